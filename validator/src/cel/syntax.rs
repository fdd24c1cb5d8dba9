//! From text to the syntax tree of the `cel` crate, whose parsers this uses and nothing else.
//!
//! It has two. The quick one expands macros and tells no places, so its tree is taken only where
//! neither matters; all else, and all that is wrong, is left to the other one, which takes about a
//! millisecond to start.

use cel::common::ast::{Expr, LiteralValue, SourceInfo, operators};
use cel::parser::PrattParser;
use cel::{Env, IdedExpr, ParseErrors};

use super::CompileError;
use super::lower::MOST_DEPTH;

/// The most bytes of an expression.
pub(super) const MOST_BYTES: usize = 4_000;

/// The most brackets and ternaries within each other: the parser needs much stack for each.
pub(super) const MOST_BRACKETS: u16 = 16;

/// A syntax tree whose macros stand as they are written (but for `has` in a quick one), and where
/// its nodes stand.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    pub(super) tree: IdedExpr,
    text: &'a str,
    info: SourceInfo,
}

impl<'a> Parsed<'a> {
    /// Parses `text`.
    ///
    /// # Errors
    ///
    /// Says what is wrong first.
    pub(super) fn parse(text: &'a str) -> Result<Self, CompileError> {
        if text.len() > MOST_BYTES {
            let message = format!("a rule may have {MOST_BYTES} bytes, and this has more");
            return Err(CompileError { message, offset: Some(0) });
        }
        let parser = Env::default()
            .parser()
            .enable_optional_syntax(false)
            .max_recursion_depth(MOST_BRACKETS);
        match parser.parse_with_source_info(text) {
            Ok((tree, info)) => Ok(Self { tree, text, info }),
            Err(errors) => Err(first(text, &errors)),
        }
    }

    /// Parses `text` with the quick parser; `None` where its tree would not say all, or anything
    /// is wrong.
    pub(super) fn quick(text: &'a str) -> Option<Self> {
        if text.len() > MOST_BYTES || !is_flat(text) {
            return None;
        }
        let tree = PrattParser::new().max_recursion_depth(MOST_BRACKETS).parse(text).ok()?;
        is_plain(&tree, 0).then(|| Self { tree, text, info: SourceInfo::default() })
    }

    /// Makes an error that stands at `node`.
    pub(super) fn error(&self, node: &IdedExpr, message: impl Into<String>) -> CompileError {
        CompileError { message: message.into(), offset: self.offset(node) }
    }

    /// Returns the byte at which `node` or its operator begins.
    fn offset(&self, node: &IdedExpr) -> Option<usize> {
        let (start, _) = self.info.offset_for(node.id)?;
        Some(start as usize)
    }

    /// Returns the text of a number, without its sign.
    pub(super) fn number(&self, node: &IdedExpr) -> Option<&'a str> {
        let (start, last) = self.info.offset_for(node.id)?;
        self.text.get(start as usize..=last as usize)
    }
}

/// Says whether a text surely nests no deeper than it may, and asks for nothing of `has` but a field:
/// the quick parser sees neither.
fn is_flat(text: &str) -> bool {
    let opens = text.bytes().filter(|byte| matches!(byte, b'(' | b'[' | b'?')).count();
    let names: String = text.chars().filter(|c| !c.is_whitespace() && *c != '(').collect();
    opens <= usize::from(MOST_BRACKETS) && !names.contains("hashas")
}

/// Says whether a quick tree says all: it has no macro but `has`, no decimals, whose digits only the
/// text has, and is not deep.
fn is_plain(node: &IdedExpr, depth: usize) -> bool {
    let is_plain = |node: &IdedExpr| is_plain(node, depth + 1);
    depth < MOST_DEPTH
        && match &node.expr {
            Expr::Ident(_) => true,
            Expr::Literal(literal) => !matches!(literal, LiteralValue::Double(_)),
            Expr::Select(select) => is_plain(&select.operand),
            Expr::List(list) => list.elements.iter().all(is_plain),
            // After `!`, a minus before a number is an operator to one parser and a sign to the other.
            Expr::Call(call) if call.func_name == operators::NEGATE => {
                let is_number = |arg: &IdedExpr| matches!(arg.expr, Expr::Literal(_));
                !call.args.iter().any(is_number) && call.args.iter().all(is_plain)
            }
            Expr::Call(call) => {
                call.target.iter().all(|it| is_plain(it)) && call.args.iter().all(is_plain)
            }
            _ => false,
        }
}

/// Returns the byte at which character `index` begins; the end for the one after the last.
fn byte_of(text: &str, index: usize) -> Option<usize> {
    let ends = std::iter::once(text.len());
    text.char_indices().map(|(byte, _)| byte).chain(ends).nth(index)
}

/// Returns the first thing that the parser found wrong.
fn first(text: &str, errors: &ParseErrors) -> CompileError {
    let Some(error) = errors.errors.first() else {
        return CompileError { message: "this is no expression".to_owned(), offset: None };
    };
    let message = if errors.errors.iter().any(|error| error.msg.contains("Recursion limit")) {
        format!("at most {MOST_BRACKETS} brackets or conditions may stand within each other")
    } else {
        error.msg.replacen("Syntax error: ", "", 1)
    };
    CompileError { message, offset: byte_at(text, error.pos) }
}

/// Returns the byte at a line and column, both from 1 and counting characters, as the errors of
/// the parser do; its nodes count bytes.
fn byte_at(text: &str, (line, column): (isize, isize)) -> Option<usize> {
    let before = usize::try_from(line).ok()?.checked_sub(1)?;
    let column = usize::try_from(column).ok()?.checked_sub(1)?;
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    Some(start + byte_of(&text[start..], column)?)
}
