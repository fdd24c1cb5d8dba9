//! The checks of one value: first its base, then each constraint.

use std::cmp::Ordering;

use lienthong_schema::model::{Digits, Text};

use super::{BasePlan, Fault, Faults, ValuePlan};
use crate::binary::BinaryFault;
use crate::events::Detail;
use crate::numbers::{Notation, Number, NumberFault};
use crate::rules::{self, Rule};
use crate::temporal::{Layout, TemporalFault, TemporalFaultKind};
use crate::{binary, checks};

impl ValuePlan {
    /// Says whether `text` is a value of the base; hands out why it is not.
    pub(super) fn is_of_base(&self, text: &str, notation: Notation, faults: Faults<'_>) -> bool {
        match &self.base {
            BasePlan::Text => true,
            BasePlan::Integer => {
                Number::is_integer(text, notation)
                    || refuse_number(text, &|| Number::integer(text, notation).err(), faults)
            }
            BasePlan::Decimal => {
                Number::is_decimal(text, notation)
                    || refuse_number(text, &|| Number::decimal(text, notation).err(), faults)
            }
            BasePlan::Boolean { spellings, .. } => {
                spellings.iter().any(|spelling| &**spelling == text)
                    || refuse_spelling(text, spellings, faults)
            }
            BasePlan::Temporal(layout) => is_temporal(layout, text, faults),
            BasePlan::Binary => self.is_binary(text, faults),
            BasePlan::List { of, separator, count } => {
                super::parts::judge_list(of, separator, count, (text, faults));
                true
            }
            BasePlan::Composite(split) => {
                split.judge(text, faults);
                true
            }
            BasePlan::AnyOf(types) => {
                super::parts::judge_any(types, text, faults);
                true
            }
            BasePlan::Unjudged => {
                faults(Fault::of(&rules::UNJUDGED_PART, text, Detail::default()));
                true
            }
        }
    }

    fn is_binary(&self, text: &str, faults: Faults<'_>) -> bool {
        match binary::decoded_length(text) {
            Err(fault) => refuse_base64(text, &fault, faults),
            Ok(size) if self.size_max.is_some_and(|max| size > max) => {
                let max = self.size_max.unwrap_or_default();
                let detail = Detail::of(format!("{max} byte"), format!("{size} byte"));
                faults(Fault::of(&rules::TOO_MANY_BYTES, text, detail));
                true
            }
            Ok(_) => true,
        }
    }

    /// Hands out each constraint that `text` breaks.
    pub(super) fn judge_constraints(&self, text: &str, notation: Notation, faults: Faults<'_>) {
        if let Some(constant) = self.constant.as_deref().filter(|constant| *constant != text) {
            let say = || Detail { expected: Some(constant.into()), ..Detail::default() };
            return faults(Fault::later(&rules::WRONG_CONSTANT, text, &say));
        }
        // One cause gives one fault: what has no right shape is not also looked up or checked.
        let mut is_whole = true;
        let mut shape = |fault: Fault<'_>| {
            is_whole &= fault.standing.is_some();
            faults(fault);
        };
        match (&self.codes, &self.length) {
            (Some(codes), _) => codes.judge(text, &mut shape),
            (None, Some(length)) => length.judge(text, &mut shape),
            (None, None) => {}
        }
        if is_whole {
            self.judge_patterns(text, &mut |fault| {
                is_whole = false;
                faults(fault);
            });
        }
        if let Some(digits) = &self.digits {
            judge_digits(text, (notation, digits), faults);
        }
        self.judge_range(text, notation, faults);
        if is_whole {
            self.judge_checks(text, faults);
        }
    }

    fn judge_checks(&self, text: &str, faults: Faults<'_>) {
        for check in &self.checks {
            if let Err(fault) = checks::check(*check, text) {
                let expected = Some(fault.expected);
                let detail = Detail { expected, actual: None, hint: fault.hint };
                let rule = rules::of_check(*check);
                faults(Fault { part: fault.span, ..Fault::of(rule, text, detail) });
            }
        }
    }

    fn judge_patterns(&self, text: &str, faults: Faults<'_>) {
        for pattern in &self.patterns {
            let Some(regex) = pattern.regex() else {
                faults(Fault::of(&rules::UNJUDGED_PART, text, Detail::actual("pattern")));
                continue;
            };
            if !regex.is_match(text) {
                let expected = || Some((&*pattern.text).into());
                let say = || Detail { expected: expected(), ..Detail::default() };
                faults(Fault::later(&rules::PATTERN_MISMATCH, text, &say));
            }
        }
    }

    fn judge_range(&self, text: &str, notation: Notation, faults: Faults<'_>) {
        let (min, max) = &self.range;
        if min.is_none() && max.is_none() {
            return;
        }
        let below = min
            .as_deref()
            .is_some_and(|min| self.order((text, notation), min).is_some_and(Ordering::is_lt));
        let above = max
            .as_deref()
            .is_some_and(|max| self.order((text, notation), max).is_some_and(Ordering::is_gt));
        if below || above {
            let expected = || Some(range_text(min.as_deref(), max.as_deref()));
            let say = || Detail { expected: expected(), ..Detail::default() };
            faults(Fault::later(&rules::OUT_OF_RANGE, text, &say));
        }
    }

    /// Compares `text` with a bound; `None` where they have no order.
    fn order(&self, (text, notation): (&str, Notation), bound: &str) -> Option<Ordering> {
        match &self.base {
            BasePlan::Temporal(layout) => {
                Some(layout.check(text).ok()?.cmp(&layout.check(bound).ok()?))
            }
            _ => {
                let bound = Number::decimal(bound, Notation::Plain).ok()?;
                Some(Number::decimal(text, notation).ok()?.cmp(&bound))
            }
        }
    }
}

