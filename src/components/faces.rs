//! The faces of a view that has nothing to show: still waiting, failed, not there. Each offers the way on.

use crate::app::use_title;
use crate::messages::{Msg, UnreadMsg};
use crate::pieces::{IntoViews, live, text};
use crate::state::{Cause, LoadError, Unread, UseLoading, UsePlace, UseQuery};
use leptos::prelude::*;

/// While the bundle, or a part of the program, is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    view! {
        <section class="face waiting" aria-busy="true">
            <p role="status">{Msg::Loading.text()}</p>
            <span class="ruler" aria-hidden="true"></span>
        </section>
    }
}

/// When a file could not be used: which, why, what to do.
#[component]
pub fn Failed(error: LoadError) -> impl IntoView {
    let loading = expect_context::<UseLoading>();
    use_title(|| Msg::CouldNotLoad.text());
    let (what, help) = what_failed(error);
    view! {
        <section class="face" role="alert">
            <h1>{Msg::CouldNotLoad.text()}</h1>
            <p>{what}</p>
            <p>{help}</p>
            <p><button type="button" on:click=move |_| loading.retry()>{Msg::TryAgain.text()}</button></p>
        </section>
    }
}

/// When the code of a view could not be fetched.
pub fn part_failed(retry: impl Fn() + 'static) -> AnyView {
    use_title(|| Msg::PartNotFetched.text());
    view! {
        <section class="face" role="alert">
            <h1>{Msg::PartNotFetched.text()}</h1>
            <p>{Msg::HelpPart.text()}</p>
            <p><button type="button" on:click=move |_| retry()>{Msg::TryAgain.text()}</button></p>
        </section>
    }
    .into_any()
}

/// What is wrong with a file, and what to do.
pub fn what_failed(error: LoadError) -> (String, String) {
    let LoadError { file, cause } = error;
    let (what, help) = match cause {
        Cause::Status(status) => (Msg::CauseStatus { file, status }, Msg::HelpMissing),
        Cause::Unreachable(detail) => (Msg::CauseUnreachable { file, detail }, Msg::HelpUnreachable),
        Cause::Damaged(detail) => (Msg::CauseDamaged { file, detail }, Msg::HelpDamaged),
        Cause::Format { found } => (Msg::CauseFormat { file, found }, Msg::HelpFormat),
        Cause::Inconsistent(detail) => (Msg::CauseInconsistent { file, detail }, Msg::HelpFormat),
        Cause::Program => (Msg::CauseProgram, Msg::HelpPart),
    };
    (what.text(), help.text())
}

/// The same within a view that has more to show.
pub fn failure(error: LoadError, retry: impl Fn() + 'static) -> AnyView {
    let (what, help) = what_failed(error);
    view! {
        <section class="notes" role="alert">
            <p>{what}</p>
            <p>{help}</p>
            <p><button type="button" on:click=move |_| retry()>{Msg::TryAgain.text()}</button></p>
        </section>
    }
    .into_any()
}

/// What was looked for in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFoundKind {
    Page,
    Film,
    Source,
    Author,
    Document,
}

/// When the address leads nowhere.
#[component]
pub fn NotFound(kind: NotFoundKind) -> impl IntoView {
    let place = expect_context::<UsePlace>();
    let title = move || {
        match kind {
            NotFoundKind::Page => Msg::NotFound,
            NotFoundKind::Film => Msg::NotFoundFilm,
            NotFoundKind::Source => Msg::NotFoundSource,
            NotFoundKind::Author => Msg::NotFoundAuthor,
            NotFoundKind::Document => Msg::NotFoundDocument,
        }
        .text()
    };
    use_title(title);
    view! {
        <section class="face">
            <h1>{title()}</h1>
            <p>{text(move || Msg::NotFoundText { path: place.path() }.text())}</p>
            <p class="ways">
                <a class="button" href="./">{Msg::BackToFront.text()}</a>
                <a class="button" href="explore">{Msg::Explore.text()}</a>
            </p>
        </section>
    }
}

/// What of the address was not understood, said where it can be seen.
#[component]
pub fn UnreadNotes() -> impl IntoView {
    let query = expect_context::<UseQuery>();
    let line = |unread| {
        Msg::Unread(match unread {
            Unread::Selection(note) => UnreadMsg::Selection(note),
            Unread::Sort(key) => UnreadMsg::Sort(key),
            Unread::Letters(key) => UnreadMsg::Letters(key),
        })
        .text()
    };
    live(move || notes(query.unread().into_iter().map(line).collect()))
}

/// What was left aside, a line each; nothing where nothing was.
pub fn notes(lines: Vec<String>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <div class="notes" role="status">
                <p>{Msg::UnreadTitle.text()}</p>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).views()}</ul>
            </div>
        }
        .into_any()
    })
}
