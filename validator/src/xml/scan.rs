//! Runs of bytes: which byte ends a piece of text that needs no second look.

/// May begin a name (ASCII, no colon).
const NAME_START: u8 = 1;
/// May go on in a name (ASCII, no colon).
const NAME: u8 = 2;
/// White space.
const SPACE: u8 = 4;
/// Ends a run of plain text.
const TEXT: u8 = 8;
/// Must be looked at in an attribute value.
const VALUE: u8 = 16;
/// Is no XML character, or the first byte of one that is none.
const CHARACTER: u8 = 32;

/// What each byte may be, as a set of the bits above.
static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    let mut byte = 0_u8;
    while index < 256 {
        table[index] = class_of(byte);
        index += 1;
        byte = byte.wrapping_add(1);
    }
    table
}

const fn class_of(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => NAME_START | NAME,
        b'0'..=b'9' | b'-' | b'.' => NAME,
        b' ' => SPACE,
        b'\t' | b'\n' => SPACE | VALUE,
        b'\r' => SPACE | VALUE | TEXT,
        b'<' | b'&' => TEXT | VALUE,
        b']' => TEXT,
        // U+FFFE and U+FFFF begin with 0xEF.
        0..0x20 | 0xEF => TEXT | VALUE | CHARACTER,
        _ => 0,
    }
}

#[inline]
fn has(byte: u8, class: u8) -> bool {
    CLASSES[usize::from(byte)] & class != 0
}

#[inline]
fn run(bytes: &[u8], from: usize, class: u8) -> usize {
    let mut at = from;
    while at < bytes.len() && has(bytes[at], class) {
        at += 1;
    }
    at
}

/// Returns where the name characters (ASCII, no colon) from `at` on end: `at` itself if the first
/// can't begin a name.
#[inline]
pub(super) fn name_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(&first) if has(first, NAME_START) => run(bytes, at + 1, NAME),
        _ => at,
    }
}

/// Returns where the white space from `at` on ends.
#[inline]
pub(super) fn space_end(bytes: &[u8], at: usize) -> usize {
    run(bytes, at, SPACE)
}

/// Says whether `text` is empty or white space only.
#[inline]
pub(super) fn is_blank(text: &str) -> bool {
    space_end(text.as_bytes(), 0) == text.len()
}

/// Says whether `byte` is white space.
#[inline]
pub(super) fn is_space(byte: u8) -> bool {
    has(byte, SPACE)
}

/// Returns the first byte from `at` on that is markup, or must be looked at: `<`, `&`, `]`, `\r`,
/// a control character, or 0xEF.
#[inline]
pub(super) fn text_end(bytes: &[u8], at: usize) -> usize {
    let near = bytes.len().min(at + 32);
    for (offset, &byte) in bytes[at..near].iter().enumerate() {
        if has(byte, TEXT) {
            return at + offset;
        }
    }
    if near == bytes.len() { near } else { long_text_end(bytes, near) }
}

/// As [`text_end`], many bytes at a time.
fn long_text_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    for chunk in bytes[from..].chunks_exact(64) {
        if chunk.iter().fold(false, |odd, &byte| odd | ends_text(byte)) {
            break;
        }
        at += 64;
    }
    while at < bytes.len() && !has(bytes[at], TEXT) {
        at += 1;
    }
    at
}

/// Says the same as the class `TEXT`, in a way that the compiler can do on many bytes at once.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a lazy `&&` would be a branch for each byte")]
fn ends_text(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n');
    control | (byte == b'<') | (byte == b'&') | (byte == b']') | (byte == 0xEF)
}

/// Says whether an attribute value is told as it stands.
#[inline]
pub(super) fn is_plain_value(bytes: &[u8]) -> bool {
    !bytes.iter().any(|&byte| has(byte, VALUE))
}

/// Says whether a comment, instruction or CDATA section may hold a character that is none in XML.
#[inline]
pub(super) fn is_suspect(bytes: &[u8]) -> bool {
    bytes.iter().any(|&byte| has(byte, CHARACTER))
}

/// Says whether `character` may stand in XML, raw or by reference.
pub(super) fn is_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::{TEXT, ends_text, has};

    #[test]
    fn both_ways_to_end_text_agree() {
        for byte in 0..=255 {
            assert_eq!(has(byte, TEXT), ends_text(byte), "{byte:#x}");
        }
    }
}
