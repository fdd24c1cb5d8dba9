//! From a tape to bytes, in each form.

mod delimited;
mod fixed;
mod flat;
pub(super) mod json;
pub(super) mod xml;

use super::compiled::Compiled;
use super::tape::Tape;
use crate::report::Form;
use crate::validator::has_form;

/// Why a message can't be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The spec does not let the message travel in the form.
    #[error("the spec of {message} has no such form")]
    NoSuchForm {
        /// The message.
        message: String,
    },
    /// Several messages are to be written in a form that holds one.
    #[error("one text in this form holds one message, not {count}")]
    Several {
        /// How many there are.
        count: usize,
    },
    /// A value has a character that the form can't hold.
    #[error("{field} has the character {character:?}, which the form can't hold")]
    Character {
        /// The field.
        field: String,
        /// The character.
        character: char,
    },
    /// A value or a record has no place in a flat text.
    #[error("{field} has no place in the record")]
    NoPlace {
        /// The field.
        field: String,
    },
    /// A value is wider than its place in a fixed-width record.
    #[error("{field} is wider than its {width} places")]
    TooWide {
        /// The field.
        field: String,
        /// The width of its place.
        width: usize,
    },
    /// Open content is written in one form and can't be put in another.
    #[error("the content of {field} is of another form")]
    OtherForm {
        /// The field.
        field: String,
    },
}

/// Writes messages in one text.
pub(super) fn write(
    compiled: &Compiled,
    tapes: &[Tape<'_>],
    form: Form,
) -> Result<Vec<u8>, WriteError> {
    if !has_form(&compiled.message, form) {
        return Err(WriteError::NoSuchForm { message: compiled.message.id.to_string() });
    }
    let text = match form {
        Form::Xml => xml::write(&compiled.message, only(tapes)?),
        Form::Json => json::write(&compiled.message, tapes),
        Form::Delimited => delimited::write(compiled, tapes),
        Form::Fixed => fixed::write(compiled, tapes),
    };
    text.map(String::into_bytes)
}

/// Returns the one message that is to be written.
fn only<'a, 't>(tapes: &'a [Tape<'t>]) -> Result<&'a Tape<'t>, WriteError> {
    match tapes {
        [tape] => Ok(tape),
        _ => Err(WriteError::Several { count: tapes.len() }),
    }
}
