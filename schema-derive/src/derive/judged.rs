//! What the reader of the spec language says of attributes, told at the attributes.

use lienthong_schema::model::{Lang, Severity};
use lienthong_schema::source::{Problem, Source};
use lienthong_schema::{Catalogue, nearest};
use proc_macro2::Span;

use super::attributes::Errors;
use super::container::OWN;
use super::tree::Node;
use super::written::{Line, line};

/// The rules about keys, whose names attributes write with `_`.
const OF_KEYS: [&str; 2] = ["LT701", "LT703"];

/// Reads a tree as the spec file `path` beside `more`; says what is wrong with it.
pub(crate) fn judge(
    node: &Node,
    path: &str,
    more: Vec<(Source, Span)>,
    errors: &mut Errors,
) -> Catalogue {
    let written = line(node);
    let spans: Vec<_> = more.iter().map(|(file, span)| (file.path.clone(), *span)).collect();
    let mut sources: Vec<Source> = more.into_iter().map(|(file, _)| file).collect();
    sources.push(Source { path: path.to_owned(), text: written.text.clone() });
    let reading = Catalogue::read(sources, None);
    for problem in reading.problems.iter().filter(|it| it.severity == Severity::Error) {
        let elsewhere = spans.iter().find(|(file, _)| *file == problem.path);
        match elsewhere {
            Some((_, span)) => errors.add(*span, format!("{problem}\n{}", problem.excerpt)),
            None => tell(problem, &written, errors),
        }
    }
    reading.catalogue
}

/// Tells a problem at its attribute; what only stands for something has none.
fn tell(problem: &Problem, written: &Line, errors: &mut Errors) {
    let Some(span) = written.place(problem.place.column) else { return };
    let mut text = format!("{}: {}", problem.code, problem.text.get(Lang::En));
    let own = || nearest(quoted(&text)?, OWN);
    let help = match &problem.help {
        Some(help) => Some(help.get(Lang::En).to_owned()),
        None if problem.code == OF_KEYS[0] => own().map(|near| format!("did you mean `{near}`?")),
        None => None,
    };
    if let Some(help) = help {
        text = format!("{text} ({help})");
    }
    if OF_KEYS.contains(&problem.code) {
        text = with_underscores(&text);
    }
    errors.add(span, text);
}

fn quoted(text: &str) -> Option<&str> {
    text.split('`').nth(1)
}

/// Writes the names in backquotes as attributes have them.
fn with_underscores(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts =
        parts.map(|(at, part)| if at % 2 == 1 { part.replace('-', "_") } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("`")
}
