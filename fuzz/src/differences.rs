//! Where another engine may judge otherwise than ours: one list, each line with its reason.

/// The list, which `tests/tests/mutants` holds.
const LIST: &str = include_str!("../../tests/tests/mutants/differences.txt");

/// What stands in place of a reason to refuse.
pub const ACCEPTS: &str = "accepts";

/// A way in which another engine may judge otherwise than ours.
#[derive(Clone, Copy, Debug)]
pub struct Difference {
    /// A part of our reason to refuse, or `accepts`.
    pub ours: &'static str,
    /// A part of the other's reason to refuse, or `accepts`.
    pub theirs: &'static str,
    /// Why that is right.
    pub reason: &'static str,
}

impl Difference {
    /// Says whether it explains that we and the other judge so.
    pub fn explains(&self, ours: &str, theirs: &str) -> bool {
        ours.contains(self.ours) && theirs.contains(self.theirs)
    }
}

/// Returns what is known of `engine`.
///
/// # Panics
///
/// Panics if a line of the list has not four parts.
pub fn differences(engine: &str) -> Vec<Difference> {
    let lines = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let parts = lines.map(|line| {
        let parts: Vec<&'static str> = line.split(" | ").map(str::trim).collect();
        <[&str; 4]>::try_from(parts).unwrap_or_else(|_| panic!("not four parts: {line}"))
    });
    let known = parts.filter(|parts| parts[0] == engine);
    known.map(|[_, ours, theirs, reason]| Difference { ours, theirs, reason }).collect()
}
