//! Numbers as text: their grammar, how many digits they have, and how they compare. Exact: nothing
//! here is ever a float.
//!
//! Digits count as XSD counts them, by value: `007`, `7` and `7.0` have one digit and none after
//! the point.

use std::cmp::Ordering;
use std::ops::Range;

use lienthong_schema::model::Text;

/// How a form writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// Sign, digits and point, as XSD has it. A whole number has no point.
    Plain,
    /// A JSON number, which may have an exponent. `1.0` and `1e3` are whole numbers.
    Json,
}

/// What is wrong with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NumberFault {
    /// The wrong part: bytes of the text, on boundaries of characters.
    pub(crate) span: Range<usize>,
    /// What was expected.
    pub(crate) expected: Text,
    /// The number as it may have been meant.
    pub(crate) hint: Option<String>,
}

/// A number, taken apart; it compares by value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number<'a> {
    negative: bool,
    /// The significant digits before the point of the text: from the first to the last that is
    /// not zero, `head` and `tail` taken together.
    head: &'a str,
    /// The significant digits after it.
    tail: &'a str,
    /// How many digits, from the first significant one, stand before the point once the exponent
    /// is applied; below 0 where zeros stand between the point and them.
    point: i64,
}

impl<'a> Number<'a> {
    /// Reads a number with or without a fraction.
    ///
    /// # Errors
    ///
    /// Says where its grammar is broken. White space is no part of a number.
    pub(crate) fn decimal(text: &'a str, notation: Notation) -> Result<Self, NumberFault> {
        Self::parse(text, notation).map_err(|at| fault(text, at, &DECIMAL))
    }

    /// Reads a whole number.
    ///
    /// # Errors
    ///
    /// Says where its grammar is broken, or where its fraction begins.
    pub(crate) fn integer(text: &'a str, notation: Notation) -> Result<Self, NumberFault> {
        let number = Self::parse(text, notation).map_err(|at| fault(text, at, &INTEGER))?;
        if number.is_whole(text, notation) {
            Ok(number)
        } else {
            Err(fault(text, text.find('.').unwrap_or(0), &INTEGER))
        }
    }

    /// Says whether [`decimal`](Self::decimal) reads a text.
    pub(crate) fn is_decimal(text: &str, notation: Notation) -> bool {
        Number::parse(text, notation).is_ok()
    }

    /// Says whether [`integer`](Self::integer) reads a text.
    pub(crate) fn is_integer(text: &str, notation: Notation) -> bool {
        Number::parse(text, notation).is_ok_and(|number| number.is_whole(text, notation))
    }

    /// Says whether the number that `text` is has no fraction.
    fn is_whole(&self, text: &str, notation: Notation) -> bool {
        match notation {
            Notation::Plain => !text.contains('.'),
            Notation::Json => self.fraction_digits() == 0,
        }
    }

    /// Takes `text` apart, or returns the first byte that belongs to no number.
    fn parse(text: &'a str, notation: Notation) -> Result<Self, usize> {
        let bytes = text.as_bytes();
        let start = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
        let point = skip_digits(bytes, start);
        let has_point = bytes.get(point) == Some(&b'.');
        let fraction = point + usize::from(has_point);
        let end = skip_digits(bytes, fraction);
        if end == start + usize::from(has_point) {
            return Err(start);
        }
        let exponent = match bytes.get(end) {
            None => 0,
            Some(b'e' | b'E') if notation == Notation::Json => exponent(text, end + 1)?,
            Some(_) => return Err(end),
        };
        let negative = bytes[0] == b'-';
        Ok(Self::of_digits(negative, &text[start..point], &text[fraction..end], exponent))
    }

    /// Drops the zeros that do not count.
    fn of_digits(negative: bool, whole: &'a str, fraction: &'a str, exponent: i64) -> Self {
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let tail = if whole.is_empty() { fraction.trim_start_matches('0') } else { fraction };
        let head = if tail.is_empty() { whole.trim_end_matches('0') } else { whole };
        if head.is_empty() && tail.is_empty() {
            return Self { negative: false, head, tail, point: 0 };
        }
        let point = signed(whole.len()) - signed(fraction.len() - tail.len());
        Self { negative, head, tail, point: point.saturating_add(exponent) }
    }

