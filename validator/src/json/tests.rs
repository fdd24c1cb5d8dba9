//! What the reader tells, call by call, and what it says of text that is no JSON.

use std::fmt::Write as _;

use super::read;
use crate::events::{Detail, End, Events, Flow, Kind, Name, Node, Scalar, Span};
use crate::limits::Limits;
use crate::rules::{Example, Rule, find};

/// Writes every call down, one a line.
#[derive(Debug, Default)]
struct Notes {
    text: String,
    faults: Vec<(&'static str, usize, usize)>,
    stop_after: Option<usize>,
}

impl Events for Notes {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        let node = if name.node == Node::Item { "item" } else { "open" };
        writeln!(self.text, "{node} {} {}..{}", name.local, at.start, at.end).unwrap();
        match self.stop_after.as_mut() {
            Some(0) => return Flow::Stop,
            Some(left) => *left -= 1,
            None => {}
        }
        Flow::GoOn
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        let array = if array { "[]" } else { "" };
        writeln!(self.text, "key {name}{array} {}..{}", at.start, at.end).unwrap();
    }

    fn value(&mut self, value: Scalar<'_>) {
        let Scalar { text, kind, span, decoded } = value;
        let decoded = if decoded && kind == Kind::String { " decoded" } else { "" };
        writeln!(self.text, "{kind:?} {text} {}..{}{decoded}", span.start, span.end).unwrap();
    }

    fn close(&mut self, at: Span) {
        writeln!(self.text, "close {}..{}", at.start, at.end).unwrap();
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        assert!(detail.expected.is_none_or(|text| !text.vi.is_empty()));
        self.faults.push((rule.code, at.start, at.end));
    }
}

fn notes(text: &str) -> (Notes, End) {
    let mut notes = Notes::default();
    let end = read(text, &Limits::default(), &mut notes);
    (notes, end)
}

#[track_caller]
fn tells(text: &str, lines: &[&str]) {
    let (notes, end) = notes(text);
    assert_eq!(notes.text.lines().map(str::trim_end).collect::<Vec<_>>(), lines, "{text}");
    assert_eq!((notes.faults.as_slice(), end), ([].as_slice(), End::Whole), "{text}");
}

