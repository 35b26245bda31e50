//! One source or author, across films: its score beside the others' on the same films, what it takes up, what it states, all of its
//! documents.

mod beside;
mod takes_up;

pub use beside::difference;

use crate::app::use_title;
use crate::components::{AspectList, FactList, Listed, NotFound, NotFoundKind, rows, stated_lines, with_documents};
use crate::format;
use crate::labels;
use crate::messages::{ListMsg, Msg};
use crate::pieces::IntoViews;
use crate::state::{Collection, Query, Subject, UseQuery, use_collection};
use crate::views::sources::{either, path};
use beside::Beside;
use crosscut_engine::{Facet, Facets, Outcome, Session, Sort, top};
use crosscut_model::SourceRole;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use takes_up::TakesUp;

/// Documents beyond which only what the newest state is put together, and how many these are.
const MANY: usize = 60;
const NEWEST: usize = 20;
/// Documents beyond which stances are counted rather than told one by one.
const FEW: usize = 3;
/// Names of the other side, of authors or of sources, at most.
const NAMES: usize = 12;

/// The source or author that the path names; `none` stands for the documents that name none.
#[component]
pub fn SourceView(facet: Facet, key: String) -> impl IntoView {
    let collection = use_collection();
    let code = collection.table.code(facet, &key);
    match code.filter(|code| collection.total(facet, *code) > 0) {
        Some(code) => view! { <SourcePage facet code /> }.into_any(),
        None if facet == Facet::Source => view! { <NotFound kind=NotFoundKind::Source /> }.into_any(),
        None => view! { <NotFound kind=NotFoundKind::Author /> }.into_any(),
    }
}

#[component]
fn SourcePage(facet: Facet, code: u32) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let name = labels::value(&collection, facet, code);
    use_title({
        let name = name.clone();
        move || name.clone()
    });
    let members = Query { selection: Query::default().selection.with_only(facet, code), ..Query::default() };
    let other = if facet == Facet::Source { Facet::Author } else { Facet::Source };
    // Which letter table counts makes no difference to what is counted here.
    let newest = Query { sort: Some(Sort::NewestFirst), ..members.clone() };
    let request = newest.request(&collection, None, 0..MANY);
    let outcome =
        Session::new().outcome(&collection.table, &request, [Facet::Aspect, other].into_iter().collect::<Facets>());
    let count = outcome.count;
    let explore = members.href("explore", &collection.table);
    let beside = view! { <Beside members=outcome.matching.clone() /> };
    let mut read = outcome.rows.clone();
    if count > MANY {
        read.truncate(NEWEST);
    }
    let codes = top(&outcome.counts[Facet::Aspect as usize], usize::MAX, |code| code > 0);
    let takes_up = match count <= FEW {
        true => view! { <AspectList codes rows=read.clone() /> }.into_any(),
        false => view! { <TakesUp own=outcome.counts[Facet::Aspect as usize].clone() count /> }.into_any(),
    };
    let states = {
        let of = (count > MANY)
            .then(|| view! { <p class="soft note">{ListMsg::InTheNewest(read.len()).text()}</p> }.into_any());
        view! {
            <section class="stack">
                <h2>{ListMsg::WhatItStates.text()}</h2>
                {of}
                {with_documents(&read.clone(), move || view! { <Stated rows=read.clone() /> }.into_any())}
            </section>
        }
    };
    let subject = if facet == Facet::Source { Subject::Source(code) } else { Subject::Author(code) };
    let compare = Subject::href(&[subject], &collection);
    let others = others(&collection, other, &outcome);
    let listed = {
        let (collection, outcome) = (collection.clone(), outcome);
        // Cut from the answer: scrolling selects nothing anew.
        let rows = move |window: Range<usize>| {
            let asked = Query { selection: members.selection.clone(), ..query.get() };
            outcome.rows_of(&collection.table, &asked.request(&collection, None, window))
        };
        Listed::documents(Memo::new(move |_| count), Arc::new(rows))
    };
    view! {
        <section class="title">
            {either(&collection, facet)}
            <p class="slate">{role(&collection, facet, code)}</p>
            <h1>{name.clone()}</h1>
            <p class="neighbours"><a href=explore>{ListMsg::ExploreOf(name).text()}</a><a href=compare>{ListMsg::CompareWith.text()}</a></p>
        </section>
        <section class="stack"><h2>{ListMsg::BesideOthers.text()}</h2>{beside}</section>
        <div class="two">
            <section class="stack"><h2>{Msg::WhatItTakesUp.text()}</h2>{takes_up}</section>
            <div class="stack">{states}{others}</div>
        </div>
        <section class="stack">
            <h2>{Msg::TheDocuments.text()}" "<small class="soft">{format::count(count)}</small></h2>
            {rows(listed)}
        </section>
    }
}

