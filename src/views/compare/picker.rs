//! The field that adds to the comparison: it finds sources and authors by their names, and documents where all of them are there. Arrow
//! keys go through what it finds, Enter takes one, Escape closes.

use super::side::called;
use crate::components::LazyNames;
use crate::labels;
use crate::messages::CompareMsg;
use crate::pieces::{IntoViews, live, value};
use crate::state::{Collection, MOST_COMPARED, Subject, UseCompared, use_collection};
use crosscut_engine::{Facet, top};
use crosscut_search::Names;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What is listed at once.
const LISTED: usize = 8;
/// Documents among which one is looked for by its title. Raising it makes the first letter slower.
const TITLES: usize = 5_000;

const FIELD: &str = "add";
const OPTIONS: &str = "add-options";

/// Leads the keyboard to the field, once what was changed is drawn.
pub fn focus() {
    request_animation_frame(|| {
        let field = document().get_element_by_id(FIELD).and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(field) = field {
            let _ = field.focus();
        }
    });
}

/// What can be added, by name.
#[derive(Clone)]
struct Findable {
    collection: Arc<Collection>,
    sources: LazyNames,
    authors: LazyNames,
    documents: Option<LazyNames>,
}

impl Findable {
    fn of(collection: &Arc<Collection>) -> Findable {
        let titles = collection.documents().are_there() && collection.reviews <= TITLES;
        let documents = titles.then(|| {
            let collection = collection.clone();
            LazyNames::new(move || {
                let names: Vec<String> = (0..collection.reviews as u32).map(|row| title(&collection, row)).collect();
                Names::new(names.iter().map(String::as_str))
            })
        });
        Findable {
            collection: collection.clone(),
            sources: LazyNames::of(collection.clone(), Facet::Source),
            authors: LazyNames::of(collection.clone(), Facet::Author),
            documents,
        }
    }

    /// What has all words that are typed, or, where nothing is, what has most documents; without what is compared already.
    fn find(&self, typed: &str, compared: &[Subject]) -> Vec<Subject> {
        let collection = &self.collection;
        let first = |names: &LazyNames, facet: Facet| {
            let found = names.find(typed);
            let is_found =
                |code: u32| code > 0 && found.as_ref().is_none_or(|found| found.binary_search(&code).is_ok());
            top(&collection.whole.counts[facet as usize], LISTED + MOST_COMPARED, is_found)
        };
        // An author who stands for a source is found once.
        let is_source =
            |code: &u32| collection.table.code(Facet::Source, collection.table.key(Facet::Author, *code)).is_some();
        let sources = first(&self.sources, Facet::Source).into_iter().map(Subject::Source);
        let authors =
            first(&self.authors, Facet::Author).into_iter().filter(|code| !is_source(code)).map(Subject::Author);
        let documents = self.documents.iter().flat_map(|names| match names.find(typed) {
            Some(found) => found.into_iter().map(|code| Subject::Document(code - 1)).collect::<Vec<Subject>>(),
            None => (0..collection.reviews.min(LISTED + MOST_COMPARED) as u32).map(Subject::Document).collect(),
        });
        let is_new = |subject: &Subject| !compared.contains(subject);
        // A few of each, so that none is crowded out by the others.
        let share = if typed.trim().is_empty() { LISTED / 2 } else { LISTED };
        let sources = sources.filter(is_new).take(share);
        let authors = authors.filter(is_new).take(share);
        sources.chain(authors.take(share / 2)).chain(documents.filter(is_new)).take(LISTED).collect()
    }
}

/// What a document is looked for by.
fn title(collection: &Collection, row: u32) -> String {
    match collection.review(row) {
        Some(review) => {
            let (who, item) = (labels::who(review), review.item.clone().unwrap_or_default());
            format!("{} {who} {item}", labels::title(review))
        }
        None => String::new(),
    }
}