    /// Returns how many digits it has in all: sign, point and leading zeros do not count, nor do
    /// zeros at the end of its fraction; at least 1.
    pub(crate) fn total_digits(&self) -> u64 {
        let significant = self.significant();
        let total = significant.max(self.point).max(significant.saturating_sub(self.point));
        total.unsigned_abs().max(1)
    }

    /// Returns how many digits follow the point, zeros at the end not counted.
    pub(crate) fn fraction_digits(&self) -> u64 {
        u64::try_from(self.significant().saturating_sub(self.point)).unwrap_or(0)
    }

    fn significant(&self) -> i64 {
        signed(self.head.len() + self.tail.len())
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.head.bytes().chain(self.tail.bytes())
    }

    /// Returns -1, 0 or 1.
    fn sign(&self) -> i8 {
        match (self.significant(), self.negative) {
            (0, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        }
    }

    /// Compares sizes of two numbers that are not zero, the signs left aside.
    fn compare_size(&self, other: &Self) -> Ordering {
        self.point.cmp(&other.point).then_with(|| self.digits().cmp(other.digits()))
    }
}

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sign().cmp(&other.sign()).then_with(|| match self.sign() {
            0 => Ordering::Equal,
            1 => self.compare_size(other),
            _ => other.compare_size(self),
        })
    }
}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number<'_> {}

/// The greatest exponent that is told from greater ones.
const MOST: i64 = 1 << 60;

/// Reads the exponent from `at` to the end of `text`, or returns the first byte that is wrong.
fn exponent(text: &str, at: usize) -> Result<i64, usize> {
    let sign = usize::from(matches!(text.as_bytes().get(at), Some(b'-' | b'+')));
    let end = skip_digits(text.as_bytes(), at + sign);
    if end == at + sign || end < text.len() {
        return Err(end);
    }
    let size = text[at + sign..].parse().unwrap_or(MOST).min(MOST);
    Ok(if text.as_bytes()[at] == b'-' { -size } else { size })
}

