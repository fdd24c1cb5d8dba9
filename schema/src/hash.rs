//! The hash of a message: what a report names as having judged.

use serde_json::{Map, Value};
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
        let json = serde_json::to_value(self).expect("a message is plain data");
        let canonical = sorted(json).to_string();
        let digest = Sha256::digest(canonical.as_bytes());
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

/// Sorts all keys, so that the hash does not depend on the order of fields in our code.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<_> = object.into_iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(entries.into_iter().map(|(k, v)| (k, sorted(v))).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
