//! What stands over a list of films, sources or authors: how it is ranked, what is asked of it, and the way back where nothing fits.

use crate::components::chips::{chip, chips};
use crate::components::parts;
use crate::messages::{ListMsg, Msg};
use crate::pieces::{IntoViews, live, text};
use crate::state::{Collection, History, Listing, Query, UnreadListing, UseListing, UseQuery, Years, use_collection};
use crosscut_engine::Selection;
use crosscut_engine::score::Rank;
use leptos::prelude::*;
use std::sync::Arc;

/// Something that is asked of a list: what it is called, and the query without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub name: String,
    pub excludes: bool,
    pub without: Query,
}

/// What a query asks of a list: its selection, where the list goes by that, then what is about the list itself.
fn asked(collection: &Collection, query: &Query, listing: &Listing, is_of_selection: bool) -> Vec<Asked> {
    let selection = Selection { text: String::new(), ..query.selection.clone() };
    let chosen = if is_of_selection { parts(&selection, collection) } else { Vec::new() };
    let mut asked: Vec<Asked> = chosen
        .into_iter()
        .map(|part| Asked {
            name: part.name,
            excludes: part.excludes,
            without: Query { selection: part.without, ..query.clone() },
        })
        .collect();
    let mut add = |name: ListMsg, without: Listing| {
        let without = Query { listing: without.to_pairs(), ..query.clone() };
        asked.push(Asked { name: name.text(), excludes: false, without });
    };
    if !listing.name.is_empty() {
        add(ListMsg::ChipName(listing.name.clone()), Listing { name: String::new(), ..listing.clone() });
    }
    if !listing.made.are_all() {
        let Years { first, last } = listing.made;
        add(ListMsg::ChipMade { first, last }, Listing { made: Years::default(), ..listing.clone() });
    }
    if listing.least > 0 {
        add(ListMsg::ChipLeast(listing.least as usize), Listing { least: 0, ..listing.clone() });
    }
    asked
}

/// The same query with nothing asked.
fn unasked(query: &mut Query, listing: &Listing) {
    query.selection = Selection::default();
    query.listing = Listing { rank: listing.rank, ..Listing::default() }.to_pairs();
}

/// What is asked of a list, each with the way to take it back.
#[component]
pub fn ListingChips(listing: UseListing, is_of_selection: bool) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let all = move || query.with(|query| listing.with(|listing| asked(&collection, query, listing, is_of_selection)));
    let clear = move || query.change(History::Push, |query| listing.with_untracked(|listing| unasked(query, listing)));
    live(move || {
        let all = all();
        let drawn = |asked: Asked| {
            let Asked { name, excludes, without } = asked;
            chip(name, excludes, move || query.change(History::Push, |query| *query = without.clone()))
        };
        (!all.is_empty()).then(|| chips(all.into_iter().map(drawn).views(), clear))
    })
}

/// When nothing fits: each thing that can be taken back, with how many that would leave by `count`.
#[component]
pub fn ListingFace(
    listing: UseListing,
    is_of_selection: bool,
    count: Arc<dyn Fn(&Query) -> usize + Send + Sync>,
) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let ways = move || {
        let all = query.with(|query| listing.with(|listing| asked(&collection, query, listing, is_of_selection)));
        all.into_iter()
            .map(|Asked { name, without, .. }| {
                let label = ListMsg::WithoutThis { what: name, count: count(&without) }.text();
                let take_back = move |_| query.change(History::Push, |query| *query = without.clone());
                view! { <li><button type="button" on:click=take_back>{label}</button></li> }
            })
            .views()
    };
    let clear = move |_| query.change(History::Push, |query| listing.with_untracked(|listing| unasked(query, listing)));
    view! {
        <section class="face">
            <h2>{ListMsg::NoneFits.text()}</h2>
            <p>{ListMsg::NoneFitsText.text()}</p>
            <ul class="ways">
                {live(ways)}
                <li><button type="button" on:click=clear>{ListMsg::ClearAll.text()}</button></li>
            </ul>
        </section>
    }
}

/// The orders of a list; `usual` is the one that is not written down.
#[component]
pub fn RankChoice(listing: UseListing, ranks: &'static [Rank], usual: Memo<Rank>) -> impl IntoView {
    let choose = move |event: leptos::ev::Event| {
        let chosen = Rank::from_key(&event_target_value(&event)).filter(|rank| *rank != usual.get_untracked());
        listing.change(History::Push, |listing| listing.rank = chosen);
    };
    let now = Memo::new(move |_| listing.with(|listing| listing.rank).unwrap_or_else(|| usual.get()));
    let options = ranks
        .iter()
        .map(|rank| {
            let rank = *rank;
            view! { <option value=rank.key() prop:selected=move || now.get() == rank>{ListMsg::Rank(rank).text()}</option> }
        })
        .views();
    view! { <label class="choice">{ListMsg::RankBy.text()} <select on:change=choose>{options}</select></label> }
}

/// What the order of a list is, and, when it is opened, how to read the rows.
pub fn how_ranked(
    ranked: impl Fn() -> ListMsg + Send + 'static,
    drawn: impl Fn() -> String + Send + 'static,
) -> AnyView {
    view! {
        <div class="how">
            <p class="soft">{text(move || ranked().text())}</p>
            <details>
                <summary>{ListMsg::HowToRead.text()}</summary>
                <p class="soft">{text(drawn)}</p>
            </details>
        </div>
    }
    .into_any()
}

/// What of the address says nothing to the list.
#[component]
pub fn ListingNotes(listing: UseListing) -> impl IntoView {
    live(move || {
        let notes = listing.unread();
        let note = |unread: UnreadListing| {
            let words = match unread {
                UnreadListing::Rank(key) => ListMsg::UnreadRank(key),
                UnreadListing::Made(text) => ListMsg::UnreadMade(text),
                UnreadListing::Least(text) => ListMsg::UnreadLeast(text),
            };
            view! { <li>{words.text()}</li> }
        };
        (!notes.is_empty()).then(|| {
            view! {
                <aside class="notes" role="status">
                    <p>{Msg::UnreadTitle.text()}</p>
                    <ul>{notes.into_iter().map(note).views()}</ul>
                </aside>
            }
            .into_any()
        })
    })
}
