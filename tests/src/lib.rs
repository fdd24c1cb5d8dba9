//! What tests that cross crates share: folders, expected files, the world outside, validators.

mod command;
mod expected;
mod folders;
mod outside;
#[path = "../../fuzz/src/lib.rs"]
pub mod properties;
mod scratch;
mod streams;
mod validators;
mod yaml;

pub use command::{Output, check_reports, lienthong};
pub use expected::{blessing, expect_file};
pub use folders::{
    file_name, files_below, folder, folders_in, message_file, read_bytes, read_text, root,
};
pub use outside::{shared, tool};
pub use scratch::{Scratch, new_folder};
pub use streams::{Slow, Streamed, streamed};
pub use validators::{codes, permissive, planted, read_folder, read_spec, table};
pub use yaml::yaml;

/// The README, whose Rust examples are run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[derive(Debug)]
pub struct Readme;
