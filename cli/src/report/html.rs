//! The page: everything in one file, readable without a network, in light and dark.
//!
//! The summary is written last, as in every report, and stands first on the page by its style; a
//! link leads those to it who do not see the style.

use std::io::{self, Write};

use lienthong::{Lang, Severity, Verdict};

use super::words::{Escaped, ask_hint, form_key, general_text, label, verdict_key, verdict_word};
use super::{Render, Style, VERSION};
use crate::excerpt::Excerpt;
use crate::judge::{Finding, Outcome, Summary};
use crate::language::Pick;

const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub(super) struct Html {
    lang: Lang,
}

impl Html {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang }
    }

    fn finding(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let violation = &finding.violation;
        let class = match violation.severity {
            _ if finding.suppressed => "known",
            _ if finding.is_undecided() => "undecided",
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let text = violation.text(self.lang);
        let (rule, label) = (violation.rule, label(finding, self.lang));
        writeln!(out, "<li class=\"{class}\">")?;
        writeln!(out, "<h3><span class=\"tag\">{label}</span> {}</h3>", Escaped(&text))?;
        if let Some(excerpt) = &finding.excerpt {
            self.excerpt(excerpt, out)?;
        }
        writeln!(out, "<dl>")?;
        for (word, value) in self.facts(finding) {
            writeln!(out, "<dt>{word}</dt><dd>{}</dd>", Escaped(&value))?;
        }
        let title = general_text(rule, self.lang);
        writeln!(
            out,
            "</dl>\n<details><summary>{} {}: {}</summary><p>{}</p></details>\n</li>",
            rule.code,
            rule.name,
            Escaped(&title),
            Escaped(rule.reason(self.lang))
        )
    }

    fn excerpt(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let Excerpt { line, before, marked, after, .. } = excerpt;
        let word = self.lang.pick("dòng", "line");
        let nowhere = if marked.is_empty() { " class=\"point\"" } else { "" };
        writeln!(
            out,
            "<pre tabindex=\"0\"><span class=\"line\">{word} {line}</span> {}<mark{nowhere}>{}</mark>{}</pre>",
            Escaped(before),
            Escaped(marked),
            Escaped(after)
        )
    }

    /// Returns what is to be said of a violation, each with its word.
    fn facts(&self, finding: &Finding) -> Vec<(&'static str, String)> {
        let (violation, lang) = (&finding.violation, self.lang);
        let place = format!("{}:{}", violation.place.line, violation.place.column);
        let expected = violation.expected.as_ref().map(|text| text.get(lang).to_owned());
        let found = violation.actual.clone().or_else(|| violation.value.clone());
        let hint = violation.hint.as_ref().map(|hint| ask_hint(hint, lang));
        let count = (violation.count > 1).then(|| violation.count.to_string());
        let known = lang.pick("đã có từ trước", "known before").to_owned();
        [
            (lang.pick("Dòng:cột", "Line:column"), finding.excerpt.is_some().then_some(place)),
            (lang.pick("Đường dẫn", "Path"), Some(violation.path.clone())),
            (lang.pick("Cần", "Expected"), expected),
            (lang.pick("Đang có", "Found"), found),
            (lang.pick("Gợi ý", "Hint"), hint),
            (lang.pick("Ví dụ đúng", "Valid example"), violation.example.clone()),
            (lang.pick("Số lần", "Times"), count),
            (lang.pick("Ghi chú", "Note"), finding.suppressed.then_some(known)),
        ]
        .into_iter()
        .filter_map(|(word, value)| Some((word, value.filter(|value| !value.is_empty())?)))
        .collect()
    }
}

impl Render for Html {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let lang = self.lang.pick("vi", "en");
        let title = self.lang.pick("Báo cáo kiểm tra thông điệp", "Report on validated messages");
        let skip = self.lang.pick("Đến phần tóm tắt", "Skip to the summary");
        writeln!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#summary\">{skip}</a>\n\
             <header><h1>{title}</h1></header>\n<main>"
        )
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let (key, word) = (verdict_key(outcome.verdict), verdict_word(outcome.verdict, self.lang));
        let message = outcome.message.as_ref();
        let message = message.map(|judged| format!("{}@{}", judged.id, judged.version));
        let kind = message.into_iter().chain(outcome.form.map(|form| form_key(form).to_owned()));
        let kind = kind.collect::<Vec<_>>().join(", ");
        let open = if outcome.verdict == Verdict::Valid { "" } else { " open=\"\"" };
        writeln!(
            out,
            "<details class=\"input {key}\"{open}><summary><h2>{}</h2> \
             <span class=\"verdict\">{word}</span> <span class=\"kind\">{}</span></summary>",
            Escaped(&outcome.input),
            Escaped(&kind)
        )?;
        writeln!(out, "<ol>")?;
        outcome.findings.iter().try_for_each(|finding| self.finding(finding, out))?;
        writeln!(out, "</ol>")?;
        let cut = (outcome.errors + outcome.warnings).saturating_sub(outcome.shown());
        if cut > 0 {
            writeln!(out, "<p>{} {cut}</p>", self.lang.pick("Không hiện ra:", "Not shown:"))?;
        }
        writeln!(out, "</details>")
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let lang = self.lang;
        let title = lang.pick("Tóm tắt", "Summary");
        writeln!(out, "<section id=\"summary\" aria-labelledby=\"summary-title\">")?;
        writeln!(out, "<h2 id=\"summary-title\">{title}</h2>\n<dl>")?;
        for (word, class, count) in [
            (lang.pick("Đầu vào", "Inputs"), "", summary.inputs),
            (lang.pick("Hợp lệ", "Valid"), "valid", summary.valid),
            (lang.pick("Không hợp lệ", "Invalid"), "invalid", summary.invalid),
            (lang.pick("Chưa kết luận được", "Undecided"), "undecided", summary.undecided),
            (lang.pick("Lỗi", "Errors"), "", summary.errors),
            (lang.pick("Cảnh báo", "Warnings"), "", summary.warnings),
            (lang.pick("Không hiện ra", "Not shown"), "", summary.cut()),
            (lang.pick("Tệp bỏ qua", "Files passed over"), "", summary.passed_over),
        ] {
            writeln!(out, "<div class=\"{class}\"><dt>{word}</dt><dd>{count}</dd></div>")?;
        }
        writeln!(out, "</dl>\n</section>\n</main>")?;
        writeln!(out, "<footer>lienthong {VERSION}</footer>\n</body>\n</html>")
    }
}
