//! Where an input shows personal data, or may do so: what prints the input must mask it.
//!
//! Looked for only when something is wrong, by reading the input a second time.

use lienthong_schema::model::SoapVersion;

use crate::checker::{Checker, Raw};
use crate::decode::Decoded;
use crate::events::{Detail, End, Events, Flow, Name, Scalar, Span};
use crate::limits::Limits;
use crate::plan::Plan;
use crate::read::{read, read_as};
use crate::report::Form;
use crate::rules::Rule;

/// How many bytes behind the last violation are looked at, and how many of those are told apart:
/// what shows the place of a violation shows less of what follows.
const NEAR: [usize; 2] = [64 << 10, 16 << 10];

/// Returns the spans to mask in an input of which the last violation ends at `last`: of one that
/// goes on far behind that, all of the rest is one span.
pub(crate) fn spans_to(
    last: usize,
    plan: Option<&Plan>,
    form: Option<Form>,
    (decoded, limits): (&Decoded<'_>, &Limits),
) -> Vec<Span> {
    let text = decoded.text.as_ref();
    let [cut, told] = NEAR.map(|near| text.floor_char_boundary(last.saturating_add(near)));
    if cut > text.len() / 2 {
        return spans(plan, form, decoded, limits);
    }
    let mut masked = spans(plan, form, &decoded.up_to(cut), limits);
    if masked.is_empty() {
        return masked;
    }
    masked.retain(|span| span.start < told);
    masked.push(Span::new(told, text.len()));
    masked
}

/// Returns the spans to mask in an input of a message with personal fields: the values of those
/// fields, and of all that the spec does not know. Where no message was recognised, all values.
fn spans(
    plan: Option<&Plan>,
    form: Option<Form>,
    decoded: &Decoded<'_>,
    limits: &Limits,
) -> Vec<Span> {
    let Some(form) = form else {
        return vec![Span::new(0, decoded.text.len())];
    };
    let Some(plan) = plan else {
        if matches!(form, Form::Delimited | Form::Fixed) {
            return vec![Span::new(0, decoded.text.len())];
        }
        let mut all = Values::default();
        let end = read(decoded, form, Some(SoapVersion::Any), (limits, &mut all));
        return with_tail(all.masked, all.last_end, end, decoded);
    };
    if !plan.has_personal {
        return Vec::new();
    }
    let mut checker = Checker::new(plan, limits);
    checker.masked = Some(Vec::new());
    let end = read_as(plan, decoded, form, (limits, &mut checker));
    let last_end = checker.last_end;
    with_tail(checker.masked.unwrap_or_default(), last_end, end, decoded)
}

/// Returns what is malformed in an input that is no known message, and how reading ended.
pub(crate) fn faults(decoded: &Decoded<'_>, form: Form, limits: &Limits) -> (Vec<Raw>, End) {
    let mut all = Values::default();
    let end = read(decoded, form, Some(SoapVersion::Any), (limits, &mut all));
    all.faults.truncate(limits.violations);
    (all.faults, end)
}

/// Adds what a reader that gave up left unread: everything there that is no markup.
fn with_tail(mut masked: Vec<Span>, last_end: usize, end: End, decoded: &Decoded<'_>) -> Vec<Span> {
    if end != End::Whole {
        let text = decoded.text.as_ref();
        let mut start = last_end.min(text.len());
        while !text.is_char_boundary(start) {
            start += 1;
        }
        masked.extend(words(text, start));
    }
    masked.sort_unstable_by_key(|span| span.start);
    masked
}

/// Returns the words of `text` from `start` on that stand outside of tags.
fn words(text: &str, start: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut word: Option<usize> = None;
    let mut in_tag = false;
    for (at, c) in text[start..].char_indices() {
        let at = start + at;
        in_tag = (in_tag || c == '<') && c != '>';
        let hides = c.is_alphanumeric() && !in_tag;
        match (word, hides) {
            (None, true) => word = Some(at),
            (Some(from), false) => {
                found.push(Span::new(from, at));
                word = None;
            }
            _ => {}
        }
    }
    found.extend(word.map(|from| Span::new(from, text.len())));
    found
}

/// Collects every value, and every fault.
#[derive(Debug, Default)]
struct Values {
    masked: Vec<Span>,
    faults: Vec<Raw>,
    last_end: usize,
}

impl Events for Values {
    fn open(&mut self, _: Name<'_>, at: Span) -> Flow {
        self.last_end = at.end;
        Flow::GoOn
    }

    fn key(&mut self, _: &str, at: Span, _: bool) {
        self.last_end = at.end;
    }

    fn value(&mut self, value: Scalar<'_>) {
        self.last_end = value.span.end;
        if value.is_shown() {
            self.masked.push(value.span);
        }
    }

    fn close(&mut self, at: Span) {
        self.last_end = at.end;
    }

    fn fault(&mut self, rule: &'static Rule, at: Span, detail: Detail) {
        self.faults.push(Raw { detail, ..Raw::of_input(rule, at) });
    }
}
