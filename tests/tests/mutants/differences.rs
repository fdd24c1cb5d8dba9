//! Where engines may differ: `differences.txt`, each line with its reason.

use std::collections::BTreeMap;

use lienthong_tests::{folder, read_text};

/// What stands in place of a reason to refuse.
const ACCEPTS: &str = "accepts";

/// A way in which another engine may judge other than ours.
struct Difference {
    /// A part of our reason to refuse, or `accepts`.
    ours: String,
    /// A part of the other's reason to refuse, or `accepts`.
    theirs: String,
}

/// The judgements of two engines on many messages, held against each other.
pub(crate) struct Comparison {
    known: Vec<Difference>,
    seen: Vec<usize>,
    unknown: BTreeMap<(String, String), (usize, String)>,
    refused: usize,
    accepted: usize,
}

impl Comparison {
    /// Begins to compare with `other`, for which the file has lines that begin with it.
    pub(crate) fn with(other: &str) -> Self {
        let text = read_text(&folder("tests/mutants/differences.txt"));
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let known: Vec<Difference> = lines
            .filter_map(|line| {
                let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
                let [engine, ours, theirs, reason] = parts[..] else { panic!("{line}") };
                assert!(reason.len() > 20, "no reason: {line}");
                let difference = Difference { ours: ours.into(), theirs: theirs.into() };
                (engine == other).then_some(difference)
            })
            .collect();
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
        let fits = |it: &Difference| ours.contains(&it.ours) && theirs.contains(&it.theirs);
        if let Some(at) = self.known.iter().position(fits) {
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
            let (ours, theirs) = (&difference.ours, &difference.theirs);
            assert!(!many || *seen > 0, "{ours} | {theirs} did not occur: no difference any more?");
        }
    }
}
