//! Tables of text, in columns as wide as their widest cell.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::excerpt::visible;
use crate::palette::Palette;

/// Writes rows under a header, two spaces between columns.
pub(super) fn write_table<const N: usize>(
    header: [&str; N],
    rows: &[[String; N]],
    palette: Palette,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows: Vec<[String; N]> =
        rows.iter().map(|row| row.each_ref().map(|c| visible(c))).collect();
    let mut widths = header.map(UnicodeWidthStr::width);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let line = |cells: [&str; N]| {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(&widths) {
            line += cell;
            line += &" ".repeat(width - cell.width() + 2);
        }
        line.trim_end().to_owned()
    };
    writeln!(out, "{}", palette.strong(&line(header)))?;
    rows.iter().try_for_each(|row| writeln!(out, "{}", line(row.each_ref().map(String::as_str))))
}
