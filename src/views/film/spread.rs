//! How the ratings of a film lie on the scale, and the range of it that is selected.

use super::scope::UseScope;
use crate::charts::{BINS, Brush, histogram_with_brush};
use crate::components::use_score_range;
use crate::messages::FilmMsg;
use crate::state::use_collection;
use crosscut_engine::score::histogram;
use leptos::prelude::*;

/// The histogram; nothing where there are not two ratings to compare.
pub fn spread(scope: UseScope) -> Option<AnyView> {
    let collection = use_collection();
    let whole = histogram(&collection.table, &scope.whole().ratings, untrack(|| scope.letters()), BINS);
    if whole.iter().sum::<u32>() < 2 {
        return None;
    }
    let bins = Memo::new(move |_| {
        scope.with(|answer| histogram(&collection.table, &answer.ratings_aside, scope.letters(), BINS))
    });
    let (range, set) = use_score_range();
    let drawn = histogram_with_brush(Brush { bins, range, set });
    Some(view! { <section class="stack"><h2>{FilmMsg::SpreadTitle.text()}</h2>{drawn}</section> }.into_any())
}
