//! Whether a word can be a syllable of Vietnamese: an onset, a rhyme and one tone that go together.

use super::letters::{Tone, lower, without_tone};

/// The letters of the longest syllable: `nghiêng`.
const LONGEST: usize = 7;

/// The onsets, longer ones before their beginnings.
pub(super) const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// The rhymes, by the vowel that they begin with.
#[rustfmt::skip]
pub(super) const RHYMES: [&str; 172] = [
    "a", "ac", "ach", "ai", "ak", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăk", "ăm", "ăn", "ăng", "ăp", "ăt",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "ek", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êk", "êm", "ên", "ênh", "êp", "êt", "êu",
    "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "ik", "im", "in", "inh",
    "ip", "it", "iu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "ok", "om", "on",
    "ong", "ooc", "oong", "op", "ot",
    "ô", "ôc", "ôi", "ôk", "ôm", "ôn", "ông", "ôp", "ôt",
    "ơ", "ơi", "ơk", "ơm", "ơn", "ơp", "ơt",
    "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "uk", "um", "un",
    "ung", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "up", "ut", "uy", "uya", "uych",
    "uyên", "uyêt", "uyn", "uynh", "uyp", "uyt", "uyu",
    "ư", "ưa", "ưc", "ưi", "ưk", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp",
    "ươt", "ươu", "ưt", "ưu",
    "y", "yêm", "yên", "yêng", "yêt", "yêu", "ynh", "yt",
];

/// Says whether `word`, composed and in any case, can be a syllable of Vietnamese.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut letters = [' '; LONGEST];
    let mut count = 0;
    let mut tone = (Tone::Level, 0);
    for letter in word.chars().map(lower) {
        let (quality, its_tone) = without_tone(letter);
        if count == LONGEST || (its_tone != Tone::Level && tone.0 != Tone::Level) {
            return false;
        }
        if its_tone != Tone::Level {
            tone = (its_tone, count);
        }
        letters[count] = quality;
        count += 1;
    }
    is_spelt(&letters[..count], tone)
}

/// Says whether letters without tone make an onset and a rhyme that take the tone at its place.
fn is_spelt(letters: &[char], (tone, place): (Tone, usize)) -> bool {
    ONSETS.iter().any(|onset| {
        let length = onset.chars().count();
        let starts = letters.len() > length && onset.chars().eq(letters[..length].iter().copied());
        starts
            && goes_with(onset, &letters[length..])
            && takes(&letters[length..], tone)
            && (tone == Tone::Level
                || place
                    .checked_sub(length)
                    .is_some_and(|place| is_place(&letters[length..], place)))
    })
}

/// Says whether `rhyme` is one that stands after `onset`.
fn goes_with(onset: &str, rhyme: &[char]) -> bool {
    let is_front = matches!(rhyme[0], 'e' | 'ê' | 'i' | 'y');
    let is_known =
        |rhyme: &[char]| RHYMES.iter().any(|known| known.chars().eq(rhyme.iter().copied()));
    match onset {
        "k" | "gh" | "ngh" => is_front && is_known(rhyme),
        "c" | "ng" => !is_front && is_known(rhyme),
        // `gì`, `giết`: the letter i belongs to both.
        "g" => (rhyme[0] == 'i' || !is_front) && is_known(rhyme),
        "gi" => !matches!(rhyme[0], 'i' | 'y') && (is_known(rhyme) || rhyme == ['ê', 'n', 'g']),
        "qu" => !matches!(rhyme[0], 'u' | 'ư') && is_known(rhyme),
        "" => is_known(rhyme),
        // Within a syllable `yê` is written `iê`.
        _ => !matches!(rhyme, ['y', 'ê', ..]) && is_known(rhyme),
    }
}

/// Says whether a rhyme takes a tone: one that ends in a stop has only two. A final k is that of
/// names such as Đắk Lắk, of other languages.
fn takes(rhyme: &[char], tone: Tone) -> bool {
    let is_stop = matches!(rhyme, [.., 'c' | 'p' | 't'] | [.., 'c', 'h']);
    !is_stop || matches!(tone, Tone::Acute | Tone::Dot)
}

/// Says whether the tone of a rhyme is written on the letter at `place`.
fn is_place(rhyme: &[char], place: usize) -> bool {
    // A vowel with a mark of its own takes the tone; of two, the second: `ươ`.
    if let Some(marked) = rhyme.iter().rposition(|letter| "ăâêôơư".contains(*letter)) {
        return place == marked;
    }
    let is_vowel = |letter: &&char| "aeiouy".contains(**letter);
    let vowels = rhyme.iter().take_while(is_vowel).count();
    match (vowels, rhyme.len() - vowels) {
        (3, _) | (2, 1..) => place == 1,
        // Both ways are in use: `hoà` and `hòa`.
        (2, 0) if matches!(rhyme, ['o', 'a' | 'e'] | ['u', 'y']) => place < 2,
        _ => place == 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_vietnamese_are_syllables() {
        let words = "Cộng hòa hoà xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Nguyễn Thị \
            Quỳnh Huỳnh Giêng gì giết giữa Đắk Lắk quyết quốc khuya khuỷu thuở nghiêng ĐƯỜNG ở y \
            Yên uống oan xoong Mỹ lý Quý què quà";
        for word in words.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_none() {
        let words = "cáe ceo kao ngi cac Peđa Muđoz đuh wa Žižek Łukasz François Niê Rcom Êban \
            việtt nghiêngg xaõ haù thuởn xáã HĐND cạì b";
        for word in words.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
        assert!(!is_syllable(""));
    }
}
