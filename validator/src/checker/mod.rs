//! Walks a plan beside a reader's events: the only code that sees message and spec at once.
//!
//! It keeps a stack of [`Frame`]s, one an open member, and for each open group how often its
//! fields were seen. It never stops at a violation; what it does not know it passes over, so that
//! one cause gives one violation. What is mandatory is looked at when a group closes: a group
//! without any value counts as not sent, and asks for nothing.
//!
//! Start reading at [`Checker::open`](crate::events::Events::open).

mod ahead;
mod close;
mod columns;
mod embedded;
mod frame;
mod held;
mod links;
mod members;
mod names;
mod open;
mod path;
mod plain;
mod records;
mod sink;
mod standing;
mod tags;
mod unsaid;
mod values;
mod wrong;

use std::time::Instant;

pub(crate) use ahead::Taken;
use frame::{Deferred, Seen};
#[cfg_attr(
    not(feature = "typed"),
    expect(unused_imports, reason = "types of messages use it")
)]
pub(crate) use frame::{Frame, Holds};
use links::Linked;
pub(crate) use links::Reference;
pub(crate) use sink::{InnerPlace, Raw, Sink};
use standing::Standings;

use crate::day::Day;
use crate::events::{Ahead, CleanRecord, End, Events, Flow, MembersAhead, Name, Scalar, Span};
use crate::limits::Limits;
use crate::plan::Plan;
use crate::rules::{self, Rule};

/// How many events pass between two looks at the clock.
const EVENTS_A_LOOK: u32 = 4096;

/// Judges one message while it is read.
#[derive(Debug)]
pub(crate) struct Checker<'p> {
    plan: &'p Plan,
    frames: Vec<Frame>,
    /// How often each slot of each open group was seen, group after group.
    seen: Vec<Seen>,
    /// What is wrong only if the group that it stands in turns out to have values.
    deferred: Vec<Deferred>,
    /// Slots whose absence is explained by a misspelt field, with the depth of their group.
    explained: Vec<(usize, u32)>,
    /// How many open members lie below the last frame, in content that is passed over.
    passed_over: u32,
    /// What was found.
    pub(crate) sink: Sink,
    /// Where values stand that must be masked; collected only when asked for.
    pub(crate) masked: Option<Vec<Span>>,
    /// Whether values are masked wherever they stand.
    pub(crate) masks_all: bool,
    /// What was taken without events; collected only when asked for.
    pub(crate) taken: Option<Vec<Taken>>,
    /// The end of the last thing told.
    pub(crate) last_end: usize,
    /// The values of fields that have to do with other values.
    linked: Linked,
    /// Codes that other fields decide on.
    standings: Standings,
    /// The day on which codes must be in force, unless the message names one.
    pub(crate) as_of: Option<Day>,
    /// The kept fields of each open group that keeps any.
    held: Vec<held::Fields>,
    /// Where kept values stand.
    kept_at: Vec<(crate::plan::FieldIx, Span)>,
    /// The inner message that is being read, if one is.
    inner: Option<embedded::Inner>,
    inner_limits: Limits,
    /// Whether the message began.
    has_root: bool,
    deadline: Option<Instant>,
    until_look: u32,
}

impl<'p> Checker<'p> {
    /// Makes a checker of `plan`.
    pub(crate) fn new(plan: &'p Plan, limits: &Limits) -> Self {
        Self::with_sink(plan, limits, Sink::new(limits.violations))
    }

    /// Makes a checker of `plan` that adds to what `sink` holds.
    pub(crate) fn with_sink(plan: &'p Plan, limits: &Limits, sink: Sink) -> Self {
        Self {
            plan,
            frames: Vec::with_capacity(12),
            seen: Vec::with_capacity(64),
            deferred: Vec::new(),
            explained: Vec::new(),
            passed_over: 0,
            sink,
            masked: None,
            masks_all: false,
            taken: None,
            last_end: 0,
            linked: Linked::default(),
            standings: Standings::default(),
            as_of: None,
            held: Vec::new(),
            kept_at: Vec::new(),
            inner: None,
            inner_limits: limits.clone(),
            has_root: false,
            deadline: limits.time.map(|time| Instant::now() + time),
            until_look: EVENTS_A_LOOK,
        }
    }

