//! Keys that work wherever the focus is. Keys of one character can be switched off on the device, as they have to be for readers whose
//! speech becomes keys (WCAG 2.1.4).

use crate::browser;
use crate::state::device::{NotKept, keep, kept};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// The name under which it is kept that they are off.
const STORED: &str = "crosscut.keys";
const OFF: &str = "\"off\"";

thread_local! {
    /// What was chosen since the page was opened, where the device keeps nothing.
    static CHOSEN: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether keys of one character do something.
pub fn are_on() -> bool {
    CHOSEN.get().unwrap_or_else(|| kept(STORED).as_deref() != Some(OFF))
}

/// Switches them on or off.
pub fn switch(on: bool) -> Result<(), NotKept> {
    CHOSEN.set(Some(on));
    keep(STORED, if on { "\"on\"" } else { OFF })
}

/// Listens to keys as long as the view is there.
pub fn listen(handle: impl Fn(&KeyboardEvent) + 'static) {
    browser::listen("keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.default_prevented()) {
            handle(event);
        }
    });
}

/// A key by what it means where one reads from the left: on a page that is read from the right, the arrows to the sides change places.
pub fn as_read(key: &str) -> &str {
    let is_from_right = || {
        let root = document().document_element();
        root.is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"))
    };
    match key {
        "ArrowLeft" if is_from_right() => "ArrowRight",
        "ArrowRight" if is_from_right() => "ArrowLeft",
        key => key,
    }
}

/// Whether a key goes into a text.
pub fn is_typed(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| match element.dyn_ref::<HtmlInputElement>() {
        Some(field) => !matches!(field.type_().as_str(), "checkbox" | "radio" | "range" | "button" | "submit"),
        None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    })
}

/// Whether an arrow key is for the field that has the focus: a slider, a radio button.
fn steers(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    event.key().starts_with("Arrow") && target.is_some_and(|element| element.tag_name() == "INPUT")
}

/// The key, where it was pressed alone, outside of fields that make something of it and of what lies over the page.
pub fn alone(event: &KeyboardEvent) -> Option<String> {
    let with_other = event.ctrl_key() || event.meta_key() || event.alt_key() || steers(event);
    let is_covered = || document().query_selector("dialog[open]").ok().flatten().is_some();
    (!with_other && !is_typed(event) && !is_covered()).then(|| event.key())
}

/// The same for keys of one character, where they are on.
pub fn character(event: &KeyboardEvent) -> Option<String> {
    alone(event).filter(|key| key.chars().count() == 1 && are_on())
}
