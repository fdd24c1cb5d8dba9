//! Reads records that characters take apart.

use super::faults;
use super::header::Header;
use super::layout::{Newline, Record, Row};
use super::marks::Marks;
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
    pub at: usize,
    /// The columns of the record.
    pub columns: Vec<Cell>,
    /// The values of the record, one for each leaf of its row.
    pub values: Vec<Cell>,
}

impl<'t, 'e, E: Events> Reader<'t, 'e, E> {
    pub(super) fn new(
        flat: Flat<'t>,
        marks: &'t Marks,
        (limits, events): (&'e Limits, &'e mut E),
    ) -> Self {
        let flat = flat.without_last_line_end();
        let mut tell = Teller::new(flat, (limits, events));
        tell.marks = Some(marks);
        Self { flat, marks, tell, at: 0, columns: Vec::new(), values: Vec::new() }
    }

    pub(super) fn run(&mut self) -> Step {
        self.tell.open("", Node::Column, Span::new(0, 0))?;
        if self.flat.layout.is_tagged() {
            self.tagged()?;
        } else {
            self.table()?;
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
        let mut ahead = self.ahead();
        if let (Some(ahead), Some(header)) = (&mut ahead, self.flat.header)
            && self.take_only(ahead, (record, Some(header)))
        {
            return Ok(());
        }
        let mut header = self.flat.header.cloned();
        let mut line = None;
        if self.flat.layout.header
            && header.is_none()
            && let Some(first) = self.line()
        {
            header = self.header(&record.row, first)?;
            line = header.is_none().then_some(first);
        }
        if let (Some(ahead), None, None) = (&mut ahead, line, self.flat.header)
            && self.take_only(ahead, (record, header.as_ref()))
        {
            return Ok(());
        }
        line = line.or_else(|| self.line());
        let Some(first) = line else {
            self.several(Span::default());
            return header.map_or(Ok(()), |header| self.without_records(record, &header));
        };
        if self.is_last() {
            return self.record(record, header.as_mut(), first);
        }
        self.several(first.span);
        while let Some(found) = line {
            self.tell.open("", Node::Item, Span::new(found.span.start, found.span.start))?;
            self.record(record, header.as_mut(), found)?;
            self.tell.close(found.span.end);
            if let Some(ahead) = &mut ahead {
                while self.take_row(ahead, (record, header.as_ref())) {}
            }
            line = self.line();
        }
        Ok(())
    }

    /// Tells what a header lacks that no record follows.
    #[cold]
    fn without_records(&mut self, record: &Record, header: &Header) -> Step {
        if header.missing.is_empty() {
            return Ok(());
        }
        let at = header.span;
        let mut values = vec![Cell::Unknown(Span::new(at.end, at.end)); record.row.leaves.len()];
        for leaf in &header.missing {
            values[*leaf] = Cell::Missing(at);
        }
        self.tell.open("", Node::Item, at)?;
        self.tell.row(&record.row, &values, at.start)?;
        self.tell.close(at.end);
        Ok(())
    }

    /// Tells that the text holds several messages.
    fn several(&mut self, first: Span) {
        let span = Span::new(first.start, first.start);
        self.tell.events.value(Scalar { text: "", kind: Kind::Records, span, decoded: true });
    }

    /// Says whether only blank lines follow.
    pub(super) fn is_last(&self) -> bool {
        self.at + self.blank() == self.flat.text.len()
    }

    /// Returns how many bytes of blank text follow, in which nothing separates values.
    fn blank(&self) -> usize {
        let rest = &self.flat.text[self.at..];
        let separator = self.marks.separator();
        let is_blank = |c: char| c.is_whitespace() && !separator.contains(c);
        rest.len() - rest.trim_start_matches(is_blank).len()
    }

    /// Reads a text of tagged records: one message.
    fn tagged(&mut self) -> Step {
        let mut nesting = Nesting::default();
        let mut ahead = self.ahead();
        loop {
            if let Some(ahead) = &mut ahead {
                while self.take_tagged(ahead, &mut nesting) {}
            }
            let Some(line) = self.line() else { break };
            let tag = self.columns.first().and_then(|cell| cell.span());
            let tag = tag.unwrap_or(Span::new(line.span.start, line.span.start));
            let text = self.flat.text[tag.start..tag.end].trim();
            let text = unquoted(text, self.marks).0;
            let Some(record) = self.flat.layout.tagged(text) else {
                nesting.unknown(&mut self.tell, &self.flat.layout.records, (tag, line.span))?;
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
    pub(super) fn take(
        &mut self,
        row: &Row,
        columns: &[Option<usize>],
        of: impl Fn(usize) -> usize,
    ) {
        self.values.clear();
        self.values.resize(row.leaves.len(), Cell::Absent);
        for (column, leaf) in columns.iter().enumerate() {
            if let (Some(leaf), Some(cell)) = (leaf, self.columns.get(of(column))) {
                self.values[*leaf] = *cell;
            }
        }
    }

    /// Takes the next record apart that is not blank; `None` at the end.
    pub(super) fn line(&mut self) -> Option<Line> {
        let line = self.scan()?;
        if self.is_blank(&line) { self.after_blank(line) } else { Some(line) }
    }

    fn is_blank(&self, line: &Line) -> bool {
        let text = &self.flat.text[line.span.start..line.span.end];
        text.trim().is_empty() && self.columns.len() == 1 && line.broken.is_none()
    }

    /// Passes over blank records: at the end of the text they mean nothing, elsewhere a run of them
    /// is one fault, unless each is a record of one empty value.
    #[cold]
    fn after_blank(&mut self, first: Line) -> Option<Line> {
        let mut line = first;
        if !self.is_last() && self.holds_one_value() {
            return Some(line);
        }
        while self.is_blank(&line) {
            if self.is_last() {
                self.at = self.flat.text.len();
                break;
            }
            self.skip_blank();
            line = self.scan()?;
        }
        let ended = self.is_blank(&line);
        if !ended {
            let detail = faults::blank_line(self.flat.layout);
            self.tell.fault(&rules::WRONG_COLUMN_COUNT, first.span, detail);
        }
        (!ended).then_some(line)
    }

    /// Says whether a record is one value, so that a blank one is an empty value.
    fn holds_one_value(&self) -> bool {
        let mut records = self.flat.layout.records.iter();
        let is_one = records.next().is_some_and(|record| record.row.columns.len() == 1);
        is_one && !self.flat.layout.is_tagged()
    }

    /// Goes to the last record that begins in the blank text from here on.
    fn skip_blank(&mut self) {
        let mark = match &self.flat.layout.newline {
            Newline::Marked(text) => text,
            _ => "\n",
        };
        let blank = &self.flat.text[self.at..self.at + self.blank()];
        self.at += blank.rfind(mark).map_or(0, |at| at + mark.len());
    }
}
