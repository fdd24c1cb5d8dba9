//! A message as a flat list: the only form between bytes and Rust types, on the way in and out.
//!
//! Entries follow each other as the message has them; a group is followed by its members. A tape
//! that is read borrows its texts from the input, one that is written from the Rust value.

use std::borrow::Cow;
use std::ops::Deref;

use super::any::Any;
use super::group::{Choice, Group, Member};

/// What stands in one occurrence of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Held<'t> {
    /// Nothing that counts.
    Nothing,
    /// A value, as text.
    Text(Cow<'t, str>),
    /// Further fields: all entries up to this one.
    Group {
        /// The entry after the last member.
        end: usize,
    },
    /// Content that the spec leaves open.
    Any(Open<'t>),
}

/// Open content, of the value that is written or just read. It is seldom there, so an entry has no
/// room for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Open<'t> {
    /// Of a value.
    Borrowed(&'t Any),
    /// Just read.
    Owned(Box<Any>),
}

impl Deref for Open<'_> {
    type Target = Any;

    fn deref(&self) -> &Any {
        match self {
            Self::Borrowed(any) => any,
            Self::Owned(any) => any,
        }
    }
}

/// One occurrence of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry<'t> {
    /// The field's place in its group, from 0.
    pub slot: u32,
    /// What it holds.
    pub held: Held<'t>,
}

/// A message as a list of entries.
#[derive(Clone, Debug, Default)]
pub struct Tape<'t> {
    pub(crate) entries: Vec<Entry<'t>>,
}

impl<'t> Tape<'t> {
    /// Adds what stands in a field once.
    pub fn one<T: Member>(&mut self, slot: u32, member: &'t T) {
        member.tell(slot, self);
    }

    /// Adds what may stand in a field.
    pub fn maybe<T: Member>(&mut self, slot: u32, member: &'t Option<T>) {
        if let Some(member) = member {
            member.tell(slot, self);
        }
    }

    /// Adds every occurrence of a field.
    pub fn many<T: Member>(&mut self, slot: u32, members: &'t [T]) {
        for member in members {
            member.tell(slot, self);
        }
    }

    /// Adds one of several fields, the first of which has the slot `first`.
    pub fn choice<C: Choice>(&mut self, first: u32, choice: Option<&'t C>) {
        if let Some(choice) = choice {
            choice.tell(first, self);
        }
    }

    /// Adds a value that is written now.
    pub(crate) fn written(&mut self, slot: u32, text: String) {
        self.entries.push(Entry { slot, held: Held::Text(Cow::Owned(text)) });
    }

    /// Adds a value.
    pub fn text(&mut self, slot: u32, text: &'t str) {
        self.entries.push(Entry { slot, held: Held::Text(Cow::Borrowed(text)) });
    }

    /// Adds a group with its members.
    pub(crate) fn group<G: Group>(&mut self, slot: u32, group: &'t G) {
        let at = self.entries.len();
        self.entries.push(Entry { slot, held: Held::Nothing });
        group.tell(self);
        let end = self.entries.len();
        self.entries[at].held = Held::Group { end };
    }

    /// Makes the tape of one message.
    pub(crate) fn of<G: Group>(message: &'t G) -> Self {
        let mut tape = Self::default();
        tape.group(0, message);
        tape
    }
}
