//! The groups that are open between the lines of a tagged text.

use super::Step;
use super::layout::Record;
use super::tell::Teller;
use crate::events::{Events, Node, Span};

/// How long an unknown tag may be to be shown: what is longer is hardly a tag.
const TAG: usize = 16;

/// The names of the open groups, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Nesting<'t> {
    open: Vec<&'t str>,
    end: usize,
}

impl<'t> Nesting<'t> {
    /// Opens the group of a record that begins with a known tag, and the groups around it.
    pub(super) fn enter<E: Events>(
        &mut self,
        tell: &mut Teller<'_, '_, E>,
        record: &'t Record,
        (tag, line): (Span, Span),
    ) -> Step {
        let around = record.path.len().saturating_sub(1);
        let same = self.open.iter().zip(&record.path[..around]);
        let kept = same.take_while(|(open, name)| **open == &***name).count();
        self.leave(tell, kept);
        for name in &record.path[kept..] {
            tell.open(name, Node::Record, tag)?;
            self.open.push(name);
        }
        self.end = line.end;
        Ok(())
    }

    /// Returns how many groups are open around a record of this kind; `None` where some are yet to be
    /// opened.
    pub(super) fn around(&self, record: &Record) -> Option<usize> {
        let around = record.path.len().checked_sub(1)?;
        let open = self.open.get(..around)?;
        open.iter().zip(&record.path).all(|(open, name)| **open == **name).then_some(around)
    }

    /// Notes a record that was taken: its group is open, unless it `is_over` already.
    pub(super) fn note(&mut self, record: &'t Record, (is_over, end): (bool, usize)) {
        self.open.extend(record.path.last().filter(|_| !is_over).map(|name| &**name));
        self.end = end;
    }

    /// Tells a line whose tag the spec does not name. Groups that may have more lines stay open.
    pub(super) fn unknown<E: Events>(
        &mut self,
        tell: &mut Teller<'_, '_, E>,
        records: &[Record],
        (tag, line): (Span, Span),
    ) -> Step {
        let holds_more = |depth: usize| {
            let around = &self.open[..depth];
            records.iter().any(|record| {
                let path = record.path.iter().map(|name| &**name);
                record.path.len() > depth && path.zip(around).all(|(name, open)| name == *open)
            })
        };
        let kept = (1..=self.open.len()).rev().find(|depth| holds_more(*depth)).unwrap_or(0);
        self.leave(tell, kept);
        let text = &tell.text[tag.start..tag.end];
        let is_tag = text.len() <= TAG && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        tell.open(if is_tag { text } else { "?" }, Node::Record, tag)?;
        tell.events.hide(Span::new(if is_tag { tag.end } else { tag.start }, line.end));
        tell.close(line.end);
        Ok(())
    }

    /// Closes all groups.
    pub(super) fn leave_all<E: Events>(&mut self, tell: &mut Teller<'_, '_, E>) {
        self.leave(tell, 0);
    }

    /// Closes all groups but the outermost `kept`.
    pub(super) fn leave<E: Events>(&mut self, tell: &mut Teller<'_, '_, E>, kept: usize) {
        while self.open.len() > kept {
            self.open.pop();
            tell.close(self.end);
        }
    }
}
