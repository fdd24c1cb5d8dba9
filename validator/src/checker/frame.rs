//! What the checker keeps of each open member.

use crate::events::Span;
use crate::plan::{FieldIx, GroupIx};
use crate::rules::Rule;

/// What an open member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Further fields.
    Group(GroupIx),
    /// A value.
    Value,
    /// Anything, or something unknown or wrong: its content is passed over.
    PassedOver,
    /// The items of a root array.
    Messages,
}

/// An open member.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub(crate) struct Frame {
    /// Its field.
    pub field: FieldIx,
    /// Its slot in the group around it.
    pub slot: u32,
    /// Which occurrence it is, from 1; 0 where it has no number in paths.
    pub occurrence: u32,
    /// What it is.
    pub holds: Holds,
    /// Where its counts start in the checker's `seen`.
    pub seen_from: usize,
    /// Where what is deferred in it starts.
    pub deferred_from: usize,
    /// The rank that the next field must at least have.
    pub next_rank: u32,
    /// The slot that the last field had.
    pub last_slot: u32,
    /// Where its name or first byte stands.
    pub at: Span,
    /// Whether a value was found in it.
    pub has_value: bool,
    /// Whether something about its content was already found wrong.
    pub is_spoilt: bool,
    /// Whether a value below it is there or not for all that is known: rules can't be judged.
    pub is_partial: bool,
    /// Whether a JSON array was told in it: an empty one leaves no count.
    pub has_array: bool,
    /// The slot of the JSON key that was last told: what its `open`s are.
    pub key: KeySlot,
}

/// What the last JSON key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeySlot {
    /// This slot, written as an array or not.
    Known {
        /// The slot.
        slot: u32,
        /// Whether its value is an array.
        array: bool,
    },
    /// Nothing that the spec names here, or something about which all is said: it is passed over.
    PassedOver,
}

/// How often a slot was seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Occurrences.
    pub count: u32,
    /// Occurrences with a value.
    pub filled: u32,
}

/// Something that is wrong only if the group around it has values.
#[derive(Clone, Debug)]
pub(crate) struct Deferred {
    /// The rule.
    pub rule: &'static Rule,
    /// The slot.
    pub slot: u32,
    /// The occurrence.
    pub occurrence: u32,
    /// Where.
    pub at: Span,
}
