//! Fetches the bundle. Nothing else in the page fetches.

use super::Collection;
use super::collection::CollectionError;
use crosscut_model::{UnsealError, unseal};
use gloo::net::http::{Request, RequestBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Where the catalog is, relative to the page's base.
const CATALOG: &str = "bundle/catalog.json";

/// What stands in the way of a bundle.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The host answered, but not with the file.
    Status(u16),
    /// The host did not answer.
    Unreachable(String),
    /// It is not what was written: cut short, changed, or another file.
    Damaged(String),
    /// It is in a format that this page does not read.
    Format { found: u32 },
    /// It is whole, and contradicts itself.
    Inconsistent(String),
}

/// A file that could not be used, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadError {
    pub file: String,
    pub cause: Cause,
}

/// The faces of loading.
#[derive(Clone, Debug)]
pub enum Loading {
    Waiting,
    Failed(LoadError),
    Ready(Arc<Collection>),
}

/// The state of loading, and the way to try again.
#[derive(Clone, Copy, Debug)]
pub struct UseLoading {
    state: RwSignal<Loading>,
}

impl UseLoading {
    /// Starts loading.
    pub fn start() -> UseLoading {
        let loading = UseLoading { state: RwSignal::new(Loading::Waiting) };
        // The first try may be answered from what the browser keeps.
        loading.run(Request::get(CATALOG));
        loading
    }

    /// What there is now.
    pub fn get(self) -> Loading {
        self.state.get()
    }

    /// Tries again, past what the browser keeps.
    pub fn retry(self) {
        self.state.set(Loading::Waiting);
        self.run(Request::get(CATALOG).cache(web_sys::RequestCache::Reload));
    }

    fn run(self, request: RequestBuilder) {
        spawn_local(async move {
            self.state.set(match load(request).await {
                Ok(collection) => Loading::Ready(Arc::new(collection)),
                Err(cause) => Loading::Failed(LoadError { file: CATALOG.to_owned(), cause }),
            });
        });
    }
}

async fn load(request: RequestBuilder) -> Result<Collection, Cause> {
    let response = request.send().await.map_err(|error| Cause::Unreachable(error.to_string()))?;
    if !response.ok() {
        return Err(Cause::Status(response.status()));
    }
    let json = response.text().await.map_err(|error| Cause::Unreachable(error.to_string()))?;
    let catalog = unseal(&json).map_err(|error| match error {
        UnsealError::Format { found } => Cause::Format { found },
        UnsealError::Unreadable(error) => Cause::Inconsistent(error.to_string()),
        error => Cause::Damaged(error.to_string()),
    })?;
    Collection::new(catalog).map_err(|error| {
        Cause::Inconsistent(match error {
            CollectionError::Table(error) => error.to_string(),
            CollectionError::Documents { found, expected } => {
                format!("it has {found} documents instead of {expected}")
            }
            CollectionError::Elsewhere { file } => format!("it refers to {file}, which this page does not fetch"),
        })
    })
}
