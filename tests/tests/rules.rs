//! Each rule does what its page says: its failing example breaks it and no other, its passing
//! example breaks none.

use lienthong::rules::{Effect, Example, Rule, example_limits};
use lienthong::schema::rules::example_sources;
use lienthong::schema::{Catalogue, lint};
use lienthong::{Ask, Lang, Report, Validator, Verdict};
use lienthong_tests::{codes, permissive, read_spec};

#[test]
fn failing_example_breaks_its_rule_and_no_other() {
    for rule in judged() {
        let report = judge(rule, &rule.failing.bytes());
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
    for rule in judged() {
        let report = judge(rule, &rule.passing.bytes());
        assert_eq!(codes(&report), [""; 0], "{}: {:#?}", rule.name, report.violations);
        assert_eq!(report.verdict, Verdict::Valid, "{}", rule.name);
    }
}

#[test]
fn failing_spec_breaks_its_rule_and_no_other() {
    for rule in lienthong::schema::rules::ALL {
        assert_eq!(problems(&rule.failing), [rule.code], "{}", rule.name);
    }
}

#[test]
fn passing_spec_breaks_none() {
    for rule in lienthong::schema::rules::ALL {
        assert_eq!(problems(&rule.passing), [""; 0], "{}", rule.name);
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
        let plain =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
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

/// Returns the rules whose examples can be judged: all but that of inputs that can't be read at
/// all, which only the command line meets (`tests/cli.rs`), and that of streams (`tests/stream.rs`).
fn judged() -> impl Iterator<Item = &'static Rule> {
    let unjudged = ["LT116", "LT118"];
    lienthong::rules::ALL.iter().copied().filter(move |rule| !unjudged.contains(&rule.code))
}

/// Judges an example of `rule`. A rule about reading needs no spec, and its examples are read as a
/// message that takes anything.
fn judge(rule: &Rule, input: &[u8]) -> Report {
    let reading = if rule.spec.is_empty() { permissive() } else { read_spec(rule.spec) };
    let validator = Validator::new(&reading.catalogue).with_limits(example_limits(rule));
    let is_named = rule.spec.is_empty() || rule.code == "LT217";
    let message = reading.catalogue.messages().next().filter(|_| is_named).cloned();
    validator.judge(input, &Ask { message, ..Ask::default() })
}

/// Returns the codes of what is wrong with a spec file, each once, sorted.
fn problems(example: &Example) -> Vec<&'static str> {
    let reading = Catalogue::read(example_sources(example), None);
    let found = reading.problems.iter().map(|problem| problem.code);
    let mut codes: Vec<_> = found.chain(lint(&reading).iter().map(|it| it.code)).collect();
    let messages = reading.catalogue.messages();
    if messages.into_iter().any(|message| !lienthong::examples::judge(message).is_empty()) {
        codes.push("LT717");
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}
