//! Whole files: parts, places, a report.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;
use lienthong_schema::model::{Severity, Text};

use super::legacy::{self, Residue};
use super::{TextFault, look, plain};
use crate::checker::Raw;
use crate::decode::{Decoded, decode, decode_as};
use crate::events::{Detail, Span};
use crate::limits::Limits;
use crate::report::{Finding, Report};
use crate::rules;
use crate::validator::Ask;

/// Finds what is wrong with how a file is written, whatever its form: at most `places` places of
/// each rule, the last of them with the count of the rest.
///
/// The verdict is *invalid* where something is certain, and *undecided* where bytes are no text.
/// Space around values is not looked at: in a file nobody can tell it from layout. Nothing is
/// masked, as nothing is known of fields.
///
/// ```
/// let report = lienthong::text::find("Họ tên: Ðặng Văn Ân".as_bytes(), 20);
/// assert_eq!(report.violations[0].rule.code, "LT403");
/// ```
pub fn find(input: &[u8], places: usize) -> Report {
    let decoded = decode(input);
    let mut raws = Raws { list: Vec::new(), places: places.max(1), errors: 0, warnings: 0 };
    if decoded.cut_off
        && let Some((decoded, residue)) = by_legacy(input)
    {
        let meant = legacy::decode(&decoded.text[residue.first.clone()], residue.scheme);
        let name = residue.scheme.name();
        let fault = TextFault::new(&rules::LEGACY_FONT, residue.first.clone(), name, residue.words);
        raws.take(0, fault.hinting(&meant));
        return raws.report(&decoded, true);
    }
    for fault in &decoded.faults {
        raws.add(Raw { detail: fault.detail.clone(), ..Raw::of_input(fault.rule, fault.at) });
    }
    for (place, part) in parts(&decoded.text) {
        let inside = part.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let start = place.end - inside.len();
        let inside = inside.trim_end_matches(|c: char| c.is_ascii_whitespace());
        if !plain::is_plain(inside) {
            look(inside, &mut |fault| raws.take(start, fault));
        }
    }
    raws.report(&decoded, !decoded.cut_off)
}

/// Returns the parts of a text between line ends and what marks values up, with their places.
pub(super) fn parts(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    super::words::words(text, |part| !matches!(part, '\n' | '<' | '>' | '"'))
}

/// Reads bytes that are no UTF-8 as those of an old font encoding, if that is certain.
pub(super) fn by_legacy(input: &[u8]) -> Option<(Decoded<'_>, Residue)> {
    let decoded = decode_as(WINDOWS_1252, input);
    let residue = legacy::find(&decoded.text).filter(|residue| residue.is_certain)?;
    Some((decoded, residue))
}

/// Makes the XML declaration of `text`, if there is one, say UTF-8.
pub(super) fn declare_utf8(text: &mut String) {
    let Some(end) = text.starts_with("<?xml").then(|| text.find("?>")).flatten() else { return };
    let Some(at) = text[..end].find("encoding") else { return };
    let mut quotes = text[at..end].match_indices(['"', '\'']).map(|(quote, _)| at + quote);
    if let (Some(first), Some(last)) = (quotes.next(), quotes.next()) {
        text.replace_range(first + 1..last, "UTF-8");
    }
}

/// What is found in a file.
struct Raws {
    list: Vec<Raw>,
    places: usize,
    errors: u64,
    warnings: u64,
}

impl Raws {
    /// Takes a fault of the part that starts at `start`.
    fn take(&mut self, start: usize, fault: TextFault) {
        let TextFault { rule, span, is_doubtful, actual, expected, hint } = fault;
        let at = Span::new(start + span.start, start + span.end);
        let raw = Raw::of_input(rule, at);
        let severity = if is_doubtful { Severity::Warning } else { raw.severity };
        let title = Some(Text { vi: "văn bản".to_owned(), en: Some("the text".to_owned()) });
        self.add(Raw { severity, title, detail: Detail { expected, actual, hint }, ..raw });
    }

    /// Takes a violation: in full, or as one more of its kind.
    fn add(&mut self, raw: Raw) {
        match raw.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        let is_same = |known: &&mut Raw| (known.rule, known.severity) == (raw.rule, raw.severity);
        if self.list.iter_mut().filter(is_same).count() < self.places {
            self.list.push(raw);
        } else if let Some(last) = self.list.iter_mut().rfind(is_same) {
            last.count += 1;
        }
    }

    fn report(self, decoded: &Decoded<'_>, is_whole: bool) -> Report {
        let ask = Ask { show_personal: true, ..Ask::default() };
        let finding = Finding::of_text(self.list, (self.errors, self.warnings), is_whole);
        finding.report(decoded, &ask, &Limits::default())
    }
}
