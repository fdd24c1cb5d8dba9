//! The command line, run in process from the repository's folder.

use std::ffi::OsString;
use std::path::Path;

use crate::{expect_file, message_file, root};

/// What a run of the command gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The exit status.
    pub status: i32,
    /// What it wrote on standard output.
    pub out: String,
    /// What it wrote on standard error.
    pub err: String,
}

/// Runs `lienthong` with `args` in `folder`, which becomes the working folder of the whole process:
/// a test binary runs all its commands in one and the same.
///
/// # Panics
///
/// Panics if `folder` does not exist.
pub fn lienthong(folder: &Path, args: &[&str]) -> Output {
    std::env::set_current_dir(folder).expect("the folder exists");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let line = std::iter::once(&"lienthong").chain(args).map(OsString::from);
    let status = lienthong_cli::run(line, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command writes UTF-8");
    Output { status, out: text(out), err: text(err) }
}

/// Checks the human reports about the message in the folder `case`, in both languages, and the
/// exit status; `args` go with the command.
///
/// # Errors
///
/// Returns the differences.
pub fn check_reports(case: &Path, args: &[&str], status: i32) -> Result<(), String> {
    let message = message_file(case)?;
    let message = message.strip_prefix(root()).map_err(|error| error.to_string())?;
    let message = message.to_string_lossy().replace('\\', "/");
    for lang in ["vi", "en"] {
        let mut line = vec!["validate", "--lang", lang, &message];
        line.extend(args);
        let output = lienthong(&root(), &line);
        if output.status != status {
            return Err(format!("{line:?} ended with {}, not {status}: {output:?}", output.status));
        }
        expect_file(&case.join(format!("{lang}.report")), &output.out)?;
    }
    Ok(())
}
