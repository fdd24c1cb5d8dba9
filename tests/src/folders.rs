//! Where things stand in the repository.
#![expect(clippy::disallowed_methods, reason = "tests read files")]

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folder of the repository.
pub fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// Returns the folder `name` of this crate.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Returns the folders directly in `path`, sorted.
///
/// # Panics
///
/// Panics if `path` can't be read, or has no folder: a test without cases proves nothing.
pub fn folders_in(path: &Path) -> Vec<PathBuf> {
    let mut folders = entries(path);
    folders.retain(|entry| entry.is_dir());
    assert!(!folders.is_empty(), "{} has no folders", path.display());
    folders
}

/// Returns every file in `path` and below, sorted; what builds write is left out.
///
/// # Panics
///
/// Panics if a folder can't be read.
pub fn files_below(path: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in entries(path) {
        let name = file_name(&entry);
        if entry.is_file() {
            files.push(entry);
        } else if name != "target" && !name.starts_with('.') {
            files.extend(files_below(&entry));
        }
    }
    files
}

/// Returns the one file of the folder `case` that is called `message`, whatever its kind.
///
/// # Errors
///
/// Returns what is amiss if there is none, or more than one.
pub fn message_file(case: &Path) -> Result<PathBuf, String> {
    let mut files = entries(case);
    files.retain(|file| file.file_stem().is_some_and(|stem| stem == "message"));
    match files.pop() {
        Some(file) if files.is_empty() => Ok(file),
        Some(_) => Err(format!("{} has more than one message", case.display())),
        None => Err(format!("{} has no message", case.display())),
    }
}

/// Returns the last part of `path`.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads a file of text.
///
/// # Panics
///
/// Panics if it can't be read.
pub fn read_text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a file.
///
/// # Panics
///
/// Panics if it can't be read.
pub fn read_bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns what stands directly in `path`, sorted.
fn entries(path: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut entries: Vec<PathBuf> = found.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}
