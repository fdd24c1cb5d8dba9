//! Takes clean records: their values are looked at where they end, and nothing is told.
//!
//! At anything odd in a record the record is left to its reader, who tells it.

use super::Flat;
use super::delimited::Reader;
use super::fixed;
use super::header::Header;
use super::layout::{Record, Row};
use super::nesting::Nesting;
use super::tell::Cell;
use super::track::{Mark, Track, Values};
use crate::events::{CleanRecord, Events, RecordRole, Span};
use crate::quick::{Bounded, Stops, StopsAhead};

/// What is needed to look for clean records.
#[derive(Debug)]
pub(super) struct Ahead<'t> {
    stops: Stops<'t>,
    separator: u8,
    /// What splits columns further.
    inner: [Option<u8>; 2],
    /// Where the values of the last record stand.
    values: Vec<Span>,
}

/// A record that is clean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clean {
    filled: Values,
    /// How many members it has, itself included.
    members: u32,
    /// How many stops it has.
    stops: usize,
    end: usize,
    /// Where the next record begins.
    next: usize,
}

/// What a record is held against, and what splits its columns.
#[derive(Clone, Copy)]
struct Way<'w> {
    flat: Flat<'w>,
    row: &'w Row,
    track: &'w Track,
    columns: &'w [Option<usize>],
    separator: u8,
    inner: [Option<u8>; 2],
}

impl<'t> Ahead<'t> {
    /// Says whether the record whose first value begins at `start` is clean.
    #[inline]
    fn look(
        &mut self,
        flat: &Flat<'t>,
        (row, track): (&Row, &Track),
        (columns, start): (&[Option<usize>], usize),
    ) -> Option<Clean> {
        let Self { stops, separator, inner, values } = self;
        values.resize(track.marks.len().max(values.len()), Span::default());
        let way = Way { flat: *flat, row, track, columns, separator: *separator, inner: *inner };
        let mut found = way.walk(&stops.from(start, false), start, values);
        if found.as_ref().is_err_and(|is_cut| *is_cut) {
            found = way.walk(&stops.from(start, true), start, values);
        }
        let clean = found.ok()?;
        stops.pass(clean.stops);
        Some(clean)
    }
}

impl Way<'_> {
    /// Walks along the stops from `start` on and notes the `values` between them. The error says
    /// whether the stops that were looked for end in the record.
    #[inline]
    fn walk(
        &self,
        ahead: &StopsAhead<'_>,
        start: usize,
        values: &mut [Span],
    ) -> Result<Clean, bool> {
        let (text, track) = (self.flat.text, self.track);
        let mut stops = ahead.stops.iter().map(|at| ahead.base + usize::from(*at));
        let (mut from, mut filled, mut members) = (start, 0, 0);
        for (column, leaf) in self.columns.iter().enumerate() {
            let (stop, is_last) = self.cell_end(&mut stops, *leaf)?;
            let has_return = is_last && stop < text.len() && text[from..stop].ends_with('\r');
            let end = stop - usize::from(has_return);
            if let Some(leaf) = *leaf {
                let (mark, value) = (&track.marks[leaf], &mut values[leaf]);
                if from < end {
                    let is_clean = ahead.is_clean(from, stop);
                    if !is_good(&self.flat, mark, Bounded { all: text, start: from, end, is_clean })
                    {
                        return Err(false);
                    }
                    *value = Span::new(from, end);
                    filled |= mark.bit;
                    members += 1;
                } else if mark.tells_empty {
                    return Err(false);
                }
            }
            if is_last {
                let is_whole = column + 1 == self.columns.len() || self.flat.layout.may_be_short;
                let is_cut = self.flat.cut_off && stop == text.len();
                let groups = track.groups(filled).filter(|_| is_whole && !is_cut).ok_or(false)?;
                let next = (stop + 1).min(text.len());
                let stops = ahead.stops.len() - stops.len();
                return Ok(Clean { filled, members: members + groups, stops, end, next });
            }
            from = stop + 1;
        }
        Err(false)
    }

    /// Returns where the column that is read ends, and whether the record ends with it.
    #[inline]
    fn cell_end(
        &self,
        stops: &mut impl Iterator<Item = usize>,
        leaf: Option<usize>,
    ) -> Result<(usize, bool), bool> {
        loop {
            let stop = stops.next().ok_or(true)?;
            match self.flat.text.as_bytes().get(stop) {
                Some(byte) if *byte == self.separator => return Ok((stop, false)),
                None | Some(b'\n') => return Ok((stop, true)),
                // What splits values means nothing in one that is not split.
                Some(byte) if self.inner.contains(&Some(*byte)) && !self.is_split(leaf) => {}
                Some(_) => return Err(false),
            }
        }
    }

    fn is_split(&self, leaf: Option<usize>) -> bool {
        let leaf = leaf.and_then(|leaf| self.row.leaves.get(leaf));
        leaf.is_some_and(|leaf| leaf.repeats || leaf.parts.is_some())
    }
}

/// Says whether a value is surely good.
#[inline]
fn is_good(flat: &Flat<'_>, mark: &Mark, cell: Bounded<'_>) -> bool {
    let value = || flat.plan.value(mark.field);
    let quick = mark.look.as_ref().and_then(|look| look.at(value));
    quick.is_some_and(|quick| quick.is_good_there(cell, || Some(value())))
}

