//! Looks through a SOAP envelope, so that what takes the events sees only the message in its body.

use lienthong_schema::model::{SoapVersion, Text};

use crate::events::{Ahead, Detail, Events, Flow, Name, Node, Scalar, Space, Span};
use crate::rules::{self, Rule};

/// The namespace of SOAP 1.1.
const V1_1: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// The namespace of SOAP 1.2.
const V1_2: &str = "http://www.w3.org/2003/05/soap-envelope";

/// Where in an envelope the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the root.
    Start,
    /// The root is no envelope: everything is passed on.
    Bare,
    /// In the envelope, between its parts.
    Envelope,
    /// In the body, between its children.
    Body,
    /// In something that is passed over, so many levels deep.
    Skipped(u32),
    /// In the message, so many levels deep.
    Message(u32),
    /// After the envelope.
    End,
}

/// Passes the message in a SOAP body on, or the whole text where it is no envelope.
#[derive(Debug)]
pub(crate) struct Soap<'e, E> {
    inner: &'e mut E,
    /// The version that the message's spec asks for.
    wanted: SoapVersion,
    place: Place,
    /// Where passing over returns to.
    back: Place,
    version: Option<SoapVersion>,
    enveloped: bool,
    header: bool,
    body: Option<Span>,
    message: bool,
}

impl<'e, E: Events> Soap<'e, E> {
    /// Makes an adapter that passes messages on to `inner`.
    pub(crate) fn new(inner: &'e mut E) -> Self {
        Self {
            inner,
            wanted: SoapVersion::Any,
            place: Place::Start,
            back: Place::Start,
            version: None,
            enveloped: false,
            header: false,
            body: None,
            message: false,
        }
    }

    /// Asks for an envelope of one version.
    pub(crate) fn wanting(mut self, version: SoapVersion) -> Self {
        self.wanted = version;
        self
    }

    /// Returns the version of the envelope; `None` where there is none, or of no known version.
    #[cfg(test)]
    pub(crate) fn version(&self) -> Option<SoapVersion> {
        self.version
    }

    /// Says whether the root was an envelope, of whichever version.
    pub(crate) fn is_enveloped(&self) -> bool {
        self.enveloped
    }

    /// Opens the root; returns whether it is an envelope.
    fn open_root(&mut self, name: Name<'_>, at: Span) -> bool {
        if name.local != "Envelope" || name.node != Node::Element {
            return false;
        }
        self.enveloped = true;
        self.version = match name.space {
            Space::Uri(V1_1) => Some(self.expect(SoapVersion::V1_1, at)),
            Space::Uri(V1_2) => Some(self.expect(SoapVersion::V1_2, at)),
            // That its prefix is not declared is told already.
            Space::Undeclared => None,
            Space::Uri(other) => {
                self.wrong(at, &WRONG_NAMESPACE, Some(other));
                None
            }
            Space::None | Space::Absent => {
                self.wrong(at, &WRONG_NAMESPACE, Some("xmlns=\"\""));
                None
            }
        };
        true
    }

    /// Reports an envelope of another version than the spec asks for; returns what was found.
    fn expect(&mut self, found: SoapVersion, at: Span) -> SoapVersion {
        match (self.wanted, found) {
            (SoapVersion::V1_1, SoapVersion::V1_2) => self.wrong(at, &ONLY_1_1, Some("SOAP 1.2")),
            (SoapVersion::V1_2, SoapVersion::V1_1) => self.wrong(at, &ONLY_1_2, Some("SOAP 1.1")),
            _ => {}
        }
        found
    }

    /// Opens a child of the envelope; returns where it leads to.
    fn open_part(&mut self, name: Name<'_>, at: Span) -> Place {
        if name.node == Node::Attribute {
            return Place::Skipped(1);
        }
        match (name.local, self.belongs(name.space)) {
            ("Header", true) if self.header || self.body.is_some() => {
                self.wrong(at, &HEADER_FIRST, None);
            }
            ("Header", true) => self.header = true,
            ("Body", true) if self.body.is_some() => self.wrong(at, &ONE_BODY, None),
            ("Body", true) => {
                self.body = Some(at);
                return Place::Body;
            }
            // SOAP 1.1 lets other elements follow the body.
            _ if self.version == Some(SoapVersion::V1_1) && self.body.is_some() => {}
            _ => self.wrong(at, &PARTS, Some(name.local)),
        }
        Place::Skipped(1)
    }

    /// Opens a child of the body; returns where it leads to.
    fn open_child(&mut self, name: Name<'_>, at: Span) -> Place {
        if name.node == Node::Attribute {
            return Place::Skipped(1);
        }
        if self.message {
            self.wrong(at, &ONE_MESSAGE, Some(name.local));
            return Place::Skipped(1);
        }
        self.message = true;
        Place::Message(1)
    }

