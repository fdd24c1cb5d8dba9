//! What happens when a member ends: now it is known what it lacks.

use lienthong_schema::model::Text;

use super::frame::{Deferred, Frame, Holds, Seen};
use super::{Checker, Raw};
use crate::events::Detail;
use crate::plan::{ChoicePlan, GroupIx, Plan};
use crate::rules;

impl Checker<'_> {
    /// Closes the innermost member.
    pub(super) fn close_member(&mut self) {
        let Some(frame) = self.frames.last().cloned() else { return };
        if let Holds::Group(group) = frame.holds
            && (frame.field == Plan::ROOT || frame.has_value)
            && !self.is_text_alone(group, &frame)
        {
            self.report_deferred(group, &frame);
            self.report_lacking(group, &frame);
            self.judge_rules(group, &frame);
        }
        if let Holds::Group(group) = frame.holds {
            self.keep_group(&frame, group);
        }
        if self.plan.field(frame.field).links.is_scope {
            self.leave_scope(frame.field);
        }
        if self.plan.field(frame.field).links.is_codes_scope {
            self.leave_standings();
        }
        self.seen.truncate(frame.seen_from);
        self.deferred.truncate(frame.deferred_from);
        let depth = self.frames.len();
        while self.explained.pop_if(|(at, _)| *at >= depth).is_some() {}
        self.frames.pop();
        if !self.frames.is_empty() {
            self.tell_group(&frame);
        }
    }

    /// Closes the innermost group, if nothing can be wrong with it and little is to be told of it.
    pub(super) fn close_clean(&mut self) -> bool {
        let plan = self.plan;
        let Some([around, frame]) = self.frames.last_chunk::<2>() else { return false };
        let (Holds::Group(group), Holds::Group(outer)) = (frame.holds, around.holds) else {
            return false;
        };
        let steps = &plan.steps[group as usize];
        let place = &plan.group(outer).slots[frame.slot as usize];
        let (field, seen_from) = (plan.field(frame.field), frame.seen_from);
        let is_linked = field.links.is_scope || field.links.is_codes_scope || field.is_kept;
        let is_simple = steps.ends_simply && place.choice.is_none() && !is_linked;
        let has_all = |seen: &[Seen]| {
            steps.needed.iter().all(|(slot, least)| seen[*slot as usize].count >= *least)
        };
        if !is_simple
            || !frame.has_value
            || frame.is_spoilt
            || frame.deferred_from != self.deferred.len()
            || !self.explained.is_empty()
            || !has_all(&self.seen[seen_from..])
        {
            return false;
        }
        self.seen[around.seen_from + frame.slot as usize].filled += 1;
        self.seen.truncate(seen_from);
        self.frames.pop();
        if let Some(around) = self.frames.last_mut() {
            around.has_value = true;
        }
        true
    }

    /// Says whether a group has text in place of all its fields: that was reported, and is why they
    /// are missing.
    fn is_text_alone(&self, group: GroupIx, frame: &Frame) -> bool {
        let slots = self.plan.group(group).slots.len();
        let seen = &self.seen[frame.seen_from..frame.seen_from + slots];
        frame.is_spoilt && seen.iter().all(|seen| seen.filled == 0)
    }

    /// Tells the group around a closed member whether it had a value.
    fn tell_group(&mut self, closed: &Frame) {
        let plan = self.plan;
        let around = self.frames.last_mut().expect("a group is open");
        around.has_value |= closed.has_value;
        let Holds::Group(group) = around.holds else { return };
        let (seen_from, slot) = (around.seen_from, closed.slot as usize);
        let choice = plan.group(group).slots[slot].choice;
        let field = plan.field(closed.field);
        if closed.has_value {
            self.seen[seen_from + slot].filled += 1;
            if let Some(choice) = choice {
                self.judge_choice(&plan.group(group).choices[choice as usize], group, closed);
            }
        } else if field.mandatory && field.empty_is_absent && choice.is_none() {
            self.deferred.push(Deferred {
                rule: &rules::EMPTY_FIELD,
                slot: closed.slot,
                occurrence: closed.occurrence,
                at: closed.at,
            });
        }
    }

    /// Reports the second of two alternatives.
    fn judge_choice(&mut self, choice: &ChoicePlan, group: GroupIx, closed: &Frame) {
        let seen_from = self.frames.last().map_or(0, |frame| frame.seen_from);
        let mut others = (choice.first..choice.end).filter(|slot| *slot != closed.slot);
        if others.any(|slot| self.seen[seen_from + slot as usize].filled > 0) {
            let expected = Some(self.alternatives(choice, group));
            let detail = Detail { expected, ..Detail::default() };
            let place = (closed.occurrence, closed.at);
            self.report(&rules::SEVERAL_ALTERNATIVES, closed.field, place, detail);
        }
    }

    fn alternatives(&self, choice: &ChoicePlan, group: GroupIx) -> Text {
        let slots = &self.plan.group(group).slots[choice.first as usize..choice.end as usize];
        let names: Vec<&str> =
            slots.iter().map(|slot| &*self.plan.field(slot.field).name).collect();
        Text::from(names.join(", ").as_str())
    }

    fn report_deferred(&mut self, group: GroupIx, frame: &Frame) {
        for at in frame.deferred_from..self.deferred.len() {
            let Deferred { rule, slot, occurrence, at } = self.deferred[at].clone();
            let field = self.plan.group(group).slots[slot as usize].field;
            self.report(rule, field, (occurrence, at), Detail::default());
        }
    }

    /// Reports what a group lacks.
    fn report_lacking(&mut self, group: GroupIx, frame: &Frame) {
        let plan = self.plan;
        let group_plan = plan.group(group);
        let has = |(slot, least): &(u32, u32)| {
            self.seen[frame.seen_from + *slot as usize].count >= *least
        };
        if !plan.steps[group as usize].needed.iter().all(has) {
            self.report_lacking_fields(group, frame);
        }
        for choice in &group_plan.choices {
            self.report_no_alternative(choice, group, frame);
        }
    }

    fn report_lacking_fields(&mut self, group: GroupIx, frame: &Frame) {
        let plan = self.plan;
        let group_plan = plan.group(group);
        for (slot, place) in (0_u32..).zip(&group_plan.slots) {
            let field = plan.field(place.field);
            let count = self.seen[frame.seen_from + slot as usize].count;
            if place.choice.is_none() && field.mandatory && count == 0 {
                if !self.explained.contains(&(self.frames.len(), slot)) {
                    self.report(
                        &rules::MISSING_FIELD,
                        place.field,
                        (0, frame.at),
                        Detail::default(),
                    );
                }
            } else if count > 0 && count < field.min {
                let detail = Detail::of(field.min.to_string(), count.to_string());
                self.report(&rules::TOO_FEW, place.field, (0, frame.at), detail);
            }
        }
    }

    fn report_no_alternative(&mut self, choice: &ChoicePlan, group: GroupIx, frame: &Frame) {
        let slots = &self.seen[frame.seen_from..];
        let is_met =
            slots[choice.first as usize..choice.end as usize].iter().any(|seen| seen.filled > 0);
        if !choice.mandatory || is_met || self.is_explained(choice) {
            return;
        }
        let detail =
            Detail { expected: Some(self.alternatives(choice, group)), ..Detail::default() };
        let path = self.path();
        let raw = Raw::of_input(&rules::NO_ALTERNATIVE, frame.at);
        let title = Some(choice.title.clone());
        self.add(Raw { field: Some(frame.field), path, title, detail, ..raw });
    }

    fn is_explained(&self, choice: &ChoicePlan) -> bool {
        let depth = self.frames.len();
        self.explained
            .iter()
            .any(|(at, slot)| *at == depth && (choice.first..choice.end).contains(slot))
    }
}
