//! Limits that keep hostile input from costing more than it is worth.

use std::time::Duration;

/// What one message may cost. Whatever passes a limit is *undecided*, by a rule of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input as received.
    pub bytes: u64,
    /// Elements or objects within each other.
    pub depth: u32,
    /// Elements, attributes, keys and array items in all.
    pub fields: u64,
    /// Parts of a multipart input.
    pub parts: usize,
    /// Bytes of one part of a multipart input, once decoded.
    pub attachment: u64,
    /// Violations that a report shows; all are counted.
    pub violations: usize,
    /// Time for one message; `None` looks at no clock.
    pub time: Option<Duration>,
    /// Whether what is clean may be taken without an event for each member: a report is the same
    /// either way, as tests see by turning it off.
    #[doc(hidden)]
    pub shortcuts: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            depth: 200,
            fields: 50_000_000,
            parts: 1000,
            attachment: 256 << 20,
            violations: 100,
            time: None,
            shortcuts: true,
        }
    }
}
