//! Layouts of dates and times: `yyyy-MM-dd HH:mm:ss`.

use crate::found::both;
use crate::model::{Temporal, Text};

use super::scalars::day_exists;

/// The letters with a meaning, each run as it must be written.
const PARTS: &[(&str, bool)] = &[
    ("yyyy", true),
    ("MM", true),
    ("dd", true),
    ("HH", false),
    ("mm", false),
    ("ss", false),
    ("SSS", false),
];

/// Returns the layout of a kind where the spec gives none.
pub(crate) fn usual(kind: Temporal) -> &'static str {
    match kind {
        Temporal::Date => "yyyy-MM-dd",
        Temporal::Time => "HH:mm:ss",
        Temporal::DateTime => "yyyy-MM-ddTHH:mm:ss",
    }
}

/// Splits a layout into runs of one letter and single other characters.
fn runs(layout: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in layout.char_indices() {
        if at > 0 && !(last == Some(c) && c.is_ascii_alphabetic()) {
            runs.push(&layout[start..at]);
            start = at;
        }
        last = Some(c);
    }
    if start < layout.len() {
        runs.push(&layout[start..]);
    }
    runs
}

/// Says what is wrong with a layout, if anything.
pub(crate) fn check_layout(layout: &str, kind: Temporal) -> Result<(), Text> {
    let mut seen: Vec<(&str, bool)> = Vec::new();
    for run in runs(layout) {
        match PARTS.iter().find(|(part, _)| *part == run) {
            Some(part) if seen.contains(part) => {
                return Err(both(format!("`{run}` có hai lần"), format!("`{run}` stands twice")));
            }
            Some(part) => seen.push(*part),
            None if matches!(run, "T" | "Z") => {}
            None if run.starts_with(|c: char| c.is_ascii_alphabetic() || c == '\'') => {
                return Err(both(
                    format!("`{run}` không phải yyyy, MM, dd, HH, mm, ss hay SSS"),
                    format!("`{run}` is none of yyyy, MM, dd, HH, mm, ss and SSS"),
                ));
            }
            None => {}
        }
    }
    check_kind(&seen, kind)
}

fn check_kind(seen: &[(&str, bool)], kind: Temporal) -> Result<(), Text> {
    let days = seen.iter().any(|(_, day)| *day);
    let times = seen.iter().any(|(_, day)| !*day);
    let (fits, vi, en) = match kind {
        Temporal::Date => {
            (days && !times, "ngày chỉ có năm, tháng, ngày", "a date has a year, month or day only")
        }
        Temporal::Time => (
            times && !days,
            "giờ chỉ có giờ, phút, giây",
            "a time has hours, minutes or seconds only",
        ),
        Temporal::DateTime => {
            (days && times, "ngày giờ có cả ngày và giờ", "a date with a time has both")
        }
    };
    if fits { Ok(()) } else { Err(both(vi, en)) }
}

/// A date or time as numbers, greatest part first: comparable with others of the same layout.
pub(crate) type Moment = [u32; 7];

/// Reads `text` by `layout`; `None` where it does not fit or no such day or time exists.
pub(crate) fn read_moment(text: &str, layout: &str) -> Option<Moment> {
    let mut moment = [0, 1, 1, 0, 0, 0, 0];
    let mut rest = text;
    for run in runs(layout) {
        let (head, tail) = rest.split_at_checked(run.len())?;
        rest = tail;
        match PARTS.iter().position(|(part, _)| *part == run) {
            Some(part) if head.bytes().all(|b| b.is_ascii_digit()) => {
                moment[part] = head.parse().ok()?;
            }
            None if head == run => {}
            _ => return None,
        }
    }
    let [year, month, day, hour, minute, second, _] = moment;
    // A layout without a year may still say 29 February.
    let year = if layout.contains("yyyy") { year } else { 2000 };
    let exists = day_exists(year, month, day) && hour < 24 && minute < 60 && second < 60;
    (rest.is_empty() && exists).then_some(moment)
}

#[cfg(test)]
mod tests {
    use super::{check_layout, read_moment};
    use crate::model::Temporal::{Date, DateTime, Time};

    #[test]
    fn known_layouts_are_accepted() {
        for layout in ["yyyy-MM-dd", "dd/MM/yyyy", "yyyyMMdd", "MM/yyyy", "yyyy"] {
            assert_eq!(check_layout(layout, Date), Ok(()), "{layout}");
        }
        assert_eq!(check_layout("yyyyMMddHHmmssSSS", DateTime), Ok(()));
        assert_eq!(check_layout("yyyy-MM-ddTHH:mm:ss", DateTime), Ok(()));
        assert_eq!(check_layout("HH:mm", Time), Ok(()));
    }

    #[test]
    fn other_layouts_are_refused() {
        for layout in
            ["dd/mm/yyyy", "yy-MM-dd", "yyyyMMddyyyy", "", "yyyy'-'MM", "YYYY", "d/M/yyyy"]
        {
            assert!(check_layout(layout, Date).is_err(), "{layout}");
        }
        assert!(check_layout("yyyyMMdd", DateTime).is_err());
    }

    #[test]
    fn moments_must_exist() {
        assert!(read_moment("29/02/2024", "dd/MM/yyyy").is_some());
        assert!(read_moment("29/02/2023", "dd/MM/yyyy").is_none());
        assert!(read_moment("2023-01", "yyyy-MM-dd").is_none());
        assert!(read_moment("năm", "yyyy").is_none());
    }
}
