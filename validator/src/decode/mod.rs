//! Bytes as received, turned into text.
//!
//! The encoding is taken from a byte order mark, the XML declaration, or the pattern of the first
//! bytes; UTF-8 is the default. UTF-8 is borrowed, everything else decoded. A text ends at the
//! first byte that its encoding does not know; what comes before it can still be read.
//!
//! Start reading at [`decode`].

mod detect;
mod offsets;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8};
use lienthong_schema::model::Text;

pub(crate) use detect::COMMON;

use crate::around::Around;
use crate::events::{Detail, Span};
use crate::rules::{self, Rule};

/// Something wrong with the encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The rule.
    pub rule: &'static Rule,
    /// Where, in bytes of the decoded text.
    pub at: Span,
    /// What was expected and found.
    pub detail: Detail,
}

/// An input as text.
#[derive(Clone, Debug)]
pub(crate) struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name: `UTF-8`, `UTF-16LE`, `windows-1258`.
    pub encoding: &'static str,
    /// What is wrong with the encoding, in the order of places.
    pub faults: Vec<Fault>,
    /// Whether the text ends at a byte that can't be decoded: the last of `faults` tells.
    pub cut_off: bool,
    /// What stands around the text, where it is only a part.
    pub around: Around<'a>,
    /// How many lines of the input come before the text: none but where it is a part.
    pub lines_before: usize,
    /// The input after its byte order mark.
    body: &'a [u8],
    /// How many bytes the mark has.
    mark: usize,
    /// What the text was decoded by; `None` where it is the body itself.
    by: Option<&'static Encoding>,
}

impl Decoded<'_> {
    /// Returns the beginning of the text, up to the byte `end`, as if the input could not be
    /// decoded from there on; places in it are those in the whole.
    pub(crate) fn up_to(&self, end: usize) -> Decoded<'_> {
        let text = Cow::Borrowed(&self.text[..end]);
        let Self { encoding, around, lines_before, body, mark, by, .. } = *self;
        let (faults, cut_off) = (Vec::new(), true);
        Decoded { text, encoding, faults, cut_off, around, lines_before, body, mark, by }
    }
}

/// Decodes `input`.
pub(crate) fn decode(input: &[u8]) -> Decoded<'_> {
    let start = detect::start(input);
    let body = &input[start.mark..];
    let mut decoded = decode_by(start.encoding, body, start.mark);
    detect::check(&start, &mut decoded);
    decoded.faults.extend(start.fault);
    decoded.faults.sort_by_key(|fault| fault.at.start);
    decoded
}

/// The encoding of a stream, told from its first bytes.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// How many bytes its byte order mark has.
    pub mark: usize,
    /// Whether each byte below 128 stands for itself, so that lines and tags are found in the bytes.
    pub is_plain: bool,
}

/// Tells the encoding of a stream that begins with `bytes`.
pub(crate) fn start(bytes: &[u8]) -> Start {
    let start = detect::start(bytes);
    let encoding = start.encoding;
    let is_single = encoding.is_single_byte() && encoding.is_ascii_compatible();
    let is_plain = (encoding == UTF_8 || is_single) && !detect::declares_ascii(bytes);
    Start { encoding, mark: start.mark, is_plain }
}

/// Decodes `input` by `encoding`, whatever it says of itself.
pub(crate) fn decode_as<'a>(encoding: &'static Encoding, input: &'a [u8]) -> Decoded<'a> {
    decode_by(encoding, input, 0)
}

/// Decodes `body` by `encoding`.
fn decode_by<'a>(encoding: &'static Encoding, body: &'a [u8], mark: usize) -> Decoded<'a> {
    let is_ascii = || Encoding::ascii_valid_up_to(body) == body.len();
    let as_it_is = encoding == UTF_8 || (encoding.is_ascii_compatible() && is_ascii());
    let (text, bad, by) = if as_it_is {
        let (text, bad) = borrow(body);
        (Cow::Borrowed(text), bad, None)
    } else {
        let (text, bad) = convert(encoding, body);
        (Cow::Owned(text), bad, Some(encoding))
    };
    let encoding = encoding.name();
    let faults = bad.map(|bad| undecodable(encoding, bad, text.len())).into_iter().collect();
    let cut_off = bad.is_some();
    let (around, lines_before) = (Around::default(), 0);
    Decoded { text, encoding, faults, cut_off, around, lines_before, body, mark, by }
}

/// Returns the text that `body` is in UTF-8, and the bytes at which it ceases to be that.
fn borrow(body: &[u8]) -> (&str, Option<&[u8]>) {
    if let Ok(text) = simdutf8::basic::from_utf8(body) {
        return (text, None);
    }
    let chunk = body.utf8_chunks().next();
    let text = chunk.as_ref().map_or("", std::str::Utf8Chunk::valid);
    (text, chunk.map(|chunk| chunk.invalid()))
}

/// Returns the text that `body` is in `encoding`, and the bytes at which it ceases to be that.
fn convert<'a>(encoding: &'static Encoding, body: &'a [u8]) -> (String, Option<&'a [u8]>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len());
    let mut text = String::with_capacity(room.unwrap_or(body.len()));
    match decoder.decode_to_string_without_replacement(body, &mut text, true) {
        (DecoderResult::Malformed(length, after), read) => {
            let end = read - usize::from(after);
            (text, Some(&body[end - usize::from(length)..end]))
        }
        (DecoderResult::InputEmpty | DecoderResult::OutputFull, _) => (text, None),
    }
}

fn undecodable(encoding: &str, bytes: &[u8], at: usize) -> Fault {
    let actual: Vec<_> = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
    let expected = Some(Text::vietnamese(encoding));
    let detail = Detail { expected, actual: Some(actual.join(" ")), hint: None };
    Fault { rule: &rules::INVALID_ENCODING, at: Span::new(at, at), detail }
}
