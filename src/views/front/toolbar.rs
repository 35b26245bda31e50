//! What stands over the ranking of films: the search in their names, the order, years and numbers of ratings, and how many are left.

use crate::components::{CopyLink, RankChoice, search_field};
use crate::format;
use crate::messages::ListMsg;
use crate::pieces::{live, text};
use crate::state::{History, Listing, Query, UseListing, UseQuery, use_collection};
use crate::views::front::RANKS;
use crosscut_engine::score::Rank;
use crosscut_engine::{Facet, Selection};
use leptos::prelude::*;
use std::sync::Arc;

/// Films that a link to the explorer names one by one, at most: addresses have their limits.
const NAMED: usize = 50;

/// The toolbar. `shown` are the codes of the films that are left, in their order.
#[component]
pub fn Toolbar(listing: UseListing, usual: Memo<Rank>, shown: Memo<Arc<Vec<u32>>>) -> impl IntoView {
    let collection = use_collection();
    let total = collection.films.len();
    let name = Memo::new(move |_| listing.with(|listing| listing.name.clone()));
    let write = move |typed: String, history| listing.change(history, |listing| listing.name = typed);
    let years = || collection.films.iter().filter_map(|film| film.year);
    let ends = years().min().zip(years().max());
    let made = ends.filter(|(first, last)| first < last).map(|(first, last)| {
        let set_first = |listing: &mut Listing, year: Option<f64>| listing.made.first = year.map(|year| year as i16);
        let set_last = |listing: &mut Listing, year: Option<f64>| listing.made.last = year.map(|year| year as i16);
        view! {
            <fieldset class="choice">
                <legend>{ListMsg::Made.text()}</legend>
                {number(listing, ListMsg::MadeFrom, first.to_string(), |listing| listing.made.first.map(f64::from), set_first)}
                <span aria-hidden="true">"–"</span>
                {number(listing, ListMsg::MadeTo, last.to_string(), |listing| listing.made.last.map(f64::from), set_last)}
            </fieldset>
        }
        .into_any()
    });
    let set_least = |listing: &mut Listing, least: Option<f64>| listing.least = least.map_or(0, |least| least as u32);
    let least = |listing: &Listing| (listing.least > 0).then_some(f64::from(listing.least));
    let count = Memo::new(move |_| shown.with(|shown| shown.len()));
    view! {
        {search_field(ListMsg::FindFilm.text(), ListMsg::FindFilm.text(), name, write)}
        <div class="tools">
            <RankChoice listing ranks=&RANKS usual />
            {made}
            <div class="choice">
                {number(listing, ListMsg::LeastLabel, "0".to_owned(), least, set_least)}
                <span aria-hidden="true">{ListMsg::Least.text()}</span>
            </div>
        </div>
        <div class="tally">
            <p role="status">
                <strong>{text(move || format::count(count.get()))}</strong> " "
                {text(move || ListMsg::OfFilms { count: count.get(), total }.text())}
            </p>
            <ExploreThese listing shown />
            <CopyLink />
        </div>
    }
}

/// A field for a number that may be empty; `empty` stands in it then.
fn number(
    listing: UseListing,
    label: ListMsg,
    empty: String,
    get: impl Fn(&Listing) -> Option<f64> + Send + 'static,
    set: impl Fn(&mut Listing, Option<f64>) + 'static,
) -> AnyView {
    type Get = Box<dyn Fn(&Listing) -> Option<f64> + Send>;
    type Set = Box<dyn Fn(&mut Listing, Option<f64>)>;
    fn erased(listing: UseListing, label: ListMsg, empty: String, get: Get, set: Set) -> AnyView {
        let value = move || listing.with(&get).map(format::number).unwrap_or_default();
        let change = move |event: leptos::ev::Event| {
            // The browser reads it.
            let number = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
            listing.change(History::Push, |listing| set(listing, Some(number).filter(|number| number.is_finite())));
        };
        view! {
            <input type="number" min="0" max="9999" step="1" inputmode="numeric" aria-label=label.text() placeholder=empty prop:value=value on:change=change />
        }
        .into_any()
    }
    erased(listing, label, empty, Box::new(get), Box::new(set))
}

/// To the facets, with the films that are shown.
#[component]
fn ExploreThese(listing: UseListing, shown: Memo<Arc<Vec<u32>>>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    live(move || {
        let is_narrowed = listing.with(|listing| Listing { rank: None, ..listing.clone() } != Listing::default());
        let count = shown.with(|shown| shown.len());
        let mut selection: Selection = query.with(|query| query.selection.clone());
        if is_narrowed {
            let films = shown.with(|shown| shown.iter().take(NAMED).copied().collect::<Vec<u32>>());
            selection = films
                .into_iter()
                .fold(selection.without(Facet::Film), |selection, film| selection.toggled(Facet::Film, film));
        }
        let label = if is_narrowed && count > NAMED { ListMsg::ExploreFirst(NAMED) } else { ListMsg::ExploreFilms };
        let letters = query.with(|query| query.letters);
        let href = Query { selection, letters, ..Query::default() }.href("explore", &collection.table);
        (count > 0).then(|| view! { <a href=href>{label.text()}</a> }.into_any())
    })
}
