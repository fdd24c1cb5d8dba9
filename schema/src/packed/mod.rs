//! A catalogue packed in one text while a program is built, so that none of its specs has to be
//! read when the program starts: each part is unpacked when it is first asked for.
//!
//! The text is an index, then the parts that it tells the places of. What a packed message says
//! is what its spec says: the same fields, the same code lists, the same hash.

mod lists;
mod write;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::lower::Codes;
use crate::model::values::Values;
use crate::model::{CodeList, Group, Message, UnknownCode, Value};

/// What the text begins with: the places of all parts, counted from the index's end.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Index {
    messages: Vec<PackedMessage>,
    lists: BTreeMap<String, PackedList>,
    definitions: Range<usize>,
}

/// A message: what tells it, and where its parts are.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct PackedMessage {
    /// The message without fields.
    pub head: Message,
    /// Its hash.
    pub hash: String,
    /// The message with the outermost fields, and of these only what tells it in JSON.
    keyed: Range<usize>,
    /// The message without what only people read.
    lean: Range<usize>,
    /// The whole message.
    whole: Range<usize>,
}

/// A code list: what it says of itself, and its codes.
#[derive(Debug, Deserialize, Serialize)]
struct PackedList {
    head: Range<usize>,
    rows: Option<Range<usize>>,
    unknown: UnknownCode,
    #[serde(skip)]
    list: OnceLock<Arc<Codes>>,
}

/// Named types and groups.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Definitions {
    /// The types.
    pub types: BTreeMap<String, Arc<Value>>,
    /// The groups.
    pub groups: BTreeMap<String, Arc<Group>>,
}

/// The parts of a packed catalogue.
#[derive(Debug)]
pub(crate) struct Parts {
    text: &'static str,
    lists: BTreeMap<String, PackedList>,
    definitions: Range<usize>,
    unpacked: OnceLock<Definitions>,
}

impl Parts {
    /// Reads the index of `text`; also returns the messages.
    ///
    /// # Panics
    ///
    /// Panics if the text was not packed by this version.
    pub(crate) fn open(text: &'static str) -> (Self, Vec<PackedMessage>) {
        let (index, parts) = text.split_once('\n').expect("a packed catalogue has an index");
        let index: Index = serde_json::from_str(index).expect("the index was packed");
        let Index { messages, lists, definitions } = index;
        (Self { text: parts, lists, definitions, unpacked: OnceLock::new() }, messages)
    }

    fn part<T: Deserialize<'static>>(&self, place: &Range<usize>) -> T {
        serde_json::from_str(&self.text[place.clone()]).expect("the part was packed")
    }

    /// Returns the message with its outermost fields alone.
    pub(crate) fn keyed(&self, message: &PackedMessage) -> Message {
        self.part(&message.keyed)
    }

    /// Returns the message without what only people read.
    pub(crate) fn lean(&self, message: &PackedMessage) -> Message {
        self.message(&message.lean)
    }

    /// Returns the whole message.
    pub(crate) fn whole(&self, message: &PackedMessage) -> Message {
        self.message(&message.whole)
    }

    fn message(&self, place: &Range<usize>) -> Message {
        let mut message: Message = self.part(place);
        lists::of_group(&mut message.body, &|name| self.list(name));
        message
    }

    /// Returns the names of the code lists.
    pub(crate) fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// Returns a code list with what its users take over from it.
    pub(crate) fn codes(&self, name: &str) -> Option<&Arc<Codes>> {
        let packed = self.lists.get(name)?;
        Some(packed.list.get_or_init(|| {
            let mut list: CodeList = self.part(&packed.head);
            if let Some(rows) = &packed.rows {
                list.values = Values::of_rows(&self.text[rows.clone()]);
            }
            for parent in &mut list.parent_lists {
                *parent = self.list(&parent.name);
            }
            Arc::new(Codes { list: Arc::new(list), unknown: packed.unknown })
        }))
    }

    fn list(&self, name: &str) -> Arc<CodeList> {
        Arc::clone(&self.codes(name).expect("the list was packed").list)
    }

    /// Returns the named types and groups.
    pub(crate) fn definitions(&self) -> &Definitions {
        self.unpacked.get_or_init(|| {
            let mut found: Definitions = self.part(&self.definitions);
            let list = |name: &str| self.list(name);
            for value in found.types.values_mut() {
                lists::of_value(Arc::make_mut(value), &list);
            }
            for group in found.groups.values_mut() {
                lists::of_group(Arc::make_mut(group), &list);
            }
            found
        })
    }
}
