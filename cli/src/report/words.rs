//! Words and escapes that several reports share.

use std::borrow::Cow;
use std::fmt;

use lienthong::report::Cell;
use lienthong::rules::{Effect, Rule};
use lienthong::{Form, Lang, Severity, Verdict};

use crate::excerpt::visible;
use crate::judge::Finding;
use crate::language::Pick;

/// Returns the name of a verdict in machine formats.
pub(super) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Undecided => "undecided",
    }
}

/// Returns the name of a verdict for people.
pub(super) fn verdict_word(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Valid => lang.pick("hợp lệ", "valid"),
        Verdict::Invalid => lang.pick("không hợp lệ", "invalid"),
        Verdict::Undecided => lang.pick("chưa kết luận được", "undecided"),
    }
}

/// Returns the name of a severity in machine formats.
pub(crate) fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Returns what kind of finding it is, for people.
pub(super) fn label(finding: &Finding, lang: Lang) -> &'static str {
    match (finding.violation.rule.effect, finding.violation.severity) {
        (Effect::Undecided, _) => lang.pick("chưa kết luận", "undecided"),
        (_, Severity::Error) => lang.pick("lỗi", "error"),
        (_, Severity::Warning) => lang.pick("cảnh báo", "warning"),
    }
}

/// Returns the name of a form in machine formats.
pub(crate) fn form_key(form: Form) -> &'static str {
    match form {
        Form::Xml => "xml",
        Form::Json => "json",
        Form::Delimited => "delimited",
        Form::Fixed => "fixed",
    }
}

/// Returns where in the records of a flat text something stands.
pub(super) fn cell_words(cell: Cell, lang: Lang) -> String {
    let Cell { record, field } = cell;
    match (lang, field) {
        (Lang::Vi, Some(field)) => format!("bản ghi {record}, trường {field}"),
        (Lang::Vi, None) => format!("bản ghi {record}"),
        (Lang::En, Some(field)) => format!("record {record}, field {field}"),
        (Lang::En, None) => format!("record {record}"),
    }
}

/// Returns the sentence that asks whether `hint` was meant.
pub(super) fn ask_hint(hint: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("có phải ý bạn là “{}”?", visible(hint)),
        Lang::En => format!("did you mean “{}”?", visible(hint)),
    }
}

/// Returns a rule's text with nothing filled in: words in `‹›` stand for what a violation names.
pub(crate) fn general_text(rule: &Rule, lang: Lang) -> String {
    let names = [
        ("{field}", lang.pick("‹trường›", "‹field›")),
        ("{name}", lang.pick("‹tên›", "‹name›")),
        ("{expected}", lang.pick("‹giá trị cần›", "‹expected›")),
        ("{actual}", lang.pick("‹giá trị đang có›", "‹actual›")),
        ("{hint}", lang.pick("‹gợi ý›", "‹hint›")),
    ];
    let text = rule.text(lang).split('[').map(|part| part.split_once(']').map_or(part, |it| it.1));
    let fill = |text: String, (name, word): (&str, &str)| text.replace(name, word);
    names.into_iter().fold(text.collect(), fill)
}

/// A text of an input as HTML or XML shows it: visible and escaped.
pub(crate) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quick_xml::escape::escape(&*visible(self.0)))
    }
}

/// Escapes the data of a workflow command; in a property, `:` and `,` as well.
pub(crate) fn escape_github(text: &str, property: bool) -> Cow<'_, str> {
    let special = |c| matches!(c, '%' | '\r' | '\n') || property && matches!(c, ':' | ',');
    if !text.contains(special) {
        return text.into();
    }
    let escape =
        |c: char| if special(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
    text.chars().map(escape).collect::<String>().into()
}
