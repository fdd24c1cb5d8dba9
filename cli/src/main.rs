//! The `lienthong` binary: hands the process's arguments, streams and environment to
//! [`lienthong_cli::run`].

use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use lienthong_cli::{Io, Surroundings};

fn main() -> ExitCode {
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let terminals = (stdout.is_terminal(), stderr.is_terminal());
    let here = Surroundings::of_process(terminals);
    let mut io = Io {
        input: &mut io::stdin(),
        out: &mut BufWriter::new(stdout.lock()),
        err: &mut stderr.lock(),
        here: &here,
    };
    lienthong_cli::run(std::env::args_os(), &mut io).into()
}
