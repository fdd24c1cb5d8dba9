//! From a Rust value to the engine: a tape gives the same events as bytes do.

use super::any::{Any, Notation, wrapped};
use super::compiled::Compiled;
use super::tape::{Entry, Held, Tape};
use crate::checker::Checker;
use crate::decode::decode;
use crate::events::{Detail, End, Events, Flow, Kind, Name, Node, Scalar, Space, Span};
use crate::limits::Limits;
use crate::multipart::miss_all;
use crate::plan::{Content, GroupIx, Plan};
use crate::report::{Finding, Form, Report};
use crate::rules::Rule;
use crate::validator::{Ask, Checked};
use crate::{json, xml};

/// The place of everything in a value that is not written.
const NOWHERE: Span = Span { start: 0, end: 0 };

/// Judges the message on a tape.
pub(super) fn judge(compiled: &Compiled, tape: &Tape<'_>) -> Report {
    let limits = Limits::default();
    let plan = compiled.plan();
    let mut checker = Checker::new(plan, &limits);
    let mut teller = Teller { plan, checker: &mut checker, entries: &tape.entries };
    teller.root();
    checker.finish(End::Whole);
    let mut finding = Finding::of(Form::Json, Checked { plan, checker, end: End::Whole });
    if let Some(references) = finding.attachments.take() {
        finding.absorb(miss_all(references, &limits));
    }
    finding.form = None;
    finding.report(&decode(b""), &Ask::default(), &limits)
}

struct Teller<'a, 'p, 't> {
    plan: &'p Plan,
    checker: &'a mut Checker<'p>,
    entries: &'a [Entry<'t>],
}

impl Teller<'_, '_, '_> {
    fn root(&mut self) {
        self.open("");
        if let (Content::Group(group), Some(Held::Group { end })) =
            (&self.plan.field(Plan::ROOT).content, self.entries.first().map(|entry| &entry.held))
        {
            self.members(*group, 1, *end);
        }
        self.checker.close(NOWHERE);
    }

    fn open(&mut self, name: &str) {
        let name = Name { local: name, space: Space::Absent, node: Node::Column };
        self.checker.open(name, NOWHERE);
    }

    /// Tells the entries from `at` to `end`, which are members of `group`.
    fn members(&mut self, group: GroupIx, mut at: usize, end: usize) {
        let plan = self.plan;
        let entries = self.entries;
        while at < end {
            let entry = &entries[at];
            let field = plan.field(plan.group(group).slots[entry.slot as usize].field);
            self.open(&field.name);
            at += 1;
            match &entry.held {
                Held::Nothing => {}
                Held::Text(text) => self.checker.value(scalar(text)),
                Held::Any(any) => self.any(any),
                Held::Group { end } => {
                    if let Content::Group(inner) = field.content {
                        self.members(inner, at, *end);
                    }
                    at = *end;
                }
            }
            self.checker.close(NOWHERE);
        }
    }

    /// Tells open content: its own members, not the element around them.
    fn any(&mut self, any: &Any) {
        let limits = Limits::default();
        let mut inner = Inner { checker: self.checker, depth: 0 };
        match any.notation {
            Notation::Text => self.checker.value(scalar(&any.content)),
            Notation::Xml => {
                xml::read(&wrapped(&any.content), &limits, &mut inner);
            }
            Notation::Json => {
                json::read(&any.content, &limits, &mut inner);
            }
        }
    }
}

fn scalar(text: &str) -> Scalar<'_> {
    Scalar { text, kind: Kind::Text, span: NOWHERE, decoded: true }
}

/// Passes on what stands within the outermost member.
struct Inner<'c, 'p> {
    checker: &'c mut Checker<'p>,
    depth: u32,
}

impl Events for Inner<'_, '_> {
    fn open(&mut self, name: Name<'_>, _: Span) -> Flow {
        self.depth += 1;
        if self.depth > 1 { self.checker.open(name, NOWHERE) } else { Flow::GoOn }
    }

    fn key(&mut self, name: &str, _: Span, array: bool) {
        self.checker.key(name, NOWHERE, array);
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.checker.value(Scalar { span: NOWHERE, decoded: true, ..value });
    }

    fn close(&mut self, _: Span) {
        if self.depth > 1 {
            self.checker.close(NOWHERE);
        }
        self.depth -= 1;
    }

    fn fault(&mut self, rule: &'static Rule, _: Span, detail: Detail) {
        self.checker.fault(rule, NOWHERE, detail);
    }
}
