//! The rules about specs: LT701 and on.
//!
//! Their examples are spec files: [`example_sources`] makes sources of them.

/// A message up to its only field, without presence.
macro_rules! bare {
    () => {
        "message: thu.HoSo\nversion: 1.0.0\ntitle: Hồ sơ\ndescription: Một hồ sơ.\nsource: {document: QĐ 1}\nxml: {root: HoSo}\nfields:\n  - name: Ma\n    title: Mã hồ sơ\n"
    };
}

/// A message up to its only field, without type.
macro_rules! head {
    () => {
        concat!(bare!(), "    presence: mandatory\n")
    };
}

/// A message up to its only field, without length.
macro_rules! field {
    () => {
        concat!(
            head!(),
            "    type: text\n    description: Mã hồ sơ.\n    explanation: Hệ thống gửi cấp.\n    examples: [A1]\n"
        )
    };
}

mod example;
mod gaps;
mod keys;
mod meaning;

pub use example::example_sources;
pub use gaps::*;
pub use keys::*;
pub use meaning::*;

use crate::rule::Rule;

/// Every rule about specs, sorted by code.
pub static ALL: &[&Rule] = &[
    &UNKNOWN_KEY,
    &WRONG_SHAPE,
    &MISSING_KEY,
    &UNKNOWN_NAME,
    &DUPLICATE_NAME,
    &YAML_SYNTAX,
    &BAD_PATTERN,
    &WRONG_CONSTRAINT,
    &WIDENED,
    &PRESENCE_MISSING,
    &LENGTH_MISSING,
    &DESCRIPTION_MISSING,
    &EXPLANATION_MISSING,
    &EXAMPLES_MISSING,
    &SOURCE_MISSING,
    &SEPARATOR_MISSING,
    &EXAMPLE_INVALID,
    &UNUSED_NAME,
    &PRESENCE_UNSTATED,
    &LENGTH_UNSTATED,
    &BAD_NAME,
    &UNKNOWN_ANSWER,
    &RECURSIVE,
    &TOO_LARGE,
    &UNKNOWN_FILE,
    &TYPE_MISSING,
    &BAD_LAYOUT,
    &FORM_MISSING,
];
