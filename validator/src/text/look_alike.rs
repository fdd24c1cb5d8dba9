//! Letters of another script within a word that look like those of its own.

use std::ops::Range;

use super::words::{is_letter, words};

/// Letters of Cyrillic and Greek that look like letters of Latin.
#[rustfmt::skip]
const LOOK_ALIKE: [(char, char); 54] = [
    ('а', 'a'), ('с', 'c'), ('ԁ', 'd'), ('е', 'e'), ('һ', 'h'), ('і', 'i'), ('ј', 'j'), ('ӏ', 'l'),
    ('о', 'o'), ('р', 'p'), ('ѕ', 's'), ('у', 'y'), ('х', 'x'), ('ԛ', 'q'), ('ԝ', 'w'), ('ѵ', 'v'),
    ('А', 'A'), ('В', 'B'), ('С', 'C'), ('Е', 'E'), ('Н', 'H'), ('І', 'I'), ('Ј', 'J'), ('К', 'K'),
    ('М', 'M'), ('О', 'O'), ('Р', 'P'), ('Ѕ', 'S'), ('Т', 'T'), ('У', 'Y'), ('Х', 'X'), ('Ԛ', 'Q'),
    ('Ԝ', 'W'), ('Ѵ', 'V'),
    ('ο', 'o'), ('ν', 'v'), ('ι', 'i'), ('ϳ', 'j'), ('ρ', 'p'), ('υ', 'u'),
    ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'H'), ('Ι', 'I'), ('Κ', 'K'), ('Μ', 'M'),
    ('Ν', 'N'), ('Ο', 'O'), ('Ρ', 'P'), ('Τ', 'T'), ('Υ', 'Y'), ('Χ', 'X'),
];

/// What a letter belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    /// Latin in the width of Chinese characters.
    Wide,
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}' => Self::Latin,
            '\u{370}'..='\u{3FF}' => Self::Greek,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => Self::Wide,
            _ => Self::Other,
        }
    }
}

/// Words in which letters of another script stand.
#[derive(Clone, Debug)]
pub(super) struct Mixed {
    /// The first of the words.
    pub first: Range<usize>,
    /// The first letter of another script.
    pub letter: char,
    /// The word with the letters that it should have, where each has a look-alike.
    pub mended: Option<String>,
    /// How many words there are.
    pub words: usize,
}

/// Finds words of `text` that mix scripts.
pub(super) fn find(text: &str) -> Option<Mixed> {
    let mut found: Option<Mixed> = None;
    for (first, word) in words(text, is_letter) {
        if let Some((letter, mended)) = mixed(word) {
            let one = Mixed { first, letter, mended, words: 0 };
            found.get_or_insert(one).words += 1;
        }
    }
    found
}

/// Returns the first letter of a word that is out of place, and the word mended.
fn mixed(word: &str) -> Option<(char, Option<String>)> {
    if word.is_ascii() {
        return None;
    }
    let count = |script| word.chars().filter(|&letter| Script::of(letter) == script).count();
    let latin = count(Script::Latin);
    let (own, other) = if latin > 0 {
        // Greek letters stand beside Latin ones in units and formulas, unless they deceive.
        let deceives = |letter| Script::of(letter) == Script::Greek && to_latin(letter).is_some();
        let greek = word.chars().filter(|&letter| deceives(letter)).count();
        match (count(Script::Cyrillic), greek, count(Script::Wide)) {
            (cyrillic @ 1.., _, _) if latin >= cyrillic => (Script::Latin, Script::Cyrillic),
            (1.., _, _) => (Script::Cyrillic, Script::Latin),
            (0, 1.., _) if latin >= count(Script::Greek) => (Script::Latin, Script::Greek),
            (0, 1.., _) => (Script::Greek, Script::Latin),
            (0, 0, 1..) => (Script::Latin, Script::Wide),
            _ => return None,
        }
    } else {
        return None;
    };
    let is_out = |letter: &char| Script::of(*letter) == other;
    let mend = |letter: char| if is_out(&letter) { alike(letter, own) } else { Some(letter) };
    Some((word.chars().find(is_out)?, word.chars().map(mend).collect()))
}

/// Returns the letter of the script `own` that looks like `letter`.
fn alike(letter: char, own: Script) -> Option<char> {
    if own == Script::Latin {
        return to_latin(letter);
    }
    let is_it = |(other, latin): &&(char, char)| *latin == letter && Script::of(*other) == own;
    LOOK_ALIKE.iter().find(is_it).map(|(other, _)| *other)
}

fn to_latin(letter: char) -> Option<char> {
    if Script::of(letter) == Script::Wide {
        return char::from_u32(u32::from(letter) - 0xFEE0);
    }
    LOOK_ALIKE.iter().find(|(other, _)| *other == letter).map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_script_is_found_and_its_look_alike_named() {
        for (word, letter, mended) in [
            ("Nguyễn Vаn", 'а', Some("Van")),
            ("Нà Nội", 'Н', Some("Hà")),
            ("Ивaнов", 'a', Some("Иванов")),
            ("Ιvan", 'Ι', Some("Ivan")),
            ("Ｎguyễn", 'Ｎ', Some("Nguyễn")),
            ("Vиn", 'и', None),
        ] {
            let found = find(word).unwrap_or_else(|| panic!("{word}"));
            assert_eq!((found.letter, found.mended.as_deref()), (letter, mended), "{word}");
        }
    }

    #[test]
    fn whole_words_and_formulas_are_left_alone() {
        for text in
            ["Иванов Nguyễn", "Αθήνα", "5 μm", "kΩ", "β-globin", "αGal", "山田 An", "ＡＢＣ"]
        {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
