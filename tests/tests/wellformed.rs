//! What is called malformed is what other parsers call malformed: mutated messages, read by ours
//! and by theirs. Where theirs disagree among themselves, ours may go either way.

use std::collections::HashSet;
use std::process::Command;

use lienthong::{Ask, Form, Report, Validator, Verdict};
use lienthong_tests::{folder, new_folder, permissive, read_text, tool};
use proptest::prelude::{Strategy, any, prop};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::de::IgnoredAny;

/// How many mutated messages are tried in each form.
const CASES: usize = 3000;

/// What is put into XML.
const XML: &[&str] = &[
    "<",
    ">",
    "/",
    "&",
    ";",
    "&amp;",
    "&#65;",
    "&#0;",
    "&#x1F600;",
    "&x;",
    "\"",
    "'",
    "=",
    " a='1'",
    " b:c=\"2\"",
    " xmlns:b='urn:b'",
    " xmlns=''",
    "<a>",
    "</a>",
    "<a/>",
    "<a><b></a></b>",
    "</HoSo>",
    "<!--",
    "-->",
    "<!-- a -->",
    "<!-- -- -->",
    "<![CDATA[",
    "]]>",
    "<![CDATA[<]]>",
    "<?x y?>",
    "<?xml version='1.0'?>",
    "?>",
    "\u{1}",
    "\u{fffe}",
    "é",
    "\u{301}",
    "<1a/>",
    "<b:c/>",
    "<:a/>",
    "<a b=1/>",
    "<a b='<'/>",
    "<a b='1' b='2'/>",
    "\r",
    "\t",
    " ",
    "\u{feff}",
    "xml",
];

/// What is put into JSON.
const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0041",
    "\\ud800",
    "\\ud83d\\ude00",
    "\\x",
    "\\\"",
    "\n",
    "\t",
    "\u{1}",
    "é",
    "0",
    "01",
    "-",
    "-0",
    "1.",
    ".5",
    "1e",
    "1e5",
    "1E+400",
    "null",
    "true",
    "nul",
    "NaN",
    "'",
    "/* */",
    "// ",
    "\"a\":1,",
    "{\"a\":[]}",
    "[1,]",
    "\u{feff}",
    "\u{a0}",
];

#[test]
fn malformed_xml_is_what_others_call_malformed() {
    let Some(xmllint) = tool("xmllint") else { return };
    let messages = mutated(&read_text(&folder("mistakes/none/xml/message.xml")), XML);
    let scratch = new_folder("wellformed");
    let name = |index: usize| format!("{index}.xml");
    for (index, message) in messages.iter().enumerate() {
        scratch.write(&name(index), message);
    }
    let files = (0..messages.len()).map(name);
    let mut command = Command::new(xmllint);
    let output =
        command.args(["--noout", "--nonet"]).args(files).current_dir(scratch.path()).output();
    let complaints = String::from_utf8_lossy(&output.expect("xmllint runs").stderr).into_owned();
    let errors = complaints.lines().filter(|line| line.contains(" error : "));
    let refused: HashSet<&str> = errors.filter_map(|line| line.split(':').next()).collect();
    let validator = Validator::new(&permissive().catalogue);
    let agreed = messages.iter().enumerate().filter_map(|(index, message)| {
        let one = refused.contains(name(index).as_str());
        let others = (one, roxmltree::Document::parse(message).is_err());
        compare(&validator, message, Form::Xml, others)
    });
    both_occur(&agreed.collect::<Vec<_>>());
}

#[test]
fn malformed_json_is_what_others_call_malformed() {
    let messages = mutated(&read_text(&folder("mistakes/none/json/message.json")), JSON);
    let validator = Validator::new(&permissive().catalogue);
    let agreed = messages.iter().filter_map(|message| {
        let text = message.strip_prefix('\u{feff}').unwrap_or(message);
        let one = serde_json::from_str::<IgnoredAny>(text).is_err();
        let other = serde_json::from_str::<serde_json::Value>(text).is_err();
        compare(&validator, message, Form::Json, (one, other))
    });
    both_occur(&agreed.collect::<Vec<_>>());
}

/// Checks that `message` is refused as malformed if the two other parsers refuse it, and is not if
/// both accept it; returns which, if they agree.
fn compare(validator: &Validator, message: &str, form: Form, others: (bool, bool)) -> Option<bool> {
    let report = validator.judge(message.as_bytes(), &Ask { form: Some(form), ..Ask::default() });
    let ours = is_malformed(&report);
    let (one, other) = others;
    assert!(one != other || ours == one, "others refuse: {one}; {report:#?}\n{message}");
    assert!(!ours || report.verdict != Verdict::Valid, "malformed and valid:\n{message}");
    (one == other).then_some(one)
}

/// Checks that there are many malformed and many well-formed messages, so that a test means something.
fn both_occur(refused: &[bool]) {
    let malformed = refused.iter().filter(|refused| **refused).count();
    let enough = CASES / 10;
    assert!(malformed > enough && refused.len() - malformed > enough, "{malformed}");
}

/// Says whether a report calls its input malformed. A key that stands twice is wrong, not malformed.
fn is_malformed(report: &Report) -> bool {
    let names = report.violations.iter().filter(|violation| violation.rule.code.starts_with("LT1"));
    names.map(|violation| violation.rule.name).any(|name| name != "duplicate-key")
}

/// Makes messages from `message` with some of `words` put in or in place of a letter or two.
fn mutated(message: &str, words: &'static [&'static str]) -> Vec<String> {
    let letters: Vec<char> = message.chars().collect();
    let edit = (any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(words));
    let edits = prop::collection::vec(edit, 1..3).prop_map(move |edits| {
        let mut text = letters.clone();
        for (place, taken, word) in edits {
            let start = place.index(text.len());
            let end = (start + taken).min(text.len());
            text.splice(start..end, word.chars());
        }
        text.into_iter().collect::<String>()
    });
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    (0..CASES).map(|_| edits.new_tree(&mut runner).expect("a text").current()).collect()
}
