//! Layouts against an independent calendar, and the faults that people see.

use proptest::prelude::*;

use super::{Layout, Moment, TemporalFaultKind as Kind};

fn layout(format: &str) -> Layout {
    Layout::compile(format, false).unwrap()
}

/// The fault of `text`: its kind, the wrong part, the hint.
#[track_caller]
fn fault(format: &str, text: &str) -> (Kind, String, Option<String>) {
    let fault = layout(format).check(text).unwrap_err();
    let in_words = fault.kind != Kind::Shape;
    assert!(!fault.expected.vi.is_empty() && fault.expected.en.is_some() == in_words);
    (fault.kind, text[fault.span].to_owned(), fault.hint)
}

#[test]
fn every_layout_in_the_sources_is_read() {
    for (format, text) in [
        ("yyyy/MM/dd", "2014/02/28"),
        ("yyyy/MM/dd HH:mm:ss", "2026/06/08 14:07:53"),
        ("yyyyMMddHHmmss", "20241231235959"),
        ("yyyyMMdd", "20240229"),
        ("yyyyMM", "202412"),
        ("yyyyMMddHHmm", "202401010000"),
        ("yyyy-MM-dd HH:mm:ss", "2026-06-08 14:07:53"),
        ("yyyy-MM-ddTHH:mm:ss.SSS", "2026-06-08T07:47:28.329"),
        ("yyyy-MM-ddTHH:mm:ss", "2026-06-08T07:47:28"),
        ("dd/MM/yyyy", "31/12/1999"),
        ("MM/yyyy", "12/1999"),
        ("yyyy", "1999"),
        ("dd.MM.yyyy", "01.01.2000"),
        ("dd/MM/yyyy HH:mm:ss", "01/01/2000 00:00:00"),
        ("HH:mm", "23:59"),
        ("yyMMdd", "240229"),
        ("dd/MM", "29/02"),
        ("(dd) – (MM)", "(31) – (12)"),
    ] {
        let moment = layout(format).check(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!(layout(format).write(moment), text);
    }
}

#[test]
fn formats_that_mean_nothing_are_refused_with_their_reason() {
    for (format, reason) in [
        ("DD/MM/YYYY", "`DD`"),
        ("dd/mm/yyyy", "a month is `MM`"),
        ("d/M/yyyy", "`d`"),
        ("yyyy-MM-dd hh:mm", "`hh`"),
        ("yyy", "`yyy`"),
        ("HH:ss", "without minutes"),
        ("HH:mm.SSS", "without seconds"),
        ("MM/MM", "twice"),
        ("yyyy yy", "twice"),
        ("", "names no part"),
        ("--", "names no part"),
        ("yyyy\u{0}MM", "no part"),
    ] {
        let error = Layout::compile(format, false).unwrap_err();
        assert!(error.contains(reason), "{format}: {error}");
    }
}

#[test]
fn the_wrong_part_is_named_with_what_may_be_meant() {
    let hint = |text: &str| Some(text.to_owned());
    let part = |text: &str| text.to_owned();
    assert_eq!(
        fault("yyyy/MM/dd", "2014/02/30"),
        (Kind::NoSuchDay, part("30"), hint("2014/02/28"))
    );
    assert_eq!(
        fault("dd/MM/yyyy", "29/02/1900"),
        (Kind::NoSuchDay, part("29"), hint("28/02/1900"))
    );
    assert_eq!(
        fault("dd/MM/yyyy", "02/28/2014"),
        (Kind::NoSuchDay, part("28"), hint("28/02/2014"))
    );
    assert_eq!(fault("MM/yyyy", "13/2014"), (Kind::NoSuchDay, part("13"), None));
    assert_eq!(fault("dd/MM/yyyy", "00/01/2014"), (Kind::NoSuchDay, part("00"), None));
    assert_eq!(fault("yyyy", "0000"), (Kind::NoSuchDay, part("0000"), None));
    assert_eq!(fault("HH:mm", "24:00"), (Kind::NoSuchTime, part("24"), None));
    assert_eq!(fault("HH:mm:ss", "23:59:60"), (Kind::NoSuchTime, part("60"), None));
    assert_eq!(fault("yyyy-MM-dd", "28/02/2014"), (Kind::Shape, part("/"), hint("2014-02-28")));
    assert_eq!(fault("yyyy-MM-dd", "2014-2-28"), (Kind::Shape, part("-"), None));
    assert_eq!(fault("yyyy-MM-dd", "2014-02-2"), (Kind::Shape, part(""), None));
    assert_eq!(fault("yyyy-MM-dd", "2014-02-28Z"), (Kind::Shape, part("Z"), None));
    assert_eq!(
        fault("yyyyMMdd", "2014-02-28T10:00:00"),
        (Kind::Shape, part("-"), hint("20140228"))
    );
    assert_eq!(fault("dd.MM", "12–01"), (Kind::Shape, part("–"), None));
    assert_eq!(fault("HH–mm", "12—01"), (Kind::Shape, part("—"), None));
}

#[test]
fn zeros_stand_for_unknown_parts_only_where_the_spec_says_so() {
    let known = Layout::compile("yyyyMMddHHmm", true).unwrap();
    for text in ["195000000000", "195005000000", "195005310000"] {
        assert!(known.check(text).is_ok(), "{text}");
        assert_eq!(layout("yyyyMMddHHmm").check(text).is_ok(), text == "195005310000");
    }
    assert!(known.check("000000000000").is_err(), "the year must be known");
    assert!(known.check("195013000000").is_err());
    assert!(known.check("195002300000").is_err());
}

#[test]
fn moments_compare_as_they_follow_each_other() {
    let check = |format: &str, text: &str| layout(format).check(text).unwrap();
    assert!(check("dd/MM/yyyy", "31/12/1999") < check("dd/MM/yyyy", "01/01/2000"));
    assert!(check("HH:mm", "09:59") < check("HH:mm", "10:00"));
    assert_eq!(check("yyMMdd", "240229"), check("yyyyMMdd", "20240229"));
}

/// The day number `days` counted from 1 March 1600, day by day: an oracle that knows nothing but
/// how one day follows another.
fn calendar() -> Vec<(u16, u8, u8)> {
    let mut days = Vec::new();
    for year in 1600..2401u16 {
        let leap = (year % 4 == 0) != (year % 100 == 0) || year % 400 == 0;
        let february = if leap { 29 } else { 28 };
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            days.extend((1..=length).map(|day| (year, month, day)));
        }
    }
    days
}

