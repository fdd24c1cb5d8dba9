//! Text in Vietnamese, sixteen bytes at a time: most is seen to be clean without a look at single
//! letters.

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// Says whether the bytes of `all` (which is UTF-8) from `start` up to `end` are printable ASCII
/// and letters of Vietnamese that raise no question, with no space around them and none of the
/// bytes that `MARKUP` escapes. `false` says nothing.
///
/// Sound against [`text::is_plain`](crate::text::is_plain): a test compares the two.
#[inline]
pub(super) fn is_clean<const MARKUP: u8>(all: &[u8], start: usize, end: usize) -> bool {
    let (Some(first), Some(last)) = (all.get(start), all.get(end.wrapping_sub(1))) else {
        return false;
    };
    if *first == b' ' || *last == b' ' || start < 2 || start >= end {
        return false;
    }
    let mut at = start;
    while at < end {
        // The two bytes before a block belong to what its first letters are.
        let Some(window) = all.get(at - 2..).and_then(|rest| rest.first_chunk::<{ BLOCK + 2 }>())
        else {
            return false;
        };
        if wrong_in::<MARKUP>(window, end - at) {
            return false;
        }
        at += BLOCK;
    }
    true
}

/// Says whether one of the first `left` bytes after the first two of `window` is not clean.
#[inline]
fn wrong_in<const MARKUP: u8>(window: &[u8; BLOCK + 2], left: usize) -> bool {
    let left = u8::try_from(left.min(BLOCK)).unwrap_or_default();
    let mut wrong = [0_u8; BLOCK];
    for lane in 0..BLOCK {
        let (two, one, byte) = (window[lane], window[lane + 1], window[lane + 2]);
        #[expect(clippy::cast_possible_truncation, reason = "a block has sixteen lanes")]
        let counts = u8::from((lane as u8) < left);
        wrong[lane] = is_wrong::<MARKUP>(two, one, byte) & counts;
    }
    wrong.iter().fold(0, |any, wrong| any | wrong) != 0
}

/// Returns 1 if `byte`, after `two` and `one`, may be wrong: no branch, so that the compiler does it
/// on a whole block.
#[inline]
fn is_wrong<const MARKUP: u8>(two: u8, one: u8, byte: u8) -> u8 {
    let control = within(byte, 0, 0x1F) | is(byte, 0x7F);
    let markup = match MARKUP {
        b'<' => is(byte, b'<') | is(byte, b'&') | is(byte, b']'),
        b'"' => is(byte, b'"') | is(byte, b'\\'),
        _ => 0,
    };
    let lead = within(byte, 0xC0, 0x3F) & not(within(byte, 0xC3, 3) | is(byte, 0xE1));
    control | markup | lead | wrong_latin(two, one, byte) | wrong_extended(two, one, byte)
}

/// Judges the second byte of U+00C0 to U+00FF: whether that is a letter of Vietnamese, and may
/// follow the letter before, as [`text::is_plain`](crate::text::is_plain) has it.
#[inline]
fn wrong_latin(before: u8, one: u8, byte: u8) -> u8 {
    let letter = byte | 0x20;
    let known = within(letter, 0xA0, 3)
        | within(letter, 0xA8, 2)
        | within(letter, 0xAC, 1)
        | within(letter, 0xB2, 3)
        | within(letter, 0xB9, 1)
        | is(letter, 0xBD);
    let vowel = before | 0x20;
    let capital = within(byte, 0x80, 0x1F) & within(before, b'a', 25);
    // The last byte of ô and Ô, and of other letters: those get a closer look for nothing.
    let never = is(vowel, b'a') | is(vowel, b'e') | is(before, 0xB4) | is(before, 0x94);
    let after_o =
        is(vowel, b'o') & not(within(letter, 0xA0, 1) | is(letter, 0xA3) | within(letter, 0xA8, 1));
    let after_u = is(vowel, b'u') & (is(letter, 0xB9) | is(letter, 0xB5));
    let after_y = is(vowel, b'y') & not(is(letter, 0xAA));
    is(one, 0xC3) & (not(known) | capital | never | after_o | after_u | after_y)
}

/// Judges the second byte of U+0100 to U+01BF, and what follows 0xE1: ă đ ĩ ũ ơ ư, and the letters
/// with two marks.
#[inline]
fn wrong_extended(two: u8, one: u8, byte: u8) -> u8 {
    let pair = byte & 0xFE;
    let c4 = is(one, 0xC4) & not(is(pair, 0x82) | is(pair, 0x90) | is(pair, 0xA8));
    let c5 = is(one, 0xC5) & not(is(pair, 0xA8));
    let c6 = is(one, 0xC6) & not(is(pair, 0xA0) | is(byte, 0xAF) | is(byte, 0xB0));
    let e1 = is(one, 0xE1) & not(is(pair, 0xBA));
    let ba = is(two, 0xE1) & is(one, 0xBA) & within(byte, 0x80, 0x1F);
    let bb = is(two, 0xE1) & is(one, 0xBB) & within(byte, 0xBA, 5);
    c4 | c5 | c6 | e1 | ba | bb
}

#[inline]
fn is(byte: u8, other: u8) -> u8 {
    u8::from(byte == other)
}

#[inline]
fn not(flag: u8) -> u8 {
    flag ^ 1
}

/// Returns 1 if `byte` is `from` or one of the `more` bytes after it.
#[inline]
fn within(byte: u8, from: u8, more: u8) -> u8 {
    u8::from(byte.wrapping_sub(from) <= more)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_clean;
    use crate::text::is_plain;

    fn is_clean_alone(text: &str) -> bool {
        let padded = format!(">>{text}<{}", " ".repeat(32));
        is_clean::<b'<'>(padded.as_bytes(), 2, 2 + text.len())
    }

    #[test]
    fn each_letter_after_each_other_is_judged_soundly() {
        let letters: Vec<char> = (' '..='~').chain('\u{80}'..='\u{250}').collect();
        let more: Vec<char> = ('\u{1E00}'..='\u{1F10}').chain('\u{2010}'..='\u{2030}').collect();
        for &second in letters.iter().chain(&more) {
            for first in (' '..='~').chain("ôÔẴỔăđởếừỳý".chars()) {
                let text = format!("x{first}{second}x");
                assert!(!is_clean_alone(&text) || is_plain(&text), "{text}");
            }
        }
    }

    #[test]
    fn most_of_vietnamese_is_seen_to_be_clean() {
        for text in [
            "Nguyễn Thị Xuân",
            "Cấp bản sao trích lục hộ tịch",
            "Văn phòng đăng ký đất đai chi nhánh huyện Đông Anh",
            "Thẩm định thực địa, lập biên bản xác minh nguồn gốc sử dụng đất",
            "ĐẶNG ĐỨC THUỶ, hoà thuận, toàn quyền, Huế, thuê, yêu, quý, khuyên",
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
