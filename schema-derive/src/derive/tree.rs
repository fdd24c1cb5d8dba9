//! What attributes say, as the tree that a spec file would be: a value knows where it stands in the
//! source, so that a mistake found in the written tree is told at the attribute.

use proc_macro2::Span;

/// A value.
#[derive(Clone)]
pub(crate) struct Node {
    /// Where it stands in the source.
    pub span: Span,
    /// What it is.
    pub tree: Tree,
}

/// What a value is.
#[derive(Clone)]
pub(crate) enum Tree {
    /// A text, or anything written as one.
    Text(String),
    /// Several values.
    List(Vec<Node>),
    /// Keys with values.
    Map(Vec<Entry>),
}

/// What stands in a mapping.
#[derive(Clone)]
pub(crate) enum Entry {
    /// A key with its value.
    Key(Key),
    /// What the Rust type of a field says of itself when the program runs.
    OfType(Box<OfType>),
}

/// A key with its value.
#[derive(Clone)]
pub(crate) struct Key {
    /// The key, as a spec writes it.
    pub name: String,
    /// Where it stands in the source.
    pub span: Span,
    /// Its value.
    pub value: Node,
}

/// What a Rust type says of itself.
#[derive(Clone)]
pub(crate) struct OfType {
    /// The type.
    pub of: syn::Type,
    /// The keys that attributes give, so that the type need not.
    pub given: Vec<String>,
    /// What stands for it where the attributes are judged.
    pub stand_in: Vec<Entry>,
}

impl Node {
    /// Makes a text.
    pub(crate) fn text(span: Span, text: impl Into<String>) -> Self {
        Self { span, tree: Tree::Text(text.into()) }
    }

    /// Makes a mapping.
    pub(crate) fn map(span: Span, entries: Vec<Entry>) -> Self {
        Self { span, tree: Tree::Map(entries) }
    }

    /// Makes a list.
    pub(crate) fn list(span: Span, items: Vec<Self>) -> Self {
        Self { span, tree: Tree::List(items) }
    }

    /// Returns the text of a text.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the value of `key` in a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.tree {
            Tree::Map(entries) => find(entries, key).map(|key| &key.value),
            _ => None,
        }
    }
}

impl Entry {
    /// Makes a key with its value.
    pub(crate) fn new(name: &str, value: Node) -> Self {
        Self::Key(Key { name: name.to_owned(), span: value.span, value })
    }

    /// Makes a key with a text.
    pub(crate) fn text(name: &str, span: Span, text: impl Into<String>) -> Self {
        Self::new(name, Node::text(span, text))
    }
}

/// Finds a key among entries.
pub(crate) fn find<'e>(entries: &'e [Entry], name: &str) -> Option<&'e Key> {
    entries.iter().find_map(|entry| match entry {
        Entry::Key(key) if key.name == name => Some(key),
        _ => None,
    })
}

/// Takes a key out of entries.
pub(crate) fn take(entries: &mut Vec<Entry>, name: &str) -> Option<Key> {
    let at = entries.iter().position(|it| matches!(it, Entry::Key(key) if key.name == name))?;
    match entries.remove(at) {
        Entry::Key(key) => Some(key),
        Entry::OfType(_) => None,
    }
}
