//! Where the parts of a stream are judged, and what was found is counted.
//!
//! What the checker keeps from one record to the next is which violations were shown already: one
//! that is only counted has no path, no text and no place made for it.

use std::sync::Arc;

use lienthong_schema::Entry;
use lienthong_schema::model::Message;

use super::part::{Count, Totals};
use super::position::Position;
use crate::checker::{Checker, Raw, Sink};
use crate::decode::Decoded;
use crate::events::Detail;
use crate::flat::{Flat, Heading, read_header};
use crate::multipart::miss_all;
use crate::plan::Plan;
use crate::recognise::{Found, Known, current_versions, recognise_xml};
use crate::report::{Finding, Form, Judged, Verdict, Violation, judged, verdict_of};
use crate::rules;
use crate::validator::{Ask, Validator};

/// What was kept of one message, or of what is no message.
#[derive(Debug)]
struct Ledger<'v> {
    at: Option<usize>,
    plan: Option<&'v Arc<Plan>>,
    judged: Option<Judged>,
    sink: Sink,
}

/// What was found in one part.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub verdict: Option<Verdict>,
    pub errors: u64,
    pub warnings: u64,
    pub violations: Vec<Violation>,
    pub masked: Vec<(usize, usize)>,
    /// The ledger of its message.
    ledger: Option<usize>,
}

/// A text to judge, and where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    pub decoded: &'t Decoded<'t>,
    pub form: Option<Form>,
    pub position: Position,
}

/// Judges parts.
#[derive(Debug)]
pub(super) struct Bench<'v> {
    pub validator: &'v Validator,
    pub ask: &'v Ask,
    /// The place of the message that every record is, where that is known.
    pub message: Option<usize>,
    /// Whether records can't be called valid: what comes before them is wrong.
    pub is_tainted: bool,
    /// The messages that an XML record may be.
    current: Vec<(usize, &'v Message)>,
    known: Option<Known<'v>>,
    ledgers: Vec<Ledger<'v>>,
    /// The ledger and number of each violation shown.
    shown: Vec<(usize, usize)>,
    is_invalid: bool,
    is_undecided: bool,
    errors: u64,
    warnings: u64,
    /// Records by verdict.
    records: [u64; 3],
}

impl<'v> Bench<'v> {
    pub(super) fn new(validator: &'v Validator, ask: &'v Ask) -> Self {
        Self {
            validator,
            ask,
            message: None,
            is_tainted: false,
            current: current_versions(&validator.entries().map(Entry::head).collect::<Vec<_>>()),
            known: None,
            ledgers: Vec::new(),
            shown: Vec::new(),
            is_invalid: false,
            is_undecided: false,
            errors: 0,
            warnings: 0,
            records: [0; 3],
        }
    }

    /// Returns how many records were judged.
    pub(super) fn records(&self) -> u64 {
        self.records.iter().sum()
    }

    /// Says whether nothing was found wrong so far.
    pub(super) fn is_clean(&self) -> bool {
        !self.is_invalid && !self.is_undecided
    }

    /// Returns the message that a part was judged as.
    pub(super) fn judged(&self, told: &Told) -> Option<&Judged> {
        self.ledgers.get(told.ledger?)?.judged.as_ref()
    }

