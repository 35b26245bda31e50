//! Aspects by documents: who praises, faults, mentions what, and who is silent. A mark opens its evidence.

use super::evidence::{Shown, UseEvidence, panel};
use super::scope::UseScope;
use super::shares::shares;
use crate::components::StanceMark;
use crate::labels::{self, Card};
use crate::messages::{FilmMsg, Msg};
use crate::pieces::{IntoViews, live};
use crate::state::{Collection, use_collection};
use crate::{format, keys};
use crosscut_engine::{Facet, sorted};
use crosscut_model::{Aspect, Stance};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Documents that are drawn at first, and how many more at a time, up to [`MOST`].
const ROWS: usize = 16;
const MORE: usize = 40;
const MOST: usize = 96;
/// Documents among which those are looked for that take up most: the best rated. Raising it costs time in large collections.
const CANDIDATES: usize = 5_000;
/// From so many on a row says what all of them together take up.
const MANY: usize = 7;

/// The map with its evidence beside it.
pub fn heat(scope: UseScope) -> AnyView {
    let collection = use_collection();
    let evidence = UseEvidence::new(scope);
    let whole = scope.whole();
    let counts = &whole.counts[Facet::Aspect as usize];
    let is_there = |aspect: &Aspect| {
        let of = |stance| counts.get(labels::aspect_code(*aspect, stance) as usize).copied().unwrap_or(0);
        Stance::ALL.into_iter().any(|stance| of(stance) > 0)
    };
    let aspects: Vec<Aspect> = Aspect::ALL.into_iter().filter(is_there).collect();
    let title = view! { <h2>{Msg::HeatTitle.text()}</h2> };
    if aspects.is_empty() {
        return view! { <section class="stack">{title}<p class="soft">{Msg::NothingRead.text()}</p></section> }
            .into_any();
    }
    let is_large = whole.count >= MANY;
    let most_shown = RwSignal::new(ROWS);
    let ranked = Memo::new(move |_| {
        let letters = scope.letters();
        scope.with(|answer| {
            let best = collection.table.best(&answer.matching, letters, CANDIDATES);
            (Arc::new(by_aspects(&collection, best)), answer.count)
        })
    });
    let map = {
        let aspects = aspects.clone();
        move || {
            let ((ranked, count), most) = (ranked.get(), most_shown.get());
            let rows: Vec<u32> = ranked.iter().take(most).copied().collect();
            let left = (count - rows.len()).min(MOST.saturating_sub(rows.len())).min(MORE);
            let more = (count > rows.len()).then(|| {
                let note = FilmMsg::FirstRows { shown: rows.len(), count }.text();
                let grow = move |_| most_shown.update(|most| *most += MORE);
                let button = (left > 0).then(|| {
                    view! { <button type="button" on:click=grow>{FilmMsg::MoreRows(left).text()}</button> }.into_any()
                });
                view! { <p class="soft note more">{note}" "{button}</p> }.into_any()
            });
            view! { {table(scope, evidence, &aspects, rows, is_large)}{more} }.into_any()
        }
    };
    let legend = Stance::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|stance| view! { <li><StanceMark stance />{stance.map_or(Msg::Silent, Msg::Stance).text()}</li> })
        .views();
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && evidence.is_open() {
            event.prevent_default();
            evidence.close();
        }
    };
    view! {
        <section class="two map" on:keydown=escape>
            <div class="stack">
                {title}
                {live(map)}
                <ul class="legend">{legend}<li class="soft">{FilmMsg::HeatHint.text()}</li></ul>
            </div>
            {panel(evidence)}
        </section>
    }
    .into_any()
}

/// Rows in the order of how many aspects they take up, those that take up as many as before.
fn by_aspects(collection: &Collection, rows: Vec<u32>) -> Vec<u32> {
    let taken =
        |row: &u32| collection.table.codes(Facet::Aspect, *row as usize).iter().filter(|code| **code > 0).count();
    let taken: Vec<usize> = rows.iter().map(taken).collect();
    let order = sorted(0..rows.len() as u32, &|a, b| taken[b as usize].cmp(&taken[a as usize]));
    order.into_iter().map(|place| rows[place as usize]).collect()
}

