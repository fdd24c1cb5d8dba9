//! Characters that one cannot see, or that would change how others are seen, made visible.

use std::borrow::Cow;

use super::cells::Cell;

/// Ranges of characters that are invisible or steer the display, besides the C0 controls.
const INVISIBLE: [(char, char); 21] = [
    ('\u{80}', '\u{A0}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{2000}', '\u{200F}'),
    ('\u{2028}', '\u{202F}'),
    ('\u{205F}', '\u{206F}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{E000}', '\u{F8FF}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFFB}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
    ('\u{F0000}', '\u{10FFFF}'),
];

/// Returns what is shown for a character.
pub(super) fn visible_char(character: char) -> Cow<'static, str> {
    match u32::from(character) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or('␀').to_string().into(),
        0x7F => "␡".into(),
        code if INVISIBLE.iter().any(|&(first, last)| (first..=last).contains(&character)) => {
            format!("‹U+{code:04X}›").into()
        }
        _ => character.to_string().into(),
    }
}

/// Returns `text` with what cannot be seen made visible: safe to print on a terminal.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

/// Returns what is shown for the cells of a place: tabs, and blanks at its ends or next to each
/// other, get a sign.
pub(super) fn reveal_blanks(cells: &[Cell]) -> Vec<Cow<'static, str>> {
    let blank = |at: Option<usize>| {
        let cell = at.and_then(|at| cells.get(at));
        cell.is_none_or(|cell| cell.character == Some(' ') && cell.shown == " ")
    };
    let reveal = |(at, cell): (usize, &Cell)| match cell.character {
        _ if cell.shown == "*" => cell.shown.clone(),
        Some('\t') => "␉".into(),
        Some('\u{FEFF}') => "‹U+FEFF›".into(),
        Some(' ') if blank(at.checked_sub(1)) || blank(at.checked_add(1)) => "␠".into(),
        _ => cell.shown.clone(),
    };
    cells.iter().enumerate().map(reveal).collect()
}
