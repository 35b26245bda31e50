//! The frame around every view: routes, header, the faces of loading.

use crate::components::{ColumnsOnTheirWay, Failed, Shell, UnreadNotes, Waiting};
use crate::messages::Msg;
use crate::parts::{Part, UseParts};
use crate::pieces::live;
use crate::state::{Loading, Place, UseLoading, UsePlace, UseQuery, UseTheme, use_collection};
use crate::views;
use crosscut_engine::Facet;
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_context(UsePlace::start());
    provide_context(UseTheme::new());
    provide_context(UseParts::new());
    let loading = UseLoading::start();
    provide_context(loading);
    view! {
        <Shell>
            {live(move || match loading.get() {
                Loading::Waiting => view! { <Waiting /> }.into_any(),
                Loading::Failed(error) => view! { <Failed error /> }.into_any(),
                Loading::Ready(collection) => {
                    provide_context(collection.clone());
                    provide_context(UseQuery::new());
                    if collection.reviews == 0 { view! { <Empty /> }.into_any() } else { view! { <View /> }.into_any() }
                }
            })}
        </Shell>
    }
}

/// The view that the address asks for.
#[component]
fn View() -> impl IntoView {
    let place = expect_context::<UsePlace>().place();
    let parts = expect_context::<UseParts>();
    parts.fetch_ahead();
    let collection = use_collection();
    let is_whole = collection.overview.is_none();
    let only_film = collection.films.len() == 1 && collection.total(Facet::Film, 0) == 0;
    let view = move || match place.get() {
        // The list of films makes do with what the catalog says of them.
        Place::Front if !is_whole && !only_film => parts.view(Part::Films, Place::Front),
        place @ (Place::Front | Place::Film(_)) if !is_whole => parts.view(Part::Outline, place),
        // The bar above says what the view waits for.
        _ if !is_whole => ().into_any(),
        Place::Front if only_film => view! { <views::FilmPage film=1 /> }.into_any(),
        Place::Film(key) => view! { <views::FilmView key /> }.into_any(),
        Place::Unknown => views::nothing(),
        place => {
            let part = match place {
                Place::Explore => Part::Explore,
                Place::Document(_) => Part::Reader,
                Place::Compare | Place::Lab => Part::Workbench,
                Place::Sources | Place::Source(_) | Place::Authors | Place::Author(_) => Part::Sources,
                _ => Part::Films,
            };
            parts.view(part, place)
        }
    };
    view! { <ColumnsOnTheirWay />{is_whole.then(|| view! { <UnreadNotes /> }.into_any())}{live(view)} }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <section class="face">
            <h1>{Msg::NoDocuments.text()}</h1>
            <p>{Msg::NoDocumentsText.text()}</p>
        </section>
    }
}

/// Sets the title of the browser's window while the view that calls it is shown.
pub fn use_title(title: impl Fn() -> String + 'static) {
    Effect::new(move |_| document().set_title(&format!("{} · Crosscut", title())));
}
