//! A handler that writes down what it is told, a line each.

use crate::decode::{Fault, decode};
use crate::events::{Detail, Events, Flow, Kind, Name, Node, Scalar, Space, Span};
use crate::limits::Limits;
use crate::rules::Rule;
use crate::xml::{read, read_decoded};

/// What a reader told.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    /// The events.
    pub lines: Vec<String>,
    contents: Vec<String>,
    /// For each open member, whether an element stood in it.
    parents: Vec<bool>,
    /// The faults: code, first byte, and the English text.
    pub faults: Vec<(&'static str, usize, String)>,
}

impl Recorder {
    /// Returns the events without places, faults and end, the texts of parents trimmed.
    pub(crate) fn contents(&self) -> &[String] {
        &self.contents
    }
}

impl Events for Recorder {
    fn open(&mut self, name: Name<'_>, _: Span) -> Flow {
        let space = match name.space {
            Space::Uri(uri) => format!("{{{uri}}}"),
            Space::Undeclared => "{?}".to_owned(),
            Space::None => String::new(),
            Space::Absent => unreachable!("XML has namespaces"),
        };
        let mark = if name.node == Node::Attribute { "@" } else { "" };
        let line = format!("{}{mark}{space}{}", "  ".repeat(self.parents.len()), name.local);
        self.lines.push(line.clone());
        self.contents.push(line);
        if name.node == Node::Element
            && let Some(parent) = self.parents.last_mut()
        {
            *parent = true;
        }
        self.parents.push(false);
        Flow::GoOn
    }

    fn key(&mut self, _: &str, _: Span, _: bool) {
        unreachable!("XML has no keys");
    }

    fn value(&mut self, value: Scalar<'_>) {
        let kind = if value.kind == Kind::Null { " null" } else { "" };
        let decoded = if value.decoded { " decoded" } else { "" };
        let indent = "  ".repeat(self.parents.len());
        let Scalar { mut text, span, .. } = value;
        self.lines.push(format!("{indent}={text:?}{kind}{decoded} {}..{}", span.start, span.end));
        if self.parents.last() == Some(&true) {
            text = text.trim_matches([' ', '\t', '\n', '\r']);
        }
        self.contents.push(format!("{indent}={text:?}"));
    }

    fn close(&mut self, _: Span) {
        self.parents.pop();
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        assert!(at.start <= at.end);
        let text = match (&detail.expected, &detail.actual) {
            (Some(expected), _) => expected.en.clone().unwrap_or_else(|| expected.vi.clone()),
            (None, actual) => actual.clone().unwrap_or_default(),
        };
        self.lines.push(format!("! {} {}..{}", rule.code, at.start, at.end));
        self.faults.push((rule.code, at.start, text));
    }
}

/// Reads `text` and returns what was told, with how it ended as the last line.
pub(crate) fn record(text: &str) -> Recorder {
    let mut recorder = Recorder::default();
    let end = read(text, &Limits::default(), &mut recorder);
    recorder.lines.push(format!("{end:?}"));
    recorder
}

/// Decodes `input`, reads it, and returns what was told.
pub(crate) fn record_bytes(input: &[u8]) -> Recorder {
    let decoded = decode(input);
    let mut recorder = Recorder::default();
    for Fault { rule, at, detail } in &decoded.faults {
        recorder.fault(rule, *at, detail.clone());
    }
    let end = read_decoded(&decoded, &Limits::default(), &mut recorder);
    recorder.lines.push(format!("{end:?}"));
    recorder
}
