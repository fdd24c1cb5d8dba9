//! Where the records of a flat text end, while it is still coming in.

use std::str::from_utf8;

use lienthong_schema::model::WidthUnit;

use super::faults;
use super::layout::{Layout, Newline, Shape};
use super::marks::{Mark, Marks, after_character};
use crate::events::Detail;
use crate::rules::{self, Rule};

/// What the first bytes of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// More bytes are needed to tell.
    More,
    /// Line ends that mean nothing.
    Nothing(usize),
    /// A blank line, with its end.
    Blank(usize),
    /// A record: its bytes, and those with its end.
    Record(usize, usize),
}

/// Where a record ends, and what is known of it.
struct Found {
    end: usize,
    whole: usize,
    /// Whether it has one column only.
    is_single: bool,
}

/// Says what is wrong with a blank line between records.
pub(crate) fn blank(layout: &Layout) -> (&'static Rule, Detail) {
    let row = layout.records.first().map(|record| &record.row);
    match &layout.shape {
        Shape::Delimited(_) => {
            let columns = row.map_or(0, |row| row.columns.len());
            (&rules::WRONG_COLUMN_COUNT, faults::column_count(columns, 0))
        }
        Shape::Fixed(unit) => {
            let width = row.map_or(0, |row| row.width);
            (&rules::WRONG_RECORD_LENGTH, faults::length(width, 0, *unit))
        }
    }
}

/// Says whether a text can be cut into records that are messages each.
pub(crate) fn can_be_cut(layout: &Layout) -> bool {
    let is_one = matches!(layout.shape, Shape::Delimited(_)) && layout.newline == Newline::Nothing;
    !layout.is_tagged() && !is_one
}

/// Returns how many bytes of a record come first that is passed over, and whether it ends with them.
pub(crate) fn skip(layout: &Layout, bytes: &[u8]) -> (usize, bool) {
    let mark = match &layout.newline {
        Newline::Marked(mark) => mark.as_bytes(),
        Newline::Line | Newline::Nothing => b"\n",
    };
    match memchr::memmem::find(bytes, mark) {
        Some(at) => (at + mark.len(), true),
        None => (bytes.len().saturating_sub(mark.len() - 1), false),
    }
}

/// Returns what the text `bytes`, which is not empty, begins with; `is_over` says whether nothing
/// follows.
pub(crate) fn cut(layout: &Layout, bytes: &[u8], is_over: bool) -> Piece {
    if matches!(layout.newline, Newline::Marked(_)) {
        let ends = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if ends > 0 {
            return Piece::Nothing(ends);
        }
    }
    let found = match &layout.shape {
        Shape::Delimited(marks) => delimited(layout, marks, bytes, is_over),
        Shape::Fixed(unit) => fixed(layout, *unit, bytes, is_over),
    };
    let Some(Found { end, whole, is_single }) = found else { return Piece::More };
    let is_blank = is_single && is_blank(layout, &bytes[..end]);
    if is_blank { Piece::Blank(whole) } else { Piece::Record(end, whole) }
}

/// Says whether a line is no record. Padding alone is one: a fixed-width record of empty values.
fn is_blank(layout: &Layout, line: &[u8]) -> bool {
    let width = layout.records.first().map_or(0, |record| record.row.width);
    from_utf8(line).is_ok_and(|text| {
        let is_whole = match &layout.shape {
            Shape::Delimited(_) => false,
            Shape::Fixed(WidthUnit::Bytes) => text.len() == width,
            Shape::Fixed(WidthUnit::Characters) => text.chars().count() == width,
        };
        !is_whole && text.trim().is_empty()
    })
}

/// Finds the end of a delimited record in which a line end is nothing else.
fn plain(layout: &Layout, separator: u8, bytes: &[u8], is_over: bool) -> Option<Found> {
    let (at, whole) = match memchr::memchr(b'\n', bytes) {
        Some(at) => (at, at + 1),
        None if is_over => (bytes.len(), bytes.len()),
        None => return None,
    };
    let is_single = memchr::memchr(separator, &bytes[..at]).is_none();
    let end = if whole > at { without_return(layout, bytes, at) } else { at };
    Some(Found { end, whole, is_single })
}

