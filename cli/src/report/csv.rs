//! The table: a row for each violation, and one for each input without any.
//!
//! It is made for spreadsheets: a byte-order mark lets them read Vietnamese, and a cell that they
//! would take for a formula gets an apostrophe.

use std::io::{self, Write};

use lienthong::Lang;

use super::words::{severity_key, verdict_key};
use super::{Render, Style};
use crate::excerpt::visible;
use crate::judge::{Finding, Outcome, Summary};

const HEADER: [&str; 17] = [
    "input",
    "verdict",
    "message",
    "message_version",
    "severity",
    "code",
    "rule",
    "line",
    "column",
    "path",
    "text",
    "expected",
    "actual",
    "value",
    "example",
    "count",
    "suppressed",
];

/// Writes the table.
pub(super) struct Csv {
    lang: Lang,
}

impl Csv {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang }
    }

    fn violation(&self, finding: &Finding) -> [String; 13] {
        let violation = &finding.violation;
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        let expected = violation.expected.as_ref().map(|text| text.get(self.lang).to_owned());
        [
            severity_key(violation.severity).to_owned(),
            violation.rule.code.to_owned(),
            violation.rule.name.to_owned(),
            violation.place.line.to_string(),
            violation.place.column.to_string(),
            violation.path.clone(),
            violation.text(self.lang),
            expected.unwrap_or_default(),
            or_empty(&violation.actual),
            or_empty(&violation.value),
            or_empty(&violation.example),
            violation.count.to_string(),
            if finding.suppressed { "yes".into() } else { String::new() },
        ]
    }
}

impl Render for Csv {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "\u{FEFF}{}\r\n", HEADER.join(","))
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let message = outcome.message.as_ref();
        let head = [
            outcome.input.clone(),
            verdict_key(outcome.verdict).to_owned(),
            message.map(|judged| judged.id.to_string()).unwrap_or_default(),
            message.map(|judged| judged.version.to_string()).unwrap_or_default(),
        ];
        if outcome.findings.is_empty() {
            write_row(head.iter().chain(&<[String; 13]>::default()), out)?;
        }
        for finding in &outcome.findings {
            write_row(head.iter().chain(&self.violation(finding)), out)?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn write_row<'a>(cells: impl Iterator<Item = &'a String>, out: &mut dyn Write) -> io::Result<()> {
    let row: Vec<String> = cells.map(|cell| quote(&visible(cell))).collect();
    write!(out, "{}\r\n", row.join(","))
}

fn quote(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        assert_eq!(quote("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quote("=1+1"), "'=1+1");
    }
}
