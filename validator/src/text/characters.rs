//! Characters that no value should have: controls, what one cannot see, what turns text around,
//! spaces that are none.

use super::misread::of_windows;
use crate::rules::{self, Rule};

/// What is to become of a character that should not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Oddity {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// Whether no legitimate text has it.
    pub is_certain: bool,
    /// What mends it; `None` where nothing does.
    pub mend: Option<Mend>,
}

/// How a character is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    /// It goes.
    Remove,
    /// This stands in its place.
    Replace(char),
}

/// What stands around a character, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// Whether the text has letters that are written from right to left.
    pub has_rtl: bool,
    /// The character before.
    pub before: Option<char>,
    /// The character after.
    pub after: Option<char>,
}

/// Returns what is odd about a character; `None` if it may stand where it does.
pub(super) fn oddity(c: char, around: Around) -> Option<Oddity> {
    let odd = |rule, is_certain, mend| Some(Oddity { rule, is_certain, mend: Some(mend) });
    match c {
        '\t' | '\n' | '\r' => None,
        '\u{B}' | '\u{C}' => odd(&rules::CONTROL_CHARACTER, true, Mend::Replace(' ')),
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
            odd(&rules::CONTROL_CHARACTER, true, Mend::Remove)
        }
        '\u{7F}' => odd(&rules::CONTROL_CHARACTER, false, Mend::Remove),
        // It mostly is a byte of Windows-1252 that was taken for Latin-1.
        '\u{80}'..='\u{9F}' => {
            let mend = of_windows(c).map_or(Mend::Remove, Mend::Replace);
            odd(&rules::CONTROL_CHARACTER, false, mend)
        }
        '\u{2028}' | '\u{2029}' => odd(&rules::INVISIBLE_CHARACTER, false, Mend::Replace(' ')),
        '\u{202D}' | '\u{202E}' => odd(&rules::BIDI_CHARACTER, true, Mend::Remove),
        _ if is_bidi(c) && !around.has_rtl => odd(&rules::BIDI_CHARACTER, false, Mend::Remove),
        _ if is_invisible(c) && !joins(around) => {
            odd(&rules::INVISIBLE_CHARACTER, false, Mend::Remove)
        }
        _ if is_space(c) && !(c == '\u{3000}' && is_among_ideographs(around)) => {
            odd(&rules::NO_BREAK_SPACE, false, Mend::Replace(' '))
        }
        '\u{FFFD}' => Some(Oddity { rule: &rules::LOST_CHARACTER, is_certain: true, mend: None }),
        _ => None,
    }
}

/// Says whether a character steers the direction of text.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}')
}

/// Says whether a character has no width and no look of its own.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}')
}

/// Says whether a character is a space, but not the common one.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Says whether a neighbour is of a script in which invisible characters have a meaning: scripts
/// that join letters or write no spaces (Cham, Tai Viet, Khmer, Arabic), and pictures.
fn joins(around: Around) -> bool {
    let of_script = |c: char| {
        matches!(c,
            '\u{590}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{18AF}'
            | '\u{1900}'..='\u{1AAF}' | '\u{2190}'..='\u{2BFF}' | '\u{2E80}'..='\u{ABFF}'
            | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
            | '\u{10000}'..='\u{DFFFF}')
            && !is_invisible(c)
            && !is_space(c)
    };
    around.before.is_some_and(of_script) || around.after.is_some_and(of_script)
}

fn is_among_ideographs(around: Around) -> bool {
    let is_ideograph = |c| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    let is = |c: char| c != '\u{3000}' && is_ideograph(c);
    around.before.is_some_and(is) || around.after.is_some_and(is)
}

/// Says whether a text has letters that are written from right to left.
pub(super) fn has_rtl(text: &str) -> bool {
    let is_rtl = |c| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
            && c != '\u{61C}'
    };
    text.chars().any(is_rtl)
}

/// Calls `each` with every odd character of `text` and its place.
pub(super) fn scan(text: &str, each: &mut dyn FnMut(usize, char, Oddity)) {
    let mut around = Around { has_rtl: has_rtl(text), ..Around::default() };
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        around.after = letters.peek().map(|(_, after)| *after);
        if let Some(odd) = oddity(c, around) {
            each(at, c, odd);
        }
        // An invisible character is no neighbour: `a, ZWJ, ZWJ`.
        if !is_invisible(c) {
            around.before = Some(c);
        }
    }
}

/// Returns `text` without what is odd about it, as far as it can be mended; what `stays` says
/// stays.
pub(super) fn mend(
    text: &str,
    stays: impl Fn(char) -> bool,
    mended: &mut dyn FnMut(&'static Rule),
) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut last = 0;
    scan(text, &mut |at, c, odd| {
        let Some(mend) = odd.mend.filter(|_| !stays(c)) else { return };
        clean.push_str(&text[last..at]);
        if let Mend::Replace(other) = mend {
            clean.push(other);
        }
        last = at + c.len_utf8();
        mended(odd.rule);
    });
    clean.push_str(&text[last..]);
    clean
}
