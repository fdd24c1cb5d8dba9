//! Annotations of a GitHub workflow: one line a violation.

use std::io::{self, Write};

use lienthong::Lang;

use super::words::severity_key;
use super::{Render, Style, escape_github};
use crate::excerpt::visible;
use crate::judge::{Finding, Outcome, Summary};

/// Writes workflow commands.
pub(super) struct Github {
    lang: Lang,
}

impl Github {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang }
    }

    fn annotation(&self, input: &str, finding: &Finding) -> String {
        let violation = &finding.violation;
        let place = violation.place;
        let title = format!("{} {}", violation.rule.code, violation.rule.name);
        let mut line = format!(
            "::{} file={},line={},col={}",
            severity_key(violation.severity),
            escape_github(&visible(input), true),
            place.line,
            place.column,
        );
        if let Some(excerpt) = finding.excerpt.as_ref().filter(|excerpt| excerpt.characters > 0) {
            let end = place.column + excerpt.characters;
            line.extend([",endColumn=", &end.to_string()]);
        }
        let text = visible(&violation.text(self.lang));
        line + &format!(",title={title}::{}", escape_github(&text, false))
    }
}

impl Render for Github {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        for finding in outcome.findings.iter().filter(|finding| !finding.suppressed) {
            writeln!(out, "{}", self.annotation(&outcome.input, finding))?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
