//! Rules across fields, in CEL (Common Expression Language).
//!
//! ```text
//! text --syntax (the cel crate's parsers)--> tree --lower, calls--> Node --evaluate beside Held--> bool
//! ```
//!
//! The `cel` crate calculates with floats and 64 bits, and knows no dates without a time zone, so
//! that only its syntax is used here; its interpreter is what the tests compare with. What can't
//! be evaluated is refused when compiled. Where this differs from CEL:
//!
//! - Numbers are exact, whole ones and decimals mix, and a decimal literal is exactly what it says.
//!   Whole numbers divide as in CEL (7 / 2 is 3); else a quotient is exact or there is none.
//! - Values of two kinds do not compare: a text is neither equal to a number nor different from it.
//! - Dates and times compare as far as both are known: see [`Moment`].
//! - `has(this.G.F)` is false where `G` is absent, and `has(this.L)` where `L` occurs not once.
//! - Nothing is null, makes groups (`{…}`) or reads the clock. `sum(list)`, `distinct(list)` and
//!   `date(text, layout)` are added.
//!
//! Invariants: compiling and evaluating neither panic nor run without end, whatever the text and
//! the values. An expression is compiled once and shared by threads. Start reading at
//! [`Expression`].

mod calls;
mod compare;
mod error;
mod evaluate;
mod functions;
mod held;
mod loops;
mod lower;
mod moment;
mod names;
mod node;
mod number;
mod syntax;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use error::{CompileError, EvalError};
pub(crate) use held::Held;
pub(crate) use moment::Moment;
pub(crate) use number::Number;

use evaluate::{Evaluation, MOST_STEPS};
use node::Node;
use syntax::Parsed;

/// A compiled expression.
#[derive(Debug)]
pub(crate) struct Expression {
    node: Node,
    names: Vec<Vec<String>>,
}

impl Expression {
    /// Compiles `text`.
    ///
    /// # Errors
    ///
    /// Says what is wrong first, or what a rule can't do.
    pub(crate) fn compile(text: &str) -> Result<Self, CompileError> {
        match Parsed::quick(text).map(|parsed| Self::of(&parsed)) {
            Some(Ok(expression)) => Ok(expression),
            _ => Self::of(&Parsed::parse(text)?),
        }
    }

    fn of(parsed: &Parsed<'_>) -> Result<Self, CompileError> {
        let node = lower::lower(parsed)?;
        let too_many = || CompileError {
            message: format!("a rule may name {} fields, and this names more", names::MOST),
            offset: Some(0),
        };
        let names = names::names(&node).ok_or_else(too_many)?;
        Ok(Self { node, names })
    }

    /// Returns the paths of fields below `this` that it names, the first named one first; rather
    /// one too many than too few.
    ///
    /// A path names all groups on its way too: each of their occurrences must be kept, though
    /// nothing in it is. The path of a group itself asks only whether and how often it occurs.
    pub(crate) fn names(&self) -> &[Vec<String>] {
        &self.names
    }

    /// Evaluates it; `this` is the message, or the group that the rule stands in.
    ///
    /// # Errors
    ///
    /// Says why it has no value, or one that is neither true nor false.
    pub(crate) fn evaluate(&self, this: &Held) -> Result<bool, EvalError> {
        self.evaluate_within(this, MOST_STEPS)
    }

    fn evaluate_within(&self, this: &Held, steps: u64) -> Result<bool, EvalError> {
        Evaluation::new(this, steps).boolean(&self.node)
    }
}
