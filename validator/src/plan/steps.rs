//! The way through a group that messages mostly take: its fields in the order of the spec, each with
//! its name as bytes to compare.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use super::{Content, FieldIx, GroupIx, GroupPlan, Plan};
use crate::events::Kind;
use crate::quick::Quick;
use crate::value::ValuePlan;

/// How many bytes are compared together.
const HEAD: usize = 16;

/// The way through a group, in each form that has names.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    /// Its elements.
    pub elements: Box<[Step]>,
    /// Its JSON keys.
    pub keys: Box<[Step]>,
    /// The slots of fields that must be there, or often enough: if none is lacking, nothing is.
    pub needed: Box<[(u32, u32)]>,
    /// Whether nothing but that is judged of the group when it ends.
    pub ends_simply: bool,
}

/// A field on the way through its group.
#[derive(Debug)]
pub(crate) struct Step {
    /// What follows the mark before a name, `<` or `"`.
    pub tag: Tag,
    /// Its slot.
    pub slot: u32,
    /// Its field.
    pub field: FieldIx,
    /// The greatest number of occurrences.
    pub max: u32,
    /// Its place in the order of the group.
    pub rank: u32,
    /// Which of the plan's namespaces it stands in.
    pub namespace: u32,
    /// What it holds.
    pub content: StepContent,
}

/// What a field on the way holds.
#[derive(Debug)]
pub(crate) enum StepContent {
    /// A value, and how it is looked at.
    Value {
        /// Whether a string of JSON may be one.
        is_string: bool,
        /// Whether nothing else has to do with it: no rule names it, and it is in no choice.
        is_alone: bool,
        /// Whether one that is empty counts as not sent, and may.
        may_be_empty: bool,
    },
    /// Further fields.
    Group(GroupIx),
    /// Something that only the reader's own events tell.
    Other,
}

/// A quick look at the values of a field, made once some have come: it takes longer to make than to
/// judge a few values in full, and most runs judge but one message.
#[derive(Debug, Default)]
pub(crate) struct Look {
    /// How many values came before it was made.
    seen: AtomicU8,
    /// The look; `None` where no value is surely good.
    quick: OnceLock<Option<Quick>>,
}

/// How many values are judged in full before a quick look is made.
const FEW: u8 = 8;

impl Look {
    /// Returns the look at values of `value`, if there is one by now.
    #[inline]
    pub(crate) fn at<'v>(&self, value: impl Fn() -> &'v ValuePlan) -> Option<&Quick> {
        match self.quick.get() {
            Some(quick) => quick.as_ref(),
            None => self.make(value()),
        }
    }

    #[cold]
    fn make(&self, value: &ValuePlan) -> Option<&Quick> {
        if self.seen.fetch_add(1, Ordering::Relaxed) < FEW {
            return None;
        }
        self.quick.get_or_init(|| Quick::compile(value)).as_ref()
    }
}

/// A name and the mark after it, `Name>` or `Name"`.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Its first bytes, and which bits of them count.
    head: u128,
    bits: u128,
    text: Box<[u8]>,
}

impl Tag {
    fn new(name: &str, mark: u8) -> Self {
        let text: Vec<u8> = name.bytes().chain([mark]).collect();
        let (mut head, mut bits) = ([0; HEAD], [0; HEAD]);
        for (at, byte) in text.iter().take(HEAD).enumerate() {
            head[at] = *byte;
            bits[at] = 0xFF;
        }
        let (head, bits) = (u128::from_le_bytes(head), u128::from_le_bytes(bits));
        Self { head, bits, text: text.into() }
    }

    /// Returns how many bytes it has.
    #[inline]
    pub(crate) fn length(&self) -> usize {
        self.text.len()
    }

    /// Returns the name, without the mark after it.
    pub(crate) fn name(&self) -> &[u8] {
        &self.text[..self.text.len() - 1]
    }

    /// Says whether it stands at `at`.
    #[inline]
    pub(crate) fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        self.is_in(&Name::at(bytes, at))
    }

    /// Says whether it is what stands at a place.
    #[inline]
    pub(crate) fn is_in(&self, name: &Name<'_>) -> bool {
        (name.head ^ self.head) & self.bits == 0
            && (self.text.len() <= HEAD && name.rest.len() >= HEAD
                || name.rest.starts_with(&self.text))
    }
}

