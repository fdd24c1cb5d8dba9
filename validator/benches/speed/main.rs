//! How fast messages are judged, against floors and peers in the same run.
//!
//! `cargo bench -p lienthong` measures all rows, `cargo bench -p lienthong -- xml-small` one (any
//! row whose name holds the word); `quick` after it takes fewer messages and rounds. Each engine
//! takes its turn in each round, on one thread; what counts is CPU time, and of that the median.
//! Read `../README.md` for figures, [`rows`] for what is measured.
#![expect(clippy::print_stdout, reason = "a bench prints its table")]

mod corpus;
mod engines;
mod goals;
mod libxml2;
mod measure;
mod rows;
mod table;

use corpus::Scale;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let (settings, names): (Vec<_>, Vec<_>) = words.iter().partition(|word| *word == "quick");
    let scale = if settings.is_empty() { Scale::FULL } else { Scale::QUICK };
    let mut rows = rows::ALL.iter().filter(|row| {
        names.is_empty() || names.iter().any(|name| row.name.contains(name.as_str()))
    });
    let mut reached = Vec::new();
    println!("{}", table::heading(scale));
    for row in rows.by_ref() {
        let engines = (row.engines)(scale);
        let results = measure::measure(engines, scale);
        println!("{}", table::of_row(row, &results));
        reached.extend(goals::of_row(row.name, &results));
    }
    println!("{}", table::of_goals(&reached));
}
