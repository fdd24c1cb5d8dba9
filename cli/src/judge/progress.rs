//! A progress bar on the terminal, for runs of more than a second.

use std::io::Write;
use std::time::{Duration, Instant};

/// How long a run goes on before a person is told how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the bar stays before it is drawn anew.
pub(super) const PAUSE: Duration = Duration::from_millis(100);

/// How many cells the bar has.
const CELLS: u64 = 30;

/// How many columns the line takes, so that drawing it wipes out the one before.
const COLUMNS: usize = 70;

/// Shows how much is done, once the run takes long. It writes on the thread that owns it alone:
/// whoever judges on other threads must not wait for a stream that this one holds.
pub(super) struct Progress<'a> {
    /// The terminal; `None` where nobody looks.
    terminal: Option<&'a mut dyn Write>,
    total: u64,
    is_bytes: bool,
    begun: Instant,
    drawn: Option<Instant>,
}

impl<'a> Progress<'a> {
    /// Begins to count inputs up to `total`, and to show that on `terminal`.
    pub(super) fn begin(total: usize, terminal: Option<&'a mut dyn Write>) -> Self {
        let begun = Instant::now();
        Self { terminal, total: total as u64, is_bytes: false, begun, drawn: None }
    }

    /// Begins to count the bytes of a stream, of which there are `total`, if that is known.
    pub(super) fn of_bytes(total: Option<u64>, terminal: Option<&'a mut dyn Write>) -> Self {
        let progress = Self::begin(0, terminal);
        Self { total: total.unwrap_or_default(), is_bytes: true, ..progress }
    }

    /// Says whether anybody looks.
    pub(super) fn is_shown(&self) -> bool {
        self.terminal.is_some()
    }

    /// Says that `done` inputs or bytes are done.
    pub(super) fn tell(&mut self, done: u64) {
        let Some(terminal) = &mut self.terminal else { return };
        let time = self.begun.elapsed();
        if time <= PATIENCE || self.drawn.is_some_and(|drawn| drawn.elapsed() < PAUSE) {
            return;
        }
        self.drawn = Some(Instant::now());
        let line = line(done, self.total, self.is_bytes, time);
        // A bar that can't be drawn is no reason to end the run.
        let _ = write!(terminal, "\r{line:<COLUMNS$}").and_then(|()| terminal.flush());
    }

    /// Takes the bar off the terminal, at the end or before anything else is written; it comes back
    /// when it is told how much is done.
    pub(super) fn clear(&mut self) {
        if let (Some(terminal), Some(_)) = (&mut self.terminal, self.drawn.take()) {
            let _ = write!(terminal, "\r{:COLUMNS$}\r", "").and_then(|()| terminal.flush());
        }
    }
}

/// Writes how much is done of `total`, which is 0 where it is not known, after `time`.
fn line(done: u64, total: u64, is_bytes: bool, time: Duration) -> String {
    let amount = |count| if is_bytes { in_mebibytes(count) } else { format!("{count}") };
    if total == 0 {
        let a_second = u128::from(done) * 1000 / time.as_millis().max(1);
        let a_second = u64::try_from(a_second).unwrap_or(u64::MAX);
        return format!("{} {}/s", amount(done), amount(a_second));
    }
    let done = done.min(total);
    let percent = u64::try_from(u128::from(done) * 100 / u128::from(total)).unwrap_or(100);
    let full = CELLS * percent / 100;
    let bar = |cell: &str, count: u64| cell.repeat(usize::try_from(count).unwrap_or(0));
    let (full, empty) = (bar("█", full), bar("░", CELLS - full));
    let left = u128::from(time.as_secs()) * u128::from(total - done);
    let left = left.checked_div(u128::from(done)).map(|seconds| format!(" {seconds}s"));
    let left = left.unwrap_or_default();
    format!("{full}{empty} {}/{} {percent}%{left}", amount(done), amount(total))
}

fn in_mebibytes(bytes: u64) -> String {
    let tenths = bytes / (1 << 20) * 10 + bytes % (1 << 20) * 10 / (1 << 20);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: Duration = Duration::from_secs(10);

    #[test]
    fn a_line_says_how_much_is_done() {
        for (done, total, is_bytes, expected) in [
            (0, 8, false, "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0/8 0%"),
            (2, 8, false, "███████░░░░░░░░░░░░░░░░░░░░░░░ 2/8 25% 30s"),
            (8, 8, false, "██████████████████████████████ 8/8 100% 0s"),
            (3 << 19, 3 << 20, true, "███████████████░░░░░░░░░░░░░░░ 1.5 MiB/3.0 MiB 50% 10s"),
            (5 << 20, 0, true, "5.0 MiB 0.5 MiB/s"),
        ] {
            assert_eq!(line(done, total, is_bytes, TIME), expected);
            assert!(expected.chars().count() <= COLUMNS, "{expected}");
        }
    }

    #[test]
    fn only_a_run_that_takes_long_is_told_of() {
        for (time, shown) in [(Duration::ZERO, ""), (TIME, "\r█")] {
            let mut terminal = Vec::new();
            let mut progress = Progress::begin(3, Some(&mut terminal));
            progress.begun = progress.begun.checked_sub(time).expect("a clock past its start");
            progress.tell(1);
            progress.tell(2);
            progress.clear();
            let text = String::from_utf8(terminal).expect("text");
            assert!(text.starts_with(shown) && text.is_empty() == shown.is_empty(), "{text:?}");
            assert!(text.matches('/').count() < 2, "drawn again without a pause: {text:?}");
        }
    }
}
