//! From inputs to outcomes: each input is loaded, judged and made ready for the reports.

mod baseline;
mod outcome;
mod progress;
mod run;

pub(crate) use baseline::Baseline;
pub(crate) use outcome::{FailOn, Finding, Outcome, Summary};
pub(crate) use run::{Judge, outcome, unreadable};
