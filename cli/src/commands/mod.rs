//! The commands, one a file, and how one of them is run.

mod amount;
mod as_of;
mod completions;
mod describe;
mod examples;
mod explain;
mod lint;
mod list;
mod man;
mod report_schema;
mod run;
mod show;
mod spec_schema;
mod table;
mod text;
mod validate;

use std::ffi::OsString;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::Parser;
use lienthong::Lang;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::io::Io;
use crate::language::{Pick, both, lang_of_locale};
use crate::session::Session;
use crate::status::ExitStatus;
use crate::{config, problems};

pub(crate) use explain::find_rule;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Validate(validate::Validate),
    List(list::List),
    Show(show::Show),
    Explain(explain::Explain),
    Lint(lint::Lint),
    Text(text::Text),
    /// Prints the JSON Schema of the report that `validate --report json` writes.
    ReportSchema,
    /// Prints the JSON Schema of the spec language, with which editors complete and check specs.
    SpecSchema,
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        match self {
            Self::Validate(command) => command.run(session),
            Self::List(command) => command.run(session),
            Self::Show(command) => command.run(session),
            Self::Explain(command) => command.run(session),
            Self::Lint(command) => command.run(session),
            Self::Text(command) => command.run(session),
            Self::ReportSchema => report_schema::run(session),
            Self::SpecSchema => spec_schema::run(session),
            Self::Completions(command) => command.run(session),
            Self::Man(command) => command.run(session),
        }
    }
}

/// Reads the command line, runs the command and says how it ended.
pub(crate) fn run(args: Vec<OsString>, io: &mut Io<'_>) -> ExitStatus {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => return tell_usage(&error, io),
    };
    let mut lang =
        arguments.lang.map(Lang::from).or_else(|| lang_of_locale(io.here)).unwrap_or_default();
    let done = catch_unwind(AssertUnwindSafe(|| start(arguments, &mut lang, io)));
    let done = done.unwrap_or_else(|_| {
        Err(Failure::Fault(both(
            "lienthong tự gặp lỗi; chưa có kết luận nào đáng tin",
            "lienthong itself failed; no verdict can be relied on",
        )))
    });
    let status = done.unwrap_or_else(|failure| {
        // Where even this cannot be written, the status alone has to say it.
        let _ = tell(&failure, lang, io);
        failure.status()
    });
    match io.out.flush().and(io.err.flush()) {
        Ok(()) => status,
        Err(_) => status.max(ExitStatus::Fault),
    }
}

fn start(arguments: Arguments, lang: &mut Lang, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let config = config::find(io.here)?;
    if arguments.lang.is_none() {
        *lang = config.lang.unwrap_or(*lang);
    }
    arguments.command.run(&mut Session { io, lang: *lang, config })
}

/// Prints clap's help, version or complaint.
fn tell_usage(error: &clap::Error, io: &mut Io<'_>) -> ExitStatus {
    let text = error.render();
    let (written, status) = match error.use_stderr() {
        true => (write!(io.err, "{text}"), ExitStatus::Unusable),
        false if io.here.colours() => (write!(io.out, "{}", text.ansi()), ExitStatus::Good),
        false => (write!(io.out, "{text}"), ExitStatus::Good),
    };
    match written.and(io.out.flush()) {
        Ok(()) => status,
        Err(_) => ExitStatus::Fault,
    }
}

/// Says on standard error why the command ended early.
fn tell(failure: &Failure, lang: Lang, io: &mut Io<'_>) -> io::Result<()> {
    let label = lang.pick("lỗi", "error");
    match failure {
        Failure::Misuse(text) | Failure::Fault(text) => {
            writeln!(io.err, "{label}: {}", text.get(lang))
        }
        Failure::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Failure::Write(error) => {
            let what = lang.pick("không ghi được kết quả", "cannot write the result");
            writeln!(io.err, "{label}: {what}: {error}")
        }
        Failure::Specs(found) => problems::write_human(found, lang, io.err),
    }
}
