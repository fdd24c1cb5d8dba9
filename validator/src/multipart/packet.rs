//! An envelope taken apart: the root part, the attachments, and what is wrong with either.

use std::collections::HashSet;

use lienthong_schema::model::Text;

use super::begin::Start;
use super::content_type::ContentType;
use super::header::{self, Head};
use super::split::split;
use super::transfer::Transfer;
use crate::checker::{Raw, Sink};
use crate::events::{Detail, Span};
use crate::limits::Limits;
use crate::rules::{self, Rule};

/// One part.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its headers.
    pub head: Head,
    /// Its type; empty where none is given.
    pub kind: ContentType,
    /// Its Content-ID, without angle brackets.
    pub id: Option<String>,
    /// Its content, as it is encoded.
    pub content: Span,
    /// How that is encoded; `None` where it is of no use.
    pub transfer: Option<Transfer>,
}

/// What the request says that the message is for.
#[derive(Clone, Debug)]
pub(super) struct Action {
    /// The action, without quotes.
    pub name: String,
    /// Where it stands.
    pub at: Span,
}

/// An input in an envelope.
#[derive(Debug)]
pub(crate) struct Packet<'a> {
    pub(super) input: &'a [u8],
    /// The part that is the message.
    pub(super) root: Option<Part>,
    /// All other parts.
    pub(super) attachments: Vec<Part>,
    /// What is wrong, at places in the input.
    pub(super) faults: Sink,
    /// Where the input says that it is a multipart, if it is.
    pub(super) multipart: Option<Span>,
    /// The action that the headers name.
    pub(super) action: Option<Action>,
    /// The first line of an HTTP request, if it is one.
    pub(super) request: Option<Span>,
    /// The line that ends the last part, if it is missing.
    unclosed: Option<String>,
    /// What was not taken apart, if anything was not.
    unsplit: Option<Span>,
    /// Whether all parts are there.
    pub(super) is_whole: bool,
    pub(super) limits: &'a Limits,
}

impl<'a> Packet<'a> {
    /// Takes `input` apart, which begins as `start` says.
    pub(crate) fn open(input: &'a [u8], start: Start, limits: &'a Limits) -> Self {
        let mut packet = Self {
            input,
            root: None,
            attachments: Vec::new(),
            faults: Sink::new(limits.violations),
            multipart: None,
            action: None,
            request: None,
            unclosed: None,
            unsplit: None,
            is_whole: true,
            limits,
        };
        packet.take_apart(start);
        packet
    }

    /// Returns the text at `at`, a header folded over lines as one.
    pub(super) fn text(&self, at: Span) -> String {
        let text = String::from_utf8_lossy(&self.input[at.start..at.end]);
        text.replace(['\r', '\n'], "")
    }

    fn take_apart(&mut self, start: Start) {
        let end = self.input.len();
        let line_end = |at: usize| {
            memchr::memchr(b'\n', &self.input[at..]).map_or(end, |length| at + length + 1)
        };
        let headers = match start {
            Start::Boundary(at) => {
                let line = header::trim(self.input, Span::new(at + 2, line_end(at)));
                let boundary = self.text(line);
                self.multipart = Some(line);
                return self.take_parts(at, &boundary, None);
            }
            Start::Request(at) => {
                self.request = Some(header::trim(self.input, Span::new(at, line_end(at))));
                line_end(at)
            }
            Start::Reply(at) => line_end(at),
            Start::Headers(at) => at,
        };
        let head = header::read(self.input, Span::new(headers, end), &mut self.faults);
        let part = self.part(head, end);
        self.action = self.soap_action(&part);
        if part.kind.media.starts_with("multipart/") {
            self.take_multipart(&part);
        } else {
            self.take_root(part);
        }
    }

    fn take_multipart(&mut self, whole: &Part) {
        let at = whole.head.kind.unwrap_or(whole.head.at);
        self.multipart = Some(at);
        self.unsplit = Some(whole.content);
        if self.encoding(whole).is_none() {
            return;
        }
        match whole.kind.parameter("boundary") {
            Some(boundary) if is_boundary(&boundary.value) => {
                let start = whole.kind.parameter("start");
                let start = start.map(|start| (bare_id(&start.value), start.at));
                self.take_parts(whole.content.start, &boundary.value, start);
            }
            _ => {
                let raw = Raw::of_input(&rules::NO_BOUNDARY, at);
                self.faults.add(raw.saying(&whole.kind.media));
            }
        }
    }

