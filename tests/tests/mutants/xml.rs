//! XML against `xmllint`, roxmltree, and the XSD of the same message.

use lienthong::{Ask, Form, Validator};
use lienthong_tests::properties::malformed;
use lienthong_tests::{permissive, root};

use crate::differences::Comparison;
use crate::messages::{mutants, refused, samples, validator, written};
use crate::xmllint::Xmllint;
use crate::{MANY, count};

/// How many messages are held in memory at a time.
const PORTION: usize = 5_000;

#[test]
fn malformed_xml_is_what_xmllint_calls_malformed() {
    let Some(xmllint) = Xmllint::find("mutants", None) else { return };
    let validator = Validator::new(&permissive().catalogue);
    let mut comparison = Comparison::with("xmllint");
    in_portions(&[written(Form::Xml), samples("xml")].concat(), 1, |messages| {
        for (message, theirs) in messages.iter().zip(xmllint.judge(messages)) {
            let ours = malformed(&validator.judge(message, &ask()));
            comparison.add(message, ours.as_deref(), theirs.as_deref());
        }
    });
    comparison.end(count() >= MANY);
}

#[test]
fn malformed_xml_is_what_roxmltree_calls_malformed() {
    let validator = Validator::new(&permissive().catalogue);
    let mut comparison = Comparison::with("roxmltree");
    in_portions(&[written(Form::Xml), samples("xml")].concat(), 1, |messages| {
        for message in messages {
            // It reads UTF-8 alone.
            if str::from_utf8(message).is_err() {
                continue;
            }
            let ours = malformed(&validator.judge(message, &ask()));
            comparison.add(message, ours.as_deref(), by_roxmltree(message).as_deref());
        }
    });
    comparison.end(count() >= MANY);
}

#[test]
fn dossiers_in_xml_are_valid_where_they_are_by_the_xsd() {
    let schema = root().join("validator/benches/perf/hoso.xsd");
    let Some(xmllint) = Xmllint::find("mutants-xsd", Some(&schema)) else { return };
    let validator = validator();
    let mut comparison = Comparison::with("xsd");
    in_portions(&written(Form::Xml), 2, |messages| {
        for (message, theirs) in messages.iter().zip(xmllint.judge(messages)) {
            let report = validator.judge(message, &ask());
            let is_malformed = by_roxmltree(message).is_some() || malformed(&report).is_some();
            if !is_malformed {
                comparison.add(message, refused(&report).as_deref(), theirs.as_deref());
            }
        }
    });
    comparison.end(count() >= MANY);
}

fn by_roxmltree(message: &[u8]) -> Option<String> {
    let text = match str::from_utf8(message) {
        Ok(text) => text,
        Err(error) => return Some(error.to_string()),
    };
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(text, options).err().map(|error| error.to_string())
}

fn ask() -> Ask {
    Ask { form: Some(Form::Xml), ..Ask::default() }
}

fn in_portions(messages: &[Vec<u8>], seed: u64, mut look: impl FnMut(&[Vec<u8>])) {
    let mut mutants = mutants(messages.to_vec(), seed);
    let mut left = count();
    while left > 0 {
        let portion: Vec<_> = mutants.by_ref().take(left.min(PORTION)).collect();
        look(&portion);
        left -= portion.len();
    }
}
