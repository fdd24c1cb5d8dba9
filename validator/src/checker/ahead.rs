//! Takes what is clean without an event for each member: the plan says what should come next, and
//! mostly that comes.
//!
//! What is taken leaves the same state behind as its events would. A value that may be wrong is
//! judged as if it had been told; of what is written in an odd way nothing is taken: the reader
//! tells it. So nothing is missed: tests compare complete reports with those made by events alone.
//!
//! Start reading at [`Checker::take_elements`].

use super::Checker;
use super::frame::Holds;
use super::tags::{blank_end, tag_end};
use super::wrong::element_text;
use crate::events::{Ahead, Kind, Node, Opened, Scalar, Span};
use crate::plan::{Content, GroupIx, Name, Step, StepContent};
use crate::quick::{Quick, TAG};
use crate::xml::{decode_text, remark_end};

/// Something that was taken, for those who want to know what the message says.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "typed"), expect(dead_code, reason = "only types are made of it"))]
pub(crate) enum Taken {
    /// A value of the innermost group's `slot`, as it stands at `span`.
    Value {
        /// The slot.
        slot: u32,
        /// Where it stands.
        span: Span,
    },
    /// An occurrence of the innermost group's `slot` begins.
    Enter {
        /// The slot.
        slot: u32,
    },
    /// The innermost group ends.
    Leave {
        /// Whether it counts as sent.
        is_sent: bool,
    },
}

/// The innermost group, as far as it matters for what comes next in it.
#[derive(Clone, Copy)]
pub(super) struct Here<'p> {
    /// The way through it.
    pub steps: &'p [Step],
    /// Where its counts start.
    pub seen_from: usize,
    /// The step that most likely comes next.
    pub next: usize,
    /// The slot and rank of the last field, and whether the group has a value: the frame is told of
    /// them when the group is left.
    pub last: (u32, u32),
    pub has_value: bool,
    /// Whether a member was taken in it.
    pub taken: bool,
    /// Whether its members have an order.
    pub ordered: bool,
}

/// Elements that are taken one after the other.
pub(super) struct Elements<'a, 't, 'p> {
    pub ahead: &'a mut Ahead<'t>,
    pub bytes: &'t [u8],
    pub namespace: u32,
    /// How many frames were open at the start: the reader knows of those.
    pub known: usize,
    pub here: Here<'p>,
    /// The last text that had to be decoded.
    pub decoded: String,
    /// Whether nothing is to be known of most values but that they are good.
    pub is_judged_only: bool,
}

impl<'p> Checker<'p> {
    /// Takes clean elements from `ahead.at` on, and says whether there were any.
    pub(super) fn take_elements(&mut self, ahead: &mut Ahead<'_>) -> bool {
        if self.passed_over > 0 || !self.inner_limits.shortcuts {
            return false;
        }
        let Some(here) = self.here(true, |steps| &steps.elements) else { return false };
        let namespace = self.plan.namespaces.iter().position(|known| **known == *ahead.namespace);
        let Some(Ok(namespace)) = namespace.map(u32::try_from) else { return false };
        let Some(most) = self.members_to_take() else { return false };
        let (start, known) = (ahead.at, self.frames.len());
        let bytes = ahead.text.as_bytes();
        let is_judged_only = self.is_judging_only();
        let decoded = String::new();
        let mut walk = Elements { ahead, bytes, namespace, known, here, decoded, is_judged_only };
        let mut taken = 0;
        while taken < most {
            if is_judged_only {
                taken += self.take_plain_elements(&mut walk, most - taken);
            }
            if taken == most {
                break;
            }
            let Some(end) = self.take_element(&mut walk) else { break };
            walk.ahead.at = end;
            taken += 1;
        }
        self.note_members(taken);
        let here = walk.here;
        if ahead.at == start {
            return false;
        }
        self.settle(&here);
        let opened = self.frames[known..].iter();
        ahead.opened.extend(opened.map(|frame| Opened { name: frame.at, parent: true }));
        if let Some(innermost) = ahead.opened.last_mut() {
            innermost.parent = here.taken;
        }
        self.note_end(Span::new(start, ahead.at));
        true
    }

