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
use crate::state::{Collection, Query, UseQuery, use_collection};
use crate::views::sources::{either, path};
use beside::Beside;
use crosscut_engine::{Facet, Facets, Outcome, Session, top};
use crosscut_model::SourceRole;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use takes_up::TakesUp;

/// Documents beyond which what they state is not put together.
const MANY: usize = 60;
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
    let request = members.request(&collection, None, 0..0);
    let outcome =
        Session::new().outcome(&collection.table, &request, [Facet::Aspect, other].into_iter().collect::<Facets>());
    let count = outcome.count;
    let explore = members.href("explore", &collection.table);
    let beside = view! { <Beside members=outcome.matching.clone() /> };
    let few = (count <= MANY).then(|| outcome.matching.iter().map(|row| row as u32).collect::<Vec<u32>>());
    let codes = top(&outcome.counts[Facet::Aspect as usize], usize::MAX, |code| code > 0);
    let takes_up = match &few {
        Some(rows) if count <= FEW => view! { <AspectList codes rows=rows.clone() /> }.into_any(),
        _ => view! { <TakesUp own=outcome.counts[Facet::Aspect as usize].clone() count /> }.into_any(),
    };
    let states = few.map(|rows| {
        view! {
            <section class="stack">
                <h2>{ListMsg::WhatItStates.text()}</h2>
                {with_documents(&rows.clone(), move || view! { <Stated rows=rows.clone() /> }.into_any())}
            </section>
        }
        .into_any()
    });
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
            <p><a href=explore>{ListMsg::ExploreOf(name).text()}</a></p>
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

/// Everything that its documents assert, with the evidence.
#[component]
fn Stated(rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    let reviews: Vec<_> = rows.iter().filter_map(|row| collection.review(*row)).collect();
    let lines = stated_lines(reviews.iter().flat_map(|review| &review.statements));
    // Evidence counts from the start of one text; with several documents there is no one text to quote from.
    let text = if let [review] = reviews[..] { review.text.clone() } else { None };
    view! { <FactList lines text /> }
}
