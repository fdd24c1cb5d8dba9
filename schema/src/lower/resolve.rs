//! Names of types, groups and code lists, each resolved once.

use std::sync::Arc;

use super::library::Definition;
use super::{Codes, Done, Lower, Space};
use crate::catalogue::Catalogue;
use crate::found::{At, Finding};
use crate::model::{Group, Value};
use crate::rules;

impl<'a> Lower<'a> {
    /// Resolves everything that is defined, used or not.
    pub(crate) fn all_definitions(&mut self) {
        let library = self.library;
        for ((space, name), definition) in &library.definitions {
            let at = definition.name_at;
            match space {
                Space::Type => drop(self.named_type(name, at)),
                Space::Group => drop(self.named_group(name, at)),
                Space::Codes => drop(self.code_list(name, at)),
            }
        }
    }

    /// Returns the type that is referred to as `name`.
    pub(super) fn use_type(&mut self, name: &str, at: At) -> Option<Arc<Value>> {
        self.used.insert((Space::Type, name.to_owned()));
        self.named_type(name, at)
    }

    /// Returns the group that is referred to as `name`.
    pub(super) fn use_group(&mut self, name: &str, at: At) -> Option<Arc<Group>> {
        self.used.insert((Space::Group, name.to_owned()));
        self.named_group(name, at)
    }

    /// Returns the code list that is referred to as `name`.
    pub(super) fn use_codes(&mut self, name: &str, at: At) -> Option<Arc<Codes>> {
        self.used.insert((Space::Codes, name.to_owned()));
        self.code_list(name, at)
    }

    fn named_type(&mut self, name: &str, at: At) -> Option<Arc<Value>> {
        if let Some(done) = self.types.get(name).cloned() {
            return self.reuse(at, done);
        }
        if let Some(done) = self.define(Space::Type, name, at, Self::type_definition)? {
            self.types.insert(name.to_owned(), done.clone());
            return Some(done.value);
        }
        let base = self.base.and_then(|base| base.named_type(name).cloned());
        base.or_else(|| self.unknown(Space::Type, name, at))
    }

    fn named_group(&mut self, name: &str, at: At) -> Option<Arc<Group>> {
        if let Some(done) = self.groups.get(name).cloned() {
            return self.reuse(at, done);
        }
        if let Some(done) = self.define(Space::Group, name, at, Self::group_definition)? {
            self.groups.insert(name.to_owned(), done.clone());
            return Some(done.value);
        }
        let base = self.base.and_then(|base| base.named_group(name).cloned());
        base.or_else(|| self.unknown(Space::Group, name, at))
    }

    fn code_list(&mut self, name: &str, at: At) -> Option<Arc<Codes>> {
        if let Some(done) = self.codes.get(name).cloned() {
            return self.reuse(at, done);
        }
        if let Some(done) = self.define(Space::Codes, name, at, Self::codes_definition)? {
            self.codes.insert(name.to_owned(), done.clone());
            return Some(done.value);
        }
        let base = self.base.and_then(|base| base.codes(name).cloned());
        base.or_else(|| self.unknown(Space::Codes, name, at))
    }

    fn reuse<T>(&mut self, at: At, done: Done<T>) -> Option<Arc<T>> {
        if !done.sound {
            self.found.taint();
        }
        self.weigh(at, done.weight).then_some(done.value)
    }

    /// Lowers a definition of the files being read. `None` where that can't be done, `Some(None)`
    /// where no file defines the name.
    #[expect(clippy::option_option, reason = "two ways to have nothing, told apart at once")]
    fn define<T>(
        &mut self,
        space: Space,
        name: &str,
        at: At,
        lower: impl FnOnce(&mut Self, Definition<'a>) -> T,
    ) -> Option<Option<Done<T>>> {
        let entry = (space, name.to_owned());
        let Some(&definition) = self.library.definitions.get(&entry) else { return Some(None) };
        if self.stack.contains(&entry) {
            self.report_circle(&entry, at);
            return None;
        }
        let (errors, weight) = (self.found.errors(), self.weight);
        if self.library.broken[definition.view.file] {
            self.found.taint();
        }
        self.stack.push(entry);
        let value = self.deeper(at, |within| lower(within, definition));
        self.stack.pop();
        let (value, sound) = (Arc::new(value?), self.found.errors() == errors);
        Some(Some(Done { value, sound, weight: (self.weight - weight).max(1) }))
    }

    fn report_circle(&mut self, entry: &(Space, String), at: At) {
        let start = self.stack.iter().position(|open| open == entry).unwrap_or_default();
        let circle = self.stack[start..].iter().chain([entry]).map(|(_, name)| name.as_str());
        let circle = circle.collect::<Vec<_>>().join(" → ");
        let finding = Finding::new(&rules::RECURSIVE, at).name(&entry.1);
        self.found.add(finding.expected(&circle, &circle));
    }

    fn unknown<T>(&mut self, space: Space, name: &str, at: At) -> Option<T> {
        if self.library.may_hold(space) {
            self.found.taint();
            return None;
        }
        let mut known: Vec<&str> = self.library.names(space).collect();
        match (space, self.base) {
            (Space::Type, base) => {
                known.extend(super::bases::BUILT_IN);
                known.extend(base.into_iter().flat_map(Catalogue::type_names));
            }
            (Space::Group, Some(base)) => known.extend(base.group_names()),
            (Space::Codes, Some(base)) => known.extend(base.code_names()),
            (_, None) => {}
        }
        let (vi, en) = space.words();
        let finding = Finding::new(&rules::UNKNOWN_NAME, at).name(name).expected(vi, en);
        self.found.add(finding.nearest(name, known));
        None
    }
}
