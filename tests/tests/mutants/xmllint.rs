//! `xmllint`, which judges many files in one process.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use lienthong_tests::{Scratch, new_folder, tool};

/// How many files one process judges.
const BATCH: usize = 1_000;

/// `xmllint`, if it is installed.
pub(crate) struct Xmllint {
    program: PathBuf,
    schema: Option<PathBuf>,
    scratch: Scratch,
}

impl Xmllint {
    /// Looks for the program; it judges by `schema` if there is one. `name` names its folder.
    pub(crate) fn find(name: &str, schema: Option<&Path>) -> Option<Self> {
        let program = tool("xmllint")?;
        Some(Self { program, schema: schema.map(Path::to_owned), scratch: new_folder(name) })
    }

    /// Returns why each message is refused, or `None`, in the order of the messages.
    pub(crate) fn judge(&self, messages: &[Vec<u8>]) -> Vec<Option<String>> {
        messages.chunks(BATCH).flat_map(|batch| self.judge_batch(batch)).collect()
    }

    fn judge_batch(&self, messages: &[Vec<u8>]) -> Vec<Option<String>> {
        let names: Vec<String> = (0..messages.len()).map(|index| format!("{index}.xml")).collect();
        for (name, message) in names.iter().zip(messages) {
            self.scratch.write(name, message);
        }
        let mut command = Command::new(&self.program);
        command.args(["--noout", "--nonet"]).current_dir(self.scratch.path());
        if let Some(schema) = &self.schema {
            command.arg("--schema").arg(schema);
        }
        let output = command.args(names.iter().map(OsStr::new)).output().expect("xmllint runs");
        let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
        let reasons = reasons(&complaints);
        names.iter().map(|name| reasons.get(name.trim_end_matches(".xml")).cloned()).collect()
    }
}

/// Returns the first error of each file, by its name. One that quotes a value of several lines goes
/// on to its full stop.
fn reasons(complaints: &str) -> HashMap<&str, String> {
    let mut reasons: HashMap<&str, String> = HashMap::new();
    let mut unfinished = None;
    for line in complaints.lines() {
        let named = line.split_once(".xml:");
        let named = named.filter(|(name, _)| name.bytes().all(|byte| byte.is_ascii_digit()));
        let Some((name, reason)) = named else {
            if let Some(reason) = unfinished.and_then(|name| reasons.get_mut(name)) {
                *reason = format!("{reason} {line}");
                unfinished = unfinished.filter(|_| !line.ends_with('.'));
            }
            continue;
        };
        unfinished = None;
        let is_invalid = reason.contains(" validity error ");
        if (is_invalid || reason.contains(" error : ")) && !reasons.contains_key(name) {
            unfinished = Some(name).filter(|_| is_invalid && !reason.ends_with('.'));
            reasons.insert(name, reason.to_owned());
        }
    }
    reasons
}
