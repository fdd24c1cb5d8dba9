//! Text in Vietnamese: most is seen to be clean byte by byte, without a look at whole letters.
//!
//! Which byte may follow which is in one table, and so is what may follow a vowel; no step waits for
//! the one before it.

/// What a byte is to those around it, as sets of the bits below: after what it may stand (bits 0 to
/// 15), what it is before another (16 to 31), and what the byte after it may be before another (32
/// to 47).
type Byte = u64;

/// Text begins, or a letter ended.
const START: u64 = 1;
/// After 0xC4, and so on; BA and BB are second bytes.
const AFTER_C4: u64 = 1 << 1;
const AFTER_C5: u64 = 1 << 2;
const AFTER_C6: u64 = 1 << 3;
const AFTER_E1: u64 = 1 << 4;
pub(super) const AFTER_BA: u64 = 1 << 5;
pub(super) const AFTER_BB: u64 = 1 << 6;
/// After 0xC3, which comes after a small letter or not; then after a vowel, small or not, which not
/// every letter may follow.
const AFTER_SMALL: u64 = 1 << 7;
const AFTER_OTHER: u64 = 1 << 8;
const AFTER_SMALL_O: u64 = 1 << 9;
const AFTER_O: u64 = 1 << 10;
const AFTER_SMALL_U: u64 = 1 << 11;
const AFTER_U: u64 = 1 << 12;
const AFTER_SMALL_Y: u64 = 1 << 13;
const AFTER_Y: u64 = 1 << 14;
/// What 0xC3 is before another byte: one of those stays, by what comes before it.
const AFTER_C3: u64 = 0xFF << 7;

/// From what a byte is to what it is before another.
const BEFORE: u32 = 16;
/// From what a byte is to what the byte after it may be.
const LETS: u32 = 32;

const fn table(stop: u8) -> [Byte; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    let mut byte = 0_u8;
    while index < 256 {
        let is_markup = match stop {
            b'<' => matches!(byte, b'<' | b'&' | b']'),
            b'"' => matches!(byte, b'"' | b'\\'),
            _ => false,
        };
        let after = if is_markup { 0 } else { after(byte) };
        table[index] = after | (before(byte) << BEFORE) | (lets(byte) << LETS);
        index += 1;
        byte = byte.wrapping_add(1);
    }
    table
}

/// Returns after what `byte` may stand.
pub(super) const fn after(byte: u8) -> u64 {
    let mut after = match byte {
        b' '..=b'~' | 0xC3..=0xC6 | 0xE1 => START,
        0xBA | 0xBB => AFTER_E1,
        _ => 0,
    };
    if byte >= 0x80 && byte < 0xC0 {
        after |= second(byte);
        after |= if matches!(byte & 0xFE, 0x82 | 0x90 | 0xA8) { AFTER_C4 } else { 0 };
        after |= if byte & 0xFE == 0xA8 { AFTER_C5 } else { 0 };
        after |= if matches!(byte, 0xA0 | 0xA1 | 0xAF | 0xB0) { AFTER_C6 } else { 0 };
        after |= if byte >= 0xA0 { AFTER_BA } else { 0 };
        after |= if byte <= 0xB9 { AFTER_BB } else { 0 };
    }
    after
}

/// Returns after what `byte` may stand as the second of a letter from U+00C0 on; nothing if that is
/// none of Vietnamese.
const fn second(byte: u8) -> u64 {
    let letter = byte | 0x20;
    let is_known = matches!(letter,
        0xA0..=0xA3 | 0xA8..=0xAA | 0xAC | 0xAD | 0xB2..=0xB5 | 0xB9 | 0xBA | 0xBD);
    if !is_known {
        return 0;
    }
    let mut after = AFTER_OTHER | AFTER_SMALL;
    if matches!(letter, 0xA0 | 0xA1 | 0xA3 | 0xA8 | 0xA9) {
        after |= AFTER_O | AFTER_SMALL_O;
    }
    if !matches!(letter, 0xB9 | 0xB5) {
        after |= AFTER_U | AFTER_SMALL_U;
    }
    if letter == 0xAA {
        after |= AFTER_Y | AFTER_SMALL_Y;
    }
    // A capital does not follow a small letter.
    let is_capital = byte < 0xA0;
    let small = AFTER_SMALL | AFTER_SMALL_O | AFTER_SMALL_U | AFTER_SMALL_Y;
    if is_capital { after & !small } else { after }
}

/// Returns what `byte` is before another.
pub(super) const fn before(byte: u8) -> u64 {
    match byte {
        0xC3 => AFTER_C3,
        0xC4 => AFTER_C4,
        0xC5 => AFTER_C5,
        0xC6 => AFTER_C6,
        0xE1 => AFTER_E1,
        0xBA => AFTER_BA | START,
        0xBB => AFTER_BB | START,
        _ => START,
    }
}

