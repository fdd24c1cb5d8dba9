//! Takes values that are not clean in the midst of those that are, as their events would be.
//!
//! Only how the value stands in the text must be plain: that it is wrong is no reason to leave the
//! way that clean members go.

use super::Checker;
use super::ahead::Here;
use super::values::{Place, is_blank};
use crate::events::{Events, Kind, Node, Scalar, Span};
use crate::json;
use crate::plan::{Step, StepContent};
use crate::quick::{QUOTE, TAG, is_verbatim};

impl Checker<'_> {
    /// Takes an occurrence of the value field at `step`, whose name stands at `name`.
    #[inline(never)]
    pub(super) fn take_wrong(
        &mut self,
        step: &Step,
        here: &mut Here<'_>,
        (node, name): (Node, Span),
        value: Scalar<'_>,
    ) {
        let judge = self.plan.value(step.field);
        let is_alone = matches!(step.content, StepContent::Value { is_alone: true, .. });
        if !is_alone || !judge.takes(value.kind) || self.masked.is_some() || is_blank(value) {
            return self.tell_wrong(step, here, (node, name), value);
        }
        self.note_taken(step, here);
        let count = self.seen[here.seen_from + step.slot as usize].count;
        let occurrence = Some(if step.max > 1 { count } else { 0 });
        self.take_faults(judge, &Place { field: step.field, occurrence, value });
    }

    /// As [`take_wrong`](Self::take_wrong), by the same events as a reader's.
    #[cold]
    fn tell_wrong(
        &mut self,
        step: &Step,
        here: &mut Here<'_>,
        (node, name): (Node, Span),
        value: Scalar<'_>,
    ) {
        self.settle(here);
        self.enter(step.slot, node, name);
        self.value(value);
        self.close_member();
        if let Some(frame) = self.frames.last() {
            here.last = (frame.last_slot, frame.next_rank);
            here.has_value = frame.has_value;
        }
        here.taken = true;
    }
}

/// Returns the text at `at` up to the next tag, if it is one that stands there as it is.
pub(super) fn element_text(text: &str, at: usize) -> Option<Scalar<'_>> {
    let bytes = text.as_bytes();
    let end = at + memchr::memchr(TAG, bytes.get(at..)?)?;
    let is_plain = end > at && is_verbatim::<TAG>(&bytes[at..end]);
    is_plain.then(|| scalar(text, Kind::Text, Span::new(at, end)))
}

/// Returns the value of JSON at `at`, if it is one that stands there as it is, and what follows it.
pub(super) fn member_value(text: &str, at: usize) -> Option<(Scalar<'_>, usize)> {
    let bytes = text.as_bytes();
    let first = *bytes.get(at)?;
    let (kind, span) = match first {
        QUOTE => {
            let end = at + 1 + memchr::memchr(QUOTE, &bytes[at + 1..])?;
            let is_plain = is_verbatim::<QUOTE>(&bytes[at + 1..end]);
            is_plain.then_some((Kind::String, Span::new(at + 1, end)))?
        }
        b'0'..=b'9' | b'-' => (Kind::Number, Span::new(at, json::number_end(bytes, at)?)),
        b't' | b'f' | b'n' => {
            let words = [("true", Kind::Boolean), ("false", Kind::Boolean), ("null", Kind::Null)];
            let is_it = |(word, _): &(&str, Kind)| bytes[at..].starts_with(word.as_bytes());
            let (word, kind) = words.into_iter().find(is_it)?;
            (kind, Span::new(at, at + word.len()))
        }
        _ => return None,
    };
    let end = span.end + usize::from(first == QUOTE);
    let ends = matches!(bytes.get(end)?, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
    ends.then(|| (scalar(text, kind, span), end))
}

fn scalar(text: &str, kind: Kind, span: Span) -> Scalar<'_> {
    Scalar { text: &text[span.start..span.end], kind, span, decoded: false }
}
