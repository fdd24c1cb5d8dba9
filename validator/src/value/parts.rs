//! Values within values: lists, composites, and types to choose from.

use std::ops::Range;

use lienthong_schema::model::{Part, Parts, Text};

use super::{Fault, Faults, ValuePlan};
use crate::events::Detail;
use crate::numbers::Notation;
use crate::rules;

/// A named part of a composite, compiled.
#[derive(Debug)]
pub(crate) struct PartPlan {
    /// Its name: a path segment.
    pub name: Box<str>,
    /// Its business name.
    pub title: Text,
    /// Whether it must be there.
    pub mandatory: bool,
    /// What it holds.
    pub value: ValuePlan,
}

impl PartPlan {
    pub(super) fn compile(part: &Part) -> Self {
        Self {
            name: part.name.as_str().into(),
            title: part.title.clone(),
            mandatory: part.presence.is_mandatory(),
            value: ValuePlan::compile(&part.value, None),
        }
    }

    /// Judges `text`, which stands at `start` of the whole value.
    fn judge(&self, text: &str, start: usize, faults: Faults<'_>) {
        if text.is_empty() {
            if self.mandatory {
                let fault = Fault::of(&rules::EMPTY_FIELD, text, Detail::default());
                faults(within(fault, &self.name, Some(&self.title), start));
            }
            return;
        }
        let name = &self.name;
        self.value.judge(text, Notation::Plain, &mut |fault| {
            faults(within(fault, name, Some(&self.title), start));
        });
    }
}

/// Puts a fault of a part, which starts at `start`, below the segment `name`.
fn within(mut fault: Fault, name: &str, title: Option<&Text>, start: usize) -> Fault {
    fault.part = fault.part.start + start..fault.part.end + start;
    fault.within.insert(0, name.to_owned());
    fault.title = fault.title.or_else(|| title.cloned());
    fault
}

/// A composite: its parts and how they are split.
#[derive(Debug)]
pub(crate) struct SplitPlan {
    /// The parts, in order.
    pub parts: Vec<PartPlan>,
    /// How they are split.
    pub layout: Parts,
}

impl SplitPlan {
    /// Hands out what is wrong with `text`.
    pub(super) fn judge(&self, text: &str, faults: Faults<'_>) {
        match &self.layout {
            Parts::Separated(separator) => self.judge_separated(text, separator, faults),
            Parts::Widths(widths) => self.judge_widths(text, widths, faults),
            Parts::Tlv => faults(Fault::of(&rules::UNJUDGED_PART, text, Detail::actual("tlv"))),
        }
    }

    fn judge_separated(&self, text: &str, separator: &str, faults: Faults<'_>) {
        let found = text.split(separator).count();
        let least = self.parts.iter().take_while(|part| part.mandatory).count();
        if found < least || found > self.parts.len() {
            let names: Vec<&str> = self.parts.iter().map(|part| &*part.name).collect();
            let names = names.join(separator);
            let detail = Detail::of(names, found.to_string());
            faults(Fault::of(&rules::WRONG_PART_COUNT, text, detail));
            return;
        }
        let mut start = 0;
        for (part, piece) in self.parts.iter().zip(text.split(separator)) {
            part.judge(piece, start, faults);
            start += piece.len() + separator.len();
        }
    }

    fn judge_widths(&self, text: &str, widths: &[u32], faults: Faults<'_>) {
        let whole: usize = widths.iter().map(|width| *width as usize).sum();
        let found = text.chars().count();
        if found != whole {
            let expected =
                Text { vi: format!("{whole} ký tự"), en: Some(format!("{whole} characters")) };
            let detail = Detail { expected: Some(expected), ..Detail::actual(found.to_string()) };
            faults(Fault::of(&rules::LENGTH_FIXED, text, detail));
            return;
        }
        let mut start = 0;
        for (part, width) in self.parts.iter().zip(widths) {
            let piece: usize =
                text[start..].chars().take(*width as usize).map(char::len_utf8).sum();
            part.judge(&text[start..start + piece], start, faults);
            start += piece;
        }
    }
}

/// Hands out what is wrong with `text` as values of `of`, split by `separator`.
pub(super) fn judge_list(
    of: &ValuePlan,
    separator: &str,
    count: &Range<u64>,
    (text, faults): (&str, Faults<'_>),
) {
    let mut start = 0;
    let mut number = 0_u64;
    for piece in text.split(separator) {
        number += 1;
        let name = format_args!("[{number}]");
        if piece.is_empty() {
            let fault = Fault::of(&rules::EMPTY_FIELD, piece, Detail::default());
            faults(within(fault, &name.to_string(), None, start));
        } else {
            of.judge(piece, Notation::Plain, &mut |fault| {
                faults(within(fault, &name.to_string(), None, start));
            });
        }
        start += piece.len() + separator.len();
    }
    if !count.contains(&number) {
        let most = count.end.saturating_sub(1);
        let expected = Text {
            vi: format!("từ {} đến {most} giá trị", count.start),
            en: Some(format!("{} to {most} values", count.start)),
        };
        let detail = Detail { expected: Some(expected), ..Detail::actual(number.to_string()) };
        faults(Fault::of(&rules::WRONG_VALUE_COUNT, text, detail));
    }
}

/// Hands out what is wrong with `text` as a value of the type that it fits best.
pub(super) fn judge_any(types: &[ValuePlan], text: &str, faults: Faults<'_>) {
    let mut best: Option<Vec<Fault>> = None;
    for value in types {
        let mut found = Vec::new();
        value.judge(text, Notation::Plain, &mut |fault| found.push(fault));
        if found.is_empty() {
            return;
        }
        if best.as_ref().is_none_or(|best| closeness(&found) < closeness(best)) {
            best = Some(found);
        }
    }
    best.into_iter().flatten().for_each(faults);
}

/// Orders failed types: one whose parts could be told apart is nearer than one that failed whole.
fn closeness(faults: &[Fault]) -> (bool, usize) {
    (faults.iter().any(|fault| fault.within.is_empty()), faults.len())
}
