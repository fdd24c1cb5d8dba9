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

/// An automaton, anchored at both ends.
#[derive(Debug)]
pub(crate) struct Automaton {
    /// For each state, the next one by byte.
    next: Box<[[u8; 256]]>,
    /// Which states accept a text that ends there.
    accepts: Box<[bool]>,
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

    /// Numbers the states that are reached from `start`, which gets number 1.
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
        Some(Self { next: next.into(), accepts: accepts.into() })
    }

    /// Says whether it accepts `text` as a whole.
    #[inline]
    pub(super) fn accepts(&self, text: &[u8]) -> bool {
        let mut state = 1;
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
                prop_assert_eq!(automaton.accepts(text.as_bytes()), regex.is_match(&text));
            }
        }
    }
}
