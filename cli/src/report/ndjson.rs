//! The NDJSON report: a result a line as in the JSON report, then a line with the summary.
//!
//! Of a stream, each record that is not valid has a line, written at once; then comes the stream's
//! own, without violations.

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
        // The violations of a stream stand in the lines of its records.
        let is_stream = outcome.stream.as_ref().is_some_and(|stream| stream.only.is_none());
        let mut result = ResultRecord::new(outcome, self.lang);
        if is_stream {
            result.violations.clear();
        }
        serde_json::to_writer(&mut *out, &result)?;
        writeln!(out)
    }

    fn record(&mut self, record: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        self.outcome(record, out)
    }

    fn tells_records(&self) -> bool {
        true
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let summary = SummaryRecord::from(summary);
        writeln!(out, "{}", json!({"schema": SCHEMA, "tool": Tool::this(), "summary": summary}))
    }
}
