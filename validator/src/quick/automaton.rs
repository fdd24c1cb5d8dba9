//! Patterns of no fixed length: an automaton over bytes, in one table.

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start::Config;

/// The most bytes that an automaton may take while it is made.
const ROOM: usize = 1 << 18;
/// The most states that one byte can number.
const STATES: usize = 255;
/// The state from which nothing is accepted.
const DEAD: u8 = 0;
/// The state before the first byte.
const START: u8 = 1;

/// An automaton, anchored at both ends.
#[derive(Debug)]
pub(crate) struct Automaton {
    /// For each state, the next one by byte.
    next: Box<[[u8; 256]]>,
    /// Which states accept a text that ends there.
    accepts: Box<[bool]>,
    /// Whether what it accepts is not empty and has nothing but printable ASCII, no space, and no
    /// character that XML or JSON may write otherwise.
    pub(super) is_plain: bool,
}

impl Automaton {
    /// Compiles `pattern`; `None` where it would be large.
    pub(super) fn compile(pattern: &str) -> Option<Self> {
        let config = dense::Config::new()
            .start_kind(StartKind::Anchored)
            .minimize(false)
            .dfa_size_limit(Some(ROOM))
            .determinize_size_limit(Some(ROOM * 4));
        let dfa = dense::Builder::new().configure(config).build(&format!("(?:{pattern})")).ok()?;
        let start = dfa.start_state(&Config::new().anchored(regex_automata::Anchored::Yes)).ok()?;
        Self::tabulate(&dfa, start)
    }

    /// Numbers the states that are reached from `start`, which becomes [`START`].
    fn tabulate(dfa: &dense::DFA<Vec<u32>>, start: StateID) -> Option<Self> {
        let mut states = vec![start];
        let mut next = vec![[DEAD; 256]];
        let mut accepts = vec![false];
        let mut done = 0;
        while let Some(state) = states.get(done).copied() {
            done += 1;
            let mut row = [DEAD; 256];
            for byte in 0..=255 {
                let to = dfa.next_state(state, byte);
                if dfa.is_quit_state(to) {
                    return None;
                }
                if dfa.is_dead_state(to) {
                    continue;
                }
                let known = states.iter().position(|known| *known == to);
                let number = known.unwrap_or_else(|| {
                    states.push(to);
                    states.len() - 1
                });
                if number + 1 > STATES {
                    return None;
                }
                row[usize::from(byte)] = u8::try_from(number + 1).ok()?;
            }
            next.push(row);
            accepts.push(dfa.is_match_state(dfa.next_eoi_state(state)));
        }
        forget_hopeless(&mut next, &accepts);
        let goes_on = |byte: u8| next.iter().any(|row| row[usize::from(byte)] != DEAD);
        let is_plain =
            !accepts[usize::from(START)] && (0..=255).all(|b| is_plain(b) || !goes_on(b));
        Some(Self { next: next.into(), accepts: accepts.into(), is_plain })
    }

    /// Returns the end of the text at `at`, before the byte `STOP`, if it accepts that; it must be
    /// one of plain texts.
    #[inline]
    pub(super) fn end<const STOP: u8>(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut state = START;
        for (length, byte) in bytes.get(at..)?.iter().enumerate() {
            let next = self.next[usize::from(state)][usize::from(*byte)];
            if next == DEAD {
                let is_end = *byte == STOP && self.accepts[usize::from(state)];
                return is_end.then_some(at + length);
            }
            state = next;
        }
        None
    }

    /// Says whether it accepts `text` as a whole.
    #[inline]
    pub(super) fn accepts(&self, text: &[u8]) -> bool {
        let mut state = START;
        let mut bytes = text.iter();
        // Most bytes leave the state as it is: a branch says so sooner than the table does.
        while let Some(row) = self.next.get(usize::from(state)) {
            let Some(next) = bytes.find_map(|byte| {
                let next = row[usize::from(*byte)];
                (next != state).then_some(next)
            }) else {
                break;
            };
            state = next;
        }
        self.accepts[usize::from(state)]
    }
}

/// Leads to [`DEAD`] at once where no text that follows would be accepted.
fn forget_hopeless(next: &mut [[u8; 256]], accepts: &[bool]) {
    let mut hopes = accepts.to_vec();
    loop {
        let has_hope = |at: &usize| next[*at].iter().any(|to| hopes[usize::from(*to)]);
        let found: Vec<usize> = (0..next.len()).filter(|at| !hopes[*at]).filter(has_hope).collect();
        if found.is_empty() {
            break;
        }
        for at in found {
            hopes[at] = true;
        }
    }
    for to in next.iter_mut().flatten().filter(|to| !hopes[usize::from(**to)]) {
        *to = DEAD;
    }
}

/// Says whether `byte` means itself wherever it stands.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"&<]\"\\".contains(&byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Automaton;

    proptest! {
        #[test]
        fn both_automata_agree(text in "[a-c]{0,6}|[ạ-ỹ]{1,3}|[ -~]{0,12}|[a-z]{1,5}@[a-z]{1,4}\\.[a-z]{1,3}") {
            for pattern in [
                r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,10}", "a*b|c+", "", "[^x]{2,3}",
                r"\p{Lu}?[ạ-ỹ]+", "(ab|a)(c|bcd)*",
            ] {
                let regex = regex::Regex::new(&format!(r"\A(?:{pattern})\z")).unwrap();
                let Some(automaton) = Automaton::compile(pattern) else { continue };
                let is_match = regex.is_match(&text);
                prop_assert_eq!(automaton.accepts(text.as_bytes()), is_match);
                if automaton.is_plain {
                    let end = automaton.end::<b'<'>(format!(">{text}<").as_bytes(), 1);
                    prop_assert_eq!(end == Some(1 + text.len()), is_match);
                }
            }
        }
    }
}
