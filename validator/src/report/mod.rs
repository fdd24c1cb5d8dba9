//! The outcome of judging one input.

mod finding;
mod later;
mod place;
mod spec_hash;
mod violation;

use lienthong_schema::model::{MessageId, Version};
use serde::Serialize;

pub(crate) use finding::{Finding, judged, verdict_of};
pub use later::Later;
pub(crate) use place::Places;
pub use spec_hash::SpecHash;
pub(crate) use violation::fill_text;
pub use violation::{Cell, Place, Violation};

/// The form of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// XML, in a SOAP envelope or not.
    Xml,
    /// JSON.
    Json,
    /// Delimited text.
    Delimited,
    /// Fixed-width text.
    Fixed,
}

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Every check ran, and none found an error.
    Valid,
    /// A check found an error.
    Invalid,
    /// No error was found, but a check could not run.
    Undecided,
}

/// The message that an input was judged as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The message.
    pub id: MessageId,
    /// The version of its spec.
    pub version: Version,
    /// SHA-256 over the resolved spec and its code lists, in hexadecimal.
    pub spec_hash: SpecHash,
}

/// The outcome of judging one input: the verdict and everything that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The verdict.
    pub verdict: Verdict,
    /// The form that it was read as; `None` where it was not recognised.
    pub form: Option<Form>,
    /// The encoding that it was read in: `UTF-8`, `UTF-16LE`, `windows-1258`.
    pub encoding: &'static str,
    /// The message that it was judged as; `None` where it was not recognised.
    pub message: Option<Judged>,
    /// What is wrong, in the order of places: at most as many as the limits allow.
    pub violations: Later<Violation>,
    /// Errors in all, those not shown included.
    pub errors: u64,
    /// Warnings in all, those not shown included.
    pub warnings: u64,
    /// Spans of the input (byte offset, length) that show personal data or may do so: what
    /// prints the input must mask them. Empty where nothing is wrong. Of a large input all that
    /// lies far behind the last violation is one span.
    pub masked: Later<(usize, usize)>,
}

impl Report {
    /// Returns how many errors and warnings `violations` stands for: fewer than there are where a
    /// limit cut the list.
    pub fn shown(&self) -> u64 {
        self.violations.iter().map(|violation| violation.count).sum()
    }
}
