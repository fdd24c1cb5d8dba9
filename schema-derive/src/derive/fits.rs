//! Whether a Rust type holds exactly what a spec allows: no value is lost, none is let in.

use lienthong_schema::model::{Base, Field, Length, LengthUnit, Temporal, Value};

use super::held::Known;
use crate::codegen::{Type, text_type};

/// Says what the spec asks for where a type does not hold what `value` allows.
pub(crate) fn refusal(known: Known, field: &Field, value: &Value) -> Option<String> {
    let is_right = match (known, &value.base) {
        (Known::Other | Known::Float, _)
        | (Known::Any, Base::Any | Base::Embedded { .. })
        | (Known::Integer, Base::Integer)
        | (Known::AnyDecimal, Base::Decimal) => true,
        (Known::Any, _) | (_, Base::Any | Base::Embedded { .. }) => false,
        (Known::Text, _) => true,
        (Known::Length(min, max), _) => is_as_long(min, max, field, value),
        (Known::Bool, Base::Boolean { truths, falsehoods }) => {
            truths == &["true"] && falsehoods == &["false"]
        }
        (Known::Whole(min, max), Base::Integer) => {
            let (least, most) = whole_bounds(value);
            min <= least && most <= max
        }
        (Known::Decimal, Base::Decimal) => digits(value).is_none_or(|digits| digits <= 28),
        (Known::Date, Base::Temporal { kind: Temporal::Date, format, unknown_parts }) => {
            has(format, &["yyyy", "MM", "dd"]) && !unknown_parts
        }
        (Known::Time, Base::Temporal { kind: Temporal::Time, format, .. }) => has(format, &["HH"]),
        (Known::DateTime, Base::Temporal { kind: Temporal::DateTime, format, unknown_parts }) => {
            has(format, &["yyyy", "MM", "dd", "HH"]) && !unknown_parts
        }
        _ => false,
    };
    (!is_right).then(|| asked(field, value))
}

fn has(format: &str, units: &[&str]) -> bool {
    units.iter().all(|unit| format.contains(unit))
}

/// Says whether `Text<MIN, MAX>` has the bounds of a value.
fn is_as_long(min: u32, max: u32, field: &Field, value: &Value) -> bool {
    if let Some(Type::Text { min: least, max: most }) = text_type(field, value) {
        return (min.max(1), max) == (least.max(1), most);
    }
    let is_text = matches!(value.base, Base::Text | Base::Code);
    is_text
        && match value.length {
            None | Some(Length::Unstated) => (min, max) == (1, u32::MAX),
            Some(Length::Fixed { exactly, unit: LengthUnit::Characters }) => {
                (min, max) == (exactly, exactly)
            }
            Some(Length::Variable { min: least, max: most, unit: LengthUnit::Characters }) => {
                (min, max) == (least.max(1), most.unwrap_or(u32::MAX))
            }
            Some(_) => false,
        }
}

/// Returns the least and the greatest whole number that a value may be.
fn whole_bounds(value: &Value) -> (i128, i128) {
    let range = value.range.clone().unwrap_or_default();
    let bound = |text: Option<String>| text.and_then(|text| text.parse::<i128>().ok());
    let by_digits = digits(value).and_then(|digits| 10_i128.checked_pow(digits)).map(|it| it - 1);
    let least = bound(range.min).or(by_digits.map(|most| -most)).unwrap_or(i128::MIN);
    let most = bound(range.max).or(by_digits).unwrap_or(i128::MAX);
    (least, most)
}

/// Returns how many digits a number has at the most.
fn digits(value: &Value) -> Option<u32> {
    let total = value.digits.and_then(|digits| digits.total);
    let written = match value.length {
        Some(Length::Fixed { exactly, .. }) => Some(exactly),
        Some(Length::Variable { max, .. }) => max,
        _ => None,
    };
    total.into_iter().chain(written).min()
}

/// Says in words which Rust type a spec asks for.
pub(crate) fn asked(field: &Field, value: &Value) -> String {
    if let Some(Type::Text { min, max }) = text_type(field, value) {
        return match (min, max) {
            (1, u32::MAX) => "`Text` or `String`".to_owned(),
            (min, u32::MAX) => format!("`Text<{min}>` or `String`"),
            (min, max) => format!("`Text<{min}, {max}>` or `String`"),
        };
    }
    let text = match &value.base {
        Base::Text => "a text with constraints: `String`, or a value that has them",
        Base::Code => "a code: its enum, or `String`",
        Base::Integer => {
            "a whole number that takes every value of the spec: `Integer`, or one of Rust's"
        }
        Base::Decimal => {
            "`lienthong::typed::Decimal`, or `rust_decimal::Decimal` for up to 28 digits"
        }
        Base::Boolean { truths, .. } if truths == &["true"] => "`bool`",
        Base::Boolean { .. } => "a truth with spellings of its own: `String`",
        Base::Temporal { kind, format, unknown_parts } => {
            return moment(*kind, format, *unknown_parts);
        }
        Base::Binary => "base64: `String`",
        Base::Embedded { .. } | Base::Any => "`lienthong::typed::Any`",
        Base::List { .. } => "several values in one text: `String`",
        Base::Composite { .. } => "several parts in one text: `String`",
        Base::AnyOf(_) => "one of several types: `String`",
    };
    text.to_owned()
}

fn moment(kind: Temporal, format: &str, unknown_parts: bool) -> String {
    let (name, units): (_, &[&str]) = match kind {
        Temporal::Date => ("Date", &["yyyy", "MM", "dd"]),
        Temporal::Time => ("Time", &["HH"]),
        Temporal::DateTime => ("DateTime", &["yyyy", "MM", "dd", "HH"]),
    };
    if has(format, units) && !unknown_parts {
        format!("`jiff::civil::{name}` or `String`, written as {format}")
    } else {
        format!("a date that may be known in part, written as {format}: `String`")
    }
}
