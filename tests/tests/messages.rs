//! Every folder `messages/samples/<message>/<case>` is a test: the message in it gets the reports
//! `vi.report` and `en.report` beside it.
//!
//! A new case needs no code: make the folder, write `message.xml` or `message.json`, run with
//! `BLESS=1`, and read the reports. Cases whose names start with `valid` are valid, others are not.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use lienthong::schema::Catalogue;
use lienthong::{Ask, Severity, Validator, Verdict};
use lienthong_cli::ExitStatus;
use lienthong_tests::{
    check_reports, file_name, folders_in, lienthong, message_file, read_bytes, root,
};

/// How many valid and how many broken samples each message has at the least.
const AT_LEAST: (usize, usize) = (3, 10);

fn main() -> ExitCode {
    let samples = root().join("messages/samples");
    let mut trials = vec![
        Trial::test("the catalogue has no mistake", catalogue_is_whole),
        Trial::test("the catalogue passes its lint", lint_is_content),
    ];
    for id in lienthong_messages::catalogue().messages().map(|message| message.id.to_string()) {
        let folder = samples.join(&id);
        trials.push(Trial::test(format!("{id} has enough samples"), move || enough(&folder)));
    }
    for message in folders_in(&samples) {
        let id = file_name(&message);
        for case in folders_in(&message) {
            let (id, title) = (id.clone(), format!("{id}/{}", file_name(&case)));
            trials.push(Trial::test(title, move || check(&id, &case)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Checks the verdict on the message in `case`, what it is taken for, and its reports.
fn check(id: &str, case: &Path) -> Result<(), Failed> {
    let validator = Validator::new(lienthong_messages::catalogue());
    let report = validator.judge(&read_bytes(&message_file(case)?), &Ask::default());
    let judged = report.message.as_ref().map(|message| message.id.to_string());
    if judged.as_deref() != Some(id) {
        return Err(format!("taken for {judged:?}: {:#?}", report.violations).into());
    }
    let (verdict, status) = if is_valid(case) {
        (Verdict::Valid, ExitStatus::Good)
    } else {
        (Verdict::Invalid, ExitStatus::Bad)
    };
    if report.verdict != verdict {
        return Err(format!("{:?}: {:#?}", report.verdict, report.violations).into());
    }
    Ok(check_reports(case, &[], status)?)
}

/// Checks that a message has valid and broken samples enough.
fn enough(folder: &Path) -> Result<(), Failed> {
    if !folder.is_dir() {
        return Err("no samples".into());
    }
    let (valid, broken): (Vec<_>, Vec<_>) =
        folders_in(folder).into_iter().partition(|it| is_valid(it));
    let found = (valid.len(), broken.len());
    if found.0 < AT_LEAST.0 || found.1 < AT_LEAST.1 {
        return Err(format!("{found:?} where at least {AT_LEAST:?} are asked").into());
    }
    Ok(())
}

/// Checks that every file of the catalogue can be used.
fn catalogue_is_whole() -> Result<(), Failed> {
    let mut problems = Catalogue::read(lienthong_messages::sources(), None).problems;
    problems.retain(|problem| problem.severity == Severity::Error);
    if problems.is_empty() { Ok(()) } else { Err(format!("{problems:#?}").into()) }
}

/// Checks that `lienthong lint` finds nothing to refuse in the catalogue.
fn lint_is_content() -> Result<(), Failed> {
    let output = lienthong(&root(), &["lint", "messages"]);
    if output.status == ExitStatus::Good {
        Ok(())
    } else {
        Err(format!("{}{}", output.out, output.err).into())
    }
}

/// Says whether the message in `case` is meant to be valid.
fn is_valid(case: &Path) -> bool {
    file_name(case).starts_with("valid")
}
