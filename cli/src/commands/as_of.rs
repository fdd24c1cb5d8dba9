//! The argument `--as-of`: a day, or today.

use std::str::FromStr;

use lienthong::{Day, NoDay};

use crate::failure::Failure;
use crate::io::Surroundings;
use crate::language::both;

/// Seconds that Vietnam is ahead of UTC, all year.
const AHEAD: u64 = 7 * 60 * 60;

/// The day on which codes must be in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AsOf {
    /// This day.
    Day(Day),
    /// The day on which the command runs.
    Today,
}

impl FromStr for AsOf {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        if text == "today" { Ok(Self::Today) } else { text.parse().map(Self::Day) }
    }
}

impl AsOf {
    /// Returns the day.
    pub(super) fn day(&self, here: &Surroundings) -> Result<Day, Failure> {
        let Self::Day(day) = self else {
            let seconds = here.seconds.ok_or_else(|| {
                Failure::Misuse(both(
                    "không biết hôm nay là ngày nào; hãy ghi rõ ngày",
                    "today is not known; give the day",
                ))
            })?;
            return Ok(day_of(seconds + AHEAD));
        };
        Ok(day.clone())
    }
}

/// Returns the day of a number of seconds since 1970, by the Gregorian calendar.
fn day_of(seconds: u64) -> Day {
    // The calendar repeats every 400 years, counted from the first of March.
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let text = format!("{:04}-{month:02}-{day:02}", era * 400 + year + next);
    text.parse().expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn days_follow_the_calendar() {
        for (day, text) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_269, "2025-06-30"),
            (20_270, "2025-07-01"),
            (20_453, "2025-12-31"),
        ] {
            assert_eq!(day_of(day * 86_400 + 86_399).to_string(), text);
        }
    }
}
