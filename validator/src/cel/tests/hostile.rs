//! Whatever the text, nothing panics.

use proptest::prelude::*;

use super::{Expression, Held, group, moment, text};

const WORDS: &[&str] = &[
    "this",
    ".A",
    ".L",
    "[0]",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "&&",
    "||",
    "!",
    "-",
    "+",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    ">=",
    " in ",
    "?",
    ":",
    ",",
    "has(",
    "sum(",
    "size(",
    "distinct(",
    "date(",
    ".all(x,",
    ".map(x,",
    ".exists(",
    ".filter(x,",
    "x",
    "1",
    "0.5",
    "1u",
    "-1",
    "'a'",
    "\"đ\"",
    "b'a'",
    "null",
    "true",
    "'",
    "\\",
    "\n",
    "//",
    "`",
    "'yyyy'",
    ".matches(",
    "e9",
    "0x",
    "9223372036854775808",
    "-9223372036854775808",
    "r'",
    "'''",
    "@",
    "$",
    "\u{0}",
];

const SHAPES: &[&str] = &[
    "($0 + $1)",
    "($0 - $1)",
    "($0 * $1)",
    "($0 / $1)",
    "($0 % $1)",
    "($0 == $1)",
    "($0 < $1)",
    "($0 in $1)",
    "($0 && $1)",
    "($0 || $1)",
    "(!$0)",
    "(-$0)",
    "($0 ? $1 : $2)",
    "[$0, $1]",
    "$0[$1]",
    "has($0.B)",
    "$0.B",
    "size($0)",
    "sum($0)",
    "distinct($0)",
    "date($0, 'yyyy')",
    "$0.startsWith($1)",
    "$0.contains($1)",
    "$0.all(x, $1)",
    "$0.exists(x, x == $1)",
    "$0.map(x, x + $1)",
    "$0.filter(x, $1)",
    "$0.exists_one(x, $1)",
    "$0.map(x, $1, $2)",
];

/// Pieces of expressions, in no order.
fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.concat())
}

/// Expressions that are whole, of whatever kinds.
fn whole() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "this.A", "this.N", "this.L", "this.G", "this.D", "this.X", "this", "1", "2.5", "'a'",
        "true", "[]",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(5, 40, 3, |inner| {
        (prop::sample::select(SHAPES), inner.clone(), inner.clone(), inner).prop_map(
            |(shape, a, b, c)| shape.replace("$0", &a).replace("$1", &b).replace("$2", &c),
        )
    })
}

fn message() -> Held {
    group(vec![
        ("A", text("a")),
        ("N", Held::decimal("-12.50")),
        ("L", Held::List(vec![Held::integer("1"), Held::Unusable, Held::Absent, text("b")])),
        ("G", group(vec![("B", Held::List(vec![group(vec![("B", text("x"))])]))])),
        ("D", moment("2024", "yyyy")),
    ])
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(any in "\\PC{0,60}", pieces in pieces()) {
        for text in [any, pieces] {
            match Expression::compile(&text) {
                Ok(expression) => drop(expression.evaluate_within(&message(), 10_000)),
                Err(error) => prop_assert!(error.offset.is_none_or(|at| text.is_char_boundary(at))),
            }
        }
    }

    #[test]
    fn no_value_makes_it_panic(text in whole()) {
        if let Ok(expression) = Expression::compile(&text) {
            let _ = expression.evaluate_within(&message(), 10_000);
        }
    }
}
