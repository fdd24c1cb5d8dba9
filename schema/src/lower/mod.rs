//! From checked trees to the model: every name resolved, every constraint held against its base.
//!
//! [`Lower`] holds the definitions of all files being read and resolves each on its first use.
//! Everything wrong is added to [`Found`]; what is wrong still gives as much of the model as can
//! be had, so that one mistake does not hide the next, and counts as unsound, so that nothing
//! that uses it gets into the catalogue. Start reading at [`Lower::message`].

mod bases;
mod codes;
mod composite;
mod csv;
mod csv_codes;
mod evidence;
mod field;
mod form;
mod forms;
mod group;
mod layout;
mod length;
mod library;
mod message;
mod names;
mod narrow;
mod paths;
mod pattern;
mod profile;
mod resolve;
mod scalars;
mod value;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(crate) use bases::is_built_in;
pub(crate) use codes::Codes;
pub(crate) use library::{Library, Space};
pub(crate) use names::is_name;
pub(crate) use scalars::{is_day, read_size};
pub(crate) use view::View;

use crate::catalogue::Catalogue;
use crate::file::File;
use crate::found::{At, Finding, Found, both};
use crate::model::{Group, Value};
use crate::rules;

/// How many fields and values all messages and definitions may have, named ones counted wherever
/// they are used.
const WEIGHT: usize = 200_000;

/// How deep groups and types may nest, named ones included.
const DEPTH: usize = 48;

/// A definition that was resolved.
#[derive(Clone, Debug)]
pub(crate) struct Done<T> {
    /// What it says.
    pub value: Arc<T>,
    /// Whether nothing is wrong with it.
    pub sound: bool,
    /// How many fields and values it has.
    pub weight: usize,
}

/// The state of one reading.
#[derive(Debug)]
pub(crate) struct Lower<'a> {
    /// The files being read.
    pub files: &'a [File],
    /// Their definitions.
    pub library: &'a Library<'a>,
    /// What names may also lead to.
    pub base: Option<&'a Catalogue>,
    /// What is wrong.
    pub found: Found,
    /// Named types that were resolved.
    pub types: BTreeMap<String, Done<Value>>,
    /// Named groups that were resolved.
    pub groups: BTreeMap<String, Done<Group>>,
    /// Code lists that were resolved.
    pub codes: BTreeMap<String, Done<Codes>>,
    /// What something refers to.
    pub used: BTreeSet<(Space, String)>,
    /// The definitions being resolved, outermost first.
    stack: Vec<(Space, String)>,
    depth: usize,
    weight: usize,
}

impl<'a> Lower<'a> {
    /// Begins a reading.
    pub(crate) fn new(
        files: &'a [File],
        library: &'a Library<'a>,
        base: Option<&'a Catalogue>,
        found: Found,
    ) -> Self {
        Self {
            files,
            library,
            base,
            found,
            types: BTreeMap::new(),
            groups: BTreeMap::new(),
            codes: BTreeMap::new(),
            used: BTreeSet::new(),
            stack: Vec::new(),
            depth: 0,
            weight: 0,
        }
    }

    /// Goes one level deeper for `lower`, unless that is too deep.
    fn deeper<T>(&mut self, at: At, lower: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEPTH {
            self.found.add(Finding::new(&rules::TOO_LARGE, at).expected(
                format!("nhóm và kiểu lồng nhau quá {DEPTH} tầng"),
                format!("groups and types nest deeper than {DEPTH} levels"),
            ));
            return None;
        }
        self.depth += 1;
        let lowered = lower(self);
        self.depth -= 1;
        Some(lowered)
    }

    /// Counts fields and values; says whether there is room for them.
    fn weigh(&mut self, at: At, weight: usize) -> bool {
        let before = self.weight;
        self.weight = before.saturating_add(weight);
        if self.weight <= WEIGHT {
            return true;
        }
        if before <= WEIGHT {
            self.found.add(Finding::new(&rules::TOO_LARGE, at).expected(
                format!("quá {WEIGHT} trường, tính cả trong các nhóm"),
                format!("more than {WEIGHT} fields, those of groups included"),
            ));
        }
        self.found.taint();
        false
    }

    /// Says that the key `name` makes no sense where it stands.
    fn wrong(&mut self, at: At, name: &str, vi: impl Into<String>, en: impl Into<String>) {
        let finding = Finding::new(&rules::WRONG_CONSTRAINT, at).name(name);
        self.found.add(finding.with("expected", both(vi, en)));
    }

    /// Says that the key `name` widens what it should narrow.
    fn widened(&mut self, at: At, name: &str, base: &str) {
        let finding = Finding::new(&rules::WIDENED, at).name(name);
        self.found
            .add(finding.expected(format!("kiểu gốc cho {base}"), format!("that has {base}")));
    }
}
