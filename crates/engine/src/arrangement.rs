//! The order in which rows are kept inside: by rating, within a rating by source, within a source as the table has them.
//! All rows of a rating then lie side by side, and so do those of a source within it, and counting either under a mask
//! is counting bits between two places instead of looking at every row.
//!
//! A row has its number in the table, and a place inside. Nothing but this module takes one for the other.

use crate::Bitmap;
use crate::codes::{CodeSet, Codes};
use crate::steps::in_steps;
use crate::tally::Mask;
use std::ops::Range;

/// Which row lies where.
#[derive(Debug, Default)]
pub(crate) struct Arrangement {
    /// By place, its row.
    rows: Vec<u32>,
    /// By row, its place.
    places: Vec<u32>,
    /// By code of a rating, where its rows begin, and at last where they all end.
    ratings: Vec<u32>,
    /// Where the rows of one rating and one source begin, rising, and at last where they all end; and the source. No run
    /// is empty.
    runs: Vec<u32>,
    sources: Vec<u32>,
    /// By code of a rating, its first run, and at last how many runs there are.
    first_runs: Vec<u32>,
}

impl Arrangement {
    /// Arranging is four steps, in this order. The first two passes of a counting sort keep what is equal in order: this one goes by
    /// the codes of the sources, below `size`.
    pub(crate) fn by_source(&mut self, source: &Codes, size: usize) {
        let mut next = starts(source, size);
        let mut sorted = vec![0; source.len()];
        in_steps(source.len(), |rows| rows.for_each(|row| put(&mut sorted, &mut next, source.get(row), row as u32)));
        self.places = sorted;
    }

    /// The second pass, by the codes of the ratings, below `size`.
    pub(crate) fn by_rating(&mut self, rating: &Codes, size: usize) {
        self.ratings = starts(rating, size);
        let sorted = &self.places;
        let mut next = self.ratings.clone();
        let mut rows = vec![0; sorted.len()];
        in_steps(sorted.len(), |places| {
            sorted[places].iter().for_each(|row| put(&mut rows, &mut next, rating.get(*row as usize), *row));
        });
        self.rows = rows;
    }

    /// Finds the place of each row.
    pub(crate) fn find_places(&mut self) {
        let (rows, places) = (&self.rows, &mut self.places);
        in_steps(rows.len(), |range| range.for_each(|place| places[rows[place] as usize] = place as u32));
    }

    /// Finds where the rating or the source changes, by the sources in the order of the places.
    pub(crate) fn find_runs(&mut self, source: &Codes) {
        let mut rating = 0;
        let mut last = None;
        in_steps(self.rows.len(), |places| {
            for place in places {
                while self.ratings[rating] as usize <= place {
                    self.first_runs.push(self.runs.len() as u32);
                    rating += 1;
                    last = None;
                }
                let code = source.get(place);
                if last != Some(code) {
                    self.runs.push(place as u32);
                    self.sources.push(code);
                    last = Some(code);
                }
            }
        });
        self.first_runs.resize(self.ratings.len(), self.runs.len() as u32);
        self.runs.push(self.rows.len() as u32);
    }

    /// The row at a place.
    pub(crate) fn row(&self, place: usize) -> u32 {
        self.rows[place]
    }

    /// The place of a row; `None` past the end.
    pub(crate) fn place(&self, row: usize) -> Option<usize> {
        self.places.get(row).map(|place| *place as usize)
    }

    /// Every row, in the order of the places.
    pub(crate) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// By row, its place.
    pub(crate) fn places(&self) -> &[u32] {
        &self.places
    }

    /// By place, the code of its rating.
    pub(crate) fn ratings_by_place(&self) -> Vec<u32> {
        let mut ratings = vec![0; self.rows.len()];
        (0..)
            .zip(self.ratings.windows(2))
            .for_each(|(code, ends)| ratings[ends[0] as usize..ends[1] as usize].fill(code));
        ratings
    }

    /// The rows at some places.
    pub(crate) fn rows_at(&self, places: &Bitmap) -> Bitmap {
        Arrangement::moved(places, &self.rows)
    }

