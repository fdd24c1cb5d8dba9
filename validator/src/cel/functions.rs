//! The functions that rules have.

use std::collections::HashSet;

use super::evaluate::{Evaluation, Outcome, no_number};
use super::node::{Function, Node};
use super::value::Value;
use super::{EvalError, Moment, Number};
use crate::temporal::Layout;

/// What a value is told apart by.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Text(Box<str>),
    Number(Number),
    Boolean(bool),
    Moment(Moment),
}

impl<'a> Evaluation<'a> {
    /// Counts the characters of a text, the items of a list.
    pub(super) fn size(&mut self, value: &Value<'_>) -> Outcome<'a> {
        let size = match value {
            Value::Text(text) => {
                self.spend_on_text(text.as_str().len())?;
                text.as_str().chars().count()
            }
            Value::List(list) => list.len(),
            _ => return Err(value.refuse(("danh sách hoặc văn bản", "a list or a text"))),
        };
        Ok(Value::Number(Number::whole(i128::try_from(size).unwrap_or(i128::MAX))))
    }

    /// Adds the numbers of a list; 0 if there are none.
    pub(super) fn sum(&mut self, value: &Value<'_>) -> Outcome<'a> {
        let mut sum = Number::whole(0);
        for item in value.list()?.items() {
            self.spend(1)?;
            sum = sum.add(item?.number()?).ok_or_else(no_number)?;
        }
        Ok(Value::Number(sum))
    }

    /// Says whether no two values of a list are equal.
    pub(super) fn is_distinct(&mut self, value: &Value<'_>) -> Outcome<'a> {
        let list = value.list()?;
        let mut seen = HashSet::with_capacity(list.len());
        let mut first = None;
        let mut is_distinct = true;
        for item in list.items() {
            let item = item?;
            let key = self.key(&item)?;
            check_like(first.get_or_insert_with(|| item.clone()), &item)?;
            is_distinct &= seen.insert(key);
        }
        Ok(Value::Boolean(is_distinct))
    }

    fn key(&mut self, value: &Value<'_>) -> Result<Key, EvalError> {
        self.spend(1)?;
        Ok(match value {
            Value::Text(text) => {
                self.spend_on_text(text.as_str().len())?;
                Key::Text(text.as_str().into())
            }
            Value::Number(number) => Key::Number(*number),
            Value::Boolean(value) => Key::Boolean(*value),
            Value::Moment(moment) => Key::Moment(*moment),
            Value::List(_) | Value::Group(_) => {
                return Err(value.refuse(("giá trị đơn", "a single value")));
            }
        })
    }

    /// Says whether a text begins with, ends with or contains another one.
    pub(super) fn holds_part(
        &mut self,
        function: Function,
        text: &Value<'_>,
        part: &Value<'_>,
    ) -> Outcome<'a> {
        let (text, part) = (text.text()?, part.text()?);
        self.spend_on_text(text.len() + part.len())?;
        Ok(Value::Boolean(match function {
            Function::StartsWith => text.starts_with(part),
            Function::EndsWith => text.ends_with(part),
            _ => text.contains(part),
        }))
    }

    /// Reads a text as a date or time.
    pub(super) fn date(&mut self, node: &'a Node, layout: &Layout) -> Outcome<'a> {
        let value = self.value(node)?;
        match layout.check(value.text()?) {
            Ok(moment) => Ok(Value::Moment(Moment::of(moment, layout))),
            Err(_) => Err(EvalError::new(
                format!("một văn bản không phải ngày giờ dạng `{}`", layout.format()),
                format!("a text is no date or time of `{}`", layout.format()),
            )),
        }
    }
}

/// Asks that two values of a list are of one kind, and two moments known to the same unit: only
/// then can all be told apart.
fn check_like(one: &Value<'_>, other: &Value<'_>) -> Result<(), EvalError> {
    let is_like = match (one, other) {
        (Value::Moment(one), Value::Moment(other)) => one.known() == other.known(),
        _ => one.kind() == other.kind(),
    };
    if is_like {
        return Ok(());
    }
    Err(EvalError::new(
        "các giá trị của danh sách không cùng kiểu",
        "the values of a list are not all of one kind",
    ))
}
