//! A first visit, from the empty page to the first document, as a reader goes who wants to filter.

use super::reader::{Device, Reader, rest};
use super::summary::{rounded, worst};
use serde::{Deserialize, Serialize};

/// What of the page is waited for, step by step.
/// The score of the film, or those of the first films.
const SCORE: &str = ".verdict .big, li.standing .range";
const FACETS: &str = "fieldset.facet li.value";
const ROWS: &str = "ul.documents li[data-place]";
const DOCUMENT: &str = "article.reader .body";
/// How long the main thread may be held.
const LONG: f64 = 50.0;

/// A visit. Times in milliseconds since it began, but for the document.
#[derive(Clone, Serialize)]
pub struct Load {
    pub device: &'static str,
    /// The catalog is drawn: the score, the film or the films.
    pub score_ms: f64,
    /// The columns are drawn: facets.
    pub facets_ms: f64,
    /// The first rows of the list.
    pub rows_ms: f64,
    /// From a click on the first row to its document.
    pub document_ms: f64,
    /// Tasks of more than 50 ms on the main thread, and the longest of them, by what was drawn next.
    pub long_tasks: usize,
    pub longest_ms: f64,
    pub longest_before: Phases,
    pub files: usize,
    pub fetched_mb: f64,
    pub wasm_mb: f64,
    pub heap_mb: f64,
}

/// The longest task of each phase in milliseconds; 0 where none is long.
#[derive(Clone, Default, Serialize)]
pub struct Phases {
    pub score: f64,
    pub facets: f64,
    pub rows: f64,
    pub rest: f64,
}

#[derive(Deserialize)]
struct Sizes {
    files: usize,
    bytes: f64,
    wasm: f64,
}

/// Visits a site for the first time. The reader stays in the explorer.
pub async fn visit(address: &str, device: Device, profiled: bool) -> Result<(Reader, Load), String> {
    let reader = Reader::open(address, device).await?;
    if profiled {
        reader.start_profile().await?;
    }
    let score_ms = reader.seen(SCORE).await?;
    reader.click("a[href=explore]", 0).await?;
    let facets_ms = reader.seen(FACETS).await?;
    let rows_ms = reader.seen(ROWS).await?;
    // What comes after the first rows, parts of the program among it, belongs to the visit as well.
    rest(2_000).await;
    let clicked: f64 = reader.ask("performance.now()").await?;
    reader.click(&format!("{ROWS} a"), 0).await?;
    let document_ms = reader.seen(DOCUMENT).await? - clicked;
    rest(1_000).await;
    let tasks: Vec<(f64, f64)> = reader.ask("crosscutProbe.tasks()").await?;
    let sizes: Sizes = reader.ask("crosscutProbe.sizes()").await?;
    let heap_mb = reader.heap_mb().await?;
    reader.is_well()?;
    let between = |from: f64, to: f64| {
        let of_phase = tasks.iter().filter(|(start, _)| (from..to).contains(start)).map(|(_, duration)| *duration);
        rounded(worst(of_phase))
    };
    let longest_before = Phases {
        score: between(0.0, score_ms),
        facets: between(score_ms, facets_ms),
        rows: between(facets_ms, rows_ms.max(facets_ms)),
        rest: between(rows_ms, f64::INFINITY),
    };
    let long = || tasks.iter().map(|(_, duration)| *duration).filter(|duration| *duration > LONG);
    let load = Load {
        device: device.key(),
        score_ms: rounded(score_ms),
        facets_ms: rounded(facets_ms),
        rows_ms: rounded(rows_ms),
        document_ms: rounded(document_ms),
        long_tasks: long().count(),
        longest_ms: rounded(worst(long())),
        longest_before,
        files: sizes.files,
        fetched_mb: rounded(sizes.bytes / 1e6),
        wasm_mb: rounded(sizes.wasm / 1e6),
        heap_mb: rounded(heap_mb),
    };
    Ok((reader, load))
}

/// Several visits as one: the middle one of each time, the worst of what holds the main thread.
pub fn of_several(loads: &[Load]) -> Load {
    let middle = |of: fn(&Load) -> f64| {
        let mut values: Vec<f64> = loads.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let most = |of: fn(&Load) -> f64| worst(loads.iter().map(of));
    Load {
        score_ms: middle(|load| load.score_ms),
        facets_ms: middle(|load| load.facets_ms),
        rows_ms: middle(|load| load.rows_ms),
        document_ms: middle(|load| load.document_ms),
        long_tasks: loads.iter().map(|load| load.long_tasks).max().unwrap_or(0),
        longest_ms: most(|load| load.longest_ms),
        longest_before: Phases {
            score: most(|load| load.longest_before.score),
            facets: most(|load| load.longest_before.facets),
            rows: most(|load| load.longest_before.rows),
            rest: most(|load| load.longest_before.rest),
        },
        ..loads[0].clone()
    }
}
