//! A handler that writes down what it is told, a line each.

use crate::events::{Detail, Events, Flow, Kind, Name, Node, Scalar, Space, Span};
use crate::limits::Limits;
use crate::rules::Rule;
use crate::xml::read;

/// What a reader told.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    /// The events.
    pub lines: Vec<String>,
    /// The faults: code, first byte, and the English text.
    pub faults: Vec<(&'static str, usize, String)>,
    depth: usize,
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
        let line = format!("{}{mark}{space}{}", "  ".repeat(self.depth), name.local);
        self.lines.push(line);
        self.depth += 1;
        Flow::GoOn
    }

    fn key(&mut self, _: &str, _: Span, _: bool) {
        unreachable!("XML has no keys");
    }

    fn value(&mut self, value: Scalar<'_>) {
        let kind = if value.kind == Kind::Null { " null" } else { "" };
        let decoded = if value.decoded { " decoded" } else { "" };
        let indent = "  ".repeat(self.depth);
        let Scalar { text, span, .. } = value;
        self.lines.push(format!("{indent}={text:?}{kind}{decoded} {}..{}", span.start, span.end));
    }

    fn close(&mut self, _: Span) {
        self.depth -= 1;
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
