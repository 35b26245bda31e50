//! The films on which the sides are furthest apart, with what each gives them.

use super::aspects::heads;
use super::side::{Side, short};
use crate::format;
use crate::messages::CompareMsg;
use crate::pieces::{IntoViews, live, text};
use crate::state::Collection;
use crosscut_engine::Facet;
use crosscut_engine::score::OnFilm;
use crosscut_model::figures::tone;
use leptos::prelude::*;
use std::sync::Arc;

/// Films that are shown at first, and at most.
const FEW: usize = 5;
const MOST: usize = 50;

/// A table: a film a row, a side a column.
pub fn apart(collection: &Arc<Collection>, sides: &[Side], rated: Vec<OnFilm>) -> AnyView {
    let all = RwSignal::new(false);
    let count = rated.len();
    let collection = collection.clone();
    let body = move || {
        let shown = if all.get() { MOST } else { FEW };
        rated.iter().take(shown).map(|film| row(&collection, film)).views()
    };
    let more = (count > FEW).then(|| {
        let label = move || if all.get() { CompareMsg::FewerApart } else { CompareMsg::AllApart(count.min(MOST)) }.text();
        view! {
            <p><button class="plain" type="button" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>{text(label)}</button></p>
        }
        .into_any()
    });
    view! {
        <h3>{CompareMsg::FurthestApart.text()}</h3>
        <table class="compare" role="table" data-sides=sides.len().to_string()>
            {heads(sides)}
            <tbody role="rowgroup">{live(body)}</tbody>
        </table>
        {more}
    }
    .into_any()
}

fn row(collection: &Collection, film: &OnFilm) -> AnyView {
    let href = format!("films/{}", collection.table.key(Facet::Film, film.film));
    let name = collection.table.name(Facet::Film, film.film).to_owned();
    let cells = film.means.iter().map(|mean| match mean {
        Some(mean) => {
            view! { <td role="cell"><span class="badge" data-tone=tone(*mean)><b>{format::score(*mean)}</b></span></td> }.into_any()
        }
        None => {
            view! { <td role="cell"><span aria-hidden="true">"–"</span><span class="sr">{CompareMsg::Unrated.text()}</span></td> }
                .into_any()
        }
    });
    let apart = CompareMsg::Apart(format::score(film.apart())).text();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a href=href>{short(&name)}</a><small class="only">{apart}</small></th>
            {cells.views()}
        </tr>
    }
    .into_any()
}
