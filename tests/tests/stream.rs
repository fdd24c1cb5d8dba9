//! Streams: each file of `streams/` must give the parts written beside it, whatever the buffer.
//!
//! A new case needs no code: write `<name>.<form>`, run with `BLESS=1`, and read the `.parts` that it
//! wrote. Files are judged by the specs of `streams/specs` and of the planted mistakes; `·` in a file
//! stands for nothing, so that lines may end in space.

use std::io::{self, Read};
use std::path::PathBuf;

use lienthong::schema::Catalogue;
use lienthong::schema::source::Source;
use lienthong::stream::{Role, Stream};
use lienthong::{Ask, Form, Limits, Severity, Validator, Verdict};
use lienthong_tests::{
    Streamed, expect_file, file_name, files_below, folder, planted, properties, read_bytes,
    read_text, streamed,
};
use proptest::prelude::{any, prop, prop_oneof};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Makes the validator of the streams.
fn validator() -> Validator {
    let files = [files_below(&folder("mistakes")), files_below(&folder("streams/specs"))].concat();
    let specs = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "yaml"));
    let source = |file: PathBuf| Source { path: file_name(&file), text: read_text(&file) };
    let reading = Catalogue::read(specs.map(source).collect(), None);
    let is_error = |it: &&lienthong::schema::Problem| it.severity == Severity::Error;
    let errors: Vec<_> = reading.problems.iter().filter(is_error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Validator::new(&reading.catalogue).with_limits(Limits { bytes: 2000, ..Limits::default() })
}

/// Returns the streams, with what is asked of each.
fn cases() -> Vec<(PathBuf, Vec<u8>, Ask)> {
    let mut files = files_below(&folder("streams"));
    files.retain(|file| {
        file.extension().is_some_and(|it| !["yaml", "parts", "txt"].iter().any(|no| it == *no))
    });
    assert!(files.len() > 20);
    let case = |file: PathBuf| {
        let form = match file.extension().and_then(|it| it.to_str()) {
            Some("dat") => Some(Form::Fixed),
            Some("csv") => Some(Form::Delimited),
            _ => None,
        };
        let bytes = read_bytes(&file);
        (file, bytes, Ask { form, ..Ask::default() })
    };
    files.into_iter().map(case).collect()
}

fn run(validator: &Validator, bytes: &[u8], ask: &Ask) -> Streamed {
    streamed(validator, bytes, ask, (256 << 10, usize::MAX))
}

/// Writes the totals as a line.
fn summary(it: &Streamed) -> String {
    let totals = &it.totals;
    let counts: Vec<String> = (totals.counts.iter())
        .map(|count| format!("{} {}×{}", count.rule.code, count.field, count.count))
        .collect();
    let (records, valid, invalid, undecided) =
        (totals.records, totals.valid, totals.invalid, totals.undecided);
    format!(
        "{:?}: {records} records, {valid} valid, {invalid} invalid, {undecided} undecided; \
         {} errors, {} warnings\n{}\n",
        totals.verdict,
        totals.errors,
        totals.warnings,
        counts.join("\n")
    )
}

