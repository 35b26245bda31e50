//! A film, a source or an author as a row of its ranking.

use crate::components::At;
use crate::format;
use crate::pieces::{live, text};
use crosscut_model::figures;
use leptos::prelude::*;

/// What a row shows behind the name.
pub struct Figures {
    /// 0 to 100, where there is one.
    pub mean: Option<f64>,
    /// How many stand behind it.
    pub counts: String,
    /// Where it lies, drawn and in words.
    pub range: AnyView,
}

/// A row: its place, its name and year with the way to its page, and its figures.
pub fn standing_row(
    at: At,
    name: String,
    href: Signal<String>,
    year: Option<i16>,
    figures: impl Fn() -> Option<Figures> + Send + 'static,
) -> AnyView {
    let At { place, count } = at;
    let figures = move || {
        figures().map(|Figures { mean, counts, range }| {
            view! {
                {badge(mean)}
                <span class="soft kind">{counts}</span>
                <div class="range">{range}</div>
            }
        })
    };
    view! {
        <li
            class="standing"
            data-place=move || place.get().to_string()
            aria-posinset=move || (place.get() + 1).to_string()
            aria-setsize=move || count.get().to_string()
        >
            <span class="place soft" aria-hidden="true">{text(move || format::count(place.get() + 1))}</span>
            <div class="head">
                <a href=href>{name}</a>
                {year.map(|year| view! { <span class="soft">{year.to_string()}</span> }.into_any())}
            </div>
            {live(figures)}
        </li>
    }
    .into_any()
}

/// A mean, coloured by where it lies; a dash where there is none.
fn badge(mean: Option<f64>) -> AnyView {
    let number = mean.map_or_else(|| "–".to_owned(), format::score);
    view! { <span class="badge" data-tone=mean.map(figures::tone)><b aria-hidden=mean.is_none().then_some("true")>{number}</b></span> }
        .into_any()
}
