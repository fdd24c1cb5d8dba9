//! The first line of a table: which value stands in which column.

use lienthong_schema::model::{Lang, Text};

use super::delimited::{Line, Reader};
use super::fits::fits;
use super::layout::{Leaf, Row, Shape};
use super::tell::unquoted;
use super::{Flat, faults};
use crate::events::{Detail, End, Events, Node, Span};
use crate::limits::Limits;
use crate::nearest::nearest;
use crate::rules;

/// What the first line says.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The value that stands in each column; `None` for a column that the spec does not name.
    pub columns: Vec<Option<usize>>,
    /// Mandatory values without a column, about which nothing is said yet.
    pub missing: Vec<usize>,
    /// Values whose column has a misspelt name, and missing ones once that is said.
    pub unknown: Vec<usize>,
    /// Where the line stands.
    pub span: Span,
}

/// What the first line of a text is.
#[derive(Debug)]
pub(crate) enum Heading {
    /// The header.
    Names(Header),
    /// A record, though a header was asked; it says which value stands in which column.
    Record(Header),
    /// It can't be read.
    Nothing,
}

/// Reads a first line that stands alone, and tells `events` what is wrong with it.
pub(crate) fn read_header<E: Events>(flat: Flat<'_>, limits: &Limits, events: &mut E) -> Heading {
    let Shape::Delimited(marks) = &flat.layout.shape else { return Heading::Nothing };
    let Some(record) = flat.layout.records.first() else { return Heading::Nothing };
    let mut reader = Reader::new(flat, marks, (limits, events));
    if reader.tell.open("", Node::Column, Span::default()).is_err() {
        return Heading::Nothing;
    }
    let Some(line) = reader.line() else { return Heading::Nothing };
    let positions = || Header {
        columns: record.row.columns.clone(),
        missing: Vec::new(),
        unknown: Vec::new(),
        span: Span::default(),
    };
    match reader.header(&record.row, line) {
        // Each record says what it lacks, at its own place.
        Ok(Some(header)) => Heading::Names(Header { span: Span::default(), ..header }),
        Ok(None) => Heading::Record(positions()),
        Err(_) => Heading::Nothing,
    }
}

impl<'t, E: Events> Reader<'t, '_, E> {
    /// Reads the line just taken apart as the header; `None` where it is a record instead.
    pub(super) fn header(&mut self, row: &Row, line: Line) -> Result<Option<Header>, End> {
        if self.flat.cut_off && line.span.end == self.flat.text.len() {
            return Err(End::GaveUp(line.span.end));
        }
        let names = self.names();
        let columns = named(row, &names);
        if columns.iter().all(Option::is_none) {
            return Ok(self.without_names(row, line));
        }
        let is_used = |leaf: usize| columns.contains(&Some(leaf));
        let unused: Vec<usize> = (0..row.leaves.len()).filter(|leaf| !is_used(*leaf)).collect();
        let mut unknown = Vec::new();
        for (at, name) in names.iter().enumerate().filter(|(at, _)| columns[*at].is_none()) {
            let span = self.columns[at].span().unwrap_or_default();
            let open = unused.iter().filter(|leaf| !unknown.contains(*leaf));
            let meant = nearest(name, open.map(|leaf| &*row.leaves[*leaf].name));
            unknown
                .extend(unused.iter().copied().find(|leaf| meant == Some(&row.leaves[*leaf].name)));
            self.refuse(row, name, span)?;
        }
        let is_missing = |leaf: &usize| row.leaves[*leaf].mandatory && !unknown.contains(leaf);
        let missing = unused.iter().copied().filter(is_missing).collect();
        Ok(Some(Header { columns, missing, unknown, span: line.span }))
    }

    /// Returns the names of the columns.
    pub(super) fn names(&self) -> Vec<&'t str> {
        let Flat { text, .. } = self.flat;
        let raw = |span: Span| unquoted(text[span.start..span.end].trim(), self.marks).0.trim();
        self.columns.iter().map(|cell| cell.span().map_or("", raw)).collect()
    }

    /// Reports a column that the spec does not name, or that stands twice.
    fn refuse(&mut self, row: &Row, name: &str, at: Span) -> Result<(), End> {
        if row.leaves.iter().any(|leaf| &*leaf.name == name) {
            let expected = faults::text(|lang| match lang {
                Lang::Vi => format!("cột {name} đứng hai lần"),
                Lang::En => format!("column {name} stands twice"),
            });
            self.wrong(at, expected);
            return Ok(());
        }
        self.tell.open(name, Node::Column, at)?;
        self.tell.close(at.end);
        Ok(())
    }

    fn wrong(&mut self, at: Span, expected: Text) {
        let detail = Detail { expected: Some(expected), ..Detail::default() };
        self.tell.fault(&rules::WRONG_HEADER, at, detail);
    }

    /// Reports a first line that names no column. It is taken for a record if it may be one.
    fn without_names(&mut self, row: &Row, line: Line) -> Option<Header> {
        let expected = faults::text(|lang| match lang {
            Lang::Vi => "dòng đầu phải là tên các cột".to_owned(),
            Lang::En => "the first line must name the columns".to_owned(),
        });
        self.wrong(line.span, expected);
        let misfits = (0..self.columns.len()).filter(|at| !self.may_be(row, *at)).count();
        if row.columns.len() == self.columns.len() && misfits * 4 <= self.columns.len() {
            return None;
        }
        self.tell.events.hide(line.span);
        let columns = row.columns.clone();
        Some(Header { columns, missing: Vec::new(), unknown: Vec::new(), span: line.span })
    }

    /// Says whether column `at` of the record may hold what the spec puts there.
    pub(super) fn may_be(&self, row: &Row, at: usize) -> bool {
        let span = self.columns[at].span().unwrap_or_default();
        let raw = &self.flat.text[span.start..span.end];
        fits(self.flat.plan, row.leaf(at), unquoted(raw, self.marks).0)
    }
}

/// Returns the value that each name means: by its name, or else by its title.
pub(super) fn named(row: &Row, names: &[&str]) -> Vec<Option<usize>> {
    let mut is_used = vec![false; row.leaves.len()];
    let mut find = |name: &str, is: &dyn Fn(&Leaf, &str) -> bool| {
        let found = (0..row.leaves.len()).find(|at| !is_used[*at] && is(&row.leaves[*at], name))?;
        is_used[found] = true;
        Some(found)
    };
    let by_name = |leaf: &Leaf, name: &str| *leaf.name == *name;
    let mut columns: Vec<Option<usize>> = names.iter().map(|name| find(name, &by_name)).collect();
    let by_title = |leaf: &Leaf, name: &str| {
        let is = |lang| leaf.title.get(lang).trim().to_lowercase() == name.to_lowercase();
        !name.is_empty() && (is(Lang::Vi) || is(Lang::En))
    };
    for (column, name) in columns.iter_mut().zip(names) {
        if column.is_none() {
            *column = find(name, &by_title);
        }
    }
    columns
}
