//! One film of the ranking.

use crate::charts::{SCORES, interval};
use crate::components::{At, tone};
use crate::format;
use crate::messages::{ListMsg, Msg};
use crate::pieces::{live, text};
use crate::state::{Query, UseQuery, use_collection};
use crosscut_engine::Facet;
use crosscut_engine::score::{Standing, Standings};
use leptos::prelude::*;
use std::sync::Arc;

/// A film by its code: its place, name and year, what it scores and how sure that is, how many stand behind it.
pub fn film_row(film: u32, at: At, standings: Memo<Arc<Standings>>) -> AnyView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let Some(entry) = collection.films.get((film as usize).saturating_sub(1)) else { return ().into_any() };
    let (name, year) = (entry.name.clone(), entry.year.map(|year| year.to_string()));
    let knows_spread = collection.overview.is_none();
    let href = {
        let path = format!("films/{}", collection.table.key(Facet::Film, film));
        let collection = collection.clone();
        move || {
            let letters = query.with(|query| query.letters);
            Query { letters, ..Query::default() }.href(&path, &collection.table)
        }
    };
    let standing = move || standings.with(|standings| of(standings, film));
    let At { place, count } = at;
    view! {
        <li
            class="standing"
            data-place=move || place.get().to_string()
            aria-posinset=move || (place.get() + 1).to_string()
            aria-setsize=move || count.get().to_string()
        >
            <span class="place soft" aria-hidden="true">{text(move || format::count(place.get() + 1))}</span>
            <div class="head"><a href=href>{name}</a>{year.map(|year| view! { <span class="soft">{year}</span> }.into_any())}</div>
            {live(move || standing().map(|standing| figures(standing, knows_spread)))}
        </li>
    }
    .into_any()
}

fn of(standings: &Standings, film: u32) -> Option<Standing> {
    let place = standings.all.binary_search_by(|standing| standing.part.code.cmp(&film)).ok()?;
    standings.all.get(place).copied()
}

/// The numbers of a film, and their picture.
fn figures(standing: Standing, knows_spread: bool) -> AnyView {
    let Standing { part, interval: likely } = standing;
    let documents = ListMsg::Documents(part.review_count).text();
    let Some(mean) = part.mean else {
        return view! {
            <span class="badge"><b aria-hidden="true">"–"</b></span>
            <span class="soft kind">{documents}</span>
            <span class="soft range">{ListMsg::Unrated.text()}</span>
        }
        .into_any();
    };
    let spread = match part.deviation {
        Some(deviation) => Some(ListMsg::Spread(format::score(deviation)).text()),
        None if !knows_spread && part.rating_count > 1 => Some(ListMsg::SpreadComing.text()),
        None => None,
    };
    let numbers: Vec<String> =
        [Some(Msg::Ratings(part.rating_count).text()), Some(documents), spread].into_iter().flatten().collect();
    let ends = likely.ok().map(|likely| (likely.low, likely.high));
    let words = match ends {
        Some((low, high)) => {
            let [low, high] = [low, high].map(|end| format::number(end.round()));
            ListMsg::Between { low, high }
        }
        None => ListMsg::NoInterval,
    };
    view! {
        <span class="badge" data-tone=tone(mean)><b>{format::score(mean)}</b></span>
        <span class="soft kind">{numbers.join(" · ")}</span>
        <div class="range">{interval(SCORES, mean, ends, true)}<span class="sr">{words.text()}</span></div>
    }
    .into_any()
}
