//! Messages within values: base64 or escaped text is decoded, read, and judged in place.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lienthong_schema::model::Encoding;

use super::{Checker, Raw};
use crate::decode::decode;
use crate::events::{Detail, End, Events, Flow, Name, Node, Scalar, Space, Span};
use crate::plan::GroupIx;
use crate::rules::{self, Rule};
use crate::{json, xml};

impl Checker<'_> {
    /// Judges the text of a field that carries another message.
    pub(super) fn judge_embedded(&mut self, group: GroupIx, encoding: Encoding, value: Scalar<'_>) {
        let text = value.text.trim();
        if text.is_empty() {
            return;
        }
        if let (true, Some(masked)) = (self.inner.is_none(), &mut self.masked) {
            masked.push(value.span);
        }
        let frame = self.frames.last_mut().expect("the carrying field is open");
        frame.has_value = true;
        let is_escaped = text.starts_with(['<', '{', '[']);
        match (encoding, is_escaped) {
            (Encoding::Escaped | Encoding::Any, true) => {
                self.read_inner(group, text.as_bytes(), value.span);
            }
            (Encoding::Base64 | Encoding::Any, false) => self.judge_base64(group, text, value),
            _ => self.refuse_embedded(value.span, Detail::default()),
        }
    }

    fn judge_base64(&mut self, group: GroupIx, text: &str, value: Scalar<'_>) {
        if let Err(fault) = crate::binary::decoded_length(text) {
            let detail = Detail { expected: Some(fault.expected), ..Detail::default() };
            self.spoil();
            self.report_here(&rules::NOT_BASE64, value.span, detail);
            return;
        }
        let compact: Cow<'_, str> = if text.contains(char::is_whitespace) {
            Cow::Owned(text.split_whitespace().collect())
        } else {
            Cow::Borrowed(text)
        };
        if compact.len() as u64 / 4 * 3 > self.inner_limits.bytes {
            self.spoil();
            self.report_here(&rules::TOO_LARGE, value.span, Detail::default());
            return;
        }
        match STANDARD.decode(compact.as_bytes()) {
            Ok(bytes) => self.read_inner(group, &bytes, value.span),
            Err(_) => self.refuse_embedded(value.span, Detail::default()),
        }
    }

    /// Reads an inner message; all its places become that of the value which carries it.
    fn read_inner(&mut self, group: GroupIx, bytes: &[u8], place: Span) {
        let decoded = decode(bytes);
        let limits = self.inner_limits.clone();
        let before = self.frames.len();
        let root = self.plan.group(group).keys.first().map(|key| key.name.to_string());
        let is_json = decoded.text.trim_start().starts_with(['{', '[']);
        let outer = self.inner.replace(Inner { place });
        let end = if is_json {
            let mut inner = Reader { checker: self, root, depth: 0 };
            json::read(&decoded.text, &limits, &mut inner)
        } else {
            let mut inner = Reader { checker: self, root: None, depth: 0 };
            xml::read(&decoded.text, &limits, &mut inner)
        };
        for fault in &decoded.faults {
            self.fault(fault.rule, fault.at, fault.detail.clone());
        }
        self.inner = outer;
        if end != End::Whole {
            self.frames.truncate(before);
            self.passed_over = 0;
            self.spoil();
        }
        self.place_inner(&decoded.text);
    }

    /// Gives the violations found in an inner text their lines and columns there.
    fn place_inner(&mut self, text: &str) {
        for raw in &mut self.sink.raws {
            if let Some(super::InnerPlace::Offset(offset)) = raw.inner {
                let before = text.get(..offset.min(text.len())).unwrap_or(text);
                let line = 1 + before.matches('\n').count() as u64;
                let start = before.rfind('\n').map_or(0, |newline| newline + 1);
                let column = 1 + before[start..].chars().count() as u64;
                raw.inner = Some(super::InnerPlace::Line(line, column));
            }
        }
    }

    fn refuse_embedded(&mut self, at: Span, detail: Detail) {
        self.spoil();
        self.report_here(&rules::UNREADABLE_EMBEDDED, at, detail);
    }
}

/// Where the message that is being read stands in the one around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inner {
    /// The value that carries it.
    pub place: Span,
}

impl Inner {
    /// Puts a violation of the inner message at the value that carries it.
    pub(crate) fn put(self, raw: &mut Raw) {
        if raw.inner.is_none() {
            raw.inner = Some(super::InnerPlace::Offset(raw.at.start));
            raw.at = self.place;
        }
    }
}

/// Passes the events of an inner reader on; gives a JSON root the name of its message.
struct Reader<'c, 'p> {
    checker: &'c mut Checker<'p>,
    root: Option<String>,
    depth: u32,
}

impl Events for Reader<'_, '_> {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        self.depth += 1;
        match (self.depth, &self.root) {
            (1, Some(root)) => {
                let name = Name { local: root, space: Space::Absent, node: Node::Key };
                self.checker.key(root, at, false);
                self.checker.open(name, at)
            }
            _ => self.checker.open(name, at),
        }
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        self.checker.key(name, at, array);
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.checker.value(value);
    }

    fn close(&mut self, at: Span) {
        self.depth -= 1;
        self.checker.close(at);
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.checker.fault(rule, at, detail);
    }
}
