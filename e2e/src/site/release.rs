//! Versions of a site, for journeys about offline use: the same page and collection with a mark in its HTML, its program and its
//! catalog, so that a mix of two can be told.

use super::{Change, Site, held};
use axum::body::Body;
use axum::http::{Response, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscut_model::{seal, unseal};
use crosscut_offline::{File, SUMMARY, Version};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The worker's file.
pub const WORKER: &str = crosscut_offline::WORKER_FILE;

/// A worker that keeps nothing and answers nothing.
pub fn idle_worker() -> Response<Body> {
    let mut response = Response::new(Body::from("// Keeps nothing.\n"));
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/javascript"));
    response
}

impl Site {
    /// The same with the worker that was built: browsers keep the site.
    #[must_use]
    pub fn kept(self) -> Site {
        self.shared.has_worker.store(true, Ordering::Relaxed);
        self.publish();
        self
    }

    /// Browsers may keep each answer for so many seconds without asking again, as with GitHub Pages.
    pub fn browsers_keep_for(&self, seconds: u32) {
        self.shared.max_age.store(seconds, Ordering::Relaxed);
    }

    /// Publishes what there is now as a version. Answers what it is called.
    pub fn publish(&self) -> Version {
        let mut changes = held(&self.shared.changes);
        let version = self.version(&changes);
        changes.insert(version.list_file(), Change::Replaced(version.list.clone().into_bytes()));
        changes.insert(SUMMARY.to_owned(), Change::Replaced(version.summary.clone().into_bytes()));
        version
    }

    /// Publishes a version with this mark in the place of the one that is there, all at once; without a mark the one that was built.
    pub fn release(&self, mark: &str) -> Version {
        let changed = if mark.is_empty() { BTreeMap::new() } else { self.marked(mark) };
        let changes = changed.into_iter().map(|(path, bytes)| (path, Change::Replaced(bytes))).collect();
        *held(&self.shared.changes) = changes;
        self.publish()
    }

    fn version(&self, changes: &BTreeMap<String, Change>) -> Version {
        let own_bundle = self.shared.bundle.is_some();
        let mut paths = self.files("");
        if own_bundle {
            // Drawn pages are of the collection that was built.
            paths.retain(|path| !path.starts_with("bundle/") && !path.ends_with("/index.html"));
            paths.extend(self.files("bundle/"));
        }
        let file = |path: String| {
            let bytes = match changes.get(&path) {
                Some(Change::Gone) => return None,
                Some(Change::Replaced(bytes)) => bytes.clone(),
                _ if own_bundle && path == "index.html" => self.original("404.html"),
                _ => self.original(&path),
            };
            Some(File::of(&path, &bytes))
        };
        Version::of(paths.into_iter().filter(|path| crosscut_offline::group(path).is_some()).filter_map(file))
    }

    /// What is other in a version with a mark.
    fn marked(&self, mark: &str) -> BTreeMap<String, Vec<u8>> {
        let files = self.files("");
        let text = |path: &str| String::from_utf8(self.original(path)).expect("it is text");
        let is_program = |path: &&String| path.starts_with("crosscut-page-") && path.ends_with(".js");
        let program = files.iter().find(is_program).expect("there is a program");
        let script = text(program);
        let marked = format!("{script}\nglobalThis.release = {mark:?};\n");
        let [before, after] =
            [&script, &marked].map(|script| format!("sha384-{}", STANDARD.encode(Sha384::digest(script))));
        let mut catalog = unseal(&text(Site::CATALOG)).expect("it is whole");
        catalog.films[0].name = format!("{} {mark}", catalog.films[0].name);
        let mut changed = BTreeMap::from([
            (program.clone(), marked.into_bytes()),
            (Site::CATALOG.to_owned(), seal(&catalog).expect("JSON").into_bytes()),
        ]);
        for page in files.iter().filter(|path| path.ends_with("index.html") || *path == "404.html") {
            let html = text(page).replace(&before, &after);
            let html = html.replacen("</head>", &format!("<meta name=\"release\" content=\"{mark}\"></head>"), 1);
            changed.insert(page.clone(), html.into_bytes());
        }
        changed
    }

    /// The server ends after so many answers from now on: instead of the next, or in its middle.
    pub fn cut_after(&self, answers: usize, in_the_middle: bool) {
        self.shared.weather.cut_after(answers, in_the_middle);
    }

    /// Whether it ended at such a cut.
    pub fn is_cut(&self) -> bool {
        self.shared.weather.is_struck()
    }

    /// From now on each answer, and each piece of one, takes so long, and every so many-th is lost.
    pub fn bad_weather(&self, delay: Duration, lost: Option<usize>) {
        self.shared.weather.is_bad(delay, lost);
    }
}
