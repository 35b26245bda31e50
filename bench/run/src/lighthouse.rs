//! The bench of what Lighthouse says of the page: its mobile preset on film, explorer and reader, the release served as hosts of static
//! files do. Keeps `bench/results/lighthouse.json`. `--undrawn` shows what it would say if no view were drawn beforehand.

use crate::browser;
use crate::machine::{load_average, machine};
use crate::packages;
use crate::server;
use crate::tools::{printed, root, run as run_tool, target};
use crate::visit::site;
use serde::Serialize;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// The folder of the built page.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Runs of each view; the median by performance is kept.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Only these of film, explore, reader.
    #[arg(long, value_delimiter = ',')]
    views: Vec<String>,
    /// The page as the program draws it alone, without the views that were drawn when the site was built. Keeps nothing.
    #[arg(long)]
    undrawn: bool,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// What is looked at; the reader's document is the first of the collection.
const VIEWS: [(&str, &str); 3] = [("film", ""), ("explore", "explore/"), ("reader", "documents/{document}/")];

/// The categories, by Lighthouse's names, and whether less than 100 is told as a fault.
const CATEGORIES: [(&str, bool); 4] =
    [("performance", false), ("accessibility", true), ("best-practices", true), ("seo", true)];

/// What Chromium is started with, besides what Lighthouse adds itself.
const FLAGS: &str = "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync \
                     --disable-background-networking --disable-component-update";

/// One run on one view; times in milliseconds.
#[derive(Clone, Debug, Serialize)]
struct Run {
    view: &'static str,
    performance: u32,
    accessibility: u32,
    best_practices: u32,
    seo: u32,
    first_contentful_paint: f64,
    largest_contentful_paint: f64,
    total_blocking_time: f64,
    speed_index: f64,
    cumulative_layout_shift: f64,
    /// What keeps a category below 100.
    lost: Vec<String>,
}

#[derive(Serialize)]
struct Kept<'a> {
    machine: String,
    load_average: String,
    lighthouse: String,
    rounds: usize,
    views: &'a [Run],
}

/// Runs the bench.
pub fn run(options: &Options) -> Result<(), String> {
    let here = root().join("bench/lighthouse");
    packages::install("fetching Lighthouse", &here)?;
    let dist = root().join(&options.dist);
    let page = if options.undrawn { site::undrawn(&dist)? } else { site::drawn(&dist)? };
    let document = document(&page)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let served = match options.undrawn {
        true => runtime.block_on(server::serve_places(&page)),
        false => runtime.block_on(server::serve_page(&page, &page.join("bundle"))),
    };
    let address = served.map_err(|error| format!("no server: {error}"))?;
    let mut runs = Vec::new();
    for (view, path) in VIEWS {
        if !options.views.is_empty() && !options.views.iter().any(|wanted| wanted == view) {
            continue;
        }
        // A place that was drawn is a folder.
        let path = if options.undrawn { path.trim_end_matches('/') } else { path };
        let url = format!("{address}{}", path.replace("{document}", &document));
        let mut of_view = Vec::new();
        for _ in 0..options.rounds.max(1) {
            // Now and then Lighthouse misses the page's beginning.
            of_view.push(measured(&here, view, &url).or_else(|_| measured(&here, view, &url))?);
        }
        of_view.sort_by_key(|run| run.performance);
        runs.push(of_view.swap_remove(of_view.len() / 2));
    }
    println!("\n{}", table(&runs));
    if options.dry || options.undrawn || !options.views.is_empty() {
        return Ok(());
    }
    let kept = Kept {
        machine: format!("{}, {}", machine(), printed(&browser::program(), "--version")),
        load_average: load_average(),
        lighthouse: printed(&here.join("node_modules/.bin/lighthouse").to_string_lossy(), "--version"),
        rounds: options.rounds.max(1),
        views: &runs,
    };
    let path = root().join("bench/results/lighthouse.json");
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())? + "\n";
    fs::write(&path, text).map_err(|error| format!("{path:?}: {error}"))?;
    println!("kept in bench/results/lighthouse.json");
    Ok(())
}

/// The id of the collection's first document.
fn document(page: &Path) -> Result<String, String> {
    let path = page.join("bundle/catalog.json");
    let catalog = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let sealed: Value = serde_json::from_slice(&catalog).map_err(|error| format!("{}: {error}", path.display()))?;
    let documents = &sealed["catalog"]["documents"];
    let id = documents["inline"][0]["id"].as_str().or(documents["files"][0]["first_id"].as_str());
    Ok(id.ok_or("the collection has no document")?.to_owned())
}

