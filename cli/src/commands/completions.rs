//! `lienthong completions`: prints a script that completes the command line in a shell.

use clap_complete::{Shell, generate};

use crate::arguments;
use crate::failure::Failure;
use crate::session::Session;
use crate::status::ExitStatus;

/// Prints a script that completes the command line in SHELL.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
    lienthong completions bash > ~/.local/share/bash-completion/completions/lienthong")]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let mut script = Vec::new();
        generate(self.shell, &mut arguments::command(), "lienthong", &mut script);
        session.out().write_all(&script)?;
        Ok(ExitStatus::Good)
    }
}
