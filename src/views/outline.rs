//! What can be shown of a film before the columns are there: its score, as the catalog has it.

use crate::app::use_title;
use crate::charts::strip_of_many;
use crate::components::{NotFound, NotFoundKind};
use crate::format;
use crate::messages::Msg;
use crate::state::{Collection, use_collection};
use crosscut_engine::Facet;
use crosscut_engine::score::{self, Background, Scoring};
use crosscut_model::FilmOverview;
use leptos::prelude::*;

/// The film that is asked for, or the only one.
#[component]
pub fn Outline(film: Option<String>) -> impl IntoView {
    let collection = use_collection();
    let films = &collection.films;
    let only = (films.len() == 1 && collection.total(Facet::Film, 0) == 0).then_some(0);
    let place = match &film {
        Some(key) => films.iter().position(|film| film.key == *key),
        None => only,
    };
    let Some(place) = place else { return view! { <NotFound kind=NotFoundKind::Film /> }.into_any() };
    let (name, year) = (films[place].name.clone(), films[place].year);
    use_title({
        let name = name.clone();
        move || name.clone()
    });
    let score = if only.is_some() { of_all(&collection) } else { of_film(&collection, place) };
    view! {
        <section class="title">
            <p class="slate">{year.map(|year| year.to_string())}</p>
            <h1>{name}</h1>
        </section>
        {score}
    }
    .into_any()
}

/// The mean of everything, with how the ratings lie.
fn of_all(collection: &Collection) -> Option<AnyView> {
    let scoring = Scoring { letters: collection.info.letters, ..Scoring::default() };
    let ratings = &collection.whole.ratings;
    let aggregate = score::of_ratings(&collection.table, ratings, collection.reviews, &scoring, &Background::default());
    let scores = collection.table.rating_scores(scoring.letters);
    let scores: Vec<(f64, usize)> =
        scores.iter().zip(ratings).filter_map(|(score, count)| Some(((*score)?, *count as usize))).collect();
    Some(number(aggregate.value?, aggregate.rating_count, Some(strip_of_many(scores, None, None))))
}

fn of_film(collection: &Collection, place: usize) -> Option<AnyView> {
    let FilmOverview(_, rated, sum) = *collection.overview.as_ref()?.get(place)?;
    (rated > 0).then(|| number(sum / f64::from(rated), rated as usize, None))
}

fn number(mean: f64, ratings: usize, figure: Option<AnyView>) -> AnyView {
    view! {
        <section class="verdict" aria-label=Msg::Score.text()>
            <div class="number">
                <p class="big">{format::score(mean)}<small>{Msg::OutOf100.text()}</small></p>
                <p class="soft">{Msg::MeanOf { ratings }.text()}"."</p>
            </div>
            <div class="figure">{figure}</div>
        </section>
    }
    .into_any()
}
