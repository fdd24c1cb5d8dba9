//! A catalogue: messages, code lists and shared definitions, by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::found::nearest;
use crate::lower::Codes;
use crate::model::{CodeList, Group, Message, MessageId, Value, Version};

/// All messages that are known, and what they share.
///
/// A catalogue never changes; [`Catalogue::read`] makes one, on top of another if there is one.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub(crate) messages: BTreeMap<(MessageId, Version), Arc<Message>>,
    pub(crate) types: BTreeMap<String, Arc<Value>>,
    pub(crate) groups: BTreeMap<String, Arc<Group>>,
    pub(crate) codes: BTreeMap<String, Arc<Codes>>,
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
    /// Returns all messages, sorted by name, then version.
    pub fn messages(&self) -> impl Iterator<Item = &Arc<Message>> {
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
        found.map(|(_, message)| Arc::clone(message)).ok_or_else(|| self.unknown(name))
    }

    /// Returns all code lists, sorted by name.
    pub fn code_lists(&self) -> impl Iterator<Item = &Arc<CodeList>> {
        self.codes.values().map(|codes| &codes.list)
    }

    /// Finds a code list by its name.
    pub fn find_codes(&self, name: &str) -> Option<&Arc<CodeList>> {
        self.codes.get(name).map(|codes| &codes.list)
    }

    fn unknown(&self, name: &str) -> Unknown {
        let ids = self.messages.keys().map(|(id, _)| id.to_string());
        let full = self.messages.keys().map(|(id, version)| format!("{id}@{version}"));
        let known: Vec<_> = if name.contains('@') { full.collect() } else { ids.collect() };
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        Unknown { name: name.to_owned(), nearest: near }
    }
}
