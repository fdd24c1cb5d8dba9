//! Messages within messages, inline: the root of the inner one is a field of the outer one.

use std::sync::Arc;

use lienthong_schema::model::{Base, Encoding, Field, Message, Value};

use super::compile::{Around, slot_count};
use super::group::Key;
use super::{ChoicePlan, Content, FieldIx, FieldPlan, GroupPlan, Links, Plan, Slot};

/// How many messages may stand within each other.
const DEPTH: u32 = 4;

impl Plan {
    /// Compiles an embedded message: a group that holds the root of the message that the spec
    /// names, or of any message of the same system.
    pub(super) fn embed(&mut self, field: &Field, value: &Value, around: Around<'_>) -> Content {
        let Base::Embedded { message, encoding } = &value.base else {
            return Content::Unjudged;
        };
        if around.embedded >= DEPTH {
            return Content::Unjudged;
        }
        let is_meant = |other: &Message| match message {
            Some(id) => other.id == *id,
            None => other.id.system == self.message.id.system && other.id != self.message.id,
        };
        let meant = around.library.iter().filter(|entry| {
            let head = entry.head();
            is_meant(head) && head.forms.xml.is_some()
        });
        let inner: Vec<&Arc<Message>> = meant.map(|entry| entry.lean()).collect();
        if inner.is_empty() {
            Content::Unjudged
        } else {
            self.embed_any(field, (&inner, *encoding), around)
        }
    }

    fn embed_any(
        &mut self,
        field: &Field,
        (all, encoding): (&[&Arc<Message>], Encoding),
        around: Around<'_>,
    ) -> Content {
        let mut plan = GroupPlan { embeds: Some(encoding), ..GroupPlan::default() };
        for message in all {
            let slot = slot_count(&plan);
            plan.elements.push(Key::new(message.root_name(), slot));
            plan.keys.push(Key::new(message.root_name(), slot));
            let field = self.embed_root(message, around);
            plan.slots.push(Slot { field, rank: 0, choice: Some(0) });
        }
        plan.elements.sort();
        plan.keys.sort();
        plan.choices.push(ChoicePlan {
            title: field.title.clone(),
            mandatory: true,
            first: 0,
            end: slot_count(&plan),
        });
        self.groups.push(plan);
        Content::Group(u32::try_from(self.groups.len() - 1).expect("fewer than 2^32 groups"))
    }

    fn embed_root(&mut self, message: &Message, around: Around<'_>) -> FieldIx {
        let ix = FieldIx::try_from(self.fields.len()).expect("fewer than 2^32 fields");
        let id = [around.id, ".", message.root_name()].concat();
        let namespace = message.forms.xml.as_ref().and_then(|xml| xml.namespace.as_deref());
        self.fields.push(FieldPlan {
            name: message.root_name().into(),
            id: id.as_str().into(),
            parent: around.owner,
            links: Links::default(),
            is_kept: false,
            title: message.title.clone(),
            personal: around.personal,
            min: 1,
            max: 1,
            mandatory: true,
            empty_is_absent: true,
            deprecated: None,
            example: None,
            namespace: namespace.map(Into::into),
            content: Content::Any,
        });
        let embedded = around.embedded + 1;
        let inner = Around { owner: ix, id: &id, namespace, embedded, ..around };
        self.fields[ix as usize].content = Content::Group(self.add_group(&message.body, inner));
        ix
    }
}
