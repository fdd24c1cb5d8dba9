//! Judges arbitrary bytes in a MIME or HTTP envelope.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lienthong_fuzz::judge_multipart(bytes));
