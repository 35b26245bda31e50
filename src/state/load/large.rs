//! What only a large collection needs: its columns, then documents as they are looked at, in files of their own. A part of the
//! program of its own, which small collections never fetch: nothing else may call in here but through [`LARGE`].

use super::fetch::{FOLDER, From, pause, referred};
use super::{Arrival, CATALOG, Cause, Coming, Large, LoadError, Loading, UseLoading, contradiction};
use crate::state::Collection;
use crate::state::collection::CollectionError;
use crosscut_engine::{Building, Incoming, Table, TableError};
use crosscut_model::{Catalog, ColumnFile, ColumnFiles, ColumnPart, Read, Review, from_json};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// The ways in.
pub static LARGE: Large = Large { columns, documents };

/// Milliseconds of work after which the browser gets its turn. Less costs time: a pause takes some milliseconds itself.
const SLICE: f64 = 8.0;

/// Builds the table step by step, with pauses.
async fn built(catalog: &Catalog, incoming: Incoming) -> Result<Table, TableError> {
    let mut building = Building::new(catalog, incoming.done());
    let mut began = Date::now();
    while building.step()? {
        if Date::now() - began >= SLICE {
            pause(0).await;
            began = Date::now();
        }
    }
    Ok(building.table())
}

/// Shows what the catalog knows, and fetches the columns.
fn columns(loading: UseLoading, mut catalog: Catalog, columns: ColumnFiles) {
    let incoming = Incoming::new(&catalog, columns.first_day);
    spawn_local(async move {
        match Collection::overview(&mut catalog, columns.overview) {
            Ok(collection) => {
                // Drawing it is a slice of its own.
                pause(0).await;
                loading.state.set(Loading::Ready(Arc::new(collection)));
            }
            Err(error) => {
                let error = LoadError { file: CATALOG.to_owned(), cause: contradiction(error) };
                return loading.state.set(Loading::Failed(error));
            }
        }
        pause(0).await;
        let coming = Coming { catalog, files: columns.files, incoming, next: 0, go_on };
        fetch_columns(loading, coming, From::Anywhere).await;
    });
}

/// Tries again, past what the browser keeps.
fn go_on(loading: UseLoading, coming: Coming) {
    spawn_local(fetch_columns(loading, coming, From::Host));
}

async fn fetch_columns(loading: UseLoading, mut coming: Coming, from: From) {
    let total = coming.files.iter().map(|file| file.file.bytes).sum();
    let mut before: u64 = coming.files[..coming.next].iter().map(|file| file.file.bytes).sum();
    loading.columns.set(Arrival::Coming { done: before, total });
    while let Some(ColumnFile { column, rows, file, .. }) = coming.files.get(coming.next) {
        let read = referred(file, from, counting(loading.columns)).await.and_then(|bytes| {
            let part: ColumnPart = parsed(&bytes)?;
            coming.incoming.add(*column, *rows, &part).map_err(|error| Cause::Inconsistent(error.to_string()))
        });
        if let Err(cause) = read {
            let file = format!("{FOLDER}{}", file.file);
            loading.columns.set(Arrival::Failed(LoadError { file, cause: cause.clone() }));
            // What contradicts itself would do so again, with all that came before it.
            if !matches!(cause, Cause::Inconsistent(_)) {
                loading.coming.set_value(Some(coming));
            }
            return;
        }
        before += file.bytes;
        loading.columns.set(Arrival::Coming { done: before, total });
        coming.next += 1;
        pause(0).await;
    }
    let Coming { catalog, incoming, .. } = coming;
    let table = built(&catalog, incoming).await;
    pause(0).await;
    let documents = loading.state.with_untracked(|state| match state {
        Loading::Ready(collection) => Some(collection.documents()),
        _ => None,
    });
    match table.map_err(CollectionError::Table).and_then(|table| Collection::whole(catalog, table, documents)) {
        Ok(collection) => {
            // Drawing it is a slice of its own.
            pause(0).await;
            let typing = typing();
            loading.state.set(Loading::Ready(Arc::new(collection)));
            loading.columns.set(Arrival::Here);
            if let Some(typed) = typing {
                pause(0).await;
                type_on(typed);
            }
        }
        Err(error) => {
            loading.columns.set(Arrival::Failed(LoadError { file: CATALOG.to_owned(), cause: contradiction(error) }));
        }
    }
}

/// What somebody is typing into a search field, and where the caret is. Drawing a collection anew makes another field, and what
/// was typed last is not in the address yet.
fn typing() -> Option<(String, u32)> {
    let field = document().active_element()?.dyn_into::<HtmlInputElement>().ok()?;
    // Of the fields beside it, those for numbers, no caret can be asked for.
    Some((field.value(), field.selection_start().ok()??))
}

/// Goes on with it in the new field.
fn type_on((typed, caret): (String, u32)) {
    let field = document().body().and_then(|body| body.query_selector("[type=search]").ok().flatten());
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
    let _ = field.focus();
    if field.value() != typed {
        field.set_value(&typed);
        let _ = Event::new("input").and_then(|input| field.dispatch_event(&input));
    }
    let _ = field.set_selection_range(caret, caret);
}

/// Fetches some files of documents into a collection; `arrival` tells how far they are. What is in stays in.
fn documents(_: UseLoading, collection: Arc<Collection>, parts: Vec<usize>, arrival: RwSignal<Arrival>) {
    let from = match arrival.get_untracked() {
        Arrival::Failed(_) => From::Host,
        _ => From::Anywhere,
    };
    let documents = collection.documents();
    let total = parts.iter().filter_map(|part| documents.file(*part)).map(|file| file.file.bytes).sum();
    arrival.set(Arrival::Coming { done: 0, total });
    spawn_local(async move {
        for part in parts {
            let Some(file) = documents.file(part).filter(|_| documents.is_missing(part)) else { continue };
            let read = referred(&file.file, from, counting(arrival)).await.and_then(|bytes| {
                let mut reviews: Vec<Review> = parsed(&bytes)?;
                reviews.iter_mut().for_each(Review::unpack_evidence);
                documents.add(part, reviews).map_err(contradiction)
            });
            if let Err(cause) = read {
                // The view that asked may be gone.
                let file = format!("{FOLDER}{}", file.file.file);
                let _ = arrival.try_set(Arrival::Failed(LoadError { file, cause }));
                return;
            }
            pause(0).await;
        }
        let _ = arrival.try_set(Arrival::Here);
    });
}

/// Adds bytes to an arrival as they come.
fn counting(arrival: RwSignal<Arrival>) -> impl Fn(i64) {
    move |bytes| {
        arrival.try_update(|arrival| {
            if let Arrival::Coming { done, .. } = arrival {
                *done = done.saturating_add_signed(bytes);
            }
        });
    }
}

/// Reads JSON as text, as the catalog is read: from bytes, all of it would be in the program a second time.
fn parsed<'b, T: Read<'b>>(bytes: &'b [u8]) -> Result<T, Cause> {
    let text = std::str::from_utf8(bytes).map_err(|error| Cause::Inconsistent(error.to_string()))?;
    from_json(text).map_err(|error| Cause::Inconsistent(error.to_string()))
}
