//! How the page takes the place of what stood there before the program did: of the notice that it is loading, or of the same view,
//! drawn when the site was built. That stays until all is there that the view is drawn of, and goes in the same moment in which
//! the page comes: nothing moves, and the focus stays where it is.

use crate::app::{Ground, page};
use crate::components::Failed;
use crate::pieces::live;
use crate::state::Loading;
use leptos::mount::{mount_to, mount_to_body};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// What can have the focus.
const STOPS: &str = "a[href], button, input, select, summary, [tabindex]";

/// Puts the page where it belongs, now or when it is complete.
pub fn take_over(ground: Ground) {
    let Some(body) = document().body() else { return };
    // With a question in the address it is not what was drawn that is shown.
    let is_drawn = body.has_attribute("data-drawn") && ground.place.search().is_empty();
    if !is_drawn && untrack(|| ground.language.is_settled()) {
        return put(&body, ground);
    }
    let trouble = document().create_element("div").ok().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(trouble) = trouble.filter(|_| is_drawn) {
        let _ = body.prepend_with_node_1(&trouble);
        mount_to(trouble, move || trouble_of(ground)).forget();
    }
    // The page belongs to what is here, and not to the effect, which clears away what is its own whenever it runs again.
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |done: Option<bool>| {
        let is_done = done == Some(true);
        // Where nothing was drawn only the words are waited for.
        let is_complete = is_done || if is_drawn { ground.is_complete() } else { ground.language.is_settled() };
        if is_complete && !is_done {
            owner.with(|| untrack(|| put(&body, ground)));
        }
        is_complete
    });
}

/// What stands in the way. What was drawn can be read all the same.
fn trouble_of(ground: Ground) -> AnyView {
    provide_context(ground.loading);
    live(move || match ground.loading.get() {
        Loading::Failed(error) => view! { <Failed error /> }.into_any(),
        _ => ().into_any(),
    })
}

/// Clears the body, and puts the page there.
fn put(body: &HtmlElement, ground: Ground) {
    let focus = document().active_element().and_then(|now| place_of(body, &now));
    let _ = body.remove_attribute("data-drawn");
    let before = elements(body.query_selector_all(":scope > :not(script)").ok());
    mount_to_body(move || page(ground));
    for element in before {
        element.remove();
    }
    ground.place.follow_links();
    if let Some(stop) = focus.and_then(|place| stops(body).into_iter().nth(place)) {
        let _ = stop.unchecked_ref::<HtmlElement>().focus();
    }
}

fn place_of(body: &HtmlElement, now: &Element) -> Option<usize> {
    stops(body).iter().position(|stop| stop == now)
}

fn stops(body: &HtmlElement) -> Vec<Element> {
    elements(body.query_selector_all(STOPS).ok())
}

fn elements(list: Option<NodeList>) -> Vec<Element> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok()).collect()
}
