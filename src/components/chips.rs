//! What is chosen, each part with the way to take it back.

use crate::messages::{ListMsg, Msg};
use crate::pieces::{IntoViews, live};
use crate::state::{Collection, History, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::{Facet, Selection};
use leptos::prelude::*;

/// One part of a selection: what it is called, and the selection without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub name: String,
    pub excludes: bool,
    pub without: Selection,
}

/// The parts of a selection, in the order of the facets.
pub fn parts(selection: &Selection, collection: &Collection) -> Vec<Part> {
    let mut parts = Vec::new();
    if !selection.text.is_empty() {
        let without = Selection { text: String::new(), ..selection.clone() };
        parts.push(Part {
            name: ListMsg::ChipSearch { text: selection.text.clone() }.text(),
            excludes: false,
            without,
        });
    }
    for (facet, choice) in &selection.choices {
        for code in &choice.include {
            let name = named(collection, *facet, *code);
            parts.push(Part { name, excludes: false, without: selection.toggled(*facet, *code) });
        }
        for code in &choice.exclude {
            let name = ListMsg::ChipOut { what: named(collection, *facet, *code) }.text();
            parts.push(Part { name, excludes: true, without: selection.toggled_out(*facet, *code) });
        }
    }
    if let Some(interval) = selection.score {
        let [low, high] = [interval.low, interval.high].map(format::number);
        let without = Selection { score: None, ..selection.clone() };
        parts.push(Part { name: ListMsg::ChipScore { low, high }.text(), excludes: false, without });
    }
    parts
}

fn named(collection: &Collection, facet: Facet, code: u32) -> String {
    let value = labels::value(collection, facet, code);
    match facet {
        Facet::Aspect => value,
        _ if code == 0 => value,
        _ => format!("{}: {value}", Msg::Facet(facet).text()),
    }
}

/// The chips, and "clear all" where there is anything to clear.
#[component]
pub fn Chips() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let parts = Memo::new(move |_| query.with(|query| parts(&query.selection, &collection)));
    let drawn = move |part: Part| {
        let Part { name, excludes, without } = part;
        chip(name, excludes, move || query.select(History::Push, |_| without.clone()))
    };
    let clear = move || query.select(History::Push, |_| Selection::default());
    // Drawn anew with every selection: what a chip leaves depends on all the others.
    live(move || {
        let parts = parts.get();
        (!parts.is_empty()).then(|| chips(parts.into_iter().map(drawn).views(), clear))
    })
}

/// Something chosen, with the way to take it back.
pub fn chip(name: String, excludes: bool, remove: impl Fn() + 'static) -> AnyView {
    let label = ListMsg::Remove { what: name.clone() }.text();
    view! {
        <li>
            <button class="chip" class:out=excludes type="button" aria-label=label on:click=move |_| remove()>
                {name}
                <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2"></path></svg>
            </button>
        </li>
    }
    .into_any()
}

/// Chips in a row, and the way to take all of them back.
pub fn chips(chips: Vec<AnyView>, clear: impl Fn() + 'static) -> AnyView {
    view! {
        <ul class="chips">
            {chips}
            <li><button class="plain" type="button" on:click=move |_| clear()>{ListMsg::ClearAll.text()}</button></li>
        </ul>
    }
    .into_any()
}

/// Where nothing fits: each thing that can be taken back, and all of it.
pub fn ways_back(
    title: String,
    text: AnyView,
    ways: impl Fn() -> Vec<AnyView> + Send + 'static,
    clear: impl Fn() + 'static,
) -> AnyView {
    view! {
        <section class="face">
            <h2>{title}</h2>
            <p>{text}</p>
            <ul class="ways">
                {live(ways)}
                <li><button type="button" on:click=move |_| clear()>{ListMsg::ClearAll.text()}</button></li>
            </ul>
        </section>
    }
    .into_any()
}

/// One thing that can be taken back, and what that leaves.
pub fn way_back(what: String, left: String, take: impl Fn() + 'static) -> AnyView {
    let label = ListMsg::WithoutThis { what, left }.text();
    view! { <li><button type="button" on:click=move |_| take()>{label}</button></li> }.into_any()
}
