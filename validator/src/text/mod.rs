//! Vietnamese text: what is wrong with how a value is written, whatever it says.
//!
//! UTF-8 that is well-formed may still be broken Vietnamese: letters of old font encodings, ñ for
//! đ, letters and marks apart, look-alikes of other scripts, characters that nobody sees. What is
//! certain is an error; what a legitimate name could be, of the Central Highlands or of abroad, is
//! a warning at most.
//!
//! Values of a message are looked at by `faults`; [`find`] and [`mend`] do the same for any file.

mod characters;
mod composed;
mod file;
mod legacy;
mod letters;
mod look_alike;
mod mend;
mod misread;
mod plain;
mod syllable;
mod tcvn3;
#[cfg(test)]
mod tests;
mod vni;
mod words;
mod wrong_d;

use std::ops::Range;

use lienthong_schema::model::Text;

pub use file::find;
pub use mend::{Mended, mend, mend_text};
pub(crate) use plain::is_plain;

use crate::events::Detail;
use crate::rules::{self, Rule};
use crate::value::{Fault, Words};

/// How many characters of a mended text are shown.
const SHOWN: usize = 80;

/// What is wrong with how a text is written: one for each kind, at its first place.
#[derive(Clone, Debug)]
pub(crate) struct TextFault {
    /// The rule.
    pub rule: &'static Rule,
    /// The bytes of the text where it first stands.
    pub span: Range<usize>,
    /// Whether it could be as it should: a warning.
    pub is_doubtful: bool,
    /// What stands there, and in how many places.
    pub actual: Option<String>,
    /// What is expected there.
    pub expected: Option<Text>,
    /// The mended word.
    pub hint: Option<String>,
}

impl TextFault {
    fn new(rule: &'static Rule, span: Range<usize>, actual: &str, count: usize) -> Self {
        let times = if count > 1 { format!(" ×{count}") } else { String::new() };
        let actual = Some(format!("{actual}{times}"));
        Self { rule, span, is_doubtful: false, actual, expected: None, hint: None }
    }

    fn doubtful(self, is_doubtful: bool) -> Self {
        Self { is_doubtful, ..self }
    }

    fn hinting(self, hint: &str) -> Self {
        Self { hint: Some(hint.chars().take(SHOWN).collect()), ..self }
    }
}

impl From<TextFault> for Fault<'_> {
    fn from(fault: TextFault) -> Self {
        let TextFault { rule, span, is_doubtful, actual, expected, hint } = fault;
        let detail = Detail { expected, actual, hint };
        Self {
            rule,
            part: span,
            within: Vec::new(),
            title: None,
            words: Words::said(detail),
            is_warning: is_doubtful,
            standing: None,
        }
    }
}

/// Hands out what is wrong with how the value `text` is written.
pub(crate) fn faults(text: &str, each: &mut dyn FnMut(TextFault)) {
    if !plain::is_plain(text) {
        look(text, each);
        look_around(text, each);
    }
}

/// Looks closely at a text, but not at the space around it.
#[cold]
fn look(text: &str, each: &mut dyn FnMut(TextFault)) {
    if let Some(misread) = misread::find(text) {
        let meant = misread::mend(&text[misread.first.clone()]).unwrap_or_default().0;
        let fault = TextFault::new(&rules::MISREAD_UTF8, misread.first, "UTF-8", misread.words);
        return each(fault.hinting(&meant));
    }
    let residue = legacy::find(text);
    if let Some(residue) = &residue {
        let meant = legacy::decode(&text[residue.first.clone()], residue.scheme);
        let (name, first) = (residue.scheme.name(), residue.first.clone());
        let fault = TextFault::new(&rules::LEGACY_FONT, first, name, residue.words);
        each(fault.doubtful(!residue.is_certain).hinting(&meant));
    }
    look_for_wrong_letters(text, residue.is_some(), each);
    look_for_odd_characters(text, residue.is_some(), each);
}

/// Looks for letters that are not the right ones; ñ and ð are explained where there is residue of
/// a font encoding.
fn look_for_wrong_letters(text: &str, is_explained: bool, each: &mut dyn FnMut(TextFault)) {
    if let Some(decomposed) = composed::find(text) {
        let actual = code_point(decomposed.letter);
        each(TextFault::new(&rules::NOT_NFC, decomposed.first, &actual, decomposed.words));
    }
    if let Some(wrong) = wrong_d::find(text).filter(|_| !is_explained) {
        let (first, meant) = &wrong.words[0];
        let letters = composed::compose(&text[first.clone()]);
        let letter = letters.chars().find(|letter| wrong_d::is_wrong(*letter)).unwrap_or('ñ');
        let (first, count) = (first.clone(), wrong.words.len());
        let fault = TextFault::new(&rules::WRONG_D, first, &letter.to_string(), count);
        each(fault.doubtful(!wrong.is_certain).hinting(meant));
    }
    if let Some(mixed) = look_alike::find(text) {
        let actual = format!("{} ({})", mixed.letter, code_point(mixed.letter));
        let fault = TextFault::new(&rules::LOOK_ALIKE, mixed.first, &actual, mixed.words);
        each(match &mixed.mended {
            Some(meant) => fault.hinting(meant),
            None => fault,
        });
    }
}

/// Looks for characters that should not be there; a soft hyphen is a letter in TCVN3.
fn look_for_odd_characters(text: &str, is_explained: bool, each: &mut dyn FnMut(TextFault)) {
    let mut found: Vec<(usize, char, characters::Oddity, usize)> = Vec::new();
    characters::scan(text, &mut |at, c, odd| {
        if is_explained && c == '\u{AD}' {
            return;
        }
        match found.iter_mut().find(|(_, _, first, _)| first.rule == odd.rule) {
            Some((.., first, count)) => {
                first.is_certain |= odd.is_certain;
                *count += 1;
            }
            None => found.push((at, c, odd, 1)),
        }
    });
    for (at, c, odd, count) in found {
        let fault = TextFault::new(odd.rule, at..at + c.len_utf8(), &code_point(c), count);
        each(fault.doubtful(!odd.is_certain));
    }
}

/// Looks at the space around a value.
fn look_around(text: &str, each: &mut dyn FnMut(TextFault)) {
    let is_space = |c: char| c.is_ascii_whitespace();
    let inside = text.trim_matches(is_space);
    let before = text.len() - text.trim_start_matches(is_space).len();
    let after = text.len() - before - inside.len();
    let (vi, en, span) = match (before, after) {
        _ if inside.is_empty() => return,
        (0, 0) => return,
        (_, 0) => ("ở đầu", "before it", 0..before),
        (0, _) => ("ở cuối", "after it", text.len() - after..text.len()),
        _ => ("ở hai đầu", "on both sides", 0..before),
    };
    let expected = Some(Text { vi: vi.to_owned(), en: Some(en.to_owned()) });
    let fault = TextFault::new(&rules::SURROUNDING_SPACE, span, "", 1);
    each(TextFault { expected, actual: None, ..fault });
}

/// Writes a character as its code point: `U+200B`.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
