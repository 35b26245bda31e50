//! Selections that a reader keeps on the device, each under a name.

use super::tools::Tool;
use crate::browser;
use crate::components::{UseDialog, parts};
use crate::messages::ExploreMsg;
use crate::pieces::{IntoViews, live, text};
use crate::state::{LONGEST_NAME, Query, Saved, UsePlace, UseSaved, use_collection};
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{HtmlInputElement, KeyboardEvent, SubmitEvent};

/// Parts of a selection that are named beside it.
const NAMED: usize = 6;

/// The button that opens them, and the dialog with them.
#[component]
pub fn SavedSelections() -> impl IntoView {
    let saved = UseSaved::start();
    let dialog = UseDialog::new();
    // Another window may change them.
    browser::listen("storage", move |_| saved.look());
    let label = move || match saved.all().len() {
        0 => ExploreMsg::Saved.text(),
        count => ExploreMsg::SavedCount(count).text(),
    };
    view! {
        <button class="plain" type="button" aria-haspopup="dialog" on:click=move |_| dialog.open()>{text(label)}</button>
        {dialog.view("box", ExploreMsg::SavedTitle.text(), move || Tool::Saved(saved, dialog).view())}
    }
}

/// What a query selects, in words.
fn described(search: &str) -> String {
    let collection = use_collection();
    let (query, _) = Query::from_search(search, &collection.table);
    let mut names: Vec<String> = parts(&query.selection, &collection).into_iter().map(|part| part.name).collect();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_owned());
    }
    if names.is_empty() { ExploreMsg::Everything.text() } else { names.join(" · ") }
}

/// What is in the dialog.
pub fn content(saved: UseSaved, dialog: UseDialog) -> AnyView {
    let place = expect_context::<UsePlace>();
    let field = NodeRef::<Input>::new();
    let deleted = RwSignal::new(None::<(usize, Saved)>);
    let renamed = RwSignal::new(None::<Saved>);
    let usual = move || described(&place.search());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let typed = field.value();
        let name = if typed.trim().is_empty() { untrack(usual) } else { typed.trim().to_owned() };
        let name = name.chars().take(LONGEST_NAME).collect();
        let search = untrack(|| place.search());
        deleted.set(None);
        saved.change(|all| {
            all.retain(|other| other.search != search);
            all.insert(0, Saved { name, search });
        });
        field.set_value("");
    };
    let not_kept = move || {
        (!saved.is_kept()).then(|| view! { <p class="notes" role="alert">{ExploreMsg::NotKept.text()}</p> }.into_any())
    };
    let undelete = move |_| {
        if let Some((at, back)) = deleted.try_update(Option::take).flatten() {
            saved.change(|all| all.insert(at.min(all.len()), back));
        }
    };
    let was_deleted = move || {
        deleted.get().map(|(_, gone)| {
            view! {
                {ExploreMsg::Deleted(gone.name).text()}" "
                <button class="plain" type="button" on:click=undelete>{ExploreMsg::UndoDelete.text()}</button>
            }
            .into_any()
        })
    };
    let delete = move |which: Saved| {
        saved.change(|all| {
            if let Some(at) = all.iter().position(|other| *other == which) {
                deleted.set(Some((at, all.remove(at))));
            }
        });
    };
    let item = move |one: Saved| match renamed.get().as_ref() == Some(&one) {
        true => rename(saved, renamed, one),
        false => {
            let Saved { name, search } = one.clone();
            let href = if search.is_empty() { "explore".to_owned() } else { format!("explore?{search}") };
            let [to_rename, to_delete] = [one.clone(), one];
            let label = |words: fn(String) -> ExploreMsg| words(name.clone()).text();
            let (rename, remove) = (label(ExploreMsg::RenameThis), label(ExploreMsg::DeleteThis));
            view! {
                <li>
                    <a href=href dir="auto" on:click=move |_| dialog.close()>{name.clone()}</a>
                    <small class="soft">{described(&search)}</small>
                    <button class="plain" type="button" aria-label=rename on:click=move |_| renamed.set(Some(to_rename.clone()))>{ExploreMsg::Rename.text()}</button>
                    <button class="plain" type="button" aria-label=remove on:click=move |_| delete(to_delete.clone())>{ExploreMsg::Delete.text()}</button>
                </li>
            }
            .into_any()
        }
    };
    let all = move || {
        let all = saved.all();
        match all.is_empty() {
            true => view! { <p class="soft">{ExploreMsg::NothingSaved.text()}</p> }.into_any(),
            false => view! { <ul class="saved">{all.into_iter().map(item).views()}</ul> }.into_any(),
        }
    };
    view! {
        <form class="name-it" on:submit=save>
            <label>
                {ExploreMsg::SaveAs.text()}
                <input type="text" dir="auto" maxlength=LONGEST_NAME.to_string() node_ref=field placeholder=usual />
            </label>
            <button type="submit">{ExploreMsg::Save.text()}</button>
        </form>
        {live(not_kept)}
        <p role="status">{live(was_deleted)}</p>
        {live(all)}
        <p class="soft note">{ExploreMsg::SavedWhere.text()}</p>
    }
    .into_any()
}

/// A saved selection while it gets another name.
fn rename(saved: UseSaved, renamed: RwSignal<Option<Saved>>, one: Saved) -> AnyView {
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
            HtmlInputElement::select(&field);
        }
    });
    let old = one.name.clone();
    let done = move |event: SubmitEvent| {
        event.prevent_default();
        let name = field.get_untracked().map(|field| field.value().trim().to_owned()).unwrap_or_default();
        if !name.is_empty() {
            saved.change(|all| {
                if let Some(found) = all.iter_mut().find(|other| **other == one) {
                    found.name = name.chars().take(LONGEST_NAME).collect();
                }
            });
        }
        renamed.set(None);
    };
    // Escape ends the renaming, and not all of the dialog.
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            renamed.set(None);
        }
    };
    view! {
        <li>
            <form class="name-it" on:submit=done>
                <input type="text" dir="auto" aria-label=ExploreMsg::NewName.text() maxlength=LONGEST_NAME.to_string() value=old node_ref=field on:keydown=key />
                <button type="submit">{ExploreMsg::Save.text()}</button>
            </form>
        </li>
    }
    .into_any()
}
