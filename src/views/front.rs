//! The front page where there are several films: the list of them.

use crate::app::use_title;
use crate::format;
use crate::messages::Msg;
use crate::pieces::{IntoViews, live};
use crate::state::{UseQuery, use_collection};
use crosscut_engine::sorted;
use crosscut_engine::{Facet, score};
use leptos::prelude::*;

/// Entries of a list shown before "show more", and added by it.
const PAGE: usize = 100;

/// The button that shows more of a list, as long as there is more.
pub fn more(wanted: RwSignal<usize>, there: usize) -> AnyView {
    live(move || {
        let shown = wanted.get();
        (shown < there).then(|| {
            view! {
                <button type="button" on:click=move |_| wanted.update(|wanted| *wanted += PAGE)>
                    {Msg::More { shown, total: there }.text()}
                </button>
            }
            .into_any()
        })
    })
}

/// The films, best first.
#[component]
pub fn Films() -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let title = collection.info.title.clone();
    use_title({
        let title = title.clone();
        move || title.clone()
    });
    let wanted = RwSignal::new(PAGE);
    let there = collection.films.len();
    let list = move || {
        let mut parts = score::by(&collection.table, &collection.whole.matching, Facet::Film, query.letters());
        parts.retain(|part| part.code > 0);
        let value = |place: u32| parts[place as usize].mean.unwrap_or(-1.0);
        let name = |place: u32| collection.table.name(Facet::Film, parts[place as usize].code);
        let films =
            sorted(0..parts.len() as u32, &|a, b| value(b).total_cmp(&value(a)).then_with(|| name(a).cmp(name(b))));
        films
            .into_iter()
            .take(wanted.get())
            .map(|place| &parts[place as usize])
            .filter_map(|part| Some((collection.films.get(part.code as usize - 1)?, part)))
            .map(|(film, part)| {
                let score = part.mean.map_or_else(|| Msg::NoScore.text(), format::score);
                let href = format!("films/{}", film.key);
                view! {
                    <li>
                        <span class="badge"><b>{score}</b><small>{Msg::Ratings(part.rating_count).text()}</small></span>
                        <div class="head"><a href=href>{film.name.clone()}</a></div>
                        <span class="soft kind">{film.year.map(|year| year.to_string())}" "{Msg::Documents(part.review_count).text()}</span>
                    </li>
                }
            })
            .views()
    };
    view! {
        <section class="stack">
            <h1>{title}</h1>
            <h2 class="sr">{Msg::Films.text()}</h2>
            <ul class="documents">{live(list)}</ul>
            {more(wanted, there)}
        </section>
    }
}
