//! The page: loads a bundle, keeps the selection in the URL, and shows what the engine makes of the two.
//! Views hold no data: they read memos over engine functions, and write only the selection.

mod app;
mod browser;
mod charts;
mod components;
mod export;
mod fold;
mod format;
mod keys;
mod labels;
mod messages;
mod parts;
mod pieces;
#[cfg(feature = "ssr")]
pub mod prerender;
mod state;
mod stopped;
mod takeover;
mod views;

/// Starts the page.
pub fn start() {
    stopped::tell();
    // What is put off is the browser's to do. Mounting a view says so as well, and comes too late here.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = leptos::prelude::Owner::new();
    owner.set();
    takeover::take_over(app::Ground::start());
    // It stands as long as the page does.
    std::mem::forget(owner);
}
