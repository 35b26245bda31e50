//! The browser, where there is one: views are also drawn natively, when the site is built, and then nobody answers.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use leptos::prelude::{LocalStorage, SetValue, StoredValue, on_cleanup};
use wasm_bindgen::JsValue;
use web_sys::{Event, Storage, Window};

/// The browser's window.
pub fn window() -> Option<Window> {
    cfg!(target_family = "wasm").then(leptos::prelude::window)
}

/// What the browser keeps for the site, unless that is blocked.
pub fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Whether a media query holds.
pub fn holds(query: &str) -> Option<bool> {
    Some(window()?.match_media(query).ok().flatten()?.matches())
}

/// Whether the reader asked the browser to save data.
pub fn saves_data() -> bool {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    let connection = window().and_then(|window| get(&window.navigator(), "connection"));
    connection.and_then(|connection| get(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}

/// Listens to the window, or to all of the document, as long as the view is there. The handler may keep the browser from what it would do.
pub fn listen(event: &'static str, handle: impl FnMut(&Event) + 'static) {
    let Some(window) = window() else { return };
    // Without this option the browser takes the listener for one that only watches, and types a key as well.
    let options = match event {
        "keydown" => EventListenerOptions::enable_prevent_default(),
        _ => EventListenerOptions::default(),
    };
    let listener = EventListener::new_with_options(&window, event, options, handle);
    let listener: StoredValue<_, LocalStorage> = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}
