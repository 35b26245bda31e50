//! The files of the search index: each is fetched once, by itself, as soon as words need it.

use super::Cause;
use super::fetch::{From, referred};
use crate::state::search::Searchable;
use crosscut_search::Wanted;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was asked for and is not there.
#[derive(Clone, Copy, Debug)]
pub struct SearchFiles {
    /// The names of files on their way.
    coming: StoredValue<Vec<String>>,
    failed: RwSignal<Vec<(String, Cause)>>,
    /// How many have come in.
    arrived: RwSignal<usize>,
}

impl SearchFiles {
    /// None yet.
    pub fn new() -> SearchFiles {
        SearchFiles { coming: StoredValue::default(), failed: RwSignal::default(), arrived: RwSignal::default() }
    }

    /// Follows files that come in.
    pub fn arrived(self) {
        self.arrived.track();
    }

    /// Why a file that was asked for is not there, tracked.
    pub fn failure(self, name: &str) -> Option<Cause> {
        self.failed.with(|failed| failed.iter().find(|(other, _)| other == name).map(|(_, cause)| cause.clone()))
    }

    /// Fetches files into an index. Those that are on their way are left to come, and those that failed are left alone.
    pub fn fetch(self, index: &Searchable, wanted: &[Wanted]) {
        self.fetch_from(From::Anywhere, index, wanted);
    }

    /// The same for files that failed, past what the browser keeps.
    pub fn retry(self, index: &Searchable, wanted: &[Wanted]) {
        self.failed.set(Vec::new());
        self.fetch_from(From::Host, index, wanted);
    }

    fn fetch_from(self, from: From, index: &Searchable, wanted: &[Wanted]) {
        for wanted in wanted {
            let name = wanted.file.file.clone();
            let failed = self.failed.with_untracked(|failed| failed.iter().any(|(other, _)| *other == name));
            if failed || self.coming.with_value(|coming| coming.contains(&name)) {
                continue;
            }
            self.coming.update_value(|coming| coming.push(name.clone()));
            let (index, wanted) = (index.clone(), wanted.clone());
            spawn_local(async move {
                let supplied = referred(&wanted.file, from, |_| ()).await.and_then(|bytes| {
                    let inconsistent = |error: &dyn std::fmt::Display| Cause::Inconsistent(error.to_string());
                    let json = std::str::from_utf8(&bytes).map_err(|error| inconsistent(&error))?;
                    index.supply(&wanted, json).map_err(|error| inconsistent(&error))
                });
                self.coming.update_value(|coming| coming.retain(|other| *other != name));
                match supplied {
                    Ok(()) => self.arrived.update(|arrived| *arrived += 1),
                    Err(cause) => self.failed.update(|failed| failed.push((name, cause))),
                }
            });
        }
    }
}
