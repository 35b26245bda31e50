//! What each side takes up, aspect by aspect, and where they differ.

use super::side::{Side, short};
use crate::components::StanceMark;
use crate::format;
use crate::messages::{CompareMsg, Msg};
use crate::pieces::IntoViews;
use crosscut_engine::stances::{Across, AllTaken, Taken, across};
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;

/// The aspects that any side takes up, each with its place in [`Aspect::ALL`] and how the sides lie on it.
pub fn taken_up(taken: &[AllTaken]) -> Vec<(usize, Aspect, Across)> {
    let here = |place: usize| taken.iter().map(|taken| taken[place]).collect::<Vec<Taken>>();
    let all = Aspect::ALL.into_iter().enumerate().map(|(place, aspect)| (place, aspect, across(&here(place))));
    all.filter(|(_, _, across)| *across != Across::Silent).collect()
}

/// A grid: an aspect a row, a side a column. Where there is no room for a column of names, names stand over their rows: a table keeps
/// its roles then by saying them.
pub fn aspects(sides: &[Side], taken: &[AllTaken]) -> AnyView {
    let taken_up = taken_up(taken);
    if taken_up.is_empty() {
        return view! { <p class="soft">{CompareMsg::NothingTakenUp.text()}</p> }.into_any();
    }
    let is_counted = sides.iter().any(|side| side.documents > 1);
    let rows = taken_up.into_iter().map(|(place, aspect, across)| {
        let remark = match across {
            Across::Split => Some((CompareMsg::Split.text(), "split")),
            Across::Only(side) => sides.get(side).map(|side| (CompareMsg::Only { name: side.name.clone() }.text(), "only")),
            Across::Silent | Across::Together => None,
        };
        let remark = remark.map(|(words, class)| view! { <small class=class>{short(&words)}</small> }.into_any());
        let cells = sides.iter().zip(taken).map(|(side, taken)| cell(taken[place], side.documents, is_counted));
        view! {
            <tr role="row"><th role="rowheader" scope="row">{Msg::Aspect(aspect).text()}{remark}</th>{cells.views()}</tr>
        }
    });
    view! {
        <table class="compare" role="table" data-sides=sides.len().to_string()>
            {heads(sides)}
            <tbody role="rowgroup">{rows.views()}</tbody>
        </table>
        {is_counted.then(|| view! { <p class="soft note">{CompareMsg::AspectsLegend.text()}</p> }.into_any())}
    }
    .into_any()
}

/// The names of the sides, over the columns of a table.
pub fn heads(sides: &[Side]) -> AnyView {
    let names = sides.iter().map(|side| view! { <th role="columnheader" scope="col">{short(&side.name)}</th> });
    view! { <thead role="rowgroup"><tr role="row"><td role="cell" class="corner"></td>{names.views()}</tr></thead> }
        .into_any()
}

/// What a side says on an aspect: of several documents with how many take each stance, as a bar and in words.
fn cell(taken: Taken, documents: usize, is_counted: bool) -> AnyView {
    let stance = taken.leaning();
    let words = stance.map_or(Msg::Silent, Msg::Stance).text();
    let count = taken.documents();
    if !is_counted || count == 0 {
        return view! { <td role="cell"><span class="says"><StanceMark stance /><span>{words}</span></span></td> }
            .into_any();
    }
    let shares = Stance::ALL.into_iter().zip(taken.0).filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        shares.clone().map(|(stance, count)| CompareMsg::StanceShare { stance, count, of: documents }.text()).collect();
    let told = told.join(", ");
    let title = told.clone();
    let mut before = 0;
    let bar = shares.map(|(stance, part)| {
        let start = before;
        before += part;
        let of = |count: usize| format!("{}%", format::plain(count as f64 / count_of(taken) * 100.0));
        view! { <rect class=stance.key() x=of(start) width=of(part) height="7"></rect> }
    });
    view! {
        <td role="cell" title=title>
            <span class="says" aria-hidden="true"><StanceMark stance /><span>{words}</span><small class="soft">{format::short(count)}</small></span>
            <svg class="shares" width="100%" height="7" aria-hidden="true">{bar.views()}</svg>
            <span class="sr">{told}</span>
        </td>
    }
    .into_any()
}

fn count_of(taken: Taken) -> f64 {
    taken.documents().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aspects_that_nobody_takes_up_are_left_out_and_the_others_keep_their_order() {
        let mut one = AllTaken::default();
        let mut other = AllTaken::default();
        one[4] = Taken([0, 0, 2, 0]);
        one[1] = Taken([1, 0, 0, 0]);
        other[4] = Taken([1, 0, 0, 0]);
        assert_eq!(
            taken_up(&[one, other]),
            [(1, Aspect::Direction, Across::Only(0)), (4, Aspect::Editing, Across::Split)]
        );
        assert_eq!(taken_up(&[AllTaken::default(); 3]), []);
    }
}
