//! What must hold for any bytes at all.
//!
//! The targets call these with bytes that libFuzzer makes; the tests of the workspace call them
//! with the seeds and with mutated samples.

pub mod differences;
mod flat;
mod streams;
mod table;

use std::sync::OnceLock;

use lienthong::schema::source::Source;
use lienthong::schema::{Catalogue, Lang, Text};
use lienthong::{Ask, Form, Report, Severity, Validator, Verdict, Violation};
use mail_parser::{MessageParser, MimeHeaders};

use differences::{ACCEPTS, differences};

pub use flat::{judge_delimited, judge_fixed};
pub use streams::judge_stream;

/// What stands between two files in the input of [`read_spec`], before the second one's path.
const NEXT_FILE: &str = "\n#### ";

/// Judges `bytes` as XML against the spec of the planted mistakes, and compares with roxmltree.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_xml(bytes: &[u8]) {
    let report = judge(bytes, Form::Xml);
    if let ("UTF-8", Ok(text)) = (report.encoding, std::str::from_utf8(bytes)) {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let read = roxmltree::Document::parse_with_options(text, options);
        compare(&report, "roxmltree", read.err().map(|error| error.to_string()).as_deref());
    }
}

/// Judges `bytes` as JSON against the spec of the planted mistakes, and compares with `serde_json`.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_json(bytes: &[u8]) {
    let report = judge(bytes, Form::Json);
    if let ("UTF-8", Ok(text)) = (report.encoding, std::str::from_utf8(bytes)) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read = serde_json::from_str::<serde_json::Value>(text);
        compare(
            &report,
            "serde_json, fuzzed",
            read.err().map(|error| error.to_string()).as_deref(),
        );
    }
}

/// Checks that we call malformed what `engine` refuses, and nothing else, but for what is known.
fn compare(report: &Report, engine: &str, theirs: Option<&str>) {
    let ours = malformed(report);
    let is_limited = ours.is_none()
        && (report.verdict == Verdict::Undecided
            || report.shown() < report.errors + report.warnings);
    let theirs = theirs.unwrap_or(ACCEPTS);
    let ours = ours.as_deref().unwrap_or(ACCEPTS);
    let known = || differences(engine).iter().any(|it| it.explains(ours, theirs));
    let agree = (ours == ACCEPTS) == (theirs == ACCEPTS);
    assert!(agree || is_limited || known(), "ours: {ours}, {engine}: {theirs}");
}

/// Returns by which rule `report` first calls its input malformed, and in which words. A key that
/// stands twice and an envelope of the wrong shape are wrong, not malformed.
pub fn malformed(report: &Report) -> Option<String> {
    let is_malformed = |violation: &&Violation| {
        let rule = violation.rule;
        rule.code.starts_with("LT1") && !["duplicate-key", "soap-structure"].contains(&rule.name)
    };
    report.violations.iter().find(is_malformed).map(reason)
}

/// Returns the rule that a violation breaks, and the words.
pub fn reason(violation: &Violation) -> String {
    format!("{}: {}", violation.rule.name, violation.text(Lang::En))
}

/// Judges `bytes` in whatever envelope they come, against specs with attachments.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_multipart(bytes: &[u8]) {
    let judge = || packets().judge(bytes, &Ask::default());
    let report = judge();
    assert_eq!(report, judge(), "the same bytes, another report");
    check_report(&report, bytes);
    let head = bytes.to_ascii_lowercase();
    let is_mime = head.starts_with(b"content-type:") || head.starts_with(b"mime-version:");
    if report.verdict == Verdict::Valid && is_mime && !has_mark_within_a_line(bytes) {
        let root = mime_root(bytes).expect("another reader finds a root in what is called valid");
        let text = root.strip_prefix('\u{feff}').unwrap_or(&root);
        let read = roxmltree::Document::parse(text).map(drop);
        assert_eq!(read, Ok(()), "another parser refuses what is called valid");
    }
}

/// Says whether a boundary shares its line with more than space, where `mail-parser` takes it for one
/// and RFC 2046, section 5.1.1, does not.
fn has_mark_within_a_line(bytes: &[u8]) -> bool {
    let message = MessageParser::default().parse(bytes);
    let kind = message.as_ref().and_then(|message| message.parts.first()?.content_type());
    let Some(boundary) = kind.and_then(|kind| kind.attribute("boundary")) else { return false };
    let mark = format!("--{boundary}");
    let is_shared = |at: usize| {
        let rest = &bytes[at + mark.len()..];
        let rest = rest.strip_prefix(b"--").unwrap_or(rest);
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        bytes[at - 1] != b'\n' || !rest[..end].trim_ascii().is_empty()
    };
    let mut places = bytes.windows(mark.len()).enumerate().skip(1);
    places.any(|(at, found)| found == mark.as_bytes() && is_shared(at))
}

