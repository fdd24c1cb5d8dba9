//! Stops against a plain search, and what is seen to be clean against prose.

use proptest::prelude::*;

use super::{StopBytes, Stops};
use crate::quick::prose::is_clean;

/// Returns all stops of a text, each with whether the value before it is seen to be clean.
fn all(text: &str, marks: &[u8]) -> Vec<(usize, bool)> {
    let mut stops = Stops::new(text, StopBytes::new(marks).unwrap());
    let (mut all, mut from) = (Vec::new(), 0);
    while from <= text.len() {
        let mut ahead = stops.from(from, false);
        if ahead.stops.is_empty() {
            ahead = stops.from(from, true);
        }
        let end = ahead.base + usize::from(ahead.stops[0]);
        all.push((end, from >= ahead.base && ahead.is_clean(from, end)));
        from = end + 1;
    }
    all
}

/// Holds what is found against what is there; `prose` judges the values.
fn check(text: &str, marks: &[u8]) {
    let mut from = 0;
    for (end, is_seen) in all(text, marks) {
        let rest = &text.as_bytes()[from..];
        let length = rest.iter().position(|byte| marks.contains(byte)).unwrap_or(rest.len());
        assert_eq!(end, from + length, "{text:?} from {from}");
        let value = &text[from..end];
        let is_line = text[end..].starts_with('\n');
        let value = value.strip_suffix('\r').filter(|_| is_line).unwrap_or(value);
        let value = value.trim_matches(' ');
        assert!(!is_seen || value.is_empty() || is_clean(value.as_bytes()), "{value:?}");
        from = end + 1;
    }
    assert_eq!(from, text.len() + 1);
}

#[test]
fn marks_are_few_and_of_ascii() {
    assert_eq!(StopBytes::new(&[]), None);
    assert_eq!(StopBytes::new(b"abcdefg"), None);
    assert_eq!(StopBytes::new("đ".as_bytes()), None);
    assert_eq!(StopBytes::new(b"|"), StopBytes::new(b"||"));
    assert_eq!(StopBytes::new(b"|\n\\"), StopBytes::new(b"|\n\\|||"));
}

#[test]
fn each_letter_after_each_other_is_judged_as_in_prose() {
    let letters: Vec<char> = (' '..='~').chain('\u{80}'..='\u{250}').collect();
    let more: Vec<char> = ('\u{1E00}'..='\u{1F10}').chain('\u{2010}'..='\u{2030}').collect();
    for &second in letters.iter().chain(&more).filter(|second| **second != '~') {
        for first in "aAeEiIoOuUyYbBôÔẴỔăđởếừỳýúû \u{7f}".chars() {
            let value = format!("x{first}{second}x");
            let found = all(&format!("~{:60}~{value}~", ""), b"~");
            assert_eq!(found[2].1, is_clean(value.as_bytes()), "{value}");
        }
    }
}

#[test]
fn a_place_may_be_sought_again_or_far_ahead() {
    let text = "một|hai\u{1}|ba|".repeat(1600);
    let marks = StopBytes::new(b"|\n").unwrap();
    let mut stops = Stops::new(&text, marks);
    for from in [0, 3, 4, 5, 8191, 8192, 8193, 19_000, 18_000, 18_999, 0, 16, 17, 22_000, 5] {
        let bars = text.bytes().enumerate().skip(from).filter(|(_, byte)| *byte == b'|');
        let bars = bars.map(|(at, _)| at).chain([text.len()]);
        let bars: Vec<usize> = bars.take(100).collect();
        let ahead = stops.from(from, from % 2 == 1);
        let found = ahead.stops.iter().map(|at| ahead.base + usize::from(*at));
        let found: Vec<usize> = found.take(100).collect();
        assert_eq!(found, bars, "from {from}");
    }
}

#[test]
fn a_line_end_of_two_bytes_is_clean_and_a_return_is_not() {
    for (text, is_seen) in [("một\r\nhai\r\n", true), ("một\rhai\n", false), ("một\r", false)]
    {
        assert_eq!(all(text, b"|\n")[0].1, is_seen, "{text:?}");
    }
}

proptest! {
    #[test]
    fn values_end_where_they_do(
        text in "([ -~àáâãèéêìíòóôõùúýăđĩũơưẠ-ỹÀ-ÿñð–\u{300}\u{A0}\t\u{1}\r]{0,9}[|\n~]){0,40}[a-zà-ý]{0,70}",
        times in 1..60_usize,
    ) {
        let text = text.repeat(times);
        check(&text, b"|\n");
        check(&text, b"|\n~");
    }
}
