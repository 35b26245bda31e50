//! Films of known quality, rated by sources of known harshness: what brings the truth back best?

use crate::golden::points;
use crate::tables::{Line, Raw};
use crosscut_engine::score::{Background, Method, Scoring, aggregate_with};
use crosscut_engine::{Bitmap, Facet, Table};
use crosscut_model::LetterTable;

const FILMS: usize = 300;
const SOURCES: usize = 40;

/// Numbers from a fixed seed: Knuth's linear congruential generator, and normal ones by Box and Muller.
struct Numbers(u64);

impl Numbers {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        let (a, b) = (self.even(), self.even());
        mean + deviation * (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }
}

struct World {
    table: Table,
    /// By film, its quality.
    truth: Vec<f64>,
    /// By source, its harshness.
    offsets: Vec<f64>,
}

/// Films have one to twelve ratings, most of them few.
fn world(seed: u64, harshness: f64) -> World {
    let mut numbers = Numbers(seed);
    let truth: Vec<f64> = (0..FILMS).map(|_| numbers.normal(58.0, 11.0)).collect();
    let offsets: Vec<f64> = (0..SOURCES).map(|_| numbers.normal(0.0, harshness)).collect();
    let mut raw = Raw::with_dictionaries(FILMS, SOURCES, 0);
    raw.catalog.ratings = (0..=1000).map(|tenths| points(f64::from(tenths) / 10.0)).collect();
    for (film, quality) in truth.iter().enumerate() {
        let mut left = 1 + (numbers.even().powi(2) * 12.0) as usize;
        for (source, offset) in offsets.iter().enumerate() {
            if numbers.even() < left as f64 / (SOURCES - source) as f64 {
                left -= 1;
                let score = numbers.normal(quality + offset, 10.0).clamp(0.0, 100.0);
                let rating = (score * 10.0).round() as u32 + 1;
                raw.push(Line { film: film as u32 + 1, source: source as u32 + 1, rating, ..Line::default() });
            }
        }
    }
    World { table: raw.table(), truth, offsets }
}

impl World {
    /// The root mean square of the distances between the scores by `method` and the truth, over all rated films.
    fn error(&self, method: Method) -> f64 {
        let background = Background::new(&self.table, LetterTable::default());
        let mut rows = vec![Bitmap::empty(self.table.rows()); FILMS];
        (0..self.table.rows()).for_each(|row| rows[self.table.codes(Facet::Film, row)[0] as usize - 1].insert(row));
        let squares: Vec<f64> = rows
            .iter()
            .zip(&self.truth)
            .filter_map(|(rows, truth)| {
                let scoring = Scoring { method, ..Scoring::default() };
                Some((aggregate_with(&self.table, &rows.clone().into(), &scoring, &background).value? - truth).powi(2))
            })
            .collect();
        assert!(squares.len() > FILMS * 9 / 10);
        (squares.iter().sum::<f64>() / squares.len() as f64).sqrt()
    }
}

fn figures(harshness: f64) -> [f64; 3] {
    let methods = [Method::Mean, Method::Shrunk, Method::SourceAdjusted];
    let worlds: Vec<World> = (1..=10).map(|seed| world(seed, harshness)).collect();
    methods.map(|method| {
        let squares: f64 = worlds.iter().map(|world| world.error(method).powi(2)).sum();
        (squares / worlds.len() as f64).sqrt()
    })
}

/// Over ten worlds of 300 films each. The figures are those that the documentation quotes: a change of method that moves
/// them has to move them there too.
#[test]
fn shrinkage_and_adjustment_come_closer_to_the_truth_than_the_mean() {
    let rounded = |figures: [f64; 3]| figures.map(|figure| (figure * 100.0).round() / 100.0);
    // Sources that are much alike: shrinking helps, there is little harshness to take out.
    assert_eq!(rounded(figures(3.0)), [7.05, 5.56, 6.84]);
    // Sources that differ by as much as films do: taking their harshness out helps more.
    assert_eq!(rounded(figures(12.0)), [10.64, 7.33, 7.25]);
}

#[test]
fn the_harshness_of_sources_comes_back() {
    let world = world(5, 12.0);
    let background = Background::new(&world.table, LetterTable::default());
    let effects = background.effects().unwrap();
    let found: Vec<f64> = (1..=SOURCES as u32).map(|source| effects.of(source)).collect();
    let correlation = correlation(&found, &world.offsets);
    assert!(correlation > 0.95, "{correlation}");
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (a_mean, b_mean) = (mean(a), mean(b));
    let product: f64 = a.iter().zip(b).map(|(a, b)| (a - a_mean) * (b - b_mean)).sum();
    let squares = |values: &[f64], mean: f64| values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    product / (squares(a, a_mean) * squares(b, b_mean)).sqrt()
}
