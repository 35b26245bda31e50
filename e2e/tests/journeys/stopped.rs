//! What readers see when the program stops, cannot run at all, or is not what was published: a word about it, what was drawn, their
//! address, and all that they saved.

use crosscut_e2e::{Reader, Site, journey};
use serde_json::json;

/// Has the browser refuse what the program draws with from the next click on, so that the program panics where it answers that click. Not
/// before: what it fetches ahead is drawn at any time, and would stop it while the link can still be clicked.
const REFUSE: &str = "(addEventListener('click', () => { \
    Document.prototype.createElement = () => { throw new Error('refused on purpose'); }; \
    }, { capture: true, once: true }), true)";

/// What is kept on the device for this site, by name.
const KEPT: &str = "Object.keys(localStorage).sort()";

/// Brings the program to its end with one kind chosen. What the console says of that is expected, and nothing else.
async fn stop(reader: &Reader<'_>) {
    reader.open_deep("explore?kind=review").await;
    reader.find("link", "Dan Skip Allen").await;
    reader.expect_failure_of("");
    reader.said(REFUSE).await;
    reader.click("link", "Sources").await;
    reader.find("heading", "Crosscut has stopped").await;
}

#[test]
fn a_program_that_stopped_apologizes_and_loses_neither_address_nor_what_was_saved() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.open("").await;
        let settings = "(localStorage.setItem('crosscut.theme', '\"dark\"'), localStorage.setItem('crosscut.keys', 'off'), \
            localStorage.setItem('crosscut.saved:/', '[{\"name\":\"Mine\",\"search\":\"kind=news\"}]'), \
            localStorage.setItem('another', 'site'), true)";
        reader.said(settings).await;

        stop(reader).await;
        reader.see("panicked at").await;
        assert_eq!(reader.place().await, "sources", "the address is the one that was asked for");
        reader.click("button", "Reload").await;
        reader.find("link", "Dennis Schwartz").await;
        assert_eq!(reader.place().await.trim_end_matches('/'), "sources");
        let all = json!(["another", "crosscut.keys", "crosscut.saved:/", "crosscut.theme"]);
        assert_eq!(reader.said(KEPT).await, all, "reloading resets nothing");

        stop(reader).await;
        reader.click("button", "Reset my settings").await;
        reader.find("button", "Theme: as the device").await;
        assert_eq!(reader.said(KEPT).await, json!(["another", "crosscut.saved:/"]), "what was saved is no setting");
        reader.open_deep("explore").await;
        reader.click("button", "Saved · 1").await;
        reader.find("link", "Mine").await;

        stop(reader).await;
        reader.back().await;
        reader.find("link", "Dan Skip Allen").await;
        assert_eq!(reader.place().await, "explore?kind=review", "the way back leads out of what has stopped");
    });
}

#[test]
fn a_browser_that_cannot_run_the_program_keeps_what_was_drawn_and_says_why() {
    for (lacks, why) in [
        ("delete globalThis.WebAssembly", "has no WebAssembly, or keeps it from this page"),
        ("WebAssembly.validate = () => false", "has WebAssembly without SIMD"),
    ] {
        let site = Site::at_root();
        journey(&site, async |reader| {
            reader.expect_failure_of("");
            if lacks.starts_with("delete") {
                reader.run_before_pages(lacks).await;
                reader.open("").await;
            } else {
                // The program itself does not ask, and would start: it is kept from that as well.
                let program = site.files("").into_iter().find(|file| file.ends_with("_bg.wasm"));
                site.remove(&program.expect("there is a program"));
                reader.run_before_pages(lacks).await;
                reader.open("").await;
            }
            reader.find("heading", "Crosscut could not start").await;
            reader.see(why).await;
            reader.find("heading", "Red Rocket").await;
            reader.see("90.5").await;
            reader.click("link", "Explore").await;
            reader.find("link", "Dennis Schwartz").await;
            reader.find("button", "Reload").await;
        });
    }
}

#[test]
fn a_host_that_forbids_the_program_leaves_what_was_drawn_and_the_reason() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        reader.expect_failure_of("");
        let page = String::from_utf8(site.original("index.html")).expect("text");
        let strict = page.replacen(" 'wasm-unsafe-eval'", "", 1);
        assert_ne!(page, strict, "the policy allows the program by this word");
        site.replace("index.html", strict);
        reader.open("").await;
        reader.find("heading", "Crosscut could not start").await;
        reader.see("Part of the program:").await;
        reader.find("heading", "Red Rocket").await;
    });
}

#[test]
fn who_reads_german_is_told_in_german_that_it_stopped_or_could_not_start() {
    let site = Site::at_root();
    journey(&site, async |reader| {
        let program = site.files("").into_iter().find(|file| file.ends_with("_bg.wasm")).expect("a program");
        reader.expect_failure_of("");
        site.remove(&program);
        reader.open("?lang=de").await;
        reader.find("heading", "Crosscut konnte nicht starten").await;
        reader.see("Ein Teil des Programms: nicht zu holen oder nicht das, was veröffentlicht wurde").await;
        reader.see("Bitte neu laden.").await;
        site.restore();
        reader.click("button", "Neu laden").await;
        reader.find("link", "Quellen").await;

        reader.said(REFUSE).await;
        reader.click("link", "Quellen").await;
        reader.find("heading", "Crosscut ist stehen geblieben").await;
        reader.see("Was geschah: panicked at").await;
        reader.find("button", "Einstellungen zurücksetzen").await;
        for english in ["Sorry", "Reload", "happened"] {
            let told = reader.said("document.querySelector('dialog[open]').textContent").await;
            assert!(!told.as_str().unwrap_or_default().contains(english), "{told}");
        }
    });
}

#[test]
fn what_is_not_what_was_published_is_refused_and_named() {
    for kind in ["page.js", ".wasm", ".css"] {
        let site = Site::at_root();
        let is_wanted = |file: &String| {
            let is_first = file.starts_with("crosscut") && !file.contains('/');
            is_first && if kind == "page.js" { file.ends_with(".js") } else { file.ends_with(kind) }
        };
        let file = site.files("").into_iter().find(is_wanted).unwrap_or_else(|| panic!("no {kind} in the site"));
        journey(&site, async |reader| {
            reader.expect_failure_of("");
            let mut tampered = site.original(&file);
            tampered.extend_from_slice(if kind == ".wasm" { b"\0\x02\x01a" } else { b"\n/* and one more thing */\n" });
            site.replace(&file, tampered);
            reader.open("").await;
            if kind == ".css" {
                reader.see("The style of this page could not be fetched, or is not what was published").await;
            } else {
                reader.find("heading", "Crosscut could not start").await;
            }
            reader.see(&file).await;
            reader.find("heading", "Red Rocket").await;
            reader.see("90.5").await;
            site.restore();
            reader.reload().await;
            reader.find("button", "Theme: as the device").await;
            assert!(!reader.text().await.contains("not what was published"));
        });
    }
}
