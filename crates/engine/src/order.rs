//! Sorting: all through one door, a window of the sorted rows without sorting them all, and the place of one row among them.

use crate::codes::CodeSet;
use crate::dimension::Dimension;
use crate::tally::{Mask, count_of};
use crate::{Bitmap, Relevance, Request, Sort, Table};
use std::cmp::Ordering;
use std::ops::Range;

/// The numbers in the order that `compare` gives; equal ones keep theirs. Everything that is not a row is sorted here, by
/// numbers: each sort with a closure or an element of its own would add four kilobytes to the page.
///
/// Runs of two, four, eight and so on are merged from one list into another: the standard library's sort takes as many
/// comparisons, and six kilobytes.
pub fn sorted(numbers: impl IntoIterator<Item = u32>, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    fn sort(mut numbers: Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
        let mut merged = Vec::with_capacity(numbers.len());
        let mut length = 1;
        while length < numbers.len() {
            for pair in numbers.chunks(2 * length) {
                let (left, right) = pair.split_at(length.min(pair.len()));
                merge(left, right, compare, &mut merged);
            }
            std::mem::swap(&mut numbers, &mut merged);
            merged.clear();
            length *= 2;
        }
        numbers
    }
    sort(numbers.into_iter().collect(), compare)
}

/// Appends two sorted lists to a third, as one; of equal numbers those of the left come first.
fn merge(left: &[u32], right: &[u32], compare: &dyn Fn(u32, u32) -> Ordering, merged: &mut Vec<u32>) {
    let (mut left, mut right) = (left, right);
    // What is in order already takes one question.
    let apart = |(last, first): (&u32, &u32)| compare(*last, *first).is_le();
    let in_order = left.last().zip(right.first()).is_none_or(apart);
    while !in_order && let ([a, ..], [b, ..]) = (left, right) {
        let from = if compare(*a, *b).is_le() { &mut left } else { &mut right };
        merged.push(from[0]);
        *from = &from[1..];
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// The rows of the request's window. `ratings` is how many of the matching rows each code of a rating has.
pub(crate) fn windowed(table: &Table, request: &Request, matching: &Mask, ratings: &[u32]) -> Vec<u32> {
    let window = request.window.start..request.window.end.min(matching.count);
    if window.is_empty() {
        return Vec::new();
    }
    if request.sort == Sort::Relevance {
        return by_relevance(table, request, matching, &window);
    }
    let order = Order::of(table, request);
    let dimension = order.dimension();
    let counts = order.counts(table, matching, ratings);
    let (ranks, before) = order.ranks(&counts, &window);
    let mut first = First::new(window.end - before);
    let mut offer = |rank, place| first.offer(rank, table.arrangement().row(place));
    match table.column(dimension) {
        // Rows of a rating lie side by side.
        None => {
            for (code, rank) in (0..).zip(&ranks) {
                let Some(rank) = *rank else { continue };
                let places = matching.places.iter_in(table.arrangement().of_rating(code));
                places.for_each(|place| offer(rank, place));
            }
        }
        Some(column) => {
            // Codes follow each other in the order of the rows: no other row that matches has one between these, and few runs
            // are found sooner than many codes. The missing code stands apart.
            let is_there = |code: &u32| ranks[*code as usize].is_some();
            let mut codes = (1..counts.len() as u32).filter(is_there);
            let low = codes.next().unwrap_or(u32::MAX);
            let high = codes.next_back().unwrap_or(low);
            let set =
                CodeSet::new(counts.len(), |code| if code == 0 { is_there(&0) } else { (low..=high).contains(&code) });
            let places = table.places_of(dimension, &set).common(&matching.places);
            places.iter().for_each(|place| offer(ranks[column.codes().get(place) as usize].unwrap_or(0), place));
        }
    }
    first.done(window.start - before).collect()
}

/// The rows of a window in the order of their relevance.
fn by_relevance(table: &Table, request: &Request, matching: &Mask, window: &Range<usize>) -> Vec<u32> {
    let arrangement = table.arrangement();
    let mut first = First::new(window.end);
    match request.relevance {
        Some(Relevance { rows, scores }) => {
            for (row, score) in rows.iter().zip(scores) {
                let place = arrangement.place(*row as usize);
                if place.is_some_and(|place| matching.places.contains(place)) {
                    // The bits of numbers that are not negative rise as the numbers do.
                    first.offer(u32::MAX - score.max(0.0).to_bits(), *row);
                }
            }
        }
        None => matching.places.iter().for_each(|place| first.offer(0, arrangement.row(place))),
    }
    first.done(window.start).collect()
}

/// How many of the matching rows come before a row in the request's order; `None` where it is none of them. `ratings` as above.
pub(crate) fn place(table: &Table, request: &Request, matching: &Mask, ratings: &[u32], row: u32) -> Option<usize> {
    let arrangement = table.arrangement();
    let is_there = |place: &usize| matching.places.contains(*place);
    let own = arrangement.place(row as usize).filter(is_there)?;
    let earlier = |places: &Bitmap| places.iter().filter(|place| arrangement.row(*place) < row).count();
    if request.sort == Sort::Relevance {
        let Some(Relevance { rows, scores }) = request.relevance else { return Some(earlier(&matching.places)) };
        let at = rows.binary_search(&row).ok()?;
        let own = scores.get(at)?.max(0.0);
        let comes_before = |(other, score): &(&u32, &f32)| {
            let score = score.max(0.0);
            (score > own || (score == own && **other < row))
                && arrangement.place(**other as usize).as_ref().is_some_and(is_there)
        };
        return Some(rows.iter().zip(scores).filter(comes_before).count());
    }
    let order = Order::of(table, request);
    let dimension = order.dimension();
    let code = table.column(dimension).map_or_else(|| arrangement.rating_at(own), |column| column.codes().get(own));
    let counts = order.counts(table, matching, ratings);
    let lower = (0..counts.len() as u32).filter(|other| order.compare(*other, code).is_lt());
    let before: usize = lower.map(|other| counts[other as usize] as usize).sum();
    let tied = CodeSet::new(counts.len(), |other| order.compare(other, code).is_eq());
    let tied = match dimension {
        Dimension::Rating => arrangement.with_ratings(&tied),
        dimension => table.places_of(dimension, &tied),
    };
    Some(before + earlier(&tied.common(&matching.places)))
}

/// An order of rows, as one of the codes of a dimension.
struct Order<'a> {
    sort: Sort,
    /// By code of a rating.
    scores: &'a [Option<f64>],
}

impl<'a> Order<'a> {
    fn of(table: &'a Table, request: &Request) -> Order<'a> {
        Order { sort: request.sort, scores: table.rating_scores(request.letters) }
    }

    /// How many of the matching rows have each code.
    fn counts(&self, table: &Table, matching: &Mask, ratings: &[u32]) -> Vec<u32> {
        match self.dimension() {
            Dimension::Rating => ratings.to_vec(),
            dimension => count_of(table, dimension, matching),
        }
    }

    fn dimension(&self) -> Dimension {
        match self.sort {
            Sort::ScoreFalling | Sort::ScoreRising => Dimension::Rating,
            Sort::NewestFirst | Sort::OldestFirst => Dimension::Day,
            Sort::Source | Sort::SourceFalling => Dimension::Source,
            Sort::Author | Sort::AuthorFalling => Dimension::Author,
            Sort::Film | Sort::FilmFalling => Dimension::Film,
            Sort::Kind | Sort::KindFalling => Dimension::Kind,
            Sort::Language | Sort::LanguageFalling => Dimension::Language,
            // Has no code, and is sorted by itself.
            Sort::Relevance => Dimension::Rating,
        }
    }

    /// Rows of lower keys come first, those without one last.
    fn key(&self, code: u32) -> Option<f64> {
        let score = || self.scores.get(code as usize).copied().flatten();
        match self.sort {
            Sort::ScoreFalling => score().map(|score| -score),
            Sort::ScoreRising => score(),
            Sort::NewestFirst
            | Sort::SourceFalling
            | Sort::AuthorFalling
            | Sort::FilmFalling
            | Sort::KindFalling
            | Sort::LanguageFalling => (code > 0).then_some(-f64::from(code)),
            _ => (code > 0).then_some(f64::from(code)),
        }
    }

    fn compare(&self, a: u32, b: u32) -> Ordering {
        match (self.key(a), self.key(b)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }

    /// By code, its rank among those whose rows fall into the window, the same for codes of one key; and how many rows come
    /// before them. `counts` says how many rows each code has.
    fn ranks(&self, counts: &[u32], window: &Range<usize>) -> (Vec<Option<u32>>, usize) {
        let there = (0..counts.len() as u32).filter(|code| counts[*code as usize] > 0);
        let codes = sorted(there, &|a, b| self.compare(a, b));
        let mut ranks = vec![None; counts.len()];
        let (mut before, mut after) = (0, 0);
        for (rank, tie) in (0..).zip(codes.chunk_by(|a, b| self.compare(*a, *b).is_eq())) {
            after += tie.iter().map(|code| counts[*code as usize] as usize).sum::<usize>();
            if after <= window.start {
                before = after;
                continue;
            }
            tie.iter().for_each(|code| ranks[*code as usize] = Some(rank));
            if after >= window.end {
                break;
            }
        }
        (ranks, before)
    }
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
        // What lies before the window is not put in order: deep in a long list that is nearly all.
        let from = from.min(self.kept.len());
        if from > 0 && from < self.kept.len() {
            self.kept.select_nth_unstable(from);
        }
        let window = &mut self.kept[from..];
        window.sort_unstable();
        self.kept.into_iter().skip(from).map(|one| one as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn equal_numbers_keep_their_order() {
        for count in [0, 1, 2, 3, 7, 64, 1000] {
            let numbers: Vec<u32> = (0..count).map(|place: u32| place.wrapping_mul(2_654_435_761) >> 8).collect();
            for modulus in [1, 2, 10, u32::MAX] {
                let mut expected = numbers.clone();
                expected.sort_by_key(|number| number % modulus);
                let compare = |a: u32, b: u32| (a % modulus).cmp(&(b % modulus));
                assert_eq!(sorted(numbers.iter().copied(), &compare), expected, "{count} by {modulus}");
                assert_eq!(sorted(expected.iter().copied(), &compare), expected);
            }
        }
    }
}
