//! The explorer: facets, search and score range on one side, what matches on the other.

mod files;
mod saved;
mod sheet;
mod table;
pub mod tools;

use crate::app::use_title;
use crate::charts::{Mark, Strip};
use crate::components::{Chips, Listed, SearchBox, SearchNotes, UseCounting, parts, rows, way_back, ways_back};
use crate::format;
use crate::messages::{ExploreMsg, ListMsg, Msg};
use crate::pieces::{live, paced, text};
use crate::state::{
    Collection, Found, History, MOST_COMPARED, Query, SearchFace, Subject, UseLayout, UseQuery, UseSearch, UseSteps,
    use_collection,
};
use crosscut_engine::score::{self, Background, Scoring};
use crosscut_engine::{Facet, Facets, Matching, Outcome, Selection, Session};
use files::Files;
use leptos::prelude::*;
use sheet::UseSheet;
use std::ops::Range;
use std::sync::Arc;
use tools::{LayoutNotes, Tools};

/// The explorer.
#[component]
pub fn ExploreView() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    use_title(|| Msg::Explore.text());
    let search = UseSearch::start();
    provide_context(UseLayout::new());
    provide_context(UseSteps::start());
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
    provide_context(UseCounting::follow(answer));
    let listed = {
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
    let sheet = UseSheet::start();
    view! {
        <h1 class="sr">{Msg::Explore.text()}</h1>
        <div class="desk">
            {sheet.view(answer)}
            <div class="results">
                <SearchBox />
                <SearchNotes />
                <LayoutNotes />
                <div class="bar">{sheet.button()}<Chips /></div>
                {live(move || is_known.get().then(|| {
                    view! { <Tally answer /><Tools files=Files { answer } />{results(listed.clone())} }.into_any()
                }))}
            </div>
        </div>
    }
}

/// Everything but rows.
fn ask(session: &mut Session, collection: &Collection, query: &Query, found: Option<&Found>) -> Outcome {
    session.outcome(&collection.table, &query.request(collection, found, 0..0), Facets::ALL)
}

/// How many match, and what they score.
#[component]
fn Tally(answer: Memo<Arc<Outcome>>) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let total = collection.table.rows();
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
    let compare = {
        let collection = use_collection();
        move || {
            let of = |matching: &Matching| query.with(|query| comparable(&query.selection, matching, count.get()));
            let subjects = matching.with(of);
            let href = || Subject::href(&subjects, &collection);
            (!subjects.is_empty()).then(|| view! { <a href=href()>{Msg::CompareThese.text()}</a> }.into_any())
        }
    };
    view! {
        <div class="tally">
            <p role="status">
                <strong>{text(move || format::count(count.get()))}</strong> " "
                {text(move || ExploreMsg::Matching { count: count.get(), total }.text())}
                <span class="soft">{text(move || if count.get() > 0 { format!(" · {}", mean()) } else { String::new() })}</span>
            </p>
            {live(compare)}
        </div>
        {live(strip)}
    }
}

/// What can be compared of a selection: the sources or the authors that it names, else its documents, where these are two to four.
fn comparable(selection: &Selection, matching: &Matching, count: usize) -> Vec<Subject> {
    let named = |facet: Facet, subject: fn(u32) -> Subject| -> Vec<Subject> {
        let codes = selection.choice(facet).into_iter().flat_map(|choice| &choice.include);
        codes.map(|code| subject(*code)).collect()
    };
    let fits = |subjects: &Vec<Subject>| (2..=MOST_COMPARED).contains(&subjects.len());
    let documents = || match (2..=MOST_COMPARED).contains(&count) {
        true => matching.iter().map(|row| Subject::Document(row as u32)).collect(),
        false => Vec::new(),
    };
    [named(Facet::Source, Subject::Source), named(Facet::Author, Subject::Author)]
        .into_iter()
        .find(fits)
        .unwrap_or_else(documents)
}

/// The list or the table, or the way back where nothing is in it.
fn results(listed: Listed) -> AnyView {
    let layout = expect_context::<UseLayout>();
    let is_empty = Memo::new(move |_| listed.count.get() == 0);
    let shown = Memo::new(move |_| layout.with(|layout| layout.is_table.then(|| layout.columns())));
    live(move || match (is_empty.get(), shown.get()) {
        (true, _) => view! { <NothingMatches /> }.into_any(),
        (false, None) => rows(listed.clone()),
        (false, Some(columns)) => rows(table::table(listed.clone(), columns)),
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
