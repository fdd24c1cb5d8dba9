//! What may be at hand outside the repository; a test that lacks it says that it was skipped.
#![expect(clippy::disallowed_methods, reason = "tests look at their surroundings")]

use std::env;
use std::io::Write as _;
use std::path::PathBuf;

use crate::root;

/// Returns the folder of material that stands beside the repository, if it does.
pub fn shared() -> Option<PathBuf> {
    let shared = root().join("../shared");
    if shared.is_dir() {
        return Some(shared);
    }
    say_skipped("no folder ../shared");
    None
}

/// Returns the path of the program `name`, if it is installed.
///
/// # Panics
///
/// Panics if it is not and the environment says `CI=true`: there every check must run.
pub fn tool(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|it| it.is_file());
    if found.is_none() {
        assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "{name} is not installed");
        say_skipped(&format!("{name} is not installed"));
    }
    found
}

/// Says on standard error, past the capture of tests' output, that something did not run.
fn say_skipped(reason: &str) {
    let line = format!("skipped: {reason}\n");
    std::io::stderr().write_all(line.as_bytes()).expect("standard error takes a line");
}
