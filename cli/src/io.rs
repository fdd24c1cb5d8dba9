//! What a run may touch: its streams, and what it may know of the process around it.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fmt};

/// The streams of a run and its surroundings.
pub struct Io<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Everything else.
    pub here: &'a Surroundings,
}

impl fmt::Debug for Io<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Io").field("here", &self.here).finish_non_exhaustive()
    }
}

/// What a run knows of the process around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The folder that relative paths start from; empty for the process's own.
    pub folder: PathBuf,
    /// The environment variables that are looked at, with their values.
    pub variables: Vec<(String, String)>,
    /// The time: seconds since 1970, UTC. Looked at only where a command line asks for today.
    pub seconds: Option<u64>,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_is_terminal: bool,
}

impl Surroundings {
    /// Returns those of this process; `terminals` says of standard output and standard error
    /// whether they are terminals.
    pub fn of_process(terminals: (bool, bool)) -> Self {
        Self {
            folder: PathBuf::new(),
            variables: env::vars_os()
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .collect(),
            seconds: SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs()),
            out_is_terminal: terminals.0,
            err_is_terminal: terminals.1,
        }
    }

    /// Returns the value of the variable `name`, unless it is unset or empty.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        let of_name = |(found, _): &&(String, String)| found == name;
        let value = self.variables.iter().find(of_name).map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty())
    }

    /// Returns where `path` is, seen from the working folder.
    pub(crate) fn locate(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    /// Says whether standard output takes colours.
    pub(crate) fn colours(&self) -> bool {
        self.out_is_terminal
            && self.variable("NO_COLOR").is_none()
            && self.variable("TERM") != Some("dumb")
    }
}
