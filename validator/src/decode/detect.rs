//! Which encoding an input is in, and whether what it declares agrees.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};
use lienthong_schema::model::Text;
use memchr::{memchr, memmem};

use super::{Decoded, Fault};
use crate::events::{Detail, Span};
use crate::rules;

/// How far into an input its declaration is looked for.
const NEAR: usize = 1024;

/// What the first bytes of an input say.
#[derive(Debug)]
pub(super) struct Start {
    /// The encoding to decode by.
    pub encoding: &'static Encoding,
    /// How many bytes its byte order mark has.
    pub mark: usize,
    /// What is wrong already.
    pub fault: Option<Fault>,
    /// Whether the bytes themselves, not a declaration, told the encoding.
    sure: bool,
}

/// Looks at the first bytes of `input`.
pub(super) fn start(input: &[u8]) -> Start {
    let sure = |encoding, mark| Start { encoding, mark, fault: None, sure: true };
    match *input {
        [0xEF, 0xBB, 0xBF, ..] => sure(UTF_8, 3),
        [0xFF, 0xFE, ..] => sure(UTF_16LE, 2),
        [0xFE, 0xFF, ..] => sure(UTF_16BE, 2),
        [1..=255, 0, 1..=255, 0, ..] => sure(UTF_16LE, 0),
        [0, 1..=255, 0, 1..=255, ..] => sure(UTF_16BE, 0),
        _ => by_declaration(input),
    }
}

/// Takes the encoding from the declaration, which is readable in all other encodings.
fn by_declaration(input: &[u8]) -> Start {
    let as_utf8 = |fault| Start { encoding: UTF_8, mark: 0, fault, sure: false };
    let Some((at, label)) = declared(input) else { return as_utf8(None) };
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            as_utf8(Some(contradiction(at, label, &is_in("UTF-8"))))
        }
        Some(encoding) if encoding == REPLACEMENT || encoding == X_USER_DEFINED => {
            as_utf8(Some(contradiction(at, label, &unknown())))
        }
        Some(_) if is_ascii(label) => as_utf8(not_ascii(input, at, label)),
        Some(encoding) => Start { encoding, mark: 0, fault: None, sure: false },
        None => as_utf8(Some(contradiction(at, label, &unknown()))),
    }
}

/// Notes a fault if the bytes told an encoding that the text's declaration denies.
pub(super) fn check(start: &Start, decoded: &mut Decoded<'_>) {
    if !start.sure {
        return;
    }
    let name = start.encoding.name();
    let text = decoded.text.as_bytes();
    let fault = match declared(text) {
        Some((at, label)) if !names(label, start.encoding) => {
            Some(contradiction(at, label, &is_in(name)))
        }
        None if start.encoding != UTF_8 && matches!(text.first(), Some(b'{' | b'[')) => {
            Some(contradiction(Span::new(0, 1), name, &json()))
        }
        _ => None,
    };
    decoded.faults.extend(fault);
}

/// Says whether `label` names `encoding`, which is UTF-8 or one of UTF-16.
fn names(label: &str, encoding: &'static Encoding) -> bool {
    match Encoding::for_label(label.as_bytes()) {
        Some(named) if named == encoding => true,
        // `UTF-16` and the like leave the order of bytes to the mark; encoding_rs takes them for
        // the little-endian one.
        Some(named) => {
            named == UTF_16LE && encoding == UTF_16BE && !label.eq_ignore_ascii_case("utf-16le")
        }
        None => false,
    }
}

/// Returns the encoding's name in the XML declaration, and where it stands, if it is a name.
fn declared(text: &[u8]) -> Option<(Span, &str)> {
    let near = &text[..text.len().min(NEAR)];
    let start = memchr(b'<', near)?;
    let rest = near[start..].strip_prefix(b"<?xml")?;
    rest.first().filter(|next| next.is_ascii_whitespace())?;
    let from = start + 5;
    let declaration = &rest[..memchr(b'>', rest)?];
    let mut at = memmem::find(declaration, b"encoding")? + 8;
    at = skip_space(declaration, at);
    if declaration.get(at) != Some(&b'=') {
        return None;
    }
    at = skip_space(declaration, at + 1);
    let &quote = declaration.get(at).filter(|quote| matches!(quote, b'"' | b'\''))?;
    let value = &declaration[at + 1..];
    let label = &value[..memchr(quote, value)?];
    let is_name = |&byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if label.is_empty() || !label.iter().all(is_name) {
        return None;
    }
    let label_start = from + at + 1;
    let label = std::str::from_utf8(label).ok()?;
    Some((Span::new(label_start, label_start + label.len()), label))
}

fn skip_space(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Says whether `label` names ASCII, which `encoding_rs` takes for windows-1252.
fn is_ascii(label: &str) -> bool {
    ["us-ascii", "ascii", "ansi_x3.4-1968", "iso-ir-6"]
        .iter()
        .any(|name| label.eq_ignore_ascii_case(name))
}

/// Says whether an input declares ASCII: that it is so can only be said of all of it.
pub(super) fn declares_ascii(input: &[u8]) -> bool {
    declared(input).is_some_and(|(_, label)| is_ascii(label))
}

fn not_ascii(input: &[u8], at: Span, label: &str) -> Option<Fault> {
    (!input.is_ascii()).then(|| contradiction(at, label, &beyond_ascii()))
}

fn contradiction(at: Span, label: &str, expected: &Text) -> Fault {
    let detail =
        Detail { expected: Some(expected.clone()), actual: Some(label.to_owned()), hint: None };
    Fault { rule: &rules::ENCODING_CONTRADICTION, at, detail }
}

fn is_in(encoding: &str) -> Text {
    Text {
        vi: format!("văn bản được lưu ở bảng mã {encoding}"),
        en: Some(format!("it is saved in {encoding}")),
    }
}

fn unknown() -> Text {
    Text {
        vi: "không có bảng mã nào tên như vậy".to_owned(),
        en: Some("no encoding has this name".to_owned()),
    }
}

fn beyond_ascii() -> Text {
    Text {
        vi: "văn bản có ký tự ngoài ASCII".to_owned(),
        en: Some("it has characters beyond ASCII".to_owned()),
    }
}

fn json() -> Text {
    Text {
        vi: "JSON phải ở bảng mã UTF-8".to_owned(),
        en: Some("JSON must be in UTF-8".to_owned()),
    }
}
