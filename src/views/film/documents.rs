//! The documents of a film that are selected: those with a rating, the best first, and apart those without.

use super::scope::UseScope;
use crate::components::{DocumentRow, StanceMark};
use crate::messages::FilmMsg;
use crate::pieces::{IntoViews, live};
use crate::state::{History, use_collection};
use crate::{format, labels};
use crosscut_engine::{Facet, Selection, Sort};
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;

/// Documents that are listed, at most; all of them are in the explorer.
const LISTED: usize = 20;

/// What is listed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Lists {
    rated: (Vec<u32>, usize),
    unrated: (Vec<u32>, usize),
}

/// Both lists.
pub fn documents(scope: UseScope) -> AnyView {
    let collection = use_collection();
    let lists = Memo::new(move |_| {
        // Read, so that the lists follow.
        let count = scope.count();
        let letters = scope.letters();
        let unrated = scope.selection().with_only(Facet::Notation, 0);
        let is_open = scope.selection().choice(Facet::Notation).is_none();
        let unrated = if is_open { scope.first(&unrated, Sort::NewestFirst, 0..LISTED) } else { (Vec::new(), 0) };
        let rated = count - unrated.1;
        let best = scope.with(|answer| collection.table.best(&answer.matching, letters, LISTED));
        let best = best.into_iter().filter(|row| !is_open || collection.table.rating_code(*row as usize) > 0).collect();
        Lists { rated: (best, rated), unrated }
    });
    let rated = move || {
        let (rows, count) = lists.with(|lists| lists.rated.clone());
        if count == 0 {
            return none_left(scope);
        }
        let more = rest_of(scope, rows.len(), count);
        view! { <ul class="documents">{rows.into_iter().map(|row| view! { <DocumentRow row /> }).views()}</ul>{more} }
            .into_any()
    };
    let unrated = move || {
        let (rows, count) = lists.with(|lists| lists.unrated.clone());
        (count > 0).then(|| {
            let more = rest_of(scope, rows.len(), count);
            view! {
                <section class="stack">
                    <h2>{FilmMsg::UnratedTitle.text()}</h2>
                    <p class="soft">{FilmMsg::UnratedText.text()}</p>
                    <ul class="documents">
                        {rows.into_iter().map(|row| view! { <DocumentRow row links=leaning(row) /> }).views()}
                    </ul>
                    {more}
                </section>
            }
            .into_any()
        })
    };
    view! {
        <section class="stack"><h2>{FilmMsg::RatedTitle.text()}</h2>{live(rated)}</section>
        {live(unrated)}
    }
    .into_any()
}

fn none_left(scope: UseScope) -> AnyView {
    let clear = move |_| scope.select(History::Push, |_| Selection::default());
    let all = move || {
        scope
            .is_narrowed()
            .then(|| view! { <button type="button" on:click=clear>{FilmMsg::ShowAll.text()}</button> }.into_any())
    };
    view! { <p class="soft">{FilmMsg::NoneRated.text()}</p>{live(all)} }.into_any()
}

/// The way to the documents that are not listed.
fn rest_of(scope: UseScope, shown: usize, count: usize) -> Option<AnyView> {
    (count > shown).then(|| {
        let href = move || scope.explore(scope.selection());
        view! { <p><a href=href>{FilmMsg::FirstOf { shown, count }.text()}</a></p> }.into_any()
    })
}

/// What a document without a rating leans to, as far as can be counted: on how many aspects it takes which stance.
fn leaning(row: u32) -> Option<AnyView> {
    let collection = use_collection();
    let codes = collection.table.codes(Facet::Aspect, row as usize);
    let count = |stance: Stance| {
        Aspect::ALL.into_iter().filter(|aspect| labels::stance_on(&codes, *aspect) == Some(stance)).count()
    };
    let counts = Stance::ALL.map(|stance| (stance, count(stance)));
    let there = counts.into_iter().filter(|(_, count)| *count > 0);
    let there = there.map(|(stance, count)| {
        view! { <span><StanceMark stance=Some(stance) />" "{FilmMsg::OnAspects { stance, count }.text()}</span> }
    });
    let there = there.views();
    let review = collection.review(row);
    let tone = review.and_then(|review| review.tone).map(|tone| {
        view! { <span>{FilmMsg::Tone { estimate: format::score(tone.estimate) }.text()}</span> }.into_any()
    });
    let source = review.filter(|review| review.headline.is_some()).map(labels::who);
    (!there.is_empty() || source.is_some() || tone.is_some())
        .then(|| view! { <span class="soft links">{source}{there}{tone}</span> }.into_any())
}
