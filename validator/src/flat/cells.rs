//! Which record and which of its values something stands in: asked only when something is wrong.

use super::Flat;
use super::delimited::{self, Line};
use super::fixed;
use super::layout::{Newline, Shape};
use super::probe::Nobody;
use crate::events::Span;
use crate::limits::Limits;
use crate::report::Cell;

/// Returns for each span, sorted by where they start, the record and the value that it stands in;
/// `None` for what stands in no record, as the names of the columns do.
pub(crate) fn cells(flat: Flat<'_>, spans: &[Span]) -> Vec<Option<Cell>> {
    let mut finder = Finder { flat, spans, found: Vec::with_capacity(spans.len()), record: 0 };
    let limits = Limits::default();
    match &flat.layout.shape {
        Shape::Delimited(marks) => {
            let mut nobody = Nobody;
            let mut reader = delimited::Reader::new(flat, marks, (&limits, &mut nobody));
            finder.delimited(&mut reader);
        }
        Shape::Fixed(unit) => {
            let mut nobody = Nobody;
            let mut reader = fixed::Reader::new(flat, *unit, (&limits, &mut nobody));
            finder.fixed(&mut reader);
        }
    }
    finder.found.resize(spans.len(), None);
    finder.found
}

struct Finder<'t, 's> {
    flat: Flat<'t>,
    spans: &'s [Span],
    /// What was found of the first spans.
    found: Vec<Option<Cell>>,
    /// How many records were seen.
    record: u64,
}

impl Finder<'_, '_> {
    /// Says whether the text itself, not one before it, says which value stands in which column.
    fn begins_with_names(&self) -> bool {
        self.flat.layout.header && self.flat.header.is_none()
    }

    fn delimited(&mut self, reader: &mut delimited::Reader<'_, '_, Nobody>) {
        let mut line = reader.line();
        if let (true, Some(first), Some(record)) =
            (self.begins_with_names(), line, self.flat.layout.records.first())
            && !matches!(reader.header(&record.row, first), Ok(None))
        {
            line = reader.line();
        }
        while let Some(Line { span, .. }) = line.filter(|_| self.is_looking()) {
            let columns: Vec<Span> = reader.columns.iter().filter_map(|cell| cell.span()).collect();
            self.look(span, &columns);
            line = reader.line();
        }
    }

    fn fixed(&mut self, reader: &mut fixed::Reader<'_, '_, Nobody>) {
        while let Some(line) = reader.line().filter(|_| self.is_looking()) {
            let places = reader.places(line);
            self.look(line, &places);
        }
    }

    fn is_looking(&self) -> bool {
        self.found.len() < self.spans.len()
    }

    /// Notes which spans stand in the next record, at `line`, and in which of its `values`.
    fn look(&mut self, line: Span, values: &[Span]) {
        self.record += 1;
        let is_packed = self.flat.layout.newline == Newline::Nothing;
        while let Some(span) = self.spans.get(self.found.len()) {
            if span.start > line.end || (is_packed && span.start == line.end) {
                break;
            }
            let is_here = span.start >= line.start;
            let record = self.record;
            self.found.push(is_here.then(|| Cell { record, field: number(*span, values) }));
        }
    }
}

/// Returns the number of the value that `span` stands in, from 1; `None` if in several.
fn number(span: Span, values: &[Span]) -> Option<u64> {
    let at = values.partition_point(|value| value.start <= span.start).checked_sub(1)?;
    let is_one =
        values.len() == 1 || span != Span::new(values[0].start, values[values.len() - 1].end);
    (is_one && span.end <= values[at].end).then_some(at as u64 + 1)
}
