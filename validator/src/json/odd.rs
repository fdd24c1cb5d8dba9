//! Text that is no JSON but whose structure is clear: reported, then read as it was meant.

use std::borrow::Cow;

use super::faults::{
    BARE_KEY, COMMENT, KEY_OR_END, LEADING_ZERO, MISMATCH, Missing, NUMBER, PLUS, SINGLE_QUOTES,
    SPACE, SPARE_COMMA, VALUE, WORD,
};
use super::keys::Key;
use super::{Frame, Reader, Step, scan};
use crate::events::{Events, Kind, Scalar, Span};

/// Says whether `byte` may belong to a word or number that stands without quotes.
pub(super) fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'+' | b'-')
}

impl<'a, E: Events> Reader<'a, '_, E> {
    /// Skips comments and characters that look like spaces; returns the byte after them.
    #[cold]
    pub(super) fn skip_odd_space(&mut self) -> Option<u8> {
        loop {
            let rest = &self.text[self.at..];
            let next = rest.chars().next()?;
            let length = match next {
                '/' => comment(rest),
                ' '..='~' => 0,
                _ if looks_like_space(next) => next.len_utf8(),
                _ => 0,
            };
            if length == 0 {
                return rest.bytes().next();
            }
            let at = Span::new(self.at, self.at + length);
            self.wrong(at, if next == '/' { &COMMENT } else { &SPACE });
            self.at = scan::skip_space(self.bytes, at.end);
        }
    }

    /// Reports a comma that another one or the closing bracket follows.
    #[cold]
    pub(super) fn spare_comma(&mut self, comma: Span) {
        self.wrong(comma, &SPARE_COMMA);
    }

    /// Goes on where a comma is missing but the next member clearly begins.
    #[cold]
    pub(super) fn missing_comma(&mut self, byte: u8, missing: &Missing) -> Step {
        let in_object = matches!(self.stack.last(), Some(Frame::Object { .. }));
        match byte {
            b'"' => {}
            b'{' | b'[' if !in_object => {}
            b'}' | b']' => return self.give_up(&MISMATCH),
            _ => return self.give_up(missing.comma),
        }
        self.wrong(self.next(), missing.comma);
        Ok(())
    }

    /// Reads a key that is not within double quotes.
    #[cold]
    pub(super) fn odd_key(&mut self, byte: u8) -> Step<Key<'a>> {
        match byte {
            b'\'' => {
                self.wrong(self.next(), &SINGLE_QUOTES);
                self.quoted_key(byte)
            }
            b'_' | b'$' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                let at = self.run_of_words(&[',', ':', '{', '}', '[', ']', '"', '\n']);
                self.wrong(at, &BARE_KEY);
                self.at = at.end;
                Ok(Key { name: Cow::Borrowed(&self.text[at.start..at.end]), at })
            }
            b']' => self.give_up(&MISMATCH),
            _ => self.give_up(&KEY_OR_END),
        }
    }

    /// Reads a value that begins as no value of JSON does.
    #[cold]
    pub(super) fn odd_value(&mut self, byte: u8) -> Step {
        match byte {
            b'\'' => {
                self.wrong(self.next(), &SINGLE_QUOTES);
                return self.quoted_value(byte);
            }
            b'+' | b'.' => self.odd_number(),
            b'_' | b'$' | b'A'..=b'Z' | b'a'..=b'z' => self.odd_word(),
            b',' | b'}' if matches!(self.stack.last(), Some(Frame::Object { .. })) => {
                self.no_value();
            }
            b'}' | b']' if !self.stack.is_empty() => return self.give_up(&MISMATCH),
            _ => return self.give_up(&VALUE),
        }
        Ok(())
    }

    /// Goes on as if `null` stood where a member has no value.
    fn no_value(&mut self) {
        self.wrong(self.next(), &VALUE);
        let span = Span::new(self.at, self.at);
        self.events.value(Scalar { text: "null", kind: Kind::Null, span, decoded: true });
        self.events.close(span);
    }

    /// Reads a number whose grammar is broken.
    #[cold]
    pub(super) fn odd_number(&mut self) {
        let at = self.run_of_word();
        let text = &self.text[at.start..at.end];
        let digits = text.trim_start_matches(['-', '+']);
        if text.starts_with('+') {
            self.wrong(at, &PLUS);
        } else if digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            self.wrong(at, &LEADING_ZERO);
        } else {
            self.wrong(at, &NUMBER);
        }
        self.tell(text, Kind::Number, at);
    }

    /// Reads words that JSON does not know as the value that they seem to stand for.
    #[cold]
    pub(super) fn odd_word(&mut self) {
        let at = self.run_of_words(&[',', '}', ']', '"', '\n']);
        let text = &self.text[at.start..at.end];
        self.wrong(at, &WORD);
        let kind = match text.to_ascii_lowercase().as_str() {
            "true" | "false" => Kind::Boolean,
            "null" | "none" | "nil" | "nan" | "undefined" => Kind::Null,
            _ => Kind::String,
        };
        self.events.value(Scalar { text, kind, span: at, decoded: false });
        self.events.close(Span::new(at.end, at.end));
        self.at = at.end;
    }

    /// Returns where the text without quotes stands that is next and goes on up to one of `stops`.
    fn run_of_words(&self, stops: &[char]) -> Span {
        let rest = &self.text[self.at..];
        let run = rest.split(stops).next().unwrap_or(rest).trim_end();
        Span::new(self.at, self.at + run.len())
    }

    /// Returns where the word or number that is next stands.
    fn run_of_word(&self) -> Span {
        let run = self.bytes[self.at..].iter().take_while(|byte| is_of_word(**byte)).count();
        Span::new(self.at, self.at + run)
    }
}

/// Says whether people take `character` for a space.
fn looks_like_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200D}' | '\u{FEFF}')
}

/// Returns the length of the comment that `text` begins with; 0 if it is none.
fn comment(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    match text.strip_prefix("/*").and_then(|inner| inner.find("*/")) {
        Some(length) => length + 4,
        None => 0,
    }
}