/// Returns what the byte after `byte` may be before another: all, but for 0xC3.
pub(super) const fn lets(byte: u8) -> u64 {
    let after_c3 = match byte {
        // The last two are the last byte of ô and Ô, and of other letters: those get a closer look for
        // nothing.
        b'a' | b'e' | b'A' | b'E' | 0xB4 | 0x94 => 0,
        b'o' => AFTER_SMALL_O,
        b'O' => AFTER_O,
        b'u' => AFTER_SMALL_U,
        b'U' => AFTER_U,
        b'y' => AFTER_SMALL_Y,
        b'Y' => AFTER_Y,
        b'a'..=b'z' => AFTER_SMALL,
        _ => AFTER_OTHER,
    };
    (0xFFFF & !AFTER_C3) | after_c3
}

static IN_XML: [Byte; 256] = table(b'<');
static IN_JSON: [Byte; 256] = table(b'"');
static ALONE: [Byte; 256] = table(0);

/// Returns where the text from `at` on ends, before the byte `STOP`, if it is printable ASCII and
/// letters of Vietnamese that raise no question, not empty, with no space around it and no byte that
/// the form of `STOP` escapes. `None` says nothing. `bytes` are UTF-8.
///
/// Sound against [`text::is_plain`](crate::text::is_plain): a test compares the two.
#[inline]
pub(super) fn end<const STOP: u8>(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let table = if STOP == b'<' { &IN_XML } else { &IN_JSON };
    let length = run(rest, table);
    let text = rest.get(..length)?;
    (rest.get(length) == Some(&STOP) && is_trimmed(text)).then_some(at + length)
}

/// As [`end`], for the whole of `text`.
pub(super) fn is_clean(text: &[u8]) -> bool {
    run(text, &ALONE) == text.len() && is_trimmed(text)
}

/// Returns how many of the first bytes are clean.
#[inline]
fn run(text: &[u8], table: &[Byte; 256]) -> usize {
    let (mut before, mut lets) = (START, 0xFFFF);
    let mut at = 0;
    while at < text.len() {
        let byte = table[usize::from(text[at])];
        if (byte & before).trailing_zeros() >= 16 {
            return at;
        }
        before = (byte >> BEFORE) & lets;
        lets = byte >> LETS;
        at += 1;
    }
    at
}

#[inline]
fn is_trimmed(text: &[u8]) -> bool {
    text.first().is_some_and(|first| *first != b' ') && text.last() != Some(&b' ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{end, is_clean};
    use crate::text::is_plain;

    /// Says whether `text` is clean, in the ways to ask for it.
    fn is_clean_alone(text: &str) -> bool {
        let found = end::<b'<'>(format!(">>{text}<").as_bytes(), 2);
        let found_quoted = end::<b'"'>(format!("\"{text}\"").as_bytes(), 1);
        assert!(found.is_none_or(|end| end == 2 + text.len() || text.contains('<')));
        let is_whole = found == Some(2 + text.len());
        let is_quoted = found_quoted == Some(1 + text.len());
        assert!(is_clean(text.as_bytes()) || (!is_whole && !is_quoted), "{text}");
        is_clean(text.as_bytes())
    }

    #[test]
    fn each_letter_after_each_other_is_judged_soundly() {
        let letters: Vec<char> = (' '..='~').chain('\u{80}'..='\u{250}').collect();
        let more: Vec<char> = ('\u{1E00}'..='\u{1F10}').chain('\u{2010}'..='\u{2030}').collect();
        for &second in letters.iter().chain(&more) {
            for first in (' '..='~').chain("ôÔẴỔăđởếừỳýúû".chars()) {
                let text = format!("x{first}{second}x");
                assert!(!is_clean_alone(&text) || is_plain(&text), "{text}");
            }
        }
    }

    #[test]
    fn vietnamese_is_seen_to_be_clean() {
        for text in [
            "Nguyễn Thị Xuân",
            "Cấp bản sao trích lục hộ tịch",
            "Văn phòng đăng ký đất đai chi nhánh huyện Đông Anh",
            "Thẩm định thực địa, lập biên bản xác minh nguồn gốc sử dụng đất",
            "ĐẶNG ĐỨC THUỶ, hoà thuận, toàn quyền, Huế, thuê, yêu, quý, khuyên, HOÀ",
        ] {
            assert!(is_clean_alone(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_clean_is_plain(text in "[ -~àáâãèéêìíòóôõùúýăđĩũơưẠ-ỹÀ-ÿñð–“”\u{300}\u{A0}\t]{0,60}") {
            prop_assert!(!is_clean_alone(&text) || is_plain(&text));
        }

        #[test]
        fn what_is_clean_is_plain_whatever_it_is(text in "\\PC{0,40}") {
            prop_assert!(!is_clean_alone(&text) || is_plain(&text));
        }
    }
}
