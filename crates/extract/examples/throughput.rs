//! Measures how fast documents are read: `cargo run --release -p crosscut-extract --example throughput -- [FILE…]`.
//! Prose of the given files is repeated to one, four and sixteen megabytes; adversarial texts come with it. Figures are megabytes
//! a second on one core; a text on which the time a byte grows with the size is not linear.

use crosscut_extract::{Context, extract};
use crosscut_model::Document;
use std::time::Instant;

const MEGABYTE: usize = 1_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut prose = String::new();
    for path in std::env::args().skip(1) {
        prose.push_str(&String::from_utf8_lossy(&std::fs::read(path)?));
        prose.push_str("\n\n");
    }
    if prose.is_empty() {
        prose.push_str(include_str!("../tests/structures/guide.txt"));
    }
    let texts: [(&str, &str); 13] = [
        ("prose", &prose),
        ("asterisks", "*"),
        ("1/", "1/"),
        ("4/5 ", "4/5 "),
        ("stars", "★ "),
        ("parentheses", "("),
        ("quotes", "“A "),
        ("capitals", "Ana "),
        ("colons", "cast: "),
        ("commas", "director: Ana Holm, "),
        ("lines", "Title\n\n"),
        ("questions", "Is it?\n\n"),
        ("letters", "x"),
    ];
    println!("{:<14}{:>9}{:>9}{:>9}   MB/s at 1, 4 and 16 MB", "text", 1, 4, 16);
    for (name, unit) in texts {
        let mut row = format!("{name:<14}");
        for megabytes in [1, 4, 16] {
            let document = Document::plain("a.txt", unit.repeat(megabytes * MEGABYTE / unit.len()));
            let start = Instant::now();
            let extraction = extract(&document, &Context::default());
            let seconds = start.elapsed().as_secs_f64();
            let bytes = extraction.review.text.map_or(0, |text| text.len());
            row.push_str(&format!("{:>9.1}", bytes as f64 / MEGABYTE as f64 / seconds));
        }
        println!("{row}");
    }
    Ok(())
}