#[test]
fn streams_give_the_parts_written_beside_them() {
    let validator = validator();
    let mut differences = Vec::new();
    for (file, bytes, ask) in cases() {
        let found = run(&validator, &bytes, &ask);
        let text = format!("{}{}", found.lines, summary(&found));
        let name = format!("{}.parts", file_name(&file));
        differences.extend(expect_file(&file.with_file_name(name), &text).err());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn neither_the_buffer_nor_the_source_changes_what_is_found() {
    let validator = validator();
    for (file, bytes, ask) in cases() {
        let whole = run(&validator, &bytes, &ask);
        for size in (1..40).chain([64, 100, 255, 256, 257, 1000, bytes.len() + 1]) {
            let steps = if size % 16 == 0 { &[1, 7, usize::MAX][..] } else { &[usize::MAX] };
            for &step in steps {
                let other = streamed(&validator, &bytes, &ask, (size, step));
                let name = file.display();
                assert_eq!(whole.lines, other.lines, "{name}: {size} bytes, {step} at a time");
                assert_eq!(whole.totals, other.totals, "{name}: {size} bytes, {step} at a time");
                assert_eq!(whole.bytes, other.bytes, "{name}: {size} bytes, {step} at a time");
            }
        }
    }
}

#[test]
fn no_stream_that_is_cut_is_valid_but_between_two_records() {
    let validator = validator();
    for (file, bytes, ask) in cases() {
        let whole = run(&validator, &bytes, &ask);
        let is_table = matches!(whole.totals.form, Some(Form::Delimited | Form::Fixed));
        // A value at the end of a table may be cut and still be one.
        if whole.totals.verdict != Verdict::Valid || is_table {
            continue;
        }
        for end in 0..bytes.trim_ascii_end().len() {
            let cut = run(&validator, &bytes[..end], &ask);
            if cut.totals.verdict == Verdict::Valid {
                let known: Vec<_> = whole.records.iter().map(|it| it.1.trim_ascii()).collect();
                let is_between = cut.records.iter().all(|it| known.contains(&it.1.trim_ascii()));
                let is_ended = whole.totals.form == Some(Form::Xml) || bytes.starts_with(b"[");
                assert!(is_between && !is_ended, "{} up to {end}", file.display());
            }
        }
    }
}

#[test]
fn a_record_gets_the_verdict_that_it_would_get_alone() {
    let validator = validator();
    let mut records = 0;
    for (file, bytes, ask) in cases() {
        if file.extension().is_none_or(|it| it != "ndjson") {
            continue;
        }
        for (verdict, record) in run(&validator, &bytes, &ask).records {
            let ask = Ask { form: Some(Form::Json), ..Ask::default() };
            assert_eq!(validator.judge(&record, &ask).verdict, verdict, "{}", file.display());
            records += 1;
        }
    }
    assert!(records > 5);
}

#[test]
fn places_are_those_of_the_whole_file() {
    let validator = validator().with_limits(Limits::default());
    let mut compared = 0;
    for (file, bytes, ask) in cases() {
        let name = file.display();
        let found = run(&validator, &bytes, &ask);
        let codes: Vec<&str> = found.totals.counts.iter().map(|it| it.rule.code).collect();
        let is_table = matches!(found.totals.form, Some(Form::Delimited | Form::Fixed));
        let is_whole = !codes.iter().any(|code| ["LT115", "LT118", "LT135"].contains(code));
        // What a header lacks is told once of a file, and of each record of a stream.
        let is_headed =
            !["lacking-header.csv", "misspelt-header.csv"].contains(&&*file_name(&file));
        if !is_table || !is_whole || !is_headed {
            continue;
        }
        let whole = validator.judge(&bytes, &ask);
        let place = |it: &lienthong::Violation| {
            (it.rule.code, it.place.line, it.place.column, it.place.offset)
        };
        let mut expected: Vec<_> = whole.violations.iter().map(place).collect();
        expected.sort_unstable();
        let mut places = Vec::new();
        let mut stream = Stream::new(&validator, &bytes[..], &ask);
        while let Some(part) = stream.next_part().unwrap() {
            places.extend(part.violations.iter().map(place));
        }
        places.sort_unstable();
        assert_eq!(places, expected, "{name}");
        assert_eq!(found.totals.errors, whole.errors, "{name}");
        compared += 1;
    }
    assert!(compared > 5, "{compared}");
}

/// A source that makes records and holds none.
struct Endless<'a> {
    record: &'a [u8],
    at: usize,
    left: u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let rest = &self.record[self.at..];
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        let count = rest.len().min(room.len()).min(left);
        room[..count].copy_from_slice(&rest[..count]);
        self.at = (self.at + count) % self.record.len();
        self.left -= count as u64;
        Ok(count)
    }
}

