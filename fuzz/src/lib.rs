//! What must hold for any bytes at all.
//!
//! The targets call these with bytes that libFuzzer makes; the tests of the workspace call them
//! with the seeds and with mutated samples.

use std::io::{self, Read};
use std::sync::OnceLock;

use lienthong::schema::source::Source;
use lienthong::schema::{Catalogue, Lang, Text};
use lienthong::stream::{Role, Stream, Totals};
use lienthong::{Ask, Form, Limits, Report, Severity, Validator, Verdict};
use serde::de::IgnoredAny;

/// What stands between two files in the input of [`read_spec`], before the second one's path.
const NEXT_FILE: &str = "\n#### ";

/// Judges `bytes` as XML against the spec of the planted mistakes.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_xml(bytes: &[u8]) {
    let report = judge(bytes, Form::Xml);
    if let (Verdict::Valid, Ok(text)) = (report.verdict, std::str::from_utf8(bytes)) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read = roxmltree::Document::parse(text).map(drop);
        assert_eq!(read, Ok(()), "another parser refuses what is called valid");
    }
}

/// Judges `bytes` as JSON against the spec of the planted mistakes.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_json(bytes: &[u8]) {
    let report = judge(bytes, Form::Json);
    if report.verdict == Verdict::Valid {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let read = serde_json::from_slice::<IgnoredAny>(text);
        assert!(read.is_ok(), "another parser refuses what is called valid: {read:?}");
    }
}

/// Reads `bytes` as spec files, and judges a small message with the catalogue that they make.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn read_spec(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files = || {
        text.split(NEXT_FILE).enumerate().map(|(index, file)| {
            match (index, file.split_once('\n')) {
                (1.., Some((path, text))) => Source { path: path.into(), text: text.into() },
                _ => Source { path: "thu.msg.yaml".into(), text: file.into() },
            }
        })
    };
    let reading = Catalogue::read(files().collect(), None);
    assert_eq!(reading.problems, Catalogue::read(files().collect(), None).problems);
    for problem in &reading.problems {
        check_text(&problem.text);
        // Two files may have one path.
        let sources = files().filter(|file| file.path == problem.path);
        let lines = sources.map(|file| lines_of(&file.text)).max();
        let lines = lines.unwrap_or(usize::MAX);
        assert!(problem.place.line as usize <= lines, "{problem} stands past the end");
        assert!(!problem.to_string().is_empty());
    }
    let usable = reading.problems.iter().all(|problem| problem.severity != Severity::Error);
    let validator = Validator::new(&reading.catalogue);
    if usable {
        for message in [&b"<HoSo><Ma>1</Ma></HoSo>"[..], br#"{"Ma":"1"}"#] {
            check_report(&validator.judge(message, &Ask::default()), message);
        }
    }
}

/// Reads `bytes` as a stream: its first byte says how many bytes the buffer holds and how many the
/// source hands out at a time, the second the form; both must change nothing of what is found.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_stream(bytes: &[u8]) {
    let [size, form, rest @ ..] = bytes else { return };
    let forms = [None, Some(Form::Xml), Some(Form::Json), Some(Form::Delimited)];
    let form = forms[usize::from(*form) % forms.len()];
    let ask = Ask { form, ..Ask::default() };
    let small = usize::from(*size) + 1;
    let found = read_stream(rest, &ask, (small, small % 7 + 1));
    assert_eq!(found, read_stream(rest, &ask, (1 << 20, usize::MAX)), "the buffer shows");
    let totals = &found.1;
    assert_eq!(totals.verdict == Verdict::Valid, totals.errors == 0 && !totals.is_undecided);
    assert_eq!(totals.records, totals.valid + totals.invalid + totals.undecided);
    assert!(totals.records > 0 || totals.verdict != Verdict::Valid, "nothing is called valid");
    assert_eq!(totals.bytes, rest.len() as u64);
    let counted: u64 = totals.counts.iter().map(|count| count.count).sum();
    assert_eq!(counted, totals.errors + totals.warnings);
}

