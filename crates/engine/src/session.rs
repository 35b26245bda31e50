//! A series of questions about one table, each answered from what changed since the last one.
//!
//! What is remembered: the rows that pass each restriction, the masks made of them, and the counts under each mask. A
//! restriction has a number; a mask is known by the numbers that it was made from, so that counts under an unchanged
//! mask are not touched. Forgetting all of it changes no answer.

use crate::codes::CodeSet;
use crate::dimension::Dimension;
use crate::order::{Ordered, by_score, falling, rising, windowed};
use crate::restriction::{Allowed, Pass, allowed, passes_score, passing, single_value};
use crate::tally::{Counted, Mask, Tally, advance, count_apart};
use crate::{Bitmap, Facet, Facets, Outcome, Request, Sort, Table};
use std::sync::Arc;

/// What is remembered between questions. Empty to begin with; one that met another table forgets and begins again.
#[derive(Clone, Debug, Default)]
pub struct Session {
    table: u64,
    numbers: u64,
    passes: [Option<Pass>; Dimension::CUT.len() + 2],
    /// The rows that the search finds, cut to the table.
    hits: Option<(u64, Bitmap)>,
    /// The masks of the last answer.
    masks: Vec<Arc<Mask>>,
    tallies: [Tally; Dimension::COUNT],
}

impl Session {
    /// Remembers nothing yet.
    pub fn new() -> Session {
        Session::default()
    }

    /// Answers a request: the same as [`crate::outcome`], for the facets that are read; the counts of the others are empty.
    pub fn outcome(&mut self, table: &Table, request: &Request, facets: Facets) -> Outcome {
        if self.table != table.id() {
            *self = Session { table: table.id(), ..Session::default() };
        }
        let joined_before = self.joined();
        self.restrict(table, request);
        let masks = self.masks_of(table, facets, request.sort);
        self.count(table, &masks, joined_before);
        let outcome = self.assemble(table, request, facets, &masks);
        self.masks.clear();
        for (_, mask) in masks {
            if !self.masks.iter().any(|known| Arc::ptr_eq(known, &mask)) {
                self.masks.push(mask);
            }
        }
        outcome
    }

    /// Brings the rows that pass each restriction up to date.
    fn restrict(&mut self, table: &Table, request: &Request) {
        for dimension in Dimension::CUT {
            let allowed = allowed(table, request, dimension);
            let pass = self.passes[dimension as usize].take();
            self.passes[dimension as usize] = match (allowed, pass) {
                (None, _) => None,
                (Some(allowed), Some(pass)) if pass.allowed == allowed => Some(pass),
                (Some(allowed), pass) => {
                    self.numbers += 1;
                    let rows = passing(table, dimension, &allowed, pass);
                    Some(Pass { number: self.numbers, allowed, rows })
                }
            };
        }
        self.hits = match (request.hits, self.hits.take()) {
            (None, _) => None,
            (Some(hits), Some((number, known))) if known.shares(hits) || known == *hits => Some((number, known)),
            (Some(hits), _) => {
                self.numbers += 1;
                Some((self.numbers, hits.cut_to(table.rows())))
            }
        };
    }

    /// The mask that each dimension is counted under: all restrictions but its own. The first is that of [`None`]: all.
    fn masks_of(&self, table: &Table, facets: Facets, sort: Sort) -> Vec<(Option<Dimension>, Arc<Mask>)> {
        let joined = self.joined();
        let read = |dimension| Facet::ALL.iter().any(|facet| facets.has(*facet) && Dimension::of(*facet) == dimension);
        let wanted = |dimension| match dimension {
            Dimension::Rating => true,
            Dimension::Day => matches!(sort, Sort::NewestFirst | Sort::OldestFirst),
            Dimension::Source => read(dimension) || sort == Sort::Source,
            Dimension::Joint => {
                table.joint().is_some()
                    && Dimension::JOINED.iter().zip(joined).any(|(dimension, joined)| joined && read(*dimension))
            }
            other => match Dimension::JOINED.iter().position(|joinable| *joinable == other) {
                Some(place) => read(other) && !(joined[place] && table.joint().is_some()),
                None => read(other),
            },
        };
        let mut masks: Vec<(Option<Dimension>, Arc<Mask>)> = Vec::new();
        let every = Dimension::CUT.into_iter().chain([Dimension::Day, Dimension::Joint]);
        for dimension in std::iter::once(None).chain(every.filter(|dimension| wanted(*dimension)).map(Some)) {
            let parts = self.parts(dimension);
            let known = masks.iter().map(|(_, mask)| mask).chain(&self.masks).find(|mask| mask.parts == parts);
            let mask = known.cloned().unwrap_or_else(|| Arc::new(self.mask(table, dimension, parts)));
            masks.push((dimension, mask));
        }
        masks
    }

    /// Which of [`Dimension::JOINED`] have no restriction of their own, and so may be counted as one.
    fn joined(&self) -> [bool; 3] {
        Dimension::JOINED.map(|dimension| self.passes[dimension as usize].is_none())
    }

