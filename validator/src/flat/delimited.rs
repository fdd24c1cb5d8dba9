//! Reads records that characters take apart.

use super::align::{Cut, best_cut};
use super::faults::{self, Columns};
use super::fits::fits;
use super::header::Header;
use super::layout::{Leaf, Newline, Record, Row};
use super::marks::{Mark, Marks, after_character};
use super::nesting::Nesting;
use super::tell::{Cell, Teller, unquoted};
use super::{Flat, Step};
use crate::events::{Detail, End, Events, Kind, Node, Scalar, Span};
use crate::limits::Limits;
use crate::rules;

/// A record as it was taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands, its end not included.
    pub span: Span,
    /// Where a quote stands that is never closed; nothing after it was taken apart.
    pub broken: Option<Span>,
}

pub(super) struct Reader<'t, 'e, E> {
    pub flat: Flat<'t>,
    pub marks: &'t Marks,
    pub tell: Teller<'t, 'e, E>,
    /// The next byte to read.
    at: usize,
    /// The columns of the record.
    pub columns: Vec<Cell>,
    /// The values of the record, one for each leaf of its row.
    values: Vec<Cell>,
}

impl<'t, 'e, E: Events> Reader<'t, 'e, E> {
    pub(super) fn new(
        flat: Flat<'t>,
        marks: &'t Marks,
        (limits, events): (&'e Limits, &'e mut E),
    ) -> Self {
        let mut tell = Teller::new(flat, (limits, events));
        tell.marks = Some(marks);
        Self { flat, marks, tell, at: 0, columns: Vec::new(), values: Vec::new() }
    }

    pub(super) fn run(&mut self) -> Step {
        self.tell.open("", Node::Column, Span::new(0, 0))?;
        if self.flat.layout.is_tagged() {
            self.tagged()?
        } else {
            self.table()?
        }
        if self.flat.cut_off {
            return Err(End::GaveUp(self.flat.text.len()));
        }
        self.tell.close(self.flat.text.len());
        Ok(())
    }

    /// Reads a text of untagged records: each is a message.
    fn table(&mut self) -> Step {
        let Some(record) = self.flat.layout.records.first() else { return Ok(()) };
        let mut header = None;
        let mut line = self.line();
        if self.flat.layout.header
            && let Some(first) = line
        {
            header = self.header(&record.row, first)?;
            if header.is_some() {
                line = self.line();
            }
        }
        let Some(first) = line else {
            self.several(Span::default());
            return Ok(());
        };
        if self.is_last() {
            return self.record(record, header.as_mut(), first);
        }
        self.several(first.span);
        while let Some(found) = line {
            self.tell.open("", Node::Item, Span::new(found.span.start, found.span.start))?;
            self.record(record, header.as_mut(), found)?;
            self.tell.close(found.span.end);
            line = self.line();
        }
        Ok(())
    }

    /// Tells that the text holds several messages.
    fn several(&mut self, first: Span) {
        let span = Span::new(first.start, first.start);
        self.tell.events.value(Scalar { text: "", kind: Kind::Records, span, decoded: true });
    }

    /// Says whether only blank lines follow.
    fn is_last(&self) -> bool {
        let rest = &self.flat.text[self.at..];
        self.flat.layout.newline == Newline::Nothing || rest.trim_start().is_empty()
    }

    /// Reads a text of tagged records: one message.
    fn tagged(&mut self) -> Step {
        let mut nesting = Nesting::default();
        while let Some(line) = self.line() {
            let tag = self.columns.first().and_then(|cell| cell.span());
            let tag = tag.unwrap_or(Span::new(line.span.start, line.span.start));
            let text = self.flat.text[tag.start..tag.end].trim();
            let text = unquoted(text, self.marks).0;
            let Some(record) = self.flat.layout.tagged(text) else {
                nesting.unknown(&mut self.tell, tag, line.span)?;
                continue;
            };
            nesting.enter(&mut self.tell, record, (tag, line.span))?;
            if !record.has_tag_field && !self.columns.is_empty() {
                self.columns.remove(0);
            }
            self.record(record, None, line)?;
        }
        nesting.leave_all(&mut self.tell);
        Ok(())
    }

