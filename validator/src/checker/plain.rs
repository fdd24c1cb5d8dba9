//! Runs of plain values, one after the other as senders mostly write them.
//!
//! [`ahead`](super::ahead) and [`members`](super::members) can take each of them too; what comes
//! often is taken here, in loops that ask little more than whether the next value is the one that
//! the way through its group has next, and good.

use super::Checker;
use super::ahead::{Elements, Here};
use super::frame::Seen;
use super::members;
use super::tags::blank_end;
use crate::events::{MembersAhead, Span};
use crate::plan::{Name, Plan, Step, StepContent};
use crate::quick::{QUOTE, TAG};

/// A plain value that is next.
struct Next<'p> {
    /// Its step, and the place of that among the steps of its group.
    step: &'p Step,
    place: usize,
    /// Its key.
    key: Span,
    /// The byte after it.
    end: usize,
    /// How many values it has: none where it counts as not sent.
    filled: u32,
}

impl<'p> Checker<'p> {
    /// Takes plain members of the innermost object, `most` of them at the most; returns how many.
    pub(super) fn take_plain_members(
        &mut self,
        (ahead, here): (&mut MembersAhead<'_>, &mut Here<'p>),
        most: u32,
    ) -> u32 {
        let most = u64::from(most).min(ahead.fields_left.saturating_sub(1));
        if ahead.depth_left == 0 || ahead.fresh {
            return 0;
        }
        let mut taken = 0;
        while u64::from(taken) < most {
            let Some(next) = next_member(self.plan, ahead, here) else { break };
            let seen = &mut self.seen[here.seen_from + next.step.slot as usize];
            if seen.count > 0 {
                break;
            }
            *seen = Seen { count: 1, filled: next.filled };
            here.has_value |= next.filled > 0;
            ahead.keys.push(next.key);
            ahead.at = next.end;
            here.next = next.place + 1;
            here.last.0 = next.step.slot;
            taken += 1;
        }
        ahead.fields_left -= u64::from(taken);
        here.taken |= taken > 0;
        taken
    }

    /// Takes plain elements of the innermost group, `most` of them at the most; returns how many.
    pub(super) fn take_plain_elements(
        &mut self,
        walk: &mut Elements<'_, '_, 'p>,
        most: u32,
    ) -> u32 {
        let most = u64::from(most).min(walk.ahead.fields_left);
        if self.frames.len() - walk.known >= walk.ahead.depth_left {
            return 0;
        }
        let mut taken = 0;
        while u64::from(taken) < most {
            let Some(next) = next_element(self.plan, walk) else { break };
            let seen = &mut self.seen[walk.here.seen_from + next.step.slot as usize];
            if seen.count >= next.step.max {
                break;
            }
            seen.count += 1;
            seen.filled += next.filled;
            walk.here.has_value |= next.filled > 0;
            walk.ahead.at = next.end;
            walk.here.next = next.place + usize::from(next.step.max == 1);
            walk.here.last = (next.step.slot, next.step.rank);
            taken += 1;
        }
        walk.ahead.fields_left -= u64::from(taken);
        walk.here.taken |= taken > 0;
        taken
    }
}

/// Returns the member that is next, if it is plain and not the first.
#[inline]
fn next_member<'p>(plan: &'p Plan, ahead: &MembersAhead<'_>, here: &Here<'p>) -> Option<Next<'p>> {
    let bytes = ahead.text.as_bytes();
    if bytes.get(ahead.at) != Some(&b',') {
        return None;
    }
    let mark = members::blank_end(bytes, ahead.at + 1);
    if bytes.get(mark) != Some(&QUOTE) {
        return None;
    }
    let (place, step) = here.find(&Name::at(bytes, mark + 1))?;
    let StepContent::Value { is_string, is_alone: true, may_be_empty } = step.content else {
        return None;
    };
    let colon = mark + 1 + step.tag.length();
    if step.max > 1 || bytes.get(colon) != Some(&b':') {
        return None;
    }
    let key = Span::new(mark + 1, colon - 1);
    let start = members::blank_end(bytes, colon + 1);
    if is_string && may_be_empty && bytes.get(start..start + 2) == Some(b"\"\"") {
        return Some(Next { step, place, key, end: start + 2, filled: 0 });
    }
    let value = || plan.value(step.field);
    let quick = plan.look(step.field)?;
    let end = if is_string && bytes.get(start) == Some(&QUOTE) {
        quick.end::<QUOTE>(value, ahead.text, start + 1)? + 1
    } else {
        members::bare(quick, value(), ahead.text, start)?.1
    };
    Some(Next { step, place, key, end, filled: 1 })
}

/// Returns the element that is next, if it is plain.
#[inline]
fn next_element<'p>(plan: &'p Plan, walk: &Elements<'_, '_, 'p>) -> Option<Next<'p>> {
    let bytes = walk.bytes;
    let mark = blank_end(bytes, walk.ahead.at);
    if bytes.get(mark) != Some(&TAG) || bytes.get(mark + 1) == Some(&b'/') {
        return None;
    }
    let name = walk.name_at(mark + 1)?;
    let (place, step) = walk.here.find(&Name::at(bytes, name))?;
    let StepContent::Value { is_alone: true, may_be_empty, .. } = step.content else {
        return None;
    };
    if step.namespace != walk.namespace {
        return None;
    }
    let content = name + step.tag.length();
    let is_empty = may_be_empty && bytes.get(content) == Some(&TAG);
    let end = if is_empty {
        content
    } else {
        let quick = plan.look(step.field)?;
        quick.end::<TAG>(|| plan.value(step.field), walk.ahead.text, content)?
    };
    let closing = walk.name_at(end + 2)?;
    let is_closed = bytes.get(end + 1) == Some(&b'/') && step.tag.is_at(bytes, closing);
    let (key, end) = (Span::new(mark + 1, content - 1), closing + step.tag.length());
    is_closed.then_some(Next { step, place, key, end, filled: u32::from(!is_empty) })
}
