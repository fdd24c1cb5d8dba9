//! Open content while it is read: it is kept as it is written, and made to stand alone.

use super::any::{Any, Notation};
use crate::events::{Kind, Name, Node, Scalar, Space, Span};
use crate::report::Form;

/// What XML calls the attributes that speak of the element itself.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A prefix and the namespace that it stands for.
type Use = (Box<str>, Box<str>);

/// The content of one field, while it is read.
#[derive(Debug)]
pub(super) struct Fragment {
    /// How many frames are open with the field's own.
    pub depth: usize,
    /// The name of the field's own element.
    name: Span,
    /// The namespace of that element.
    namespace: Option<Box<str>>,
    /// How many members are open within the field.
    level: usize,
    /// The first value of the field itself: where it stands, and as what.
    value: Option<(Span, Kind, Box<str>)>,
    /// For each element right within the field, where its name ends, and the prefixes used in it
    /// with their namespaces.
    uses: Vec<(Span, Vec<Use>)>,
}

impl Fragment {
    /// Begins the content of the field that `name` names, the innermost of `depth` frames.
    pub(super) fn new(depth: usize, name: Name<'_>, at: Span) -> Self {
        let namespace = match name.space {
            Space::Uri(uri) => Some(uri.into()),
            _ => None,
        };
        Self { depth, name: at, namespace, level: 0, value: None, uses: Vec::new() }
    }

    /// Notes a member within the field.
    pub(super) fn open(&mut self, name: Name<'_>, at: Span, text: &str) {
        self.level += 1;
        if self.level == 1 && name.node == Node::Element {
            self.uses.push((at, Vec::new()));
        }
        let written = text.get(at.start..at.end).unwrap_or_default();
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let uri = match name.space {
            Space::Uri(uri) => uri,
            Space::None => "",
            Space::Absent | Space::Undeclared => return,
        };
        if name.node == Node::Attribute && prefix.is_empty() {
            return;
        }
        if let Some((_, uses)) = self.uses.last_mut()
            && !uses.iter().any(|(known, _)| **known == *prefix)
        {
            uses.push((prefix.into(), uri.into()));
        }
    }

    /// Notes that the innermost member ends.
    pub(super) fn close(&mut self) {
        self.level = self.level.saturating_sub(1);
    }

    /// Notes a value.
    pub(super) fn value(&mut self, value: Scalar<'_>) {
        if self.level == 0 && self.value.is_none() {
            self.value = Some((value.span, value.kind, value.text.into()));
        }
    }

    /// Makes the content of a field that ends `at`; `own` is the namespace that its spec gives it.
    pub(super) fn finish(self, form: Form, text: &str, (at, own): (Span, Option<&str>)) -> Any {
        match form {
            Form::Xml => self.xml(text, at, own),
            Form::Json => self.json(text, at),
            Form::Delimited | Form::Fixed => {
                Any::text(self.value.map_or_else(|| "".into(), |(_, _, text)| text))
            }
        }
    }

    fn json(self, text: &str, at: Span) -> Any {
        let Some((span, kind, value)) = self.value else { return Any::text("") };
        let raw = match kind {
            Kind::String => return Any::text(value),
            Kind::Object | Kind::Array => text.get(span.start..at.end),
            _ => text.get(span.start..span.end),
        };
        Any::of(Notation::Json, raw.unwrap_or("null").into())
    }

    fn xml(self, text: &str, at: Span, own: Option<&str>) -> Any {
        let tag_end = start_tag_end(text, self.name.end);
        let attributes = text[self.name.end..tag_end].trim_end_matches('/').trim();
        let start = (tag_end + 1).min(at.start.max(tag_end));
        let content = self.standing_alone(text, start, at.start.max(start));
        let namespace = self.namespace.filter(|uri| Some(&**uri) != own);
        let is_text = attributes.is_empty() && !content.contains(['<', '&']);
        if is_text && namespace.is_none() {
            return Any::text(content);
        }
        let attributes = without_default(attributes).into();
        Any { notation: Notation::Xml, content: content.into(), attributes, namespace }
    }

    /// Returns the XML from `start` to `end`, in which each outermost element declares the prefixes
    /// that it takes from around it.
    fn standing_alone(&self, text: &str, start: usize, end: usize) -> String {
        let mut content = String::with_capacity(end - start);
        let mut from = start;
        for (name, uses) in &self.uses {
            content.push_str(&text[from..name.end]);
            from = name.end;
            let tag = &text[name.end..start_tag_end(text, name.end)];
            for (prefix, uri) in uses {
                declare(&mut content, tag, prefix, uri);
            }
            if text[start..end].contains("xsi:") {
                declare(&mut content, tag, "xsi", XSI);
            }
        }
        content.push_str(&text[from..end]);
        content
    }
}

/// Declares a prefix that the start tag `tag` does not declare.
fn declare(content: &mut String, tag: &str, prefix: &str, uri: &str) {
    let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
    let is_declared = tag.split([' ', '\t', '\r', '\n']).any(|attribute| {
        attribute.strip_prefix(&name).is_some_and(|rest| rest.trim_start().starts_with('='))
    });
    if !is_declared && prefix != "xml" {
        let uri = super::write::xml::attribute(uri);
        content.extend([" ", &name, "=\"", &uri, "\""]);
    }
}

/// Returns where the start tag ends whose name ends at `from`: its `>`.
fn start_tag_end(text: &str, from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Returns attributes without the declaration of a default namespace.
fn without_default(attributes: &str) -> String {
    let Some(start) = attributes.find("xmlns=") else { return attributes.to_owned() };
    let rest = &attributes[start + 6..];
    let quote = rest.chars().next().unwrap_or('"');
    let end = rest[1..].find(quote).map_or(rest.len(), |end| end + 2);
    [attributes[..start].trim_end(), &rest[end..]].concat().trim().to_owned()
}
