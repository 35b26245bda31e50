//! Facts line by line, each with where it comes from. What most of them share is said once.

use crate::components::found_in;
use crate::labels;
use crate::messages::{Msg, ReaderMsg};
use crate::pieces::IntoViews;
use crate::state::UsePlace;
use crosscut_model::{Evidence, Property, Statement};
use crosscut_search::Field;
use leptos::prelude::*;

/// A fact: its name, and what is said with the evidence for each.
#[derive(Clone, Debug, PartialEq)]
pub struct FactLine {
    pub name: String,
    pub values: Vec<(String, Evidence)>,
}

/// Statements as lines: one a property, known properties first.
pub fn stated_lines<'a>(statements: impl Iterator<Item = &'a Statement>) -> Vec<FactLine> {
    let mut groups: Vec<(&Property, Vec<(String, Evidence)>)> = Vec::new();
    for statement in statements {
        let value = format!("{}{}", labels::statement(statement), labels::assumptions(&statement.assumed));
        let said = (value, statement.evidence.clone());
        match groups.iter_mut().find(|(property, _)| **property == statement.property) {
            Some((_, values)) => values.push(said),
            None => groups.push((&statement.property, vec![said])),
        }
    }
    (0..=Property::KNOWN.len())
        .flat_map(|order| groups.iter().filter(move |(property, _)| property.order() == order))
        .map(|(property, values)| FactLine {
            name: Msg::Property(property.name().to_owned()).text(),
            values: values.clone(),
        })
        .collect()
}

/// Fields that facts are of.
const ANY: &[Field] = &[Field::People, Field::Abstract, Field::Title, Field::Source];

/// The lines as a list.
#[component]
pub fn FactList(
    lines: Vec<FactLine>,
    /// The text as published, to quote evidence from.
    text: Option<String>,
    /// Whether that text is in view, each place under an id: then a quotation leads to it.
    #[prop(optional)]
    is_below_text: bool,
) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="soft">{Msg::NothingRead.text()}</p> }.into_any();
    }
    let common = common_hand(&lines);
    let lines = lines
        .into_iter()
        .map(|line| {
            let values = line
                .values
                .into_iter()
                .map(|(value, evidence)| {
                    let said = matches!(&evidence, Evidence::Given { given } if common.as_ref() == Some(given));
                    let note =
                        (!said).then(|| view! { <EvidenceNote evidence text=text.clone() is_below_text /> }.into_any());
                    view! { <dd>{found_in(ANY, value)}{note}</dd> }
                })
                .views();
            view! { <div><dt>{line.name}</dt>{values}</div> }
        })
        .views();
    view! {
        {common.map(|given| view! { <p class="soft note">{ReaderMsg::AllGivenBy(given).text()}</p> }.into_any())}
        <dl class="stated">{lines}</dl>
    }
    .into_any()
}

/// By which hand most facts were given, where it is more than one.
fn common_hand(lines: &[FactLine]) -> Option<String> {
    let hands: Vec<&String> = lines
        .iter()
        .flat_map(|line| &line.values)
        .filter_map(|(_, evidence)| match evidence {
            Evidence::Given { given } => Some(given),
            _ => None,
        })
        .collect();
    let count = |hand: &&&String| hands.iter().filter(|other| other == hand).count();
    hands.iter().max_by_key(count).filter(|hand| count(hand) > 1).map(|hand| (**hand).clone())
}

/// The note beside a fact: given, inferred, or read from a place, which is quoted where the text is published.
#[component]
fn EvidenceNote(evidence: Evidence, text: Option<String>, is_below_text: bool) -> impl IntoView {
    let start = evidence.range().map(|range| range.start).filter(|_| is_below_text);
    let quoted = evidence.range().and_then(|range| text.as_deref()?.get(range).map(str::to_owned));
    let words = match evidence {
        Evidence::Given { given } => ReaderMsg::GivenBy(given),
        Evidence::Inferred { inferred } => ReaderMsg::InferredFrom(inferred),
        Evidence::Text { start, end } if quoted.is_some() => ReaderMsg::ReadFrom { start, end },
        Evidence::Text { start, end } => ReaderMsg::ReadFromUnpublished { start, end },
    }
    .text();
    match (quoted, start) {
        (Some(quoted), Some(start)) => {
            let place = expect_context::<UsePlace>();
            let href = move || place.within(&format!("at-{start}"));
            view! { <a class="evidence" href=href title=words><q>{quoted}</q></a> }.into_any()
        }
        (Some(quoted), None) => view! { <span class="evidence" title=words><q>{quoted}</q></span> }.into_any(),
        (None, _) => view! { <span class="evidence">{words}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(given: &str) -> Evidence {
        Evidence::Given { given: given.to_owned() }
    }

    fn statement(property: &str, value: &str) -> Statement {
        let (property, value) = (Property::new(property), value.to_owned());
        Statement { property, value, character: None, assumed: Vec::new(), evidence: given("front matter") }
    }

    #[test]
    fn statements_of_one_property_share_a_line_in_the_known_order() {
        let statements =
            [statement("song", "A"), statement("year", "2021"), statement("director", "B"), statement("director", "C")];
        let lines = stated_lines(statements.iter());
        let lines: Vec<(&str, usize)> = lines.iter().map(|line| (line.name.as_str(), line.values.len())).collect();
        assert_eq!(lines, [("Director", 2), ("Year", 1), ("Song", 1)]);
    }

    #[test]
    fn what_most_facts_share_is_found() {
        let line = |hand| FactLine { name: String::new(), values: vec![(String::new(), given(hand))] };
        assert_eq!(common_hand(&[line("a"), line("b"), line("b")]), Some("b".to_owned()));
        assert_eq!(common_hand(&[line("a")]), None);
    }
}
