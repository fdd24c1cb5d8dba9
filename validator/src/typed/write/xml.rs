//! Writes XML: attributes first, then what the element holds, in the order of the spec.

use std::borrow::Cow;

use lienthong_schema::model::{Content, Field, Group, Message, SoapVersion, XmlNode};

use super::super::any::{Any, Notation};
use super::super::tape::{Entry, Held, Tape};
use super::WriteError;

/// The namespace whose prefix is always `xml`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Writes one message, within an envelope if it travels in one.
pub(super) fn write(message: &Message, tape: &Tape<'_>) -> Result<String, WriteError> {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let envelope = message.forms.soap.as_ref().map(|soap| match soap.version {
        SoapVersion::V1_2 => "http://www.w3.org/2003/05/soap-envelope",
        SoapVersion::V1_1 | SoapVersion::Any => "http://schemas.xmlsoap.org/soap/envelope/",
    });
    if let Some(namespace) = envelope {
        text.extend(["<soap:Envelope xmlns:soap=\"", namespace, "\"><soap:Body>"]);
    }
    let form = message.forms.xml.clone().unwrap_or_default();
    let namespace = form.namespace.as_deref().filter(|uri| !uri.is_empty());
    let prefix = form.prefix.as_deref().filter(|prefix| !prefix.is_empty()).zip(namespace);
    let mut writer = Writer { text, prefix, entries: &tape.entries };
    let end = tape.entries.len();
    let scope = Scope { default: None, inherited: namespace };
    let name = message.root_name();
    let scope = writer.start(name, namespace, scope, true);
    writer.group(&message.body, (1, end), scope)?;
    writer.end(name, namespace);
    let mut text = writer.text;
    if envelope.is_some() {
        text.push_str("</soap:Body></soap:Envelope>");
    }
    text.push('\n');
    Ok(text)
}

/// What elements take from those around them.
#[derive(Clone, Copy)]
struct Scope<'m> {
    /// The default namespace that is declared.
    default: Option<&'m str>,
    /// The namespace that the spec gives to fields which name none.
    inherited: Option<&'m str>,
}

struct Writer<'a, 'm, 't> {
    text: String,
    /// The prefix that stands for the message's namespace.
    prefix: Option<(&'m str, &'m str)>,
    entries: &'a [Entry<'t>],
}

impl<'m> Writer<'_, 'm, '_> {
    fn is_prefixed(&self, namespace: Option<&str>) -> bool {
        self.prefix.is_some_and(|(_, uri)| Some(uri) == namespace)
    }

