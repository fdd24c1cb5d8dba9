//! Beside the checker while it reads: what it knows of each member is put on a tape.

use std::borrow::Cow;

use super::fragment::Fragment;
use super::tape::{Entry, Held, Open, Tape};
use crate::checker::{Checker, Frame, Holds, Taken};
use crate::events::{
    Ahead, CleanRecord, Detail, Events, Flow, Kind, MembersAhead, Name, Scalar, Span,
};
use crate::plan::{Content, Plan};
use crate::report::Form;
use crate::rules::Rule;
use crate::value::BasePlan;

/// A checker that puts what it reads on a tape. What is wrong is put there too, somehow: the tape
/// counts only where no error was found.
pub(super) struct Recording<'p, 't> {
    checker: Checker<'p>,
    plan: &'p Plan,
    form: Form,
    text: &'t str,
    tape: Tape<'t>,
    /// The entry of each of the checker's frames.
    open: Vec<usize>,
    /// Open content that is being read.
    fragment: Option<Fragment>,
}

impl<'p, 't> Recording<'p, 't> {
    /// Puts what `checker` reads from `text` on a new tape.
    pub(super) fn new(mut checker: Checker<'p>, form: Form, text: &'t str) -> Self {
        let plan = checker.plan();
        checker.taken = Some(Vec::new());
        let tape = Tape { entries: Vec::with_capacity(text.len() / 64) };
        Self { checker, plan, form, text, tape, open: Vec::with_capacity(16), fragment: None }
    }

    /// Returns the checker and the tape.
    pub(super) fn finish(self) -> (Checker<'p>, Tape<'t>) {
        (self.checker, self.tape)
    }

    /// Puts on the tape what the checker has taken without events.
    fn replay(&mut self) {
        let mut all = self.checker.taken.take().unwrap_or_default();
        for taken in all.drain(..) {
            let at = self.tape.entries.len();
            match taken {
                Taken::Value { slot, span } => {
                    let held = Held::Text(self.text_at(span));
                    self.tape.entries.push(Entry { slot, held });
                }
                Taken::Enter { slot } => {
                    self.open.push(at);
                    self.tape.entries.push(Entry { slot, held: Held::Nothing });
                }
                Taken::Leave { is_sent } => match self.open.pop() {
                    Some(entry) if is_sent => {
                        self.tape.entries[entry].held = Held::Group { end: at };
                    }
                    Some(entry) => self.tape.entries.truncate(entry),
                    None => {}
                },
            }
        }
        self.checker.taken = Some(all);
    }

