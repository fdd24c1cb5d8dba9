//! Files that hold what a test must get.
#![expect(clippy::disallowed_methods, reason = "tests read and write files")]

use std::path::Path;
use std::{env, fs};

/// Says whether expected files are to be written, not compared: `BLESS=1`.
pub fn blessing() -> bool {
    env::var_os("BLESS").is_some()
}

/// Checks that the file `path` holds `actual`; with `BLESS=1` in the environment, writes it.
///
/// # Errors
///
/// Returns both texts if they differ, or why the file can't be read: a file that is missing is a
/// difference too.
pub fn expect_file(path: &Path, actual: &str) -> Result<(), String> {
    let name = path.display();
    if blessing() {
        return fs::write(path, actual).map_err(|error| format!("{name}: {error}"));
    }
    let expected = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    if expected == actual {
        return Ok(());
    }
    Err(format!("{name} differs (BLESS=1 writes it)\n--- expected\n{expected}--- actual\n{actual}"))
}