/// Returns all that comes out of a stream, in words.
fn read_stream(bytes: &[u8], ask: &Ask, (buffer, step): (usize, usize)) -> (Vec<String>, Totals) {
    let source = Slow { bytes, step };
    let mut stream = Stream::new(streams(), source, ask).with_buffer(buffer);
    let (mut parts, mut end) = (Vec::new(), 0);
    while let Some(part) = stream.next_part().expect("a slice can be read") {
        assert!(part.offset >= end, "parts overlap");
        end = part.offset + (part.bytes.len() + part.end.len()) as u64;
        for violation in &part.violations {
            let place = violation.place;
            assert!(
                place.offset + place.length <= bytes.len(),
                "{violation:?} ends past the input"
            );
        }
        assert_eq!(
            part.verdict == Verdict::Valid,
            part.errors == 0 && part.verdict != Verdict::Undecided
        );
        // How bytes that nobody reads are handed out is the buffer's business.
        if part.role != Role::Unread {
            parts.push(format!("{part:?}"));
        }
    }
    (parts, stream.totals())
}

/// A source that hands out few bytes at a time.
struct Slow<'a> {
    bytes: &'a [u8],
    step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.step.min(room.len()).min(self.bytes.len());
        let (first, rest) = self.bytes.split_at(count);
        room[..count].copy_from_slice(first);
        self.bytes = rest;
        Ok(count)
    }
}

/// Returns the validator of streams: small records of every form.
fn streams() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let sources = [
            include_str!("../../tests/streams/specs/the.msg.yaml"),
            include_str!("../../tests/streams/specs/cay.msg.yaml"),
            include_str!("../../tests/streams/specs/muc.msg.yaml"),
            include_str!("../../tests/streams/specs/bang.msg.yaml"),
            include_str!("../../tests/streams/specs/dong.msg.yaml"),
            include_str!("../../tests/streams/specs/rong.msg.yaml"),
            include_str!("../../tests/streams/specs/lien.msg.yaml"),
        ];
        let sources = sources.iter().enumerate().map(|(index, text)| Source {
            path: format!("{index}.msg.yaml"),
            text: (*text).to_owned(),
        });
        let catalogue = Catalogue::read(sources.collect(), None).catalogue;
        Validator::new(&catalogue).with_limits(Limits { bytes: 200, ..Limits::default() })
    })
}

/// Returns the last line that a place in `text` may name, counting line breaks as YAML does.
fn lines_of(text: &str) -> usize {
    text.replace("\r\n", "\n").split(['\n', '\r']).count() + 1
}

/// Judges `bytes` as `form`, twice, and checks the report.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge(bytes: &[u8], form: Form) -> Report {
    let ask = || Ask { form: Some(form), ..Ask::default() };
    let report = validator().judge(bytes, &ask());
    assert_eq!(report, validator().judge(bytes, &ask()), "the same bytes, another report");
    check_report(&report, bytes);
    report
}

/// Checks what must hold in each report about `bytes`.
fn check_report(report: &Report, bytes: &[u8]) {
    assert_eq!(report.verdict == Verdict::Valid, report.errors == 0);
    assert!(report.shown() <= report.errors + report.warnings);
    for violation in &report.violations {
        let place = violation.place;
        assert!(place.offset + place.length <= bytes.len(), "{violation:?} ends past the input");
        assert!(place.line >= 1 && place.column >= 1, "{violation:?}");
        assert!(violation.count >= 1, "{violation:?}");
        for lang in [Lang::Vi, Lang::En] {
            assert!(!violation.text(lang).is_empty(), "{violation:?}");
        }
    }
    for &(offset, length) in &report.masked {
        assert!(offset + length <= bytes.len(), "a mask ends past the input");
    }
}

/// Checks that `text` says something in both languages.
fn check_text(text: &Text) {
    assert!(!text.get(Lang::Vi).is_empty() && !text.get(Lang::En).is_empty());
}

/// Returns the validator of the planted mistakes.
fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let sources = [
            ("spec.msg.yaml", include_str!("../../tests/mistakes/spec.msg.yaml")),
            ("thu.types.yaml", include_str!("../../tests/mistakes/thu.types.yaml")),
            ("trang-thai.codes.yaml", include_str!("../../tests/mistakes/trang-thai.codes.yaml")),
        ];
        let sources = sources.map(|(path, text)| Source { path: path.into(), text: text.into() });
        Validator::new(&Catalogue::read(sources.into(), None).catalogue)
    })
}
