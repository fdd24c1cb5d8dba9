//! Collects violations: exact counts, bounded memory.
//!
//! The first few places of a rule at a field are kept; further ones only count up the last that
//! was kept, so that an all-bad input costs little more than an all-good one.

use std::collections::HashMap;

use lienthong_schema::model::{Severity, Text};

use super::unsaid::Unsaid;
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
    /// How to say the path, the words and the value, where that was left for later.
    pub unsaid: Option<Unsaid>,
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
    #[inline]
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
            unsaid: None,
        }
    }

    /// Says what was found.
    pub(crate) fn saying(mut self, actual: &str) -> Self {
        self.detail.actual = Some(actual.to_owned());
        self
    }
}

/// How often a rule was broken at a field.
#[derive(Clone, Copy, Debug)]
struct Tally {
    rule: &'static Rule,
    field: Option<FieldIx>,
    kept: u32,
    last: Option<usize>,
    /// How often in all.
    total: u64,
    /// The next tally of the same field, or [`NONE`].
    next: u32,
}

/// The tallies of a rule and a field each; or of a rule, a field and a name.
#[derive(Debug, Default)]
struct Tallies {
    all: Vec<Tally>,
    /// The first tally of each field, after that of no field, or [`NONE`].
    first: Vec<u32>,
    named: HashMap<(&'static str, Option<FieldIx>, String), usize>,
}

impl Tallies {
    /// Returns the tally of a rule at a field, a new one if need be.
    fn of(&mut self, rule: &'static Rule, field: Option<FieldIx>) -> &mut Tally {
        let place = field.map_or(0, |field| field as usize + 1);
        if self.first.len() <= place {
            self.first.resize(place.max(FIELDS) + 1, NONE);
        }
        let mut at = self.first[place];
        while at != NONE {
            if std::ptr::eq(self.all[at as usize].rule, rule) {
                return &mut self.all[at as usize];
            }
            at = self.all[at as usize].next;
        }
        let new = self.all.len();
        let number = u32::try_from(new).unwrap_or(NONE);
        let next = std::mem::replace(&mut self.first[place], number);
        self.all.push(Tally { rule, field, kept: 0, last: None, total: 0, next });
        &mut self.all[new]
    }

    /// Returns the tally of a name.
    fn of_name(&mut self, rule: &'static Rule, field: Option<FieldIx>, name: &str) -> &mut Tally {
        let new = self.all.len();
        let at = *self.named.entry((rule.code, field, name.to_owned())).or_insert(new);
        if at == new {
            self.all.push(Tally { rule, field, kept: 0, last: None, total: 0, next: NONE });
        }
        &mut self.all[at]
    }
}

/// How many fields the list of first tallies has room for from the start.
const FIELDS: usize = 63;

/// How many violations there is room for from the first on.
const ROOM: usize = 16;

/// No tally.
const NONE: u32 = u32::MAX;

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
    tallies: Tallies,
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
            tallies: Tallies::default(),
            limit,
        }
    }

    /// Takes a violation.
    pub(crate) fn add(&mut self, raw: Raw) {
        let Raw { rule, field, severity, count, .. } = raw;
        let is_shown = if is_told_once(rule) {
            self.admit_name((rule, field), raw.detail.actual.as_deref(), (severity, count))
        } else {
            self.admit_all((rule, field), (severity, count))
        };
        if is_shown {
            self.put(raw);
        }
    }

    /// Counts a violation, and says whether it is shown: then it must be [put](Self::put) next.
    pub(crate) fn admits(
        &mut self,
        rule: &'static Rule,
        field: Option<FieldIx>,
        severity: Severity,
    ) -> bool {
        self.admit_all((rule, field), (severity, 1))
    }

    /// Takes a violation that is counted.
    #[inline]
    pub(crate) fn put(&mut self, raw: Raw) {
        if self.raws.is_empty() {
            self.raws.reserve(ROOM.min(self.limit));
        }
        self.raws.push(raw);
    }

    /// Takes a violation that is counted, and all but its place is said later.
    pub(crate) fn put_unsaid(
        &mut self,
        (rule, field, severity): (&'static Rule, FieldIx, Severity),
        at: Span,
        unsaid: Unsaid,
    ) {
        let field = Some(field);
        self.put(Raw { severity, field, unsaid: Some(unsaid), ..Raw::of_input(rule, at) });
    }

    fn admit_all(
        &mut self,
        (rule, field): (&'static Rule, Option<FieldIx>),
        (severity, count): (Severity, u64),
    ) -> bool {
        self.count(rule, severity, count);
        self.misfits += u64::from(rule.code.starts_with("LT2"));
        let number = self.raws.len();
        let tally = self.tallies.of(rule, field);
        tally.total += count;
        if tally.kept < PLACES && number < self.limit {
            tally.kept += 1;
            tally.last = Some(number);
            return true;
        }
        if let Some(last) = tally.last {
            self.raws[last].count += count;
        }
        false
    }

    /// As [`admit_all`](Self::admit_all), of a rule whose cause is a name.
    fn admit_name(
        &mut self,
        (rule, field): (&'static Rule, Option<FieldIx>),
        name: Option<&str>,
        (severity, count): (Severity, u64),
    ) -> bool {
        self.count(rule, severity, count);
        let number = self.raws.len();
        let tally = self.tallies.of_name(rule, field, name.unwrap_or_default());
        tally.total += count;
        let is_new = tally.kept == 0;
        self.misfits += u64::from(is_new && rule.code.starts_with("LT2"));
        if is_new && number < self.limit {
            tally.kept = 1;
            tally.last = Some(number);
            return true;
        }
        if let Some(last) = tally.last {
            self.raws[last].count += count;
        }
        false
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

    /// Says whether every rule that was broken is one of values, which leaves no doubt of what the
    /// message is.
    pub(crate) fn has_only_wrong_values(&self) -> bool {
        let is_of_value = |tally: &Tally| {
            let code = tally.rule.code;
            code.starts_with("LT3") && code != rules::WRONG_CONSTANT.code
        };
        self.tallies.all.iter().all(is_of_value)
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
        let totals = self.tallies.all.iter();
        let totals = totals.map(|tally| (tally.rule.code, tally.field, tally.total));
        let mut totals: Vec<_> = totals.collect();
        totals.sort_unstable();
        totals
    }
}

/// Says whether a rule's cause is the name in it: a prefix that is nowhere declared, say.
fn is_told_once(rule: &Rule) -> bool {
    [&rules::UNDECLARED_PREFIX, &rules::WRONG_NAMESPACE]
        .into_iter()
        .any(|known| std::ptr::eq(known, rule))
}
