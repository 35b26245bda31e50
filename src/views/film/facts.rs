//! Every fact with the documents that state it.

use crate::components::SaidBy;
use crate::labels;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crosscut_engine::facts::Fact;
use leptos::prelude::*;

/// The table of facts.
pub fn table_of_facts(facts: Vec<Fact>) -> AnyView {
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
                    let said = Some((fact.property.clone(), value.value));
                    view! {
                        <li>{stated}{parts} <span class="soft">{Msg::SaidBy.text()}": "<SaidBy rows=value.rows said /></span></li>
                    }
                })
                .views();
            view! { <tr><th scope="row">{Msg::Property(name.clone()).text()}</th><td><ul>{values}</ul></td></tr> }
        })
        .views();
    view! { <table><tbody>{rows}</tbody></table> }.into_any()
}
