//! Tables in Markdown, as the README holds them.

use std::fmt::Write as _;

use crate::corpus::Scale;
use crate::goals::Reached;
use crate::measure::Figures;
use crate::rows::Row;

/// Says how it was measured.
pub(crate) fn heading(scale: Scale) -> String {
    format!(
        "CPU time on one thread, {} rounds, at least {} ms a turn; {} small messages, {} medium\n",
        scale.rounds, scale.turn, scale.small, scale.medium
    )
}

/// Writes what was measured in a row.
#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
pub(crate) fn of_row(row: &Row, figures: &[Figures]) -> String {
    let floor = figures.iter().find(|it| it.name == row.floor).expect("the floor is measured");
    let mut text = format!("## {}: {}\n\n", row.name, row.title);
    let bytes = floor.bytes / floor.messages;
    let _ = writeln!(text, "{} messages of {bytes} bytes\n", floor.messages);
    let _ =
        writeln!(text, "| engine | MB/s median | min - max | messages/s | x of {} |", row.floor);
    text.push_str("| --- | ---: | ---: | ---: | ---: |\n");
    for figure in figures {
        let speed = |seconds: f64| figure.bytes as f64 / seconds / 1e6;
        let (name, median) = (figure.name, figure.median());
        let (least, most) = (figure.seconds[figure.seconds.len() - 1], figure.seconds[0]);
        let _ = writeln!(
            text,
            "| {name} | {:.1} | {:.0} - {:.0} | {:.0} | {:.2} |",
            speed(median),
            speed(least),
            speed(most),
            figure.messages as f64 / median,
            floor.median() / median
        );
    }
    text
}

/// Writes which goals were reached.
pub(crate) fn of_goals(reached: &[Reached]) -> String {
    let mut text = String::from("## Goals\n\n| what | ratio | must | stretch | |\n");
    text.push_str("| --- | ---: | ---: | ---: | --- |\n");
    for one in reached {
        let word = match one.ratio {
            ratio if ratio >= one.goal.stretch => "stretch reached",
            ratio if ratio >= one.goal.must => "reached",
            _ => "**not reached**",
        };
        let (must, stretch) = (one.goal.must, one.goal.stretch);
        let _ = writeln!(
            text,
            "| {} | {:.2} | {must:.2} | {stretch:.2} | {word} |",
            one.title, one.ratio
        );
    }
    text
}
