//! The report for a person: each violation with its line, the place underlined, what is wrong in
//! the field's business word, and how to mend it; a one-line summary at the end.

use std::io::{self, Write};

use lienthong::rules::Effect;
use lienthong::{Lang, Severity, Verdict};

use super::words::{ask_hint, cell_words, form_key, label, verdict_word};
use super::{Render, Style};
use crate::excerpt::{Excerpt, visible};
use crate::judge::{Finding, Outcome, Streamed, Summary};
use crate::language::Pick;
use crate::status::ExitStatus;

/// Writes the report for a person.
pub(super) struct Human {
    style: Style,
}

impl Human {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { style }
    }

    fn lang(&self) -> Lang {
        self.style.lang
    }

    fn finding(&self, input: &str, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let (violation, palette) = (&finding.violation, self.style.palette);
        let input = visible(input);
        let place = match &finding.excerpt {
            Some(_) => format!("{input}:{}:{}", violation.place.line, violation.place.column),
            None => input,
        };
        let rule = format!("{} {}", violation.rule.code, violation.rule.name);
        let text = visible(&violation.text(self.lang()));
        if finding.suppressed {
            let known = self.lang().pick("đã có từ trước", "known before");
            let line = format!("{place}: {known}: {rule}: {text}");
            return writeln!(out, "{}\n", palette.quiet(&line));
        }
        let label = self.paint(finding, &format!("{} {rule}", label(finding, self.lang())));
        writeln!(out, "{}: {label}: {text}", palette.strong(&place))?;
        if let Some(excerpt) = &finding.excerpt {
            self.excerpt(finding, excerpt, out)?;
        }
        for note in self.notes(finding, &text) {
            writeln!(out, "{:>6} {note}", palette.quiet("="))?;
        }
        writeln!(out)
    }

    fn paint(&self, finding: &Finding, text: &str) -> String {
        match (finding.violation.rule.effect, finding.violation.severity) {
            (Effect::Invalid, Severity::Error) => self.style.palette.error(text),
            _ => self.style.palette.warning(text),
        }
    }

    fn excerpt(&self, finding: &Finding, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let quiet = |text: &str| self.style.palette.quiet(text);
        let Excerpt { line, before, marked, after, .. } = excerpt;
        let marked = self.paint(finding, marked);
        let underline = self.paint(finding, &excerpt.underline());
        writeln!(out, "{} {before}{marked}{after}", quiet(&format!("{line:>6} |")))?;
        writeln!(out, "{} {underline}", quiet("       |"))
    }

    /// Returns what there is to say besides the sentence `text`.
    fn notes(&self, finding: &Finding, text: &str) -> Vec<String> {
        let (lang, violation) = (self.lang(), &finding.violation);
        let note = |vi, en, value: &str| format!("{}: {}", lang.pick(vi, en), visible(value));
        let unsaid = |value: &&str| !value.is_empty() && !text.contains(&*visible(value));
        let expected = violation.expected.as_ref().map(|expected| expected.get(lang));
        let found = violation.actual.as_deref().or(violation.value.as_deref());
        let hint = violation.hint.as_deref().filter(unsaid);
        let more = violation.count.saturating_sub(1);
        [
            finding.record.filter(|record| *record > 0).map(|record| match lang {
                Lang::Vi => format!("bản ghi: {record}"),
                Lang::En => format!("record: {record}"),
            }),
            Some(&*violation.path).filter(|path| !path.is_empty()).map(|at| note("tại", "at", at)),
            violation.cell.map(|cell| cell_words(cell, lang)),
            expected.filter(unsaid).map(|expected| note("cần", "expected", expected)),
            found.filter(unsaid).map(|found| note("đang có", "found", found)),
            violation.inner.map(|(line, column)| match lang {
                Lang::Vi => format!("trong thông điệp bên trong: dòng {line}, cột {column}"),
                Lang::En => format!("in the embedded message: line {line}, column {column}"),
            }),
            hint.map(|hint| ask_hint(hint, lang)),
            violation.example.as_deref().map(|value| note("ví dụ đúng", "valid example", value)),
            (more > 0).then(|| match lang {
                Lang::Vi => format!("còn {more} chỗ nữa giống vậy"),
                Lang::En => format!("{more} more like this"),
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Says in one line what became of an input, where its findings do not.
    fn verdict(&self, outcome: &Outcome) -> String {
        let word = verdict_word(outcome.verdict, self.lang());
        let word = match outcome.verdict {
            Verdict::Valid => self.style.palette.good(word),
            Verdict::Invalid => self.style.palette.error(word),
            Verdict::Undecided => self.style.palette.warning(word),
        };
        let input = visible(&outcome.input);
        let message = outcome.message.as_ref();
        let message = message.map(|judged| format!("{}@{}", judged.id, judged.version));
        let kind: Vec<String> =
            message.into_iter().chain(outcome.form.map(|form| form_key(form).into())).collect();
        let kind = if kind.is_empty() { kind.concat() } else { format!(" ({})", kind.join(", ")) };
        let records = outcome.stream.as_ref().map(|stream| self.records(stream));
        format!("{input}: {word}{kind}{}", records.unwrap_or_default())
    }

    /// Says what became of the records of a stream.
    fn records(&self, stream: &Streamed) -> String {
        let Streamed { records, valid, invalid, undecided, .. } = stream;
        match self.lang() {
            Lang::Vi => format!(
                ": {records} bản ghi: {valid} hợp lệ, {invalid} không hợp lệ, {undecided} chưa kết \
                 luận được"
            ),
            Lang::En => format!(
                ": {records} record{}: {valid} valid, {invalid} invalid, {undecided} undecided",
                plural(*records)
            ),
        }
    }

    fn counts(&self, summary: &Summary) -> String {
        let Summary { inputs, valid, invalid, undecided, errors, warnings, .. } = summary;
        match self.lang() {
            Lang::Vi => format!(
                "{inputs} đầu vào: {valid} hợp lệ, {invalid} không hợp lệ, {undecided} chưa kết \
                 luận được; {errors} lỗi, {warnings} cảnh báo"
            ),
            Lang::En => format!(
                "{inputs} input{}: {valid} valid, {invalid} invalid, {undecided} undecided; \
                 {errors} error{}, {warnings} warning{}",
                plural(*inputs),
                plural(*errors),
                plural(*warnings)
            ),
        }
    }

    /// Returns what a reader of the counts has to know besides.
    fn remarks(&self, summary: &Summary) -> Vec<String> {
        let text = |count: u64, vi: &str, en: &str| {
            (count > 0).then(|| self.lang().pick(vi, en).replace("{}", &count.to_string()))
        };
        [
            text(
                summary.cut(),
                "{} không hiện ra (xem --max-violations)",
                "{} not shown (see --max-violations)",
            ),
            text(summary.suppressed.unwrap_or_default(), "{} đã có từ trước", "{} known before"),
            text(
                summary.passed_over,
                "bỏ qua {} tệp có đuôi khác",
                "{} files with other extensions passed over",
            ),
        ]
        .into_iter()
        .flatten()
        .chain(summary.time.map(|time| format!("{:.3} s", time.as_secs_f64())))
        .collect()
    }
}

impl Render for Human {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        for finding in &outcome.findings {
            self.finding(&outcome.input, finding, out)?;
        }
        let silent = outcome.findings.is_empty() && outcome.verdict != Verdict::Valid;
        if self.style.single || silent || outcome.stream.is_some() {
            writeln!(out, "{}", self.verdict(outcome))?;
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let counts = self.counts(summary);
        let counts = match summary.status {
            ExitStatus::Good => self.style.palette.good(&counts),
            ExitStatus::Undecided => self.style.palette.warning(&counts),
            _ => self.style.palette.error(&counts),
        };
        let remarks = self.remarks(summary);
        if remarks.is_empty() {
            writeln!(out, "{counts}")
        } else {
            writeln!(out, "{counts} · {}", remarks.join(" · "))
        }
    }
}

fn plural(count: u64) -> &'static str {
    if count == 1 { "" } else { "s" }
}
