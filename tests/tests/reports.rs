//! Every machine format keeps to its own published schema, with no, one and many violations.
//!
//! The schemas of others stand in `schemas/`, with where they come from in `ORIGIN.md`.

use std::process::Command;

use lienthong_tests::{expect_file, folder, lienthong, new_folder, read_text, tool};
use serde_json::Value;

/// Inputs with no, one and many violations, in the order of those words.
const INPUTS: [&[&str]; 3] = [
    &["inputs/valid.xml"],
    &["inputs/one-line.json"],
    &["inputs", "broken/sai.msg.yaml", "project/inner/valid.xml"],
];

/// Returns the report on `inputs`.
fn report(format: &str, inputs: &[&str]) -> String {
    let args = [&["validate", "--catalogue", "specs", "--report", format], inputs].concat();
    lienthong(&folder("cli"), &args).out
}

/// Says where `value` departs from `schema`.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let schema = jsonschema::validator_for(schema).expect("a schema");
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Returns the schema of our own report.
fn own_schema() -> Value {
    read(&lienthong(&folder("cli"), &["report-schema"]).out)
}

#[test]
fn json_keeps_to_the_schema_that_is_printed() {
    let schema = own_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    for (inputs, violations) in INPUTS.iter().zip([0, 1, 11]) {
        let report = read(&report("json", inputs));
        assert_eq!(faults(&schema, &report), [""; 0]);
        assert!(report["summary"]["shown"].as_u64() >= Some(violations), "{inputs:?}");
    }
}

#[test]
fn ndjson_holds_the_results_of_json_and_its_summary() {
    for inputs in INPUTS {
        let json = read(&report("json", inputs));
        let mut lines: Vec<Value> = report("ndjson", inputs).lines().map(read).collect();
        let last = lines.pop().unwrap();
        assert_eq!(json["results"], Value::Array(lines));
        assert_eq!(json["summary"], last["summary"]);
    }
}

#[test]
fn a_baseline_and_timings_keep_to_the_schema() {
    let scratch = new_folder("reports");
    let baseline = scratch.path().join("old.json").to_string_lossy().into_owned();
    let old = format!("json={baseline}");
    report(&old, INPUTS[2]);
    let args = ["--baseline", &baseline, "--timings", "inputs"];
    let new = read(&report("json", &args));
    assert_eq!(faults(&own_schema(), &new), [""; 0]);
    assert_eq!(new["results"][0]["violations"][0]["suppressed"], true);
    let sarif = read(&report("sarif", &args));
    assert_eq!(sarif_faults(&sarif), [""; 0]);
    assert_eq!(sarif["runs"][0]["results"][0]["suppressions"][0]["kind"], "external");
    let junit = report("junit", &args);
    assert!(junit.contains("<skipped "));
    validate_junit("baseline", &junit);
}

fn sarif_faults(report: &Value) -> Vec<String> {
    let schema = read_text(&folder("schemas/sarif-2.1.0.schema.json"));
    // The pattern of a language has a bracket too many, as it was published.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    faults(&read(&schema), report)
}

#[test]
fn sarif_keeps_to_its_schema_and_names_each_rule() {
    for inputs in INPUTS {
        let report = read(&report("sarif", inputs));
        assert_eq!(sarif_faults(&report), [""; 0]);
        let run = &report["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
            assert!(result["partialFingerprints"]["lienthong/v1"].is_string());
        }
    }
}

#[test]
fn junit_keeps_to_its_schema() {
    for (name, inputs) in ["none", "one", "many"].iter().zip(INPUTS) {
        validate_junit(name, &report("junit", inputs));
    }
}

/// Runs xmllint on a JUnit report.
fn validate_junit(name: &str, report: &str) {
    let Some(xmllint) = tool("xmllint") else { return };
    let scratch = new_folder(&format!("junit-{name}"));
    scratch.write("report.xml", report);
    let output = Command::new(xmllint)
        .args(["--noout", "--nonet", "--schema"])
        .arg(folder("schemas/junit-10.xsd"))
        .arg(scratch.path().join("report.xml"))
        .output()
        .expect("xmllint runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}\n{report}");
}