    /// Says whether the message began, and is the plan's by its name.
    pub(crate) fn has_root(&self) -> bool {
        self.has_root
    }

    /// Returns the plan.
    #[cfg(feature = "typed")]
    pub(crate) fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// Returns how many known members are open.
    #[cfg(feature = "typed")]
    pub(crate) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Returns the innermost known member.
    #[cfg(feature = "typed")]
    pub(crate) fn frame(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// Looks up what could only be looked up at the end, and notes if there was no message at all.
    pub(crate) fn finish(&mut self, end: End) {
        if !self.has_root && self.sink.errors + self.sink.warnings == 0 {
            self.sink.add(Raw::of_input(&rules::NOT_RECOGNISED, Span::default()));
        }
        if end == End::Whole {
            self.judge_references();
        }
    }

    /// Takes out what the message says of its attachments.
    pub(crate) fn take_attachments(&mut self) -> Vec<Reference> {
        std::mem::take(&mut self.linked.attachments)
    }

    /// Notes the end of what was told, in the outer message.
    fn note_end(&mut self, at: Span) {
        if self.inner.is_none() {
            self.last_end = at.end;
        }
    }

    /// Takes a violation; one of an inner message stands where that is carried.
    fn add(&mut self, mut raw: Raw) {
        if let Some(inner) = self.inner {
            inner.put(&mut raw);
        }
        self.sink.add(raw);
    }

    /// Takes a violation that the sink admitted.
    fn put(&mut self, mut raw: Raw) {
        if let Some(inner) = self.inner {
            inner.put(&mut raw);
        }
        self.sink.put(raw);
    }

    /// Looks at the clock now and then.
    fn is_late(&mut self) -> bool {
        let Some(deadline) = self.deadline else { return false };
        self.until_look -= 1;
        if self.until_look > 0 {
            return false;
        }
        self.until_look = EVENTS_A_LOOK;
        Instant::now() > deadline
    }
}

impl Events for Checker<'_> {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        self.note_end(at);
        if self.is_late() {
            self.sink.add(Raw::of_input(&rules::TOO_SLOW, at));
            return Flow::Stop;
        }
        if self.passed_over > 0 {
            self.passed_over += 1;
        } else {
            self.open_member(name, at);
        }
        Flow::GoOn
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        self.note_end(at);
        if self.passed_over == 0 {
            self.note_key(name, at, array);
        }
    }

    fn value(&mut self, value: Scalar<'_>) {
        if self.inner.is_none() {
            self.last_end = value.span.end;
        }
        if value.is_shown() && self.inner.is_none() {
            self.mask(value.span);
        }
        if self.passed_over == 0 {
            self.judge_value(value);
        }
    }

    fn close(&mut self, at: Span) {
        self.note_end(at);
        if self.passed_over > 0 {
            self.passed_over -= 1;
        } else {
            self.close_member();
        }
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: crate::events::Detail) {
        // Flat readers know that a column is missing before the first record is told.
        let is_of_field = rule.code == rules::MISSING_FIELD.code;
        let field = self.frames.last().map(|frame| frame.field).filter(|_| is_of_field);
        let raw = Raw { field, path: self.path(), detail, ..Raw::of_input(rule, at) };
        self.add(raw);
    }

    fn pass_over(&mut self) {
        if self.passed_over == 0 {
            self.pass_over_held();
        }
    }

    fn take_clean(&mut self, ahead: &mut Ahead<'_>) -> bool {
        self.take_elements(ahead)
    }

    fn take_clean_members(&mut self, ahead: &mut MembersAhead<'_>) -> bool {
        self.take_members(ahead)
    }

    fn takes_records(&self) -> bool {
        self.inner_limits.shortcuts
    }

    fn take_record(&mut self, record: &CleanRecord<'_>) -> bool {
        self.take_clean_record(record)
    }

    fn take_column(&mut self, field: crate::plan::FieldIx, value: Scalar<'_>) -> bool {
        self.take_column_value(field, value)
    }

    fn hide(&mut self, at: Span) {
        if let Some(masked) = &mut self.masked {
            masked.push(at);
        }
    }
}
