//! Compiled expressions: what the evaluator walks.

use regex::Regex;

use super::{Moment, Number};
use crate::temporal::Layout;

/// An expression, all its names resolved.
#[derive(Debug)]
pub(super) enum Node {
    /// The message, or the group that the rule stands in.
    This,
    /// The variable of a macro; the outermost macro's is 0.
    Local(usize),
    Text(Box<str>),
    Number(Number),
    Boolean(bool),
    Moment(Moment),
    List(Vec<Node>),
    Select {
        of: Box<Node>,
        field: Box<str>,
    },
    Has {
        of: Box<Node>,
        field: Box<str>,
    },
    Index {
        of: Box<Node>,
        at: Box<Node>,
    },
    Not(Box<Node>),
    Negate(Box<Node>),
    And(Box<[Node; 2]>),
    Or(Box<[Node; 2]>),
    /// The condition, and the values if it holds and if not.
    Choose(Box<[Node; 3]>),
    Arithmetic(Arithmetic, Box<[Node; 2]>),
    Compare(Comparison, Box<[Node; 2]>),
    /// Whether a list holds a value: value and list.
    In(Box<[Node; 2]>),
    Loop(Box<Loop>),
    Call(Function, Vec<Node>),
    Matches(Box<Node>, Regex),
    Date(Box<Node>, Box<Layout>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// A function whose arguments are evaluated first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Size,
    Sum,
    Distinct,
    StartsWith,
    EndsWith,
    Contains,
}

/// A macro that goes through a list, its variable standing for each item in turn.
#[derive(Debug)]
pub(super) struct Loop {
    pub(super) kind: LoopKind,
    pub(super) over: Node,
    /// Which items [`LoopKind::Map`] takes; all if there is none.
    pub(super) filter: Option<Node>,
    pub(super) body: Node,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoopKind {
    All,
    Exists,
    ExistsOne,
    /// A list of the bodies; `filter` is one whose body is its variable.
    Map,
}

impl Node {
    /// Returns the nodes just below, in the order in which they are written.
    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            Self::This
            | Self::Local(_)
            | Self::Text(_)
            | Self::Number(_)
            | Self::Boolean(_)
            | Self::Moment(_) => Vec::new(),
            Self::List(nodes) | Self::Call(_, nodes) => nodes.iter().collect(),
            Self::Select { of: node, .. }
            | Self::Has { of: node, .. }
            | Self::Not(node)
            | Self::Negate(node)
            | Self::Matches(node, _)
            | Self::Date(node, _) => vec![node],
            Self::Index { of, at } => vec![of, at],
            Self::And(nodes)
            | Self::Or(nodes)
            | Self::In(nodes)
            | Self::Arithmetic(_, nodes)
            | Self::Compare(_, nodes) => nodes.iter().collect(),
            Self::Choose(nodes) => nodes.iter().collect(),
            Self::Loop(inner) => {
                let mut nodes = vec![&inner.over];
                nodes.extend(&inner.filter);
                nodes.push(&inner.body);
                nodes
            }
        }
    }
}
