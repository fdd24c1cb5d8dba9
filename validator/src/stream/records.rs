//! From one record to the next.

use std::io::{self, Read};

use super::bench::Text;
use super::cut::{Cut, Stray};
use super::cutter::Cutter;
use super::head::Faults;
use super::nesting::may_nest;
use super::part::Role;
use super::{Ready, State, Stream, words};
use crate::around::Around;
use crate::checker::Raw;
use crate::decode::decode_as;
use crate::events::{Detail, Span};
use crate::flat::blank;
use crate::report::{Form, Verdict};
use crate::rules;
use crate::xml::read_remark;

/// How many bytes after a record are looked at to see that it ends there.
const MARGIN: usize = 64;

/// How many bytes are handed out at a time of what is passed over.
const CHUNK: usize = 64 << 10;

impl<R: Read> Stream<'_, R> {
    /// Finds the next part among the records; `None` where there is none yet.
    pub(super) fn next_record(&mut self) -> io::Result<Option<Ready>> {
        loop {
            let most = self.limit() + MARGIN;
            let window = self.buffer.window();
            let seen = &window[..window.len().min(most)];
            let is_over = self.buffer.is_over() && seen.len() == window.len();
            if seen.is_empty() {
                if is_over {
                    return Ok(self.finish());
                }
                self.buffer.fill()?;
                continue;
            }
            if let Cutter::Xml(xml) = &mut self.cutter
                && let Some(name) = xml.new_name(seen)
            {
                let root = String::from_utf8_lossy(name);
                xml.note_name(name, self.bench.called(&root).any(|it| may_nest(it, &root)));
            }
            let mut cut = self.cutter.cut(seen, is_over);
            if cut == Cut::More {
                if seen.len() < most {
                    let seen = seen.len();
                    self.look_further(seen)?;
                    continue;
                }
                cut = self.cutter.cut(seen, true);
            }
            match cut {
                Cut::Nothing(length) => self.use_up(length),
                Cut::Blank(length) => self.pass_blank(length),
                Cut::Remark(length) => {
                    if let Some(ready) = self.remark(length) {
                        return Ok(Some(ready));
                    }
                    self.use_up(length);
                }
                cut => return Ok(Some(self.part(cut, is_over))),
            }
        }
    }

    /// Reads on. A record that comes in small pieces is not looked at again for each of them.
    fn look_further(&mut self, seen: usize) -> io::Result<()> {
        self.looked_at += seen;
        let wanted = if self.looked_at > 8 * seen + CHUNK { 2 * seen } else { seen + 1 };
        self.buffer.fill_to(wanted)
    }

    fn pass_blank(&mut self, length: usize) {
        self.blanks = self.blanks.or(Some(self.position));
        self.use_up(length);
    }

    /// Looks whether a comment or instruction is as it should be.
    fn remark(&mut self, length: usize) -> Option<Ready> {
        let decoded = decode_as(self.encoding, &self.buffer.window()[..length]);
        let mut faults = Faults::default();
        read_remark(&decoded.text, self.bench.validator.limits(), &mut faults);
        faults.take(&decoded.faults);
        let raws = faults.raws;
        (!raws.is_empty()).then(|| self.note(Role::Between, (length, length), raws))
    }

    /// Makes a part of what was cut.
    fn part(&mut self, cut: Cut, is_over: bool) -> Ready {
        match cut {
            Cut::Record { length, whole, is_last } => {
                if self.blanks.is_some() {
                    return self.blank_lines();
                }
                let left = self.buffer.window().len() - whole;
                self.is_cut_short = is_over && left == 0;
                if whole == self.limit() + MARGIN || length > self.limit() {
                    return self.too_large((length, whole));
                }
                if self.wants_header {
                    return self.read_header((length, whole));
                }
                self.record((length, whole), is_last)
            }
            Cut::Stray(length, why) => {
                if matches!(why, Stray::AfterRoot | Stray::AfterArray) {
                    self.state = State::Unread;
                }
                let left = self.buffer.window().len() - length;
                self.is_cut_short = is_over && left == 0;
                let root = match &self.cutter {
                    Cutter::Xml(xml) => String::from_utf8_lossy(xml.root()).into_owned(),
                    _ => String::new(),
                };
                let raw = words::stray(why, length, &root);
                self.note(Role::Between, (length, length), vec![raw])
            }
            Cut::Tail(length) => self.note(Role::Tail, (length, length), Vec::new()),
            Cut::More | Cut::Nothing(_) | Cut::Blank(_) | Cut::Remark(_) => {
                self.note(Role::Between, (0, 0), Vec::new())
            }
        }
    }

    /// Judges a record.
    fn record(&mut self, (length, whole): (usize, usize), is_last: bool) -> Ready {
        let mut decoded = decode_as(self.encoding, &self.buffer.window()[..length]);
        decoded.around = Around {
            scope: &self.scope,
            header: self.header.as_ref(),
            is_item: matches!(self.cutter, Cutter::Array(_)),
        };
        decoded.lines_before = usize::try_from(self.position.line - 1).unwrap_or(usize::MAX);
        let asks = self.bench.message.is_none() && self.form == Some(Form::Xml);
        if asks && self.root_is_known && self.bench.records() == 0 && !self.bench.is_known(&decoded)
        {
            return self.refuse(words::raw(&rules::NOT_STREAMABLE, words::ONE_MESSAGE));
        }
        let text = Text { decoded: &decoded, form: self.form, position: self.position };
        let told = self.bench.judge(text);
        self.is_cut_short &= told.verdict != Some(Verdict::Valid);
        if is_last {
            self.state = State::Lost;
        }
        Ready { role: Role::Record, length, whole, told }
    }

    /// Reports blank lines between records.
    fn blank_lines(&mut self) -> Ready {
        let first = self.blanks.take().unwrap_or(self.position);
        let plan = self.bench.message.map(|at| self.bench.validator.plan(at));
        let path = plan.map(|plan| format!("/{}", plan.message.root_name())).unwrap_or_default();
        let (rule, detail) = match &self.cutter {
            Cutter::Flat(layout) => blank(layout),
            _ => (&rules::EMPTY_INPUT, Detail::default()),
        };
        let raw = Raw { detail, ..Raw::of_input(rule, Span::default()) };
        let decoded = decode_as(self.encoding, b"");
        let text = Text { decoded: &decoded, form: None, position: first };
        let told = self.bench.note(self.bench.message, vec![Raw { path, ..raw }], text);
        Ready { role: Role::Between, length: 0, whole: 0, told }
    }

    /// Reports a record that is larger than the limit. Where its end is not in sight, the rest of it
    /// is passed over.
    fn too_large(&mut self, (length, whole): (usize, usize)) -> Ready {
        let is_cut = whole == self.limit() + MARGIN;
        let expected = Some(self.limit().to_string().as_str().into());
        let detail = Detail { expected, ..Detail::default() };
        let raw = Raw { detail, ..Raw::of_input(&rules::TOO_LARGE, Span::default()) };
        let told = self.note(Role::Record, (length, whole), vec![raw]).told;
        let told = self.bench.count_record(told);
        if is_cut {
            let skip = self.cutter.begin_skip(&self.buffer.window()[..whole]);
            self.state = State::Skipping(skip);
        }
        Ready { role: Role::Record, length: if is_cut { whole } else { length }, whole, told }
    }

    /// Passes over the rest of a record.
    pub(super) fn skip(&mut self) -> io::Result<Option<Ready>> {
        let State::Skipping(mut skip) = std::mem::replace(&mut self.state, State::Lost) else {
            return Ok(None);
        };
        if self.buffer.window().len() < MARGIN {
            let wanted = self.buffer.window().len() + CHUNK;
            self.buffer.fill_to(wanted)?;
        }
        let (window, is_over) = (self.buffer.window(), self.buffer.is_over());
        match self.cutter.skip(&mut skip, (window, is_over)) {
            // The next bytes are too few to tell.
            Some((0, false)) => {
                let wanted = window.len() * 2;
                self.state = State::Skipping(skip);
                self.buffer.fill_to(wanted)?;
                Ok(None)
            }
            Some((length, ends)) => {
                self.is_cut_short = is_over && length == window.len();
                self.state = if ends { State::Records } else { State::Skipping(skip) };
                Ok((length > 0).then(|| self.note(Role::Unread, (length, length), Vec::new())))
            }
            None => Ok(None),
        }
    }

    /// Says that records can't be told apart from here on.
    pub(super) fn lose(&mut self) -> Ready {
        self.refuse(words::raw(&rules::NOT_STREAMABLE, words::BROKEN))
    }

    /// Passes over what is left.
    pub(super) fn unread(&mut self) -> io::Result<Option<Ready>> {
        if self.buffer.window().is_empty() {
            self.buffer.fill()?;
        }
        let length = self.buffer.window().len();
        if length == 0 {
            self.state = State::Over;
            return Ok(None);
        }
        Ok(Some(self.note(Role::Unread, (length, length), Vec::new())))
    }

    /// Ends the stream; returns what is missing at its end.
    fn finish(&mut self) -> Option<Ready> {
        self.state = State::Over;
        let (has_ended, rule) = match &self.cutter {
            Cutter::Xml(xml) => (xml.has_ended(), &rules::MALFORMED_XML),
            Cutter::Array(array) => (array.has_ended(), &rules::MALFORMED_JSON),
            Cutter::Lines | Cutter::Flat(_) => (true, &rules::MALFORMED_JSON),
        };
        let raw = if !has_ended && !self.is_cut_short {
            words::raw(rule, words::CUT_SHORT)
        } else if self.bench.records() == 0 && self.bench.is_clean() {
            Raw::of_input(&rules::EMPTY_INPUT, Span::default())
        } else {
            return None;
        };
        Some(self.note(Role::Tail, (0, 0), vec![raw]))
    }
}
