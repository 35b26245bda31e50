//! What there is to say of a search beside what it finds: help, how words were taken, and that files are missing.

use crate::components::faces::failure;
use crate::messages::ExploreMsg;
use crate::pieces::{IntoViews, live};
use crate::state::{SearchFace, UseSearch};
use crosscut_search::Field;
use leptos::prelude::*;

/// The notes under the search field.
#[component]
pub fn SearchNotes() -> impl IntoView {
    let search = expect_context::<UseSearch>();
    let face = move || match search.face() {
        SearchFace::Quiet => notes(search),
        SearchFace::Coming => view! { <p class="soft" role="status">{ExploreMsg::SearchComing.text()}</p> }.into_any(),
        SearchFace::Failed(error) => {
            view! { {failure(error, move || search.retry())}<p class="soft">{ExploreMsg::SearchWithout.text()}</p> }
                .into_any()
        }
    };
    view! {
        <Help />
        {live(face)}
    }
}

/// How the words were taken, where that is not as they were typed.
fn notes(search: UseSearch) -> AnyView {
    let Some(found) = search.found() else { return ().into_any() };
    let respelled = found.answer.respelled.iter().map(|(word, spellings)| {
        ExploreMsg::ShowingAlso { word: word.clone(), spellings: spellings.join(", ") }.text()
    });
    let unknown =
        found.unknown.iter().map(|field| ExploreMsg::UnknownField { field: field.clone(), fields: fields() }.text());
    let notes: Vec<AnyView> = respelled.chain(unknown).map(|note| view! { <p>{note}</p> }).views();
    (!notes.is_empty()).then(|| view! { <div class="soft" role="status">{notes}</div> }.into_any()).into_any()
}

#[component]
fn Help() -> impl IntoView {
    let lines = [
        ("red rocket", ExploreMsg::SearchHelpWords),
        ("\"red rocket\"", ExploreMsg::SearchHelpPhrase),
        ("-rocket", ExploreMsg::SearchHelpWithout),
        ("title:rocket", ExploreMsg::SearchHelpField),
    ];
    let lines = lines.into_iter().map(|(typed, meaning)| {
        view! { <div><dt><code>{typed}</code></dt><dd>{meaning.text()}</dd></div> }
    });
    view! {
        <details class="search-help">
            <summary>{ExploreMsg::SearchHelp.text()}</summary>
            <dl>{lines.views()}</dl>
            <p>{ExploreMsg::SearchFields(fields()).text()}</p>
        </details>
    }
}

/// The words before a colon.
fn fields() -> String {
    Field::ALL.map(Field::key).join(", ")
}
