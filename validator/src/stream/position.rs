//! Where in a stream a window begins.

use crate::report::Place;

/// A place in the whole stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// Bytes before it, as received.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
    /// Its column in characters, from 1.
    pub column: u64,
}

impl Position {
    /// Returns the place of the first character, after a mark of so many bytes.
    pub(super) fn after_mark(bytes: usize) -> Self {
        Self { offset: bytes as u64, line: 1, column: 1 }
    }

    /// Goes past `bytes`; `is_utf8` says whether a character may have several.
    pub(super) fn advance(&mut self, bytes: &[u8], is_utf8: bool) {
        self.offset += bytes.len() as u64;
        let mut rest = bytes;
        if let Some(last) = memchr::memrchr(b'\n', bytes) {
            self.line += memchr::memchr_iter(b'\n', &bytes[..=last]).count() as u64;
            self.column = 1;
            rest = &bytes[last + 1..];
        }
        self.column += if is_utf8 {
            rest.iter().filter(|byte| byte.cast_signed() >= -0x40).count() as u64
        } else {
            rest.len() as u64
        };
    }

    /// Returns where `place`, seen from here, stands in the stream.
    pub(super) fn of(&self, place: Place) -> Place {
        let column = if place.line == 1 { self.column + place.column - 1 } else { place.column };
        Place {
            offset: usize::try_from(self.offset).unwrap_or(usize::MAX).saturating_add(place.offset),
            line: self.line + place.line - 1,
            column,
            ..place
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Position};

    #[test]
    fn lines_and_characters_are_counted_however_they_come() {
        let text = "ế\n<a>Nguyễn</a>\r\nđ";
        for cut in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let mut position = Position::after_mark(3);
            position.advance(&text.as_bytes()[..cut], true);
            position.advance(&text.as_bytes()[cut..], true);
            assert_eq!((position.line, position.column), (3, 2));
            let place = Place { offset: 1, length: 1, line: 1, column: 2 };
            assert_eq!(position.of(place).column, 3);
            assert_eq!(position.of(Place { line: 2, ..place }).line, 4);
        }
    }
}
