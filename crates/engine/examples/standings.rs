//! Measures rankings and comparisons natively: `cargo run --release -p crosscut-engine --example standings -- 1000000 20000` takes
//! so many reviews and films. Few films, sources and authors have most of the reviews.

use crosscut_engine::score::{
    Background, Ledger, Method, Rank, Scoring, Standings, beside, beside_each, by, in_common, mean, ranked,
};
use crosscut_engine::{Facet, Table};
use crosscut_model::{
    Catalog, CollectionInfo, Columns, Film, LetterTable, Notation, RatingTerm, RatingValue, SearchRoot, Source,
    SourceRole, Stored, Term,
};
use std::hint::black_box;
use std::time::Instant;

/// Tries of which the best is printed.
const TRIES: usize = 9;

fn main() {
    let number = |place, usual| std::env::args().nth(place).and_then(|number| number.parse().ok()).unwrap_or(usual);
    let (reviews, films) = (number(1, 1_000_000), number(2, 20_000));
    let table = table(reviews, films);
    let letters = LetterTable::default();
    let whole = table.whole().matching;
    let first = |facet| table.rows_of(facet, 1);
    let parts = by(&table, &whole, Facet::Film, letters);
    let standings = Standings::new(parts.clone());
    let told = standings.all.iter().filter(|standing| standing.interval.is_ok()).count();
    println!("{reviews} reviews, {} films ({told} with an interval)", standings.all.len());
    time("means and deviations by film", || by(&table, &whole, Facet::Film, letters));
    time("intervals of all films", || Standings::new(parts.clone()));
    for rank in [Rank::Certain, Rank::Divided, Rank::Name] {
        time(&format!("ranked: {}", rank.key()), || standings.ranked(rank, &|_| None));
    }
    for facet in [Facet::Source, Facet::Author] {
        let rows = first(facet);
        let key = facet.key();
        println!("the first {key} has {} of {} {key}s' documents", rows.count(), table.size(facet) - 1);
        time(&format!("beside others, one {key}"), || beside(&table, &rows, letters));
        time(&format!("its score, one {key}"), || mean(&table, &rows, letters));
        time(&format!("beside others, each {key}"), || beside_each(&table, facet, letters));
    }
    println!("the score lab");
    time("ratings brought together", || Ledger::new(&table));
    let ledger = Ledger::new(&table);
    for method in Method::ALL {
        let source_weights = (1..=20).map(|source| (source, 0.5)).collect();
        let scoring = Scoring { method, source_weights, ..Scoring::default() };
        let background = Background::for_method(&table, &scoring);
        if matches!(method, Method::Shrunk | Method::SourceAdjusted) {
            time(&format!("background of {}", method.key()), || Background::for_method(&table, &scoring));
        }
        time(&format!("all films, {}", method.key()), || ledger.films(&table, &scoring, &background));
    }
    let films = ledger.films(&table, &Scoring::default(), &Background::default()).unwrap_or_default();
    time("in their order", || ranked(&films, 5));
    let sides: Vec<_> = (1..=4).map(|source| table.rows_of(Facet::Source, source)).collect();
    time("four sources on the same films", || in_common(&table, &sides, letters));
}

fn time<T>(what: &str, work: impl Fn() -> T) {
    let best = (0..TRIES).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    println!("  {what}: {:.2?}", best.min().unwrap_or_default());
}

/// A made-up table, the same at every call.
fn table(reviews: usize, films: usize) -> Table {
    const SOURCES: usize = 500;
    const AUTHORS: usize = 20_000;
    let mut state = 1_u64;
    let mut random = move || {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as f64 / u64::MAX as f64
    };
    // Cubing a number below 1 makes few of them large: an eighth of the codes has half of the rows.
    let mut code = |size: usize| ((random().powi(3) * size as f64) as u32).min(size as u32 - 1) + 1;
    let mut columns = Columns::default();
    for _ in 0..reviews {
        let film = code(films);
        columns.film.push(film);
        columns.source.push(code(SOURCES));
        columns.author.push(code(AUTHORS));
        columns.kind.push(1);
        columns.language.push(1);
        // Films are good or bad; one document in twenty carries no rating.
        let rating = film * 37 % 60 + code(40);
        columns.rating.push(if code(20) == 20 { 0 } else { rating + 1 });
        columns.date.push(None);
        columns.aspects.push(Vec::new());
        columns.people.push(Vec::new());
    }
    let key = |place: usize| (format!("{place}"), format!("Name {place}"));
    let number = |value: f64| RatingValue::Number(value);
    let catalog = Catalog {
        generator: String::new(),
        collection: CollectionInfo::default(),
        reviews,
        films: (0..films).map(key).map(|(key, name)| Film { key, name, year: None }).collect(),
        sources: (0..SOURCES).map(key).map(|(key, name)| Source { key, name, role: SourceRole::Publisher }).collect(),
        authors: (0..AUTHORS).map(key).map(|(key, name)| Term { key, name }).collect(),
        people: Vec::new(),
        languages: vec!["en".to_owned()],
        ratings: (0..=100)
            .map(|value| RatingTerm {
                value: number(f64::from(value)),
                best: number(100.0),
                worst: number(0.0),
                notation: Notation::Points,
                assumed: false,
            })
            .collect(),
        columns: Stored::Inline(Columns::default()),
        documents: Stored::Inline(Vec::new()),
        search: SearchRoot::default(),
    };
    Table::new(&catalog, columns).expect("the columns fit the catalog")
}
