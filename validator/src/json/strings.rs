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
        let plain = match self.bytes.get(at + 1) {
            Some(b'n') => '\n',
            Some(b'u') => return self.unicode_escape(at),
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'\'') if quote == b'\'' => '\'',
            _ => return self.bad_escape(at),
        };
        self.decoded.push(plain);
        at + 2
    }

    /// Decodes `\uXXXX`, or a pair of them that stands for one character.
    fn unicode_escape(&mut self, at: usize) -> usize {
        let Some(high) = self.unit(at) else {
            self.wrong(Span::new(at, at + 2), &BAD_UNICODE);
            self.decoded.push_str("\\u");
            return at + 2;
        };
        if let Some(plain) = char::from_u32(high) {
            self.decoded.push(plain);
            return at + 6;
        }
        let low = if high < 0xDC00 { self.unit(at + 6) } else { None };
        if let Some(low @ 0xDC00..0xE000) = low {
            let both = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            self.decoded.extend(char::from_u32(both));
            return at + 12;
        }
        self.wrong(Span::new(at, at + 6), &LONE_SURROGATE);
        self.decoded.push(char::REPLACEMENT_CHARACTER);
        at + 6
    }

    /// Returns the number that `\uXXXX` at `at` writes.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | (digit as char).to_digit(16)?))
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

/// Returns the next byte that is not plain in a string within `quote`, or the text's length.
fn stop(bytes: &[u8], at: usize, quote: u8) -> usize {
    if quote == b'"' {
        return scan::string_stop(bytes, at);
    }
    let plain = |byte: &&u8| !matches!(**byte, b'\'' | b'\\' | 0..b' ');
    at + bytes[at..].iter().take_while(plain).count()
}
