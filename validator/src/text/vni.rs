//! VNI (VNI-Windows fonts): a vowel and the sign of its mark, shown here as Windows-1252 reads it.

use super::legacy::Decoding;
use super::letters::{Tone, lower, upper, with_tone};

/// The signs of tones on a, e, o, u, y, ơ and ư.
const TONES: [(char, Tone); 5] = [
    ('ù', Tone::Acute),
    ('ø', Tone::Grave),
    ('û', Tone::Hook),
    ('õ', Tone::Tilde),
    ('ï', Tone::Dot),
];

/// The signs of the circumflex, with a tone or without.
const CIRCUMFLEXES: [(char, Tone); 6] = [
    ('â', Tone::Level),
    ('á', Tone::Acute),
    ('à', Tone::Grave),
    ('å', Tone::Hook),
    ('ã', Tone::Tilde),
    ('ä', Tone::Dot),
];

/// The signs of the breve, with a tone or without.
const BREVES: [(char, Tone); 6] = [
    ('ê', Tone::Level),
    ('é', Tone::Acute),
    ('è', Tone::Grave),
    ('ú', Tone::Hook),
    ('ü', Tone::Tilde),
    ('ë', Tone::Dot),
];

/// The letters that are one sign.
const SINGLE: [(char, char); 7] =
    [('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư')];

/// Pairs of a vowel and a sign that words of other languages have too: `Loïc`, `Seán`, `août`.
const WEAK: [&str; 22] = [
    "aù", "aû", "aï", "aé", "aè", "aú", "aü", "aë", "aá", "aà", "eù", "eû", "eï", "eá", "eà", "où",
    "oû", "oï", "oá", "oà", "oã", "uï",
];

/// Reads a word as VNI.
pub(super) fn decode(word: &str) -> Decoding {
    let mut decoding = Decoding::default();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_capital = letter.is_uppercase();
        let base = lower(letter);
        let cased = |decoded| if is_capital { upper(decoded) } else { decoded };
        let sign = letters.peek().copied().filter(|sign| sign.is_uppercase() == is_capital);
        if let Some((decoded, sign)) = sign.and_then(|sign| Some((pair(base, lower(sign))?, sign)))
        {
            letters.next();
            decoding.take(cased(decoded), sign, is_strong(base, lower(sign)));
        } else if let Some((_, decoded)) = SINGLE.iter().find(|(coded, _)| *coded == base) {
            decoding.take(cased(*decoded), letter, false);
        } else if matches!(base, 'í' | 'ì') {
            decoding.text.push(letter);
        } else {
            decoding.keep(letter);
        }
    }
    decoding
}

/// Returns the vowel that a letter and a sign make, both in lower case.
fn pair(base: char, sign: char) -> Option<char> {
    let of = |signs: &[(char, Tone)]| {
        signs.iter().find(|(known, _)| *known == sign).map(|(_, tone)| *tone)
    };
    let toned = |quality| with_tone(quality, of(&TONES)?);
    match base {
        'a' => toned('a')
            .or_else(|| with_tone('â', of(&CIRCUMFLEXES)?))
            .or_else(|| with_tone('ă', of(&BREVES)?)),
        'e' => toned('e').or_else(|| with_tone('ê', of(&CIRCUMFLEXES)?)),
        'o' => toned('o').or_else(|| with_tone('ô', of(&CIRCUMFLEXES)?)),
        'ô' => toned('ơ'),
        'ö' => toned('ư'),
        'y' if sign == 'ï' => None,
        'u' | 'y' => toned(base),
        _ => None,
    }
}

/// Says whether no language has the pair.
fn is_strong(base: char, sign: char) -> bool {
    !WEAK.iter().any(|pair| pair.chars().eq([base, sign]))
}

/// Writes a text in VNI.
#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    use super::letters::without_tone;
    let signed = |base: char, signs: &[(char, Tone)], tone: Tone| {
        let sign = signs.iter().find(|(_, its)| *its == tone).map(|(sign, _)| *sign);
        [Some(base), sign].into_iter().flatten().collect::<String>()
    };
    let one = |letter: char| {
        let small = lower(letter);
        let coded = match (SINGLE.iter().find(|(_, it)| *it == small), without_tone(small)) {
            (Some((coded, _)), _) => coded.to_string(),
            (None, ('ă', tone)) => signed('a', &BREVES, tone),
            (None, ('â', tone)) => signed('a', &CIRCUMFLEXES, tone),
            (None, ('ê', tone)) => signed('e', &CIRCUMFLEXES, tone),
            (None, ('ô', tone)) => signed('o', &CIRCUMFLEXES, tone),
            (None, ('ơ', tone)) => signed('ô', &TONES, tone),
            (None, ('ư', tone)) => signed('ö', &TONES, tone),
            (None, ('i', _)) => small.to_string(),
            (None, (quality, tone)) => signed(quality, &TONES, tone),
        };
        if letter == small { coded } else { coded.chars().map(upper).collect() }
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letters::is_vietnamese;

    #[test]
    fn every_letter_comes_back() {
        for letter in ('\0'..='\u{1FFF}').filter(|&letter| is_vietnamese(letter)) {
            let coded = encode(&letter.to_string());
            assert!(coded.chars().all(|sign| sign <= '\u{FF}'), "{coded}");
            assert_eq!(decode(&coded).text, letter.to_string(), "{coded}");
        }
    }

    #[test]
    fn known_words_are_read() {
        for (coded, word) in [
            ("Coäng", "Cộng"),
            ("hoøa", "hòa"),
            ("nghóa", "nghĩa"),
            ("Vieät", "Việt"),
            ("Ñoäc", "Độc"),
            ("Töï", "Tự"),
            ("phuùc", "phúc"),
            ("NGUYEÃN", "NGUYỄN"),
            ("ñöôøng", "đường"),
        ] {
            assert_eq!(decode(coded).text, word);
            assert_eq!(encode(word), coded);
        }
    }
}
