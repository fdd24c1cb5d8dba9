//! What became of a record with more or fewer columns than it should have.

use super::align::{Cut, best_cut};
use super::delimited::Reader;
use super::faults::{self, Columns};
use super::fits::fits;
use super::layout::{Leaf, Row};
use super::tell::{Cell, unquoted};
use crate::events::{Detail, Events, Span};
use crate::rules;

impl<'t, E: Events> Reader<'t, '_, E> {
    /// Finds out what became of the columns of a record that has more or fewer than it should.
    #[cold]
    pub(super) fn realign(&mut self, row: &'t Row, columns: &[Option<usize>], line: Span) {
        if columns.len() < self.columns.len() {
            self.hide();
        }
        let leaves: Vec<Option<&Leaf>> =
            columns.iter().map(|leaf| leaf.map(|leaf| &row.leaves[leaf])).collect();
        let (expected, found) = (columns.len(), self.columns.len());
        self.take(row, columns, |column| column);
        let own: Vec<bool> =
            (0..expected).map(|column| self.fit(column, &leaves, column)).collect();
        let misfits = own.iter().filter(|fit| !**fit).count();
        if found < expected && self.flat.layout.may_be_short {
            if misfits > 1 && found > 0 {
                self.realign_short(row, (columns, &leaves), &own);
            }
            return;
        }
        let detail = faults::column_count(expected, found);
        let (cut, last) = self.cut(&leaves, &own, found);
        if found > expected && cut.last == last && self.is_empty_from(expected) {
            let at = self.columns[expected].span().map_or(line.end, |span| span.start);
            self.tell.fault(&rules::WRONG_COLUMN_COUNT, Span::new(at, line.end), detail);
            return;
        }
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

    /// Says whether the columns from `first` on are empty.
    fn is_empty_from(&self, first: usize) -> bool {
        let mut spans = self.columns[first..].iter().filter_map(|cell| cell.span());
        spans.all(|span| span.start == span.end)
    }

    /// Hides all columns: which of them are told is not yet known.
    fn hide(&mut self) {
        for span in self.columns.iter().filter_map(|cell| cell.span()) {
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
        let end = self.columns.last().and_then(|cell| cell.span()).map_or(self.at, |last| last.end);
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
}
