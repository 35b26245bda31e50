//! The aspects as a small grid: a row an aspect, a button a stance, each with its count. What a button does, include or leave out, is
//! set above the grid. Arrow keys go through it.

use crate::components::{StanceMark, UseCounting};
use crate::messages::{ExploreMsg, Msg};
use crate::pieces::{IntoViews, flag, text};
use crate::state::{History, UseQuery, use_collection};
use crate::{format, keys, labels};
use crosscut_engine::{Facet, Outcome};
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Filter by who takes which stance on what. Hidden where no document takes up an aspect.
#[component]
pub fn AspectFacet(outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let taken_up = |aspect: Aspect| {
        Stance::ALL.iter().any(|stance| collection.total(Facet::Aspect, labels::aspect_code(aspect, *stance)) > 0)
    };
    let shown: Vec<Aspect> = Aspect::ALL.into_iter().filter(|aspect| taken_up(*aspect)).collect();
    let Some(first) = shown.first() else { return ().into_any() };
    let leaves_out = RwSignal::new(false);
    // Where the tabulator stops.
    let stop = RwSignal::new(labels::aspect_code(*first, Stance::ALL[0]));
    let rows = shown
        .into_iter()
        .map(|aspect| {
            let cells = Stance::ALL
                .into_iter()
                .map(|stance| view! { <td><StanceButton aspect stance leaves_out stop outcome /></td> })
                .views();
            view! { <tr><th scope="row">{Msg::Aspect(aspect).text()}</th>{cells}</tr> }
        })
        .views();
    let head = Stance::ALL
        .into_iter()
        .map(|stance| {
            let words = Msg::Stance(stance).text();
            let title = words.clone();
            view! { <th scope="col" title=title><StanceMark stance=Some(stance) /><span class="sr">{words}</span></th> }
        })
        .views();
    let mode = move |out: bool, words: ExploreMsg| {
        view! {
            <label><input type="radio" name="aspects" on:change=move |_| leaves_out.set(out) {..flag("checked", move || leaves_out.get() == out)} />
                <span>{words.text()}</span></label>
        }
    };
    view! {
        <fieldset class="facet">
            <legend>{Msg::Facet(Facet::Aspect).text()}</legend>
            <div class="either" role="radiogroup" aria-label=ExploreMsg::WhatAspectsDo.text()>
                {mode(false, ExploreMsg::Include)}{mode(true, ExploreMsg::LeaveOut)}
            </div>
            <table class="grid" on:keydown=walk>
                <thead><tr><td></td>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </fieldset>
    }
    .into_any()
}

/// Goes where an arrow key points to.
fn walk(event: KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(cell) = target.and_then(|target| target.closest("td").ok().flatten()) else { return };
    let Some(row) = cell.parent_element() else { return };
    let mut column = 0;
    let mut before = cell.previous_element_sibling();
    while let Some(element) = before {
        column += 1;
        before = element.previous_element_sibling();
    }
    let in_row = |row: Option<Element>| row.and_then(|row| row.children().item(column));
    let next = match keys::as_read(&event.key()) {
        "ArrowDown" => in_row(row.next_element_sibling()),
        "ArrowUp" => in_row(row.previous_element_sibling()),
        "ArrowRight" => cell.next_element_sibling(),
        "ArrowLeft" => cell.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let button = next.and_then(|cell| cell.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

#[component]
fn StanceButton(
    aspect: Aspect,
    stance: Stance,
    leaves_out: RwSignal<bool>,
    stop: RwSignal<u32>,
    outcome: Memo<Arc<Outcome>>,
) -> impl IntoView {
    let query = expect_context::<UseQuery>();
    let counting = expect_context::<UseCounting>();
    let code = labels::aspect_code(aspect, stance);
    let of = move |outcome: &Outcome| {
        let counts = outcome.counts.get(Facet::Aspect as usize);
        f64::from(counts.and_then(|counts| counts.get(code as usize)).copied().unwrap_or(0))
    };
    let count = Memo::new(move |_| outcome.with(|outcome| of(outcome)));
    let included = Memo::new(move |_| query.with(|query| query.selection.includes(Facet::Aspect, code)));
    let excluded = Memo::new(move |_| query.with(|query| query.selection.excludes(Facet::Aspect, code)));
    let label = move || {
        let what = Msg::AspectWithStance(aspect, stance).text();
        let what = if excluded.get() || leaves_out.get() && !included.get() {
            ExploreMsg::Exclude { what }.text()
        } else {
            what
        };
        format!("{what}: {}", format::count(count.get() as usize))
    };
    // What is chosen is taken back, whichever way it was chosen.
    let press = move |_| {
        let out = excluded.get_untracked() || leaves_out.get_untracked() && !included.get_untracked();
        query.select(History::Push, |selection| match out {
            true => selection.toggled_out(Facet::Aspect, code),
            false => selection.toggled(Facet::Aspect, code),
        });
    };
    view! {
        <button
            type="button"
            class="stance-button"
            class:none=move || count.get() == 0.0
            class:out=excluded
            tabindex=move || if stop.get() == code { "0" } else { "-1" }
            aria-pressed=move || (included.get() || excluded.get()).to_string()
            aria-label=label
            title=label
            on:focus=move |_| stop.set(code)
            on:click=press
        >
            {text(move || format::short(counting.mixed(count.get(), of).round() as usize))}
        </button>
    }
}
