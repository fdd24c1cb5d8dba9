//! The code quality report of GitLab: an array of issues.

use std::collections::HashMap;
use std::io::{self, Write};

use lienthong::{Lang, Severity};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Render, Style};
use crate::inputs::in_hexadecimal;
use crate::judge::{Finding, Outcome, Summary};

/// Writes the code quality report.
pub(super) struct Gitlab {
    lang: Lang,
    begun: bool,
}

impl Gitlab {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang, begun: false }
    }

    fn issue(&self, input: &str, finding: &Finding, earlier: u64) -> Value {
        let violation = &finding.violation;
        let severity = match violation.severity {
            _ if finding.is_undecided() => "critical",
            Severity::Error => "major",
            Severity::Warning => "minor",
        };
        json!({
            "description": violation.text(self.lang),
            "check_name": format!("{} {}", violation.rule.code, violation.rule.name),
            "fingerprint": unique(&finding.fingerprint, input, earlier),
            "severity": severity,
            "location": {"path": input, "lines": {"begin": violation.place.line}},
        })
    }
}

impl Render for Gitlab {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let mut earlier: HashMap<&str, u64> = HashMap::new();
        for finding in outcome.findings.iter().filter(|finding| !finding.suppressed) {
            let count = earlier.entry(&finding.fingerprint).or_default();
            let separator = if self.begun { "," } else { "" };
            self.begun = true;
            write!(out, "{separator}\n  {}", self.issue(&outcome.input, finding, *count))?;
            *count += 1;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}]", if self.begun { "\n" } else { "" })
    }
}

/// Makes a fingerprint that no other issue of the report has: GitLab drops those that repeat.
fn unique(fingerprint: &str, input: &str, earlier: u64) -> String {
    in_hexadecimal(&Sha256::digest(format!("{fingerprint}\0{input}\0{earlier}")))
}
