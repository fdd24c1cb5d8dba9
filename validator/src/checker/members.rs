//! Takes clean members of JSON objects, as [`ahead`](super::ahead) takes elements.
//!
//! Keys may come in any order. A key that stands twice is never taken: its field was seen.
//!
//! Start reading at [`Checker::take_members`].

use super::Checker;
use super::ahead::Here;
use super::frame::KeySlot;
use super::wrong::member_value;
use crate::events::{Kind, MembersAhead, Node, OpenedMember, Span};
use crate::json::{skip_space, unescape};
use crate::plan::{Name, Step, StepContent};
use crate::quick::{QUOTE, Quick};
use crate::value::ValuePlan;

/// An object that was entered, and where it stands in the one around it.
struct Level<'p> {
    /// The array that it is an item of, if it is one.
    array: Option<Array<'p>>,
    /// The group around it.
    around: Here<'p>,
    /// The first of its keys.
    keys_from: usize,
}

/// An array whose items are taken.
#[derive(Clone, Copy)]
struct Array<'p> {
    step: &'p Step,
    key: Span,
}

/// Members that are taken one after the other.
struct Walk<'a, 't, 'p> {
    ahead: &'a mut MembersAhead<'t>,
    bytes: &'t [u8],
    levels: Vec<Level<'p>>,
    here: Here<'p>,
    /// The array in the innermost object between whose items reading stands.
    array: Option<Array<'p>>,
    /// The last string that had to be decoded.
    decoded: String,
    /// Whether nothing is to be known of most values but that they are good.
    is_judged_only: bool,
}

impl<'p> Checker<'p> {
    /// Takes clean members from `ahead.at` on, and says whether there were any.
    pub(super) fn take_members(&mut self, ahead: &mut MembersAhead<'_>) -> bool {
        if self.passed_over > 0 || !self.inner_limits.shortcuts {
            return false;
        }
        let Some(here) = self.here(false, |steps| &steps.keys) else { return false };
        let next = here.steps.partition_point(|step| step.slot < here.last.0);
        let Some(most) = self.members_to_take() else { return false };
        let (start, bytes) = (ahead.at, ahead.text.as_bytes());
        let here = Here { next, ..here };
        let is_judged_only = self.is_judging_only();
        let (levels, array, decoded) = (Vec::with_capacity(4), None, String::new());
        let mut walk = Walk { ahead, bytes, levels, here, array, decoded, is_judged_only };
        let mut taken = 0;
        while taken < most {
            if is_judged_only && walk.array.is_none() {
                let here = (&mut *walk.ahead, &mut walk.here);
                taken += self.take_plain_members(here, most - taken);
            }
            if taken == most || self.take_next(&mut walk).is_none() {
                break;
            }
            taken += 1;
        }
        self.note_members(taken);
        let Walk { levels, here, array, .. } = walk;
        if ahead.at == start {
            return false;
        }
        self.settle(&here);
        for level in levels {
            ahead.opened.extend(level.array.map(|array| OpenedMember::Array { key: array.key }));
            ahead.opened.push(OpenedMember::Object { keys_from: level.keys_from });
        }
        ahead.opened.extend(array.map(|array| OpenedMember::Array { key: array.key }));
        self.note_end(Span::new(start, ahead.at));
        true
    }

    /// Takes the next member or item, or the end of one; `None` where that is not clean.
    #[inline]
    fn take_next(&mut self, walk: &mut Walk<'_, '_, 'p>) -> Option<()> {
        let bytes = walk.bytes;
        let mut at = blank_end(bytes, walk.ahead.at);
        if let Some(array) = walk.array {
            return self.take_item(walk, array, at);
        }
        match bytes.get(at)? {
            b',' if !walk.ahead.fresh => at = blank_end(bytes, at + 1),
            b'"' if walk.ahead.fresh => {}
            b'}' => return self.leave_object(walk, at),
            _ => return None,
        }
        if bytes.get(at) != Some(&QUOTE) {
            return None;
        }
        let (place, step, key) = match walk.here.find_any(&Name::at(bytes, at + 1)) {
            Some((place, step)) => (place, step, Span::new(at + 1, at + step.tag.length())),
            None => walk.find_escaped(at + 1)?,
        };
        let colon = blank_end(bytes, key.end + 1);
        if bytes.get(colon) != Some(&b':') {
            return None;
        }
        let value = blank_end(bytes, colon + 1);
        let is_new = self.seen[walk.here.seen_from + step.slot as usize].count == 0;
        if !is_new || walk.ahead.fields_left < 2 || walk.ahead.depth_left == 0 {
            return None;
        }
        walk.here.next = place + 1;
        if step.max > 1 {
            return self.enter_array(walk, Array { step, key }, value);
        }
        self.take_value(walk, step, (key, value))?;
        if !walk.ahead.fresh {
            walk.ahead.keys.push(key);
        }
        Some(())
    }

