//! Every fault is told at its place, and clean documents have none.

use encoding_rs::UTF_8;

use super::corpus::{malformed, wellformed};
use super::recorder::{Recorder, record};
use crate::decode::decode_as;
use crate::events::End;
use crate::limits::Limits;
use crate::rules;
use crate::xml::{read, read_decoded};

#[test]
fn each_malformed_document_has_its_faults() {
    let documents = malformed();
    assert!(documents.len() >= 120);
    let mut wrong = Vec::new();
    for document in documents {
        let recorded = record(&document.text);
        let faults: Vec<_> = recorded.faults.iter().map(|fault| (fault.0, fault.1)).collect();
        let ends = recorded.lines.last().is_some_and(|line| line != "Whole");
        if (&faults, ends) != (&document.faults, document.ends) {
            let Recorder { faults, .. } = recorded;
            wrong.push(format!(
                "{:?} {:?}\n  told {faults:?} {ends}",
                document.text, document.faults
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_wellformed_document_has_none() {
    let documents = wellformed();
    assert!(documents.len() >= 60);
    for document in documents {
        let recorded = record(&document);
        assert_eq!(recorded.faults, [], "{document:?}");
        assert_eq!(recorded.lines.last().unwrap(), "Whole");
    }
}

#[test]
fn a_text_that_was_cut_off_is_not_blamed_for_its_end() {
    for document in wellformed() {
        for end in (0..=document.len()).filter(|&end| document.is_char_boundary(end)) {
            let mut recorder = Recorder::default();
            let mut decoded = decode_as(UTF_8, &document.as_bytes()[..end]);
            decoded.cut_off = true;
            let ended = read_decoded(&decoded, &Limits::default(), &mut recorder);
            assert_eq!(ended, End::GaveUp(end), "{:?}", &document[..end]);
            assert_eq!(recorder.faults, [], "{:?}", &document[..end]);
        }
    }
}

#[test]
fn limits_end_reading_cleanly() {
    for depth in [201, 100_000] {
        let deep = record(&"<a>".repeat(depth));
        assert_eq!(deep.faults, [("LT111", 200 * 3 + 1, "200".to_owned())]);
    }
    let mut recorder = Recorder::default();
    let limits = Limits { fields: 5, ..Limits::default() };
    let end = read("<a b=''><c/><c/><c d=''/></a>", &limits, &mut recorder);
    assert_eq!((end, recorder.faults[0].0), (End::GaveUp(17), rules::TOO_MANY_FIELDS.code));
    let attributes: Vec<_> = (0..10_001).map(|index| format!("a{index}=''")).collect();
    assert_eq!(record(&format!("<a {}/>", attributes.join(" "))).faults[0].0, "LT112");
}

#[test]
fn a_wrong_end_tag_names_the_open_one_and_its_line() {
    let text = record("<HoSo>\n<Ma>1</HoSo>").faults.remove(0).2;
    assert_eq!(text, "the end tag must be </Ma>: its start tag is on line 2");
}

#[test]
fn rules_show_examples_of_themselves() {
    let is_of_xml = |rule: &&&rules::Rule| {
        matches!(
            rule.code,
            "LT101" | "LT103" | "LT104" | "LT105" | "LT107" | "LT108" | "LT109" | "LT120"
        )
    };
    for rule in rules::ALL.iter().filter(is_of_xml) {
        for (example, codes) in [(rule.failing, vec![rule.code]), (rule.passing, vec![])] {
            assert_eq!(told(&example.bytes()), codes, "{}", rule.name);
        }
    }
}

/// Returns the codes that reading `input` tells, under a limit that keeps the test short.
fn told(input: &[u8]) -> Vec<&'static str> {
    let decoded = crate::decode::decode(input);
    let mut recorder = Recorder::default();
    let mut soap = crate::xml::Soap::new(&mut recorder);
    let limits = Limits { fields: 1000, ..Limits::default() };
    read_decoded(&decoded, &limits, &mut soap);
    let decoding = decoded.faults.iter().map(|fault| fault.rule.code);
    decoding.chain(recorder.faults.iter().map(|fault| fault.0)).collect()
}
