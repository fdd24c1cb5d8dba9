//! What tests that cross crates share: folders, expected files, the world outside, validators.

mod expected;
mod folders;
mod outside;
mod validators;

pub use expected::{blessing, expect_file};
pub use folders::{
    file_name, files_below, folder, folders_in, message_file, read_bytes, read_text, root,
};
pub use outside::{shared, tool};
pub use validators::{codes, permissive, planted, table, validator};