#[test]
fn gitlab_has_what_gitlab_asks_for_and_no_fingerprint_twice() {
    let schema = serde_json::json!({
        "type": "array",
        "items": {
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "required": ["path", "lines"],
                    "properties": {"lines": {"properties": {"begin": {"minimum": 1}}}},
                },
            },
        },
    });
    for inputs in INPUTS {
        let report = read(&report("gitlab", inputs));
        assert_eq!(faults(&schema, &report), [""; 0]);
        let issues = report.as_array().unwrap();
        let mut prints: Vec<_> = issues.iter().map(|issue| issue["fingerprint"].as_str()).collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), issues.len());
    }
}

#[test]
fn csv_has_as_many_cells_in_each_row() {
    for inputs in INPUTS {
        let report = report("csv", inputs);
        let widths: Vec<usize> = report.split_terminator("\r\n").map(cells).collect();
        assert!(widths.len() > 1 && widths.iter().all(|width| *width == widths[0]), "{report}");
    }
}

/// Counts the cells of a row: the commas outside of quotes, and one.
fn cells(row: &str) -> usize {
    row.split('"').step_by(2).map(|outside| outside.matches(',').count()).sum::<usize>() + 1
}

#[test]
fn html_is_well_formed_and_fetches_nothing() {
    for inputs in INPUTS {
        let report = report("html", inputs);
        let page =
            report.replace("<meta charset=\"utf-8\">", "").replace("scale=1\">", "scale=1\"/>");
        let page = page.trim_start_matches("<!DOCTYPE html>\n");
        let page =
            roxmltree::Document::parse(page).unwrap_or_else(|error| panic!("{error}\n{page}"));
        for node in page.descendants() {
            assert!(node.attribute("src").is_none());
            assert!(node.attribute("href").is_none_or(|href| href.starts_with('#')));
        }
    }
}

#[test]
fn what_an_input_says_cannot_break_out_of_a_report() {
    let scratch = new_folder("hostile");
    let name = "<b onclick='x'>%0A::error::,\u{1b}[31m";
    let text = format!("<HoSo><MaHoSo>{}\u{202e}\n::error::boo</MaHoSo></HoSo>", "=1+1,\"&lt;b>");
    scratch.write(&format!("{}.xml", name.replace('/', "")), &text);
    let specs = folder("cli/specs").to_string_lossy().into_owned();
    for format in ["human", "json", "sarif", "junit", "github", "gitlab", "csv", "html"] {
        let args = ["validate", "--catalogue", &specs, "--report", format, "."];
        let out = lienthong(scratch.path(), &args).out;
        let marks_up = ["junit", "html"].contains(&format);
        let is_data = ["json", "sarif", "gitlab"].contains(&format);
        assert!(!out.contains('\u{1b}'), "{format}: {out}");
        assert!(is_data || !out.contains('\u{202e}'), "{format}: {out}");
        assert!(!marks_up || !out.contains("<b onclick"), "{format}: {out}");
        assert!(!out.lines().any(|line| line.starts_with("::error::")), "{format}: {out}");
    }
}

#[test]
fn each_format_looks_as_it_did() {
    for format in ["json", "sarif", "junit", "github", "gitlab", "csv", "html"] {
        let text = report(format, &["inputs/one-line.json", "inputs/nested"]);
        let text = without_what_is_tested_elsewhere(&text);
        let file = folder("cli").join(format!("report.{format}.txt"));
        expect_file(&file, &text).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

/// Leaves out the rules of SARIF, and numbers that change with each new rule or key of a spec.
fn without_what_is_tested_elsewhere(report: &str) -> String {
    let mut text = String::new();
    for line in report.split_inclusive('\n').filter(|line| !line.starts_with("\"tool\": {\"driver"))
    {
        let line = without(line, "\"spec_hash\":\"", '"');
        text += &without(&line, ",\"ruleIndex\":", '}');
    }
    text
}

/// Leaves out what stands between `key` and the next `end`.
fn without(line: &str, key: &str, end: char) -> String {
    let Some((before, after)) = line.split_once(key) else { return line.to_owned() };
    let rest = after.find(end).map_or("", |at| &after[at..]);
    [before, key, rest].concat()
}

#[test]
fn the_report_is_the_same_on_any_number_of_threads() {
    let one = report("json", &["--jobs", "1", "inputs", "project"]);
    assert_eq!(one, report("json", &["--jobs", "8", "inputs", "project"]));
}
