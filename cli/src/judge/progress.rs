//! A progress bar on the terminal, for runs of more than a second.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How long a run goes on before a person is told how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts what is done, and shows it once the run takes long.
#[derive(Debug)]
pub(super) struct Progress {
    total: u64,
    begun: Instant,
    wanted: bool,
    is_bytes: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Begins to count up to `total`; shows nothing unless `wanted`.
    pub(super) fn begin(total: usize, wanted: bool) -> Self {
        Self {
            total: total as u64,
            begun: Instant::now(),
            wanted,
            is_bytes: false,
            bar: OnceLock::new(),
        }
    }

    /// Begins to count the bytes of a stream, of which there are `total`, if that is known.
    pub(super) fn of_bytes(total: Option<u64>, wanted: bool) -> Self {
        let progress = Self::begin(0, wanted);
        Self { total: total.unwrap_or_default(), is_bytes: true, ..progress }
    }

    /// Says that `done` inputs are done.
    pub(super) fn tell(&self, done: usize) {
        if self.wanted && self.begun.elapsed() > PATIENCE {
            self.bar.get_or_init(|| self.make_bar()).set_position(done as u64);
        }
    }

    fn make_bar(&self) -> ProgressBar {
        let template = match (self.is_bytes, self.total) {
            (false, _) => "{bar:40} {pos}/{len} {percent}% {eta}",
            (true, 0) => "{spinner} {bytes} {bytes_per_sec}",
            (true, _) => "{bar:40} {bytes}/{total_bytes} {percent}% {eta}",
        };
        let style = ProgressStyle::with_template(template);
        ProgressBar::new(self.total)
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }

    /// Runs `write` while the bar is out of the way.
    pub(super) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        match self.bar.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar off the terminal.
    pub(super) fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