    /// Returns the text of a clean value: a number of JSON is written as the other forms have it.
    fn text_at(&self, span: Span) -> Cow<'t, str> {
        let text = &self.text[span.start..span.end];
        let is_number = self.form == Form::Json
            && text.contains(['.', 'e', 'E'])
            && !self.text[..span.start].ends_with('"');
        // What is clean is written as the type has it: a whole number has no point.
        if is_number { super::plain_number::plain(text, false) } else { Cow::Borrowed(text) }
    }

    /// Notes the frame that the checker has just pushed.
    fn enter(&mut self, name: Name<'_>, at: Span) {
        let Some(frame) = self.checker.frame() else { return };
        let (slot, holds) = (frame.slot, frame.holds);
        let is_open = match holds {
            Holds::Group(group) => self.plan.group(group).embeds.is_some(),
            Holds::PassedOver => matches!(self.plan.field(frame.field).content, Content::Any),
            Holds::Value | Holds::Messages => false,
        };
        self.open.push(self.tape.entries.len());
        self.tape.entries.push(Entry { slot, held: Held::Nothing });
        if is_open && self.fragment.is_none() {
            self.fragment = Some(Fragment::new(self.open.len(), name, at));
        }
    }

    /// Puts a value on the tape, which the checker has just judged.
    fn keep(&mut self, value: Scalar<'_>) {
        let Some(frame) = self.checker.frame() else { return };
        let at = *self.open.last().unwrap_or(&0);
        match frame.holds {
            Holds::Value if frame.has_value => {
                self.tape.entries[at].held = Held::Text(self.text_of(value));
            }
            Holds::Messages => {
                self.tape.entries.truncate(at);
            }
            Holds::Group(group) if !value.text.trim().is_empty() => {
                if let Some(slot) = self.plan.group(group).text {
                    let held = Held::Text(self.text_of(value));
                    self.tape.entries.push(Entry { slot, held });
                }
            }
            _ => {}
        }
    }

    /// Returns the text of a value: of the input where it stands there as it is.
    fn text_of(&self, value: Scalar<'_>) -> Cow<'t, str> {
        if value.kind == Kind::Number {
            let field = self.checker.frame().map(|frame| self.plan.field(frame.field));
            let is_whole = field.is_some_and(|field| match &field.content {
                Content::Value(value) => matches!(value.base, BasePlan::Integer),
                _ => false,
            });
            let text = &self.text[value.span.start..value.span.end];
            return super::plain_number::plain(text, is_whole);
        }
        if value.decoded {
            return Cow::Owned(value.text.to_owned());
        }
        match self.text.get(value.span.start..value.span.end) {
            Some(text) if text.len() == value.text.len() => Cow::Borrowed(text),
            _ => Cow::Owned(value.text.to_owned()),
        }
    }

    /// Notes that `frame` ends, which the checker has just popped.
    fn leave(&mut self, frame: &Frame, at: Span) {
        let Some(entry) = self.open.pop() else { return };
        let depth = self.open.len() + 1;
        if self.fragment.as_ref().is_some_and(|fragment| fragment.depth == depth)
            && let Some(fragment) = self.fragment.take()
        {
            self.tape.entries.truncate(entry + 1);
            if frame.has_value {
                let own = self.plan.field(frame.field).namespace.as_deref();
                let any = fragment.finish(self.form, self.text, (at, own));
                self.tape.entries[entry].held = Held::Any(Open::Owned(Box::new(any)));
            }
        }
        if frame.holds == Holds::Messages {
            return;
        }
        let is_kept = frame.has_value
            || frame.field == Plan::ROOT
            || !self.plan.field(frame.field).empty_is_absent;
        match (&self.tape.entries[entry].held, frame.holds) {
            _ if !is_kept => self.tape.entries.truncate(entry),
            (Held::Nothing, Holds::Group(_)) => {
                let end = self.tape.entries.len();
                self.tape.entries[entry].held = Held::Group { end };
            }
            (Held::Nothing, _) if frame.has_value => {
                self.tape.entries[entry].held = Held::Text(Cow::Borrowed(""));
            }
            (Held::Nothing, _) => self.tape.entries.truncate(entry),
            _ => {}
        }
    }
}

impl Events for Recording<'_, '_> {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        let before = self.checker.depth();
        let flow = self.checker.open(name, at);
        if let Some(fragment) = &mut self.fragment {
            fragment.open(name, at, self.text);
        }
        if self.checker.depth() > before {
            self.enter(name, at);
        }
        flow
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        self.checker.key(name, at, array);
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.checker.value(value);
        match &mut self.fragment {
            Some(fragment) => fragment.value(value),
            None => self.keep(value),
        }
    }

    fn close(&mut self, at: Span) {
        let before = self.checker.depth();
        if let Some(fragment) = &mut self.fragment {
            fragment.close();
        }
        let frame = self.checker.frame().cloned();
        self.checker.close(at);
        if let (true, Some(frame)) = (self.checker.depth() < before, frame) {
            self.leave(&frame, at);
        }
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.checker.fault(rule, at, detail);
    }

    fn take_clean(&mut self, ahead: &mut Ahead<'_>) -> bool {
        let is_taken = self.fragment.is_none() && self.checker.take_clean(ahead);
        if is_taken {
            self.replay();
        }
        is_taken
    }

    fn take_clean_members(&mut self, ahead: &mut MembersAhead<'_>) -> bool {
        let is_taken = self.fragment.is_none() && self.checker.take_clean_members(ahead);
        if is_taken {
            self.replay();
        }
        is_taken
    }

    fn takes_records(&self) -> bool {
        self.fragment.is_none() && self.checker.takes_records()
    }

    fn take_record(&mut self, record: &CleanRecord<'_>) -> bool {
        let is_taken = self.fragment.is_none() && self.checker.take_record(record);
        if is_taken {
            self.replay();
        }
        is_taken
    }

    fn pass_over(&mut self) {
        self.checker.pass_over();
    }

    fn hide(&mut self, at: Span) {
        self.checker.hide(at);
    }
}
