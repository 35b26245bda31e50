//! Runs one journey: starts a browser, lets a reader walk, and holds at the end what must hold after every walk: an
//! empty console, no failed request, no request to anywhere else. A failure says what the page looked like.

use crate::browser::Browser;
use crate::reader::Reader;
use crate::site::Site;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

/// Lets a reader with a fresh profile `walk` through `site`.
pub fn journey(site: &Site, walk: impl AsyncFnOnce(&Reader<'_>)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let browser = runtime.block_on(Browser::start());
    let reader = Reader::new(site, browser.driver.clone());
    // Caught, because the browser has to be ended and asked what it saw, however the walk ended.
    let walked = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            walk(&reader).await;
            reader.nothing_went_wrong().await;
        });
    }));
    if walked.is_err() {
        runtime.block_on(report(&reader));
    }
    runtime.block_on(browser.stop());
    if let Err(panic) = walked {
        resume_unwind(panic);
    }
}

/// Lets one browser `walk` through many sites, each of its own origin, so that in each it is there for the first time. What must hold
/// at the end of a visit is the walk's to say.
pub fn visits(walk: impl AsyncFnOnce(&Visitor)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let visitor = Visitor(runtime.block_on(Browser::start()));
    let walked = catch_unwind(AssertUnwindSafe(|| runtime.block_on(walk(&visitor))));
    if walked.is_err() {
        let nowhere = Site::at_root();
        runtime.block_on(report(&visitor.at(&nowhere)));
    }
    runtime.block_on(visitor.0.stop());
    if let Err(panic) = walked {
        resume_unwind(panic);
    }
}

/// Somebody with one browser.
pub struct Visitor(Browser);

impl Visitor {
    /// The reader at a site.
    pub fn at<'s>(&self, site: &'s Site) -> Reader<'s> {
        Reader::new(site, self.0.driver.clone())
    }
}

/// What somebody needs who was not there: address, text, console, requests, a picture.
async fn report(reader: &Reader<'_>) {
    eprintln!("── where the journey ended: {}", reader.url().await);
    eprintln!("── the page's text:\n{}", reader.text().await);
    eprintln!("── console:");
    for line in reader.console().await {
        eprintln!("  {line}");
    }
    eprintln!("── requests:");
    for request in reader.site().requests() {
        eprintln!("  {} {}", request.status, request.path);
    }
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("journey").replace("::", "-");
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = own.parent().unwrap_or(own).join("target/e2e");
    let picture = folder.join(format!("{name}.png"));
    if std::fs::create_dir_all(&folder).is_ok() && reader.screenshot(&picture).await {
        eprintln!("── picture: {}", picture.display());
    }
}
