//! From what was found to a report: order, lines, columns, masks.

use std::sync::Arc;

use lienthong_schema::model::{Personal, Text};

use super::place::Places;
use super::{Cell, Form, Judged, Later, Place, Report, SpecHash, Verdict, Violation};
use crate::checker::{InnerPlace, Raw, Reference, Sink};
use crate::decode::{Decoded, decode};
use crate::events::{End, Span};
use crate::flat::{self, Flat};
use crate::limits::Limits;
use crate::masking;
use crate::plan::Plan;
use crate::rules::{self, Effect};
use crate::validator::{Ask, Checked};

/// What was found in one input, before it is put in words.
#[derive(Debug)]
pub(crate) struct Finding<'p> {
    /// The form that it was read as.
    pub form: Option<Form>,
    /// The message that it was judged as.
    pub plan: Option<&'p Arc<Plan>>,
    /// What is wrong.
    pub raws: Vec<Raw>,
    /// What the message says of its attachments; `None` where it was not read to its end.
    pub attachments: Option<Vec<Reference>>,
    /// The verdict.
    pub verdict: Verdict,
    /// Errors in all.
    pub errors: u64,
    /// Warnings in all.
    pub warnings: u64,
}

impl<'p> Finding<'p> {
    /// Makes the finding of an input that no message was found for.
    pub(crate) fn new(form: Option<Form>, raw: Raw) -> Self {
        let mut finding = Self {
            form,
            plan: None,
            raws: vec![raw],
            attachments: None,
            verdict: Verdict::Undecided,
            errors: 0,
            warnings: 0,
        };
        finding.settle();
        finding
    }

    /// Names the message that the input was to be.
    pub(crate) fn of_message(mut self, plan: &'p Arc<Plan>) -> Self {
        self.plan = Some(plan);
        self
    }

    /// Counts what is in the list, and sets the verdict by it.
    pub(crate) fn settle(&mut self) {
        let is_invalid = self.raws.iter().any(|raw| raw.rule.effect == Effect::Invalid);
        self.verdict = if is_invalid { Verdict::Invalid } else { Verdict::Undecided };
        self.errors = self.raws.iter().map(|raw| raw.count).sum();
    }

    /// Makes the finding of an input that was judged.
    pub(crate) fn of(form: Form, mut checked: Checked<'p>) -> Self {
        let attachments = (checked.end == End::Whole).then(|| checked.checker.take_attachments());
        let sink = checked.checker.sink;
        let verdict = verdict_of(&sink, checked.end);
        Self {
            form: Some(form),
            plan: Some(checked.plan),
            raws: sink.raws,
            attachments,
            verdict,
            errors: sink.errors,
            warnings: sink.warnings,
        }
    }

    /// Takes further violations of the same text.
    pub(crate) fn absorb(&mut self, sink: Sink) {
        self.verdict = match (self.verdict, sink.verdict()) {
            (found, Verdict::Valid) => found,
            (Verdict::Invalid, _) => Verdict::Invalid,
            (_, added) => added,
        };
        self.errors += sink.errors;
        self.warnings += sink.warnings;
        self.raws.extend(sink.raws);
    }

    /// Makes the finding of a text that was looked at whatever its form.
    pub(crate) fn of_text(raws: Vec<Raw>, (errors, warnings): (u64, u64), is_whole: bool) -> Self {
        let verdict = match (is_whole, errors) {
            (false, _) => Verdict::Undecided,
            (true, 0) => Verdict::Valid,
            (true, _) => Verdict::Invalid,
        };
        Self { form: None, plan: None, raws, attachments: None, verdict, errors, warnings }
    }

    /// Makes the finding of what is newly kept of one part of a stream, in the order of places.
    pub(crate) fn of_part(form: Option<Form>, plan: Option<&'p Arc<Plan>>, raws: Vec<Raw>) -> Self {
        let (verdict, errors, warnings) = (Verdict::Undecided, 0, 0);
        Self { form, plan, raws, attachments: None, verdict, errors, warnings }
    }

