//! Stances on aspects: the mark, and the list for one source. Shape says it before colour does.

use crate::labels;
use crate::messages::Msg;
use crate::state::use_collection;
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;

/// Full, half, struck or empty: praise, mixed, criticism, only mentioned. A point where the document is silent.
#[component]
pub fn StanceMark(stance: Option<Stance>) -> impl IntoView {
    let (class, ring, inside) = match stance {
        Some(Stance::Praise) => ("praise", true, "M10 3a7 7 0 0 1 0 14 7 7 0 0 1 0-14Z"),
        Some(Stance::Mixed) => ("mixed", true, "M10 3a7 7 0 0 1 0 14Z"),
        Some(Stance::Criticism) => ("criticism", true, "M5 8.8h10v2.4H5Z"),
        Some(Stance::Mentioned) => ("mentioned", true, ""),
        None => ("silent", false, "M10 8.6a1.4 1.4 0 0 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z"),
    };
    view! {
        <svg class=format!("stance {class}") viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            {ring.then(|| view! { <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8"></circle> }.into_any())}
            <path d=inside fill="currentColor"></path>
        </svg>
    }
}

/// What documents take up: each aspect with its stance, from the codes of [`Facet::Aspect`] that they have, and with the notes
/// of those that are there.
#[component]
pub fn AspectList(codes: Vec<u32>, rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    let mentions: Vec<_> =
        rows.iter().filter_map(|row| collection.review(*row)).flat_map(|review| review.aspects.clone()).collect();
    let items = Aspect::ALL
        .into_iter()
        .filter_map(|aspect| {
            let here = mentions.iter().filter(|mention| mention.aspect == aspect);
            let stance = labels::stance_on(&codes, aspect)?;
            let notes: Vec<String> = here.filter_map(|mention| mention.note.clone()).collect();
            Some(view! {
                <li>
                    <StanceMark stance=Some(stance) />
                    <b>{Msg::Aspect(aspect).text()}</b>
                    <span class="soft">{Msg::Stance(stance).text()}</span>
                    {(!notes.is_empty()).then(|| view! { <p>{notes.join("; ")}</p> }.into_any())}
                </li>
            })
        })
        .collect::<Vec<_>>();
    if items.is_empty() {
        return view! { <p class="soft">{Msg::NothingRead.text()}</p> }.into_any();
    }
    view! { <ul class="aspects">{items}</ul> }.into_any()
}
