//! Sizes and times as a person writes them.

use std::time::Duration;

/// Reads a number of bytes: `1000`, `64KiB`, `20MB`, `1GiB`.
pub(super) fn read_bytes(text: &str) -> Result<u64, String> {
    let (number, unit) = split(text);
    let factor: u64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        _ => return Err("the units are B, KB, MB, GB, KiB, MiB and GiB".into()),
    };
    let number: u64 = number.parse().map_err(|_| "expected a whole number and a unit")?;
    number.checked_mul(factor).ok_or_else(|| "too large".into())
}

/// Reads a time: `500ms`, `10s`, `2m`.
pub(super) fn read_duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = split(text);
    let milliseconds: u64 = match unit {
        "ms" => 1,
        "" | "s" => 1000,
        "m" | "min" => 60_000,
        _ => return Err("the units are ms, s and m".into()),
    };
    let number: u64 = number.parse().map_err(|_| "expected a whole number and a unit")?;
    number.checked_mul(milliseconds).map(Duration::from_millis).ok_or_else(|| "too large".into())
}

/// Splits a number from its unit.
fn split(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_are_read() {
        assert_eq!(read_bytes("20MB"), Ok(20_000_000));
        assert_eq!(read_bytes("1 GiB"), Ok(1 << 30));
        assert_eq!(read_duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(read_duration("2m"), Ok(Duration::from_mins(2)));
        for wrong in ["", "x", "5 parsecs", "-1", "99999999999999999999"] {
            assert!(read_bytes(wrong).is_err() && read_duration(wrong).is_err(), "{wrong}");
        }
    }
}
