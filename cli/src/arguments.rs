//! The command line's grammar.

use clap::{CommandFactory, Parser};

use crate::commands::Command;
use crate::language::LangArgument;

/// Validates, explains and documents the messages that systems exchange.
///
/// Works with nothing configured: the published messages are built in.
#[derive(Debug, Parser)]
#[command(name = "lienthong", version, term_width = 100, subcommand_required = true)]
#[command(arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Language of texts: otherwise that of lienthong.yaml, of the locale, or Vietnamese.
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangArgument>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Returns the whole grammar, for completions and manual pages.
pub fn command() -> clap::Command {
    Arguments::command()
}
