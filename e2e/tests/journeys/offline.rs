//! Use without a network: what works after one visit with the server gone, what the reader is told and can do about it, and what
//! happens where the browser keeps nothing, or not all.

use crosscut_e2e::{Collection, Marks, Reader, Site, VIEWS, journey};
use serde_json::{Value, json};

/// Failures that belong to a server that is gone: the worker asks for a new version, and the browser for a new worker.
fn expect_no_server(reader: &Reader<'_>) {
    for path in ["offline", "sw.js"] {
        reader.expect_failure_of(path);
    }
}

async fn open_panel(reader: &Reader<'_>) {
    reader.click("button", "Offline use").await;
    reader.find("heading", "Offline use").await;
}

#[test]
fn after_one_visit_the_whole_site_works_with_the_server_gone() {
    for site in [Site::at_root().kept(), Site::under_crosscut().kept()] {
        let version = site.publish().id;
        journey(&site, async |reader| {
            expect_no_server(reader);
            reader.open("").await;
            reader.keeps(&version).await;
            site.stop();
            // The page that is open goes on, with parts and views that it had not looked at.
            reader.click("link", "Explore").await;
            reader.find("group", "Source").await;
            for view in VIEWS.iter().filter(|view| view.of == Collection::Shipped && view.opens.is_empty()) {
                reader.open_view(view).await;
            }
            reader.open("documents/red-rocket-dennis-schwartz").await;
            reader.find("heading", "Dennis Schwartz on Red Rocket").await;
            reader.open("explore?kind=essay").await;
            reader.find("link", "Unsigned essay").await;
            reader.find_none("link", "Dennis Schwartz").await;
            reader.open("documents/nobody-wrote-it").await;
            reader.see("No such document here").await;
            reader.open("nowhere/at-all").await;
            reader.see("There is no such page").await;
            reader.open("").await;
            open_panel(reader).await;
            reader.see("Works offline: the whole site is kept on this device").await;
        });
    }
}

#[test]
fn what_is_kept_can_be_removed_and_kept_again() {
    let site = Site::at_root().kept();
    let version = site.publish().id;
    journey(&site, async |reader| {
        reader.expect_failure_of("");
        reader.open("").await;
        reader.keeps(&version).await;
        open_panel(reader).await;
        reader.click("button", "Remove it from this device").await;
        reader.see("Nothing of this site is kept on this device").await;
        let kept = "caches.keys().then(names => Promise.all(names.filter(name => name.endsWith('files')).map(async name => \
                    (await (await caches.open(name)).keys()).length)))";
        assert_eq!(reader.said(kept).await, json!([0]));
        reader.reload().await;
        open_panel(reader).await;
        reader.see("Nothing of this site is kept on this device").await;
        site.stop();
        assert!(!reader.try_to_open("").await, "what was removed is still there");
        site.resume();
        reader.open("").await;
        open_panel(reader).await;
        reader.click("button", "Keep it on this device").await;
        reader.see("Works offline: the whole site is kept").await;
        site.stop();
        reader.open("explore").await;
        reader.find("group", "Source").await;
    });
}

#[test]
fn of_a_large_collection_texts_stay_as_they_are_looked_at_or_all_of_them() {
    let site = Site::large().kept();
    let version = site.publish();
    let catalog = site.catalog();
    let files = catalog["documents"]["files"].as_array().expect("documents are in files");
    let path = |file: &Value| format!("documents/{}", file["first_id"].as_str().expect("a text"));
    let (looked_at, other) = (path(&files[0]), path(&files[files.len() / 2]));
    journey(&site, async |reader| {
        reader.expect_failure_of("");
        reader.open("").await;
        reader.see("Ranked by what is certain").await;
        reader.keeps(&version.id).await;
        assert!(version.first.0 < version.all.0);
        let is_text = |path: &str| path.starts_with("bundle/documents-") || path.starts_with("bundle/search-");
        assert!(!site.requests().iter().any(|request| is_text(&request.path)), "nobody has looked at a text");
        reader.open(&looked_at).await;
        reader.find("heading", "Facts").await;
        site.stop();
        reader.reload().await;
        reader.find("heading", "Facts").await;
        reader.open(&other).await;
        reader.see("could not be").await;
        site.resume();
        reader.open("").await;
        open_panel(reader).await;
        reader.see("and the texts that you looked at").await;
        site.bad_weather(std::time::Duration::from_millis(20), None);
        let keep_all = reader.find_containing("button", "Keep all of it offline").await;
        keep_all.click().await.expect("it can be clicked");
        reader.click("button", "Pause").await;
        reader.find_containing("button", "Keep all of it offline").await;
        site.resume();
        let keep_all = reader.find_containing("button", "Keep all of it offline").await;
        keep_all.click().await.expect("it can be clicked");
        reader.see("Works offline: the whole site is kept").await;
        site.stop();
        reader.open(&other).await;
        reader.find("heading", "Facts").await;
    });
}

#[test]
fn where_there_are_no_workers_or_none_may_start_the_page_works_and_says_so() {
    let site = Site::at_root().kept();
    let none = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() {} })";
    let refused =
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))";
    for (script, words) in [(none, "That takes an address with https"), (refused, "set to keep nothing of this site")] {
        journey(&site, async |reader| {
            reader.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
            reader.open("").await;
            open_panel(reader).await;
            reader.see(words).await;
            reader.find_none("button", "Keep it on this device").await;
            reader.open("explore").await;
            reader.find("group", "Source").await;
        });
    }
}

#[test]
fn a_full_device_is_told_of_and_what_is_there_works() {
    let site = Site::at_root().kept();
    let first = site.publish().id;
    journey(&site, async |reader| {
        reader.expect_failure_of("");
        let room = async |bytes: Value| {
            let mut parameters = json!({ "origin": site.origin() });
            if bytes.is_number() {
                parameters["quotaSize"] = bytes;
            }
            reader.devtools("Storage.overrideQuotaForOrigin", parameters).await;
        };
        reader.open("").await;
        reader.keeps(&first).await;
        room(json!(1_000)).await;
        let second = site.release("two").id;
        reader.is_online_again().await;
        open_panel(reader).await;
        reader.see("no more room").await;
        reader.reload().await;
        reader.front_page_is_of("").await;
        room(json!(null)).await;
        open_panel(reader).await;
        reader.click("button", "Go on").await;
        reader.has_fetched(&second).await;
    });
}

#[test]
fn what_the_browser_threw_away_comes_from_the_host_and_never_beside_what_is_older() {
    let site = Site::at_root().kept();
    let first = site.publish().id;
    journey(&site, async |reader| {
        reader.expect_failure_of("");
        reader.open("").await;
        reader.keeps(&first).await;
        let throw_away = "(async () => {
            const name = (await caches.keys()).find(name => name.endsWith('files'));
            const cache = await caches.open(name);
            for (const request of await cache.keys()) if (/js$|json$/.test(request.url)) await cache.delete(request);
        })()";
        reader.said(throw_away).await;
        reader.devtools("ServiceWorker.enable", json!({})).await;
        reader.devtools("ServiceWorker.stopAllWorkers", json!({})).await;
        let second = site.release("two").id;
        reader.reload().await;
        reader.front_page_is_of("two").await;
        reader.keeps(&second).await;
        site.stop();
        reader.reload().await;
        reader.see("90.5").await;
        assert_eq!(reader.marks().await, Marks::of("two"));
    });
}
