//! `lienthong lint`: what is wrong with specs, or missing in them.

use std::path::PathBuf;

use lienthong::schema::source::Source;
use lienthong::schema::{self, Catalogue, Problem};

use super::examples;
use crate::catalogue::read_sources;
use crate::failure::Failure;
use crate::judge::FailOn;
use crate::language::both;
use crate::problems::{Count, write_github, write_human, write_json};
use crate::session::Session;
use crate::status::ExitStatus;

/// Which report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Github,
}

/// Checks specs: complete as principle g asks, names known, examples valid, rules sound.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status:
    0  nothing is wrong
    1  something is wrong or missing
    2  the specs could not be read")]
pub(crate) struct Lint {
    /// Folders or files with specs. [default: those of lienthong.yaml, or else the built-in ones]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The report, on standard output.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    report: Format,
    /// What makes the exit status 1.
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
}

impl Lint {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let problems = self.problems(session)?;
        let (lang, report) = (session.lang, self.report);
        let out = session.out();
        match report {
            Format::Human => write_human(&problems, lang, out)?,
            Format::Json => write_json(&problems, lang, out)?,
            Format::Github => write_github(&problems, lang, out)?,
        }
        let count = Count::of(&problems);
        if report == Format::Human {
            let text = both(
                format!("{} lỗi, {} cảnh báo", count.errors, count.warnings),
                format!("{} errors, {} warnings", count.errors, count.warnings),
            );
            writeln!(out, "{}", text.get(lang))?;
        }
        let fails = count.errors > 0 || self.fail_on == FailOn::Warning && count.warnings > 0;
        Ok(if fails { ExitStatus::Bad } else { ExitStatus::Good })
    }

    /// Reads the specs and returns everything that is wrong with them, file by file.
    fn problems(&self, session: &Session<'_, '_>) -> Result<Vec<Problem>, Failure> {
        let sources = self.sources(session)?;
        let built_in = lienthong_messages::catalogue();
        let base = (!self.is_built_in(session)).then_some(&**built_in);
        let reading = Catalogue::read(sources, base);
        let mut problems = reading.problems.clone();
        problems.extend(schema::lint(&reading));
        problems.extend(examples::judge(&reading));
        problems.sort_by(|a, b| (&a.path, a.place, a.code).cmp(&(&b.path, b.place, b.code)));
        problems.dedup();
        Ok(problems)
    }

    fn is_built_in(&self, session: &Session<'_, '_>) -> bool {
        self.paths.is_empty() && session.config.catalogue.is_empty()
    }

    fn sources(&self, session: &Session<'_, '_>) -> Result<Vec<Source>, Failure> {
        if self.is_built_in(session) {
            return Ok(lienthong_messages::sources());
        }
        let named = if self.paths.is_empty() { &session.config.catalogue } else { &self.paths };
        let mut sources = Vec::new();
        for path in named {
            sources.extend(read_sources(path, session)?);
        }
        if sources.is_empty() {
            return Err(Failure::Misuse(both(
                "không có tệp đặc tả nào (*.msg.yaml, *.types.yaml, *.codes.yaml)",
                "there are no spec files (*.msg.yaml, *.types.yaml, *.codes.yaml)",
            )));
        }
        Ok(sources)
    }
}
