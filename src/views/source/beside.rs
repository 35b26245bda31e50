//! The ratings of a source or an author beside those of others on the same films.

use crate::charts::{Mark, Side, Strip, sides};
use crate::format;
use crate::messages::{ListMsg, Msg};
use crate::pieces::live;
use crate::state::{UseQuery, use_collection};
use crosscut_engine::Matching;
use crosscut_engine::score::{self, AggregateRating, NoInterval};
use leptos::prelude::*;

/// Ratings of both sides that are drawn one by one, at most.
const ONE_BY_ONE: usize = 200;

/// How much kinder (or, below 0, harsher) somebody is, in words; `margin` is half the width of the interval, where there is one.
pub fn difference(points: f64, margin: Option<f64>) -> String {
    let margin = margin.map(format::score);
    let written = format::score(points.abs());
    match points {
        _ if written == "0" => ListMsg::Alike { margin },
        points if points > 0.0 => ListMsg::Kinder { points: written, margin },
        _ => ListMsg::Harsher { points: written, margin },
    }
    .text()
}

/// The score of some rows with the difference in words, and both sides drawn.
#[component]
pub fn Beside(members: Matching) -> impl IntoView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let letters = Memo::new(move |_| query.letters());
    live(move || {
        let letters = letters.get();
        let own = score::mean(&collection.table, &members, letters);
        let Some(mean) = own.value else {
            return view! { <p>{ListMsg::NothingRated.text()}</p> }.into_any();
        };
        let (beside, same) = score::beside(&collection.table, &members, letters);
        let others = score::mean(&collection.table, &same, letters);
        let how = beside.difference.map(|_| view! { <p class="soft">{ListMsg::HowCompared.text()}</p> }.into_any());
        let figure = if own.rating_count + others.rating_count <= ONE_BY_ONE {
            let marks = |side: &AggregateRating, hollow| {
                let mark = |contribution| Mark::of(&collection, contribution, hollow);
                side.contributions.iter().filter_map(mark).collect::<Vec<Mark>>()
            };
            let marks = [marks(&own, false), marks(&others, true)].concat();
            let legend = (others.rating_count > 0).then(|| ListMsg::StripLegend.text());
            view! { <Strip marks /><p class="soft">{legend}</p> }.into_any()
        } else {
            let label = ListMsg::SidesLabel { own: own.rating_count, others: others.rating_count }.text();
            sides(side(ListMsg::ThisOne, &own), side(ListMsg::OthersOnTheSame, &others), label)
        };
        view! {
            <div class="verdict">
                <div class="number">
                    <p class="big">{format::score(mean)}<small>{Msg::OutOf100.text()}</small></p>
                    <p class="soft">{Msg::MeanOf { ratings: own.rating_count }.text()}"."</p>
                    {compared(&beside)}
                </div>
                <div class="figure">{figure}{how}</div>
            </div>
        }
        .into_any()
    })
}

/// The difference, what it was compared on, and whether it says anything.
fn compared(beside: &score::Beside) -> AnyView {
    let Some(points) = beside.difference else {
        return view! { <p>{ListMsg::NobodyElse.text()}</p> }.into_any();
    };
    let on = ListMsg::Compared { films: beside.films, own: beside.own, others: beside.others }.text();
    let caution = match beside.margin {
        Err(NoInterval::TooFew { ratings, needed }) => Some(ListMsg::TooFewFilms { films: ratings, needed }),
        Ok(margin) if margin >= points.abs() => Some(ListMsg::MaybeChance),
        _ => None,
    };
    view! {
        <p><b>{difference(points, beside.margin.ok())}</b>" "{on}"."</p>
        {caution.map(|caution| view! { <p class="soft">{caution.text()}</p> }.into_any())}
    }
    .into_any()
}

fn side(name: ListMsg, side: &AggregateRating) -> Side {
    let lines = &side.derivation.lines;
    Side {
        name: format!("{} · {}", name.text(), Msg::Ratings(side.rating_count).text()),
        scores: lines.iter().filter_map(|line| Some((line.score?, line.count))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_harsher_kinder_or_none() {
        assert_eq!(difference(-4.24, Some(1.0)), "4.2 points (± 1) harsher");
        assert_eq!(difference(1.0, None), "1 point kinder");
        assert_eq!(difference(0.04, Some(0.5)), "as harsh as others (± 0.5)");
    }
}
