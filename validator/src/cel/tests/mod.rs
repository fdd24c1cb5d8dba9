//! Tests of rules across fields.

mod agreement;
mod compiling;
mod evaluating;
mod hostile;
mod naming;
mod numbers;

use lienthong_schema::model::Lang;

use super::{Expression, Held, Moment};
use crate::temporal::Layout;

/// Evaluates `text` beside `this`; the error is in English.
fn evaluate(text: &str, this: &Held) -> Result<bool, String> {
    let expression = Expression::compile(text).map_err(|error| error.message)?;
    expression.evaluate(this).map_err(|error| error.message.get(Lang::En).to_owned())
}

fn group(fields: Vec<(&str, Held)>) -> Held {
    Held::Group(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(value: &str) -> Held {
    Held::Text(value.to_owned())
}

fn moment(written: &str, format: &str) -> Held {
    let layout = Layout::compile(format, true).unwrap();
    Held::Moment(Moment::of(layout.check(written).unwrap(), &layout))
}
