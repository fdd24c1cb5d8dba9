//! How the name of a member finds its slot, and what is said of names that find none.

use lienthong_schema::model::{Extra, Severity, Text};

use super::frame::{Holds, KeySlot};
use super::path::push_segment;
use super::{Checker, Raw};
use crate::events::{Detail, Name, Node, Space, Span};
use crate::nearest::nearest;
use crate::plan::{Content, FieldPlan, GroupIx};
use crate::rules;

impl Checker<'_> {
    /// Returns the slot that `name` names in `group`; reports a name in a wrong namespace.
    pub(super) fn find(&mut self, group: GroupIx, name: Name<'_>, at: Span) -> Option<u32> {
        let plan = self.plan;
        let group = plan.group(group);
        let found = group.find(name.node, name.local);
        let field = |slot: u32| plan.field(group.slots[slot as usize].field);
        let right = found.iter().find(|key| is_in_namespace(field(key.slot), name.space));
        let slot = right.or(found.first())?.slot;
        if right.is_none() {
            let seen_from = self.frames.last().map_or(0, |frame| frame.seen_from);
            let occurrence = self.seen[seen_from + slot as usize].count + 1;
            self.report_namespace((field(slot), occurrence), name.space, at);
        }
        Some(slot)
    }

    /// Reports that `field` stands in the namespace `space` instead of its own.
    #[cold]
    pub(super) fn report_namespace(
        &mut self,
        (field, occurrence): (&FieldPlan, u32),
        space: Space<'_>,
        at: Span,
    ) {
        let none = || Text { vi: "không có".to_owned(), en: Some("none".to_owned()) };
        let expected = field.namespace.as_deref().map_or_else(none, Text::from);
        let actual = match space {
            Space::Uri(uri) => uri.to_owned(),
            _ => "\"\"".to_owned(),
        };
        let detail = Detail { expected: Some(expected), actual: Some(actual), hint: None };
        let path = if self.frames.is_empty() {
            format!("/{}", field.name)
        } else {
            self.path_to(field, occurrence)
        };
        self.add(Raw { path, detail, ..Raw::of_input(&rules::WRONG_NAMESPACE, at) });
    }

    /// Reports a member that the innermost group does not name.
    pub(super) fn report_unknown(&mut self, group: GroupIx, name: Name<'_>, at: Span) {
        let nearest = self.nearest_slot(group, name);
        if self.plan.group(group).embeds.is_some() && nearest.is_none() {
            self.report_unknown_message(name, at);
            return;
        }
        let extra = self.plan.group(group).extra;
        if extra == Extra::Allow {
            return;
        }
        let severity = if extra == Extra::Warn { Severity::Warning } else { Severity::Error };
        if let Some((_, slot)) = nearest {
            self.explain(slot);
        }
        let hint = nearest.map(|(known, _)| known);
        let field = self.frames.last().map(|frame| frame.field);
        if !self.sink.admits(&rules::UNKNOWN_FIELD, field, severity) {
            return;
        }
        let mut path = self.path();
        let local = if name.node == Node::Attribute {
            format!("@{}", name.local)
        } else {
            name.local.to_owned()
        };
        push_segment(&mut path, &local, 0);
        let detail = Detail { hint, ..Detail::actual(name.local) };
        let raw = Raw::of_input(&rules::UNKNOWN_FIELD, at);
        self.put(Raw { severity, field, path, detail, ..raw });
    }

    /// Notes that a misspelt name explains why a field of the innermost group is absent.
    fn explain(&mut self, slot: u32) {
        let depth = self.frames.len();
        let known = self.explained.iter().rev().take_while(|(at, _)| *at == depth);
        if !known.into_iter().any(|(_, known)| *known == slot) {
            self.explained.push((depth, slot));
        }
    }

    /// Reports an embedded message that the catalogue does not know.
    fn report_unknown_message(&mut self, name: Name<'_>, at: Span) {
        let (path, field) = (self.path(), self.frames.last().map(|frame| frame.field));
        let raw = Raw::of_input(&rules::NOT_RECOGNISED, at).saying(name.local);
        self.add(Raw { field, path, ..raw });
        if let Some(frame) = self.frames.last_mut() {
            frame.is_spoilt = true;
        }
    }

    /// Returns the name most like `name` among those that were not yet seen.
    fn nearest_slot(&self, group: GroupIx, name: Name<'_>) -> Option<(String, u32)> {
        let seen_from = self.frames.last()?.seen_from;
        let is_unseen = |slot: u32| self.seen[seen_from + slot as usize].count == 0;
        let names = self.plan.group(group).names(name.node);
        let unseen = names.iter().filter(|key| is_unseen(key.slot));
        let known = nearest(name.local, unseen.map(|key| &*key.name))?;
        let key = names.iter().find(|key| &*key.name == known)?;
        Some((known.to_owned(), key.slot))
    }

    /// Notes the JSON key that the next `open`s belong to.
    pub(super) fn note_key(&mut self, name: &str, at: Span, array: bool) {
        let Some(frame) = self.frames.last() else { return };
        let (Holds::Group(group), seen_from) = (frame.holds, frame.seen_from) else { return };
        let name = Name { local: name, space: Space::Absent, node: Node::Key };
        let slot = self.find(group, name, at);
        let key = match slot {
            None => {
                self.report_unknown(group, name, at);
                KeySlot::PassedOver
            }
            // The reader has reported that the key stands twice.
            Some(slot) if self.seen[seen_from + slot as usize].count > 0 => KeySlot::PassedOver,
            Some(slot) if array && !self.takes_array(group, slot) => {
                self.refuse_array(group, slot, at);
                KeySlot::PassedOver
            }
            Some(slot) => KeySlot::Known { slot, array },
        };
        if let Some(frame) = self.frames.last_mut() {
            frame.has_value |= key == KeySlot::PassedOver;
            frame.has_array |= array;
            frame.key = key;
        }
    }

    /// Says whether a slot may be an array in JSON.
    fn takes_array(&self, group: GroupIx, slot: u32) -> bool {
        let field = self.plan.field(self.plan.group(group).slots[slot as usize].field);
        field.repeats() || matches!(field.content, Content::Any)
    }

    /// Reports an array where one value is asked; its items are passed over.
    #[cold]
    fn refuse_array(&mut self, group: GroupIx, slot: u32, at: Span) {
        let seen_from = self.frames.last().map_or(0, |frame| frame.seen_from);
        let seen = &mut self.seen[seen_from + slot as usize];
        seen.count += 1;
        seen.filled += 1;
        let expected = Text {
            vi: "một giá trị, không phải mảng".to_owned(),
            en: Some("one value, not an array".to_owned()),
        };
        let detail = Detail { expected: Some(expected), ..Detail::default() };
        let field = self.plan.group(group).slots[slot as usize].field;
        self.report(&rules::WRONG_TYPE, field, (1, at), detail);
    }
}

/// Says whether `field` may stand in the namespace `space`.
pub(super) fn is_in_namespace(field: &FieldPlan, space: Space<'_>) -> bool {
    match space {
        Space::Absent | Space::Undeclared => true,
        _ if matches!(field.content, Content::Any) => true,
        Space::None => field.namespace.is_none(),
        Space::Uri(uri) => field.namespace.as_deref() == Some(uri),
    }
}