    /// Says whether `space` is the envelope's, as far as one can know.
    fn belongs(&self, space: Space<'_>) -> bool {
        match (self.version, space) {
            (Some(SoapVersion::V1_1), Space::Uri(uri)) => uri == V1_1,
            (Some(SoapVersion::V1_2), Space::Uri(uri)) => uri == V1_2,
            (None, _) | (_, Space::Undeclared) => true,
            _ => false,
        }
    }

    /// Leaves the element of `place`, which ends at `at`.
    fn leave(&mut self, at: Span) -> Place {
        match self.place {
            Place::Skipped(1) => self.back,
            Place::Skipped(level) => Place::Skipped(level - 1),
            Place::Message(1) => Place::Body,
            Place::Message(level) => Place::Message(level - 1),
            Place::Body => {
                if let (false, Some(body)) = (self.message, self.body) {
                    self.wrong(body, &MESSAGE_MISSING, None);
                }
                Place::Envelope
            }
            Place::Envelope => {
                if self.body.is_none() {
                    self.wrong(at, &BODY_MISSING, None);
                }
                Place::End
            }
            other => other,
        }
    }

    #[cold]
    fn wrong(&mut self, at: Span, &(vi, en): &(&str, &str), actual: Option<&str>) {
        let expected = Some(Text { vi: vi.to_owned(), en: Some(en.to_owned()) });
        let detail = Detail { expected, actual: actual.map(str::to_owned), hint: None };
        self.inner.fault(&rules::SOAP_STRUCTURE, at, detail);
    }
}

const WRONG_NAMESPACE: (&str, &str) = (
    "không gian tên của Envelope phải là http://schemas.xmlsoap.org/soap/envelope/ (1.1) hoặc http://www.w3.org/2003/05/soap-envelope (1.2)",
    "the namespace of Envelope must be http://schemas.xmlsoap.org/soap/envelope/ (1.1) or http://www.w3.org/2003/05/soap-envelope (1.2)",
);
const ONLY_1_1: (&str, &str) =
    ("dịch vụ này chỉ nhận phong bì SOAP 1.1", "this service takes SOAP 1.1 envelopes only");
const ONLY_1_2: (&str, &str) =
    ("dịch vụ này chỉ nhận phong bì SOAP 1.2", "this service takes SOAP 1.2 envelopes only");
const HEADER_FIRST: (&str, &str) = (
    "Envelope chỉ có một Header, đứng trước Body",
    "an Envelope has one Header only, before its Body",
);
const ONE_BODY: (&str, &str) = ("Envelope chỉ có một Body", "an Envelope has one Body only");
const PARTS: (&str, &str) = (
    "trong Envelope chỉ được có Header và Body, cùng không gian tên với nó",
    "an Envelope holds a Header and a Body only, in its own namespace",
);
const BODY_MISSING: (&str, &str) = ("Envelope phải có Body", "an Envelope must have a Body");
const ONE_MESSAGE: (&str, &str) =
    ("Body chỉ được chứa một thông điệp", "a Body must hold one message only");
const MESSAGE_MISSING: (&str, &str) =
    ("Body phải chứa một thông điệp", "a Body must hold a message");
const NO_TEXT: (&str, &str) =
    ("Envelope và Body không được chứa văn bản", "an Envelope and a Body must not hold text");

impl<E: Events> Events for Soap<'_, E> {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        let came_from = self.place;
        self.place = match came_from {
            Place::Bare => return self.inner.open(name, at),
            Place::Message(level) => Place::Message(level + 1),
            Place::Skipped(level) => Place::Skipped(level + 1),
            Place::Start if self.open_root(name, at) => Place::Envelope,
            Place::Start => Place::Bare,
            Place::Envelope => self.open_part(name, at),
            Place::Body => self.open_child(name, at),
            Place::End => Place::End,
        };
        match (self.place, came_from) {
            (Place::Bare | Place::Message(_), _) => return self.inner.open(name, at),
            (Place::Skipped(1), _) => self.back = came_from,
            _ => {}
        }
        Flow::GoOn
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        if matches!(self.place, Place::Bare | Place::Message(_)) {
            self.inner.key(name, at, array);
        }
    }

    fn value(&mut self, value: Scalar<'_>) {
        match self.place {
            Place::Bare | Place::Message(_) => self.inner.value(value),
            Place::Envelope | Place::Body if !value.text.trim().is_empty() => {
                self.wrong(value.span, &NO_TEXT, None);
            }
            _ => {}
        }
    }

    fn close(&mut self, at: Span) {
        if matches!(self.place, Place::Bare | Place::Message(_)) {
            self.inner.close(at);
        }
        self.place = self.leave(at);
    }

    fn take_clean(&mut self, ahead: &mut Ahead<'_>) -> bool {
        let took =
            matches!(self.place, Place::Bare | Place::Message(_)) && self.inner.take_clean(ahead);
        if let Place::Message(level) = &mut self.place {
            *level += u32::try_from(ahead.opened.len()).unwrap_or(u32::MAX);
        }
        took
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.inner.fault(rule, at, detail);
    }
}
