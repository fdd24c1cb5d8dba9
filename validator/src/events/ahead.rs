//! What a reader of XML lets a handler take by itself, without an event for each member.

use super::Span;

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
