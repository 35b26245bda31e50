//! What some documents take up: which stance on which aspect, beside everybody's share.

use crate::components::StanceMark;
use crate::format;
use crate::labels;
use crate::messages::{ListMsg, Msg};
use crate::pieces::IntoViews;
use crate::state::use_collection;
use crosscut_engine::Facet;
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;

/// A row an aspect, a column a stance. `own` are the counts by code of [`Facet::Aspect`], `count` the documents.
#[component]
pub fn TakesUp(own: Vec<u32>, count: usize) -> impl IntoView {
    let collection = use_collection();
    let all = collection.whole.counts[Facet::Aspect as usize].clone();
    let share = |counts: &[u32], code: u32, of: usize| {
        f64::from(counts.get(code as usize).copied().unwrap_or(0)) / of.max(1) as f64
    };
    let shares = |aspect: Aspect, stance: Stance| {
        let code = labels::aspect_code(aspect, stance);
        (share(&own, code, count), share(&all, code, collection.reviews))
    };
    let pairs = || Aspect::ALL.into_iter().flat_map(|aspect| Stance::ALL.map(|stance| (aspect, stance)));
    let most = pairs().map(|(aspect, stance)| shares(aspect, stance)).fold(0.0, |most: f64, (a, b)| most.max(a).max(b));
    if most == 0.0 {
        return view! { <p class="soft">{Msg::NothingRead.text()}</p> }.into_any();
    }
    let head = Stance::ALL
        .into_iter()
        .map(|stance| view! { <th scope="col"><StanceMark stance=Some(stance) /><span>{Msg::Stance(stance).text()}</span></th> })
        .views();
    let is_there = |aspect: &Aspect| Stance::ALL.into_iter().any(|stance| shares(*aspect, stance) != (0.0, 0.0));
    let body = Aspect::ALL
        .into_iter()
        .filter(is_there)
        .map(|aspect| {
            let cells = Stance::ALL.into_iter().map(|stance| {
                let code = labels::aspect_code(aspect, stance) as usize;
                let (own_share, all_share) = shares(aspect, stance);
                cell(own.get(code).copied().unwrap_or(0) as usize, own_share, all_share, most)
            });
            view! { <tr><th scope="row">{Msg::Aspect(aspect).text()}</th>{cells.views()}</tr> }
        })
        .views();
    view! {
        <table class="takes-up">
            <thead><tr><td></td>{head}</tr></thead>
            <tbody>{body}</tbody>
        </table>
        <p class="soft note">{ListMsg::TakesUpLegend.text()}</p>
    }
    .into_any()
}

fn cell(count: usize, own: f64, all: f64, most: f64) -> AnyView {
    let [own_words, all_words] = [own, all].map(per_cent);
    let words = ListMsg::TakesUpCell { count, own: own_words.clone(), all: all_words.clone() }.text();
    let [own, all] = [own, all].map(|share| format!("{}%", format::number(share / most * 100.0)));
    let title = words.clone();
    view! {
        <td title=title>
            <span aria-hidden="true">
                <b>{format::short(count)}</b>
                <svg width="100%" height="9"><rect class="own" width=own height="4"></rect><rect class="all" y="5" width=all height="4"></rect></svg>
                <small>{format!("{own_words} ({all_words})")}</small>
            </span>
            <span class="sr">{words}</span>
        </td>
    }
    .into_any()
}

/// A share in whole per cent; one that is not none is not called so.
fn per_cent(share: f64) -> String {
    match share * 100.0 {
        share if share > 0.0 && share < 1.0 => "<1%".to_owned(),
        share => format!("{}%", format::number(share.round())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_whole_per_cent_and_little_is_not_nothing() {
        assert_eq!([per_cent(0.0), per_cent(0.004), per_cent(0.125), per_cent(1.0)], ["0%", "<1%", "13%", "100%"]);
    }
}
