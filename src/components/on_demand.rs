//! Parts of a view that need documents which may not be there yet: fetched when the view is opened, or, where they are many,
//! when the reader asks for them. And how far the columns are.

use crate::components::faces::{failure, what_failed};
use crate::format;
use crate::messages::Msg;
use crate::pieces::live;
use crate::state::{Arrival, UseLoading, use_collection};
use leptos::prelude::*;

/// Files that are fetched without being asked for. Raising it spares clicks, and costs readers on slow lines.
const UNASKED: usize = 4;

/// A view of the documents of these rows, once they are there.
pub fn with_documents(rows: &[u32], view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let collection = use_collection();
    let parts = collection.missing(rows.iter().copied());
    if parts.is_empty() {
        return view();
    }
    let loading = expect_context::<UseLoading>();
    let documents = collection.documents();
    let bytes: u64 = parts.iter().filter_map(|part| documents.file(*part)).map(|file| file.file.bytes).sum();
    let files = parts.len();
    let arrival = RwSignal::new(Arrival::Coming { done: 0, total: bytes });
    let asked = RwSignal::new(files <= UNASKED);
    let fetch = move || {
        asked.set(true);
        loading.documents(collection.clone(), parts.clone(), arrival);
    };
    if asked.get_untracked() {
        fetch();
    }
    live(move || {
        if !asked.get() {
            let fetch = fetch.clone();
            let label = Msg::FetchDocuments { files, size: format::bytes(bytes) }.text();
            return view! { <p><button type="button" on:click=move |_| fetch()>{label}</button></p> }.into_any();
        }
        match arrival.get() {
            Arrival::Here => view(),
            Arrival::Coming { done, total } => progress(Msg::FetchingDocuments, done, total),
            Arrival::Failed(error) => {
                let fetch = fetch.clone();
                failure(error, fetch)
            }
        }
    })
}

/// How far the columns are, or why they are not there, above every view that can do without them.
#[component]
pub fn ColumnsOnTheirWay() -> impl IntoView {
    let loading = expect_context::<UseLoading>();
    live(move || match loading.columns() {
        Arrival::Here => ().into_any(),
        Arrival::Coming { done, total } => progress(Msg::FetchingColumns, done, total),
        Arrival::Failed(error) => {
            let (what, help) = what_failed(error);
            view! {
                <section class="notes" role="alert">
                    <p>{Msg::WithoutColumns.text()}" "{what}</p>
                    <p>{help}</p>
                    <p><button type="button" on:click=move |_| loading.retry()>{Msg::TryAgain.text()}</button></p>
                </section>
            }
            .into_any()
        }
    })
}

/// A bar of bytes of a known total.
fn progress(what: Msg, done: u64, total: u64) -> AnyView {
    let label = what.text();
    view! {
        <p class="arrival" role="status">
            <label>
                {label} <progress value=done.to_string() max=total.to_string()></progress>
                <span class="soft">{Msg::BytesOf { done: format::bytes(done), total: format::bytes(total) }.text()}</span>
            </label>
        </p>
    }
    .into_any()
}
