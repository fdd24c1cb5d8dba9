//! Every folder `messages/samples/<message>/<case>` is a test: the message in it breaks the rules in
//! `expected.txt` at the paths there, one a line, and no other.
//!
//! A new case needs no code: make the folder, write `message.xml` or `message.json`, and write what
//! is wrong with it. Cases whose names start with `valid` are valid, others are not. Where a case has
//! `vi.report` and `en.report`, they hold what people see; `BLESS=1` writes them.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use lienthong::schema::Catalogue;
use lienthong::{Ask, Report, Severity, Validator, Verdict};
use lienthong_cli::ExitStatus;
use lienthong_tests::{
    check_reports, file_name, folders_in, lienthong, message_file, read_bytes, read_text, root,
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

/// Checks what is found in the message in `case`, what it is taken for, and its reports.
fn check(id: &str, case: &Path) -> Result<(), Failed> {
    let validator = Validator::new(lienthong_messages::catalogue());
    let report = validator.judge(&read_bytes(&message_file(case)?), &Ask::default());
    let judged = report.message.as_ref().map(|message| message.id.to_string());
    let is_recognised = judged.as_deref() == Some(id);
    if (report.verdict == Verdict::Valid, is_recognised) != (is_valid(case), true) {
        // What can't be read at all is not recognised.
        let is_unreadable = judged.is_none() && report.violations[0].rule.code.starts_with("LT1");
        if is_valid(case) || report.verdict == Verdict::Valid || !is_unreadable {
            return Err(
                format!("{:?} as {judged:?}: {:#?}", report.verdict, report.violations).into()
            );
        }
    }
    let expected = read_text(&case.join("expected.txt"));
    if broken(&report) != sorted(expected.lines()) {
        let found = broken(&report).join("\n");
        return Err(format!(
            "--- expected\n{expected}--- found\n{found}\n{:#?}",
            report.violations
        )
        .into());
    }
    if !case.join("vi.report").exists() {
        return Ok(());
    }
    let status = match report.verdict {
        Verdict::Valid => ExitStatus::Good,
        Verdict::Invalid => ExitStatus::Bad,
        Verdict::Undecided => ExitStatus::Undecided,
    };
    Ok(check_reports(case, &[], status)?)
}

/// Returns code and path of each violation, sorted.
fn broken(report: &Report) -> Vec<String> {
    let lines = report.violations.iter().map(|it| format!("{} {}", it.rule.code, it.path));
    sorted(lines.collect::<Vec<_>>().iter().map(String::as_str))
}

/// Returns `lines` in the order of their letters, without space around them.
fn sorted<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut lines: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
    lines.sort_unstable();
    lines
}

/// Checks that a message has valid and broken samples enough.
fn enough(folder: &Path) -> Result<(), Failed> {
    if !folder.is_dir() {
        return Err("no samples".into());
    }
    let (valid, broken): (Vec<_>, Vec<_>) =
        folders_in(folder).into_iter().partition(|it| is_valid(it));
    let found = (valid.len(), broken.len());
    let has_report = broken.iter().any(|case| case.join("vi.report").exists());
    if !has_report {
        return Err("no sample of it has reports".into());
    }
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
