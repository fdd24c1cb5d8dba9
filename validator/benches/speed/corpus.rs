//! The messages that are judged: seeded, so that each run has the same.

use std::rc::Rc;

use lienthong_workload::{
    Node, Random, Size, bad_dossiers, delimited, dossiers, json, json_unusual, xml, xml_list,
    xml_unusual,
};

/// The seed of all messages.
const SEED: u64 = 2026;

/// Messages in one form.
pub(crate) type Corpus = Rc<Vec<Vec<u8>>>;

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// How many small messages there are.
    pub small: usize,
    /// How many messages with attachments there are.
    pub medium: usize,
    /// How often each engine takes its turn.
    pub rounds: usize,
    /// How much CPU time a turn takes at least, in milliseconds.
    pub turn: u32,
}

impl Scale {
    /// What the figures in the README are taken with.
    pub(crate) const FULL: Self = Self { small: 10_000, medium: 200, rounds: 9, turn: 100 };

    /// For a look while working.
    pub(crate) const QUICK: Self = Self { small: 1_000, medium: 50, rounds: 5, turn: 30 };

    pub(crate) fn small(self) -> Vec<Node> {
        dossiers(SEED, self.small, Size::Small)
    }

    pub(crate) fn small_bad(self) -> Vec<Node> {
        bad_dossiers(SEED, self.small, Size::Small)
    }

    pub(crate) fn medium(self) -> Vec<Node> {
        dossiers(SEED, self.medium, Size::Medium)
    }
}

pub(crate) fn in_xml(dossiers: &[Node]) -> Corpus {
    each(dossiers, xml)
}

pub(crate) fn in_json(dossiers: &[Node]) -> Corpus {
    each(dossiers, json)
}

pub(crate) fn in_unusual_xml(dossiers: &[Node]) -> Corpus {
    let mut random = Random::new(SEED);
    each(dossiers, |dossier| xml_unusual(dossier, &mut random))
}

pub(crate) fn in_unusual_json(dossiers: &[Node]) -> Corpus {
    let mut random = Random::new(SEED);
    each(dossiers, |dossier| json_unusual(dossier, &mut random))
}

/// One batch of all dossiers.
pub(crate) fn in_delimited(dossiers: &[Node]) -> Corpus {
    Rc::new(vec![delimited(dossiers).into_bytes()])
}

/// One document of all dossiers.
pub(crate) fn in_xml_list(dossiers: &[Node]) -> Corpus {
    Rc::new(vec![xml_list(dossiers).into_bytes()])
}

fn each(dossiers: &[Node], mut write: impl FnMut(&Node) -> String) -> Corpus {
    Rc::new(dossiers.iter().map(|dossier| write(dossier).into_bytes()).collect())
}
