//! The nearest known name to a misspelt one.

use std::borrow::Cow;

/// How many bytes a name may have to be a misspelt one.
const LONGEST: usize = 200;

/// Returns the name most like `word`, if any is like enough: at most a third of its letters may
/// differ (none of two), letter case and surrounding space aside.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = plain(word);
    let length = word.chars().count();
    let allowed = if length < 3 { 0 } else { (length / 3).max(1) };
    let letters = letters(&word);
    known
        .filter(|name| may_be_like(name, (length, letters), allowed))
        .map(|name| (strsim::osa_distance(&word, &plain(name)), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Returns a name without what makes no difference.
fn plain(name: &str) -> Cow<'_, str> {
    let name = name.trim();
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        name.into()
    } else {
        name.to_lowercase().into()
    }
}

/// Says whether a name may differ in as few letters from a word of so many, which has these: names
/// that do not are most of those asked about, and comparing takes long.
fn may_be_like(name: &str, (length, word): (usize, u64), allowed: usize) -> bool {
    if !name.is_ascii() {
        return true;
    }
    let name = name.trim();
    // Each letter that only one of the two has takes a difference of its own.
    let name_letters = letters(name);
    let only = |one: u64, other: u64| (one & !other).count_ones() as usize;
    name.len().abs_diff(length) <= allowed
        && only(word, name_letters) <= allowed
        && only(name_letters, word) <= allowed
}

/// Returns the letters of a text as bits; some letters share one.
fn letters(text: &str) -> u64 {
    let bit = |c: char| 1 << (u32::from(c.to_ascii_lowercase()) % 64);
    text.chars().fold(0, |letters, c| letters | bit(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{nearest, plain};

    /// Compares a word with each name.
    fn slowly<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
        let word = plain(word);
        let length = word.chars().count();
        let allowed = if length < 3 { 0 } else { (length / 3).max(1) };
        let distance = |name: &str| strsim::osa_distance(&word, &name.trim().to_lowercase());
        let all = known.iter().map(|name| (distance(name), *name));
        all.filter(|(distance, _)| *distance <= allowed)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            rng_seed: proptest::test_runner::RngSeed::Fixed(2026),
            ..ProptestConfig::default()
        })]

        #[test]
        fn names_that_are_passed_over_are_not_like_the_word(
            word in " ?[a-eA-Eđİ]{0,7}",
            known in proptest::collection::vec(" ?[a-fA-CĐİ]{0,8}", 0..8),
        ) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            prop_assert_eq!(nearest(&word, known.iter().copied()), slowly(&word, &known));
        }
    }

    #[test]
    fn the_nearest_name_is_found_whatever_its_case() {
        let known = ["HoTen", "NgaySinh", "SoCCCD"];
        for (word, found) in [
            ("hoten", Some("HoTen")),
            ("NgaySnih", Some("NgaySinh")),
            (" SoCCC", Some("SoCCCD")),
            ("DiaChi", None),
            ("Ho", None),
        ] {
            assert_eq!(nearest(word, known.into_iter()), found, "{word}");
        }
    }
}
