//! How a score was made, line by line, so that a reader can do the sum again by hand.

use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::{History, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::score::AggregateRating;
use crosscut_model::{Kind, LetterTable, Notation, Rating, Review};
use leptos::prelude::*;

/// The table behind a score: what went in, how each rating became a number, what was left out and why.
#[component]
pub fn Derivation(
    aggregate: AggregateRating,
    /// The rows that were looked at.
    rows: Vec<u32>,
    letters: LetterTable,
) -> impl IntoView {
    let collection = use_collection();
    let lines = aggregate
        .contributions
        .iter()
        .filter_map(|contribution| {
            let review = collection.review(contribution.row)?;
            let rating = review.rating.as_ref()?;
            let href = format!("documents/{}", review.id);
            Some(view! {
                <tr>
                    <th scope="row"><a href=href>{labels::who(review)}</a></th>
                    <td>"“"{rating.raw.clone()}"”" <span class="soft">{labels::assumptions(&rating.assumed)}</span></td>
                    <td>{arithmetic(rating, contribution.score, letters)}</td>
                </tr>
            })
        })
        .views();
    let left_out = rows
        .iter()
        .filter(|row| collection.table.score(**row as usize, letters).is_none())
        .filter_map(|row| collection.review(*row))
        .map(|review| {
            let href = format!("documents/{}", review.id);
            view! { <li><a href=href>{labels::who(review)}</a>": " {why_not(review).text()}</li> }
        })
        .collect::<Vec<_>>();
    let sum = aggregate.value.map(|mean| {
        let scores: Vec<String> =
            aggregate.contributions.iter().map(|contribution| format::number(contribution.score)).collect();
        let added = if scores.len() <= 12 { scores.join(" + ") } else { format!("{} + …", scores[..12].join(" + ")) };
        format!("({added}) ÷ {} = {}", scores.len(), format::number(mean))
    });
    view! {
        <div class="derivation">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{Msg::Source.text()}</th>
                        <th scope="col">{Msg::AsPrinted.text()}</th>
                        <th scope="col">{Msg::BecomesScore.text()}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                {sum.map(|sum| view! { <tfoot><tr><th scope="row" colspan="2">{Msg::Mean.text()}</th><td>{sum}</td></tr></tfoot> }.into_any())}
            </table>
            {(!left_out.is_empty()).then(|| view! { <h3>{Msg::NotCounted.text()}</h3><ul>{left_out}</ul> }.into_any())}
            <LetterChoice letters />
        </div>
    }
}

#[component]
fn LetterChoice(letters: LetterTable) -> impl IntoView {
    let query = expect_context::<UseQuery>();
    let default = use_collection().info.letters;
    let choose = move |event: leptos::ev::Event| {
        let chosen = LetterTable::from_key(&event_target_value(&event)).filter(|table| *table != default);
        query.change(History::Push, |query| query.letters = chosen);
    };
    let options = LetterTable::ALL
        .into_iter()
        .map(
            |table| view! { <option value=table.key() selected=table == letters>{Msg::Letters(table).text()}</option> },
        )
        .views();
    view! { <label class="choice">{Msg::LetterTableLabel.text()} <select on:change=choose>{options}</select></label> }
}

/// The sum that turns a rating into its score.
fn arithmetic(rating: &Rating, score: f64, letters: LetterTable) -> String {
    let score = format::number(score);
    match (rating.notation, rating.value.number(), rating.best.number(), rating.worst.number()) {
        (Notation::Letter, ..) => {
            Msg::ByLetterTable { letter: rating.value.text().unwrap_or_default().to_owned(), table: letters, score }
                .text()
        }
        (_, Some(value), Some(best), Some(0.0)) => {
            format!("{} ÷ {} × 100 = {score}", format::number(value), format::number(best))
        }
        (_, Some(value), Some(best), Some(worst)) => {
            let [value, best, worst] = [value, best, worst].map(format::number);
            format!("({value} − {worst}) ÷ ({best} − {worst}) × 100 = {score}")
        }
        _ => score,
    }
}

fn why_not(review: &Review) -> Msg {
    match (&review.rating, review.kind) {
        (Some(_), _) => Msg::WhyThumbs,
        (None, Kind::Review) => Msg::WhyUnratedReview,
        (None, kind) => Msg::WhyUnratedKind(kind),
    }
}
