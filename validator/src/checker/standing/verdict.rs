//! What is wrong with a code, once the fields that it names are known.

use lienthong_schema::model::{Code, CodeList, Severity, Text};

use super::{Checker, Deciding, Named, Waiting};
use crate::checker::Raw;
use crate::day::Days;
use crate::events::Detail;
use crate::plan::FieldIx;
use crate::rules::{self, Rule};
use crate::value::named as with_title;

impl Checker<'_> {
    /// Judges a code, all that decides on it being known.
    pub(super) fn judge_standing(&mut self, code: Waiting) {
        let list = &*code.standing.list;
        let entries = list.values.entries(&code.code);
        let entries: Vec<&Code> = entries.iter().collect();
        let found = match self.days(&code) {
            Deciding::Days(days, by) => {
                let in_force = |entry: &&Code| entry.valid.meets(&days.first, &days.last);
                let current: Vec<&Code> = entries.iter().copied().filter(in_force).collect();
                if current.is_empty() {
                    Some(self.not_in_force(&code, &entries, (&days, by)))
                } else {
                    self.misplaced(&code, &current, Some(&days))
                }
            }
            Deciding::Any => {
                self.misplaced(&code, &entries, None).or_else(|| retired(list, &entries))
            }
            Deciding::Unknown => self.misplaced(&code, &entries, None),
        };
        let Some((rule, detail)) = found else { return };
        let is_milder = rule == &rules::CODE_NOT_IN_FORCE && code.standing.warns;
        let severity = if is_milder { Severity::Warning } else { rule.severity() };
        self.add(Raw { rule, severity, detail, ..code.raw });
    }

    fn not_in_force(
        &self,
        code: &Waiting,
        entries: &[&Code],
        (days, by): (&Days, Option<FieldIx>),
    ) -> (&'static Rule, Detail) {
        let last = entries.iter().filter_map(|entry| entry.valid.to.as_deref());
        let last = last.filter(|to| *to < days.first.as_str()).max();
        let next = entries.iter().filter_map(|entry| entry.valid.from.as_deref());
        let next = next.filter(|from| *from > days.last.as_str()).min();
        let day = self.day_words(days, by);
        let (vi, en) = match (last, next) {
            (Some(last), _) => (
                format!("hết hiệu lực từ sau ngày {last}{}", day.vi),
                format!("is in force until {last} only{}", day.get(crate::Lang::En)),
            ),
            (None, next) => {
                let next = next.unwrap_or_default();
                (
                    format!("chỉ có hiệu lực từ ngày {next}{}", day.vi),
                    format!("is in force from {next} only{}", day.get(crate::Lang::En)),
                )
            }
        };
        let ended =
            entries.iter().find(|entry| last.is_some() && entry.valid.to.as_deref() == last);
        let hint = ended.and_then(|entry| replacements(&code.standing.list, entry));
        let detail = Detail { expected: Some(Text { vi, en: Some(en) }), actual: None, hint };
        (&rules::CODE_NOT_IN_FORCE, detail)
    }

    /// Says which day decides; one of a personal field is not told.
    fn day_words(&self, days: &Days, by: Option<FieldIx>) -> Text {
        match by.map(|field| self.plan.field(field)) {
            Some(field) if field.personal.is_some() => Text {
                vi: format!(", trước ngày ghi ở {}", field.name),
                en: Some(format!(", not on the day in {}", field.name)),
            },
            Some(field) => Text {
                vi: format!(", mà {} là {days}", field.name),
                en: Some(format!(", and {} is {days}", field.name)),
            },
            None => Text {
                vi: format!(", mà ngày xét là {days}"),
                en: Some(format!(", and is judged as of {days}")),
            },
        }
    }

    /// Returns what is wrong with the codes given for the units above: the first field that has a
    /// code of a list above decides.
    fn misplaced(
        &self,
        code: &Waiting,
        entries: &[&Code],
        days: Option<&Days>,
    ) -> Option<(&'static Rule, Detail)> {
        for (path, given) in code.standing.parents.iter().zip(&code.named[1..]) {
            let Named::Given(given) = given else { continue };
            let Some(named) = self.plan.named_field(code.field, path) else { continue };
            let Some(name) = named.list.as_deref() else { continue };
            let is_in = |entry: &Code| is_in(entry, days);
            let found = entries.iter().map(|entry| code.standing.list.above(entry, name, &is_in));
            let above: Vec<(&CodeList, String)> = found.flatten().collect();
            let Some((list, first)) = above.first() else { continue };
            if list.values.look_up(given).is_none() {
                continue;
            }
            if above.iter().any(|(_, code)| **code == **given) {
                return None;
            }
            let field = self.plan.field(named.field);
            let expected = Text {
                vi: format!("{} ({})", field.title.vi, field.name),
                en: Some(format!("{} ({})", field.title.get(crate::Lang::En), field.name)),
            };
            let hint = Some(with_title(list, first));
            let detail = Detail { expected: Some(expected), actual: None, hint };
            return Some((&rules::WRONG_PARENT, detail));
        }
        None
    }
}

fn is_in(entry: &Code, days: Option<&Days>) -> bool {
    days.is_none_or(|days| entry.valid.meets(&days.first, &days.last))
}

/// Says that a code is not in force any more, where no day decides.
fn retired(list: &CodeList, entries: &[&Code]) -> Option<(&'static Rule, Detail)> {
    if entries.iter().any(|entry| entry.valid.to.is_none()) {
        return None;
    }
    let latest = entries.iter().max_by_key(|entry| entry.valid.to.as_deref())?;
    let expected = latest.valid.to.as_deref().map(Text::from);
    let detail = Detail { expected, actual: None, hint: replacements(list, latest) };
    Some((&rules::RETIRED_CODE, detail))
}

/// Names the codes that took the place of one.
fn replacements(list: &CodeList, entry: &Code) -> Option<String> {
    let new: Vec<String> = entry.replaced_by.iter().map(|code| with_title(list, code)).collect();
    (!new.is_empty()).then(|| new.join(", "))
}
