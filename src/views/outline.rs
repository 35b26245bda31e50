//! What can be shown before the columns are there: the film with its score, or the films with theirs, as the catalog has them.

use crate::app::use_title;
use crate::charts::StripOfMany;
use crate::components::{NotFound, NotFoundKind};
use crate::format;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::{Collection, use_collection};
use crosscut_engine::score::{self, Background, Scoring};
use crosscut_engine::{Facet, sorted};
use crosscut_model::FilmOverview;
use leptos::prelude::*;

/// Films listed before the columns are there.
const FILMS: usize = 50;

/// The film that is asked for, or the overview.
#[component]
pub fn Outline(film: Option<String>) -> impl IntoView {
    let collection = use_collection();
    let films = &collection.films;
    let only = (films.len() == 1 && collection.total(Facet::Film, 0) == 0).then_some(0);
    let place = match &film {
        Some(key) => match films.iter().position(|film| film.key == *key) {
            None => return view! { <NotFound kind=NotFoundKind::Film /> }.into_any(),
            place => place,
        },
        None => only,
    };
    let (name, year) = match place {
        Some(place) => (films[place].name.clone(), films[place].year),
        None => (collection.info.title.clone(), None),
    };
    use_title({
        let name = name.clone();
        move || name.clone()
    });
    let whole = only.is_some() || film.is_none();
    let score = if whole { of_all(&collection) } else { place.and_then(|place| of_film(&collection, place)) };
    let list = place.is_none().then(|| list(&collection));
    view! {
        <section class="title">
            <p class="slate">{year.map(|year| year.to_string())}</p>
            <h1>{name}</h1>
        </section>
        {score}
        {list}
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
    Some(number(aggregate.value?, aggregate.rating_count, Some(view! { <StripOfMany scores /> }.into_any())))
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

/// The films with the most documents, and their means.
fn list(collection: &Collection) -> AnyView {
    let all = collection.overview.as_deref().unwrap_or_default();
    let most = |place: u32| std::cmp::Reverse(all[place as usize].0);
    let mut places = sorted(0..all.len() as u32, &|a, b| most(a).cmp(&most(b)));
    places.truncate(FILMS);
    let films = places.into_iter().filter_map(|place| {
        let (film, FilmOverview(reviews, rated, sum)) = (collection.films.get(place as usize)?, all[place as usize]);
        let score = if rated > 0 { format::score(sum / f64::from(rated)) } else { Msg::NoScore.text() };
        let href = format!("films/{}", film.key);
        Some(view! {
            <li class="document">
                <span class="badge"><b>{score}</b><small>{Msg::Ratings(rated as usize).text()}</small></span>
                <div class="head"><a href=href>{film.name.clone()}</a></div>
                <span class="soft kind">{film.year.map(|year| year.to_string())}" "{Msg::Documents(reviews as usize).text()}</span>
            </li>
        })
    });
    view! {
        <section class="stack">
            <h2 class="sr">{Msg::Films.text()}</h2>
            <ul class="documents">{films.views()}</ul>
        </section>
    }
    .into_any()
}
