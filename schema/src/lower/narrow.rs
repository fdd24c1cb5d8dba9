//! Constraints held against those that a named type already has.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::layout::read_moment;
use super::scalars::{compare_numbers, is_number};
use super::{Lower, View, bases, read_size};
use crate::found::At;
use crate::model::{Base, CodeList, CodesUse, Digits, Encoding, Length, Max, Occurs, Range, Value};

impl<'a> Lower<'a> {
    /// Refuses to change what a named type is; only a list's count may shrink.
    pub(super) fn keep_base(&mut self, view: View<'a>, value: &mut Value) {
        let fixed: &[&str] = match &value.base {
            Base::Temporal { .. } => &["format", "unknown-parts"],
            Base::Boolean { .. } => &["values"],
            Base::Embedded { message, encoding } => match (message, encoding) {
                (None, Encoding::None) => &[],
                _ => &["message", "encoding"],
            },
            Base::List { .. } => &["of", "separator"],
            Base::Composite { .. } => &["separator", "parts", "widths", "layout"],
            Base::AnyOf(_) => &["any-of"],
            _ => &[],
        };
        for key in fixed.iter().filter(|key| view.has(key)) {
            self.widened(view.at_key(key), key, bases::name_of(&value.base));
        }
        match &mut value.base {
            Base::List { occurs, .. } if view.has("base") && view.has("occurs") => {
                let before = *occurs;
                let new = self.occurs(view, &crate::model::Presence::Mandatory, before.max);
                if !is_within(new, before) {
                    self.widened(view.at_key("occurs"), "occurs", &show(before));
                }
                *occurs = new;
            }
            Base::Embedded { message, encoding } if fixed.is_empty() => {
                (*message, *encoding) = self.embedded(view);
            }
            _ => {}
        }
    }

    pub(super) fn range(&mut self, view: View<'a>, value: &mut Value) {
        let Some(range) = view.get("range") else { return };
        let mut bound = |key: &str| {
            let text = range.text(key)?;
            if is_value(&value.base, text) {
                return Some(text.to_owned());
            }
            let base = bases::name_of(&value.base);
            let (vi, en) =
                (format!("`{text}` không phải {base}"), format!("`{text}` is no {base}"));
            self.wrong(range.at_key(key), "range", vi, en);
            None
        };
        let (min, max) = (bound("min"), bound("max"));
        let compare = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => compare_values(&value.base, a, b),
            _ => Ordering::Equal,
        };
        if compare(&min, &max) == Ordering::Greater {
            self.wrong(range.at(), "range", "min lớn hơn max", "min is greater than max");
        }
        let before = value.range.take().unwrap_or_default();
        if compare(&min, &before.min) == Ordering::Less
            || compare(&max, &before.max) == Ordering::Greater
        {
            let shown = |bound: &Option<String>| bound.clone().unwrap_or_default();
            let base = format!("{}..{}", shown(&before.min), shown(&before.max));
            self.widened(range.at(), "range", &base);
        }
        value.range = Some(Range { min: min.or(before.min), max: max.or(before.max) });
    }

    pub(super) fn digits(&mut self, view: View<'a>, value: &mut Value) {
        let Some(digits) = view.get("digits") else { return };
        let before = value.digits.unwrap_or(Digits { total: None, fraction: None });
        let (total, fraction) = (digits.count("total"), digits.count("fraction"));
        let wider = |new: Option<u32>, old: Option<u32>| matches!((new, old), (Some(new), Some(old)) if new > old);
        if wider(total, before.total) || wider(fraction, before.fraction) {
            let shown =
                |count: Option<u32>| count.map_or("?".to_owned(), |count| count.to_string());
            let base = format!("{},{}", shown(before.total), shown(before.fraction));
            self.widened(digits.at(), "digits", &base);
        }
        let new = Digits { total: total.or(before.total), fraction: fraction.or(before.fraction) };
        if wider(new.fraction, new.total) || new.total == Some(0) {
            let (vi, en) = (
                "total phải từ 1 và không dưới fraction",
                "total must be 1 or more, and no less than fraction",
            );
            self.wrong(digits.at(), "digits", vi, en);
        }
        value.digits = Some(new);
    }

    pub(super) fn size(&mut self, view: View<'a>, value: &mut Value) {
        let Some(size) = view.get("size") else { return };
        let Some(max) = size.text("max").and_then(read_size) else { return };
        if let Some(before) = value.size_max.filter(|before| max > *before) {
            self.widened(size.at(), "size", &before.to_string());
        }
        value.size_max = Some(max);
    }

    pub(super) fn check_narrower_codes(&mut self, at: At, old: &CodesUse, new: &Arc<CodeList>) {
        let known: BTreeSet<_> = old.list.values.iter().map(|code| code.code.as_str()).collect();
        if new.values.iter().any(|code| !known.contains(code.code.as_str())) {
            self.widened(at, "codes", &old.list.name);
        }
    }

    pub(super) fn constant(&mut self, view: View<'a>, value: &mut Value) {
        let Some(text) = view.text("const") else { return };
        let at = view.at_key("const");
        if let Some(before) = value.constant.as_ref().filter(|before| *before != text) {
            let before = before.clone();
            self.widened(at, "const", &before);
        }
        if !is_value(&value.base, text)
            || !is_of_length(value.length, text)
            || !is_code(value, text)
        {
            let (vi, en) =
                ("trái với các ràng buộc khác của trường", "it breaks the other constraints");
            self.wrong(at, "const", vi, en);
        }
        value.constant = Some(text.to_owned());
    }
}

fn is_code(value: &Value, text: &str) -> bool {
    value.codes.as_ref().is_none_or(|codes| codes.list.find(text).is_some())
}

fn is_of_length(length: Option<Length>, text: &str) -> bool {
    let count = text.chars().count();
    match length {
        Some(Length::Fixed { exactly, unit: crate::model::LengthUnit::Characters }) => {
            count == exactly as usize
        }
        Some(Length::Variable {
            max: Some(max),
            unit: crate::model::LengthUnit::Characters,
            ..
        }) => count <= max as usize,
        _ => true,
    }
}

/// Says whether `text` is a value of `base`, as far as that shows without a message.
fn is_value(base: &Base, text: &str) -> bool {
    match base {
        Base::Integer => is_number(text, true),
        Base::Decimal => is_number(text, false),
        Base::Temporal { format, .. } => read_moment(text, format).is_some(),
        Base::Boolean { truths, falsehoods } => {
            truths.iter().chain(falsehoods).any(|spelling| spelling == text)
        }
        _ => true,
    }
}

fn compare_values(base: &Base, a: &str, b: &str) -> Ordering {
    match base {
        Base::Temporal { format, .. } => read_moment(a, format).cmp(&read_moment(b, format)),
        _ => compare_numbers(a, b),
    }
}

/// Says whether `new` admits nothing that `old` does not.
pub(super) fn is_within(new: Occurs, old: Occurs) -> bool {
    let above = match (new.max, old.max) {
        (_, Max::Unbounded) => false,
        (Max::Unbounded, Max::Times(_)) => true,
        (Max::Times(new), Max::Times(old)) => new > old,
    };
    new.min >= old.min && !above
}

/// Shows how often something occurs.
pub(super) fn show(occurs: Occurs) -> String {
    match occurs.max {
        Max::Times(max) => format!("{}..{max}", occurs.min),
        Max::Unbounded => format!("{}..", occurs.min),
    }
}
