//! The JSON report: `lienthong-report/1`, one result a line.
//!
//! The summary comes last, so that no result has to wait for it.

use std::io::{self, Write};

use lienthong::Lang;
use serde_json::json;

use super::record::{ResultRecord, SCHEMA, SummaryRecord, Tool};
use super::{Render, Style};
use crate::judge::{Outcome, Summary};

/// Writes the JSON report.
pub(super) struct Json {
    lang: Lang,
    begun: bool,
}

impl Json {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang, begun: false }
    }
}

impl Render for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let (schema, tool) = (json!(SCHEMA), json!(Tool::this()));
        write!(out, "{{\n  \"schema\": {schema},\n  \"tool\": {tool},\n  \"results\": [")
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let separator = if self.begun { "," } else { "" };
        self.begun = true;
        write!(out, "{separator}\n    ")?;
        Ok(serde_json::to_writer(out, &ResultRecord::new(outcome, self.lang))?)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let close = if self.begun { "\n  ]" } else { "]" };
        let summary = json!(SummaryRecord::from(summary));
        writeln!(out, "{close},\n  \"summary\": {summary}\n}}")
    }
}
