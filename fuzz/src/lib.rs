//! What must hold for any bytes at all.
//!
//! The targets call these with bytes that libFuzzer makes; the tests of the workspace call them
//! with the seeds and with mutated samples.

mod flat;
mod table;

use std::sync::OnceLock;

use lienthong::schema::source::Source;
use lienthong::schema::{Catalogue, Lang, Text};
use lienthong::{Ask, Form, Report, Severity, Validator, Verdict};
use mail_parser::{MessageParser, MimeHeaders};
use serde::de::IgnoredAny;

pub use flat::{judge_delimited, judge_fixed};

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
    if report.verdict == Verdict::Valid && is_mime {
        let root = mime_root(bytes).expect("another reader finds a root in what is called valid");
        let text = root.strip_prefix('\u{feff}').unwrap_or(&root);
        let read = roxmltree::Document::parse(text).map(drop);
        assert_eq!(read, Ok(()), "another parser refuses what is called valid");
    }
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
