//! Flat text: records of values, split by characters or cut by widths.
//!
//! A [`Layout`] says how a message stands in flat text; it is made from the message's spec, once.
//! The readers of both kinds first take a record apart, then hold the number of its columns (or its
//! length) against the layout, and tell it: the values of a clean record are told as they lie in the
//! text. A record in which a column is missing or one too many is told as it was meant, as far as
//! that is clear, after one fault that says so; what is not clear is passed over.
//!
//! A spec without record tags makes a text of many messages, one a record. One with tags makes
//! one message of the whole text, each record an occurrence of the group with its tag.
//!
//! Start reading at [`read`].

mod ahead;
mod align;
mod cells;
mod compile;
mod cut;
mod delimited;
mod faults;
mod fits;
mod fixed;
mod header;
mod layout;
mod marks;
mod nesting;
mod probe;
mod records;
mod shifts;
mod split;
mod tell;
#[cfg(test)]
mod tests;
mod track;

pub(crate) use cells::cells;
pub(crate) use cut::{Piece, blank, can_be_cut, cut, skip};
pub(crate) use header::{Header, Heading, read_header};
pub(crate) use layout::{Layout, Newline};
#[cfg(feature = "typed")]
pub(crate) use layout::{Leaf, Move, Record, Row};
pub(crate) use probe::{Likeness, likeness};
pub(crate) use track::{Note, Track, Values};

use crate::events::{End, Events};
use crate::limits::Limits;
use crate::plan::Plan;

use layout::Shape;

/// How a step of reading ends: the error is the end of reading as a whole.
type Step<T = ()> = Result<T, End>;

/// A text, and how it is to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flat<'t> {
    /// The text.
    pub text: &'t str,
    /// Whether it ends where the input could no longer be decoded.
    pub cut_off: bool,
    /// How the message stands in it.
    pub layout: &'t Layout,
    /// The message: what its values look like.
    pub plan: &'t Plan,
    /// What a header before the text has said.
    pub header: Option<&'t Header>,
}

impl Flat<'_> {
    /// Drops the line end at the end of a text in which line ends mean nothing: editors add one.
    fn without_last_line_end(self) -> Self {
        if self.cut_off || self.layout.newline != Newline::Nothing {
            return self;
        }
        let text = self.text.strip_suffix('\n').unwrap_or(self.text);
        Self { text: text.strip_suffix('\r').unwrap_or(text), ..self }
    }
}

/// Reads a flat text and tells `events` what is in it.
///
/// Places count bytes of the text. The number of fields is held to `limits`; its other limits are
/// the caller's to watch. In a text that is cut off, the value that is cut stays open.
pub(crate) fn read<E: Events>(flat: Flat<'_>, limits: &Limits, events: &mut E) -> End {
    let end = match &flat.layout.shape {
        Shape::Delimited(marks) => delimited::Reader::new(flat, marks, (limits, events)).run(),
        Shape::Fixed(unit) => fixed::Reader::new(flat, *unit, (limits, events)).run(),
    };
    end.err().unwrap_or(End::Whole)
}
