//! Calls the target `part` of crosscut-proof with bytes that the fuzzer makes up.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| crosscut_proof::call("part", bytes));
