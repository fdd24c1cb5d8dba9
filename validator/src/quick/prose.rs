//! Text in Vietnamese: most is seen to be clean byte by byte, without a look at whole letters.
//!
//! Which byte may follow which is in one table, and so is what may follow a vowel; no step waits for
//! the one before it.

/// What a byte is after others, and what it lets follow: a set of the bits below for each.
///
/// Bits 0 to 7 say after what the byte may stand; bits 8 to 15 of which kinds it is as the second
/// byte of U+00C0 to U+00FF. Bits 16 to 23 say what the byte is before another; bits 24 to 31 which
/// of those kinds it does not let follow, as the letter before them.
static BYTES: [u32; 256] = table();

/// Text begins, or a letter ended.
const START: u32 = 1;
/// After 0xC3, and so on; BA and BB are second bytes.
const AFTER_C3: u32 = 1 << 1;
const AFTER_C4: u32 = 1 << 2;
const AFTER_C5: u32 = 1 << 3;
const AFTER_C6: u32 = 1 << 4;
const AFTER_E1: u32 = 1 << 5;
const AFTER_BA: u32 = 1 << 6;
const AFTER_BB: u32 = 1 << 7;

/// Any letter; a capital; none of à á ã è é; ù or õ; not ê. In either case, but for the second.
const ANY: u32 = 1 << 8;
const CAPITAL: u32 = 1 << 9;
const NOT_AFTER_O: u32 = 1 << 10;
const NOT_AFTER_U: u32 = 1 << 11;
const NOT_AFTER_Y: u32 = 1 << 12;

/// From what a byte is to what it is before another.
const BEFORE: u32 = 16;

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    let mut byte = 0_u8;
    while index < 256 {
        table[index] = after(byte) | (before(byte) << BEFORE);
        index += 1;
        byte = byte.wrapping_add(1);
    }
    table
}

/// Returns after what `byte` may stand.
const fn after(byte: u8) -> u32 {
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

/// Returns what `byte` is as the second of a letter from U+00C0 on; nothing if that is none of
/// Vietnamese.
const fn second(byte: u8) -> u32 {
    let letter = byte | 0x20;
    let is_known = matches!(letter,
        0xA0..=0xA3 | 0xA8..=0xAA | 0xAC | 0xAD | 0xB2..=0xB5 | 0xB9 | 0xBA | 0xBD);
    if !is_known {
        return 0;
    }
    let capital = if byte < 0xA0 { CAPITAL } else { 0 };
    let after_o = if matches!(letter, 0xA0 | 0xA1 | 0xA3 | 0xA8 | 0xA9) { 0 } else { NOT_AFTER_O };
    let after_u = if matches!(letter, 0xB9 | 0xB5) { NOT_AFTER_U } else { 0 };
    let after_y = if letter == 0xAA { 0 } else { NOT_AFTER_Y };
    AFTER_C3 | ANY | capital | after_o | after_u | after_y
}

/// Returns what `byte` is before another, and what it does not let follow.
const fn before(byte: u8) -> u32 {
    let group = match byte {
        0xC3 => AFTER_C3,
        0xC4 => AFTER_C4,
        0xC5 => AFTER_C5,
        0xC6 => AFTER_C6,
        0xE1 => AFTER_E1,
        0xBA => AFTER_BA | START,
        0xBB => AFTER_BB | START,
        _ => START,
    };
    let small = if byte.is_ascii_lowercase() { CAPITAL } else { 0 };
    let vowel = match byte | 0x20 {
        b'a' | b'e' => ANY,
        b'o' => NOT_AFTER_O,
        b'u' => NOT_AFTER_U,
        b'y' => NOT_AFTER_Y,
        // The last byte of ô and Ô, and of other letters: those get a closer look for nothing.
        0xB4 => ANY,
        _ => 0,
    };
    group | small | vowel
}

/// Returns where the text from `at` on ends, before the byte `STOP`, if it is printable ASCII and
/// letters of Vietnamese that raise no question, not empty, with no space around it and no byte that
/// the form of `STOP` escapes. `None` says nothing. `bytes` are UTF-8.
///
/// Sound against [`text::is_plain`](crate::text::is_plain): a test compares the two.
#[inline]
pub(super) fn end<const STOP: u8>(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let (mut two, mut one) = (START << BEFORE, START << BEFORE);
    for (length, &byte) in rest.iter().enumerate() {
        if byte == STOP {
            return is_trimmed(&rest[..length]).then_some(at + length);
        }
        let this = BYTES[usize::from(byte)];
        let is_marked = match STOP {
            b'<' => byte == b'&' || byte == b']',
            _ => byte == b'\\',
        };
        if is_marked || is_wrong(two, one, this) {
            return None;
        }
        (two, one) = (one, this);
    }
    None
}

/// As [`end`], for the whole of `text`.
pub(super) fn is_clean(text: &[u8]) -> bool {
    let (mut two, mut one) = (START << BEFORE, START << BEFORE);
    let is_right = text.iter().all(|&byte| {
        let this = BYTES[usize::from(byte)];
        let is_right = !is_wrong(two, one, this);
        (two, one) = (one, this);
        is_right
    });
    is_right && is_trimmed(text)
}

/// Says whether a byte does not belong after the two before it.
#[inline]
fn is_wrong(two: u32, one: u32, this: u32) -> bool {
    let is_placed = (one >> BEFORE) & this & 0xFF;
    // Only 0xC3 is before what stands after it.
    let is_second = 0_u32.wrapping_sub(one >> (BEFORE + 1) & 1);
    let is_refused = (two >> BEFORE) & this & 0xFF00 & is_second;
    is_placed == 0 || is_refused != 0
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
