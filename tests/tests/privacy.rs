//! Personal data stays masked in every report, wherever the mistake stands, unless asked for.

use std::path::Path;

use lienthong_tests::{
    Scratch, files_below, folder, lienthong, message_file, new_folder, read_bytes, root,
};

/// What the planted messages hold in fields that are marked as personal.
const PERSONAL: [&str; 9] = [
    "Nguyễn Văn An",
    "046201001234",
    "04620100123",
    "2001-05-14",
    "2001-02-30",
    "tháng 2 năm 2001",
    "month 2 of 2001",
    "Nguyễn Tất Thành",
    "Tân Lập",
];

/// Every report that prints something.
const REPORTS: [&str; 8] = ["human", "json", "ndjson", "sarif", "junit", "github", "gitlab", "csv"];

#[test]
fn no_report_shows_personal_data() {
    let scratch = new_folder("privacy");
    for (name, message) in messages() {
        scratch.write(&name, &message);
        for report in REPORTS {
            let shown = validate(&scratch, &name, &["--report", report]);
            let found: Vec<_> = PERSONAL.iter().filter(|value| shown.contains(**value)).collect();
            assert!(found.is_empty(), "{report} of {name} shows {found:?}:\n{shown}\n{message}");
        }
    }
}

#[test]
fn personal_data_is_shown_where_it_is_asked_for() {
    let scratch = new_folder("shown");
    let case = folder("mistakes/wrong-length/json/message.json");
    scratch.write("message.json", read_bytes(&case));
    let shown = validate(&scratch, "message.json", &["--show-personal"]);
    assert!(shown.contains("04620100123"), "{shown}");
}

/// Returns what `lienthong validate` writes about the file `name`.
fn validate(scratch: &Scratch, name: &str, args: &[&str]) -> String {
    let catalogue = root().join("tests/mistakes");
    let catalogue = catalogue.to_string_lossy();
    let mut line = vec!["validate", "--catalogue", &catalogue, "--message", "thu.HoSo", name];
    line.extend(args);
    let output = lienthong(scratch.path(), &line);
    output.out + &output.err
}

/// Returns the planted messages, each as it is and on one line, with names of their own.
fn messages() -> Vec<(String, String)> {
    let files = files_below(&folder("mistakes"));
    let mut cases: Vec<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    cases.dedup();
    let mut messages = Vec::new();
    for file in cases.into_iter().filter_map(|case| message_file(case).ok()) {
        let text = String::from_utf8(read_bytes(&file)).expect("UTF-8");
        let form = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        let line: String = text.lines().map(str::trim).collect();
        messages.push((format!("{}.{form}", messages.len()), text));
        messages.push((format!("{}.{form}", messages.len()), line));
    }
    assert!(messages.len() > 40);
    messages
}
