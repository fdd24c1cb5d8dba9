//! Folders that a test writes to.
#![expect(clippy::disallowed_methods, reason = "tests write files")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// A folder of a test's own, which goes when it is dropped.
#[derive(Debug)]
pub struct Scratch(PathBuf);

/// Makes a new, empty folder; `name` keeps those of one process apart.
///
/// # Panics
///
/// Panics if it can't be made.
pub fn new_folder(name: &str) -> Scratch {
    let path = env::temp_dir().join(format!("lienthong-{}-{name}", process::id()));
    drop(fs::remove_dir_all(&path));
    fs::create_dir_all(&path).expect("a new folder");
    Scratch(path)
}

impl Scratch {
    /// Returns where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, and the folders on the way to it.
    ///
    /// # Panics
    ///
    /// Panics if it can't be written.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&path)).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
