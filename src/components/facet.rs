//! One facet as a list of values with counts: include by the box, leave out by the button beside it.

use crate::components::LazyNames;
use crate::format;
use crate::labels;
use crate::messages::{ExploreMsg, Msg};
use crate::pieces::{keyed, text};
use crate::state::{History, UseQuery, use_collection};
use crosscut_engine::{Facet, Outcome, sorted};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// Values shown before "show all".
const SHORT: usize = 8;

/// Values shown at most: rows for all of twenty thousand people would stop the page. The others are found by their names.
const MOST: usize = 100;

/// A facet. Hidden where the collection gives it fewer than two values to choose from.
#[component]
pub fn FacetPanel(facet: Facet, outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let totals = &collection.whole.counts[facet as usize];
    // The order is that of the whole collection, so that nothing jumps under the pointer; the missing value comes last.
    let present = (0..totals.len() as u32).filter(|code| totals[*code as usize] > 0);
    let rank = |code: u32| (code == 0, Reverse(totals[code as usize]));
    let codes = sorted(present, &|a, b| rank(a).cmp(&rank(b)));
    if codes.len() < 2 {
        return ().into_any();
    }
    let most = totals.iter().copied().max().unwrap_or(1).max(1) as usize;
    let all = RwSignal::new(codes.len() <= SHORT + 2);
    let long = codes.len() > SHORT + 2;
    let count = codes.len();
    let wanted = RwSignal::new(String::new());
    let shown = {
        let names = LazyNames::of(collection.clone(), facet);
        move || {
            let found = wanted.with(|wanted| names.find(wanted));
            let shown = if all.get() || found.is_some() { MOST } else { SHORT };
            let found = |code: &&u32| found.as_ref().is_none_or(|found| found.binary_search(code).is_ok());
            codes.iter().filter(found).take(shown).copied().collect::<Vec<u32>>()
        }
    };
    let find = long.then(|| {
        let label = ExploreMsg::FindIn(facet).text();
        view! {
            <input
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=label.clone()
                placeholder=label
                on:input=move |event| wanted.set(event_target_value(&event))
            />
        }
        .into_any()
    });
    let more = move || match (all.get(), count > MOST) {
        (true, _) => ExploreMsg::ShowFewer.text(),
        (false, true) => ExploreMsg::ShowFirst(MOST).text(),
        (false, false) => ExploreMsg::ShowAll(count).text(),
    };
    view! {
        <fieldset class="facet">
            <legend>{Msg::Facet(facet).text()}</legend>
            {find}
            <ul>
                {keyed(shown, move |code| view! { <FacetValue facet code most outcome /> }.into_any())}
            </ul>
            {long.then(|| view! {
                <button class="plain" type="button" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                    {text(more)}
                </button>
            }.into_any())}
        </fieldset>
    }
    .into_any()
}

#[component]
fn FacetValue(facet: Facet, code: u32, most: usize, outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let name = labels::value(&collection, facet, code);
    let count = Memo::new(move |_| outcome.with(|outcome| outcome.counts[facet as usize][code as usize]) as usize);
    let included = Memo::new(move |_| query.with(|query| query.selection.includes(facet, code)));
    let excluded = Memo::new(move |_| query.with(|query| query.selection.excludes(facet, code)));
    let width = move || format!("{:.1}%", count.get() as f64 / most as f64 * 100.0);
    let toggle = move |_| query.select(History::Push, |selection| selection.toggled(facet, code));
    let toggle_out = move |_| query.select(History::Push, |selection| selection.toggled_out(facet, code));
    let out_label = ExploreMsg::Exclude { what: name.clone() }.text();
    view! {
        <li class="value" class:on=included class:out=excluded class:none=move || count.get() == 0>
            <label>
                <input type="checkbox" prop:checked=included on:change=toggle />
                <span class="name">{name}</span>
                <span class="count">{text(move || format::count(count.get()))}</span>
            </label>
            <button class="not" type="button" aria-pressed=move || excluded.get().to_string() aria-label=out_label.clone() title=out_label on:click=toggle_out>
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M3 8h10" stroke="currentColor" stroke-width="2"></path></svg>
            </button>
            <svg class="bar" width="100%" height="3" aria-hidden="true"><rect width=width height="3"></rect></svg>
        </li>
    }
}
