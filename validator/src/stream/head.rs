//! How a stream begins: its encoding, its form, and what it is cut by.

use std::io::{self, Read};

use super::array::{Array, is_whole};
use super::bench::Text;
use super::cutter::Cutter;
use super::nesting::may_nest;
use super::part::Role;
use super::words::{self, Words};
use super::xml::{self, Xml};
use super::{Ready, State, Stream};
use crate::checker::Raw;
use crate::decode::{self, decode};
use crate::events::{Detail, End, Events, Flow, Name, Scalar, Span};
use crate::flat::can_be_cut;
use crate::report::Form;
use crate::rules::{self, Rule};
use crate::validator::{flat_form, has_form, unknown_form};
use crate::xml::{read_head, read_within};
use crate::{flat, recognise};

/// How many bytes tell what a stream is.
const HEAD: usize = 64 << 10;

impl<R: Read> Stream<'_, R> {
    /// Looks at the first bytes; returns the head, if it is a part.
    pub(super) fn begin(&mut self) -> io::Result<Option<Ready>> {
        self.near = HEAD;
        self.buffer.fill_to(self.near)?;
        while self.near().trim_ascii().is_empty() && !self.is_near_all() && self.near < self.limit()
        {
            self.near *= 2;
            self.buffer.fill_to(self.near)?;
        }
        let start = decode::start(self.near());
        let is_over = self.is_near_all();
        (self.encoding, self.mark) = (start.encoding, start.mark);
        let decoded = decode(self.near());
        let text = decoded.text.trim_start();
        if text.is_empty() && !decoded.cut_off && is_over {
            return Ok(Some(self.empty()));
        }
        if !start.is_plain {
            return Ok(Some(self.refuse(words::raw(&rules::NOT_STREAMABLE, words::ENCODING))));
        }
        self.form = self.bench.ask.form.or_else(|| recognise::form_of(text));
        if let Some(raw) = self.asked() {
            return Ok(Some(self.refuse(raw)));
        }
        match self.form {
            Some(Form::Xml) => self.begin_xml(),
            Some(Form::Json) => Ok(self.begin_json(start.mark, is_over)),
            form => Ok(self.begin_flat(form, start.mark, is_over)),
        }
    }

    /// Looks the message up that the caller names; returns what is wrong with it.
    fn asked(&mut self) -> Option<Raw> {
        let message = self.bench.ask.message.as_ref()?;
        let Some(at) = self.bench.validator.position(message) else {
            let raw = Raw::of_input(&rules::NOT_RECOGNISED, Span::default());
            return Some(raw.saying(&message.id.to_string()));
        };
        self.bench.message = Some(at);
        let form = self.form.filter(|form| !has_form(message, *form))?;
        let name = match form {
            Form::Xml => "XML",
            Form::Json => "JSON",
            Form::Delimited => "delimited",
            Form::Fixed => "fixed",
        };
        Some(Raw::of_input(&rules::FORM_NOT_ALLOWED, Span::default()).saying(name))
    }

    /// Returns the first bytes, which tell what the stream is.
    fn near(&self) -> &[u8] {
        let window = self.buffer.window();
        &window[..window.len().min(self.near)]
    }

    /// Says whether those are all.
    fn is_near_all(&self) -> bool {
        self.buffer.is_over() && self.buffer.window().len() <= self.near
    }

    /// Takes the first bytes as the head.
    fn head(&mut self, length: usize, raws: Vec<Raw>) -> Ready {
        self.note(Role::Head, (length, length), raws)
    }

    /// Takes it that nothing can be read as a stream; `raw` says why.
    pub(super) fn refuse(&mut self, raw: Raw) -> Ready {
        self.state = State::Unread;
        self.note(Role::Between, (0, 0), vec![raw])
    }

    fn refuse_by(&mut self, words: Words) -> Ready {
        self.refuse(words::raw(&rules::NOT_STREAMABLE, words))
    }

    /// Ends a stream that holds nothing.
    fn empty(&mut self) -> Ready {
        self.state = State::Over;
        let length = self.buffer.window().len();
        self.note(
            Role::Tail,
            (length, length),
            vec![Raw::of_input(&rules::EMPTY_INPUT, Span::default())],
        )
    }

    fn begin_xml(&mut self) -> io::Result<Option<Ready>> {
        let limit = self.limit();
        let (length, name, is_empty) = loop {
            let window = self.buffer.window();
            let is_full = window.len() > limit || self.buffer.is_over();
            match xml::head(window) {
                xml::Head::Root(length, name, is_empty) => break (length, name, is_empty),
                xml::Head::More if !is_full => {
                    let wanted = window.len() * 2;
                    self.buffer.fill_to(wanted)?;
                }
                xml::Head::More | xml::Head::Nowhere => return Ok(Some(self.no_root())),
            }
        };
        let mut faults = Faults::default();
        let decoded = decode(&self.buffer.window()[..length]);
        let (scope, end) = read_head(&decoded.text, self.bench.validator.limits(), &mut faults);
        faults.take(&decoded.faults);
        let gave_up = decoded.cut_off || matches!(end, End::GaveUp(at) if at < decoded.text.len());
        let mut root = decoded.clone();
        root.cut_off = true;
        self.root_is_known = self.bench.is_known(&root);
        self.scope = scope;
        let mut cutter = Xml::new(name, self.bench.validator.limits().depth);
        for name in may_nest(self.bench.messages()) {
            cutter.allow_nesting(name);
        }
        if is_empty {
            cutter.end();
        }
        self.cutter = Cutter::Xml(cutter);
        self.state = if gave_up { State::Unread } else { State::Records };
        Ok(Some(self.head(length, faults.raws)))
    }

    /// Says why an XML text has no root whose children could be read.
    fn no_root(&mut self) -> Ready {
        let window = self.buffer.window();
        let length = window.len().min(self.limit());
        let decoded = decode(&window[..length]);
        let (mut faults, limits) = (Faults::default(), self.bench.validator.limits());
        let place = (&decoded.around, decoded.cut_off);
        read_within(&decoded.text, place, (limits, &mut faults));
        faults.take(&decoded.faults);
        if faults.raws.is_empty() {
            faults.raws.push(Raw::of_input(&rules::NOT_RECOGNISED, Span::default()));
        }
        self.state = State::Unread;
        self.head(length, faults.raws)
    }

    fn begin_json(&mut self, mark: usize, is_over: bool) -> Option<Ready> {
        let near = &self.near()[mark..];
        let spaces = near.len() - near.trim_ascii_start().len();
        let text = &near[spaces..];
        let line = memchr::memchr(b'\n', text).map(|at| (text[..at].trim_ascii(), &text[at..]));
        let is_array = match line {
            _ if !text.starts_with(b"[") => false,
            Some((first, rest)) => !is_whole(first) || rest.trim_ascii().is_empty() && is_over,
            None => true,
        };
        let is_one = line.is_some_and(|it| it.0 == b"{" && !it.1.trim_ascii().is_empty());
        self.state = State::Records;
        if is_array {
            self.cutter = Cutter::Array(Array::new(self.bench.validator.limits().depth));
            return Some(self.head(mark + spaces + 1, Vec::new()));
        }
        if is_one {
            return Some(self.refuse_by(words::LINES));
        }
        self.cutter = Cutter::Lines;
        (mark > 0).then(|| self.head(mark, Vec::new()))
    }

    fn begin_flat(&mut self, form: Option<Form>, mark: usize, is_over: bool) -> Option<Ready> {
        let near = self.near();
        let last = if is_over { None } else { memchr::memrchr(b'\n', near) };
        let decoded = decode(&near[..last.map_or(near.len(), |at| at + 1)]);
        let validator = self.bench.validator;
        let found = match self.bench.message {
            Some(at) => {
                let plan = validator.plan(at);
                form.or_else(|| flat_form(plan, &decoded.text)).map(|form| (plan, form))
            }
            None => {
                let finding = validator.judge_flat(&decoded, form);
                match (finding.plan, finding.form) {
                    (Some(plan), Some(form)) => Some((plan, form)),
                    _ => {
                        let raw = finding.raws.into_iter().next();
                        return raw.map(|raw| self.refuse(raw));
                    }
                }
            }
        };
        let Some((plan, form)) = found else {
            let raw = unknown_form(&decoded.text);
            return Some(self.refuse(raw));
        };
        self.form = Some(form);
        self.bench.message = validator.position(&plan.message);
        let Some(layout) = plan.layout(form) else {
            return Some(self.refuse(Raw::of_input(&rules::FORM_NOT_ALLOWED, Span::default())));
        };
        if !can_be_cut(layout) {
            let words = if layout.is_tagged() { words::TAGGED } else { words::ONE_RECORD };
            return Some(self.refuse_by(words));
        }
        self.cutter = Cutter::Flat(layout);
        self.wants_header = layout.header;
        self.state = State::Records;
        (mark > 0).then(|| self.head(mark, Vec::new()))
    }

    /// Reads the header of a table: the first `length` bytes of the window.
    pub(super) fn read_header(&mut self, (length, whole): (usize, usize)) -> Ready {
        self.wants_header = false;
        let decoded = decode::decode_as(self.encoding, &self.buffer.window()[..length]);
        let text = Text { decoded: &decoded, form: self.form, position: self.position };
        let (at, form) = (self.bench.message.unwrap_or_default(), self.form);
        let form = form.unwrap_or(Form::Delimited);
        let (told, heading) = self.bench.check_header(at, text, form);
        let (header, length, whole) = match heading {
            flat::Heading::Names(header) => (Some(header), length, whole),
            flat::Heading::Record(header) => (Some(header), 0, 0),
            flat::Heading::Nothing => {
                self.state = State::Unread;
                (None, length, whole)
            }
        };
        self.header = header;
        Ready { role: Role::Head, length, whole, told }
    }
}

/// Collects faults, and nothing else.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub raws: Vec<Raw>,
}

impl Faults {
    /// Adds what is wrong with an encoding.
    pub(super) fn take(&mut self, faults: &[decode::Fault]) {
        for fault in faults {
            self.fault(fault.rule, fault.at, fault.detail.clone());
        }
    }
}

impl Events for Faults {
    fn open(&mut self, _: Name<'_>, _: Span) -> Flow {
        Flow::GoOn
    }

    fn key(&mut self, _: &str, _: Span, _: bool) {}
    fn value(&mut self, _: Scalar<'_>) {}
    fn close(&mut self, _: Span) {}

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.raws.push(Raw { detail, ..Raw::of_input(rule, at) });
    }
}
