//! Numbers, beside scaled integers of 128 bits.

use proptest::prelude::*;

use super::super::Number;
use super::{Held, evaluate, group};

/// Writes `value / 10^scale`.
fn write(value: i64, scale: usize) -> String {
    let digits = format!("{:0width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn read(text: &str) -> Number {
    Number::decimal(text).expect(text)
}

#[test]
fn numbers_are_read_by_value() {
    for (text, expected) in [
        ("007", "7"),
        ("-0.0", "0"),
        ("+1.50", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5e1", "15"),
        ("15E-1", "1.5"),
        ("0e999", "0"),
        ("1e+2", "100"),
    ] {
        assert_eq!(read(text), read(expected), "{text}");
    }
    for text in
        ["", ".", "-", "1,5", "1 ", "0x1", "--1", "1.2.3", "e1", "1e", "1e99999", "đ", "1e40"]
    {
        assert_eq!(Number::decimal(text), None, "{text}");
    }
    assert!(Number::integer("1.5").is_none() && Number::integer("1.0").is_some());
}

#[test]
fn numbers_of_very_different_size_compare() {
    let (huge, tiny) = (read("1e37"), read("1e-900"));
    assert!(
        huge > tiny && tiny > read("0") && read("-1e37") < tiny && read("-1e-900") > read("-1e37")
    );
    assert_eq!(huge.add(tiny), None);
    assert_eq!(read("0").add(tiny), Some(tiny));
}

proptest! {
    #[test]
    fn decimals_are_exact(
        (a, a_scale) in (any::<i64>(), 0..9usize),
        (b, b_scale) in (any::<i64>(), 0..9usize),
        small in any::<bool>(),
    ) {
        let (a, b) = if small { (a % 100, b % 100) } else { (a, b) };
        let (ours, theirs) = (read(&write(a, a_scale)), read(&write(b, b_scale)));
        let scaled = |value: i64, scale: usize| {
            i128::from(value) * 10i128.pow(9 - u32::try_from(scale).unwrap())
        };
        let (exact_a, exact_b) = (scaled(a, a_scale), scaled(b, b_scale));
        let back = |value: i128| Number::whole(value).divide(read("1e9")).unwrap();
        prop_assert_eq!(ours.cmp(&theirs), exact_a.cmp(&exact_b));
        prop_assert_eq!(ours == theirs, exact_a == exact_b);
        prop_assert_eq!(ours.add(theirs), Some(back(exact_a + exact_b)));
        prop_assert_eq!(ours.subtract(theirs), Some(back(exact_a - exact_b)));
        if let Some(product) = ours.multiply(theirs) {
            let exact = i128::from(a) * i128::from(b);
            let scale = i32::try_from(a_scale + b_scale).unwrap();
            prop_assert_eq!(product, read(&format!("{exact}e-{scale}")));
            if b != 0 {
                prop_assert_eq!(product.divide(theirs), Some(ours));
            }
        }
    }

    #[test]
    fn sums_of_money_are_exact(amounts in prop::collection::vec(-1_000_000_000i64..1_000_000_000, 0..50)) {
        let total: i64 = amounts.iter().sum();
        let line = |amount: &i64| group(vec![("Amount", Held::decimal(&write(*amount, 2)))]);
        let this = |total: i64| group(vec![
            ("Total", Held::decimal(&write(total, 2))),
            ("Lines", Held::List(amounts.iter().map(line).collect())),
        ]);
        let rule = "sum(this.Lines.map(l, l.Amount)) == this.Total";
        prop_assert_eq!(evaluate(rule, &this(total)), Ok(true));
        prop_assert_eq!(evaluate(rule, &this(total + 1)), Ok(false));
    }

    #[test]
    fn no_text_makes_numbers_panic(any in "\\PC*", near in "[0-9.eE+-]{0,60}", other in "[0-9]{1,39}[.][0-9]{0,30}") {
        let numbers: Vec<Number> = [any, near, other].iter().filter_map(|text| Number::decimal(text)).collect();
        for one in &numbers {
            for other in &numbers {
                let _ = (one.cmp(other), one.add(*other), one.multiply(*other), one.divide(*other));
                let _ = (one.remainder(*other), one.subtract(*other), one.as_index());
            }
        }
    }
}
