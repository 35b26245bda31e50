//! A reader with a browser that keeps the site: what it has of it, and of which version what is shown is.

use crate::browser::BETWEEN_LOOKS;
use crate::reader::Reader;
use serde_json::Value;
use std::time::{Duration, Instant};

/// How long somebody looks at a page that may come to nothing.
const HOPE: Duration = Duration::from_secs(8);

/// The marks of a release, where they are: see `site/release.rs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    pub html: String,
    pub program: String,
    /// Of the catalog that is shown, and of the one that the page would get now.
    pub shown: String,
    pub catalog: String,
}

impl Marks {
    /// All of one release.
    pub fn of(mark: &str) -> Marks {
        let [html, program, shown, catalog] = [(); 4].map(|()| mark.to_owned());
        Marks { html, program, shown, catalog }
    }
}

/// What the worker noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    pub current: Option<String>,
    pub next: Option<String>,
}

const MARKS: &str = r#"(async () => {
    const name = /^Red Rocket ?(.*)$/;
    const heading = document.querySelector("main h1");
    const catalog = () => fetch("bundle/catalog.json").then(answer => answer.text());
    // Once more, as a network that loses answers may lose this one.
    const text = await catalog().catch(catalog).catch(error => `{"error": ${JSON.stringify(String(error))}}`);
    const film = JSON.parse(text).catalog?.films[0].name ?? text;
    return {
        html: document.querySelector("meta[name=release]")?.content ?? "",
        program: globalThis.release ?? "",
        shown: heading ? heading.textContent.replace(name, "$1") : "no heading",
        catalog: film.replace(name, "$1"),
    };
})()"#;

const NOTES: &str = r#"(async () => {
    const name = (await caches.keys()).find(name => name.endsWith(`${new URL(document.baseURI).pathname} notes`));
    const noted = name && await (await caches.open(name)).match(new URL("offline-state", document.baseURI));
    return noted ? noted.json() : {};
})()"#;

impl Reader<'_> {
    /// The marks of the front page that is shown.
    pub async fn marks(&self) -> Marks {
        let marks = self.asked(MARKS).await;
        let [html, program, shown, catalog] =
            ["html", "program", "shown", "catalog"].map(|of| marks[of].as_str().unwrap_or("nothing").to_owned());
        Marks { html, program, shown, catalog }
    }

    /// What the worker noted, if it has.
    pub async fn notes(&self) -> Notes {
        let notes = self.asked(NOTES).await;
        let version = |of: &str| notes[of].as_str().map(str::to_owned);
        Notes { current: version("current"), next: version("next") }
    }

    /// Waits until pages are opened in this version.
    pub async fn keeps(&self, version: &str) {
        self.wait("the site to be kept", async || self.notes().await.current.as_deref() == Some(version)).await;
    }

    /// Waits until this version waits to take the place of the one that pages are opened in.
    pub async fn has_fetched(&self, version: &str) {
        self.wait("the new version", async || self.notes().await.next.as_deref() == Some(version)).await;
    }

    /// The network is back, as the browser tells pages: they look what the host has.
    pub async fn is_online_again(&self) {
        self.said("dispatchEvent(new Event('online'))").await;
    }

    /// What a script says of the page; nothing while another page takes its place, or where the browser shows one of its own.
    async fn asked(&self, script: &str) -> Value {
        let said = self.driver().execute(format!("return {script};"), Vec::new()).await;
        said.map_or(Value::Null, |said| said.json().clone())
    }

    /// Moves the pointer: with that the program of a drawn page comes.
    async fn wake(&self) {
        for place in [2, 1] {
            let _ = self.driver().action_chain().move_to(place, place).perform().await;
        }
    }

    /// Waits until the front page is whole, with the right score, and all of one release.
    pub async fn front_page_is_of(&self, mark: &str) {
        self.wake().await;
        self.wait("the program", async || self.asked("document.querySelector('[data-drawn]') !== null").await == false)
            .await;
        self.see("90.5").await;
        self.is_whole().await;
        assert_eq!(self.marks().await, Marks::of(mark));
    }

    /// Opens a place whatever comes of it: the host may not be there. Whether it is ours that came, and not the browser's own page.
    pub async fn try_to_open(&self, path: &str) -> bool {
        if self.driver().goto(self.site().url(path)).await.is_err() {
            return false;
        }
        self.wake().await;
        let is_ours = self.driver().execute("return !!document.querySelector('base');", Vec::new()).await;
        is_ours.is_ok_and(|is_ours| is_ours.json() == true)
    }

    /// Whether the front page that was opened becomes whole, sooner or later; not if it says what is missing, or nothing at all.
    pub async fn comes_to_something(&self) -> bool {
        const STANDING: &str = "(() => {
            const text = document.body?.innerText ?? '';
            if (/could not/.test(text)) return 'failed';
            return /90\\.5/.test(text) && !document.querySelector('[data-drawn]') ? 'whole' : 'on its way';
        })()";
        let started = Instant::now();
        while started.elapsed() < HOPE {
            match self.asked(STANDING).await.as_str() {
                Some("whole") => return true,
                Some("failed") => return false,
                _ => tokio::time::sleep(BETWEEN_LOOKS).await,
            }
        }
        false
    }

    /// Whether this version is kept, sooner or later.
    pub async fn comes_to_be_kept(&self, version: &str) -> bool {
        let started = Instant::now();
        while started.elapsed() < 2 * HOPE {
            if self.notes().await.current.as_deref() == Some(version) {
                return true;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        false
    }

    /// Opens another window at the same place, and answers its name and that of this one.
    pub async fn second_window(&self) -> [thirtyfour::WindowHandle; 2] {
        let first = self.driver().window().await.expect("a window");
        let second = self.driver().new_tab().await.expect("another window");
        self.to_window(&second).await;
        [first, second]
    }

    /// Goes on in a window.
    pub async fn to_window(&self, window: &thirtyfour::WindowHandle) {
        self.driver().switch_to_window(window.clone()).await.expect("it is open");
    }

    /// Closes the window, and goes on in another.
    pub async fn close_for(&self, other: &thirtyfour::WindowHandle) {
        self.driver().close_window().await.expect("it closes");
        self.to_window(other).await;
    }
}
