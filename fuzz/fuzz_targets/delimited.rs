//! Judges arbitrary bytes as delimited text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lienthong_fuzz::judge_delimited(bytes));