    fn parts(&self, without: Option<Dimension>) -> Vec<u64> {
        self.restrictions(without).map(|(number, _)| number).collect()
    }

    /// All restrictions but that of one dimension.
    fn restrictions(&self, without: Option<Dimension>) -> impl Iterator<Item = (u64, &Bitmap)> {
        let passes = Dimension::CUT.into_iter().filter(move |dimension| Some(*dimension) != without);
        passes
            .filter_map(|dimension| self.passes[dimension as usize].as_ref())
            .map(|pass| (pass.number, &pass.rows))
            .chain(self.hits.iter().map(|(number, rows)| (*number, rows)))
    }

    fn mask(&self, table: &Table, without: Option<Dimension>, parts: Vec<u64>) -> Mask {
        let mut restrictions = self.restrictions(without).map(|(_, rows)| rows);
        let mut rows = restrictions.next().cloned().unwrap_or_else(|| Bitmap::full(table.rows()));
        restrictions.for_each(|other| rows.intersect(other));
        Mask { count: rows.count(), parts, rows }
    }

    /// Brings the counts of every wanted dimension to its mask.
    fn count(&mut self, table: &Table, masks: &[(Option<Dimension>, Arc<Mask>)], joined_before: [bool; 3]) {
        if let Some(joint) = table.joint() {
            // What was counted as part of the whole begins to be counted by itself: from where the whole stands.
            for (place, dimension) in Dimension::JOINED.into_iter().enumerate() {
                let whole = &self.tallies[Dimension::Joint as usize];
                let own = &self.tallies[dimension as usize];
                let is_fresh = self.masks.first().is_some_and(|mask| own.stands_at(mask));
                let begins = joined_before[place] && self.passes[dimension as usize].is_some();
                if begins && !is_fresh && whole.mask.is_some() {
                    let counts = joint.marginal(&whole.counts, place);
                    self.tallies[dimension as usize] = Tally { mask: whole.mask.clone(), counts };
                }
            }
        }
        for (dimension, mask) in masks.iter().filter_map(|(dimension, mask)| Some(((*dimension)?, mask))) {
            self.count_alone(table, dimension, mask);
        }
        let mut left: Vec<(Dimension, &Arc<Mask>, &mut Tally)> = Vec::new();
        let apart =
            masks.iter().find(|(dimension, _)| *dimension == Some(Dimension::Joint)).is_some_and(|(_, mask)| {
                let joined = Dimension::JOINED.into_iter().zip(self.joined()).filter(|(_, joined)| *joined);
                joined.into_iter().all(|(dimension, _)| self.tallies[dimension as usize].stands_at(mask))
            });
        let mut tallies = self.tallies.each_mut().map(Some);
        for (dimension, mask) in masks.iter().filter_map(|(dimension, mask)| Some(((*dimension)?, mask))) {
            if let Some(tally) = tallies[dimension as usize].take_if(|tally| !tally.stands_at(mask))
                && !(apart && dimension == Dimension::Joint)
            {
                left.push((dimension, mask, tally));
            }
        }
        while let Some((dimension, mask, tally)) = left.pop() {
            let mut same = vec![(dimension, tally)];
            let mut others = Vec::new();
            for (dimension, other_mask, other) in left {
                match Arc::ptr_eq(mask, other_mask) && same[0].1.stands_with(other) {
                    true => same.push((dimension, other)),
                    false => others.push((dimension, other_mask, other)),
                }
            }
            left = others;
            let counted: Vec<Counted> = same
                .into_iter()
                .filter_map(|(dimension, tally)| Some(Counted { column: table.column(dimension)?, tally }))
                .collect();
            advance(counted, mask);
        }
    }

    /// Brings the counts of a dimension to its mask where that needs no walk through rows together with others.
    fn count_alone(&mut self, table: &Table, dimension: Dimension, mask: &Arc<Mask>) {
        if self.tallies[dimension as usize].stands_at(mask) {
            return;
        }
        if let Some(counts) = self.paired(table, dimension, mask) {
            self.tallies[dimension as usize] = Tally { mask: Some(mask.clone()), counts };
        } else if dimension == Dimension::Aspect {
            self.tallies[dimension as usize].count_values(table.aspects(), mask);
        } else if dimension == Dimension::Joint {
            let joined = self.joined();
            let joint = std::mem::take(&mut self.tallies[Dimension::Joint as usize]);
            let mut parts = Vec::new();
            for (place, tally) in self.tallies.iter_mut().enumerate() {
                let part = (0..3).find(|part| joined[*part] && Dimension::JOINED[*part] as usize == place);
                if let Some(column) = part.and_then(|part| table.column(Dimension::JOINED[part])) {
                    parts.push(Counted { column, tally });
                }
            }
            count_apart(parts, &joint, mask);
            self.tallies[Dimension::Joint as usize] = joint;
        }
    }

