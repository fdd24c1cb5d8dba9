//! Residue of font encodings: TCVN3 and VNI bytes that were taken for Windows-1252.
//!
//! One strange word proves nothing: `Loïc` would be VNI for a word of Vietnamese. A text is
//! certain residue only where several letters say so, at least one of them stands where no
//! language has it, and no word speaks against it.

use std::ops::Range;

use super::syllable::is_syllable;
use super::words::{is_abbreviation, is_letter, words};
use super::{tcvn3, vni};

/// A font encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// TCVN3, that of the ABC fonts.
    Tcvn3,
    /// VNI, that of the VNI-Windows fonts.
    Vni,
}

impl Scheme {
    /// Returns its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }

    fn decode(self, word: &str) -> Decoding {
        match self {
            Self::Tcvn3 => tcvn3::decode(word),
            Self::Vni => vni::decode(word),
        }
    }
}

/// A word read by an encoding.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoding {
    /// What it says.
    pub text: String,
    /// How many letters the encoding gave.
    units: usize,
    /// How many of them stand where no language has them.
    strong: usize,
    /// The signs that gave them: a set of the upper half of Latin-1.
    signs: u128,
    /// How many letters are none of the encoding.
    strays: usize,
}

impl Decoding {
    /// Takes a letter that `sign` gave.
    pub(super) fn take(&mut self, letter: char, sign: char, is_strong: bool) {
        self.text.push(letter);
        self.units += 1;
        self.strong += usize::from(is_strong);
        self.signs |= 1 << (u32::from(sign) & 0x7F);
    }

    /// Keeps a letter that the encoding leaves as it is.
    pub(super) fn keep(&mut self, letter: char) {
        self.text.push(letter);
        self.strays += usize::from(!letter.is_ascii());
    }
}

/// What a word says of an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Witness {
    /// It is Vietnamese only if it is read by the encoding.
    For,
    /// It is Vietnamese either way, or an abbreviation.
    Neither,
    /// It is no Vietnamese if it is read by the encoding.
    Against,
}

/// Residue of an encoding in a text.
#[derive(Clone, Debug)]
pub(super) struct Residue {
    /// The encoding.
    pub scheme: Scheme,
    /// Whether there is no doubt.
    pub is_certain: bool,
    /// The first word of it.
    pub first: Range<usize>,
    /// How many words there are.
    pub words: usize,
    units: usize,
}

/// Finds residue in `text`, of the encoding that explains more of it.
pub(super) fn find(text: &str) -> Option<Residue> {
    if !text.chars().any(|letter| ('\u{A1}'..='\u{FF}').contains(&letter)) {
        return None;
    }
    let found = [Scheme::Tcvn3, Scheme::Vni].into_iter().filter_map(|scheme| weigh(text, scheme));
    found.max_by_key(|residue| (residue.is_certain, residue.units))
}

/// Reads the words of `text` by `scheme`; leaves those that speak against it as they are.
pub(super) fn decode(text: &str, scheme: Scheme) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut last = 0;
    for (place, word) in words(text, is_part) {
        let (witness, decoding) = hear(word, scheme);
        decoded.push_str(&text[last..place.start]);
        decoded.push_str(if witness == Some(Witness::Against) { word } else { &decoding.text });
        last = place.end;
    }
    decoded.push_str(&text[last..]);
    decoded
}

/// Says whether a character may be part of a word in one of the encodings: signs are letters too.
fn is_part(part: char) -> bool {
    is_letter(part) || ('\u{A1}'..='\u{FF}').contains(&part)
}

/// Weighs what the words of `text` say of `scheme`.
fn weigh(text: &str, scheme: Scheme) -> Option<Residue> {
    let (mut first, mut words_for, mut words_against) = (None, 0, 0);
    let (mut units, mut strong, mut signs) = (0, 0, 0);
    for (place, word) in words(text, is_part) {
        match hear(word, scheme) {
            (Some(Witness::For), decoding) => {
                first.get_or_insert(place);
                words_for += 1;
                units += decoding.units;
                strong += decoding.strong;
                signs |= decoding.signs;
            }
            (Some(Witness::Against), _) => words_against += 1,
            _ => {}
        }
    }
    let is_unopposed = words_against * 4 <= words_for && (words_against == 0 || words_for >= 4);
    let is_strong = strong > 0 && units > 1;
    let is_rich = words_against == 0 && words_for > 2 && units > 3 && signs.count_ones() > 2;
    let is_certain = is_unopposed && (is_strong || is_rich);
    let is_likely = words_against == 0 && strong > 0;
    let first = first.filter(|_| is_certain || is_likely)?;
    Some(Residue { scheme, is_certain, first, words: words_for, units })
}

/// Asks a word about an encoding; one of ASCII, or of signs alone, says nothing.
fn hear(word: &str, scheme: Scheme) -> (Option<Witness>, Decoding) {
    let decoding = scheme.decode(word);
    if word.is_ascii() {
        return (None, decoding);
    }
    let reads = decoding.units > 0 && decoding.strays == 0;
    let witness = if reads && is_syllable(&decoding.text) {
        if is_syllable(word) { Witness::Neither } else { Witness::For }
    } else if reads && is_abbreviation(&decoding.text) {
        Witness::Neither
    } else if !word.chars().any(|letter| !letter.is_ascii() && letter.is_alphabetic()) {
        return (None, Decoding { text: word.to_owned(), ..Decoding::default() });
    } else if decoding.units == 0 && decoding.strays == 0 {
        // VNI writes í and ì as they are.
        Witness::Neither
    } else {
        Witness::Against
    };
    (Some(witness), decoding)
}
