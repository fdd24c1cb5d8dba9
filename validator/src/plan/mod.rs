//! What the checker runs: one message spec, compiled once.
//!
//! A [`Plan`] has nothing left to look up in the model: fields are small integers, patterns are
//! automata, code lists are sets. Compiling may be slow; running a plan is not. A plan owns all it
//! needs and never changes, so any number of threads may share one.

mod codes;
mod compile;
mod embedded;
mod group;
mod links;
mod rules;
mod steps;

use std::sync::Arc;

use lienthong_schema::Entry;
use lienthong_schema::model::{Extra, JsonRoot, Message, Personal, SoapVersion, Text};

pub(crate) use codes::NamedField;
pub(crate) use group::{ChoicePlan, GroupPlan, Slot};
pub(crate) use links::Links;
pub(crate) use rules::{Condition, RulePlan};
pub(crate) use steps::{Look, Name, Step, StepContent, Steps};

use crate::flat::Layout;
use crate::quick::Quick;
use crate::report::Form;
use crate::value::ValuePlan;

/// The index of a field in its plan.
pub(crate) type FieldIx = u32;

/// The index of a group in its plan.
pub(crate) type GroupIx = u32;

/// Where embedded messages are looked up: the messages of the catalogue.
pub(crate) type Library<'a> = [&'a Entry];

/// What a field holds.
#[derive(Debug)]
pub(crate) enum Content {
    /// A value.
    Value(Box<ValuePlan>),
    /// Further fields.
    Group(GroupIx),
    /// Anything well-formed.
    Any,
    /// Something that this version does not judge.
    Unjudged,
}

/// One use of a field.
#[derive(Debug)]
pub(crate) struct FieldPlan {
    /// The field's name: its segment of paths.
    pub name: Box<str>,
    /// Its names from the message down, joined by dots.
    pub id: Box<str>,
    /// The field whose group it stands in; the message's own is its own parent.
    pub parent: FieldIx,
    /// Its business name.
    pub title: Text,
    /// How it, or a group around it, is guarded.
    pub personal: Option<Personal>,
    /// The least number of occurrences, if it is sent.
    pub min: u32,
    /// The greatest number of occurrences.
    pub max: u32,
    /// Whether it must be sent.
    pub mandatory: bool,
    /// Whether an empty value counts as not sent.
    pub empty_is_absent: bool,
    /// Why it should no longer be sent.
    pub deprecated: Option<Text>,
    /// A valid value.
    pub example: Option<Box<str>>,
    /// Its XML namespace.
    pub namespace: Option<Box<str>>,
    /// What it holds.
    pub content: Content,
    /// What its values have to do with other values.
    pub links: Links,
    /// Whether a rule names it, so that its value is kept until the rule is evaluated.
    pub is_kept: bool,
}

impl FieldPlan {
    /// Says whether it holds values of which nothing but their type speaks.
    fn is_plain(&self) -> bool {
        let is_linked = self.links.any() || self.links.has_standing || self.is_kept;
        matches!(self.content, Content::Value(_)) && self.deprecated.is_none() && !is_linked
    }

    /// Says whether the field may occur more than once.
    pub(crate) fn repeats(&self) -> bool {
        self.max > 1
    }
}

/// A message spec, compiled.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The message.
    pub message: Arc<Message>,
    /// What the catalogue holds of it.
    pub entry: Arc<Entry>,
    /// All field uses; the first is the message itself.
    pub fields: Vec<FieldPlan>,
    /// All groups.
    pub groups: Vec<GroupPlan>,
    /// Whether any field is personal.
    pub has_personal: bool,
    /// Whether the JSON form is an array of messages.
    pub json_array: bool,
    /// How the message stands in delimited text, if it may.
    pub delimited: Option<Layout>,
    /// How the message stands in fixed-width text, if it may.
    pub fixed: Option<Layout>,
    /// The fields that codes name.
    pub named_fields: Vec<NamedField>,
    /// The names of fields that codes name, yet to be looked up, with the field of the codes.
    code_paths: Vec<(FieldIx, String)>,
    /// The way through each group.
    pub steps: Vec<Steps>,
    /// The quick look at the values of each field.
    looks: Vec<Look>,
    /// The slot of each field that holds values which have nothing to do with others.
    plain_slots: Vec<Option<u32>>,
    /// The namespaces that fields stand in; empty for none.
    pub namespaces: Vec<Box<str>>,
    /// References whose target is yet to be looked up: the field, and its target's names.
    references: Vec<(FieldIx, String)>,
}

