//! The characters of an input around a place, each with its bytes and what is shown for it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use lienthong::report::Place;
use unicode_width::UnicodeWidthStr;

use super::Raw;
use super::visible::visible_char;

/// How many bytes on either side of a place are looked at.
const REACH: usize = 600;

/// A character of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The offset of its first byte.
    pub start: usize,
    /// How many bytes it has.
    pub length: usize,
    /// The character itself; `None` for a byte that is part of none.
    pub character: Option<char>,
    /// What is shown for it.
    pub shown: Cow<'static, str>,
}

impl Cell {
    /// Returns the offset after its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.length
    }

    /// Returns how many columns it takes.
    pub(super) fn width(&self) -> usize {
        self.shown.width()
    }
}

/// The characters of one line around a place.
#[derive(Debug)]
pub(super) struct Window {
    /// The characters, in order.
    pub cells: Vec<Cell>,
    /// Whether the line has more before.
    pub cut_before: bool,
    /// Whether the line has more after.
    pub cut_after: bool,
}

/// How the bytes of an input make characters.
#[derive(Clone, Copy, Debug)]
enum Coding {
    /// UTF-8; of any other encoding of several bytes at least the ASCII is shown.
    Utf8,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// One byte a character.
    Single(&'static Encoding),
}

impl Coding {
    /// Returns the coding of the name.
    fn of(name: &str) -> Self {
        match Encoding::for_label(name.as_bytes()) {
            Some(encoding) if encoding == UTF_16BE => Self::Utf16Be,
            Some(encoding) if encoding == UTF_16LE => Self::Utf16Le,
            Some(encoding) if encoding.is_single_byte() => Self::Single(encoding),
            _ => Self::Utf8,
        }
    }

    /// Returns how many bytes the smallest character has.
    fn unit(self) -> usize {
        if matches!(self, Self::Utf16Be | Self::Utf16Le) { 2 } else { 1 }
    }

    /// Returns the character at the start of `bytes`, which are not empty, and its length.
    fn decode(self, bytes: &[u8]) -> (Option<char>, usize) {
        match self {
            Self::Utf8 => decode_utf8(bytes),
            Self::Utf16Be => decode_utf16(bytes, u16::from_be_bytes),
            Self::Utf16Le => decode_utf16(bytes, u16::from_le_bytes),
            Self::Single(encoding) => {
                let (text, _) = encoding.decode_without_bom_handling(&bytes[..1]);
                (text.chars().next().filter(|&character| character != '\u{FFFD}'), 1)
            }
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Option<char>, usize) {
    let units = bytes.chunks_exact(2).take(2).map(|pair| unit([pair[0], pair[1]]));
    match char::decode_utf16(units).next() {
        Some(Ok(character)) => (Some(character), 2 * character.len_utf16()),
        _ => (None, bytes.len().min(2)),
    }
}

fn decode_utf8(bytes: &[u8]) -> (Option<char>, usize) {
    let head = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(character) => (Some(character), character.len_utf8()),
        None => (None, 1),
    }
}

/// Returns the characters around `place`, those in the spans `masked` covered.
pub(super) fn around(input: Raw<'_>, place: Place, masked: &[(usize, usize)]) -> Window {
    let coding = Coding::of(input.encoding);
    let input = input.bytes;
    let offset = place.offset.min(input.len());
    let (start, cut_before) = line_start(input, coding, offset);
    let last = offset.saturating_add(place.length.min(REACH)).saturating_add(REACH);
    let mut window = Window { cells: Vec::new(), cut_before, cut_after: false };
    let near = |&&(from, length): &&(usize, usize)| from < last && from + length > start;
    let masked: Vec<(usize, usize)> = masked.iter().filter(near).copied().collect();
    let mut at = start;
    while at < input.len() {
        let (character, length) = coding.decode(&input[at..]);
        if character == Some('\n') {
            break;
        }
        if at >= last {
            window.cut_after = true;
            break;
        }
        let hidden = masked.iter().any(|&(from, len)| at < from + len && from < at + length);
        let shown = show(character, input[at], hidden);
        window.cells.push(Cell { start: at, length, character, shown });
        at += length;
    }
    drop_line_end(&mut window, offset);
    window
}

fn show(character: Option<char>, byte: u8, hidden: bool) -> Cow<'static, str> {
    match character {
        _ if hidden => "*".into(),
        Some('\u{FEFF}') => "".into(),
        Some('\t') => "    ".into(),
        Some(character) => visible_char(character),
        None => format!("‹0x{byte:02X}›").into(),
    }
}

/// Leaves out the carriage return of a Windows line end, unless the place is there.
fn drop_line_end(window: &mut Window, offset: usize) {
    let is_end = |cell: &Cell| cell.character == Some('\r') && cell.start != offset;
    if !window.cut_after && window.cells.last().is_some_and(is_end) {
        window.cells.pop();
    }
}

/// Returns where the line of `offset` starts, or where the window does, and whether it is the
/// latter.
fn line_start(input: &[u8], coding: Coding, offset: usize) -> (usize, bool) {
    let unit = coding.unit();
    let aligned = offset - offset % unit;
    let least = aligned.saturating_sub(REACH);
    let mut at = aligned;
    while at >= least + unit {
        if coding.decode(&input[at - unit..]).0 == Some('\n') {
            return (at, false);
        }
        at -= unit;
    }
    // In UTF-8 the window must not start within a character.
    while at < offset && matches!(coding, Coding::Utf8) && input[at] & 0xC0 == 0x80 {
        at += 1;
    }
    (at, at > 0)
}