/// The field and its list.
#[component]
pub fn Picker(compared: UseCompared) -> impl IntoView {
    let collection = use_collection();
    let names = Findable::of(&collection);
    let is_of_names = names.documents.is_none();
    let typed = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let said = RwSignal::new(String::new());
    let subjects = Memo::new(move |_| compared.subjects());
    let is_full = Memo::new(move |_| subjects.with(|subjects| subjects.len() >= MOST_COMPARED));
    let found = Memo::new(move |_| match open.get() && !is_full.get() {
        true => typed.with(|typed| subjects.with(|subjects| names.find(typed, subjects))),
        false => Vec::new(),
    });
    let add = {
        let collection = collection.clone();
        move |place: usize| {
            let Some(subject) = found.with_untracked(|found| found.get(place).copied()) else { return };
            let mut all = subjects.get_untracked();
            all.push(subject);
            said.set(CompareMsg::Added { what: called(&collection, subject).0 }.text());
            typed.set(String::new());
            active.set(None);
            open.set(false);
            compared.set(&all);
        }
    };
    let key = {
        let add = add.clone();
        move |event: leptos::ev::KeyboardEvent| {
            let count = found.with_untracked(Vec::len);
            let step = |by: usize| {
                open.set(true);
                let count = found.with(Vec::len);
                active.update(|active| *active = next(*active, by, count));
            };
            match event.key().as_str() {
                "ArrowDown" => untrack(|| step(1)),
                "ArrowUp" => untrack(|| step(count.max(1) - 1)),
                "Enter" if open.get_untracked() => {
                    // What is typed and found is meant, and most likely the first of it.
                    let meant = active
                        .get_untracked()
                        .or_else(|| typed.with_untracked(|typed| (!typed.trim().is_empty()).then_some(0)));
                    if let Some(place) = meant {
                        add(place);
                    }
                }
                "Escape" if open.get_untracked() => {
                    open.set(false);
                    active.set(None);
                }
                "Escape" => typed.set(String::new()),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let option = move |(place, subject): (usize, Subject)| {
        let (name, what) = called(&collection, subject);
        let add = add.clone();
        view! {
            <li
                id=format!("{OPTIONS}-{place}")
                role="option"
                aria-selected=move || (active.get() == Some(place)).to_string()
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| add(place)
            >
                <b dir="auto">{name}</b>" "<span class="soft">{what}</span>
            </li>
        }
    };
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            let words = typed.with(|typed| !typed.trim().is_empty() && open.get() && !is_full.get());
            return words
                .then(|| view! { <p class="none" role="status">{CompareMsg::NothingFound.text()}</p> }.into_any());
        }
        let options = found.into_iter().enumerate().map(option.clone()).views();
        Some(view! { <ul id=OPTIONS role="listbox" aria-label=CompareMsg::Add.text()>{options}</ul> }.into_any())
    };
    let is_shown = move || (open.get() && found.with(|found| !found.is_empty())).to_string();
    let hint = move || {
        let hint = if is_of_names { CompareMsg::AddHintNames } else { CompareMsg::AddHint };
        if is_full.get() { CompareMsg::Full.text() } else { hint.text() }
    };
    view! {
        <div class="picker">
            <input
                id=FIELD
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-label=CompareMsg::Add.text()
                aria-expanded=is_shown
                aria-controls=OPTIONS
                aria-activedescendant=move || active.get().filter(|_| open.get()).map(|place| format!("{OPTIONS}-{place}"))
                aria-disabled=move || is_full.get().then_some("true")
                readonly=is_full
                placeholder=hint
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    active.set(None);
                    open.set(true);
                }
                on:click=move |_| open.set(true)
                on:keydown=key
                on:blur=move |_| open.set(false)
                {..value(move || typed.get())}
            />
            {live(list)}
            <span class="sr" role="status">{crate::pieces::text(move || said.get())}</span>
        </div>
    }
}

/// The place after (or by `count − 1`, before) another one, around the end.
fn next(active: Option<usize>, by: usize, count: usize) -> Option<usize> {
    match (active, count) {
        (_, 0) => None,
        (Some(place), _) => Some((place + by) % count),
        (None, _) if by == 1 => Some(0),
        (None, _) => Some(count - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_around_the_ends_of_the_list() {
        assert_eq!(
            [next(None, 1, 3), next(Some(2), 1, 3), next(Some(0), 2, 3), next(None, 2, 3)],
            [Some(0), Some(0), Some(2), Some(2)]
        );
        assert_eq!([next(None, 1, 0), next(Some(4), 1, 0)], [None, None]);
        assert_eq!([next(Some(0), 1, 1), next(Some(0), 0, 1), next(None, 0, 1)], [Some(0), Some(0), Some(0)]);
    }
}
