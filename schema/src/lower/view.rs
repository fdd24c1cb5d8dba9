//! Reading keys of a tree that was already checked: what has the wrong shape is simply absent.

use crate::found::At;
use crate::model::Text;
use crate::source::Place;
use crate::yaml::{Entry, Node};

/// A node with the file that it stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// The file's number.
    pub file: usize,
    /// The node.
    pub node: &'a Node,
}

impl<'a> View<'a> {
    /// Returns where the node stands.
    pub(crate) fn at(self) -> At {
        At { file: self.file, place: self.node.place }
    }

    /// Returns `place` in the node's file.
    pub(crate) fn at_place(self, place: Place) -> At {
        At { file: self.file, place }
    }

    /// Returns where the value of `key` stands, or else the node.
    pub(crate) fn at_key(self, key: &str) -> At {
        self.get(key).map_or(self.at(), View::at)
    }

    /// Returns the value of `key`, if it is not nothing.
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        self.node.get(key).map(|node| Self { node, ..self })
    }

    /// Says whether `key` stands here, even with nothing at it.
    pub(crate) fn has(self, key: &str) -> bool {
        self.node.entry(key).is_some()
    }

    /// Returns the node's own text.
    pub(crate) fn as_text(self) -> Option<&'a str> {
        self.node.as_text()
    }

    /// Returns the text at `key`.
    pub(crate) fn text(self, key: &str) -> Option<&'a str> {
        self.get(key)?.as_text()
    }

    /// Returns the text at `key` as one that the model owns.
    pub(crate) fn owned(self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    /// Returns the text in two languages at `key`.
    pub(crate) fn bilingual(self, key: &str) -> Option<Text> {
        let value = self.get(key)?;
        match value.as_text() {
            Some(text) => Some(Text::vietnamese(text)),
            None => Some(Text { vi: value.owned("vi")?, en: value.owned("en") }),
        }
    }

    /// Returns the whole number at `key`.
    pub(crate) fn count(self, key: &str) -> Option<u32> {
        self.text(key)?.parse().ok()
    }

    /// Says whether `true` stands at `key`.
    pub(crate) fn flag(self, key: &str) -> bool {
        self.text(key) == Some("true")
    }

    /// Returns the items of the node.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        self.node.items().iter().map(move |node| Self { node, ..self })
    }

    /// Returns the items of the sequence at `key`.
    pub(crate) fn list(self, key: &str) -> impl Iterator<Item = Self> {
        self.get(key).into_iter().flat_map(View::items)
    }

    /// Returns the texts of the sequence at `key`.
    pub(crate) fn texts(self, key: &str) -> Vec<String> {
        self.list(key).filter_map(Self::as_text).map(str::to_owned).collect()
    }

    /// Returns the text at `key`, or those of the sequence there, each with its place.
    pub(crate) fn one_or_more(self, key: &str) -> impl Iterator<Item = (&'a str, At)> {
        let one = self.get(key).filter(|value| value.as_text().is_some());
        let all = one.into_iter().chain(self.list(key));
        all.filter_map(|view| Some((view.as_text()?, view.at())))
    }

    /// Returns the entries of the mapping at `key`.
    pub(crate) fn map(self, key: &str) -> &'a [Entry] {
        self.get(key).map_or(&[], |value| value.node.entries())
    }

    /// Returns what the text at `key` names among `names`, or its default.
    pub(crate) fn one<T: Copy + Default>(self, key: &str, names: &[(&str, T)]) -> T {
        self.one_of(key, names).unwrap_or_default()
    }

    /// Returns what the text at `key` names among `names`.
    pub(crate) fn one_of<T: Copy>(self, key: &str, names: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        names.iter().find(|(name, _)| *name == text).map(|(_, value)| *value)
    }
}
