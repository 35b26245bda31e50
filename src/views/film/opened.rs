//! What opens on a film's page: how its score was made, and who states which fact. A part of the program of its own.

use crate::components::{Derivation, SaidBy};
use crate::labels;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crosscut_engine::facts::Fact;
use crosscut_engine::score::AggregateRating;
use crosscut_model::LetterTable;
use leptos::prelude::*;

/// A score that can be opened, in the context of what opens.
#[derive(Clone)]
pub struct Made {
    pub aggregate: AggregateRating,
    /// The rows that were looked at.
    pub rows: Vec<u32>,
    pub letters: LetterTable,
}

/// What is stated, in the context of what opens.
#[derive(Clone)]
pub struct Stated(pub Vec<Fact>);

/// How the score was made.
pub fn derivation() -> AnyView {
    let Made { aggregate, rows, letters } = expect_context();
    view! { <Derivation aggregate rows letters /> }.into_any()
}

/// Every fact with the documents that state it.
pub fn facts() -> AnyView {
    let Stated(facts) = expect_context();
    let rows = facts
        .into_iter()
        .map(|fact| {
            let name = fact.property.name().to_owned();
            let values = fact
                .values
                .into_iter()
                .map(|value| {
                    let parts: Vec<String> = value.characters.iter().map(|(part, _)| part.clone()).collect();
                    let parts = (!parts.is_empty()).then(|| format!(" ({})", parts.join(" / ")));
                    let stated = labels::stated(&name, &value.value);
                    view! { <li>{stated}{parts} <span class="soft">{Msg::SaidBy.text()}": "<SaidBy rows=value.rows /></span></li> }
                })
                .views();
            view! { <tr><th scope="row">{Msg::Property(name.clone()).text()}</th><td><ul>{values}</ul></td></tr> }
        })
        .views();
    view! { <table><tbody>{rows}</tbody></table> }.into_any()
}
