//! The bench of reading and extraction: megabytes a second on one core by format, by size and on adversarial texts, beside a
//! plain scan for patterns; then the real command on a folder, on one core and on all. Keeps `bench/results/extract.json`.

mod adversarial;
mod folder;
mod formats;
mod rival;

use crate::machine::{load_average, machine};
use crate::tools::root;
use adversarial::adversarial;
use crosscut_bench_texts::{DOCUMENT, Prose};
use crosscut_extract::{Context, extract_all};
use crosscut_model::Document;
use crosscut_read::{Settings, read};
use folder::Folder;
use formats::written;
use rival::Rival;
use serde::Serialize;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

const MEGABYTE: usize = 1_000_000;

#[derive(clap::Args)]
pub struct Options {
    /// Sizes of one file of prose, in MB; the first is what the others are compared with.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 5, 20, 50])]
    sizes: Vec<usize>,
    /// How often each is measured; the best counts.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Where the texts are made from: another seed, other texts.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Documents in the folder that the command reads on one core and on all.
    #[arg(long, default_value_t = 2_000)]
    documents: usize,
    /// Only what has this in its name, which keeps nothing.
    #[arg(long)]
    only: Option<String>,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// Something that was read.
#[derive(Serialize)]
struct Row {
    what: String,
    /// How many bytes, in millions.
    megabytes: f64,
    /// A second, on one core: reading and extraction together.
    mb_per_s: f64,
    /// Of the same bytes by the rival.
    regex_mb_per_s: f64,
    /// Time a byte in that of one file of prose of the first size: about 1 where time is linear.
    per_byte: f64,
    /// Where the text is adversarial: time a byte in that of a quarter of the same text.
    #[serde(skip_serializing_if = "Option::is_none")]
    growth: Option<f64>,
    /// How many records came of it.
    records: usize,
}

#[derive(Serialize)]
struct Kept<'a> {
    machine: String,
    load_average: String,
    seed: u64,
    rival: &'a str,
    rows: &'a [Row],
    folder: &'a Folder,
}

/// Files in memory: their names and bytes.
type Files = Vec<(String, Vec<u8>)>;

/// Runs the bench.
pub fn run(options: &Options) -> Result<(), String> {
    let rival = Rival::new()?;
    let mut bench = Bench { rival, rounds: options.rounds.max(1), first: None, rows: Vec::new() };
    println!("{}", rival::WHAT);
    println!(
        "\n{:<34} {:>8} {:>9} {:>11} {:>9} {:>7} {:>9}",
        "what", "MB", "MB/s", "regex MB/s", "per byte", "growth", "records"
    );
    let wanted = |what: &str| options.only.as_deref().is_none_or(|only| what.contains(only));
    for size in options.sizes.iter().filter(|size| wanted(&format!("one file of prose, {size} MB"))) {
        let text = Prose::new(options.seed)?.text(size * MEGABYTE);
        bench.measure(&format!("one file of prose, {size} MB"), &vec![("a.txt".to_owned(), text.into_bytes())], None);
    }
    for (format, files) in written(options.seed, 4 * MEGABYTE)? {
        if !wanted(&format!("documents of 4 KB, {format}")) {
            continue;
        }
        bench.measure(&format!("documents of 4 KB, {format}"), &files, None);
    }
    for (name, quarter, whole) in adversarial(options.seed)?.into_iter().filter(|(name, ..)| wanted(name.what)) {
        let file = |text: String| vec![("a".to_owned() + name.extension, text.into_bytes())];
        bench.measure(name.what, &file(whole), Some(&file(quarter)));
    }
    if options.only.is_some() {
        return Ok(());
    }
    let folder = folder::measure(&Prose::documents(options.seed, options.documents, DOCUMENT)?, options.rounds)?;
    println!("\n{}", folder.line());
    if options.dry {
        return Ok(());
    }
    let kept = Kept {
        machine: machine(),
        load_average: load_average(),
        seed: options.seed,
        rival: rival::WHAT,
        rows: &bench.rows,
        folder: &folder,
    };
    let path = root().join("bench/results/extract.json");
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())? + "\n";
    fs::write(&path, text).map_err(|error| format!("{path:?}: {error}"))?;
    println!("kept in bench/results/extract.json");
    Ok(())
}

struct Bench {
    rival: Rival,
    rounds: u32,
    /// Seconds a byte of the first row.
    first: Option<f64>,
    rows: Vec<Row>,
}

impl Bench {
    fn measure(&mut self, what: &str, files: &Files, quarter: Option<&Files>) {
        let bytes = length(files);
        let (mut ours, mut theirs) = (f64::INFINITY, f64::INFINITY);
        let mut records = 0;
        // In turn, so that a busy moment hits both.
        for _ in 0..self.rounds {
            ours = ours.min(timed(|| records = extracted(files)));
            theirs = theirs.min(timed(|| self.rival.count(files)));
        }
        let growth = quarter.map(|quarter| {
            let best = (0..self.rounds).map(|_| timed(|| extracted(quarter))).fold(f64::INFINITY, f64::min);
            (ours / bytes) / (best / length(quarter))
        });
        let first = *self.first.get_or_insert(ours / bytes);
        let rate = |seconds: f64| bytes / MEGABYTE as f64 / seconds;
        let row = Row {
            what: what.to_owned(),
            megabytes: rounded(bytes / MEGABYTE as f64),
            mb_per_s: rounded(rate(ours)),
            regex_mb_per_s: rounded(rate(theirs)),
            per_byte: rounded(ours / bytes / first),
            growth: growth.map(rounded),
            records,
        };
        println!(
            "{:<34} {:>8.1} {:>9.1} {:>11.1} {:>9.2} {:>7} {:>9}",
            row.what,
            row.megabytes,
            row.mb_per_s,
            row.regex_mb_per_s,
            row.per_byte,
            row.growth.map_or(String::new(), |growth| format!("{growth:.2}")),
            row.records
        );
        self.rows.push(row);
    }
}

/// Reads and extracts all files, as the command does, on this thread; how many records there are.
fn extracted(files: &Files) -> usize {
    let settings = Settings::default();
    let mut records = 0;
    for (name, bytes) in files {
        let reading = black_box(read(name, bytes, &settings));
        records += reading.taken.len();
        records += extracted_documents(&reading.documents, &settings.context());
    }
    records
}

fn extracted_documents(documents: &[Document], context: &Context) -> usize {
    documents.iter().map(|document| black_box(extract_all(document, context)).len()).sum()
}

fn length(files: &Files) -> f64 {
    files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() as f64
}

/// Seconds.
fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
