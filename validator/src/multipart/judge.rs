//! Judges an input in an envelope: its root part as a message, and what came with it.

use std::sync::Arc;

use encoding_rs::Encoding;
use lienthong_schema::model::{Message, Text};

use super::begin::Start;
use super::packet::{Action, Packet, Part};
use super::{place, references};
use crate::checker::Raw;
use crate::decode::{Decoded, decode, decode_as};
use crate::events::{Detail, Span};
use crate::limits::Limits;
use crate::report::{Finding, Form, Later, Places, Report, Verdict};
use crate::rules;
use crate::validator::{Ask, Validator};

impl Validator {
    /// Judges an input that begins with an envelope.
    pub(crate) fn judge_packet(&self, input: &[u8], start: Start, ask: &Ask) -> Report {
        let limits = self.limits();
        let mut packet = Packet::open(input, start, limits);
        let root = packet.root.clone().filter(|root| root.transfer.is_some());
        let mut report = match &root {
            Some(root) => self.judge_root(&mut packet, root, ask),
            None => unread(),
        };
        packet.tell_unclosed(report.violations.iter().any(|it| it.rule.code < "LT2"));
        if !ask.show_personal {
            let hidden = packet.unread_spans().into_iter();
            let masked = report.masked.made_mut();
            masked.extend(hidden.map(|at| (at.start, at.end - at.start)));
            masked.sort_unstable();
        }
        add_faults(&mut report, packet, limits);
        if report.violations.is_empty() {
            report.masked = Later::default();
        }
        report
    }

    fn judge_root(&self, packet: &mut Packet<'_>, root: &Part, ask: &Ask) -> Report {
        let limits = self.limits();
        let Span { start, end } = root.content;
        let input = packet.input;
        let content = root.transfer.map(|transfer| transfer.decode(&input[start..end]));
        let content = content.unwrap_or_default();
        let mut decoded = decode_root(packet, root, &content);
        decoded.lines_before = place::lines_before(input, root);
        let mut finding = self.judge_text(&decoded, ask);
        if finding.plan.is_none()
            && let Some(message) = packet.action.as_ref().and_then(|it| self.by_action(it))
        {
            finding = self.judge_as(&message, &decoded, Some(Form::Xml));
        }
        let message = finding.plan.map(|plan| Arc::clone(&plan.message));
        if let Some(message) = message {
            check_action(packet, root, &message);
            check_form(packet, &message);
            let lists = message.forms.multipart.is_some() && packet.is_whole;
            match finding.attachments.take().filter(|_| lists) {
                Some(references) if packet.multipart.is_some() => {
                    finding.absorb(references::check(packet, references, limits));
                }
                Some(references) => finding.absorb(references::miss_all(references, limits)),
                None => {}
            }
        }
        let mut report = finding.report(&decoded, ask, limits);
        place::move_into(&mut report, input, root);
        report
    }

    /// Returns the message that goes with a SOAP action, if it is one only.
    fn by_action(&self, action: &Action) -> Option<Arc<Message>> {
        let mut found = self.current_messages().into_iter().filter(|entry| {
            let soap = entry.head().forms.soap.as_ref();
            soap.and_then(|soap| soap.action.as_ref()).is_some_and(|it| *it == action.name)
        });
        let entry = found.next().filter(|_| found.next().is_none())?;
        Some(Arc::clone(entry.message()))
    }
}

/// Decodes the root's text. What its headers say of the encoding counts where the text itself
/// says nothing, and must not contradict it.
fn decode_root<'c>(packet: &mut Packet<'_>, root: &Part, content: &'c [u8]) -> Decoded<'c> {
    let mut decoded = decode(content);
    let Some(charset) = root.kind.parameter("charset") else { return decoded };
    let named = Encoding::for_label(charset.value.as_bytes());
    let is_ascii = decoded.text.is_ascii() && !decoded.cut_off;
    match named {
        Some(named) if named.name() == decoded.encoding => {}
        _ if is_ascii && !decoded.encoding.starts_with("UTF-16") => {}
        Some(named) if decoded.cut_off && decoded.encoding == "UTF-8" => {
            decoded = decode_as(named, content);
        }
        _ => {
            let detail = Detail {
                expected: Some(saved_in(decoded.encoding)),
                actual: Some(charset.value.clone()),
                hint: None,
            };
            let raw = Raw::of_input(&rules::ENCODING_CONTRADICTION, charset.at);
            packet.faults.add(Raw { detail, ..raw });
        }
    }
    decoded
}

fn saved_in(encoding: &str) -> Text {
    Text {
        vi: format!("văn bản được lưu ở bảng mã {encoding}"),
        en: Some(format!("it is saved in {encoding}")),
    }
}

/// Holds the action of the headers against that of the message's spec. Only a request by SOAP 1.1
/// must have one.
fn check_action(packet: &mut Packet<'_>, root: &Part, message: &Message) {
    let Some(wanted) = message.forms.soap.as_ref().and_then(|soap| soap.action.as_ref()) else {
        return;
    };
    let is_soap_1_2 = root.kind.media == "application/soap+xml";
    let (actual, at) = match (&packet.action, packet.request) {
        (Some(action), _) if action.name == *wanted => return,
        (Some(action), _) => (Some(action.name.clone()), action.at),
        (None, Some(line)) if !is_soap_1_2 => (None, line),
        (None, _) => return,
    };
    let detail = Detail { expected: Some(Text::vietnamese(wanted)), actual, hint: None };
    packet.faults.add(Raw { detail, ..Raw::of_input(&rules::WRONG_SOAP_ACTION, at) });
}

/// Reports a multipart where the message's spec names no such form.
fn check_form(packet: &mut Packet<'_>, message: &Message) {
    if let (Some(at), None) = (packet.multipart, &message.forms.multipart) {
        let raw = Raw::of_input(&rules::FORM_NOT_ALLOWED, at);
        packet.faults.add(raw.saying("multipart/related"));
    }
}

/// Makes the report of an input of which no message could be read.
fn unread() -> Report {
    Report {
        verdict: Verdict::Valid,
        form: None,
        encoding: "UTF-8",
        message: None,
        violations: Later::default(),
        errors: 0,
        warnings: 0,
        masked: Later::default(),
    }
}

/// Adds what is wrong with the envelope to what is wrong with the message.
fn add_faults(report: &mut Report, packet: Packet<'_>, limits: &Limits) {
    let sink = packet.faults;
    let spans: Vec<Span> = sink.raws.iter().map(|raw| raw.at).collect();
    let places = Places::in_bytes(packet.input, &spans);
    let verdicts = [report.verdict, sink.verdict()];
    report.verdict = [Verdict::Invalid, Verdict::Undecided, Verdict::Valid]
        .into_iter()
        .find(|verdict| verdicts.contains(verdict))
        .unwrap_or(Verdict::Undecided);
    report.errors += sink.errors;
    report.warnings += sink.warnings;
    let finding = Finding::of_text(sink.raws, (0, 0), true);
    let added = finding.raws.iter().zip(places).map(|(raw, at)| finding.violation(raw, at, false));
    let violations = report.violations.made_mut();
    violations.extend(added);
    violations.sort_by_key(|it| (it.place.offset, it.place.length));
    violations.truncate(limits.violations);
}
