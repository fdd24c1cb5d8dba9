//! What must hold for any flat text.
//!
//! The first byte of an input picks the message, the rest is the text: `0` a table with column
//! names, `1` a record with repeats and components, `2` tagged records that nest.

use std::sync::{Arc, OnceLock};

use lienthong::schema::Catalogue;
use lienthong::schema::model::Message;
use lienthong::schema::source::Source;
use lienthong::{Ask, Form, Report, Validator, Verdict};

use super::{check_report, table};

/// The messages of the specs in `tests/four-forms`, as the first byte picks them.
const MESSAGES: [&str; 3] = ["thu.Bang", "thu.Don", "thu.Lo"];

/// The tags of the nesting records, and how many bytes each kind has in its fixed form.
const WIDTHS: [(&str, usize); 4] = [("HDR", 135), ("PHI", 111), ("DTL", 27), ("TRL", 9)];

/// Judges a delimited text.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_delimited(bytes: &[u8]) {
    let Some((name, text, report)) = judge(bytes, Form::Delimited) else { return };
    if name == MESSAGES[0] {
        table::agrees(text, &report);
    }
}

/// Judges a fixed-width text.
///
/// # Panics
///
/// Panics if something does not hold that must.
pub fn judge_fixed(bytes: &[u8]) {
    let Some((name, text, report)) = judge(bytes, Form::Fixed) else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    if report.verdict == Verdict::Valid {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        check_widths(name, text);
    }
}

/// Checks that the records of a valid text have the widths of their kinds.
fn check_widths(name: &str, text: &str) {
    if name == MESSAGES[0] {
        let rest = text.len() % 36;
        assert!(text[text.len() - rest..].trim().is_empty(), "the last record is cut off");
        return;
    }
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let tag = WIDTHS.iter().find(|(tag, _)| name == MESSAGES[2] && line.starts_with(tag));
        match tag {
            Some((_, width)) => assert_eq!(line.len(), *width, "{line}"),
            None => assert_eq!((name, line.chars().count()), (MESSAGES[1], 193), "{line}"),
        }
    }
}

/// Judges the text in `bytes`, as the message picked and as one to be recognised.
fn judge(bytes: &[u8], form: Form) -> Option<(&'static str, &[u8], Report)> {
    let (first, text) = bytes.split_first()?;
    let name = MESSAGES[*first as usize % MESSAGES.len()];
    let (validator, messages) = flat();
    let message = messages.iter().find(|message| message.id.to_string() == name);
    let message = Arc::clone(message.expect("a message of the specs"));
    let named = Ask { form: Some(form), message: Some(message), ..Ask::default() };
    let report = validator.judge(text, &named);
    assert_eq!(report, validator.judge(text, &named), "the same bytes, another report");
    check_report(&report, text);
    check_report(&validator.judge(text, &Ask { form: Some(form), ..Ask::default() }), text);
    Some((name, text, report))
}

/// Returns the validator of the specs in `tests/four-forms`, and their messages.
pub(super) fn flat() -> &'static (Validator, Vec<Arc<Message>>) {
    static FLAT: OnceLock<(Validator, Vec<Arc<Message>>)> = OnceLock::new();
    FLAT.get_or_init(|| {
        let sources = [
            ("bang.msg.yaml", include_str!("../../tests/four-forms/bang.msg.yaml")),
            ("don.msg.yaml", include_str!("../../tests/four-forms/don.msg.yaml")),
            ("lo.msg.yaml", include_str!("../../tests/four-forms/lo.msg.yaml")),
            ("thu.types.yaml", include_str!("../../tests/four-forms/thu.types.yaml")),
            ("trang-thai.codes.yaml", include_str!("../../tests/four-forms/trang-thai.codes.yaml")),
        ];
        let sources = sources.map(|(path, text)| Source { path: path.into(), text: text.into() });
        let catalogue = Catalogue::read(sources.into(), None).catalogue;
        let messages = catalogue.messages().cloned().collect();
        (Validator::new(&catalogue), messages)
    })
}
