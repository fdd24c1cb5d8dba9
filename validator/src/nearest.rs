//! The nearest known name to a misspelt one.

/// How many bytes a name may have to be a misspelt one.
const LONGEST: usize = 200;

/// Returns the name most like `word`, if any is like enough: at most a third of its letters may
/// differ (none of two), letter case and surrounding space aside.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let plain = |text: &str| text.trim().to_lowercase();
    let word = plain(word);
    let length = word.chars().count();
    let allowed = if length < 3 { 0 } else { (length / 3).max(1) };
    known
        .map(|name| (strsim::osa_distance(&word, &plain(name)), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
