//! BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), in two halves: what depends on one review is
//! worked out where the index is built and written as one of a few levels; how rare a word is, where it is asked for.

use crate::field::Field;

/// How soon more of the same word stops to count. Raising it lets repetition count longer.
const K1: f32 = 1.2;

/// Levels of the weights that are written. Raising it brings them nearer to the exact ones, and costs bytes.
const LEVELS: f32 = 24.0;

/// Lists longer than this are written without weights when a quarter of the rows stands in them: what is everywhere says
/// little, and its weights would be most of the bytes.
const LONG: u32 = 8192;

/// The lengths of all rows, by field, in tokens.
#[derive(Debug, Default)]
pub struct Lengths(Vec<[u16; 6]>);

impl Lengths {
    pub fn push(&mut self, lengths: [u32; 6]) {
        self.0.push(lengths.map(|length| u16::try_from(length).unwrap_or(u16::MAX)));
    }

    pub fn append(&mut self, mut other: Lengths) {
        self.0.append(&mut other.0);
    }

    pub fn rows(&self) -> u32 {
        self.0.len() as u32
    }

    pub fn of(&self, row: u32, field: Field) -> f32 {
        f32::from(self.0[row as usize][field as usize])
    }

    /// By field, the average over the rows that have it.
    pub fn averages(&self) -> [f32; 6] {
        Field::ALL.map(|field| {
            let lengths = || self.0.iter().map(|row| u64::from(row[field as usize])).filter(|length| *length > 0);
            lengths().sum::<u64>() as f32 / lengths().count().max(1) as f32
        })
    }
}

/// Whether a list of so many of all rows has weights.
pub fn is_weighed(count: u32, rows: u32) -> bool {
    count <= LONG || count <= rows / 4
}

/// The level of a word that stands `times` times in a field of this length.
pub fn level(field: Field, times: u32, length: f32, average: f32) -> u8 {
    let b = field.length_matters();
    let times = times as f32;
    let part = times / (times + K1 * (1.0 - b + b * length / average));
    (part * LEVELS).floor().min(LEVELS - 1.0) as u8
}

/// The weight of a level, 0 to K1 + 1.
pub fn weight(level: u8) -> f32 {
    (f32::from(level) + 0.5) / LEVELS * (K1 + 1.0)
}

/// The weight where none is written: that of a word that stands once in a field of average length.
pub const UNWEIGHED: f32 = 1.0;

/// What a word counts that stands in so many of all rows.
pub fn rarity(count: usize, rows: u32) -> f32 {
    let (count, rows) = (count as f32, rows as f32);
    (1.0 + (rows - count + 0.5) / (count + 0.5)).ln()
}
