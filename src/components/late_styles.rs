//! The sheet of styles that only late views need (style/late/): fetched with the part of the program that such a view is in, so that a
//! first visit does without it.

use crate::components::Waiting;
use crate::pieces::live;
use leptos::prelude::*;

/// Its address, relative to the base; what is in it decides how it is called (build.rs).
#[cfg(target_family = "wasm")]
const SHEET: &str = env!("LATE_STYLES");

/// Fetches the sheet, once. What is answered becomes true when it is there; also when it cannot be had, because a view without its
/// looks is better than none.
pub fn fetch_late_styles() -> ArcRwSignal<bool> {
    thread_local! { static HERE: ArcRwSignal<bool> = fetched(); }
    HERE.with(ArcRwSignal::clone)
}

#[cfg(target_family = "wasm")]
fn fetched() -> ArcRwSignal<bool> {
    use gloo::events::EventListener;
    let here = ArcRwSignal::new(false);
    let sheet = document().create_element("link").ok().zip(document().head());
    let Some((link, head)) = sheet else { return ArcRwSignal::new(true) };
    let _ = link.set_attribute("rel", "stylesheet");
    let _ = link.set_attribute("href", SHEET);
    for event in ["load", "error"] {
        let here = here.clone();
        EventListener::once(&link, event, move |_| here.set(true)).forget();
    }
    let _ = head.append_child(&link);
    here
}

/// Out of the browser there is nothing to fetch.
#[cfg(not(target_family = "wasm"))]
fn fetched() -> ArcRwSignal<bool> {
    ArcRwSignal::new(true)
}

/// A view as soon as it has its looks.
pub fn with_late_styles(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let here = fetch_late_styles();
    live(move || if here.get() { view() } else { view! { <Waiting /> }.into_any() })
}
