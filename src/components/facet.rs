//! One facet as a list of values with counts: include by the box, leave out by the button beside it. One stop of the tabulator; the
//! arrow keys go from value to value, and to the button and back.

use crate::components::{LazyNames, UseCounting};
use crate::format;
use crate::labels;
use crate::messages::{ExploreMsg, Msg};
use crate::pieces::{flag, keyed, live, text};
use crate::state::{History, UseQuery, use_collection};
use crosscut_engine::{Choice, Facet, Outcome, sorted};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

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
    view! {
        <fieldset class="facet">
            <legend>{Msg::Facet(facet).text()}</legend>
            {facet_values(facet, codes, outcome)}
        </fieldset>
    }
    .into_any()
}

/// These values of a facet as a list. A long one shows the first that the selection has, finds others by their names, and opens.
pub fn facet_values(facet: Facet, codes: Vec<u32>, outcome: Memo<Arc<Outcome>>) -> AnyView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let count = codes.len();
    let long = count > SHORT + 2;
    let all = RwSignal::new(!long);
    let wanted = RwSignal::new(String::new());
    let choice = Memo::new(move |_| query.with(|query| query.selection.choice(facet).cloned()));
    let shown = {
        let names = LazyNames::of(collection, facet);
        Memo::new(move |_| {
            let found = wanted.with(|wanted| names.find(wanted));
            if let Some(found) = found {
                let is_found = |code: &&u32| found.binary_search(code).is_ok();
                return codes.iter().filter(is_found).take(MOST).copied().collect();
            }
            if all.get() {
                return codes.iter().take(MOST).copied().collect();
            }
            let choice = choice.get();
            outcome.with(|outcome| shortened(&codes, &outcome.counts[facet as usize], choice.as_ref()))
        })
    };
    let counting = expect_context::<UseCounting>();
    let whole = Whole {
        now: Memo::new(move |_| outcome.with(|outcome| most_of(outcome, facet))),
        before: Memo::new(move |_| counting.before(|before| most_of(before, facet))),
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
    let none = move || {
        let is_empty = shown.with(Vec::is_empty);
        is_empty.then(|| view! { <p class="soft" role="status">{ExploreMsg::NoSuchValue.text()}</p> }.into_any())
    };
    let more = move || match (all.get(), count > MOST) {
        (true, _) => ExploreMsg::ShowFewer.text(),
        (false, true) => ExploreMsg::ShowFirst(MOST).text(),
        (false, false) => ExploreMsg::ShowAll(count).text(),
    };
    // Where the tabulator stops: at the value that had the focus last, as long as it is there.
    let last = RwSignal::new(None::<u32>);
    let stop = Memo::new(move |_| {
        shown.with(|shown| last.get().filter(|last| shown.contains(last)).or(shown.first().copied()))
    });
    let focused = move |event: web_sys::FocusEvent| last.set(code_of(&event).or(last.get_untracked()));
    let drawn = move |code| view! { <FacetValue facet code whole stop outcome /> }.into_any();
    view! {
        {find}
        <ul on:keydown=walk on:focusin=focused>
            {keyed(move || shown.get(), drawn)}
        </ul>
        {long.then(|| live(none))}
        {long.then(|| view! {
            <button class="plain" type="button" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                {text(more)}
            </button>
        }.into_any())}
    }
    .into_any()
}

/// The values that a long list shows: the first that some document of the selection has, or the first of all where those are few;
/// and those that are chosen, which have to be in sight wherever they stand. In the order of `codes`.
fn shortened(codes: &[u32], counts: &[u32], choice: Option<&Choice>) -> Vec<u32> {
    let has_some = |code: u32| counts.get(code as usize).is_some_and(|count| *count > 0);
    let is_chosen =
        |code: u32| choice.is_some_and(|choice| choice.include.contains(code) || choice.exclude.contains(code));
    let some = codes.iter().filter(|code| has_some(**code)).take(SHORT).count();
    let (mut of_some, mut of_none) = (some, SHORT - some);
    let mut take = |code: u32| {
        let left = if has_some(code) { &mut of_some } else { &mut of_none };
        let is_taken = *left > 0;
        *left = left.saturating_sub(1);
        is_taken || is_chosen(code)
    };
    codes.iter().copied().filter(|code| take(*code)).collect()
}