    /// The counts of a dimension under a single restriction, from the pairs of the table.
    fn paired(&self, table: &Table, dimension: Dimension, mask: &Mask) -> Option<Vec<u32>> {
        let [number] = mask.parts[..] else { return None };
        let holds = |by: &Dimension| self.passes[*by as usize].as_ref().is_some_and(|pass| pass.number == number);
        let by = Dimension::CUT.into_iter().find(holds)?;
        let one;
        let set = match &self.passes[by as usize].as_ref()?.allowed {
            Allowed::Codes(set) => set,
            Allowed::Values(choice) => {
                one = single_value(choice, table.aspects().rows.len())?;
                &one
            }
        };
        let counts = |of| {
            let totals = if of == Dimension::Aspect { &table.aspects().totals } else { table.column(of)?.totals() };
            table.pairs().counts(by, set, of, totals)
        };
        match (Dimension::JOINED.iter().position(|joined| *joined == dimension), table.joint()) {
            (Some(place), Some(joint)) => Some(joint.marginal(&counts(Dimension::Joint)?, place)),
            _ => counts(dimension),
        }
    }

    fn assemble(
        &self,
        table: &Table,
        request: &Request,
        facets: Facets,
        masks: &[(Option<Dimension>, Arc<Mask>)],
    ) -> Outcome {
        let Some((_, matching)) = masks.first() else { return Outcome::default() };
        let scores = table.rating_scores(request.letters);
        let in_score: Vec<bool> = scores.iter().map(|score| passes_score(request, *score)).collect();
        let notation = request
            .selection
            .choice(Facet::Notation)
            .map(|choice| CodeSet::of_choice(table.size(Facet::Notation), choice));
        let in_notation =
            |code: usize| notation.as_ref().is_none_or(|set| set.contains(table.notation_of(code as u32)));
        // Under every restriction but those on ratings: what is left is decided rating by rating.
        let free = &self.tallies[Dimension::Rating as usize].counts;
        let kept = |keep: &dyn Fn(usize) -> bool| -> Vec<u32> {
            free.iter().enumerate().map(|(code, count)| if keep(code) { *count } else { 0 }).collect()
        };
        let ratings = kept(&|code| in_score[code] && in_notation(code));
        let counts = Facet::ALL
            .map(|facet| match facet {
                facet if !facets.has(facet) => Vec::new(),
                Facet::Notation => {
                    let mut counts = vec![0; table.size(facet)];
                    for (code, count) in free.iter().enumerate().filter(|(code, _)| in_score[*code]) {
                        counts[table.notation_of(code as u32) as usize] += count;
                    }
                    counts
                }
                facet => self.counts(table, Dimension::of(facet), matching),
            })
            .to_vec();
        let rows = self.rows(table, request, matching, &ratings);
        Outcome {
            count: matching.count,
            matching: matching.rows.clone(),
            counts,
            ratings_aside: kept(&in_notation),
            ratings,
            rows,
        }
    }

    /// The counts of a dimension under `mask`, which it stands at by itself or as a part of the joint one.
    fn counts(&self, table: &Table, dimension: Dimension, matching: &Arc<Mask>) -> Vec<u32> {
        let own = &self.tallies[dimension as usize];
        let place = Dimension::JOINED.iter().position(|joined| *joined == dimension);
        match (place, table.joint()) {
            (Some(place), Some(joint)) if self.passes[dimension as usize].is_none() && !own.stands_at(matching) => {
                joint.marginal(&self.tallies[Dimension::Joint as usize].counts, place)
            }
            _ => own.counts.clone(),
        }
    }

    fn rows(&self, table: &Table, request: &Request, matching: &Mask, ratings: &[u32]) -> Vec<u32> {
        let dimension = match request.sort {
            Sort::ScoreFalling | Sort::ScoreRising => Dimension::Rating,
            Sort::NewestFirst | Sort::OldestFirst => Dimension::Day,
            Sort::Source => Dimension::Source,
        };
        let Some(column) = table.column(dimension) else { return Vec::new() };
        let tally = &self.tallies[dimension as usize];
        // The counts of sources leave out the choice of sources: take it in again.
        let chosen: Vec<u32>;
        let counts = match (dimension, &self.passes[dimension as usize]) {
            (Dimension::Rating, _) => ratings,
            (_, Some(Pass { allowed: Allowed::Codes(set), .. })) => {
                chosen = (0..).zip(&tally.counts).map(|(code, n)| if set.contains(code) { *n } else { 0 }).collect();
                &chosen
            }
            _ => &tally.counts,
        };
        let ranked = match request.sort {
            Sort::ScoreFalling | Sort::ScoreRising => by_score(table.rating_scores(request.letters), request.sort),
            Sort::NewestFirst => falling(column.size()),
            Sort::OldestFirst | Sort::Source => rising(column.size()),
        };
        windowed(&Ordered { codes: column.codes(), counts, matching: &matching.rows }, &ranked, &request.window)
    }
}
