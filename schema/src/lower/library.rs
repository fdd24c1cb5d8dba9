//! The definitions of all files, by name, before any is resolved.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{View, is_built_in, is_name};
use crate::file::{File, FileKind};
use crate::found::{Finding, Found};
use crate::rules;
use crate::yaml;

/// What a name names: each kind of definition has names of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Space {
    /// A named type.
    Type,
    /// A named group.
    Group,
    /// A code list.
    Codes,
}

impl Space {
    /// Returns its word in Vietnamese and in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Type => ("kiểu", "type"),
            Self::Group => ("nhóm", "group"),
            Self::Codes => ("danh mục", "code list"),
        }
    }
}

/// A definition's place: its name and what it says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it says.
    pub view: View<'a>,
    /// Where its name stands.
    pub name_at: crate::found::At,
}

/// All definitions.
#[derive(Debug, Default)]
pub(crate) struct Library<'a> {
    /// Types, groups and code lists.
    pub definitions: BTreeMap<(Space, String), Definition<'a>>,
    /// Message files.
    pub messages: Vec<View<'a>>,
    /// Profile files.
    pub profiles: Vec<View<'a>>,
    /// Files with mistakes of YAML or of keys: nothing in them is sound.
    pub broken: Vec<bool>,
    /// Whether some file can't be read at all, so that what it defines is not known.
    pub unread: [bool; 3],
}

impl Library<'_> {
    /// Says whether a definition may stand in a file that can't be read.
    pub(crate) fn may_hold(&self, space: Space) -> bool {
        self.unread[space as usize]
    }
}

impl<'a> Library<'a> {
    /// Collects the definitions of `files`; `broken` tells for each whether it has mistakes.
    pub(crate) fn collect(files: &'a [File], broken: Vec<bool>, found: &mut Found) -> Self {
        let mut library = Self { broken, ..Self::default() };
        for (file, source) in files.iter().enumerate() {
            let Some(node) = &source.tree else {
                library.unread[Space::Codes as usize] |= source.kind == FileKind::Codes;
                for space in [Space::Type, Space::Group] {
                    library.unread[space as usize] |= source.kind == FileKind::Types;
                }
                continue;
            };
            let view = View { file, node };
            match source.kind {
                FileKind::Message if view.has("profile") => library.profiles.push(view),
                FileKind::Message => library.messages.push(view),
                FileKind::Types => {
                    library.add_all(Space::Type, view, view.map("types"), found);
                    library.add_all(Space::Group, view, view.map("groups"), found);
                }
                FileKind::Codes => {
                    if let Some(name) = view.text("codes") {
                        let name_at = view.at_key("codes");
                        library.add(Space::Codes, Definition { name, view, name_at }, found);
                    }
                }
                FileKind::Csv | FileKind::Other => {}
            }
        }
        library
    }

    fn add_all(&mut self, space: Space, file: View<'a>, all: &'a [yaml::Entry], found: &mut Found) {
        for entry in all {
            let view = View { node: &entry.value, ..file };
            let (name, name_at) = (entry.key.as_str(), file.at_place(entry.place));
            self.add(space, Definition { name, view, name_at }, found);
        }
    }

    fn add(&mut self, space: Space, new: Definition<'a>, found: &mut Found) {
        let name = new.name;
        let (vi, en) = space.words();
        if !name.split('/').all(is_name) {
            found.add(Finding::new(&rules::BAD_NAME, new.name_at).name(name).expected(
                "chữ, số, `_`, `-`; có thể có hệ thống đứng trước và `/`",
                "letters, digits, `_` and `-`, perhaps after a system and `/`",
            ));
        }
        if space == Space::Type && is_built_in(name) {
            let finding = Finding::new(&rules::DUPLICATE_NAME, new.name_at).name(name);
            found.add(finding.expected("kiểu dựng sẵn", "a built-in type"));
        }
        match self.definitions.entry((space, name.to_owned())) {
            Entry::Vacant(place) => drop(place.insert(new)),
            Entry::Occupied(_) => {
                let finding = Finding::new(&rules::DUPLICATE_NAME, new.name_at).name(name);
                found.add(finding.expected(vi, en));
            }
        }
    }

    /// Returns the names in one space.
    pub(crate) fn names(&self, space: Space) -> impl Iterator<Item = &str> {
        let all = self.definitions.keys().filter(move |(of, _)| *of == space);
        all.map(|(_, name)| name.as_str())
    }
}
