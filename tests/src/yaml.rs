//! YAML as the JSON value that an editor's schema sees; read apart from the spec language's reader.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// Reads the one document in `text`, by YAML's core schema.
///
/// # Panics
///
/// Panics if `text` is no YAML, or has aliases.
pub fn yaml(text: &str) -> Value {
    let events = Parser::new_from_str(text).map(|event| event.expect("YAML").0);
    let mut events = events.skip_while(|event| !matches!(event, Event::DocumentStart(_))).skip(1);
    let first = events.next().expect("a document");
    value(first, &mut events)
}

/// Makes the value that begins with `event`.
fn value<'a>(event: Event<'a>, events: &mut impl Iterator<Item = Event<'a>>) -> Value {
    match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) => plain(&text),
        Event::Scalar(text, ..) => Value::String(text.into_owned()),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            while let Some(event) = events.next().filter(|it| *it != Event::SequenceEnd) {
                items.push(value(event, events));
            }
            Value::Array(items)
        }
        Event::MappingStart(..) => {
            let mut members = Map::new();
            while let Some(Event::Scalar(key, ..)) = events.next() {
                let event = events.next().expect("a key has a value");
                members.insert(key.into_owned(), value(event, events));
            }
            Value::Object(members)
        }
        other => panic!("{other:?} where a value is asked"),
    }
}

/// Makes the value of a scalar without quotes.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).unwrap_or_else(|| Value::String(text.to_owned())),
    }
}

/// Makes a number, if `text` is one.
fn number(text: &str) -> Option<Value> {
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    let numeric = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    numeric.then(|| text.parse::<f64>().ok()).flatten().map(Value::from)
}
