//! Sorting: all through one door, and a window of the sorted rows without sorting them all.

use crate::codes::Codes;
use crate::tally::Mask;
use crate::{Request, Sort, Table};
use std::cmp::Ordering;
use std::ops::Range;

/// The numbers in the order that `compare` gives; equal ones keep theirs. Everything that is not a row is sorted here, by
/// numbers: each sort with a closure or an element of its own would add four kilobytes to the page.
pub fn sorted(numbers: impl IntoIterator<Item = u32>, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    fn sort(mut numbers: Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
        numbers.sort_by(|a, b| compare(*a, *b));
        numbers
    }
    sort(numbers.into_iter().collect(), compare)
}

/// The rows of the request's window. `ratings` is how many of the matching rows each code of a rating has.
pub(crate) fn windowed(table: &Table, request: &Request, matching: &Mask, ratings: &[u32]) -> Vec<u32> {
    let window = request.window.start..request.window.end.min(matching.count);
    if window.is_empty() {
        return Vec::new();
    }
    match request.sort {
        Sort::ScoreFalling | Sort::ScoreRising => by_score(table, request, matching, ratings, window),
        Sort::NewestFirst => by_code(table, table.day_codes(), matching, window, |code| !code),
        Sort::OldestFirst => by_code(table, table.day_codes(), matching, window, |code| code),
        Sort::Source => by_code(table, table.source_codes(), matching, window, |code| code),
    }
}

/// Rows of the best ratings lie side by side: only the ties that fall into the window are looked at.
fn by_score(table: &Table, request: &Request, matching: &Mask, ratings: &[u32], window: Range<usize>) -> Vec<u32> {
    let scores = table.rating_scores(request.letters);
    let score = |code: u32| scores[code as usize];
    let there = (0..scores.len() as u32).filter(|code| ratings.get(*code as usize).is_some_and(|count| *count > 0));
    let codes = sorted(there, &|a, b| match (score(a), score(b)) {
        (Some(a), Some(b)) if request.sort == Sort::ScoreRising => a.total_cmp(&b),
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
    let mut rows = Vec::with_capacity(window.len());
    let mut before = 0;
    for tie in codes.chunk_by(|a, b| score(*a) == score(*b)) {
        let after = before + tie.iter().map(|code| ratings[*code as usize] as usize).sum::<usize>();
        let (start, end) = (window.start.max(before), window.end.min(after));
        if start < end {
            let places = tie.iter().flat_map(|code| matching.places.iter_in(table.arrangement().of_rating(*code)));
            let mut first = First::new(end - before);
            places.for_each(|place| first.offer(0, table.arrangement().row(place)));
            rows.extend(first.done(start - before));
        }
        before = after;
        if before >= window.end {
            break;
        }
    }
    rows
}

/// Rows without a code come last; the others by the rank of their code.
fn by_code(table: &Table, codes: &Codes, matching: &Mask, window: Range<usize>, rank: impl Fn(u32) -> u32) -> Vec<u32> {
    let mut first = First::new(window.end);
    for place in matching.places.iter() {
        let code = codes.get(place);
        let rank = if code == 0 { u32::MAX } else { rank(code) };
        first.offer(rank, table.arrangement().row(place));
    }
    first.done(window.start).collect()
}

/// The first rows by rank, and within a rank by number.
struct First {
    most: usize,
    /// Rank and row in one number each, in no order.
    kept: Vec<u64>,
    /// What is not below is not among the first.
    bound: u64,
}

impl First {
    fn new(most: usize) -> First {
        First { most, kept: Vec::new(), bound: u64::MAX }
    }

    fn offer(&mut self, rank: u32, row: u32) {
        let one = u64::from(rank) << 32 | u64::from(row);
        if one < self.bound {
            self.kept.push(one);
            // With room for as many again, the cut costs no more than the pushes before it.
            if self.kept.len() >= self.most.saturating_mul(2).max(64) {
                self.cut();
            }
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.most && self.most > 0 {
            let (_, last, _) = self.kept.select_nth_unstable(self.most - 1);
            self.bound = *last;
            self.kept.truncate(self.most);
        }
    }

    /// The rows from the place `from` on.
    fn done(mut self, from: usize) -> impl Iterator<Item = u32> {
        self.cut();
        self.kept.sort_unstable();
        self.kept.into_iter().skip(from).map(|one| one as u32)
    }
}
