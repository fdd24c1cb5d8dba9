//! What a stream hands out: its parts one by one, and the totals.

use crate::report::{Form, Judged, Verdict, Violation};
use crate::rules::Rule;

/// What a part of a stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What comes before the records: a byte order mark, the header of a table, an XML text up to
    /// the end of its root's start tag, the bracket of a JSON array.
    Head,
    /// A record.
    Record,
    /// What is wrong between two records. What is not wrong there, such as space and comments, is
    /// no part.
    Between,
    /// What comes after the records: the root's end tag, the bracket of a JSON array.
    Tail,
    /// The next bytes that were passed over without being judged: of a record that is too large, or
    /// after the place from which records can't be told apart. A violation before it says so.
    Unread,
}

/// A part of a stream, with what is wrong with it.
#[derive(Clone, Debug)]
pub struct Part<'s> {
    /// What it is.
    pub role: Role,
    /// The record's number, from 1; of another part, the number of records before it.
    pub number: u64,
    /// The offset of its first byte in the stream, from 0.
    pub offset: u64,
    /// Its bytes as received.
    pub bytes: &'s [u8],
    /// What ends it: the end of its line.
    pub end: &'s [u8],
    /// The form of the stream's records; `None` where it is not recognised.
    pub form: Option<Form>,
    /// The encoding that it was read in.
    pub encoding: &'static str,
    /// The message that it was judged as; `None` for what is none, or none that is known.
    pub message: Option<&'s Judged>,
    /// The verdict on it.
    pub verdict: Verdict,
    /// Errors in it.
    pub errors: u64,
    /// Warnings in it.
    pub warnings: u64,
    /// What is wrong with it, as far as it is shown: the first few places of a rule at a field in
    /// the whole stream, at most as many in all as the limits allow. Paths are those of the message;
    /// places are those in the stream.
    pub violations: Vec<Violation>,
    /// Spans of `bytes` (offset, length) that show personal data or may do so. Empty where no
    /// violation is shown.
    pub masked: Vec<(usize, usize)>,
}

/// How often a rule was broken at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The rule.
    pub rule: &'static Rule,
    /// The field, as violations name it; empty where there is none.
    pub field: String,
    /// How often.
    pub count: u64,
}

/// What became of a stream as far as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The verdict: *valid* if every record is, and nothing is wrong around them; *invalid* if
    /// anything is invalid; else *undecided*.
    pub verdict: Verdict,
    /// Whether anything is undecided, though something else may be invalid.
    pub is_undecided: bool,
    /// The form of its records.
    pub form: Option<Form>,
    /// The messages that its records were judged as.
    pub messages: Vec<Judged>,
    /// How many records there are.
    pub records: u64,
    /// How many of them are valid.
    pub valid: u64,
    /// How many are invalid.
    pub invalid: u64,
    /// On how many no verdict could be given.
    pub undecided: u64,
    /// Errors in all, those not shown included.
    pub errors: u64,
    /// Warnings in all, those not shown included.
    pub warnings: u64,
    /// Bytes read.
    pub bytes: u64,
    /// For each violation that parts showed, in their order, how many occurrences it stands for:
    /// itself, and later ones that were only counted.
    pub shown: Vec<u64>,
    /// How often each rule was broken at each field, in the order of codes.
    pub counts: Vec<Count>,
}
