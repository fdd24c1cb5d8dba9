//! From the syntax tree to what the evaluator walks. What it can't evaluate is an error here.

use cel::IdedExpr;
use cel::common::ast::{Expr, LiteralValue, SelectExpr, operators};

use super::node::{Arithmetic, Comparison, Node};
use super::syntax::Parsed;
use super::{CompileError, Number};

/// The most nodes within each other, so that walking them needs little stack.
pub(super) const MOST_DEPTH: usize = 120;

/// The state of one compilation.
pub(super) struct Lowering<'a> {
    pub(super) parsed: &'a Parsed<'a>,
    /// The variables of the macros around, the outermost first.
    pub(super) locals: Vec<String>,
    depth: usize,
}

pub(super) type Lowered = Result<Node, CompileError>;

/// Compiles a whole expression.
pub(super) fn lower(parsed: &Parsed<'_>) -> Lowered {
    Lowering { parsed, locals: Vec::new(), depth: 0 }.node(&parsed.tree)
}

impl Lowering<'_> {
    pub(super) fn node(&mut self, node: &IdedExpr) -> Lowered {
        if self.depth == MOST_DEPTH {
            let message = format!("at most {MOST_DEPTH} operators may stand within each other");
            return Err(self.parsed.error(node, message));
        }
        self.depth += 1;
        let lowered = self.any(node);
        self.depth -= 1;
        lowered
    }

    fn any(&mut self, node: &IdedExpr) -> Lowered {
        match &node.expr {
            Expr::Ident(name) => self.name(node, name),
            Expr::Literal(literal) => self.literal(node, literal),
            Expr::Select(select) => self.select(select),
            Expr::List(list) => Ok(Node::List(self.nodes(&list.elements)?)),
            Expr::Call(call) => match &call.target {
                Some(target) => self.method(node, target, call),
                None => self.operator(node, &call.func_name, &call.args),
            },
            Expr::Map(_) | Expr::Struct(_) => self.refuse(node, "a rule can't make groups: `{…}`"),
            Expr::Comprehension(_) | Expr::Unspecified => {
                self.refuse(node, "this is no expression")
            }
        }
    }

    pub(super) fn refuse(&self, node: &IdedExpr, message: impl Into<String>) -> Lowered {
        Err(self.parsed.error(node, message))
    }

    pub(super) fn boxed(&mut self, node: &IdedExpr) -> Result<Box<Node>, CompileError> {
        self.node(node).map(Box::new)
    }

    pub(super) fn nodes(&mut self, nodes: &[IdedExpr]) -> Result<Vec<Node>, CompileError> {
        nodes.iter().map(|node| self.node(node)).collect()
    }

    fn pair(&mut self, one: &IdedExpr, other: &IdedExpr) -> Result<Box<[Node; 2]>, CompileError> {
        Ok(Box::new([self.node(one)?, self.node(other)?]))
    }

    fn name(&self, node: &IdedExpr, name: &str) -> Lowered {
        if let Some(slot) = self.locals.iter().rposition(|local| local == name) {
            return Ok(Node::Local(slot));
        }
        if name == "this" {
            return Ok(Node::This);
        }
        self.refuse(node, format!("`{name}` is not known here; a field is `this.{name}`"))
    }

    fn literal(&self, node: &IdedExpr, literal: &LiteralValue) -> Lowered {
        Ok(match literal {
            LiteralValue::Boolean(value) => Node::Boolean(*value.inner()),
            LiteralValue::Int(value) => Node::Number(Number::whole((*value.inner()).into())),
            LiteralValue::UInt(value) => Node::Number(Number::whole((*value.inner()).into())),
            LiteralValue::String(value) => Node::Text(value.inner().into()),
            LiteralValue::Double(value) => return self.decimal(node, *value.inner()),
            LiteralValue::Null => {
                return self.refuse(node, "nothing is null here; ask `has(this.Field)`");
            }
            LiteralValue::Bytes(_) => return self.refuse(node, "a rule can't hold bytes: `b'…'`"),
        })
    }

    /// Reads a decimal from its own text, for the tree holds only the nearest float.
    fn decimal(&self, node: &IdedExpr, float: f64) -> Lowered {
        let number = self.parsed.number(node).and_then(Number::decimal);
        let signed =
            if float.is_sign_negative() { number.and_then(Number::negate) } else { number };
        match signed {
            Some(number) => Ok(Node::Number(number)),
            None => self.refuse(node, "a number may have 38 digits, and this has more"),
        }
    }

    fn select(&mut self, select: &SelectExpr) -> Lowered {
        let (of, field) = (self.boxed(&select.operand)?, select.field.as_str().into());
        Ok(if select.test { Node::Has { of, field } } else { Node::Select { of, field } })
    }

    fn operator(&mut self, node: &IdedExpr, name: &str, args: &[IdedExpr]) -> Lowered {
        match (name, args) {
            (operators::LOGICAL_NOT, [arg]) => Ok(Node::Not(self.boxed(arg)?)),
            (operators::NEGATE, [arg]) => Ok(Node::Negate(self.boxed(arg)?)),
            (operators::LOGICAL_AND, [one, other]) => Ok(Node::And(self.pair(one, other)?)),
            (operators::LOGICAL_OR, [one, other]) => Ok(Node::Or(self.pair(one, other)?)),
            (operators::IN, [one, other]) => Ok(Node::In(self.pair(one, other)?)),
            (operators::INDEX, [of, at]) => self.index(of, at),
            (operators::CONDITIONAL, [condition, yes, no]) => {
                let nodes = [self.node(condition)?, self.node(yes)?, self.node(no)?];
                Ok(Node::Choose(Box::new(nodes)))
            }
            (_, [one, other]) if arithmetic(name).is_some() || comparison(name).is_some() => {
                let pair = self.pair(one, other)?;
                Ok(match (arithmetic(name), comparison(name)) {
                    (Some(operator), _) => Node::Arithmetic(operator, pair),
                    (_, Some(operator)) => Node::Compare(operator, pair),
                    (None, None) => unreachable!("the guard asks for one of both"),
                })
            }
            _ => self.function(node, name, args),
        }
    }

    /// Compiles an index; one that is a text names a field.
    fn index(&mut self, of: &IdedExpr, at: &IdedExpr) -> Lowered {
        let of = self.boxed(of)?;
        Ok(match self.node(at)? {
            Node::Text(field) => Node::Select { of, field },
            at => Node::Index { of, at: Box::new(at) },
        })
    }
}

fn arithmetic(name: &str) -> Option<Arithmetic> {
    Some(match name {
        operators::ADD => Arithmetic::Add,
        operators::SUBSTRACT => Arithmetic::Subtract,
        operators::MULTIPLY => Arithmetic::Multiply,
        operators::DIVIDE => Arithmetic::Divide,
        operators::MODULO => Arithmetic::Remainder,
        _ => return None,
    })
}

fn comparison(name: &str) -> Option<Comparison> {
    Some(match name {
        operators::EQUALS => Comparison::Equal,
        operators::NOT_EQUALS => Comparison::NotEqual,
        operators::LESS => Comparison::Less,
        operators::LESS_EQUALS => Comparison::AtMost,
        operators::GREATER => Comparison::Greater,
        operators::GREATER_EQUALS => Comparison::AtLeast,
        _ => return None,
    })
}