fn table(scope: UseScope, evidence: UseEvidence, aspects: &[Aspect], rows: Vec<u32>, is_large: bool) -> AnyView {
    let collection = use_collection();
    let stances = |row: &u32| {
        let codes = collection.table.codes(Facet::Aspect, *row as usize);
        aspects.iter().map(|aspect| labels::stance_on(&codes, *aspect)).collect::<Vec<Option<Stance>>>()
    };
    let stances: Vec<Vec<Option<Stance>>> = rows.iter().map(stances).collect();
    // The row of all together comes first.
    let all = is_large.then(|| vec![true; aspects.len()]);
    let grid: Vec<Vec<bool>> =
        all.into_iter().chain(stances.iter().map(|row| row.iter().map(Option::is_some).collect())).collect();
    let first = first_of(&grid);
    // Where the tabulator enters the map: at the mark that was looked at last.
    let here = RwSignal::new(first);
    let map = NodeRef::<Div>::new();
    let head = aspects.iter().map(|aspect| view! { <th scope="col">{Msg::Aspect(*aspect).text()}</th> }).views();
    let all = is_large.then(|| {
        let cells = aspects.iter().enumerate().map(|(column, aspect)| {
            cell(evidence, here, (0, column), Shown::All(*aspect), label_of_all(scope, *aspect), judged(scope, *aspect))
        });
        let count = move || FilmMsg::AllOfThem(scope.count()).text();
        view! { <tr class="all"><th scope="row">{crate::pieces::text(count)}</th>{cells.views()}</tr> }.into_any()
    });
    let above = usize::from(is_large);
    let body = rows.iter().zip(&stances).enumerate().map(|(place, (row, stances))| {
        let Card { who, href, .. } = Card::of(&collection, *row);
        let cells = aspects.iter().zip(stances).enumerate().map(|(column, (aspect, stance))| match stance {
            Some(stance) => {
                let label = FilmMsg::Cell { who: who.clone(), aspect: *aspect, stance: *stance }.text();
                let mark = view! { <StanceMark stance=Some(*stance) /> }.into_any();
                let shown = Shown::One(*aspect, *row);
                cell(evidence, here, (place + above, column), shown, Signal::stored(label), mark)
            }
            None => view! {
                <td><span class="quiet"><StanceMark stance=None /><span class="sr">{Msg::Silent.text()}</span></span></td>
            }
            .into_any(),
        });
        let cells = cells.views();
        view! { <tr><th scope="row"><a href=href title=who.clone()>{who.clone()}</a></th>{cells}</tr> }
    });
    let body = body.views();
    let key = move |event: KeyboardEvent| {
        let next = place_of(&event).and_then(|at| step(&grid, at, keys::as_read(&event.key())));
        let (Some((row, column)), Some(map)) = (next, map.get_untracked()) else { return };
        event.prevent_default();
        let cell = map.query_selector(&format!("[data-cell='{row},{column}']")).ok().flatten();
        if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
            let _ = cell.focus();
        }
    };
    let follow = move |event: web_sys::FocusEvent| {
        if let Some(at) = place_of(&event) {
            here.set(at);
        }
    };
    view! {
        <div class="heat" role="region" aria-label=Msg::HeatTitle.text() node_ref=map on:keydown=key on:focusin=follow>
            <table>
                <thead><tr><td></td>{head}</tr></thead>
                <tbody>{all}{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A mark that opens its evidence, or closes it.
fn cell(
    evidence: UseEvidence,
    here: RwSignal<(usize, usize)>,
    (row, column): (usize, usize),
    shown: Shown,
    label: Signal<String>,
    mark: AnyView,
) -> AnyView {
    let tabindex = move || if here.get() == (row, column) { "0" } else { "-1" };
    view! {
        <td>
            <button
                type="button"
                data-cell=format!("{row},{column}")
                tabindex=tabindex
                aria-label=move || label.get()
                title=move || label.get()
                aria-pressed=move || evidence.is_at(shown).to_string()
                on:click=move |_| evidence.toggle(shown)
            >
                <span aria-hidden="true">{mark}</span>
            </button>
        </td>
    }
    .into_any()
}

/// How many take which stance, as words.
fn label_of_all(scope: UseScope, aspect: Aspect) -> Signal<String> {
    Signal::derive(move || {
        let counts = Stance::ALL.into_iter().map(|stance| (stance, count(scope, aspect, stance)));
        FilmMsg::AllCell { aspect, counts: counts.filter(|(_, count)| *count > 0).collect() }.text()
    })
}

fn count(scope: UseScope, aspect: Aspect, stance: Stance) -> usize {
    let code = labels::aspect_code(aspect, stance) as usize;
    scope.with(|answer| answer.counts[Facet::Aspect as usize].get(code).map_or(0, |count| *count as usize))
}

/// How many praise, are of two minds and fault, over how many judge at all.
fn judged(scope: UseScope, aspect: Aspect) -> AnyView {
    live(move || {
        let counts = [Stance::Praise, Stance::Mixed, Stance::Criticism].map(|stance| count(scope, aspect, stance));
        match counts.iter().sum() {
            0 => view! { <StanceMark stance=None /> }.into_any(),
            all => view! {
                <span class="judged" aria-hidden="true">{shares(counts)}<small>{format::short(all)}</small></span>
            }
            .into_any(),
        }
    })
}

/// The place of the mark that something happened at.
fn place_of(event: &web_sys::Event) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let written = target.closest("[data-cell]").ok()??.get_attribute("data-cell")?;
    let (row, column) = written.split_once(',')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// The first mark of a map.
fn first_of(grid: &[Vec<bool>]) -> (usize, usize) {
    let marks = grid
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, is)| (row, column, *is)));
    marks.into_iter().find(|(_, _, is)| *is).map_or((0, 0), |(row, column, _)| (row, column))
}

