//! The values of a message that rules name, kept while it is read.

use super::{Moment, Number};

/// A value that was kept.
///
/// A field that repeats is a [`List`](Self::List) however often it occurs, with a [`Group`] for
/// each occurrence of a group even if nothing in it was kept. A field without a value is left out
/// of its group, or [`Absent`](Self::Absent).
///
/// [`Group`]: Self::Group
#[derive(Clone, Debug)]
pub(crate) enum Held {
    /// Nothing: the field has no value.
    Absent,
    /// A value that its type refuses, or a number too long to calculate with: it is there, but a
    /// rule that looks at it is undecided.
    Unusable,
    /// A text or a code.
    Text(String),
    /// A whole or decimal number.
    Number(Number),
    /// A truth value.
    Boolean(bool),
    /// A date, a time or both.
    Moment(Moment),
    /// The occurrences of a field that repeats, in their order.
    List(Vec<Held>),
    /// The fields of a group or message by their names.
    Group(Vec<(String, Held)>),
}

impl Held {
    /// Keeps a whole number.
    pub(crate) fn integer(text: &str) -> Self {
        Number::integer(text).map_or(Self::Unusable, Self::Number)
    }

    /// Keeps a decimal number.
    pub(crate) fn decimal(text: &str) -> Self {
        Number::decimal(text).map_or(Self::Unusable, Self::Number)
    }

    /// Returns the field `name` of a group, if it has a value.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Group(fields) = self else { return None };
        let (_, value) = fields.iter().find(|(known, _)| known == name)?;
        (!matches!(value, Self::Absent)).then_some(value)
    }
}
