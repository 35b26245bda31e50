//! What a bench found, as a table for people.

use serde::{Deserialize, Serialize};

/// One peer at one size.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub peer: String,
    pub rows: u64,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub max_ms: f64,
    pub index_ms: f64,
    /// Null where it could not be measured.
    pub memory_mb: Option<f64>,
}

/// The rows, with the ratio of each peer's times to those of `ours` at the same size.
pub fn table(rows: &[Row], ours: &str) -> String {
    let mut text = format!(
        "{:>9}  {:<16} {:>9} {:>9} {:>9} {:>9} {:>9}   {}\n",
        "reviews", "peer", "p50 ms", "p95 ms", "max ms", "index ms", "MB", "p50, p95 in ours"
    );
    for row in rows {
        let own = rows.iter().find(|own| own.rows == row.rows && own.peer == ours);
        let ratios = own
            .map_or(String::new(), |own| format!("{:.1} ×, {:.1} ×", row.p50_ms / own.p50_ms, row.p95_ms / own.p95_ms));
        let memory = row.memory_mb.map_or("–".to_owned(), |megabytes| format!("{megabytes:.1}"));
        text += &format!(
            "{:>9}  {:<16} {:>9.3} {:>9.3} {:>9.3} {:>9.0} {memory:>9}   {ratios}\n",
            row.rows, row.peer, row.p50_ms, row.p95_ms, row.max_ms, row.index_ms
        );
    }
    text
}
