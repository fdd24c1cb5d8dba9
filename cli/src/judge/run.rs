//! Judging many inputs on several threads, with outcomes in the order of the inputs.

use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;

use lienthong::report::{Place, Violation};
use lienthong::schema::Text;
use lienthong::{Ask, Lang, Report, Severity, Validator, Verdict, rules};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::outcome::{Suppressed, fingerprint};
use super::progress::{PAUSE, Progress};
use super::{Baseline, Finding, Outcome};
use crate::excerpt::{Excerpt, Raw};
use crate::inputs::{Input, Loaded, load, reason};

/// How many inputs a thread judges before outcomes are written: what bounds the memory of a run.
const BATCH: usize = 128;

/// Everything that judging an input takes.
#[derive(Debug)]
pub(crate) struct Judge {
    /// What judges.
    pub validator: Validator,
    /// What is asked of it.
    pub ask: Ask,
    /// Bytes that an input may have.
    pub limit_bytes: u64,
    /// How many findings of an input are shown.
    pub limit_findings: usize,
    /// What was wrong before.
    pub baseline: Option<Baseline>,
    /// Whether a report gives the hashes of inputs.
    pub hashes: bool,
    /// Whether times are taken.
    pub timings: bool,
    /// The language of texts.
    pub lang: Lang,
}

impl Judge {
    /// Judges all inputs, on the threads of `pool` if there is one, and hands each outcome to
    /// `take`, in the order of the inputs. Where a run takes long, `terminal` shows how far it is.
    pub(crate) fn run(
        &self,
        inputs: Vec<Input>,
        pool: Option<&ThreadPool>,
        terminal: Option<&mut dyn Write>,
        take: &mut dyn FnMut(Outcome) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut progress = Progress::begin(inputs.len(), terminal);
        let mut inputs = inputs.into_iter();
        if let Some(pool) = pool {
            let mut done = 0;
            loop {
                let batch: Vec<Input> =
                    inputs.by_ref().take(BATCH * pool.current_num_threads()).collect();
                if batch.is_empty() {
                    break;
                }
                let outcomes = self.judge_batch(batch, pool, (&mut progress, &mut done));
                progress.clear();
                outcomes.into_iter().try_for_each(&mut *take)?;
                progress.tell(done);
            }
        } else {
            for (done, input) in (1..).zip(inputs) {
                let outcome = self.judge(input);
                progress.clear();
                take(outcome)?;
                progress.tell(done);
            }
        }
        progress.clear();
        Ok(())
    }

    /// Judges some inputs on the threads of `pool`, while this thread shows how many are `done`.
    fn judge_batch(
        &self,
        batch: Vec<Input>,
        pool: &ThreadPool,
        (progress, done): (&mut Progress<'_>, &mut u64),
    ) -> Vec<Outcome> {
        if !progress.is_shown() {
            return pool.install(|| batch.into_par_iter().map(|input| self.judge(input)).collect());
        }
        let (count, (sender, ended)) = (AtomicU64::new(*done), mpsc::channel());
        let mut outcomes = Vec::new();
        pool.in_place_scope(|scope| {
            let (count, outcomes) = (&count, &mut outcomes);
            scope.spawn(move |_| {
                let _until_here: mpsc::Sender<()> = sender;
                let judge_one = |input| {
                    let outcome = self.judge(input);
                    count.fetch_add(1, Ordering::Relaxed);
                    outcome
                };
                *outcomes = batch.into_par_iter().map(judge_one).collect();
            });
            while ended.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                progress.tell(count.load(Ordering::Relaxed));
            }
        });
        *done = count.into_inner();
        outcomes
    }

    /// Judges one input.
    fn judge(&self, mut input: Input) -> Outcome {
        let begun = self.timings.then(Instant::now);
        let loaded = match load(&mut input, self.limit_bytes) {
            Ok(loaded) => loaded,
            Err(error) => return unreadable(input.name, &reason(&error, self.lang)),
        };
        let report = self.validator.judge(&loaded.bytes, &self.ask);
        let mut findings = findings(&loaded.bytes, &report, self.ask.show_personal);
        if let Some(baseline) = &self.baseline {
            baseline.mark(&input.name, &mut findings);
        }
        let suppressed = Suppressed::count(&findings);
        keep_new(&mut findings, self.limit_findings);
        Outcome {
            input: input.name,
            sha256: self.hashes.then(|| loaded.sha256()).flatten(),
            bytes: loaded.length,
            form: report.form,
            message: report.message,
            verdict: report.verdict,
            findings,
            errors: report.errors,
            warnings: report.warnings,
            suppressed,
            time: begun.map(|begun| begun.elapsed()),
            stream: None,
        }
    }
}

/// Makes the outcome of a text whose report hides nothing and is no message's.
pub(crate) fn outcome(input: String, loaded: &Loaded, report: &Report) -> Outcome {
    Outcome {
        findings: findings(&loaded.bytes, report, true),
        input,
        sha256: loaded.sha256(),
        bytes: loaded.length,
        form: None,
        message: None,
        verdict: report.verdict,
        errors: report.errors,
        warnings: report.warnings,
        suppressed: Suppressed::default(),
        time: None,
        stream: None,
    }
}

/// Returns the violations of a report with the lines that they stand on.
fn findings(bytes: &[u8], report: &Report, show_personal: bool) -> Vec<Finding> {
    let masked: &[(usize, usize)] = if show_personal { &[] } else { &report.masked };
    let input = Raw { bytes, encoding: report.encoding };
    let finding = |violation: &Violation| Finding {
        excerpt: Some(Excerpt::cut(input, violation.place, masked)),
        fingerprint: fingerprint(violation, report.message.as_ref()),
        suppressed: false,
        record: None,
        violation: violation.clone(),
    };
    report.violations.iter().map(finding).collect()
}

/// Cuts the findings down to `most`, those that the baseline has before new ones.
pub(super) fn keep_new(findings: &mut Vec<Finding>, most: usize) {
    if findings.len() > most {
        findings.sort_by_key(|finding| finding.suppressed);
        findings.truncate(most);
        findings.sort_by_key(|finding| finding.violation.place);
    }
}

/// Makes the outcome of an input that cannot be read.
pub(crate) fn unreadable(input: String, reason: &str) -> Outcome {
    let rule = &rules::UNREADABLE_INPUT;
    let violation = Violation {
        rule,
        severity: Severity::Error,
        path: String::new(),
        field: String::new(),
        title: Text::default(),
        place: Place { offset: 0, length: 0, line: 1, column: 1 },
        cell: None,
        expected: None,
        actual: Some(reason.to_owned()),
        value: None,
        hint: None,
        example: None,
        inner: None,
        count: 1,
    };
    let fingerprint = fingerprint(&violation, None);
    Outcome {
        input,
        sha256: None,
        bytes: 0,
        form: None,
        message: None,
        verdict: Verdict::Undecided,
        findings: vec![Finding {
            violation,
            excerpt: None,
            fingerprint,
            suppressed: false,
            record: None,
        }],
        errors: 1,
        warnings: 0,
        suppressed: Suppressed::default(),
        time: None,
        stream: None,
    }
}