    /// Returns how many members may be taken before the clock is looked at again; `None` where the
    /// next event looks at it.
    pub(super) fn members_to_take(&self) -> Option<u32> {
        match self.deadline {
            None => Some(u32::MAX),
            Some(_) => self.until_look.checked_sub(1).filter(|most| *most > 0),
        }
    }

    /// Counts members that were taken as the events that they would have been.
    pub(super) fn note_members(&mut self, taken: u32) {
        if self.deadline.is_some() {
            self.until_look = self.until_look.saturating_sub(taken).max(1);
        }
    }

    /// Returns where in the innermost member the message stands, if that is a group.
    #[inline]
    pub(super) fn here(
        &self,
        ordered: bool,
        of_form: impl Fn(&'p crate::plan::Steps) -> &'p [Step],
    ) -> Option<Here<'p>> {
        let frame = self.frames.last()?;
        let Holds::Group(group) = frame.holds else { return None };
        if self.plan.group(group).embeds.is_some() {
            return None;
        }
        let steps = of_form(self.steps(group));
        let next = steps.partition_point(|step| step.rank < frame.next_rank);
        let last = (frame.last_slot, frame.next_rank);
        let (seen_from, has_value) = (frame.seen_from, frame.has_value);
        Some(Here { steps, seen_from, next, last, has_value, taken: false, ordered })
    }

