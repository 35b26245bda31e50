//! One film of the ranking.

use crate::charts::{SCORES, interval};
use crate::components::{At, Figures, standing_row};
use crate::format;
use crate::messages::{ListMsg, Msg};
use crate::state::{Query, UseQuery, use_collection};
use crosscut_engine::Facet;
use crosscut_engine::score::{ConfidenceInterval, NoInterval, Standing, Standings};
use leptos::prelude::*;
use std::sync::Arc;

/// A film by its code: its place, name and year, what it scores and how sure that is, how many stand behind it.
pub fn film_row(film: u32, at: At, standings: Memo<Arc<Standings>>) -> AnyView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let Some(entry) = collection.films.get((film as usize).saturating_sub(1)) else { return ().into_any() };
    let (name, year) = (entry.name.clone(), entry.year);
    let knows_spread = collection.overview.is_none();
    let path = format!("films/{}", collection.table.key(Facet::Film, film));
    let href = Signal::derive(move || {
        let letters = query.with(|query| query.letters);
        Query { letters, ..Query::default() }.href(&path, &collection.table)
    });
    let standing = move || standings.with(|standings| standings.of(film));
    standing_row(at, name, href, year, move || standing().map(|standing| figures(standing, knows_spread)))
}

/// The numbers of a film, and their picture.
fn figures(standing: Standing, knows_spread: bool) -> Figures {
    let Standing { part, interval: likely } = standing;
    let documents = ListMsg::Documents(part.review_count).text();
    let Some(mean) = part.mean else {
        let range = view! { <span class="soft">{ListMsg::Unrated.text()}</span> }.into_any();
        return Figures { mean: None, counts: documents, range };
    };
    let spread = match part.deviation {
        Some(deviation) => Some(ListMsg::Spread(format::score(deviation)).text()),
        None if !knows_spread && part.rating_count > 1 => Some(ListMsg::SpreadComing.text()),
        None => None,
    };
    let counts: Vec<String> =
        [Some(Msg::Ratings(part.rating_count).text()), Some(documents), spread].into_iter().flatten().collect();
    let ends = likely.ok().map(|likely| (likely.low, likely.high));
    let range = view! { {interval(SCORES, mean, ends, true)}<span class="sr">{told(likely)}</span> };
    Figures { mean: Some(mean), counts: counts.join(" · "), range: range.into_any() }
}

/// What a bar says, or why there is none.
fn told(likely: Result<ConfidenceInterval, NoInterval>) -> String {
    match likely {
        Ok(ConfidenceInterval { low, high, .. }) => {
            let [low, high] = [low, high].map(|end| format::number(end.round()));
            ListMsg::Between { low, high }.text()
        }
        Err(NoInterval::AllEqual) => ListMsg::AllAlike.text(),
        Err(NoInterval::NoDeviation) => ListMsg::IntervalComing.text(),
        Err(_) => Msg::TooFewForInterval.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_engine::score::{IntervalKind, Part};

    /// Every lack of an interval was once put down to too few ratings.
    #[test]
    fn why_there_is_no_bar_is_said_as_it_is() {
        let part = |rating_count, deviation| Part {
            code: 1,
            rating_count,
            review_count: rating_count,
            mean: Some(80.0),
            deviation,
        };
        let of = |part| told(Standings::new(vec![part]).all[0].interval);
        assert_eq!(of(part(6, Some(0.0))), "all ratings are alike, which says nothing about others");
        assert_eq!(of(part(6, None)), "where it lies is being worked out");
        assert_eq!(of(part(2, None)), "Too few ratings for an interval");
        let known = ConfidenceInterval { low: 61.4, high: 88.6, kind: IntervalKind::Student };
        assert_eq!(told(Ok(known)), "with 95 % certainty between 61 and 89");
    }
}
