//! One source: its documents, its score beside the others', what it praises and faults, what it states.

use crate::app::use_title;
use crate::charts::{Mark, Strip};
use crate::components::{AspectList, DocumentRow, FactList, NotFound, NotFoundKind, stated_lines, with_documents};
use crate::messages::Msg;
use crate::pieces::{IntoViews, live};
use crate::state::{Query, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::{Facet, Request, Session, Sort, score, top};
use crosscut_model::SourceRole;
use leptos::prelude::*;

/// Documents beyond which the view shows only the first ones and leads to the explorer.
const MANY: usize = 60;

/// The source that the path names; `none` stands for the documents that name none.
#[component]
pub fn SourceView(key: String) -> impl IntoView {
    let collection = use_collection();
    let code = collection.table.code(Facet::Source, &key);
    match code.filter(|code| collection.total(Facet::Source, *code) > 0) {
        Some(source) => view! { <SourcePage source /> }.into_any(),
        None => view! { <NotFound kind=NotFoundKind::Source /> }.into_any(),
    }
}

#[component]
fn SourcePage(source: u32) -> impl IntoView {
    let collection = use_collection();
    let name = labels::value(&collection, Facet::Source, source);
    use_title({
        let name = name.clone();
        move || name.clone()
    });
    let members = Query::default().selection.with_only(Facet::Source, source);
    // Which letter table counts makes no difference to aspects.
    let letters = collection.info.letters;
    let request =
        Request { selection: &members, hits: None, relevance: None, letters, sort: Sort::default(), window: 0..0 };
    let taken_up = Session::new().outcome(&collection.table, &request, [Facet::Aspect].into_iter().collect());
    let taken_up: Vec<u32> = top(&taken_up.counts[Facet::Aspect as usize], usize::MAX, |code| code > 0);
    let all = collection.rows_of(Facet::Source, source);
    let more = all.count().saturating_sub(MANY);
    let rows: Vec<u32> = all.iter().take(MANY).map(|row| row as u32).collect();
    let role = (source as usize).checked_sub(1).and_then(|place| collection.sources.get(place)).map(|entry| {
        match entry.role {
            SourceRole::Publisher => Msg::SourceRolePublisher,
            SourceRole::Author => Msg::SourceRoleAuthor,
        }
        .text()
    });
    let selection = Query::default().selection.with_only(Facet::Source, source);
    let explore = Query { selection, ..Query::default() }.href("explore", &collection.table);
    let documents = rows.iter().map(|row| view! { <DocumentRow row=*row /> }).views();
    view! {
        <section class="title">
            <p class="slate">{role}</p>
            <h1>{name.clone()}</h1>
            <p><a href=explore>{Msg::AllDocumentsOf { source: name }.text()}</a></p>
        </section>
        <Beside source />
        <section class="stack">
            <h2>{Msg::TheDocuments.text()}</h2>
            <ul class="documents">{documents}</ul>
            {(more > 0).then(|| view! { <p class="soft">{Msg::AndMore(more).text()}</p> }.into_any())}
        </section>
        <div class="two">
            <section class="stack">
                <h2>{Msg::WhatItTakesUp.text()}</h2>
                <AspectList codes=taken_up rows=rows.clone() />
            </section>
            <section class="stack">
                <h2>{Msg::WhatItStates.text()}</h2>
                {with_documents(&rows.clone(), move || view! { <Stated rows=rows.clone() /> }.into_any())}
            </section>
        </div>
    }
}

/// Its ratings on the line, the others' hollow, and the difference of the means.
#[component]
fn Beside(source: u32) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let picture = move || {
        let letters = query.letters();
        let own = collection.rows_of(Facet::Source, source);
        let all_but_it = Query::default().selection.toggled_out(Facet::Source, source);
        let others = collection.select(&all_but_it, letters, 0..0).matching;
        let own = score::mean(&collection.table, &own, letters);
        let others = score::mean(&collection.table, &others, letters);
        let Some(mean) = own.value else {
            return view! { <p>{Msg::NoRatingHere.text()}</p> }.into_any();
        };
        let words = match others.value {
            None => Msg::OnlyRated,
            Some(elsewhere) => {
                let points = format::score((mean - elsewhere).abs());
                let others = others.rating_count;
                match mean - elsewhere {
                    difference if difference.abs() < 0.05 => Msg::SameAsOthers { others },
                    difference if difference > 0.0 => Msg::KinderBy { points, others },
                    _ => Msg::HarsherBy { points, others },
                }
            }
        };
        let mark = |contribution, hollow| Mark::of(&collection, contribution, hollow);
        let marks: Vec<Mark> = own
            .contributions
            .iter()
            .filter_map(|contribution| mark(contribution, false))
            .chain(others.contributions.iter().filter_map(|contribution| mark(contribution, true)))
            .collect();
        view! {
            <div class="verdict">
                <div class="number">
                    <p class="big">{format::score(mean)}<small>{Msg::OutOf100.text()}</small></p>
                    <p class="soft">{Msg::MeanOf { ratings: own.rating_count }.text()}"; "{words.text()}"."</p>
                </div>
                <div class="figure"><Strip marks /><p class="soft">{Msg::OthersLegend.text()}</p></div>
            </div>
        }
        .into_any()
    };
    view! { <section class="stack"><h2>{Msg::BesideOthers.text()}</h2>{live(picture)}</section> }
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
