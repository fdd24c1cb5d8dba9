//! How long months are.

/// Returns how many days `month` has in `year`; the most it can have where the year is not known
/// or the month is 0, which stands for an unknown one.
pub(crate) fn days_in_month(year: Option<u16>, month: u8) -> u8 {
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Says whether `year` has a 29 February.
pub(super) fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
