//! Attributes: reading them, declaring the namespaces among them, telling the others.

use std::borrow::Cow;

use super::names::{self, QName};
use super::namespaces::{XML, XMLNS, XSI};
use super::reader::Reader;
use super::tags::refuse_prefix;
use super::{duplicates, faults, scan};
use crate::events::{End, Events, Flow, Kind, Name, Node, Scalar, Space, Span};
use crate::rules;

/// An attribute of the tag being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub name: QName,
    /// The value, within its quotes.
    pub value: Span,
    /// Whether the value counts as it stands.
    pub plain: bool,
    /// Whether it is told: it declares no namespace, and is no repetition.
    pub told: bool,
}

/// So many attributes a tag may have.
const ATTRIBUTES: usize = 10_000;

impl<E: Events> Reader<'_, '_, E> {
    /// Reads the attributes of `element` and declares its namespaces; returns where the `>` or
    /// `/>` stands.
    pub(super) fn read_attributes(&mut self, element: QName) -> Result<usize, End> {
        let tag = self.at;
        let mut at = element.end;
        let end = loop {
            let before = at;
            at = scan::space_end(self.bytes, at);
            match self.bytes.get(at) {
                Some(b'>') => break at,
                Some(b'/') if self.bytes.get(at + 1) == Some(&b'>') => break at,
                Some(_) => {}
                None => return Err(self.tag_cut(tag)),
            }
            let Some(name) = names::read(self.text, at) else {
                return Err(self.no_attribute(tag, at));
            };
            if at == before {
                let place = Span::new(name.start, name.end);
                self.malformed(place, faults::expected(faults::SPACE_BETWEEN));
            }
            if self.attributes.len() == ATTRIBUTES {
                let place = Span::new(name.start, name.end);
                return Err(self.past(&rules::TOO_MANY_FIELDS, ATTRIBUTES as u64, place));
            }
            at = self.read_value(tag, name)?;
        };
        if self.attributes.len() > 1 {
            duplicates::refuse(self);
        }
        Ok(end)
    }

    /// Reads `= "value"` after an attribute's name; returns the byte after it.
    #[inline]
    fn read_value(&mut self, tag: usize, name: QName) -> Result<usize, End> {
        let equals = scan::space_end(self.bytes, name.end);
        if self.bytes.get(equals) != Some(&b'=') {
            return Err(self.no_value(tag, equals, name, faults::EQUALS));
        }
        let quote = scan::space_end(self.bytes, equals + 1);
        let start = quote + 1;
        let end = match self.bytes.get(quote) {
            Some(&mark @ (b'"' | b'\'')) => memchr::memchr(mark, &self.bytes[start..]),
            _ => return Err(self.no_value(tag, quote, name, faults::QUOTE)),
        };
        let Some(length) = end else {
            let at = Span::new(quote, self.text.len());
            let detail = faults::expected_of(faults::QUOTE_CLOSED, name.whole(self.text));
            return Err(self.ended_within(at, detail));
        };
        let value = Span::new(start, start + length);
        let plain = scan::is_plain_value(&self.bytes[value.start..value.end]);
        let mut attribute = Attribute { name, value, plain, told: true };
        if self.text[name.start..].starts_with("xmlns") {
            self.declare(&mut attribute);
        }
        self.attributes.push(attribute);
        Ok(value.end + 1)
    }

    /// Declares the namespace if `attribute` does so.
    fn declare(&mut self, attribute: &mut Attribute) {
        let name = attribute.name;
        let text = self.text;
        let prefix = match (name.prefix(text), name.local(text)) {
            ("", "xmlns") => "",
            ("xmlns", prefix) => prefix,
            _ => return,
        };
        attribute.told = false;
        let raw = &text[attribute.value.start..attribute.value.end];
        let uri = if attribute.plain {
            Cow::Borrowed(raw)
        } else {
            self.decode_value(attribute.value);
            Cow::Owned(self.decoded.clone())
        };
        let wrong = match (prefix, uri.as_ref()) {
            ("xml", XML) => return,
            ("xml", _) | (_, XML) => Some(faults::XML_PREFIX),
            ("xmlns", _) | (_, XMLNS) => Some(faults::XMLNS_PREFIX),
            ("", _) => None,
            (_, "") => Some(faults::EMPTY_NAMESPACE),
            _ => None,
        };
        if let Some(words) = wrong {
            let at = Span::new(name.start, name.end);
            self.malformed(at, faults::expected_of(words, prefix));
        }
        if wrong.is_none() || !matches!(prefix, "xml" | "xmlns") {
            self.namespaces.declare(prefix, uri);
        }
    }

    /// Tells the attributes; returns whether they say `xsi:nil="true"`.
    pub(super) fn tell_attributes(&mut self) -> Result<bool, End> {
        let mut nil = false;
        for index in 0..self.attributes.len() {
            let attribute = self.attributes[index];
            if !attribute.name.sound {
                let at = Span::new(attribute.name.start, attribute.name.end);
                self.malformed(at, faults::expected(faults::COLONS));
            } else if attribute.told {
                nil |= self.tell_attribute(attribute)?;
            }
        }
        Ok(nil)
    }

    fn tell_attribute(&mut self, attribute: Attribute) -> Result<bool, End> {
        let Attribute { name, value, plain, .. } = attribute;
        if !plain {
            self.decode_value(value);
        }
        let text = if plain { &self.text[value.start..value.end] } else { self.decoded.as_str() };
        let prefix = name.prefix(self.text);
        let space = match self.namespaces.find(prefix) {
            _ if prefix.is_empty() => Space::None,
            Some(XSI) => return Ok(says_nil(name.local(self.text), text)),
            Some("") => Space::Undeclared,
            Some(uri) => Space::Uri(uri),
            None => {
                refuse_prefix(self.events, name, self.text);
                // Everybody means the same by this one.
                if prefix == "xsi" {
                    return Ok(says_nil(name.local(self.text), text));
                }
                Space::Undeclared
            }
        };
        let at = Span::new(name.start, name.end);
        let local = name.local(self.text);
        if self.events.open(Name { local, space, node: Node::Attribute }, at) == Flow::Stop {
            return Err(End::Stopped);
        }
        self.events.value(Scalar { text, kind: Kind::Text, span: value, decoded: !plain });
        self.events.close(Span::new(value.end, value.end + 1));
        Ok(false)
    }

    #[cold]
    fn tag_cut(&mut self, tag: usize) -> End {
        let at = Span::new(tag, self.text.len());
        self.ended_within(at, faults::expected(faults::TAG_CLOSED))
    }

    #[cold]
    fn no_attribute(&mut self, tag: usize, at: usize) -> End {
        let slash = self.bytes[at] == b'/';
        if slash && at + 1 == self.text.len() {
            return self.tag_cut(tag);
        }
        let words = if slash { faults::SLASH } else { faults::ATTRIBUTE };
        self.broken(Span::new(at, at), faults::expected(words))
    }

    #[cold]
    fn no_value(&mut self, tag: usize, at: usize, name: QName, words: faults::Words) -> End {
        if at == self.text.len() {
            return self.tag_cut(tag);
        }
        self.broken(Span::new(at, at), faults::expected_of(words, name.whole(self.text)))
    }
}

/// Says whether the `xsi:` attribute `local` with this value says that there is no value.
fn says_nil(local: &str, value: &str) -> bool {
    local == "nil" && matches!(value.trim(), "true" | "1")
}
