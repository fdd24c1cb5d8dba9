//! What in texts and attribute values does not count as it stands: references, line ends, and
//! characters that XML does not allow.

use super::reader::Reader;
use super::{faults, names, scan};
use crate::events::{Detail, Events, Span};

/// What an `&` begins, with the byte after it.
pub(super) enum Reference {
    /// A reference to this character.
    Character(char, usize),
    /// A reference to a character that XML does not allow.
    Refused(usize),
    /// A reference to an entity that only a DTD could declare.
    Unknown(usize),
    /// No reference.
    None,
}

/// Reads the reference that begins at `start`.
pub(super) fn read(text: &str, start: usize) -> Reference {
    let rest = &text[start + 1..];
    if let Some(number) = rest.strip_prefix('#') {
        return read_number(number, start + 2);
    }
    let length = rest.find(|next| !names::is_name(next)).unwrap_or(rest.len());
    let end = start + 1 + length + 1;
    if !rest.starts_with(names::is_name_start) || !rest[length..].starts_with(';') {
        return Reference::None;
    }
    match &rest[..length] {
        "lt" => Reference::Character('<', end),
        "gt" => Reference::Character('>', end),
        "amp" => Reference::Character('&', end),
        "quot" => Reference::Character('"', end),
        "apos" => Reference::Character('\'', end),
        _ => Reference::Unknown(end),
    }
}

/// Reads the number of a character reference, and its `;`.
fn read_number(number: &str, start: usize) -> Reference {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let length = digits.find(|next: char| !next.is_digit(radix)).unwrap_or(digits.len());
    if length == 0 || !digits[length..].starts_with(';') {
        return Reference::None;
    }
    let end = start + (number.len() - digits.len()) + length + 1;
    let code = u32::from_str_radix(digits[..length].trim_start_matches('0'), radix);
    match code.ok().and_then(char::from_u32).filter(|&found| scan::is_character(found)) {
        Some(character) => Reference::Character(character, end),
        None => Reference::Refused(end),
    }
}

/// What the bytes at a place count for.
#[derive(Clone, Copy, Debug)]
enum Piece {
    /// This character.
    Character(char),
    /// What stands there.
    Verbatim,
    /// Nothing: it was refused.
    Nothing,
}

impl<E: Events> Reader<'_, '_, E> {
    /// Reads one thing in the text of an element that is not plain.
    #[cold]
    #[inline(never)]
    pub(super) fn special_text(&mut self) {
        let start = self.at;
        let (piece, end) = match self.bytes[start] {
            b'&' => self.reference(start),
            b']' => (Piece::Verbatim, self.after_bracket(start)),
            _ => self.character(start),
        };
        self.at = end;
        self.add_piece(piece, Span::new(start, end));
    }

    /// Adds a piece to the text of the innermost open element.
    fn add_piece(&mut self, piece: Piece, at: Span) {
        let Some(open) = self.open.last_mut() else { return };
        let (text, gathered) = (self.text, &mut self.gathered);
        match piece {
            Piece::Verbatim => open.text.add(at, text, gathered),
            Piece::Nothing => open.text.add_decoded("", at, text, gathered),
            Piece::Character('\n') if open.parent && open.text.is_nothing() => {}
            Piece::Character(character) => {
                open.text.add_decoded(character.encode_utf8(&mut [0; 4]), at, text, gathered);
            }
        }
    }

    /// Returns the byte after a `]`, or after a `]]>`, which is refused.
    fn after_bracket(&mut self, start: usize) -> usize {
        if !self.bytes[start..].starts_with(b"]]>") {
            return start + 1;
        }
        self.malformed(Span::new(start, start + 3), faults::expected(faults::SECTION_END));
        start + 3
    }

    /// Reads a line end, or a character that may be none of XML's.
    fn character(&mut self, start: usize) -> (Piece, usize) {
        let Some(character) = self.text[start..].chars().next() else {
            return (Piece::Nothing, start + 1);
        };
        let end = start + character.len_utf8();
        if character == '\r' {
            let line_end = if self.bytes.get(end) == Some(&b'\n') { end + 1 } else { end };
            return (Piece::Character('\n'), line_end);
        }
        if scan::is_character(character) {
            return (Piece::Verbatim, end);
        }
        self.refuse_character(start, character);
        (Piece::Nothing, end)
    }

    /// Reads the reference at an `&`; one that is none counts as it stands.
    fn reference(&mut self, start: usize) -> (Piece, usize) {
        let (words, piece, end) = match read(self.text, start) {
            Reference::Character(character, end) => return (Piece::Character(character), end),
            Reference::Refused(end) => (faults::CHARACTER, Piece::Nothing, end),
            Reference::Unknown(end) => (faults::ENTITY, Piece::Verbatim, end),
            Reference::None if self.is_cut_off(start) => return (Piece::Verbatim, start + 1),
            Reference::None => (faults::AMPERSAND, Piece::Verbatim, start + 1),
        };
        let mut detail: Detail = faults::expected(words);
        if end > start + 1 {
            detail.actual = Some(faults::shorten(&self.text[start..end]));
        }
        self.malformed(Span::new(start, end), detail);
        (piece, end)
    }

    /// Says whether the text was cut off within the reference at `start`.
    fn is_cut_off(&self, start: usize) -> bool {
        let rest = &self.text[start + 1..];
        self.cut_off && rest.trim_start_matches('#').chars().all(names::is_name)
    }

    /// Puts the value of an attribute, normalised as XML asks, into `self.decoded`.
    #[cold]
    #[inline(never)]
    pub(super) fn decode_value(&mut self, value: Span) {
        self.decoded.clear();
        let mut at = value.start;
        while at < value.end {
            let start = at;
            let (piece, end) = match self.bytes[start] {
                b'&' => self.reference(start),
                b'<' => {
                    let place = Span::new(start, start + 1);
                    self.malformed(place, faults::expected(faults::LESS_THAN));
                    (Piece::Verbatim, start + 1)
                }
                b'\t' | b'\n' => (Piece::Character(' '), start + 1),
                b'\r' => (Piece::Character(' '), self.character(start).1),
                _ => self.character(start),
            };
            match piece {
                Piece::Character(character) => self.decoded.push(character),
                Piece::Verbatim => self.decoded.push_str(&self.text[start..end]),
                Piece::Nothing => {}
            }
            at = end;
        }
    }

    /// Adds a CDATA section's content that is not plain.
    #[cold]
    pub(super) fn special_section(&mut self, content: Span) {
        let mut at = content.start;
        while at < content.end {
            let (piece, end) = self.character(at);
            self.add_piece(piece, Span::new(at, end));
            at = end;
        }
    }
}
