//! Which quick look a type of value gets.

use super::automaton::Automaton;
use super::codes::Texts;
use super::numbers::Bounds;
use super::shape::{self, Shape};
use super::{How, Quick, is_judged_good};
use crate::temporal::Layout;
use crate::value::{BasePlan, LengthPlan, ValuePlan};

impl Quick {
    /// Makes the look for values of `value`; `None` where nothing is ever surely good.
    pub(crate) fn compile(value: &ValuePlan) -> Option<Self> {
        let (how, judges_checks) = match &value.base {
            BasePlan::Unjudged => return None,
            BasePlan::Text => of_text(value),
            BasePlan::Integer | BasePlan::Decimal => (of_number(value), false),
            BasePlan::Temporal(layout) => (of_moment(value, layout), false),
            BasePlan::Boolean { spellings, .. } => {
                (of_texts(value, spellings.iter().map(|it| &**it)), true)
            }
            BasePlan::Binary if has_base_alone(value) => {
                (Some(How::Binary(value.size_max.unwrap_or(u64::MAX))), false)
            }
            BasePlan::AnyOf(types) if has_base_alone(value) => (of_any(types), false),
            _ => (None, true),
        };
        match how {
            Some(how) if !judges_checks => {
                Some(Self { how, checks: value.checks.as_slice().into() })
            }
            how => Some(Self { how: how.unwrap_or(How::Judge), checks: [].into() }),
        }
    }
}

/// Says whether nothing but its base (and the size of base64) and checks narrows a type.
fn has_base_alone(value: &ValuePlan) -> bool {
    value.length.is_none()
        && value.range == (None, None)
        && value.digits.is_none()
        && has_no_list(value)
}

fn has_no_list(value: &ValuePlan) -> bool {
    value.codes.is_none() && value.constant.is_none() && value.patterns.is_empty()
}

/// Returns the look for text, and whether it has judged the semantic checks beforehand.
fn of_text(value: &ValuePlan) -> (Option<How>, bool) {
    if value.range != (None, None) || value.digits.is_some() {
        return (None, true);
    }
    if let Some(constant) = &value.constant {
        return (of_texts(value, [&**constant].into_iter()), true);
    }
    if let Some(codes) = &value.codes {
        return (of_texts(value, codes.always_good()), true);
    }
    let length = value.length.unwrap_or(LengthPlan::ANY);
    let how = match value.patterns.as_slice() {
        [] => Some(How::Prose(length)),
        [pattern] => of_pattern(&pattern.in_rust(), length),
        _ => None,
    };
    let is_none = how.is_none();
    (how, is_none)
}

/// Makes a table of those of `texts` that the full judgement finds nothing wrong with.
fn of_texts<'t>(value: &ValuePlan, texts: impl Iterator<Item = &'t str>) -> Option<How> {
    Texts::new(texts.filter(|text| is_judged_good(value, text))).map(How::Texts)
}

fn of_pattern(pattern: &str, length: LengthPlan) -> Option<How> {
    if let Some(mut shapes) = shape::of_pattern(pattern) {
        shapes.retain(|shape| length.takes_ascii(shape.length));
        return Some(How::Shapes(shapes.into()));
    }
    let automaton = Automaton::compile(pattern)?;
    Some(How::Pattern(Box::new((automaton, length))))
}

fn of_number(value: &ValuePlan) -> Option<How> {
    if has_no_list(value) { Bounds::new(value).map(How::Number) } else { None }
}

/// Returns the look for values of any of `types`, if each has one that speaks for the text, too.
fn of_any(types: &[ValuePlan]) -> Option<How> {
    use How::{Moment, Number, Pattern, Prose, Shapes};
    let look = |value: &ValuePlan| {
        let look = Quick::compile(value)?;
        let is_whole =
            matches!(look.how, Shapes(_) | Moment(_) | Prose(_) | Number(_) | Pattern(_));
        is_whole.then_some(look)
    };
    types.iter().map(look).collect::<Option<Vec<_>>>().map(|looks| How::Any(looks.into()))
}

fn of_moment(value: &ValuePlan, layout: &Layout) -> Option<How> {
    if !has_base_alone(value) {
        return None;
    }
    let ranges = layout.byte_ranges();
    let shape = ranges
        .into_iter()
        .try_fold(Shape::EMPTY, |shape, (least, greatest)| shape.push(least, greatest))?;
    shape.is_plain().then(|| How::Moment(Box::new((shape, layout.clone()))))
}
