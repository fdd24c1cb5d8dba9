//! Tells an item of a JSON array as if the array stood around it.

use crate::events::{Detail, Events, Flow, Kind, Name, Node, Scalar, Space, Span};
use crate::rules::Rule;

/// Passes on the events of an item's reader, with those of an array around them.
#[derive(Debug)]
pub(crate) struct Item<'e, E> {
    inner: &'e mut E,
    depth: u32,
}

impl<'e, E: Events> Item<'e, E> {
    /// Makes an adapter that passes the array on to `inner`.
    pub(crate) fn new(inner: &'e mut E) -> Self {
        Self { inner, depth: 0 }
    }
}

impl<E: Events> Events for Item<'_, E> {
    fn open(&mut self, name: Name<'_>, at: Span) -> Flow {
        self.depth += 1;
        if self.depth > 1 {
            return self.inner.open(name, at);
        }
        let flow = self.inner.open(name, at);
        let span = Span::new(at.start, at.start);
        self.inner.value(Scalar { text: "", kind: Kind::Array, span, decoded: true });
        match flow {
            Flow::GoOn => {
                let item = Name { local: "", space: Space::Absent, node: Node::Item };
                self.inner.open(item, at)
            }
            Flow::Stop => Flow::Stop,
        }
    }

    fn key(&mut self, name: &str, at: Span, array: bool) {
        self.inner.key(name, at, array);
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.inner.value(value);
    }

    fn close(&mut self, at: Span) {
        self.depth -= 1;
        self.inner.close(at);
        if self.depth == 0 {
            self.inner.close(at);
        }
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.inner.fault(rule, at, detail);
    }

    fn pass_over(&mut self) {
        self.inner.pass_over();
    }

    fn hide(&mut self, at: Span) {
        self.inner.hide(at);
    }
}
