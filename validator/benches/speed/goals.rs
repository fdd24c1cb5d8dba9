//! What is to be reached, and whether it was.

use crate::measure::Figures;

/// A goal: how many times as fast as another an engine is to be.
#[derive(Debug)]
pub(crate) struct Goal {
    row: &'static str,
    ours: &'static str,
    other: &'static str,
    /// What must be reached.
    pub must: f64,
    /// What would be better still.
    pub stretch: f64,
}

/// A goal, and the ratio that was reached.
#[derive(Debug)]
pub(crate) struct Reached {
    /// The goal in words.
    pub title: String,
    /// The goal.
    pub goal: &'static Goal,
    /// The ratio of the medians.
    pub ratio: f64,
}

const fn goal(
    row: &'static str,
    (ours, other): (&'static str, &'static str),
    (must, stretch): (f64, f64),
) -> Goal {
    Goal { row, ours, other, must, stretch }
}

const OURS: &str = "lienthong";
const EVENTS: (&str, &str) = (OURS, "quick-xml raw events");
const IGNORED: (&str, &str) = (OURS, "serde_json IgnoredAny");

/// An all-bad text may take twice the time of the same all good.
const BAD: (f64, f64) = (1.0 / 2.0, 1.0 / 1.3);

const GOALS: &[Goal] = &[
    goal("xml-small", EVENTS, (2.5, 4.5)),
    goal("xml-small", (OURS, "libxml2 schema, streamed"), (10.0, 22.0)),
    goal("xml-medium", EVENTS, (1.5, 2.5)),
    goal("json-small", IGNORED, (0.7, 1.1)),
    goal("json-small", (OURS, "jsonschema, parse + validate"), (5.0, 8.0)),
    goal("delimited", (OURS, "csv ByteRecord"), (1.0, 1.6)),
    goal("xml-unusual", EVENTS, (1.0, 2.0)),
    goal("json-unusual", IGNORED, (0.4, 0.7)),
    goal("bad", ("XML, all bad", "XML, all good"), BAD),
    goal("bad", ("JSON, all bad", "JSON, all good"), BAD),
    goal("bad", ("XML list, all bad", "XML list, all good"), BAD),
    goal("bad", ("delimited, all bad", "delimited, all good"), BAD),
];

/// Compares what was measured in a row with its goals.
pub(crate) fn of_row(row: &str, figures: &[Figures]) -> Vec<Reached> {
    let of = |name: &str| figures.iter().find(|it| it.name == name).map(Figures::median);
    let goals = GOALS.iter().filter(|goal| goal.row == row);
    let reached = goals.filter_map(|goal| {
        let ratio = of(goal.other)? / of(goal.ours)?;
        let title = format!("{row}: {} against {}", goal.ours, goal.other);
        Some(Reached { title, goal, ratio })
    });
    reached.collect()
}
