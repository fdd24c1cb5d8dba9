//! The examples of fields, judged for `lint`, and the places in the specs where they stand.

use lienthong::Severity;
use lienthong::examples::{self, ExampleFault};
use lienthong::schema::model::Message;
use lienthong::schema::source::{Place, Source};
use lienthong::schema::{Catalogue, Problem};

/// Judges all examples and counter-examples of the messages that stand in `sources`.
pub(super) fn judge(catalogue: &Catalogue, sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for message in catalogue.messages() {
        let Some(source) = sources.iter().find(|source| declares(source, message)) else {
            continue;
        };
        let faults = examples::judge(message);
        problems.extend(faults.into_iter().map(|fault| problem(fault, source)));
    }
    problems
}

/// Says whether the file is the spec of the message.
fn declares(source: &Source, message: &Message) -> bool {
    let id = message.id.to_string();
    let named = |line: &str| {
        line.strip_prefix("message:").is_some_and(|rest| {
            rest.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']) == id
        })
    };
    source.path.ends_with(".msg.yaml") && source.text.lines().any(named)
}

fn problem(fault: ExampleFault, source: &Source) -> Problem {
    let place = locate(&source.text, &fault).unwrap_or(Place { line: 1, column: 1, length: 1 });
    let line = (place.line as usize).saturating_sub(1);
    Problem {
        code: "LT719",
        severity: Severity::Error,
        path: source.path.clone(),
        place,
        text: fault.text,
        help: None,
        excerpt: source.text.lines().nth(line).unwrap_or_default().to_owned(),
    }
}

/// Finds the key of the fault below the name of its field. A field that comes from a named group
/// stands in another file: then its outermost field is shown.
fn locate(text: &str, fault: &ExampleFault) -> Option<Place> {
    let mut at = 0;
    for name in fault.field_path.split(['.', '/']).filter(|name| !name.is_empty()) {
        match find_name(text, name, at) {
            Some(found) => at = found,
            None => break,
        }
    }
    let key = format!("{}:", fault.key);
    let next = text[at..].find("name:").map_or(text.len(), |next| at + next);
    let (start, length) = match text[at..].find(&key).map(|found| at + found) {
        Some(found) if found < next => (found, fault.key.len()),
        _ if at > 0 => (at - 1, 1),
        _ => return None,
    };
    let before = &text[..start];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    Some(Place {
        line: u32::try_from(before.matches('\n').count() + 1).ok()?,
        column: u32::try_from(before[line..].chars().count() + 1).ok()?,
        length: u32::try_from(length).ok()?,
    })
}

/// Finds `name: NAME` after `from`, and returns where it ends.
fn find_name(text: &str, name: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text[at..].find("name:") {
        at += found + "name:".len();
        let value = text[at..].lines().next().unwrap_or_default();
        let word = value.trim_start().trim_start_matches(['"', '\'']);
        let rest = word.strip_prefix(name);
        if rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')) {
            return Some(at + value.find(name)? + name.len());
        }
    }
    None
}
