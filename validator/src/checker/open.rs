//! What happens when a member begins.

use lienthong_schema::model::Text;

use super::frame::{Frame, Holds, KeySlot, Seen};
use super::names::is_in_namespace;
use super::{Checker, Raw};
use crate::events::{Detail, Name, Node, Space, Span};
use crate::plan::{Content, FieldIx, FieldPlan, GroupIx, Plan};
use crate::rules::{self, Rule};

/// The namespace of `xml:lang` and its like.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

impl Checker<'_> {
    /// Opens the member `name`, whose surroundings are known.
    pub(super) fn open_member(&mut self, name: Name<'_>, at: Span) {
        let Some(frame) = self.frames.last() else {
            self.open_root(name, at);
            return;
        };
        let (holds, key) = (frame.holds, frame.key);
        if name.node == Node::Attribute && self.is_common(holds, name) {
            self.passed_over = 1;
            return;
        }
        match (holds, name.node) {
            (Holds::Group(_), Node::Key) => match key {
                KeySlot::Known { slot, .. } => self.enter(slot, name.node, at),
                KeySlot::PassedOver => self.pass_over(),
            },
            (Holds::Group(_), Node::Item) | (Holds::PassedOver, _) => self.pass_over(),
            (Holds::Group(group), _) => match self.find(group, name, at) {
                Some(slot) => self.enter(slot, name.node, at),
                None => {
                    self.report_unknown(group, name, at);
                    self.pass_over();
                }
            },
            (Holds::Value, _) => self.refuse_in_value(name, at),
            (Holds::Messages, _) => self.open_message(at),
        }
    }

    /// Says whether `name` is an attribute that any element may have: an `xml:` one that the spec
    /// does not name here.
    fn is_common(&self, holds: Holds, name: Name<'_>) -> bool {
        if name.space != Space::Uri(XML) {
            return false;
        }
        let Holds::Group(group) = holds else { return true };
        let group = self.plan.group(group);
        let named = group.find(name.node, name.local).iter();
        !named
            .map(|key| group.slots[key.slot as usize].field)
            .any(|field| self.plan.field(field).namespace.as_deref() == Some(XML))
    }

    fn open_root(&mut self, name: Name<'_>, at: Span) {
        self.has_root = true;
        let root = self.plan.field(Plan::ROOT);
        let is_named = name.node != Node::Element || name.local == &*root.name;
        if is_named {
            if !is_in_namespace(root, name.space) {
                self.report_namespace((root, 1), name.space, at);
            }
            self.push(Plan::ROOT, 0, (0, at));
        } else {
            let detail = Detail { hint: Some(root.name.to_string()), ..Detail::actual(name.local) };
            let path = format!("/{}", name.local);
            self.add(Raw { path, detail, ..Raw::of_input(&rules::UNKNOWN_FIELD, at) });
            self.push(Plan::ROOT, 0, (0, at));
            self.spoil();
        }
    }

    /// Opens one message of a root array.
    fn open_message(&mut self, at: Span) {
        let frame = self.frames.last_mut().expect("the array's frame is open");
        frame.next_rank += 1;
        let number = frame.next_rank;
        self.push(Plan::ROOT, 0, (number, at));
    }

    /// Opens an occurrence of the innermost group's `slot`.
    pub(super) fn enter(&mut self, slot: u32, node: Node, at: Span) {
        let frame = self.frames.last().expect("a group is open");
        let Holds::Group(group) = frame.holds else { return };
        let (seen_from, next_rank, last_slot) = (frame.seen_from, frame.next_rank, frame.last_slot);
        let plan = self.plan;
        let place = plan.group(group).slots[slot as usize];
        let field = plan.field(place.field);
        let seen = &mut self.seen[seen_from + slot as usize];
        seen.count += 1;
        let count = seen.count;
        if node.has_order() && place.rank < next_rank && !plan.group(group).any_order {
            self.report_order(group, (place.field, last_slot), (count, at));
        }
        if count > field.max {
            let detail = Detail {
                expected: Some(field.max.to_string().as_str().into()),
                ..Detail::default()
            };
            self.report(&rules::TOO_MANY, place.field, (count, at), detail);
        }
        if let Some(reason) = &field.deprecated {
            let detail = Detail { expected: Some(reason.clone()), ..Detail::default() };
            self.report(&rules::DEPRECATED_FIELD, place.field, (count, at), detail);
        }
        let frame = self.frames.last_mut().expect("a group is open");
        frame.last_slot = slot;
        if node.has_order() {
            frame.next_rank = place.rank;
        }
        self.push(place.field, slot, (if field.repeats() { count } else { 0 }, at));
    }

    pub(super) fn push(&mut self, field: FieldIx, slot: u32, (occurrence, at): (u32, Span)) {
        let seen_from = self.seen.len();
        let holds = match self.plan.field(field).content {
            Content::Group(group) => {
                let slots = self.plan.group(group).slots.len();
                self.seen.resize(seen_from + slots, Seen::default());
                if self.plan.group(group).keeps {
                    self.held.push(self.empty_fields(group));
                }
                Holds::Group(group)
            }
            Content::Value(_) => Holds::Value,
            Content::Any | Content::Unjudged => Holds::PassedOver,
        };
        self.frames.push(Frame {
            field,
            slot,
            occurrence,
            holds,
            seen_from,
            deferred_from: self.deferred.len(),
            next_rank: 0,
            last_slot: 0,
            at,
            has_value: false,
            is_spoilt: false,
            is_partial: false,
            has_array: false,
            key: KeySlot::PassedOver,
        });
        if self.plan.field(field).links.is_codes_scope {
            self.enter_standings();
        }
        if matches!(self.plan.field(field).content, Content::Unjudged) {
            self.report_here(&rules::UNJUDGED_PART, at, Detail::default());
        }
    }

    /// Passes over the member that begins, and all in it.
    fn pass_over(&mut self) {
        self.passed_over = 1;
        if let Some(frame) = self.frames.last_mut() {
            frame.has_value = true;
        }
    }

    /// Passes over the rest of the innermost member, about which all is said.
    pub(super) fn spoil(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.holds = Holds::PassedOver;
            frame.is_spoilt = true;
            frame.has_value = true;
        }
    }

    /// Reports a member within a value: once, whatever follows.
    #[cold]
    fn refuse_in_value(&mut self, name: Name<'_>, at: Span) {
        if name.node == Node::Attribute {
            self.report_unknown_attribute(name, at);
            self.passed_over = 1;
            return;
        }
        let frame = self.frames.last_mut().expect("a value is open");
        if !std::mem::replace(&mut frame.is_spoilt, true) {
            self.report_here(&rules::UNEXPECTED_FIELDS, at, Detail::actual(name.local));
        }
        self.pass_over();
    }

    fn report_unknown_attribute(&mut self, name: Name<'_>, at: Span) {
        let around = self.frames.iter().rev().find_map(|frame| match frame.holds {
            Holds::Group(group) => Some(group),
            _ => None,
        });
        let extra = around.map(|group| self.plan.group(group).extra).unwrap_or_default();
        if extra != lienthong_schema::model::Extra::Allow {
            let path = format!("{}/@{}", self.path(), name.local);
            let raw = Raw::of_input(&rules::UNKNOWN_FIELD, at);
            self.add(Raw { path, detail: Detail::actual(name.local), ..raw });
        }
    }

    fn report_order(
        &mut self,
        group: GroupIx,
        (field, last_slot): (FieldIx, u32),
        place: (u32, Span),
    ) {
        let after = self.plan.group(group).slots[last_slot as usize].field;
        let after: &FieldPlan = self.plan.field(after);
        let expected = Some(Text::from(&*after.name));
        self.report(&rules::OUT_OF_ORDER, field, place, Detail { expected, ..Detail::default() });
    }

    /// Reports something about an occurrence of `field` in the innermost group.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        field: FieldIx,
        (occurrence, at): (u32, Span),
        detail: Detail,
    ) {
        if !self.sink.admits(rule, Some(field), rule.severity()) {
            return;
        }
        let path = self.path_to(self.plan.field(field), occurrence);
        self.put(Raw { field: Some(field), path, detail, ..Raw::of_input(rule, at) });
    }

    /// Reports something about the innermost member.
    pub(super) fn report_here(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        let Some(frame) = self.frames.last() else { return };
        let field = frame.field;
        if !self.sink.admits(rule, Some(field), rule.severity()) {
            return;
        }
        let path = self.path();
        self.put(Raw { field: Some(field), path, detail, ..Raw::of_input(rule, at) });
    }
}
