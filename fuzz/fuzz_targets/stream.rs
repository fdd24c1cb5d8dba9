//! Judges arbitrary bytes as a stream.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lienthong_fuzz::judge_stream(bytes));
