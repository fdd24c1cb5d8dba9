//! From bytes to Rust values: one pass, in which the engine judges what it reads.

use super::group::Tokens;
use super::message::{Message, Read};
use super::record::Recording;
use super::tape::Tape;
use crate::checker::Checker;
use crate::decode::decode;
use crate::events::End;
use crate::limits::Limits;
use crate::multipart::miss_all;
use crate::report::{Finding, Form, Report};
use crate::validator::{Ask, Checked, has_form};

/// Reads and judges a message.
pub(super) fn read<T: Message>(input: &[u8], form: Form) -> Read<T> {
    let compiled = T::compiled();
    let limits = Limits::default();
    let ask = Ask { form: Some(form), message: Some(T::spec().clone()), ..Ask::default() };
    let decoded = decode(input);
    let is_plain = input.len() as u64 <= limits.bytes && has_form(&compiled.message, form);
    if !is_plain || (decoded.faults.is_empty() && decoded.text.trim().is_empty()) {
        let report = compiled.validator.judge(input, &ask);
        return Read { value: None, rest: Vec::new(), report };
    }
    let plan = compiled.plan();
    let mut recording = Recording::new(Checker::new(plan, &limits), form, &decoded.text);
    let end = crate::read::read_as(plan, &decoded, form, (&limits, &mut recording));
    let (mut checker, tape) = recording.finish();
    checker.finish(end);
    let mut finding = Finding::of(form, Checked { plan, checker, end });
    if let Some(references) = finding.attachments.take() {
        finding.absorb(miss_all(references, &limits));
    }
    let report = finding.report(&decoded, &ask, &limits);
    let mut values = take(&report, end, tape).into_iter();
    Read { value: values.next(), rest: values.collect(), report }
}

/// Makes the values of a tape in which the engine found no error.
fn take<T: Message>(report: &Report, end: End, tape: Tape<'_>) -> Vec<T> {
    if report.errors > 0 || end != End::Whole {
        return Vec::new();
    }
    let mut tokens = Tokens::judged(tape);
    let mut values = Vec::new();
    while !tokens.are_all_taken() {
        match tokens.group() {
            Ok(value) => values.push(value),
            Err(_) => return Vec::new(),
        }
    }
    values
}
