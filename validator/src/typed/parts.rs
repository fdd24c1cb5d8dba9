//! The parts of values that hold several: composites and lists.

use lienthong_schema::model::Parts;

use crate::value::{BasePlan, SplitPlan, ValuePlan};

/// Returns the part `name` of the composite `text`; of several types, the first that has one.
pub(super) fn part<'t>(plan: &ValuePlan, text: &'t str, name: &str) -> Option<&'t str> {
    match &plan.base {
        BasePlan::Composite(split) => split_part(split, text, name),
        BasePlan::AnyOf(all) => all.iter().find_map(|plan| part(plan, text, name)),
        _ => None,
    }
}

fn split_part<'t>(split: &SplitPlan, text: &'t str, name: &str) -> Option<&'t str> {
    let at = split.parts.iter().position(|part| *part.name == *name)?;
    match &split.layout {
        Parts::Separated(separator) => text.split(separator.as_str()).nth(at),
        Parts::Widths(widths) => {
            let start = widths[..at].iter().sum::<u32>() as usize;
            let width = *widths.get(at)? as usize;
            let place = |index: usize| text.char_indices().nth(index).map_or(text.len(), |it| it.0);
            text.get(place(start)..place(start + width))
        }
        Parts::Tlv => tagged(text, split.parts[at].tag.as_deref()?),
    }
}

/// Returns the value with `tag` in tag-length-value text.
fn tagged<'t>(mut text: &'t str, tag: &str) -> Option<&'t str> {
    loop {
        let length: usize = text.get(2..4)?.parse().ok()?;
        let rest = &text[4..];
        let end = rest.char_indices().nth(length).map_or(rest.len(), |it| it.0);
        if text.get(..2) == Some(tag) {
            return Some(&rest[..end]);
        }
        text = &rest[end..];
    }
}

/// Returns the members of the list `text`; of any other value, itself.
pub(super) fn items<'t>(plan: &ValuePlan, text: &'t str) -> Vec<&'t str> {
    match &plan.base {
        BasePlan::List { separator, .. } => text.split(&**separator).collect(),
        _ => vec![text],
    }
}