fn range_text(min: Option<&str>, max: Option<&str>) -> Text {
    match (min, max) {
        (Some(min), Some(max)) => Text {
            vi: format!("từ {min} đến {max}"),
            en: Some(format!("from {min} to {max}")),
        },
        (Some(min), None) => {
            Text { vi: format!("từ {min} trở lên"), en: Some(format!("{min} or more")) }
        }
        (None, max) => {
            let max = max.unwrap_or_default();
            Text { vi: format!("không quá {max}"), en: Some(format!("at most {max}")) }
        }
    }
}

fn judge_digits(text: &str, (notation, digits): (Notation, &Digits), faults: Faults<'_>) {
    let Ok(number) = Number::decimal(text, notation) else { return };
    let too_many = |max: Option<u32>, found: u64| max.filter(|max| found > u64::from(*max));
    if let Some(max) = too_many(digits.fraction, number.fraction_digits()) {
        refuse_digits(text, max, (number.fraction_digits(), true), faults);
    } else if let Some(max) = too_many(digits.total, number.total_digits()) {
        refuse_digits(text, max, (number.total_digits(), false), faults);
    }
}

#[cold]
fn refuse_digits(text: &str, max: u32, (found, after_point): (u64, bool), faults: Faults<'_>) {
    let say = || {
        let (vi, en) =
            if after_point { (" sau dấu thập phân", " after the point") } else { ("", "") };
        let expected = Text {
            vi: format!("không quá {max} chữ số{vi}"),
            en: Some(format!("at most {max} digits{en}")),
        };
        Detail { expected: Some(expected), ..Detail::actual(found.to_string()) }
    };
    faults(Fault::later(&rules::TOO_MANY_DIGITS, text, &say));
}

#[cold]
fn refuse_number(text: &str, why: &dyn Fn() -> Option<NumberFault>, faults: Faults<'_>) -> bool {
    let say = || match why() {
        Some(NumberFault { expected, hint, .. }) => {
            Detail { expected: Some(expected), actual: None, hint }
        }
        None => Detail::default(),
    };
    faults(Fault::later(&rules::WRONG_TYPE, text, &say));
    false
}

#[cold]
fn refuse_spelling(text: &str, spellings: &[Box<str>], faults: Faults<'_>) -> bool {
    let say = || {
        let list = spellings.join(", ");
        let expected =
            Text { vi: format!("một trong {list}"), en: Some(format!("one of {list}")) };
        Detail { expected: Some(expected), ..Detail::default() }
    };
    faults(Fault::later(&rules::WRONG_TYPE, text, &say));
    false
}

#[cold]
fn refuse_base64(text: &str, fault: &BinaryFault, faults: Faults<'_>) -> bool {
    let detail = Detail { expected: Some(fault.expected.clone()), ..Detail::default() };
    faults(Fault { part: fault.span.clone(), ..Fault::of(&rules::NOT_BASE64, text, detail) });
    false
}

fn is_temporal(layout: &Layout, text: &str, faults: Faults<'_>) -> bool {
    let Err(misfit) = layout.look(text) else { return true };
    let (kind, part) = layout.place_of(misfit, text);
    let rule: &'static Rule = match kind {
        TemporalFaultKind::Shape => &rules::WRONG_DATE_LAYOUT,
        _ => &rules::NO_SUCH_DATE,
    };
    let say = || {
        let TemporalFault { expected, hint, .. } = layout.fault(misfit, text);
        Detail { expected: Some(expected), actual: None, hint }
    };
    faults(Fault { part, ..Fault::later(rule, text, &say) });
    false
}
