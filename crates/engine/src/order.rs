//! A window of the sorted rows without sorting them: the counts say which codes fall into it, and only their rows are
//! looked up.

use crate::codes::{CodeSet, Codes};
use crate::{Bitmap, Sort};
use std::ops::Range;

/// A code and its rank; codes of one rank are a tie.
pub(crate) type Ranked = (u32, u32);

/// Codes of ratings by their score; those without a score come last.
pub(crate) fn by_score(scores: &[Option<f64>], sort: Sort) -> Vec<Ranked> {
    let mut codes: Vec<(Option<f64>, u32)> = scores.iter().copied().zip(0..).collect();
    codes.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if sort == Sort::ScoreRising => a.total_cmp(b),
        (Some(a), Some(b)) => b.total_cmp(a),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
    let ties = codes.chunk_by(|a, b| a.0 == b.0);
    (0..).zip(ties).flat_map(|(rank, tie)| tie.iter().map(move |(_, code)| (rank, *code))).collect()
}

/// Codes from 1 up; the missing one comes last.
pub(crate) fn rising(size: usize) -> Vec<Ranked> {
    (1..size as u32).chain([0]).enumerate().map(|(rank, code)| (rank as u32, code)).collect()
}

/// Codes from the highest down; the missing one comes last.
pub(crate) fn falling(size: usize) -> Vec<Ranked> {
    (1..size as u32).rev().chain([0]).enumerate().map(|(rank, code)| (rank as u32, code)).collect()
}

/// Rows to be put in order by their code.
pub(crate) struct Ordered<'a> {
    pub(crate) codes: &'a Codes,
    /// By code, how many of the matching rows have it.
    pub(crate) counts: &'a [u32],
    pub(crate) matching: &'a Bitmap,
}

/// The part of a window that falls to the codes of one rank.
struct Part {
    /// Rows of this rank before the window, and in it.
    skip: usize,
    take: usize,
    /// Where in the window they go.
    at: usize,
    /// Rows of this rank met so far.
    met: usize,
}

impl Part {
    fn is_done(&self) -> bool {
        self.met >= self.skip + self.take
    }
}

/// No part.
const NO_PART: u32 = u32::MAX;

/// The rows of a window, in the order of the ranks and within a rank in that of the table.
pub(crate) fn windowed(ordered: &Ordered, ranked: &[Ranked], window: &Range<usize>) -> Vec<u32> {
    let mut parts: Vec<Part> = Vec::new();
    let mut part_of = vec![NO_PART; ordered.counts.len()];
    let mut before = 0;
    for tie in ranked.chunk_by(|a, b| a.0 == b.0) {
        let codes = tie.iter().filter_map(|(_, code)| Some((*code, *ordered.counts.get(*code as usize)? as usize)));
        let count: usize = codes.clone().map(|(_, count)| count).sum();
        let (from, to) = (window.start.max(before), window.end.min(before + count));
        if from < to {
            codes.for_each(|(code, _)| part_of[code as usize] = parts.len() as u32);
            parts.push(Part { skip: from - before, take: to - from, at: from - window.start, met: 0 });
        }
        before += count;
        if before >= window.end {
            break;
        }
    }
    let mut rows = vec![0; parts.iter().map(|part| part.take).sum()];
    if !rows.is_empty() {
        fill(ordered, &mut parts, &part_of, &mut rows);
    }
    rows
}

/// Words looked at in one go, at first and at most: a window is often full after few.
const FIRST_WORDS: usize = 16;
const MOST_WORDS: usize = 1024;

fn fill(ordered: &Ordered, parts: &mut [Part], part_of: &[u32], rows: &mut [u32]) {
    let matching = ordered.matching.words();
    let mut wanted = vec![0u64; MOST_WORDS.min(matching.len())];
    let mut open = usize::MAX;
    let mut set = CodeSet::default();
    let (mut place, mut length) = (0, FIRST_WORDS);
    while place < matching.len() {
        let still_open = parts.iter().filter(|part| !part.is_done()).count();
        if still_open == 0 {
            return;
        }
        if still_open != open {
            open = still_open;
            let is_open = |code: u32| parts.get(part_of[code as usize] as usize).is_some_and(|part| !part.is_done());
            set = CodeSet::new(part_of.len(), is_open);
        }
        let end = matching.len().min(place + length);
        let wanted = &mut wanted[..end - place];
        ordered.codes.members(&set, place, wanted);
        for (word, (matching, wanted)) in (place..end).zip(matching[place..end].iter().zip(wanted)) {
            let mut rest = matching & *wanted;
            if let [only] = parts
                && only.met + rest.count_ones() as usize <= only.skip
            {
                only.met += rest.count_ones() as usize;
                continue;
            }
            while rest != 0 {
                let row = word * 64 + rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if let Some(part) = parts.get_mut(part_of[ordered.codes.get(row) as usize] as usize) {
                    if part.met >= part.skip && !part.is_done() {
                        rows[part.at + part.met - part.skip] = row as u32;
                    }
                    part.met += 1;
                }
            }
        }
        place = end;
        length = (length * 4).min(MOST_WORDS);
    }
}
