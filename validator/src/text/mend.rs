//! The mended copy of a text: what is certain is put right, all else stays as it is.

use super::{characters, composed, file, legacy, misread, plain, wrong_d};
use crate::decode::decode;
use crate::rules::{self, Rule};

/// The most times that a text is gone over: mending one thing may bring another to light.
const ROUNDS: usize = 8;

/// A mended text, and what was mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// The rules that it broke, each with the number of words or characters that were mended, in
    /// the order of their codes.
    pub mends: Vec<(&'static Rule, u64)>,
}

impl Mended {
    fn note(&mut self, rule: &'static Rule, count: usize) {
        let count = count as u64;
        match self.mends.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, counted)) => *counted += count,
            None => self.mends.push((rule, count)),
        }
        self.mends.sort_by_key(|(rule, _)| rule.code);
    }
}

/// Mends a file: returns its text in UTF-8, or nothing if it has bytes that are no text.
///
/// An XML declaration of another encoding is made to say UTF-8. Bytes of an old font encoding,
/// which are no UTF-8, are read by it where that is certain.
///
/// ```
/// let mended = lienthong::text::mend("<Ten>Ñường Ñiện Biên Phủ</Ten>".as_bytes()).unwrap();
/// assert_eq!(mended.text, "<Ten>Đường Điện Biên Phủ</Ten>");
/// assert_eq!(mended.mends[0].0.code, "LT403");
/// ```
pub fn mend(input: &[u8]) -> Option<Mended> {
    let decoded = decode(input);
    if !decoded.cut_off {
        let mut mended = mend_text(&decoded.text);
        if decoded.encoding != "UTF-8" {
            file::declare_utf8(&mut mended.text);
        }
        return Some(mended);
    }
    let (decoded, residue) = file::by_legacy(input)?;
    let mut mended = mend_text(&legacy::decode(&decoded.text, residue.scheme));
    mended.note(&rules::LEGACY_FONT, residue.words);
    Some(mended)
}

/// Mends a text. What marks it up (`<`, `>`, `"` and line ends) stays where it is, and each part
/// between is mended by itself; space at the ends of a part is not taken away.
pub fn mend_text(text: &str) -> Mended {
    let mut mended = Mended { text: String::with_capacity(text.len()), mends: Vec::new() };
    let mut last = 0;
    for (place, part) in file::parts(text) {
        if plain::is_plain(part) {
            continue;
        }
        let clean = mend_part(part, &mut mended);
        mended.text.push_str(&text[last..place.start]);
        mended.text.push_str(&clean);
        last = place.end;
    }
    mended.text.push_str(&text[last..]);
    mended
}

/// Mends one part, until nothing more is found.
fn mend_part(part: &str, mended: &mut Mended) -> String {
    let mut text = part.to_owned();
    for _ in 0..ROUNDS {
        let next = mend_once(&text, mended);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn mend_once(text: &str, mended: &mut Mended) -> String {
    if let Some((meant, words)) = misread::mend(text) {
        mended.note(&rules::MISREAD_UTF8, words);
        return meant;
    }
    let residue = legacy::find(text);
    if let Some(residue) = residue.as_ref().filter(|residue| residue.is_certain) {
        mended.note(&rules::LEGACY_FONT, residue.words);
        return legacy::decode(text, residue.scheme);
    }
    // A soft hyphen is a letter in TCVN3.
    let stays = |c| residue.is_some() && c == '\u{AD}';
    let mut text = characters::mend(text, stays, &mut |rule| mended.note(rule, 1));
    if let Some(decomposed) = composed::find(&text) {
        mended.note(&rules::NOT_NFC, decomposed.words);
        text = composed::compose(&text);
    }
    if residue.is_some() {
        return text;
    }
    mend_wrong_d(&text, mended).unwrap_or(text)
}

fn mend_wrong_d(text: &str, mended: &mut Mended) -> Option<String> {
    let wrong = wrong_d::find(text).filter(|wrong| wrong.is_certain)?;
    mended.note(&rules::WRONG_D, wrong.words.len());
    let (mut clean, mut last) = (String::with_capacity(text.len()), 0);
    for (place, word) in wrong.words {
        clean.push_str(&text[last..place.start]);
        clean.push_str(&word);
        last = place.end;
    }
    clean.push_str(&text[last..]);
    Some(clean)
}
