//! What is to be judged: files, the files of folders, what a glob matches, standard input.

mod collect;
mod folder;
mod read;

use std::io;
use std::path::PathBuf;

pub(crate) use collect::{collect, collect_streams};
pub(crate) use read::{Loaded, in_hexadecimal, load, reason};

/// One thing to judge.
#[derive(Debug)]
pub(crate) struct Input {
    /// The name that reports show: the path as it was given, `-` for standard input.
    pub name: String,
    /// Where its bytes are.
    pub origin: Origin,
}

/// Where the bytes of an input are.
#[derive(Debug)]
pub(crate) enum Origin {
    /// In this file.
    File(PathBuf),
    /// Here: they came by standard input.
    Bytes(Vec<u8>),
    /// Still on standard input, from which they are read as a stream.
    Standard,
    /// Out of reach, for this reason.
    Unreadable(io::Error),
}

/// Everything to judge, in the order in which it was asked for.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// The inputs.
    pub list: Vec<Input>,
    /// How many files of folders were passed over for their extension.
    pub passed_over: usize,
}
