//! Judges the messages that provincial systems exchange, against their specs.
//!
//! ```text
//! bytes --reader--> events --checker (beside the plan)--> report
//! ```
//!
//! A [`Validator`] holds a catalogue; [`Validator::judge`] recognises a message's form and kind,
//! reads it and returns a [`Report`] with everything that is wrong. The library does no I/O.

pub mod limits;
pub mod report;
pub mod rules;

#[cfg_attr(not(test), expect(dead_code, reason = "not wired to the judge yet"))]
mod binary;
#[cfg_attr(not(test), expect(dead_code, reason = "not wired to the judge yet"))]
mod checks;
mod events;
#[cfg_attr(not(test), expect(dead_code, reason = "not wired to the judge yet"))]
mod json;
#[cfg_attr(not(test), expect(dead_code, reason = "not wired to the judge yet"))]
mod numbers;
#[cfg_attr(not(test), expect(dead_code, reason = "not wired to the judge yet"))]
mod temporal;

pub use lienthong_schema as schema;
pub use lienthong_schema::model::{Lang, Severity};
pub use limits::Limits;
pub use report::{Form, Judged, Report, Verdict, Violation};
