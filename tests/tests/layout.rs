//! The layout is kept: who depends on whom, what each source file looks like, which licences come in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use lienthong_tests::{files_below, read_text, root};
use serde_json::Value;

/// Each package with those of ours that it may depend on.
const MAY_DEPEND_ON: [(&str, &[&str]); 7] = [
    ("schema", &[]),
    ("schema-derive", &["lienthong-schema"]),
    ("validator", &["lienthong-schema", "lienthong-derive"]),
    ("messages", &["lienthong"]),
    ("cli", &["lienthong", "lienthong-messages"]),
    ("tests", &["lienthong", "lienthong-messages", "lienthong-cli", "lienthong-workload"]),
    ("workload", &[]),
];

/// What the licence of a dependency may be: one of its alternatives, all parts of it.
const LICENCES: [&str; 8] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

/// The most lines that a source file may have.
const LINES: usize = 400;

/// What no source file may hold; written in two halves, so that this one does not hold it either.
const FORBIDDEN: [(&str, &str); 6] = [
    ("to", "do!("),
    ("unimple", "mented!("),
    ("#[igno", "re"),
    ("FIX", "ME"),
    ("TO", "DO"),
    ("unsa", "fe {"),
];

#[test]
fn packages_depend_only_on_those_below_them() {
    for (package, allowed) in MAY_DEPEND_ON {
        let manifest = read_text(&root().join(package).join("Cargo.toml"));
        let section = manifest.split_once("\n[dependencies]\n").map_or("", |(_, rest)| rest);
        let section = section.split("\n[").next().unwrap_or_default();
        for line in section.lines().filter(|line| line.starts_with("lienthong")) {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            assert!(allowed.contains(&name), "{package} may not depend on {name}");
        }
    }
}

#[test]
fn each_package_is_in_the_table_and_takes_the_lints() {
    let manifest = read_text(&root().join("Cargo.toml"));
    let members = manifest.lines().find(|line| line.starts_with("members")).expect("members");
    let members: Vec<&str> = members.split('"').skip(1).step_by(2).collect();
    assert_eq!(members.len(), MAY_DEPEND_ON.len());
    for member in members {
        assert!(MAY_DEPEND_ON.iter().any(|(package, _)| *package == member), "{member}");
        let manifest = read_text(&root().join(member).join("Cargo.toml"));
        assert!(manifest.contains("\n[lints]\nworkspace = true\n"), "{member}");
    }
}

#[test]
fn each_source_file_says_what_it_is_and_is_short() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} does not open with //!", path.display());
        let lines = text.lines().count();
        assert!(
            lines <= LINES,
            "{} has {lines} lines, at most {LINES} are allowed",
            path.display()
        );
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        for (start, end) in FORBIDDEN {
            let word = [start, end].concat();
            assert!(!text.contains(&word), "{} holds {word}", path.display());
        }
    }
}

#[test]
fn no_file_is_called_by_what_it_is_not() {
    for (path, _) in sources() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let vague = ["utils", "util", "common", "helpers", "helper", "manager", "misc"];
        assert!(!vague.contains(&stem.as_str()), "{}", path.display());
    }
}

#[test]
fn dependencies_have_licences_that_go_with_ours() {
    let mut refused = BTreeSet::new();
    for package in metadata()["packages"].as_array().expect("packages") {
        let licence = package["license"].as_str().unwrap_or("none");
        if !is_allowed(licence) {
            refused.insert(format!("{}: {licence}", package["name"]));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn a_licence_is_allowed_if_all_its_parts_are() {
    assert!(is_allowed("MIT/GPL-3.0"));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_allowed("Apache-2.0 WITH LLVM-exception OR MIT"));
    assert!(!is_allowed("(MIT OR Apache-2.0) AND GPL-3.0"));
    assert!(!is_allowed("GPL-3.0"));
}

/// Says whether a licence expression can be met with [`LICENCES`] alone.
fn is_allowed(expression: &str) -> bool {
    expression.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')']).replace('/', " OR ");
        part.split(" OR ").any(|licence| LICENCES.contains(&licence.trim()))
    })
}

/// Returns what cargo knows of all packages that this machine builds.
fn metadata() -> Value {
    let run = |program: &str, args: &[&str]| {
        let output = Command::new(program).args(args).current_dir(root()).output().expect(program);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{program}: {errors}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let about = run("rustc", &["-vV"]);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let filter = ["metadata", "--offline", "--format-version", "1", "--filter-platform", host];
    serde_json::from_str(&run("cargo", &filter)).expect("JSON")
}

/// Returns all Rust files of the repository with their texts.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = files_below(&root());
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    assert!(files.len() > 10);
    files.into_iter().map(|file| (file.clone(), read_text(&file))).collect()
}
