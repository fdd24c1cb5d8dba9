//! `lienthong validate`: judges messages and reports what is wrong with them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use lienthong::{Ask, Form, Limits, Validator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::amount::{read_bytes, read_duration};
use super::as_of::AsOf;
use super::run::{Run, open_split};
use crate::catalogue::{CatalogueArguments, find_message};
use crate::failure::Failure;
use crate::files;
use crate::inputs::{self, Inputs};
use crate::judge::{Baseline, FailOn, Judge, Summary};
use crate::language::both;
use crate::report::{Reports, Style, Target};
use crate::session::Session;
use crate::status::ExitStatus;

/// How many violations of an input are looked at where a baseline has to be compared.
const COMPARED: usize = 100_000;

/// Bytes that a record of a stream may have.
const RECORD_BYTES: u64 = 64 << 20;

/// A form, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FormArgument {
    Xml,
    Json,
    Delimited,
    Fixed,
}

impl From<FormArgument> for Form {
    fn from(argument: FormArgument) -> Self {
        match argument {
            FormArgument::Xml => Self::Xml,
            FormArgument::Json => Self::Json,
            FormArgument::Delimited => Self::Delimited,
            FormArgument::Fixed => Self::Fixed,
        }
    }
}

/// Validates messages: files, folders, globs, or - for standard input.
///
/// The form and the message are recognised from the content, unless --form and --message say
/// them. Folders are searched for .xml, .edxml, .json, .ndjson, .jsonl, .csv, .psv, .dat, .soap,
/// .mime, .eml and .http files, whatever their depth.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
    lienthong validate ho-so.xml
    lienthong validate --report human --report sarif=lienthong.sarif outbox/ 'inbox/**/*.json'
    lienthong validate --stream --split out/ claims.ndjson
    curl -s … | lienthong validate --message edxml.Status@1 -

Exit status (the highest wins):
    0  everything was judged, and is valid
    1  something is invalid
    2  nothing was judged: the command line, a spec or the configuration is wrong
    3  something is undecided: no verdict could be given on part of the input
    4  a fault of the tool itself")]
pub(crate) struct Validate {
    /// What to validate.
    #[arg(value_name = "PATH", required_unless_present = "stream")]
    paths: Vec<PathBuf>,
    /// Takes each input as a stream of messages: a JSON text a line, or the items of one array; the
    /// children of an XML root, whatever it is called; the records of delimited or fixed-width
    /// text. Memory does not grow with the input; --limit-bytes is for one record. Without PATH,
    /// standard input is read.
    #[arg(long)]
    stream: bool,
    /// Copies the records of the one stream to DIR: good ones to good.EXT, all others to bad.EXT.
    /// Files that are there are never overwritten.
    #[arg(long, value_name = "DIR", requires = "stream")]
    split: Option<PathBuf>,
    /// The message that every input is, whatever it looks like: system.Name, or with a version.
    #[arg(long, value_name = "ID[@VERSION]")]
    message: Option<String>,
    /// The form that every input has.
    #[arg(long, value_name = "FORM")]
    form: Option<FormArgument>,
    #[command(flatten)]
    catalogue: CatalogueArguments,
    /// The day on which codes must be in force where the message names none: 2025-07-01, say, or
    /// today (in Vietnam). [default: any time, with a warning for a retired code]
    #[arg(long, value_name = "DATE")]
    as_of: Option<AsOf>,
    /// A report: human, json, ndjson, sarif, junit, github, gitlab, csv, html or none; on
    /// standard output, or in FILE. May be repeated. [default: human]
    #[arg(long = "report", value_name = "FORMAT[=FILE]")]
    reports: Vec<Target>,
    /// What makes the exit status 1.
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// A former JSON report: what it has is shown as known, and only what is new fails.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Violations shown of each input; all are counted. 0 shows all.
    #[arg(long, value_name = "N", default_value_t = 100)]
    max_violations: usize,
    /// Shows personal data instead of masking it.
    #[arg(long)]
    show_personal: bool,
    /// Threads. [default: one for each processor]
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// Says how long each input took.
    #[arg(long)]
    timings: bool,
    /// Bytes that an input may have: 100MiB, say. [default: 1GiB; of a stream's record 64MiB]
    #[arg(long, value_name = "SIZE", value_parser = read_bytes)]
    limit_bytes: Option<u64>,
    /// Elements or objects that may stand within each other. [default: 200]
    #[arg(long, value_name = "N")]
    limit_depth: Option<u32>,
    /// Time that an input may take: 500ms or 10s, say. [default: no limit]
    #[arg(long, value_name = "TIME", value_parser = read_duration)]
    limit_time: Option<Duration>,
}