    /// Tells a record, whose message or group is open.
    fn record(&mut self, record: &'t Record, header: Option<&mut Header>, line: Line) -> Step {
        let is_cut = self.flat.cut_off && line.span.end == self.flat.text.len();
        match line.broken {
            Some(quote) if is_cut => self.push(quote.start, line.span.end, true),
            Some(quote) => {
                self.tell.fault(&rules::UNBALANCED_QUOTE, quote, Detail::default());
                self.tell.pass_over(line.span);
                return Ok(());
            }
            None => {}
        }
        let row = &record.row;
        let columns = header.as_ref().map_or(row.columns.as_slice(), |header| &header.columns);
        if columns.len() == self.columns.len() {
            self.take(row, columns, |column| column);
        } else if !is_cut {
            self.realign(row, columns, line.span);
        }
        if is_cut {
            self.take_cut(row, columns);
        }
        if let Some(header) = header {
            self.take_missing(header, line.span);
        }
        let values = std::mem::take(&mut self.values);
        let told = self.tell.row(row, &values, line.span.start);
        self.values = values;
        told
    }

    /// Takes the values of a record that is cut off in its last column.
    #[cold]
    fn take_cut(&mut self, row: &Row, columns: &[Option<usize>]) {
        self.take(row, columns, |column| column);
        let last = self.columns.len().saturating_sub(1);
        let span = self.columns.get(last).and_then(|cell| cell.span());
        if let (Some(Some(leaf)), Some(span)) = (columns.get(last), span) {
            self.values[*leaf] = Cell::Cut(span);
        }
    }

    /// Notes which values have no column: a mandatory one is missing, and told once.
    fn take_missing(&mut self, header: &mut Header, line: Span) {
        for leaf in &header.unknown {
            self.values[*leaf] = Cell::Unknown(Span::new(line.start, line.start));
        }
        for leaf in std::mem::take(&mut header.missing) {
            self.values[leaf] = Cell::Missing(header.span);
            header.unknown.push(leaf);
        }
        for (column, leaf) in header.columns.iter().enumerate() {
            if leaf.is_none()
                && let Some(span) = self.columns.get(column).and_then(|cell| cell.span())
            {
                self.tell.events.hide(span);
            }
        }
    }

    /// Takes the value of each column from the column that `of` says.
    #[inline]
    fn take(&mut self, row: &Row, columns: &[Option<usize>], of: impl Fn(usize) -> usize) {
        self.values.clear();
        self.values.resize(row.leaves.len(), Cell::Absent);
        for (column, leaf) in columns.iter().enumerate() {
            if let (Some(leaf), Some(cell)) = (leaf, self.columns.get(of(column))) {
                self.values[*leaf] = *cell;
            }
        }
    }

    /// Finds out what became of the columns of a record that has more or fewer than it should.
    #[cold]
    fn realign(&mut self, row: &'t Row, columns: &[Option<usize>], line: Span) {
        if columns.len() < self.columns.len() {
            self.hide(0);
        }
        let leaves: Vec<Option<&Leaf>> =
            columns.iter().map(|leaf| leaf.map(|leaf| &row.leaves[leaf])).collect();
        let (expected, found) = (columns.len(), self.columns.len());
        self.take(row, columns, |column| column);
        let own: Vec<bool> =
            (0..expected).map(|column| self.fit(column, &leaves, column)).collect();
        let misfits = own.iter().filter(|fit| !**fit).count();
        if found < expected && self.flat.layout.may_be_short {
            if misfits > 1 {
                self.realign_short(row, (columns, &leaves), &own);
            }
            return;
        }
        let is_spare = |cell: &Cell| cell.span().is_none_or(|span| span.start == span.end);
        let detail = faults::column_count(expected, found);
        if found > expected && self.columns[expected..].iter().all(is_spare) {
            let at = self.columns[expected].span().map_or(line.end, |span| span.start);
            self.tell.fault(&rules::WRONG_COLUMN_COUNT, Span::new(at, line.end), detail);
            return;
        }
        let (cut, last) = self.cut(&leaves, &own, found);
        let clear = cut.misfits * 2 <= found.min(expected);
        if cut.last < last && clear {
            self.shift(row, (columns, &leaves), cut, found);
            return;
        }
        self.tell.fault(&rules::WRONG_COLUMN_COUNT, Span::new(line.start, line.end), detail);
        let known = if clear { cut.first } else { 0 };
        let unknown = Span::new(line.end, line.end);
        for (column, leaf) in columns.iter().enumerate().skip(known) {
            let Some(leaf) = leaf else { continue };
            let span = self.columns.get(column).and_then(|cell| cell.span());
            self.values[*leaf] = Cell::Unknown(span.unwrap_or(unknown));
        }
    }