/// Runs Lighthouse once. Its whole report stays in `target/bench/lighthouse/`.
fn measured(here: &Path, view: &'static str, url: &str) -> Result<Run, String> {
    let folder = target().join("bench/lighthouse");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let report = folder.join(format!("{view}.json"));
    let mut command = Command::new(here.join("node_modules/.bin/lighthouse"));
    command.arg(url).args(["--output=json", "--quiet", FLAGS]).arg(format!("--output-path={}", report.display()));
    let categories: Vec<&str> = CATEGORIES.iter().map(|(name, _)| *name).collect();
    command.arg(format!("--only-categories={}", categories.join(",")));
    command.env("CHROME_PATH", browser::program());
    run_tool(&format!("{view}: {url}"), &mut command)?;
    let text = fs::read(&report).map_err(|error| format!("{}: {error}", report.display()))?;
    let said: Value = serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", report.display()))?;
    read(view, &said)
}

/// What a report says of a view.
fn read(view: &'static str, report: &Value) -> Result<Run, String> {
    if let Some(error) = report["runtimeError"]["message"].as_str() {
        return Err(format!("{view}: {error}"));
    }
    let mut lost = Vec::new();
    let mut score = |place: usize| -> Result<u32, String> {
        let (name, is_told) = CATEGORIES[place];
        let category = &report["categories"][name];
        let score = category["score"].as_f64().ok_or_else(|| format!("{view}: no score for {name}"))?;
        for audit in category["auditRefs"].as_array().into_iter().flatten().filter(|_| is_told) {
            let id = audit["id"].as_str().unwrap_or_default();
            let counts = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            if counts && report["audits"][id]["score"].as_f64().is_some_and(|score| score < 1.0) {
                lost.push(format!("{name}: {id}"));
            }
        }
        Ok((score * 100.0).round() as u32)
    };
    let [performance, accessibility, best_practices, seo] = [score(0)?, score(1)?, score(2)?, score(3)?];
    let metric = |id: &str| {
        let value = report["audits"][id]["numericValue"].as_f64().unwrap_or(f64::NAN);
        (value * 1000.0).round() / 1000.0
    };
    Ok(Run {
        view,
        performance,
        accessibility,
        best_practices,
        seo,
        first_contentful_paint: metric("first-contentful-paint").round(),
        largest_contentful_paint: metric("largest-contentful-paint").round(),
        total_blocking_time: metric("total-blocking-time").round(),
        speed_index: metric("speed-index").round(),
        cumulative_layout_shift: metric("cumulative-layout-shift"),
        lost,
    })
}

fn table(runs: &[Run]) -> String {
    let mut text = format!(
        "{:<8} {:>11} {:>13} {:>14} {:>4}   {:>8} {:>8} {:>8} {:>8} {:>6}\n",
        "view", "performance", "accessibility", "best practices", "SEO", "FCP ms", "LCP ms", "TBT ms", "SI ms", "CLS"
    );
    for run in runs {
        text += &format!(
            "{:<8} {:>11} {:>13} {:>14} {:>4}   {:>8} {:>8} {:>8} {:>8} {:>6}\n",
            run.view,
            run.performance,
            run.accessibility,
            run.best_practices,
            run.seo,
            run.first_contentful_paint,
            run.largest_contentful_paint,
            run.total_blocking_time,
            run.speed_index,
            run.cumulative_layout_shift
        );
        for lost in &run.lost {
            text += &format!("         lost by {lost}\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_is_read_with_what_keeps_it_below_a_hundred() {
        let audit = |id: &str, weight: u32| json!({ "id": id, "weight": weight });
        let report = json!({
            "categories": {
                "performance": { "score": 0.987, "auditRefs": [audit("first-contentful-paint", 10)] },
                "accessibility": { "score": 1, "auditRefs": [audit("html-has-lang", 7)] },
                "best-practices": { "score": 1.0, "auditRefs": [audit("csp-xss", 0)] },
                "seo": { "score": 0.9, "auditRefs": [audit("meta-description", 1)] },
            },
            "audits": {
                "first-contentful-paint": { "score": 0.9, "numericValue": 1234.56 },
                "html-has-lang": { "score": 1 }, "csp-xss": { "score": 0 }, "meta-description": { "score": 0 },
            },
        });
        let run = read("film", &report).unwrap();
        assert_eq!((run.performance, run.accessibility, run.best_practices, run.seo), (99, 100, 100, 90));
        assert_eq!((run.first_contentful_paint, run.lost), (1235.0, vec!["seo: meta-description".to_owned()]));
        assert!(read("film", &json!({ "runtimeError": { "message": "NO_FCP" } })).unwrap_err().contains("NO_FCP"));
    }
}
