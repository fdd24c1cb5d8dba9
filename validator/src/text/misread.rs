//! UTF-8 that was taken for Windows-1252: `Nguyá»…n`.

use std::ops::Range;

use super::letters::is_vietnamese;

/// The characters that Windows-1252 has at 0x80 to 0x9F; `\0` where it has none.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0',
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Returns the character that Windows-1252 has where Latin-1 has the C1 control `c`.
pub(super) fn of_windows(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0x80)?;
    WINDOWS_1252.get(at as usize).copied().filter(|meant| *meant != '\0')
}

/// Words that are UTF-8 in truth.
#[derive(Clone, Debug)]
pub(super) struct Misread {
    /// The first of them.
    pub first: Range<usize>,
    /// How many there are.
    pub words: usize,
}

/// Finds words of `text` that are UTF-8 in truth.
pub(super) fn find(text: &str) -> Option<Misread> {
    let mut found: Option<Misread> = None;
    for (first, word) in words(text) {
        if is_sure(word) && read(word).is_some_and(|meant| meant.chars().any(is_vietnamese)) {
            found.get_or_insert(Misread { first, words: 0 }).words += 1;
        }
    }
    found
}

/// Reads the words of `text` that are UTF-8 in truth, if there are any.
pub(super) fn mend(text: &str) -> Option<(String, usize)> {
    find(text)?;
    let (mut mended, mut last, mut count) = (String::with_capacity(text.len()), 0, 0);
    for (place, word) in words(text) {
        let Some(meant) = read(word) else { continue };
        mended.push_str(&text[last..place.start]);
        mended.push_str(&meant);
        last = place.end;
        count += 1;
    }
    mended.push_str(&text[last..]);
    Some((mended, count))
}

/// Returns the parts of a text between common spaces.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    super::words::words(text, |part| !part.is_ascii_whitespace())
}

/// Says whether a word has a pair that nobody writes. An Ã before a no-break space or a closing
/// quotation mark is none.
fn is_sure(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(letter, next)| {
        let is_common = next == '\u{A0}' || "‘’“”•–—…".contains(next);
        let starts = ('\u{C3}'..='\u{E1}').contains(&letter) && !(letter == 'Ã' && is_common);
        starts && byte(next) & 0xC0 == 0x80
    })
}

/// Reads a word as UTF-8, if that gives nothing but letters and signs of Vietnamese.
fn read(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = word.chars().map(byte).collect();
    let meant = String::from_utf8(bytes).ok()?;
    let is_known = |letter| is_vietnamese(letter) || "–—‘’“”…•₫".contains(letter);
    let mut others = meant.chars().filter(|letter| !letter.is_ascii()).peekable();
    (others.peek().is_some() && others.all(is_known)).then_some(meant)
}

/// Returns the byte that `letter` is in Windows-1252; one that is no UTF-8 where it has none.
fn byte(letter: char) -> u8 {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return byte;
    }
    let at = WINDOWS_1252.iter().position(|known| *known == letter);
    at.and_then(|at| u8::try_from(at + 0x80).ok()).unwrap_or(0xFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes the UTF-8 of `text` for Windows-1252.
    fn misread(text: &str) -> String {
        let of = |byte: u8| of_windows(char::from(byte)).unwrap_or(char::from(byte));
        text.bytes().map(of).collect()
    }

    #[test]
    fn misread_words_come_back() {
        for text in ["Nguyễn Văn An", "Hà Nội", "QUẢNG NGÃI – Đắk Lắk", "Xã Ea Tul"]
        {
            let (mended, _) = mend(&misread(text)).unwrap_or_else(|| panic!("{}", misread(text)));
            assert_eq!(mended, text);
        }
        assert_eq!(misread("Nguyễn"), "Nguyá»…n");
        assert_eq!(find("Ông Nguyá»…n Vă Ä‘áº¥t").unwrap().words, 2);
    }

    #[test]
    fn words_as_they_should_be_are_left_alone() {
        for text in
            ["Nguyễn Văn An", "XÃ\u{A0}LA", "João", "“BÀ XÃ”", "Ângelo “a”", "Müller", "5 µm", "Á»"]
        {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
