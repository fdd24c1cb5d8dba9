//! The compiled form of a group: its slots, and how a name finds its slot.

use lienthong_schema::model::{Encoding, Extra, Text};

use super::{Condition, FieldIx, RulePlan};
use crate::events::Node;

/// A field's place in its group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// The field.
    pub field: FieldIx,
    /// Its place in the order of the spec; alternatives of one choice share theirs.
    pub rank: u32,
    /// The choice that it belongs to.
    pub choice: Option<u32>,
}

/// A choice among slots that stand side by side.
#[derive(Debug)]
pub(crate) struct ChoicePlan {
    /// What is chosen.
    pub title: Text,
    /// Whether one must be chosen.
    pub mandatory: bool,
    /// The first of its slots.
    pub first: u32,
    /// The slot after the last.
    pub end: u32,
}

/// The name of a slot in a form.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// The first bytes of the name, by which most names are told apart in the same order.
    mark: u64,
    /// The local name or JSON key.
    pub name: Box<str>,
    /// The slot.
    pub slot: u32,
}

impl Key {
    /// Makes the name of a slot.
    pub(super) fn new(name: &str, slot: u32) -> Self {
        Self { mark: mark(name), name: name.into(), slot }
    }
}

/// Returns the first bytes of a name, as a number that has their order.
#[inline]
fn mark(name: &str) -> u64 {
    match name.as_bytes().first_chunk::<8>() {
        Some(first) => u64::from_be_bytes(*first),
        None => name
            .bytes()
            .chain(std::iter::repeat(0))
            .take(8)
            .fold(0, |mark, byte| mark << 8 | u64::from(byte)),
    }
}

/// A compiled group.
#[derive(Debug, Default)]
pub(crate) struct GroupPlan {
    /// Its slots, in the order of the spec.
    pub slots: Vec<Slot>,
    /// Element names, sorted.
    pub elements: Vec<Key>,
    /// Attribute names, sorted.
    pub attributes: Vec<Key>,
    /// JSON keys, sorted.
    pub keys: Vec<Key>,
    /// Names in flat forms, sorted: those of the spec.
    pub columns: Vec<Key>,
    /// The slot of the element's own text.
    pub text: Option<u32>,
    /// Its choices.
    pub choices: Vec<ChoicePlan>,
    /// Whether any order is accepted.
    pub any_order: bool,
    /// What happens to unknown fields.
    pub extra: Extra,
    /// How another message is carried in it; `None` for an ordinary group.
    pub embeds: Option<Encoding>,
    /// Whether a rule names fields in it.
    pub keeps: bool,
    /// Rules across its fields.
    pub rules: Vec<RulePlan>,
    /// Fields that are mandatory on a condition.
    pub conditions: Vec<Condition>,
}

impl GroupPlan {
    /// Returns the names that members of the kind `node` have.
    pub(crate) fn names(&self, node: Node) -> &[Key] {
        match node {
            Node::Element => &self.elements,
            Node::Attribute => &self.attributes,
            Node::Key | Node::Item => &self.keys,
            Node::Column | Node::Record => &self.columns,
        }
    }

    /// Returns the slots that are called `name`: more than one only where namespaces differ.
    pub(crate) fn find(&self, node: Node, name: &str) -> &[Key] {
        let names = self.names(node);
        let sought = (mark(name), name);
        let start = names.partition_point(|key| (key.mark, &*key.name) < sought);
        let same = names[start..].iter().take_while(|key| (key.mark, &*key.name) == sought);
        let length = same.count();
        &names[start..start + length]
    }
}
