//! The records of the JSON and NDJSON reports: the keys of `lienthong-report/1`.

use lienthong::report::Cell;
use lienthong::stream::Count;
use lienthong::{Form, Lang, Verdict};
use serde::Serialize;

use super::words::{ask_hint, severity_key};
use super::{TOOL, VERSION};
use crate::judge::{Finding, Outcome, Streamed, Summary};

/// The version of the keys.
pub(super) const SCHEMA: &str = "lienthong-report/1";

/// What wrote the report.
#[derive(Debug, Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    /// Returns this tool.
    pub(super) fn this() -> Self {
        Self { name: TOOL, version: VERSION }
    }
}

/// One input with what is wrong with it.
#[derive(Debug, Serialize)]
pub(super) struct ResultRecord<'a> {
    input: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Form>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spec_hash: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<u64>,
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<RecordsRecord>,
    errors: u64,
    warnings: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Vec<CountRecord<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<f64>,
    pub violations: Vec<ViolationRecord<'a>>,
}

impl<'a> ResultRecord<'a> {
    /// Makes the record of an outcome.
    pub(super) fn new(outcome: &'a Outcome, lang: Lang) -> Self {
        let message = outcome.message.as_ref();
        let violation = |finding| ViolationRecord::new(finding, lang);
        let stream = outcome.stream.as_ref();
        let whole = stream.filter(|stream| stream.only.is_none());
        Self {
            input: &outcome.input,
            sha256: outcome.sha256.as_deref(),
            form: outcome.form,
            message: message.map(|judged| judged.id.to_string()),
            message_version: message.map(|judged| judged.version.to_string()),
            spec_hash: message.map(|judged| &*judged.spec_hash),
            record: stream.and_then(|stream| stream.only),
            verdict: outcome.verdict,
            records: whole.map(RecordsRecord::from),
            errors: outcome.errors,
            warnings: outcome.warnings,
            counts: whole.map(|stream| stream.counts.iter().map(CountRecord::from).collect()),
            milliseconds: outcome.time.map(|time| time.as_secs_f64() * 1000.0),
            violations: outcome.findings.iter().map(violation).collect(),
        }
    }
}

/// What became of the records of a stream.
#[derive(Debug, Serialize)]
struct RecordsRecord {
    total: u64,
    valid: u64,
    invalid: u64,
    undecided: u64,
}

impl From<&Streamed> for RecordsRecord {
    fn from(stream: &Streamed) -> Self {
        let Streamed { records, valid, invalid, undecided, .. } = *stream;
        Self { total: records, valid, invalid, undecided }
    }
}

/// How often a rule was broken at a field.
#[derive(Debug, Serialize)]
struct CountRecord<'a> {
    code: &'a str,
    field: &'a str,
    count: u64,
}

impl<'a> From<&'a Count> for CountRecord<'a> {
    fn from(count: &'a Count) -> Self {
        Self { code: count.rule.code, field: &count.field, count: count.count }
    }
}

/// A place in an embedded message.
#[derive(Debug, Serialize)]
struct InnerPlace {
    line: u64,
    column: u64,
}

/// A place in the records of a flat text.
#[derive(Debug, Serialize)]
struct CellRecord {
    record: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<u64>,
}

/// One violation.
#[derive(Debug, Serialize)]
pub(super) struct ViolationRecord<'a> {
    code: &'a str,
    rule: &'a str,
    severity: &'a str,
    path: &'a str,
    field: &'a str,
    line: u64,
    column: u64,
    offset: usize,
    length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<CellRecord>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    help: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<InnerPlace>,
    count: u64,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    suppressed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<u64>,
}

impl<'a> ViolationRecord<'a> {
    fn new(finding: &'a Finding, lang: Lang) -> Self {
        let violation = &finding.violation;
        Self {
            code: violation.rule.code,
            rule: violation.rule.name,
            severity: severity_key(violation.severity),
            path: &violation.path,
            field: &violation.field,
            line: violation.place.line,
            column: violation.place.column,
            offset: violation.place.offset,
            length: violation.place.length,
            cell: violation.cell.map(|Cell { record, field }| CellRecord { record, field }),
            text: violation.text(lang),
            expected: violation.expected.as_ref().map(|text| text.get(lang)),
            actual: violation.actual.as_deref(),
            value: violation.value.as_deref(),
            help: help(finding, lang),
            example: violation.example.as_deref(),
            inner: violation.inner.map(|(line, column)| InnerPlace { line, column }),
            count: violation.count,
            fingerprint: &finding.fingerprint,
            suppressed: finding.suppressed,
            record: finding.record,
        }
    }
}

/// Says how to mend a violation: the nearest known name first, if there is one.
fn help(finding: &Finding, lang: Lang) -> String {
    let reason = finding.violation.rule.reason(lang);
    match &finding.violation.hint {
        Some(hint) => format!("{} {reason}", ask_hint(hint, lang)),
        None => reason.to_owned(),
    }
}

/// The counts of a run.
#[derive(Debug, Serialize)]
pub(super) struct SummaryRecord {
    inputs: u64,
    valid: u64,
    invalid: u64,
    undecided: u64,
    errors: u64,
    warnings: u64,
    shown: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passed_over: Option<u64>,
    bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<f64>,
}

impl From<&Summary> for SummaryRecord {
    fn from(summary: &Summary) -> Self {
        Self {
            inputs: summary.inputs,
            valid: summary.valid,
            invalid: summary.invalid,
            undecided: summary.undecided,
            errors: summary.errors,
            warnings: summary.warnings,
            shown: summary.shown,
            suppressed: summary.suppressed,
            passed_over: Some(summary.passed_over).filter(|&count| count > 0),
            bytes: summary.bytes,
            milliseconds: summary.time.map(|time| time.as_secs_f64() * 1000.0),
        }
    }
}
