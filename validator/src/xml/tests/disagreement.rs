//! Where another reader thinks differently of a document: each case must be explained.

use super::recorder::record_bytes;

/// A document that we and another reader disagree on.
pub(super) struct Case<'a> {
    /// The document.
    pub text: &'a str,
    /// Our faults: code, place, text. Empty where we accept it.
    pub ours: &'a [(&'static str, usize, String)],
    /// The other reader's error where it refuses it.
    pub theirs: &'a str,
}

impl Case<'_> {
    /// Says whether our first fault says `words`.
    pub(super) fn we_say(&self, words: &str) -> bool {
        self.ours.first().is_some_and(|fault| fault.2.contains(words))
    }

    /// Says whether our first fault is of the rule `code`.
    pub(super) fn we_tell(&self, code: &str) -> bool {
        self.ours.first().is_some_and(|fault| fault.0 == code)
    }
}

/// Why a case is right as it is, and which cases that covers.
pub(super) type Explanation = (&'static str, fn(&Case<'_>) -> bool);

/// Compares with another reader and keeps what is not explained.
pub(super) struct Comparison {
    explanations: &'static [Explanation],
    used: Vec<bool>,
    unexplained: Vec<String>,
    count: usize,
}

impl Comparison {
    pub(super) fn new(explanations: &'static [Explanation]) -> Self {
        let used = vec![false; explanations.len()];
        Self { explanations, used, unexplained: Vec::new(), count: 0 }
    }

    /// Compares what we think of `bytes` with the error that the other reader found.
    pub(super) fn compare(&mut self, bytes: &[u8], theirs: Option<&str>) {
        self.count += 1;
        let ours = record_bytes(bytes).faults;
        if ours.is_empty() == theirs.is_none() {
            return;
        }
        let text = String::from_utf8_lossy(bytes);
        let case = Case { text: &text, ours: &ours, theirs: theirs.unwrap_or_default() };
        let covers = |explanation: &Explanation| explanation.1(&case);
        match self.explanations.iter().position(covers) {
            Some(index) => self.used[index] = true,
            None => self.unexplained.push(format!("{text:?}\n  we: {ours:?}\n  they: {theirs:?}")),
        }
    }

    /// Fails if a case is not explained, or an explanation explains nothing.
    #[track_caller]
    pub(super) fn finish(self) {
        let shown = self.unexplained.len().min(40);
        let list = self.unexplained[..shown].join("\n");
        assert!(shown == 0, "{} of {}:\n{list}", self.unexplained.len(), self.count);
        for (used, (why, _)) in self.used.iter().zip(self.explanations) {
            assert!(used, "explains nothing: {why}");
        }
    }
}
