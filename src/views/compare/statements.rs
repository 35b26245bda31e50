//! What the sides state about the films that more than one of them writes about: what only one says, what several say, and what clashes.

use super::alone::alone;
use super::aspects::taken_up;
use super::side::{Side, short};
use crate::components::{SaidBy, StanceMark, with_documents};
use crate::fold::fold;
use crate::labels;
use crate::messages::{CompareMsg, Msg};
use crate::pieces::IntoViews;
use crate::state::{Collection, use_collection};
use crosscut_engine::Facet;
use crosscut_engine::facts::{Clash, Said, clashes, facts, said};
use crosscut_engine::stances::Across;
use crosscut_model::Aspect;
use leptos::prelude::*;
use std::sync::Arc;

/// Documents whose statements are put side by side, at most.
const MOST: usize = 40;

/// A film with the documents of all sides on it.
#[derive(Clone, Debug, PartialEq)]
struct OnFilm {
    film: u32,
    rows: Vec<u32>,
}

/// What is stated of one film.
pub struct Stated {
    pub film: u32,
    pub clashes: Vec<Clash>,
    pub said: Vec<Said>,
}

/// The sections on what is stated, and on the aspects that belong to the same questions.
pub fn statements(collection: &Collection, sides: Arc<Vec<Side>>, written_about: Vec<u32>) -> AnyView {
    let all = written_about.len();
    let films = within_reach(written_about.into_iter().map(|film| on_film(collection, &sides, film)), MOST);
    let left = all - films.len();
    let rows: Vec<u32> = films.iter().flat_map(|film| film.rows.clone()).collect();
    let none = match (all, films.is_empty()) {
        (0, _) => Some(CompareMsg::OtherFilms),
        (_, true) => {
            let documents = sides.iter().map(|side| side.documents).sum();
            Some(CompareMsg::TooMany { documents })
        }
        _ => None,
    };
    let more = (left > 0 && none.is_none()).then_some(CompareMsg::MoreFilms { films: left });
    let told = with_documents(&rows, move || {
        let collection = use_collection();
        let stated: Vec<Stated> = films.iter().map(|film| stated(&collection, &sides, film)).collect();
        let notes = [none.clone(), more.clone()].into_iter().flatten();
        let notes = notes.map(|note| view! { <p class="soft note">{note.text()}</p> }).views();
        view! {
            {clashing(&collection, &sides, &stated)}
            {notes}
            <h2 class="next">{CompareMsg::Alone.text()}</h2>
            {alone(&collection, &sides, &stated)}
            {together(&collection, &sides, &stated)}
        }
        .into_any()
    });
    view! { <section class="stack"><h2>{CompareMsg::Clashes.text()}</h2>{told}</section> }.into_any()
}

fn on_film(collection: &Collection, sides: &[Side], film: u32) -> OnFilm {
    let of_film = collection.rows_of(Facet::Film, film);
    let is_compared = |row: &usize| sides.iter().any(|side| side.rows.contains(*row));
    OnFilm { film, rows: of_film.iter().filter(is_compared).map(|row| row as u32).collect() }
}