#[test]
fn exactly_the_days_of_eight_centuries_exist() {
    let days = calendar();
    assert_eq!(days.len(), 2 * 146_097 + 366);
    let layout = layout("yyyyMMdd");
    let mut expected = days.iter();
    let mut next = expected.next();
    for year in 1600..2401u16 {
        for month in 0..14u8 {
            for day in 0..33u8 {
                let exists = next == Some(&(year, month, day));
                let text = format!("{year}{month:02}{day:02}");
                assert_eq!(layout.check(&text).is_ok(), exists, "{text}");
                if exists {
                    next = expected.next();
                }
            }
        }
    }
    assert_eq!(next, None);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        year in 1..10_000u16, month in 1..13u8, day in 1..29u8,
        (hour, minute, second, milli) in (0..24u8, 0..60u8, 0..60u8, 0..1000u16),
    ) {
        let moment = Moment { year, month, day, hour, minute, second, milli };
        let layout = layout("SSS dd.MM.yyyy, ss:mm:HH");
        prop_assert_eq!(layout.check(&layout.write(moment)), Ok(moment));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", near in "[0-9/:T.\u{1ea1}-]{0,24}") {
        for format in ["yyyy-MM-dd", "dd/MM/yyyy HH:mm:ss", "yyyyMMddHHmm", "HH\u{2013}mm"] {
            for text in [&text, &near] {
                if let Err(fault) = layout(format).check(text) {
                    prop_assert!(text.get(fault.span).is_some());
                }
            }
        }
    }
}
