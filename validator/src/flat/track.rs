//! The way through a record that is mostly taken: each of its values stands where it should, and is
//! good.
//!
//! A track is made of a record's row, once. It says with bits, one a value, what a clean record may
//! lack and what it leaves behind in the checker, so that such a record need not be told value by
//! value. What a track does not know how to take, it does not take: the record is then told.

use super::layout::{Leaf, Move, Record, Row};
use crate::plan::{Content, FieldIx, GroupIx, GroupPlan, Look, Plan};

/// Values of a record, one bit each, by their places in the order of the spec.
pub(crate) type Values = u128;

/// How many values a record with a track may have.
const MOST: usize = Values::BITS as usize;

/// A value on the track.
#[derive(Debug)]
pub(crate) struct Mark {
    /// Its field.
    pub field: FieldIx,
    /// How it is looked at; `None` where only being told will do.
    pub look: Option<Look>,
    /// Whether it is told even if it is empty.
    pub tells_empty: bool,
    /// Its bit.
    pub bit: Values,
}

/// A member of the record's own group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Top {
    /// Its slot.
    pub slot: u32,
    /// Its values: one, or those of a group.
    pub values: Values,
}

/// A group, and what it must have if it has anything.
#[derive(Debug)]
pub(crate) struct Inside {
    /// Its values.
    pub values: Values,
    /// Values that it must have.
    pub all: Values,
    /// Groups in it of each of which it must have some value.
    pub some: Box<[Values]>,
}

/// What is noted of a clean record where somebody wants to know what it says.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Note {
    /// A value of the innermost group's slot.
    Value(u32, usize),
    /// A group in the innermost group's slot begins, if it has any of these values.
    Enter(u32, Values),
    /// It ends, if it had.
    Leave(Values),
}

/// The way through a record.
#[derive(Debug)]
pub(crate) struct Track {
    /// Its values.
    pub marks: Box<[Mark]>,
    /// The members of its own group.
    pub tops: Box<[Top]>,
    /// Its own group, and those in it.
    pub groups: Box<[Inside]>,
    /// Values, and those that may not follow if they are missing.
    pub gaps: Box<[(Values, Values)]>,
    /// All of it in order.
    pub notes: Box<[Note]>,
    /// The slot of the record's group in the group around it, and its field.
    pub own: (u32, FieldIx),
    /// Whether a clean record leaves nothing behind but that it was there, so that its group need
    /// not be opened.
    pub is_light: bool,
    /// Whether a rule names any value.
    pub is_kept: bool,
}

impl Track {
    /// Lays the track through `record`; `None` where it can't be taken at all.
    pub(super) fn lay(plan: &Plan, record: &Record, paths: &[Vec<Box<str>>]) -> Option<Self> {
        if record.row.leaves.len() > MOST {
            return None;
        }
        let mut own = (0, Plan::ROOT);
        for name in &record.path {
            let Content::Group(group) = plan.field(own.1).content else { return None };
            own = inner(plan, group, name)?;
        }
        let Content::Group(group) = plan.field(own.1).content else { return None };
        let field = plan.field(own.1);
        let is_special = field.deprecated.is_some() || plan.group(group).embeds.is_some();
        if is_special {
            return None;
        }
        let mut layer = Layer { plan, row: &record.row, groups: Vec::new(), notes: Vec::new() };
        let mut gaps = Vec::new();
        let tops = layer.group(group, 0..record.row.moves.len(), &mut gaps)?;
        let marks = layer.marks(group);
        let is_below =
            |path: &Vec<_>| path.len() > record.path.len() && path.starts_with(&record.path);
        let has_below = paths.iter().any(is_below);
        Some(Self {
            tops: tops.into(),
            groups: layer.groups.into(),
            gaps: gaps.into(),
            notes: layer.notes.into(),
            own,
            is_light: !has_below && is_simple(plan, own.1, plan.group(group)),
            is_kept: marks.iter().any(|mark| plan.field(mark.field).is_kept),
            marks: marks.into(),
        })
    }

    /// Returns how many members a record with these values has, itself and its groups, without its
    /// values; `None` if it lacks something, but for what other records may bring.
    #[inline]
    pub(crate) fn groups(&self, filled: Values) -> Option<u32> {
        let mut count = 0;
        for group in &self.groups {
            if filled & group.values == 0 {
                continue;
            }
            if filled & group.all != group.all || group.some.iter().any(|it| filled & it == 0) {
                return None;
            }
            count += 1;
        }
        let breaks = |(own, later): &(Values, Values)| filled & own == 0 && filled & later != 0;
        (count > 0 && !self.gaps.iter().any(breaks)).then_some(count)
    }
}

/// Returns the bit of the value at `leaf`.
fn bit(leaf: usize) -> Values {
    1 << leaf
}

fn bits(leaves: std::ops::Range<usize>) -> Values {
    leaves.fold(0, |all, leaf| all | bit(leaf))
}

/// Returns the slot and field of the group called `name` in `group`.
fn inner(plan: &Plan, group: GroupIx, name: &str) -> Option<(u32, FieldIx)> {
    let slots = (0..).zip(&plan.group(group).slots);
    let mut groups = slots.filter(|(_, slot)| {
        let field = plan.field(slot.field);
        *field.name == *name && matches!(field.content, Content::Group(_))
    });
    groups.next().map(|(at, slot)| (at, slot.field))
}

