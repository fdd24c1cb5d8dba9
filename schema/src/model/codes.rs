//! Code lists (danh mục).

use serde::Serialize;

use super::{Certainty, Source, Text};

/// The days on which a code is in force, both included, as `yyyy-MM-dd`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// One code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The code as messages carry it.
    pub code: String,
    /// What it stands for.
    pub title: Text,
    /// The code above it, in the parent list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// When it is in force.
    pub valid: Validity,
    /// The codes that took its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<String>,
    /// Equivalents in other lists, as `list:code`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// A code list: codes with their titles and validity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CodeList {
    /// The list's name (`motcua/trang-thai-ho-so`).
    pub name: String,
    /// Its business name.
    pub title: Text,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How strong that evidence is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The list that holds the parents of its codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_list: Option<String>,
    /// The codes, in the order of the file. A code may stand twice, with disjoint validity.
    pub values: Vec<Code>,
}

impl CodeList {
    /// Returns the first entry for `code`.
    pub fn find(&self, code: &str) -> Option<&Code> {
        self.values.iter().find(|value| value.code == code)
    }
}
