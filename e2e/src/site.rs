//! A server of plain files, one for each journey. It answers as GitHub Pages does: at the root or under a sub-path,
//! with 404.html (and status 404) for what it does not have. A journey can replace, cut short or take away a file, and
//! read what was asked for. It never writes to the folder.
//!
//! `release` has its versions, for journeys about offline use: the others get a worker that does nothing, so that what they change
//! on the server is what the page gets. `weather` has what lies between it and the browser.

mod release;
mod weather;

use crate::engine::Engine;
use crate::injected::Injected;
use crate::listener::LISTEN;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Request as HttpRequest, Response, StatusCode, Uri, header};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;
use weather::{Fate, Weather};

/// A running server. It stops when this value goes.
pub struct Site {
    address: SocketAddr,
    prefix: String,
    shared: Arc<Shared>,
    running: Mutex<Option<Running>>,
}

/// A server that listens.
struct Running {
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

/// One request that reached the server.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Relative to the site, without a slash in front; with the query, if any.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// What a journey has done to a file.
enum Change {
    Replaced(Vec<u8>),
    CutTo(usize),
    Gone,
    /// The next answer is that the host is too busy.
    Busy,
}

struct Shared {
    folder: PathBuf,
    /// Where `bundle/` is, if not in the folder.
    bundle: Option<PathBuf>,
    prefix: String,
    changes: Mutex<BTreeMap<String, Change>>,
    requests: Mutex<Vec<Request>>,
    /// Whether the page gets the worker that was built.
    has_worker: AtomicBool,
    /// Seconds for which browsers may keep an answer without asking again.
    max_age: AtomicU32,
    weather: Weather,
    injected: Injected,
}

impl Site {
    /// The one file of a bundle with a fixed name.
    pub const CATALOG: &str = "bundle/catalog.json";

    /// The release that was built for `/`.
    pub fn at_root() -> Site {
        Site::serve(&built("CROSSCUT_DIST", "dist"), "/")
    }

    /// The release that was built for `/crosscut/`.
    pub fn under_crosscut() -> Site {
        Site::serve(&built("CROSSCUT_DIST_UNDER_CROSSCUT", "target/site-under-crosscut"), "/crosscut/")
    }

    /// The release that was built for `/`, with a bundle of one's own in the place of the one that ships.
    pub fn with_bundle(bundle: PathBuf) -> Site {
        Site::serve_with_bundle(&built("CROSSCUT_DIST", "dist"), Some(bundle), "/")
    }

    /// Serves `folder` under `prefix` (with a slash at both ends) on a free port of 127.0.0.1.
    pub fn serve(folder: &Path, prefix: &str) -> Site {
        Site::serve_with_bundle(folder, None, prefix)
    }

    /// The release that was built for `/`, with a large made-up collection in the place of the one that ships.
    pub fn large() -> Site {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let bundle = match std::env::var_os("CROSSCUT_LARGE_BUNDLE") {
            Some(folder) => PathBuf::from(folder),
            None => own.parent().unwrap_or(own).join("target/large-bundle"),
        };
        let catalog = bundle.join("catalog.json");
        assert!(
            catalog.exists(),
            "{} is not there: `cargo xtask test` packs it before the journeys",
            catalog.display()
        );
        Site::with_bundle(bundle)
    }

    fn serve_with_bundle(folder: &Path, bundle: Option<PathBuf>, prefix: &str) -> Site {
        let shared = Arc::new(Shared {
            folder: folder.to_path_buf(),
            bundle,
            prefix: prefix.to_owned(),
            changes: Mutex::default(),
            requests: Mutex::default(),
            has_worker: AtomicBool::new(false),
            max_age: AtomicU32::new(0),
            weather: Weather::default(),
            injected: Injected::default(),
        });
        if !Engine::current().has_logs() {
            shared.injected.run_before_pages(LISTEN);
        }
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port on 127.0.0.1");
        let address = listener.local_addr().expect("a bound listener has an address");
        let running = Mutex::new(Some(start(listener, &shared)));
        Site { address, prefix: prefix.to_owned(), shared, running }
    }

    /// Ends the server: from now on nobody listens, and open connections are cut.
    pub fn stop(&self) {
        if let Some(Running { stop, thread }) = held(&self.running).take() {
            let _ = stop.send(());
            let _ = thread.join();
        }
    }

    /// Starts it again, at the same address, in fair weather.
    pub fn resume(&self) {
        self.stop();
        self.shared.weather.clear();
        let listener = std::net::TcpListener::bind(self.address).expect("the port is still free");
        *held(&self.running) = Some(start(listener, &self.shared));
    }

