//! What is wrong with a date or time, which part of it, and what it may have meant.

use std::ops::Range;

use lienthong_schema::model::Text;

use super::format::Unit;
use super::{DIGIT, Layout, Moment, TemporalFaultKind, calendar};

/// What is wrong with a date or time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TemporalFault {
    /// In which way it is wrong.
    pub(crate) kind: TemporalFaultKind,
    /// The wrong part: bytes of the text, on boundaries of characters.
    pub(crate) span: Range<usize>,
    /// What was expected.
    pub(crate) expected: Text,
    /// The text as it may have been meant; it shows as much of a person as the value does.
    pub(crate) hint: Option<String>,
}

/// Why a text does not fit a layout.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Misfit {
    /// It is not written as the layout asks.
    Shape,
    /// The first unit of the moment that has no such value.
    Value(Moment, Unit),
}

/// Layouts that a text is tried in where it does not fit its own.
const OTHERS: &[&str] = &[
    "yyyy-MM-dd",
    "dd/MM/yyyy",
    "yyyyMMdd",
    "yyyy/MM/dd",
    "dd-MM-yyyy",
    "dd.MM.yyyy",
    "yyyy-MM-ddTHH:mm:ss",
    "yyyy-MM-dd HH:mm:ss",
    "yyyyMMddHHmmss",
    "yyyyMMddHHmm",
    "dd/MM/yyyy HH:mm:ss",
    "yyyy/MM/dd HH:mm:ss",
    "yyyy-MM-ddTHH:mm:ss.SSS",
    "HH:mm:ss",
    "HH:mm",
    "HHmm",
    "MM/yyyy",
    "yyyyMM",
];

impl Layout {
    /// Says in which way a text does not fit, and which part of it.
    #[cold]
    pub(crate) fn place_of(&self, misfit: Misfit, text: &str) -> (TemporalFaultKind, Range<usize>) {
        match misfit {
            Misfit::Shape => (TemporalFaultKind::Shape, self.first_misfit(text)),
            Misfit::Value(_, unit) => {
                debug_assert!(text.is_char_boundary(self.place(unit).end));
                let kind = match unit {
                    Unit::Year | Unit::Month | Unit::Day => TemporalFaultKind::NoSuchDay,
                    _ => TemporalFaultKind::NoSuchTime,
                };
                (kind, self.place(unit))
            }
        }
    }

    /// Puts in words why a text does not fit.
    #[cold]
    pub(crate) fn fault(&self, misfit: Misfit, text: &str) -> TemporalFault {
        let (kind, span) = self.place_of(misfit, text);
        let (expected, hint) = match misfit {
            Misfit::Shape => (Text { vi: self.format.clone(), en: None }, self.meant(text)),
            Misfit::Value(moment, unit) => (self.bounds(moment, unit), self.nearest(moment, unit)),
        };
        TemporalFault { kind, span, expected, hint }
    }

    /// Returns where `text` first leaves the layout: a character, its end, or what is too much.
    fn first_misfit(&self, text: &str) -> Range<usize> {
        let fits = |&(&template, &byte): &(&u8, &u8)| match template {
            DIGIT => byte.is_ascii_digit(),
            literal => byte == literal,
        };
        let mut at = self.template.iter().zip(text.as_bytes()).take_while(fits).count();
        if at == self.template.len() {
            return at..text.len();
        }
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at..at + text[at..].chars().next().map_or(0, char::len_utf8)
    }

    /// Returns the text in this layout, if it fits another that names the same units.
    fn meant(&self, text: &str) -> Option<String> {
        OTHERS.iter().find_map(|format| {
            let other = Self::compile(format, self.unknown_parts).ok()?;
            let has_all = Unit::ALL
                .into_iter()
                .all(|unit| self.place(unit).is_empty() || !other.place(unit).is_empty());
            let moment = if has_all { other.shape(text.trim().as_bytes())? } else { return None };
            (other.first_wrong(moment).is_none() && self.first_wrong(moment).is_none())
                .then(|| self.write(moment))
        })
    }

    /// Returns a moment that exists and is like `moment`, but for the wrong `unit`.
    fn nearest(&self, moment: Moment, unit: Unit) -> Option<String> {
        let meant = match unit {
            Unit::Month if moment.day <= 12 && moment.month <= 31 => {
                Moment { month: moment.day, day: moment.month, ..moment }
            }
            Unit::Day if moment.day > 0 => Moment { day: self.days_in_month(moment), ..moment },
            _ => return None,
        };
        let differs = unit == Unit::Day || !self.place(Unit::Day).is_empty();
        (differs && self.first_wrong(meant).is_none()).then(|| self.write(meant))
    }

    /// Says between which bounds `unit` must lie.
    fn bounds(&self, moment: Moment, unit: Unit) -> Text {
        let least = u8::from(!self.unknown_parts);
        let (vi, en) = match unit {
            Unit::Year => ("năm từ 0001 đến 9999".into(), "a year from 0001 to 9999".into()),
            Unit::Month => {
                (format!("tháng từ {least:02} đến 12"), format!("a month from {least:02} to 12"))
            }
            Unit::Day => return self.day_bounds(moment, least),
            Unit::Hour => ("giờ từ 00 đến 23".into(), "an hour from 00 to 23".into()),
            Unit::Minute => ("phút từ 00 đến 59".into(), "a minute from 00 to 59".into()),
            Unit::Second => ("giây từ 00 đến 59".into(), "a second from 00 to 59".into()),
            Unit::Milli => (String::new(), String::new()),
        };
        Text { vi, en: Some(en) }
    }

    fn day_bounds(&self, moment: Moment, least: u8) -> Text {
        let most = self.days_in_month(moment);
        let Moment { year, month, .. } = moment;
        if self.place(Unit::Month).is_empty() || month == 0 {
            let vi = format!("ngày từ {least:02} đến {most}");
            return Text { vi, en: Some(format!("a day from {least:02} to {most}")) };
        }
        if self.place(Unit::Year).is_empty() {
            let vi = format!("ngày từ {least:02} đến {most} trong tháng {month}");
            return Text {
                vi,
                en: Some(format!("a day from {least:02} to {most} in month {month}")),
            };
        }
        let (mut vi, mut en) = (String::new(), String::new());
        if month == 2 && moment.day == 29 && !calendar::is_leap(year) {
            vi = format!(" ({year} không phải năm nhuận)");
            en = format!(" ({year} is no leap year)");
        }
        Text {
            vi: format!("ngày từ {least:02} đến {most} trong tháng {month} năm {year}{vi}"),
            en: Some(format!("a day from {least:02} to {most} in month {month} of {year}{en}")),
        }
    }

    /// Writes `moment` in this layout.
    pub(super) fn write(&self, moment: Moment) -> String {
        let mut bytes = self.template.clone();
        for unit in Unit::ALL {
            let place = self.place(unit);
            let mut rest = match unit {
                Unit::Year => moment.year,
                Unit::Month => moment.month.into(),
                Unit::Day => moment.day.into(),
                Unit::Hour => moment.hour.into(),
                Unit::Minute => moment.minute.into(),
                Unit::Second => moment.second.into(),
                Unit::Milli => moment.milli,
            };
            for byte in bytes[place].iter_mut().rev() {
                *byte = b'0' + u8::try_from(rest % 10).unwrap_or_default();
                rest /= 10;
            }
        }
        String::from_utf8(bytes).unwrap_or_default()
    }
}
