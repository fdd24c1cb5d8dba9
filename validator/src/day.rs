//! Days, as the validity of codes is written.

use std::fmt;
use std::str::FromStr;

use crate::temporal::{Layout, Moment, days_in_month};

/// A day of the calendar, written `yyyy-MM-dd`.
///
/// ```
/// let day: lienthong::Day = "2025-07-01".parse().unwrap();
/// assert_eq!(day.to_string(), "2025-07-01");
/// assert!("2025-02-29".parse::<lienthong::Day>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(String);

/// A text is no day of the calendar, written `yyyy-MM-dd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a day that exists, as yyyy-MM-dd")]
pub struct NoDay;

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let layout = Layout::compile("yyyy-MM-dd", false).map_err(|_| NoDay)?;
        layout.check(text).map(|_| Self(text.to_owned())).map_err(|_| NoDay)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The days that a date may mean: one, or those of a month or year where the day is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// The first, as `yyyy-MM-dd`.
    pub first: String,
    /// The last.
    pub last: String,
}

impl Days {
    /// Returns those of a date written as `layout`; `None` where it is none, or has no year.
    pub(crate) fn read(text: &str, layout: &Layout) -> Option<Self> {
        let Moment { year, month, day, .. } = layout.check(text).ok()?;
        if !layout.format().contains("yy") {
            return None;
        }
        let has = |letters| layout.format().contains(letters);
        let month = Some(month).filter(|month| *month > 0 && has("MM"));
        let day = Some(day).filter(|day| *day > 0 && month.is_some() && has("dd"));
        let written = |month: u8, day: u8| format!("{year:04}-{month:02}-{day:02}");
        let last_month = month.unwrap_or(12);
        Some(Self {
            first: written(month.unwrap_or(1), day.unwrap_or(1)),
            last: written(last_month, day.unwrap_or_else(|| days_in_month(Some(year), last_month))),
        })
    }
}

impl From<&Day> for Days {
    fn from(day: &Day) -> Self {
        Self { first: day.0.clone(), last: day.0.clone() }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first == self.last {
            true => f.write_str(&self.first),
            false => write!(f, "{} – {}", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_means_the_days_that_it_leaves_open() {
        for (text, format, first, last) in [
            ("202507010830", "yyyyMMddHHmm", "2025-07-01", "2025-07-01"),
            ("02/2024", "MM/yyyy", "2024-02-01", "2024-02-29"),
            ("2025", "yyyy", "2025-01-01", "2025-12-31"),
            ("20250600", "yyyyMMdd", "2025-06-01", "2025-06-30"),
            ("20250000", "yyyyMMdd", "2025-01-01", "2025-12-31"),
        ] {
            let layout = Layout::compile(format, true).unwrap();
            let expected = Days { first: first.to_owned(), last: last.to_owned() };
            assert_eq!(Days::read(text, &layout), Some(expected), "{text}");
        }
        let time = Layout::compile("HH:mm", false).unwrap();
        assert_eq!(Days::read("08:30", &time), None);
    }
}