impl Plan {
    /// The field that stands for the message itself.
    pub(crate) const ROOT: FieldIx = 0;

    /// Compiles a message; messages embedded in it are looked up in `library`.
    pub(crate) fn compile(entry: &Arc<Entry>, library: &Library<'_>) -> Self {
        let message = entry.lean();
        let mut plan = Self {
            message: Arc::clone(message),
            entry: Arc::clone(entry),
            fields: Vec::new(),
            groups: Vec::new(),
            has_personal: false,
            json_array: message
                .forms
                .json
                .as_ref()
                .is_some_and(|json| json.root == JsonRoot::Array),
            delimited: None,
            fixed: None,
            named_fields: Vec::new(),
            code_paths: Vec::new(),
            steps: Vec::new(),
            looks: Vec::new(),
            plain_slots: Vec::new(),
            namespaces: Vec::new(),
            references: Vec::new(),
        };
        plan.add_root(library);
        plan.resolve_links();
        plan.resolve_codes();
        plan.delimited = Layout::delimited(&plan);
        plan.fixed = Layout::fixed(&plan);
        plan.lay_steps();
        plan.has_personal = plan.fields.iter().any(|field| field.personal.is_some());
        plan
    }

    /// Returns the field at `ix`.
    pub(crate) fn field(&self, ix: FieldIx) -> &FieldPlan {
        &self.fields[ix as usize]
    }

    /// Returns the type of the values of the field at `ix`.
    ///
    /// # Panics
    ///
    /// Panics where that field holds no values.
    pub(crate) fn value(&self, ix: FieldIx) -> &ValuePlan {
        match &self.field(ix).content {
            Content::Value(value) => value,
            _ => panic!("{} holds no values", self.field(ix).name),
        }
    }

    /// Returns the quick look at the values of the field at `ix`, if there is one by now.
    #[inline]
    pub(crate) fn look(&self, ix: FieldIx) -> Option<&Quick> {
        self.looks[ix as usize].at(|| self.value(ix))
    }

    /// Returns the slot of the field at `ix`, if it holds values which have nothing to do with others.
    #[inline]
    pub(crate) fn plain_slot(&self, ix: FieldIx) -> Option<u32> {
        self.plain_slots[ix as usize]
    }

    /// Returns the version of the SOAP envelope that the message comes in, if it comes in one.
    pub(crate) fn soap(&self) -> Option<SoapVersion> {
        self.message.forms.soap.as_ref().map(|soap| soap.version)
    }

    /// Returns how the message stands in the flat text `form`; `None` where it does not.
    pub(crate) fn layout(&self, form: Form) -> Option<&Layout> {
        match form {
            Form::Delimited => self.delimited.as_ref(),
            Form::Fixed => self.fixed.as_ref(),
            Form::Xml | Form::Json => None,
        }
    }

    /// Says whether a message may hold no field but those of its spec, at its top.
    pub(crate) fn takes_no_other(&self) -> bool {
        match self.field(Self::ROOT).content {
            Content::Group(group) => self.group(group).extra == Extra::Forbid,
            _ => false,
        }
    }

    /// Returns the group at `ix`.
    pub(crate) fn group(&self, ix: GroupIx) -> &GroupPlan {
        &self.groups[ix as usize]
    }
}
