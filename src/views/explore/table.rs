//! Results as a table: a row a document, the columns that the reader chose. Drawn near the window, as the list is.

use crate::components::{At, Draw, Listed, StanceMark, found_in, icon};
use crate::format;
use crate::labels::{self, Card};
use crate::messages::{ExploreMsg, Msg};
use crate::pieces::{IntoViews, live, text};
use crate::state::{Column, History, UseQuery, use_collection};
use crosscut_engine::{Facet, Sort};
use crosscut_model::figures::tone;
use crosscut_model::{Aspect, Stance};
use crosscut_search::Field;
use leptos::prelude::*;
use std::sync::Arc;

/// The width of the column of names, in rem: what the others leave it at least.
const NAME: f64 = 14.7;

/// The least width of a column, in rem. Those that are shown at first fit beside the filters, in either language.
fn width(column: Column) -> f64 {
    match column {
        Column::Score => 7.0,
        Column::Printed => 8.0,
        Column::Film => 12.0,
        Column::Source => 10.6,
        Column::Author => 8.9,
        Column::Kind => 5.6,
        Column::Date => 6.9,
        Column::Notation => 7.5,
        Column::Language => 7.0,
        Column::Aspects => 17.0,
    }
}

/// Whether the first column says which film a document is about: documents that are not there have no other name, and where there
/// is one film it is no name.
pub fn is_named_by_film() -> bool {
    let collection = use_collection();
    collection.films.len() > 1 && !collection.documents().are_there()
}

/// The table of a list, with these columns.
pub fn table(listed: Listed, columns: Vec<Column>) -> Listed {
    let is_named_by_film = is_named_by_film();
    let several = use_collection().films.len() > 1;
    let is_said = move |column: &Column| *column != Column::Film || several && !is_named_by_film;
    let columns: Arc<[Column]> = columns.into_iter().filter(is_said).collect();
    let row = {
        let columns = columns.clone();
        move |row, at| table_row(row, at, &columns, is_named_by_film)
    };
    let head: Draw = {
        let columns = columns.clone();
        Arc::new(move || heads(&columns, is_named_by_film))
    };
    let (_, least) = widths(&columns);
    let names: Draw = Arc::new(move || frame(&columns, is_named_by_film));
    Listed { row: Arc::new(row), class: "table", head: Some(head), columns: Some((least, names)), ..listed }
}

/// How wide each column is, that of names first, and all of them together in rem.
fn widths(columns: &[Column]) -> (Vec<String>, String) {
    let of_columns: f64 = columns.iter().copied().map(width).sum();
    let all = NAME + of_columns;
    let share = |width: f64| format!("inline-size:{:.3}%", width / all * 100.0);
    let shares = std::iter::once(NAME).chain(columns.iter().copied().map(width)).map(share).collect();
    (shares, format!("min-inline-size:{all:.1}rem"))
}

fn name_of_names(is_named_by_film: bool) -> String {
    if is_named_by_film { Msg::Facet(Facet::Film).text() } else { ExploreMsg::Document.text() }
}

/// The widths and names of the columns, of which only the widths are seen: what is seen of names stays over the rows.
fn frame(columns: &[Column], is_named_by_film: bool) -> AnyView {
    let query = expect_context::<UseQuery>();
    let (shares, _) = widths(columns);
    let widths = shares.into_iter().map(|share| view! { <col style=share /> }).views();
    let order = Memo::new(move |_| query.with(|query| query.order()));
    let name = |column: Option<Column>| {
        let orders = orders(column, is_named_by_film);
        let sorted = move || sorted_by(orders, order.get()).map(|falls| if falls { "descending" } else { "ascending" });
        let words = column.map_or_else(|| name_of_names(is_named_by_film), |column| ExploreMsg::Column(column).text());
        view! { <th scope="col" aria-sort=sorted><span class="sr">{words}</span></th> }
    };
    let names = std::iter::once(None).chain(columns.iter().copied().map(Some)).map(name).views();
    view! {
        <colgroup>{widths}</colgroup>
        <thead><tr>{names}</tr></thead>
    }
    .into_any()
}

/// The orders by a column, or by that of names.
fn orders(column: Option<Column>, is_named_by_film: bool) -> Option<[Sort; 2]> {
    match column {
        Some(column) => column.orders(),
        None => is_named_by_film.then_some([Sort::Film, Sort::FilmFalling]),
    }
}

/// Whether rows are in one of these orders, and if so whether values fall from row to row.
fn sorted_by(orders: Option<[Sort; 2]>, order: Sort) -> Option<bool> {
    let orders = orders?;
    let turned = orders.iter().position(|one| *one == order)? == 1;
    let falls_first = matches!(orders[0], Sort::ScoreFalling | Sort::NewestFirst);
    Some(turned != falls_first)
}

