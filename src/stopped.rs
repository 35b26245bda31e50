//! What becomes of a panic: the script in index.html is told, and apologizes. After that nothing of the program runs, so it is not the
//! program that draws the apology.

use std::panic::{PanicHookInfo, set_hook};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Of the script in index.html.
    #[wasm_bindgen(js_name = programStopped)]
    fn program_stopped(why: &str);
}

/// From now on panics are told.
pub fn tell() {
    set_hook(Box::new(apologize));
}

fn apologize(panic: &PanicHookInfo<'_>) {
    #[cfg(debug_assertions)]
    console_error_panic_hook::hook(panic);
    program_stopped(&panic.to_string());
}
