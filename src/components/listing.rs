//! What stands over a list of films, sources or authors: how it is ranked, what is asked of it, and the way back where nothing fits.

use crate::components::chips::{chip, chips, way_back, ways_back};
use crate::components::faces::notes;
use crate::components::parts;
use crate::format;
use crate::messages::{ListMsg, Msg};
use crate::pieces::{IntoViews, flag, live, text};
use crate::state::{Collection, History, Listing, Query, UnreadListing, UseListing, UseQuery, Years, use_collection};
use crosscut_engine::score::Rank;
use crosscut_engine::{Facet, Selection};
use leptos::prelude::*;
use std::sync::Arc;

/// Something that is asked of a list: what it is called, and the query without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub name: String,
    pub excludes: bool,
    pub without: Query,
}

/// What is chosen of documents, without the words that are searched for: no list goes by these.
pub fn chosen(query: &Query) -> Selection {
    Selection { text: String::new(), ..query.selection.clone() }
}

/// What a query asks of a list: its name, and what only films are asked, where the list goes by the selection.
fn asked(collection: &Collection, query: &Query, listing: &Listing, is_of_selection: bool) -> Vec<Asked> {
    let mut asked = Vec::new();
    if is_of_selection {
        asked.extend(parts(&chosen(query), collection).into_iter().map(|part| {
            let selection = Selection { text: query.selection.text.clone(), ..part.without };
            Asked { name: part.name, excludes: part.excludes, without: Query { selection, ..query.clone() } }
        }));
    }
    let mut add = |name: ListMsg, without: Listing| {
        let without = Query { listing: without.to_pairs(), ..query.clone() };
        asked.push(Asked { name: name.text(), excludes: false, without });
    };
    if !listing.name.is_empty() {
        let name = ListMsg::ChipSearch { text: listing.name.clone() };
        add(name, Listing { name: String::new(), ..listing.clone() });
    }
    if is_of_selection && !listing.made.are_all() {
        let Years { first, last } = listing.made;
        add(ListMsg::ChipMade { first, last }, Listing { made: Years::default(), ..listing.clone() });
    }
    if is_of_selection && listing.least > 0 {
        add(ListMsg::ChipLeast(listing.least as usize), Listing { least: 0, ..listing.clone() });
    }
    asked
}

/// Takes back all that is asked. What the list does not go by stays.
fn unasked(query: &mut Query, listing: &Listing, is_of_selection: bool) {
    let mut left = Listing { name: String::new(), ..listing.clone() };
    if is_of_selection {
        query.selection = Selection { text: std::mem::take(&mut query.selection.text), ..Selection::default() };
        left = Listing { rank: listing.rank, ..Listing::default() };
    }
    query.listing = left.to_pairs();
}

/// What is asked of a list, each with the way to take it back.
#[component]
pub fn ListingChips(listing: UseListing, is_of_selection: bool) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let all = move || query.with(|query| listing.with(|listing| asked(&collection, query, listing, is_of_selection)));
    let drawn = move |asked: Asked| {
        let Asked { name, excludes, without } = asked;
        chip(name, excludes, move || query.change(History::Push, |query| *query = without.clone()))
    };
    live(move || {
        let all = all();
        (!all.is_empty()).then(|| chips(all.into_iter().map(drawn).views(), clear(listing, query, is_of_selection)))
    })
}

fn clear(listing: UseListing, query: UseQuery, is_of_selection: bool) -> impl Fn() {
    let all = move |query: &mut Query| listing.with_untracked(|listing| unasked(query, listing, is_of_selection));
    move || query.change(History::Push, all)
}

