//! The vector loops, which only wasm has, against the plain ones. Run in Node by `wasm-bindgen-test-runner`:
//!
//! `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test -p crosscut-engine --test wasm --target
//! wasm32-unknown-unknown`

#![cfg(target_arch = "wasm32")]

use crosscut_engine::kernel::self_check;
use crosscut_model::{Json, parse};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_vector_loops_are_there() {
    assert!(
        cfg!(target_feature = "simd128"),
        "built without them, this test would hold the plain loops against themselves"
    );
}

#[wasm_bindgen_test]
fn every_vector_loop_equals_the_plain_one() {
    for seed in 0..4 {
        assert_eq!(self_check(seed), Ok(()), "seed {seed}");
    }
}

#[wasm_bindgen_test]
fn numbers_that_the_browser_reads_are_those_that_were_written() {
    for number in [0.1, 100.0 / 3.0, -1.0 / 3.0, 1e25, 2e-7, f64::MAX, f64::MIN_POSITIVE] {
        let text = number.to_string();
        assert_eq!(parse(&text).ok(), Some(Json::Number(number)), "{text}");
    }
    assert!(parse("1e999").is_err());
}
