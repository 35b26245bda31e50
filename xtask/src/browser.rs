//! The browser that the journeys run in, and the driver that steers it: found, checked to belong together, or
//! installed. CHROME and CHROMEDRIVER name others.

use crate::packages;
use crate::prerequisites::find;
use crate::steps::{Result, Steps};
use crate::tools::reported_version;
use std::path::{Path, PathBuf};

/// A browser and a driver of the same major version.
pub struct Browser {
    pub chrome: PathBuf,
    pub driver: PathBuf,
}

const BROWSERS: [&str; 5] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const WHY: &str = "the journeys run in a real browser";
const BY_HAND: &str =
    "Chromium or Chrome and the chromedriver of the same version, both on PATH or named by CHROME and CHROMEDRIVER";

/// Finds a pair that works, installing Debian's where there is none.
pub fn prepare(steps: &mut Steps) -> Result<Browser> {
    match found() {
        Ok(browser) => return Ok(browser),
        // What somebody named on purpose is not replaced behind their back.
        Err(problem) if chosen("CHROME").is_some() || chosen("CHROMEDRIVER").is_some() => return Err(problem.into()),
        Err(_) => packages::install(steps, "a browser and its driver", WHY, &["chromium", "chromium-driver"], BY_HAND)?,
    }
    found().map_err(|problem| format!("{problem}\nWhat is needed: {BY_HAND}").into())
}

fn found() -> std::result::Result<Browser, String> {
    let driver = chosen("CHROMEDRIVER").or_else(|| find("chromedriver")).ok_or("no chromedriver on PATH")?;
    let driver_version = reported_version(&driver).ok_or_else(|| format!("{} does not run", driver.display()))?;
    let mut problem = "no Chromium or Chrome on PATH".to_owned();
    for chrome in browsers() {
        let Some(version) = reported_version(&chrome) else {
            problem = format!("{} does not run", chrome.display());
            continue;
        };
        if major(&version) == major(&driver_version) {
            return Ok(Browser { chrome, driver });
        }
        problem = format!(
            "{} is version {version} and {} is {driver_version}: their first numbers must be equal",
            chrome.display(),
            driver.display()
        );
    }
    Err(problem)
}

fn browsers() -> Vec<PathBuf> {
    match chosen("CHROME") {
        Some(chrome) => vec![chrome],
        None => {
            let mac = Some(PathBuf::from(MAC)).filter(|path| path.exists());
            BROWSERS.iter().filter_map(|name| find(name)).chain(mac).collect()
        }
    }
}

fn chosen(variable: &str) -> Option<PathBuf> {
    let value = std::env::var_os(variable).filter(|value| !value.is_empty())?;
    let given = Path::new(&value);
    Some(if given.components().count() == 1 {
        find(&value.to_string_lossy()).unwrap_or(given.into())
    } else {
        given.into()
    })
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_number_of_browser_and_driver_must_agree() {
        assert_eq!(major("156.0.8078.79"), major("156.0.9000.1"));
        assert_ne!(major("156.0.8078.79"), major("15.0.8078.79"));
    }
}
