//! One film: its facts, its score, and what is below it.

mod agreement;
mod documents;
mod evidence;
mod facts;
mod heat;
mod line;
mod rest;
mod scope;
mod shares;
mod spread;
mod voices;
mod when;

use crate::app::use_title;
use crate::charts::{IsFaint, LABELLED, Likely, Mark, few, strip_height};
use crate::components::{Derivation, NotFound, NotFoundKind};
use crate::fold::fold;
use crate::messages::Msg;
use crate::pieces::{IntoViews, live};
use crate::state::{Collection, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::facts::{Fact, clashes, facts};
use crosscut_engine::score::{self, AggregateRating};
use crosscut_engine::{Facet, Matching};
use facts::table_of_facts;
use leptos::prelude::*;
use line::strip_of;
use rest::rest;
use std::sync::Arc;

/// The film that the path names.
#[component]
pub fn FilmView(key: String) -> impl IntoView {
    let collection = use_collection();
    match collection.films.iter().position(|film| film.key == key) {
        Some(place) => view! { <FilmPage film=place as u32 + 1 /> }.into_any(),
        None => view! { <NotFound kind=NotFoundKind::Film /> }.into_any(),
    }
}

/// A film by its code.
#[component]
pub fn FilmPage(film: u32) -> impl IntoView {
    let collection = use_collection();
    let Some(entry) = collection.films.get(film as usize - 1).cloned() else {
        return view! { <NotFound kind=NotFoundKind::Film /> }.into_any();
    };
    use_title({
        let name = entry.name.clone();
        move || name.clone()
    });
    let members = collection.rows_of_film(film);
    let rows: Arc<Vec<u32>> = Arc::new(members.iter().map(|row| row as u32).collect());
    // What documents state is in the documents: where they are not all there, the view begins without.
    let is_whole = collection.missing(rows.iter().copied()).is_empty();
    let facts = if is_whole { facts_of(&collection, &rows) } else { Vec::new() };
    let disputed: Vec<String> = clashes(&facts, fold).into_iter().map(|clash| clash.property.0).collect();
    let who_states =
        (!facts.is_empty()).then(|| folded(Msg::FactsAndWho, Some("facts"), table_of_facts(facts.clone())));
    let below = rest(film, members.clone(), &rows, facts.clone());
    view! {
        <section class="title">
            <p class="slate">{slate(&entry, &facts)}</p>
            <h1>{entry.name}</h1>
            <Credits facts disputed />
            {who_states}
        </section>
        <Verdict film rows members />
        <div class="rest">{below}</div>
    }
    .into_any()
}

fn facts_of(collection: &Collection, rows: &[u32]) -> Vec<Fact> {
    facts(rows.iter().filter_map(|row| Some((*row, collection.review(*row)?))), fold)
}

/// Year, running time and age rating, as far as stated.
fn slate(film: &crosscut_model::Film, facts: &[Fact]) -> String {
    let first = |name: &str| {
        let fact = facts.iter().find(|fact| fact.property.name() == name)?;
        fact.values.first().map(|value| labels::stated(name, &value.value))
    };
    [film.year.map(|year| year.to_string()), first("duration"), first("content_rating")]
        .into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(" · ")
}

/// The people, each role a line; a disputed one says so.
#[component]
fn Credits(facts: Vec<Fact>, disputed: Vec<String>) -> impl IntoView {
    const ROLES: [&str; 6] = ["director", "screenwriter", "cinematographer", "editor", "composer", "actor"];
    const NAMES: usize = 6;
    let line = |role: &str| {
        let fact = facts.iter().find(|fact| fact.property.name() == role)?;
        let mut names: Vec<String> = fact.values.iter().take(NAMES).map(|value| value.value.clone()).collect();
        if fact.values.len() > NAMES {
            names.push("…".to_owned());
        }
        let disputed = disputed.iter().any(|name| name == role);
        Some(view! {
            <div>
                <dt>{Msg::Property(role.to_owned()).text()}</dt>
                <dd>
                    {names.join(", ")}
                    {disputed.then(|| view! { " "<span class="disputed">{Msg::Disputed.text()}</span> }.into_any())}
                </dd>
            </div>
        })
    };
    view! { <dl class="credits">{ROLES.iter().filter_map(|role| line(role)).views()}</dl> }
}

/// The score, drawn and opened.
#[component]
fn Verdict(film: u32, rows: Arc<Vec<u32>>, members: Matching) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let letters = Memo::new(move |_| query.letters());
    live(move || {
        let letters = letters.get();
        let aggregate = Box::new(score::mean(&collection.table, &members, letters));
        let strip = match aggregate.rating_count {
            0 => ().into_any(),
            1..=LABELLED => {
                let marks = marks(&collection, &aggregate);
                let collection = collection.clone();
                let is_faint: IsFaint = Arc::new(move |row| {
                    let chosen = query.with(|query| query.selection.score);
                    let score = collection.table.score(row as usize, letters);
                    chosen.zip(score).is_some_and(|(chosen, score)| score < chosen.low || chosen.high < score)
                });
                few(marks, likely(&aggregate), Some(is_faint))
            }
            ratings => {
                let room = format!("min-block-size:{}px", strip_height(ratings));
                view! { <div style=room>{strip_of(film, &aggregate)}</div> }.into_any()
            }
        };
        // The letters that count here count there too.
        let counted = query.with(|query| query.letters).map(|letters| format!("&letters={}", letters.key()));
        let remade = format!("lab?film={}{}", collection.table.key(Facet::Film, film), counted.unwrap_or_default());
        let made = view! { <Derivation aggregate=(*aggregate).clone() rows=rows.to_vec() letters /> }.into_any();
        view! {
            <section class="verdict" aria-label=Msg::Score.text()>
                <Number aggregate=*aggregate />
                <div class="figure">
                    {strip}
                    {folded(Msg::HowMade, None, made)}
                    <p><a href=remade>{Msg::Remake.text()}</a></p>
                </div>
            </section>
        }
    })
}