/// What somebody is.
fn role(collection: &Collection, facet: Facet, code: u32) -> Option<String> {
    let place = (code as usize).checked_sub(1)?;
    let role = match (facet, collection.sources.get(place)) {
        (Facet::Source, source) => match source?.role {
            SourceRole::Publisher => ListMsg::RolePublisher,
            SourceRole::Author => ListMsg::RoleAuthorOnly,
        },
        _ => return Some(Msg::Facet(Facet::Author).text()),
    };
    Some(role.text())
}

/// Who writes for a source, or where an author's documents are: the most frequent first.
fn others(collection: &Collection, other: Facet, outcome: &Outcome) -> Option<AnyView> {
    let counts = &outcome.counts[other as usize];
    let all = top(counts, usize::MAX, |code| code > 0);
    let more = all.len().saturating_sub(NAMES);
    let names = all.iter().take(NAMES).map(|code| {
        let href = format!("{}/{}", path(other), collection.table.key(other, *code));
        let documents = format::count(counts[*code as usize] as usize);
        view! { <li><a href=href>{collection.table.name(other, *code).to_owned()}</a>" "<span class="soft">{documents}</span></li> }
    });
    let title = if other == Facet::Author { ListMsg::WrittenBy } else { ListMsg::WritesFor };
    (!all.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{title.text()}</h2>
                <ul class="names">{names.views()}</ul>
                {(more > 0).then(|| view! { <p class="soft">{Msg::AndMore(more).text()}</p> }.into_any())}
            </section>
        }
        .into_any()
    })
}

/// Everything that its documents assert, film by film where there are several, with the evidence.
#[component]
fn Stated(rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    let of_film = |(film, rows): (u32, Vec<u32>)| {
        let reviews: Vec<_> = rows.iter().filter_map(|row| collection.review(*row)).collect();
        let lines = stated_lines(reviews.iter().flat_map(|review| &review.statements));
        // Evidence counts from the start of one text; with several documents there is no one text to quote from.
        let text = if let [review] = reviews[..] { review.text.clone() } else { None };
        let name = (collection.films.len() > 1).then(|| {
            let name = labels::value(&collection, Facet::Film, film);
            let href = format!("films/{}", collection.table.key(Facet::Film, film));
            match film {
                0 => view! { <h3>{name}</h3> }.into_any(),
                _ => view! { <h3><a href=href>{name}</a></h3> }.into_any(),
            }
        });
        // Where several films are told of, those that nothing is stated of are passed over.
        (!lines.is_empty() || name.is_none()).then(|| view! { {name}<FactList lines text /> }.into_any())
    };
    let all: Vec<AnyView> = by_film(&rows, |row| collection.table.codes(Facet::Film, row as usize)[0])
        .into_iter()
        .filter_map(of_film)
        .collect();
    match all.is_empty() {
        true => view! { <p class="soft">{Msg::NothingRead.text()}</p> }.into_any(),
        false => all.into_any(),
    }
}

/// Rows with their films, in the order in which films are first met.
fn by_film(rows: &[u32], film_of: impl Fn(u32) -> u32) -> Vec<(u32, Vec<u32>)> {
    let mut films: Vec<(u32, Vec<u32>)> = Vec::new();
    for row in rows {
        let film = film_of(*row);
        match films.iter_mut().find(|(other, _)| *other == film) {
            Some((_, of_film)) => of_film.push(*row),
            None => films.push((film, vec![*row])),
        }
    }
    films
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_film_by_film_in_their_order() {
        assert_eq!(by_film(&[5, 2, 9, 1], |row| row % 2), [(1, vec![5, 9, 1]), (0, vec![2])]);
        assert_eq!(by_film(&[], |row| row), []);
    }
}
