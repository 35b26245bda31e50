//! The frame around every view: routes, header, the faces of loading.

use crate::browser;
use crate::components::{ColumnsOnTheirWay, Failed, Shell, UnreadNotes, Waiting};
use crate::messages::Msg;
use crate::parts::{Part, UseParts};
use crate::pieces::{follow, live};
use crate::state::{Collection, Loading, Place, UseLanguage, UseLoading, UsePlace, UseQuery, UseTheme, use_collection};
use crate::views;
use crosscut_engine::Facet;
use leptos::prelude::*;

/// What a page stands on.
#[derive(Clone, Copy)]
pub struct Ground {
    pub place: UsePlace,
    pub language: UseLanguage,
    pub parts: UseParts,
    pub loading: UseLoading,
}

impl Ground {
    /// Reads the address and starts loading.
    pub fn start() -> Ground {
        let place = UsePlace::read_once();
        let language = UseLanguage::start(place);
        Ground { place, language, parts: UseParts::new(), loading: UseLoading::start() }
    }

    /// Whether all is there that the frame around the view is drawn of, its words included, tracked.
    pub fn has_frame(self) -> bool {
        let speaks = self.language.is_settled();
        let Loading::Ready(collection) = self.loading.get() else { return false };
        collection.overview.is_none() && speaks
    }

    /// The part of the program that the address asks for; none before the collection is there. Without a part the view is what says
    /// that there is no such place. Tracks the collection.
    pub fn part(self) -> Option<Part> {
        let Loading::Ready(collection) = self.loading.get() else { return None };
        let place = self.place.place().get_untracked();
        if place == Place::Front && only_film(&collection) { Some(Part::Film) } else { part_of(&place) }
    }
}

/// The whole page.
pub fn page(ground: Ground) -> AnyView {
    let Ground { place, language, parts, loading } = ground;
    provide_context(place);
    provide_context(language);
    provide_context(UseTheme::new());
    provide_context(parts);
    provide_context(loading);
    let content = move || match loading.get() {
        Loading::Waiting => view! { <Waiting /> }.into_any(),
        Loading::Failed(error) => view! { <Failed error /> }.into_any(),
        Loading::Ready(collection) => {
            provide_context(collection.clone());
            provide_context(UseQuery::new());
            if collection.reviews == 0 { view! { <Empty /> }.into_any() } else { view! { <View /> }.into_any() }
        }
    };
    // In another language all is drawn anew.
    live(move || {
        language.get();
        view! { <Shell>{live(content)}</Shell> }
    })
}

/// Whether a collection is about one film, and nothing but it.
fn only_film(collection: &Collection) -> bool {
    collection.films.len() == 1 && collection.total(Facet::Film, 0) == 0
}

/// The part of the program that has the view of a place; without one it is there from the beginning.
fn part_of(place: &Place) -> Option<Part> {
    match place {
        Place::Explore => Some(Part::Explore),
        Place::Document(_) => Some(Part::Reader),
        Place::Compare | Place::Lab => Some(Part::Workbench),
        Place::Sources | Place::Source(_) | Place::Authors | Place::Author(_) => Some(Part::Sources),
        Place::Front => Some(Part::Films),
        Place::Film(_) => Some(Part::Film),
        Place::Unknown => None,
    }
}

/// The view that the address asks for.
#[component]
fn View() -> impl IntoView {
    let place = expect_context::<UsePlace>().place();
    let parts = expect_context::<UseParts>();
    // Who saves data may only read what was drawn.
    follow(move || {
        if !(browser::saves_data() && parts.stands.get()) {
            parts.fetch_ahead();
        }
    });
    let collection = use_collection();
    let is_whole = collection.overview.is_none();
    let only_film = only_film(&collection);
    let view = move || match place.get() {
        // The list of films makes do with what the catalog says of them.
        Place::Front if !is_whole && !only_film => parts.view(Part::Films, Place::Front),
        place @ (Place::Front | Place::Film(_)) if !is_whole => parts.view(Part::Outline, place),
        // The bar above says what the view waits for.
        _ if !is_whole => ().into_any(),
        Place::Front if only_film => parts.view(Part::Film, Place::Front),
        place => match part_of(&place) {
            Some(part) => parts.view(part, place),
            None => views::nothing(),
        },
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
    let title = move || format!("{} · Crosscut", title());
    #[cfg(feature = "ssr")]
    crate::prerender::set_title(untrack(&title));
    follow(move || document().set_title(&title()));
}
