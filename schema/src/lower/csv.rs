//! CSV as RFC 4180 has it: rows with the lines that they begin on.

/// One row: its line, from 1, and its cells.
pub(super) type Row = (u32, Vec<String>);

/// Reads all rows; empty lines are no rows. `Err` tells the line of a quote that never ends.
pub(super) fn read_rows(text: &str) -> Result<Vec<Row>, u32> {
    let mut rows = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut line, mut start, mut quoted) = (1, 1, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        line += u32::from(c == '\n');
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            _ if quoted => cell.push(c),
            '"' if cell.is_empty() => quoted = true,
            ',' => cells.push(std::mem::take(&mut cell)),
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                rows.push((start, std::mem::take(&mut cells)));
                start = line;
            }
            '\r' if chars.peek().is_none_or(|next| *next == '\n') => {}
            _ => cell.push(c),
        }
    }
    if quoted {
        return Err(start);
    }
    cells.push(cell);
    rows.push((start, cells));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::read_rows;

    #[test]
    fn cells_may_be_quoted() {
        let rows = read_rows("a,\"b \"\"c\"\", d\"\r\n\n1,\"x\ny\"\n2").unwrap();
        let lines: Vec<_> = rows.iter().map(|(line, cells)| (*line, cells.join("|"))).collect();
        let expected = [(1, "a|b \"c\", d"), (3, "1|x\ny"), (5, "2")];
        assert_eq!(lines, expected.map(|(line, cells)| (line, cells.to_owned())));
        assert_eq!(read_rows("a\n\"b").unwrap_err(), 2);
    }
}
