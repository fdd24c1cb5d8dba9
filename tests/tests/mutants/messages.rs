//! The messages that mutants are made of: dossiers of the workload, and the samples.

use std::path::PathBuf;

use lienthong::schema::Catalogue;
use lienthong::schema::source::Source;
use lienthong::{Form, Report, Severity, Validator, Violation};
use lienthong_tests::{file_name, files_below, properties, read_bytes, read_text, root};
use lienthong_workload::{
    Node, Random, Size, delimited, dossiers, json, json_unusual, mutant, xml, xml_unusual,
};

/// How many dossiers there are in each way of writing them.
const DOSSIERS: usize = 100;

/// The seed of the dossiers.
const SEED: u64 = 17;

/// Returns dossiers in `form`, as most write them and as they may be written too.
pub(crate) fn written(form: Form) -> Vec<Vec<u8>> {
    let dossiers = dossiers(SEED, DOSSIERS, Size::Small);
    let mut random = Random::new(SEED);
    let mut odd = |dossier: &Node| match form {
        Form::Xml => xml_unusual(dossier, &mut random),
        _ => json_unusual(dossier, &mut random),
    };
    let texts = dossiers.iter().flat_map(|dossier| match form {
        Form::Xml => vec![xml(dossier), odd(dossier)],
        Form::Json => vec![json(dossier), odd(dossier)],
        Form::Delimited => vec![delimited(std::slice::from_ref(dossier))],
        Form::Fixed => Vec::new(),
    });
    texts.map(String::into_bytes).collect()
}

/// Returns the samples of the catalogue that are files of this kind (`xml`, `json`, `txt`).
pub(crate) fn samples(kind: &str) -> Vec<Vec<u8>> {
    let name = format!("message.{kind}");
    let files = files_below(&root().join("messages/samples"));
    let files: Vec<PathBuf> = files.into_iter().filter(|file| file_name(file) == name).collect();
    let samples: Vec<_> = files.iter().map(|file| read_bytes(file)).collect();
    samples.into_iter().filter(|sample| !sample.is_empty() && sample.len() < 20_000).collect()
}

/// Makes mutants of `messages`, of each as many as of the others, without end.
pub(crate) fn mutants(messages: Vec<Vec<u8>>, seed: u64) -> impl Iterator<Item = Vec<u8>> {
    assert!(!messages.is_empty());
    let mut random = Random::new(seed);
    (0..).map(move |index: usize| mutant(&messages[index % messages.len()], &mut random))
}

/// Makes the validator of the workload's specs.
pub(crate) fn validator() -> Validator {
    let files = files_below(&root().join("validator/benches/perf"));
    let specs = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "yaml"));
    let sources = specs.map(|file| Source { path: file_name(&file), text: read_text(&file) });
    let reading = Catalogue::read(sources.collect(), None);
    assert!(reading.problems.is_empty(), "{:#?}", reading.problems);
    Validator::new(&reading.catalogue)
}

/// Returns by which rule `report` is first called invalid, and in which words.
pub(crate) fn refused(report: &Report) -> Option<String> {
    let is_error = |violation: &&Violation| violation.rule.severity() == Severity::Error;
    report.violations.iter().find(is_error).map(properties::reason)
}
