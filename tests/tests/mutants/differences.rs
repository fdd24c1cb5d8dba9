//! The judgements of two engines on many messages, held against each other.

use std::collections::BTreeMap;

use lienthong_tests::properties::differences::{ACCEPTS, Difference, differences};

/// What was judged alike and what was not.
pub(crate) struct Comparison {
    known: Vec<Difference>,
    seen: Vec<usize>,
    unknown: BTreeMap<(String, String), (usize, String)>,
    refused: usize,
    accepted: usize,
}

impl Comparison {
    /// Begins to compare with `other`, for which `differences.txt` has lines that begin with it.
    pub(crate) fn with(other: &str) -> Self {
        let known = differences(other);
        let seen = vec![0; known.len()];
        Self { known, seen, unknown: BTreeMap::new(), refused: 0, accepted: 0 }
    }

    /// Takes the two judgements of one message: why it is refused, or `None`.
    pub(crate) fn add(&mut self, message: &[u8], ours: Option<&str>, theirs: Option<&str>) {
        match (ours, theirs) {
            (None, None) => self.accepted += 1,
            (Some(_), Some(_)) => self.refused += 1,
            _ => self.differ(message, ours.unwrap_or(ACCEPTS), theirs.unwrap_or(ACCEPTS)),
        }
    }

    fn differ(&mut self, message: &[u8], ours: &str, theirs: &str) {
        if let Some(at) = self.known.iter().position(|it| it.explains(ours, theirs)) {
            self.seen[at] += 1;
            return;
        }
        let key = (ours.to_owned(), theirs.to_owned());
        let text = String::from_utf8_lossy(message).into_owned();
        self.unknown.entry(key).or_insert((0, text)).0 += 1;
    }

    /// Ends the comparison: no other difference occurred, both judgements occurred often, and, if
    /// there were `many` messages, each known difference occurred.
    pub(crate) fn end(&self, many: bool) {
        let lines = self.unknown.iter().map(|((ours, theirs), (count, message))| {
            format!("{count} times: ours {ours}, theirs {theirs}; first on\n{message}\n")
        });
        let lines: Vec<String> = lines.collect();
        assert!(lines.is_empty(), "{} unexplained:\n{}", lines.len(), lines.join("\n"));
        let enough = (self.refused + self.accepted) / 20;
        assert!(self.refused > enough && self.accepted > enough, "all are judged alike");
        for (difference, seen) in self.known.iter().zip(&self.seen) {
            assert!(difference.reason.len() > 20, "{difference:?} has no reason");
            assert!(!many || *seen > 0, "{difference:?} did not occur: no difference any more?");
        }
    }
}