    /// Enters the array of a field that repeats, unless it is empty.
    fn enter_array(
        &mut self,
        walk: &mut Walk<'_, '_, 'p>,
        array: Array<'p>,
        at: usize,
    ) -> Option<()> {
        let first = walk.bytes.get(blank_end(walk.bytes, at + 1))?;
        let frame = self.frames.last_mut()?;
        let is_clean = walk.bytes.get(at) == Some(&b'[') && *first != b']' && !frame.has_array;
        if !is_clean || matches!(array.step.content, StepContent::Other) {
            return None;
        }
        frame.key = KeySlot::Known { slot: array.step.slot, array: true };
        walk.ahead.keys.push(array.key);
        walk.ahead.fields_left -= 1;
        walk.ahead.depth_left -= 1;
        walk.ahead.at = at + 1;
        walk.ahead.fresh = true;
        walk.array = Some(array);
        Some(())
    }

    /// Takes the next item of an array, or its end.
    fn take_item(
        &mut self,
        walk: &mut Walk<'_, '_, 'p>,
        array: Array<'p>,
        at: usize,
    ) -> Option<()> {
        let at = match walk.bytes.get(at)? {
            b']' if !walk.ahead.fresh => {
                walk.array = None;
                walk.ahead.depth_left += 1;
                walk.ahead.at = at + 1;
                return Some(());
            }
            b',' if !walk.ahead.fresh => blank_end(walk.bytes, at + 1),
            _ if walk.ahead.fresh => at,
            _ => return None,
        };
        let count = self.seen[walk.here.seen_from + array.step.slot as usize].count;
        if count >= array.step.max || walk.ahead.fields_left < 2 || walk.ahead.depth_left == 0 {
            return None;
        }
        self.take_value(walk, array.step, (Span::new(at, at + 1), at))
    }

    /// Takes a value, or enters an object; `name` is the place of the key or item.
    #[inline]
    fn take_value(
        &mut self,
        walk: &mut Walk<'_, '_, 'p>,
        step: &'p Step,
        (name, at): (Span, usize),
    ) -> Option<()> {
        let StepContent::Value { is_string, is_alone, .. } = step.content else {
            return self.enter_object(walk, step, (name, at));
        };
        let is_simple = is_alone && walk.is_judged_only;
        let quick = self.plan.look(step.field)?;
        let found = if is_string && walk.bytes.get(at) == Some(&QUOTE) {
            let end = self.string_end((step, quick), (walk, at + 1, is_simple));
            end.map(|end| (Span::new(at + 1, end), end + 1))
        } else {
            bare(quick, self.plan.value(step.field), walk.ahead.text, at)
        };
        let Some((span, end)) = found else {
            return self.take_wrong_member(walk, step, (name, at));
        };
        let place = (walk.ahead.text, span);
        if !(is_simple || self.note_more(step, &walk.here, place)) {
            return None;
        }
        self.note_taken(step, &mut walk.here);
        walk.ahead.fields_left -= 1;
        walk.ahead.at = end;
        walk.ahead.fresh = false;
        Some(())
    }

