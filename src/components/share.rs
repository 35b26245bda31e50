//! The way to share what is in view.

use crate::messages::ListMsg;
use crate::pieces::text;
use crate::state::{UsePlace, UseQuery};
use leptos::prelude::*;

/// Copies the address of this view. Where the browser has no clipboard for us, the address bar has it.
#[component]
pub fn CopyLink() -> impl IntoView {
    let copied = RwSignal::new(false);
    let query = expect_context::<UseQuery>();
    let place = expect_context::<UsePlace>();
    // A changed view is another link.
    Effect::new(move |_| {
        query.with(|_| ());
        copied.set(false);
    });
    let copy = move |_| {
        place.catch_up();
        let clipboard = window().navigator().clipboard();
        let Ok(href) = window().location().href() else { return };
        leptos::task::spawn_local(async move {
            let done = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&href)).await;
            copied.set(done.is_ok());
        });
    };
    view! {
        <button class="plain" type="button" on:click=copy>
            <span role="status">{text(move || if copied.get() { ListMsg::Copied.text() } else { ListMsg::CopyLink.text() })}</span>
        </button>
    }
}