#[test]
fn memory_does_not_grow_with_the_stream() {
    let good = r#"{"MaHoSo":"000.00.19.H10-201202-0001"}"#.to_owned() + "\n";
    let junk = format!("<a>{}</a>\n", "x".repeat(20_000));
    let list = format!("<DS><a>{}</a>\n", "x".repeat(20_000));
    let (few, many) = (1 << 20, 50 << 20);
    let records = [(&*good, few), (&junk, many), (&list, many), ("\n", few), ("{\n", few)];
    for (record, bytes) in records.into_iter().chain([("[\n", few), ("<!---->\n", few)]) {
        let source = Endless { record: record.as_bytes(), at: 0, left: bytes };
        let limits = Limits { bytes: 1 << 15, ..Limits::default() };
        let validator = planted().with_limits(limits);
        let ask = Ask::default();
        let mut stream = Stream::new(&validator, source, &ask);
        let mut shown = 0;
        while let Some(part) = stream.next_part().unwrap() {
            shown += part.violations.len();
        }
        let name = &record[..record.len().min(20)];
        assert!(stream.capacity() <= 1 << 19, "{name:?}: {}", stream.capacity());
        assert!(shown <= 100, "{name:?}: {shown}");
        assert_eq!(stream.totals().bytes, bytes, "{name:?}");
        assert_ne!(stream.totals().verdict, Verdict::Valid);
    }
}

#[test]
fn repeats_are_counted_and_not_shown() {
    let validator = planted();
    let record = "{\"MaHoSo\":\"000\"}\n".repeat(1000);
    let found = run(&validator, record.as_bytes(), &Ask::default());
    let one = validator.judge(record.lines().next().unwrap().as_bytes(), &Ask::default());
    assert_eq!(found.totals.errors, one.errors * 1000);
    assert_eq!(found.totals.shown.len(), one.violations.len() * 5);
    assert_eq!(found.totals.shown.iter().sum::<u64>(), one.errors * 1000);
    assert!(found.totals.counts.iter().all(|count| count.count % 1000 == 0));
}

#[test]
fn a_source_that_breaks_is_told() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let (validator, ask) = (planted(), Ask::default());
    let mut stream = Stream::new(&validator, Broken, &ask);
    assert_eq!(stream.next_part().unwrap_err().kind(), io::ErrorKind::ConnectionReset);
    let mut stream = Stream::new(&validator, (&b"{\"MaHoSo\":1}\n"[..]).chain(Broken), &ask);
    assert!(stream.next_part().is_err());
}

#[test]
fn roles_are_told_in_order() {
    let validator = validator();
    for (file, bytes, ask) in cases() {
        let mut stream = Stream::new(&validator, &bytes[..], &ask);
        let mut last = Role::Head;
        while let Some(part) = stream.next_part().unwrap() {
            let is_head = part.role == Role::Head;
            assert!(!is_head || last == Role::Head, "{}", file.display());
            last = part.role;
        }
        assert!(stream.next_part().unwrap().is_none());
    }
}

#[test]
fn flipped_bytes_break_nothing() {
    let streams: Vec<Vec<u8>> = cases().into_iter().map(|case| case.1).collect();
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 2000, failure_persistence: None, ..Config::default() };
    let bytes =
        prop_oneof![any::<u8>(), prop::sample::select(b"<>/\"'&|\n\r{}[],: DSt!?-;#".as_slice()),];
    let flips = prop::collection::vec((any::<prop::sample::Index>(), bytes), 1..6);
    let input = (any::<prop::sample::Index>(), flips, any::<[u8; 2]>());
    let outcome = TestRunner::new_with_rng(config, seed).run(&input, |(stream, flips, head)| {
        let mut bytes = stream.get(&streams).clone();
        bytes.truncate(1500);
        if bytes.is_empty() {
            return Ok(());
        }
        for (place, byte) in flips {
            let index = place.index(bytes.len());
            bytes[index] = byte;
        }
        properties::judge_stream(&[&head, &bytes[..]].concat());
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}
