//! Takes values of records that are not clean as a whole, as their events would be.

use super::Checker;
use super::frame::Holds;
use super::values::{Place, is_blank};
use crate::events::Scalar;
use crate::plan::FieldIx;

impl Checker<'_> {
    /// Takes the value of the innermost group's field number `field`, if nothing but its type judges
    /// it; `false` where its events must tell.
    pub(super) fn take_column_value(&mut self, field: FieldIx, value: Scalar<'_>) -> bool {
        let can_take = self.passed_over == 0
            && self.inner_limits.shortcuts
            && self.inner.is_none()
            && self.is_judging_only()
            && self.members_to_take().is_some();
        let Some(slot) = self.plain_slot(field).filter(|_| can_take && !is_blank(value)) else {
            return false;
        };
        let (plan, judge) = (self.plan.field(field), self.plan.value(field));
        let Some(frame) = self.frames.last_mut() else { return false };
        let seen = &mut self.seen[frame.seen_from + slot as usize];
        if seen.count >= plan.max {
            return false;
        }
        seen.count += 1;
        seen.filled += 1;
        let occurrence = Some(if plan.repeats() { seen.count } else { 0 });
        frame.last_slot = slot;
        frame.has_value = true;
        self.note_members(1);
        self.last_end = value.span.end;
        if !self.is_quickly_good(field, judge, value) {
            self.take_faults(judge, &Place { field, occurrence, value });
        }
        true
    }

    /// Returns the slot of a field of the innermost group that holds values which have nothing to do
    /// with others.
    fn plain_slot(&self, field: FieldIx) -> Option<u32> {
        let Holds::Group(group) = self.frames.last()?.holds else { return None };
        let slot = self.plan.plain_slot(field)?;
        let place = self.plan.group(group).slots.get(slot as usize)?;
        (place.field == field).then_some(slot)
    }
}
