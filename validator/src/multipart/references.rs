//! Holds what a message says of its attachments (RFC 2392) against the parts that came.

use std::collections::HashSet;

use super::packet::{Packet, Part};
use crate::checker::{Raw, Reference, Sink};
use crate::events::Detail;
use crate::limits::Limits;
use crate::rules::{self, Rule};

/// Checks `references` of a message against the attachments of `packet`. Violations of the message
/// are returned, at places in its text; those of the attachments are added to the packet's.
pub(super) fn check(packet: &mut Packet<'_>, references: Vec<Reference>, limits: &Limits) -> Sink {
    let known: HashSet<String> =
        packet.attachments.iter().flat_map(|it| names(packet, it)).collect();
    let mut asked = HashSet::new();
    let mut missing = Sink::new(limits.violations);
    for reference in references {
        let target = target(&reference.value);
        if !known.contains(&target) {
            missing.add(raw_of(&rules::MISSING_ATTACHMENT, reference));
        }
        asked.insert(target);
    }
    let is_asked = |part: &&Part| names(packet, part).any(|name| asked.contains(&name));
    let lost = packet.attachments.iter().filter(|part| !is_asked(part)).map(unreferenced);
    let lost: Vec<Raw> = lost.collect();
    for raw in lost {
        packet.faults.add(raw);
    }
    missing
}

/// Tells that the attachments of a message did not come with it, if it refers to any.
pub(crate) fn miss_all(references: Vec<Reference>, limits: &Limits) -> Sink {
    let mut sink = Sink::new(limits.violations);
    for reference in references {
        sink.add(raw_of(&rules::UNSEEN_ATTACHMENTS, reference));
    }
    sink
}

/// Returns what may refer to an attachment: its Content-ID, its Content-Location.
fn names(packet: &Packet<'_>, part: &Part) -> impl Iterator<Item = String> {
    let location = part.head.location.map(|at| packet.text(at));
    part.id.clone().into_iter().chain(location)
}

fn unreferenced(part: &Part) -> Raw {
    let raw = Raw::of_input(&rules::UNREFERENCED_ATTACHMENT, part.head.id.unwrap_or(part.head.at));
    Raw { detail: Detail { actual: part.id.clone(), ..Detail::default() }, ..raw }
}

/// Returns the id in a `cid:` URL; any other text is taken as it is.
fn target(value: &str) -> String {
    let value = value.trim();
    match value.split_at_checked(4) {
        Some((scheme, id)) if scheme.eq_ignore_ascii_case("cid:") => unescape(id),
        _ => value.to_owned(),
    }
}

/// Resolves `%` and two hexadecimal digits.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high << 4 | low).unwrap_or_default());
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn raw_of(rule: &'static Rule, reference: Reference) -> Raw {
    let raw = Raw::of_input(rule, reference.at);
    let Reference { field, value, path, .. } = reference;
    Raw { field: Some(field), path, value: Some(value.into()), ..raw }
}
