//! Lines and columns, found only when something is wrong.

use crate::decode::Decoded;
use crate::events::Span;

use super::Place;

/// Finds places.
#[derive(Debug)]
pub(crate) struct Places;

impl Places {
    /// Returns where spans of the decoded text stand in the input as received: byte offset and
    /// length.
    pub(crate) fn offsets(decoded: &Decoded<'_>, spans: &[Span]) -> Vec<(usize, usize)> {
        let mut ends: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
        ends.sort_unstable();
        ends.dedup();
        let originals = decoded.original_offsets(&ends);
        let original = |end: usize| ends.binary_search(&end).map_or(0, |at| originals[at]);
        let place = |span: &Span| {
            let offset = original(span.start);
            (offset, original(span.end).saturating_sub(offset))
        };
        spans.iter().map(place).collect()
    }

    /// Returns the place of each span of the decoded text, in the order given: lines and columns
    /// in the text, offsets in the input as received.
    pub(crate) fn find(decoded: &Decoded<'_>, spans: &[Span]) -> Vec<Place> {
        let places = Self::in_bytes(decoded.text.as_bytes(), spans).into_iter();
        let offsets = Self::offsets(decoded, spans);
        places.zip(offsets).map(|(at, (offset, length))| Place { offset, length, ..at }).collect()
    }

    /// Returns the place of each span of `bytes`, in the order given. Columns count characters of
    /// UTF-8.
    pub(crate) fn in_bytes(bytes: &[u8], spans: &[Span]) -> Vec<Place> {
        let mut starts: Vec<usize> = spans.iter().map(|span| span.start).collect();
        starts.sort_unstable();
        starts.dedup();
        let lines = line_starts(bytes, &starts);
        let place = |span: &Span| {
            let at = starts.binary_search(&span.start).unwrap_or_default();
            let (line, start) = lines[at];
            let column = 1 + characters(bytes, start, span.start);
            Place { offset: span.start, length: span.end - span.start, line, column }
        };
        spans.iter().map(place).collect()
    }
}

/// Returns the line of each end, from 1, and where that line starts. Ends are sorted.
fn line_starts(bytes: &[u8], ends: &[usize]) -> Vec<(u64, usize)> {
    let mut line = 1;
    let mut start = 0;
    let mut newlines = memchr::memchr_iter(b'\n', bytes).peekable();
    let find = |end: &usize| {
        while let Some(newline) = newlines.next_if(|newline| newline < end) {
            line += 1;
            start = newline + 1;
        }
        (line, start)
    };
    ends.iter().map(find).collect()
}

/// Counts the characters from `start` up to `end`.
fn characters(bytes: &[u8], start: usize, end: usize) -> u64 {
    let bytes = &bytes[start..end.min(bytes.len())];
    bytes.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count() as u64
}