/// The counts that a whole bar stands for, in the answer and in the one before.
#[derive(Clone, Copy)]
pub struct Whole {
    now: Memo<f64>,
    before: Memo<f64>,
}

fn most_of(outcome: &Outcome, facet: Facet) -> f64 {
    let most = outcome.counts.get(facet as usize).and_then(|counts| counts.iter().copied().max());
    f64::from(most.unwrap_or(1).max(1))
}

/// The value that something happened at.
fn code_of(event: &web_sys::Event) -> Option<u32> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("[data-code]").ok()??.get_attribute("data-code")?.parse().ok()
}

/// Goes where an arrow key points to.
fn walk(event: KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(row) = target.closest("[data-code]").ok().flatten() else { return };
    let button = target.tag_name() == "BUTTON";
    let key = event.key();
    let row = match key.as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        "Home" => row.parent_element().and_then(|list| list.first_element_child()),
        "End" => row.parent_element().and_then(|list| list.last_element_child()),
        "ArrowLeft" | "ArrowRight" => Some(row),
        _ => return,
    };
    event.prevent_default();
    // To the side it goes over to the other of the two, whichever way the page is written.
    let to_button = button != matches!(key.as_str(), "ArrowLeft" | "ArrowRight");
    let wanted = if to_button { "button" } else { "input" };
    let element = row.and_then(|row| row.query_selector(wanted).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

#[component]
pub fn FacetValue(
    facet: Facet,
    code: u32,
    whole: Whole,
    /// The value at which the tabulator stops.
    stop: Memo<Option<u32>>,
    outcome: Memo<Arc<Outcome>>,
) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let counting = expect_context::<UseCounting>();
    let name = labels::value(&collection, facet, code);
    let of = move |outcome: &Outcome| {
        f64::from(outcome.counts.get(facet as usize).and_then(|counts| counts.get(code as usize)).copied().unwrap_or(0))
    };
    let count = Memo::new(move |_| outcome.with(|outcome| of(outcome)));
    let included = Memo::new(move |_| query.with(|query| query.selection.includes(facet, code)));
    let excluded = Memo::new(move |_| query.with(|query| query.selection.excludes(facet, code)));
    let shown = move || format::count(counting.mixed(count.get(), of).round() as usize);
    let share = move || {
        let share = counting.mixed(count.get() / whole.now.get(), |before| of(before) / whole.before.get());
        format!("{:.1}%", share * 100.0)
    };
    let toggle = move |_| query.select(History::Push, |selection| selection.toggled(facet, code));
    let toggle_out = move |_| query.select(History::Push, |selection| selection.toggled_out(facet, code));
    let out_label = ExploreMsg::Exclude { what: name.clone() }.text();
    let reached = move || if stop.get() == Some(code) { "0" } else { "-1" };
    view! {
        <li class="value" data-code=code.to_string() class:on=included class:out=excluded class:none=move || count.get() == 0.0>
            <label>
                <input type="checkbox" tabindex=reached on:change={toggle} {..flag("checked", move || included.get())} />
                <span class="name" dir="auto">{name}</span>
                <span class="count">{text(shown)}</span>
            </label>
            <button class="not" type="button" tabindex="-1" aria-pressed=move || excluded.get().to_string() aria-label=out_label.clone() title=out_label on:click=toggle_out>
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M3 8h10" stroke="currentColor" stroke-width="2"></path></svg>
            </button>
            <svg class="bar" width="100%" height="3" aria-hidden="true"><rect width=share height="3"></rect></svg>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_shows_what_the_selection_has_and_what_is_chosen() {
        let codes: Vec<u32> = (1..=30).collect();
        let mut counts = vec![0; 31];
        assert_eq!(shortened(&codes, &counts, None), [1, 2, 3, 4, 5, 6, 7, 8], "where there is nothing, the first");
        for code in [3, 12, 20] {
            counts[code] = 5;
        }
        assert_eq!(shortened(&codes, &counts, None), [1, 2, 3, 4, 5, 6, 12, 20]);
        (1..31).for_each(|code| counts[code] = u32::from(code > 10));
        assert_eq!(shortened(&codes, &counts, None), (11..19).collect::<Vec<u32>>());
        let choice = Choice { include: [2, 30].into(), exclude: [9].into() };
        assert_eq!(shortened(&codes, &counts, Some(&choice)), [2, 9, 11, 12, 13, 14, 15, 16, 17, 18, 30]);
    }
}
