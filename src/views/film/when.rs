//! When the documents of a film were published, against its release; those without a date by name.

use super::scope::UseScope;
use crate::charts::{Dated, IsFaint, Release, timeline, timeline_of_years};
use crate::components::SaidBy;
use crate::format;
use crate::labels::Card;
use crate::messages::{FilmMsg, Msg};
use crate::state::{Collection, History, use_collection};
use crosscut_engine::facts::Fact;
use crosscut_engine::score::LISTED;
use crosscut_engine::{Facet, Matching};
use crosscut_model::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// The timeline.
pub fn when(scope: UseScope, film: u32, members: &Matching, facts: &[Fact]) -> Option<AnyView> {
    let collection = use_collection();
    let year = collection.films.get((film as usize).checked_sub(1)?)?.year;
    let releases = releases(year, facts);
    let whole = scope.whole();
    let years = years(&collection, &whole.counts[Facet::Year as usize]);
    let undated = whole.counts[Facet::Year as usize].first().map_or(0, |count| *count as usize);
    let drawn = if years.is_empty() {
        view! { <p class="soft">{FilmMsg::NoneDated.text()}</p> }.into_any()
    } else if whole.count > LISTED {
        let table = collection.clone();
        let pick = move |year: i16| {
            let code = table.table.code(Facet::Year, &year.to_string());
            scope.select(History::Push, |selection| match code {
                Some(code) => selection.toggled(Facet::Year, code),
                None => selection.clone(),
            });
        };
        timeline_of_years(years, releases, Arc::new(pick))
    } else {
        let dated = members.iter().filter_map(|row| dated(&collection, row as u32)).collect();
        let is_faint: IsFaint = Arc::new(move |row| !scope.contains(row));
        timeline(dated, releases, Some(is_faint))
    };
    let undated = (undated > 0).then(|| {
        if whole.count > LISTED {
            let href = move || scope.explore(scope.selection().with_only(Facet::Year, 0));
            let words = FilmMsg::UndatedMany(undated).text();
            return view! { <p class="note"><a href=href>{words}</a></p> }.into_any();
        }
        let rows = members.iter().filter(|row| collection.table.date(*row).is_none()).map(|row| row as u32).collect();
        view! { <p class="soft note">{FilmMsg::Undated(undated).text()}" "<SaidBy rows /></p> }.into_any()
    });
    let is_any_hollow = whole.ratings.first().is_some_and(|unrated| *unrated > 0) && whole.count <= LISTED;
    let hollow = is_any_hollow.then(|| view! { <p class="soft note">{FilmMsg::Hollow.text()}</p> }.into_any());
    Some(
        view! {
            <section class="stack">
                <h2>{FilmMsg::WhenTitle.text()}</h2>
                {drawn}
                {hollow}
                {undated}
            </section>
        }
        .into_any(),
    )
}

fn dated(collection: &Collection, row: u32) -> Option<Dated> {
    let Card { who, kind, date, href, .. } = Card::of(collection, row);
    let is_rated = collection.table.rating_code(row as usize) > 0;
    Some(Dated { row, who, date: date?, kind: Msg::Kind(kind).text(), href, is_rated })
}

/// How many documents there are of each year that has any.
fn years(collection: &Collection, counts: &[u32]) -> Vec<(i16, usize)> {
    let first = collection.table.first_year();
    let dated = (first..).zip(counts.iter().skip(1));
    dated.filter(|(_, count)| **count > 0).map(|(year, count)| (year, *count as usize)).collect()
}

/// When the film came out, as exactly as it is said, and when the disc did.
fn releases(year: Option<i16>, facts: &[Fact]) -> Vec<Release> {
    let stated = |property: &str| -> Option<Date> {
        let fact = facts.iter().find(|fact| fact.property.name() == property)?;
        fact.values.iter().find_map(|value| value.value.parse().ok())
    };
    let film = stated("release_date").or_else(|| Date::of_year(year?));
    let film = film.map(|date| {
        let written = format::date(date);
        let name = if date.day().is_some() { FilmMsg::ReleaseOn(written) } else { FilmMsg::ReleaseIn(written) };
        Release { date, name: name.text() }
    });
    let disc = stated("disc_release_date");
    let disc = disc.map(|date| Release { date, name: FilmMsg::OnDisc(format::date(date)).text() });
    film.into_iter().chain(disc).collect()
}
