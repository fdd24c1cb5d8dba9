//! How a stream is cut into records, by its form.

use super::array::{Array, Fed, Scan};
use super::cut::{self, Cut};
use super::tags;
use super::xml::Xml;
use crate::flat::{self, Layout, Piece};

/// What cuts a stream.
#[derive(Debug)]
pub(super) enum Cutter<'v> {
    /// A JSON text a line.
    Lines,
    /// The items of a JSON array.
    Array(Array),
    /// The children of an XML root.
    Xml(Xml),
    /// The records of a flat text.
    Flat(&'v Layout),
}

/// A record of which the rest is passed over.
#[derive(Debug)]
pub(super) enum Skip {
    /// Up to the end of a line or record.
    Line,
    /// Up to the end of a JSON value.
    Value(Scan),
    /// Up to the end of an element with this name.
    Element(Vec<u8>),
}

impl Cutter<'_> {
    /// Says what comes next in `window`, which is not empty.
    pub(super) fn cut(&mut self, window: &[u8], is_over: bool) -> Cut {
        match self {
            Self::Lines => cut::line(window, is_over),
            Self::Array(array) => array.cut(window, is_over),
            Self::Xml(xml) => xml.cut(window, is_over),
            Self::Flat(layout) => match flat::cut(layout, window, is_over) {
                Piece::More => Cut::More,
                Piece::Nothing(length) => Cut::Nothing(length),
                Piece::Blank(length) => Cut::Blank(length),
                Piece::Record(length, whole) => Cut::Record { length, whole, is_last: false },
            },
        }
    }

    /// Begins to pass over the record that `window` begins with and does not end with.
    pub(super) fn begin_skip(&mut self, window: &[u8]) -> Skip {
        match self {
            Self::Lines | Self::Flat(_) => Skip::Line,
            Self::Array(array) => {
                let mut scan = array.skip();
                scan.feed(window);
                Skip::Value(scan)
            }
            Self::Xml(_) => {
                let name = tags::begun(window).unwrap_or_default();
                Skip::Element(window[1..=name].to_vec())
            }
        }
    }

    /// Returns how many bytes of the record that is passed over come first in `window`, and whether
    /// it ends with them; `None` where that can't be told any more.
    pub(super) fn skip(
        &self,
        skip: &mut Skip,
        (window, is_over): (&[u8], bool),
    ) -> Option<(usize, bool)> {
        let (length, ends) = match (self, skip) {
            (_, Skip::Value(scan)) => match scan.feed(window) {
                Fed::More => (window.len(), false),
                Fed::Whole(length) => (length, true),
                Fed::Broken(_) => return None,
            },
            (Self::Xml(xml), Skip::Element(name)) => xml.skip(window, name, is_over),
            (Self::Flat(layout), _) => flat::skip(layout, window),
            _ => match memchr::memchr(b'\n', window) {
                Some(at) => (at + 1, true),
                None => (window.len(), false),
            },
        };
        Some(if is_over && !ends { (window.len(), true) } else { (length, ends) })
    }
}
