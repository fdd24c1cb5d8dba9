//! Start tags and end tags.

use super::element_text::ElementText;
use super::names::{self, QName};
use super::reader::{Open, Reader};
use super::{faults, scan};
use crate::events::{End, Events, Flow, Kind, Name, Node, Scalar, Space, Span};
use crate::rules;

impl<E: Events> Reader<'_, '_, E> {
    /// Reads the start tag that begins here.
    #[inline]
    pub(super) fn start_tag(&mut self) -> Result<(), End> {
        let Some(name) = names::read(self.text, self.at + 1) else {
            return Err(self.no_name());
        };
        let namespaces = self.namespaces.count();
        self.attributes.clear();
        let tag_end = match self.bytes.get(name.end) {
            Some(b'>') => name.end,
            _ => self.read_attributes(name)?,
        };
        let at = Span::new(name.start, name.end);
        self.count(1 + self.attributes.len(), at)?;
        self.mark_parent();
        self.tell_element(name)?;
        let nil = !self.attributes.is_empty() && self.tell_attributes()?;
        if self.bytes[tag_end] == b'/' {
            self.tell_empty(Span::new(tag_end, tag_end + 2), nil);
            self.namespaces.forget(namespaces);
            self.at = tag_end + 2;
        } else {
            let text = ElementText::NOTHING;
            self.open.push(Open { name: at, namespaces, parent: false, nil, text });
            self.at = tag_end + 1;
        }
        Ok(())
    }

    /// Tells the element that has no content at all.
    fn tell_empty(&mut self, at: Span, nil: bool) {
        let span = Span::new(at.start, at.start);
        self.events.value(Scalar { text: "", kind: kind(nil), span, decoded: false });
        self.events.close(at);
    }

    /// Notes that the innermost open element has a child, and drops its text if it is blank.
    #[inline]
    fn mark_parent(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.parent = true;
            if !open.text.is_nothing() && scan::is_blank(open.text.get(self.text, &self.gathered)) {
                open.text.clear(&mut self.gathered);
            }
        }
    }

    /// Tells that the element `name` begins.
    #[inline]
    fn tell_element(&mut self, name: QName) -> Result<(), End> {
        let prefix = name.prefix(self.text);
        let space = match self.namespaces.find(prefix) {
            _ if !name.sound => Space::Undeclared,
            Some("") if prefix.is_empty() => Space::None,
            Some("") => Space::Undeclared,
            Some(uri) => Space::Uri(uri),
            None => {
                refuse_prefix(self.events, name, self.text);
                Space::Undeclared
            }
        };
        let name_told = Name { local: name.local(self.text), space, node: Node::Element };
        match self.events.open(name_told, Span::new(name.start, name.end)) {
            Flow::GoOn => {}
            Flow::Stop => return Err(End::Stopped),
        }
        if !name.sound {
            let at = Span::new(name.start, name.end);
            self.malformed(at, faults::expected(faults::COLONS));
        }
        Ok(())
    }

    /// Reads the end tag that begins here.
    #[inline]
    pub(super) fn end_tag(&mut self) -> Result<(), End> {
        let Some(&open) = self.open.last() else { return Ok(()) };
        let start = self.at;
        let from = start + 2;
        let name = &self.bytes[open.name.start..open.name.end];
        let mut end = from + name.len();
        if !self.bytes[from..].starts_with(name) {
            return Err(self.bad_end_tag(open));
        }
        if self.bytes.get(end) != Some(&b'>') {
            end = scan::space_end(self.bytes, end);
            if self.bytes.get(end) != Some(&b'>') {
                return Err(self.bad_end_tag(open));
            }
        }
        self.tell_text(&open);
        self.events.close(Span::new(start, end + 1));
        self.namespaces.forget(open.namespaces);
        self.open.pop();
        self.at = end + 1;
        Ok(())
    }

    /// Tells the text of an element that ends here.
    #[inline]
    fn tell_text(&mut self, open: &Open) {
        let mut pieces = open.text;
        let text = pieces.get(self.text, &self.gathered);
        if !(open.parent && scan::is_blank(text)) {
            let nothing = Span::new(self.at, self.at);
            let span = if pieces.is_nothing() { nothing } else { pieces.span() };
            let decoded = pieces.is_decoded();
            self.events.value(Scalar { text, kind: kind(open.nil), span, decoded });
        }
        pieces.clear(&mut self.gathered);
    }

    /// Says what is wrong with the end tag that begins here.
    #[cold]
    fn bad_end_tag(&mut self, open: Open) -> End {
        let from = self.at + 2;
        let length = self.text[from..].find(|next| !names::is_name(next));
        let end = length.map_or(self.text.len(), |length| from + length);
        let same = self.text[from..end] == self.text[open.name.start..open.name.end];
        let after = scan::space_end(self.bytes, end);
        match self.bytes.get(after) {
            None => {
                let at = Span::new(self.at, self.text.len());
                self.ended_within(at, faults::expected(faults::TAG_CLOSED))
            }
            Some(_) if same => {
                let at = Span::new(after, after);
                self.broken(at, faults::expected(faults::TAG_CLOSED))
            }
            Some(_) => {
                let found = format!("</{}>", &self.text[from..end]);
                self.wrong_end(Span::new(self.at, end), &found, open.name)
            }
        }
    }

    /// Says that no name follows `<`.
    #[cold]
    fn no_name(&mut self) -> End {
        let at = Span::new(self.at, self.at + 1);
        let detail = faults::expected(faults::ELEMENT_NAME);
        if at.end == self.text.len() {
            return self.ended_within(at, detail);
        }
        self.broken(at, detail)
    }
}

/// Tells that nobody declared the prefix of `name`.
#[cold]
pub(super) fn refuse_prefix<E: Events>(events: &mut E, name: QName, text: &str) {
    let prefix = name.prefix(text);
    let mut detail = faults::expected_of(("xmlns:{}=\"...\"", "xmlns:{}=\"...\""), prefix);
    detail.actual = Some(prefix.to_owned());
    events.fault(&rules::UNDECLARED_PREFIX, Span::new(name.start, name.local - 1), detail);
}

#[inline]
fn kind(nil: bool) -> Kind {
    if nil { Kind::Null } else { Kind::Text }
}
