//! The SARIF 2.1.0 report: results with fingerprints and suppressions, every rule with its help.

use std::io::{self, Write};

use lienthong::rules::{Effect, Rule};
use lienthong::{Lang, Severity, rules};
use serde_json::{Map, Value, json};

use super::words::{general_text, severity_key};
use super::{Render, Style, TOOL, VERSION};
use crate::excerpt::visible;
use crate::inputs::in_hexadecimal;
use crate::judge::{Finding, Outcome, Summary};
use crate::language::Pick;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the SARIF report.
pub(super) struct Sarif {
    lang: Lang,
    begun: bool,
    artifacts: Vec<Value>,
}

impl Sarif {
    /// Makes a report that has not begun.
    pub(super) fn new(style: Style) -> Self {
        Self { lang: style.lang, begun: false, artifacts: Vec::new() }
    }

    fn result(&self, outcome: &Outcome, finding: &Finding) -> Value {
        let violation = &finding.violation;
        let location = json!({"uri": uri(&outcome.input), "index": self.artifacts.len()});
        let mut physical = json!({"artifactLocation": location});
        if finding.excerpt.is_some() {
            physical["region"] = region(finding);
        }
        let mut result = json!({
            "ruleId": violation.rule.code,
            "level": severity_key(violation.severity),
            "message": {"text": visible(&violation.text(self.lang))},
            "locations": [{"physicalLocation": physical}],
            "partialFingerprints": {"lienthong/v1": finding.fingerprint},
            "occurrenceCount": violation.count.max(1),
            "properties": properties(finding, self.lang),
        });
        if let Some(index) = rules::ALL.iter().position(|rule| rule.code == violation.rule.code) {
            result["ruleIndex"] = json!(index);
        }
        if !violation.path.is_empty() {
            let path = [json!({"fullyQualifiedName": violation.path, "kind": "element"})];
            result["locations"][0]["logicalLocations"] = json!(path);
        }
        if finding.suppressed {
            let why = self.lang.pick("đã có trong báo cáo trước", "in the former report");
            result["suppressions"] = json!([{"kind": "external", "justification": why}]);
        }
        result
    }
}

impl Render for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<Value> = rules::ALL.iter().map(|rule| describe(rule, self.lang)).collect();
        let driver = json!({"name": TOOL, "version": VERSION, "semanticVersion": VERSION,
            "rules": rules});
        writeln!(out, "{{\n\"$schema\": \"{SCHEMA}\",\n\"version\": \"2.1.0\",\n\"runs\": [{{")?;
        writeln!(out, "\"tool\": {{\"driver\": {driver}}},")?;
        let lang = self.lang.pick("vi", "en");
        writeln!(out, "\"columnKind\": \"unicodeCodePoints\",\n\"language\": \"{lang}\",")?;
        write!(out, "\"results\": [")
    }

    fn outcome(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        for finding in &outcome.findings {
            let separator = if self.begun { "," } else { "" };
            self.begun = true;
            write!(out, "{separator}\n{}", self.result(outcome, finding))?;
        }
        self.artifacts.push(artifact(outcome));
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let artifacts = json!(self.artifacts);
        let invocation = json!([{"executionSuccessful": summary.undecided == 0,
            "exitCode": summary.status.code()}]);
        writeln!(out, "],\n\"artifacts\": {artifacts},\n\"invocations\": {invocation}\n}}]\n}}")
    }
}

/// Describes a rule.
fn describe(rule: &Rule, lang: Lang) -> Value {
    let level = if rule.effect == Effect::Warning { "warning" } else { "error" };
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": general_text(rule, lang)},
        "fullDescription": {"text": rule.reason(lang)},
        "help": {"text": rule.reason(lang)},
        "defaultConfiguration": {"level": level},
    })
}

/// Describes an input.
fn artifact(outcome: &Outcome) -> Value {
    let mut artifact = json!({"location": {"uri": uri(&outcome.input)}, "length": outcome.bytes});
    if let Some(sha256) = &outcome.sha256 {
        artifact["hashes"] = json!({"sha-256": sha256});
    }
    artifact
}

/// Says where a violation is, in lines and in bytes.
fn region(finding: &Finding) -> Value {
    let place = finding.violation.place;
    let characters = finding.excerpt.as_ref().map_or(0, |excerpt| excerpt.characters);
    json!({
        "startLine": place.line.max(1),
        "startColumn": place.column.max(1),
        "endColumn": place.column.max(1) + characters,
        "byteOffset": place.offset,
        "byteLength": place.length,
    })
}

fn properties(finding: &Finding, lang: Lang) -> Value {
    let violation = &finding.violation;
    let expected = violation.expected.as_ref().map(|text| text.get(lang));
    let pairs = [
        ("path", Some(&*violation.path)),
        ("field", Some(&*violation.field)),
        ("expected", expected),
        ("actual", violation.actual.as_deref()),
        ("value", violation.value.as_deref()),
        ("hint", violation.hint.as_deref()),
        ("example", violation.example.as_deref()),
        ("effect", (violation.rule.effect == Effect::Undecided).then_some("undecided")),
        ("severity", (violation.severity == Severity::Warning).then_some("warning")),
    ];
    let record = finding.record.map(|record| ("record".to_owned(), record.into()));
    let said = pairs.into_iter().filter_map(|(key, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some((key.to_owned(), value.into()))
    });
    Value::Object(said.chain(record).collect::<Map<String, Value>>())
}

/// Makes a path a URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.extend(["%", &in_hexadecimal(&[byte]).to_uppercase()]),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("hồ sơ.xml"), "h%E1%BB%93%20s%C6%A1.xml");
        assert_eq!(uri("/a/b"), "file:///a/b");
    }
}
