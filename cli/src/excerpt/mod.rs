//! The line of an input around a place, ready to be shown: cut to a window, invisible characters
//! made visible, personal data covered.
//!
//! The cost depends on the window, never on the input: a message of ten megabytes on one line is
//! shown as fast as a short one.

mod cells;
mod visible;

use lienthong::report::Place;
use unicode_width::UnicodeWidthStr;

use cells::{Cell, Window};
pub(crate) use visible::visible;

/// The columns that an excerpt may take.
const COLUMNS: usize = 90;

/// An input as it was received.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The encoding that they were read in.
    pub encoding: &'a str,
}

/// The part of a line around a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line's number, from 1.
    pub line: u64,
    /// What stands before the place.
    pub before: String,
    /// What stands at the place; empty if the place is between two characters.
    pub marked: String,
    /// What stands after it.
    pub after: String,
    /// How many characters of the line the place has.
    pub characters: u64,
}

impl Excerpt {
    /// Cuts the excerpt around `place` out of `input`; the spans `masked`
    /// (offset, length) are covered with `*`.
    pub(crate) fn cut(input: Raw<'_>, place: Place, masked: &[(usize, usize)]) -> Self {
        let Window { cells, cut_before, cut_after } = cells::around(input, place, masked);
        let end = place.offset.saturating_add(place.length);
        let split = cells.partition_point(|cell| cell.end() <= place.offset);
        let (before, rest) = cells.split_at(split);
        let (inside, after) = rest.split_at(rest.partition_point(|cell| cell.start < end));
        let shown = show_marked(inside);
        let budget = COLUMNS.saturating_sub(shown.width());
        let cut_after = cut_after && !after.is_empty();
        let (room_before, room_after) = share(
            budget,
            width(before) + usize::from(cut_before),
            width(after) + usize::from(cut_after),
        );
        Self {
            line: place.line,
            before: last_columns(before, room_before, cut_before),
            marked: shown,
            after: first_columns(after, room_after, cut_after),
            characters: inside.len() as u64,
        }
    }

    /// Returns the whole text.
    pub(crate) fn text(&self) -> String {
        [&*self.before, &*self.marked, &*self.after].concat()
    }

    /// Returns a line of spaces and `^` that, below [`text`](Self::text), underlines the place.
    pub(crate) fn underline(&self) -> String {
        let carets = "^".repeat(self.marked.width().max(1));
        " ".repeat(self.before.width()) + &carets
    }
}

/// Shares `budget` columns between what stands before and after: half each, or what one leaves.
fn share(budget: usize, before: usize, after: usize) -> (usize, usize) {
    let half = budget / 2;
    let room_before = before.min(half.max(budget.saturating_sub(after)));
    (room_before, budget - room_before)
}

fn width(cells: &[Cell]) -> usize {
    cells.iter().map(Cell::width).sum()
}

/// Shows the place itself: its middle is left out where it is long, and blanks that a reader
/// would overlook become visible.
fn show_marked(cells: &[Cell]) -> String {
    let most = COLUMNS * 2 / 3;
    let shown = visible::reveal_blanks(cells);
    if shown.iter().map(|text| text.width()).sum::<usize>() <= most {
        return shown.concat();
    }
    let mut text = String::new();
    for part in shown {
        if text.width() + part.width() >= most {
            break;
        }
        text.push_str(&part);
    }
    text + "…"
}

/// Shows as many of the last cells as `room` has columns for.
fn last_columns(cells: &[Cell], room: usize, cut: bool) -> String {
    if !cut && width(cells) <= room {
        return show(cells);
    }
    let mut left = room.saturating_sub(1);
    let kept = cells.iter().rev().take_while(|cell| fits(cell, &mut left)).count();
    let kept = &cells[cells.len() - kept..];
    // A combining mark must not come to stand on the ellipsis.
    let marks = kept.iter().take_while(|cell| cell.width() == 0).count();
    format!("…{}", show(&kept[marks..]))
}

