//! One thing that is wrong with an input, at its place.

use lienthong_schema::model::{Lang, Text};

use crate::events::Detail;
use crate::rules::Rule;

/// Where in an input something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The byte offset in the input as received, from 0.
    pub offset: usize,
    /// How many bytes of the input it spans.
    pub length: usize,
    /// The line, from 1.
    pub line: u64,
    /// The column in Unicode characters, from 1.
    pub column: u64,
}

/// Where in the records of a flat text something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The record, from 1: column names and blank lines are none.
    pub record: u64,
    /// The field in it, from 1, the record's tag being the first if it has one; `None` where it is
    /// the record as a whole.
    pub field: Option<u64>,
}

/// One violation of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: &'static Rule,
    /// Error or warning: the rule's own severity, unless the spec makes it milder.
    pub severity: lienthong_schema::model::Severity,
    /// The path in the message, alike in every form: `/HoSo/TaiLieuNop[2]/TenTep`.
    pub path: String,
    /// The field of the spec: `motcua.HoSo#TaiLieuNop.TenTep`; empty where there is none.
    pub field: String,
    /// The field's business name; empty where there is none.
    pub title: Text,
    /// Where it stands.
    pub place: Place,
    /// Where it stands in a flat text; `None` in other forms and outside of records.
    pub cell: Option<Cell>,
    /// What was expected.
    pub expected: Option<Text>,
    /// What was found: a length, a number, a name; never a value that must be masked.
    pub actual: Option<String>,
    /// The field's value, masked where it is personal and the caller did not ask for it.
    pub value: Option<String>,
    /// The nearest known name or code.
    pub hint: Option<String>,
    /// A valid example of the field.
    pub example: Option<String>,
    /// The line and column in the embedded message that `place` carries, if it is in one.
    pub inner: Option<(u64, u64)>,
    /// How many occurrences this stands for: itself, and repeats that are not shown.
    pub count: u64,
}

impl Violation {
    /// Returns the sentence that says what is wrong, in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        let expected = self.expected.as_ref().map(|text| text.get(lang));
        let name = self.path.rsplit('/').next().map(|name| name.split('[').next().unwrap_or(name));
        let title = self.title.get(lang);
        let field = if title.is_empty() { name.unwrap_or_default() } else { title };
        let value_of = |key: &str| match key {
            "field" => Some(field),
            "name" => name,
            "expected" => expected,
            "actual" => self.actual.as_deref().or(self.value.as_deref()),
            "hint" => self.hint.as_deref(),
            _ => None,
        };
        fill(self.rule.text(lang), &value_of)
    }
}

/// Puts what a rule says of a value in words, in both languages, before it has a place.
pub(crate) fn fill_text(rule: &Rule, title: &Text, detail: &Detail, value: &str) -> Text {
    let fill_in = |lang| {
        let value_of = |key: &str| match key {
            "field" | "name" => Some(title.get(lang)),
            "expected" => detail.expected.as_ref().map(|text| text.get(lang)),
            "actual" => detail.actual.as_deref().or(Some(value)),
            "hint" => detail.hint.as_deref(),
            _ => None,
        };
        fill(rule.text(lang), &value_of)
    };
    Text { vi: fill_in(Lang::Vi), en: Some(fill_in(Lang::En)) }
}

/// Fills `{key}` in `template`; leaves out each `[part]` with a key that has no value.
fn fill<'a>(template: &str, value_of: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('[') {
        let Some(length) = rest[start..].find(']') else { break };
        text.push_str(&fill_keys(&rest[..start], value_of).unwrap_or_default());
        let part = &rest[start + 1..start + length];
        text.push_str(&fill_keys(part, value_of).unwrap_or_default());
        rest = &rest[start + length + 1..];
    }
    text.push_str(&fill_keys(rest, value_of).unwrap_or_else(|| rest.to_owned()));
    text
}

/// Fills the keys of a part without brackets; `None` if one has no value.
fn fill_keys<'a>(part: &str, value_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<String> {
    let mut text = String::new();
    let mut rest = part;
    while let Some(start) = rest.find('{') {
        let end = start + rest[start..].find('}')?;
        text.push_str(&rest[..start]);
        text.push_str(value_of(&rest[start + 1..end])?);
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    Some(text)
}
