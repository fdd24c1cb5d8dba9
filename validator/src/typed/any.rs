//! Content that a spec leaves open: a signature, another message, anything well-formed.

use super::group::{Member, Refused, Tokens};
use super::tape::{Entry, Held, Open, Tape};
use crate::events::{Detail, End, Events, Flow, Name, Scalar, Span};
use crate::limits::Limits;
use crate::rules::Rule;
use crate::{json, xml};

/// How open content is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Notation {
    /// As plain text: it may stand in any form.
    Text,
    /// As XML: what stands within an element.
    Xml,
    /// As a JSON value.
    Json,
}

/// Content of a field that the spec leaves open, or that carries another message.
///
/// It is kept as it was written, so that a signature in it stays as it is. XML content declares all
/// namespaces that it uses.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Any {
    pub(super) notation: Notation,
    pub(super) content: Box<str>,
    /// The attributes of the element around XML content, as written.
    pub(super) attributes: Box<str>,
    /// The namespace of that element, where it is not the one that the spec gives the field.
    pub(super) namespace: Option<Box<str>>,
}

impl Any {
    /// Makes content of plain text: base64 data or an escaped message, say.
    pub fn text(text: impl Into<Box<str>>) -> Self {
        Self::of(Notation::Text, text.into())
    }

    /// Makes content of XML elements; `None` if they are not well-formed.
    ///
    /// ```
    /// use lienthong::typed::Any;
    /// assert!(Any::xml("<a xmlns='urn:a'>1</a>").is_some());
    /// assert!(Any::xml("<a>").is_none());
    /// ```
    pub fn xml(content: impl Into<Box<str>>) -> Option<Self> {
        let content = content.into();
        let mut look = Look::default();
        let end = xml::read(&wrapped(&content), &Limits::default(), &mut look);
        let is_sound = end == End::Whole && !look.is_wrong;
        is_sound.then(|| Self::of(Notation::Xml, content))
    }

    /// Makes content of a JSON value; `None` if it is none.
    pub fn json(content: impl Into<Box<str>>) -> Option<Self> {
        let content = content.into();
        let mut look = Look::default();
        let end = json::read(&content, &Limits::default(), &mut look);
        let is_sound = end == End::Whole && !look.is_wrong;
        is_sound.then(|| Self::of(Notation::Json, content))
    }

    pub(super) fn of(notation: Notation, content: Box<str>) -> Self {
        Self { notation, content, attributes: "".into(), namespace: None }
    }

    /// Returns how it is written.
    pub fn notation(&self) -> Notation {
        self.notation
    }

    /// Returns what is written.
    pub fn content(&self) -> &str {
        &self.content
    }
}

impl Member for Any {
    fn take(from: &mut Tokens<'_>) -> Result<Self, Refused> {
        Ok(from.any())
    }

    fn tell<'t>(&'t self, slot: u32, to: &mut Tape<'t>) {
        to.entries.push(Entry { slot, held: Held::Any(Open::Borrowed(self)) });
    }
}

/// Puts XML content within an element, so that it can be read by itself.
pub(super) fn wrapped(content: &str) -> String {
    ["<x>", content, "</x>"].concat()
}

/// Looks whether anything is wrong.
#[derive(Default)]
struct Look {
    is_wrong: bool,
}

impl Events for Look {
    fn open(&mut self, _: Name<'_>, _: Span) -> Flow {
        Flow::GoOn
    }

    fn key(&mut self, _: &str, _: Span, _: bool) {}

    fn value(&mut self, _: Scalar<'_>) {}

    fn close(&mut self, _: Span) {}

    fn fault(&mut self, _: &'static Rule, _: Span, _: Detail) {
        self.is_wrong = true;
    }
}