fn skip_digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// Returns a length as a signed number: no text is so long that this cuts it.
fn signed(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// What a number must be, in Vietnamese and in English.
type Expected = (&'static str, &'static str);

const INTEGER: Expected = ("số nguyên viết bằng chữ số", "a whole number written in digits");
const DECIMAL: Expected = (
    "số viết bằng chữ số, dấu thập phân là dấu chấm, không ngăn cách hàng nghìn",
    "a number in digits is needed, with a decimal point and no thousands separators",
);

#[cold]
fn fault(text: &str, at: usize, expected: &Expected) -> NumberFault {
    let span = at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    let expected = Text { vi: expected.0.into(), en: Some(expected.1.into()) };
    NumberFault { span, expected, hint: meant(text) }
}

/// Returns the number that separators of thousands or a decimal comma hide; `None` where it is
/// not clear.
fn meant(text: &str) -> Option<String> {
    let separator = text.find(['.', ',', ' ', '\u{a0}'])?;
    let separator = text[separator..].chars().next()?;
    let groups: Vec<_> = text.split(separator).collect();
    let grouped = groups.len() > 2 && groups[1..].iter().all(|group| group.len() == 3);
    let plain = match groups[..] {
        _ if grouped => groups.concat(),
        [whole, fraction] if separator == ',' => format!("{whole}.{fraction}"),
        _ => return None,
    };
    Number::parse(&plain, Notation::Plain).is_ok().then_some(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Notation, Number};

    fn read(text: &str) -> Number<'_> {
        Number::decimal(text, Notation::Json).unwrap()
    }

    #[test]
    fn digits_count_by_value() {
        for (text, total, fraction) in [
            ("0", 1, 0),
            ("-0.00", 1, 0),
            ("007", 1, 0),
            ("100", 3, 0),
            ("1.50", 2, 1),
            ("0.05", 2, 2),
            ("-12.345", 5, 3),
            ("1e3", 4, 0),
            ("1.5e-3", 4, 4),
            ("120e-1", 2, 0),
            ("0e999999999999999999999", 1, 0),
        ] {
            let number = read(text);
            assert_eq!(
                (number.total_digits(), number.fraction_digits()),
                (total, fraction),
                "{text}"
            );
        }
        assert!(read("1e99999999999999999999").total_digits() > u64::from(u32::MAX));
        assert!(read("1e-99999999999999999999").fraction_digits() > u64::from(u32::MAX));
    }

    #[test]
    fn each_notation_has_its_grammar() {
        for (text, plain, json) in [
            ("5", (true, true), (true, true)),
            ("+5", (true, true), (true, true)),
            ("5.", (true, false), (true, true)),
            (".5", (true, false), (true, false)),
            ("1.0", (true, false), (true, true)),
            ("1e3", (false, false), (true, true)),
            ("1e-3", (false, false), (true, false)),
            ("", (false, false), (false, false)),
            (".", (false, false), (false, false)),
            ("-", (false, false), (false, false)),
            ("1e", (false, false), (false, false)),
            ("1e+", (false, false), (false, false)),
            ("1e5.", (false, false), (false, false)),
            (" 1", (false, false), (false, false)),
            ("0x1", (false, false), (false, false)),
            ("١", (false, false), (false, false)),
        ] {
            let fits = |notation| {
                let decimal = Number::decimal(text, notation).is_ok();
                (decimal, Number::integer(text, notation).is_ok())
            };
            assert_eq!((fits(Notation::Plain), fits(Notation::Json)), (plain, json), "{text:?}");
        }
    }

    #[test]
    fn faults_stand_at_the_wrong_part_with_what_is_meant() {
        for (text, part, hint) in [
            ("1,5", ",", Some("1.5")),
            ("1.000.000", ".", Some("1000000")),
            ("-1,000,000", ",", Some("-1000000")),
            ("1 000 000", " ", Some("1000000")),
            ("12đ", "đ", None),
            ("", "", None),
            ("-", "", None),
        ] {
            let fault = Number::decimal(text, Notation::Plain).unwrap_err();
            assert_eq!((&text[fault.span], fault.hint.as_deref()), (part, hint), "{text}");
        }
        assert_eq!(Number::integer("12.5", Notation::Plain).unwrap_err().span, 2..3);
    }

    #[test]
    fn exponents_and_zeros_do_not_change_the_order() {
        assert_eq!(read("-0"), read("0.000"));
        assert_eq!(read("1e3"), read("1000.0"));
        assert!(read("1e-400") > read("0"));
        assert!(read("-1e400") < read("-1e399"));
        assert!(read("99999999999999999999999999") < read("99999999999999999999999999.1"));
    }

    /// The text of `value / 10^scale`, with zeros that do not count.
    fn write(value: i64, scale: usize, zeros: usize) -> String {
        let digits = format!("{:0width$}", value.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let sign = if value < 0 { "-" } else { "" };
        let zeros = "0".repeat(zeros);
        if scale == 0 {
            format!("{sign}{zeros}{whole}")
        } else {
            format!("{sign}{zeros}{whole}.{fraction}{zeros}")
        }
    }

    proptest! {
        #[test]
        fn numbers_compare_as_scaled_integers_do(
            (a, a_scale, a_zeros) in (any::<i64>(), 0..18usize, 0..3usize),
            (b, b_scale, b_zeros) in (any::<i64>(), 0..18usize, 0..3usize),
            small in any::<bool>(),
        ) {
            let (a, b) = if small { (a % 100, b % 100) } else { (a, b) };
            let exact = |value: i64, scale: usize| i128::from(value) * 10i128.pow(18 - u32::try_from(scale).unwrap());
            let (ours, theirs) = (write(a, a_scale, a_zeros), write(b, b_scale, b_zeros));
            let expected = exact(a, a_scale).cmp(&exact(b, b_scale));
            prop_assert_eq!(read(&ours).cmp(&read(&theirs)), expected, "{} {}", ours, theirs);
            let shifted = format!("{}e-{a_scale}", write(a, 0, a_zeros));
            prop_assert_eq!(read(&shifted), read(&ours));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*", near in "[0-9.,eE+ -]{0,12}") {
            for text in [&text, &near] {
                for notation in [Notation::Plain, Notation::Json] {
                    if let Err(fault) = Number::decimal(text, notation) {
                        prop_assert!(text.get(fault.span).is_some());
                    }
                    let _ = Number::integer(text, notation);
                }
            }
        }
    }
}
