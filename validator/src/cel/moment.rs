//! Dates and times as rules compare them: as much of a moment as its layout has.

use std::cmp::Ordering;

use crate::temporal::{self, Layout};

/// A date, a time or both; what its layout lacks, or leaves unknown, is `None`.
///
/// Two moments compare from the greatest unit on, as far as both know their units: 2024-05-01
/// equals 2024-05-01 08:30, for one side has no time. They must begin with the same unit: a time
/// of day compares with no date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    /// The year.
    pub(crate) year: Option<u16>,
    /// The month from 1.
    pub(crate) month: Option<u16>,
    /// The day from 1.
    pub(crate) day: Option<u16>,
    /// The hour from 0.
    pub(crate) hour: Option<u16>,
    /// The minute.
    pub(crate) minute: Option<u16>,
    /// The second.
    pub(crate) second: Option<u16>,
    /// The thousandths of a second.
    pub(crate) millisecond: Option<u16>,
}

impl Moment {
    /// Keeps of `moment` what `layout` has; a month or day of 0 is unknown.
    pub(crate) fn of(moment: temporal::Moment, layout: &Layout) -> Self {
        let format = layout.format();
        let part = |letters: &str, value: u16| format.contains(letters).then_some(value);
        let known = |value: &u16| *value > 0;
        Self {
            year: part("yy", moment.year),
            month: part("MM", moment.month.into()).filter(known),
            day: part("dd", moment.day.into()).filter(known),
            hour: part("HH", moment.hour.into()),
            minute: part("mm", moment.minute.into()),
            second: part("ss", moment.second.into()),
            millisecond: part("SSS", moment.milli),
        }
    }

    /// Compares what both know; `None` if they do not begin with the same unit.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        let (ours, theirs) = (self.units(), other.units());
        let first = ours.iter().position(Option::is_some)?;
        if theirs.iter().position(Option::is_some) != Some(first) {
            return None;
        }
        let pairs = ours[first..].iter().zip(&theirs[first..]);
        let mut both = pairs.map_while(|(ours, theirs)| Some((*ours)?.cmp(&(*theirs)?)));
        Some(both.find(|order| order.is_ne()).unwrap_or(Ordering::Equal))
    }

    /// Says which units it knows.
    pub(super) fn known(&self) -> [bool; 7] {
        self.units().map(|unit| unit.is_some())
    }

    /// Returns the units, the greatest first.
    fn units(&self) -> [Option<u16>; 7] {
        let Self { year, month, day, hour, minute, second, millisecond } = *self;
        [year, month, day, hour, minute, second, millisecond]
    }
}