/// Says whether a group that has all it needs leaves nothing behind when it ends.
fn is_simple(plan: &Plan, field: FieldIx, group: &GroupPlan) -> bool {
    let links = plan.field(field).links;
    let has_rules = group.keeps || !group.rules.is_empty() || !group.conditions.is_empty();
    let repeats = |at: FieldIx| plan.field(at).min > 1;
    plan.field(field).deprecated.is_none()
        && !plan.field(field).is_kept
        && !links.is_scope
        && !links.is_codes_scope
        && group.embeds.is_none()
        && group.choices.is_empty()
        && !has_rules
        && !group.slots.iter().any(|slot| repeats(slot.field))
}

/// What a track is laid with.
struct Layer<'p> {
    plan: &'p Plan,
    row: &'p Row,
    groups: Vec<Inside>,
    notes: Vec<Note>,
}

impl Layer<'_> {
    /// Lays the way through the `moves` of a group and returns its members; `None` where they are
    /// not its own.
    fn group(
        &mut self,
        group: GroupIx,
        moves: std::ops::Range<usize>,
        gaps: &mut Vec<(Values, Values)>,
    ) -> Option<Vec<Top>> {
        let number = self.groups.len();
        self.groups.push(Inside { values: 0, all: 0, some: [].into() });
        let (mut tops, mut all, mut some) = (Vec::new(), 0, Vec::new());
        let mut at = moves.start;
        while at < moves.end {
            let (top, later, next) = match &self.row.moves[at] {
                Move::Leaf(leaf) => {
                    let found = &self.row.leaves[*leaf];
                    let slot = slot_of(self.plan.group(group), found.field)?;
                    self.notes.push(Note::Value(slot, *leaf));
                    let after = leaf + 1..(leaf + 1 + found.later).min(self.row.leaves.len());
                    (Top { slot, values: bit(*leaf) }, bits(after), at + 1)
                }
                Move::Enter { name, leaves, end, later, .. } => {
                    let (slot, field) = inner(self.plan, group, name)?;
                    let Content::Group(ix) = self.plan.field(field).content else { return None };
                    let values = bits(leaves.clone());
                    self.notes.push(Note::Enter(slot, values));
                    self.group(ix, at + 1..end - 1, gaps)?;
                    self.notes.push(Note::Leave(values));
                    let last = (leaves.end + later * leaves.len()).min(self.row.leaves.len());
                    (Top { slot, values }, bits(leaves.end..last), *end)
                }
                Move::Leave => return None,
            };
            let place = self.plan.group(group).slots[top.slot as usize];
            let is_first = !tops.iter().any(|it: &Top| it.slot == top.slot);
            if is_first && place.choice.is_none() && self.plan.field(place.field).mandatory {
                match top.values.count_ones() {
                    1 => all |= top.values,
                    _ => some.push(top.values),
                }
            }
            gaps.extend((later != 0).then_some((top.values, later)));
            tops.push(top);
            at = next;
        }
        let values = tops.iter().fold(0, |all, top| all | top.values);
        self.groups[number] = Inside { values, all, some: some.into() };
        Some(tops)
    }

    /// Returns how each value is looked at; `own` is the record's group.
    fn marks(&self, own: GroupIx) -> Vec<Mark> {
        let leaves = self.row.leaves.iter().enumerate();
        leaves.map(|(at, leaf)| self.mark(own, bit(at), leaf)).collect()
    }

    fn mark(&self, own: GroupIx, bit: Values, leaf: &Leaf) -> Mark {
        let field = self.plan.field(leaf.field);
        let is_value = matches!(field.content, Content::Value(_)) && leaf.parts.is_none();
        let is_noted = field.deprecated.is_some() || field.links.any() || field.links.has_standing;
        let can_be_taken = is_value && !is_noted && self.is_in_simple(own, leaf.field);
        Mark {
            field: leaf.field,
            look: can_be_taken.then(Look::default),
            tells_empty: leaf.tells_empty,
            bit,
        }
    }

    /// Says whether the groups of a value up to `own` leave nothing behind, and its own place is no
    /// alternative.
    fn is_in_simple(&self, own: GroupIx, field: FieldIx) -> bool {
        let mut at = self.plan.field(field).parent;
        let Content::Group(around) = self.plan.field(at).content else { return false };
        let slot = slot_of(self.plan.group(around), field);
        let place = slot.map(|slot| self.plan.group(around).slots[slot as usize]);
        if place.is_none_or(|place| place.choice.is_some()) {
            return false;
        }
        while let Content::Group(group) = self.plan.field(at).content {
            if group == own {
                return true;
            }
            let up = self.plan.field(at).parent;
            if up == at || !is_simple(self.plan, at, self.plan.group(group)) || self.is_choice(at) {
                return false;
            }
            at = up;
        }
        false
    }

    fn is_choice(&self, field: FieldIx) -> bool {
        let Content::Group(around) = self.plan.field(self.plan.field(field).parent).content else {
            return true;
        };
        let group = self.plan.group(around);
        slot_of(group, field).is_none_or(|slot| group.slots[slot as usize].choice.is_some())
    }
}

fn slot_of(group: &GroupPlan, field: FieldIx) -> Option<u32> {
    let slot = group.slots.iter().position(|slot| slot.field == field)?;
    u32::try_from(slot).ok()
}
