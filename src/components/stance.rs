//! Stances on aspects: the mark, the list for one source, the heat map for a film. Shape says it before colour does.

use crate::labels::{self, Card};
use crate::messages::Msg;
use crate::pieces::IntoViews;
use crate::state::{Query, use_collection};
use crosscut_engine::Facet;
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;

/// Full, half, struck or empty: praise, mixed, criticism, only mentioned. A point where the document is silent.
#[component]
pub fn StanceMark(stance: Option<Stance>) -> impl IntoView {
    let (class, ring, inside) = match stance {
        Some(Stance::Praise) => ("praise", true, "M10 3a7 7 0 0 1 0 14 7 7 0 0 1 0-14Z"),
        Some(Stance::Mixed) => ("mixed", true, "M10 3a7 7 0 0 1 0 14Z"),
        Some(Stance::Criticism) => ("criticism", true, "M5 8.8h10v2.4H5Z"),
        Some(Stance::Mentioned) => ("mentioned", true, ""),
        None => ("silent", false, "M10 8.6a1.4 1.4 0 0 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z"),
    };
    view! {
        <svg class=format!("stance {class}") viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            {ring.then(|| view! { <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8"></circle> }.into_any())}
            <path d=inside fill="currentColor"></path>
        </svg>
    }
}

/// The stance on an aspect that is among codes of [`Facet::Aspect`]: of one document, or of several together.
fn stance_on(codes: &[u32], aspect: Aspect) -> Option<Stance> {
    let taken = |stance: &Stance| codes.contains(&labels::aspect_code(aspect, *stance));
    Stance::ALL.into_iter().filter(taken).reduce(Stance::with)
}

/// What documents take up: each aspect with its stance, from the codes of [`Facet::Aspect`] that they have, and with the notes
/// of those that are there.
#[component]
pub fn AspectList(codes: Vec<u32>, rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    let mentions: Vec<_> =
        rows.iter().filter_map(|row| collection.review(*row)).flat_map(|review| review.aspects.clone()).collect();
    let items = Aspect::ALL
        .into_iter()
        .filter_map(|aspect| {
            let here = mentions.iter().filter(|mention| mention.aspect == aspect);
            let stance = stance_on(&codes, aspect)?;
            let notes: Vec<String> = here.filter_map(|mention| mention.note.clone()).collect();
            Some(view! {
                <li>
                    <StanceMark stance=Some(stance) />
                    <b>{Msg::Aspect(aspect).text()}</b>
                    <span class="soft">{Msg::Stance(stance).text()}</span>
                    {(!notes.is_empty()).then(|| view! { <p>{notes.join("; ")}</p> }.into_any())}
                </li>
            })
        })
        .collect::<Vec<_>>();
    if items.is_empty() {
        return view! { <p class="soft">{Msg::NothingRead.text()}</p> }.into_any();
    }
    view! { <ul class="aspects">{items}</ul> }.into_any()
}

/// Documents by aspects: who praises, faults, mentions what, and who is silent.
#[component]
pub fn HeatMap(rows: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    // From the columns, which have the stance of each document as a whole.
    let documents: Vec<(u32, Vec<u32>)> =
        rows.into_iter().map(|row| (row, collection.table.codes(Facet::Aspect, row as usize))).collect();
    let shown: Vec<Aspect> = Aspect::ALL
        .into_iter()
        .filter(|aspect| documents.iter().any(|(_, codes)| stance_on(codes, *aspect).is_some()))
        .collect();
    if shown.is_empty() {
        return view! { <p class="soft">{Msg::NothingRead.text()}</p> }.into_any();
    }
    let head = shown.iter().map(|aspect| view! { <th scope="col">{Msg::Aspect(*aspect).text()}</th> }).views();
    let body = documents
        .iter()
        .map(|(row, codes)| {
            let Card { who, href, .. } = Card::of(&collection, *row);
            let cells = shown
                .iter()
                .map(|aspect| {
                    let stance = stance_on(codes, *aspect);
                    let words = stance.map_or(Msg::Silent, Msg::Stance).text();
                    let label = format!("{who}, {}: {words}", Msg::Aspect(*aspect).text());
                    match stance {
                        Some(stance) => {
                            let code = labels::aspect_code(*aspect, stance);
                            let selection = Query::default().selection.toggled(Facet::Aspect, code);
                            let href = Query { selection, ..Query::default() }.href("explore", &collection.table);
                            view! {
                                <td><a href=href aria-label=label title=words><StanceMark stance=Some(stance) /></a></td>
                            }
                            .into_any()
                        }
                        None => view! {
                            <td><span class="quiet" title=words><StanceMark stance=None /><span class="sr">{Msg::Silent.text()}</span></span></td>
                        }
                        .into_any(),
                    }
                })
                .views();
            view! { <tr><th scope="row"><a href=href>{who}</a></th>{cells}</tr> }
        })
        .views();
    let legend = Stance::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|stance| view! { <li><StanceMark stance />{stance.map_or(Msg::Silent, Msg::Stance).text()}</li> })
        .views();
    view! {
        <div class="heat" role="region" aria-label=Msg::HeatTitle.text() tabindex="0">
            <table>
                <thead><tr><td></td>{head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        <ul class="legend">{legend}<li class="soft">{Msg::HeatLegend.text()}</li></ul>
    }
    .into_any()
}
