//! Writes JSON, with numbers exactly as the value has them.

use lienthong_schema::model::{Base, JsonAs, JsonRoot, Message, Value};
use serde::Serialize;
use serde::ser::{Error, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::super::any::{Any, Notation};
use super::super::tape::{Entry, Held, Tape};
use super::WriteError;
use crate::value::json_type;
use lienthong_schema::model::{Content, Field, Group};

/// Writes messages: an object, or an array of them where the spec says so.
pub(super) fn write(message: &Message, tapes: &[Tape<'_>]) -> Result<String, WriteError> {
    let is_array = message.forms.json.as_ref().is_some_and(|json| json.root == JsonRoot::Array);
    for tape in tapes {
        check(&message.body, &tape.entries, (1, tape.entries.len()))?;
    }
    let trees: Vec<Tree<'_, '_>> =
        tapes.iter().map(|tape| Tree::of(&message.body, &tape.entries, true)).collect();
    let text = match (is_array, trees.as_slice()) {
        (true, trees) => serde_json::to_string(trees),
        (false, [tree]) => serde_json::to_string(tree),
        (false, all) => return Err(WriteError::Several { count: all.len() }),
    };
    text.map_err(|error| WriteError::NoPlace { field: error.to_string() })
}

/// Refuses open content of another form.
fn check(
    group: &Group,
    entries: &[Entry<'_>],
    (start, end): (usize, usize),
) -> Result<(), WriteError> {
    let mut at = start;
    for (slot, field) in (0..).zip(group.fields()) {
        while at < end && entries[at].slot == slot {
            let next = after(entries, at);
            match (&entries[at].held, &field.content) {
                (Held::Any(any), _) if any.notation == Notation::Xml => {
                    return Err(WriteError::OtherForm { field: field.name.clone() });
                }
                (Held::Group { end }, Content::Group(inner)) => {
                    check(inner, entries, (at + 1, *end))?;
                }
                _ => {}
            }
            at = next;
        }
    }
    Ok(())
}

fn after(entries: &[Entry<'_>], at: usize) -> usize {
    match entries[at].held {
        Held::Group { end } => end,
        _ => at + 1,
    }
}

/// A group on a tape, as serde sees it.
pub(in crate::typed) struct Tree<'a, 't> {
    group: &'a Group,
    entries: &'a [Entry<'t>],
    range: (usize, usize),
    /// Whether numbers are written as they are: JSON alone can do that.
    exact: bool,
}

impl<'a, 't> Tree<'a, 't> {
    /// Makes the tree of a tape whose first entry is the group.
    pub(in crate::typed) fn of(group: &'a Group, entries: &'a [Entry<'t>], exact: bool) -> Self {
        Self { group, entries, range: (1, entries.len()), exact }
    }
}

impl Serialize for Tree<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        let (mut at, end) = self.range;
        for (slot, field) in (0..).zip(self.group.fields()) {
            let first = at;
            while at < end && self.entries[at].slot == slot {
                at = after(self.entries, at);
            }
            if first < at {
                let key = field.json.name.as_deref().unwrap_or(&field.name);
                map.serialize_entry(key, &Occurrences { tree: self, field, range: (first, at) })?;
            }
        }
        map.end()
    }
}

/// All occurrences of a field.
struct Occurrences<'a, 't> {
    tree: &'a Tree<'a, 't>,
    field: &'a Field,
    range: (usize, usize),
}

impl Serialize for Occurrences<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (mut at, end) = self.range;
        let one = |at| Occurrence { tree: self.tree, field: self.field, at };
        if !self.field.occurs.repeats() {
            return one(at).serialize(to);
        }
        let mut seq = to.serialize_seq(None)?;
        while at < end {
            seq.serialize_element(&one(at))?;
            at = after(self.tree.entries, at);
        }
        seq.end()
    }
}

/// One occurrence of a field.
struct Occurrence<'a, 't> {
    tree: &'a Tree<'a, 't>,
    field: &'a Field,
    at: usize,
}

impl Serialize for Occurrence<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match (&self.tree.entries[self.at].held, &self.field.content) {
            (Held::Group { end }, Content::Group(group)) => {
                Tree { group, range: (self.at + 1, *end), ..*self.tree }.serialize(to)
            }
            (Held::Text(text), Content::Value(value)) => {
                scalar(text, self.kind(value), self.tree.exact, to)
            }
            (Held::Any(any), _) => open(any, to),
            (Held::Text(text), _) => to.serialize_str(text),
            _ => to.serialize_unit(),
        }
    }
}

impl Occurrence<'_, '_> {
    fn kind(&self, value: &Value) -> Option<JsonAs> {
        let is_open = matches!(value.base, Base::Any | Base::Embedded { .. });
        self.field.json.kind.or_else(|| json_type(&value.base)).filter(|_| !is_open)
    }
}

/// Writes a value as the JSON type that the spec asks for.
fn scalar<S: Serializer>(
    text: &str,
    kind: Option<JsonAs>,
    exact: bool,
    to: S,
) -> Result<S::Ok, S::Error> {
    match kind {
        Some(JsonAs::Boolean) if text == "true" || text == "false" => {
            to.serialize_bool(text == "true")
        }
        Some(JsonAs::Number) => number(text, exact, to),
        _ => to.serialize_str(text),
    }
}

fn number<S: Serializer>(text: &str, exact: bool, to: S) -> Result<S::Ok, S::Error> {
    let Some(number) = json_number(text) else { return to.serialize_str(text) };
    if exact {
        return RawValue::from_string(number).map_err(S::Error::custom)?.serialize(to);
    }
    if let Ok(number) = number.parse::<i64>() {
        return to.serialize_i64(number);
    }
    if let Ok(number) = number.parse::<i128>() {
        return to.serialize_i128(number);
    }
    let float: f64 = number.parse().map_err(S::Error::custom)?;
    let is_same = float.is_finite() && same(&format!("{float}"), &number);
    if is_same {
        to.serialize_f64(float)
    } else {
        Err(S::Error::custom(format!("{number} has more digits than a float; `write` keeps them")))
    }
}

/// Says whether two decimals are equal by value.
fn same(one: &str, other: &str) -> bool {
    let plain = crate::numbers::Notation::Plain;
    let read = |text| crate::numbers::Number::decimal(text, plain).ok();
    matches!((read(one), read(other)), (Some(one), Some(other)) if one == other)
}

/// Returns a number as JSON writes it; `None` where it is none.
fn json_number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = [whole, fraction].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if !is_number || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Some([sign, whole, point, fraction].concat())
}

fn open<S: Serializer>(any: &Any, to: S) -> Result<S::Ok, S::Error> {
    match any.notation {
        Notation::Text => to.serialize_str(&any.content),
        Notation::Json => {
            let value: serde_json::Value =
                serde_json::from_str(&any.content).map_err(S::Error::custom)?;
            value.serialize(to)
        }
        Notation::Xml => Err(S::Error::custom("XML content can't be written as JSON")),
    }
}

#[cfg(test)]
mod tests {
    use super::json_number;

    #[test]
    fn numbers_keep_their_fraction_and_lose_what_json_forbids() {
        let cases = [("007", "7"), ("+5", "5"), (".5", "0.5"), ("5.", "5"), ("-0.50", "-0.50")];
        for (text, expected) in cases {
            assert_eq!(json_number(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(json_number("x"), None);
        assert_eq!(json_number("."), None);
    }
}