/// Finds the end of a delimited record, as its reader does.
fn delimited(layout: &Layout, marks: &Marks, bytes: &[u8], is_over: bool) -> Option<Found> {
    if let Some(separator) = marks.alone() {
        return plain(layout, separator, bytes, is_over);
    }
    let reach = if is_over { 0 } else { marks.reach() };
    let (mut at, mut fresh, mut is_single) = (0, true, true);
    loop {
        if at + reach > bytes.len() {
            return None;
        }
        let quote = marks.quote().map(str::as_bytes);
        if fresh && quote.is_some_and(|quote| bytes[at..].starts_with(quote)) {
            is_single = false;
            let end = marks.quoted_end(bytes, at);
            if end.is_none_or(|end| end + reach > bytes.len()) && !is_over {
                return None;
            }
            match end.filter(|end| marks.may_end(bytes, *end)) {
                Some(end) => at = end,
                None => return broken(layout, bytes, (at + quote.map_or(0, <[u8]>::len), is_over)),
            }
        }
        fresh = false;
        at = marks.next(bytes, at);
        if at == bytes.len() {
            return is_over.then_some(Found { end: at, whole: at, is_single });
        }
        if at + reach > bytes.len() {
            return None;
        }
        match marks.at(bytes, at) {
            Mark::Newline(length) => {
                let end = without_return(layout, bytes, at);
                return Some(Found { end, whole: at + length, is_single });
            }
            Mark::Separator(length) => {
                (at, fresh, is_single) = (at + length, true, false);
            }
            Mark::Inner(length) => (at, fresh) = (at + length, true),
            Mark::Escape(length) => at = after_character(bytes, at + length),
            Mark::Nothing => at += 1,
        }
    }
}

/// Ends a record with a broken quote at the end of the quote's line.
fn broken(layout: &Layout, bytes: &[u8], (from, is_over): (usize, bool)) -> Option<Found> {
    let found = match &layout.newline {
        Newline::Line => memchr::memchr(b'\n', &bytes[from..]).map(|at| (at, 1)),
        Newline::Marked(mark) => {
            memchr::memmem::find(&bytes[from..], mark.as_bytes()).map(|at| (at, mark.len()))
        }
        Newline::Nothing => None,
    };
    let whole = Found { end: bytes.len(), whole: bytes.len(), is_single: false };
    match found {
        Some((at, length)) => {
            let (end, whole) = (from + at, from + at + length);
            Some(Found { end, whole, is_single: false })
        }
        None => is_over.then_some(whole),
    }
}

fn without_return(layout: &Layout, bytes: &[u8], at: usize) -> usize {
    at - usize::from(layout.newline == Newline::Line && bytes[..at].ends_with(b"\r"))
}

/// Finds the end of a fixed-width record, as its reader does.
fn fixed(layout: &Layout, unit: WidthUnit, bytes: &[u8], is_over: bool) -> Option<Found> {
    let rest = Found { end: bytes.len(), whole: bytes.len(), is_single: true };
    let found = match &layout.newline {
        Newline::Line => memchr::memchr(b'\n', bytes).map(|at| (at, at + 1)),
        Newline::Marked(mark) => {
            memchr::memmem::find(bytes, mark.as_bytes()).map(|at| (at, at + mark.len()))
        }
        Newline::Nothing => packed(layout, unit, bytes, is_over),
    };
    match found {
        Some((at, whole)) => {
            let end = without_return(layout, bytes, at);
            Some(Found { end, whole, is_single: true })
        }
        None => is_over.then_some(rest),
    }
}

/// Finds the end of a fixed-width record where nothing ends one; a line end in it does.
fn packed(layout: &Layout, unit: WidthUnit, bytes: &[u8], is_over: bool) -> Option<(usize, usize)> {
    let width = layout.records.first().map_or(0, |record| record.row.width).max(1);
    let end = length_of(bytes, width, unit);
    let Some(at) = memchr::memchr2(b'\n', b'\r', &bytes[..end.unwrap_or(bytes.len())]) else {
        return end.map(|end| (end, end));
    };
    let may_be_longer = bytes[at..] == *b"\r" && !is_over;
    let length = 1 + usize::from(bytes[at..].starts_with(b"\r\n"));
    (!may_be_longer).then_some((at, at + length))
}

/// Returns how many bytes the characters have that `width` units touch; `None` if there may be more.
fn length_of(bytes: &[u8], width: usize, unit: WidthUnit) -> Option<usize> {
    let is_start = |at: &usize| bytes[*at].cast_signed() >= -0x40;
    match unit {
        WidthUnit::Bytes => (width..bytes.len()).find(is_start),
        WidthUnit::Characters => (0..bytes.len()).filter(is_start).nth(width),
    }
}
