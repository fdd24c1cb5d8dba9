//! Strings: borrowed where they are written plainly, decoded where they hold escapes.

use std::borrow::Cow;
use std::mem;

use super::faults::{BAD_ESCAPE, BAD_UNICODE, CONTROL, LINE_END, LONE_SURROGATE, UNCLOSED};
use super::keys::Key;
use super::{Reader, Step, scan};
use crate::events::{End, Events, Kind, Scalar, Span};

impl<'a, E: Events> Reader<'a, '_, E> {
    /// Reads a string as the value of the member just opened.
    pub(super) fn string(&mut self) -> Step {
        let start = self.at + 1;
        let stop = scan::string_stop(self.bytes, start);
        if self.bytes.get(stop) != Some(&b'"') {
            return self.quoted_value(b'"');
        }
        let text = &self.text[start..stop];
        let span = Span::new(start, stop);
        self.events.value(Scalar { text, kind: Kind::String, span, decoded: false });
        self.at = stop + 1;
        self.events.close(Span::new(stop, stop + 1));
        Ok(())
    }

    /// Reads a string as a key.
    pub(super) fn key(&mut self) -> Step<Key<'a>> {
        let start = self.at + 1;
        let stop = scan::string_stop(self.bytes, start);
        if self.bytes.get(stop) != Some(&b'"') {
            return self.quoted_key(b'"');
        }
        self.at = stop + 1;
        Ok(Key { name: Cow::Borrowed(&self.text[start..stop]), at: Span::new(start, stop) })
    }

    /// Reads a value that is not plain, or not within double quotes.
    pub(super) fn quoted_value(&mut self, quote: u8) -> Step {
        let (span, escapes) = self.decode(quote)?;
        let text = mem::take(&mut self.decoded);
        self.events.value(Scalar { text: &text, kind: Kind::String, span, decoded: escapes });
        self.events.close(Span::new(span.end, span.end + 1));
        self.decoded = text;
        Ok(())
    }

    /// Reads a key that is not plain, or not within double quotes.
    #[cold]
    pub(super) fn quoted_key(&mut self, quote: u8) -> Step<Key<'a>> {
        let (span, escapes) = self.decode(quote)?;
        let name = if escapes {
            Cow::Owned(self.decoded.clone())
        } else {
            Cow::Borrowed(&self.text[span.start..span.end])
        };
        Ok(Key { name, at: span })
    }

    /// Decodes the string whose quote is next; says where it stands and whether it has escapes.
    fn decode(&mut self, quote: u8) -> Step<(Span, bool)> {
        let start = self.at + 1;
        let (mut at, mut copied, mut escapes) = (start, start, false);
        self.decoded.clear();
        loop {
            at = stop(self.bytes, at, quote);
            match self.bytes.get(at) {
                None => return self.unclosed(at),
                Some(b'\\') => {
                    self.decoded.push_str(&self.text[copied..at]);
                    at = self.escape(at, quote);
                    copied = at;
                    escapes = true;
                }
                Some(byte) if *byte == quote => break,
                Some(_) => at = self.control_characters(at),
            }
        }
        self.decoded.push_str(&self.text[copied..at]);
        self.at = at + 1;
        Ok((Span::new(start, at), escapes))
    }

    /// Decodes the escape at `at` and returns the byte after it. A wrong one stands for itself.
    fn escape(&mut self, at: usize, quote: u8) -> usize {
        match push_escape(self.bytes, at, &mut self.decoded) {
            Some(end) => end,
            None => self.wrong_escape(at, quote),
        }
    }

    #[cold]
    fn wrong_escape(&mut self, at: usize, quote: u8) -> usize {
        match self.bytes.get(at + 1) {
            Some(b'\'') if quote == b'\'' => {
                self.decoded.push('\'');
                at + 2
            }
            Some(b'u') if unit(self.bytes, at).is_none() => {
                self.wrong(Span::new(at, at + 2), &BAD_UNICODE);
                self.decoded.push_str("\\u");
                at + 2
            }
            Some(b'u') => {
                self.wrong(Span::new(at, at + 6), &LONE_SURROGATE);
                self.decoded.push(char::REPLACEMENT_CHARACTER);
                at + 6
            }
            _ => self.bad_escape(at),
        }
    }

    #[cold]
    fn bad_escape(&mut self, at: usize) -> usize {
        let next = self.text[at + 1..].chars().next().map_or(0, char::len_utf8);
        self.wrong(Span::new(at, at + 1 + next), &BAD_ESCAPE);
        self.decoded.push('\\');
        at + 1
    }

    /// Reports the run of control characters at `at` and returns the byte after it.
    #[cold]
    fn control_characters(&mut self, at: usize) -> usize {
        let run = self.bytes[at..].iter().take_while(|byte| **byte < b' ').count();
        let ends_line = matches!(self.bytes[at], b'\n' | b'\r');
        self.wrong(Span::new(at, at + run), if ends_line { &LINE_END } else { &CONTROL });
        at + run
    }

    #[cold]
    fn unclosed<T>(&mut self, end: usize) -> Step<T> {
        let start = self.at;
        self.at = end;
        self.wrong(Span::new(start, start + 1), &UNCLOSED);
        Err(End::GaveUp(start))
    }
}

/// Decodes the string from `start` on, and returns where the quote stands that ends it, if nothing is
/// wrong with it.
pub(crate) fn unescape(text: &str, start: usize, decoded: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    decoded.clear();
    let mut from = start;
    loop {
        let at = scan::string_stop(bytes, from);
        decoded.push_str(&text[from..at]);
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => from = push_escape(bytes, at, decoded)?,
            _ => return None,
        }
    }
}

/// Decodes the escape at `at` and returns the byte after it, if it is one.
fn push_escape(bytes: &[u8], at: usize, decoded: &mut String) -> Option<usize> {
    let plain = match bytes.get(at + 1)? {
        b'n' => '\n',
        b'u' => return push_unicode(bytes, at, decoded),
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    };
    decoded.push(plain);
    Some(at + 2)
}

/// Decodes `\uXXXX`, or a pair of them that stands for one character.
fn push_unicode(bytes: &[u8], at: usize, decoded: &mut String) -> Option<usize> {
    let high = unit(bytes, at)?;
    if let Some(plain) = char::from_u32(high) {
        decoded.push(plain);
        return Some(at + 6);
    }
    let low = if high < 0xDC00 { unit(bytes, at + 6)? } else { return None };
    if !(0xDC00..0xE000).contains(&low) {
        return None;
    }
    decoded.push(char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))?);
    Some(at + 12)
}

/// Returns the number that `\uXXXX` at `at` writes.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | (digit as char).to_digit(16)?))
}

/// Returns the next byte that is not plain in a string within `quote`, or the text's length.
fn stop(bytes: &[u8], at: usize, quote: u8) -> usize {
    if quote == b'"' {
        return scan::string_stop(bytes, at);
    }
    let plain = |byte: &&u8| !matches!(**byte, b'\'' | b'\\' | 0..b' ');
    at + bytes[at..].iter().take_while(plain).count()
}
