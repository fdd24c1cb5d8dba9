//! Quick looks against the full judgement.

use lienthong_schema::Catalogue;
use lienthong_schema::model::{Content, Field, Message};
use lienthong_schema::source::Source;
use proptest::prelude::*;

use super::{Bounded, QUOTE, Quick, TAG, prose};
use crate::numbers::Notation;
use crate::text;
use crate::value::ValuePlan;

/// Types of values, as a spec writes them.
const TYPES: &[&str] = &[
    "text, length: {min: 2, max: 9}",
    "text, length: {max: 9, unit: bytes}",
    "text, length: 4",
    "text, length: unstated, pattern: '[0-9]{3}'",
    "text, length: {max: 4}, pattern: '[0-9]{3}([a-c]{2})?'",
    "text, length: {max: 6}, pattern: '[^a]+[0-9.]*'",
    "text, length: unstated, pattern: '[ -~]{1,3}'",
    "text, length: {max: 5}, const: 'a&b'",
    "code, codes: x/codes",
    "integer",
    "integer, range: {min: -3, max: 500}",
    "integer, length: 3",
    "decimal, range: {min: 1, max: 99.5}",
    "decimal, range: {min: 0, max: 99}, digits: {total: 4, fraction: 2}",
    "boolean",
    "date",
    "date, range: {min: 2000-01-01}",
    "datetime, format: dd/MM/yyyy HH:mm:ss",
    "binary, size: {max: 4 B}",
    "citizen",
    "phone",
    "uuid",
    "numbers",
    "either",
];

fn values() -> Vec<ValuePlan> {
    let mut spec =
        "message: x.Y\nversion: 1.0.0\nstatus: proposed\ntitle: Y\nxml: {root: Y}\nfields:\n"
            .to_owned();
    for (number, value) in TYPES.iter().enumerate() {
        let field = [
            "  - {name: F",
            &number.to_string(),
            ", title: F, presence: optional, type: ",
            value,
            "}\n",
        ];
        spec.extend(field);
    }
    let codes = "codes: x/codes\ntitle: C\nvalues:\n  - {code: 'a', title: A}\n  - {code: '<é', title: B}\n  - {code: Nữ, title: C, valid: {to: 2020-01-01}}\n";
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let types = "types:\n  citizen: {base: text, check: citizen-id, title: C, length: 12}\n  phone: {base: text, check: phone-number, title: P}\n  uuid: {base: text, check: uuid, title: U, pattern: '[0-9a-f-]+'}\n  numbers: {base: list, of: phone, separator: ';', title: N}\n  day: {base: date, format: dd.MM.yyyy, title: D}\n  month: {base: date, format: MM.yyyy, title: M}\n  either: {any-of: [day, month, phone], title: E}\n";
    let sources = vec![
        source("y.msg.yaml", &spec),
        source("c.codes.yaml", codes),
        source("t.types.yaml", types),
    ];
    let reading = Catalogue::read(sources, None);
    assert!(
        reading.problems.iter().all(|it| it.severity != lienthong_schema::model::Severity::Error),
        "{:?}",
        reading.problems
    );
    let message: &Message = reading.catalogue.messages().next().expect("the spec is right");
    let plan = |field: &Field| match &field.content {
        Content::Value(value) => ValuePlan::compile(value, None),
        Content::Group(_) => panic!("no group"),
    };
    message.body.fields().map(plan).collect()
}

/// Says whether the full judgement finds nothing wrong, and the value is not blank.
fn is_good(value: &ValuePlan, text: &str, notation: Notation) -> bool {
    let mut is_good = !text.trim().is_empty();
    value.judge(text, notation, &mut |_| is_good = false);
    if value.holds_text() {
        text::faults(text, &mut |_| is_good = false);
    }
    is_good
}

fn judge(text: &str) -> usize {
    let mut good = 0;
    let padded = |mark: char| format!("{mark}>{text}{mark}{}", "x".repeat(40));
    for (value, name) in values().iter().zip(TYPES) {
        let quick = Quick::compile(value).expect("each has a quick look");
        let is_right = is_good(value, text, Notation::Plain);
        let all = format!("|{text}|");
        let there = |is_clean| {
            let cell = Bounded { all: &all, start: 1, end: 1 + text.len(), is_clean };
            quick.is_good_there(cell, || Some(value))
        };
        for found in [
            there(false),
            there(prose::is_clean(text.trim_matches(' ').as_bytes())),
            quick.is_good(value, text),
            quick.end::<TAG>(|| value, &padded('<'), 2) == Some(2 + text.len()),
            quick.end::<QUOTE>(|| value, &padded('"'), 2) == Some(2 + text.len()),
        ] {
            assert!(is_right || !found, "{name}: {text:?}");
            good += usize::from(found);
        }
        if let Some(end) = quick.number_end(format!("{text},").as_bytes(), 0) {
            assert!(is_good(value, &text[..end], Notation::Json), "{name}: {text:?}");
        }
    }
    good
}

#[test]
fn what_is_plainly_right_is_seen_at_once() {
    for text in [
        "Nữ vương",
        "123",
        "123ab",
        "bc12",
        "a",
        "42",
        "-3",
        "7.25",
        "true",
        "2024-02-29",
        "29/02/2024 23:59:59",
        "QUJD",
        "079014301193",
        "0912345678",
        "0912345678;0912345679",
        "02.2024",
    ] {
        assert!(judge(text) > 0, "{text}");
    }
}

#[test]
fn nothing_else_is_taken_for_right() {
    for text in [
        "",
        " ",
        "a b ",
        "a&b",
        "<é",
        "Nữ",
        "007",
        "1e3",
        "2023-02-29",
        "00/00/2024 00:00:00",
        "QUI=",
        "QUI",
        "QQ==",
        "QUJDRE",
        "ế",
        "e\u{302}\u{301}",
        "a\tb",
        "]]>",
        "\u{FFFE}",
    ] {
        judge(text);
    }
}

proptest! {
    #[test]
    fn quick_looks_are_sound(
        text in "[ -~]{0,6}|[a-zạ-ỹà-ýđ &]{0,12}|[0-9]{1,4}(\\.[0-9]{1,3})?|[0-9]{4}-[01][0-9]-[0-3][0-9]|\\PC{0,8}|[A-Z/+]{0,6}={0,2}",
    ) {
        judge(&text);
    }
}
