//! Every folder `mistakes/<kind>/<form>` is a message with one planted mistake: it is the only one
//! found, at its place, in the words of `vi.report` and `en.report`, and alike in both forms.
//!
//! A new case needs no code: make the folder, write `message.xml` or `message.json`, run with
//! `BLESS=1`, and read the reports that it wrote. The kind `none` has no mistake.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use lienthong::{Ask, Report, Verdict};
use lienthong_cli::ExitStatus;
use lienthong_tests::{
    check_reports, file_name, folder, folders_in, message_file, planted, read_bytes,
};

fn main() -> ExitCode {
    let mut trials = Vec::new();
    for kind in folders_in(&folder("mistakes")) {
        let name = file_name(&kind);
        let forms = folders_in(&kind);
        for form in &forms {
            let (title, form) = (format!("{name}/{}", file_name(form)), form.clone());
            let clean = name == "none";
            trials.push(Trial::test(title, move || check(&form, clean)));
        }
        if let [one, other] = forms.as_slice() {
            let title = format!("{name} is the same in both forms");
            let (one, other) = (one.clone(), other.clone());
            trials.push(Trial::test(title, move || compare(&one, &other)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Checks that the message in `case` has exactly one mistake, or none, and its reports.
fn check(case: &Path, clean: bool) -> Result<(), Failed> {
    let report = judge(case)?;
    let broken = (Verdict::Invalid, 1, ExitStatus::Bad);
    let (verdict, errors, status) =
        if clean { (Verdict::Valid, 0, ExitStatus::Good) } else { broken };
    if (report.verdict, report.errors, report.warnings) != (verdict, errors, 0) {
        return Err(format!("not exactly {errors} mistakes: {report:#?}").into());
    }
    let args = ["--catalogue", "tests/mistakes", "--message", "thu.HoSo"];
    Ok(check_reports(case, &args, status)?)
}

/// Checks that the messages in two folders break the same rules at the same paths.
fn compare(one: &Path, other: &Path) -> Result<(), Failed> {
    let (one, other) = (broken(&judge(one)?), broken(&judge(other)?));
    if one == other { Ok(()) } else { Err(format!("{one:?}\n{other:?}").into()) }
}

/// Judges the message in `case`.
fn judge(case: &Path) -> Result<Report, String> {
    Ok(planted().judge(&read_bytes(&message_file(case)?), &Ask::default()))
}

/// Returns the code and path of each violation; malformed text has codes of its own in each form.
fn broken(report: &Report) -> Vec<(&'static str, String)> {
    let broken = report.violations.iter().map(|it| (it.rule.code, it.path.clone()));
    broken.filter(|(code, _)| !code.starts_with("LT1")).collect()
}
