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
    /// The tag that names it, in tag-length-value text.
    pub tag: Option<Box<str>>,
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
            tag: part.tag.as_deref().map(Into::into),
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
fn within<'f>(mut fault: Fault<'f>, name: &str, title: Option<&Text>, start: usize) -> Fault<'f> {
    fault.part = fault.part.start + start..fault.part.end + start;
    fault.within.insert(0, name.to_owned());
    fault.title = fault.title.or_else(|| title.cloned().map(Box::new));
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
            Parts::Tlv => self.judge_tlv(text, faults),
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

    /// Judges tag-length-value text: two digits of tag, two of length in characters, the value.
    fn judge_tlv(&self, text: &str, faults: Faults<'_>) {
        let mut found = vec![false; self.parts.len()];
        let mut at = 0;
        while at < text.len() {
            let Some((tag, value)) = next_tlv(&text[at..]) else {
                let detail = Detail::of("tag-length-value", format!("{:?}", cut(&text[at..], 8)));
                let fault = Fault::of(&rules::WRONG_PART_COUNT, text, detail);
                faults(Fault { part: at..text.len(), ..fault });
                return;
            };
            let part = self.parts.iter().position(|part| part.tag.as_deref() == Some(tag));
            match part {
                Some(ix) => {
                    found[ix] = true;
                    self.parts[ix].judge(value, at + 4, faults);
                }
                None => refuse_tag(tag, (text, at), faults),
            }
            at += 4 + value.len();
        }
        let missing = self.parts.iter().zip(found).filter(|(part, found)| part.mandatory && !found);
        for (part, _) in missing {
            let fault = Fault::of(&rules::MISSING_FIELD, text, Detail::default());
            faults(within(fault, &part.name, Some(&part.title), 0));
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

/// Returns the tag and value that `text` starts with.
fn next_tlv(text: &str) -> Option<(&str, &str)> {
    let (tag, rest) = text.split_at_checked(2)?;
    let (length, rest) = rest.split_at_checked(2)?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(tag) || !is_number(length) {
        return None;
    }
    let length: usize = length.parse().ok()?;
    let end = match rest.char_indices().nth(length) {
        Some((end, _)) => end,
        None if rest.chars().count() == length => rest.len(),
        None => return None,
    };
    Some((tag, &rest[..end]))
}

fn refuse_tag(tag: &str, (text, at): (&str, usize), faults: Faults<'_>) {
    let fault = Fault::of(&rules::UNKNOWN_FIELD, text, Detail::actual(tag));
    faults(Fault { part: at..at + 2, within: vec![tag.to_owned()], ..fault });
}

/// Returns the first `count` characters of `text`.
fn cut(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
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
    let mut best: Option<(&ValuePlan, Closeness)> = None;
    for value in types {
        let mut found = Closeness::default();
        let mut is_good = true;
        value.judge(text, Notation::Plain, &mut |fault| {
            found.is_whole |= fault.within.is_empty();
            found.faults += 1;
            is_good &= fault.standing.is_some();
        });
        if is_good {
            return value.judge(text, Notation::Plain, faults);
        }
        if best.is_none_or(|(_, best)| found < best) {
            best = Some((value, found));
        }
    }
    if let Some((value, _)) = best {
        value.judge(text, Notation::Plain, faults);
    }
}

/// Orders failed types: one whose parts could be told apart is nearer than one that failed whole.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Closeness {
    is_whole: bool,
    faults: usize,
}
