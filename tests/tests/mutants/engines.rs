//! The engine against itself: with and without its shortcuts, and before and after a change.
//!
//! `VERDICTS=FILE MUTANTS=100000 cargo test --release -p lienthong-tests --test mutants engines`
//! writes a line for each mutant: two builds judge alike if the files that they write are equal.
#![expect(
    clippy::disallowed_methods,
    reason = "a list of verdicts is written where it is asked for"
)]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use lienthong::{Ask, Form, Report, Validator};
use lienthong_tests::{files_below, planted, read_bytes, root, table};
use lienthong_workload::{Node, Size, bad_dossiers, delimited, json, xml, xml_list};

use crate::count;
use crate::messages::{mutants, samples, validator, written};

/// A validator that takes every shortcut, and one that takes none.
struct Both {
    quick: Validator,
    slow: Validator,
}

impl Both {
    fn of(make: impl Fn() -> Validator) -> Self {
        Self { quick: make(), slow: make().without_shortcuts() }
    }

    /// Judges `message` with both and returns the report, if it is the same.
    fn judge(&self, message: &[u8], form: Option<Form>) -> Report {
        let ask = Ask { form, ..Ask::default() };
        let (quick, slow) = (self.quick.judge(message, &ask), self.slow.judge(message, &ask));
        let text = String::from_utf8_lossy(message);
        assert_eq!(quick, slow, "another report without shortcuts, on\n{text}");
        quick
    }
}

fn built_in() -> Both {
    Both::of(|| Validator::new(lienthong_messages::catalogue()))
}

#[test]
fn shortcuts_change_no_report_of_a_mutant() {
    let (dossiers, built_in) = (Both::of(validator), built_in());
    let mut verdicts = String::new();
    let forms = [Form::Xml, Form::Json, Form::Delimited];
    for (seed, form) in (10..).zip(forms) {
        let mutants = mutants(written(form), seed).take(count() / 2);
        note(&mut verdicts, &dossiers, mutants, Some(form));
    }
    for (seed, kind) in (20..).zip(["xml", "json", "txt"]) {
        let mutants = mutants(samples(kind), seed).take(count() / 2);
        note(&mut verdicts, &built_in, mutants, None);
    }
    if let Some(file) = env::var_os("VERDICTS") {
        fs::write(file, verdicts).expect("a file");
    }
}

#[test]
fn shortcuts_change_no_report_of_the_corpus() {
    let (built_in, planted) = (built_in(), Both::of(planted));
    let mut judged = 0;
    for folder in ["messages/samples", "messages/specs", "tests/mistakes", "fuzz/seeds"] {
        for file in messages_below(folder) {
            let message = read_bytes(&file);
            built_in.judge(&message, None);
            planted.judge(&message, None);
            planted.judge(&message, Some(Form::Xml));
            planted.judge(&message, Some(Form::Json));
            judged += 1;
        }
    }
    assert!(judged > 300, "{judged}");
}

#[test]
fn shortcuts_change_no_report_of_a_dossier() {
    let dossiers = Both::of(validator);
    let bad = bad_dossiers(30, 100, Size::Small);
    let lists: [fn(&[Node]) -> String; 2] = [xml_list, delimited];
    let texts = bad.iter().flat_map(|dossier| [xml(dossier), json(dossier)]);
    for text in texts.chain(lists.map(|write| write(&bad))) {
        assert!(dossiers.judge(text.as_bytes(), None).errors > 0);
    }
    for form in [Form::Xml, Form::Json, Form::Delimited] {
        for message in written(form) {
            assert_eq!(dossiers.judge(&message, None).errors, 0);
        }
    }
}

fn note(
    verdicts: &mut String,
    both: &Both,
    mutants: impl Iterator<Item = Vec<u8>>,
    form: Option<Form>,
) {
    for mutant in mutants {
        let report = both.judge(&mutant, form);
        let _ = writeln!(verdicts, "{form:?} {:?} {}", report.verdict, table(&report));
    }
}

/// Returns the files below `folder` that are messages, not specs, expectations or reports.
fn messages_below(folder: &str) -> Vec<PathBuf> {
    let mut files = files_below(&root().join(folder));
    files.retain(|file| {
        let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        ["xml", "json", "txt"].contains(&kind.as_str()) && !file.ends_with("expected.txt")
    });
    files
}
