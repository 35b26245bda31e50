//! Where the documents contradict one another, side by side.

use crate::fold::fold;
use crate::format;
use crate::labels::{self, Card};
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::use_collection;
use crosscut_engine::facts::Clash;
use crosscut_model::{Property, Review};
use leptos::prelude::*;
use std::ops::Range;

/// Documents that are linked by name where many say the same.
const NAMED: usize = 12;
/// Characters of a passage beside a clash, at most.
const LONGEST: usize = 160;

/// Links to the documents that say something, where it was read from it to that place.
#[component]
pub fn SaidBy(
    rows: Vec<u32>,
    /// What is said: a property, and its value or the part of somebody.
    #[prop(optional_no_strip)]
    said: Option<(Property, String)>,
) -> impl IntoView {
    let collection = use_collection();
    let more = rows.len().saturating_sub(NAMED);
    let named = rows.iter().take(NAMED).enumerate().map(|(place, row)| {
        let Card { who, href, .. } = Card::of(&collection, *row);
        let place_in_text = said.as_ref().and_then(|said| stated_at(collection.review(*row)?, said));
        let href = match place_in_text {
            Some(range) => format!("{href}#at-{}-{}", range.start, range.end),
            None => href,
        };
        view! { {(place > 0).then(|| view! { <span class="dot">" · "</span> })}<a href=href>{who}</a> }.into_any()
    });
    let more = (more > 0).then(|| view! { " "{Msg::AndMore(more).text()} }.into_any());
    named.chain(more).views()
}

/// Where in its published text a document says something.
fn stated_at(review: &Review, (property, said): &(Property, String)) -> Option<Range<usize>> {
    let said = fold(said);
    let says = |words: &String| fold(words) == said;
    let statement = review.statements.iter().find(|statement| {
        statement.property == *property && (says(&statement.value) || statement.character.as_ref().is_some_and(says))
    });
    let range = statement?.evidence.range()?;
    review.text.as_ref()?.get(range.clone()).map(|_| range)
}

/// Each clash as a card with its sides.
#[component]
pub fn Clashes(clashes: Vec<Clash>) -> impl IntoView {
    if clashes.is_empty() {
        return view! { <p class="soft">{Msg::NoClash.text()}</p> }.into_any();
    }
    let collection = use_collection();
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
                    let said = (clash.property.clone(), value.clone());
                    let quoted = rows.iter().find_map(|row| {
                        let review = collection.review(*row)?;
                        let range = stated_at(review, &said)?;
                        let words = format::cut(review.text.as_ref()?.get(range)?.trim(), LONGEST);
                        Some((words, review.language.clone()))
                    });
                    // A passage that is the value says nothing more.
                    let quoted = quoted.filter(|(words, _)| fold(words) != fold(&said.1));
                    let quoted = quoted.map(|(words, spoken)| {
                        view! { <dd class="evidence"><q lang=spoken>{words}</q></dd> }.into_any()
                    });
                    let value = labels::stated(clash.property.name(), &value);
                    view! { <div><dt><SaidBy rows said=Some(said) /></dt>{quoted}<dd>{value}</dd></div> }
                })
                .views();
            view! { <article class="clash"><h3>{title}</h3><dl>{sides}</dl></article> }
        })
        .views()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::{Evidence, Statement};

    #[test]
    fn what_was_read_from_the_text_is_found_there_and_what_was_given_is_not() {
        let said = |value: &str, evidence| Statement {
            property: Property::new("editor"),
            value: value.to_owned(),
            character: None,
            assumed: Vec::new(),
            evidence,
        };
        let review = Review {
            text: Some("Cut by Ada Lind.".to_owned()),
            statements: vec![
                said("Ada Lind", (7..15).into()),
                said("Bo Ek", Evidence::Given { given: "front matter".to_owned() }),
                said("Cy Ro", (90..99).into()),
            ],
            ..Review::default()
        };
        let at = |value: &str| stated_at(&review, &(Property::new("editor"), value.to_owned()));
        assert_eq!([at("ada lind"), at("Bo Ek"), at("Cy Ro"), at("Di Fo")], [Some(7..15), None, None, None]);
    }
}