    /// Hides the columns from `first` on.
    fn hide(&mut self, first: usize) {
        for span in self.columns[first..].iter().filter_map(|cell| cell.span()) {
            self.tell.events.hide(span);
        }
    }

    /// Looks whether a record that may be short is so because it lost a column, or in spite of one
    /// too many.
    fn realign_short(
        &mut self,
        row: &'t Row,
        (columns, leaves): (&[Option<usize>], &[Option<&Leaf>]),
        own: &[bool],
    ) {
        let found = self.columns.len();
        if found == 0 {
            return;
        }
        let misfits = own.iter().filter(|fit| !**fit).count();
        let lost = self.cut(&leaves[..(found + 1).min(leaves.len())], own, found).0;
        let gained = self.cut(&leaves[..found - 1], own, found).0;
        let tail = own.iter().skip(found + 1).filter(|fit| !**fit).count();
        let (cut, wanted) =
            if gained.misfits < lost.misfits { (gained, found - 1) } else { (lost, found + 1) };
        if cut.misfits + tail + 1 < misfits {
            self.shift(row, (&columns[..wanted], &leaves[..wanted]), cut, found);
        }
    }

    /// Returns the best cut of a record of `found` columns that should have those in `leaves`, and
    /// the last place at which it may be cut: where nothing is moved.
    fn cut(&self, leaves: &[Option<&Leaf>], own: &[bool], found: usize) -> (Cut, usize) {
        let expected = leaves.len();
        let (free, spare) = (expected.saturating_sub(found), found.saturating_sub(expected));
        let source = |column: usize| (column + spare).checked_sub(free);
        let moved: Vec<bool> = (0..expected)
            .map(|column| source(column).is_some_and(|at| self.fit(at, leaves, column)))
            .collect();
        let last = found.min(expected);
        (best_cut(own, &moved, free, last), last)
    }

    /// Says whether column `at` of the record may hold the value of `column`.
    fn fit(&self, at: usize, leaves: &[Option<&Leaf>], column: usize) -> bool {
        let span = self.columns.get(at).and_then(|cell| cell.span()).unwrap_or_default();
        let raw = &self.flat.text[span.start..span.end];
        fits(self.flat.plan, leaves[column], unquoted(raw, self.marks).0)
    }

    /// Reports where columns are shifted, and takes the values as they were meant.
    fn shift(
        &mut self,
        row: &Row,
        (columns, leaves): (&[Option<usize>], &[Option<&Leaf>]),
        cut: Cut,
        found: usize,
    ) {
        let expected = columns.len();
        let (free, spare) = (expected.saturating_sub(found), found.saturating_sub(expected));
        let span = |column: usize| self.columns.get(column).and_then(|cell| cell.span());
        let end = span(found - 1).map_or(0, |last| last.end);
        let at = span(cut.first).unwrap_or(Span::new(end, end));
        let maybe = cut.first..(cut.last + free.max(1)).min(expected);
        let said = Columns { leaves, maybe, count: free.max(spare) };
        let text = if free > 0 { said.missing() } else { said.spare() };
        let unknown = cut.first..cut.last + free;
        self.take(row, columns, |column| {
            if column < unknown.start { column } else { (column + spare).saturating_sub(free) }
        });
        for column in unknown {
            if let Some(&Some(leaf)) = columns.get(column) {
                let span = self.columns.get(column).and_then(|cell| cell.span());
                self.values[leaf] = Cell::Unknown(span.unwrap_or(at));
            }
        }
        let detail = Detail { expected: Some(text), ..Detail::actual(found.to_string()) };
        self.tell.fault(&rules::COLUMNS_SHIFTED, at, detail);
    }

