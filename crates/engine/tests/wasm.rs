//! The vector loops, which only wasm has, against the plain ones. Run in Node by `wasm-bindgen-test-runner`:
//!
//! `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test -p crosscut-engine --test wasm --target
//! wasm32-unknown-unknown`

#![cfg(target_arch = "wasm32")]

use crosscut_engine::kernel::self_check;
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
