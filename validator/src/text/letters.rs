//! The vowels of Vietnamese: each is a quality with a tone, and has one letter of its own.

/// The qualities and tones of the twelve vowels: in each row no tone, grave, hook, tilde, acute,
/// dot.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// The tone of a vowel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// No mark: ngang.
    #[default]
    Level,
    /// Huyền.
    Grave,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Sắc.
    Acute,
    /// Nặng.
    Dot,
}

impl Tone {
    /// All tones, in the order of the table's columns.
    pub(super) const ALL: [Self; 6] =
        [Self::Level, Self::Grave, Self::Hook, Self::Tilde, Self::Acute, Self::Dot];
}

/// Takes the tone off a letter in lower case; what is no Vietnamese vowel stays as it is.
pub(super) fn without_tone(letter: char) -> (char, Tone) {
    if letter.is_ascii() {
        return (letter, Tone::Level);
    }
    let found = VOWELS.iter().find_map(|row| {
        let column = row.iter().position(|&vowel| vowel == letter)?;
        Some((row[0], Tone::ALL[column]))
    });
    found.unwrap_or((letter, Tone::Level))
}

/// Puts a tone on a vowel in lower case that has none; `None` if `quality` is no such vowel.
pub(super) fn with_tone(quality: char, tone: Tone) -> Option<char> {
    VOWELS.iter().find(|row| row[0] == quality).map(|row| row[tone as usize])
}

/// Returns the one lower-case letter of `letter`.
pub(super) fn lower(letter: char) -> char {
    let mut letters = letter.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(lower), None) => lower,
        _ => letter,
    }
}

/// Returns the one upper-case letter of `letter`.
pub(super) fn upper(letter: char) -> char {
    let mut letters = letter.to_uppercase();
    match (letters.next(), letters.next()) {
        (Some(upper), None) => upper,
        _ => letter,
    }
}

/// Says whether a letter in either case is one of Vietnamese beyond ASCII.
pub(super) fn is_vietnamese(letter: char) -> bool {
    let letter = lower(letter);
    letter == 'đ' || (!letter.is_ascii() && VOWELS.iter().any(|row| row.contains(&letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_comes_off_and_goes_on_again() {
        for row in VOWELS {
            for (tone, vowel) in Tone::ALL.into_iter().zip(row) {
                assert_eq!(without_tone(vowel), (row[0], tone));
                assert_eq!(with_tone(row[0], tone), Some(vowel));
                assert_eq!(lower(upper(vowel)), vowel);
            }
        }
        assert_eq!(without_tone('đ'), ('đ', Tone::Level));
        assert_eq!(with_tone('đ', Tone::Dot), None);
    }

    #[test]
    fn there_are_the_134_letters_of_the_standard() {
        let letters = ('\0'..='\u{1FFF}').filter(|&letter| is_vietnamese(letter));
        assert_eq!(letters.count(), 134);
    }
}
