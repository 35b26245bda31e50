//! The explorer: facets, search and score range on one side, what matches on the other.

use crate::app::use_title;
use crate::charts::{Mark, Strip};
use crate::components::{
    AspectFacet, Chips, CopyLink, FacetPanel, Listed, ScoreRange, SearchBox, SearchNotes, parts, rows, way_back,
    ways_back,
};
use crate::format;
use crate::messages::{ExploreMsg, ListMsg, Msg};
use crate::pieces::{IntoViews, live, paced, text};
use crate::state::{Collection, Found, History, Query, SearchFace, UseQuery, UseSearch, use_collection};
use crosscut_engine::score::{self, Background, Scoring};
use crosscut_engine::{Facet, Facets, Outcome, Selection, Session, Sort};
use leptos::html::{Aside, Button};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The explorer.
#[component]
pub fn ExploreView() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    use_title(|| Msg::Explore.text());
    let search = UseSearch::start();
    let answer = {
        let collection = collection.clone();
        // Remembers where the last search was found.
        let session = StoredValue::new(Session::new());
        Memo::new(move |_| {
            let found = search.found();
            let ask = |session: &mut Session| query.with(|query| ask(session, &collection, query, found.as_deref()));
            Arc::new(session.try_update_value(ask).unwrap_or_default())
        })
    };
    let listed = {
        let collection = collection.clone();
        let now = paced(move || (answer.get(), query.get(), search.found()));
        // Cut from the answer: scrolling selects nothing anew.
        let rows = move |window: Range<usize>| {
            now.with(|(answer, query, found)| {
                answer.rows_of(&collection.table, &query.request(&collection, found.as_deref(), window))
            })
        };
        let count = Memo::new(move |_| now.with(|(answer, ..)| answer.count));
        Listed { changes: Signal::derive(move || now.track()), ..Listed::documents(count, Arc::new(rows)) }
    };
    // Until the first words have an answer, how many match is not known.
    let is_known = Memo::new(move |_| search.face() != SearchFace::Coming || search.found().is_some());
    let open = RwSignal::new(false);
    let (sheet, opener) = (NodeRef::<Aside>::new(), NodeRef::<Button>::new());
    // The focus goes into the sheet with the reader, and comes back.
    let toggle = move |is_open: bool| {
        open.set(is_open);
        request_animation_frame(move || {
            let _ = match is_open {
                true => sheet.get_untracked().map(|sheet| sheet.focus()),
                false => opener.get_untracked().map(|opener| opener.focus()),
            };
        });
    };
    let chosen = {
        let collection = collection.clone();
        move || query.with(|query| parts(&query.selection, &collection).len())
    };
    let facets = [
        Facet::Source,
        Facet::Kind,
        Facet::Notation,
        Facet::Author,
        Facet::Person,
        Facet::Film,
        Facet::Year,
        Facet::Language,
    ]
    .into_iter()
    .filter(|facet| *facet != Facet::Film || collection.films.len() > 1)
    .map(|facet| view! { <FacetPanel facet outcome=answer /> })
    .views();
    let filters_label = move || match chosen() {
        0 => ExploreMsg::Filters.text(),
        count => ExploreMsg::FiltersChosen(count).text(),
    };
    view! {
        <h1 class="sr">{Msg::Explore.text()}</h1>
        <div class="desk">
            <aside
                class="filters"
                class:open=open
                node_ref=sheet
                tabindex="-1"
                aria-label=ExploreMsg::Filters.text()
                on:keydown=move |event| if event.key() == "Escape" && open.get_untracked() { toggle(false) }
            >
                <div>
                    <ScoreRange outcome=answer />
                    <AspectFacet outcome=answer />
                    {facets}
                </div>
                <button class="close" type="button" on:click=move |_| toggle(false)>{ExploreMsg::Close.text()}</button>
            </aside>
            <div class="results">
                <SearchBox />
                <SearchNotes />
                <div class="bar">
                    <button class="sheet" type="button" node_ref=opener aria-expanded=move || open.get().to_string() on:click=move |_| toggle(true)>
                        {text(filters_label)}
                    </button>
                    <Chips />
                </div>
                {live(move || is_known.get().then(|| view! { <Tally answer />{results(listed.clone())} }.into_any()))}
            </div>
        </div>
    }
}

