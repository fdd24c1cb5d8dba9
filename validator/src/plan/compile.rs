//! From the model to a plan.

use std::sync::Arc;

use lienthong_schema::model::{
    Base, Choice, Content as Held, Empty, Field, Group, Max, Member, Order, Personal, XmlNode,
};

use super::group::Key;
use super::{
    ChoicePlan, Content, FieldIx, FieldPlan, GroupIx, GroupPlan, Library, Links, Plan, Slot,
};
use crate::value::ValuePlan;

/// What a field takes from the fields around it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The field whose group is compiled.
    pub owner: FieldIx,
    /// Its names from the message down.
    pub id: &'a str,
    /// The namespace of its elements.
    pub namespace: Option<&'a str>,
    /// How it is guarded.
    pub personal: Option<Personal>,
    /// Where embedded messages are looked up.
    pub library: &'a Library<'a>,
    /// How many messages it is embedded in.
    pub embedded: u32,
}

impl Plan {
    /// Adds the message itself, as the field that holds all others.
    pub(super) fn add_root(&mut self, library: &Library<'_>) {
        let message = Arc::clone(&self.message);
        let namespace = message.forms.xml.as_ref().and_then(|xml| xml.namespace.as_deref());
        self.fields.push(FieldPlan {
            name: message.root_name().into(),
            id: "".into(),
            parent: Self::ROOT,
            links: Links::default(),
            is_kept: false,
            title: message.title.clone(),
            personal: None,
            min: 1,
            max: if self.json_array { u32::MAX } else { 1 },
            mandatory: true,
            empty_is_absent: true,
            deprecated: None,
            example: None,
            namespace: namespace.map(Into::into),
            content: Content::Any,
        });
        let around =
            Around { owner: Self::ROOT, id: "", namespace, personal: None, library, embedded: 0 };
        let group = self.add_group(&message.body, around);
        self.fields[0].content = Content::Group(group);
    }

    pub(super) fn add_group(&mut self, group: &Group, around: Around<'_>) -> GroupIx {
        let mut plan = GroupPlan {
            any_order: group.order == Order::Any,
            extra: group.extra,
            ..GroupPlan::default()
        };
        for (rank, member) in (0..).zip(&group.members) {
            match member {
                Member::Field(field) => self.add_slot(&mut plan, field, (rank, None), around),
                Member::Choice(choice) => self.add_choice(&mut plan, choice, rank, around),
            }
        }
        plan.elements.sort();
        plan.attributes.sort();
        plan.keys.sort();
        plan.columns.sort();
        let ix = GroupIx::try_from(self.groups.len()).expect("fewer than 2^32 groups");
        self.groups.push(plan);
        self.add_rules(group, ix);
        ix
    }

    fn add_choice(&mut self, plan: &mut GroupPlan, choice: &Choice, rank: u32, around: Around<'_>) {
        let number = u32::try_from(plan.choices.len()).expect("fewer than 2^32 choices");
        let first = slot_count(plan);
        for field in &choice.alternatives {
            self.add_slot(plan, field, (rank, Some(number)), around);
        }
        plan.choices.push(ChoicePlan {
            title: choice.title.clone(),
            mandatory: choice.presence.is_mandatory(),
            first,
            end: slot_count(plan),
        });
    }

    fn add_slot(
        &mut self,
        plan: &mut GroupPlan,
        field: &Field,
        (rank, choice): (u32, Option<u32>),
        around: Around<'_>,
    ) {
        let slot = slot_count(plan);
        let in_xml = Key::new(field.xml.name.as_ref().unwrap_or(&field.name), slot);
        match field.xml.node {
            XmlNode::Element => plan.elements.push(in_xml),
            XmlNode::Attribute => plan.attributes.push(in_xml),
            XmlNode::Text => plan.text = Some(slot),
        }
        plan.keys.push(Key::new(field.json.name.as_ref().unwrap_or(&field.name), slot));
        plan.columns.push(Key::new(&field.name, slot));
        let ix = self.add_field(field, around);
        plan.slots.push(Slot { field: ix, rank, choice });
    }

    fn add_field(&mut self, field: &Field, around: Around<'_>) -> FieldIx {
        let ix = FieldIx::try_from(self.fields.len()).expect("fewer than 2^32 fields");
        let dot = if around.id.is_empty() { "" } else { "." };
        let id = [around.id, dot, &field.name].concat();
        let inherited = (field.xml.node == XmlNode::Element).then_some(around.namespace).flatten();
        let given = field.xml.namespace.as_deref();
        let namespace = given.or(inherited).filter(|namespace| !namespace.is_empty());
        let personal = field.personal.max(around.personal);
        self.fields.push(FieldPlan {
            parent: around.owner,
            personal,
            ..field_plan(field, &id, namespace)
        });
        self.link(field, ix);
        let namespace = given.or(around.namespace);
        let inner = Around { owner: ix, id: &id, namespace, personal, ..around };
        self.fields[ix as usize].content = match &field.content {
            Held::Group(group) => Content::Group(self.add_group(group, inner)),
            Held::Value(value) => match value.base {
                Base::Any => Content::Any,
                Base::Embedded { .. } => self.embed(field, value, inner),
                _ => Content::Value(Box::new(ValuePlan::compile(value, field.json.kind))),
            },
        };
        self.note_codes(field, ix);
        ix
    }
}

pub(super) fn slot_count(plan: &GroupPlan) -> u32 {
    u32::try_from(plan.slots.len()).expect("fewer than 2^32 slots")
}

fn field_plan(field: &Field, id: &str, namespace: Option<&str>) -> FieldPlan {
    FieldPlan {
        name: field.name.as_str().into(),
        id: id.into(),
        parent: Plan::ROOT,
        title: field.title.clone(),
        personal: None,
        min: field.occurs.min,
        max: match field.occurs.max {
            Max::Times(times) => times,
            Max::Unbounded => u32::MAX,
        },
        mandatory: field.presence.is_mandatory(),
        empty_is_absent: field.empty == Empty::Absent,
        deprecated: field.deprecated.clone(),
        example: field.examples.first().map(|example| example.as_str().into()),
        namespace: namespace.map(Into::into),
        content: Content::Any,
        links: Links::default(),
        is_kept: false,
    }
}