    /// The places of some rows; rows past the end have none.
    pub(crate) fn places_of(&self, rows: &Bitmap) -> Bitmap {
        Arrangement::moved(&rows.cut_to(self.places.len()), &self.places)
    }

    fn moved(set: &Bitmap, to: &[u32]) -> Bitmap {
        if set.count() == to.len() {
            return Bitmap::full(to.len());
        }
        let mut words = vec![0u64; to.len().div_ceil(64)];
        set.iter().for_each(|from| words[to[from] as usize / 64] |= 1 << (to[from] % 64));
        Bitmap::from_words(words, to.len())
    }

    /// The places of the rows of a rating.
    pub(crate) fn of_rating(&self, code: u32) -> Range<usize> {
        match self.ratings.get(code as usize..code as usize + 2) {
            Some([start, end]) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// The code of the rating at a place.
    pub(crate) fn rating_at(&self, place: usize) -> u32 {
        self.ratings.partition_point(|start| *start as usize <= place).saturating_sub(1) as u32
    }

    /// The places of the rows whose rating is in a set.
    pub(crate) fn with_ratings(&self, set: &CodeSet) -> Bitmap {
        let mut places = Bitmap::empty(self.rows.len());
        let chosen = (0..self.ratings.len() as u32).filter(|code| set.contains(*code));
        chosen.for_each(|code| places.insert_range(self.of_rating(code)));
        places
    }

    /// The places of the rows whose source is in a set.
    pub(crate) fn with_sources(&self, set: &CodeSet) -> Bitmap {
        let mut places = Bitmap::empty(self.rows.len());
        let ends = self.runs.windows(2).map(|ends| ends[0] as usize..ends[1] as usize);
        let chosen = self.sources.iter().zip(ends).filter(|(source, _)| set.contains(**source));
        chosen.for_each(|(_, run)| places.insert_range(run));
        places
    }

    /// How many runs there are: what [`Arrangement::count_sources`] looks at.
    pub(crate) fn runs(&self) -> usize {
        self.sources.len()
    }

    /// By code of a rating, how many places of a mask have it.
    pub(crate) fn count_ratings(&self, mask: &Mask) -> Vec<u32> {
        let ranks = mask.ranks();
        self.ratings.windows(2).map(|ends| ranks.before(ends[1]) - ranks.before(ends[0])).collect()
    }

    /// By code of a source, below `size`, how many places of a mask have it.
    pub(crate) fn count_sources(&self, mask: &Mask, size: usize) -> Vec<u32> {
        let mut counts = vec![0; size];
        self.count_pairs(mask, |_, source, count| counts[source as usize] += count);
        counts
    }

    /// Tells of every rating and every source that places of a mask have, how many have both. Some are told of with 0.
    pub(crate) fn count_pairs(&self, mask: &Mask, mut tell: impl FnMut(u32, u32, u32)) {
        let ranks = mask.ranks();
        for (code, (rating, runs)) in (0..).zip(self.ratings.windows(2).zip(self.first_runs.windows(2))) {
            let mut before = ranks.before(rating[0]);
            if ranks.before(rating[1]) == before {
                continue;
            }
            let runs = runs[0] as usize..runs[1] as usize;
            let ends = &self.runs[runs.start + 1..runs.end + 1];
            for (source, end) in self.sources[runs].iter().zip(ends) {
                let after = ranks.before(*end);
                tell(code, *source, after - before);
                before = after;
            }
        }
    }
}

/// Where the rows of each code begin when they are sorted by it, and at last where they all end.
fn starts(codes: &Codes, size: usize) -> Vec<u32> {
    let mut starts = vec![0; size + 1];
    in_steps(codes.len(), |rows| rows.for_each(|row| starts[codes.get(row) as usize + 1] += 1));
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    starts
}

fn put(sorted: &mut [u32], next: &mut [u32], code: u32, row: u32) {
    let place = &mut next[code as usize];
    sorted[*place as usize] = row;
    *place += 1;
}