/// Everything but rows.
fn ask(session: &mut Session, collection: &Collection, query: &Query, found: Option<&Found>) -> Outcome {
    session.outcome(&collection.table, &query.request(collection, found, 0..0), Facets::ALL)
}

/// How many match, what they score, and the ways to sort and share.
#[component]
fn Tally(answer: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let total = collection.table.rows();
    let several = collection.films.len() > 1;
    let count = Memo::new(move |_| answer.with(|answer| answer.count));
    let matching = Memo::new(move |_| answer.with(|answer| answer.matching.clone()));
    // From the counts of the answer: no row is looked at.
    let aggregate = {
        let collection = collection.clone();
        Memo::new(move |_| {
            let scoring = Scoring { letters: query.letters(), ..Scoring::default() };
            answer.with(|answer| {
                score::of_ratings(&collection.table, &answer.ratings, answer.count, &scoring, &Background::default())
            })
        })
    };
    let mean = move || {
        aggregate.with(|aggregate| match aggregate.value {
            Some(value) => {
                ExploreMsg::MeanShort { score: format::score(value), ratings: aggregate.rating_count }.text()
            }
            None => ExploreMsg::NoneRated.text(),
        })
    };
    let strip = move || {
        let few = aggregate.with(|aggregate| (1..=score::LISTED).contains(&aggregate.rating_count));
        let row_by_row = || matching.with(|matching| score::mean(&collection.table, matching, query.letters()));
        let contributions = if few { row_by_row().contributions } else { Vec::new() };
        let marks = contributions.iter().filter_map(|contribution| Mark::of(&collection, contribution, false));
        // The way back from a document is to what was chosen.
        let within = |mark: Mark| Mark { href: query.with(|query| query.href(&mark.href, &collection.table)), ..mark };
        let marks: Vec<Mark> = marks.map(within).collect();
        (!marks.is_empty()).then(|| view! { <Strip marks /> }.into_any())
    };
    let sort = move |event| {
        if let Some(sort) = Sort::from_key(&event_target_value(&event)) {
            query.change(History::Push, |query| query.set_order(sort));
        }
    };
    let options = Sort::ALL
        .into_iter()
        .filter(|sort| *sort != Sort::Film || several)
        .map(|sort| {
            let chosen = move || query.with(|query| query.order() == sort);
            let hidden = move || sort == Sort::Relevance && query.with(|query| !query.has_words());
            view! { <option value=sort.key() prop:selected=chosen hidden=hidden disabled=hidden>{ExploreMsg::Sort(sort).text()}</option> }
        })
        .views();
    view! {
        <div class="tally">
            <p role="status">
                <strong>{text(move || format::count(count.get()))}</strong> " "
                {text(move || ExploreMsg::Matching { count: count.get(), total }.text())}
                <span class="soft">{text(move || if count.get() > 0 { format!(" · {}", mean()) } else { String::new() })}</span>
            </p>
            <label class="choice">{ExploreMsg::SortBy.text()} <select on:change=sort>{options}</select></label>
            <CopyLink />
        </div>
        {live(strip)}
    }
}

/// The list, or the way back where it is empty.
fn results(listed: Listed) -> AnyView {
    let is_empty = Memo::new(move |_| listed.count.get() == 0);
    live(move || match is_empty.get() {
        true => view! { <NothingMatches /> }.into_any(),
        false => rows(listed.clone()),
    })
}

/// Each choice that can be taken back, with what that would give.
#[component]
fn NothingMatches() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let search = expect_context::<UseSearch>();
    let no_hits = move || search.found().is_some_and(|found| found.answer.rows.is_empty());
    let ways = move || {
        let now = query.get();
        let found = search.found();
        let mut session = Session::new();
        parts(&now.selection, &collection)
            .into_iter()
            .map(|part| {
                let without = Query { selection: part.without.clone(), ..now.clone() };
                let count = ask(&mut session, &collection, &without, found.as_deref()).count;
                let left = ListMsg::Documents(count).text();
                way_back(part.name, left, move || query.select(History::Push, |_| part.without.clone()))
            })
            .collect()
    };
    let words = text(move || if no_hits() { ExploreMsg::NoHits } else { ExploreMsg::NothingMatchesText }.text());
    let clear = move || query.select(History::Push, |_| Selection::default());
    ways_back(ExploreMsg::NothingMatches.text(), words, ways, clear)
}
