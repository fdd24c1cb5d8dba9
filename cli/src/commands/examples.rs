//! The examples of fields, judged for `lint`, each fault at its place in the specs.

use lienthong::examples;
use lienthong::schema::model::{Message, Text};
use lienthong::schema::rules::EXAMPLE_INVALID;
use lienthong::schema::{Problem, Reading};

use crate::language::both;

/// Judges all examples and counter-examples of the messages that were read.
///
/// Messages that come from the base catalogue have no place here, and are passed over.
pub(super) fn judge(reading: &Reading) -> Vec<Problem> {
    let messages = reading.catalogue.messages();
    messages.flat_map(|message| judge_message(reading, message)).collect()
}

fn judge_message(reading: &Reading, message: &Message) -> Vec<Problem> {
    let problem = |fault: examples::ExampleFault| {
        let at = reading.place_of(&message.id, &fault.field_path, fault.key, fault.index)?;
        Some(Problem {
            code: EXAMPLE_INVALID.code,
            severity: EXAMPLE_INVALID.severity(),
            path: at.path,
            place: at.place,
            text: of_field(&fault.field_path, &fault.text),
            help: None,
            excerpt: at.excerpt,
        })
    };
    examples::judge(message).into_iter().filter_map(problem).collect()
}

/// Says of which field the text speaks.
fn of_field(path: &str, text: &Text) -> Text {
    let en = text.en.as_deref().unwrap_or(&text.vi);
    both(format!("ví dụ của {path}: {}", text.vi), format!("an example of {path}: {en}"))
}
