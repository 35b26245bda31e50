//! What is chosen, each part with the way to take it back.

use crate::messages::{ListMsg, Msg};
use crate::pieces::{IntoViews, live};
use crate::state::{Collection, History, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::{CodeList, Facet, Selection};
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
        for run in runs(*facet, &choice.include) {
            let without = run.iter().fold(selection.clone(), |selection, code| selection.toggled(*facet, *code));
            parts.push(Part { name: run_named(collection, *facet, run), excludes: false, without });
        }
        for run in runs(*facet, &choice.exclude) {
            let without = run.iter().fold(selection.clone(), |selection, code| selection.toggled_out(*facet, *code));
            let name = ListMsg::ChipOut { what: run_named(collection, *facet, run) }.text();
            parts.push(Part { name, excludes: true, without });
        }
    }
    if let Some(interval) = selection.score {
        let [low, high] = [interval.low, interval.high].map(format::number);
        let without = Selection { score: None, ..selection.clone() };
        parts.push(Part { name: ListMsg::ChipScore { low, high }.text(), excludes: false, without });
    }
    parts
}

/// So many years in a row are one part.
const RUN: usize = 3;

/// The codes of a side of a choice, those that are one part together.
fn runs(facet: Facet, codes: &CodeList) -> Vec<&[u32]> {
    // The missing year is next to no other.
    let runs = codes.iter().as_slice().chunk_by(move |a, b| facet == Facet::Year && *a > 0 && *a + 1 == *b);
    runs.flat_map(|run| run.chunks(if run.len() < RUN { 1 } else { run.len() })).collect()
}

fn run_named(collection: &Collection, facet: Facet, run: &[u32]) -> String {
    let value = |code: &u32| labels::value(collection, facet, *code);
    match run {
        [first, .., last] => ListMsg::ChipYears { first: value(first), last: value(last) }.text(),
        run => run.first().map_or_else(String::new, |code| named(collection, facet, *code)),
    }
}

fn named(collection: &Collection, facet: Facet, code: u32) -> String {
    let value = labels::value(collection, facet, code);
    match facet {
        Facet::Aspect => value,
        _ if code == 0 => value,
        _ => format!("{}: {value}", Msg::Facet(facet).text()),
    }
}

/// Chips that are shown before the others are asked for: a link may name fifty films.
const SHOWN: usize = 14;

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
    let all = RwSignal::new(false);
    // Drawn anew with every selection: what a chip leaves depends on all the others.
    live(move || {
        let mut parts = parts.get();
        let more = parts.len().saturating_sub(SHOWN + 1);
        let is_cut = more > 0 && !all.get();
        if is_cut {
            parts.truncate(SHOWN);
        }
        let mut drawn: Vec<AnyView> = parts.into_iter().map(drawn).views();
        if is_cut {
            let label = Msg::AndMore(more + 1).text();
            let more =
                view! { <li><button class="plain" type="button" on:click=move |_| all.set(true)>{label}</button></li> };
            drawn.push(more.into_any());
        }
        (!drawn.is_empty()).then(|| chips(drawn, clear))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_a_row_are_taken_back_together_and_others_one_by_one() {
        let collection = Collection::without_documents();
        let selection =
            Selection::default().with_range(Facet::Year, 3..=6).toggled(Facet::Year, 8).toggled(Facet::Year, 0);
        let parts = parts(&selection, &collection);
        assert_eq!(parts.len(), 3, "{parts:?}");
        let left = |part: &Part| part.without.choice(Facet::Year).map_or(0, |choice| choice.include.len());
        assert_eq!(parts.iter().map(left).collect::<Vec<usize>>(), [5, 2, 5]);
        assert!(!parts[1].without.includes(Facet::Year, 4) && parts[1].without.includes(Facet::Year, 8));
        // What is next to each other elsewhere is not one thing.
        assert_eq!(super::parts(&Selection::default().with_range(Facet::Source, 1..=5), &collection).len(), 5);
    }
}
