//! Judges the messages that provincial systems exchange, against their specs.
//!
//! ```text
//! bytes --reader--> events --checker (beside the plan)--> report
//! ```
//!
//! A [`Validator`] holds a catalogue; [`Validator::judge`] recognises a message's form and kind,
//! reads it and returns a [`Report`] with everything that is wrong. The library does no I/O.

pub mod examples;
pub mod limits;
pub mod report;
pub mod rules;
pub mod stream;
pub mod text;

mod around;
mod binary;
#[cfg_attr(not(test), expect(dead_code, reason = "the checker does not evaluate rules yet"))]
mod cel;
mod checker;
mod checks;
mod day;
mod decode;
mod events;
mod flat;
mod item;
mod json;
mod masking;
mod multipart;
mod nearest;
mod numbers;
mod plan;
mod quick;
mod read;
mod recognise;
mod temporal;
#[cfg(feature = "typed")]
pub mod typed;
mod validator;
mod value;
mod xml;

pub use day::{Day, NoDay};
pub use lienthong_derive::specs;
#[cfg(feature = "typed")]
pub use lienthong_derive::{Message, catalogue, message};
pub use lienthong_schema as schema;
pub use lienthong_schema::model::{Lang, Severity};
pub use limits::Limits;
#[cfg(feature = "typed")]
pub use typed::Message;
pub use report::{Form, Judged, Report, Verdict, Violation};
pub use validator::{Ask, Validator};
