//! Takes clean records of flat text, as [`ahead`](super::ahead) takes elements.
//!
//! Their reader has looked at the values. What is left is what their events would have left behind,
//! and what only the checker knows: whether one more record of the kind may come here.
//!
//! Start reading at [`Checker::take_clean_record`].

use super::Checker;
use super::ahead::Taken;
use super::frame::Holds;
use crate::events::{CleanRecord, Kind, RecordRole, Scalar};
use crate::flat::Note;
use crate::plan::{Content, FieldIx};

impl Checker<'_> {
    /// Takes a record, if it may stand here.
    #[inline]
    pub(super) fn take_clean_record(&mut self, record: &CleanRecord<'_>) -> bool {
        let may_come = self.passed_over == 0
            && self.inner_limits.shortcuts
            && self.inner.is_none()
            && self.members_to_take().is_some_and(|most| most >= record.members);
        if !may_come || !self.enter_record(record) {
            return false;
        }
        self.note_members(record.members);
        self.last_end = record.end;
        true
    }

    /// Notes a record and what is in it; `false` where it may not stand here.
    #[inline]
    fn enter_record(&mut self, record: &CleanRecord<'_>) -> bool {
        let Some(frame) = self.frames.last_mut() else { return false };
        match (record.role, frame.holds) {
            (RecordRole::Message, Holds::Group(_)) if frame.field == record.track.own.1 => {
                self.fill_record(record);
            }
            (RecordRole::Item, Holds::Messages) => {
                frame.next_rank += 1;
                frame.has_value = true;
                let number = frame.next_rank;
                if !self.is_light(record) {
                    self.enter_record_at(record, (0, number));
                    self.fill_record(record);
                    self.leave_taken();
                }
            }
            (RecordRole::Group, Holds::Group(_)) => return self.enter_record_group(record),
            _ => return false,
        }
        true
    }

    /// Says whether nothing need be opened for a record.
    #[inline]
    fn is_light(&self, record: &CleanRecord<'_>) -> bool {
        record.track.is_light && self.taken.is_none() && self.masked.is_none()
    }

    /// Notes a record that is a group of the innermost one.
    #[inline]
    fn enter_record_group(&mut self, record: &CleanRecord<'_>) -> bool {
        let plan = self.plan;
        let (slot, field) = record.track.own;
        let Some(frame) = self.frames.last_mut() else { return false };
        let Holds::Group(group) = frame.holds else { return false };
        let group = plan.group(group);
        let Some(place) = group.slots.get(slot as usize).filter(|it| it.field == field) else {
            return false;
        };
        let from = frame.seen_from;
        let seen = &mut self.seen[from + slot as usize];
        let is_in_order = place.rank >= frame.next_rank || group.any_order;
        let max = plan.field(field).max;
        if !is_in_order || seen.count >= max || place.choice.is_some() {
            return false;
        }
        seen.count += 1;
        let occurrence = if max > 1 { seen.count } else { 0 };
        (frame.last_slot, frame.next_rank) = (slot, place.rank);
        if record.track.is_light && self.taken.is_none() && self.masked.is_none() {
            // Its group, had it been opened, would be closed by now.
            seen.filled += 1;
            frame.has_value = true;
            return true;
        }
        self.enter_record_at(record, (slot, occurrence));
        self.fill_record(record);
        if record.track.is_light {
            self.leave_taken();
        }
        true
    }

    /// Opens the group of a record.
    fn enter_record_at(&mut self, record: &CleanRecord<'_>, (slot, occurrence): (u32, u32)) {
        if let Some(taken) = &mut self.taken {
            taken.push(Taken::Enter { slot });
        }
        self.push(record.track.own.1, slot, (occurrence, record.at));
    }

    /// Notes the values of the record whose group is the innermost.
    #[inline]
    fn fill_record(&mut self, record: &CleanRecord<'_>) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.has_value = true;
        for top in &record.track.tops {
            if record.filled & top.values != 0 {
                let seen = &mut self.seen[frame.seen_from + top.slot as usize];
                seen.count += 1;
                seen.filled += 1;
                frame.last_slot = top.slot;
            }
        }
        if record.track.is_kept || self.taken.is_some() || self.masked.is_some() {
            self.note_record(record);
        }
    }

    /// Notes what a record says, for those who want to know.
    fn note_record(&mut self, record: &CleanRecord<'_>) {
        for note in &record.track.notes {
            match *note {
                Note::Value(slot, leaf) if record.has(leaf) => {
                    let span = record.values[leaf];
                    if let Some(taken) = &mut self.taken {
                        taken.push(Taken::Value { slot, span });
                    }
                    self.note_cell(record, leaf);
                }
                Note::Enter(slot, values) if record.filled & values != 0 => {
                    self.taken.iter_mut().for_each(|taken| taken.push(Taken::Enter { slot }));
                }
                Note::Leave(values) if record.filled & values != 0 => {
                    let leave = Taken::Leave { is_sent: true };
                    self.taken.iter_mut().for_each(|taken| taken.push(leave));
                }
                _ => {}
            }
        }
    }

    /// Keeps a value for rules that name it, and its place, if it is masked.
    fn note_cell(&mut self, record: &CleanRecord<'_>, leaf: usize) {
        let (ix, span): (FieldIx, _) = (record.track.marks[leaf].field, record.values[leaf]);
        let field = self.plan.field(ix);
        if let Some(masked) = &mut self.masked
            && (self.masks_all || field.personal.is_some())
        {
            masked.push(span);
        }
        if let (true, Content::Value(judge)) = (field.is_kept, &field.content) {
            let text = &record.text[span.start..span.end];
            let value = Scalar { text, kind: Kind::Text, span, decoded: false };
            self.keep_value(ix, judge, (value, true));
        }
    }
}
