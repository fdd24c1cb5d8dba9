//! The NDJSON report: a result a line as in the JSON report, then a line with the summary.

use std::io::{self, Write};

use lienthong::Lang;
use serde_json::json;

use super::record::{ResultRecord, SCHEMA, SummaryRecord, Tool};
use super::{Render, Style};
use crate::judge::{Outcome, Summary};

/// Writes the NDJSON report.
pub(super) struct Ndjson {
    lang: Lang,
}

impl Ndjson {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang }
    }
}

impl Render for Ndjson {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &ResultRecord::new(outcome, self.lang))?;
        writeln!(out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let summary = SummaryRecord::from(summary);
        writeln!(out, "{}", json!({"schema": SCHEMA, "tool": Tool::this(), "summary": summary}))
    }
}
