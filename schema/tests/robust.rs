//! No text makes the reader panic or take long, whatever stands in it.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files")]

use std::path::Path;

use lienthong_schema::source::Source;
use lienthong_schema::{Catalogue, lint};
use proptest::prelude::*;
use proptest::sample::Index;

const PATHS: [&str; 4] = ["a.msg.yaml", "a.types.yaml", "a.codes.yaml", "a.csv"];

/// Pieces of the language and of YAML, to mutate specs with.
const PIECES: &[&str] = &[
    "&a ",
    "*a",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "  ",
    "? ",
    "| ",
    "> ",
    "!!str ",
    "---\n",
    "...\n",
    "\t",
    "\"",
    "'",
    "#",
    "%YAML 1.2\n",
    "<<: *a",
    "null",
    "~",
    "\u{0}",
    "\u{feff}",
    "\r",
    "type: list",
    "choice",
    "group: TaiLieu",
    "any-of: [a]",
    "name: ",
    "length: 99999999999",
    "é",
    "🏛",
    "unbounded",
    "-1",
    "pattern: '('",
    "format: yyyy",
    "base: a",
    "\\",
    "of: ",
    "parts: ",
];

fn read_all(texts: &[String]) {
    let paths = PATHS.iter().cycle();
    let sources = texts
        .iter()
        .zip(paths)
        .map(|(text, path)| Source { path: (*path).to_owned(), text: text.clone() });
    let reading = Catalogue::read(sources.collect(), None);
    let again = Catalogue::read(Vec::new(), Some(&reading.catalogue));
    assert!(again.problems.is_empty());
    lint(&reading);
}

/// The texts of all cases, as seeds.
fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut seeds = Vec::new();
    for case in std::fs::read_dir(folder).unwrap() {
        for file in std::fs::read_dir(case.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let small = path.is_file() && !path.ends_with("bom.types.yaml");
            if small && !path.ends_with("nhom.types.yaml") {
                seeds.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    seeds.sort();
    seeds
}

/// One change of a text: at a place, so many characters make way for a piece.
type Change = (Index, usize, Index);

fn mutate(seed: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = seed.chars().collect();
    for (at, gone, piece) in changes {
        let start = at.index(chars.len() + 1);
        let end = (start + gone).min(chars.len());
        chars.splice(start..end, PIECES[piece.index(PIECES.len())].chars());
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(texts in proptest::collection::vec(any::<String>(), 4)) {
        read_all(&texts);
    }

    #[test]
    fn any_yaml_like_text_is_read(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        read_all(&vec![text; 4]);
    }

    #[test]
    fn any_mutated_spec_is_read(
        picked in any::<(Index, Index, Index)>(),
        changes in proptest::collection::vec((any::<Index>(), 0..8_usize, any::<Index>()), 1..6),
    ) {
        let seeds = seeds();
        let [a, b, c] = [picked.0, picked.1, picked.2].map(|index| &seeds[index.index(seeds.len())]);
        read_all(&[mutate(a, &changes), mutate(b, &changes), mutate(c, &changes)]);
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

#[test]
fn deep_and_wide_texts_are_refused_quickly() {
    let links = (0..500).map(|i| format!("  t{i}: {{base: t{}}}", i + 1));
    let chain = format!("types:\n{}", links.collect::<Vec<_>>().join("\n"));
    let texts = [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        "&a ".repeat(1000) + "x",
        "a: ".repeat(10_000),
        "? ".repeat(10_000),
        format!("fields:\n{}", "- {name: A, lenght: 1}\n".repeat(5_000)),
        chain,
    ];
    for text in texts {
        read_all(&vec![text; 3]);
    }
}
