//! Writes fixed-width text.

use lienthong_schema::model::WidthUnit;

use super::super::compiled::Compiled;
use super::super::tape::Tape;
use super::WriteError;
use super::flat::{Cell, Format, Walk};
use crate::flat::{Layout, Leaf, Newline, Record, Row};
use crate::plan::{Content, Plan};
use crate::value::BasePlan;

/// Writes messages, each a record, or one of several records.
pub(super) fn write(compiled: &Compiled, tapes: &[Tape<'_>]) -> Result<String, WriteError> {
    let plan = compiled.plan();
    let (Some(layout), Some(form)) = (&plan.fixed, &compiled.message.forms.fixed) else {
        return Err(WriteError::NoSuchForm { message: compiled.message.id.to_string() });
    };
    if layout.is_tagged() && tapes.len() != 1 {
        return Err(WriteError::Several { count: tapes.len() });
    }
    let mut lines = Lines { unit: form.unit, layout, plan, text: String::new() };
    for tape in tapes {
        let mut walk = Walk::new(compiled, layout, tape, lines);
        walk.run()?;
        lines = walk.format;
    }
    Ok(lines.text)
}

struct Lines<'a> {
    unit: WidthUnit,
    layout: &'a Layout,
    plan: &'a Plan,
    text: String,
}

impl Lines<'_> {
    fn width(&self, text: &str) -> usize {
        match self.unit {
            WidthUnit::Characters => text.chars().count(),
            WidthUnit::Bytes => text.len(),
        }
    }

    /// Says whether padding at a side of the value changes nothing of it.
    fn is_number(&self, leaf: &Leaf) -> bool {
        match &self.plan.field(leaf.field).content {
            Content::Value(value) => matches!(value.base, BasePlan::Integer | BasePlan::Decimal),
            _ => false,
        }
    }
}

impl Format for Lines<'_> {
    fn record(&mut self, record: &Record, cells: &[Cell]) -> Result<(), WriteError> {
        if !record.has_tag_field {
            self.text.push_str(&record.tag);
        }
        for (leaf, cell) in record.row.leaves.iter().zip(cells) {
            let value = cell.as_deref().unwrap_or_default();
            let free = leaf.width.saturating_sub(self.width(value));
            let padding = leaf.padding.with.to_string().repeat(match self.unit {
                WidthUnit::Characters => free,
                WidthUnit::Bytes => free / leaf.padding.with.len_utf8(),
            });
            let (before, after) = if leaf.padding.is_before {
                (padding.as_str(), "")
            } else {
                ("", padding.as_str())
            };
            self.text.extend([before, value, after]);
        }
        match &self.layout.newline {
            Newline::Line => self.text.push('\n'),
            Newline::Marked(mark) => self.text.push_str(mark),
            Newline::Nothing => {}
        }
        Ok(())
    }

    fn value(&self, leaf: &Leaf, text: &str) -> Result<String, WriteError> {
        let field = || leaf.name.to_string();
        let newline = match &self.layout.newline {
            Newline::Line => "\n",
            Newline::Marked(mark) => mark,
            Newline::Nothing => "",
        };
        if !newline.is_empty() && text.contains(newline) {
            let character = newline.chars().next().unwrap_or('\n');
            return Err(WriteError::Character { field: field(), character });
        }
        if self.width(text) > leaf.width {
            return Err(WriteError::TooWide { field: field(), width: leaf.width });
        }
        let pad = leaf.padding.with;
        let touches =
            if leaf.padding.is_before { text.starts_with(pad) } else { text.ends_with(pad) };
        if touches && !self.is_number(leaf) {
            return Err(WriteError::Character { field: field(), character: pad });
        }
        Ok(text.to_owned())
    }

    fn group(&self, leaf: &Leaf, _: &Row, _: &[Cell]) -> Result<String, WriteError> {
        Err(WriteError::NoPlace { field: leaf.name.to_string() })
    }

    fn occurrences(&self, leaf: &Leaf, all: &[String]) -> Result<String, WriteError> {
        match all {
            [one] => Ok(one.clone()),
            _ => Err(WriteError::NoPlace { field: leaf.name.to_string() }),
        }
    }
}
