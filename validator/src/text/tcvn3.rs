//! TCVN3 (ABC fonts, TCVN 5712:1993 VN3): one byte a letter, shown here as Windows-1252 reads it.
//!
//! The fonts have letters with tone in lower case only: capitals with tone are the same bytes in a
//! font of capitals. So a word in capitals keeps its case by its other letters.

use super::legacy::Decoding;
use super::letters::upper;

/// The bytes that stand for letters, as the characters of Windows-1252, and those letters.
#[rustfmt::skip]
const LETTERS: [(char, char); 74] = [
    ('\u{A1}', 'Ă'), ('\u{A2}', 'Â'), ('\u{A3}', 'Ê'), ('\u{A4}', 'Ô'), ('\u{A5}', 'Ơ'),
    ('\u{A6}', 'Ư'), ('\u{A7}', 'Đ'), ('\u{A8}', 'ă'), ('\u{A9}', 'â'), ('\u{AA}', 'ê'),
    ('\u{AB}', 'ô'), ('\u{AC}', 'ơ'), ('\u{AD}', 'ư'), ('\u{AE}', 'đ'), ('\u{B5}', 'à'),
    ('\u{B6}', 'ả'), ('\u{B7}', 'ã'), ('\u{B8}', 'á'), ('\u{B9}', 'ạ'), ('\u{BB}', 'ằ'),
    ('\u{BC}', 'ẳ'), ('\u{BD}', 'ẵ'), ('\u{BE}', 'ắ'), ('\u{C6}', 'ặ'), ('\u{C7}', 'ầ'),
    ('\u{C8}', 'ẩ'), ('\u{C9}', 'ẫ'), ('\u{CA}', 'ấ'), ('\u{CB}', 'ậ'), ('\u{CC}', 'è'),
    ('\u{CE}', 'ẻ'), ('\u{CF}', 'ẽ'), ('\u{D0}', 'é'), ('\u{D1}', 'ẹ'), ('\u{D2}', 'ề'),
    ('\u{D3}', 'ể'), ('\u{D4}', 'ễ'), ('\u{D5}', 'ế'), ('\u{D6}', 'ệ'), ('\u{D7}', 'ì'),
    ('\u{D8}', 'ỉ'), ('\u{DC}', 'ĩ'), ('\u{DD}', 'í'), ('\u{DE}', 'ị'), ('\u{DF}', 'ò'),
    ('\u{E1}', 'ỏ'), ('\u{E2}', 'õ'), ('\u{E3}', 'ó'), ('\u{E4}', 'ọ'), ('\u{E5}', 'ồ'),
    ('\u{E6}', 'ổ'), ('\u{E7}', 'ỗ'), ('\u{E8}', 'ố'), ('\u{E9}', 'ộ'), ('\u{EA}', 'ờ'),
    ('\u{EB}', 'ở'), ('\u{EC}', 'ỡ'), ('\u{ED}', 'ớ'), ('\u{EE}', 'ợ'), ('\u{EF}', 'ù'),
    ('\u{F1}', 'ủ'), ('\u{F2}', 'ũ'), ('\u{F3}', 'ú'), ('\u{F4}', 'ụ'), ('\u{F5}', 'ừ'),
    ('\u{F6}', 'ử'), ('\u{F7}', 'ữ'), ('\u{F8}', 'ứ'), ('\u{F9}', 'ự'), ('\u{FA}', 'ỳ'),
    ('\u{FB}', 'ỷ'), ('\u{FC}', 'ỹ'), ('\u{FD}', 'ý'), ('\u{FE}', 'ỵ'),
];

/// Reads a word as TCVN3.
pub(super) fn decode(word: &str) -> Decoding {
    let mut decoding = Decoding::default();
    let is_long = word.chars().count() > 2;
    let mut before = None;
    for letter in word.chars() {
        match LETTERS.iter().find(|(coded, _)| *coded == letter) {
            Some(&(_, decoded)) => {
                decoding.take(decoded, letter, is_long && is_strong(letter, before));
            }
            None => decoding.keep(letter),
        }
        before = Some(letter);
    }
    if is_in_capitals(word) {
        decoding.text = decoding.text.chars().map(upper).collect();
    }
    decoding
}

/// Says whether no language has `letter` where it stands: a sign within a word, or a capital after
/// a small letter.
fn is_strong(letter: char, before: Option<char>) -> bool {
    match (letter, before) {
        ('\u{A7}', None) | ('\u{A1}'..='\u{BF}', Some(_)) => true,
        (_, None) => false,
        (_, Some(before)) => letter.is_uppercase() && before.is_ascii_lowercase(),
    }
}

fn is_in_capitals(word: &str) -> bool {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    capitals > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Writes a text in TCVN3, as far as it can be.
#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    let of = |letter: char| LETTERS.iter().find(|(_, decoded)| *decoded == letter);
    text.chars().map(|letter| of(letter).map_or(letter, |(coded, _)| *coded)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letters::is_vietnamese;

    #[test]
    fn every_letter_comes_back() {
        let letters = ('\0'..='\u{1FFF}').filter(|&letter| is_vietnamese(letter));
        let small: String = letters.filter(|letter| letter.is_lowercase()).collect();
        assert_eq!(small.chars().count(), 67);
        let text = format!("{small}ĂÂÊÔƠƯĐ");
        let coded = encode(&text);
        assert!(coded.chars().all(|letter| ('\u{A1}'..='\u{FE}').contains(&letter)), "{coded}");
        assert_eq!(decode(&coded).text, text);
    }

    #[test]
    fn known_words_are_read() {
        for (coded, word) in [
            ("Céng", "Cộng"),
            ("hoµ", "hoà"),
            ("nghÜa", "nghĩa"),
            ("ViÖt", "Việt"),
            ("§éc", "Độc"),
            ("NguyÔn", "Nguyễn"),
            ("NGUYÔN", "NGUYỄN"),
            ("Tr\u{AD}êng", "Trường"),
        ] {
            assert_eq!(decode(coded).text, word);
        }
    }
}
