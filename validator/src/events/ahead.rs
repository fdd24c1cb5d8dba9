//! What a reader of XML lets a handler take by itself, without an event for each member.

use super::Span;
use crate::flat::{Track, Values};

/// A place in element content, and what is in force there.
#[derive(Debug)]
pub(crate) struct Ahead<'a> {
    /// The text.
    pub text: &'a str,
    /// The next byte; the handler moves it behind what it takes.
    pub at: usize,
    /// The prefix that names have, without its colon; empty for none.
    pub prefix: &'a str,
    /// The namespace that `prefix` stands for; empty for none.
    pub namespace: &'a str,
    /// How many members may still come; the handler counts those that it takes.
    pub fields_left: u64,
    /// How many more may be open at once.
    pub depth_left: usize,
    /// The elements that the handler leaves open, outermost first.
    pub opened: Vec<Opened>,
}

/// An element that was opened while it was taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opened {
    /// Its name in the start tag.
    pub name: Span,
    /// Whether an element stood in it.
    pub parent: bool,
}

/// What a reader of JSON lets a handler take by itself: members of the innermost object.
#[derive(Debug)]
pub(crate) struct MembersAhead<'a> {
    /// The text.
    pub text: &'a str,
    /// The next byte, behind the last member or the brace that begins the object; the handler moves
    /// it behind what it takes.
    pub at: usize,
    /// Whether nothing of the innermost object or array was read yet.
    pub fresh: bool,
    /// How many fields may still come; the handler counts those that it takes.
    pub fields_left: u64,
    /// How many more objects and arrays may be open at once.
    pub depth_left: usize,
    /// The keys that were taken in objects which are still open, within their quotes.
    pub keys: Vec<Span>,
    /// The objects and arrays that the handler leaves open, outermost first.
    pub opened: Vec<OpenedMember>,
}

/// An object or array that was opened while it was taken.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OpenedMember {
    /// An object.
    Object {
        /// The first of its keys among those that were taken.
        keys_from: usize,
    },
    /// The array of a key.
    Array {
        /// The key, within its quotes.
        key: Span,
    },
}

/// A record of flat text that is clean: its reader found each value good, and none lacking.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CleanRecord<'a> {
    /// The text.
    pub text: &'a str,
    /// How its values were found.
    pub track: &'a Track,
    /// Which of them it has.
    pub filled: Values,
    /// How many members it has, itself included.
    pub members: u32,
    /// Where those stand, by their places in the order of the spec.
    pub values: &'a [Span],
    /// Where it begins: its tag, if it has one.
    pub at: Span,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub role: RecordRole,
}

impl CleanRecord<'_> {
    /// Says whether it has the value at `leaf`.
    pub(crate) fn has(&self, leaf: usize) -> bool {
        self.filled >> leaf & 1 == 1
    }
}

/// What a record of flat text is to what is open around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordRole {
    /// The open message itself.
    Message,
    /// One of several messages.
    Item,
    /// A group of the open message or group. It stays open unless its track is light.
    Group,
}