    /// Takes the parts from byte `from` on; the one whose id is `start` is the root.
    fn take_parts(&mut self, from: usize, boundary: &str, start: Option<(String, Span)>) {
        let split = split(self.input, from, boundary, self.limits.parts);
        self.is_whole = split.is_closed;
        if let Some(at) = split.too_many {
            self.add(&rules::TOO_MANY_PARTS, Span::new(at, at), self.limits.parts.to_string());
        } else if !split.is_closed && !split.parts.is_empty() {
            self.unclosed = Some(format!("--{boundary}--"));
        }
        self.unsplit = None;
        let mut parts: Vec<Part> = split.parts.iter().map(|span| self.read_part(*span)).collect();
        let root = match &start {
            None => (!parts.is_empty()).then_some(0),
            Some((id, _)) => parts.iter().position(|part| part.id.as_ref() == Some(id)),
        };
        self.check_ids(&parts);
        match root {
            Some(root) => {
                let root = parts.remove(root);
                self.take_root(root);
            }
            None if self.is_whole || parts.is_empty() => self.miss_root(from, start),
            None => {}
        }
        for part in &parts {
            self.is_readable(part);
        }
        self.attachments = parts;
    }

    /// Reports that the end is missing, unless the root is the part that it cut: then that is told
    /// already.
    pub(super) fn tell_unclosed(&mut self, root_is_broken: bool) {
        let end = self.input.len();
        let root_is_cut = self.root.as_ref().is_some_and(|root| root.content.end == end);
        if let Some(line) = self.unclosed.take().filter(|_| !(root_is_cut && root_is_broken)) {
            self.add(&rules::UNCLOSED_MULTIPART, Span::new(end, end), line);
        }
    }

    /// Returns where content stands of which nothing is known.
    pub(super) fn unread_spans(&self) -> Vec<Span> {
        let unread = self.root.iter().filter(|root| root.transfer.is_none());
        let parts = self.attachments.iter().chain(unread).map(|part| part.content);
        parts.chain(self.unsplit).collect()
    }

    fn miss_root(&mut self, from: usize, start: Option<(String, Span)>) {
        let (actual, at) = start.map_or((None, Span::new(from, from)), |(id, at)| (Some(id), at));
        let detail = Detail { actual, ..Detail::default() };
        self.faults.add(Raw { detail, ..Raw::of_input(&rules::NO_ROOT_PART, at) });
    }

    fn read_part(&mut self, span: Span) -> Part {
        let head = header::read(self.input, span, &mut self.faults);
        if !head.is_ended && !self.is_cut(span) {
            let end = Span::new(head.at.end, head.at.end);
            self.faults.add(header::malformed(end, &header::LINE));
        }
        self.part(head, span.end)
    }

    /// Says whether a part is one that the end of the input may have cut.
    pub(super) fn is_cut(&self, span: Span) -> bool {
        !self.is_whole && span.end == self.input.len()
    }

    fn part(&mut self, head: Head, end: usize) -> Part {
        let kind = head.kind.map(|at| ContentType::read(self.input, at).ok_or(at));
        let kind = match kind.transpose() {
            Ok(kind) => kind.unwrap_or_default(),
            Err(at) => {
                self.faults.add(header::malformed(at, &header::PARAMETERS));
                ContentType::default()
            }
        };
        let id = head.id.map(|at| bare_id(&self.text(at)));
        let transfer = match head.transfer {
            None => Some(Transfer::Any),
            Some(at) => Transfer::named(&self.text(at)),
        };
        Part { head, kind, id, content: Span::new(head.body.min(end), end), transfer }
    }

    fn take_root(&mut self, mut part: Part) {
        self.action = self.action.take().or_else(|| self.soap_action(&part));
        let is_packed = part.kind.media == "application/xop+xml"
            || (self.multipart.is_some() && part.kind.media.starts_with("multipart/"));
        if is_packed {
            let at = part.head.kind.unwrap_or(part.head.at);
            let raw = Raw::of_input(&rules::UNKNOWN_TRANSFER_ENCODING, at);
            self.faults.add(raw.saying(&part.kind.media));
            part.transfer = None;
        } else if !self.is_readable(&part) {
            part.transfer = None;
        }
        self.root = Some(part);
    }

    fn soap_action(&self, part: &Part) -> Option<Action> {
        let parameter = part.kind.parameter("action");
        let named = parameter.map(|it| Action { name: it.value.clone(), at: it.at });
        let header = part.head.action.map(|at| {
            let text = self.text(at);
            Action { name: text.trim_matches('"').to_owned(), at }
        });
        header.or(named)
    }

    fn check_ids(&mut self, parts: &[Part]) {
        let mut known = HashSet::new();
        for part in parts {
            let (Some(id), Some(at)) = (&part.id, part.head.id) else { continue };
            if !known.insert(id.as_str()) {
                self.faults.add(Raw::of_input(&rules::DUPLICATE_CONTENT_ID, at).saying(id));
            }
        }
    }

    fn add(&mut self, rule: &'static Rule, at: Span, expected: String) {
        let detail = Detail { expected: Some(Text::vietnamese(expected)), ..Detail::default() };
        self.faults.add(Raw { detail, ..Raw::of_input(rule, at) });
    }
}

/// Returns an id without white space and angle brackets.
fn bare_id(id: &str) -> String {
    let id = id.trim();
    let inner = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
    inner.unwrap_or(id).to_owned()
}

/// Says whether a boundary is one that can be looked for.
fn is_boundary(text: &str) -> bool {
    (1..=70).contains(&text.len())
        && !text.ends_with(' ')
        && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
