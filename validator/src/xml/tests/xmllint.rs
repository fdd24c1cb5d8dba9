//! Agreement with libxml2's xmllint on what is well-formed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::disagreement::{Comparison, Explanation};
use super::mutants::{documents, each_mutant};

const EXPLAINED: &[Explanation] = &[
    ("libxml2 wants a namespace to be a URI; to the standard a mere name is well-formed", |case| {
        case.theirs.contains("is not a valid URI")
    }),
    ("we refuse every DTD", |case| case.we_tell("LT104")),
    ("libxml2 takes a zero byte after the root for the end", |case| {
        case.text.contains('\0') && case.we_say("outside the root")
    }),
    ("libxml2 takes `1.` for a version", |case| {
        case.text.contains("\"1.\"") && case.we_say("must begin with <?xml version")
    }),
    ("libxml2 reads past hyphens in the name of an encoding", |case| {
        case.text.contains('-') && case.we_say("no encoding has this name")
    }),
    ("libxml2 asks for no space before `standalone`", |case| {
        case.text.contains("\"standalone") && case.we_say("version, encoding and standalone")
    }),
];

/// Of all mutants, each so-many-th is compared: xmllint reads files only.
const STRIDE: usize = 29;

#[test]
fn what_is_wellformed_is_agreed_on() {
    if !is_installed() {
        return;
    }
    let mut texts = documents();
    each_mutant(STRIDE, |text| texts.push(text));
    let inputs: Vec<_> = texts.into_iter().map(String::into_bytes).collect();
    let folder = std::env::temp_dir().join(format!("lienthong-xmllint-{}", std::process::id()));
    let errors = judge(&folder, &inputs);
    let mut comparison = Comparison::new(EXPLAINED);
    for (index, input) in inputs.iter().enumerate() {
        comparison.compare(input, errors.get(&index).map(String::as_str));
    }
    comparison.finish();
}

/// Says whether xmllint is here; on a build server it must be.
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a test that may be skipped")]
fn is_installed() -> bool {
    let installed = Command::new("xmllint").arg("--version").output().is_ok();
    if !installed {
        assert!(std::env::var_os("CI").is_none(), "xmllint is not installed");
        println!("skipped: xmllint is not installed");
    }
    installed
}

/// Returns xmllint's first error for each of the inputs that it refuses.
#[expect(clippy::disallowed_methods, reason = "xmllint reads files")]
fn judge(folder: &Path, inputs: &[Vec<u8>]) -> BTreeMap<usize, String> {
    std::fs::create_dir_all(folder).unwrap();
    let names: Vec<_> = (0..inputs.len()).map(|index| format!("{index}.xml")).collect();
    for (name, input) in names.iter().zip(inputs) {
        std::fs::write(folder.join(name), input).unwrap();
    }
    let mut errors = BTreeMap::new();
    for names in names.chunks(1000) {
        let mut xmllint = Command::new("xmllint");
        let output = xmllint.args(["--noout", "--nonet"]).args(names).current_dir(folder).output();
        for line in String::from_utf8_lossy(&output.unwrap().stderr).lines() {
            let found = line.split_once(".xml:").filter(|_| line.contains("error :"));
            if let Some((Ok(index), error)) = found.map(|(name, error)| (name.parse(), error)) {
                errors.entry(index).or_insert_with(|| error.to_owned());
            }
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
    errors
}
