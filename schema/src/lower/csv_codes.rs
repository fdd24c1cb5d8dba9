//! Code lists in CSV, whose columns a codes file names.

use super::codes::{Placed, declared};
use super::csv::{Row, read_rows};
use super::{Lower, View, is_day};
use crate::file::FileKind;
use crate::found::{At, Finding};
use crate::keys::{missing, short};
use crate::model::{Code, Text, Validity};
use crate::rules;
use crate::source::Place;

/// The columns, each with its number.
struct Columns(Vec<(&'static str, usize)>);

const COLUMNS: &[&str] =
    &["code", "title-vi", "title-en", "parent", "valid-from", "valid-to", "replaced-by", "also"];

impl Columns {
    fn cell<'r>(&self, row: &'r Row, column: &str) -> Option<&'r str> {
        let (_, number) = self.0.iter().find(|(name, _)| *name == column)?;
        row.1.get(*number).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn list(&self, row: &Row, column: &str) -> Vec<String> {
        let cell = self.cell(row, column).unwrap_or_default();
        cell.split(';').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
    }
}

impl<'a> Lower<'a> {
    pub(super) fn codes_of_file(&mut self, view: View<'a>) -> Vec<Placed> {
        let Some(columns) = view.get("columns") else {
            if let Some(key) = declared("columns") {
                self.found.add(missing(view.at(), key));
            }
            return Vec::new();
        };
        let Some(file) = self.csv_file(view) else { return Vec::new() };
        let rows = match read_rows(&self.files[file].text) {
            Ok(rows) => rows,
            Err(line) => {
                let finding = Finding::new(&rules::WRONG_SHAPE, at_line(file, line));
                self.found.add(finding.expected("dấu \" đóng", "a closing \""));
                return Vec::new();
            }
        };
        let Some((header, rows)) = rows.split_first() else {
            let finding = Finding::new(&rules::WRONG_SHAPE, at_line(file, 1));
            self.found.add(finding.expected("dòng tên cột", "a line of column names"));
            return Vec::new();
        };
        let columns = self.columns(columns, &header.1);
        rows.iter().filter_map(|row| self.row(file, &columns, row)).collect()
    }

    fn csv_file(&mut self, view: View<'a>) -> Option<usize> {
        let name = view.text("file")?;
        let path = beside(&self.files[view.file].path, name);
        let found = self.files.iter().position(|file| same_path(&file.path, &path));
        if found.is_none() {
            let csv = self.files.iter().filter(|file| file.kind == FileKind::Csv);
            let folder = path.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
            let known: Vec<_> = csv.filter_map(|file| file.path.get(folder..)).collect();
            let finding = Finding::new(&rules::UNKNOWN_NAME, view.at_key("file")).name(name);
            self.found.add(finding.expected("tệp", "file").nearest(name, known));
        }
        found
    }

    fn columns(&mut self, view: View<'a>, header: &[String]) -> Columns {
        let mut columns = Vec::new();
        for column in COLUMNS {
            let Some(name) = view.text(column) else { continue };
            match header.iter().position(|cell| cell.trim() == name) {
                Some(number) => columns.push((*column, number)),
                None => {
                    let finding = Finding::new(&rules::UNKNOWN_NAME, view.at_key(column));
                    let finding = finding.name(name).expected("cột", "column");
                    self.found.add(finding.nearest(name, header.iter().map(|cell| cell.trim())));
                }
            }
        }
        Columns(columns)
    }

    fn row(&mut self, file: usize, columns: &Columns, row: &Row) -> Option<Placed> {
        let at = at_line(file, row.0);
        let Some(code) = columns.cell(row, "code") else {
            let finding = Finding::new(&rules::WRONG_SHAPE, at).name("code");
            self.found.add(finding.expected("một mã", "a code"));
            return None;
        };
        let mut day = |column: &str| {
            let cell = columns.cell(row, column)?;
            if !is_day(cell) {
                let finding = Finding::new(&rules::WRONG_SHAPE, at).name(column);
                let finding = finding.actual(short(cell));
                let (vi, en) = ("một ngày có thật dạng yyyy-MM-dd", "a real day as yyyy-MM-dd");
                self.found.add(finding.expected(vi, en));
            }
            Some(cell.to_owned())
        };
        let valid = Validity { from: day("valid-from"), to: day("valid-to") };
        let title = |column| columns.cell(row, column).map(str::to_owned);
        let code = Code {
            code: code.to_owned(),
            title: Text { vi: title("title-vi").unwrap_or_default(), en: title("title-en") },
            parent: columns.cell(row, "parent").map(str::to_owned),
            valid,
            replaced_by: columns.list(row, "replaced-by"),
            also: columns.list(row, "also"),
        };
        Some((code, at))
    }
}

fn at_line(file: usize, line: u32) -> At {
    At { file, place: Place { line, column: 1, length: 1 } }
}

/// Returns the path of `name` as seen from the folder of `path`.
fn beside(path: &str, name: &str) -> String {
    match path.rsplit_once(['/', '\\']) {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}

fn same_path(a: &str, b: &str) -> bool {
    steps(a) == steps(b)
}

fn steps(path: &str) -> Vec<&str> {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split(['/', '\\']) {
        match step {
            "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps
}