/// The marks of the ratings that went into a score.
fn marks(collection: &Collection, aggregate: &AggregateRating) -> Vec<Mark> {
    aggregate.contributions.iter().filter_map(|contribution| Mark::of(collection, contribution, false)).collect()
}

fn likely(aggregate: &AggregateRating) -> Option<Likely> {
    let ends = aggregate.interval.as_ref().ok().map(|interval| (interval.low, interval.high));
    Some(Likely { value: aggregate.value?, ends })
}

/// What is closed at first. It is drawn all the same, so that the browser's search finds it.
fn folded(summary: Msg, class: Option<&'static str>, content: AnyView) -> AnyView {
    view! { <details class=class><summary>{summary.text()}</summary>{content}</details> }.into_any()
}

#[component]
fn Number(aggregate: AggregateRating) -> impl IntoView {
    let AggregateRating { value, rating_count, spread, interval, .. } = aggregate;
    let Some((value, spread)) = value.zip(spread) else {
        return view! {
            <div class="number"><p class="big none">"–"</p><p>{Msg::NoScore.text()}</p><p class="soft">{Msg::NoScoreText.text()}</p></div>
        }
        .into_any();
    };
    let mut words = vec![Msg::MeanOf { ratings: rating_count }.text()];
    if rating_count > 1 {
        words.push(Msg::SpreadFromTo { low: format::score(spread.min), high: format::score(spread.max) }.text());
    }
    words.extend(spread.deviation.map(|deviation| Msg::Deviation { deviation: format::score(deviation) }.text()));
    let certainty = match interval {
        Ok(likely) => {
            let [low, high] = [likely.low, likely.high].map(format::score);
            Some(Msg::Likely { low, high })
        }
        Err(_) => (rating_count < 5).then_some(Msg::TooFewForInterval),
    };
    view! {
        <div class="number">
            <p class="big">{format::score(value)}<small>{Msg::OutOf100.text()}</small></p>
            <p class="soft">{words.join(", ")}"."</p>
            {certainty.map(|certainty| view! { <p class="soft">{certainty.text()}"."</p> }.into_any())}
        </div>
    }
    .into_any()
}
