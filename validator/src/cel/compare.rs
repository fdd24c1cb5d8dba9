//! How values compare.

use std::cmp::Ordering;

use super::EvalError;
use super::evaluate::Evaluation;
use super::node::Comparison;
use super::value::{List, Value};

impl Evaluation<'_> {
    pub(super) fn compare(
        &mut self,
        comparison: Comparison,
        one: &Value<'_>,
        other: &Value<'_>,
    ) -> Result<bool, EvalError> {
        Ok(match comparison {
            Comparison::Equal => self.are_equal(one, other)?,
            Comparison::NotEqual => !self.are_equal(one, other)?,
            Comparison::Less => self.order(one, other)?.is_lt(),
            Comparison::AtMost => self.order(one, other)?.is_le(),
            Comparison::Greater => self.order(one, other)?.is_gt(),
            Comparison::AtLeast => self.order(one, other)?.is_ge(),
        })
    }

    /// Says whether two values of one kind are equal.
    pub(super) fn are_equal(
        &mut self,
        one: &Value<'_>,
        other: &Value<'_>,
    ) -> Result<bool, EvalError> {
        match (one, other) {
            (Value::List(one), Value::List(other)) => self.are_lists_equal(one, other),
            _ => Ok(self.order(one, other)?.is_eq()),
        }
    }

    fn are_lists_equal(&mut self, one: &List<'_>, other: &List<'_>) -> Result<bool, EvalError> {
        if one.len() != other.len() {
            return Ok(false);
        }
        for (one, other) in one.items().zip(other.items()) {
            if !self.are_equal(&one?, &other?)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Orders two values of one kind.
    fn order(&mut self, one: &Value<'_>, other: &Value<'_>) -> Result<Ordering, EvalError> {
        self.spend(1)?;
        match (one, other) {
            (Value::Text(one), Value::Text(other)) => {
                let (one, other) = (one.as_str(), other.as_str());
                self.spend_on_text(one.len().min(other.len()))?;
                Ok(one.cmp(other))
            }
            (Value::Number(one), Value::Number(other)) => Ok(one.cmp(other)),
            (Value::Boolean(one), Value::Boolean(other)) => Ok(one.cmp(other)),
            (Value::Moment(one), Value::Moment(other)) => one.compare(other).ok_or_else(|| {
                EvalError::new(
                    "hai ngày giờ không có phần nào chung để so sánh",
                    "two dates or times begin with different units",
                )
            }),
            _ => Err(incomparable(one, other)),
        }
    }
}

#[cold]
fn incomparable(one: &Value<'_>, other: &Value<'_>) -> EvalError {
    let ((vi, en), (other_vi, other_en)) = (one.kind(), other.kind());
    EvalError::new(
        format!("không so sánh được {vi} với {other_vi}"),
        format!("{en} does not compare with {other_en}"),
    )
}
