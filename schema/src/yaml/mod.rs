//! YAML as a tree that knows its places.
//!
//! [`read`] makes a [`Node`] from a text; everything that follows works on nodes. Scalars keep
//! their text as written (`01` stays `01`): what a scalar means is decided by the key it stands
//! at. Reading never panics, whatever the text, and neither depth nor aliases make it costly.

mod blocks;
mod build;
mod words;

pub use blocks::{in_blocks, quoted};
pub(crate) use build::read;
pub(crate) use words::in_vietnamese;

use crate::source::Place;

/// How deep mappings and sequences may nest.
const DEPTH: usize = 64;

/// How many nodes aliases may copy, a long scalar counting as several.
const COPIES: usize = 100_000;

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Where it begins, spanning its first line at the most.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A text.
    Scalar {
        /// Its content, quotes and escapes resolved.
        text: String,
        /// Whether it stands without quotes, so that `true` and `null` mean more than a text.
        plain: bool,
    },
    /// Several values.
    Sequence(Vec<Node>),
    /// Keys with values, no key twice.
    Mapping(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// Says whether this is nothing: an empty plain scalar, `~` or `null`.
    pub(crate) fn is_null(&self) -> bool {
        let Kind::Scalar { text, plain: true } = &self.kind else { return false };
        matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// Returns the text of a scalar that is not nothing.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// Returns the entries of a mapping, none for anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// Returns the items of a sequence, none for anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// Returns the entry of `key` in a mapping.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// Returns the value of `key` in a mapping, if it is not nothing.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }
}

/// What is wrong with a text as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is no YAML; the scanner's words.
    Syntax(String),
    /// A key stands twice in a mapping.
    Duplicate(String),
    /// A key is a sequence or mapping.
    KeyNotText,
    /// An alias names no anchor that is complete.
    UnknownAlias,
    /// A second document begins.
    SecondDocument,
    /// A character that no YAML may hold.
    Control(char),
    /// It nests deeper than [`DEPTH`].
    TooDeep,
    /// Aliases copy more than [`COPIES`] nodes.
    TooManyCopies,
}
