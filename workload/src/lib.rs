//! Seeded messages for benches and tests: one dossier in each form, good, unusual or bad.
//!
//! The dossier is the message `perf.HoSo` of `validator/benches/perf`. The same seed makes the same
//! messages on every machine. Start reading at [`dossier`].

mod base64;
mod delimited;
mod dossier;
mod json;
mod mutant;
mod random;
mod spoil;
mod tree;
mod words;
mod xml;

pub use delimited::delimited;
pub use dossier::{Size, dossier};
pub use json::{json, json_unusual};
pub use mutant::mutant;
pub use random::Random;
pub use spoil::spoil;
pub use tree::Node;
pub use xml::{NAMESPACE, xml, xml_list, xml_unusual};

/// Makes `count` dossiers from `seed`.
pub fn dossiers(seed: u64, count: usize, size: Size) -> Vec<Node> {
    let mut random = Random::new(seed);
    (0..count).map(|index| dossier(&mut random, index, size)).collect()
}

/// Makes `count` dossiers from `seed` in which nearly every value is wrong.
pub fn bad_dossiers(seed: u64, count: usize, size: Size) -> Vec<Node> {
    let mut dossiers = dossiers(seed, count, size);
    dossiers.iter_mut().for_each(spoil);
    dossiers
}
