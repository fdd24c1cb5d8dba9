//! The `cel` crate's interpreter, as the reference for what both can evaluate.

use std::collections::HashMap;

use cel::{Context, Program, Value};
use proptest::prelude::*;
use proptest::sample::select;

use super::super::syntax::Parsed;
use super::{Expression, Held, group, text};

// `$B`, `$I` and `$S` stand for a boolean, an integer and a text; small letters for another one.

const BOOLEANS: &[&str] = &[
    "($B && $b)",
    "($B || $b)",
    "(!$B)",
    "($B == $b)",
    "($B ? $b : $B)",
    "($I == $i)",
    "($I != $i)",
    "($I < $i)",
    "($I <= $i)",
    "($I > $i)",
    "($I >= $i)",
    "($S == $s)",
    "($S != $s)",
    "($S < $s)",
    "($S >= $s)",
    "$S.startsWith($s)",
    "$S.endsWith($s)",
    "$S.contains($s)",
    "($I in [$i, 3])",
    "($S in [$s, 'a'])",
    "($I in this.L)",
    "this.L.all(x, x < $I)",
    "this.L.exists(x, x == $I)",
    "this.L.exists_one(x, x > $I)",
    "[$S, $s].all(y, y == $S || $B)",
    "this.M.exists(m, m.S == $S && (has(m.I) && m.I > $I))",
    "([$I] == this.L.filter(x, x > $i))",
    "(this.L.map(x, x * $I) == [$I, $i])",
    "this.L.all(x, this.M.exists(m, m.I == x || $B))",
];

const INTEGERS: &[&str] = &[
    "($I + $i)",
    "($I - $i)",
    "($I * $i)",
    "($I / $i)",
    "($I % $i)",
    "(-$I)",
    "($B ? $I : $i)",
    "size($S)",
    "$S.size()",
    "size(this.L)",
    "this.L[$I]",
    "[$I, $i][0]",
    "size(this.L.filter(x, x > $I))",
];

const TEXTS: &[&str] = &["($S + $s)", "($B ? $S : $s)", "[$S, $s][$I]", "this.M[$I].S"];

/// Texts of expressions by their type, from the same leaves on.
fn expressions() -> impl Strategy<Value = String> {
    let leaves = (
        select(vec!["true", "false", "this.B", "has(this.I)", "has(this.X)", "this.X"]),
        select(vec!["0", "1", "-7", "3", "this.I", "this.J", "this.L[1]", "this.X"]),
        select(vec!["''", "'a'", "'ab'", "'đường'", "this.S", "this.T", "this.G.S", "this.X"]),
    );
    let leaves = leaves.prop_map(|(b, i, s)| [b.to_owned(), i.to_owned(), s.to_owned()]);
    let grown = leaves.prop_recursive(4, 60, 4, |inner| {
        let pick = (select(BOOLEANS), select(INTEGERS), select(TEXTS));
        (pick, inner.clone(), inner).prop_map(|((b, i, s), one, other)| {
            [b, i, s].map(|shape| {
                let shape = shape.replace("$B", &one[0]).replace("$b", &other[0]);
                let shape = shape.replace("$I", &one[1]).replace("$i", &other[1]);
                shape.replace("$S", &one[2]).replace("$s", &other[2])
            })
        })
    });
    grown.prop_map(|[boolean, ..]| boolean)
}

/// A value in both forms.
struct Both(Held, Value);

fn integer(value: i64) -> Both {
    Both(Held::integer(&value.to_string()), value.into())
}

fn written(value: &str) -> Both {
    Both(text(value), value.into())
}

fn list(items: Vec<Both>) -> Both {
    let (ours, theirs): (Vec<Held>, Vec<Value>) =
        items.into_iter().map(|Both(o, t)| (o, t)).unzip();
    Both(Held::List(ours), theirs.into())
}

fn fields(fields: Vec<(&str, Both)>) -> Both {
    let (mut ours, mut theirs) = (Vec::new(), HashMap::new());
    for (name, Both(our, their)) in fields {
        ours.push((name, our));
        theirs.insert(name.to_owned(), their);
    }
    Both(group(ours), theirs.into())
}

fn message() -> Both {
    fields(vec![
        ("B", Both(Held::Boolean(true), true.into())),
        ("I", integer(5)),
        ("J", integer(-2)),
        ("S", written("đường")),
        ("T", written("ab")),
        ("G", fields(vec![("S", written("a"))])),
        ("L", list(vec![integer(1), integer(4), integer(1)])),
        (
            "M",
            list(vec![
                fields(vec![("S", written("a")), ("I", integer(1))]),
                fields(vec![("S", written("ab"))]),
            ]),
        ),
    ])
}

/// What the interpreter says; `None` where it has no boolean.
fn reference(text: &str, this: Value) -> Option<bool> {
    let mut context = Context::default();
    context.add_variable_from_value("this", this);
    match Program::compile(text).ok()?.execute(&context) {
        Ok(Value::Bool(value)) => Some(value),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn evaluates_as_the_interpreter_does(text in expressions()) {
        let Both(ours, theirs) = message();
        if let Ok(expression) = Expression::compile(&text) {
            let found = expression.evaluate(&ours).ok();
            prop_assert_eq!(found, reference(&text, theirs), "{}", text);
        }
    }
}

/// Rows of tokens, most of which are no expression.
fn soup() -> impl Strategy<Value = String> {
    let tokens = [
        "this",
        ".",
        "A",
        "x",
        "has",
        "(",
        ")",
        "[",
        "]",
        ",",
        "1",
        "2u",
        "0x1F",
        "'a'",
        "r'b'",
        "!",
        "-",
        "&&",
        "||",
        "?",
        ":",
        "==",
        "<",
        "in",
        "+",
        "*",
        "size",
        "null",
        "true",
        "{",
        "}",
        "b'c'",
        "//",
        " ",
        "\n",
        "`a`",
        ".this",
        "\"\"\"q\"\"\"",
        "1.5",
        "9223372036854775808",
    ];
    proptest::collection::vec(select(tokens.to_vec()), 1..12).prop_map(|all| all.concat())
}

/// Compiles a text by its quick tree, if it has one.
fn quickly(text: &str) -> Option<Expression> {
    Expression::of(&Parsed::quick(text)?).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_the_quick_parser_takes_means_the_same_to_the_other(
        text in prop_oneof![expressions(), soup()]
    ) {
        if let Some(quick) = quickly(&text) {
            let whole = Parsed::parse(&text).and_then(|parsed| Expression::of(&parsed));
            let whole = whole.map(|whole| format!("{:?}", whole.node));
            prop_assert_eq!(Ok(format!("{:?}", quick.node)), whole, "{}", text);
        }
    }
}

#[test]
fn a_minus_after_a_not_is_left_to_the_other_parser() {
    assert!(quickly("!-1").is_none());
    assert!(quickly("!-this.A").is_some());
}

#[test]
fn common_rules_are_parsed_quickly() {
    for rule in [
        "!has(this.NgayRa) || this.NgayRa >= this.NgayVao",
        "this.Tong == this.A + this.B - 3 * (this.C)",
        "this.Ma in ['1', '2'] && !(this.Ten.startsWith('x') || size(this.Ten) > 5)",
        "date(this.Ngay, 'yyyyMMdd') < date('20250701', 'yyyyMMdd') ? true : has(this.G.F)",
    ] {
        assert!(quickly(rule).is_some(), "{rule}");
    }
}
