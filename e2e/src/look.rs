//! How a page is looked at: on which device, in which theme. The browser stands in for both, so a width of 390 pixels is one, and
//! touch, no hover and a dark device are as real to style sheets as on a phone.

use crate::engine::Engine;
use crate::reader::Reader;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use std::path::Path;

/// A device, by the room it has in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub name: &'static str,
    pub width: u32,
    pub height: u32,
    /// It is held in the hand: no hover, a coarse pointer, scroll bars that take no room.
    pub is_touch: bool,
}

pub const DESK: Size = Size { name: "desk", width: 1440, height: 900, is_touch: false };
pub const TABLET: Size = Size { name: "tablet", width: 820, height: 1180, is_touch: true };
pub const PHONE: Size = Size { name: "phone", width: 390, height: 844, is_touch: true };
/// The narrowest that has to do: a screen of 1,280 pixels, magnified four times (WCAG 2.1, 1.4.10).
pub const NARROW: Size = Size { name: "narrow", width: 320, height: 640, is_touch: true };

/// The sizes that every view is looked at in.
pub const SIZES: [Size; 3] = [DESK, TABLET, PHONE];

/// How the device is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// The word that style sheets have for it.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl Reader<'_> {
    /// Goes on looking at the page on such a device, set to such a theme and to little motion, and lets it draw itself anew.
    ///
    /// Where the browser has no such tools, its window is given the size, and that is all: docs/engines.md.
    pub async fn look(&self, size: Size, theme: Theme) {
        let Size { width, height, is_touch, .. } = size;
        if Engine::current() != Engine::Chromium {
            self.resize(width, height).await;
            return self.drawn().await;
        }
        let room = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_touch });
        self.devtools("Emulation.setDeviceMetricsOverride", room).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_touch })).await;
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.drawn().await;
    }

    /// Is a reader whose browser is set to these languages, the one that they like best first.
    pub async fn reads(&self, languages: &str) {
        let agent = self.said("navigator.userAgent").await;
        let set = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.devtools("Emulation.setUserAgentOverride", set).await;
    }

    /// Saves a picture of the page as it is seen on such a device, or of so much of its height; says whether that worked.
    pub async fn picture(&self, file: &Path, size: Size, height: Option<u64>) -> bool {
        let Some(height) = height.filter(|height| *height > u64::from(size.height)) else {
            return self.screenshot(file).await;
        };
        let clip = json!({ "x": 0, "y": 0, "width": size.width, "height": height, "scale": 1 });
        let whole = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.devtools("Page.captureScreenshot", whole).await;
        let bytes = answer["data"].as_str().and_then(|text| BASE64.decode(text).ok());
        bytes.is_some_and(|bytes| std::fs::write(file, bytes).is_ok())
    }

    /// Waits until the page has drawn what it was told. WebKit draws nothing in a window that stands behind another.
    pub async fn drawn(&self) {
        let two_frames = "const [most, done] = arguments;\
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));\
            if (most) setTimeout(done, most)";
        let most = if Engine::current() == Engine::WebKit { json!(2_000) } else { Value::Null };
        self.driver().execute_async(two_frames, vec![most]).await.expect("the page draws itself");
    }

    /// By how many pixels the page is wider than a device's screen, which a reader would have to push it sideways by.
    pub async fn sticks_out_by(&self, size: Size) -> u64 {
        let width = self.said("document.scrollingElement.scrollWidth").await.as_u64().expect("a width");
        let screen = match Engine::current() {
            Engine::Chromium => u64::from(size.width),
            // The size is that of a window, and a window may have a least width.
            Engine::Firefox | Engine::WebKit => self.said("innerWidth").await.as_u64().expect("a width"),
        };
        width.saturating_sub(screen)
    }

    /// A command to the browser's developer tools: <https://chromedevtools.github.io/devtools-protocol/>.
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        let engine = Engine::current();
        assert_eq!(engine, Engine::Chromium, "{method} is Chromium's: docs/engines.md should list this journey");
        let answer = self.driver().cdp().send_raw(method, params).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}
