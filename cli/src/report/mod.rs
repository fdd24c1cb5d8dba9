//! Reports: one file a format, all made of the same outcomes, one outcome at a time.
//!
//! A report is written while inputs are judged, so that its size does not cost memory. Whatever
//! comes from an input is made visible or escaped before it is written.

mod csv;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod junit;
mod ndjson;
mod record;
mod reports;
mod sarif;
mod target;
mod words;

use std::io::{self, Write};

use lienthong::Lang;

use crate::judge::{FailOn, Outcome, Summary};
use crate::palette::Palette;

pub(crate) use reports::Reports;
pub(crate) use target::{Format, Target};
pub(crate) use words::{escape_github, general_text, severity_key};

/// The JSON Schema of the JSON report.
pub(crate) const JSON_SCHEMA: &str = include_str!("report.schema.json");

/// The name of this tool, as reports give it.
pub(crate) const TOOL: &str = "lienthong";

/// The version of this tool.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How reports of a run are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// The language of texts.
    pub lang: Lang,
    /// The colours, for a report on a terminal.
    pub palette: Palette,
    /// Whether one input is judged, so that a word about it is worth a line even if it is valid.
    pub single: bool,
    /// What makes the run fail.
    pub fail_on: FailOn,
}

/// What writes a report.
pub(crate) trait Render {
    /// Writes what comes before the first outcome.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// Writes one outcome.
    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what became of one record of a stream, as soon as that is known. Formats that tell of a
    /// stream at its end, as of any input, write nothing.
    fn record(&mut self, _record: &Outcome, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Says whether records are told of one by one.
    fn tells_records(&self) -> bool {
        false
    }

    /// Writes what comes after the last outcome.
    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}
