//! Why a command could not do its work.

use std::io;

use lienthong::schema::{Problem, Text};

use crate::status::ExitStatus;

/// Why a command ended before its work was done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The command line or the configuration asks for what cannot be done.
    #[error("{}", .0.vi)]
    Misuse(Text),
    /// Specs of the catalogue are wrong.
    #[error("a spec is wrong")]
    Specs(Vec<Problem>),
    /// What the command has to say could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The tool itself is at fault.
    #[error("{}", .0.vi)]
    Fault(Text),
}

impl Failure {
    /// Returns the status that the run ends with.
    pub(crate) fn status(&self) -> ExitStatus {
        match self {
            Self::Misuse(_) | Self::Specs(_) => ExitStatus::Unusable,
            Self::Write(_) | Self::Fault(_) => ExitStatus::Fault,
        }
    }
}