/// Shows as many of the first cells as `room` has columns for.
fn first_columns(cells: &[Cell], room: usize, cut: bool) -> String {
    if !cut && width(cells) <= room {
        return show(cells);
    }
    let mut left = room.saturating_sub(1);
    let kept = cells.iter().take_while(|cell| fits(cell, &mut left)).count();
    format!("{}…", show(&cells[..kept]))
}

/// Takes the cell's columns off `left`, if there are so many.
fn fits(cell: &Cell, left: &mut usize) -> bool {
    let room = left.checked_sub(cell.width());
    *left = room.unwrap_or(0);
    room.is_some()
}

fn show(cells: &[Cell]) -> String {
    cells.iter().map(|cell| &*cell.shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf8(bytes: &[u8]) -> Raw<'_> {
        Raw { bytes, encoding: "UTF-8" }
    }

    fn cut(input: &str, place: &str, masked: &[(usize, usize)]) -> Excerpt {
        let offset = input.find(place).unwrap();
        let place = Place { offset, length: place.len(), line: 1, column: 1 };
        Excerpt::cut(utf8(input.as_bytes()), place, masked)
    }

    #[test]
    fn the_place_is_underlined_whatever_the_width_of_its_characters() {
        let excerpt = cut("a\r\n\t<Tên>Hồ e\u{301} 中文</Tên>\r\nb", "中文", &[]);
        assert_eq!(excerpt.text(), "    <Tên>Hồ e\u{301} 中文</Tên>");
        assert_eq!(excerpt.underline(), "              ^^^^");
    }

    #[test]
    fn invisible_characters_are_made_visible() {
        let excerpt = cut("<a>\u{200B} x\ty  </a>", "\u{200B} x\ty  ", &[]);
        assert_eq!(excerpt.marked, "‹U+200B› x␉y␠␠");
        assert_eq!(visible("a\u{1b}[31m\u{202E}b"), "a␛[31m‹U+202E›b");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}<Ma>XX</Ma>{}", "đ".repeat(5000), "e".repeat(5000));
        let excerpt = cut(&line, "XX", &[]);
        assert!(excerpt.text().width() <= COLUMNS, "{}", excerpt.text().width());
        assert!(excerpt.before.starts_with("…đ") && excerpt.before.ends_with("<Ma>"));
        assert!(excerpt.after.starts_with("</Ma>") && excerpt.after.ends_with("e…"));
        let long = cut(&line, &"e".repeat(5000), &[]);
        assert!(long.text().width() <= COLUMNS && long.marked.ends_with('…'));
    }

    #[test]
    fn masked_bytes_are_covered_on_both_sides_of_the_place() {
        let excerpt = cut("<a>Nguyễn</a><b>XX</b>", "XX", &[(3, 8)]);
        assert_eq!(excerpt.text(), "<a>******</a><b>XX</b>");
    }

    #[test]
    fn places_at_the_end_and_bytes_that_are_no_text_are_shown() {
        let place = Place { offset: 4, length: 0, line: 2, column: 2 };
        assert_eq!(Excerpt::cut(utf8(b"ab\nc"), place, &[]).underline(), " ^");
        let place = Place { offset: 1, length: 1, line: 1, column: 2 };
        assert_eq!(Excerpt::cut(utf8(b"a\xE9b"), place, &[]).text(), "a‹0xE9›b");
        let latin = Raw { bytes: b"a\xE9b", encoding: "windows-1252" };
        assert_eq!(Excerpt::cut(latin, place, &[]).text(), "aéb");
        let utf16: Vec<u8> = "\u{FEFF}ab\nđx".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let place = Place { offset: 8, length: 2, line: 2, column: 1 };
        let excerpt = Excerpt::cut(Raw { bytes: &utf16, encoding: "UTF-16LE" }, place, &[]);
        assert_eq!((&*excerpt.marked, &*excerpt.after), ("đ", "x"));
    }
}
