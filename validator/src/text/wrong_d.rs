//! ñ or ð in place of đ: VNI has đ at the byte of ñ, Windows-1258 at that of ð.
//!
//! Names have those letters too. ð begins no word of any language, so there it is certain as soon
//! as đ makes a syllable. Ñ begins names (`Ñuh`, `Ñiguez`): it is certain only where the rest is
//! Vietnamese beyond doubt, which the tone shows, or stands among such words.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::letters::{Tone, is_vietnamese, lower, without_tone};
use super::syllable::is_syllable;
use super::words::{is_abbreviation, is_letter, words};

/// How sure it is that a letter stands for đ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// The word could be of another language.
    Open,
    /// The word is of Vietnamese if its tone is one.
    Slight,
    /// There is none.
    None,
}

/// The words of a text in which another letter stands for đ.
#[derive(Clone, Debug)]
pub(super) struct WrongD {
    /// Whether there is no doubt.
    pub is_certain: bool,
    /// Where they stand, with what they should be.
    pub words: Vec<(Range<usize>, String)>,
}

/// Finds words of `text` in which another letter stands for đ.
pub(super) fn find(text: &str) -> Option<WrongD> {
    if !text.chars().any(is_wrong) && !text.contains('\u{303}') {
        return None;
    }
    let mut found: Vec<(Doubt, Range<usize>, String)> = words(text, is_letter)
        .filter_map(|(place, word)| {
            let word = ComposingNormalizerBorrowed::new_nfc().normalize(word);
            let doubt = doubt(&word)?;
            let is_of_name = doubt != Doubt::None && follows_mark_of_name(&text[..place.start]);
            (!is_of_name).then(|| (doubt, place, word.chars().map(mend).collect()))
        })
        .collect();
    let is_certain = found.iter().any(|(doubt, ..)| *doubt == Doubt::None);
    if is_certain {
        // Who has a key for đ does not write another letter beside it.
        let has_both = text.contains(['đ', 'Đ']);
        found.retain(|(doubt, ..)| *doubt == Doubt::None || !has_both);
    } else {
        let is_vietnamese = is_vietnamese_text(text);
        found.retain(|(doubt, place, _)| {
            let is_name = text[place.clone()].starts_with(char::is_uppercase);
            *doubt == Doubt::Slight || (is_vietnamese && !is_name)
        });
    }
    let words: Vec<_> = found.into_iter().map(|(_, place, word)| (place, word)).collect();
    (!words.is_empty()).then_some(WrongD { is_certain, words })
}

/// Says whether a letter may stand for đ.
pub(super) fn is_wrong(letter: char) -> bool {
    mend(letter) != letter
}

fn mend(letter: char) -> char {
    match letter {
        'ñ' | 'ð' | 'ɖ' => 'đ',
        'Ñ' | 'Ð' | 'Ɖ' => 'Đ',
        _ => letter,
    }
}

/// Returns how sure it is that a word, composed, has another letter for đ; `None` if it has not.
fn doubt(word: &str) -> Option<Doubt> {
    let wrong = word.chars().find(|letter| is_wrong(*letter))?;
    let is_tilde = matches!(wrong, 'ñ' | 'Ñ');
    let mended: String = word.chars().map(mend).collect();
    if is_abbreviation(&mended) {
        return Some(if is_tilde { Doubt::Open } else { Doubt::None });
    }
    let is_onset = word.starts_with(is_wrong) && !word.chars().skip(1).any(is_wrong);
    if !is_onset || !is_syllable(&mended) {
        return None;
    }
    Some(if is_tilde { doubt_of_rest(&mended) } else { Doubt::None })
}

/// Returns how sure it is that a syllable with ñ is Vietnamese, by the tone of what follows.
fn doubt_of_rest(word: &str) -> Doubt {
    let toned = |letter| Some(without_tone(lower(letter))).filter(|(_, tone)| *tone != Tone::Level);
    match word.chars().find_map(toned) {
        None => Doubt::Open,
        // Spanish writes the acute; K'Ho writes ñ and the grave, but not these pairs of vowels.
        Some((quality, Tone::Acute)) if quality.is_ascii() => Doubt::Slight,
        Some((_, Tone::Grave)) if !has_pair(word) => Doubt::Slight,
        Some(_) => Doubt::None,
    }
}

/// Says whether a syllable has one of the three pairs that are one vowel.
fn has_pair(word: &str) -> bool {
    let plain: String = word.chars().map(|letter| without_tone(lower(letter)).0).collect();
    ["iê", "uô", "ươ"].iter().any(|pair| plain.contains(pair))
}

/// Says whether what stands before a word tells that it is a name of the Central Highlands:
/// `Y Ñin`, `H'Ñan`, `K'Ñơ`.
fn follows_mark_of_name(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '-']);
    if before.ends_with(['\'', '’', 'ʼ', '`', '´', '‘']) {
        return true;
    }
    let last = before.rsplit(|part: char| !part.is_alphabetic()).next().unwrap_or_default();
    matches!(last, "Y" | "H" | "K")
}

/// Says whether a text has a syllable that only Vietnamese has.
fn is_vietnamese_text(text: &str) -> bool {
    let shows = |word: &str| word.chars().any(|letter| letter > '\u{FF}' && is_vietnamese(letter));
    let is_toned =
        |word: &str| word.chars().any(|letter| without_tone(lower(letter)).1 != Tone::Level);
    words(text, is_letter).any(|(_, word)| shows(word) && is_toned(word) && is_syllable(word))
}
