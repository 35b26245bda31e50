//! The bench of the search: makes texts and questions, builds every index, puts the questions to each peer in a page of its own, prints
//! the table, keeps `bench/results/search.json`.

use crate::browser;
use crate::gzip::{USUAL, gzip};
use crate::machine::{load_average, machine};
use crate::page::Page;
use crate::tools::{printed, root};
use crosscut_bench_texts::{Collection, Text, ndcg};
use crosscut_model::{FileRef, content_hash};
use crosscut_search::{Builder, Field};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

const PEERS: [&str; 6] = ["crosscut", "minisearch", "minisearch-all", "flexsearch", "orama", "pagefind"];

#[derive(clap::Args)]
pub struct Options {
    /// How many texts of about 80 words.
    #[arg(long, default_value_t = 50_000)]
    texts: usize,
    /// How many questions for known texts, and how many of them with a typing error.
    #[arg(long, default_value_t = 200)]
    questions: usize,
    #[arg(long, default_value_t = 63)]
    typos: usize,
    #[arg(long, default_value_t = 2021)]
    seed: u64,
    /// Only these peers.
    #[arg(long, value_delimiter = ',')]
    peers: Vec<String>,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// What a page reports.
#[derive(Deserialize)]
struct Reported {
    agent: String,
    found: Found,
}

/// Low, high and highest of some measurements.
#[derive(Serialize, Deserialize)]
struct Summary {
    p50: f64,
    p95: f64,
    most: f64,
}

/// What one peer was measured at.
#[derive(Serialize, Deserialize)]
struct Found {
    peer: String,
    /// How its index was built, and how big it is.
    #[serde(default)]
    index: Value,
    open_ms: f64,
    first_answer_ms: f64,
    first_answer: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_query: Option<Value>,
    answer_ms: Summary,
    keystroke_ms: Summary,
    right_at_10: BTreeMap<String, f64>,
    #[serde(default)]
    ndcg_at_10: f64,
    memory_mb: Option<f64>,
    #[serde(default, skip_serializing)]
    topics: Vec<Vec<u32>>,
}

/// Runs the bench.
pub fn run(options: &Options) -> Result<(), String> {
    let page = Page::build("search")?;
    let site = &page.site;
    let wasm = fs::read(site.join("crosscut_bench_search_bg.wasm")).map_err(|error| error.to_string())?;
    println!("making {} texts", options.texts);
    let collection = Collection::new(options.seed, options.texts)?;
    let failed = |error: io::Error| format!("{}: {error}", site.display());
    write(site, "crosscut_bench_search_bg.wasm", &wasm).map_err(failed)?;
    let questions = collection.known_items(options.seed + 1, options.questions, options.typos);
    let asked: Vec<Value> =
        questions.iter().map(|item| json!({ "query": item.query, "typo": item.typo, "row": item.row })).collect();
    let topics: Vec<Value> = collection.topics.iter().map(|topic| json!({ "query": topic.query })).collect();
    let text = json!({ "questions": asked, "topics": topics }).to_string();
    fs::write(site.join("questions.json"), text).map_err(failed)?;
    let people: Vec<String> =
        collection.texts.iter().map(|text| format!("{}, {}", text.author, text.people.join(", "))).collect();
    let texts: Vec<[&str; 5]> = collection
        .texts
        .iter()
        .zip(&people)
        .map(|(text, people)| [&text.title, people, &text.source, &text.headline, &text.body].map(|part| part.as_str()))
        .collect();
    fs::write(site.join("texts.json"), json!(texts).to_string()).map_err(failed)?;
    let ours = index(&collection, site).map_err(failed)?;
    println!("  crosscut: {ours}");
    let wanted: Vec<&str> = PEERS
        .into_iter()
        .filter(|peer| options.peers.is_empty() || options.peers.iter().any(|only| only == peer))
        .collect();
    let others: Vec<String> = wanted
        .iter()
        .filter(|peer| !matches!(**peer, "crosscut" | "minisearch-all"))
        .map(|peer| peer.to_string())
        .collect();
    if !others.is_empty() {
        page.node("building the peers' indices", "page/prepare.mjs", &others)?;
    }
    let built = fs::read_to_string(site.join("peers/built.json")).unwrap_or_default();
    let built: Value = serde_json::from_str(&built).unwrap_or_default();
    println!("measuring in {}", browser::program());
    let mut agent = String::new();
    let mut rows = Vec::new();
    for peer in wanted {
        let json = page.visit(&format!("peer={peer}"))?;
        let mut reported: Reported =
            serde_json::from_str(&json).map_err(|error| format!("the page reported nonsense: {error}"))?;
        let each =
            reported.found.topics.iter().zip(&collection.topics).map(|(found, topic)| ndcg(found, &topic.grades));
        reported.found.ndcg_at_10 = (each.sum::<f64>() / collection.topics.len() as f64 * 1e4).round() / 1e4;
        let builder = peer.trim_end_matches("-all");
        reported.found.index = if peer == "crosscut" { ours.clone() } else { built["found"][builder].clone() };
        agent = reported.agent;
        // At once: a run of all peers takes long, and what one of them found is worth having if another one fails.
        println!("{}", table(std::slice::from_ref(&reported.found)));
        rows.push(reported.found);
    }
    println!("\n{}", table(&rows));
    if options.dry {
        return Ok(());
    }
    let kept = json!({
        "machine": format!("{}, {}", machine(), printed(&browser::program(), "--version")),
        "load_average": load_average(),
        "browser": agent,
        "seed": options.seed,
        "texts": options.texts,
        "questions": options.questions,
        "with_a_typo": options.typos,
        "topics": collection.topics.len(),
        "rows": rows,
    });
    let path = root().join("bench/results/search.json");
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())? + "\n";
    fs::write(&path, text).map_err(|error| format!("{path:?}: {error}"))?;
    println!("kept in bench/results/search.json");
    Ok(())
}

