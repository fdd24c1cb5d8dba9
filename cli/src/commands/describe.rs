//! The facts of a field in a few words, for tables.

use lienthong::Lang;
use lienthong::schema::model::{Base, Length, LengthUnit, Max, Occurs, Presence, Value};

use crate::language::Pick;

/// Says whether a field must be sent.
pub(super) fn presence(presence: &Presence, lang: Lang) -> String {
    match presence {
        Presence::Mandatory => lang.pick("bắt buộc", "mandatory").into(),
        Presence::Optional => lang.pick("tùy chọn", "optional").into(),
        Presence::When(condition) => format!("{} {condition}", lang.pick("khi", "when")),
        Presence::Unstated => lang.pick("không nêu", "unstated").into(),
    }
}

/// Says how often a field occurs.
pub(super) fn occurs(occurs: Occurs) -> String {
    match occurs.max {
        Max::Unbounded => format!("{}..*", occurs.min),
        Max::Times(max) if max == occurs.min => max.to_string(),
        Max::Times(max) => format!("{}..{max}", occurs.min),
    }
}

/// Returns the type as the spec language names it.
pub(super) fn type_name(value: &Value) -> String {
    if let Some(named) = &value.named {
        return named.clone();
    }
    match &value.base {
        Base::Text => "text".into(),
        Base::Integer => "integer".into(),
        Base::Decimal => "decimal".into(),
        Base::Boolean { .. } => "boolean".into(),
        Base::Temporal { format, .. } => format.clone(),
        Base::Code => "code".into(),
        Base::Binary => "binary".into(),
        Base::Embedded { message, .. } => match message {
            Some(message) => format!("embedded {message}"),
            None => "embedded".into(),
        },
        Base::Any => "any".into(),
        Base::List { of, separator, .. } => format!("list of {} by {separator:?}", type_name(of)),
        Base::Composite { parts, .. } => {
            let parts: Vec<&str> = parts.iter().map(|part| &*part.name).collect();
            format!("composite {}", parts.join(" "))
        }
        Base::AnyOf(types) => types.iter().map(type_name).collect::<Vec<_>>().join(" | "),
    }
}

/// Says how long a value may be.
pub(super) fn length(value: &Value, lang: Lang) -> String {
    let of = |text: String, unit: LengthUnit| match unit {
        LengthUnit::Characters => text,
        LengthUnit::Bytes => text + " byte",
    };
    match value.length {
        None => String::new(),
        Some(Length::Unstated) => lang.pick("không nêu", "unstated").into(),
        Some(Length::Fixed { exactly, unit }) => of(exactly.to_string(), unit),
        Some(Length::Variable { min, max: Some(max), unit }) => of(format!("{min}..{max}"), unit),
        Some(Length::Variable { min, max: None, unit }) => of(format!("{min}..*"), unit),
    }
}

/// Returns the name of the code list.
pub(super) fn codes(value: &Value) -> String {
    value.codes.as_ref().map(|codes| codes.list.name.clone()).unwrap_or_default()
}
