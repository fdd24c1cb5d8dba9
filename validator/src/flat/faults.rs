//! What is wrong with a record, in words.

use std::ops::Range;

use lienthong_schema::model::{Lang, Text, WidthUnit};

use super::layout::{Layout, Leaf};
use crate::events::Detail;

/// Makes a text of what it says in each language.
pub(super) fn text(say: impl Fn(Lang) -> String) -> Text {
    Text { vi: say(Lang::Vi), en: Some(say(Lang::En)) }
}

/// Says which column of `row` is `column`, from 0.
fn column(leaf: Option<&Leaf>, column: usize, lang: Lang) -> String {
    let word = if lang == Lang::Vi { "cột" } else { "column" };
    let number = column + 1;
    match leaf {
        Some(leaf) => format!("{word} {number} ({})", title(leaf, lang)),
        None => format!("{word} {number}"),
    }
}

/// Returns the business name of a value, or its name.
pub(super) fn title(leaf: &Leaf, lang: Lang) -> &str {
    let title = leaf.title.get(lang);
    if title.is_empty() { &leaf.name } else { title }
}

/// The columns that a record may lack, or in which a value is one too many.
#[derive(Clone, Debug)]
pub(super) struct Columns<'r> {
    /// The value that stands in each column.
    pub leaves: &'r [Option<&'r Leaf>],
    /// The columns that it may be.
    pub maybe: Range<usize>,
    /// How many they are.
    pub count: usize,
}

impl Columns<'_> {
    fn name(&self, at: usize, lang: Lang) -> String {
        column(self.leaves.get(at).copied().flatten(), at, lang)
    }

    /// Says that the columns are missing.
    pub(super) fn missing(&self) -> Text {
        let Range { start, end } = self.maybe.clone();
        text(|lang| {
            let first = self.name(start, lang);
            match (lang, self.count, end - start > self.count) {
                (Lang::Vi, 1, false) => format!("thiếu {first}"),
                (Lang::En, 1, false) => format!("{first} is missing"),
                (Lang::Vi, 1, true) => {
                    format!("thiếu một cột, từ {first} đến {}", self.name(end - 1, lang))
                }
                (Lang::En, 1, true) => {
                    format!("a column is missing, from {first} to {}", self.name(end - 1, lang))
                }
                (Lang::Vi, count, _) => format!("thiếu {count} cột, từ {first}"),
                (Lang::En, count, _) => format!("{count} columns are missing, from {first}"),
            }
        })
    }

    /// Says that values are too many.
    pub(super) fn spare(&self) -> Text {
        let Range { start, end } = self.maybe.clone();
        text(|lang| {
            let first = self.name(start, lang);
            match (lang, self.count, end > start + 1) {
                (Lang::Vi, 1, false) => format!("thừa một giá trị ở {first}"),
                (Lang::En, 1, false) => format!("one value too many at {first}"),
                (Lang::Vi, 1, true) => {
                    format!("thừa một giá trị, từ {first} đến {}", self.name(end - 1, lang))
                }
                (Lang::En, 1, true) => {
                    format!("one value too many, from {first} to {}", self.name(end - 1, lang))
                }
                (Lang::Vi, count, _) => format!("thừa {count} giá trị, từ {first}"),
                (Lang::En, count, _) => format!("{count} values too many, from {first}"),
            }
        })
    }
}

fn units(count: usize, unit: WidthUnit, lang: Lang) -> String {
    let word = match (unit, lang, count) {
        (WidthUnit::Characters, Lang::Vi, _) => "ký tự",
        (WidthUnit::Characters, Lang::En, 1) => "character",
        (WidthUnit::Characters, Lang::En, _) => "characters",
        (WidthUnit::Bytes, Lang::Vi, _) | (WidthUnit::Bytes, _, 1) => "byte",
        (WidthUnit::Bytes, Lang::En, _) => "bytes",
    };
    format!("{count} {word}")
}

/// Says how many columns a record should have, and has.
pub(super) fn column_count(expected: usize, found: usize) -> Detail {
    let expected = text(|lang| match (lang, expected) {
        (Lang::Vi, count) => format!("{count} cột"),
        (Lang::En, 1) => "1 column".to_owned(),
        (Lang::En, count) => format!("{count} columns"),
    });
    Detail { expected: Some(expected), ..Detail::actual(found.to_string()) }
}

/// Says how many columns a blank record should have.
pub(super) fn blank_line(layout: &Layout) -> Detail {
    if !layout.is_tagged() {
        return column_count(layout.records.first().map_or(0, |it| it.row.columns.len()), 0);
    }
    let expected = text(|lang| match lang {
        Lang::Vi => "ít nhất 1 cột".to_owned(),
        Lang::En => "at least 1 column".to_owned(),
    });
    Detail { expected: Some(expected), ..Detail::actual("0") }
}

/// Says how long a blank fixed record should be.
pub(super) fn blank_record(layout: &Layout, found: usize, unit: WidthUnit) -> Detail {
    let width = layout.records.iter().map(|record| record.row.width).min().unwrap_or(0);
    if !layout.is_tagged() {
        return length(width, found, unit);
    }
    let expected = text(|lang| match lang {
        Lang::Vi => format!("ít nhất {}", units(width, unit, lang)),
        Lang::En => format!("at least {}", units(width, unit, lang)),
    });
    Detail { expected: Some(expected), ..Detail::actual("0") }
}

/// Says how many parts a column should have, and has.
pub(super) fn part_count(leaf: &Leaf, expected: usize, found: usize) -> Detail {
    let expected = text(|lang| match lang {
        Lang::Vi => format!("{expected} thành phần trong {}", title(leaf, lang)),
        Lang::En => format!("{expected} components in {}", title(leaf, lang)),
    });
    Detail { expected: Some(expected), ..Detail::actual(found.to_string()) }
}

/// Says how long a fixed record should be, and is.
pub(super) fn length(expected: usize, found: usize, unit: WidthUnit) -> Detail {
    let expected = text(|lang| units(expected, unit, lang));
    Detail { expected: Some(expected), ..Detail::actual(found.to_string()) }
}

/// Names two values side by side.
pub(super) fn pair(one: &Leaf, other: &Leaf) -> Detail {
    let expected = text(|lang| match lang {
        Lang::Vi => format!("{} và {}", title(one, lang), title(other, lang)),
        Lang::En => format!("{} and {}", title(one, lang), title(other, lang)),
    });
    Detail { expected: Some(expected), ..Detail::default() }
}

/// Names a value.
pub(super) fn one(leaf: &Leaf) -> Detail {
    let expected = text(|lang| title(leaf, lang).to_owned());
    Detail { expected: Some(expected), ..Detail::default() }
}
