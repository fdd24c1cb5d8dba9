//! The language's keys: one table that the check of every file and the JSON Schema both read.
//!
//! [`Keys`] declares one kind of mapping. Add a key there, and it is known everywhere; read it
//! where [`crate::lower`] makes the model.

mod check;
mod codes;
mod evidence;
mod field;
mod forms;
mod json_schema;
mod message;
mod types;
mod value;

pub(crate) use check::{check, missing, short};
pub(crate) use codes::CODES;
pub use json_schema::language_schema;
pub(crate) use message::{MESSAGE, PROFILE};
pub(crate) use types::TYPES;

/// The keys of one kind of mapping.
#[derive(Debug)]
pub(crate) struct Keys {
    /// What the mapping is, as a short name.
    pub name: &'static str,
    /// The keys, in runs that several kinds may share.
    pub runs: &'static [&'static [Key]],
}

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    /// The key itself.
    pub name: &'static str,
    /// What stands at it.
    pub shape: Shape,
    /// Whether the mapping makes no sense without it.
    pub required: bool,
    /// What it says, in Vietnamese.
    pub vi: &'static str,
    /// What it says, in English.
    pub en: &'static str,
}

/// What may stand at a key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Any scalar, kept as written.
    Text,
    /// A text, or `{vi, en}`.
    Bilingual,
    /// `true` or `false`.
    Bool,
    /// A whole number from 0.
    Count,
    /// A number of bytes, with or without a unit.
    Size,
    /// A day, `yyyy-MM-dd`.
    Day,
    /// One of these names.
    One(&'static [&'static str]),
    /// A sequence.
    List(&'static Shape),
    /// A mapping whose keys are names that the author chooses.
    Map(&'static Shape),
    /// A mapping of known keys.
    Of(&'static Keys),
    /// Any one of these, told apart by what stands there.
    Any(&'static [Shape]),
    /// A mapping of the first kind, or, where it has no `name` but a `choice`, of the second.
    Member(&'static Keys, &'static Keys),
}

/// Returns the keys that constrain a value.
pub(crate) fn constraints() -> impl Iterator<Item = &'static Key> {
    value::CONSTRAINTS.iter()
}

/// Returns the keys of a field that only one with a value has: a group has none of them.
pub fn value_keys() -> impl Iterator<Item = &'static str> {
    let constraints = constraints().map(|key| key.name);
    constraints.chain(["examples", "counter-examples", "refers-to"])
}

impl Keys {
    /// Returns all keys.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.runs.iter().flat_map(|run| run.iter())
    }

    /// Returns one key's declaration.
    pub(crate) fn find(&self, name: &str) -> Option<&'static Key> {
        self.all().find(|key| key.name == name)
    }
}

/// A text in two languages.
static BILINGUAL: Keys = Keys {
    name: "bilingual",
    runs: &[&[
        key("vi", Shape::Text, "Tiếng Việt", "In Vietnamese").required(),
        key("en", Shape::Text, "Tiếng Anh", "In English"),
    ]],
};

/// Declares a key.
const fn key(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, shape, required: false, vi, en }
}

impl Key {
    /// Makes the key one that must be there.
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}
