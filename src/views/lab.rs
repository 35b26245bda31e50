//! The score lab: how ratings become one number is chosen here, and the score and the order of the films follow at once, each beside what
//! it usually is. What is chosen is in the URL; no other view reads it.

mod made;
mod ranking;
mod settings;
mod weights;

use crate::app::use_title;
use crate::charts::{SCORES, head, shift};
use crate::components::notes;
use crate::format;
use crate::messages::{LabMsg, Msg};
use crate::pieces::{flag, live};
use crate::state::{Collection, Query, UseQuery, UseRecipe, use_collection};
use crosscut_engine::score::{self, AggregateRating, Background, Method, Scoring};
use crosscut_engine::{Facet, Matching, Selection};
use leptos::prelude::*;
use made::Made;
use ranking::{Ranking, UseRanking};
use settings::Settings;
use std::sync::Arc;

/// What is looked at, and how scores are made of it.
#[derive(Clone, Copy)]
struct Lab {
    query: UseQuery,
    recipe: UseRecipe,
    /// The film that is looked at by itself.
    film: Memo<Option<u32>>,
    /// The rows of the film, or all of them.
    rows: Memo<Matching>,
    scoring: Memo<Scoring>,
    /// What the method needs to know of the whole collection; worked out when the method or the letter table changes.
    background: Memo<Arc<Background>>,
    now: Memo<AggregateRating>,
    usual: Memo<AggregateRating>,
}

/// How scores are made on all other pages.
fn usual_scoring(collection: &Collection) -> Scoring {
    Scoring { letters: collection.info.letters, ..Scoring::default() }
}

/// The film that an address asks for, or the only one.
fn film_of(collection: &Collection, query: &Query) -> Option<u32> {
    let chosen = query.selection.choice(Facet::Film).and_then(|choice| choice.include.iter().next().copied());
    chosen.filter(|film| *film > 0).or_else(|| (collection.films.len() == 1).then_some(1))
}

impl Lab {
    fn new() -> Lab {
        let collection = use_collection();
        let query = expect_context::<UseQuery>();
        let recipe = UseRecipe::new();
        let film = {
            let collection = collection.clone();
            Memo::new(move |_| query.with(|query| film_of(&collection, query)))
        };
        let rows = {
            let collection = collection.clone();
            let rows = move || match film.get() {
                Some(film) => collection.rows_of(Facet::Film, film),
                None => collection.whole.matching.clone(),
            };
            Memo::new_with_compare(move |_| rows(), |_, _| true)
        };
        let scoring = Memo::new(move |_| recipe.with(|recipe| recipe.scoring(query.letters())));
        // A change of a weight or a threshold makes no other collection.
        let asked = Memo::new(move |_| scoring.with(|scoring| (scoring.method, scoring.letters)));
        let background = {
            let collection = collection.clone();
            let of = move |(method, letters)| {
                let scoring = Scoring { method, letters, ..Scoring::default() };
                Arc::new(Background::for_method(&collection.table, &scoring))
            };
            Memo::new_with_compare(move |_| of(asked.get()), |_, _| true)
        };
        let now = {
            let collection = collection.clone();
            Memo::new(move |_| {
                let (rows, scoring) = (rows.get(), scoring.get());
                background.with(|background| score::aggregate_with(&collection.table, &rows, &scoring, background))
            })
        };
        let usual = Memo::new(move |_| {
            let scoring = usual_scoring(&collection);
            score::aggregate_with(&collection.table, &rows.get(), &scoring, &Background::default())
        });
        Lab { query, recipe, film, rows, scoring, background, now, usual }
    }

    /// Whether everything is as it usually is, tracked.
    fn is_usual(self) -> bool {
        self.recipe.with(|recipe| recipe.is_usual()) && self.query.with(|query| query.letters.is_none())
    }
}

/// The score lab.
#[component]
pub fn LabView() -> impl IntoView {
    let collection = use_collection();
    use_title(|| Msg::Lab.text());
    let lab = Lab::new();
    let ranking = (collection.films.len() > 1).then(|| UseRanking::new(lab));
    view! {
        <section class="title">
            <h1>{Msg::Lab.text()}</h1>
            <p>{LabMsg::Intro.text()}</p>
        </section>
        {unread(lab)}
        <div class="lab">
            {outcome(lab)}
            <Settings lab />
            <div class="stack wide">
                {folded(lab)}
                {ranking.map(|ranking| view! { <Ranking lab ranking /> }.into_any())}
            </div>
        </div>
    }
}

