//! Reads records that widths take apart.

use lienthong_schema::model::WidthUnit;

use super::fits::fits;
use super::layout::{Leaf, Record};
use super::nesting::Nesting;
use super::tell::{Cell, Teller};
use super::{Flat, Step, faults};
use crate::events::{End, Events, Kind, Node, Scalar, Span};
use crate::limits::Limits;
use crate::rules;

pub(super) struct Reader<'t, 'e, E> {
    pub flat: Flat<'t>,
    pub unit: WidthUnit,
    pub tell: Teller<'t, 'e, E>,
    /// The next byte to read.
    pub at: usize,
    /// The values of the record, one for each leaf of its row.
    values: Vec<Cell>,
}

impl<'t, 'e, E: Events> Reader<'t, 'e, E> {
    pub(super) fn new(
        flat: Flat<'t>,
        unit: WidthUnit,
        (limits, events): (&'e Limits, &'e mut E),
    ) -> Self {
        Self { flat, unit, tell: Teller::new(flat, (limits, events)), at: 0, values: Vec::new() }
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
        let mut line = self.line();
        let Some(first) = line else { return Ok(()) };
        if self.is_last() {
            return self.record(record, first);
        }
        let span = Span::new(first.start, first.start);
        self.tell.events.value(Scalar { text: "", kind: Kind::Records, span, decoded: true });
        while let Some(found) = line {
            self.tell.open("", Node::Item, Span::new(found.start, found.start))?;
            self.record(record, found)?;
            self.tell.close(found.end);
            line = self.line();
        }
        Ok(())
    }

    /// Reads a text of tagged records: one message.
    fn tagged(&mut self) -> Step {
        let mut nesting = Nesting::default();
        let longest =
            self.flat.layout.records.iter().map(|record| record.tag.chars().count()).max();
        while let Some(line) = self.line() {
            let text = &self.flat.text[line.start..line.end];
            if let Some(record) = self.flat.layout.begins(text) {
                let tag = Span::new(line.start, line.start + record.tag.len());
                nesting.enter(&mut self.tell, record, (tag, line))?;
                self.record(record, line)?;
            } else {
                let tag =
                    text.char_indices().nth(longest.unwrap_or(0)).map_or(text.len(), |it| it.0);
                let tag = Span::new(line.start, line.start + tag);
                nesting.unknown(&mut self.tell, &self.flat.layout.records, (tag, line))?;
            }
        }
        nesting.leave_all(&mut self.tell);
        Ok(())
    }

    /// Returns the first record's kind, its length, and how many of its values do not fit.
    pub(super) fn first(&mut self) -> Option<(&'t Record, usize, usize)> {
        let line = self.line()?;
        let record = self.flat.layout.begins(&self.flat.text[line.start..line.end])?;
        let found = self.length(line);
        self.cells(record, line, (found == record.row.width, false));
        let cells = record.row.leaves.iter().zip(&self.values);
        let is_fit = |(leaf, cell): (&Leaf, &Cell)| match cell {
            Cell::Plain(span) => {
                fits(self.flat.plan, Some(leaf), &self.flat.text[span.start..span.end])
            }
            Cell::Unknown(_) => true,
            _ => false,
        };
        let fit = cells.filter(|it| is_fit((it.0, it.1))).count();
        Some((record, found, record.row.leaves.len() - fit))
    }

    /// Returns the byte that stands `by` units after `from`, at the latest `end`.
    pub(super) fn advance(&self, from: usize, by: usize, end: usize) -> usize {
        match self.unit {
            WidthUnit::Bytes => from.saturating_add(by).min(end),
            WidthUnit::Characters => {
                let found = self.flat.text[from..end].char_indices().nth(by);
                found.map_or(end, |(at, _)| from + at)
            }
        }
    }

    pub(super) fn length(&self, span: Span) -> usize {
        match self.unit {
            WidthUnit::Bytes => span.end - span.start,
            WidthUnit::Characters => self.flat.text[span.start..span.end].chars().count(),
        }
    }

