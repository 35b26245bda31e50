//! The bench of packing: the real command on made-up reviews, its time, its peak of memory, and what it leaves for a host; then
//! the same again with what was extracted remembered. Keeps `bench/results/pack.json`.

use crate::gzip::{BEST, gzip};
use crate::machine::{load_average, machine};
use crate::packer::{generate, packer};
use crate::tools::{root, target};
use serde::Serialize;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Options {
    /// Sizes, in reviews; a tenth of them carry a text.
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    reviews: Vec<u32>,
    /// Another seed, other reviews.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// What packing so many reviews took and gave.
#[derive(Serialize)]
struct Row {
    reviews: u32,
    input_mb: f64,
    /// By the clock, which other programs slow down.
    seconds: f64,
    /// Of all cores together, which they do not.
    cpu_seconds: f64,
    peak_memory_mb: f64,
    /// The same with a cache in which everything is found.
    again_seconds: f64,
    again_cpu_seconds: f64,
    files: usize,
    largest_file_mb: f64,
    bundle_mb: f64,
    /// The search index of it.
    search_mb: f64,
    /// What a visit fetches, by gzip -9: before the score and the films are there, and before everything can be filtered.
    catalog_gzip_kb: f64,
    columns_gzip_kb: f64,
}

#[derive(Serialize)]
struct Kept<'a> {
    machine: String,
    load_average: String,
    seed: u64,
    rows: &'a [Row],
}

/// One run of the command.
struct Run {
    seconds: f64,
    cpu_seconds: f64,
    peak_memory_mb: f64,
}

/// Runs the bench.
pub fn run(options: &Options) -> Result<(), String> {
    let packer = packer()?;
    let folder = target().join("bench/pack");
    fs::create_dir_all(&folder).map_err(|error| format!("{folder:?}: {error}"))?;
    let mut rows = Vec::new();
    println!(
        "\n{:>9} {:>8} {:>8} {:>9} {:>9} {:>7} {:>9} {:>9} {:>11} {:>11}",
        "reviews",
        "seconds",
        "CPU s",
        "peak MB",
        "again s",
        "files",
        "bundle MB",
        "search MB",
        "catalog KB",
        "columns KB"
    );
    for reviews in &options.reviews {
        let row = measure(&packer, &folder, *reviews, options.seed)?;
        println!(
            "{:>9} {:>8.1} {:>8.1} {:>9.0} {:>9.1} {:>7} {:>9.1} {:>9.1} {:>11.0} {:>11.0}",
            row.reviews,
            row.seconds,
            row.cpu_seconds,
            row.peak_memory_mb,
            row.again_seconds,
            row.files,
            row.bundle_mb,
            row.search_mb,
            row.catalog_gzip_kb,
            row.columns_gzip_kb
        );
        rows.push(row);
    }
    if options.dry {
        return Ok(());
    }
    let kept = Kept { machine: machine(), load_average: load_average(), seed: options.seed, rows: &rows };
    let path = root().join("bench/results/pack.json");
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())? + "\n";
    fs::write(&path, text).map_err(|error| format!("{path:?}: {error}"))?;
    println!("kept in bench/results/pack.json");
    Ok(())
}

fn measure(packer: &Path, folder: &Path, reviews: u32, seed: u64) -> Result<Row, String> {
    let failed = |error: std::io::Error| format!("{folder:?}: {error}");
    let input = folder.join(format!("{reviews}.ndjson"));
    generate(packer, reviews, seed, &input)?;
    let (out, cache) = (folder.join("out"), folder.join("cache"));
    let fresh = || {
        let _ = fs::remove_dir_all(&out);
    };
    let pack = |cached: bool| {
        let mut pack = Command::new(packer);
        pack.arg("pack").arg(&input).arg("--out").arg(&out);
        if cached {
            pack.arg("--cache").arg(&cache);
        }
        watched(&mut pack)
    };
    fresh();
    let first = pack(false)?;
    let _ = fs::remove_file(&cache);
    fresh();
    pack(true)?;
    fresh();
    let again = pack(true)?;
    let (mut files, mut largest, mut bytes, mut search, mut columns) = (0, 0, 0, 0, Vec::new());
    for entry in fs::read_dir(&out).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let size = path.metadata().map_err(failed)?.len();
        (files, bytes, largest) = (files + 1, bytes + size, largest.max(size));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match name.split('-').next() {
            Some("documents" | "catalog.json") => {}
            Some("search") => search += size,
            _ => columns.push(path),
        }
    }
    let columns: u64 = columns.iter().map(|path| gzipped(path)).sum::<Result<u64, String>>()?;
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    Ok(Row {
        reviews,
        input_mb: megabytes(input.metadata().map_err(failed)?.len()),
        seconds: first.seconds,
        cpu_seconds: first.cpu_seconds,
        peak_memory_mb: first.peak_memory_mb,
        again_seconds: again.seconds,
        again_cpu_seconds: again.cpu_seconds,
        files,
        largest_file_mb: megabytes(largest),
        bundle_mb: megabytes(bytes),
        search_mb: megabytes(search),
        catalog_gzip_kb: gzipped(&out.join("catalog.json"))? as f64 / 1e3,
        columns_gzip_kb: columns as f64 / 1e3,
    })
}

/// Runs a command, and looks at what the system says of it until it ends.
fn watched(command: &mut Command) -> Result<Run, String> {
    let started = Instant::now();
    let failed = |error: std::io::Error| error.to_string();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let mut stderr = child.stderr.take();
    // Read on, or it stands still once the pipe is full.
    let said = thread::spawn(move || {
        let mut said = String::new();
        stderr.as_mut().map(|stderr| stderr.read_to_string(&mut said));
        said
    });
    let folder = PathBuf::from(format!("/proc/{}", child.id()));
    let (mut peak, mut ticks) = (0.0, 0.0);
    let status = loop {
        // Both only grow, so the last look is near enough to the end.
        if let Some(memory) = peak_memory(&folder) {
            peak = memory;
        }
        if let Some(time) = cpu_ticks(&folder) {
            ticks = time;
        }
        match child.try_wait().map_err(failed)? {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(20)),
        }
    };
    let seconds = started.elapsed().as_secs_f64();
    let said = said.join().unwrap_or_default();
    match status.success() {
        // A hundredth of a second is what Linux counts by everywhere it runs on a desk.
        true => Ok(Run { seconds, cpu_seconds: ticks / 100.0, peak_memory_mb: peak }),
        false => Err(format!("packing failed: {status}\n{said}")),
    }
}

fn peak_memory(folder: &Path) -> Option<f64> {
    let status = fs::read_to_string(folder.join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0 / 1e6)
}

fn cpu_ticks(folder: &Path) -> Option<f64> {
    let stat = fs::read_to_string(folder.join("stat")).ok()?;
    // Behind the name, which may hold anything: the 12th and 13th of what follows are user and system time.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?)
}

/// How many bytes gzip -9 makes of a file.
fn gzipped(path: &Path) -> Result<u64, String> {
    let packed = fs::read(path).and_then(|bytes| gzip(&bytes, BEST));
    packed.map(|packed| packed.len() as u64).map_err(|error| format!("{}: {error}", path.display()))
}
