//! The aspects as a small grid: a row an aspect, a button a stance, each with its count.

use crate::components::StanceMark;
use crate::messages::Msg;
use crate::pieces::{IntoViews, text};
use crate::state::{History, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::{Facet, Outcome};
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;
use std::sync::Arc;

/// Filter by who takes which stance on what. Hidden where no document takes up an aspect.
#[component]
pub fn AspectFacet(outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let taken_up = |aspect: Aspect| {
        Stance::ALL.iter().any(|stance| collection.total(Facet::Aspect, labels::aspect_code(aspect, *stance)) > 0)
    };
    let shown: Vec<Aspect> = Aspect::ALL.into_iter().filter(|aspect| taken_up(*aspect)).collect();
    if shown.is_empty() {
        return ().into_any();
    }
    let rows = shown
        .into_iter()
        .map(|aspect| {
            let cells =
                Stance::ALL.into_iter().map(|stance| view! { <td><StanceButton aspect stance outcome /></td> }).views();
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
    view! {
        <fieldset class="facet">
            <legend>{Msg::Facet(Facet::Aspect).text()}</legend>
            <table class="grid">
                <thead><tr><td></td>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </fieldset>
    }
    .into_any()
}

#[component]
fn StanceButton(aspect: Aspect, stance: Stance, outcome: Memo<Arc<Outcome>>) -> impl IntoView {
    let query = expect_context::<UseQuery>();
    let code = labels::aspect_code(aspect, stance);
    let count =
        Memo::new(move |_| outcome.with(|outcome| outcome.counts[Facet::Aspect as usize][code as usize]) as usize);
    let included = Memo::new(move |_| query.with(|query| query.selection.includes(Facet::Aspect, code)));
    let label = move || format!("{}: {}", Msg::AspectWithStance(aspect, stance).text(), format::count(count.get()));
    view! {
        <button
            type="button"
            class="stance-button"
            class:none=move || count.get() == 0
            aria-pressed=move || included.get().to_string()
            aria-label=label
            title=label
            on:click=move |_| query.select(History::Push, |selection| selection.toggled(Facet::Aspect, code))
        >
            {text(move || format::short(count.get()))}
        </button>
    }
}
