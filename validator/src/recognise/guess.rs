//! Guesses which message a text is by its first name, so that a clean one is read once only.
//!
//! A guess is kept only where the text turns out to be valid as that message, and where a look at
//! the whole text could have found no other: [`Guesses::of`] says nothing in all other cases.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use lienthong_schema::model::{Content, JsonRoot, Message};

use crate::json::unescape;
use crate::report::Form;
use crate::xml::remark_end;

/// The messages that first names stand for: for each name the place of the only one.
#[derive(Debug)]
pub(crate) struct Guesses {
    names: HashMap<Box<str>, Option<usize>>,
}

impl Guesses {
    /// Makes the guesses for texts of XML: `messages` with their places in a list.
    pub(crate) fn by_root(messages: &[(usize, &Message)]) -> Self {
        let mut names = HashMap::new();
        for (at, message) in messages {
            if let Some(xml) = &message.forms.xml {
                note(&mut names, &xml.root, Some(*at));
            }
        }
        Self { names }
    }

    /// Makes the guesses for texts of JSON. They hold where the message takes no other keys than its
    /// own.
    pub(crate) fn by_key(messages: &[(usize, &Message)]) -> Self {
        let mut names = HashMap::new();
        for (at, message) in messages {
            if message.forms.json.is_some() {
                let guess = is_unlike(message, messages).then_some(*at);
                for name in keys(message) {
                    note(&mut names, name, guess);
                }
            }
        }
        Self { names }
    }

    /// Returns the message that `text` most likely is; `None` where only a closer look can tell.
    pub(crate) fn of(&self, text: &str, form: Form) -> Option<usize> {
        let name = if form == Form::Json { first_key(text)? } else { root(text)?.into() };
        *self.names.get(&*name)?
    }
}

/// Notes what a name stands for: nothing, if it stands for two messages.
fn note(guesses: &mut HashMap<Box<str>, Option<usize>>, name: &str, guess: Option<usize>) {
    match guesses.entry(name.into()) {
        Entry::Vacant(entry) => {
            entry.insert(guess);
        }
        Entry::Occupied(mut entry) => {
            entry.insert(None);
        }
    }
}

fn keys(message: &Message) -> impl Iterator<Item = &str> {
    message.body.fields().map(|field| field.json.name.as_ref().unwrap_or(&field.name).as_str())
}

/// Says whether an object that is valid as `message` can fit no other one better: it has no key
/// that the message does not name, and no other message knows the value of a key of its.
fn is_unlike(message: &Message, messages: &[(usize, &Message)]) -> bool {
    let is_object = message.forms.json.as_ref().is_some_and(|json| json.root == JsonRoot::Object);
    let has_key = |name: &str| keys(message).any(|key| key == name);
    let knows_value = |other: &Message| {
        let fields = other.body.fields().zip(keys(other));
        let mut fixed = fields.filter(|(field, _)| match &field.content {
            Content::Value(value) => value.constant.is_some(),
            Content::Group(_) => false,
        });
        fixed.any(|(_, name)| has_key(name))
    };
    let mut others = messages.iter().filter(|(_, other)| {
        other.forms.json.is_some() && (&other.id, other.version) != (&message.id, message.version)
    });
    is_object && !others.any(|(_, other)| knows_value(other))
}

/// Returns the local name of the first element, if it is plainly written.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_ascii_start();
    if rest.starts_with("<?xml ") {
        rest = rest[memchr::memchr(b'>', rest.as_bytes())? + 1..].trim_ascii_start();
    }
    while let Some(end) = remark_end(rest.as_bytes(), 0) {
        rest = rest[end..].trim_ascii_start();
    }
    let rest = rest.strip_prefix('<')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"._-:".contains(&byte);
    let end = rest.bytes().position(|byte| !is_name(byte))?;
    let name = &rest[..end];
    match name.split_once(':') {
        None => (!name.is_empty()).then_some(name),
        Some((prefix, local)) => {
            let is_one = !prefix.is_empty() && !local.is_empty() && !local.contains(':');
            is_one.then_some(local)
        }
    }
}

/// Returns the first key of an object.
fn first_key(text: &str) -> Option<Cow<'_, str>> {
    let rest = text.trim_ascii_start().strip_prefix('{')?.trim_ascii_start().strip_prefix('"')?;
    let key = &rest[..memchr::memchr(b'"', rest.as_bytes())?];
    if !key.contains('\\') {
        return Some(Cow::Borrowed(key));
    }
    let mut decoded = String::new();
    unescape(rest, 0, &mut decoded)?;
    Some(Cow::Owned(decoded))
}

#[cfg(test)]
mod tests {
    use super::{first_key, root};

    #[test]
    fn a_name_is_guessed_where_it_is_one() {
        for (text, name) in [
            ("<HoSo>", Some("HoSo")),
            ("<?xml version='1.0'?>\n<!-- x --><?y z?><h:HoSo a='b'>", Some("HoSo")),
            ("<:HoSo>", None),
            ("<h:>", None),
            ("<a:b:c>", None),
            ("<?xml", None),
        ] {
            assert_eq!(root(text), name, "{text}");
        }
        assert_eq!(first_key(r#" { "M\u0061" : 1}"#).as_deref(), Some("Ma"));
        assert_eq!(first_key("{}"), None);
    }
}