/// Reads `text`, which has exactly these faults; says where it gave up.
#[track_caller]
fn faults(text: &str, expected: &[(&'static str, usize, usize)]) -> Option<usize> {
    let (notes, end) = notes(text);
    assert_eq!(notes.faults, expected, "{text}");
    match end {
        End::GaveUp(at) => Some(at),
        End::Whole | End::Stopped => None,
    }
}

#[test]
fn members_are_told_with_their_places() {
    tells(
        r#" {"a": "x", "b": {"c": -1.5e3}, "d": null, "e": true} "#,
        &[
            "open  1..2",
            "Object  1..2",
            "key a 3..4",
            "open a 3..4",
            "String x 8..9",
            "close 9..10",
            "key b 13..14",
            "open b 13..14",
            "Object  17..18",
            "key c 19..20",
            "open c 19..20",
            "Number -1.5e3 23..29",
            "close 28..29",
            "close 29..30",
            "key d 33..34",
            "open d 33..34",
            "Null null 37..41",
            "close 40..41",
            "key e 44..45",
            "open e 44..45",
            "Boolean true 48..52",
            "close 51..52",
            "close 52..53",
        ],
    );
}

#[test]
fn an_array_opens_each_item_under_its_key_and_none_when_empty() {
    tells(
        r#"{"a":[1,"b"],"n":[]}"#,
        &[
            "open  0..1",
            "Object  0..1",
            "key a[] 2..3",
            "open a 6..7",
            "Number 1 6..7",
            "close 6..7",
            "open a 8..9",
            "String b 9..10",
            "close 10..11",
            "key n[] 14..15",
            "close 19..20",
        ],
    );
}

#[test]
fn items_of_arrays_within_arrays_have_no_name() {
    tells(
        r#"{"a":[[1],[]]}"#,
        &[
            "open  0..1",
            "Object  0..1",
            "key a[] 2..3",
            "open a 6..7",
            "Array  6..7",
            "item  7..8",
            "Number 1 7..8",
            "close 7..8",
            "close 8..9",
            "open a 10..11",
            "Array  10..11",
            "close 11..12",
            "close 13..14",
        ],
    );
    tells(
        "[[1]]",
        &[
            "open  0..1",
            "Array  0..1",
            "item  1..2",
            "Array  1..2",
            "item  2..3",
            "Number 1 2..3",
            "close 2..3",
            "close 3..4",
            "close 4..5",
        ],
    );
}

#[test]
fn escapes_are_decoded_and_plain_strings_are_not() {
    tells(
        r#""\u0110\ud83d\ude00\n\/\"""#,
        &["open  0..1", "String Đ😀", "/\" 1..25 decoded", "close 25..26"],
    );
    tells(
        r#"{"\u0061":"ế"}"#,
        &[
            "open  0..1",
            "Object  0..1",
            "key a 2..8",
            "open a 2..8",
            "String ế 11..14",
            "close 14..15",
            "close 15..16",
        ],
    );
}

#[test]
fn a_root_may_be_a_scalar() {
    tells("0", &["open  0..1", "Number 0 0..1", "close 0..1"]);
    tells(" null\n", &["open  1..2", "Null null 1..5", "close 4..5"]);
}

#[test]
fn reading_goes_on_where_the_structure_is_clear() {
    for (text, start, end) in [
        (r#"{"a":1,}"#, 6, 7),
        ("[1,]", 2, 3),
        ("[1,,2]", 2, 3),
        (r#"{"a":1 "b":2}"#, 7, 8),
        ("[{} {}]", 4, 5),
        (r#"{"a":,"b":1}"#, 5, 6),
        (r#"{"a":}"#, 5, 6),
        ("{a:1}", 1, 2),
        ("{'a':1}", 1, 2),
        (r#"['it\'s "x"']"#, 1, 2),
        ("[007]", 1, 4),
        ("[-01]", 1, 4),
        ("[+5]", 1, 3),
        ("[.5]", 1, 3),
        ("[5.]", 1, 3),
        ("[1e]", 1, 3),
        ("[1.2.3]", 1, 6),
        ("[-Infinity]", 1, 10),
        ("[NaN]", 1, 4),
        ("[True]", 1, 5),
        ("{\"a\": Mã số cần tra}", 6, 24),
        ("{mã số: 1}", 1, 9),
        ("[nulls]", 1, 6),
        ("[\"a\tb\"]", 3, 4),
        ("[\"a\r\nb\"]", 3, 5),
        (r#"["C:\data"]"#, 4, 6),
        (r#"["\u12"]"#, 2, 4),
        (r#"["\ud800"]"#, 2, 8),
        ("[1] // that is all", 4, 18),
        ("[/* a, b */1]", 1, 11),
        ("[1,\u{a0}2]", 3, 5),
        ("\u{feff}[]", 0, 3),
    ] {
        assert_eq!(faults(text, &[("LT102", start, end)]), None, "{text}");
    }
    faults(r#"["\udc00\ud800x"]"#, &[("LT102", 2, 8), ("LT102", 8, 14)]);
}

#[test]
fn reading_ends_where_the_structure_is_lost() {
    for (text, start, end) in [
        ("{", 1, 1),
        ("[1", 2, 2),
        ("[1,", 3, 3),
        (r#"{"a"#, 1, 2),
        (r#"{"a""#, 4, 4),
        (r#"{"a":"#, 5, 5),
        (r#"{"a" 1}"#, 5, 6),
        (r#"{"a":1]"#, 6, 7),
        ("[1}", 2, 3),
        ("[}", 1, 2),
        ("{]", 1, 2),
        ("[,1]", 1, 2),
        ("[1 2]", 3, 4),
        (r#"{"a":"x"y"}"#, 8, 9),
        ("[] []", 3, 4),
        ("[\u{201c}a\u{201d}]", 1, 4),
        ("[đ]", 1, 3),
        ("/* x", 0, 1),
        ("<a/>", 0, 1),
    ] {
        assert_eq!(faults(text, &[("LT102", start, end)]), Some(start), "{text}");
    }
}

#[test]
fn a_key_given_twice_is_reported_wherever_it_stands() {
    faults(r#"{"a":1,"b":{"a":2,"\u0061":3},"a":4}"#, &[("LT106", 19, 25), ("LT106", 31, 32)]);
    let many = (0..1000).fold(String::from("{"), |text, key| text + &format!("\"{key}\":0,"));
    let at = many.len() + 1;
    assert_eq!(faults(&(many + "\"7\":1}"), &[("LT106", at, at + 1)]), None);
}

#[test]
fn depth_and_fields_are_limited() {
    assert_eq!(faults(&"[".repeat(100_000), &[("LT111", 200, 201)]), Some(200));
    assert_eq!(faults(&r#"{"a":"#.repeat(100_000), &[("LT111", 1000, 1001)]), Some(1000));
    let mut notes = Notes::default();
    let limits = Limits { fields: 3, ..Limits::default() };
    assert_eq!(read("[1,2,3]", &limits, &mut notes), End::GaveUp(5));
    assert_eq!(notes.faults, [("LT112", 5, 6)]);
    assert_eq!(faults(&("[".repeat(200) + &"]".repeat(200)), &[]), None);
}

#[test]
fn nothing_is_told_after_the_handler_says_stop() {
    let mut notes = Notes { stop_after: Some(1), ..Notes::default() };
    assert_eq!(read("[1,2]", &Limits::default(), &mut notes), End::Stopped);
    assert_eq!(notes.text.lines().last(), Some("item  1..2"));
}

#[test]
fn each_rule_is_broken_by_its_example_alone() {
    let bytes = |example: &Example| String::from_utf8(example.bytes()).unwrap();
    for code in ["LT102", "LT106", "LT111", "LT112", "LT115"] {
        let rule = find(code).unwrap();
        let limits = crate::rules::example_limits(rule);
        let mut broken = Notes::default();
        read(&bytes(&rule.failing), &limits, &mut broken);
        assert_eq!(broken.faults.iter().map(|fault| fault.0).collect::<Vec<_>>(), [code]);
        let mut kept = Notes::default();
        assert_eq!(read(&bytes(&rule.passing), &limits, &mut kept), End::Whole);
        assert_eq!(kept.faults, []);
    }
}