/// The names over the rows, which sort by them.
fn heads(columns: &[Column], is_named_by_film: bool) -> AnyView {
    let query = expect_context::<UseQuery>();
    let order = Memo::new(move |_| query.with(|query| query.order()));
    let (shares, least) = widths(columns);
    let head = |(column, share): (Option<Column>, String)| {
        let words = column.map_or_else(|| name_of_names(is_named_by_film), |column| ExploreMsg::Column(column).text());
        let Some(orders) = orders(column, is_named_by_film) else {
            return view! { <span class="head" style=share>{words}</span> }.into_any();
        };
        // What it does when it is pressed: the usual order first, then the other way.
        let next = move || if order.get() == orders[0] { orders[1] } else { orders[0] };
        let label = move || ExploreMsg::SortTableBy(next()).text();
        let mark = move || {
            sorted_by(Some(orders), order.get())
                .map(|falls| icon(if falls { "M10 4v12M5 11l5 5 5-5" } else { "M10 16V4M5 9l5-5 5 5" }))
        };
        let sort = move |_| {
            let next = untrack(next);
            query.change(History::Push, |query| query.set_order(next));
        };
        view! {
            <button class="head" type="button" data-column=column.map(Column::key) style=share aria-label=label title=label on:click=sort>
                <span>{words}</span>{live(mark)}
            </button>
        }
        .into_any()
    };
    let all = std::iter::once(None).chain(columns.iter().copied().map(Some)).zip(shares).map(head).views();
    view! {
        <div class="heads" data-along role="group" aria-label=ExploreMsg::SortBy.text()>
            <div style=least>{all}</div>
        </div>
    }
    .into_any()
}

/// A document as a row.
fn table_row(row: u32, at: At, columns: &[Column], is_named_by_film: bool) -> AnyView {
    let collection = use_collection();
    let query = expect_context::<UseQuery>();
    let card = Card::of(&collection, row);
    let name = match (&card.headline, is_named_by_film) {
        (_, true) => found_in(&[Field::Title], labels::value(&collection, Facet::Film, code(row, Facet::Film))),
        (Some(headline), false) => found_in(&[Field::Headline], headline.clone()),
        (None, false) => found_in(&[Field::Source, Field::People], card.who.clone()),
    };
    let href = {
        let (collection, address) = (collection.clone(), card.href.clone());
        move || query.with(|query| query.href(&address, &collection.table))
    };
    let cells = columns.iter().map(|column| cell(row, *column, &card)).views();
    let At { place, .. } = at;
    view! {
        <tr data-place=move || place.get().to_string() aria-rowindex=move || (place.get() + 2).to_string()>
            <th scope="row" dir="auto"><a href=href>{name}</a></th>
            {cells}
        </tr>
    }
    .into_any()
}

fn code(row: u32, facet: Facet) -> u32 {
    use_collection().table.codes(facet, row as usize).first().copied().unwrap_or(0)
}

fn cell(row: u32, column: Column, card: &Card) -> AnyView {
    let collection = use_collection();
    let value = |facet, fields: &'static [Field]| {
        let code = code(row, facet);
        let name = labels::value(&collection, facet, code);
        let shown = if code > 0 { found_in(fields, name.clone()) } else { name.clone().into_any() };
        view! { <td dir="auto" class:soft=code == 0 title=name>{shown}</td> }.into_any()
    };
    match column {
        Column::Score => {
            let query = expect_context::<UseQuery>();
            let collection = collection.clone();
            let score = Memo::new(move |_| collection.table.score(row as usize, query.letters()));
            let none = view! { <td class="score"><span aria-hidden="true">"–"</span><span class="sr">{Msg::NoScore.text()}</span></td> };
            if score.get_untracked().is_none() {
                return none.into_any();
            }
            let words = text(move || score.get().map_or_else(String::new, format::score));
            view! { <td class="score" data-tone=move || score.get().map(tone)>{words}</td> }.into_any()
        }
        Column::Printed => match &card.raw {
            Some(raw) => view! { <td dir="auto" title=raw.clone()>{raw.clone()}</td> }.into_any(),
            None => view! { <td class="soft">{Msg::NoRating.text()}</td> }.into_any(),
        },
        Column::Film => value(Facet::Film, &[Field::Title]),
        Column::Source => value(Facet::Source, &[Field::Source, Field::People]),
        Column::Author => value(Facet::Author, &[Field::People]),
        Column::Kind => view! { <td>{Msg::Kind(card.kind).text()}</td> }.into_any(),
        Column::Date => match card.date {
            Some(date) => view! { <td>{format::date(date)}</td> }.into_any(),
            None => view! { <td class="soft">{Msg::Undated.text()}</td> }.into_any(),
        },
        Column::Notation => value(Facet::Notation, &[]),
        Column::Language => value(Facet::Language, &[]),
        Column::Aspects => aspects(&collection.table.codes(Facet::Aspect, row as usize)),
    }
}

/// The aspects that a document takes up, each with its stance as a mark and in words.
fn aspects(codes: &[u32]) -> AnyView {
    let pairs = labels::aspects_of(codes);
    let said = |(aspect, stance): &(Aspect, Stance)| Msg::AspectWithStance(*aspect, *stance).text();
    let all = pairs.iter().map(said).collect::<Vec<String>>().join(", ");
    let marks = pairs
        .iter()
        .map(|(aspect, stance)| {
            view! {
                <span class="taken"><StanceMark stance=Some(*stance) />{Msg::Aspect(*aspect).text()}<span class="sr">" "{Msg::Stance(*stance).text()}</span></span>
            }
        })
        .views();
    view! { <td class="taken-up" title=all>{marks}</td> }.into_any()
}
