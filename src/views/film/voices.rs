//! What documents say of an aspect, in their own words where those are published, else in the curator's.

use super::scope::UseScope;
use crate::components::{StanceMark, with_documents};
use crate::format;
use crate::labels::{self, Card};
use crate::messages::FilmMsg;
use crate::pieces::IntoViews;
use crate::state::{Collection, use_collection};
use crosscut_engine::score::Leaning;
use crosscut_engine::{Facet, Sort};
use crosscut_model::{Aspect, AspectMention, Evidence, Stance};
use leptos::prelude::*;

/// Documents that are named for each stance; the others are in the explorer.
const NAMED: usize = 4;
/// Passages of each of them, at most.
const PASSAGES: usize = 2;
/// Characters of a passage, at most.
const LONGEST: usize = 420;

/// Who takes which stance, with a passage or a note of each. Mentions are named where `with_mentions` says so.
pub fn voices(scope: UseScope, leaning: &Leaning, with_mentions: bool) -> AnyView {
    let collection = use_collection();
    let stances = Stance::ALL.into_iter().filter(|stance| with_mentions || *stance != Stance::Mentioned);
    let aspect = leaning.aspect;
    let groups = stances.map(|stance| (stance, leaning.count(stance))).filter(|(_, count)| *count > 0);
    let groups = groups.map(|(stance, count)| {
        let selection = scope.selection().with_only(Facet::Aspect, labels::aspect_code(aspect, stance));
        let (rows, _) = scope.first(&selection, Sort::default(), 0..NAMED);
        let more = (count > rows.len()).then(|| {
            let href = scope.explore(selection);
            view! { <p><a href=href>{FilmMsg::AllWithStance { count, stance }.text()}</a></p> }.into_any()
        });
        let said = {
            let (rows, collection) = (rows.clone(), collection.clone());
            move || {
                let voice = |row: &u32| {
                    let Card { who, href, .. } = Card::of(&collection, *row);
                    view! { <li><a href=href>{who}</a>{passages(&collection, *row, aspect, PASSAGES)}</li> }
                };
                view! { <ul>{rows.iter().map(voice).views()}</ul> }.into_any()
            }
        };
        view! {
            <div class="voices">
                <h4><StanceMark stance=Some(stance) />{FilmMsg::HowMany { stance, count }.text()}</h4>
                {with_documents(&rows, said)}
                {more}
            </div>
        }
    });
    groups.views().into_any()
}

/// What a document says of an aspect, so many passages at most.
pub fn passages(collection: &Collection, row: u32, aspect: Aspect, most: usize) -> AnyView {
    let Some(review) = collection.review(row) else { return ().into_any() };
    let mentions = review.aspects.iter().filter(|mention| mention.aspect == aspect).take(most);
    let passage = |mention: &AspectMention| {
        let quoted =
            mention.evidence.range().and_then(|range| Some((review.text.as_deref()?.get(range.clone())?, range)));
        let words = quoted.map(|(words, range)| {
            let words = format::cut(words.trim(), LONGEST);
            let href = format!("documents/{}#at-{}", review.id, range.start);
            view! { <blockquote><q lang=review.language.clone()>{words}</q>" "<a href=href>{FilmMsg::ReadThere.text()}</a></blockquote> }.into_any()
        });
        let note = mention.note.clone().map(|note| view! { <p class="said">{note}</p> }.into_any());
        let from = match &mention.evidence {
            Evidence::Given { given } => Some(FilmMsg::GivenBy(given.clone())),
            Evidence::Inferred { inferred } => Some(FilmMsg::InferredFrom(inferred.clone())),
            Evidence::Text { .. } if words.is_none() => Some(FilmMsg::TextNotShown),
            Evidence::Text { .. } => None,
        };
        let from = from.map(|from| view! { <p class="soft note">{from.text()}</p> }.into_any());
        [note, words, from].into_iter().flatten().views()
    };
    mentions.map(passage).views().into_any()
}