/// Those films that fit into `most` documents together with the ones before them.
fn within_reach(films: impl Iterator<Item = OnFilm>, most: usize) -> Vec<OnFilm> {
    let mut left = most;
    let fits = |film: &OnFilm| match left.checked_sub(film.rows.len()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    films.filter(fits).collect()
}

fn stated(collection: &Collection, sides: &[Side], film: &OnFilm) -> Stated {
    let facts = facts(film.rows.iter().filter_map(|row| Some((*row, collection.review(*row)?))), fold);
    let clashes = clashes(&facts, fold);
    let said = said(&facts, &clashes, &|row| sides_of(sides, row));
    Stated { film: film.film, clashes, said }
}

/// The sides that a row belongs to.
fn sides_of(sides: &[Side], row: u32) -> Vec<usize> {
    (0..sides.len()).filter(|side| sides[*side].rows.contains(row as usize)).collect()
}

/// The film that something is said of, where there are several.
pub fn of_film(collection: &Collection, film: u32) -> Option<AnyView> {
    (collection.films.len() > 1).then(|| {
        let film = collection.table.name(Facet::Film, film).to_owned();
        view! { <small class="soft">{short(&CompareMsg::OnFilm { film }.text())}</small> }.into_any()
    })
}

/// Each clash as a card: on aspects, then on facts.
fn clashing(collection: &Collection, sides: &[Side], stated: &[Stated]) -> AnyView {
    let taken: Vec<_> = sides.iter().map(|side| side.taken).collect();
    let split = taken_up(&taken).into_iter().filter(|(_, _, across)| *across == Across::Split);
    let of_aspects = split.map(|(place, aspect, _)| {
        let leaning = sides.iter().map(|side| {
            let stance = side.taken[place].leaning();
            let words = stance.map_or(Msg::Silent, Msg::Stance).text();
            view! { <li><StanceMark stance /><b>{words}</b><span class="soft">{short(&side.name)}</span>{noted(collection, side, aspect)}</li> }
        });
        view! {
            <article class="clash"><h3>{CompareMsg::AspectClash(aspect).text()}</h3><ul class="leans">{leaning.views()}</ul></article>
        }
        .into_any()
    });
    let of_facts = stated.iter().flat_map(|stated| stated.clashes.iter().map(|clash| (stated.film, clash)));
    let of_facts = of_facts.map(|(film, clash)| {
        let property = Msg::Property(clash.property.name().to_owned()).text();
        let title = match clash.about.clone() {
            Some(who) => Msg::ClashAbout { property, who }.text(),
            None => property,
        };
        let values = clash.sides.iter().map(|(value, rows)| {
            let value = labels::stated(clash.property.name(), value);
            view! { <div><dt><SaidBy rows=rows.clone() /></dt><dd><bdi>{value}</bdi></dd></div> }
        });
        view! { <article class="clash"><h3>{title}" "{of_film(collection, film)}</h3><dl>{values.views()}</dl></article> }.into_any()
    });
    let all: Vec<AnyView> = of_aspects.chain(of_facts).collect();
    if all.is_empty() {
        return view! { <p class="soft">{CompareMsg::NoClash.text()}</p> }.into_any();
    }
    view! { <div class="clashes">{all}</div> }.into_any()
}

/// What a curator noted of an aspect, for a side of one document.
pub fn noted(collection: &Collection, side: &Side, aspect: Aspect) -> Option<AnyView> {
    let row = side.rows.iter().next().filter(|_| side.documents == 1)?;
    let mentions = collection.review(row as u32)?.aspects.iter().filter(|mention| mention.aspect == aspect);
    let notes: Vec<String> = mentions.filter_map(|mention| mention.note.clone()).collect();
    (!notes.is_empty()).then(|| view! { <small class="soft">{notes.join("; ")}</small> }.into_any())
}

/// Something stated, as a line.
fn fact(collection: &Collection, film: u32, said: &Said) -> AnyView {
    let name = said.property.name();
    let value = value_of(said);
    view! {
        <li><span class="soft">{Msg::Property(name.to_owned()).text()}</span>" "<bdi>{value}</bdi>" "{of_film(collection, film)}</li>
    }
    .into_any()
}

/// What is stated, with the parts that an actor plays.
pub fn value_of(said: &Said) -> String {
    let value = labels::stated(said.property.name(), &said.value);
    match said.characters.is_empty() {
        true => value,
        false => format!("{value} ({})", said.characters.join(" / ")),
    }
}

/// What several sides state, closed at first: there they agree.
fn together(collection: &Collection, sides: &[Side], stated: &[Stated]) -> Option<AnyView> {
    let line = |film: u32, said: &Said| {
        let who: Vec<String> =
            said.sides.iter().filter_map(|side| sides.get(*side)).map(|side| side.name.clone()).collect();
        let who = if who.len() == sides.len() { CompareMsg::AllSay.text() } else { who.join(" · ") };
        view! { <div class="agreed"><ul class="said">{fact(collection, film, said)}</ul><small class="soft">{short(&who)}</small></div> }
            .into_any()
    };
    let all: Vec<AnyView> = stated
        .iter()
        .flat_map(|stated| {
            stated
                .said
                .iter()
                .filter(|said| said.sides.len() > 1)
                .map(|said| line(stated.film, said))
                .collect::<Vec<AnyView>>()
        })
        .collect();
    let count = all.len();
    (count > 0).then(|| {
        view! { <details><summary>{CompareMsg::Both.text()}" · "{crate::format::count(count)}</summary>{all}</details> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_taken_as_far_as_their_documents_can_be_read() {
        let film = |film: u32, documents: usize| OnFilm { film, rows: (0..documents as u32).collect() };
        let films = || [film(7, 20), film(2, 15), film(9, 6)].into_iter();
        let reached = |most| within_reach(films(), most).into_iter().map(|film| film.film).collect::<Vec<u32>>();
        assert_eq!(reached(40), [7, 2]);
        assert_eq!(reached(41), [7, 2, 9]);
        assert_eq!(reached(19), [2]);
        assert_eq!(reached(5), Vec::<u32>::new());
    }
}
