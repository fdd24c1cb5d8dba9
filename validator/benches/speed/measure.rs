//! Turns: how much CPU time each engine takes for its messages.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::corpus::{Corpus, Scale};

/// One pass over all messages: how many were accepted, and the CPU time if it is another process
/// that takes it.
pub(crate) type Pass = Box<dyn FnMut() -> (usize, Option<Duration>)>;

/// Something that reads or judges messages.
pub(crate) struct Engine {
    /// What the table calls it.
    pub name: &'static str,
    /// What one pass goes over.
    pub corpus: Corpus,
    /// Whether it is to accept all of them, or none.
    pub accepts: bool,
    /// One pass.
    pub pass: Pass,
}

/// What an engine reached.
#[derive(Debug)]
pub(crate) struct Figures {
    /// The engine.
    pub name: &'static str,
    /// CPU seconds a pass, one a round, the shortest first.
    pub seconds: Vec<f64>,
    /// Bytes of all messages.
    pub bytes: usize,
    /// How many messages there are.
    pub messages: usize,
}

impl Figures {
    /// Returns the median of the CPU seconds that one pass takes.
    pub(crate) fn median(&self) -> f64 {
        self.seconds[self.seconds.len() / 2]
    }
}

/// Lets the engines take turns, and returns what each reached, in their order.
///
/// # Panics
///
/// Panics if an engine refuses what it should accept, or the other way round: its time means
/// nothing then.
pub(crate) fn measure(mut engines: Vec<Engine>, scale: Scale) -> Vec<Figures> {
    let passes: Vec<u32> = engines.iter_mut().map(|engine| warm_up(engine, scale)).collect();
    let mut seconds = vec![Vec::new(); engines.len()];
    for _ in 0..scale.rounds {
        for (at, engine) in engines.iter_mut().enumerate() {
            let taken: Duration = (0..passes[at]).map(|_| timed(engine).1).sum();
            seconds[at].push(taken.as_secs_f64() / f64::from(passes[at]));
        }
    }
    let figures = engines.iter().zip(seconds).map(|(engine, mut seconds)| {
        seconds.sort_by(f64::total_cmp);
        let bytes = engine.corpus.iter().map(Vec::len).sum();
        Figures { name: engine.name, seconds, bytes, messages: engine.corpus.len() }
    });
    figures.collect()
}

/// Makes a pass that does not count, and returns how many a turn takes.
fn warm_up(engine: &mut Engine, scale: Scale) -> u32 {
    let (accepted, _) = timed(engine);
    let expected = if engine.accepts { engine.corpus.len() } else { 0 };
    assert_eq!(accepted, expected, "{} accepts", engine.name);
    let taken = timed(engine).1.as_micros().max(1);
    let turn = u128::from(scale.turn) * 1_000;
    u32::try_from(turn.div_ceil(taken)).unwrap_or(u32::MAX).max(1)
}

fn timed(engine: &mut Engine) -> (usize, Duration) {
    let start = cpu_time();
    let (accepted, elsewhere) = (engine.pass)();
    (accepted, elsewhere.unwrap_or_else(|| cpu_time().saturating_sub(start)))
}

/// Returns the CPU time that this process has taken, in user and kernel mode.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).expect("a time that has passed");
    let nanoseconds = u32::try_from(time.tv_nsec).expect("a part of a second");
    Duration::new(seconds, nanoseconds)
}
