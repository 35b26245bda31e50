//! Where the documents contradict one another, side by side.

use crate::labels::{self, Card};
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::use_collection;
use crosscut_engine::facts::Clash;
use leptos::prelude::*;

/// Documents that are linked by name where many say the same.
const NAMED: usize = 12;

/// Links to the documents that say something.
#[component]
pub fn SaidBy(rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    let more = rows.len().saturating_sub(NAMED);
    let named = rows.iter().take(NAMED).enumerate().map(|(place, row)| {
        let Card { who, href, .. } = Card::of(&collection, *row);
        view! { {(place > 0).then_some(" · ")}<a href=href>{who}</a> }.into_any()
    });
    let more = (more > 0).then(|| view! { " "{Msg::AndMore(more).text()} }.into_any());
    named.chain(more).views()
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
