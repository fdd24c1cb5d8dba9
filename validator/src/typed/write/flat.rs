//! What both flat forms have in common: records, and the values that stand in them.

use super::super::compiled::Compiled;
use super::super::tape::{Entry, Held, Tape};
use super::WriteError;
use crate::flat::{Layout, Leaf, Move, Record, Row};
use crate::plan::{Content, GroupIx, Plan};

/// How a record is written, once it is known what stands in it.
pub(super) trait Format {
    /// Adds a record to the text; `cells` holds the value of each leaf.
    fn record(&mut self, record: &Record, cells: &[Cell]) -> Result<(), WriteError>;

    /// Returns the text of one occurrence in a leaf.
    fn value(&self, leaf: &Leaf, text: &str) -> Result<String, WriteError>;

    /// Joins the members of a group that stand in one column.
    fn group(&self, leaf: &Leaf, row: &Row, cells: &[Cell]) -> Result<String, WriteError>;

    /// Joins the occurrences in one column.
    fn occurrences(&self, leaf: &Leaf, all: &[String]) -> Result<String, WriteError>;
}

/// What stands in a leaf: as the record writes it; `None` where nothing does.
pub(super) type Cell = Option<String>;

/// The members of a group on a tape.
#[derive(Clone, Copy)]
struct Scope {
    group: GroupIx,
    start: usize,
    end: usize,
}

/// Walks the records of a message.
pub(super) struct Walk<'a, 't, F> {
    plan: &'a Plan,
    layout: &'a Layout,
    entries: &'a [Entry<'t>],
    pub format: F,
}

impl<'a, 't, F: Format> Walk<'a, 't, F> {
    /// Makes the walk of one message.
    pub(super) fn new(
        compiled: &'a Compiled,
        layout: &'a Layout,
        tape: &'a Tape<'t>,
        format: F,
    ) -> Self {
        Self { plan: compiled.plan(), layout, entries: &tape.entries, format }
    }

    /// Writes all records of the message.
    pub(super) fn run(&mut self) -> Result<(), WriteError> {
        let Content::Group(group) = self.plan.field(Plan::ROOT).content else { return Ok(()) };
        let root = Scope { group, start: 1, end: self.entries.len() };
        let layout = self.layout;
        if layout.is_tagged() {
            let left = self.records(root, &mut Vec::new())?;
            left.map_or(Ok(()), |field| Err(WriteError::NoPlace { field }))
        } else if let Some(record) = layout.records.first() {
            self.record(record, root, &mut Vec::new())
        } else {
            Ok(())
        }
    }

    fn after(&self, at: usize) -> usize {
        match self.entries[at].held {
            Held::Group { end } => end,
            _ => at + 1,
        }
    }

    /// Writes the records of the groups in `scope` that have tags; returns a field that has none.
    fn records(
        &mut self,
        scope: Scope,
        path: &mut Vec<String>,
    ) -> Result<Option<String>, WriteError> {
        let layout = self.layout;
        let (mut at, mut left) = (scope.start, None);
        while at < scope.end {
            let slot = self.plan.group(scope.group).slots[self.entries[at].slot as usize];
            let field = self.plan.field(slot.field);
            path.push(field.name.to_string());
            let is_meant = |it: &&Record| it.path.iter().map(|name| &**name).eq(&*path);
            let record = layout.records.iter().find(is_meant);
            match (record, &self.entries[at].held, &field.content) {
                (Some(record), Held::Group { end }, Content::Group(group)) => {
                    let inner = Scope { group: *group, start: at + 1, end: *end };
                    self.record(record, inner, path)?;
                }
                _ => left = Some(field.name.to_string()),
            }
            path.pop();
            at = self.after(at);
        }
        Ok(left)
    }

    /// Writes one record, and those of the groups in it that have tags of their own.
    fn record(
        &mut self,
        record: &Record,
        scope: Scope,
        path: &mut Vec<String>,
    ) -> Result<(), WriteError> {
        let mut cells = vec![None; record.row.leaves.len()];
        let rest = self.row(&record.row, scope, &mut cells)?;
        self.format.record(record, &cells)?;
        let mut left = None;
        for at in rest {
            let one = Scope { start: at, end: self.after(at), ..scope };
            left = left.or(self.records(one, path)?);
        }
        left.map_or(Ok(()), |field| Err(WriteError::NoPlace { field }))
    }

