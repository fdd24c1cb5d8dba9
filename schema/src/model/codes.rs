//! Code lists (danh mục).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Certainty, Source, Text, Values};

/// The days on which a code is in force, both included, as `yyyy-MM-dd`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Validity {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl Validity {
    /// Says whether it has a day in common with the days from `first` to `last`, both included.
    ///
    /// ```
    /// use lienthong_schema::model::Validity;
    /// let retired = Validity { from: None, to: Some("2025-06-30".into()) };
    /// assert!(retired.meets("2025-06-30", "2025-06-30"));
    /// assert!(!retired.meets("2025-07-01", "2025-12-31"));
    /// ```
    pub fn meets(&self, first: &str, last: &str) -> bool {
        self.from.as_deref().is_none_or(|from| from <= last)
            && self.to.as_deref().is_none_or(|to| to >= first)
    }

    /// Says whether it has neither a first nor a last day.
    pub fn is_unlimited(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// One code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Code {
    /// The code as messages carry it.
    pub code: String,
    /// What it stands for.
    pub title: Text,
    /// The code above it, in one of the parent lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// When it is in force.
    pub valid: Validity,
    /// The codes that took its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<String>,
    /// Equivalents in other lists, as `list:code`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// A code list: codes with their titles and validity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct CodeList {
    /// The list's name (`motcua/trang-thai-ho-so`).
    pub name: String,
    /// Its business name.
    #[serde(default)]
    pub title: Text,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How strong that evidence is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The lists that hold the parents of its codes; a parent is looked for in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parent_lists: Vec<Arc<CodeList>>,
    /// The codes, in the order of the file. A code may stand twice, with disjoint validity.
    #[serde(default)]
    pub values: Values,
}

impl CodeList {
    /// Returns the first entry for `code`.
    pub fn find(&self, code: &str) -> Option<&Code> {
        self.values.iter().find(|value| value.code == code)
    }

    /// Returns the codes of the list `name` that `code` lies under, each with that list; only
    /// entries that `is_meant` takes are looked at on the way. Empty where no parent leads there.
    pub fn above(
        &self,
        code: &Code,
        name: &str,
        is_meant: &dyn Fn(&Code) -> bool,
    ) -> Vec<(&Self, String)> {
        let Some(parent) = code.parent.as_deref() else { return Vec::new() };
        let holds = |list: &&Arc<Self>| list.values.look_up(parent).is_some();
        let Some(list) = self.parent_lists.iter().find(holds) else { return Vec::new() };
        if list.name == name {
            return vec![(list, parent.to_owned())];
        }
        let entries = list.values.entries(parent);
        entries
            .iter()
            .filter(|code| is_meant(code))
            .flat_map(|code| list.above(code, name, is_meant))
            .collect()
    }

    /// Says whether the list `name` holds parents of its codes, or parents of those.
    pub fn is_below(&self, name: &str) -> bool {
        self.parent_lists.iter().any(|list| list.name == name || list.is_below(name))
    }
}
