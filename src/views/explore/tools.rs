//! What stands over the results: the ways to look at them, to undo, to keep, to share and to take them along.

use super::files::Files;
use super::saved::{self, SavedSelections};
use super::table;
use crate::components::{ShareView, UseDialog, icon};
use crate::keys;
use crate::messages::ExploreMsg;
use crate::parts::{Part, UseParts};
use crate::pieces::{IntoViews, flag, live, text};
use crate::state::{Column, History, Place, UseLayout, UseQuery, UseSaved, UseSteps, use_collection};
use crosscut_engine::Sort;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The tools.
#[component]
pub fn Tools(files: Files) -> impl IntoView {
    view! {
        <div class="acts">
            <Views />
            <SortChoice />
            <Columns />
            <div class="more">
                <Undo />
                <SavedSelections />
                <ShareView />
                {files.view()}
            </div>
        </div>
    }
}

/// What opens over the results: drawn by a part of the program of its own.
#[derive(Clone, Copy)]
pub enum Tool {
    Columns,
    Saved(UseSaved, UseDialog),
    Files(Files, UseDialog),
}

impl Tool {
    /// What is in its dialog, once the part is there.
    pub fn view(self) -> AnyView {
        provide_context(self);
        expect_context::<UseParts>().view(Part::Tools, Place::Explore)
    }
}

/// Draws the tool that the context has.
pub fn draw() -> AnyView {
    match expect_context() {
        Tool::Columns => choice_of_columns(),
        Tool::Saved(saved, dialog) => saved::content(saved, dialog),
        Tool::Files(files, dialog) => files.content(dialog),
    }
}

/// List or table.
#[component]
fn Views() -> impl IntoView {
    let layout = expect_context::<UseLayout>();
    let choice = move |is_table: bool, words: ExploreMsg, path: &'static str| {
        let pressed = move || (layout.with(|layout| layout.is_table) == is_table).to_string();
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| layout.change(|layout| layout.is_table = is_table)>
                {icon(path)}{words.text()}
            </button>
        }
    };
    view! {
        <div class="either" role="group" aria-label=ExploreMsg::View.text()>
            {choice(false, ExploreMsg::List, "M3 5h14M3 10h14M3 15h9")}
            {choice(true, ExploreMsg::Table, "M3 4h14v12H3ZM3 8h14M8 8v8")}
        </div>
    }
}

/// Orders that only the heads of the table offer.
fn is_turned(sort: Sort) -> bool {
    matches!(
        sort,
        Sort::SourceFalling
            | Sort::AuthorFalling
            | Sort::FilmFalling
            | Sort::Kind
            | Sort::KindFalling
            | Sort::Language
            | Sort::LanguageFalling
    )
}

/// The order of the results.
#[component]
fn SortChoice() -> impl IntoView {
    let query = expect_context::<UseQuery>();
    let several = use_collection().films.len() > 1;
    let sort = move |event| {
        if let Some(sort) = Sort::from_key(&event_target_value(&event)) {
            query.change(History::Push, |query| query.set_order(sort));
        }
    };
    let options = Sort::ALL
        .into_iter()
        .filter(|sort| several || !matches!(sort, Sort::Film | Sort::FilmFalling))
        .map(|sort| {
            let chosen = move || query.with(|query| query.order() == sort);
            let hidden = move || match sort {
                Sort::Relevance => query.with(|query| !query.has_words()),
                sort => is_turned(sort) && !chosen(),
            };
            view! { <option value=sort.key() hidden=hidden disabled={hidden} {..flag("selected", chosen)}>{ExploreMsg::Sort(sort).text()}</option> }
        })
        .views();
    view! { <label class="choice">{ExploreMsg::SortBy.text()} <select on:change=sort>{options}</select></label> }
}

/// The choice of columns, where there are such.
#[component]
fn Columns() -> impl IntoView {
    let layout = expect_context::<UseLayout>();
    let dialog = UseDialog::new();
    let button = move || {
        layout.with(|layout| layout.is_table).then(|| {
            view! { <button class="plain" type="button" aria-haspopup="dialog" on:click=move |_| dialog.open()>{ExploreMsg::Columns.text()}</button> }
                .into_any()
        })
    };
    view! {
        {live(button)}
        {dialog.view("box", ExploreMsg::Columns.text(), || Tool::Columns.view())}
    }
}

/// What is in the dialog with the columns.
fn choice_of_columns() -> AnyView {
    let layout = expect_context::<UseLayout>();
    // Where the names are those of films, or there is one film, there is no such column.
    let of_film = use_collection().films.len() > 1 && !table::is_named_by_film();
    let columns = Column::ALL
        .into_iter()
        .filter(|column| of_film || *column != Column::Film)
        .map(|column| {
            let shown = move || layout.with(|layout| layout.columns().contains(&column));
            view! {
                <li><label>
                    <input type="checkbox" on:change=move |_| layout.change(|layout| layout.turn(column)) {..flag("checked", shown)} />
                    {ExploreMsg::Column(column).text()}
                </label></li>
            }
        })
        .views();
    let usual = move |_| layout.change(|layout| layout.columns = None);
    view! {
        <ul class="choices">{columns}</ul>
        <button class="plain" type="button" on:click=usual>{ExploreMsg::UsualColumns.text()}</button>
    }
    .into_any()
}

/// Undo and redo, as buttons and keys.
#[component]
fn Undo() -> impl IntoView {
    let steps = expect_context::<UseSteps>();
    keys::listen(move |event: &KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || keys::is_typed(event) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => steps.undo(),
            ("z", true) | ("y", false) => steps.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    // Not disabled where there is nothing to do: the focus would be lost with the last step.
    let button = |words: ExploreMsg, path: &'static str, can: fn(UseSteps) -> bool, act: fn(UseSteps)| {
        let label = words.text();
        let title = label.clone();
        view! {
            <button class="icon" type="button" aria-label=label title=title aria-disabled=move || (!can(steps)).to_string() on:click=move |_| act(steps)>
                {icon(path)}
            </button>
        }
    };
    view! {
        {button(ExploreMsg::Undo, "M7 4 3 8l4 4M3 8h9a5 5 0 0 1 0 10H8", UseSteps::can_undo, UseSteps::undo)}
        {button(ExploreMsg::Redo, "m13 4 4 4-4 4M17 8H8a5 5 0 0 0 0 10h4", UseSteps::can_redo, UseSteps::redo)}
    }
}

/// What of the address says nothing of the layout.
#[component]
pub fn LayoutNotes() -> impl IntoView {
    use crate::components::notes;
    use crate::state::UnreadLayout;
    let layout = expect_context::<UseLayout>();
    let line = |unread: UnreadLayout| {
        match unread {
            UnreadLayout::View(key) => ExploreMsg::UnreadView(key),
            UnreadLayout::Column(key) => ExploreMsg::UnreadColumn(key),
        }
        .text()
    };
    live(move || notes(layout.unread().into_iter().map(line).collect()))
}

/// How many, where something is filtered: on the button that opens the filters.
pub fn filters_label(chosen: impl Fn() -> usize + Send + 'static) -> AnyView {
    text(move || match chosen() {
        0 => ExploreMsg::Filters.text(),
        count => ExploreMsg::FiltersChosen(count).text(),
    })
}