impl<'t, E: Events> Reader<'t, '_, E> {
    /// Returns what is needed to take clean records; `None` where none can be taken.
    pub(super) fn ahead(&self) -> Option<Ahead<'t>> {
        let stops = self.marks.stops().filter(|_| self.tell.events.takes_records())?;
        let has_track = self.flat.layout.records.iter().any(|record| record.track.is_some());
        has_track.then(|| Ahead {
            stops: Stops::new(self.flat.text, stops),
            separator: self.marks.separator().bytes().next().unwrap_or(b'\n'),
            inner: self.marks.inner(),
            values: Vec::new(),
        })
    }

    /// Takes a table that is one clean record.
    pub(super) fn take_only(
        &mut self,
        ahead: &mut Ahead<'t>,
        (record, header): (&'t Record, Option<&Header>),
    ) -> bool {
        let Some(clean) = self.clean_row(ahead, (record, header)) else { return false };
        let start = std::mem::replace(&mut self.at, clean.next);
        let at = Span::new(start, start);
        if self.is_last() && self.hand_over(ahead, record, (clean, at, RecordRole::Message)) {
            return true;
        }
        self.at = start;
        false
    }

    /// Takes the next record of a table, if it is clean.
    pub(super) fn take_row(
        &mut self,
        ahead: &mut Ahead<'t>,
        (record, header): (&'t Record, Option<&Header>),
    ) -> bool {
        let Some(clean) = self.clean_row(ahead, (record, header)) else { return false };
        let at = Span::new(self.at, self.at);
        self.hand_over(ahead, record, (clean, at, RecordRole::Item))
    }

    fn clean_row(
        &mut self,
        ahead: &mut Ahead<'t>,
        (record, header): (&'t Record, Option<&Header>),
    ) -> Option<Clean> {
        let track = record.track.as_ref()?;
        let columns = match header {
            // A value without a column is told, and one that the spec does not name is hidden.
            Some(it) if !it.missing.is_empty() || !it.unknown.is_empty() => return None,
            Some(it) if it.columns.contains(&None) => return None,
            Some(header) => &header.columns,
            None => &record.row.columns,
        };
        ahead.look(&self.flat, (&record.row, track), (columns, self.at))
    }

    /// Takes the next tagged record, if it is clean and the group around it is open.
    pub(super) fn take_tagged(&mut self, ahead: &mut Ahead<'t>, nesting: &mut Nesting<'t>) -> bool {
        let rest = &self.flat.text.as_bytes()[self.at..];
        let is_it = |record: &&Record| {
            let tag = record.tag.as_bytes();
            rest.get(tag.len()) == Some(&ahead.separator)
                && rest.iter().zip(tag).all(|(one, other)| one == other)
        };
        let Some(record) = self.flat.layout.records.iter().find(is_it) else { return false };
        let Some(track) = record.track.as_ref() else { return false };
        let tag = Span::new(self.at, self.at + record.tag.len());
        let start = if record.has_tag_field { self.at } else { tag.end + 1 };
        let Some(around) = nesting.around(record) else { return false };
        let found = ahead.look(&self.flat, (&record.row, track), (&record.row.columns, start));
        let Some(clean) = found else { return false };
        // What is wrong with a blank line is said while the group before it is still open.
        let next = self.flat.text.as_bytes().get(clean.next);
        if track.is_light && next.is_some_and(|byte| !byte.is_ascii_graphic()) {
            return false;
        }
        nesting.leave(&mut self.tell, around);
        let is_taken = self.hand_over(ahead, record, (clean, tag, RecordRole::Group));
        if is_taken {
            nesting.note(record, (track.is_light, clean.end));
        }
        is_taken
    }

    /// Lets the handler take a clean record.
    fn hand_over(
        &mut self,
        ahead: &Ahead<'t>,
        record: &'t Record,
        (clean, at, role): (Clean, Span, RecordRole),
    ) -> bool {
        let Some(track) = &record.track else { return false };
        let Clean { filled, members, end, next, .. } = clean;
        let (text, values) = (self.flat.text, &*ahead.values);
        let record = CleanRecord { text, track, filled, members, values, at, end, role };
        let is_taken = self.tell.take(&record);
        if is_taken {
            self.at = next;
        }
        is_taken
    }
}

impl<'t, E: Events> fixed::Reader<'t, '_, E> {
    /// Lets the handler take the values of a fixed record at `line`, whose group is open, if all are
    /// clean.
    pub(super) fn take_cells(&mut self, record: &'t Record, line: Span, cells: &[Cell]) -> bool {
        let track = record.track.as_ref().filter(|_| self.tell.events.takes_records());
        let Some(track) = track else { return false };
        let (text, mut values) = (self.flat.text, Vec::with_capacity(cells.len()));
        let (mut filled, mut members) = (0, 0);
        for (cell, mark) in cells.iter().zip(&track.marks) {
            let Cell::Plain(span) = *cell else { return false };
            values.push(span);
            let Span { start, end } = span;
            if start < end {
                filled |= mark.bit;
                members += 1;
            }
            let cell = Bounded { all: text, start, end, is_clean: false };
            let is_odd = start < end && !is_good(&self.flat, mark, cell);
            if is_odd || (start == end && mark.tells_empty) {
                return false;
            }
        }
        let Some(groups) = track.groups(filled) else { return false };
        let (values, members) = (&*values, members + groups);
        let (at, end, role) = (Span::new(line.start, line.start), line.end, RecordRole::Message);
        self.tell.take(&CleanRecord { text, track, filled, members, values, at, end, role })
    }
}