    /// Returns the messages called `root` that a record may be.
    pub(super) fn called(&self, root: &str) -> impl Iterator<Item = &'v Message> {
        let asked = self.ask.message.as_deref();
        let is = |(_, message): &&(usize, &Message)| {
            message.forms.xml.as_ref().is_some_and(|xml| xml.root == *root)
                && asked.is_none_or(|asked| message.id == asked.id)
        };
        let places: Vec<usize> = self.current.iter().filter(is).map(|(at, _)| *at).collect();
        let entries = self.validator.entries().enumerate();
        entries.filter(move |(at, _)| places.contains(at)).map(|(_, entry)| &**entry.message())
    }

    /// Returns which message an XML text begins, if any is known.
    pub(super) fn is_known(&self, decoded: &Decoded<'_>) -> bool {
        let found = recognise_xml(decoded, &self.current, self.validator.limits());
        !matches!(found, Found::Nothing { .. })
    }

    /// Judges a record, and counts it.
    pub(super) fn judge(&mut self, text: Text<'_>) -> Told {
        let found = match self.message {
            Some(at) => Found::Message(at),
            None => self.recognise(text),
        };
        let form = text.form.unwrap_or(Form::Json);
        let told = match found {
            Found::Message(at) => self.check(at, text, form),
            Found::Several(all) => {
                let mut finding = self.validator.judge_best(&all, text.decoded, form);
                if let Some(references) = finding.attachments.take() {
                    finding.absorb(miss_all(references, self.validator.limits()));
                }
                self.absorb(finding, text)
            }
            Found::Nothing { actual, hint, at } => {
                let detail = Detail { expected: None, actual, hint };
                let raw = Raw { detail, ..Raw::of_input(&rules::NOT_RECOGNISED, at) };
                let finding = self.validator.unrecognised(text.decoded, form, raw);
                self.absorb(finding, text)
            }
        };
        self.count_record(told)
    }

    /// Counts a record on which there is a verdict.
    pub(super) fn count_record(&mut self, mut told: Told) -> Told {
        if self.is_tainted && told.verdict == Some(Verdict::Valid) {
            told.verdict = Some(Verdict::Undecided);
            self.is_undecided = true;
        }
        match told.verdict.unwrap_or(Verdict::Undecided) {
            Verdict::Valid => self.records[0] += 1,
            Verdict::Invalid => self.records[1] += 1,
            Verdict::Undecided => self.records[2] += 1,
        }
        told
    }

    fn recognise(&mut self, text: Text<'_>) -> Found {
        let limits = self.validator.limits();
        if text.form == Some(Form::Xml) {
            return recognise_xml(text.decoded, &self.current, limits);
        }
        let is_item = text.decoded.around.is_item;
        let validator = self.validator;
        let known = self.known.get_or_insert_with(|| {
            let messages: Vec<&Message> = validator.entries().map(Entry::keyed).collect();
            Known::new(current_versions(&messages), is_item)
        });
        known.recognise(&text.decoded.text, limits)
    }

    /// Judges a text as the message at place `at`.
    fn check(&mut self, at: usize, text: Text<'_>, form: Form) -> Told {
        let (ledger, from) = self.open(Some(at));
        let plan = self.validator.plan(at);
        let sink = std::mem::replace(&mut self.ledgers[ledger].sink, Sink::new(0));
        let (sink, end) = self.validator.check_into(plan, (text.decoded, form), sink);
        let verdict = verdict_of(&sink, end);
        self.ledgers[ledger].sink = sink;
        self.tell((ledger, from), verdict, text)
    }

    /// Judges the header of a table, which stands alone in the text.
    pub(super) fn check_header(
        &mut self,
        at: usize,
        text: Text<'_>,
        form: Form,
    ) -> (Told, Heading) {
        let (ledger, from) = self.open(Some(at));
        let plan = self.validator.plan(at);
        let limits = self.validator.limits();
        let sink = std::mem::replace(&mut self.ledgers[ledger].sink, Sink::new(0));
        let mut checker = Checker::with_sink(plan, limits, sink);
        let heading = match plan.layout(form) {
            Some(layout) => {
                let (decoded, header) = (text.decoded, None);
                let cut_off = decoded.cut_off;
                let flat = Flat { text: &decoded.text, cut_off, layout, plan, header };
                read_header(flat, limits, &mut checker)
            }
            None => Heading::Nothing,
        };
        for fault in &text.decoded.faults {
            let detail = fault.detail.clone();
            checker.sink.add(Raw { detail, ..Raw::of_input(fault.rule, fault.at) });
        }
        let verdict = verdict_of(&checker.sink, crate::events::End::Whole);
        self.is_tainted = verdict != Verdict::Valid;
        self.ledgers[ledger].sink = checker.sink;
        (self.tell((ledger, from), verdict, text), heading)
    }

    /// Takes what was found in a text apart from a ledger.
    pub(super) fn absorb(&mut self, finding: Finding<'_>, text: Text<'_>) -> Told {
        let at = finding.plan.and_then(|plan| self.validator.position(&plan.message));
        let told = self.note(at, finding.raws, text);
        // What a limit of one record cut from the list is counted all the same.
        self.errors += finding.errors.saturating_sub(told.errors);
        self.warnings += finding.warnings.saturating_sub(told.warnings);
        self.is_undecided |= finding.verdict == Verdict::Undecided;
        let (errors, warnings) = (finding.errors, finding.warnings);
        Told { verdict: Some(finding.verdict), errors, warnings, ..told }
    }

    /// Notes what is wrong with a part, which is of the message at place `at`, if of any.
    pub(super) fn note(&mut self, at: Option<usize>, raws: Vec<Raw>, text: Text<'_>) -> Told {
        let (ledger, from) = self.open(at);
        let sink = &mut self.ledgers[ledger].sink;
        for raw in raws {
            sink.add(raw);
        }
        let verdict = verdict_of(sink, crate::events::End::Whole);
        self.tell((ledger, from), verdict, text)
    }

    /// Returns the ledger of a message, ready for the next part, and how much it holds.
    fn open(&mut self, at: Option<usize>) -> (usize, usize) {
        let room = self.validator.limits().violations.saturating_sub(self.shown.len());
        let known = self.ledgers.iter().position(|ledger| ledger.at == at);
        let ledger = known.unwrap_or_else(|| {
            let plan = at.map(|at| self.validator.plan(at));
            let sink = Sink::new(0);
            self.ledgers.push(Ledger { at, plan, judged: plan.map(|plan| judged(plan)), sink });
            self.ledgers.len() - 1
        });
        let sink = &mut self.ledgers[ledger].sink;
        sink.begin_record(room);
        (ledger, sink.raws.len())
    }

    /// Puts what is newly kept in words, and counts the rest.
    fn tell(&mut self, (ledger, from): (usize, usize), verdict: Verdict, text: Text<'_>) -> Told {
        let Ledger { plan, sink, .. } = &mut self.ledgers[ledger];
        let (errors, warnings) = (sink.errors, sink.warnings);
        self.is_invalid |= verdict == Verdict::Invalid;
        self.is_undecided |= verdict == Verdict::Undecided;
        self.errors += errors;
        self.warnings += warnings;
        let told = Told { verdict: Some(verdict), errors, warnings, ..Told::default() };
        let mut told = Told { ledger: Some(ledger), ..told };
        if sink.raws.len() > from {
            let (numbers, raws): (Vec<usize>, Vec<Raw>) = sink.take_new(from).into_iter().unzip();
            self.shown.extend(numbers.into_iter().map(|number| (ledger, number)));
            let finding = Finding::of_part(text.form, *plan, raws);
            let report = finding.report(text.decoded, self.ask, self.validator.limits());
            told.violations = report.violations.into_vec();
            told.masked = report.masked.into_vec();
            for violation in &mut told.violations {
                violation.place = text.position.of(violation.place);
            }
        }
        told
    }

    /// Returns the totals of all parts so far.
    pub(super) fn totals(&self, form: Option<Form>, bytes: u64) -> Totals {
        let verdict = match (self.is_invalid, self.is_undecided) {
            (true, _) => Verdict::Invalid,
            (false, true) => Verdict::Undecided,
            (false, false) => Verdict::Valid,
        };
        let shown = self
            .shown
            .iter()
            .map(|(ledger, number)| self.ledgers[*ledger].sink.raws[*number].count);
        Totals {
            verdict,
            is_undecided: self.is_undecided,
            form,
            messages: self.ledgers.iter().filter_map(|ledger| ledger.judged.clone()).collect(),
            records: self.records(),
            valid: self.records[0],
            invalid: self.records[1],
            undecided: self.records[2],
            errors: self.errors,
            warnings: self.warnings,
            bytes,
            shown: shown.collect(),
            counts: self.counts(),
        }
    }

    fn counts(&self) -> Vec<Count> {
        let mut counts: Vec<Count> = Vec::new();
        for Ledger { plan, sink, .. } in &self.ledgers {
            for (code, field, count) in sink.totals() {
                let Some(rule) = rules::find(code) else { continue };
                let id = |plan: &Plan, ix| format!("{}#{}", plan.message.id, plan.field(ix).id);
                let field = plan.zip(field).map(|(plan, ix)| id(plan, ix)).unwrap_or_default();
                match counts.iter_mut().find(|it| it.rule.code == code && it.field == field) {
                    Some(known) => known.count += count,
                    None => counts.push(Count { rule, field, count }),
                }
            }
        }
        counts.sort_by(|one, next| (one.rule.code, &one.field).cmp(&(next.rule.code, &next.field)));
        counts
    }
}
