//! What is below the score of a film: how ratings and dates lie, what documents take up, where they agree, split and clash, and the
//! documents themselves. All but the facts follows what is selected.

use super::agreement::agreement;
use super::documents::documents;
use super::heat::heat;
use super::scope::UseScope;
use super::spread::spread;
use super::when::when;
use crate::components::Chips;
use crate::format;
use crate::messages::{FilmMsg, Msg};
use crate::pieces::{live, text};
use crate::state::{MOST_COMPARED, Subject, use_collection};
use crosscut_engine::Matching;
use crosscut_engine::facts::Fact;
use crosscut_engine::score::{self, Background, Scoring};
use leptos::prelude::*;

/// All of it.
pub fn rest(film: u32, members: Matching, rows: &[u32], facts: Vec<Fact>) -> AnyView {
    let scope = UseScope::new(film);
    let calm = scope.at_a_pace();
    let pictures: Vec<AnyView> = [spread(scope), when(scope, film, &members, &facts)].into_iter().flatten().collect();
    let class = if pictures.len() > 1 { "pair" } else { "stack" };
    let total = rows.len();
    let is_choice = Memo::new(move |_| total > 1 || scope.is_narrowed());
    let compare = (2..=MOST_COMPARED).contains(&rows.len()).then(|| {
        let subjects: Vec<Subject> = rows.iter().map(|row| Subject::Document(*row)).collect();
        Subject::href(&subjects, &use_collection())
    });
    let compared = (rows.len() > 1).then(|| agreement(calm, rows, facts));
    view! {
        <div class=class>{pictures}</div>
        {live(move || is_choice.get().then(|| selected(scope, total, compare.clone())))}
        {heat(calm)}
        {compared}
        {documents(calm)}
    }
    .into_any()
}

/// What is selected, and the ways to change that.
fn selected(scope: UseScope, total: usize, compare: Option<String>) -> AnyView {
    let collection = use_collection();
    let words = move || {
        let (count, letters) = (scope.count(), scope.letters());
        if !scope.is_narrowed() {
            return FilmMsg::AllDocuments(total).text();
        }
        let scoring = Scoring { letters, ..Scoring::default() };
        let mean = scope.with(|answer| {
            score::of_ratings(&collection.table, &answer.ratings, answer.count, &scoring, &Background::default())
        });
        FilmMsg::SomeDocuments { count, total, mean: mean.value.map(|value| (format::score(value), mean.rating_count)) }
            .text()
    };
    let explore = move || scope.explore(scope.selection());
    view! {
        <div class="selected">
            <p role="status">{text(words)}</p>
            <Chips />
            <a href=explore>{Msg::ExploreThese.text()}</a>
            {compare.map(|href| view! { <a href=href>{Msg::CompareThese.text()}</a> }.into_any())}
        </div>
    }
    .into_any()
}
