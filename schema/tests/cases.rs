//! Every folder of `cases/` is a test: reading and linting its files gives `expected.txt`.
//!
//! A new case needs no code: make the folder, write the files, run with `BLESS=1`, and read the
//! `expected.txt` that it wrote. Files under a folder `base/` are read first, as a catalogue that
//! the others are read on top of.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use lienthong_schema::model::Severity;
use lienthong_schema::source::{Problem, Source};
use lienthong_schema::{Catalogue, Lang, Reading, lint};

#[test]
fn cases_give_what_they_expect() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut differences = String::new();
    for case in sorted(&folder) {
        let actual = render(&read(&case));
        let path = case.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &actual).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != actual {
            let name = path.display();
            writeln!(differences, "{name} differs (BLESS=1 writes it)\n--- actual\n{actual}")
                .unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

fn read(case: &Path) -> Reading {
    let base = case.join("base");
    let under = base.is_dir().then(|| Catalogue::read(sources(&base), None).catalogue);
    Catalogue::read(sources(case), under.as_ref())
}

fn sources(folder: &Path) -> Vec<Source> {
    let files = sorted(folder).into_iter().filter(|path| path.is_file());
    let files = files.filter(|path| !path.ends_with("expected.txt"));
    let source = |path: PathBuf| Source {
        text: fs::read_to_string(&path).unwrap(),
        path: path.file_name().unwrap().to_string_lossy().into_owned(),
    };
    files.map(source).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn render(reading: &Reading) -> String {
    let mut out = String::new();
    section(&mut out, "problems", &reading.problems);
    // What a spec lacks matters once it can be read.
    if reading.problems.is_empty() {
        section(&mut out, "lint", &lint(reading));
    }
    out.push_str("catalogue:\n");
    for message in reading.catalogue.messages() {
        writeln!(out, "  message {}@{}", message.id, message.version).unwrap();
    }
    for list in reading.catalogue.code_lists() {
        writeln!(out, "  codes {} ({} values)", list.name, list.values.len()).unwrap();
    }
    out
}

fn section(out: &mut String, name: &str, problems: &[Problem]) {
    writeln!(out, "{name}:").unwrap();
    for problem in problems {
        let place = problem.place;
        let (line, column, length) = (place.line, place.column, place.length);
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let code = problem.code;
        writeln!(out, "  {}:{line}:{column}+{length} {code} {severity}", problem.path).unwrap();
        for text in std::iter::once(&problem.text).chain(&problem.help) {
            writeln!(out, "    {} | {}", text.get(Lang::Vi), text.get(Lang::En)).unwrap();
        }
        writeln!(out, "    > {}", problem.excerpt.replace('\0', "␀")).unwrap();
    }
}
