//! Every rule's failing example breaks that rule and no other; its passing one breaks none.

use lienthong_schema::rule::{Example, Rule};
use lienthong_schema::rules::{self, EXAMPLE_INVALID, example_sources};
use lienthong_schema::{Catalogue, lint};

/// Returns the codes that an example breaks, each once.
fn broken_by(example: &Example) -> Vec<&'static str> {
    let reading = Catalogue::read(example_sources(example), None);
    let gaps = lint(&reading);
    let mut codes: Vec<_> = reading.problems.iter().chain(&gaps).map(|p| p.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn failing_example_breaks_its_rule_and_no_other() {
    // Whether an example is valid is judged by the validator, with these same examples.
    let own = |rule: &&&Rule| rule.code != EXAMPLE_INVALID.code;
    for rule in rules::ALL.iter().filter(own) {
        assert_eq!(broken_by(&rule.failing), [rule.code], "{}", rule.name);
    }
}

#[test]
fn passing_example_breaks_none() {
    for rule in rules::ALL {
        assert_eq!(broken_by(&rule.passing), [""; 0], "{} {}", rule.code, rule.name);
    }
}

#[test]
fn rules_are_sorted_and_told_in_both_languages() {
    assert!(rules::ALL.is_sorted_by_key(|rule| rule.code));
    for rule in rules::ALL {
        let texts = [rule.vi, rule.en, rule.reason_vi, rule.reason_en];
        assert!(texts.iter().all(|text| !text.is_empty()), "{}", rule.code);
    }
}
