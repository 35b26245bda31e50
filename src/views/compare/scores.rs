//! What each side scores, on one line for all; beside it, on the films that all of them rate; and the films on which they are furthest
//! apart.

use super::apart::apart;
use super::side::{Side, short};
use crate::charts::{SCORES, head, shift};
use crate::format;
use crate::messages::{CompareMsg, LabMsg};
use crate::pieces::{IntoViews, live};
use crate::state::{UseQuery, use_collection};
use crosscut_engine::score::{self, AggregateRating, in_common};
use crosscut_model::figures::tone;
use leptos::prelude::*;
use std::sync::Arc;

/// The scores, anew for each letter table.
pub fn scores(sides: Arc<Vec<Side>>) -> AnyView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let letters = Memo::new(move |_| query.letters());
    live(move || {
        let letters = letters.get();
        let scores: Vec<AggregateRating> =
            sides.iter().map(|side| score::mean(&collection.table, &side.rows, letters)).collect();
        let rows: Vec<_> = sides.iter().map(|side| side.rows.clone()).collect();
        let common = in_common(&collection.table, &rows, letters);
        let rated = scores.iter().filter(|score| score.value.is_some()).count();
        let several = collection.films.len() > 1 && sides.iter().any(|side| side.documents > 1);
        // On a single film, or of single documents, what is in common is what there is.
        let same: Vec<Option<f64>> = if several { common.means.clone() } else { vec![None; sides.len()] };
        let lines = sides
            .iter()
            .zip(&scores)
            .zip(&same)
            .map(|((side, score), same)| line(side, score, *same, common.rated.len()));
        let caution = match rated {
            0 => None,
            1 => Some(CompareMsg::OneRated),
            _ if common.rated.is_empty() => Some(CompareMsg::NoFilmRated),
            _ if several => Some(CompareMsg::ScoresLegend),
            _ => None,
        };
        view! {
            <div class="lines">
                {(rated > 0).then(|| view! { <div class="axis" aria-hidden="true">{head(SCORES)}</div> }.into_any())}
                <ul role="list">{lines.views()}</ul>
            </div>
            {caution.map(|caution| view! { <p class="soft note">{caution.text()}</p> }.into_any())}
            {(several && !common.rated.is_empty()).then(|| apart(&collection, &sides, common.rated))}
        }
        .into_any()
    })
}

/// A side on the line of scores.
fn line(side: &Side, score: &AggregateRating, same: Option<f64>, films: usize) -> AnyView {
    let Some(value) = score.value else {
        return view! {
            <li>
                <b class="name">{short(&side.name)}</b>
                <span class="badge"><b aria-hidden="true">"–"</b></span>
                <span class="soft range">{CompareMsg::Unrated.text()}</span>
            </li>
        }
        .into_any();
    };
    let ends = score.interval.ok().map(|interval| (interval.low, interval.high));
    let of = match &side.raw {
        Some(raw) => format!("“{raw}”"),
        None => CompareMsg::ScoreOf { ratings: score.rating_count }.text(),
    };
    let interval = ends.map(|(low, high)| {
        let [low, high] = [low, high].map(format::score);
        LabMsg::Interval { low, high }.text()
    });
    let title = interval.clone();
    let common = same.map(|same| format!(" · {} {}", format::score(same), CompareMsg::OnTheSame { films }.text()));
    view! {
        <li>
            <b class="name">{short(&side.name)}</b>
            <span class="badge" data-tone=tone(value)><b>{format::score(value)}</b></span>
            <div class="range" title=title>
                <span aria-hidden="true">{shift(SCORES, Some(value), same, ends, String::new())}</span>
                <span class="sr">{interval}</span>
                <small class="soft">{of}{common}</small>
            </div>
        </li>
    }
    .into_any()
}
