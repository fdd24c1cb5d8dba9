//! Scalars with a meaning of their own: sizes, days, numbers.

use std::cmp::Ordering;

/// Reads a number of bytes: `500`, `20 MiB`, `1 MB`.
pub(crate) fn read_size(text: &str) -> Option<u64> {
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let factor: u64 = match unit.strip_prefix(' ').unwrap_or(unit) {
        "" | "B" => 1,
        "K" | "KB" => 1_000,
        "M" | "MB" => 1_000_000,
        "G" | "GB" => 1_000_000_000,
        "Ki" | "KiB" => 1 << 10,
        "Mi" | "MiB" => 1 << 20,
        "Gi" | "GiB" => 1 << 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor)
}

/// Says whether `text` is a day that exists, as `yyyy-MM-dd`.
pub(crate) fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(0);
    shaped && day_exists(number(0, 4), number(5, 7), number(8, 10))
}

/// Says whether the day exists in the Gregorian calendar.
pub(crate) fn day_exists(year: u32, month: u32, day: u32) -> bool {
    let by = |number| year.is_multiple_of(number);
    let leap = by(4) && (!by(100) || by(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// Says whether `text` is a number written as plain digits, with a sign and a point at the most.
pub(crate) fn is_number(text: &str, whole: bool) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (before, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    plain(before) && plain(after) && !(whole && digits.contains('.'))
}

/// Compares two numbers as [`is_number`] accepts them, exactly.
pub(crate) fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (number(a), number(b));
    match (a.0, b.0) {
        (false, false) => compare_sizes(&a, &b),
        (true, true) => compare_sizes(&b, &a),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    }
}

/// A number's sign (`true`: below zero), whole digits and fraction digits, no zero too many.
type Number<'a> = (bool, &'a str, &'a str);

fn number(text: &str) -> Number<'_> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let zero = whole.is_empty() && fraction.is_empty();
    (text.starts_with('-') && !zero, whole, fraction)
}

fn compare_sizes(a: &Number<'_>, b: &Number<'_>) -> Ordering {
    a.1.len().cmp(&b.1.len()).then_with(|| a.1.cmp(b.1)).then_with(|| a.2.cmp(b.2))
}

#[cfg(test)]
mod tests {
    use super::{compare_numbers, is_day, read_size};
    use std::cmp::Ordering;

    #[test]
    fn sizes_have_units() {
        assert_eq!(read_size("20 MiB"), Some(20 << 20));
        assert_eq!(read_size("1KB"), Some(1000));
        assert_eq!(read_size("MiB"), None);
    }

    #[test]
    fn days_exist() {
        assert!(is_day("2024-02-29"));
        assert!(!is_day("2023-02-29") && !is_day("2023-2-9"));
    }

    #[test]
    fn numbers_compare_exactly() {
        assert_eq!(compare_numbers("-2", "-10"), Ordering::Greater);
        assert_eq!(compare_numbers("007.50", "7.5"), Ordering::Equal);
        assert_eq!(compare_numbers("99999999999999999999", "1"), Ordering::Greater);
        assert_eq!(compare_numbers("-0", "0"), Ordering::Equal);
    }
}
