//! The way to share what is in view: by the device where it has one of its own, else by the clipboard, else by hand.

use crate::messages::ListMsg;
use crate::pieces::{live, text};
use crate::state::{UsePlace, UseQuery};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// How far sharing has come.
#[derive(Clone, Debug, PartialEq)]
enum Shared {
    Not,
    Copied,
    /// Nothing of the browser takes the address: the reader has to.
    ByHand(String),
}

/// Shares the address of this view, which says all that there is to say of it.
#[component]
pub fn ShareView() -> impl IntoView {
    let shared = RwSignal::new(Shared::Not);
    let query = expect_context::<UseQuery>();
    let place = expect_context::<UsePlace>();
    // A changed view is another link.
    Effect::new(move |_| {
        query.with(|_| ());
        shared.set(Shared::Not);
    });
    let share = move |_| {
        place.catch_up();
        let Ok(href) = window().location().href() else { return };
        if let Some(sharing) = by_device(&href) {
            // Whether it was shared or put off is between the reader and the device.
            leptos::task::spawn_local(async move {
                let _ = JsFuture::from(sharing).await;
            });
            return;
        }
        let clipboard = window().navigator().clipboard();
        // Without https there is none.
        if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
            return shared.set(Shared::ByHand(href));
        }
        leptos::task::spawn_local(async move {
            let done = JsFuture::from(clipboard.write_text(&href)).await.is_ok();
            let _ = shared.try_set(if done { Shared::Copied } else { Shared::ByHand(href) });
        });
    };
    let is_copied = move || shared.with(|shared| *shared == Shared::Copied);
    let label = move || if is_copied() { ListMsg::Shared.text() } else { ListMsg::Share.text() };
    // Beside the button: what is in a status gives a button no name.
    let said = move || if is_copied() { ListMsg::Shared.text() } else { String::new() };
    let by_hand = move || match shared.get() {
        Shared::ByHand(href) => {
            let all = |event: web_sys::FocusEvent| event_target::<HtmlInputElement>(&event).select();
            view! { <label class="by-hand">{ListMsg::ShareByHand.text()} <input type="text" readonly prop:value=href on:focus=all /></label> }
                .into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <button class="plain" type="button" on:click=share>{text(label)}</button>
        <span class="sr" role="status">{text(said)}</span>
        {live(by_hand)}
    }
}

/// Lets a phone or a tablet share an address its own way.
fn by_device(href: &str) -> Option<Promise> {
    let is_touched = window().match_media("(pointer: coarse)").ok().flatten()?.matches();
    let navigator = window().navigator();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into::<Function>().ok().filter(|_| is_touched)?;
    let what = Object::new();
    Reflect::set(&what, &"url".into(), &href.into()).ok()?;
    Reflect::set(&what, &"title".into(), &document().title().into()).ok()?;
    share.call1(&navigator, &what).ok()?.dyn_into().ok()
}
