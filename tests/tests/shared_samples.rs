//! Real messages, where they are at hand, get the verdict that a person who reads them would give.
//!
//! One line a file in `shared_verdicts.txt`: the file, its message, the verdict, and
//! `code@line:column` for all that is wrong. `BLESS=1` writes it; a person reads it.

use std::path::Path;

use lienthong::{Ask, Validator};
use lienthong_tests::{expect_file, files_below, folder, read_bytes, shared, table};

#[test]
fn real_messages_get_the_expected_verdicts() {
    let Some(shared) = shared() else { return };
    let samples = shared.join("domain/samples");
    let validator = Validator::new(lienthong_messages::catalogue());
    let lines: String = ["edxml", "services"]
        .iter()
        .flat_map(|folder| files_below(&samples.join(folder)))
        .map(|file| line(&validator, &file, &samples))
        .collect();
    let expected = folder("shared_verdicts.txt");
    expect_file(&expected, &lines).unwrap_or_else(|difference| panic!("{difference}"));
}

/// Returns the line about `file`.
fn line(validator: &Validator, file: &Path, samples: &Path) -> String {
    let report = validator.judge(&read_bytes(file), &Ask::default());
    let name = file.strip_prefix(samples).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let message = report.message.as_ref().map_or_else(|| "-".into(), |it| it.id.to_string());
    let verdict = format!("{:?}", report.verdict).to_lowercase();
    format!("{name} {message} {verdict} {}\n", table(&report)).replace(" \n", "\n")
}
