//! A former report: what it has is known, and only what is new makes a run fail.

use std::collections::BTreeMap;

use lienthong::schema::Text;
use serde::Deserialize;

use super::Finding;
use crate::language::both;

/// How often each violation was found before, by input and fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Baseline {
    known: BTreeMap<(String, String), u64>,
}

/// The part of a report that a baseline is made of.
#[derive(Deserialize)]
struct Former {
    schema: String,
    results: Vec<FormerResult>,
}

#[derive(Deserialize)]
struct FormerResult {
    input: String,
    violations: Vec<FormerViolation>,
}

#[derive(Deserialize)]
struct FormerViolation {
    fingerprint: String,
    count: u64,
}

impl Baseline {
    /// Reads a JSON report.
    pub(crate) fn read(text: &str) -> Result<Self, Text> {
        let former: Former = serde_json::from_str(text).map_err(|error| {
            both(
                format!("không phải báo cáo JSON của lienthong: {error}"),
                format!("no JSON report of lienthong: {error}"),
            )
        })?;
        if former.schema != "lienthong-report/1" {
            let found = former.schema;
            return Err(both(
                format!("cần `lienthong-report/1`, đang có `{found}`"),
                format!("expected `lienthong-report/1`, found `{found}`"),
            ));
        }
        let mut baseline = Self::default();
        for result in former.results {
            for violation in result.violations {
                let key = (plain(&result.input), violation.fingerprint);
                *baseline.known.entry(key).or_default() += violation.count;
            }
        }
        Ok(baseline)
    }

    /// Marks those findings that were there before. Of a violation that occurs more often than
    /// before, what is too many is new.
    pub(crate) fn mark(&self, input: &str, findings: &mut [Finding]) {
        let input = plain(input);
        let mut left: BTreeMap<&str, u64> = BTreeMap::new();
        for finding in findings.iter_mut().filter(|finding| !finding.is_undecided()) {
            let key = (input.clone(), finding.fingerprint.clone());
            let Some(((_, print), &count)) = self.known.get_key_value(&key) else { continue };
            let left = left.entry(print).or_insert(count);
            if let Some(rest) = left.checked_sub(finding.violation.count) {
                *left = rest;
                finding.suppressed = true;
            }
        }
    }
}

/// Returns an input's name as it is on every system.
fn plain(input: &str) -> String {
    input.replace('\\', "/").trim_start_matches("./").to_owned()
}
