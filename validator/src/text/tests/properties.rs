//! What holds for any text.

use proptest::prelude::*;
use proptest::sample::select;

use super::codes;
use crate::text::letters::{Tone, with_tone, without_tone};
use crate::text::syllable::{ONSETS, RHYMES, is_syllable};
use crate::text::{mend_text, tcvn3, vni};

/// Makes syllables of Vietnamese, the tone on one of the letters that may have it.
fn syllable() -> impl Strategy<Value = String> {
    let parts = (select(&ONSETS[..]), select(&RHYMES[..]), select(&Tone::ALL[..]), any::<bool>());
    parts.prop_filter_map("no syllable", |(onset, rhyme, tone, is_last)| {
        let toned = |place: usize| {
            let tone_of =
                |(at, letter)| if at == place { with_tone(letter, tone) } else { Some(letter) };
            let rhyme: Option<String> = rhyme.chars().enumerate().map(tone_of).collect();
            rhyme.map(|rhyme| format!("{onset}{rhyme}")).filter(|word| is_syllable(word))
        };
        let mut places = (0..3).filter_map(toned);
        if is_last { places.next_back() } else { places.next() }
    })
}

/// Makes lines of Vietnamese.
fn line() -> impl Strategy<Value = String> {
    let word = (syllable(), 0..6).prop_map(|(word, style)| match style {
        0 => word.to_uppercase(),
        1 | 2 => {
            let mut letters = word.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
        _ => word,
    });
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

/// Makes texts of letters and signs that matter here.
fn odd() -> impl Strategy<Value = String> {
    let letters = "aeouyngđñðÑÐöôâäïùøûõéÖÔ§µ¸·¨«\u{AD}\u{301}\u{303}\u{302}аοＡ \u{A0}\u{200B}\u{202E}\u{96}\u{1}Ã»™º…\u{FFFD}<\"\n'Y";
    let letters: Vec<char> = letters.chars().collect();
    prop::collection::vec(select(letters), 0..24).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn clean_vietnamese_is_never_flagged(line in line()) {
        prop_assert_eq!(codes(&line), "");
        prop_assert_eq!(mend_text(&line).mends, []);
    }

    #[test]
    fn a_line_in_an_old_font_is_read_back(line in line()) {
        let line = line.to_lowercase();
        for coded in [vni::encode(&line), tcvn3::encode(&line)] {
            let mended = mend_text(&coded).text;
            prop_assert!(mended == line || mended == coded || !codes(&coded).is_empty());
        }
    }

    #[test]
    fn mending_twice_is_mending_once(text in prop_oneof![odd(), any::<String>(), line()]) {
        let once = mend_text(&text).text;
        let twice = mend_text(&once);
        prop_assert_eq!(&twice.text, &once);
        prop_assert_eq!(twice.mends, []);
    }

    #[test]
    fn a_mended_text_has_nothing_certain(text in odd()) {
        let mended = mend_text(&text).text;
        for part in mended.split(['<', '>', '"', '\n']) {
            let codes = codes(part);
            let mut certain = codes.split(' ').filter(|code| !code.is_empty() && !code.ends_with('?'));
            prop_assert!(certain.all(|code| code == "LT410"), "{:?}: {}", part, codes);
        }
    }

    #[test]
    fn places_are_those_of_characters(text in prop_oneof![odd(), any::<String>()]) {
        for fault in super::found(&text) {
            prop_assert!(text.get(fault.span.clone()).is_some(), "{:?}", fault);
        }
    }

    #[test]
    fn a_tone_is_one_of_six(letter in any::<char>()) {
        let (quality, tone) = without_tone(letter);
        prop_assert_eq!(with_tone(quality, tone).unwrap_or(letter), letter);
    }
}
