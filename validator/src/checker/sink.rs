//! Collects violations: exact counts, bounded memory.
//!
//! The first few places of a rule at a field are kept; further ones only count up the last that
//! was kept, so that an all-bad input costs little more than an all-good one.

use std::collections::HashMap;

use lienthong_schema::model::{Severity, Text};

use crate::events::{Detail, Span};
use crate::plan::FieldIx;
use crate::report::Verdict;
use crate::rules::{self, Effect, Rule};

/// How many places of one rule at one field are kept.
const PLACES: u32 = 5;

/// A violation as it is found: no text, no line.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    /// The rule.
    pub rule: &'static Rule,
    /// Error or warning.
    pub severity: Severity,
    /// The field, if there is one.
    pub field: Option<FieldIx>,
    /// The path.
    pub path: String,
    /// A part's own business name.
    pub title: Option<Text>,
    /// Where.
    pub at: Span,
    /// What was expected and found.
    pub detail: Detail,
    /// The value, where one was judged.
    pub value: Option<String>,
    /// How many occurrences it stands for.
    pub count: u64,
    /// Where it stands in an inner message, which `at` carries.
    pub inner: Option<InnerPlace>,
}

/// A place in an inner message.
#[derive(Clone, Copy, Debug)]
pub(crate) enum InnerPlace {
    /// The byte of its text.
    Offset(usize),
    /// The line and column, from 1.
    Line(u64, u64),
}

impl Raw {
    /// Makes a violation of the input as a whole.
    pub(crate) fn of_input(rule: &'static Rule, at: Span) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            field: None,
            path: String::new(),
            title: None,
            at,
            detail: Detail::default(),
            value: None,
            count: 1,
            inner: None,
        }
    }

    /// Says what was found.
    pub(crate) fn saying(mut self, actual: &str) -> Self {
        self.detail.actual = Some(actual.to_owned());
        self
    }
}

/// How often a rule was broken at a field.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    kept: u32,
    last: Option<usize>,
    severity: Severity,
    /// How often in all.
    total: u64,
}

/// What a tally is kept for: the rule's code, the field, and for names the name.
type Cause = (&'static str, Option<FieldIx>, Option<String>);

/// Where violations go.
#[derive(Debug)]
pub(crate) struct Sink {
    /// What is kept, in the order found.
    pub raws: Vec<Raw>,
    /// Errors in all.
    pub errors: u64,
    /// Warnings in all.
    pub warnings: u64,
    /// Whether a check could not run.
    pub is_undecided: bool,
    /// Whether a rule was broken that makes a message invalid.
    pub is_invalid: bool,
    /// Violations that speak of how the message is built: how well it fits a spec.
    pub misfits: u64,
    tallies: HashMap<Cause, Tally>,
    limit: usize,
}

impl Sink {
    /// Makes one that keeps so many violations at the most.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            raws: Vec::new(),
            errors: 0,
            warnings: 0,
            is_undecided: false,
            is_invalid: false,
            misfits: 0,
            tallies: HashMap::new(),
            limit,
        }
    }

    /// Takes a violation.
    pub(crate) fn add(&mut self, raw: Raw) {
        self.count(raw.rule, raw.severity, raw.count);
        let named = is_told_once(raw.rule);
        let name = named.then(|| raw.detail.actual.clone()).flatten();
        let tally = self.tallies.entry((raw.rule.code, raw.field, name)).or_default();
        tally.severity = raw.severity;
        tally.total += raw.count;
        let places = if named { 1 } else { PLACES };
        let is_new = !named || tally.kept == 0;
        self.misfits += u64::from(is_new && raw.rule.code.starts_with("LT2"));
        if tally.kept < places && self.raws.len() < self.limit {
            tally.kept += 1;
            tally.last = Some(self.raws.len());
            self.raws.push(raw);
        } else if let Some(last) = tally.last {
            self.raws[last].count += raw.count;
        }
    }

    /// Returns the verdict by what was found.
    pub(crate) fn verdict(&self) -> Verdict {
        match (self.is_invalid, self.is_undecided) {
            (true, _) => Verdict::Invalid,
            (false, true) => Verdict::Undecided,
            (false, false) => Verdict::Valid,
        }
    }

    /// Counts violations of a rule; says nothing of where they are kept.
    fn count(&mut self, rule: &Rule, severity: Severity, count: u64) {
        match severity {
            Severity::Error => self.errors += count,
            Severity::Warning => self.warnings += count,
        }
        match rule.effect {
            Effect::Undecided => self.is_undecided = true,
            _ if severity == Severity::Error => self.is_invalid = true,
            _ => {}
        }
    }

    /// Says whether a further violation of `rule` at `field` would only be counted, and counts it.
    pub(crate) fn is_only_counted(&mut self, rule: &'static Rule, field: FieldIx) -> bool {
        let is_full = self.raws.len() >= self.limit;
        let Some(tally) = self.tallies.get_mut(&(rule.code, Some(field), None)) else {
            return false;
        };
        if tally.kept < PLACES && !is_full {
            return false;
        }
        tally.total += 1;
        let severity = tally.severity;
        if let Some(last) = tally.last {
            self.raws[last].count += 1;
        }
        self.misfits += u64::from(rule.code.starts_with("LT2"));
        self.count(rule, severity, 1);
        true
    }

    /// Begins the next record of a stream, of which at most `room` more violations are kept. What
    /// was kept before goes on being counted; only what is told of a record begins anew.
    pub(crate) fn begin_record(&mut self, room: usize) {
        (self.errors, self.warnings, self.misfits) = (0, 0, 0);
        (self.is_undecided, self.is_invalid) = (false, false);
        self.limit = self.raws.len().saturating_add(room);
    }

    /// Takes what was kept from number `from` on, in the order of places, each with its number;
    /// what is left in its place goes on being counted.
    pub(crate) fn take_new(&mut self, from: usize) -> Vec<(usize, Raw)> {
        let stub = |raw: &mut Raw| {
            let Raw { severity, field, count, at, .. } = *raw;
            let stub = Raw { severity, field, count, ..Raw::of_input(raw.rule, at) };
            std::mem::replace(raw, stub)
        };
        let new = self.raws[from..].iter_mut().map(stub);
        let mut new: Vec<(usize, Raw)> = (from..).zip(new).collect();
        new.sort_by_key(|(_, raw)| (raw.at.start, raw.at.end));
        new
    }

    /// Returns how often each rule was broken at each field in all, in the order of codes.
    pub(crate) fn totals(&self) -> Vec<(&'static str, Option<FieldIx>, u64)> {
        let totals =
            self.tallies.iter().map(|((code, field, _), tally)| (*code, *field, tally.total));
        let mut totals: Vec<_> = totals.collect();
        totals.sort_unstable();
        totals
    }
}

/// Says whether a rule's cause is the name in it: a prefix that is nowhere declared, say.
fn is_told_once(rule: &Rule) -> bool {
    [rules::UNDECLARED_PREFIX.code, rules::WRONG_NAMESPACE.code].contains(&rule.code)
}
