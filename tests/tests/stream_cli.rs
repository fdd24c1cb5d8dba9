//! `lienthong validate --stream`: reports, exit statuses, and the two files of `--split`.

use std::path::{Path, PathBuf};

use lienthong_cli::{ExitStatus, Io, Surroundings};
use lienthong_tests::{
    Output, Scratch, expect_file, file_name, files_below, folder, lienthong, new_folder,
    read_bytes, read_text,
};
use serde_json::Value;

/// Every report that prints something.
const REPORTS: [&str; 9] =
    ["human", "json", "ndjson", "sarif", "junit", "github", "gitlab", "csv", "html"];

/// Runs `validate --stream` in the folder of the streams.
fn stream(args: &[&str]) -> Output {
    let own = ["validate", "--catalogue", "specs", "--stream", "--limit-bytes", "2000"];
    lienthong(&folder("streams"), &[&own, args].concat())
}

/// Returns the names of the streams, each with the argument that says its form.
fn streams() -> Vec<(String, &'static [&'static str])> {
    let files = files_below(&folder("streams"));
    let is_stream = |file: &&PathBuf| {
        file.extension().is_some_and(|it| it != "yaml" && it != "parts" && it != "txt")
    };
    let form = |name: &str| -> &'static [&'static str] {
        match name.rsplit('.').next() {
            Some("dat") => &["--form", "fixed"],
            Some("csv") => &["--form", "delimited"],
            _ => &[],
        }
    };
    let names = files.iter().filter(is_stream).map(|file| file_name(file));
    names.map(|name| (name.clone(), form(&name))).collect()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn people_read_where_in_which_record_something_is_wrong() {
    for (name, args, status) in [
        ("human-ndjson", &["mixed.ndjson"][..], ExitStatus::Undecided),
        ("human-xml", &["--lang", "en", "broken-records.xml"], ExitStatus::Bad),
        ("human-repeats", &["many-alike.ndjson"], ExitStatus::Bad),
        ("human-valid", &["valid.xml", "valid.ndjson"], ExitStatus::Good),
        ("ndjson", &["--report", "ndjson", "mixed.xml"], ExitStatus::Undecided),
        ("json", &["--report", "json", "many-alike.ndjson"], ExitStatus::Bad),
    ] {
        let output = stream(args);
        assert_eq!(output.status, status, "{output:?}");
        let text = format!("$ lienthong validate --stream {}\n{}", args.join(" "), output.out);
        let file = folder("streams").join("cli").join(name).with_extension("txt");
        expect_file(&file, &text).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

#[test]
fn every_report_keeps_to_its_schema_and_shows_nothing_personal() {
    let schema = read(&lienthong(&folder("streams"), &["report-schema"]).out);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults = |value: &Value| -> Vec<String> {
        validator.iter_errors(value).map(|error| format!("{error}")).collect()
    };
    for (name, form) in streams() {
        for report in REPORTS {
            let output = stream(&[&["--report", report], form, &[&name]].concat());
            assert!(!output.out.contains("Thị Đào"), "{report} of {name}:\n{}", output.out);
            if report == "json" {
                assert_eq!(faults(&read(&output.out)), [""; 0], "{name}");
            }
            if report == "ndjson" {
                let lines: Vec<Value> = output.out.lines().map(read).collect();
                let (last, results) = lines.split_last().expect("a summary");
                let report = serde_json::json!({
                    "schema": last["schema"], "tool": last["tool"],
                    "results": results, "summary": last["summary"],
                });
                assert_eq!(faults(&report), [""; 0], "{name}");
            }
        }
    }
}

#[test]
fn ndjson_tells_all_that_json_tells() {
    for (name, form) in streams() {
        let json = read(&stream(&[&["--report", "json"], form, &[&name]].concat()).out);
        let ndjson = stream(&[&["--report", "ndjson"], form, &[&name]].concat()).out;
        let lines: Vec<Value> = ndjson.lines().map(read).collect();
        let whole = &lines[lines.len() - 2];
        let result = &json["results"][0];
        for key in ["verdict", "records", "errors", "warnings", "counts", "sha256"] {
            assert_eq!(whole[key], result[key], "{name}: {key}");
        }
        let told =
            lines.iter().flat_map(|line| line["violations"].as_array().into_iter().flatten());
        let place = |it: &Value| (it["code"].to_string(), it["offset"].as_u64());
        let mut told: Vec<_> = told.map(place).collect();
        let shown = result["violations"].as_array().expect("violations");
        let mut shown: Vec<_> = shown.iter().map(place).collect();
        told.sort_unstable();
        shown.sort_unstable();
        assert_eq!(told, shown, "{name}");
    }
}

/// Splits the stream `name`; returns what good and bad records became.
fn split(scratch: &Scratch, name: &str, form: &[&str]) -> (Vec<u8>, Vec<u8>) {
    let out = scratch.path().join(name).to_string_lossy().into_owned();
    let output = stream(&[&["--split", &out], form, &[name]].concat());
    assert_ne!(output.status, ExitStatus::Unusable, "{output:?}");
    let extension = name.rsplit('.').next().unwrap_or_default();
    let half = |half: &str| read_bytes(&Path::new(&out).join(half).with_extension(extension));
    (half("good"), half("bad"))
}

#[test]
fn both_halves_of_a_split_hold_every_record() {
    let scratch = new_folder("split");
    for (name, form) in streams() {
        let parts = read_text(&folder("streams").join(format!("{name}.parts")));
        let whole = read_bytes(&folder("streams").join(&name));
        let (good, bad) = split(&scratch, &name, form);
        let (mut from_good, mut from_bad) = (0, 0);
        for line in parts.lines().filter(|line| line.starts_with("Record")) {
            let words: Vec<&str> = line.split(' ').collect();
            let (offset, length) = words[2][1..].split_once('+').expect("a place");
            let (offset, length): (usize, usize) =
                (offset.parse().unwrap(), length.parse().unwrap());
            let record = &whole[offset..offset + length];
            let is_good = words[3] == "Valid";
            let (half, from) =
                if is_good { (&good, &mut from_good) } else { (&bad, &mut from_bad) };
            let found = half[*from..].windows(length.max(1)).position(|it| it == record);
            *from +=
                found.unwrap_or_else(|| panic!("{name}: record {} is lost", words[1])) + length;
        }
    }
}

#[test]
fn the_good_half_of_a_split_is_valid_by_itself() {
    let scratch = new_folder("good");
    let mut judged = 0;
    for (name, form) in streams() {
        let parts = read_text(&folder("streams").join(format!("{name}.parts")));
        let valid =
            parts.lines().filter(|it| it.starts_with("Record")).filter(|it| it.contains(" Valid "));
        let is_headed = !parts.lines().any(|it| it.starts_with("Head") && !it.contains(" Valid "));
        // What is cut off has no end that could be copied.
        let has_tail =
            !["cut-short", "no-end", "broken-array"].iter().any(|it| name.starts_with(it));
        let count = valid.count();
        if count == 0 || !is_headed || !has_tail {
            continue;
        }
        split(&scratch, &name, form);
        let extension = name.rsplit('.').next().unwrap_or_default();
        let good = scratch.path().join(&name).join("good").with_extension(extension);
        let output = stream(&[form, &["--lang", "en", &good.to_string_lossy()]].concat());
        assert_eq!(output.status, ExitStatus::Good, "{name}: {output:?}");
        assert!(output.out.contains(&format!(" {count} valid, 0 invalid")), "{name}: {output:?}");
        judged += 1;
    }
    assert!(judged > 15, "{judged}");
}

#[test]
fn a_split_overwrites_nothing() {
    let scratch = new_folder("overwrite");
    scratch.write("bad.ndjson", "kept");
    let out = scratch.path().to_string_lossy().into_owned();
    let output = stream(&["--split", &out, "valid.ndjson"]);
    assert_eq!((output.status, &*output.out), (ExitStatus::Unusable, ""), "{output:?}");
    assert_eq!(read_text(&scratch.path().join("bad.ndjson")), "kept");
    assert_eq!(files_below(scratch.path()).len(), 1);
    let output = stream(&["--split", "out", "valid.ndjson", "valid.xml"]);
    assert_eq!(output.status, ExitStatus::Unusable, "{output:?}");
}

#[test]
fn standard_input_is_streamed_and_not_held() {
    /// Hands out 5,000 lines, at most one at a time; it holds how many bytes it has handed out.
    struct Lines(usize);
    impl std::io::Read for Lines {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let line = b"{\"So\":\"001\",\"Ten\":\"An\"}\n";
            let rest = &line[self.0 % line.len()..];
            let is_over = self.0 == 5000 * line.len();
            let count = if is_over { 0 } else { rest.len().min(room.len()) };
            room[..count].copy_from_slice(&rest[..count]);
            self.0 += count;
            Ok(count)
        }
    }
    let here = Surroundings { folder: folder("streams"), ..Surroundings::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = Lines(0);
    let mut io = Io { input: &mut input, out: &mut out, err: &mut err, here: &here };
    let args = ["lienthong", "validate", "--catalogue", "specs", "--stream", "--lang", "en"];
    assert_eq!(lienthong_cli::run(args, &mut io), ExitStatus::Good);
    assert!(String::from_utf8_lossy(&out).contains("-: valid (thu.The@1.0.0, json): 5000 records"));
}

#[test]
fn a_stream_that_breaks_off_is_undecided_and_hides_no_other() {
    struct Broken(bool);
    impl std::io::Read for Broken {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let line = b"{\"So\":\"001\",\"Ten\":\"An\"}\n";
            if std::mem::replace(&mut self.0, true) {
                return Err(std::io::ErrorKind::ConnectionReset.into());
            }
            room[..line.len()].copy_from_slice(line);
            Ok(line.len())
        }
    }
    for report in ["human", "ndjson"] {
        let here = Surroundings { folder: folder("streams"), ..Surroundings::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut input = Broken(false);
        let mut io = Io { input: &mut input, out: &mut out, err: &mut err, here: &here };
        let args =
            ["lienthong", "validate", "--catalogue", "specs", "--stream", "--report", report];
        let args = args.into_iter().chain(["-", "valid.ndjson"]);
        assert_eq!(lienthong_cli::run(args, &mut io), ExitStatus::Undecided);
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("LT116") && out.contains("valid.ndjson"), "{out}");
    }
    let output = stream(&["khong-co.ndjson"]);
    assert_eq!(output.status, ExitStatus::Unusable, "{output:?}");
}
