//! `lienthong man`: prints a manual page.

use crate::arguments;
use crate::failure::Failure;
use crate::language::both;
use crate::session::Session;
use crate::status::ExitStatus;

/// Prints a manual page: of the whole, or of one command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
    lienthong man validate | man -l -")]
pub(crate) struct Man {
    /// The command.
    #[arg(value_name = "COMMAND")]
    name: Option<String>,
}

impl Man {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let mut whole = arguments::command();
        whole.build();
        let page = match &self.name {
            None => whole,
            Some(name) => find_command(&whole, name)?,
        };
        let mut text = Vec::new();
        clap_mangen::Man::new(page).render(&mut text)?;
        session.out().write_all(&text)?;
        Ok(ExitStatus::Good)
    }
}

fn find_command(whole: &clap::Command, name: &str) -> Result<clap::Command, Failure> {
    let found = whole.find_subcommand(name).cloned().ok_or_else(|| {
        Failure::Misuse(both(
            format!("không có lệnh `{name}`"),
            format!("there is no command `{name}`"),
        ))
    })?;
    Ok(found.display_name(format!("lienthong-{name}")))
}
