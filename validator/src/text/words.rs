//! The words of a text.

use std::ops::Range;

use super::letters::{Tone, lower, with_tone, without_tone};

/// Returns the words of `text` with their places: what is between characters that are no part of
/// a word.
pub(super) fn words<'t>(
    text: &'t str,
    is_part: impl Fn(char) -> bool + 't,
) -> impl Iterator<Item = (Range<usize>, &'t str)> + 't {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(&is_part)?;
        let tail = &text[start..];
        let end = start + tail.find(|part| !is_part(part)).unwrap_or(tail.len());
        rest = end;
        Some((start..end, &text[start..end]))
    })
}

/// Says whether a character is a letter, or a mark on one.
pub(super) fn is_letter(part: char) -> bool {
    part.is_alphabetic() || is_mark(part)
}

/// Says whether a character is a mark that stands on the letter before it.
pub(super) fn is_mark(part: char) -> bool {
    matches!(part, '\u{300}'..='\u{36F}')
}

/// Says whether a word is an abbreviation in capitals, without any vowel.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let mut letters = 0;
    let is_capital = |letter: char| {
        letters += 1;
        let (quality, _) = without_tone(lower(letter));
        letter.is_uppercase() && with_tone(quality, Tone::Level).is_none()
    };
    word.chars().all(is_capital) && (2..=6).contains(&letters)
}
