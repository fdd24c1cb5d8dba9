//! Judging a stream: its records one by one, in memory that does not grow with it.

use std::io::{self, Read, Write};
use std::time::Instant;

use lienthong::Verdict;
use lienthong::report::Violation;
use lienthong::stream::{Part, Role, Stream, Totals};
use sha2::{Digest, Sha256};

use super::outcome::{Streamed, Suppressed, fingerprint};
use super::progress::Progress;
use super::run::{keep_new, unreadable};
use super::{Finding, Judge, Outcome, Split};
use crate::excerpt::{Excerpt, Raw};
use crate::inputs::{in_hexadecimal, reason};

/// How many parts pass between two looks at the clock for the progress bar.
const PARTS_A_LOOK: u64 = 256;

/// A stream to judge, and what is wanted of it.
pub(crate) struct Source<'a> {
    /// The name that reports show.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a mut dyn Read,
    /// How many it has, if that is known.
    pub length: Option<u64>,
    /// Where good and bad records go.
    pub split: Option<Split>,
    /// The terminal that shows how far it is, if there is one.
    pub terminal: Option<&'a mut dyn Write>,
    /// Whether records are told one by one.
    pub tells_records: bool,
}

/// Counts over the bytes that pass.
struct Hashing<'a> {
    source: &'a mut dyn Read,
    hash: Sha256,
}

impl Read for Hashing<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(room)?;
        self.hash.update(&room[..count]);
        Ok(count)
    }
}

impl Judge {
    /// Judges a stream; each record that is told of by itself goes to `take`.
    ///
    /// A source that can't be read to its end is undecided; what was read before is reported.
    pub(crate) fn stream(
        &self,
        source: Source<'_>,
        take: &mut dyn FnMut(Outcome) -> io::Result<()>,
    ) -> io::Result<Outcome> {
        let begun = self.timings.then(Instant::now);
        let Source { name, bytes, length, mut split, terminal, tells_records } = source;
        let mut progress = Progress::of_bytes(length, terminal);
        let mut hashing = Hashing { source: bytes, hash: Sha256::new() };
        let mut stream = Stream::new(&self.validator, &mut hashing, &self.ask);
        let (mut findings, mut number) = (Vec::new(), 0);
        let failure = loop {
            let part = match stream.next_part() {
                Ok(Some(part)) => part,
                Ok(None) => break None,
                Err(error) => break Some(error),
            };
            number += 1;
            if number % PARTS_A_LOOK == 0 {
                progress.tell(part.offset);
            }
            if let Some(split) = &mut split {
                split.take(&part)?;
            }
            if part.verdict == Verdict::Valid && part.violations.is_empty() {
                continue;
            }
            let found = self.findings_of(&part, name);
            if tells_records {
                progress.clear();
                take(outcome_of(name, &part, found.clone()))?;
            }
            findings.extend(found);
        };
        progress.clear();
        split.map_or(Ok(()), Split::end)?;
        let totals = stream.totals();
        let sha256 = failure.is_none().then(|| in_hexadecimal(&hashing.hash.finalize()));
        let mut outcome = self.outcome_of_stream(name, totals, findings);
        (outcome.sha256, outcome.time) = (sha256, begun.map(|begun| begun.elapsed()));
        if let Some(error) = failure {
            let broken = unreadable(name.to_owned(), &reason(&error, self.lang));
            if tells_records {
                take(broken.clone())?;
            }
            add(&mut outcome, broken);
        }
        Ok(outcome)
    }

    /// Returns the violations of a part with the lines that they stand on.
    fn findings_of(&self, part: &Part<'_>, name: &str) -> Vec<Finding> {
        let masked: &[(usize, usize)] = if self.ask.show_personal { &[] } else { &part.masked };
        let input = Raw { bytes: part.bytes, encoding: part.encoding };
        let start = usize::try_from(part.offset).unwrap_or(usize::MAX);
        let finding = |violation: &Violation| {
            let mut place = violation.place;
            place.offset = place.offset.saturating_sub(start);
            Finding {
                excerpt: Some(Excerpt::cut(input, place, masked)),
                fingerprint: fingerprint(violation, part.message),
                suppressed: false,
                record: Some(part.number),
                violation: violation.clone(),
            }
        };
        let mut findings: Vec<Finding> = part.violations.iter().map(finding).collect();
        if let Some(baseline) = &self.baseline {
            baseline.mark(name, &mut findings);
        }
        findings
    }

    /// Makes the outcome of a stream of its totals and of what was shown of it.
    fn outcome_of_stream(&self, name: &str, totals: Totals, mut findings: Vec<Finding>) -> Outcome {
        for (finding, count) in findings.iter_mut().zip(&totals.shown) {
            finding.violation.count = *count;
            finding.suppressed = false;
        }
        findings.sort_by_key(|finding| finding.violation.place);
        if let Some(baseline) = &self.baseline {
            baseline.mark(name, &mut findings);
        }
        let suppressed = Suppressed::count(&findings);
        keep_new(&mut findings, self.limit_findings);
        let mut messages = totals.messages.into_iter();
        let message = messages.next().filter(|_| messages.next().is_none());
        Outcome {
            input: name.to_owned(),
            sha256: None,
            bytes: totals.bytes,
            form: totals.form,
            message,
            verdict: totals.verdict,
            findings,
            errors: totals.errors,
            warnings: totals.warnings,
            suppressed,
            time: None,
            stream: Some(Streamed {
                records: totals.records,
                valid: totals.valid,
                invalid: totals.invalid,
                undecided: totals.undecided,
                is_undecided: totals.is_undecided,
                counts: totals.counts,
                only: None,
            }),
        }
    }
}

/// Makes the outcome of one part.
fn outcome_of(name: &str, part: &Part<'_>, findings: Vec<Finding>) -> Outcome {
    let is_record = part.role == Role::Record;
    Outcome {
        input: name.to_owned(),
        sha256: None,
        bytes: part.bytes.len() as u64,
        form: part.form.filter(|_| is_record),
        message: part.message.cloned(),
        verdict: part.verdict,
        suppressed: Suppressed::count(&findings),
        findings,
        errors: part.errors,
        warnings: part.warnings,
        time: None,
        stream: Some(Streamed { only: Some(part.number), ..Streamed::default() }),
    }
}

/// Adds to a stream's outcome that it could not be read to its end.
fn add(outcome: &mut Outcome, broken: Outcome) {
    outcome.findings.extend(broken.findings);
    outcome.errors += broken.errors;
    if outcome.verdict == Verdict::Valid {
        outcome.verdict = Verdict::Undecided;
    }
    if let Some(stream) = &mut outcome.stream {
        stream.is_undecided = true;
    }
}
