//! What is wrong with specs, shown as a compiler shows it, or for machines.

use std::io::{self, Write};

use lienthong::schema::Problem;
use lienthong::{Lang, Severity};
use serde_json::{Value, json};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::commands::find_rule;
use crate::excerpt::visible;
use crate::language::Pick;
use crate::report::{TOOL, VERSION, escape_github, severity_key};

/// How many errors and warnings there are among problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Count {
    /// Counts them.
    pub(crate) fn of(problems: &[Problem]) -> Self {
        let errors = problems.iter().filter(|one| one.severity == Severity::Error).count();
        Self { errors, warnings: problems.len() - errors }
    }
}

/// Writes problems for a person: place, text, the line with the place underlined, help.
pub(crate) fn write_human(problems: &[Problem], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for problem in problems {
        let place = problem.place;
        let label = match problem.severity {
            Severity::Error => lang.pick("lỗi", "error"),
            Severity::Warning => lang.pick("cảnh báo", "warning"),
        };
        let (path, text) = (visible(&problem.path), visible(problem.text.get(lang)));
        let rule = rule_name(problem);
        writeln!(out, "{path}:{}:{}: {label} {rule}: {text}", place.line, place.column)?;
        write_excerpt(problem, out)?;
        if let Some(help) = &problem.help {
            writeln!(out, "     = {}", visible(help.get(lang)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Returns the code and the name of the rule.
fn rule_name(problem: &Problem) -> String {
    let name = find_rule(problem.code).map(|rule| format!(" {}", rule.name)).unwrap_or_default();
    format!("{}{name}", problem.code)
}

/// Writes the line of a problem and underlines the place.
fn write_excerpt(problem: &Problem, out: &mut dyn Write) -> io::Result<()> {
    if problem.excerpt.trim().is_empty() {
        return Ok(());
    }
    let line = problem.excerpt.replace('\t', "    ");
    let column = problem.place.column.saturating_sub(1) as usize;
    let tabs = |text: &str| 3 * text.matches('\t').count();
    let before: String = problem.excerpt.chars().take(column).collect();
    let length = problem.place.length.max(1) as usize;
    let marked: String = problem.excerpt.chars().skip(column).take(length).collect();
    let indent = before.chars().filter_map(UnicodeWidthChar::width).sum::<usize>();
    let indent = indent + tabs(&before) + before.matches('\t').count();
    writeln!(out, "{:>4} | {}", problem.place.line, visible(line.trim_end()))?;
    writeln!(out, "     | {}{}", " ".repeat(indent), "^".repeat(marked.width().max(1)))
}

/// Writes problems as one JSON value: `lienthong-lint/1`.
pub(crate) fn write_json(problems: &[Problem], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let count = Count::of(problems);
    let problems: Vec<Value> = problems.iter().map(|problem| record(problem, lang)).collect();
    let report = json!({
        "schema": "lienthong-lint/1",
        "tool": {"name": TOOL, "version": VERSION},
        "summary": {"errors": count.errors, "warnings": count.warnings},
        "problems": problems,
    });
    writeln!(out, "{report:#}")
}

fn record(problem: &Problem, lang: Lang) -> Value {
    let mut record = json!({
        "code": problem.code,
        "severity": severity_key(problem.severity),
        "file": problem.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "text": problem.text.get(lang),
    });
    if let Some(rule) = find_rule(problem.code) {
        record["rule"] = json!(rule.name);
    }
    if let Some(help) = &problem.help {
        record["help"] = json!(help.get(lang));
    }
    record
}

/// Writes problems as annotations of a GitHub workflow.
pub(crate) fn write_github(
    problems: &[Problem],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    for problem in problems {
        let place = problem.place;
        writeln!(
            out,
            "::{} file={},line={},col={},endColumn={},title={}::{}",
            severity_key(problem.severity),
            escape_github(&visible(&problem.path), true),
            place.line,
            place.column,
            place.column + place.length,
            rule_name(problem),
            escape_github(&visible(problem.text.get(lang)), false)
        )?;
    }
    Ok(())
}
