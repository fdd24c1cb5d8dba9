//! Which functions and macros rules have, and how they are compiled.

use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr};
use regex::RegexBuilder;

use super::Moment;
use super::lower::{Lowered, Lowering};
use super::node::{Function, Loop, LoopKind, Node};
use crate::temporal::Layout;

/// The most bytes that a compiled pattern may take.
const MOST_PATTERN: usize = 1 << 20;

/// How many characters a function's name may have in a message.
const MOST_NAME: usize = 40;

const KNOWN: &str = "`has(this.F)`, `size(x)`, `sum(list)`, `distinct(list)`, `date(text, layout)`; \
    on lists `all`, `exists`, `exists_one`, `filter`, `map`; \
    on texts `startsWith`, `endsWith`, `contains`, `matches`";

impl Lowering<'_> {
    /// Compiles `name(args)`.
    pub(super) fn function(&mut self, node: &IdedExpr, name: &str, args: &[IdedExpr]) -> Lowered {
        match (name, args) {
            ("has", [arg]) => self.has(node, arg),
            ("date", [text, layout]) => self.date(text, layout),
            ("matches", [text, pattern]) => self.matches(text, pattern),
            ("size", [_]) => Ok(Node::Call(Function::Size, self.nodes(args)?)),
            ("sum", [_]) => Ok(Node::Call(Function::Sum, self.nodes(args)?)),
            ("distinct", [_]) => Ok(Node::Call(Function::Distinct, self.nodes(args)?)),
            _ => self.unknown(node, name),
        }
    }

    /// Compiles `target.name(args)`.
    pub(super) fn method(
        &mut self,
        node: &IdedExpr,
        target: &IdedExpr,
        call: &CallExpr,
    ) -> Lowered {
        let function = match (call.func_name.as_str(), call.args.as_slice()) {
            ("all", [name, body]) => return self.go_through(LoopKind::All, target, name, body),
            ("exists", [name, body]) => {
                return self.go_through(LoopKind::Exists, target, name, body);
            }
            ("exists_one" | "existsOne", [name, body]) => {
                return self.go_through(LoopKind::ExistsOne, target, name, body);
            }
            ("map", [name, body]) => return self.go_through(LoopKind::Map, target, name, body),
            ("map", [name, filter, body]) => return self.map(target, name, filter, body),
            ("filter", [name, filter]) => return self.map(target, name, filter, name),
            ("matches", [pattern]) => return self.matches(target, pattern),
            ("size", []) => Function::Size,
            ("startsWith", [_]) => Function::StartsWith,
            ("endsWith", [_]) => Function::EndsWith,
            ("contains", [_]) => Function::Contains,
            (name, _) => return self.unknown(node, name),
        };
        let mut nodes = vec![self.node(target)?];
        nodes.extend(self.nodes(&call.args)?);
        Ok(Node::Call(function, nodes))
    }

    fn unknown(&self, node: &IdedExpr, name: &str) -> Lowered {
        let name: String = name.chars().take(MOST_NAME).collect();
        self.refuse(node, format!("rules have no `{name}` that takes these; they have {KNOWN}"))
    }

    /// Compiles `has(x.F)`.
    fn has(&mut self, node: &IdedExpr, arg: &IdedExpr) -> Lowered {
        match self.node(arg)? {
            Node::Select { of, field } => Ok(Node::Has { of, field }),
            _ => self.refuse(node, "`has` asks for a field: `has(this.Field)`"),
        }
    }

    /// Compiles `date(text, layout)`; a date that is written out is read here and now.
    fn date(&mut self, text: &IdedExpr, layout: &IdedExpr) -> Lowered {
        let Node::Text(format) = self.node(layout)? else {
            return self.refuse(layout, "the layout of a date must be a text, written out");
        };
        let layout = Layout::compile(&format, false)
            .map_err(|message| self.parsed.error(layout, message))?;
        match self.node(text)? {
            Node::Text(written) => match layout.check(&written) {
                Ok(moment) => Ok(Node::Moment(Moment::of(moment, &layout))),
                Err(_) => self.refuse(text, format!("this is no date or time of `{format}`")),
            },
            node => Ok(Node::Date(Box::new(node), Box::new(layout))),
        }
    }

    fn matches(&mut self, text: &IdedExpr, pattern: &IdedExpr) -> Lowered {
        let Node::Text(written) = self.node(pattern)? else {
            return self.refuse(pattern, "a pattern must be a text, written out");
        };
        match RegexBuilder::new(&written).size_limit(MOST_PATTERN).build() {
            Ok(regex) => Ok(Node::Matches(self.boxed(text)?, regex)),
            Err(error) => self.refuse(pattern, error.to_string()),
        }
    }

    fn go_through(
        &mut self,
        kind: LoopKind,
        over: &IdedExpr,
        name: &IdedExpr,
        body: &IdedExpr,
    ) -> Lowered {
        let over = self.node(over)?;
        self.bind(name)?;
        let body = self.node(body);
        self.locals.pop();
        Ok(Node::Loop(Box::new(Loop { kind, over, filter: None, body: body? })))
    }

    fn map(
        &mut self,
        over: &IdedExpr,
        name: &IdedExpr,
        filter: &IdedExpr,
        body: &IdedExpr,
    ) -> Lowered {
        let over = self.node(over)?;
        self.bind(name)?;
        let inner = self.node(filter).and_then(|filter| Ok((filter, self.node(body)?)));
        self.locals.pop();
        let (filter, body) = inner?;
        let kind = LoopKind::Map;
        Ok(Node::Loop(Box::new(Loop { kind, over, filter: Some(filter), body })))
    }

    /// Brings the variable of a macro into view.
    fn bind(&mut self, name: &IdedExpr) -> Result<(), super::CompileError> {
        match &name.expr {
            Expr::Ident(name) if name != "this" && !name.starts_with('.') => {
                self.locals.push(name.clone());
                Ok(())
            }
            _ => Err(self.parsed.error(name, "the first argument must be a name of your own")),
        }
    }
}
