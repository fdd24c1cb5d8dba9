//! Validators for tests, made from specs in texts.

use lienthong::schema::source::Source;
use lienthong::schema::{Catalogue, Reading};
use lienthong::{Report, Severity, Validator};

use crate::{files_below, folder, read_text};

/// A spec for messages of which nothing but their form is known: any XML root `HoSo`, any JSON.
const PERMISSIVE: &str = "\
message: thu.HoSo
version: 1.0.0
status: proposed
title: {vi: Hồ sơ thử, en: Test dossier}
description: Nhận mọi thông điệp đúng cú pháp.
source: {document: Thử nghiệm}
xml: {root: HoSo}
soap: {version: any}
json: {}
order: any
extra: allow
fields:
  - {name: Ma, title: Mã, presence: optional, type: any, description: Mã bất kỳ}
";

/// Reads one spec, and what it uses after lines of `---8<---`.
///
/// # Panics
///
/// Panics if the spec can't be used.
pub fn read_spec(spec: &str) -> Reading {
    let files = spec.split("---8<---\n").enumerate().map(|(index, text)| {
        let kind = match text.split(':').next() {
            Some("codes") => "codes",
            Some("types" | "groups") => "types",
            _ => "msg",
        };
        Source { path: format!("{index}.{kind}.yaml"), text: text.into() }
    });
    read(files.collect())
}

/// Reads a spec by which nothing is wrong with any message that is well-formed.
pub fn permissive() -> Reading {
    read_spec(PERMISSIVE)
}

/// Makes the validator of the spec in `mistakes/`, which the planted mistakes break.
pub fn planted() -> Validator {
    Validator::new(&read_folder("mistakes").catalogue)
}

/// Reads all specs in a folder of the tests.
///
/// # Panics
///
/// Panics if they can't be used.
pub fn read_folder(name: &str) -> Reading {
    let files = files_below(&folder(name));
    let specs = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "yaml"));
    let sources =
        specs.map(|file| Source { path: crate::file_name(&file), text: read_text(&file) });
    read(sources.collect())
}

/// Reads spec files.
fn read(sources: Vec<Source>) -> Reading {
    let reading = Catalogue::read(sources, None);
    let errors: Vec<String> = (reading.problems.iter())
        .filter(|problem| problem.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    reading
}

/// Returns the codes of all violations in `report`, each once, sorted.
pub fn codes(report: &Report) -> Vec<&'static str> {
    let mut codes: Vec<_> = report.violations.iter().map(|it| it.rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Returns one line of `code@line:column` for each violation in `report`.
pub fn table(report: &Report) -> String {
    let places = report.violations.iter().map(|violation| {
        let place = violation.place;
        format!("{}@{}:{}", violation.rule.code, place.line, place.column)
    });
    places.collect::<Vec<_>>().join(" ")
}