impl Validate {
    pub(super) fn run(self, session: &mut Session<'_, '_>) -> Result<ExitStatus, Failure> {
        let begun = Instant::now();
        let judge = self.judge(session)?;
        let inputs = self.inputs(&judge, session)?;
        if inputs.list.is_empty() {
            return Err(nothing_to_judge(inputs.passed_over));
        }
        let style = Style {
            lang: session.lang,
            palette: session.palette(),
            single: inputs.list.len() == 1,
            fail_on: self.fail_on,
        };
        let split = self.split.as_deref();
        let split = split.map(|folder| open_split(folder, &inputs, session)).transpose()?;
        let reports = Reports::open(&self.reports, style, session.here())?;
        let mut summary = Summary {
            suppressed: judge.baseline.as_ref().map(|_| 0),
            passed_over: inputs.passed_over as u64,
            ..Summary::default()
        };
        let mut run = Run { judge, reports, summary: &mut summary, fail_on: self.fail_on };
        run.reports.begin(session.out())?;
        if self.stream {
            run.streams(inputs, split, session)?;
        } else {
            let pool = if inputs.list.len() > 1 { self.pool()? } else { None };
            run.files(inputs, pool.as_ref(), session)?;
        }
        run.summary.time = self.timings.then(|| begun.elapsed());
        run.reports.end(run.summary, session.out())?;
        Ok(summary.status)
    }

    /// Lists what is to be judged.
    fn inputs(&self, judge: &Judge, session: &mut Session<'_, '_>) -> Result<Inputs, Failure> {
        let outputs: Vec<PathBuf> =
            self.reports.iter().filter_map(|target| target.file.clone()).collect();
        if !self.stream {
            return inputs::collect(&self.paths, &outputs, judge.limit_bytes, session.io);
        }
        let standard = [PathBuf::from("-")];
        let paths = if self.paths.is_empty() { &standard } else { self.paths.as_slice() };
        let inputs = inputs::collect_streams(paths, session.io)?;
        if self.split.is_some() && inputs.list.len() > 1 {
            return Err(Failure::Misuse(both(
                "--split chỉ dùng được với một luồng",
                "--split takes one stream only",
            )));
        }
        Ok(inputs)
    }

    /// Makes what judges, as the arguments ask.
    fn judge(&self, session: &Session<'_, '_>) -> Result<Judge, Failure> {
        let catalogue = self.catalogue.read(session)?;
        let message = self.message.as_deref().map(|id| find_message(&catalogue, id)).transpose()?;
        let baseline =
            self.baseline.as_ref().map(|path| read_baseline(path, session)).transpose()?;
        let limit_findings =
            if self.max_violations == 0 { usize::MAX } else { self.max_violations };
        let mut limits = Limits { time: self.limit_time, ..Limits::default() };
        limits.violations = match baseline {
            Some(_) => limit_findings.max(COMPARED),
            None => limit_findings,
        };
        let limit_bytes = if self.stream { RECORD_BYTES } else { limits.bytes };
        limits.bytes = self.limit_bytes.unwrap_or(limit_bytes);
        limits.depth = self.limit_depth.unwrap_or(limits.depth);
        let as_of = self.as_of.as_ref().map(|as_of| as_of.day(session.here())).transpose()?;
        Ok(Judge {
            limit_bytes: limits.bytes,
            limit_findings,
            validator: Validator::new(&catalogue).with_limits(limits).as_of(as_of),
            ask: Ask {
                form: self.form.map(Form::from),
                message,
                show_personal: self.show_personal,
            },
            baseline,
            hashes: self.reports.iter().any(|target| target.format.has_hashes()),
            timings: self.timings,
            lang: session.lang,
        })
    }

    /// Starts the threads that were asked for; `None` where this one is enough.
    fn pool(&self) -> Result<Option<ThreadPool>, Failure> {
        let threads = self.jobs.map_or(0, std::num::NonZeroUsize::get);
        if threads == 1 {
            return Ok(None);
        }
        ThreadPoolBuilder::new().num_threads(threads).build().map(Some).map_err(|error| {
            Failure::Fault(both(
                format!("không tạo được luồng xử lý: {error}"),
                format!("cannot start threads: {error}"),
            ))
        })
    }
}

fn read_baseline(path: &Path, session: &Session<'_, '_>) -> Result<Baseline, Failure> {
    let fault = |vi: &str, en: &str| {
        let path = path.display();
        Failure::Misuse(both(format!("{path}: {vi}"), format!("{path}: {en}")))
    };
    let text = files::read_text(&session.here().locate(path)).map_err(|error| {
        fault(&format!("không đọc được: {error}"), &format!("cannot be read: {error}"))
    })?;
    Baseline::read(&text).map_err(|text| fault(&text.vi, text.en.as_deref().unwrap_or_default()))
}

fn nothing_to_judge(passed_over: usize) -> Failure {
    Failure::Misuse(both(
        format!("không có gì để kiểm tra (bỏ qua {passed_over} tệp có đuôi khác)"),
        format!("nothing to validate ({passed_over} files with other extensions passed over)"),
    ))
}
