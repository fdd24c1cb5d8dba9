//! Takes a text apart into fixed records.

use super::faults;
use super::fixed::Reader;
use super::layout::Newline;
use crate::events::{Events, Span};
use crate::rules;

impl<E: Events> Reader<'_, '_, E> {
    /// Returns where the next record stands; `None` at the end.
    ///
    /// Blank lines at the end of the text mean nothing; elsewhere a run of them is one fault.
    pub(super) fn line(&mut self) -> Option<Span> {
        let mut blank = None;
        while let Some((line, next)) = self.extent(self.at) {
            self.at = next;
            if !self.is_blank(line) {
                if let Some(at) = blank {
                    let detail = faults::blank_record(self.flat.layout, self.length(at), self.unit);
                    self.tell.fault(&rules::WRONG_RECORD_LENGTH, at, detail);
                }
                return Some(line);
            }
            blank = blank.or(Some(line));
        }
        None
    }

    /// Returns where the values of the record at `line` have their places, its tag first.
    pub(super) fn places(&self, line: Span) -> Vec<Span> {
        let text = &self.flat.text[line.start..line.end];
        let Some(record) = self.flat.layout.begins(text) else { return Vec::new() };
        let tag = if record.has_tag_field { 0 } else { record.tag.len() };
        let mut at = line.start + tag;
        let mut places = Vec::with_capacity(record.row.leaves.len() + 1);
        places.extend((tag > 0).then_some(Span::new(line.start, at)));
        for leaf in &record.row.leaves {
            let end = self.advance(at, leaf.width, line.end);
            places.push(Span::new(at, end));
            at = end;
        }
        places
    }

    /// Says whether only blank lines follow.
    pub(super) fn is_last(&self) -> bool {
        let mut at = self.at;
        while let Some((line, next)) = self.extent(at) {
            if !self.is_blank(line) {
                return false;
            }
            at = next;
        }
        true
    }

    /// Says whether a line is no record: it holds nothing, not even the padding of empty values.
    fn is_blank(&self, line: Span) -> bool {
        let is_empty = self.flat.text[line.start..line.end].trim().is_empty();
        is_empty && (self.flat.layout.is_tagged() || !self.is_whole(line))
    }

    fn is_whole(&self, line: Span) -> bool {
        let mut records = self.flat.layout.records.iter();
        records.next().is_some_and(|record| record.row.width == self.length(line))
    }

    /// Returns where the line from `start` stands, and where the one after it begins; `None` at the
    /// end.
    fn extent(&self, start: usize) -> Option<(Span, usize)> {
        let rest = &self.flat.text[start..];
        if rest.is_empty() {
            return None;
        }
        let (length, next) = match &self.flat.layout.newline {
            Newline::Line => line(rest),
            Newline::Marked(mark) => marked(rest, mark),
            Newline::Nothing => self.packed(start),
        };
        Some((Span::new(start, start + length), start + next))
    }

    /// Returns how long the record from `start` is, where nothing ends records: a line end is then
    /// in the wrong place, and ends one.
    fn packed(&self, start: usize) -> (usize, usize) {
        let rest = &self.flat.text[start..];
        let record = self.flat.layout.begins(rest);
        let end = record.map_or(rest.len(), |it| self.whole(start, it.row.width) - start);
        match memchr::memchr2(b'\n', b'\r', &rest.as_bytes()[..end]) {
            Some(at) if rest[at..].starts_with("\r\n") => (at, at + 2),
            Some(at) => (at, at + 1),
            None => (end, end),
        }
    }

    /// Returns the end of the characters that a record of `width` from `start` touches, one at least.
    fn whole(&self, start: usize, width: usize) -> usize {
        let mut end = self.advance(start, width.max(1), self.flat.text.len());
        while !self.flat.text.is_char_boundary(end) {
            end += 1;
        }
        end
    }
}

/// Returns how long the line is that `rest` begins with, and how long with its end.
fn line(rest: &str) -> (usize, usize) {
    let end = memchr::memchr(b'\n', rest.as_bytes());
    let line = &rest[..end.unwrap_or(rest.len())];
    (line.strip_suffix('\r').unwrap_or(line).len(), end.map_or(rest.len(), |end| end + 1))
}

/// The same, where `mark` ends a line.
fn marked(rest: &str, mark: &str) -> (usize, usize) {
    let Some(end) = rest.find(mark) else { return (rest.len(), rest.len()) };
    let next = &rest[end + mark.len()..];
    let line_ends = next.len() - next.trim_start_matches(['\r', '\n']).len();
    (end, end + mark.len() + line_ends)
}
