//! One film: its facts, its score with all that is behind it, what the documents take up and where they clash.

pub mod opened;

use crate::app::use_title;
use crate::charts::{Mark, Strip, StripOfMany};
use crate::components::{Clashes, DocumentRow, HeatMap, NotFound, NotFoundKind, with_documents};
use crate::fold::fold;
use crate::messages::Msg;
use crate::parts::{Part, UseParts};
use crate::pieces::{IntoViews, live};
use crate::state::{Collection, MOST_COMPARED, Place, Query, Subject, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::facts::{Fact, clashes, facts};
use crosscut_engine::score::{self, AggregateRating};
use crosscut_engine::{Facet, Matching};
use leptos::prelude::*;
use opened::Opened;
use web_sys::Element;

/// Documents beyond which the heat map and the list show only the first ones and lead to the explorer.
const MANY: usize = 60;
/// Files of documents that a reader may ask for at once, to compare what they state.
const COMPARED: usize = 40;

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
    let query = expect_context::<UseQuery>();
    let Some(entry) = collection.films.get(film as usize - 1).cloned() else {
        return view! { <NotFound kind=NotFoundKind::Film /> }.into_any();
    };
    use_title({
        let name = entry.name.clone();
        move || name.clone()
    });
    let members = collection.rows_of_film(film);
    let rows: Vec<u32> = members.iter().map(|row| row as u32).collect();
    // What documents state is in the documents: where they are not all there, the rest of the view does without.
    let missing = collection.missing(rows.iter().copied());
    let facts = if missing.is_empty() { facts_of(&collection, &rows) } else { Vec::new() };
    let found = clashes(&facts, fold);
    let disputed: Vec<String> = found.iter().map(|clash| clash.property.0.clone()).collect();
    let stated = match missing.len() {
        0 => view! { <Clashes clashes=found /> }.into_any(),
        1..=COMPARED => {
            let (rows, collection) = (rows.clone(), collection.clone());
            with_documents(&rows.clone(), move || {
                let facts = facts_of(&collection, &rows);
                view! { <Clashes clashes=clashes(&facts, fold) />{who_states(facts)} }.into_any()
            })
        }
        _ => view! { <p class="soft">{Msg::TooManyToCompare(rows.len()).text()}</p> }.into_any(),
    };
    let first: Vec<u32> = rows.iter().copied().take(MANY).collect();
    let explore = {
        let selection = Query::default().selection.with_only(Facet::Film, film);
        let selection = if collection.films.len() > 1 { selection } else { Query::default().selection };
        Query { selection, ..Query::default() }.href("explore", &collection.table)
    };
    let compare = (2..=MOST_COMPARED).contains(&rows.len()).then(|| {
        let subjects: Vec<Subject> = rows.iter().map(|row| Subject::Document(*row)).collect();
        view! { <a href=Subject::href(&subjects, &collection)>{Msg::CompareThese.text()}</a> }.into_any()
    });
    let slate = slate(&entry, &facts);
    let listed = {
        let collection = collection.clone();
        let members = members.clone();
        move || {
            let best = collection.table.best(&members, query.letters(), MANY);
            best.into_iter().map(|row| view! { <DocumentRow row /> }).views()
        }
    };
    view! {
        <section class="title">
            <p class="slate">{slate}</p>
            <h1>{entry.name}</h1>
            <Credits facts=facts.clone() disputed />
        </section>
        <Verdict film rows members />
        <div class="two">
            <section class="stack">
                <h2>{Msg::HeatTitle.text()}</h2>
                <HeatMap rows=first />
            </section>
            <section class="stack" id="clashes">
                <h2>{Msg::ClashTitle.text()}</h2>
                {stated}
            </section>
        </div>
        <section class="stack">
            <div class="title-row">
                <h2>{Msg::TheDocuments.text()}</h2>
                {compare}
                <a href=explore>{Msg::ExploreThese.text()}</a>
            </div>
            <ul class="documents">{live(listed)}</ul>
        </section>
        {who_states(facts)}
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
fn Verdict(film: u32, rows: Vec<u32>, members: Matching) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let open = RwSignal::new(false);
    live(move || {
        let letters = query.letters();
        let aggregate = score::mean(&collection.table, &members, letters);
        let strip = strip_of(&collection, &aggregate);
        // The letters that count here count there too.
        let counted = query.with(|query| query.letters).map(|letters| format!("&letters={}", letters.key()));
        let remade = format!("lab?film={}{}", collection.table.key(Facet::Film, film), counted.unwrap_or_default());
        let made = Opened::Score { aggregate: Box::new(aggregate.clone()), rows: rows.clone(), letters };
        view! {
            <section class="verdict" aria-label=Msg::Score.text()>
                <Number aggregate />
                <div class="figure">
                    {strip}
                    {folded(Msg::HowMade, open, made)}
                    <p><a href=remade>{Msg::Remake.text()}</a></p>
                </div>
            </section>
        }
    })
}

/// Every fact with the documents that state it, where there is one.
fn who_states(facts: Vec<Fact>) -> Option<AnyView> {
    (!facts.is_empty()).then(|| folded(Msg::FactsAndWho, RwSignal::new(false), Opened::Facts(facts)))
}

/// What is closed at first, and drawn by a part of the program: once that is there, so that the browser's search finds it, at the
/// latest when it is opened.
fn folded(summary: Msg, open: RwSignal<bool>, what: Opened) -> AnyView {
    let parts = expect_context::<UseParts>();
    let class = matches!(what, Opened::Facts(_)).then_some("facts");
    // In this order, so that what is there is not drawn again when it is opened or closed.
    let is_drawn = move || parts.is_here(Part::Opened) || open.get();
    let drawn = move || {
        provide_context(what.clone());
        parts.view(Part::Opened, Place::Front)
    };
    let toggle = move |event| open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class=class on:toggle=toggle>
            <summary>{summary.text()}</summary>
            {live(move || is_drawn().then(&drawn))}
        </details>
    }
    .into_any()
}

/// The ratings of a score on a line: one mark each, or how many there are of each where they are too many to be listed.
pub fn strip_of(collection: &Collection, aggregate: &AggregateRating) -> Option<AnyView> {
    let contributions = &aggregate.contributions;
    if !contributions.is_empty() {
        let mark = |contribution| Mark::of(collection, contribution, false);
        let marks: Vec<Mark> = contributions.iter().filter_map(mark).collect();
        return Some(view! { <Strip marks /> }.into_any());
    }
    let lines = &aggregate.derivation.lines;
    let scores: Vec<(f64, usize)> = lines.iter().filter_map(|line| Some((line.score?, line.count))).collect();
    (!scores.is_empty()).then(|| view! { <StripOfMany scores /> }.into_any())
}

#[component]
fn Number(aggregate: AggregateRating) -> impl IntoView {
    let AggregateRating { value, rating_count, spread, .. } = aggregate;
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
    let few = rating_count < 5;
    view! {
        <div class="number">
            <p class="big">{format::score(value)}<small>{Msg::OutOf100.text()}</small></p>
            <p class="soft">{words.join(", ")}"."</p>
            {few.then(|| view! { <p class="soft">{Msg::TooFewForInterval.text()}"."</p> }.into_any())}
        </div>
    }
    .into_any()
}