    /// Opens a start tag and declares what its name needs.
    fn start(
        &mut self,
        name: &str,
        namespace: Option<&'m str>,
        mut scope: Scope<'m>,
        is_root: bool,
    ) -> Scope<'m> {
        self.text.push('<');
        self.name(name, namespace);
        if let (true, Some((prefix, uri))) = (is_root, self.prefix) {
            self.text.extend([" xmlns:", prefix, "=\"", &attribute(uri), "\""]);
        }
        if !self.is_prefixed(namespace) && scope.default != namespace {
            let uri = attribute(namespace.unwrap_or_default());
            self.text.extend([" xmlns=\"", &uri, "\""]);
            scope.default = namespace;
        }
        scope
    }

    fn name(&mut self, name: &str, namespace: Option<&str>) {
        if let (true, Some((prefix, _))) = (self.is_prefixed(namespace), self.prefix) {
            self.text.push_str(prefix);
            self.text.push(':');
        }
        self.text.push_str(name);
    }

    fn end(&mut self, name: &str, namespace: Option<&str>) {
        self.text.push_str("</");
        self.name(name, namespace);
        self.text.push('>');
    }

    /// Writes the attributes of the open start tag, its end, and what the element holds.
    fn group(
        &mut self,
        group: &'m Group,
        (start, end): (usize, usize),
        scope: Scope<'m>,
    ) -> Result<(), WriteError> {
        self.members(group, (start, end), scope, &[XmlNode::Attribute])?;
        self.text.push('>');
        self.members(group, (start, end), scope, &[XmlNode::Text, XmlNode::Element])
    }

    /// Writes the members that are of one of the kinds `nodes`.
    fn members(
        &mut self,
        group: &'m Group,
        (start, end): (usize, usize),
        scope: Scope<'m>,
        nodes: &[XmlNode],
    ) -> Result<(), WriteError> {
        let mut at = start;
        for (slot, field) in (0..).zip(group.fields()) {
            while at < end && self.entries[at].slot == slot {
                let next = match self.entries[at].held {
                    Held::Group { end } => end,
                    _ => at + 1,
                };
                if nodes.contains(&field.xml.node) {
                    self.member(field, at, scope)?;
                }
                at = next;
            }
        }
        Ok(())
    }

    fn member(&mut self, field: &'m Field, at: usize, scope: Scope<'m>) -> Result<(), WriteError> {
        let entries = self.entries;
        let name = field.xml.name.as_deref().unwrap_or(&field.name);
        match (field.xml.node, &entries[at].held) {
            (XmlNode::Attribute, Held::Text(text)) => self.attribute(field, name, text),
            (XmlNode::Text, Held::Text(text)) => self.escaped(&field.name, text),
            (_, held) => self.element((field, name), (held, at), scope),
        }
    }

    fn attribute(&mut self, field: &'m Field, name: &str, text: &str) -> Result<(), WriteError> {
        check(&field.name, text)?;
        let namespace = field.xml.namespace.as_deref().filter(|uri| !uri.is_empty());
        match namespace {
            None => self.text.extend([" ", name]),
            Some(XML) => self.text.extend([" xml:", name]),
            Some(_) if self.is_prefixed(namespace) => {
                self.text.push(' ');
                self.name(name, namespace);
            }
            Some(uri) => {
                let uri = attribute(uri);
                self.text.extend([" xmlns:a-", name, "=\"", &uri, "\" a-", name, ":", name]);
            }
        }
        self.text.extend(["=\"", &attribute(text), "\""]);
        Ok(())
    }

    fn element(
        &mut self,
        (field, name): (&'m Field, &str),
        (held, at): (&Held<'_>, usize),
        scope: Scope<'m>,
    ) -> Result<(), WriteError> {
        let given = field.xml.namespace.as_deref();
        let inherited = given.or(scope.inherited);
        let namespace = inherited.filter(|uri| !uri.is_empty());
        let scope = Scope { inherited, ..scope };
        if let Held::Any(any) = held {
            return self.any((field, name), any, (namespace, scope));
        }
        let scope = self.start(name, namespace, scope, false);
        match (held, &field.content) {
            (Held::Group { end }, Content::Group(group)) => {
                self.group(group, (at + 1, *end), scope)?;
            }
            (Held::Text(text), _) => {
                self.text.push('>');
                self.escaped(&field.name, text)?;
            }
            _ => self.text.push('>'),
        }
        self.end(name, namespace);
        Ok(())
    }

    /// Writes open content: XML as it is.
    fn any(
        &mut self,
        (field, name): (&'m Field, &str),
        any: &Any,
        (namespace, scope): (Option<&'m str>, Scope<'m>),
    ) -> Result<(), WriteError> {
        if let Some(own) = &any.namespace {
            self.text.extend(["<", name, " xmlns=\"", &attribute(own), "\""]);
        } else {
            self.start(name, namespace, scope, false);
        }
        if !any.attributes.is_empty() {
            self.text.push(' ');
            self.text.push_str(&any.attributes);
        }
        self.text.push('>');
        match any.notation {
            Notation::Xml => self.text.push_str(&any.content),
            Notation::Text => self.escaped(&field.name, &any.content)?,
            Notation::Json => return Err(WriteError::OtherForm { field: field.name.clone() }),
        }
        let namespace = if any.namespace.is_some() { None } else { namespace };
        self.end(name, namespace);
        Ok(())
    }

    fn escaped(&mut self, field: &str, text: &str) -> Result<(), WriteError> {
        check(field, text)?;
        self.text.push_str(&escape(text, false));
        Ok(())
    }
}

/// Refuses a value with a character that XML 1.0 does not have.
fn check(field: &str, text: &str) -> Result<(), WriteError> {
    let is_bad = |c: char| {
        matches!(c, '\u{fffe}' | '\u{ffff}') || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
    };
    match text.chars().find(|c| is_bad(*c)) {
        None => Ok(()),
        Some(character) => Err(WriteError::Character { field: field.to_owned(), character }),
    }
}

/// Writes a text as the value of an attribute in double quotes.
pub(in crate::typed) fn attribute(text: &str) -> Cow<'_, str> {
    escape(text, true)
}

/// Writes a text so that a reader gets it back as it is: line ends and tabs, too.
fn escape(text: &str, in_attribute: bool) -> Cow<'_, str> {
    let needs = |c: char| {
        matches!(c, '<' | '>' | '&' | '\r') || (in_attribute && matches!(c, '"' | '\t' | '\n'))
    };
    if !text.contains(needs) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' if in_attribute => escaped.push_str("&quot;"),
            c if needs(c) => escaped.extend(["&#", &u32::from(c).to_string(), ";"]),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}
