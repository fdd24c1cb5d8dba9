//! Takes a text apart into records, and those into columns.

use super::delimited::{Line, Reader};
use super::layout::Newline;
use super::marks::{Mark, after_character};
use super::tell::Cell;
use crate::events::{Events, Span};

impl<E: Events> Reader<'_, '_, E> {
    /// Takes the next record apart; `None` at the end of the text.
    pub(super) fn scan(&mut self) -> Option<Line> {
        let bytes = self.flat.text.as_bytes();
        self.skip_line_ends();
        let start = self.at;
        if start == bytes.len() {
            return None;
        }
        self.columns.clear();
        let (mut at, mut from, mut plain, mut fresh) = (start, start, true, true);
        loop {
            if fresh && self.is_quote(at) {
                plain = false;
                match self.marks.quoted_end(bytes, at).filter(|end| self.marks.may_end(bytes, *end))
                {
                    Some(end) => at = end,
                    None => return Some(self.broken(start, at)),
                }
            }
            fresh = false;
            at = self.marks.next(bytes, at);
            if at == bytes.len() {
                self.push(from, at, plain);
                self.at = at;
                return Some(Line { span: Span::new(start, at), broken: None });
            }
            match self.marks.at(bytes, at) {
                Mark::Separator(length) => {
                    self.push(from, at, plain);
                    at += length;
                    (from, plain, fresh) = (at, true, true);
                }
                Mark::Newline(length) => {
                    let end = self.without_return(from, at);
                    self.push(from, end, plain);
                    self.at = at + length;
                    return Some(Line { span: Span::new(start, end), broken: None });
                }
                Mark::Escape(length) => {
                    plain = false;
                    at = after_character(bytes, at + length);
                }
                Mark::Inner(length) => {
                    at += length;
                    fresh = true;
                }
                Mark::Nothing => at += 1,
            }
        }
    }

    /// Passes over line ends where something else ends a record.
    fn skip_line_ends(&mut self) {
        if matches!(self.flat.layout.newline, Newline::Marked(_)) {
            let rest = &self.flat.text[self.at..];
            self.at += rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        }
    }

    #[inline]
    fn is_quote(&self, at: usize) -> bool {
        let quote = self.marks.quote().map(str::as_bytes);
        quote.is_some_and(|quote| self.flat.text.as_bytes()[at..].starts_with(quote))
    }

    /// Returns where the column from `from` ends whose line ends at `at`: before the CR of a CRLF.
    fn without_return(&self, from: usize, at: usize) -> usize {
        let is_return = at > from && self.flat.text.as_bytes()[at - 1] == b'\r';
        at - usize::from(is_return && self.flat.layout.newline == Newline::Line)
    }

    #[inline]
    pub(super) fn push(&mut self, start: usize, end: usize, plain: bool) {
        let span = Span::new(start, end);
        self.columns.push(if plain { Cell::Plain(span) } else { Cell::Marked(span) });
    }

    /// Ends a record with a quote that is never closed at the end of that quote's line.
    #[cold]
    fn broken(&mut self, start: usize, quote: usize) -> Line {
        let length = self.marks.quote().map_or(0, str::len);
        let quote = Span::new(quote, quote + length);
        let rest = &self.flat.text[quote.end..];
        let found = match &self.flat.layout.newline {
            Newline::Line => rest.find('\n').map(|at| (at, 1)),
            Newline::Marked(text) => rest.find(&**text).map(|at| (at, text.len())),
            Newline::Nothing => None,
        };
        let (at, length) = found.unwrap_or((rest.len(), 0));
        let end = quote.end + at;
        self.at = end + length;
        Line { span: Span::new(start, end), broken: Some(quote) }
    }
}
