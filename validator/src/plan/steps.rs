//! The way through a group that messages mostly take: its fields in the order of the spec, each with
//! its name as bytes to compare.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use super::{Content, FieldIx, GroupIx, GroupPlan, Plan};
use crate::quick::Quick;
use crate::value::ValuePlan;

/// How many bytes are compared together.
pub(crate) const BLOCK: usize = 32;

/// The way through a group, in each form that has names.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    /// Its elements.
    pub elements: Box<[Step]>,
    /// Its JSON keys.
    pub keys: Box<[Step]>,
    /// The slots of fields that must be there, or often enough: if none is lacking, nothing is.
    pub needed: Box<[(u32, u32)]>,
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
        /// The look.
        look: Look,
        /// Whether a rule names the field.
        is_kept: bool,
        /// The choice that it belongs to.
        choice: Option<u32>,
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
    pub(crate) fn at(&self, value: &ValuePlan) -> Option<&Quick> {
        match self.quick.get() {
            Some(quick) => quick.as_ref(),
            None => self.make(value),
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
    words: [u64; BLOCK / 8],
    masks: [u64; BLOCK / 8],
    text: Box<[u8]>,
}

impl Tag {
    fn new(name: &str, mark: u8) -> Self {
        let text: Vec<u8> = name.bytes().chain([mark]).collect();
        let (mut bytes, mut mask) = ([0; BLOCK], [0; BLOCK]);
        for (at, byte) in text.iter().take(BLOCK).enumerate() {
            bytes[at] = *byte;
            mask[at] = 0xFF;
        }
        Self { words: words(&bytes), masks: words(&mask), text: text.into() }
    }

    /// Returns how many bytes it has.
    #[inline]
    pub(crate) fn length(&self) -> usize {
        self.text.len()
    }

    /// Says whether it stands at `at`.
    #[inline]
    pub(crate) fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        match bytes.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) {
            Some(block) if self.text.len() <= BLOCK => {
                let found = words(block);
                let differs = |word: usize| (found[word] ^ self.words[word]) & self.masks[word];
                differs(0) | differs(1) | differs(2) | differs(3) == 0
            }
            _ => bytes.get(at..at + self.text.len()) == Some(&*self.text),
        }
    }
}

#[inline]
fn words(block: &[u8; BLOCK]) -> [u64; BLOCK / 8] {
    let (words, _) = block.as_chunks::<8>();
    [0, 1, 2, 3].map(|at| u64::from_le_bytes(words[at]))
}

impl Plan {
    /// Lays the way through each group.
    pub(super) fn lay_steps(&mut self) {
        self.namespaces = self.distinct_namespaces();
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
            Content::Value(_) => StepContent::Value {
                look: Look::default(),
                is_kept: field.is_kept,
                choice: place.choice,
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