/// Returns the root part's text as `mail-parser` sees it.
pub fn mime_root(bytes: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(bytes)?;
    let whole = message.parts.first()?;
    let bare = |id: &str| id.trim_matches(['<', '>']).to_owned();
    let start = whole.content_type().and_then(|kind| kind.attribute("start")).map(bare);
    let parts = if message.parts.len() > 1 { &message.parts[1..] } else { &message.parts[..] };
    let root = match start {
        Some(start) => parts.iter().find(|part| part.content_id().map(bare) == Some(start.clone())),
        None => parts.first(),
    };
    Some(String::from_utf8_lossy(root?.contents()).into_owned())
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

/// Returns the last line that a place in `text` may name, counting line breaks as YAML does.
fn lines_of(text: &str) -> usize {
    text.replace("\r\n", "\n").split(['\n', '\r']).count() + 1
}

/// Judges `bytes` as `form` against both specs, with and without shortcuts, and checks the reports.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge(bytes: &[u8], form: Form) -> Report {
    let ask = || Ask { form: Some(form), ..Ask::default() };
    let [planted, dossiers] = [planted(), dossiers()].map(|[validator, slow]| {
        let report = validator.judge(bytes, &ask());
        assert_eq!(report, slow.judge(bytes, &ask()), "another report without shortcuts");
        check_report(&report, bytes);
        report
    });
    let malformed = [malformed(&planted), malformed(&dossiers)];
    assert_eq!(malformed[0].is_some(), malformed[1].is_some(), "{malformed:?}");
    planted
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
        if let Some(cell) = violation.cell {
            assert!(cell.record >= 1 && cell.field != Some(0), "{violation:?}");
        }
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

/// Returns the validator of messages with attachments.
fn packets() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let sources = [
            ("manifest.msg.yaml", include_str!("../../messages/specs/edxml/manifest.msg.yaml")),
            ("m.msg.yaml", lienthong::rules::MISSING_ATTACHMENT.spec),
        ];
        let sources = sources.map(|(path, text)| Source { path: path.into(), text: text.into() });
        Validator::new(&Catalogue::read(sources.into(), None).catalogue)
    })
}

/// Returns validators of the planted mistakes, one with and one without shortcuts.
fn planted() -> &'static [Validator; 2] {
    static TWINS: OnceLock<[Validator; 2]> = OnceLock::new();
    TWINS.get_or_init(|| {
        twins(&[
            ("spec.msg.yaml", include_str!("../../tests/mistakes/spec.msg.yaml")),
            ("thu.types.yaml", include_str!("../../tests/mistakes/thu.types.yaml")),
            ("trang-thai.codes.yaml", include_str!("../../tests/mistakes/trang-thai.codes.yaml")),
        ])
    })
}

/// Embeds a spec of the workload.
macro_rules! workload {
    ($name:literal) => {
        ($name, include_str!(concat!("../../validator/benches/perf/", $name)))
    };
}

/// Returns validators of the workload's dossiers, one with and one without shortcuts.
fn dossiers() -> &'static [Validator; 2] {
    static TWINS: OnceLock<[Validator; 2]> = OnceLock::new();
    TWINS.get_or_init(|| {
        twins(&[
            workload!("hoso.msg.yaml"),
            workload!("danh-sach.msg.yaml"),
            workload!("lo.msg.yaml"),
            workload!("perf.types.yaml"),
            workload!("gioi-tinh.codes.yaml"),
            workload!("hinh-thuc-nop.codes.yaml"),
            workload!("loai-doi-tuong.codes.yaml"),
            workload!("loai-tien.codes.yaml"),
            workload!("trang-thai.codes.yaml"),
        ])
    })
}

fn twins(sources: &[(&str, &str)]) -> [Validator; 2] {
    let source =
        |(path, text): &(&str, &str)| Source { path: (*path).into(), text: (*text).into() };
    let catalogue = Catalogue::read(sources.iter().map(source).collect(), None).catalogue;
    [Validator::new(&catalogue), Validator::new(&catalogue).without_shortcuts()]
}
