//! What a stream says, written down so that two runs can be compared.

use std::fmt::Write as _;
use std::io::{self, Read};

use lienthong::stream::{Part, Role, Stream, Totals};
use lienthong::{Ask, Lang, Validator};

/// All that came out of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streamed {
    /// One line a part or violation; parts that were not read are left out.
    pub lines: String,
    /// The bytes of all parts, those between records that mean nothing left out.
    pub bytes: Vec<u8>,
    /// Each record, with its verdict.
    pub records: Vec<(lienthong::Verdict, Vec<u8>)>,
    /// The totals.
    pub totals: Totals,
}

/// A source that hands out few bytes at a time.
#[derive(Debug)]
pub struct Slow<'a> {
    /// What it holds.
    pub bytes: &'a [u8],
    /// How many bytes it hands out at a time.
    pub step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.step.min(room.len()).min(self.bytes.len());
        let (first, rest) = self.bytes.split_at(count);
        room[..count].copy_from_slice(first);
        self.bytes = rest;
        Ok(count)
    }
}

/// Reads a stream to its end, with a buffer of `buffer` bytes and `step` bytes at a time.
///
/// # Panics
///
/// Panics if parts overlap or a place lies outside of the stream.
pub fn streamed(
    validator: &Validator,
    bytes: &[u8],
    ask: &Ask,
    (buffer, step): (usize, usize),
) -> Streamed {
    let mut stream = Stream::new(validator, Slow { bytes, step }, ask).with_buffer(buffer);
    let (mut lines, mut taken, mut records, mut at) = (String::new(), Vec::new(), Vec::new(), 0);
    while let Some(part) = stream.next_part().expect("a slice can be read") {
        let offset = usize::try_from(part.offset).expect("a small stream");
        assert!(offset >= at, "{part:?} begins before {at}");
        at = offset + part.bytes.len() + part.end.len();
        assert_eq!(&bytes[offset..at], [part.bytes, part.end].concat());
        taken.extend_from_slice(&bytes[offset..at]);
        if part.role == Role::Record {
            records.push((part.verdict, part.bytes.to_vec()));
        }
        if part.role != Role::Unread {
            write_part(&part, bytes.len(), &mut lines);
        }
    }
    Streamed { lines, bytes: taken, records, totals: stream.totals() }
}

fn write_part(part: &Part<'_>, length: usize, lines: &mut String) {
    let Part { role, number, offset, verdict, errors, warnings, .. } = part;
    let id = part.message.map(|judged| judged.id.to_string()).unwrap_or_default();
    let size = part.bytes.len();
    let counts = format!("{errors}+{warnings}");
    let head = format!("{role:?} {number} @{offset}+{size} {verdict:?} {counts} {id}");
    writeln!(lines, "{}", head.trim_end()).expect("a string takes all");
    for violation in &part.violations {
        let place = violation.place;
        assert!(place.offset + place.length <= length, "{violation:?} ends past the stream");
        let (code, path, text) = (violation.rule.code, &violation.path, violation.text(Lang::En));
        let at = format!("{}:{} @{}+{}", place.line, place.column, place.offset, place.length);
        writeln!(lines, "  {code} {at} {path} {text}").expect("a string takes all");
    }
}
