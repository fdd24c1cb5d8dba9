//! The command line, run in process.

use std::path::Path;

use lienthong_cli::{ExitStatus, Io, Surroundings};

use crate::{expect_file, message_file, root};

/// What a run of the command gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote on standard output.
    pub out: String,
    /// What it wrote on standard error.
    pub err: String,
}

/// Runs `lienthong` with `args`, as if `folder` were the working folder, with no environment, no
/// terminal and nothing on standard input.
///
/// # Panics
///
/// Panics if it writes anything but UTF-8.
pub fn lienthong(folder: &Path, args: &[&str]) -> Output {
    let here = Surroundings { folder: folder.to_owned(), ..Surroundings::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io { input: &mut std::io::empty(), out: &mut out, err: &mut err, here: &here };
    let status = lienthong_cli::run(std::iter::once(&"lienthong").chain(args), &mut io);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command writes UTF-8");
    Output { status, out: text(out), err: text(err) }
}

/// Checks the human reports about the message in the folder `case`, in both languages, and the
/// exit status; `args` go with the command.
///
/// # Errors
///
/// Returns the differences.
pub fn check_reports(case: &Path, args: &[&str], status: ExitStatus) -> Result<(), String> {
    let message = message_file(case)?;
    let message = message.strip_prefix(root()).map_err(|error| error.to_string())?;
    let message = message.to_string_lossy().replace('\\', "/");
    for lang in ["vi", "en"] {
        let mut line = vec!["validate", "--lang", lang, &message];
        line.extend(args);
        let output = lienthong(&root(), &line);
        if output.status != status {
            return Err(format!("{line:?} does not end {status:?}: {output:?}"));
        }
        expect_file(&case.join(format!("{lang}.report")), &output.out)?;
    }
    Ok(())
}
