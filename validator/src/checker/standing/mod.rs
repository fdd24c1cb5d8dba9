//! Codes whose standing shows only in the message: in force on the day that it names, and under
//! the code that it gives for the unit above.
//!
//! The fields that a code names may come before or after it. What came before is at hand; a code
//! that has to wait is judged when the group ends within which both belong together.

mod verdict;

use std::sync::Arc;

use lienthong_schema::model::Severity;

use super::{Checker, Raw};
use crate::day::Days;
use crate::events::Scalar;
use crate::plan::FieldIx;
use crate::value::Standing;

/// The fields that codes name, as far as the message was read, and the codes that wait for them.
#[derive(Debug, Default)]
pub(super) struct Standings {
    /// The values of fields that codes name.
    noted: Vec<(FieldIx, Box<str>)>,
    /// The open fields within which codes belong together: the depth of each, and how many values
    /// were noted before it.
    scopes: Vec<(usize, usize)>,
    waiting: Vec<Waiting>,
}

/// A code that waits for the fields that it names.
#[derive(Debug)]
struct Waiting {
    /// The field with the code.
    field: FieldIx,
    code: Box<str>,
    standing: Arc<Standing>,
    /// What is reported if it is wrong.
    raw: Raw,
    /// The date that decides, then the codes above.
    named: Vec<Named>,
}

/// What is known of a field that a code names.
#[derive(Debug)]
enum Named {
    /// It may yet come, in the group at this depth.
    Open(usize),
    /// It has no value, or the spec names none.
    Absent,
    /// Its value.
    Given(Box<str>),
}

impl Checker<'_> {
    /// Notes the value of a field that codes name.
    pub(super) fn note_named(&mut self, field: FieldIx, value: Scalar<'_>) {
        self.standings.noted.push((field, value.text.into()));
    }

    /// Notes that a field begins within which codes belong together.
    #[cold]
    pub(super) fn enter_standings(&mut self) {
        self.standings.scopes.push((self.frames.len(), self.standings.noted.len()));
    }

    /// Judges the codes that waited for the field that ends, and forgets what was noted in it.
    #[cold]
    pub(super) fn leave_standings(&mut self) {
        let depth = self.frames.len();
        let mut from = self.standings.noted.len();
        while let Some((_, start)) = self.standings.scopes.pop_if(|(open, _)| *open >= depth) {
            from = start;
        }
        let mut waiting = std::mem::take(&mut self.standings.waiting);
        for code in &mut waiting {
            self.give(code, depth, from);
        }
        let is_ready = |code: &mut Waiting| !code.named.iter().any(Named::is_open);
        let ready: Vec<Waiting> = waiting.extract_if(.., is_ready).collect();
        self.standings.waiting = waiting;
        for code in ready {
            self.judge_standing(code);
        }
        if self.standings.scopes.is_empty() {
            self.standings.noted.clear();
        }
    }

    /// Gives a waiting code what was noted in the field at `depth`, which ends.
    fn give(&self, code: &mut Waiting, depth: usize, from: usize) {
        for at in 0..code.named.len() {
            if matches!(code.named[at], Named::Open(open) if open >= depth) {
                let found = self.noted(code.field, code.standing.path(at), from);
                code.named[at] = found.map_or(Named::Absent, Named::Given);
            }
        }
    }

    /// Returns the value of the field at `path` of the codes of `field`, if it was noted.
    fn noted(&self, field: FieldIx, path: Option<&str>, from: usize) -> Option<Box<str>> {
        let named = self.plan.named_field(field, path?)?;
        let noted = self.standings.noted[from..].iter().rev();
        noted.clone().find(|(known, _)| *known == named.field).map(|(_, text)| text.clone())
    }

    /// Takes a code whose standing has to be judged.
    #[cold]
    pub(super) fn take_standing(
        &mut self,
        field: FieldIx,
        code: &str,
        (raw, standing): (Raw, Arc<Standing>),
    ) {
        let named = (0..=standing.parents.len()).map(|at| self.look_up(field, standing.path(at)));
        let named: Vec<Named> = named.collect();
        let raw = Raw { severity: Severity::Error, ..raw };
        let code = Waiting { field, code: code.into(), standing, raw, named };
        if code.named.iter().any(Named::is_open) {
            self.standings.waiting.push(code);
        } else {
            self.judge_standing(code);
        }
    }

    /// Returns what is known of the field at `path` while the code is read.
    fn look_up(&self, field: FieldIx, path: Option<&str>) -> Named {
        let Some(named) = path.and_then(|path| self.plan.named_field(field, path)) else {
            return Named::Absent;
        };
        let scopes = self.standings.scopes.iter().rev();
        let is_scope = |(depth, _): &&(usize, usize)| {
            self.frames.get(depth - 1).is_some_and(|frame| frame.field == named.scope)
        };
        let Some((depth, from)) = scopes.clone().find(is_scope) else { return Named::Absent };
        self.noted(field, path, *from).map_or(Named::Open(*depth), Named::Given)
    }

    /// Returns the days that decide on a code.
    fn days(&self, code: &Waiting) -> Deciding {
        let field = code.standing.as_of.as_deref();
        let field = field.and_then(|path| self.plan.named_field(code.field, path));
        if let (Named::Given(text), Some(named)) = (&code.named[0], field) {
            let layout = self.plan.date_layout(named.field);
            return match layout.and_then(|layout| Days::read(text, layout)) {
                Some(days) => Deciding::Days(days, Some(named.field)),
                None => Deciding::Unknown,
            };
        }
        match &self.as_of {
            Some(day) => Deciding::Days(Days::from(day), None),
            None if field.is_some_and(|named| self.plan.field(named.field).mandatory) => {
                Deciding::Unknown
            }
            None => Deciding::Any,
        }
    }
}

/// The days on which a code must be in force.
enum Deciding {
    /// These; the field that gives them, if one does.
    Days(Days, Option<FieldIx>),
    /// Any.
    Any,
    /// Those of a date that is missing or wrong, which is reported: any, and nothing is said.
    Unknown,
}

impl Named {
    fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

impl Standing {
    /// Returns the name of the field that decides (0), or of one of those above (from 1).
    fn path(&self, at: usize) -> Option<&str> {
        match at.checked_sub(1) {
            None => self.as_of.as_deref(),
            Some(parent) => self.parents.get(parent).map(|path| &**path),
        }
    }
}
