//! Writes delimited text.

use lienthong_schema::model::Delimited;

use super::super::compiled::Compiled;
use super::super::tape::Tape;
use super::WriteError;
use super::flat::{Cell, Format, Walk};
use crate::flat::{Layout, Leaf, Newline, Record, Row};

/// Writes messages, each a record, or one of several records.
pub(super) fn write(compiled: &Compiled, tapes: &[Tape<'_>]) -> Result<String, WriteError> {
    let plan = compiled.plan();
    let (Some(layout), Some(form)) = (&plan.delimited, &compiled.message.forms.delimited) else {
        return Err(WriteError::NoSuchForm { message: compiled.message.id.to_string() });
    };
    if layout.is_tagged() && tapes.len() != 1 {
        return Err(WriteError::Several { count: tapes.len() });
    }
    let mut lines = Lines { form, layout, text: String::new() };
    if let (true, Some(record)) = (layout.header, layout.records.first()) {
        lines.header(&record.row)?;
    }
    for tape in tapes {
        let mut walk = Walk::new(compiled, layout, tape, lines);
        walk.run()?;
        lines = walk.format;
    }
    Ok(lines.text)
}

struct Lines<'a> {
    form: &'a Delimited,
    layout: &'a Layout,
    text: String,
}

impl Lines<'_> {
    fn header(&mut self, row: &Row) -> Result<(), WriteError> {
        let names = (0..row.columns.len()).map(|at| match row.leaf(at) {
            Some(leaf) => self.value(leaf, &leaf.name),
            None => Ok(String::new()),
        });
        let names = names.collect::<Result<Vec<_>, _>>()?;
        self.line(&names);
        Ok(())
    }

    fn line(&mut self, columns: &[String]) {
        self.text.push_str(&columns.join(&self.form.separator));
        match &self.layout.newline {
            Newline::Line => self.text.push('\n'),
            Newline::Marked(mark) => self.text.push_str(mark),
            Newline::Nothing => {}
        }
    }

    /// Returns the texts that mean something here.
    fn marks(&self) -> impl Iterator<Item = &str> {
        let newline = match &self.layout.newline {
            Newline::Line => "\n",
            Newline::Marked(mark) => mark,
            Newline::Nothing => "",
        };
        let form = self.form;
        let inner = [&form.repeat, &form.component, &form.escape, &form.quote];
        let inner = inner.into_iter().filter_map(|mark| mark.as_deref());
        let all = [form.separator.as_str(), newline, "\r"].into_iter().chain(inner);
        all.filter(|mark| !mark.is_empty())
    }
}

impl Format for Lines<'_> {
    fn record(&mut self, record: &Record, cells: &[Cell]) -> Result<(), WriteError> {
        let tag = (!record.tag.is_empty() && !record.has_tag_field).then(|| record.tag.to_string());
        let columns = record
            .row
            .columns
            .iter()
            .map(|leaf| leaf.and_then(|leaf| cells.get(leaf)?.clone()).unwrap_or_default());
        let columns: Vec<String> = tag.into_iter().chain(columns).collect();
        self.line(&columns);
        Ok(())
    }

    fn value(&self, leaf: &Leaf, text: &str) -> Result<String, WriteError> {
        let found = self.marks().find(|mark| text.contains(*mark));
        let Some(found) = found else { return Ok(text.to_owned()) };
        if let Some(quote) = &self.form.quote {
            let doubled = text.replace(quote.as_str(), &quote.repeat(2));
            let doubled = match &self.form.escape {
                Some(escape) => doubled.replace(escape.as_str(), &escape.repeat(2)),
                None => doubled,
            };
            return Ok([quote.as_str(), &doubled, quote].concat());
        }
        let Some(escape) = &self.form.escape else {
            let character = found.chars().next().unwrap_or_default();
            return Err(WriteError::Character { field: leaf.name.to_string(), character });
        };
        let mut escaped = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if self.marks().any(|mark| rest.starts_with(mark)) {
                escaped.push_str(escape);
            }
            escaped.push(c);
            rest = &rest[c.len_utf8()..];
        }
        Ok(escaped)
    }

    fn group(&self, leaf: &Leaf, row: &Row, cells: &[Cell]) -> Result<String, WriteError> {
        let Some(component) = &self.form.component else {
            return Err(WriteError::NoPlace { field: leaf.name.to_string() });
        };
        let parts = row
            .columns
            .iter()
            .map(|leaf| leaf.and_then(|leaf| cells.get(leaf)?.clone()).unwrap_or_default());
        Ok(parts.collect::<Vec<_>>().join(component))
    }

    fn occurrences(&self, leaf: &Leaf, all: &[String]) -> Result<String, WriteError> {
        match (all, &self.form.repeat) {
            ([one], _) => Ok(one.clone()),
            (all, Some(repeat)) => Ok(all.join(repeat)),
            (_, None) => Err(WriteError::NoPlace { field: leaf.name.to_string() }),
        }
    }
}
