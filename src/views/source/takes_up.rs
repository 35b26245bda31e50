//! What some documents take up: which stance on which aspect, beside the others' share; and first what they care about more, or less,
//! than the others do.

use crate::components::StanceMark;
use crate::format;
use crate::labels;
use crate::messages::{ListMsg, Msg};
use crate::pieces::IntoViews;
use crate::state::use_collection;
use crosscut_engine::Facet;
use crosscut_engine::stances::{Emphasis, emphasis, taken_of_counts};
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;

/// A row an aspect, a column a stance. `own` are the counts by code of [`Facet::Aspect`], `count` the documents.
#[component]
pub fn TakesUp(own: Vec<u32>, count: usize) -> impl IntoView {
    let collection = use_collection();
    let all = collection.whole.counts[Facet::Aspect as usize].clone();
    let others = collection.reviews.saturating_sub(count);
    let counted = |counts: &[u32], code: u32| counts.get(code as usize).copied().unwrap_or(0);
    let share = |counted: u32, of: usize| f64::from(counted) / of.max(1) as f64;
    let shares = |aspect: Aspect, stance: Stance| {
        let code = labels::aspect_code(aspect, stance);
        let (own, all) = (counted(&own, code), counted(&all, code));
        (share(own, count), share(all.saturating_sub(own), others))
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
    let cares = cares(&emphasis((&taken_of_counts(&own), count), (&taken_of_counts(&all), collection.reviews)));
    view! {
        {cares}
        <table class="takes-up">
            <thead><tr><td></td>{head}</tr></thead>
            <tbody>{body}</tbody>
        </table>
        <p class="soft note">{ListMsg::TakesUpLegend.text()}</p>
    }
    .into_any()
}

/// What is taken up more often than by the others, and what less often, as far as chance would hardly make it so.
fn cares(emphases: &[Emphasis]) -> AnyView {
    let certain = || emphases.iter().filter(|emphasis| emphasis.is_certain());
    let line = |title: ListMsg, is_here: fn(&&Emphasis) -> bool| {
        let item = |emphasis: &Emphasis| {
            let [own, others] = [emphasis.own, emphasis.others].map(format::per_cent);
            let aspect = Msg::Aspect(emphasis.aspect).text();
            view! { <li><b>{aspect}</b>" "<span class="soft">{ListMsg::ShareBeside { own, others }.text()}</span></li> }
        };
        let items: Vec<AnyView> = certain().filter(is_here).map(item).views();
        (!items.is_empty()).then(|| view! { <div><dt>{title.text()}</dt><dd><ul>{items}</ul></dd></div> }.into_any())
    };
    if certain().next().is_none() {
        return view! { <p class="soft">{ListMsg::CaresAlike.text()}</p> }.into_any();
    }
    view! {
        <dl class="cares">
            {line(ListMsg::CaresMore, |emphasis| emphasis.difference() > 0.0)}
            {line(ListMsg::CaresLess, |emphasis| emphasis.difference() < 0.0)}
        </dl>
    }
    .into_any()
}

fn cell(count: usize, own: f64, all: f64, most: f64) -> AnyView {
    let [own_words, all_words] = [own, all].map(format::per_cent);
    let words = ListMsg::TakesUpCell { count, own: own_words.clone(), all: all_words.clone() }.text();
    let [own, all] = [own, all].map(|share| format!("{}%", format::plain(share / most * 100.0)));
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
