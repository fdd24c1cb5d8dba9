//! Numbers: their grammar is checked, their text is handed on as written.

use super::{Reader, odd};
use crate::events::{Events, Kind, Span};

impl<E: Events> Reader<'_, '_, E> {
    /// Reads a number, whose first byte (a digit or `-`) is next.
    pub(super) fn number(&mut self) {
        let end = number_end(self.bytes, self.at);
        match end {
            Some(end) if !self.bytes.get(end).copied().is_some_and(odd::is_of_word) => {
                let text = &self.text[self.at..end];
                self.tell(text, Kind::Number, Span::new(self.at, end));
            }
            _ => self.odd_number(),
        }
    }
}

/// Returns the end of the number at `at`; `None` where its grammar is broken.
pub(crate) fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = at + usize::from(bytes.get(at) == Some(&b'-'));
    let mut end = skip_digits(bytes, digits);
    if end == digits || (bytes[digits] == b'0' && end - digits > 1) {
        return None;
    }
    if bytes.get(end) == Some(&b'.') {
        end = some_digits(bytes, end + 1)?;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = some_digits(bytes, end + 1 + sign)?;
    }
    Some(end)
}

fn some_digits(bytes: &[u8], at: usize) -> Option<usize> {
    let end = skip_digits(bytes, at);
    (end > at).then_some(end)
}

fn skip_digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}