    /// Puts the finding in words and places.
    pub(crate) fn report(self, decoded: &Decoded<'_>, ask: &Ask, limits: &Limits) -> Report {
        let report = self.outcome(decoded);
        let raws = self.sorted(decoded);
        let (hides, spans) = (!ask.show_personal, spans(&raws));
        let masked = self.masked(decoded, &spans, (hides, limits));
        let violations = self.violations((&raws, &spans), decoded, hides);
        Report { violations: violations.into(), masked: masked.into(), ..report }
    }

    /// As [`report`](Self::report), of the whole `input` that was decoded: what is only asked for
    /// sometimes is put in words when it is.
    pub(crate) fn report_of(
        self,
        input: &[u8],
        decoded: &Decoded<'_>,
        (ask, limits): (&Ask, &Limits),
    ) -> Report {
        if self.raws.is_empty() {
            return self.outcome(decoded);
        }
        if input.len() > KEPT {
            return self.report(decoded, ask, limits);
        }
        let report = self.outcome(decoded);
        let unwritten = Arc::new(Unwritten {
            input: input.into(),
            plan: self.plan.cloned(),
            form: self.form,
            raws: self.raws,
            hides: !ask.show_personal,
            limits: limits.clone(),
        });
        let violations = Later::of(&unwritten, Unwritten::violations);
        Report { violations, masked: Later::of(&unwritten, Unwritten::masked), ..report }
    }

    /// Returns the report without what is wrong.
    fn outcome(&self, decoded: &Decoded<'_>) -> Report {
        Report {
            verdict: self.verdict,
            form: self.form,
            encoding: decoded.encoding,
            message: self.plan.map(|plan| judged(plan)),
            violations: Later::default(),
            errors: self.errors,
            warnings: self.warnings,
            masked: Later::default(),
        }
    }

    /// Returns what is wrong in the order of places, with all that is said of it.
    fn sorted(&self, decoded: &Decoded<'_>) -> Vec<Raw> {
        let mut raws = self.raws.clone();
        raws.sort_by_key(|raw| (raw.at.start, raw.at.end));
        if let Some(plan) = self.plan {
            for raw in &mut raws {
                raw.say(plan, &decoded.text);
            }
        }
        raws
    }

    /// Returns what must be masked in the input.
    fn masked(
        &self,
        decoded: &Decoded<'_>,
        spans: &[Span],
        (hides, limits): (bool, &Limits),
    ) -> Vec<(usize, usize)> {
        let last = spans.iter().map(|span| span.end).max();
        let Some(last) = last.filter(|_| hides) else { return Vec::new() };
        let plan = self.plan.map(|plan| &**plan);
        Places::offsets(decoded, &masking::spans_to(last, plan, self.form, (decoded, limits)))
    }

    fn violations(
        &self,
        (raws, spans): (&[Raw], &[Span]),
        decoded: &Decoded<'_>,
        hides: bool,
    ) -> Vec<Violation> {
        let places = Places::find(decoded, spans);
        let cells = self.cells(decoded, spans);
        let violations = raws.iter().zip(places.into_iter().zip(cells));
        violations
            .map(|(raw, (at, cell))| Violation { cell, ..self.violation(raw, at, hides) })
            .collect()
    }

    /// Returns where the spans stand in the records of a flat text.
    fn cells(&self, decoded: &Decoded<'_>, spans: &[Span]) -> Vec<Option<Cell>> {
        let layout = self.plan.and_then(|plan| Some((plan, plan.layout(self.form?)?)));
        let Some((plan, layout)) = layout.filter(|_| !spans.is_empty()) else {
            return vec![None; spans.len()];
        };
        let text = decoded.text.as_ref();
        let header = decoded.around.header;
        flat::cells(Flat { text, cut_off: decoded.cut_off, layout, plan, header }, spans)
    }

