//! The trait of all messages that are Rust types.

use std::sync::Arc;

use lienthong_schema::in_blocks;
use lienthong_schema::source::Source;

use super::compiled::Compiled;
use super::group::Group;
use super::tape::Tape;
use super::{read, tell, write};
use crate::report::{Form, Report};

pub use super::write::WriteError;

/// A message that is a Rust type; `message!` and the derive of the same name write the implementation.
pub trait Message: Group + 'static {
    /// Returns the spec, compiled.
    #[doc(hidden)]
    fn compiled() -> &'static Compiled;

    /// The fields that give the types of values their constraints, by their names from the message
    /// down.
    #[doc(hidden)]
    const VALUES: &'static [&'static str] = &[];

    /// Returns the spec that the type was made from.
    fn spec() -> &'static Arc<lienthong_schema::model::Message> {
        &Self::compiled().message
    }

    /// Returns the spec as files, to be handed on or held against `lienthong lint`: the message, and
    /// the code lists and types that it uses.
    ///
    /// There are none where the type was made from spec files, or holds types that were.
    fn spec_files() -> Vec<Source> {
        let files = Self::compiled().files.iter();
        let written = |file: &Source| Source {
            path: file.path.clone(),
            text: in_blocks(&file.text).unwrap_or_else(|| file.text.clone()),
        };
        files.map(written).collect()
    }

    /// Judges the message with the engine that judges received ones: same codes, same paths.
    ///
    /// What the types can't hold shows here: rules across fields, how often a field occurs, values
    /// that must differ. Places in the report mean nothing, as nothing is written.
    fn validate(&self) -> Report {
        tell::judge(Self::compiled(), &Tape::of(self))
    }

    /// Reads and judges a message in one pass.
    ///
    /// ```text
    /// let read = HoSo::read(input, Form::Xml);
    /// match read.value {
    ///     Some(dossier) => ...,
    ///     None => read.report.violations ...,
    /// }
    /// ```
    fn read(input: &[u8], form: Form) -> Read<Self> {
        read::read(input, form)
    }

    /// Writes the message, in UTF-8.
    ///
    /// # Errors
    ///
    /// Returns why the message can't be written so: its spec has no such form, or the form can't
    /// hold a value. A message that breaks its spec is written all the same.
    fn write(&self, form: Form) -> Result<Vec<u8>, WriteError> {
        write::write(Self::compiled(), &[Tape::of(self)], form)
    }

    /// Writes several messages in one text: an array of JSON, records of a flat text.
    ///
    /// # Errors
    ///
    /// Returns why they can't be written so; also where the form holds one message alone.
    fn write_all(messages: &[Self], form: Form) -> Result<Vec<u8>, WriteError> {
        let tapes: Vec<Tape<'_>> = messages.iter().map(Tape::of).collect();
        write::write(Self::compiled(), &tapes, form)
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// The message; `None` if there is an error in it, or a check could not run on all of it.
    pub value: Option<T>,
    /// The further messages of a text that holds several.
    pub rest: Vec<T>,
    /// What is wrong with it: what the validator says of the same input.
    pub report: Report,
}

impl<T> Read<T> {
    /// Returns all messages that were read.
    pub fn all(self) -> impl Iterator<Item = T> {
        self.value.into_iter().chain(self.rest)
    }
}
