//! Base64 as `xs:base64Binary` has it: white space anywhere, padding and last bits exact.

use std::ops::Range;

use lienthong_schema::model::Text;

/// Why a text is no base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BinaryFault {
    /// The first wrong part: bytes of the text, on boundaries of characters.
    pub(crate) span: Range<usize>,
    /// What was expected.
    pub(crate) expected: Text,
}

/// Returns how many bytes the base64 in `text` stands for.
///
/// # Errors
///
/// Says which character is wrong: one that base64 has not, misplaced or missing padding, or a last
/// one with bits that belong to no byte.
pub(crate) fn decoded_length(text: &str) -> Result<u64, BinaryFault> {
    let bytes = text.as_bytes();
    let (mut at, mut symbols, mut last) = (0, 0u64, None);
    loop {
        let end = run_end(bytes, at);
        symbols += (end - at) as u64;
        last = if end > at { Some(end - 1) } else { last };
        at = end;
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
            None | Some(b'=') => return end_of(text, at, symbols, last),
            Some(_) => return Err(foreign(text, at)),
        }
    }
}

/// Says whether `bytes` are base64 with nothing wrong and no white space in it, and some at least.
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    let Some((body, last)) = bytes.split_last_chunk::<4>() else { return false };
    let is_body = || body.last() != Some(&b'=') && base64_simd::STANDARD.check(body).is_ok();
    body.len().is_multiple_of(4)
        && plain_end(last) == Some(last.len())
        && (body.is_empty() || is_body())
}

/// Returns where base64 ends, its padding included, if nothing is wrong with it up to there; white
/// space ends it.
#[inline]
fn plain_end(bytes: &[u8]) -> Option<usize> {
    let end = run_end(bytes, 0);
    let needed = (4 - end % 4) % 4;
    if needed == 0 {
        return Some(end);
    }
    let marks = bytes.get(end..end + needed)?;
    let is_exact = needed < 3
        && marks.iter().all(|mark| *mark == b'=')
        && value(bytes[end - 1]) & ((1 << (2 * needed)) - 1) == 0;
    is_exact.then_some(end + needed)
}

/// Returns the end of the run of base64 characters at `at`.
fn run_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<32>()) {
        if block.iter().fold(0, |foreign, &byte| foreign | u8::from(!is_symbol(byte))) != 0 {
            break;
        }
        at += block.len();
    }
    at + bytes[at..].iter().take_while(|byte| is_symbol(**byte)).count()
}

/// Says whether `byte` is one of the 64 characters; written so that vector code comes of it.
fn is_symbol(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let digit = byte.wrapping_sub(b'0') < 10;
    let sign = byte | 4 == b'/';
    u8::from(letter) | u8::from(digit) | u8::from(sign) != 0
}

/// Judges the end of the text from `at` on, where `symbols` characters came before and `last` is
/// the last of them.
fn end_of(text: &str, at: usize, symbols: u64, last: Option<usize>) -> Result<u64, BinaryFault> {
    let needed = match symbols % 4 {
        0 => 0,
        1 => return Err(fault(text, at, &INCOMPLETE)),
        rest => 4 - rest,
    };
    padding(text, at, needed)?;
    let spare_bits = (1u8 << (2 * needed)) - 1;
    match last {
        Some(last) if value(text.as_bytes()[last]) & spare_bits != 0 => {
            Err(fault(text, last, &SPARE_BITS))
        }
        _ => Ok(symbols / 4 * 3 + symbols % 4 * 3 / 4),
    }
}

/// Judges what follows the last character of base64: `needed` equals signs and white space.
fn padding(text: &str, from: usize, needed: u64) -> Result<(), BinaryFault> {
    let mut left = needed;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b'=' if left > 0 => left -= 1,
            b'=' => return Err(fault(text, at, &SURPLUS)),
            _ if is_symbol(byte) => return Err(fault(text, at, &AFTER_END)),
            _ => return Err(foreign(text, at)),
        }
    }
    if left == 0 { Ok(()) } else { Err(fault(text, text.len(), &INCOMPLETE)) }
}

/// Returns the six bits that a base64 character stands for.
fn value(symbol: u8) -> u8 {
    match symbol {
        b'A'..=b'Z' => symbol - b'A',
        b'a'..=b'z' => symbol - b'a' + 26,
        b'0'..=b'9' => symbol - b'0' + 52,
        b'+' => 62,
        _ => 63,
    }
}

/// What was expected, in Vietnamese and in English.
type Expected = (&'static str, &'static str);

