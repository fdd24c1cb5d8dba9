//! Our reader against two others, on documents and on mutants of them: all three take or refuse the
//! same texts, and find the same values in them. Where they differ by design, `DIFFERENCES` says so.

use jiter::JsonValue;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::read;
use crate::events::{Detail, End, Events, Flow, Kind, Name, Node, Scalar, Span};
use crate::limits::Limits;
use crate::rules::Rule;

/// What another reader refuses though it is JSON: a part of its message, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    ("number out of range", "RFC 8259 sets no limit to numbers; serde_json reads floats"),
    ("recursion limit exceeded", "serde_json nests 128 levels, we nest as many as the limits say"),
];

/// Writes down what is read, in an order that a tree can be written down in too.
#[derive(Debug, Default)]
struct Notes {
    values: Vec<String>,
    depth: usize,
    malformed: usize,
    duplicates: usize,
    text: String,
}

impl Notes {
    /// Looks whether `at` can be cut out of the text.
    fn cut(&self, at: Span) -> &str {
        self.text.get(at.start..at.end).unwrap_or_else(|| panic!("{at:?} in {:?}", self.text))
    }
}

impl Events for Notes {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        self.cut(at);
        assert!(name.node == Node::Key || name.local.is_empty());
        self.depth += 1;
        Flow::GoOn
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        self.cut(at);
        self.values.push(format!("key {name}"));
        if array {
            self.values.push("array".into());
        }
    }

    fn value(&mut self, value: Scalar<'_>) {
        assert!(self.cut(value.span) == value.text || value.decoded);
        self.values.push(match value.kind {
            Kind::Object => "object".into(),
            Kind::Array => "array".into(),
            Kind::Number if value.text.contains(['.', 'e', 'E']) => "float".into(),
            Kind::Number => format!("number {}", value.text),
            Kind::String => format!("string {}", value.text),
            Kind::Null | Kind::Boolean | Kind::Text | Kind::Records => value.text.into(),
        });
    }

    fn close(&mut self, at: Span) {
        self.cut(at);
        self.depth -= 1;
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.cut(at);
        match rule.code {
            "LT106" => self.duplicates += 1,
            "LT102" => {
                assert!(detail.expected.is_some_and(|text| text.en.is_some()));
                self.malformed += 1;
            }
            _ => self.malformed += 1,
        }
    }
}

fn notes(text: &str) -> Notes {
    let mut notes = Notes { text: text.to_owned(), ..Notes::default() };
    let end = read(text, &Limits::default(), &mut notes);
    match end {
        End::Whole => assert_eq!(notes.depth, 0, "{text}"),
        End::GaveUp(at) => assert!(text.is_char_boundary(at) && notes.malformed > 0, "{text}"),
        End::Stopped => panic!("nobody said stop: {text}"),
    }
    notes
}

/// Writes a tree down as [`Notes`] does.
fn write(value: &Value, values: &mut Vec<String>) {
    match value {
        Value::Null => values.push("null".into()),
        Value::Bool(truth) => values.push(truth.to_string()),
        Value::Number(number) if number.is_f64() => values.push("float".into()),
        Value::Number(number) => values.push(format!("number {number}")),
        Value::String(text) => values.push(format!("string {text}")),
        Value::Array(items) => {
            values.push("array".into());
            for item in items {
                write(item, values);
            }
        }
        Value::Object(members) => {
            values.push("object".into());
            for (name, value) in members {
                values.push(format!("key {name}"));
                write(value, values);
            }
        }
    }
}

/// Integers that only a float can hold, and `-0`, are floats to `serde_json`.
fn same(ours: &str, theirs: &str) -> bool {
    let float = |text: &str| {
        text.strip_prefix("number ").is_some_and(|digits| {
            digits == "-0" || (digits.parse::<i64>().is_err() && digits.parse::<u64>().is_err())
        })
    };
    ours == theirs || (theirs == "float" && float(ours))
}

