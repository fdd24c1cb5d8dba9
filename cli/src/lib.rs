//! The command line of lienthong, as a library so that tests run it in their own process.
//!
//! ```text
//! arguments --commands--> the libraries --report--> streams and files, and an exit status
//! ```
//!
//! No logic that a library should have stands here: a command reads files, calls a library and
//! writes what it returns. Nothing reads the process's own state: it comes in by [`Io`].
//!
//! Start reading at [`run`], then `commands/validate.rs`.

mod arguments;
mod catalogue;
mod commands;
mod config;
mod excerpt;
mod failure;
mod files;
mod inputs;
mod io;
mod judge;
mod language;
mod palette;
mod problems;
mod report;
mod session;
mod status;

use std::ffi::OsString;

pub use arguments::command;
pub use io::{Io, Surroundings};
pub use status::ExitStatus;

/// Runs the command line `args`, of which the first is the program's name.
///
/// Everything that a person or a pipe reads goes to `io.out` and `io.err`; both are flushed. The
/// status says whether all was judged and valid. A panic in a library is caught and reported.
pub fn run<A>(args: A, io: &mut Io<'_>) -> ExitStatus
where
    A: IntoIterator,
    A::Item: Into<OsString> + Clone,
{
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    commands::run(args, io)
}
