//! Why an expression is none, and why one has no result.

use lienthong_schema::model::Text;

/// Why a text is no expression that rules may hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub(crate) struct CompileError {
    /// What is wrong, for the author of the spec.
    pub(crate) message: String,
    /// The byte of the text where it stands, from 0.
    pub(crate) offset: Option<usize>,
}

/// Why an expression could not be evaluated. It never quotes a value, which may be personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EvalError {
    /// The reason, for people who read a report.
    pub(crate) message: Text,
}

impl EvalError {
    /// Makes an error with a reason in both languages.
    pub(super) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { message: Text { vi: vi.into(), en: Some(en.into()) } }
    }
}