/// Where a key leads from a mark: to the next that is none of the silent ones.
fn step(grid: &[Vec<bool>], (row, column): (usize, usize), key: &str) -> Option<(usize, usize)> {
    let is = |row: usize, column: usize| grid.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(false);
    let columns = grid.first().map_or(0, Vec::len);
    let found = match key {
        "ArrowRight" => (column + 1..columns).find(|column| is(row, *column)).map(|column| (row, column)),
        "ArrowLeft" => (0..column).rev().find(|column| is(row, *column)).map(|column| (row, column)),
        "ArrowDown" => (row + 1..grid.len()).find(|row| is(*row, column)).map(|row| (row, column)),
        "ArrowUp" => (0..row).rev().find(|row| is(*row, column)).map(|row| (row, column)),
        "Home" => (0..columns).find(|column| is(row, *column)).map(|column| (row, column)),
        "End" => (0..columns).rev().find(|column| is(row, *column)).map(|column| (row, column)),
        _ => return None,
    };
    // At the edge it stays, and the page does not scroll.
    Some(found.unwrap_or((row, column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_over_silent_places_and_stop_at_the_edge() {
        let grid = vec![vec![true, false, true], vec![false, false, true], vec![true, true, false]];
        let step = |at, key| step(&grid, at, key);
        assert_eq!(step((0, 0), "ArrowRight"), Some((0, 2)));
        assert_eq!(step((0, 0), "ArrowDown"), Some((2, 0)));
        assert_eq!(step((1, 2), "ArrowLeft"), Some((1, 2)));
        assert_eq!(
            [step((2, 1), "ArrowUp"), step((2, 1), "Home"), step((0, 0), "End")],
            [Some((2, 1)), Some((2, 0)), Some((0, 2))]
        );
        assert_eq!(step((0, 0), "Tab"), None);
        assert_eq!(first_of(&[vec![false, false], vec![false, true]]), (1, 1));
        assert_eq!(first_of(&[]), (0, 0));
    }
}
