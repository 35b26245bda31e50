//! What is printed of a long list: its first rows, drawn beside it when the browser is about to print, and gone afterwards. Drawn at once, for
//! Firefox prints before anything that follows a signal has run.

use super::{At, Listed, Scroll, list};
use crate::browser;
use crate::format;
use crate::messages::ListMsg;
use crate::pieces::IntoViews;
use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// So many rows are printed.
const PRINTED: usize = 1_000;

/// The place of the beginning of a list, which is there on paper only.
pub fn beginning(listed: &Listed, scroll: Scroll) -> AnyView {
    let listed = listed.clone();
    let place = NodeRef::<Div>::new();
    let owner = Owner::current().unwrap_or_default();
    let drawn = StoredValue::new_local(None);
    let before = StoredValue::new(None);
    browser::listen("beforeprint", move |_| {
        if let Some(element) = place.get_untracked() {
            let listed = listed.clone();
            before.set_value(scroll.track.try_get_untracked().zip(window().scroll_y().ok()));
            drawn.set_value(Some(owner.with(|| mount_to(element.into(), move || untrack(|| rows(&listed))))));
        }
    });
    browser::listen("afterprint", move |_| {
        drawn.set_value(None);
        // Paper is shorter than the list, and Chromium scrolls up to its end.
        request_animation_frame(move || {
            if let Some((track, top)) = before.try_get_value().flatten() {
                let _ = scroll.track.try_set(track);
                window().scroll_to_with_x_and_y(0.0, top);
            }
        });
    });
    view! { <div class="on-paper" node_ref=place></div> }.into_any()
}

fn rows(listed: &Listed) -> AnyView {
    let count = listed.count;
    let all = count.get();
    let rows = (listed.rows)(0..all.min(PRINTED));
    let rows = rows.into_iter().enumerate().map(|(place, row)| {
        let place = Signal::derive(move || place);
        (listed.row)(row, At { place, count })
    });
    let rest = (all > PRINTED).then(|| {
        let [printed, count] = [PRINTED, all].map(format::count);
        view! { <p class="soft">{ListMsg::PrintedOf { printed, count }.text()}</p> }.into_any()
    });
    view! { {list(listed, || None, rows.views().into_any())}{rest} }.into_any()
}
