//! Dates and times, out of values and into them.
//!
//! A value keeps the text that was written: a layout may leave parts out, and some regulations let
//! zeros stand for an unknown day or month.

use jiff::civil::{Date, DateTime, Time};

use super::checked::{Checked, Invalid, Kind};
use crate::temporal::Moment;
use crate::value::BasePlan;

/// A kind of dates or times.
pub trait Temporal: Kind {}

impl<K: Temporal> Checked<K> {
    fn moment(&self) -> Option<(Moment, String)> {
        let constraints = K::constraints();
        let BasePlan::Temporal(layout) = &constraints.plan()?.base else { return None };
        let moment = layout.check(self.as_str()).ok()?;
        Some((moment, layout.format().to_owned()))
    }

    /// Returns the day; `None` where the layout has none, or a part of it is unknown.
    pub fn date(&self) -> Option<Date> {
        let (moment, format) = self.moment()?;
        let is_whole = ["yy", "MM", "dd"].iter().all(|unit| format.contains(unit));
        is_whole.then(|| as_date(moment)).flatten()
    }

    /// Returns the time of day; `None` where the layout has none.
    pub fn time(&self) -> Option<Time> {
        let (moment, format) = self.moment()?;
        format.contains("HH").then(|| as_time(moment)).flatten()
    }

    /// Returns day and time; `None` where the layout has not both, or a part is unknown.
    pub fn datetime(&self) -> Option<DateTime> {
        Some(DateTime::from_parts(self.date()?, self.time()?))
    }

    fn written(of: &dyn Fn(&str) -> Option<String>) -> Result<Self, Invalid> {
        let constraints = K::constraints();
        let format = match constraints.plan().map(|plan| &plan.base) {
            Some(BasePlan::Temporal(layout)) => layout.format().to_owned(),
            _ => String::new(),
        };
        Self::new(write(&format, of))
    }
}

/// Returns the day of a moment.
pub(super) fn as_date(moment: Moment) -> Option<Date> {
    let year = i16::try_from(moment.year).ok()?;
    Date::new(year, moment.month.cast_signed(), moment.day.cast_signed()).ok()
}

/// Returns the time of day of a moment.
pub(super) fn as_time(moment: Moment) -> Option<Time> {
    let (hour, minute) = (moment.hour.cast_signed(), moment.minute.cast_signed());
    let nanos = i32::from(moment.milli) * 1_000_000;
    Time::new(hour, minute, moment.second.cast_signed(), nanos).ok()
}

/// Writes the units of a format; those that `of` does not know stay letters.
pub(super) fn write(format: &str, of: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(format.len());
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        let length = rest.len() - rest.trim_start_matches(first).len();
        let (run, after) = rest.split_at(length);
        text.push_str(&of(run).unwrap_or_else(|| run.to_owned()));
        rest = after;
    }
    text
}

pub(super) fn date_unit(date: Date, unit: &str) -> Option<String> {
    match unit {
        "yyyy" => Some(format!("{:04}", date.year())),
        "yy" => Some(format!("{:02}", date.year().rem_euclid(100))),
        "MM" => Some(format!("{:02}", date.month())),
        "dd" => Some(format!("{:02}", date.day())),
        _ => None,
    }
}

pub(super) fn time_unit(time: Time, unit: &str) -> Option<String> {
    match unit {
        "HH" => Some(format!("{:02}", time.hour())),
        "mm" => Some(format!("{:02}", time.minute())),
        "ss" => Some(format!("{:02}", time.second())),
        "SSS" => Some(format!("{:03}", time.millisecond())),
        _ => None,
    }
}

impl<K: Temporal> TryFrom<Date> for Checked<K> {
    type Error = Invalid;

    fn try_from(date: Date) -> Result<Self, Invalid> {
        Self::written(&|unit| date_unit(date, unit))
    }
}

impl<K: Temporal> TryFrom<Time> for Checked<K> {
    type Error = Invalid;

    fn try_from(time: Time) -> Result<Self, Invalid> {
        Self::written(&|unit| time_unit(time, unit))
    }
}

impl<K: Temporal> TryFrom<DateTime> for Checked<K> {
    type Error = Invalid;

    fn try_from(moment: DateTime) -> Result<Self, Invalid> {
        Self::written(&|unit| {
            date_unit(moment.date(), unit).or_else(|| time_unit(moment.time(), unit))
        })
    }
}
