//! The evidence behind a mark of the map: the passage it was read from, or the curator's note, and the way to the document. Which mark is
//! open is in the URL, as `evidence=acting:red-rocket-essay`, or `evidence=acting` for all documents together.

use super::scope::UseScope;
use super::voices::{passages, voices};
use crate::components::{StanceMark, with_documents};
use crate::labels::{self, Card};
use crate::messages::{FilmMsg, Msg};
use crate::pieces::live;
use crate::state::{Collection, EVIDENCE, History, UseQuery, Whereabouts, use_collection};
use crosscut_engine::score::Leaning;
use crosscut_engine::{Facet, Sort};
use crosscut_model::{Aspect, Stance};
use leptos::prelude::*;
use std::sync::Arc;

/// Passages of a document on one aspect, at most.
const PASSAGES: usize = 8;

/// What is open: a document's stance on an aspect, or everybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    All(Aspect),
    One(Aspect, u32),
}

/// What the URL asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    All(Aspect),
    /// Whose document may not be there yet.
    One(Aspect, Whereabouts),
}

/// The mark that is open, in the URL.
#[derive(Clone, Copy)]
pub struct UseEvidence {
    scope: UseScope,
    query: UseQuery,
    collection: StoredValue<Arc<Collection>>,
    /// As it is written, and what that stands for.
    asked: Memo<Option<(String, Option<Asked>)>>,
}

impl UseEvidence {
    /// Follows the URL.
    pub fn new(scope: UseScope) -> UseEvidence {
        let query = expect_context::<UseQuery>();
        let collection = StoredValue::new(use_collection());
        let asked = Memo::new(move |_| {
            let value = query.with(|query| query.looked_at(EVIDENCE).map(str::to_owned))?;
            let asked = collection.with_value(|collection| read(&value, collection));
            Some((value, asked))
        });
        UseEvidence { scope, query, collection, asked }
    }

    /// Whether a mark is open, tracked.
    pub fn is_at(self, shown: Shown) -> bool {
        let shown = match shown {
            Shown::All(aspect) => Asked::All(aspect),
            Shown::One(aspect, row) => Asked::One(aspect, Whereabouts::Row(row)),
        };
        self.asked.with(|asked| asked.as_ref().is_some_and(|(_, asked)| *asked == Some(shown)))
    }

    /// Opens a mark, or closes it.
    pub fn toggle(self, shown: Shown) {
        let is_open = untrack(|| self.is_at(shown));
        self.set((!is_open).then(|| self.written(shown)));
    }

    /// Whether anything is open.
    pub fn is_open(self) -> bool {
        self.asked.with_untracked(Option::is_some)
    }

    pub fn close(self) {
        self.set(None);
    }

    fn written(self, shown: Shown) -> String {
        match shown {
            Shown::All(aspect) => aspect.key().to_owned(),
            Shown::One(aspect, row) => {
                let address = self.collection.with_value(|collection| collection.address(row));
                format!("{}:{}", aspect.key(), address.trim_start_matches("documents/"))
            }
        }
    }

    fn set(self, written: Option<String>) {
        self.query.change(History::Push, |query| query.look_at(EVIDENCE, written));
    }
}

/// What a value of the URL asks for.
fn read(value: &str, collection: &Collection) -> Option<Asked> {
    let Some((aspect, document)) = value.split_once(':') else { return Aspect::from_key(value).map(Asked::All) };
    let aspect = Aspect::from_key(aspect)?;
    Some(collection.find(document))
        .filter(|found| *found != Whereabouts::Nowhere)
        .map(|found| Asked::One(aspect, found))
}

/// The panel.
pub fn panel(evidence: UseEvidence) -> AnyView {
    let close = move |_| evidence.close();
    let shown = move || {
        let Some((value, asked)) = evidence.asked.get() else {
            return view! { <p class="soft">{FilmMsg::EvidenceHint.text()}</p> }.into_any();
        };
        let body = match asked {
            None => view! { <p class="soft">{FilmMsg::EvidenceUnread(value).text()}</p> }.into_any(),
            Some(Asked::All(aspect)) => everybody(evidence.scope, aspect),
            Some(Asked::One(aspect, found)) => {
                let id = value.split_once(':').map_or("", |(_, id)| id).to_owned();
                of_document(evidence.scope, aspect, found, id)
            }
        };
        let closing = FilmMsg::CloseEvidence.text();
        view! {
            {body}
            <button class="close" type="button" aria-label=closing.clone() title=closing on:click=close>
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2"></path></svg>
            </button>
        }
        .into_any()
    };
    view! {
        <aside class="evidence-of" class:open=move || evidence.asked.with(Option::is_some) aria-label=FilmMsg::EvidenceTitle.text() aria-live="polite">
            {live(shown)}
        </aside>
    }
    .into_any()
}

/// What all selected documents make of an aspect.
fn everybody(scope: UseScope, aspect: Aspect) -> AnyView {
    let counted = move || {
        scope.with(|answer| {
            let counts = &answer.counts[Facet::Aspect as usize];
            let count =
                |stance| counts.get(labels::aspect_code(aspect, stance) as usize).map_or(0, |count| *count as usize);
            Leaning { aspect, counts: Stance::ALL.map(count) }
        })
    };
    let leaning = Memo::new(move |_| counted());
    view! {
        <h3>{FilmMsg::EverybodyOn(aspect).text()}</h3>
        {live(move || voices(scope, &leaning.get(), true))}
    }
    .into_any()
}

/// What one document says of an aspect. `id` is its own, for when its file is there.
fn of_document(scope: UseScope, aspect: Aspect, found: Whereabouts, id: String) -> AnyView {
    let collection = use_collection();
    let first = match found {
        Whereabouts::Row(row) => Some(row),
        Whereabouts::Part(part) => collection.documents().file(part).map(|file| file.first as u32),
        Whereabouts::Nowhere => None,
    };
    let Some(first) = first else { return ().into_any() };
    with_documents(&[first], move || {
        let row = match found {
            Whereabouts::Part(_) => match collection.find(&id) {
                Whereabouts::Row(row) => row,
                _ => return view! { <p class="soft">{Msg::NotFoundDocument.text()}</p> }.into_any(),
            },
            _ => first,
        };
        let card = Card::of(&collection, row);
        let codes = collection.table.codes(Facet::Aspect, row as usize);
        let stance = labels::stance_on(&codes, aspect);
        let title = match stance {
            Some(stance) => FilmMsg::Cell { who: card.who.clone(), aspect, stance },
            None => FilmMsg::SaysNothing { who: card.who.clone(), aspect },
        };
        let alike = stance.and_then(|stance| {
            let selection = scope.selection().with_only(Facet::Aspect, labels::aspect_code(aspect, stance));
            let (_, count) = scope.first(&selection, Sort::default(), 0..0);
            let href = scope.explore(selection);
            (count > 1).then(|| view! { <a href=href>{FilmMsg::AllWithStance { count, stance }.text()}</a> }.into_any())
        });
        view! {
            <h3><StanceMark stance />{title.text()}</h3>
            <p class="soft">{card.kind_and_date()}</p>
            {passages(&collection, row, aspect, PASSAGES)}
            <p class="ways-on"><a href=card.href>{FilmMsg::ReadDocument.text()}</a>{alike}</p>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_names_no_mark_opens_none() {
        let collection = Collection::without_documents();
        let read = |value: &str| read(value, &collection);
        assert_eq!(read("acting"), Some(Asked::All(Aspect::Acting)));
        assert_eq!([read("smell"), read(""), read("acting:nobody"), read("acting:~7"), read(":")], [None; 5]);
    }
}