    /// Returns where the string at `start` ends, before its quote, if it is good; only where that is
    /// all that matters may it have escapes.
    fn string_end(
        &self,
        (step, quick): (&Step, &Quick),
        (walk, start, is_simple): (&mut Walk<'_, '_, 'p>, usize, bool),
    ) -> Option<usize> {
        let (value, text) = (self.plan.value(step.field), walk.ahead.text);
        let plain = quick.end::<QUOTE>(|| value, text, start);
        if plain.is_some() || !is_simple {
            return plain;
        }
        let end = unescape(text, start, &mut walk.decoded)?;
        quick.is_good(value, &walk.decoded).then_some(end)
    }

    /// Enters the object at `at`; `name` is the place of its key or item.
    fn enter_object(
        &mut self,
        walk: &mut Walk<'_, '_, 'p>,
        step: &'p Step,
        (name, at): (Span, usize),
    ) -> Option<()> {
        let StepContent::Group(group) = step.content else { return None };
        if walk.bytes.get(at) != Some(&b'{') {
            return None;
        }
        if walk.array.is_none() {
            walk.ahead.keys.push(name);
        }
        self.enter_taken(step, &mut walk.here, name);
        let inside = self.inside(&self.plan.steps[group as usize].keys, false);
        let around = std::mem::replace(&mut walk.here, inside);
        let keys_from = walk.ahead.keys.len();
        walk.levels.push(Level { array: walk.array.take(), around, keys_from });
        walk.ahead.fields_left -= 1;
        walk.ahead.depth_left -= 1;
        walk.ahead.at = at + 1;
        walk.ahead.fresh = true;
        Some(())
    }

    /// Takes a value that is not clean.
    fn take_wrong_member(
        &mut self,
        walk: &mut Walk<'_, '_, 'p>,
        step: &'p Step,
        (name, at): (Span, usize),
    ) -> Option<()> {
        let (value, end) = member_value(walk.ahead.text, at).filter(|_| self.taken.is_none())?;
        if walk.array.is_none() {
            self.frames.last_mut()?.key = KeySlot::Known { slot: step.slot, array: false };
        }
        self.take_wrong(step, &mut walk.here, (Node::Key, name), value);
        walk.ahead.fields_left -= 1;
        walk.ahead.at = end;
        walk.ahead.fresh = false;
        Some(())
    }

    /// Leaves the innermost object, if it was entered here.
    fn leave_object(&mut self, walk: &mut Walk<'_, '_, 'p>, at: usize) -> Option<()> {
        let level = walk.levels.pop()?;
        self.settle(&walk.here);
        self.leave_taken();
        let has_value = self.frames.last().is_some_and(|frame| frame.has_value);
        walk.here = Here { has_value, ..level.around };
        walk.array = level.array;
        walk.ahead.keys.truncate(level.keys_from);
        walk.ahead.depth_left += 1;
        walk.ahead.at = at + 1;
        walk.ahead.fresh = false;
        Some(())
    }
}

impl<'p> Walk<'_, '_, 'p> {
    /// As [`Here::find_any`], for a key with escapes; returns where that stands, too.
    #[cold]
    fn find_escaped(&mut self, at: usize) -> Option<(usize, &'p Step, Span)> {
        let end = unescape(self.ahead.text, at, &mut self.decoded)?;
        let name = self.decoded.as_bytes();
        let place = self.here.steps.iter().position(|step| step.tag.name() == name)?;
        Some((place, &self.here.steps[place], Span::new(at, end)))
    }
}

/// Returns where the value at `at` stands, which has no quotes, and what follows it.
pub(super) fn bare(
    quick: &Quick,
    value: &ValuePlan,
    text: &str,
    at: usize,
) -> Option<(Span, usize)> {
    let bytes = text.as_bytes();
    let end = match bytes.get(at)? {
        b'0'..=b'9' if value.takes(Kind::Number) => quick.number_end(bytes, at)?,
        b't' | b'f' if value.takes(Kind::Boolean) => {
            let is_there = |word: &&str| bytes[at..].starts_with(word.as_bytes());
            let word = ["true", "false"].into_iter().find(is_there)?;
            quick.is_good(value, word).then_some(at + word.len())?
        }
        _ => return None,
    };
    let ends = matches!(bytes.get(end)?, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
    ends.then_some((Span::new(at, end), end))
}

/// Returns where the white space from `at` on ends.
#[inline]
pub(super) fn blank_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(byte) if *byte <= b' ' => skip_space(bytes, at),
        _ => at,
    }
}
