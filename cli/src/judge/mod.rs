//! From inputs to outcomes: each input is loaded or streamed, judged and made ready for the reports.

mod baseline;
mod outcome;
mod progress;
mod run;
mod split;
mod stream;

pub(crate) use baseline::Baseline;
pub(crate) use outcome::{FailOn, Finding, Outcome, Streamed, Summary};
pub(crate) use run::{Judge, outcome, unreadable};
pub(crate) use split::Split;
pub(crate) use stream::Source;
