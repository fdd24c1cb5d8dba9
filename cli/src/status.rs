//! The exit status: what became of the whole run.

use std::process::ExitCode;

/// How a run ended. The greatest of several wins, so that nothing bad is hidden by something good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExitStatus {
    /// Everything was judged, and is valid (compatible, complete, fresh).
    #[default]
    Good,
    /// Something is invalid (breaking, incomplete, stale).
    Bad,
    /// Nothing was judged: the command line, a spec or the configuration is wrong.
    Unusable,
    /// No verdict could be given on part of the input.
    Undecided,
    /// A fault of the tool itself.
    Fault,
}

impl ExitStatus {
    /// Returns the number that the process ends with.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