/// What stands at a place, to be compared with several tags.
#[derive(Debug)]
pub(crate) struct Name<'a> {
    head: u128,
    rest: &'a [u8],
}

impl<'a> Name<'a> {
    /// Looks at `at`.
    #[inline]
    pub(crate) fn at(bytes: &'a [u8], at: usize) -> Self {
        let rest = bytes.get(at..).unwrap_or_default();
        let head = match rest.first_chunk::<HEAD>() {
            Some(head) => u128::from_le_bytes(*head),
            None => short_head(rest),
        };
        Self { head, rest }
    }
}

#[cold]
fn short_head(rest: &[u8]) -> u128 {
    let mut head = [0; HEAD];
    head[..rest.len()].copy_from_slice(rest);
    u128::from_le_bytes(head)
}

impl Plan {
    /// Lays the way through each group.
    pub(super) fn lay_steps(&mut self) {
        self.namespaces = self.distinct_namespaces();
        self.looks.resize_with(self.fields.len(), Look::default);
        self.plain_slots = vec![None; self.fields.len()];
        for (slot, place) in self.groups.iter().flat_map(|group| (0..).zip(&group.slots)) {
            let is_plain = place.choice.is_none() && self.field(place.field).is_plain();
            self.plain_slots[place.field as usize] = is_plain.then_some(slot);
        }
        self.steps = self.groups.iter().map(|group| self.steps_of(group)).collect();
    }

    fn distinct_namespaces(&self) -> Vec<Box<str>> {
        let mut all: Vec<Box<str>> = Vec::new();
        for field in &self.fields {
            let namespace = field.namespace.as_deref().unwrap_or_default();
            if !all.iter().any(|known| **known == *namespace) {
                all.push(namespace.into());
            }
        }
        all
    }

    fn steps_of(&self, group: &GroupPlan) -> Steps {
        let named = |names: &[super::group::Key], mark: u8| {
            let mut steps: Vec<Step> = names
                .iter()
                .filter(|key| names.iter().filter(|other| other.name == key.name).count() == 1)
                .map(|key| self.step(group, &key.name, key.slot, mark))
                .collect();
            steps.sort_by_key(|step| step.slot);
            steps.into_boxed_slice()
        };
        let needed = (0..).zip(&group.slots).filter_map(|(slot, place)| {
            let field = self.field(place.field);
            let is_needed = (place.choice.is_none() && field.mandatory) || field.min > 1;
            is_needed.then_some((slot, field.min.max(1)))
        });
        Steps {
            elements: named(&group.elements, b'>'),
            keys: named(&group.keys, b'"'),
            needed: needed.collect(),
            ends_simply: group.choices.is_empty()
                && !group.keeps
                && group.rules.is_empty()
                && group.conditions.is_empty(),
        }
    }

    fn step(&self, group: &GroupPlan, name: &str, slot: u32, mark: u8) -> Step {
        let place = group.slots[slot as usize];
        let field = self.field(place.field);
        let namespace = field.namespace.as_deref().unwrap_or_default();
        let namespace = self.namespaces.iter().position(|known| **known == *namespace);
        let is_linked = field.links.any() || field.links.has_standing;
        let content = match &field.content {
            _ if field.deprecated.is_some() || is_linked => StepContent::Other,
            Content::Value(value) => StepContent::Value {
                is_string: value.takes(Kind::String),
                is_alone: !field.is_kept && place.choice.is_none(),
                may_be_empty: field.empty_is_absent && !field.mandatory,
            },
            Content::Group(inner) if self.group(*inner).embeds.is_none() => {
                StepContent::Group(*inner)
            }
            _ => StepContent::Other,
        };
        Step {
            tag: Tag::new(name, mark),
            slot,
            field: place.field,
            max: field.max,
            rank: place.rank,
            namespace: u32::try_from(namespace.unwrap_or_default()).unwrap_or(u32::MAX),
            content,
        }
    }
}
