//! Violations of values whose words are left for later: most of a bad input are never asked for.
//!
//! What was found is known: rule, field, severity and place. The rest follows from the value's
//! text, by judging that once more.

use super::frame::Holds;
use super::path::push_segment;
use super::values::Place;
use super::{Checker, Raw};
use crate::events::{Kind, Span};
use crate::numbers::Notation;
use crate::plan::{Content, FieldIx, Plan};

/// How many fields within each other a path may have to be left for later.
const DEEPEST: usize = 6;

/// How many characters of a value a violation keeps.
const KEPT: usize = 200;

/// How the rest of a violation is said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unsaid {
    /// Where the value stands in the text that was read.
    value: Span,
    notation: Notation,
    /// Which of the value's faults it is, from 0.
    nth: u8,
    /// The occurrence of each field on the path from the message down, and how many there are.
    occurrences: [u32; DEEPEST],
    depth: u8,
}

/// Returns how numbers are written in a value of this kind.
pub(super) fn notation(kind: Kind) -> Notation {
    if kind == Kind::Number { Notation::Json } else { Notation::Plain }
}

/// Returns as much of a value as a violation keeps.
pub(super) fn kept(value: &str) -> String {
    match value.char_indices().nth(KEPT) {
        Some((end, _)) => value[..end].to_owned(),
        None => value.to_owned(),
    }
}

impl Checker<'_> {
    /// Leaves the words on fault number `nth` of a value for later; `None` where they can't be
    /// found again.
    pub(super) fn leave_unsaid(&self, place: &Place<'_>, nth: usize) -> Option<Unsaid> {
        let value = place.value;
        if value.decoded || self.inner.is_some() {
            return None;
        }
        let mut occurrences = [0; DEEPEST];
        let mut depth = 0;
        let open = self.frames.iter().filter(|frame| frame.holds != Holds::Messages);
        for occurrence in open.map(|frame| frame.occurrence).chain(place.occurrence) {
            *occurrences.get_mut(depth)? = occurrence;
            depth += 1;
        }
        let (nth, depth) = (u8::try_from(nth).ok()?, u8::try_from(depth).ok()?);
        let notation = notation(value.kind);
        Some(Unsaid { value: value.span, notation, nth, occurrences, depth })
    }
}

impl Unsaid {
    /// Returns the path of `field`.
    fn path(&self, plan: &Plan, field: FieldIx) -> Option<String> {
        let occurrences = self.occurrences.get(..usize::from(self.depth))?;
        let mut names = [""; DEEPEST];
        let mut at = field;
        for name in names[..occurrences.len()].iter_mut().rev() {
            *name = &plan.field(at).name;
            at = plan.field(at).parent;
        }
        let mut path = String::new();
        for (name, occurrence) in names.into_iter().zip(occurrences) {
            push_segment(&mut path, name, *occurrence);
        }
        Some(path)
    }
}

impl Raw {
    /// Says what was left for later of a violation found in `text` by `plan`.
    pub(crate) fn say(&mut self, plan: &Plan, text: &str) {
        let Some(unsaid) = self.unsaid.take() else { return };
        let Some(field) = self.field else { return };
        let Content::Value(judge) = &plan.field(field).content else { return };
        let value = text.get(unsaid.value.start..unsaid.value.end).unwrap_or_default();
        let mut number = 0;
        judge.judge_whole(value, unsaid.notation, &mut |fault| {
            if number == usize::from(unsaid.nth) {
                self.title = fault.title.map(|title| *title);
                self.detail = fault.words.say();
            }
            number += 1;
        });
        self.path = unsaid.path(plan, field).unwrap_or_default();
        self.value = Some(kept(value));
    }
}
