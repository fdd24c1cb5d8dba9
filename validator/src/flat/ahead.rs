//! Takes clean records of delimited text: their values are looked at where they end, and nothing is
//! told.
//!
//! At anything odd in a record the record is left to its reader, who tells it.

use super::Flat;
use super::delimited::Reader;
use super::header::Header;
use super::layout::{Record, Row};
use super::nesting::Nesting;
use super::track::{Mark, Track, Values};
use crate::events::{CleanRecord, Events, RecordRole, Span};
use crate::plan::Content;
use crate::quick::{Bounded, Stops};

/// What is needed to look for clean records.
#[derive(Debug)]
pub(super) struct Ahead<'t> {
    stops: Stops<'t>,
    separator: u8,
    /// What splits columns further.
    repeat: Option<u8>,
    component: Option<u8>,
    /// Where the values of the last record stand.
    values: Vec<Span>,
}

/// A record that is clean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clean {
    filled: Values,
    /// How many members it has, itself included.
    members: u32,
    end: usize,
    /// Where the next record begins.
    next: usize,
}

impl<'t> Ahead<'t> {
    /// Says whether the record of `track` whose first value begins at `start` is clean.
    #[inline]
    fn walk(
        &mut self,
        flat: &Flat<'t>,
        (row, track): (&Row, &Track),
        columns: &[Option<usize>],
        start: usize,
    ) -> Option<Clean> {
        let bytes = flat.text.as_bytes();
        self.stops.seek(start);
        self.values.resize(track.marks.len().max(self.values.len()), Span::default());
        let (mut from, mut filled, mut members) = (start, 0, 0);
        for (column, leaf) in columns.iter().enumerate() {
            let stop = self.cell_end(bytes, (row, *leaf))?;
            let is_last = bytes.get(stop) != Some(&self.separator);
            let has_return = is_last && stop < bytes.len() && bytes[from..stop].ends_with(b"\r");
            let end = stop - usize::from(has_return);
            if let Some(leaf) = *leaf {
                let mark = track.marks.get(leaf)?;
                if from < end {
                    let is_clean = self.stops.are_clean(from, stop);
                    look(flat, mark, Bounded { all: flat.text, start: from, end, is_clean })?;
                    *self.values.get_mut(leaf)? = Span::new(from, end);
                    filled |= mark.bit;
                    members += 1;
                } else if mark.tells_empty {
                    return None;
                }
            }
            if is_last {
                let is_whole = column + 1 == columns.len() || flat.layout.may_be_short;
                let is_cut = flat.cut_off && stop == bytes.len();
                let next = (stop + 1).min(bytes.len());
                members += track.groups(filled)?;
                return (is_whole && !is_cut).then_some(Clean { filled, members, end, next });
            }
            from = stop + 1;
        }
        None
    }

    /// Returns where the column that is read ends; `None` if it holds something other than it seems.
    #[inline]
    fn cell_end(&mut self, bytes: &[u8], (row, leaf): (&Row, Option<usize>)) -> Option<usize> {
        loop {
            let stop = self.stops.next();
            let byte = bytes.get(stop).copied();
            if matches!(byte, None | Some(b'\n')) || byte == Some(self.separator) {
                return Some(stop);
            }
            // What splits values means nothing in one that is not split.
            let splits = byte == self.repeat || byte == self.component;
            let is_split = |at: usize| row.leaves[at].repeats || row.leaves[at].parts.is_some();
            if !splits || leaf.is_some_and(is_split) {
                return None;
            }
        }
    }
}

/// Looks at a value; `None` if it is not surely good.
#[inline]
fn look(flat: &Flat<'_>, mark: &Mark, cell: Bounded<'_>) -> Option<()> {
    let value = || match &flat.plan.field(mark.field).content {
        Content::Value(value) => Some(&**value),
        _ => None,
    };
    let look = mark.look.as_ref()?;
    let quick = match look.made() {
        Some(quick) => quick,
        None => look.at(value()?)?,
    };
    quick.is_good_there(cell, value).then_some(())
}

impl<'t, E: Events> Reader<'t, '_, E> {
    /// Returns what is needed to take clean records; `None` where none can be taken.
    pub(super) fn ahead(&self) -> Option<Ahead<'t>> {
        let stops = self.marks.stops().filter(|_| self.tell.events.takes_records())?;
        let has_track = self.flat.layout.records.iter().any(|record| record.track.is_some());
        has_track.then(|| Ahead {
            stops: Stops::new(self.flat.text, stops),
            separator: self.marks.separator().bytes().next().unwrap_or(b'\n'),
            repeat: self.marks.repeat(),
            component: self.marks.component(),
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
        ahead.walk(&self.flat, (&record.row, track), columns, self.at)
    }

    /// Takes the next tagged record, if it is clean and the group around it is open.
    pub(super) fn take_tagged(&mut self, ahead: &mut Ahead<'t>, nesting: &mut Nesting<'t>) -> bool {
        let rest = &self.flat.text.as_bytes()[self.at..];
        let is_it = |record: &&Record| {
            let tag = record.tag.as_bytes();
            rest.get(tag.len()) == Some(&ahead.separator)
                && rest.first() == tag.first()
                && rest.starts_with(tag)
        };
        let Some(record) = self.flat.layout.records.iter().find(is_it) else { return false };
        let Some(track) = record.track.as_ref() else { return false };
        let tag = Span::new(self.at, self.at + record.tag.len());
        let start = if record.has_tag_field { self.at } else { tag.end + 1 };
        let Some(around) = nesting.around(record) else { return false };
        let found = ahead.walk(&self.flat, (&record.row, track), &record.row.columns, start);
        let Some(clean) = found else { return false };
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
        let Clean { filled, members, end, next } = clean;
        let (text, values) = (self.flat.text, &*ahead.values);
        let record = CleanRecord { text, track, filled, members, values, at, end, role };
        let is_taken = self.tell.take(&record);
        if is_taken {
            self.at = next;
        }
        is_taken
    }
}