/// When a list of values of a facet is empty: each thing that can be taken back, with how many that would leave by `count`. Where
/// nothing is asked there is nothing to list.
#[component]
pub fn ListingFace(
    listing: UseListing,
    facet: Facet,
    is_of_selection: bool,
    count: Arc<dyn Fn(&Query) -> usize + Send + Sync>,
) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let all = Memo::new(move |_| {
        query.with(|query| listing.with(|listing| asked(&collection, query, listing, is_of_selection)))
    });
    let is_asked = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let way = move |asked: Asked, count: &dyn Fn(&Query) -> usize| {
        let left = format::count(count(&asked.without));
        way_back(asked.name, left, move || query.change(History::Push, |query| *query = asked.without.clone()))
    };
    live(move || {
        if !is_asked.get() {
            return view! { <p>{ListMsg::NoneNamed(facet).text()}" "<a href="explore">{Msg::Explore.text()}</a></p> }
                .into_any();
        }
        let count = count.clone();
        let ways = move || all.get().into_iter().map(|asked| way(asked, &*count)).views();
        let text = ListMsg::NoneFitsText.text().into_any();
        ways_back(ListMsg::NoneFits.text(), text, ways, clear(listing, query, is_of_selection))
    })
}

/// The orders of a list. `rank` is the one in use, `usual` the one that is not written down.
#[component]
pub fn RankChoice(
    listing: UseListing,
    ranks: &'static [Rank],
    rank: Memo<Rank>,
    #[prop(into)] usual: Signal<Rank>,
) -> impl IntoView {
    let choose = move |event: leptos::ev::Event| {
        let chosen = Rank::from_key(&event_target_value(&event)).filter(|rank| *rank != usual.get_untracked());
        listing.change(History::Push, |listing| listing.rank = chosen);
    };
    let options = ranks
        .iter()
        .map(|of| {
            let of = *of;
            view! { <option value=of.key() {..flag("selected", move || rank.get() == of)}>{ListMsg::Rank(of).text()}</option> }
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
    let line = |unread: UnreadListing| {
        match unread {
            UnreadListing::Rank(key) => ListMsg::UnreadRank(key),
            UnreadListing::Made(text) => ListMsg::UnreadMade(text),
            UnreadListing::Least(text) => ListMsg::UnreadLeast(text),
        }
        .text()
    };
    live(move || notes(listing.unread().into_iter().map(line).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A query that asks for everything there is to ask for, its listing, and a collection to name it.
    fn all() -> (Collection, Query, Listing) {
        let made = Years { first: Some(1990), last: None };
        let listing = Listing { name: "salt".to_owned(), made, least: 5, rank: Some(Rank::Name) };
        let mut query = Query { listing: listing.to_pairs(), ..Query::default() };
        query.selection = Selection { text: "sea".to_owned(), ..Selection::default() }.toggled(Facet::Kind, 1);
        (Collection::without_documents(), query, listing)
    }

    fn names(asked: &[Asked]) -> Vec<&str> {
        asked.iter().map(|asked| asked.name.as_str()).collect()
    }

    #[test]
    fn a_list_says_what_it_goes_by_and_takes_back_nothing_else() {
        let (collection, query, listing) = all();
        let films = asked(&collection, &query, &listing, true);
        assert_eq!(names(&films), ["Kind: review", "“salt”", "Made from 1990", "At least 5 ratings"]);
        // Words that are searched for have no chip here, so no chip takes them away.
        assert!(films.iter().all(|asked| asked.without.selection.text == "sea"), "{films:?}");
        let sources = asked(&collection, &query, &listing, false);
        assert_eq!(names(&sources), ["“salt”"]);
        assert_eq!(sources[0].without.selection, query.selection);
    }

    #[test]
    fn clearing_leaves_what_the_list_does_not_go_by() {
        let (_, query, listing) = all();
        let cleared = |is_of_selection| {
            let mut query = query.clone();
            unasked(&mut query, &listing, is_of_selection);
            query
        };
        let films = cleared(true);
        assert_eq!(films.selection, Selection { text: "sea".to_owned(), ..Selection::default() });
        assert_eq!(films.listing, Listing { rank: listing.rank, ..Listing::default() }.to_pairs());
        let sources = cleared(false);
        assert_eq!(sources.selection, query.selection);
        assert_eq!(sources.listing, Listing { name: String::new(), ..listing.clone() }.to_pairs());
    }
}
