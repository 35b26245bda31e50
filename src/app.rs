//! The frame around every view: routes, header, the faces of loading.

use crate::components::{Failed, NotFound, NotFoundKind, Shell, UnreadNotes, Waiting};
use crate::messages::Msg;
use crate::state::{Loading, UseLoading, UseQuery, UseTheme};
use crate::views;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_context(UseLoading::start());
    provide_context(UseTheme::new());
    view! {
        <Router base=base_path()>
            <Loaded />
        </Router>
    }
}

/// The path under which the site is hosted, without the slash at its end: the `<base>` of `index.html`.
fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let path = base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|slash| rest[slash..].to_owned()));
    path.unwrap_or_default().trim_end_matches('/').to_owned()
}

#[component]
fn Loaded() -> impl IntoView {
    let loading = expect_context::<UseLoading>();
    move || match loading.get() {
        Loading::Waiting => view! { <Shell><Waiting /></Shell> }.into_any(),
        Loading::Failed(error) => view! { <Shell><Failed error /></Shell> }.into_any(),
        Loading::Ready(collection) => {
            provide_context(collection.clone());
            provide_context(UseQuery::new());
            if collection.reviews.is_empty() {
                return view! { <Shell><Empty /></Shell> }.into_any();
            }
            view! {
                <Shell>
                    <UnreadNotes />
                    <FlatRoutes fallback=|| view! { <NotFound kind=NotFoundKind::Page /> }>
                        <Route path=path!("/") view=views::Front />
                        <Route path=path!("/index.html") view=views::Front />
                        <Route path=path!("/films/:key") view=views::FilmView />
                        <Route path=path!("/explore") view=views::ExploreView />
                        <Route path=path!("/sources") view=views::SourcesView />
                        <Route path=path!("/sources/:key") view=views::SourceView />
                        <Route path=path!("/documents/:id") view=views::ReaderView />
                    </FlatRoutes>
                </Shell>
            }
            .into_any()
        }
    }
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

/// The path below the base, tracked.
pub fn use_path() -> Memo<String> {
    let pathname = use_location().pathname;
    let base = base_path();
    Memo::new(move |_| pathname.with(|path| path.strip_prefix(&base).unwrap_or(path).trim_matches('/').to_owned()))
}
