//! A catalogue: messages, code lists and shared definitions, by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::entry::Entry;
use crate::found::nearest;
use crate::lower::Codes;
use crate::model::{CodeList, Group, Message, MessageId, Value, Version};
use crate::packed::Parts;

/// All messages that are known, and what they share.
///
/// A catalogue never changes; [`Catalogue::read`] makes one, on top of another if there is one.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub(crate) messages: BTreeMap<(MessageId, Version), Arc<Entry>>,
    pub(crate) types: BTreeMap<String, Arc<Value>>,
    pub(crate) groups: BTreeMap<String, Arc<Group>>,
    pub(crate) codes: BTreeMap<String, Arc<Codes>>,
    /// What is packed: names that are not found above may stand here.
    pub(crate) packed: Option<Arc<Parts>>,
}

/// No message has the name that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no message is called `{name}`")]
pub struct Unknown {
    /// The name as it was asked for.
    pub name: String,
    /// The known name that it most likely stands for.
    pub nearest: Option<String>,
}

impl Catalogue {
    /// Makes the catalogue that [`Catalogue::pack`] packed; what it holds is unpacked when it is
    /// first asked for.
    ///
    /// # Panics
    ///
    /// Panics, perhaps later, if the text is not what this version packed.
    pub fn unpack(text: &'static str) -> Self {
        let (parts, messages) = Parts::open(text);
        let parts = Arc::new(parts);
        let entries = messages.into_iter().map(|message| {
            let key = (message.head.id.clone(), message.head.version);
            (key, Arc::new(Entry::packed(message, Arc::clone(&parts))))
        });
        Self { messages: entries.collect(), packed: Some(parts), ..Self::default() }
    }

    /// Returns all messages, sorted by name, then version.
    pub fn messages(&self) -> impl Iterator<Item = &Arc<Message>> {
        self.messages.values().map(|entry| entry.message())
    }

    /// Returns all messages, sorted by name, then version, without unpacking any.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.messages.values()
    }

    /// Finds a message by `system.Name`, or by `system.Name@1.2` with a version or the beginning
    /// of one; among several the highest version is taken.
    ///
    /// # Errors
    ///
    /// Returns [`Unknown`] if there is no such message, or no such version of it.
    pub fn find(&self, name: &str) -> Result<Arc<Message>, Unknown> {
        let (id, version) = match name.split_once('@') {
            Some((id, version)) => (id, Some(version)),
            None => (name, None),
        };
        let id = MessageId::parse(id);
        let fits = |(of, number): &(MessageId, Version)| {
            Some(of) == id.as_ref() && version.is_none_or(|version| number.matches(version))
        };
        let found = self.messages.iter().rev().find(|(key, _)| fits(key));
        found.map(|(_, entry)| Arc::clone(entry.message())).ok_or_else(|| self.unknown(name))
    }

    /// Returns all code lists, sorted by name.
    pub fn code_lists(&self) -> impl Iterator<Item = &Arc<CodeList>> {
        self.code_names().into_iter().filter_map(|name| self.find_codes(name))
    }

    /// Finds a code list by its name.
    pub fn find_codes(&self, name: &str) -> Option<&Arc<CodeList>> {
        self.codes(name).map(|codes| &codes.list)
    }

    pub(crate) fn codes(&self, name: &str) -> Option<&Arc<Codes>> {
        self.codes.get(name).or_else(|| self.packed.as_ref()?.codes(name))
    }

    pub(crate) fn named_type(&self, name: &str) -> Option<&Arc<Value>> {
        let packed = || self.packed.as_ref()?.definitions().types.get(name);
        self.types.get(name).or_else(packed)
    }

    pub(crate) fn named_group(&self, name: &str) -> Option<&Arc<Group>> {
        let packed = || self.packed.as_ref()?.definitions().groups.get(name);
        self.groups.get(name).or_else(packed)
    }

    /// Returns the names of all code lists, sorted.
    pub(crate) fn code_names(&self) -> Vec<&str> {
        let packed = self.packed.iter().flat_map(|packed| packed.list_names());
        sorted(self.codes.keys().map(String::as_str).chain(packed))
    }

    /// Returns the names of all types, sorted.
    pub(crate) fn type_names(&self) -> Vec<&str> {
        let packed = self.packed.iter().flat_map(|packed| packed.definitions().types.keys());
        sorted(self.types.keys().chain(packed).map(String::as_str))
    }

    /// Returns the names of all groups, sorted.
    pub(crate) fn group_names(&self) -> Vec<&str> {
        let packed = self.packed.iter().flat_map(|packed| packed.definitions().groups.keys());
        sorted(self.groups.keys().chain(packed).map(String::as_str))
    }

    /// Defines a type: specs that are read on top of this catalogue may use it.
    pub fn define_type(&mut self, name: &str, value: Value) {
        self.types.insert(name.to_owned(), Arc::new(value));
    }

    /// Defines a group: specs that are read on top of this catalogue may use it.
    pub fn define_group(&mut self, name: &str, group: Group) {
        self.groups.insert(name.to_owned(), Arc::new(group));
    }

    fn unknown(&self, name: &str) -> Unknown {
        let ids = self.messages.keys().map(|(id, _)| id.to_string());
        let full = self.messages.keys().map(|(id, version)| format!("{id}@{version}"));
        let known: Vec<_> = if name.contains('@') { full.collect() } else { ids.collect() };
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        Unknown { name: name.to_owned(), nearest: near }
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
