//! Finds the next byte that matters: the runs between are never looked at one by one.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = ONES << 7;
const SPACES: [u8; 8] = [b' '; 8];
/// Bytes of a string that are looked at word by word, before whole blocks are.
const SHORT: usize = 64;

/// Returns the first byte from `at` on that is no white space of JSON, or the text's length.
pub(crate) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
        while bytes.get(at..at + SPACES.len()) == Some(&SPACES[..]) {
            at += SPACES.len();
        }
    }
}

/// Returns the first quote, backslash or control character from `at` on, or the text's length.
pub(super) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    let block_from = at + SHORT;
    while let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let hits = stops(u64::from_le_bytes(*word));
        if hits != 0 {
            return at + (hits.trailing_zeros() / 8) as usize;
        }
        at += 8;
        if at == block_from {
            at = skip_blocks(bytes, at);
        }
    }
    while bytes.get(at).is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..b' ')) {
        at += 1;
    }
    at
}

/// Marks the high bit of the bytes of `word` that end a plain run; the lowest mark is exact.
fn stops(word: u64) -> u64 {
    let zero_in = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = zero_in(word ^ (ONES * u64::from(b'"')));
    let backslash = zero_in(word ^ (ONES * u64::from(b'\\')));
    (control | quote | backslash) & HIGHS
}

/// Skips whole blocks in which no string can end: the compiler makes vector code of this.
fn skip_blocks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<64>()) {
        let stop =
            |&byte: &u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
        if block.iter().map(stop).fold(0, std::ops::BitOr::bitor) != 0 {
            break;
        }
        at += block.len();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{skip_space, string_stop};

    #[test]
    fn a_string_stops_where_a_byte_by_byte_search_stops() {
        for stop in ['"', '\\', '\u{0}', '\u{1f}'] {
            for length in 0..200 {
                let text = format!(
                    "{}{stop}\"\\ ế",
                    "ế!~\u{7f}".chars().cycle().take(length).collect::<String>()
                );
                let expected = text.find(stop).unwrap();
                assert_eq!(string_stop(text.as_bytes(), 0), expected, "{text:?}");
            }
        }
        assert_eq!(string_stop(b"abc", 1), 3);
    }

    #[test]
    fn space_is_skipped_in_runs_of_any_length() {
        for length in 0..40 {
            let text = format!("\n{}\t\r{}x", " ".repeat(length), " ".repeat(length / 2));
            assert_eq!(skip_space(text.as_bytes(), 0), text.len() - 1);
        }
    }
}
