//! The bench of the engine: builds its page, opens it, prints the table, keeps `bench/results/engine.json`.

use crate::browser::{self, Browser};
use crate::server::{self, Report};
use crate::table::{Row, table};
use crate::tools::{printed, root, run as run_tool, target};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Args)]
pub struct Options {
    /// Sizes, in reviews.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    rows: Vec<u64>,
    /// How often the script is gone through, after once to warm up and compare.
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// Only these peers, by the beginnings of their names.
    #[arg(long, value_delimiter = ',')]
    peers: Vec<String>,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// What the page reports.
#[derive(Deserialize)]
struct Found {
    agent: String,
    seed: u64,
    interactions: usize,
    rows: Vec<Row>,
    /// By size: what is asked apart from the rest, and the floor that memory sets.
    apart: BTreeMap<u64, Apart>,
}

/// What one size found beside the rest.
#[derive(Serialize, Deserialize)]
struct Apart {
    #[serde(default)]
    asked: Vec<Asked>,
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<Value>,
}

/// A question of its own: more facets, rows in another order, scores by value.
#[derive(Serialize, Deserialize)]
struct Asked {
    name: String,
    #[serde(flatten)]
    ours: Times,
    #[serde(skip_serializing_if = "Option::is_none")]
    hand_written: Option<Times>,
}

#[derive(Serialize, Deserialize)]
struct Times {
    p50_ms: f64,
    p95_ms: f64,
    max_ms: f64,
}

/// What is kept.
#[derive(Serialize)]
struct Kept<'a> {
    machine: String,
    /// Programs that wanted a core in the minutes before the end, the bench itself among them: well over one, and the
    /// figures are those of a busy machine.
    load_average: String,
    browser: &'a str,
    seed: u64,
    interactions: usize,
    rows: &'a [Row],
    apart: &'a BTreeMap<u64, Apart>,
}

/// Runs the bench.
pub fn run(options: &Options) -> Result<(), String> {
    let site = build()?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let json = runtime.block_on(visit(&site, options))?;
    let found: Found = serde_json::from_str(&json).map_err(|error| format!("the page reported nonsense: {error}"))?;
    println!("\n{}", table(&found.rows, "crosscut"));
    println!("{}", asked(&found.apart));
    if options.dry {
        return Ok(());
    }
    let kept = Kept {
        machine: machine(),
        load_average: fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .split(' ')
            .take(3)
            .collect::<Vec<_>>()
            .join(" "),
        browser: &found.agent,
        seed: found.seed,
        interactions: found.interactions,
        rows: &found.rows,
        apart: &found.apart,
    };
    let folder = root().join("bench/results");
    let path = folder.join("engine.json");
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())? + "\n";
    fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text)).map_err(|error| format!("{path:?}: {error}"))?;
    println!("kept in bench/results/engine.json");
    Ok(())
}

/// What is asked apart, as a table for people.
fn asked(apart: &BTreeMap<u64, Apart>) -> String {
    let mut text = format!(
        "{:>9}  {:<24} {:>9} {:>9} {:>9}   {}\n",
        "reviews", "asked apart", "p50 ms", "p95 ms", "max ms", "hand-written p50, p95 in ours"
    );
    for (rows, Apart { asked, floor }) in apart {
        for Asked { name, ours, hand_written } in asked {
            let ratios = hand_written.as_ref().map_or(String::new(), |hand| {
                format!("{:.1} ×, {:.1} ×", hand.p50_ms / ours.p50_ms, hand.p95_ms / ours.p95_ms)
            });
            let Times { p50_ms, p95_ms, max_ms } = ours;
            text += &format!("{rows:>9}  {name:<24} {p50_ms:>9.3} {p95_ms:>9.3} {max_ms:>9.3}   {ratios}\n");
        }
        if let Some(floor) = floor {
            text += &format!("{rows:>9}  floor {floor}\n");
        }
    }
    text
}

/// Builds the page with its peers, and returns its folder.
fn build() -> Result<PathBuf, String> {
    let here = root().join("bench/engine");
    let built = target().join("bench");
    let site = built.join("engine");
    let file = |path: &Path| path.to_string_lossy().into_owned();
    run_tool(
        "compiling the engine for the browser",
        Command::new("cargo")
            .current_dir(root())
            // Not the toolchain that this program was built by: PATH says which one can make wasm.
            .env_remove("CARGO")
            .env("CARGO_TARGET_DIR", built.join("wasm"))
            .args([
                "build",
                "--package",
                "crosscut-bench-engine",
                "--target",
                "wasm32-unknown-unknown",
                "--profile",
                "web",
            ]),
    )?;
    let wasm = built.join("wasm/wasm32-unknown-unknown/web/crosscut_bench_engine.wasm");
    let bound = here.join("page/wasm");
    run_tool(
        "binding it",
        Command::new("wasm-bindgen").args(["--target", "web", "--out-dir", &file(&bound), &file(&wasm)]),
    )?;
    let lock = fs::read(here.join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    let installed = here.join("node_modules/.installed");
    if fs::read(&installed).ok().as_ref() != Some(&lock) {
        run_tool("fetching the peers", Command::new("npm").current_dir(&here).args(["ci", "--no-audit", "--no-fund"]))?;
        fs::write(&installed, &lock).map_err(|error| format!("{installed:?}: {error}"))?;
    }
    fs::create_dir_all(&site).map_err(|error| format!("{site:?}: {error}"))?;
    run_tool(
        "bundling the page",
        Command::new(here.join("node_modules/.bin/esbuild")).current_dir(&here).args([
            "page/bench.js",
            "--bundle",
            "--format=esm",
            "--log-level=warning",
            &format!("--outfile={}", file(&site.join("bench.js"))),
        ]),
    )?;
    let duckdb = here.join("node_modules/@duckdb/duckdb-wasm/dist");
    for (folder, name) in [
        (&here.join("page"), "index.html"),
        (&bound, "crosscut_bench_engine_bg.wasm"),
        (&duckdb, "duckdb-eh.wasm"),
        (&duckdb, "duckdb-browser-eh.worker.js"),
    ] {
        fs::copy(folder.join(name), site.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(site)
}

/// Opens the page and waits for what it finds.
async fn visit(site: &Path, options: &Options) -> Result<String, String> {
    let mut server = server::serve(site).await.map_err(|error| format!("no server: {error}"))?;
    let rows: Vec<String> = options.rows.iter().map(u64::to_string).collect();
    let mut address = format!("{}?rows={}&rounds={}", server.address, rows.join(","), options.rounds);
    if !options.peers.is_empty() {
        address += &format!("&peers={}", options.peers.join(","));
    }
    println!("measuring in {}", browser::program());
    let mut browser = Browser::open(&address)?;
    loop {
        tokio::select! {
            report = server.reports.recv() => match report {
                Some(Report::Line(line)) => println!("{line}"),
                Some(Report::Result(json)) => return Ok(json),
                Some(Report::Failure(reason)) => return Err(format!("the page failed: {reason}")),
                None => return Err("the server ended".to_owned()),
            },
            reason = browser.ended() => return Err(reason),
        }
    }
}

/// Processor, cores, memory and system, as far as they can be told.
fn machine() -> String {
    let value = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once([':', '=']).map(|(_, value)| value.trim().trim_matches('"').to_owned()).unwrap_or_default()
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = value("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1e6;
    format!(
        "{}, {cores} cores, {memory:.0} GB, {}, {}",
        value("/proc/cpuinfo", "model name"),
        value("/etc/os-release", "PRETTY_NAME"),
        printed(&browser::program(), "--version")
    )
}
