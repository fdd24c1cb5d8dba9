//! The built-in types, and which constraints each takes.

use super::layout;
use crate::model::{Base, Encoding, Max, Occurs, Parts, Temporal};

/// The names of the built-in types.
pub(super) const BUILT_IN: &[&str] = &[
    "text",
    "integer",
    "decimal",
    "boolean",
    "date",
    "time",
    "datetime",
    "code",
    "binary",
    "embedded",
    "any",
    "list",
    "composite",
];

/// Says whether `name` names a built-in type.
pub(crate) fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name)
}

/// Returns a built-in type as it is where nothing more is said.
pub(super) fn built_in(name: &str) -> Option<Base> {
    Some(match name {
        "text" => Base::Text,
        "integer" => Base::Integer,
        "decimal" => Base::Decimal,
        "boolean" => {
            Base::Boolean { truths: vec!["true".to_owned()], falsehoods: vec!["false".to_owned()] }
        }
        "date" => temporal(Temporal::Date),
        "time" => temporal(Temporal::Time),
        "datetime" => temporal(Temporal::DateTime),
        "code" => Base::Code,
        "binary" => Base::Binary,
        "embedded" => Base::Embedded { message: None, encoding: Encoding::None },
        "any" => Base::Any,
        "list" => {
            let occurs = Occurs { min: 1, max: Max::Unbounded };
            Base::List { of: Box::default(), separator: String::new(), occurs }
        }
        "composite" => {
            Base::Composite { parts: Vec::new(), layout: Parts::Separated(String::new()) }
        }
        _ => return None,
    })
}

fn temporal(kind: Temporal) -> Base {
    Base::Temporal { kind, format: layout::usual(kind).to_owned(), unknown_parts: false }
}

/// Returns the name of a base in the spec language.
pub(crate) fn name_of(base: &Base) -> &'static str {
    match base {
        Base::Text => "text",
        Base::Integer => "integer",
        Base::Decimal => "decimal",
        Base::Boolean { .. } => "boolean",
        Base::Temporal { kind: Temporal::Date, .. } => "date",
        Base::Temporal { kind: Temporal::Time, .. } => "time",
        Base::Temporal { kind: Temporal::DateTime, .. } => "datetime",
        Base::Code => "code",
        Base::Binary => "binary",
        Base::Embedded { .. } => "embedded",
        Base::Any => "any",
        Base::List { .. } => "list",
        Base::Composite { .. } => "composite",
        Base::AnyOf(_) => "any-of",
    }
}

/// Returns the constraints that a base takes.
pub(super) fn constraints(base: &Base) -> &'static [&'static str] {
    match base {
        Base::Text => &["length", "pattern", "codes", "const", "check"],
        Base::Integer | Base::Decimal => &["range", "digits", "length", "const"],
        Base::Boolean { .. } => &["values", "const"],
        Base::Temporal { .. } => &["format", "unknown-parts", "range", "const"],
        Base::Code => &["codes", "length", "const"],
        Base::Binary => &["size"],
        Base::Embedded { .. } => &["message", "encoding"],
        Base::Any => &[],
        Base::List { .. } => &["of", "separator", "occurs", "length"],
        Base::Composite { .. } => &["separator", "parts", "widths", "layout", "length", "const"],
        Base::AnyOf(_) => &["any-of", "length", "pattern", "const"],
    }
}