/// How the number was made. Of all ratings together that is long and not what most want to see: it is closed at first, and not
/// worked out before it is opened.
fn folded(lab: Lab) -> AnyView {
    let chosen = RwSignal::new(None::<bool>);
    let is_open = Memo::new(move |_| chosen.get().unwrap_or(lab.film.get().is_some()));
    let toggle = move |event| {
        let now = event_target::<web_sys::Element>(&event).has_attribute("open");
        // It also tells of what nobody chose.
        if now != is_open.get_untracked() {
            chosen.set(Some(now));
        }
    };
    view! {
        <details class="made" on:toggle={toggle} {..flag("open", move || is_open.get())}>
            <summary>{LabMsg::HowLines.text()}</summary>
            {live(move || is_open.get().then(|| view! { <Made lab /> }))}
        </details>
    }
    .into_any()
}

/// What of the address is not gone by.
fn unread(lab: Lab) -> AnyView {
    let is_more = move || {
        lab.query.with(|query| {
            let rest = Selection { text: String::new(), ..query.selection.without(Facet::Film) };
            let films =
                query.selection.choice(Facet::Film).map_or(0, |choice| choice.include.len() + choice.exclude.len());
            !rest.is_empty() || films > 1 || lab.film.get().is_none() && films > 0
        })
    };
    live(move || {
        let aside = is_more().then(|| LabMsg::SelectionAside.text());
        notes(lab.recipe.unread().into_iter().map(|note| LabMsg::Unread(note).text()).chain(aside).collect())
    })
}

/// The score, beside the usual one.
fn outcome(lab: Lab) -> AnyView {
    let collection = use_collection();
    let several = collection.films.len() > 1;
    let whose = move || {
        let Some(film) = lab.film.get() else { return view! { <h2>{LabMsg::OfAll.text()}</h2> }.into_any() };
        let href = format!("films/{}", collection.table.key(Facet::Film, film));
        let name = collection.table.name(Facet::Film, film).to_owned();
        let all = several.then(|| {
            // The choice stays, the film goes.
            let now = lab.query.get();
            let all = Query { selection: Selection::default(), ..now }.href("lab", &collection.table);
            view! { <a href=all>{LabMsg::AllFilms.text()}</a> }.into_any()
        });
        view! { <h2>{name}</h2><p class="ways">{all}<a href=href>{LabMsg::ToFilm.text()}</a></p> }.into_any()
    };
    let is_share = move || lab.scoring.with(|scoring| scoring.method == Method::Favourable);
    let number = move || {
        let AggregateRating { value, interval, refusal, rating_count, .. } = lab.now.get();
        let usual = lab.usual.with(|usual| usual.value);
        let Some(value) = value else {
            let why = refusal.map_or(LabMsg::NoneRated, LabMsg::Refused).text();
            return view! { <p class="big none">"–"</p><p class="soft">{why}</p> }.into_any();
        };
        let unit = if is_share() { LabMsg::Percent.text() } else { Msg::OutOf100.text() };
        let words = match interval {
            Ok(interval) => {
                let [low, high] = [interval.low, interval.high].map(format::score);
                LabMsg::Interval { low, high }
            }
            Err(why) => LabMsg::NoInterval(why),
        };
        let figure = {
            let label = LabMsg::ShiftLabel {
                now: format::score(value),
                usual: usual.map_or_else(|| "–".to_owned(), format::score),
            };
            shift(SCORES, Some(value), usual, interval.ok().map(|ends| (ends.low, ends.high)), label.text())
        };
        view! {
            <p class="big">{format::score(value)}<small>{unit}</small></p>
            <p class="against">{against(value, usual, lab.is_usual())}</p>
            <div class="figure">{head(SCORES)}{figure}</div>
            <p class="soft note">
                {Msg::Ratings(rating_count).text()}". "{words.text()}
                {(is_share() && !lab.is_usual()).then(|| format!(" {}", LabMsg::NotTheSame.text()))}
            </p>
        }
        .into_any()
    };
    view! {
        <section class="outcome" aria-label=Msg::Score.text()>
            <div class="whose">{live(whose)}</div>
            <div class="result" role="status">{live(number)}</div>
        </section>
    }
    .into_any()
}

/// How a score lies to the usual one: with its sign and in words, not by a colour.
fn against(value: f64, usual: Option<f64>, is_usual: bool) -> AnyView {
    match usual {
        _ if is_usual => view! { <span class="soft">{LabMsg::AsUsual.text()}</span> }.into_any(),
        None => ().into_any(),
        Some(usual) => view! {
            <b>{format::change(value - usual)}</b> " "
            <span class="soft">{LabMsg::Usually { score: format::score(usual) }.text()}</span>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_film_in_the_address_all_are_looked_at_and_the_missing_one_is_none() {
        let collection = Collection::without_documents();
        let query = |film| Query { selection: Selection::default().with_only(Facet::Film, film), ..Query::default() };
        assert_eq!(film_of(&collection, &Query::default()), None);
        assert_eq!(film_of(&collection, &query(3)), Some(3));
        assert_eq!(film_of(&collection, &query(0)), None);
    }
}
