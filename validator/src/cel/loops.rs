//! The macros that go through a list.

use super::EvalError;
use super::evaluate::{Evaluation, Outcome};
use super::node::{Loop, LoopKind, Node};
use super::value::{List, Value};

impl<'a> Evaluation<'a> {
    pub(super) fn go_through(&mut self, inner: &'a Loop) -> Outcome<'a> {
        let over = self.value(&inner.over)?;
        let list = over.list()?;
        match inner.kind {
            LoopKind::All => self.settle_all(list, &inner.body, false),
            LoopKind::Exists => self.settle_all(list, &inner.body, true),
            LoopKind::ExistsOne => self.exists_one(list, &inner.body),
            LoopKind::Map => self.map(list, inner),
        }
    }

    /// Evaluates something with the innermost variable standing for `item`.
    fn within<T>(
        &mut self,
        item: Result<Value<'a>, EvalError>,
        evaluate: impl FnOnce(&mut Self) -> Result<T, EvalError>,
    ) -> Result<T, EvalError> {
        self.locals.push(item?);
        let outcome = evaluate(self);
        self.locals.pop();
        outcome
    }

    /// Evaluates `all` or `exists`: an item whose body is `settling` settles it, even if the
    /// bodies of others have no value.
    fn settle_all(&mut self, list: &List<'a>, body: &'a Node, settling: bool) -> Outcome<'a> {
        let mut outcome = Ok(!settling);
        for item in list.items() {
            match self.within(item, |inner| inner.boolean(body)) {
                Ok(holds) if holds == settling => return Ok(Value::Boolean(settling)),
                Ok(_) => {}
                Err(error) if self.is_spent() => return Err(error),
                Err(error) => outcome = Err(error),
            }
        }
        outcome.map(Value::Boolean)
    }

    fn exists_one(&mut self, list: &List<'a>, body: &'a Node) -> Outcome<'a> {
        let mut count = 0usize;
        for item in list.items() {
            count += usize::from(self.within(item, |inner| inner.boolean(body))?);
        }
        Ok(Value::Boolean(count == 1))
    }

    fn map(&mut self, list: &List<'a>, inner: &'a Loop) -> Outcome<'a> {
        let mut items = Vec::new();
        for item in list.items() {
            let taken = self.within(item, |run| match &inner.filter {
                Some(filter) if !run.boolean(filter)? => Ok(None),
                _ => run.value(&inner.body).map(Some),
            });
            items.extend(taken?);
        }
        Ok(Value::List(List::Made(items.into())))
    }
}
