//! Each rule does what its page says: its failing example breaks it and no other, its passing
//! example breaks none.

use lienthong::rules::{Effect, Rule, example_limits};
use lienthong::schema::source::Source;
use lienthong::schema::{Catalogue, lint};
use lienthong::{Ask, Lang, Validator, Verdict};
use lienthong_tests::{codes, permissive, validator};

#[test]
fn failing_example_breaks_its_rule_and_no_other() {
    for rule in lienthong::rules::ALL {
        let report = validator_of(rule).judge(&rule.failing.bytes(), &Ask::default());
        assert_eq!(codes(&report), [rule.code], "{}: {:#?}", rule.name, report.violations);
        let verdict = match rule.effect {
            Effect::Invalid => Verdict::Invalid,
            Effect::Warning => Verdict::Valid,
            Effect::Undecided => Verdict::Undecided,
        };
        assert_eq!(report.verdict, verdict, "{}", rule.name);
    }
}

#[test]
fn passing_example_breaks_none() {
    for rule in lienthong::rules::ALL {
        let report = validator_of(rule).judge(&rule.passing.bytes(), &Ask::default());
        assert_eq!(codes(&report), [""; 0], "{}: {:#?}", rule.name, report.violations);
        assert_eq!(report.verdict, Verdict::Valid, "{}", rule.name);
    }
}

#[test]
fn failing_spec_breaks_its_rule_and_no_other() {
    for rule in lienthong::schema::rules::ALL {
        assert_eq!(problems(&rule.failing.bytes()), [rule.code], "{}", rule.name);
    }
}

#[test]
fn passing_spec_breaks_none() {
    for rule in lienthong::schema::rules::ALL {
        assert_eq!(problems(&rule.passing.bytes()), [""; 0], "{}", rule.name);
    }
}

#[test]
fn codes_are_ordered_and_names_are_unique() {
    let codes: Vec<&str> = all().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|one, next| one < next), "{codes:?}");
    let mut names: Vec<&str> = all().map(|rule| rule.name).collect();
    names.sort_unstable();
    assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
    for rule in all() {
        let digits = rule.code.strip_prefix("LT").unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()));
        let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        assert!(rule.name.chars().all(plain), "{}", rule.name);
    }
}

#[test]
fn texts_are_whole_in_both_languages() {
    for rule in all() {
        for lang in [Lang::Vi, Lang::En] {
            let text = rule.text(lang);
            assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", rule.name);
            assert!(rule.reason(lang).ends_with('.'), "{}: {}", rule.name, rule.reason(lang));
            for key in text.split('{').skip(1) {
                let key = key.split('}').next().unwrap_or_default();
                let known = ["field", "name", "expected", "actual", "hint"];
                assert!(known.contains(&key), "{} names {key}", rule.name);
            }
        }
        assert_ne!(rule.vi, rule.en, "{}", rule.name);
        assert_ne!(rule.reason_vi, rule.reason_en, "{}", rule.name);
    }
}

/// Returns every rule, about messages and about specs.
fn all() -> impl Iterator<Item = &'static Rule> {
    lienthong::rules::ALL.iter().chain(lienthong::schema::rules::ALL).copied()
}

/// Makes the validator that judges the examples of `rule`.
fn validator_of(rule: &Rule) -> Validator {
    let validator = if rule.spec.is_empty() { permissive() } else { validator(rule.spec) };
    validator.with_limits(example_limits(rule))
}

/// Returns the codes of what is wrong with a spec file, each once, sorted.
fn problems(spec: &[u8]) -> Vec<&'static str> {
    let text = String::from_utf8(spec.to_vec()).expect("specs are UTF-8");
    let source = Source { path: "thu.msg.yaml".into(), text };
    let reading = Catalogue::read(vec![source], None);
    let found = reading.problems.iter().map(|problem| problem.code);
    let mut codes: Vec<_> = found.chain(lint(&reading).iter().map(|it| it.code)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
