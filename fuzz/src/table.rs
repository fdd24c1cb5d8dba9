//! A table as another reader sees it: crate `csv` reads the cells, and the same cells written as
//! JSON must be judged alike.

use csv::ReaderBuilder;
use lienthong::{Ask, Form, Report};
use serde_json::{Map, Value};

use super::flat::flat;

/// The names of the columns.
const COLUMNS: [&str; 4] = ["Ma", "Ngay", "So", "GhiChu"];

/// Checks that `report`, about the table `text`, says of each cell what a report about the same
/// cells in JSON says. Tables are left out of which `report` says that they can't be read as such,
/// and those that crate `csv` takes apart by other rules: lone carriage returns end its lines.
///
/// # Panics
///
/// Panics if the two differ.
pub(super) fn agrees(text: &[u8], report: &Report) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    let is_of_value = |code: &str| code == "LT205" || code >= "LT300";
    let is_whole = report.violations.iter().all(|it| is_of_value(it.rule.code));
    let has_lone_return = text.replace("\r\n", "\n").contains('\r');
    if !is_whole || has_lone_return || report.shown() > report.violations.len() as u64 {
        return;
    }
    let rows = rows(without_blank_end(text.strip_prefix('\u{feff}').unwrap_or(text)));
    let Some(rows) = rows else { return };
    if rows.is_empty() {
        return;
    }
    let is_one = rows.len() == 1;
    let json = Value::from(rows).to_string();
    let (validator, messages) = flat();
    let message = messages.iter().find(|message| message.id.to_string() == "thu.Bang").cloned();
    let ask = Ask { form: Some(Form::Json), message, ..Ask::default() };
    let other = validator.judge(json.as_bytes(), &ask);
    let mut theirs = broken(&other);
    if is_one {
        // A text of one record is the message, an array of one has it as its first.
        for (_, path) in &mut theirs {
            *path = path.replacen("[1]", "", 1);
        }
    }
    assert_eq!(broken(report), theirs, "{text:?} {json}");
}

/// Reads the rows of a table; `None` if it names its columns in another way than by their names.
fn rows(text: &str) -> Option<Vec<Value>> {
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = reader.headers().expect("a header that is no fault").clone();
    let is_named = headers.iter().all(|name| COLUMNS.contains(&name)) && headers.len() == 4;
    let rows = reader.records().map(|row| {
        let row = row.expect("a row that is no fault");
        let cells = headers.iter().zip(&row);
        let cells = cells.map(|(name, cell)| (name.to_owned(), Value::from(cell)));
        Value::from(cells.collect::<Map<_, _>>())
    });
    is_named.then(|| rows.collect())
}

/// Returns `text` without the blank lines that it ends with.
fn without_blank_end(mut text: &str) -> &str {
    while let Some((before, _)) = text.rsplit_once('\n').filter(|it| it.1.trim().is_empty()) {
        text = before;
    }
    text
}

/// Returns code and path of each violation, sorted.
fn broken(report: &Report) -> Vec<(&'static str, String)> {
    let mut broken: Vec<_> =
        report.violations.iter().map(|it| (it.rule.code, it.path.clone())).collect();
    broken.sort_unstable();
    broken
}
