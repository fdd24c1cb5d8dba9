//! What expressions calculate with.

use std::rc::Rc;

use super::{EvalError, Held, Moment, Number};

/// The value of an expression. A copy costs little: what is long is shared.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Text(Written<'a>),
    Number(Number),
    Boolean(bool),
    Moment(Moment),
    List(List<'a>),
    /// A group: always [`Held::Group`].
    Group(&'a Held),
}

/// A text of the message or the rule, or one put together.
#[derive(Clone, Debug)]
pub(super) enum Written<'a> {
    Held(&'a str),
    Made(Rc<str>),
}

/// A field that repeats, or a list put together.
#[derive(Clone, Debug)]
pub(super) enum List<'a> {
    Held(&'a [Held]),
    Made(Rc<[Value<'a>]>),
}

impl<'a> Value<'a> {
    /// Takes a value that was kept.
    pub(super) fn of(held: &'a Held) -> Result<Self, EvalError> {
        Ok(match held {
            Held::Text(text) => Self::Text(Written::Held(text)),
            Held::Number(number) => Self::Number(*number),
            Held::Boolean(value) => Self::Boolean(*value),
            Held::Moment(moment) => Self::Moment(*moment),
            Held::List(items) => Self::List(List::Held(items)),
            Held::Group(_) => Self::Group(held),
            Held::Absent => {
                return Err(EvalError::new("một giá trị bị thiếu", "a value is missing"));
            }
            Held::Unusable => {
                return Err(EvalError::new(
                    "một giá trị sai kiểu hoặc quá dài",
                    "a value is not of its type, or too long",
                ));
            }
        })
    }

    /// Names its kind in Vietnamese and in English.
    pub(super) fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::Text(_) => ("văn bản", "a text"),
            Self::Number(_) => ("số", "a number"),
            Self::Boolean(_) => ("giá trị đúng/sai", "a truth value"),
            Self::Moment(_) => ("ngày giờ", "a date or time"),
            Self::List(_) => ("danh sách", "a list"),
            Self::Group(_) => ("nhóm", "a group"),
        }
    }

    /// Says that it is not of the kind that was asked.
    pub(super) fn refuse(&self, (vi, en): (&str, &str)) -> EvalError {
        let (found_vi, found_en) = self.kind();
        EvalError::new(
            format!("cần {vi} nhưng có {found_vi}"),
            format!("{en} is needed where there is {found_en}"),
        )
    }

    pub(super) fn boolean(&self) -> Result<bool, EvalError> {
        match self {
            Self::Boolean(value) => Ok(*value),
            _ => Err(self.refuse(("giá trị đúng/sai", "a truth value"))),
        }
    }

    pub(super) fn number(&self) -> Result<Number, EvalError> {
        match self {
            Self::Number(number) => Ok(*number),
            _ => Err(self.refuse(("số", "a number"))),
        }
    }

    pub(super) fn text(&self) -> Result<&str, EvalError> {
        match self {
            Self::Text(text) => Ok(text.as_str()),
            _ => Err(self.refuse(("văn bản", "a text"))),
        }
    }

    pub(super) fn list(&self) -> Result<&List<'a>, EvalError> {
        match self {
            Self::List(list) => Ok(list),
            _ => Err(self.refuse(("danh sách", "a list"))),
        }
    }
}

impl Written<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Held(text) => text,
            Self::Made(text) => text,
        }
    }
}

impl<'a> List<'a> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Held(items) => items.len(),
            Self::Made(items) => items.len(),
        }
    }

    /// Returns the item at `index`, from 0, if there is one.
    pub(super) fn get(&self, index: usize) -> Option<Result<Value<'a>, EvalError>> {
        match self {
            Self::Held(items) => items.get(index).map(Value::of),
            Self::Made(items) => items.get(index).cloned().map(Ok),
        }
    }

    /// Returns the items in their order.
    pub(super) fn items(&self) -> impl Iterator<Item = Result<Value<'a>, EvalError>> {
        (0..self.len()).map_while(|index| self.get(index))
    }
}
