//! What happens when a value is told.

use std::ops::Range;

use lienthong_schema::model::{Severity, Text};

use super::frame::{Frame, Holds, KeySlot};
use super::path::push_segment;
use super::unsaid::{kept, notation};
use super::{Checker, Raw};
use crate::cel::Held;
use crate::events::{Detail, Kind, Node, Scalar, Span};
use crate::plan::{Content, FieldIx, GroupIx, Plan};
use crate::rules;
use crate::value::{Fault, ValuePlan};

/// A value that is judged.
pub(super) struct Place<'v> {
    /// Its field.
    pub field: FieldIx,
    /// Which occurrence of the field it is, where the field is not the innermost open member.
    pub occurrence: Option<u32>,
    /// The value.
    pub value: Scalar<'v>,
}

impl Place<'_> {
    /// Returns where a part of the value stands; all of it where its text was decoded.
    fn part(&self, part: &Range<usize>) -> Span {
        let Scalar { text, span, decoded, .. } = self.value;
        if decoded || *part == (0..text.len()) {
            return span;
        }
        Span::new(span.start + part.start, span.start + part.end)
    }
}

impl Checker<'_> {
    /// Judges the value of the innermost member.
    pub(super) fn judge_value(&mut self, value: Scalar<'_>) {
        let Some(frame) = self.frames.last() else { return };
        let (field, holds) = (frame.field, frame.holds);
        if !self.has_right_shape(field, value) {
            return;
        }
        match holds {
            Holds::Value => self.judge_leaf(field, value),
            Holds::Group(group) => self.judge_group_value(group, value),
            Holds::PassedOver => {
                let is_filled = !is_blank(value);
                self.fill(is_filled);
            }
            Holds::Messages => {}
        }
    }

    /// Says whether a value is an array where one is asked, and none where none is.
    fn has_right_shape(&mut self, field: FieldIx, value: Scalar<'_>) -> bool {
        let is_root = self.frames.len() == 1;
        match value.kind {
            Kind::Records => self.expect_messages(),
            Kind::Array if is_root && self.plan.json_array => self.expect_messages(),
            Kind::Object if is_root && self.plan.json_array => {
                self.report_type(value, "một mảng", "an array");
                true
            }
            Kind::Text | Kind::Null => true,
            _ => {
                if !is_root && !self.is_array_as_asked(field) {
                    self.report_type(value, "một mảng", "an array");
                }
                true
            }
        }
    }

    /// Notes that the open root holds messages, not fields.
    fn expect_messages(&mut self) -> bool {
        if let Some(frame) = self.frames.last_mut() {
            frame.holds = Holds::Messages;
            self.seen.truncate(frame.seen_from);
        }
        false
    }

    /// Says whether the innermost member came in an array if it repeats. That none came where it
    /// does not is judged at its key.
    fn is_array_as_asked(&self, field: FieldIx) -> bool {
        let Some(around) = self.frames.len().checked_sub(2) else { return true };
        match self.frames[around].key {
            KeySlot::Known { array: false, .. } if self.frames[around].holds != Holds::Messages => {
                let field = self.plan.field(field);
                !field.repeats() || matches!(field.content, Content::Any)
            }
            _ => true,
        }
    }

    #[cold]
    fn report_type(&mut self, value: Scalar<'_>, vi: &str, en: &str) {
        let expected = Text { vi: vi.to_owned(), en: Some(en.to_owned()) };
        let detail = Detail { expected: Some(expected), ..Detail::default() };
        self.report_here(&rules::WRONG_TYPE, value.span, detail);
    }

    fn judge_group_value(&mut self, group: GroupIx, value: Scalar<'_>) {
        match value.kind {
            Kind::Object | Kind::Null => {}
            Kind::Text => self.judge_group_text(group, value),
            _ if is_blank(value) => {}
            Kind::String if self.plan.group(group).embeds.is_some() => {
                self.judge_group_text(group, value);
            }
            _ => {
                self.report_type(
                    value,
                    "một nhóm trường (đối tượng JSON)",
                    "a group of fields (a JSON object)",
                );
                self.spoil();
            }
        }
    }

    /// Judges the text of an element that has fields: its own field, or out of place.
    fn judge_group_text(&mut self, group: GroupIx, value: Scalar<'_>) {
        if let Some(encoding) = self.plan.group(group).embeds {
            self.judge_embedded(group, encoding, value);
            return;
        }
        if let Some(slot) = self.plan.group(group).text {
            self.enter(slot, Node::Attribute, value.span);
            self.judge_value(value);
            self.close_member();
        } else if !value.text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
            self.report_here(&rules::UNEXPECTED_TEXT, value.span, Detail::default());
            self.fill(true);
            if let Some(frame) = self.frames.last_mut() {
                frame.is_spoilt = true;
            }
        }
    }

    fn judge_leaf(&mut self, field: FieldIx, value: Scalar<'_>) {
        let plan: &Plan = self.plan;
        let field_plan = plan.field(field);
        let is_absent = value.kind == Kind::Null || (field_plan.empty_is_absent && is_blank(value));
        let Content::Value(judge) = &field_plan.content else { return };
        if is_absent {
            return;
        }
        self.fill(true);
        if self.frames.last().is_some_and(|frame| frame.is_spoilt) {
            return;
        }
        if field_plan.links.any() {
            self.note_link(field, value);
        }
        if judge.takes(value.kind) && self.masked.is_some() {
            // Only places matter: the message was judged before.
            return;
        }
        if judge.takes(value.kind) {
            let errors = self.sink.errors;
            if !self.is_quickly_good(field, judge, value) {
                let place = Place { field, occurrence: None, value };
                self.take_faults(judge, &place);
            }
            if field_plan.is_kept {
                let is_sound = self.sink.errors == errors;
                self.keep_value(field, judge, (value, is_sound));
            }
        } else {
            self.refuse_kind(judge, value);
        }
    }

    /// Says whether a quick look sees that a value is good.
    pub(super) fn is_quickly_good(
        &self,
        field: FieldIx,
        judge: &ValuePlan,
        value: Scalar<'_>,
    ) -> bool {
        let is_text = matches!(value.kind, Kind::Text | Kind::String);
        let can_look = is_text && self.inner_limits.shortcuts;
        can_look && self.plan.look(field).is_some_and(|quick| quick.is_good(judge, value.text))
    }

    /// Records all that is wrong with a value.
    pub(super) fn take_faults(&mut self, judge: &ValuePlan, place: &Place<'_>) {
        let value = place.value;
        let mut number = 0;
        judge.judge_whole(value.text, notation(value.kind), &mut |fault| {
            self.take_fault((place, number), fault);
            number += 1;
        });
    }

    /// Notes that the innermost member has a value.
    fn fill(&mut self, is_filled: bool) {
        if let Some(frame) = self.frames.last_mut() {
            frame.has_value |= is_filled;
        }
    }

    #[cold]
    fn refuse_kind(&mut self, judge: &ValuePlan, value: Scalar<'_>) {
        use lienthong_schema::model::JsonAs;
        let (vi, en) = match judge.json {
            Some(JsonAs::Number) => {
                ("số trong JSON (không có dấu nháy)", "a JSON number (no quotes)")
            }
            Some(JsonAs::Boolean) => ("true hoặc false trong JSON", "true or false in JSON"),
            _ => ("chuỗi trong JSON (có dấu nháy)", "a JSON string (in quotes)"),
        };
        self.report_type(value, vi, en);
        if matches!(value.kind, Kind::Array | Kind::Object) {
            self.spoil();
        }
    }

    /// Records what is wrong with a value: its fault number `nth`, from 0.
    #[inline(never)]
    pub(super) fn take_fault(&mut self, (place, nth): (&Place<'_>, usize), fault: Fault<'_>) {
        let rule = fault.rule;
        let severity = if fault.is_warning { Severity::Warning } else { rule.severity() };
        if fault.standing.is_some() {
            return self.take_standing_fault(place, fault);
        }
        if !self.sink.admits(rule, Some(place.field), severity) {
            return;
        }
        let unsaid = if fault.within.is_empty() { self.leave_unsaid(place, nth) } else { None };
        match unsaid {
            Some(unsaid) => {
                let at = place.part(&fault.part);
                self.sink.put_unsaid((rule, place.field, severity), at, unsaid);
            }
            None => {
                let raw = self.said(place, fault);
                self.put(Raw { severity, ..raw });
            }
        }
    }

    /// Puts what is wrong with a value in words.
    fn said(&self, place: &Place<'_>, fault: Fault<'_>) -> Raw {
        let value = place.value.text;
        let part = value.get(fault.part.clone()).unwrap_or(value);
        let shown = if fault.within.is_empty() { value } else { part };
        Raw {
            field: Some(place.field),
            path: self.path_within(place, &fault.within),
            title: fault.title.map(|title| *title),
            detail: fault.words.say(),
            value: Some(kept(shown)),
            ..Raw::of_input(fault.rule, place.part(&fault.part))
        }
    }

    #[cold]
    fn take_standing_fault(&mut self, place: &Place<'_>, mut fault: Fault<'_>) {
        let Some(standing) = fault.standing.take() else { return };
        let value = place.value.text;
        let part = value.get(fault.part.clone()).unwrap_or(value);
        let raw = self.said(place, fault);
        self.take_standing(place.field, part, (raw, standing));
    }

    /// Returns the path of a part of a value.
    fn path_within(&self, place: &Place<'_>, parts: &[String]) -> String {
        let mut path = match place.occurrence {
            Some(occurrence) => self.path_to(self.plan.field(place.field), occurrence),
            None => self.path(),
        };
        for part in parts {
            if part.starts_with('[') {
                path.push_str(part);
            } else {
                push_segment(&mut path, part, 0);
            }
        }
        path
    }

    /// Passes over what the innermost member holds, which counts as sent.
    #[cold]
    pub(super) fn pass_over_held(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let (field, holds) = (frame.field, frame.holds);
        let is_group = matches!(holds, Holds::Group(_));
        if let Holds::Group(group) = holds
            && self.plan.group(group).keeps
        {
            self.held.pop();
        }
        if is_group && self.plan.field(field).is_kept && field != Plan::ROOT {
            self.keep(field, Held::Group(Vec::new()));
        }
        if !is_group {
            self.frames.iter_mut().for_each(|frame| frame.is_partial = true);
        }
        self.spoil();
    }

    /// Notes a value's place if it must be masked.
    pub(super) fn mask(&mut self, span: Span) {
        if self.masked.is_none() {
            return;
        }
        let is_personal = |frame: &Frame| self.plan.field(frame.field).personal.is_some();
        let top = self.frames.last();
        let hides = self.masks_all
            || self.passed_over > 0
            || top.is_none_or(|top| is_personal(top) || top.holds == Holds::PassedOver);
        if let (true, Some(masked)) = (hides, &mut self.masked) {
            masked.push(span);
        }
    }
}

/// Says whether a value has nothing in it but space.
pub(super) fn is_blank(value: Scalar<'_>) -> bool {
    if value.text.bytes().next().is_some_and(|first| first.is_ascii_graphic()) {
        return value.kind == Kind::Null;
    }
    value.kind == Kind::Null
        || (matches!(value.kind, Kind::Text | Kind::String) && value.text.trim().is_empty())
}