    /// Tells a record, whose message or group is open.
    fn record(&mut self, record: &'t Record, line: Span) -> Step {
        let is_cut = self.flat.cut_off && line.end == self.flat.text.len();
        let found = self.length(line);
        let is_whole = found == record.row.width;
        if !is_whole && !is_cut {
            let detail = faults::length(record.row.width, found, self.unit);
            self.tell.fault(&rules::WRONG_RECORD_LENGTH, line, detail);
        }
        let end = self.cells(record, line, (is_whole, is_cut));
        if end < line.end {
            self.tell.events.hide(Span::new(end, line.end));
        }
        let values = std::mem::take(&mut self.values);
        let is_taken = is_whole && !is_cut && self.take_cells(record, line, &values);
        let told = if is_taken { Ok(()) } else { self.tell.row(&record.row, &values, line.start) };
        self.values = values;
        told
    }

    /// Cuts a record into its values and returns where they end. In a record that is too short or
    /// too long, nothing is known of the first value that does not fit nor of those after it.
    fn cells(&mut self, record: &'t Record, line: Span, (is_whole, is_cut): (bool, bool)) -> usize {
        let leaves = &record.row.leaves;
        let tag = if record.has_tag_field { 0 } else { record.tag.len() };
        let (mut at, mut is_known) = (line.start + tag, true);
        self.values.clear();
        for (number, leaf) in leaves.iter().enumerate() {
            let end = self.advance(at, leaf.width, line.end);
            let is_short = !is_whole && self.taken(at, end) < leaf.width;
            let cell = match self.split(leaves, number, (at, end)) {
                Some(span) => Cell::Unknown(span),
                None if is_cut && is_short && at < line.end => Cell::Cut(Span::new(at, end)),
                None if is_cut && is_short => Cell::Absent,
                None => {
                    let span = self.trim(leaf, Span::new(at, end));
                    let text = &self.flat.text[span.start..span.end];
                    is_known &= is_whole || (!is_short && fits(self.flat.plan, Some(leaf), text));
                    if is_known { Cell::Plain(span) } else { Cell::Unknown(Span::new(at, end)) }
                }
            };
            self.values.push(cell);
            at = end;
        }
        while !self.flat.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// Returns how many units stand from `at` to `end`.
    pub(super) fn taken(&self, at: usize, end: usize) -> usize {
        match self.unit {
            WidthUnit::Bytes => end - at,
            WidthUnit::Characters => self.length(Span::new(at, end)),
        }
    }

    /// Returns the characters that a value touches if it begins or ends within one; reports it if it
    /// ends there.
    fn split(&mut self, leaves: &[Leaf], number: usize, (at, end): (usize, usize)) -> Option<Span> {
        let text = self.flat.text;
        if text.is_char_boundary(at) && text.is_char_boundary(end) {
            return None;
        }
        let before = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let after = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at));
        if !text.is_char_boundary(end) {
            let place = Span::new(before(end), after(end).unwrap_or(text.len()));
            let detail = match leaves.get(number + 1) {
                Some(next) => faults::pair(&leaves[number], next),
                None => faults::one(&leaves[number]),
            };
            self.tell.fault(&rules::SPLIT_CHARACTER, place, detail);
        }
        Some(Span::new(before(at), after(end).unwrap_or(text.len())))
    }

    /// Returns where a value stands in its place, without its padding. What is padding alone or
    /// blank is empty, but for digits: those are a number.
    fn trim(&self, leaf: &Leaf, span: Span) -> Span {
        let text = &self.flat.text[span.start..span.end];
        let padding = leaf.padding.with;
        let value = if text.trim_start_matches(' ').is_empty() {
            ""
        } else if text.trim_start_matches(padding).is_empty() && padding.is_ascii_digit() {
            return Span::new(span.end - 1, span.end);
        } else if leaf.padding.is_before {
            text.trim_start_matches(padding)
        } else {
            text.trim_end_matches(padding)
        };
        let is_after = leaf.padding.is_before && !value.is_empty();
        let start = if is_after { span.end - value.len() } else { span.start };
        Span::new(start, start + value.len())
    }
}
