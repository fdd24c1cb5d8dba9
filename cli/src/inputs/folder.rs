//! The files below a folder, in the order of their names.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, Error, WalkDir};

/// The extensions that messages have.
const EXTENSIONS: [&str; 12] =
    ["xml", "edxml", "json", "ndjson", "jsonl", "csv", "psv", "dat", "soap", "mime", "eml", "http"];

/// What a walk comes upon.
pub(super) enum Found {
    /// A file with the extension of a message.
    Message(PathBuf),
    /// Another file.
    Other(PathBuf),
    /// A file or folder that cannot be looked into.
    Unreadable(PathBuf, io::Error),
}

/// Walks all files below `top`, hidden ones and those behind links included.
pub(super) fn walk(top: &Path) -> Vec<Found> {
    let top = if top.as_os_str().is_empty() { Path::new(".") } else { top };
    let walk = WalkDir::new(top).follow_links(true).into_iter();
    let mut found: Vec<Found> = walk
        .filter_map(|entry| entry.map_or_else(|error| unreadable(top, error), sort_out))
        .collect();
    found.sort_by_cached_key(Found::order);
    found
}

impl Found {
    /// Returns what sorts like the path, name by name: a name ends before any other character.
    fn order(&self) -> Vec<u8> {
        let (Self::Message(path) | Self::Other(path) | Self::Unreadable(path, _)) = self;
        let mut key = path.as_os_str().as_encoded_bytes().to_vec();
        let is_separator = |byte: &&mut u8| std::path::is_separator(char::from(**byte));
        key.iter_mut().filter(is_separator).for_each(|byte| *byte = 0);
        key
    }
}

fn sort_out(entry: DirEntry) -> Option<Found> {
    if entry.file_type().is_dir() {
        return None;
    }
    let path = entry.into_path();
    let path = path.strip_prefix("./").map(Path::to_owned).unwrap_or(path);
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    Some(if EXTENSIONS.iter().any(|known| extension == *known) {
        Found::Message(path)
    } else {
        Found::Other(path)
    })
}

/// Makes an error an input that cannot be read; a link back to a folder above is none.
fn unreadable(top: &Path, error: Error) -> Option<Found> {
    if error.loop_ancestor().is_some() {
        return None;
    }
    let path = error.path().unwrap_or(top).to_owned();
    Some(Found::Unreadable(path, error.into()))
}
