//! Reads arbitrary text as spec files.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lienthong_fuzz::read_spec(bytes));
