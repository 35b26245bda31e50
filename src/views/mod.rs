//! One file a screen.

mod compare;
mod explore;
mod film;
mod front;
mod help;
mod lab;
mod offline;
mod outline;
mod reader;
mod source;
mod sources;

pub use reader::Width;

use crate::components::{NotFound, NotFoundKind};
use crate::state::Place;
use crosscut_engine::Facet;
use leptos::prelude::*;

/// The explorer.
pub fn explore(_: Place) -> AnyView {
    view! { <explore::ExploreView /> }.into_any()
}

/// What opens over the explorer's results, in the context of what it is.
pub fn tools(_: Place) -> AnyView {
    explore::tools::draw()
}

/// A document.
pub fn reader(place: Place) -> AnyView {
    match place {
        Place::Document(id) => view! { <reader::ReaderView id /> }.into_any(),
        _ => nothing(),
    }
}

/// A source or an author, or all of them.
pub fn sources(place: Place) -> AnyView {
    match place {
        Place::Sources => view! { <sources::SourcesView facet=Facet::Source /> }.into_any(),
        Place::Authors => view! { <sources::SourcesView facet=Facet::Author /> }.into_any(),
        Place::Source(key) => view! { <source::SourceView facet=Facet::Source key /> }.into_any(),
        Place::Author(key) => view! { <source::SourceView facet=Facet::Author key /> }.into_any(),
        _ => nothing(),
    }
}

/// The list of films.
pub fn films(_: Place) -> AnyView {
    view! { <front::Films /> }.into_any()
}

/// Some sources or documents side by side, or the score lab.
pub fn workbench(place: Place) -> AnyView {
    match place {
        Place::Compare => view! { <compare::CompareView /> }.into_any(),
        Place::Lab => view! { <lab::LabView /> }.into_any(),
        _ => nothing(),
    }
}

/// A film: the one that is named, or the only one.
pub fn film(place: Place) -> AnyView {
    match place {
        Place::Film(key) => view! { <film::FilmView key /> }.into_any(),
        _ => view! { <film::FilmPage film=1 /> }.into_any(),
    }
}

/// What is there of a large collection before its columns are.
pub fn outline(place: Place) -> AnyView {
    let film = match place {
        Place::Film(key) => Some(key),
        _ => None,
    };
    view! { <outline::Outline film /> }.into_any()
}

/// The help with keys, at the foot of every view.
pub fn help(_: Place) -> AnyView {
    view! { <help::KeysHelp /> }.into_any()
}

/// What is kept for use without a network, at the foot of every view.
pub fn offline(_: Place) -> AnyView {
    view! { <offline::OfflineUse /> }.into_any()
}

/// What has no view.
pub fn nothing() -> AnyView {
    view! { <NotFound kind=NotFoundKind::Page /> }.into_any()
}
