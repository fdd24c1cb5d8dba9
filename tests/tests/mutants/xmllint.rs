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
        let mut reasons: HashMap<&str, &str> = HashMap::new();
        for line in complaints.lines() {
            let Some((name, reason)) = line.split_once(".xml:") else { continue };
            let is_error = reason.contains(" error : ") || reason.contains(" validity error ");
            if is_error && name.bytes().all(|byte| byte.is_ascii_digit()) {
                reasons.entry(name).or_insert(reason);
            }
        }
        let reason = |name: &String| reasons.get(name.trim_end_matches(".xml")).copied();
        names.iter().map(|name| reason(name).map(str::to_owned)).collect()
    }
}
