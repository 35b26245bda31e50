//! How the page takes the place of what stood there before the program did: of the notice that it is loading, or of the same view,
//! drawn when the site was built. That stays until all is there that the view is drawn of, and goes in the same moment in which
//! the page comes: nothing moves, the focus stays where it is, and what was done until then is done again.

use crate::app::{Ground, page};
use crate::components::{Failed, part_failed};
use crate::pieces::live;
use crate::state::Loading;
use js_sys::Reflect;
use leptos::mount::{mount_to, mount_to_body};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement, NodeList};

/// What can have the focus, but for the notices of index.html, which go.
const STOPS: &str = ":is(a[href], button, input, select, summary, [tabindex]):not(#boot *)";

/// How index.html marks what was clicked or opened, and what was typed into.
const MARKS: [&str; 2] = ["data-clicked", "data-typed"];

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
        // In the reader's words: said once they are here, and anew in others.
        _ if !ground.language.is_settled() => ().into_any(),
        Loading::Failed(error) => {
            ground.language.get();
            view! { <Failed error /> }.into_any()
        }
        _ => match ground.failed_part() {
            Some(part) => part_failed(move || ground.parts.fetch(part)),
            None => ().into_any(),
        },
    })
}

/// Clears the body, but for what says that it stays, and puts the page there.
fn put(body: &HtmlElement, ground: Ground) {
    let focus = document().active_element();
    let before = elements(body.query_selector_all(STOPS).ok());
    let _ = body.remove_attribute("data-drawn");
    let drawn = elements(body.query_selector_all(":scope > :not(script, [data-stays])").ok());
    mount_to_body(move || page(ground));
    for element in drawn {
        element.remove();
    }
    ground.place.follow_links();
    let now = elements(body.query_selector_all(STOPS).ok());
    for (place, stop) in before.iter().enumerate() {
        let has_focus = focus.as_ref() == Some(stop);
        if (has_focus || MARKS.iter().any(|mark| stop.has_attribute(mark)))
            && let Some(now) = counterpart(&before, place, &now)
        {
            if has_focus {
                let _ = now.unchecked_ref::<HtmlElement>().focus();
            }
            do_again(stop, now);
        }
    }
}

/// What stands in the page for what stood at a place of the drawn one: the one of the same name, or the same one of those that share it.
/// Not the one at the same place, for a part of the page may be folded in one and not in the other.
fn counterpart<'n>(before: &[Element], place: usize, now: &'n [Element]) -> Option<&'n Element> {
    let name = name_of(&before[place]);
    let of_the_same = before[..place].iter().filter(|stop| name_of(stop) == name).count();
    now.iter().filter(|stop| name_of(stop) == name).nth(of_the_same)
}

/// What a reader knows something by: its kind, and the words that it has.
fn name_of(stop: &Element) -> String {
    let labelled = stop.get_attribute("aria-label");
    let around = || stop.closest("label").ok().flatten().as_ref().unwrap_or(stop).text_content();
    stop.tag_name() + &labelled.or_else(around).unwrap_or_default()
}

/// Does to a part of the page what was done to the drawn one in its place: clicked, opened, typed.
fn do_again(before: &Element, now: &Element) {
    let [clicked, typed] = MARKS.map(|mark| before.has_attribute(mark));
    if clicked {
        now.unchecked_ref::<HtmlElement>().click();
    }
    if typed {
        // Fields and lists to choose from both have a value, and nothing else in common.
        let name = JsValue::from_str("value");
        let _ = Reflect::get(before, &name).and_then(|value| Reflect::set(now, &name, &value));
        for name in ["input", "change"] {
            let bubbles = EventInit::new();
            bubbles.set_bubbles(true);
            let event = Event::new_with_event_init_dict(name, &bubbles);
            let _ = event.and_then(|event| now.dispatch_event(&event));
        }
    }
}

fn elements(list: Option<NodeList>) -> Vec<Element> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok()).collect()
}
