//! What stands over the ranking of films: the search in their names, the order, years and numbers of ratings, and how many are left.

use crate::components::{RankChoice, ShareView, chosen, search_field};
use crate::format;
use crate::messages::ListMsg;
use crate::pieces::{live, text, value};
use crate::state::{History, Listing, Query, UseListing, UseQuery, use_collection};
use crate::views::front::RANKS;
use crosscut_engine::Facet;
use crosscut_engine::score::Rank;
use leptos::prelude::*;
use std::sync::Arc;

/// Films that a link to the explorer names one by one, at most: addresses have their limits.
const NAMED: usize = 50;

/// The toolbar. `shown` are the codes of the films that are left, in their order, `count` is how many they are.
#[component]
pub fn Toolbar(
    listing: UseListing,
    rank: Memo<Rank>,
    usual: Memo<Rank>,
    shown: Memo<Arc<Vec<u32>>>,
    count: Memo<usize>,
) -> impl IntoView {
    let collection = use_collection();
    let total = collection.films.len();
    let name = Memo::new(move |_| listing.with(|listing| listing.name.clone()));
    let write = move |typed: String, history| listing.change(history, |listing| listing.name = typed);
    let years = || collection.films.iter().filter_map(|film| film.year);
    let ends = years().min().zip(years().max());
    let made = ends.filter(|(first, last)| first < last).map(|(first, last)| {
        let year = |year: Option<f64>| year.map(|year| year as i16);
        let set_first = move |listing: &mut Listing, first| listing.made = listing.made.starting(year(first));
        let set_last = move |listing: &mut Listing, last| listing.made = listing.made.ending(year(last));
        let ends = [first, last].map(i32::from);
        view! {
            <fieldset class="choice">
                <legend>{ListMsg::Made.text()}</legend>
                {number(listing, ListMsg::MadeFrom, first.into(), ends, |listing| listing.made.first.map(f64::from), set_first)}
                <span aria-hidden="true">"–"</span>
                {number(listing, ListMsg::MadeTo, last.into(), ends, |listing| listing.made.last.map(f64::from), set_last)}
            </fieldset>
        }
        .into_any()
    });
    let set_least = |listing: &mut Listing, least: Option<f64>| listing.least = least.map_or(0, |least| least as u32);
    let least = |listing: &Listing| (listing.least > 0).then_some(f64::from(listing.least));
    view! {
        {search_field(ListMsg::FindFilm.text(), ListMsg::FindFilm.text(), name, write)}
        <div class="tools">
            <RankChoice listing ranks=&RANKS rank usual />
            {made}
            <div class="choice">
                {number(listing, ListMsg::LeastLabel, 0, [0, 9999], least, set_least)}
                <span aria-hidden="true">{ListMsg::Least.text()}</span>
            </div>
        </div>
        <div class="tally">
            <p role="status">
                <strong>{text(move || format::count(count.get()))}</strong> " "
                {text(move || ListMsg::OfFilms { count: count.get(), total }.text())}
            </p>
            <ExploreThese listing shown count />
            <ShareView />
        </div>
    }
}

/// A field for a number between two ends that may be empty; `empty` stands in it then.
fn number(
    listing: UseListing,
    label: ListMsg,
    empty: i32,
    ends: [i32; 2],
    get: impl Fn(&Listing) -> Option<f64> + Send + 'static,
    set: impl Fn(&mut Listing, Option<f64>) + 'static,
) -> AnyView {
    type Get = Box<dyn Fn(&Listing) -> Option<f64> + Send>;
    type Set = Box<dyn Fn(&mut Listing, Option<f64>)>;
    fn erased(listing: UseListing, label: ListMsg, [empty, min, max]: [i32; 3], get: Get, set: Set) -> AnyView {
        let [empty, min, max] = [empty, min, max].map(|number| number.to_string());
        let now = move || listing.with(&get).map(format::plain).unwrap_or_default();
        let change = move |event: leptos::ev::Event| {
            // The browser reads it.
            let number = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
            listing.change(History::Push, |listing| set(listing, Some(number).filter(|number| number.is_finite())));
        };
        view! {
            <input type="number" min=min max=max step="1" inputmode="numeric" aria-label=label.text() placeholder=empty on:change={change} {..value(now)} />
        }
        .into_any()
    }
    erased(listing, label, [empty, ends[0], ends[1]], Box::new(get), Box::new(set))
}

/// To the facets, with the films that are shown.
#[component]
fn ExploreThese(listing: UseListing, shown: Memo<Arc<Vec<u32>>>, count: Memo<usize>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    live(move || {
        let is_narrowed = listing.with(|listing| Listing { rank: None, ..listing.clone() } != Listing::default());
        let count = count.get();
        let mut selection = query.with(chosen);
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
