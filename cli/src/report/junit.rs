//! The `JUnit` report: a suite for each input, a case for each violation.
//!
//! What makes the run fail is a failure, what could not be judged an error, what the baseline has
//! too is skipped; an input without violations is one case that passes.

use std::io::{self, Write};

use lienthong::{Lang, Severity, Verdict};

use super::words::{Escaped, verdict_word};
use super::{Render, Style, TOOL};
use crate::excerpt::visible;
use crate::judge::{FailOn, Finding, Outcome, Summary};

/// Writes the `JUnit` report.
pub(super) struct Junit {
    lang: Lang,
    fail_on: FailOn,
}

/// What a case comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Passed,
    Failed,
    Undecided,
    Known,
}

impl Junit {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang, fail_on: style.fail_on }
    }

    fn case(&self, finding: &Finding) -> Case {
        let warning = finding.violation.severity == Severity::Warning;
        match () {
            () if finding.suppressed => Case::Known,
            () if finding.is_undecided() => Case::Undecided,
            () if warning && self.fail_on == FailOn::Error => Case::Passed,
            () => Case::Failed,
        }
    }

    fn write_finding(&self, input: &str, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let (violation, input) = (&finding.violation, Escaped(input));
        let code = violation.rule.code;
        let text = violation.text(self.lang);
        let text = Escaped(&text);
        let name = [code, &violation.path].join(" ");
        let name = Escaped(name.trim_end());
        writeln!(out, "    <testcase name=\"{name}\" classname=\"{input}\">")?;
        match self.case(finding) {
            Case::Known => writeln!(out, "      <skipped message=\"{text}\"/>")?,
            Case::Passed => {
                writeln!(out, "      <system-out>{}</system-out>", body(finding, self.lang))?;
            }
            case => {
                let kind = if case == Case::Failed { "failure" } else { "error" };
                let body = body(finding, self.lang);
                writeln!(out, "      <{kind} type=\"{code}\" message=\"{text}\">{body}</{kind}>")?;
            }
        }
        writeln!(out, "    </testcase>")
    }
}

impl Render for Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{TOOL}\">")
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let count = |case| outcome.findings.iter().filter(|one| self.case(one) == case).count();
        let silent = outcome.findings.is_empty();
        let unknown = usize::from(silent && outcome.verdict != Verdict::Valid);
        let input = Escaped(&outcome.input);
        write!(out, "  <testsuite name=\"{input}\" tests=\"{}\"", outcome.findings.len().max(1))?;
        let (failed, undecided) = (count(Case::Failed), count(Case::Undecided) + unknown);
        write!(out, " failures=\"{failed}\" errors=\"{undecided}\"")?;
        write!(out, " skipped=\"{}\"", count(Case::Known))?;
        if let Some(time) = outcome.time {
            write!(out, " time=\"{:.3}\"", time.as_secs_f64())?;
        }
        writeln!(out, ">")?;
        for finding in &outcome.findings {
            self.write_finding(&outcome.input, finding, out)?;
        }
        if silent {
            let word = verdict_word(outcome.verdict, self.lang);
            let inside =
                if unknown == 0 { String::new() } else { format!("<error message=\"{word}\"/>") };
            writeln!(
                out,
                "    <testcase name=\"{word}\" classname=\"{input}\">{inside}</testcase>"
            )?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn end(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

/// Returns the text of a case: where it is, the line, the place underlined.
fn body(finding: &Finding, lang: Lang) -> String {
    let violation = &finding.violation;
    let mut text = format!(
        "{}:{} {}\n",
        violation.place.line,
        violation.place.column,
        visible(&violation.text(lang))
    );
    if let Some(excerpt) = &finding.excerpt {
        text.extend([&excerpt.text(), "\n", &excerpt.underline(), "\n"]);
    }
    quick_xml::escape::escape(text).into_owned()
}
