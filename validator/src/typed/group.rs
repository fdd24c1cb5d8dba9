//! What generated structures do: they are made from a tape, field by field, and put on one.

use std::borrow::Cow;
use std::fmt;

use super::any::Any;
use super::checked::Invalid;
use super::message::Message;
use super::tape::{Entry, Held, Open, Tape};

/// A structure of a message: the message itself, or a group of fields in it.
///
/// `message!` writes the implementation.
pub trait Group: Sized {
    /// What gathers its fields until all are there.
    type Builder: Default;

    /// Takes the next entry of a tape, which stands in the field `slot`.
    ///
    /// # Errors
    ///
    /// Returns what no field can hold.
    #[doc(hidden)]
    fn take(to: &mut Self::Builder, slot: u32, from: &mut Tokens<'_>) -> Taken;

    /// Makes the structure of what was gathered.
    ///
    /// # Errors
    ///
    /// Returns the mandatory fields that are missing.
    #[doc(hidden)]
    fn build(from: Self::Builder) -> Result<Self, Missing>;

    /// Puts the fields on a tape, in the order of the spec.
    #[doc(hidden)]
    fn tell<'t>(&'t self, to: &mut Tape<'t>);
}

/// A group that was made from a spec, or checked against one.
pub trait Placed: Group {
    /// The message that it belongs to.
    type Of: Message;
    /// The names of the fields that lead to it, joined by dots; empty for the message itself.
    const FIELD: &'static str;
}

/// A group or a choice that is known to be that of a spec.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not held against the spec",
    note = "derive `Message` for it with the same `spec`, and the path of its group as `group`"
)]
pub trait Printed {
    /// What tells it from other groups.
    const PRINT: u64;
}

/// One of several fields: an enum with a variant for each.
///
/// `message!` and the derive write the implementation.
pub trait Choice: Sized {
    /// How many fields there are to choose from.
    const COUNT: u32;

    /// Takes the next entry of a tape, which stands in the field `slot`, counted from the first;
    /// `was` is what was chosen before, which another occurrence of a repeating field adds to.
    ///
    /// # Errors
    ///
    /// Returns why no variant can hold the entry.
    #[doc(hidden)]
    fn take(was: Option<Self>, slot: u32, from: &mut Tokens<'_>) -> Result<Self, Refused>;

    /// Puts the variant on a tape, where `first` is the slot of the first field.
    #[doc(hidden)]
    fn tell<'t>(&'t self, first: u32, to: &mut Tape<'t>);
}

/// Says whether `T` can be a value that a spec takes from the code list `list`, or from none.
#[doc(hidden)]
pub const fn is_value<T: Member>(list: &str) -> bool {
    let (own, asked) = (T::LIST.as_bytes(), list.as_bytes());
    if T::IS_GROUP || (!own.is_empty() && own.len() != asked.len()) {
        return false;
    }
    let mut at = 0;
    while at < own.len() {
        if own[at] != asked[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether an entry could be taken.
pub type Taken = Result<(), Refused>;

/// What may stand in a field: a value or a group.
pub trait Member: Sized {
    /// Whether it is a group of fields.
    #[doc(hidden)]
    const IS_GROUP: bool = false;

    /// The code list that it is; empty for none.
    #[doc(hidden)]
    const LIST: &'static str = "";

    /// Takes the next entry of a tape.
    ///
    /// # Errors
    ///
    /// Returns why the entry can't be held.
    #[doc(hidden)]
    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused>;

    /// Puts itself on a tape.
    #[doc(hidden)]
    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>);
}

impl<G: Group> Member for G {
    const IS_GROUP: bool = true;

    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
        from.group()
    }

    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
        to.group(slot, self);
    }
}

impl Member for bool {
    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
        Ok(from.text() == "true")
    }

    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
        to.text(slot, if *self { "true" } else { "false" });
    }
}

impl Member for String {
    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
        Ok(from.text().into_owned())
    }

    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
        to.text(slot, self);
    }
}

/// The entries of a tape, one after the other.
#[derive(Debug)]
pub struct Tokens<'t> {
    entries: Vec<Entry<'t>>,
    at: usize,
    /// Whether values are still to be judged; those of a message without errors are not.
    is_unjudged: bool,
}

impl<'t> Tokens<'t> {
    /// Makes the entries of a message that the engine found no error in.
    pub(crate) fn judged(tape: Tape<'t>) -> Self {
        Self { entries: tape.entries, at: 0, is_unjudged: false }
    }

    /// Makes entries that nobody has judged.
    pub(crate) fn unjudged(tape: Tape<'t>) -> Self {
        Self { is_unjudged: true, ..Self::judged(tape) }
    }

    /// Says whether values are still to be judged.
    pub(crate) fn are_unjudged(&self) -> bool {
        self.is_unjudged
    }

    /// Says whether there are no more.
    pub(crate) fn are_all_taken(&self) -> bool {
        self.at >= self.entries.len()
    }

