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
        let text = decoded.text.as_ref();
        let offsets = Self::offsets(decoded, spans);
        let mut ends: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
        ends.sort_unstable();
        ends.dedup();
        let lines = line_starts(text, &ends);
        let place = |(span, (offset, length)): (&Span, (usize, usize))| {
            let at = ends.binary_search(&span.start).unwrap_or_default();
            let (line, start) = lines[at];
            Place { offset, length, line, column: 1 + characters(text, start, span.start) }
        };
        spans.iter().zip(offsets).map(place).collect()
    }
}

/// Returns the line of each end, from 1, and where that line starts. Ends are sorted.
fn line_starts(text: &str, ends: &[usize]) -> Vec<(u64, usize)> {
    let mut line = 1;
    let mut start = 0;
    let mut newlines = memchr::memchr_iter(b'\n', text.as_bytes()).peekable();
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
fn characters(text: &str, start: usize, end: usize) -> u64 {
    let bytes = &text.as_bytes()[start..end.min(text.len())];
    bytes.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count() as u64
}