    fn steps(&self, group: GroupIx) -> &'p crate::plan::Steps {
        &self.plan.steps[group as usize]
    }

    /// Tells the frame of the innermost group what was taken in it.
    #[inline]
    pub(super) fn settle(&mut self, here: &Here<'_>) {
        if let Some(frame) = self.frames.last_mut() {
            (frame.last_slot, frame.next_rank) = here.last;
            frame.has_value = here.has_value;
        }
    }

    /// Takes the next value, or goes into or out of a group; returns where the next thing begins.
    #[inline]
    fn take_element(&mut self, walk: &mut Elements<'_, '_, 'p>) -> Option<usize> {
        let bytes = walk.bytes;
        let mark = blank_end(bytes, walk.ahead.at);
        match (bytes.get(mark)?, bytes.get(mark + 1)?) {
            (&TAG, b'/') => return self.leave_element(walk, mark),
            // One before any element would make the reader think that there was an element.
            (&TAG, b'!' | b'?') if walk.here.taken && walk.is_judged_only => {
                return remark_end(bytes, mark);
            }
            (&TAG, _) => {}
            _ => return None,
        }
        let name = walk.name_at(mark + 1)?;
        let (at, step, content) = match walk.here.find(&Name::at(bytes, name)) {
            Some((at, step)) => (at, step, name + step.tag.length()),
            None => walk.find_spaced(name)?,
        };
        if !self.may_come(step, walk) {
            return None;
        }
        let end = match &step.content {
            StepContent::Value { is_alone, .. } => {
                let is_simple = *is_alone && walk.is_judged_only;
                let quick = self.plan.look(step.field)?;
                let end = self.text_end((step, quick), (walk, content, is_simple));
                let Some(end) = end else {
                    let tag = Span::new(mark + 1, name + step.tag.name().len());
                    return self.take_wrong_element(walk, (at, step), (tag, content));
                };
                let closed = tag_end(bytes, walk.name_at(end + 2)?, step.tag.name())?;
                let place = (walk.ahead.text, Span::new(content, end));
                if !(is_simple || self.note_more(step, &walk.here, place)) {
                    return None;
                }
                self.note_taken(step, &mut walk.here);
                closed
            }
            StepContent::Group(group) => {
                let name_end = name + step.tag.name().len();
                self.enter_taken(step, &mut walk.here, Span::new(mark + 1, name_end));
                walk.here = self.inside(&self.steps(*group).elements, true);
                walk.ahead.fields_left -= 1;
                return Some(content);
            }
            StepContent::Other => return None,
        };
        walk.here.next = at + usize::from(step.max == 1);
        walk.ahead.fields_left -= 1;
        Some(end)
    }

    /// Returns where the text at `content` ends, before an end tag, if it is good; only where that
    /// is all that matters need it stand there as it counts.
    fn text_end(
        &self,
        (step, quick): (&Step, &Quick),
        (walk, content, is_simple): (&mut Elements<'_, '_, 'p>, usize, bool),
    ) -> Option<usize> {
        let (value, text) = (self.plan.value(step.field), walk.ahead.text);
        let plain = quick.end::<TAG>(|| value, text, content);
        if let Some(end) = plain.filter(|end| walk.bytes.get(end + 1) == Some(&b'/')) {
            return Some(end);
        }
        let end = decode_text(text, content, &mut walk.decoded).filter(|_| is_simple)?;
        quick.is_good(value, &walk.decoded).then_some(end)
    }

    /// Takes the next value, which is not clean, from `content` on; `name` is that of its start tag.
    fn take_wrong_element(
        &mut self,
        walk: &mut Elements<'_, '_, 'p>,
        (at, step): (usize, &'p Step),
        (name, content): (Span, usize),
    ) -> Option<usize> {
        let value = element_text(walk.ahead.text, content).filter(|_| self.taken.is_none())?;
        let end = value.span.end;
        let closing = walk.name_at(end + 2).filter(|_| walk.bytes[end + 1..].starts_with(b"/"))?;
        let closed = tag_end(walk.bytes, closing, step.tag.name())?;
        self.take_wrong(step, &mut walk.here, (Node::Element, name), value);
        walk.here.next = at + usize::from(step.max == 1);
        walk.ahead.fields_left -= 1;
        Some(closed)
    }

    /// Says whether one more of a field may stand here.
    #[inline]
    fn may_come(&self, step: &Step, walk: &Elements<'_, '_, 'p>) -> bool {
        step.namespace == walk.namespace
            && self.seen[walk.here.seen_from + step.slot as usize].count < step.max
            && walk.ahead.fields_left > 0
            && self.frames.len() - walk.known < walk.ahead.depth_left
    }

    /// Returns where in the group that was just entered the message stands: at its beginning.
    #[inline]
    pub(super) fn inside(&self, steps: &'p [Step], ordered: bool) -> Here<'p> {
        let seen_from = self.frames.last().map_or(0, |frame| frame.seen_from);
        Here { steps, seen_from, next: 0, last: (0, 0), has_value: false, taken: false, ordered }
    }

    /// Leaves the innermost group, if it was entered here and its end tag is at `mark`.
    fn leave_element(&mut self, walk: &mut Elements<'_, '_, 'p>, mark: usize) -> Option<usize> {
        if self.frames.len() == walk.known || !walk.here.taken {
            return None;
        }
        let frame = self.frames.last()?;
        let name = walk.bytes.get(frame.at.start..frame.at.end)?;
        let end = tag_end(walk.bytes, mark + 2, name)?;
        self.settle(&walk.here);
        self.leave_taken();
        walk.here = Here { taken: true, ..self.here(true, |steps| &steps.elements)? };
        Some(end)
    }

    /// Notes a value that was taken.
    #[inline]
    pub(super) fn note_taken(&mut self, step: &Step, here: &mut Here<'_>) {
        let seen = &mut self.seen[here.seen_from + step.slot as usize];
        seen.count += 1;
        seen.filled += 1;
        here.note_last(step);
        here.has_value = true;
        here.taken = true;
    }

    /// Says whether values are judged, and no more is to be known of most of them.
    pub(super) fn is_judging_only(&self) -> bool {
        self.masked.is_none() && self.taken.is_none()
    }

    /// Notes more of a value than that it was taken; `false` where it stands beside an alternative.
    pub(super) fn note_more(&mut self, step: &Step, here: &Here<'_>, place: (&str, Span)) -> bool {
        if self.is_chosen(step.slot, here) {
            return false;
        }
        self.keep_taken(step, place);
        if let Some(taken) = &mut self.taken {
            taken.push(Taken::Value { slot: step.slot, span: place.1 });
        }
        true
    }

    /// Enters an occurrence of a group.
    #[inline]
    pub(super) fn enter_taken(&mut self, step: &Step, here: &mut Here<'_>, name: Span) {
        here.note_last(step);
        self.settle(here);
        let seen = &mut self.seen[here.seen_from + step.slot as usize];
        seen.count += 1;
        let occurrence = if step.max > 1 { seen.count } else { 0 };
        self.push(step.field, step.slot, (occurrence, name));
        if let Some(taken) = &mut self.taken {
            taken.push(Taken::Enter { slot: step.slot });
        }
    }

    /// Leaves the innermost group.
    #[inline]
    pub(super) fn leave_taken(&mut self) {
        if let (Some(taken), Some(frame)) = (&mut self.taken, self.frames.last()) {
            let is_sent = frame.has_value || !self.plan.field(frame.field).empty_is_absent;
            taken.push(Taken::Leave { is_sent });
        }
        if !self.close_clean() {
            self.close_member();
        }
    }

    /// Keeps a value that was taken, for rules that name it, and its place, if it is masked.
    fn keep_taken(&mut self, step: &Step, (text, span): (&str, Span)) {
        let field = self.plan.field(step.field);
        if let (Some(masked), None) = (&mut self.masked, self.inner)
            && (self.masks_all || field.personal.is_some())
        {
            masked.push(span);
        }
        if let (true, Content::Value(judge)) = (field.is_kept, &field.content) {
            let text = &text[span.start..span.end];
            let value = Scalar { text, kind: Kind::Text, span, decoded: false };
            self.keep_value(step.field, judge, (value, true));
        }
    }

    /// Says whether an alternative to the field of `slot` was already taken.
    fn is_chosen(&self, slot: u32, here: &Here<'_>) -> bool {
        let Some(Holds::Group(group)) = self.frames.last().map(|frame| frame.holds) else {
            return true;
        };
        let group = self.plan.group(group);
        let Some(choice) = group.slots[slot as usize].choice else { return false };
        let choice = &group.choices[choice as usize];
        let filled = |slot: u32| self.seen[here.seen_from + slot as usize].filled > 0;
        (choice.first..choice.end).any(|other| other != slot && filled(other))
    }
}

impl<'p> Here<'p> {
    /// Notes the last field; only elements have an order.
    #[inline]
    fn note_last(&mut self, step: &Step) {
        self.last = (step.slot, if self.ordered { step.rank } else { self.last.1 });
    }

    /// As [`find`](Self::find), and then from the first step on.
    #[inline]
    pub(super) fn find_any(&self, name: &Name<'_>) -> Option<(usize, &'p Step)> {
        let before = || {
            let found = self.steps.get(..self.next)?.iter().position(|it| it.tag.is_in(name))?;
            Some((found, &self.steps[found]))
        };
        self.find(name).or_else(before)
    }

    /// Returns the first step from the next on that `name` names, and its place.
    #[inline]
    pub(super) fn find(&self, name: &Name<'_>) -> Option<(usize, &'p Step)> {
        let step = self.steps.get(self.next)?;
        if step.tag.is_in(name) { Some((self.next, step)) } else { self.find_later(name) }
    }

    fn find_later(&self, name: &Name<'_>) -> Option<(usize, &'p Step)> {
        let steps = self.steps.get(self.next..)?;
        let found = steps.iter().position(|step| step.tag.is_in(name))?;
        Some((self.next + found, &steps[found]))
    }
}
