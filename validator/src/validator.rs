//! The public face: a catalogue, ready to judge inputs.

use std::sync::{Arc, OnceLock};

use lienthong_schema::model::Message;
use lienthong_schema::{Catalogue, Entry};

use crate::checker::{Checker, Raw, Sink};
use crate::day::Day;
use crate::decode::{Decoded, decode};
use crate::events::{Detail, End, Span};
use crate::limits::Limits;
use crate::plan::Plan;
use crate::recognise::{self, Found, Guesses};
use crate::report::{Finding, Form, Report};
use crate::rules::{self, Rule};
use crate::{masking, multipart, read};

/// What a caller knows of an input, and how it wants the report.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The form; recognised from the content where it is not given.
    pub form: Option<Form>,
    /// The message; recognised from the content where it is not given.
    pub message: Option<Arc<Message>>,
    /// Whether values of personal fields are shown as they are.
    pub show_personal: bool,
}

/// Judges inputs against the messages of a catalogue. Any number of threads may share one.
#[derive(Debug)]
pub struct Validator {
    plans: Vec<(Arc<Entry>, OnceLock<Arc<Plan>>)>,
    /// Guesses by the root of XML, and by the first key of JSON.
    guesses: [OnceLock<Guesses>; 2],
    limits: Limits,
    as_of: Option<Day>,
}

/// What came of judging a text as one message.
#[derive(Debug)]
pub(crate) struct Checked<'p> {
    /// The plan.
    pub plan: &'p Arc<Plan>,
    /// What was found.
    pub checker: Checker<'p>,
    /// How reading ended.
    pub end: End,
}

impl Checked<'_> {
    /// Says whether a text is the message that it was judged as for all that a closer look could
    /// find: in XML its root decides, in JSON its keys, and values that some fields must have.
    fn is_it(&self, form: Form) -> bool {
        match form {
            Form::Json => self.end == End::Whole && self.checker.sink.has_only_wrong_values(),
            _ => self.checker.has_root(),
        }
    }
}

impl Validator {
    /// Makes a validator of all messages of `catalogue`, with the default limits.
    ///
    /// Specs are compiled when they are first needed.
    pub fn new(catalogue: &Catalogue) -> Self {
        let plans = catalogue.entries().map(|entry| (Arc::clone(entry), OnceLock::new()));
        Self {
            plans: plans.collect(),
            guesses: [OnceLock::new(), OnceLock::new()],
            limits: Limits::default(),
            as_of: None,
        }
    }

    /// Replaces the limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the day on which codes must be in force where a message names none. Without one, any
    /// time is accepted and a retired code is a warning; no clock is read.
    #[must_use]
    pub fn as_of(mut self, day: Option<Day>) -> Self {
        self.as_of = day;
        self
    }

    /// Judges everything by events, which takes longer and must make no difference.
    #[doc(hidden)]
    #[must_use]
    pub fn without_shortcuts(mut self) -> Self {
        self.limits.shortcuts = false;
        self
    }

    /// Judges one input and returns everything that is wrong with it.
    ///
    /// `input` is a whole message as received, in any encoding that it declares. An input that
    /// can't be judged is not an error: its report says *undecided*, and why.
    pub fn judge(&self, input: &[u8], ask: &Ask) -> Report {
        if input.len() as u64 > self.limits.bytes {
            let detail = Detail::of(self.limits.bytes.to_string(), input.len().to_string());
            return Finding::alone(&rules::TOO_LARGE, detail);
        }
        if let (None, Some(start)) = (ask.form, multipart::begins(input)) {
            return self.judge_packet(input, start, ask);
        }
        let decoded = decode(input);
        let mut judged = self.judge_text(&decoded, ask);
        if let Some(references) = judged.attachments.take() {
            judged.absorb(multipart::miss_all(references, &self.limits));
        }
        judged.report_of(input, &decoded, (ask, &self.limits))
    }

