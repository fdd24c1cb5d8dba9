//! What became of one input, and of all together: all that a report needs, and no bytes.

use std::time::Duration;

use lienthong::report::Violation;
use lienthong::rules::Effect;
use lienthong::stream::Count;
use lienthong::{Form, Judged, Severity, Verdict};
use sha2::{Digest, Sha256};

use crate::excerpt::Excerpt;
use crate::inputs::in_hexadecimal;
use crate::status::ExitStatus;

/// The least severity that makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum FailOn {
    /// Only errors.
    #[default]
    Error,
    /// Warnings too.
    Warning,
}

/// A violation with what only the bytes of its input could tell.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// The violation.
    pub violation: Violation,
    /// The line that it stands on; `None` where the input could not be read.
    pub excerpt: Option<Excerpt>,
    /// What stays the same when lines move: SHA-256 over code, field, path and message.
    pub fingerprint: String,
    /// Whether the baseline has it too.
    pub suppressed: bool,
    /// In a stream, the number of the record that it is in, or after which it stands, from 1.
    pub record: Option<u64>,
}

impl Finding {
    /// Says whether it keeps a check from running.
    pub(crate) fn is_undecided(&self) -> bool {
        self.violation.rule.effect == Effect::Undecided
    }
}

/// What became of one input.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// The input's name.
    pub input: String,
    /// SHA-256 of its bytes; `None` where it could not be read, or not wholly.
    pub sha256: Option<String>,
    /// How many bytes it has.
    pub bytes: u64,
    /// The form that it was read as.
    pub form: Option<Form>,
    /// The message that it was judged as.
    pub message: Option<Judged>,
    /// The verdict.
    pub verdict: Verdict,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Errors in all, those not shown included.
    pub errors: u64,
    /// Warnings in all, those not shown included.
    pub warnings: u64,
    /// How much of it the baseline has too.
    pub suppressed: Suppressed,
    /// How long judging took, if that was asked for.
    pub time: Option<Duration>,
    /// Of a stream: what became of its records.
    pub stream: Option<Streamed>,
}

/// What became of the records of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Streamed {
    /// How many there are.
    pub records: u64,
    /// How many of them are valid.
    pub valid: u64,
    /// How many are invalid.
    pub invalid: u64,
    /// On how many no verdict could be given.
    pub undecided: u64,
    /// Whether anything in the stream is undecided, though something else may be invalid.
    pub is_undecided: bool,
    /// How often each rule was broken at each field.
    pub counts: Vec<Count>,
    /// The number of the one record that this is about.
    pub only: Option<u64>,
}

impl Outcome {
    /// Returns how many errors and warnings the findings stand for.
    pub(crate) fn shown(&self) -> u64 {
        self.findings.iter().map(|finding| finding.violation.count).sum()
    }

    /// Returns the status that the run ends with if this is all there is: only what the baseline
    /// does not have counts, but what could not be judged always does.
    pub(crate) fn status(&self, fail_on: FailOn) -> ExitStatus {
        let new_errors = self.errors > self.suppressed.errors;
        let new_warnings = self.warnings > self.suppressed.warnings;
        let is_undecided = self.stream.as_ref().is_some_and(|stream| stream.is_undecided);
        match self.verdict {
            Verdict::Undecided => ExitStatus::Undecided,
            _ if is_undecided => ExitStatus::Undecided,
            Verdict::Invalid if new_errors => ExitStatus::Bad,
            _ if new_warnings && fail_on == FailOn::Warning => ExitStatus::Bad,
            _ => ExitStatus::Good,
        }
    }
}

/// How much of what was found the baseline has too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suppressed {
    /// Errors.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
}

impl Suppressed {
    /// Counts the marked ones among the findings.
    pub(crate) fn count(findings: &[Finding]) -> Self {
        let of = |severity| {
            let counts =
                |finding: &&Finding| finding.suppressed && finding.violation.severity == severity;
            findings.iter().filter(counts).map(|finding| finding.violation.count).sum()
        };
        Self { errors: of(Severity::Error), warnings: of(Severity::Warning) }
    }

    /// Returns how much there is in all.
    pub(crate) fn total(self) -> u64 {
        self.errors + self.warnings
    }
}

/// What became of all inputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summary {
    /// How many inputs there are.
    pub inputs: u64,
    /// How many of them are valid.
    pub valid: u64,
    /// How many are invalid.
    pub invalid: u64,
    /// On how many no verdict could be given.
    pub undecided: u64,
    /// Errors in all.
    pub errors: u64,
    /// Warnings in all.
    pub warnings: u64,
    /// How many of the errors and warnings are shown.
    pub shown: u64,
    /// How many of them the baseline has; `None` without one.
    pub suppressed: Option<u64>,
    /// Files of folders that were passed over for their extension.
    pub passed_over: u64,
    /// Bytes in all.
    pub bytes: u64,
    /// How long the run took, if that was asked for.
    pub time: Option<Duration>,
    /// The status that the run ends with.
    pub status: ExitStatus,
}

impl Summary {
    /// Takes one outcome in.
    pub(crate) fn add(&mut self, outcome: &Outcome, fail_on: FailOn) {
        self.inputs += 1;
        match outcome.verdict {
            Verdict::Valid => self.valid += 1,
            Verdict::Invalid => self.invalid += 1,
            Verdict::Undecided => self.undecided += 1,
        }
        self.errors += outcome.errors;
        self.warnings += outcome.warnings;
        self.shown += outcome.shown();
        if let Some(suppressed) = &mut self.suppressed {
            *suppressed += outcome.suppressed.total();
        }
        self.bytes += outcome.bytes;
        self.status = self.status.max(outcome.status(fail_on));
    }

    /// Returns how many errors and warnings are not shown.
    pub(crate) fn cut(&self) -> u64 {
        (self.errors + self.warnings).saturating_sub(self.shown)
    }
}

/// Returns what stays the same of a violation when lines move and occurrences are added: a hash
/// over its code, its field, its path without indices and its message.
pub(crate) fn fingerprint(violation: &Violation, message: Option<&Judged>) -> String {
    let message = message.map(|judged| judged.id.to_string()).unwrap_or_default();
    let path = without_indices(&violation.path);
    let mut hash = Sha256::new();
    for part in [violation.rule.code, &violation.field, &path, &message] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    in_hexadecimal(&hash.finalize())
}

fn without_indices(path: &str) -> String {
    let mut pieces = path.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once(']').map_or(piece, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::without_indices;

    #[test]
    fn a_path_loses_its_indices_and_nothing_else() {
        assert_eq!(without_indices("/HoSo/TaiLieu[12]/Ten[1]"), "/HoSo/TaiLieu/Ten");
        assert_eq!(without_indices("/HoSo/Ma"), "/HoSo/Ma");
    }
}
