//! Where the documents contradict one another, side by side.

use crate::labels;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::use_collection;
use crosscut_engine::facts::Clash;
use leptos::prelude::*;

/// Links to the documents that say something.
#[component]
pub fn SaidBy(rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    rows.iter()
        .filter_map(|row| collection.review(*row))
        .enumerate()
        .map(|(place, review)| {
            let href = format!("documents/{}", review.id);
            view! { {(place > 0).then_some(" · ")}<a href=href>{labels::who(review)}</a> }
        })
        .views()
}

/// Each clash as a card with its sides.
#[component]
pub fn Clashes(clashes: Vec<Clash>) -> impl IntoView {
    if clashes.is_empty() {
        return view! { <p class="soft">{Msg::NoClash.text()}</p> }.into_any();
    }
    clashes
        .into_iter()
        .map(|clash| {
            let property = Msg::Property(clash.property.name().to_owned()).text();
            let title = match clash.about {
                Some(who) => Msg::ClashAbout { property, who }.text(),
                None => property,
            };
            let sides = clash
                .sides
                .into_iter()
                .map(|(value, rows)| {
                    let value = labels::stated(clash.property.name(), &value);
                    view! { <div><dt><SaidBy rows /></dt><dd>{value}</dd></div> }
                })
                .views();
            view! { <article class="clash"><h3>{title}</h3><dl>{sides}</dl></article> }
        })
        .views()
        .into_any()
}