    /// Judges a text that stands in no envelope.
    pub(crate) fn judge_text(&self, decoded: &Decoded<'_>, ask: &Ask) -> Finding<'_> {
        let text = decoded.text.as_ref();
        if decoded.faults.is_empty() && text.trim().is_empty() {
            return Finding::new(None, Raw::of_input(&rules::EMPTY_INPUT, Span::new(0, 0)));
        }
        match (&ask.message, ask.form.or_else(|| recognise::form_of(text))) {
            (Some(message), form) => self.judge_as(message, decoded, form),
            (None, Some(form @ (Form::Xml | Form::Json))) => self.judge_recognised(decoded, form),
            (None, form) => self.judge_flat(decoded, form),
        }
    }

    /// Returns the limits.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Returns the highest version of each message.
    pub(crate) fn current_messages(&self) -> Vec<&Entry> {
        let messages: Vec<&Message> = self.plans.iter().map(|(entry, _)| entry.head()).collect();
        let current = recognise::current_versions(&messages).into_iter();
        current.map(|(at, _)| &*self.plans[at].0).collect()
    }

    /// Judges a text that is neither XML nor JSON.
    pub(crate) fn judge_flat(&self, decoded: &Decoded<'_>, form: Option<Form>) -> Finding<'_> {
        let text = decoded.text.as_ref();
        let messages = self.messages();
        let current = recognise::current_versions(&messages).into_iter();
        let flat =
            current.filter(|(_, it)| it.forms.delimited.is_some() || it.forms.fixed.is_some());
        let plans: Vec<(usize, &Plan)> = flat.map(|(at, _)| (at, &**self.plan(at))).collect();
        match (recognise::recognise_flat(text, form, &plans), form) {
            (Some((form, all)), _) => self.judge_best(&all, decoded, form),
            (None, None) => Finding::new(None, unknown_form(text)),
            (None, Some(_)) => {
                Finding::new(form, Raw::of_input(&rules::NOT_RECOGNISED, Span::new(0, 0)))
            }
        }
    }

    /// Judges a text as the message that the caller names.
    pub(crate) fn judge_as(
        &self,
        message: &Arc<Message>,
        decoded: &Decoded<'_>,
        form: Option<Form>,
    ) -> Finding<'_> {
        let Some(at) = self.position(message) else {
            let raw = Raw::of_input(&rules::NOT_RECOGNISED, Span::new(0, 0));
            return Finding::new(form, raw.saying(&message.id.to_string()));
        };
        let plan = self.plan(at);
        let text = decoded.text.as_ref();
        let Some(form) = form.or_else(|| flat_form(plan, text)) else {
            return Finding::new(None, unknown_form(text));
        };
        if has_form(message, form) {
            return Finding::of(form, self.check(plan, decoded, form));
        }
        let name = match form {
            Form::Xml => "XML",
            Form::Json => "JSON",
            Form::Delimited => "delimited",
            Form::Fixed => "fixed",
        };
        let raw = Raw::of_input(&rules::FORM_NOT_ALLOWED, Span::new(0, 0)).saying(name);
        Finding::new(Some(form), raw).of_message(plan)
    }

    /// Judges a text of a form whose messages are told by their names: first as the one that it
    /// most likely is.
    fn judge_recognised(&self, decoded: &Decoded<'_>, form: Form) -> Finding<'_> {
        let guess = match self.guess(decoded, form) {
            Some((_, checked)) if checked.is_it(form) => return Finding::of(form, checked),
            guess => guess,
        };
        let messages = match form {
            Form::Json => self.keyed_messages(),
            _ => self.messages(),
        };
        match recognise::recognise(decoded, form, &messages, &self.limits) {
            Found::Message(at) => Finding::of(
                form,
                match guess {
                    Some((guessed, checked)) if guessed == at => checked,
                    _ => self.check(self.plan(at), decoded, form),
                },
            ),
            Found::Several(all) => self.judge_best(&all, decoded, form),
            Found::Nothing { actual, hint, at } => {
                let mut raw = Raw::of_input(&rules::NOT_RECOGNISED, at);
                raw.detail = Detail { expected: None, actual, hint };
                self.unrecognised(decoded, form, raw)
            }
        }
    }

    /// Judges a text as the message that its first name stands for, if it stands for one.
    fn guess(&self, decoded: &Decoded<'_>, form: Form) -> Option<(usize, Checked<'_>)> {
        if !self.limits.shortcuts {
            return None;
        }
        let is_json = form == Form::Json;
        let guesses = self.guesses[usize::from(is_json)].get_or_init(|| {
            if is_json {
                Guesses::by_key(&recognise::current_versions(&self.keyed_messages()))
            } else {
                Guesses::by_root(&recognise::current_versions(&self.messages()))
            }
        });
        let at = guesses.of(decoded.text.as_ref(), form)?;
        let plan = self.plan(at);
        (!is_json || plan.takes_no_other()).then(|| (at, self.check(plan, decoded, form)))
    }

    /// Reads a text that is no known message, so that at least malformed input is reported. Where
    /// reading had to be given up, that is the cause, and the only one reported.
    pub(crate) fn unrecognised(&self, decoded: &Decoded<'_>, form: Form, raw: Raw) -> Finding<'_> {
        let mut finding = Finding::new(Some(form), raw);
        let (faults, end) = masking::faults(decoded, form, &self.limits);
        if end != End::Whole && !faults.is_empty() {
            finding.raws.clear();
        }
        finding.raws.extend(faults);
        finding.settle();
        finding
    }

    /// Judges a text as each of several messages and keeps the one that it fits best.
    pub(crate) fn judge_best(
        &self,
        all: &[usize],
        decoded: &Decoded<'_>,
        form: Form,
    ) -> Finding<'_> {
        let mut checked: Vec<Checked<'_>> =
            all.iter().map(|at| self.check(self.plan(*at), decoded, form)).collect();
        let fit =
            |checked: &Checked<'_>| (checked.checker.sink.misfits, checked.checker.sink.errors);
        checked.sort_by_key(fit);
        if checked.len() > 1 && fit(&checked[0]) == fit(&checked[1]) {
            let best = fit(&checked[0]);
            let names = checked.iter().filter(|checked| fit(checked) == best);
            let names: Vec<String> = names.map(|c| c.plan.message.id.to_string()).collect();
            let raw = Raw::of_input(&rules::AMBIGUOUS_MESSAGE, Span::new(0, 0));
            return Finding::new(Some(form), raw.saying(&names.join(", ")));
        }
        Finding::of(form, checked.swap_remove(0))
    }

    /// Returns the plan of the message at `at` among those of the catalogue.
    pub(crate) fn plan(&self, at: usize) -> &Arc<Plan> {
        let (entry, plan) = &self.plans[at];
        plan.get_or_init(|| {
            let library: Vec<&Entry> = self.plans.iter().map(|(other, _)| &**other).collect();
            Arc::new(Plan::compile(entry, &library))
        })
    }

    /// Returns the place of a message in the catalogue.
    pub(crate) fn position(&self, message: &Message) -> Option<usize> {
        let is_it = |known: &Message| known.id == message.id && known.version == message.version;
        self.plans.iter().position(|(entry, _)| is_it(entry.head()))
    }

    /// Returns all messages with what tells them in JSON, in the order of their places.
    pub(crate) fn keyed_messages(&self) -> Vec<&Message> {
        self.plans.iter().map(|(entry, _)| entry.keyed()).collect()
    }

    /// Returns the heads of all messages, in the order of their places.
    pub(crate) fn messages(&self) -> Vec<&Message> {
        self.plans.iter().map(|(entry, _)| entry.head()).collect()
    }

    /// Returns all messages as the catalogue holds them, in the order of their places.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.plans.iter().map(|(entry, _)| &**entry)
    }

    /// Judges a text as the message of `plan`, which came without attachments, and adds what is
    /// wrong to `sink`; returns that and how reading ended.
    pub(crate) fn check_into(
        &self,
        plan: &Plan,
        (decoded, form): (&Decoded<'_>, Form),
        sink: Sink,
    ) -> (Sink, End) {
        let mut checker = Checker::with_sink(plan, &self.limits, sink);
        checker.as_of.clone_from(&self.as_of);
        let end = read::read_as(plan, decoded, form, (&self.limits, &mut checker));
        checker.finish(end);
        if end == End::Whole {
            let references = checker.take_attachments();
            let missed = multipart::miss_all(references, &self.limits);
            missed.raws.into_iter().for_each(|raw| checker.sink.add(raw));
        }
        (checker.sink, end)
    }

    fn check<'p>(&self, plan: &'p Arc<Plan>, decoded: &Decoded<'_>, form: Form) -> Checked<'p> {
        let mut checker = Checker::new(plan, &self.limits);
        checker.as_of.clone_from(&self.as_of);
        let end = read::read_as(plan, decoded, form, (&self.limits, &mut checker));
        checker.finish(end);
        Checked { plan, checker, end }
    }
}

/// Says whether the spec lets a message travel in a form.
pub(crate) fn has_form(message: &Message, form: Form) -> bool {
    let forms = &message.forms;
    match form {
        Form::Xml => forms.xml.is_some(),
        Form::Json => forms.json.is_some(),
        Form::Delimited => forms.delimited.is_some(),
        Form::Fixed => forms.fixed.is_some(),
    }
}

/// Returns the flat form that a text of the message in `plan` has: its only one, or the likelier.
pub(crate) fn flat_form(plan: &Plan, text: &str) -> Option<Form> {
    match (&plan.delimited, &plan.fixed) {
        (Some(_), None) => Some(Form::Delimited),
        (None, Some(_)) => Some(Form::Fixed),
        (None, None) => None,
        (Some(_), Some(_)) => {
            let found = recognise::recognise_flat(text, None, &[(0, plan)]);
            Some(found.map_or(Form::Delimited, |(form, _)| form))
        }
    }
}

/// Says that a text has no form that is known.
pub(crate) fn unknown_form(text: &str) -> Raw {
    let start: String = text.trim_start().chars().take(1).collect();
    let at = text.len() - text.trim_start().len();
    let raw = Raw::of_input(&rules::UNKNOWN_FORM, Span::new(at, at + start.len()));
    raw.saying(&format!("{start:?}"))
}

impl Finding<'_> {
    /// Makes the report of an input that was not even read.
    fn alone(rule: &'static Rule, detail: Detail) -> Report {
        let raw = Raw { detail, ..Raw::of_input(rule, Span::new(0, 0)) };
        Finding::new(None, raw).report(&decode(b""), &Ask::default(), &Limits::default())
    }
}
