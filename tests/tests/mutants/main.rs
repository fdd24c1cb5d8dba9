//! Messages with one edit: the readers and the checker judge them as independent engines do.
//!
//! `MUTANTS=100000 cargo test --release -p lienthong-tests --test mutants` tries that many of each
//! form instead of 5,000. Where engines differ, `differences.txt` holds the reason.
#![expect(clippy::disallowed_methods, reason = "how many mutants are tried comes from outside")]

mod differences;
mod engines;
mod flat;
mod json;
mod messages;
mod xml;
mod xmllint;

use std::env;

/// How many mutants of each form are tried if nobody asks for more.
const MUTANTS: usize = 5_000;

/// How many are so many that each known difference must occur among them.
const MANY: usize = 100_000;

fn count() -> usize {
    let asked = env::var("MUTANTS").ok();
    asked.map_or(MUTANTS, |count| count.parse().expect("MUTANTS is a number"))
}