const FOREIGN: Expected = (
    "base64 chỉ có các ký tự A-Z a-z 0-9 + / và dấu = ở cuối",
    "base64 has only A-Z a-z 0-9 + / and = at its end",
);
const URL_SAFE: Expected = (
    "base64 ở đây dùng + và /, không dùng - và _ như trong địa chỉ web",
    "base64 here uses + and /, not - and _ as in web addresses",
);
const DATA_URI: Expected = (
    "chỉ ghi phần base64, không ghi phần đầu \"data:...;base64,\"",
    "only the base64 itself is needed, without \"data:...;base64,\" before it",
);
const INCOMPLETE: Expected = (
    "base64 phải có số ký tự chia hết cho 4, thiếu thì thêm dấu = ở cuối; có thể dữ liệu đã bị cắt",
    "base64 comes in fours, filled up with = at its end; the data may have been cut",
);
const SURPLUS: Expected = ("thừa dấu =", "there is one = too many");
const AFTER_END: Expected =
    ("sau dấu = không được có thêm dữ liệu", "no data may follow the = at the end");
const SPARE_BITS: Expected = (
    "ký tự cuối trước dấu = có các bit thừa phải bằng 0; có thể dữ liệu đã bị sửa hoặc cắt",
    "the last character before = has spare bits that must be 0; the data may have been cut",
);

#[cold]
fn foreign(text: &str, at: usize) -> BinaryFault {
    match text.as_bytes()[at] {
        b':' if text.trim_start().starts_with("data:") => {
            let start = text.len() - text.trim_start().len();
            let length = text[start..].find(',').map_or("data:".len(), |comma| comma + 1);
            BinaryFault { span: start..start + length, ..fault(text, at, &DATA_URI) }
        }
        b'-' | b'_' => fault(text, at, &URL_SAFE),
        _ => fault(text, at, &FOREIGN),
    }
}

#[cold]
fn fault(text: &str, at: usize, expected: &Expected) -> BinaryFault {
    let span = at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    BinaryFault { span, expected: Text { vi: expected.0.into(), en: Some(expected.1.into()) } }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::decoded_length;

    #[test]
    fn the_first_wrong_character_is_named() {
        for (text, start, end) in [
            ("QUJ", 3, 3),
            ("Q", 1, 1),
            ("Q===", 1, 2),
            ("QQ=", 3, 3),
            ("QQ===", 4, 5),
            ("QQ==QQ==", 4, 5),
            ("QUJD=", 4, 5),
            ("QR==", 1, 2),
            ("QUF=", 2, 3),
            ("QU-D", 2, 3),
            ("QUJDế", 4, 7),
            ("QQ=ế=", 3, 6),
            ("data:application/pdf;base64,QUJD", 0, 28),
            ("=", 0, 1),
        ] {
            let fault = decoded_length(text).unwrap_err();
            assert_eq!(fault.span, start..end, "{text}: {}", fault.expected.vi);
        }
    }

    #[test]
    fn white_space_may_stand_anywhere() {
        assert_eq!(decoded_length(""), Ok(0));
        assert_eq!(decoded_length(" \n"), Ok(0));
        assert_eq!(decoded_length("Q Q\r\n =\t= "), Ok(1));
        let lines = format!("{}\r\n", "QUJD".repeat(19)).repeat(9);
        assert_eq!(decoded_length(&lines), Ok(19 * 3 * 9));
    }

    proptest! {
        #[test]
        fn lengths_agree_with_the_base64_crate(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let text = STANDARD.encode(&bytes);
            prop_assert_eq!(decoded_length(&text), Ok(bytes.len() as u64));
        }

        #[test]
        fn verdicts_agree_with_the_base64_crate(
            bytes in prop::collection::vec(any::<u8>(), 0..60),
            at in any::<prop::sample::Index>(), wrong in "[A-Za-z0-9+/=ế_-]{0,2}", cut in 0..3usize,
        ) {
            let mut text = STANDARD.encode(&bytes);
            let at = at.index(text.len() + 1);
            text.replace_range(at..(at + cut).min(text.len()), &wrong);
            let theirs = STANDARD.decode(&text).map(|bytes| bytes.len() as u64);
            let ours = decoded_length(&text);
            prop_assert_eq!(ours.as_ref().ok(), theirs.as_ref().ok(), "{} {:?}", text, theirs);
            if let Err(fault) = ours {
                prop_assert!(text.get(fault.span).is_some());
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = decoded_length(&text);
        }
    }
}
