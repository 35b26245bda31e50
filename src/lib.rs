//! The page: loads a bundle, keeps the selection in the URL, and shows what the engine makes of the two.
//! Views hold no data: they read memos over engine functions, and write only the selection.

mod app;
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
mod state;
mod views;

pub use app::App;

/// Puts the page in place of the notices that `index.html` carries.
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    if let Some(boot) = leptos::prelude::document().get_element_by_id("boot") {
        boot.remove();
    }
    leptos::mount::mount_to_body(App);
}