/// Builds Crosscut's index into the site, and says how that went.
fn index(collection: &Collection, site: &Path) -> io::Result<Value> {
    let folder = site.join("index");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let start = Instant::now();
    let mut builder = Builder::new();
    collection.texts.iter().for_each(|text| builder.add(fields(text)));
    let (mut files, mut raw, mut gzip) = (0, 0, 0);
    let mut writing = 0.0;
    let mut keep = |name: &str, json: &str| -> io::Result<()> {
        let start = Instant::now();
        gzip += write(&folder, name, json.as_bytes())?;
        raw += json.len();
        files += 1;
        writing += start.elapsed().as_secs_f64();
        Ok(())
    };
    let root = builder.finish(None, |kind, json| {
        let hash = content_hash(json.as_bytes());
        let file = format!("{}.{hash}.json", kind.name());
        keep(&file, json)?;
        Ok::<_, io::Error>(Some(FileRef { file, bytes: json.len() as u64, hash }))
    })?;
    keep("root.json", &serde_json::to_string(&root).map_err(io::Error::from)?)?;
    let index_ms = ((start.elapsed().as_secs_f64() - writing) * 1000.0).round();
    Ok(json!({ "index_ms": index_ms, "files": files, "raw": raw, "gzip": gzip }))
}

fn fields(text: &Text) -> impl Iterator<Item = (Field, &str)> {
    let one = [
        (Field::Title, &text.title),
        (Field::People, &text.author),
        (Field::Source, &text.source),
        (Field::Headline, &text.headline),
        (Field::Body, &text.body),
    ];
    let one = one.into_iter().map(|(field, text)| (field, text.as_str()));
    one.chain(text.people.iter().map(|name| (Field::People, name.as_str())))
}

/// Writes a file as a host has it, and as it sends it. Returns how much that is.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<usize> {
    fs::write(folder.join(name), bytes)?;
    let packed = gzip(bytes, USUAL)?;
    fs::write(folder.join(format!("{name}.gz")), &packed)?;
    Ok(packed.len())
}

fn table(rows: &[Found]) -> String {
    let mut text = format!(
        "{:<15} {:>7} {:>9} {:>10} {:>10} {:>8} {:>8} {:>8} {:>8} {:>7} {:>7} {:>7} {:>7}\n",
        "peer",
        "files",
        "MB gzip",
        "first ms",
        "first KB",
        "p50 ms",
        "p95 ms",
        "key p50",
        "key p95",
        "clean",
        "typo",
        "nDCG",
        "MB"
    );
    for row in rows {
        let number = |value: &Value, scale: f64| value.as_f64().unwrap_or(f64::NAN) / scale;
        text += &format!(
            "{:<15} {:>7} {:>9.1} {:>10.0} {:>10.0} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>7.3} {:>7.3} {:>7.3} {:>7.1}\n",
            row.peer,
            number(&row.index["files"], 1.0),
            number(&row.index["gzip"], 1e6),
            row.first_answer_ms,
            number(&row.first_answer["bytes"], 1e3),
            row.answer_ms.p50,
            row.answer_ms.p95,
            row.keystroke_ms.p50,
            row.keystroke_ms.p95,
            row.right_at_10.get("clean").unwrap_or(&f64::NAN),
            row.right_at_10.get("typo").unwrap_or(&f64::NAN),
            row.ndcg_at_10,
            row.memory_mb.unwrap_or(f64::NAN),
        );
        if let Some(first) = &row.first_query {
            text += &format!("{:<15} each question as the first: {first}\n", "");
        }
    }
    text
}
