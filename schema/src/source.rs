//! Places in spec files, and what is wrong there.

use std::fmt;

/// A spec file's text with the name that problems show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path, as problems show it; it also tells what the file holds
    /// (`*.msg.yaml`, `*.types.yaml`, `*.codes.yaml`, `*.csv`).
    pub path: String,
    /// The file's text.
    pub text: String,
}

/// A place in a spec file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// How many characters it spans on its line; at least 1.
    pub length: u32,
}

/// One mistake in a spec file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problem {
    /// The code of the lint rule (`LT701`).
    pub code: &'static str,
    /// Whether the spec can't be used, or is only incomplete.
    pub severity: crate::model::Severity,
    /// The file.
    pub path: String,
    /// Where in the file.
    pub place: Place,
    /// What is wrong, in both languages.
    pub text: crate::model::Text,
    /// How to mend it: the nearest known name, say.
    pub help: Option<crate::model::Text>,
    /// The line of the file, without its line end.
    pub excerpt: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column, .. } = self.place;
        let text = self.text.get(crate::model::Lang::En);
        write!(f, "{}:{line}:{column}: {}: {text}", self.path, self.code)
    }
}
