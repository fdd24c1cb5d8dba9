//! Finds keys that an object gives twice, in objects of any size.
//!
//! The keys of all open objects lie in one stack. A small object's are compared one by one, by a
//! mark first; past [`MANY`] keys an object gets a hash map of its own.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::events::Span;

/// The keys up to which an object is searched one by one.
const MANY: usize = 32;

/// A key with its place, within the quotes.
#[derive(Clone, Debug)]
pub(super) struct Key<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) at: Span,
}

/// The keys of all open objects.
#[derive(Debug, Default)]
pub(super) struct Keys<'a> {
    stack: Vec<Key<'a>>,
    marks: Vec<u64>,
    large: Vec<Large<'a>>,
}

/// The keys of an open object that has many.
#[derive(Debug)]
struct Large<'a> {
    first: usize,
    places: HashMap<Cow<'a, str>, Span>,
}

impl<'a> Keys<'a> {
    /// Returns the number that stands for an object which opens now.
    pub(super) fn enter(&self) -> usize {
        self.stack.len()
    }

    /// Forgets the keys of the innermost object, which is `first`.
    pub(super) fn leave(&mut self, first: usize) {
        self.stack.truncate(first);
        self.marks.truncate(first);
        if self.large.last().is_some_and(|large| large.first == first) {
            self.large.pop();
        }
    }

    /// Adds a key to the innermost object, which is `first`; returns where it already stands.
    pub(super) fn add(&mut self, first: usize, key: &Key<'a>) -> Option<Span> {
        if self.stack.len() - first >= MANY {
            return self.add_to_many(first, key);
        }
        let mark = mark(&key.name);
        for (known, other) in self.marks[first..].iter().zip(&self.stack[first..]) {
            if *known == mark && other.name == key.name {
                return Some(other.at);
            }
        }
        self.marks.push(mark);
        self.stack.push(key.clone());
        None
    }

    #[cold]
    fn add_to_many(&mut self, first: usize, key: &Key<'a>) -> Option<Span> {
        if self.large.last().is_none_or(|large| large.first != first) {
            let places = self.stack[first..].iter().map(|key| (key.name.clone(), key.at)).collect();
            self.large.push(Large { first, places });
        }
        let places = &mut self.large.last_mut()?.places;
        if let Some(known) = places.get(&key.name) {
            return Some(*known);
        }
        places.insert(key.name.clone(), key.at);
        None
    }
}

/// Returns a number that equal names share and different names rarely do.
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let ends = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(head), Some(tail)) => {
            u64::from_le_bytes(*head) ^ u64::from_le_bytes(*tail).rotate_left(23)
        }
        _ => bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    ends.wrapping_add((name.len() as u64) << 56)
}

#[cfg(test)]
mod tests {
    use super::{Key, Keys, MANY};
    use crate::events::Span;

    fn key(name: &str, start: usize) -> Key<'static> {
        Key { name: name.to_owned().into(), at: Span::new(start, start + 1) }
    }

    #[test]
    fn a_key_is_found_again_in_objects_small_and_large() {
        for count in [1, 2, MANY - 1, MANY, MANY + 1, 500] {
            let mut keys = Keys::default();
            let outer = keys.enter();
            assert_eq!(keys.add(outer, &key("0", 0)), None);
            let inner = keys.enter();
            for index in 0..count {
                assert_eq!(keys.add(inner, &key(&format!("key number {index}"), index)), None);
            }
            for index in 0..count {
                let known = keys.add(inner, &key(&format!("key number {index}"), 9000));
                assert_eq!(known, Some(Span::new(index, index + 1)));
            }
            keys.leave(inner);
            assert_eq!(keys.add(outer, &key("key number 0", 7)), None);
            assert_eq!(keys.add(outer, &key("0", 8)), Some(Span::new(0, 1)));
        }
    }
}
