//! How a score was made, line by line, so that a reader can do the sum again by hand.

use crate::labels::Card;
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::{History, UseQuery, use_collection};
use crate::{format, labels};
use crosscut_engine::score::AggregateRating;
use crosscut_model::{Kind, LetterTable, Notation, RatingTerm};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Documents listed one by one; the rest is told as a number.
const LINES: usize = 200;

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
        .take(LINES)
        .filter_map(|contribution| {
            let Card { who, raw, href, .. } = Card::of(&collection, contribution.row);
            let term = collection.table.rating(contribution.row as usize)?;
            let review = collection.review(contribution.row);
            let assumed =
                review.and_then(|review| review.rating.as_ref()).map(|rating| labels::assumptions(&rating.assumed));
            Some(view! {
                <tr>
                    <th scope="row"><a href=href>{who}</a></th>
                    <td>"“"{raw}"”" <span class="soft">{assumed}</span></td>
                    <td>{arithmetic(term, contribution.score, letters)}</td>
                </tr>
            })
        })
        .views();
    let more = aggregate.contributions.len().saturating_sub(LINES);
    let more = (more > 0).then(|| view! { <tr><td colspan="3">{Msg::AndMore(more).text()}</td></tr> }.into_any());
    // Beyond so many ratings the engine lists them by their kinds.
    let kinds = if aggregate.contributions.is_empty() { &aggregate.derivation.lines[..] } else { &[] };
    let kinds = kinds
        .iter()
        .filter_map(|line| {
            let term = collection.table.rating_term(line.rating)?;
            Some(view! {
                <tr>
                    <th scope="row">{Msg::Ratings(line.count).text()}</th>
                    <td>"“"{labels::printed(term)}"”"</td>
                    <td>{arithmetic(term, line.score.unwrap_or(line.counts_as), letters)}</td>
                </tr>
            })
        })
        .views();
    let unscored = |row: &&u32| collection.table.score(**row as usize, letters).is_none();
    let left_out = rows
        .iter()
        .filter(unscored)
        .take(LINES)
        .map(|row| {
            let Card { who, href, kind, raw, .. } = Card::of(&collection, *row);
            view! { <li><a href=href>{who}</a>": " {why_not(kind, raw.is_some()).text()}</li> }
        })
        .collect::<Vec<_>>();
    let sum = (!aggregate.contributions.is_empty()).then_some(()).and(aggregate.value);
    let sum = sum.map(|mean| {
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
                <tbody>{lines}{more}{kinds}</tbody>
                {sum.map(|sum| view! { <tfoot><tr><th scope="row" colspan="2">{Msg::Mean.text()}</th><td>{sum}</td></tr></tfoot> }.into_any())}
            </table>
            {(!left_out.is_empty()).then(|| view! { <h2>{Msg::NotCounted.text()}</h2><ul>{left_out}</ul> }.into_any())}
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
        // The sum is drawn anew, this choice with it; whoever made it goes on from here.
        request_animation_frame(|| {
            let choice = document().query_selector(".derivation select").ok().flatten();
            if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) {
                let _ = choice.focus();
            }
        });
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
pub fn arithmetic(rating: &RatingTerm, score: f64, letters: LetterTable) -> String {
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

fn why_not(kind: Kind, is_rated: bool) -> Msg {
    match (is_rated, kind) {
        (true, _) => Msg::WhyThumbs,
        (false, Kind::Review) => Msg::WhyUnratedReview,
        (false, kind) => Msg::WhyUnratedKind(kind),
    }
}
