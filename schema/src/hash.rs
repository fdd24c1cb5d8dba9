//! The hash of a message: what a report names as having judged.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::model::Message;

impl Message {
    /// Returns the SHA-256, in hexadecimal, of the resolved message with its code lists.
    ///
    /// Two messages with the same hash judge alike. Where and how a spec writes what it says does
    /// not matter: comments, the order of keys, or whether a type is named.
    ///
    /// # Panics
    ///
    /// Never: a message has no map whose keys are not texts.
    pub fn hash(&self) -> String {
        let json = serde_json::to_string(self).expect("a message is plain data");
        let digest = Sha256::digest(canonical(&json).as_bytes());
        digest.iter().fold(String::new(), |mut hash, byte| {
            hash.push(hex(byte >> 4));
            hash.push(hex(byte & 15));
            hash
        })
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0')
}

/// Sorts all keys of a JSON text without white space, so that the hash does not depend on the order
/// of fields in our code.
fn canonical(json: &str) -> String {
    let mut sorting = Sorting { json, at: 0, out: String::with_capacity(json.len()) };
    sorting.value();
    sorting.out
}

/// A JSON text on its way to one with sorted keys.
struct Sorting<'a> {
    json: &'a str,
    at: usize,
    out: String,
}

impl<'a> Sorting<'a> {
    /// Takes the value that begins here.
    fn value(&mut self) {
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => {
                self.out.push('[');
                self.each(|sorting, is_first| {
                    sorting.out.push_str(if is_first { "" } else { "," });
                    sorting.value();
                });
                self.out.push(']');
            }
            Some(b'"') => {
                let text = self.string();
                self.out.push_str(text);
            }
            _ => {
                let rest = &self.json[self.at..];
                let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
                self.out.push_str(&rest[..end]);
                self.at += end;
            }
        }
    }

    /// Takes an object: its members as they come, and then, if need be, in the order of their keys.
    fn object(&mut self) {
        let start = self.out.len();
        let mut members: Vec<(Cow<'a, str>, Range<usize>)> = Vec::new();
        self.out.push('{');
        self.each(|sorting, is_first| {
            sorting.out.push_str(if is_first { "" } else { "," });
            let begin = sorting.out.len();
            let key = sorting.string();
            sorting.at += 1;
            sorting.out.push_str(key);
            sorting.out.push(':');
            sorting.value();
            members.push((unescaped(key), begin - start..sorting.out.len() - start));
        });
        if !members.is_sorted_by(|one, next| one.0 <= next.0) {
            members.sort_by(|one, other| one.0.cmp(&other.0));
            let taken = self.out.split_off(start);
            for (at, (_, place)) in members.into_iter().enumerate() {
                self.out.push(if at == 0 { '{' } else { ',' });
                self.out.push_str(&taken[place]);
            }
        }
        self.out.push('}');
    }

    /// Lets `take` take each item between the brackets that begin here.
    fn each(&mut self, mut take: impl FnMut(&mut Self, bool)) {
        let mut is_first = true;
        loop {
            self.at += 1;
            match self.peek() {
                None => return,
                Some(b']' | b'}') if is_first => break,
                Some(_) => take(self, is_first),
            }
            if self.peek() != Some(b',') {
                break;
            }
            is_first = false;
        }
        self.at += 1;
    }

    /// Takes the string that begins here, and returns it with its quotes.
    fn string(&mut self) -> &'a str {
        let rest = &self.json[self.at..];
        let mut is_escaped = true;
        let is_end = |byte: u8| {
            let was_escaped = std::mem::replace(&mut is_escaped, false);
            is_escaped = !was_escaped && byte == b'\\';
            !was_escaped && byte == b'"'
        };
        let end = rest.bytes().position(is_end).map_or(rest.len(), |quote| quote + 1);
        self.at += end;
        &rest[..end]
    }

    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }
}

/// Returns what a key in quotes stands for.
fn unescaped(key: &str) -> Cow<'_, str> {
    if key.contains('\\') {
        return serde_json::from_str(key).unwrap_or_default();
    }
    Cow::Borrowed(key.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    use super::canonical;

    /// Sorts the keys of a document.
    fn sorted(value: Value) -> Value {
        match value {
            Value::Object(object) => {
                let mut entries: Vec<_> = object.into_iter().collect();
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                Value::Object(entries.into_iter().map(|(k, v)| (k, sorted(v))).collect())
            }
            Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
            other => other,
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "[\\\\\",:{}\\[\\]a-cạ\n\u{1}]{0,6}".prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 64, 6, |inner| {
            let keys = "[\\\\\"a-cạ\n\u{1}!]{0,3}";
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
                proptest::collection::vec((keys, inner), 0..6).prop_map(|members| {
                    Value::Object(members.into_iter().collect::<Map<_, _>>())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn keys_are_sorted_as_those_of_a_document_are(value in values()) {
            prop_assert_eq!(canonical(&value.to_string()), sorted(value).to_string());
        }
    }
}
