//! Walks a compiled expression.
//!
//! It always comes to an end: its recursion is as deep as the expression, which is limited when
//! compiled, and each step is counted.

use std::rc::Rc;

use super::node::{Arithmetic, Function, Node};
use super::value::{List, Value, Written};
use super::{EvalError, Held};

/// How many steps an evaluation may take: a second or so.
pub(super) const MOST_STEPS: u64 = 50_000_000;

/// How many bytes of text are looked at in a step.
const BYTES_A_STEP: usize = 64;

/// The state of one evaluation.
pub(super) struct Evaluation<'a> {
    this: &'a Held,
    /// What the variables of the macros around stand for, the outermost first.
    pub(super) locals: Vec<Value<'a>>,
    steps: u64,
}

pub(super) type Outcome<'a> = Result<Value<'a>, EvalError>;

impl<'a> Evaluation<'a> {
    /// Begins an evaluation that may take `steps`.
    pub(super) fn new(this: &'a Held, steps: u64) -> Self {
        Self { this, locals: Vec::new(), steps }
    }

    /// Counts steps.
    pub(super) fn spend(&mut self, steps: u64) -> Result<(), EvalError> {
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => {
                self.steps = 0;
                Err(EvalError::new("quy tắc cần quá nhiều bước tính", "the rule takes too long"))
            }
        }
    }

    /// Counts looking at as many bytes of text.
    pub(super) fn spend_on_text(&mut self, bytes: usize) -> Result<(), EvalError> {
        self.spend((bytes / BYTES_A_STEP) as u64)
    }

    /// Says whether no step is left.
    pub(super) fn is_spent(&self) -> bool {
        self.steps == 0
    }

    pub(super) fn boolean(&mut self, node: &'a Node) -> Result<bool, EvalError> {
        self.value(node)?.boolean()
    }

    pub(super) fn value(&mut self, node: &'a Node) -> Outcome<'a> {
        self.spend(1)?;
        match node {
            Node::This => Value::of(self.this),
            Node::Local(slot) => Ok(self.locals[*slot].clone()),
            Node::Text(text) => Ok(Value::Text(Written::Held(text))),
            Node::Number(number) => Ok(Value::Number(*number)),
            Node::Boolean(value) => Ok(Value::Boolean(*value)),
            Node::Moment(moment) => Ok(Value::Moment(*moment)),
            Node::List(nodes) => self.values(nodes),
            Node::Select { of, field } => self.select(of, field),
            Node::Has { of, field } => self.has(of, field).map(Value::Boolean),
            Node::Index { of, at } => self.index(of, at),
            Node::Not(node) => Ok(Value::Boolean(!self.boolean(node)?)),
            Node::Negate(node) => self.negate(node),
            Node::And(nodes) => self.settle(&nodes[0], &nodes[1], false),
            Node::Or(nodes) => self.settle(&nodes[0], &nodes[1], true),
            Node::Choose(nodes) => {
                let holds = self.boolean(&nodes[0])?;
                self.value(&nodes[if holds { 1 } else { 2 }])
            }
            Node::Arithmetic(operator, nodes) => self.calculate(*operator, &nodes[0], &nodes[1]),
            Node::Compare(comparison, nodes) => {
                let (one, other) = (self.value(&nodes[0])?, self.value(&nodes[1])?);
                self.compare(*comparison, &one, &other).map(Value::Boolean)
            }
            Node::In(nodes) => self.is_in(&nodes[0], &nodes[1]),
            Node::Loop(inner) => self.go_through(inner),
            Node::Call(function, nodes) => self.call(*function, nodes),
            Node::Matches(node, regex) => {
                let value = self.value(node)?;
                let text = value.text()?;
                self.spend_on_text(text.len())?;
                Ok(Value::Boolean(regex.is_match(text)))
            }
            Node::Date(node, layout) => self.date(node, layout),
        }
    }

    fn values(&mut self, nodes: &'a [Node]) -> Outcome<'a> {
        let items: Result<Rc<[_]>, _> = nodes.iter().map(|node| self.value(node)).collect();
        items.map(|items| Value::List(List::Made(items)))
    }

    fn select(&mut self, of: &'a Node, field: &str) -> Outcome<'a> {
        match self.value(of)? {
            Value::Group(group) => match group.field(field) {
                Some(held) => Value::of(held),
                None => Err(EvalError::new(
                    format!("`{field}` không có giá trị"),
                    format!("`{field}` has no value"),
                )),
            },
            value => Err(value.refuse(("nhóm", "a group"))),
        }
    }

    /// Says whether a field has a value. It has none if the group around it has none; nor has a
    /// field that repeats, but occurs not once.
    fn has(&mut self, of: &'a Node, field: &str) -> Result<bool, EvalError> {
        let found = match self.group(of)? {
            Some(group) => group.field(field),
            None => None,
        };
        Ok(found.is_some_and(|held| !matches!(held, Held::List(items) if items.is_empty())))
    }

    /// Returns the group that `node` stands for; `None` if it, or one around it, is absent.
    fn group(&mut self, node: &'a Node) -> Result<Option<&'a Held>, EvalError> {
        if let Node::Select { of, field } = node {
            self.spend(1)?;
            let held = self.group(of)?.and_then(|group| group.field(field));
            return match held.map(Value::of).transpose()? {
                None => Ok(None),
                Some(Value::Group(group)) => Ok(Some(group)),
                Some(value) => Err(value.refuse(("nhóm", "a group"))),
            };
        }
        match self.value(node)? {
            Value::Group(group) => Ok(Some(group)),
            value => Err(value.refuse(("nhóm", "a group"))),
        }
    }

    fn index(&mut self, of: &'a Node, at: &'a Node) -> Outcome<'a> {
        let (list, at) = (self.value(of)?, self.value(at)?);
        let index = at.number()?.as_index();
        index.and_then(|index| list.list().map(|list| list.get(index)).transpose()).unwrap_or_else(
            || Err(EvalError::new("danh sách không có phần tử đó", "the list has no such item")),
        )?
    }

    /// Evaluates `&&` or `||`: either side settles it by being `settling`, even if the other one
    /// has no value.
    fn settle(&mut self, one: &'a Node, other: &'a Node, settling: bool) -> Outcome<'a> {
        let first = self.boolean(one);
        if first == Ok(settling) {
            return Ok(Value::Boolean(settling));
        }
        let second = self.boolean(other)?;
        if second == settling { Ok(Value::Boolean(settling)) } else { first.map(Value::Boolean) }
    }

    fn negate(&mut self, node: &'a Node) -> Outcome<'a> {
        let number = self.value(node)?.number()?.negate();
        number.map(Value::Number).ok_or_else(no_number)
    }

    fn calculate(&mut self, operator: Arithmetic, one: &'a Node, other: &'a Node) -> Outcome<'a> {
        let (one, other) = (self.value(one)?, self.value(other)?);
        if let (Arithmetic::Add, Value::Text(one), Value::Text(other)) = (operator, &one, &other) {
            let (one, other) = (one.as_str(), other.as_str());
            self.spend_on_text(one.len() + other.len())?;
            return Ok(Value::Text(Written::Made([one, other].concat().into())));
        }
        let (one, other) = (one.number()?, other.number()?);
        let result = match operator {
            Arithmetic::Add => one.add(other),
            Arithmetic::Subtract => one.subtract(other),
            Arithmetic::Multiply => one.multiply(other),
            Arithmetic::Divide => one.divide(other),
            Arithmetic::Remainder => one.remainder(other),
        };
        result.map(Value::Number).ok_or_else(no_number)
    }

    fn is_in(&mut self, item: &'a Node, list: &'a Node) -> Outcome<'a> {
        let (item, list) = (self.value(item)?, self.value(list)?);
        let mut outcome = Ok(Value::Boolean(false));
        for candidate in list.list()?.items() {
            match candidate.and_then(|candidate| self.are_equal(&item, &candidate)) {
                Ok(true) => return Ok(Value::Boolean(true)),
                Ok(false) => {}
                Err(error) if self.is_spent() => return Err(error),
                Err(error) => outcome = Err(error),
            }
        }
        outcome
    }

    fn call(&mut self, function: Function, nodes: &'a [Node]) -> Outcome<'a> {
        let [first, rest @ ..] = nodes else { return Err(no_number()) };
        let value = self.value(first)?;
        match (function, rest) {
            (Function::Size, _) => self.size(&value),
            (Function::Sum, _) => self.sum(&value),
            (Function::Distinct, _) => self.is_distinct(&value),
            (_, [part]) => {
                let part = self.value(part)?;
                self.holds_part(function, &value, &part)
            }
            _ => unreachable!("functions on texts are compiled with one argument"),
        }
    }
}

#[cold]
pub(super) fn no_number() -> EvalError {
    EvalError::new(
        "phép tính không có kết quả chính xác (chia cho 0, hoặc quá nhiều chữ số)",
        "a calculation has no exact result (a division by 0, or too many digits)",
    )
}
