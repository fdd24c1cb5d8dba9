//! Whether a text may be the value of a column: asked only of records that are not clean.

use super::layout::Leaf;
use crate::numbers::Notation;
use crate::plan::{Content, Plan};
use crate::rules::Effect;

/// Says whether `text` may be the value of `leaf`. An empty one may unless it is mandatory; a column
/// with repeats or parts, or that the spec says nothing of, takes anything.
pub(super) fn fits(plan: &Plan, leaf: Option<&Leaf>, text: &str) -> bool {
    let Some(leaf) = leaf else { return true };
    if text.trim().is_empty() {
        return !leaf.mandatory;
    }
    let Content::Value(value) = &plan.field(leaf.field).content else { return true };
    if leaf.repeats || leaf.parts.is_some() {
        return true;
    }
    let mut fits = true;
    value.judge(text, Notation::Plain, &mut |fault| {
        fits &= fault.is_warning || fault.rule.effect != Effect::Invalid;
    });
    fits
}
