//! The servers that pages come from. That of a bench's own page sends the headers that make the page cross-origin isolated, without which
//! a browser's timers are too coarse, and takes what the page reports.

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, HeaderValue};
use axum::routing::post;
use std::net::Ipv4Addr;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// What a page reports.
pub enum Report {
    /// A line on how far it is.
    Line(String),
    /// What it found, as JSON: the end.
    Result(String),
    /// Why it found nothing: the end.
    Failure(String),
}

/// A server of one folder on a port of its own.
pub struct Server {
    pub address: String,
    pub reports: UnboundedReceiver<Report>,
}

/// Serves `folder` until the program ends.
pub async fn serve(folder: &Path) -> std::io::Result<Server> {
    let (sender, reports) = unbounded_channel();
    let taken = |report: fn(String) -> Report| {
        post(async move |State(sender): State<UnboundedSender<Report>>, body: String| {
            // Once the last report is in, nobody listens any more.
            let _ = sender.send(report(body));
        })
    };
    let app = Router::new()
        .route("/log", taken(Report::Line))
        .route("/result", taken(Report::Result))
        .route("/failure", taken(Report::Failure))
        // Where a file has a packed one beside it, that is what is sent.
        .fallback_service(ServeDir::new(folder).precompressed_gzip())
        .layer(DefaultBodyLimit::max(64 << 20))
        .layer(header("cache-control", "no-store"))
        .with_state(sender);
    Ok(Server { address: listen(app).await?, reports })
}

/// Serves a built page with a bundle until the program ends, as hosts of static files do. Returns its address.
pub async fn serve_page(page: &Path, bundle: &Path) -> std::io::Result<String> {
    let files = |folder: &Path| ServeDir::new(folder).precompressed_gzip();
    let app = Router::new()
        .nest_service("/bundle", files(bundle))
        .fallback_service(files(page))
        .layer(header("cache-control", "max-age=600"));
    listen(app).await
}

/// Serves a built page until the program ends, as hosts do that answer every place in it with the page itself. Returns its address.
pub async fn serve_places(page: &Path) -> std::io::Result<String> {
    let place = ServeFile::new(page.join("index.html")).precompressed_gzip();
    let files = ServeDir::new(page).precompressed_gzip();
    let places =
        ["/explore", "/sources", "/authors", "/films/{key}", "/sources/{key}", "/authors/{key}", "/documents/{id}"];
    let app = places.into_iter().fold(Router::new(), |app, path| app.route_service(path, place.clone()));
    listen(app.fallback_service(files).layer(header("cache-control", "max-age=600"))).await
}

async fn listen(app: Router) -> std::io::Result<String> {
    let app = app
        .layer(header("cross-origin-opener-policy", "same-origin"))
        .layer(header("cross-origin-embedder-policy", "require-corp"));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = format!("http://{}/", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(address)
}

fn header(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(HeaderName::from_static(name), HeaderValue::from_static(value))
}
