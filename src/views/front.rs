//! The front page: the film where there is one, the list of films where there are several.

use crate::app::use_title;
use crate::format;
use crate::messages::Msg;
use crate::order::sorted;
use crate::state::{UseQuery, use_collection};
use crate::views::film::FilmPage;
use crosscut_engine::{Bitmap, Facet, score};
use leptos::prelude::*;

/// The front page.
#[component]
pub fn Front() -> impl IntoView {
    let collection = use_collection();
    let has_unnamed = (0..collection.table.rows()).any(|row| collection.table.codes(Facet::Film, row) == [0]);
    if collection.films.len() == 1 && !has_unnamed {
        view! { <FilmPage film=1 /> }.into_any()
    } else {
        view! { <Films /> }.into_any()
    }
}

#[component]
fn Films() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let title = collection.info.title.clone();
    use_title({
        let title = title.clone();
        move || title.clone()
    });
    let list = move || {
        let letters = query.letters();
        let rows = collection.table.rows();
        let mut members = vec![Bitmap::empty(rows); collection.films.len() + 1];
        for row in 0..rows {
            members[collection.table.codes(Facet::Film, row)[0] as usize].insert(row);
        }
        let aggregates: Vec<_> =
            members.iter().map(|members| score::mean(&collection.table, members, letters)).collect();
        let value = |code: u32| aggregates[code as usize].value.unwrap_or(-1.0);
        let name = |code: u32| &collection.films[code as usize - 1].name;
        let films =
            sorted(1..members.len() as u32, &|a, b| value(b).total_cmp(&value(a)).then_with(|| name(a).cmp(name(b))));
        films
            .into_iter()
            .map(|code| (&collection.films[code as usize - 1], &aggregates[code as usize]))
            .map(|(film, aggregate)| {
                let score = aggregate.value.map_or_else(|| Msg::NoScore.text(), format::score);
                let href = format!("films/{}", film.key);
                view! {
                    <li>
                        <span class="badge"><b>{score}</b><small>{Msg::Ratings(aggregate.rating_count).text()}</small></span>
                        <div class="head"><a href=href>{film.name.clone()}</a></div>
                        <span class="soft kind">{film.year.map(|year| year.to_string())}" "{Msg::Documents(aggregate.review_count).text()}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="stack">
            <h1>{title}</h1>
            <h2 class="sr">{Msg::Films.text()}</h2>
            <ul class="documents">{list}</ul>
        </section>
    }
}
