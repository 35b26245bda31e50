//! A person in front of the page, as far as a test can be one: finds things by role and name, never by markup; waits
//! for what it expects, never for a time; and remembers whether anything went wrong.

use crate::browser::BETWEEN_LOOKS;
use crate::engine::Engine;
use crate::listener;
use crate::role::selector;
use crate::site::Site;
use axum::http::Method;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use thirtyfour::TypingData;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

/// How long something may take to appear. Long, because a busy machine must not fail a journey; nothing waits this
/// long when it is there.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks for whether the program has come, at most.
const SETTLE: usize = 400;

/// Whether what was drawn beforehand still stands there, and nothing says why.
const DRAWN: &str = "return !document.body || document.querySelector('[data-drawn]') !== null
    && ![...document.querySelectorAll('[role=alert]')].some(face => face.checkVisibility());";

/// A reader with a browser of their own, at one site.
pub struct Reader<'a> {
    site: &'a Site,
    driver: WebDriver,
    console: RefCell<Vec<String>>,
    elsewhere: RefCell<Vec<String>>,
    /// How many requests the browser told of.
    told: Cell<usize>,
    expected: RefCell<Vec<String>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(site: &'a Site, driver: WebDriver) -> Reader<'a> {
        Reader {
            site,
            driver,
            console: RefCell::default(),
            elsewhere: RefCell::default(),
            told: Cell::default(),
            expected: RefCell::default(),
        }
    }

    /// The site that this reader is at.
    pub fn site(&self) -> &Site {
        self.site
    }

    /// The session, for what this type has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens `path`, which is relative to the site and may carry a query.
    pub async fn open(&self, path: &str) {
        self.open_untouched(path).await;
        self.settle().await;
    }

    /// Opens `path` and does nothing there: the program has no reason to come yet.
    pub async fn open_untouched(&self, path: &str) {
        let url = self.site.url(path);
        self.driver.goto(&url).await.unwrap_or_else(|error| panic!("{url} did not open: {error}"));
    }

    /// Moves the pointer a little, with which the program comes, and waits until it has taken the place of what was drawn beforehand,
    /// or says why it does not; a while at most, for there are journeys on which it never comes.
    pub async fn settle(&self) {
        for place in [2, 1] {
            let _ = self.driver.action_chain().move_to(place, place).perform().await;
        }
        for _ in 0..SETTLE {
            let drawn = self.driver.execute(DRAWN, Vec::new()).await;
            if drawn.is_ok_and(|drawn| drawn.json() == false) {
                return;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Opens a place other than the front page. A static host has no file there and answers 404 with the page itself.
    pub async fn open_deep(&self, path: &str) {
        self.expect_failure_of(path.split('?').next().unwrap_or(path));
        self.open(path).await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        match Engine::current() {
            // Its driver's command goes past the worker to the host, as no reader's does.
            Engine::Firefox => {
                self.said("void (window.isBefore = true, setTimeout(() => location.reload()))").await;
                self.wait("the page to load again", async || self.said("!window.isBefore").await == true).await;
            }
            _ => self.driver.refresh().await.expect("the page loads again"),
        }
        self.settle().await;
    }

    /// The browser's back button.
    pub async fn back(&self) {
        self.driver.back().await.expect("there is a page to go back to");
    }

    /// The browser's forward button.
    pub async fn forward(&self) {
        self.driver.forward().await.expect("there is a page to go forward to");
    }

    /// Gives the page this many CSS pixels of room, about.
    pub async fn resize(&self, width: u32, height: u32) {
        self.driver.set_window_rect(0, 0, width, height).await.expect("the window takes another size");
    }

    /// The address in the address bar.
    pub async fn url(&self) -> String {
        self.driver.current_url().await.map_or_else(|error| format!("(no address: {error})"), |url| url.to_string())
    }

    /// The address relative to the site: path and query as `open` takes them.
    pub async fn place(&self) -> String {
        let url = self.url().await;
        url.strip_prefix(&self.site.url("")).unwrap_or(&url).to_owned()
    }

    /// All text that can be seen.
    pub async fn text(&self) -> String {
        let text = async { self.driver.find(By::Css("body")).await?.text().await };
        text.await.unwrap_or_else(|error| format!("(no text: {error})"))
    }

    /// The one visible element of `role` whose accessible name is `name`, as soon as it is there.
    pub async fn find(&self, role: &str, name: &str) -> WebElement {
        // To a field in its own label WebKit gives its value as a part of the name.
        let is_named_by_value = Engine::current() == Engine::WebKit && ["combobox", "textbox"].contains(&role);
        let begins = |found: &str| found.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
        self.wait_for_one(role, name, |found| found == name || (is_named_by_value && begins(found))).await
    }

    /// The one visible element of `role` whose accessible name contains `part`, as soon as it is there.
    pub async fn find_containing(&self, role: &str, part: &str) -> WebElement {
        self.wait_for_one(role, part, |found| found.contains(part)).await
    }

    /// Clicks the element of `role` called `name`. One that is drawn anew after it was found is looked for again, and so is one that a
    /// driver cannot reach where it stands: people scroll it into the middle.
    pub async fn click(&self, role: &str, name: &str) {
        let mut clicked = self.find(role, name).await.click().await;
        let is_passing = |error: &WebDriverError| {
            use WebDriverErrorInner::{ElementClickIntercepted, ElementNotInteractable, StaleElementReference};
            let (stale, away) =
                (matches!(**error, StaleElementReference(_)), matches!(**error, ElementNotInteractable(_)));
            stale || away || matches!(**error, ElementClickIntercepted(_))
        };
        if clicked.as_ref().is_err_and(is_passing) {
            let element = self.find(role, name).await;
            let script = "arguments[0].scrollIntoView({ block: 'center' })";
            let _ = self.driver.execute(script, vec![element.to_json().expect("an element")]).await;
            clicked = element.click().await;
        }
        clicked.unwrap_or_else(|error| panic!("{role} {name:?} cannot be clicked: {error}"));
    }

    /// Types `text` into the element of `role` called `name`, after what is there.
    pub async fn write(&self, role: &str, name: &str, text: &str) {
        let element = self.find(role, name).await;
        // The key, which not every driver makes of the end of a line.
        let keys = text.replace('\n', "\u{e007}");
        element.send_keys(keys).await.unwrap_or_else(|error| panic!("{role} {name:?} takes no text: {error}"));
    }

    /// The accessible names of all visible elements of `role`, in the order of the page, as they are now.
    pub async fn names(&self, role: &str) -> Vec<String> {
        self.all(role).await.into_iter().map(|(_, name)| name).collect()
    }

    /// Waits until no visible element of `role` is called `name`.
    pub async fn find_none(&self, role: &str, name: &str) {
        self.wait(&format!("{role} {name:?} to go"), async || {
            !self.names(role).await.iter().any(|found| found == name)
        })
        .await;
    }

    /// What a script says of the page.
    pub async fn said(&self, script: &str) -> Value {
        self.driver.execute(format!("return {script};"), Vec::new()).await.expect("it runs").json().clone()
    }

    /// Waits until the visible text contains `part`.
    pub async fn see(&self, part: &str) {
        self.wait(&format!("the text {part:?}"), async || self.text().await.contains(part)).await;
    }

    /// Waits until the visible text no longer contains `part`.
    pub async fn see_no(&self, part: &str) {
        self.wait(&format!("the text {part:?} to go"), async || !self.text().await.contains(part)).await;
    }

    /// Waits until the address relative to the site is as `right` wants it; `what` says that in words.
    pub async fn arrive(&self, what: &str, right: impl Fn(&str) -> bool) {
        self.wait(what, async || right(&self.place().await)).await;
    }

    /// Whether `holds` answers yes before patience is at its end.
    pub async fn comes(&self, holds: impl AsyncFn() -> bool) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if holds().await {
                return true;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        false
    }

    /// Waits until `holds` answers yes; `what` names the thing that was waited for.
    pub async fn wait(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let started = Instant::now();
        while !holds().await {
            assert!(started.elapsed() < PATIENCE, "waited {PATIENCE:?} for {what}");
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Presses keys one after the other, wherever the focus is; those that only change others are held until the end.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        const HELD: [Key; 4] = [Key::Control, Key::Shift, Key::Alt, Key::Meta];
        let mut chain = self.driver.action_chain();
        let keys = keys.into().as_vec();
        let (held, pressed): (Vec<char>, Vec<char>) =
            keys.into_iter().partition(|key| HELD.iter().any(|held| held.value() == *key));
        for key in &held {
            chain = chain.key_down(*key);
        }
        for key in pressed {
            chain = chain.key_down(key).key_up(key);
        }
        for key in &held {
            chain = chain.key_up(*key);
        }
        chain.perform().await.expect("keys are pressed");
    }

    /// From now on what the page lets the browser save lies in `folder`.
    pub async fn save_files_in(&self, folder: &Path) {
        let parameters = serde_json::json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", parameters).await;
    }

    /// What a file that is being saved holds, as soon as it is whole.
    pub async fn saved_file(&self, file: &Path) -> String {
        self.wait(&format!("the file {}", file.display()), async || file.exists()).await;
        std::fs::read_to_string(file).expect("it is text")
    }

    /// Says that this journey makes a request for `path` (or below it) fail on purpose, so that neither the request
    /// nor the console's line about it is a fault. Requests are asked for by their path relative to the site.
    pub fn expect_failure_of(&self, path: &str) {
        self.expected.borrow_mut().push(path.to_owned());
    }

    /// All that the console has shown since the start, except for the failures that were expected.
    pub async fn console(&self) -> Vec<String> {
        let lines = self.whole_console().await;
        let expected: Vec<String> = self.expected.borrow().iter().map(|path| self.site.url(path)).collect();
        lines.into_iter().filter(|line| !expected.iter().any(|url| line.contains(url.as_str()))).collect()
    }

    /// All that the console has shown since the start.
    pub async fn whole_console(&self) -> Vec<String> {
        if Engine::current().has_logs() {
            let fresh = self.driver.browser_log().await.unwrap_or_default();
            let fresh = fresh.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message));
            self.console.borrow_mut().extend(fresh);
        } else {
            let fresh = self.texts(listener::TOLD).await;
            self.console.borrow_mut().extend(fresh);
        }
        self.console.borrow().clone()
    }

    /// Requests to anywhere but the site. There should never be one.
    pub async fn requests_elsewhere(&self) -> Vec<String> {
        let fresh: Vec<String> = if Engine::current().has_logs() {
            let log = self.driver.get_log("performance").await.unwrap_or_default();
            log.iter().filter_map(|entry| requested(&entry.message)).collect()
        } else {
            self.texts(listener::REQUESTED).await
        };
        self.told.set(self.told.get() + fresh.len());
        let home = self.site.origin();
        let foreign = |url: &String| url.contains("://") && !url.starts_with(&home) && !url.starts_with("blob:");
        self.elsewhere.borrow_mut().extend(fresh.into_iter().filter(foreign));
        self.elsewhere.borrow().clone()
    }

    /// The texts that a script answers with; none where no script runs.
    async fn texts(&self, script: &str) -> Vec<String> {
        let answer = self.driver.execute(script, Vec::new()).await;
        let answer = answer.map(|answer| answer.json().clone()).unwrap_or_default();
        answer.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
    }

    /// From the next page on this script runs before all that is in a page.
    pub async fn run_before_pages(&self, script: &str) {
        match Engine::current() {
            Engine::Chromium => {
                let parameters = serde_json::json!({ "source": script });
                self.devtools("Page.addScriptToEvaluateOnNewDocument", parameters).await;
            }
            Engine::Firefox | Engine::WebKit => self.site.run_before_pages(script),
        }
    }

    /// From the next page on no page runs a script.
    pub async fn switch_scripts_off(&self) {
        match Engine::current() {
            Engine::Chromium => {
                let parameters = serde_json::json!({ "value": true });
                self.devtools("Emulation.setScriptExecutionDisabled", parameters).await;
            }
            Engine::Firefox | Engine::WebKit => self.site.switch_scripts_off(),
        }
    }

    /// What must hold at the end of every journey (and may be asked before).
    pub async fn nothing_went_wrong(&self) {
        let console = self.console().await;
        assert!(console.is_empty(), "the console is not empty:\n  {}", console.join("\n  "));
        let elsewhere = self.requests_elsewhere().await;
        assert!(elsewhere.is_empty(), "the page asked somebody else:\n  {}", elsewhere.join("\n  "));
        // A log that stays empty would pass every page.
        let is_logged = self.told.get() > 0 || !Engine::current().has_logs() || self.site.requests().is_empty();
        assert!(is_logged, "the browser told of no request");
        let expected = self.expected.borrow();
        let failed = |request: &crate::Request| {
            request.status >= 400 && !expected.iter().any(|path| request.path.starts_with(path.as_str()))
        };
        let failed: Vec<_> = self.site.requests().into_iter().filter(failed).collect();
        assert!(failed.is_empty(), "requests failed: {failed:?}");
    }

    /// Saves a picture of what can be seen; says whether that worked.
    pub async fn screenshot(&self, file: &Path) -> bool {
        self.driver.screenshot(file).await.is_ok()
    }

    async fn wait_for_one(&self, role: &str, wanted: &str, right: impl Fn(&str) -> bool) -> WebElement {
        let started = Instant::now();
        loop {
            let (mut fitting, others): (Vec<_>, Vec<_>) =
                self.all(role).await.into_iter().partition(|(_, name)| right(name));
            if fitting.len() == 1
                && let Some((element, _)) = fitting.pop()
            {
                return element;
            }
            if started.elapsed() >= PATIENCE {
                let others: Vec<_> = others.into_iter().map(|(_, name)| name).collect();
                panic!(
                    "one {role} {wanted:?} was expected, there are {} of them and these others: {others:?}",
                    fitting.len()
                );
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// All visible elements of `role` with their names. One that goes while it is looked at is left out.
    async fn all(&self, role: &str) -> Vec<(WebElement, String)> {
        let mut all = Vec::new();
        for element in self.driver.find_all(By::Css(selector(role))).await.unwrap_or_default() {
            if let (Ok(true), Ok(name)) = (self.is_displayed(&element).await, self.name(&element).await) {
                all.push((element, name));
            }
        }
        all
    }

    /// Whether a reader sees an element, who may have to scroll for it.
    async fn is_displayed(&self, element: &WebElement) -> WebDriverResult<bool> {
        match Engine::current() {
            Engine::Chromium | Engine::Firefox => element.is_displayed().await,
            // Its driver takes the rows of a long list for hidden, which stand in a box of their own that cuts them off.
            Engine::WebKit => {
                let script = "return arguments[0].checkVisibility({ visibilityProperty: true, opacityProperty: true }) \
                              && arguments[0].getClientRects().length > 0";
                let shown = self.driver.execute(script, vec![element.to_json()?]).await?;
                Ok(shown.json() == true)
            }
        }
    }

    /// The accessible name as the browser computes it, with its white space evened out.
    pub(crate) async fn name(&self, element: &WebElement) -> WebDriverResult<String> {
        let command = ComputedName { element: element.element_id().to_string() };
        let name: String = self.driver.cmd(Command::ExtensionCommand(Box::new(command))).await?.value()?;
        Ok(name.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// WebDriver's "Get Computed Label", for which thirtyfour has no function.
#[derive(Debug)]
struct ComputedName {
    element: String,
}

impl ExtensionCommand for ComputedName {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computedlabel", self.element).into()
    }
}

/// The address in an entry of the performance log that tells of a request.
fn requested(entry: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let message = entry.get("message")?;
    if message.get("method")?.as_str()? != "Network.requestWillBeSent" {
        return None;
    }
    Some(message.get("params")?.get("request")?.get("url")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_of_requests_is_read() {
        let entry = r#"{"message":{"method":"Network.requestWillBeSent","params":{"request":{"url":"http://a/b"}}}}"#;
        assert_eq!(requested(entry).as_deref(), Some("http://a/b"));
        assert_eq!(requested(r#"{"message":{"method":"Network.dataReceived","params":{}}}"#), None);
        assert_eq!(requested("not JSON"), None);
    }
}
