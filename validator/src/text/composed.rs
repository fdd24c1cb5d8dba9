//! Text that is not composed: a letter and its marks apart, where one code point has both.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::words::is_mark;

/// Letters and marks that should be one.
#[derive(Clone, Debug)]
pub(super) struct Decomposed {
    /// The first of them.
    pub first: Range<usize>,
    /// The first mark, or the character that another one replaces.
    pub letter: char,
    /// In how many words they stand.
    pub words: usize,
}

/// Finds what is not in NFC.
pub(super) fn find(text: &str) -> Option<Decomposed> {
    let composer = ComposingNormalizerBorrowed::new_nfc();
    if composer.is_normalized(text) {
        return None;
    }
    let words = text.split_inclusive(char::is_whitespace);
    let words = words.filter(|word| !composer.is_normalized(word)).count().max(1);
    let (head, rest) = composer.split_normalized(text);
    let start = head.len();
    let length = rest.char_indices().skip(1).find(|(_, part)| !is_mark(*part));
    let end = start + length.map_or(rest.len(), |(at, _)| at);
    let letter = text[start..end].chars().find(|part| is_mark(*part));
    let letter = letter.or_else(|| rest.chars().next())?;
    Some(Decomposed { first: start..end, letter, words })
}

/// Composes `text`.
pub(super) fn compose(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_ways_to_write_a_letter_are_told_apart() {
        assert!(find("Nguyễn Thị Bưởi").is_none());
        let decomposed = find("Nguye\u{302}\u{303}n Thi\u{323}").unwrap();
        assert_eq!((decomposed.first, decomposed.letter), (4..9, '\u{302}'));
        assert_eq!(decomposed.words, 2);
        let keyboard = find("Nguyê\u{303}n").unwrap();
        assert_eq!((keyboard.first, keyboard.words), (4..8, 1));
        assert!(find("Y Nguê\u{306} Rơ\u{306}").is_none(), "no code point has both");
    }
}