    /// Takes an occurrence of a field that occurs once.
    ///
    /// # Errors
    ///
    /// Returns why the field can't hold it.
    pub fn one<T: Member>(&mut self, to: &mut Option<T>) -> Taken {
        *to = Some(T::take(self)?);
        Ok(())
    }

    /// Takes an occurrence of a field that occurs several times.
    ///
    /// # Errors
    ///
    /// Returns why the field can't hold it.
    pub fn many<T: Member>(&mut self, to: &mut Vec<T>) -> Taken {
        to.push(T::take(self)?);
        Ok(())
    }

    /// Takes an occurrence of one of several fields, the one numbered `slot` of them.
    ///
    /// # Errors
    ///
    /// Returns why none can hold it.
    pub fn choice<C: Choice>(&mut self, to: &mut Option<C>, slot: u32) -> Taken {
        *to = Some(C::take(to.take(), slot, self)?);
        Ok(())
    }

    /// Takes a value.
    pub fn text(&mut self) -> Cow<'t, str> {
        match self.next() {
            Held::Text(text) => text,
            Held::Any(any) => Cow::Owned(any.content().to_owned()),
            Held::Nothing => Cow::Borrowed(""),
            Held::Group { end } => {
                self.at = end;
                Cow::Borrowed("")
            }
        }
    }

    /// Takes open content.
    pub(crate) fn any(&mut self) -> Any {
        match self.next() {
            Held::Any(Open::Owned(any)) => *any,
            Held::Any(Open::Borrowed(any)) => any.clone(),
            Held::Text(text) => Any::text(text),
            Held::Nothing => Any::text(""),
            Held::Group { end } => {
                self.at = end;
                Any::text("")
            }
        }
    }

    /// Takes a group.
    pub(crate) fn group<G: Group>(&mut self) -> Result<G, Refused> {
        let mut builder = G::Builder::default();
        if let Held::Group { end } = self.next() {
            while self.at < end {
                let slot = self.entries[self.at].slot;
                G::take(&mut builder, slot, self)?;
            }
        }
        Ok(G::build(builder)?)
    }

    /// Passes over an entry that no field takes.
    ///
    /// # Errors
    ///
    /// Returns none.
    pub fn skip(&mut self) -> Taken {
        if let Held::Group { end } = self.next() {
            self.at = end;
        }
        Ok(())
    }

    fn next(&mut self) -> Held<'t> {
        let held = std::mem::replace(&mut self.entries[self.at].held, Held::Nothing);
        self.at += 1;
        held
    }
}

/// Mandatory fields that were not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The structure.
    pub of: &'static str,
    /// The fields, by their names in the spec.
    pub fields: Vec<&'static str>,
}

impl Missing {
    /// Notes the fields of `of` that are missing: those with `true`.
    #[doc(hidden)]
    pub fn among(of: &'static str, fields: &[(&'static str, bool)]) -> Self {
        let missing = fields.iter().filter(|(_, is_missing)| *is_missing);
        Self { of, fields: missing.map(|(name, _)| *name).collect() }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lacks {}", self.of, self.fields.join(", "))
    }
}

impl std::error::Error for Missing {}

/// Why a Rust type can't hold what was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// A mandatory field is missing.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// A value breaks a rule.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A code is not in its list.
    #[error(transparent)]
    UnknownCode(#[from] super::codes::UnknownCode),
    /// A choice has no such field.
    #[error("the choice has no such field")]
    NoSuchChoice,
    /// A Rust type has no such value.
    #[error("`{text}` is no value of {of}")]
    NoSuchValue {
        /// The text.
        text: String,
        /// The type.
        of: &'static str,
    },
}

/// Writes what all structures do alike.
#[doc(hidden)]
#[macro_export]
macro_rules! __group {
    ($name:ident, $builder:ident, $root:ident, $path:literal, $print:literal) => {
        impl $crate::typed::Placed for $name {
            type Of = $root;
            const FIELD: &'static str = $path;
        }
        impl $crate::typed::Printed for $name {
            const PRINT: u64 = $print;
        }
        impl $name {
            /// Begins a structure without fields.
            pub fn builder() -> $builder {
                ::core::default::Default::default()
            }
        }
        impl $builder {
            /// Makes the structure.
            ///
            /// # Errors
            ///
            /// Returns the mandatory fields that were not given.
            pub fn build(self) -> ::core::result::Result<$name, $crate::typed::Missing> {
                $crate::typed::Group::build(self)
            }
        }
        impl ::core::fmt::Debug for $builder {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(::core::stringify!($builder))
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::typed::show(self, f)
            }
        }
        $crate::__serde_of_group!($name);
    };
}

/// Writes serde's traits for a structure.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_of_group {
    ($name:ident) => {
        impl $crate::typed::__serde::Serialize for $name {
            fn serialize<S: $crate::typed::__serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::typed::serialize(self, to)
            }
        }
        impl<'de> $crate::typed::__serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::typed::__serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::typed::deserialize(from)
            }
        }
    };
}