/// Holds our reading of `text` against the others'.
fn compare(text: &str) -> Result<(), TestCaseError> {
    let ours = notes(text);
    let taken = ours.malformed == 0;
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            prop_assert!(taken, "serde_json takes {text:?}");
            if ours.duplicates == 0 {
                let mut theirs = Vec::new();
                write(&value, &mut theirs);
                let equal = ours.values.iter().zip(&theirs).all(|(a, b)| same(a, b));
                prop_assert!(equal && ours.values.len() == theirs.len(), "{text:?} {theirs:?}");
            }
        }
        Err(error) => {
            let error = error.to_string();
            let known = DIFFERENCES.iter().any(|(message, _)| error.contains(message));
            prop_assert!(!taken || known, "serde_json refuses {text:?}: {error}");
        }
    }
    let theirs = JsonValue::parse(text.as_bytes(), false);
    prop_assert_eq!(taken, theirs.is_ok(), "jiter: {:?} {:?}", text, theirs);
    Ok(())
}

/// Texts of JSON, clean, with space of every kind between their parts.
fn documents() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => "[ -!#-\\[\\]-~]",
        2 => "[À-ỹ😀\u{7f}\u{e000}\u{ffff}]",
        1 => prop::sample::select(vec![r"\n", r"\/", r#"\""#, r"\\", r"\u00e1", r"\ud83d\ude00"])
            .prop_map(str::to_owned),
    ];
    let string =
        prop::collection::vec(character, 0..12).prop_map(|text| format!("\"{}\"", text.concat()));
    let key = prop_oneof![string.clone(), "\"[ab]\"", r#""\\u0061""#];
    let scalar = prop_oneof![
        3 => string,
        2 => "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
        1 => "true|false|null",
    ];
    scalar.prop_recursive(5, 40, 6, move |inner| {
        let member = (key.clone(), "[ \t\r\n]{0,2}", inner.clone(), "\n? {0,9}");
        let member =
            member.prop_map(|(key, before, value, after)| format!("{key}{before}:{after}{value}"));
        let list = |items: Vec<String>| items.join(" ,\n");
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(move |items| format!("[{}]", list(items))),
            prop::collection::vec(member, 0..5)
                .prop_map(move |items| format!("{{{} }}", list(items))),
        ]
    })
}

/// What a mutant gets in place of some characters.
fn splinters() -> impl Strategy<Value = String> {
    let splinters = [
        "", "", "\"", "\\", ",", ":", "{", "}", "[", "]", "0", "-", "+", ".", "e", "1e5", "true",
        "nul", "NaN", "'", "/", "//", "/**/", "\n", "\t", "\u{0}", "\u{1f}", "\u{a0}", "\u{feff}",
        "đ", "Mã", "nuế", "\\u", "\\ud800", "\\udc00", "\\u00", "\\x", "\"a\":", ",\"a\":1", "00",
        "-0", "1.", " ",
    ];
    prop::sample::select(splinters.to_vec()).prop_map(str::to_owned)
}

/// Replaces a few characters of `text` at each of the places.
fn mutate(mut text: String, changes: &[(Index, usize, String)]) -> String {
    for (at, length, splinter) in changes {
        let places: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let start = at.index(places.len());
        let end = (start + length).min(places.len() - 1);
        text.replace_range(places[start]..places[end], splinter);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn clean_documents_are_read_alike(text in documents()) {
        prop_assert_eq!(notes(&text).malformed, 0, "{}", text);
        compare(&text)?;
    }

    #[test]
    fn mutants_are_taken_or_refused_alike(
        text in documents(),
        changes in prop::collection::vec((any::<Index>(), 0..3usize, splinters()), 1..4),
    ) {
        compare(&mutate(text, &changes))?;
    }

    #[test]
    fn no_text_makes_it_panic(
        text in "\\PC{0,40}", near in "[\\[\\]{}\",:'/*\\\\u0-9a-fntrx.+ \n\u{0}đ-]{0,40}",
    ) {
        compare(&text)?;
        compare(&near)?;
    }
}
