//! A reader in a page: what hands do, as the browser itself would hear of it, and what the probe in the page saw.

use super::summary::Spent;
use crate::browser::Browser;
use crate::devtools::DevTools;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

const PROBE: &str = include_str!("probe.js");

/// How often a screen is drawn, and hands are followed.
pub const FRAME: Duration = Duration::from_nanos(16_666_667);
/// How long something may take to be seen.
const PATIENCE: Duration = Duration::from_secs(300);

/// What kind of visit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// The machine as it is.
    Desk,
    /// 1.6 Mbit/s, 150 ms there and back, and a processor of a quarter of the speed.
    Phone,
}

impl Device {
    pub const ALL: [Device; 2] = [Device::Desk, Device::Phone];

    pub fn key(self) -> &'static str {
        match self {
            Device::Desk => "desk",
            Device::Phone => "phone",
        }
    }
}

/// A place in the window, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub width: f64,
}

/// A fresh browser with one page that is watched.
pub struct Reader {
    page: DevTools,
    _browser: Browser,
}

impl Reader {
    /// Opens an address with an empty cache.
    pub async fn open(address: &str, device: Device) -> Result<Reader, String> {
        let (browser, page) = Browser::driven().await?;
        for domain in ["Page", "Runtime", "Network", "Performance"] {
            page.call(&format!("{domain}.enable"), json!({})).await?;
        }
        page.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE })).await?;
        if device == Device::Phone {
            let line =
                json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 });
            page.call("Network.emulateNetworkConditions", line).await?;
            page.call("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        }
        page.call("Page.navigate", json!({ "url": address })).await?;
        Ok(Reader { page, _browser: browser })
    }

    /// What an expression in the page comes to.
    pub async fn ask<T: DeserializeOwned>(&self, expression: &str) -> Result<T, String> {
        let value = self.page.evaluate(expression).await?;
        serde_json::from_value(value).map_err(|error| format!("{expression}: {error}"))
    }

    /// When what a selector finds was drawn, in milliseconds since the visit began.
    pub async fn seen(&self, selector: &str) -> Result<f64, String> {
        let wanted = format!("crosscutProbe.seen({})", json!(selector));
        match timeout(PATIENCE, self.ask(&wanted)).await {
            Ok(time) => time,
            Err(_) => {
                Err(format!("{selector} was not seen after {} s; {:?}", PATIENCE.as_secs(), self.page.exceptions()))
            }
        }
    }

    /// Where an element is, scrolled into the window.
    pub async fn find(&self, selector: &str, place: usize) -> Result<Option<Spot>, String> {
        let found: Value = self.ask(&format!("crosscutProbe.middle({}, {place})", json!(selector))).await?;
        let number = |name: &str| found[name].as_f64();
        Ok(number("x").zip(number("y")).zip(number("width")).map(|((x, y), width)| Spot { x, y, width }))
    }

    /// Presses the mouse and lets it go again.
    pub async fn click(&self, selector: &str, place: usize) -> Result<(), String> {
        let spot = self.find(selector, place).await?.ok_or_else(|| format!("there is no {selector}"))?;
        self.mouse("mousePressed", spot.x, spot.y, 1).await?;
        self.mouse("mouseReleased", spot.x, spot.y, 0).await
    }

    /// Presses the mouse and keeps it pressed, or lets it go.
    pub async fn mouse(&self, event: &str, x: f64, y: f64, buttons: u8) -> Result<(), String> {
        let params = json!({ "type": event, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
        self.page.call("Input.dispatchMouseEvent", params).await.map(|_| ())
    }

    /// Sends events at the pace of a screen, whether the page keeps up or not.
    pub async fn at_pace(&self, events: impl Iterator<Item = Value>) -> Result<(), String> {
        let mut pace = interval(FRAME);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut last = None;
        for event in events {
            pace.tick().await;
            last = Some(self.page.send("Input.dispatchMouseEvent", event));
        }
        match last {
            Some(last) => last.await.map(|_| ()),
            None => Ok(()),
        }
    }

    /// Presses a key: a letter, or one with a name.
    pub async fn key(&self, key: &str) -> Result<(), String> {
        let code = match key {
            "Enter" => 13,
            "Backspace" => 8,
            "PageUp" => 33,
            "PageDown" => 34,
            "End" => 35,
            "Home" => 36,
            "ArrowDown" => 40,
            key => key.chars().next().map_or(0, |letter| letter.to_ascii_uppercase() as u32),
        };
        let text = if key == "Enter" {
            "\r"
        } else if key.chars().count() == 1 {
            key
        } else {
            ""
        };
        let down = json!({ "type": "keyDown", "key": key, "code": key, "text": text, "windowsVirtualKeyCode": code });
        self.page.call("Input.dispatchKeyEvent", down).await?;
        let up = json!({ "type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code });
        self.page.call("Input.dispatchKeyEvent", up).await.map(|_| ())
    }

    /// Megabytes that scripts hold once garbage is collected.
    pub async fn heap_mb(&self) -> Result<f64, String> {
        self.page.call("HeapProfiler.collectGarbage", json!({})).await?;
        let usage = self.page.call("Runtime.getHeapUsage", json!({})).await?;
        Ok(usage["usedSize"].as_f64().unwrap_or(f64::NAN) / 1e6)
    }

    /// What the main thread has spent so far, in milliseconds: scripts, styles, layout, and everything.
    pub async fn spent(&self) -> Result<Spent, String> {
        let answer = self.page.call("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let seconds = |name: &str| metrics.iter().find(|metric| metric["name"] == name)?["value"].as_f64();
        let milliseconds = |name: &str| seconds(name).unwrap_or(f64::NAN) * 1e3;
        Ok(Spent {
            script_ms: milliseconds("ScriptDuration"),
            style_ms: milliseconds("RecalcStyleDuration"),
            layout_ms: milliseconds("LayoutDuration"),
            all_ms: milliseconds("TaskDuration"),
        })
    }

    /// Begins to record where time goes.
    pub async fn start_profile(&self) -> Result<(), String> {
        self.page.call("Profiler.enable", json!({})).await?;
        self.page.call("Profiler.setSamplingInterval", json!({ "interval": 500 })).await?;
        self.page.call("Profiler.start", json!({})).await.map(|_| ())
    }

    /// What was recorded, as the developer tools of a browser open it.
    pub async fn profile(&self) -> Result<Value, String> {
        Ok(self.page.call("Profiler.stop", json!({})).await?["profile"].take())
    }

    /// Fails where the page failed.
    pub fn is_well(&self) -> Result<(), String> {
        match self.page.exceptions().as_slice() {
            [] => Ok(()),
            exceptions => Err(format!("the page failed: {}", exceptions.join("\n"))),
        }
    }
}

/// Lets the page come to rest.
pub async fn rest(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds)).await;
}