    /// Takes the next record apart that is not blank; `None` at the end.
    pub(super) fn line(&mut self) -> Option<Line> {
        let line = self.scan()?;
        let is_blank = self.flat.text[line.span.start..line.span.end].trim().is_empty();
        if is_blank && self.columns.len() == 1 && line.broken.is_none() {
            self.after_blank(line)
        } else {
            Some(line)
        }
    }

    /// Passes over blank lines: at the end of the text they mean nothing, elsewhere one is a fault,
    /// unless it is a record of one empty value.
    #[cold]
    fn after_blank(&mut self, line: Line) -> Option<Line> {
        let rest = &self.flat.text[self.at..];
        let skipped = rest.len() - rest.trim_start().len();
        if skipped == rest.len() || self.flat.layout.newline == Newline::Nothing {
            self.at = self.flat.text.len();
            return None;
        }
        let expected =
            self.flat.layout.records.first().map_or(0, |record| record.row.columns.len());
        if expected == 1 && !self.flat.layout.is_tagged() {
            return Some(line);
        }
        let blank = self.flat.text[..self.at + skipped].rfind('\n').map_or(self.at, |at| at + 1);
        if matches!(self.flat.layout.newline, Newline::Line) {
            self.tell.fault(
                &rules::WRONG_COLUMN_COUNT,
                line.span,
                faults::column_count(expected, 0),
            );
            self.at = self.at.max(blank);
        }
        self.line()
    }

    /// Takes the next record apart; `None` at the end of the text.
    pub(super) fn scan(&mut self) -> Option<Line> {
        let bytes = self.flat.text.as_bytes();
        if matches!(self.flat.layout.newline, Newline::Marked(_)) {
            while matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
                self.at += 1;
            }
        }
        let start = self.at;
        if start == bytes.len() {
            return None;
        }
        self.columns.clear();
        let (mut at, mut from, mut plain, mut fresh) = (start, start, true, true);
        loop {
            if fresh
                && let Some(quote) = self.marks.quote()
                && bytes[at..].starts_with(quote.as_bytes())
            {
                plain = false;
                match self.marks.quoted_end(bytes, at) {
                    Some(end) if self.marks.may_end(bytes, end) => at = end,
                    _ => return Some(self.broken(start, Span::new(at, at + quote.len()))),
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
                    let is_crlf = length == 1 && at > from && bytes[at - 1] == b'\r';
                    let is_crlf = is_crlf && self.flat.layout.newline == Newline::Line;
                    let end = at - usize::from(is_crlf);
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

    #[inline]
    fn push(&mut self, start: usize, end: usize, plain: bool) {
        let span = Span::new(start, end);
        self.columns.push(if plain { Cell::Plain(span) } else { Cell::Marked(span) });
    }

    /// Ends a record with a quote that is never closed at the end of that quote's line.
    #[cold]
    fn broken(&mut self, start: usize, quote: Span) -> Line {
        let bytes = self.flat.text.as_bytes();
        let mut end = quote.end;
        let (end, next) = loop {
            let found = match &self.flat.layout.newline {
                Newline::Line => memchr::memchr(b'\n', &bytes[end..]).map(|at| (at, 1)),
                Newline::Marked(text) => {
                    self.flat.text[end..].find(&**text).map(|at| (at, text.len()))
                }
                Newline::Nothing => None,
            };
            let Some((at, length)) = found else { break (bytes.len(), bytes.len()) };
            end += at;
            break (end, end + length);
        };
        self.at = next;
        Line { span: Span::new(start, end), broken: Some(quote) }
    }
}
