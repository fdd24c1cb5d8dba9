//! XML 1.0 with namespaces, turned into events.
//!
//! The reader is a loop without recursion over borrowed text, and builds no tree. It judges
//! well-formedness in full (XML 1.0, fifth edition; Namespaces 1.0) but for DTDs, which it
//! refuses: it expands no entity and opens no file. Whatever leaves the structure clear is told
//! and reading goes on; what does not ends it there.
//!
//! Start reading at `Reader::run`.

mod attributes;
mod clean;
mod declaration;
mod duplicates;
mod element_text;
mod faults;
mod names;
mod namespaces;
mod outside;
mod reader;
mod references;
mod scan;
mod soap;
mod tags;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::decode::Decoded;
use crate::events::{End, Events};
use crate::limits::Limits;
pub(crate) use clean::{decode_text, remark_end};
use reader::Reader;
pub(crate) use soap::Soap;

/// Reads `text` and tells `events` of all that it holds. Places are bytes of `text`.
pub(crate) fn read<E: Events>(text: &str, limits: &Limits, events: &mut E) -> End {
    match Reader::new(text, limits, events).run() {
        Ok(()) => End::Whole,
        Err(end) => end,
    }
}

/// As [`read`]. Where a text ends because the input could not be decoded any further, that it ends
/// is no fault of the text, and nothing is told of it.
pub(crate) fn read_decoded<E: Events>(
    decoded: &Decoded<'_>,
    limits: &Limits,
    events: &mut E,
) -> End {
    let mut reader = Reader::new(decoded.text.as_ref(), limits, events);
    reader.cut_off = decoded.cut_off;
    reader.lines_before = decoded.lines_before;
    for (prefix, uri) in decoded.around.scope {
        reader.namespaces.declare(prefix, Cow::Borrowed(uri));
    }
    match reader.run() {
        Ok(()) if decoded.cut_off => End::GaveUp(decoded.text.len()),
        Ok(()) => End::Whole,
        Err(end) => end,
    }
}

/// Reads the start of a text, which ends with the root's start tag; returns the namespace
/// declarations in force there.
pub(crate) fn read_head<E: Events>(
    text: &str,
    limits: &Limits,
    events: &mut E,
) -> (Vec<(String, String)>, End) {
    let mut reader = Reader::new(text, limits, events);
    reader.cut_off = true;
    let end = reader.run().err().unwrap_or(End::Whole);
    (reader.namespaces.declared(), end)
}

/// Reads what may stand between elements: comments, instructions and space.
pub(crate) fn read_remark<E: Events>(text: &str, limits: &Limits, events: &mut E) -> End {
    Reader::new(text, limits, events).remarks().err().unwrap_or(End::Whole)
}
