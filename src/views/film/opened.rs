//! What opens on a film's page: how its score was made, and who states which fact. A part of the program of its own.

use crate::components::{Derivation, SaidBy};
use crate::labels;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crosscut_engine::facts::Fact;
use crosscut_engine::score::AggregateRating;
use crosscut_model::LetterTable;
use leptos::prelude::*;

/// What opens.
#[derive(Clone)]
pub enum Opened {
    /// A score, from the rows that were looked at.
    Score { aggregate: Box<AggregateRating>, rows: Vec<u32>, letters: LetterTable },
    /// What is stated.
    Facts(Vec<Fact>),
}

/// Draws what the context has.
pub fn draw() -> AnyView {
    match expect_context() {
        Opened::Score { aggregate, rows, letters } => {
            view! { <Derivation aggregate=*aggregate rows letters /> }.into_any()
        }
        Opened::Facts(facts) => table(facts),
    }
}

/// Every fact with the documents that state it.
fn table(facts: Vec<Fact>) -> AnyView {
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