    /// Puts one violation in words.
    pub(crate) fn violation(&self, raw: &Raw, place: Place, hides: bool) -> Violation {
        let field = raw.field.and_then(|ix| Some(self.plan?.field(ix)));
        let personal = field.and_then(|field| field.personal).filter(|_| hides);
        let id = self.plan.map(|plan| plan.message.id.to_string()).unwrap_or_default();
        let is_value = raw.value.is_some();
        Violation {
            rule: raw.rule,
            severity: raw.severity,
            path: cut(&raw.path, LONGEST_PATH),
            field: field.map(|field| format!("{id}#{}", field.id)).unwrap_or_default(),
            title: raw.title.clone().or(field.map(|field| field.title.clone())).unwrap_or_default(),
            place,
            cell: None,
            expected: expected(raw, personal),
            actual: raw.detail.actual.as_deref().map(|actual| cut(actual, LONGEST)),
            value: raw.value.as_deref().map(|value| mask(value, personal)),
            hint: raw.detail.hint.clone().filter(|_| personal.is_none() || !is_value),
            example: field.and_then(|field| field.example.as_deref()).map(str::to_owned),
            inner: match raw.inner {
                Some(InnerPlace::Line(line, column)) => Some((line, column)),
                _ => None,
            },
            count: raw.count,
        }
    }
}

/// How many bytes an input may have to be kept until its report is read: more than messages
/// mostly have, and less than would be felt.
const KEPT: usize = 64 << 10;

/// What was found in an input, and all that is needed to put it in words.
#[derive(Debug)]
pub(super) struct Unwritten {
    input: Box<[u8]>,
    plan: Option<Arc<Plan>>,
    form: Option<Form>,
    raws: Vec<Raw>,
    hides: bool,
    limits: Limits,
}

impl Unwritten {
    fn finding(&self) -> Finding<'_> {
        Finding::of_part(self.form, self.plan.as_ref(), self.raws.clone())
    }

    fn violations(&self) -> Vec<Violation> {
        let (finding, decoded) = (self.finding(), decode(&self.input));
        let raws = finding.sorted(&decoded);
        finding.violations((&raws, &spans(&raws)), &decoded, self.hides)
    }

    fn masked(&self) -> Vec<(usize, usize)> {
        let decoded = decode(&self.input);
        let hides = (self.hides, &self.limits);
        self.finding().masked(&decoded, &spans(&self.raws), hides)
    }
}

/// Returns where violations stand.
fn spans(raws: &[Raw]) -> Vec<Span> {
    raws.iter().map(|raw| raw.at).collect()
}

/// Returns the verdict on what was found by reading to this end.
pub(crate) fn verdict_of(sink: &Sink, end: End) -> Verdict {
    match sink.verdict() {
        Verdict::Valid if end != End::Whole => Verdict::Undecided,
        verdict => verdict,
    }
}

/// How many characters of a name or value a violation shows.
const LONGEST: usize = 200;

/// How many characters of a path a violation shows.
const LONGEST_PATH: usize = 2000;

/// Returns the first characters of a text that an input may have made as long as it likes.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Returns what was expected; of a personal date that does not exist nothing that tells its month
/// and year.
fn expected(raw: &Raw, personal: Option<Personal>) -> Option<Text> {
    if personal.is_some() && raw.value.is_some() && raw.rule == &rules::NO_SUCH_DATE {
        let en = "a date that the calendar has".to_owned();
        return Some(Text { vi: "một ngày có trong lịch".to_owned(), en: Some(en) });
    }
    raw.detail.expected.clone()
}

/// Names the message that a plan judges.
pub(crate) fn judged(plan: &Plan) -> Judged {
    Judged {
        id: plan.message.id.clone(),
        version: plan.message.version,
        spec_hash: SpecHash::of(&plan.entry),
    }
}

/// Hides a personal value: its first characters stay, a third of them and four at the most; none
/// of a sensitive one.
fn mask(value: &str, personal: Option<Personal>) -> String {
    let kept = match personal {
        None => return value.to_owned(),
        Some(Personal::Basic) => (value.chars().count() / 3).min(4),
        Some(Personal::Sensitive) => 0,
    };
    value.chars().enumerate().map(|(at, c)| if at < kept { c } else { '*' }).collect()
}