    /// The full address of `path`, which is relative to the site and may carry a query.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.prefix)
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on `path` (relative to the site) has these bytes, with the type that its name says.
    pub fn replace(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        held(&self.shared.changes).insert(path.to_owned(), Change::Replaced(bytes.into()));
    }

    /// From now on only the first `length` bytes of `path` arrive.
    pub fn cut(&self, path: &str, length: usize) {
        held(&self.shared.changes).insert(path.to_owned(), Change::CutTo(length));
    }

    /// From now on there is no `path`.
    pub fn remove(&self, path: &str) {
        held(&self.shared.changes).insert(path.to_owned(), Change::Gone);
    }

    /// The next request for `path` is answered with status 503.
    pub fn fail_once(&self, path: &str) {
        held(&self.shared.changes).insert(path.to_owned(), Change::Busy);
    }

    /// From now on this script runs in each page before all that is in it.
    pub fn run_before_pages(&self, script: &str) {
        self.shared.injected.run_before_pages(script);
    }

    /// From now on pages may run no script: a browser takes one in a sandbox as if its reader had switched scripts off.
    pub fn switch_scripts_off(&self) {
        self.shared.injected.switch_scripts_off();
    }

    /// Everything is as it was built again.
    pub fn restore(&self) {
        held(&self.shared.changes).clear();
    }

    /// All requests so far, in the order of their answers.
    pub fn requests(&self) -> Vec<Request> {
        held(&self.shared.requests).clone()
    }

    /// The files of the site below `folder` (relative to it, empty for all), as paths for the other functions, sorted.
    pub fn files(&self, folder: &str) -> Vec<String> {
        let (root, rest) = self.shared.place(folder);
        let mut files = Vec::new();
        list(root, &root.join(rest), &mut files);
        let prefix = folder.strip_suffix(rest).unwrap_or_default();
        let mut files: Vec<String> = files.into_iter().map(|file| format!("{prefix}{file}")).collect();
        files.sort();
        files
    }

    /// The catalog as it was built, out of its seal.
    pub fn catalog(&self) -> serde_json::Value {
        let mut sealed: serde_json::Value = serde_json::from_slice(&self.original(Site::CATALOG)).expect("a catalog");
        sealed["catalog"].take()
    }

    /// From now on the catalog is what `change` makes of the one that was built, sealed again.
    pub fn change_catalog(&self, change: impl FnOnce(&mut crosscut_model::Catalog)) {
        let built = String::from_utf8(self.original(Site::CATALOG)).expect("a catalog is text");
        let mut catalog = crosscut_model::unseal(&built).expect("it is whole");
        change(&mut catalog);
        self.replace(Site::CATALOG, crosscut_model::seal(&catalog).expect("it can be written"));
    }

    /// The built file at `path`, whatever was done to it since.
    pub fn original(&self, path: &str) -> Vec<u8> {
        let (folder, rest) = self.shared.place(path);
        std::fs::read(folder.join(rest)).unwrap_or_else(|error| panic!("{path} in the built site: {error}"))
    }
}

impl Shared {
    /// The folder that a path is in, and the rest of the path.
    fn place<'p>(&self, path: &'p str) -> (&Path, &'p str) {
        match (&self.bundle, path.strip_prefix("bundle/")) {
            (Some(bundle), Some(rest)) => (bundle, rest),
            _ => (&self.folder, path),
        }
    }

    /// Whether a path is a folder with a page in it.
    fn has_page(&self, path: &str) -> bool {
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let is_folder = !path.is_empty() && !path.ends_with('/');
        is_folder && self.bundle.is_none() && self.folder.join(&*path).join("index.html").is_file()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

fn start(listener: std::net::TcpListener, shared: &Arc<Shared>) -> Running {
    listener.set_nonblocking(true).expect("tokio wants its listeners non-blocking");
    let (stop, stopped) = oneshot::channel();
    let state = Arc::clone(shared);
    // A thread with a runtime of its own: the server answers whatever the journey is doing.
    let thread = thread::spawn(move || run(listener, state, stopped));
    Running { stop, thread }
}

fn built(variable: &str, otherwise: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = match std::env::var_os(variable) {
        Some(folder) => PathBuf::from(folder),
        None => own.parent().unwrap_or(own).join(otherwise),
    };
    let page = folder.join("index.html");
    assert!(page.exists(), "{} is not there: `cargo xtask test` builds the page before the journeys", page.display());
    folder
}

fn list(root: &Path, folder: &Path, files: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            list(root, &path, files);
        } else if let Ok(relative) = path.strip_prefix(root) {
            files.push(relative.to_string_lossy().into_owned());
        }
    }
}

pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run(listener: std::net::TcpListener, shared: Arc<Shared>, stopped: oneshot::Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a listener for tokio");
        let server = axum::serve(listener, Router::new().fallback(answer).with_state(Arc::clone(&shared)));
        // Not a graceful end: that would wait for the connections that a browser keeps open.
        tokio::select! {
            _ = server => {}
            _ = stopped => {}
            () = shared.weather.struck() => {}
        }
    });
}

async fn answer(State(shared): State<Arc<Shared>>, request: HttpRequest<Body>) -> Response<Body> {
    let asked = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let fate = shared.weather.fate();
    let mut response = match request.uri().path().strip_prefix(&shared.prefix) {
        Some(path) if shared.has_page(path) => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            redirect(&format!("{}{path}/{query}", shared.prefix))
        }
        Some(path) => file(&shared, path).await,
        None if format!("{}/", request.uri().path()) == shared.prefix => redirect(&shared.prefix),
        None => plain(StatusCode::NOT_FOUND, "outside of the site"),
    };
    // What a worker fetches to keep has to be what was published.
    let is_for_a_script = request.headers().get("sec-fetch-dest").is_some_and(|dest| dest == "empty");
    if !is_for_a_script {
        response = shared.injected.put_into(response).await;
    }
    // A journey that changes a file and loads the page again must get the change, not what the browser kept.
    let age = match shared.max_age.load(Ordering::Relaxed) {
        0 => header::HeaderValue::from_static("no-cache"),
        age => format!("max-age={age}").parse().unwrap_or(header::HeaderValue::from_static("no-cache")),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, age);
    let path = asked.strip_prefix(&shared.prefix).unwrap_or(&asked).to_owned();
    let is_idle_worker = path == release::WORKER && !shared.has_worker.load(Ordering::Relaxed);
    if !is_idle_worker && fate == Fate::Answered {
        held(&shared.requests).push(Request { path, status: response.status().as_u16() });
    }
    shared.weather.on_its_way(response, fate).await
}

/// The answer for `path`, which is relative to the site.
async fn file(shared: &Shared, path: &str) -> Response<Body> {
    let name = match path.is_empty() || path.ends_with('/') {
        // What was drawn beforehand is of the collection that was built, and of no other.
        true if shared.bundle.is_some() && path.is_empty() => "404.html".to_owned(),
        true => format!("{path}index.html"),
        false => path.to_owned(),
    };
    if name == release::WORKER && !shared.has_worker.load(Ordering::Relaxed) {
        return release::idle_worker();
    }
    let is_busy = matches!(held(&shared.changes).get(&name), Some(Change::Busy));
    if is_busy {
        held(&shared.changes).remove(&name);
        return plain(StatusCode::SERVICE_UNAVAILABLE, "too busy");
    }
    let gone = matches!(held(&shared.changes).get(&name), Some(Change::Gone));
    let is_of_another = shared.bundle.is_some() && name.ends_with("/index.html");
    let found = if gone || is_of_another { None } else { built_file(shared, &name).await };
    let replacement = match held(&shared.changes).get(&name) {
        Some(Change::Replaced(bytes)) => Some(Bytes::from(bytes.clone())),
        _ => None,
    };
    let mut response = match (found, replacement) {
        (Some(found), None) => found,
        (Some(found), Some(bytes)) => with_body(found, bytes),
        (None, Some(bytes)) => Response::new(Body::from(bytes)),
        (None, None) => {
            let mut response = match built_file(shared, "404.html").await {
                Some(page) => page,
                None => plain(StatusCode::NOT_FOUND, "no such file"),
            };
            *response.status_mut() = StatusCode::NOT_FOUND;
            return response;
        }
    };
    let cut_to = match held(&shared.changes).get(&name) {
        Some(Change::CutTo(length)) => Some(*length),
        _ => None,
    };
    if let Some(length) = cut_to {
        let (parts, body) = response.into_parts();
        let all = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        response = with_body(Response::from_parts(parts, Body::empty()), all.slice(..length.min(all.len())));
    }
    response
}

/// The file as it was built, with its type; none where there is no such file.
async fn built_file(shared: &Shared, name: &str) -> Option<Response<Body>> {
    let (folder, name) = shared.place(name);
    let uri: Uri = format!("/{name}").parse().ok()?;
    let request = HttpRequest::builder().uri(uri).body(Body::empty()).ok()?;
    let response = ServeDir::new(folder).append_index_html_on_directories(false).try_call(request).await.ok()?;
    (response.status() == StatusCode::OK).then(|| response.map(Body::new))
}

pub(crate) fn with_body(response: Response<Body>, bytes: Bytes) -> Response<Body> {
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes))
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = plain(StatusCode::MOVED_PERMANENTLY, "");
    if let Ok(to) = to.parse() {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

#[cfg(test)]
mod tests;
