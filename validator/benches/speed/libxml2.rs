//! libxml2 in a process of its own: `../libxml2.c`, compiled now if its headers are at hand.
#![expect(clippy::print_stdout, reason = "a peer that is not there is said to be missing")]

use std::cell::RefCell;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use crate::corpus::Corpus;
use crate::measure::Engine;

/// The running process, which has all messages.
struct Libxml2 {
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Libxml2 {
    fn start(corpus: &Corpus) -> Option<Self> {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/perf/hoso.xsd");
        let mut command = Command::new(compile()?);
        command.arg(schema).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().ok()?;
        let mut asks = child.stdin.take()?;
        let answers = BufReader::new(child.stdout.take()?);
        writeln!(asks, "load {}", corpus.len()).ok()?;
        for message in corpus.iter() {
            writeln!(asks, "{}", message.len()).ok()?;
            asks.write_all(message).ok()?;
        }
        Some(Self { child, asks: Some(asks), answers })
    }

    /// Makes one pass: how many messages were valid, and the CPU time.
    fn pass(&mut self, how: &str) -> (usize, Option<Duration>) {
        let asks = self.asks.as_mut().expect("libxml2 is still running");
        writeln!(asks, "{how}").expect("libxml2 takes a word");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("libxml2 answers");
        let (time, valid) = answer.trim().split_once(' ').expect("two numbers");
        let time = Duration::from_nanos(time.parse().expect("nanoseconds"));
        (valid.parse().expect("a count"), Some(time))
    }
}

impl Drop for Libxml2 {
    fn drop(&mut self) {
        drop(self.asks.take());
        drop(self.child.wait());
    }
}

/// Makes the engines that stream and that build a tree; none where libxml2 can't be compiled.
pub(crate) fn engines(corpus: &Corpus) -> Vec<Engine> {
    let Some(libxml2) = Libxml2::start(corpus) else {
        println!("skipped: libxml2 (needs cc, xml2-config and libxml2's headers)");
        return Vec::new();
    };
    let libxml2 = Rc::new(RefCell::new(libxml2));
    let engine = |name, how: &'static str| {
        let libxml2 = Rc::clone(&libxml2);
        let pass = Box::new(move || libxml2.borrow_mut().pass(how));
        Engine { name, corpus: Corpus::clone(corpus), accepts: true, pass }
    };
    vec![engine("libxml2 schema, streamed", "sax"), engine("libxml2 schema, tree", "dom")]
}

fn compile() -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/libxml2.c");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libxml2-bench");
    let flags = Command::new("xml2-config").args(["--cflags", "--libs"]).output().ok()?;
    let flags = String::from_utf8(flags.stdout).ok()?;
    let mut compiler = Command::new("cc");
    compiler.args(["-O2", "-o"]).arg(&program).arg(source).args(flags.split_whitespace());
    let output = compiler.stderr(Stdio::null()).status().ok()?;
    output.success().then_some(program)
}