    /// Puts the members of `scope` in the leaves of `row`; returns the entries that are left over.
    fn row(&self, row: &Row, scope: Scope, cells: &mut [Cell]) -> Result<Vec<usize>, WriteError> {
        let mut taken = vec![false; scope.end.saturating_sub(scope.start)];
        self.moves(row, (0, row.moves.len()), scope, (cells, &mut taken))?;
        let mut rest = Vec::new();
        let mut at = scope.start;
        while at < scope.end {
            if !taken[at - scope.start] {
                rest.push(at);
            }
            at = self.after(at);
        }
        Ok(rest)
    }

    fn moves(
        &self,
        row: &Row,
        (mut step, last): (usize, usize),
        scope: Scope,
        (cells, taken): (&mut [Cell], &mut [bool]),
    ) -> Result<(), WriteError> {
        while step < last {
            match &row.moves[step] {
                Move::Leaf(leaf) => {
                    cells[*leaf] = self.leaf(&row.leaves[*leaf], scope, taken)?;
                    step += 1;
                }
                Move::Enter { name, end, .. } => {
                    if let Some((at, inner)) = self.find(scope, taken, name) {
                        taken[at - scope.start] = true;
                        let mut within = vec![false; inner.end - inner.start];
                        self.moves(row, (step + 1, *end), inner, (cells, &mut within))?;
                        self.check_taken(inner, &within)?;
                    }
                    step = *end;
                }
                Move::Leave => step += 1,
            }
        }
        Ok(())
    }

    /// Refuses a member that no leaf has taken.
    fn check_taken(&self, scope: Scope, taken: &[bool]) -> Result<(), WriteError> {
        let mut at = scope.start;
        while at < scope.end {
            if !taken[at - scope.start] {
                let slot = self.plan.group(scope.group).slots[self.entries[at].slot as usize];
                return Err(WriteError::NoPlace {
                    field: self.plan.field(slot.field).name.to_string(),
                });
            }
            at = self.after(at);
        }
        Ok(())
    }

    /// Finds the next group called `name` that is not taken.
    fn find(&self, scope: Scope, taken: &[bool], name: &str) -> Option<(usize, Scope)> {
        let mut at = scope.start;
        while at < scope.end {
            let slot = self.plan.group(scope.group).slots[self.entries[at].slot as usize];
            let field = self.plan.field(slot.field);
            if let (false, true, Held::Group { end }, Content::Group(group)) = (
                taken[at - scope.start],
                *field.name == *name,
                &self.entries[at].held,
                &field.content,
            ) {
                return Some((at, Scope { group: *group, start: at + 1, end: *end }));
            }
            at = self.after(at);
        }
        None
    }

    /// Returns what stands in a leaf: its next occurrence, or all where it takes several.
    fn leaf(&self, leaf: &Leaf, scope: Scope, taken: &mut [bool]) -> Result<Cell, WriteError> {
        let mut all = Vec::new();
        let mut at = scope.start;
        while at < scope.end && (leaf.repeats || all.is_empty()) {
            let slot = self.plan.group(scope.group).slots[self.entries[at].slot as usize];
            if slot.field == leaf.field && !taken[at - scope.start] {
                taken[at - scope.start] = true;
                all.push(self.occurrence(leaf, at)?);
            }
            at = self.after(at);
        }
        match all.as_slice() {
            [] => Ok(None),
            all => self.format.occurrences(leaf, all).map(Some),
        }
    }

    fn occurrence(&self, leaf: &Leaf, at: usize) -> Result<String, WriteError> {
        match (&self.entries[at].held, &leaf.parts, &self.plan.field(leaf.field).content) {
            (Held::Text(text), None, _) => self.format.value(leaf, text),
            (Held::Any(any), None, _) => self.format.value(leaf, any.content()),
            (Held::Group { end }, Some(row), Content::Group(group)) => {
                let scope = Scope { group: *group, start: at + 1, end: *end };
                let mut cells = vec![None; row.leaves.len()];
                let rest = self.row(row, scope, &mut cells)?;
                if !rest.is_empty() {
                    return Err(WriteError::NoPlace { field: leaf.name.to_string() });
                }
                self.format.group(leaf, row, &cells)
            }
            _ => Err(WriteError::NoPlace { field: leaf.name.to_string() }),
        }
    }
}
