//! How often each two codes of two columns meet. With it the counts under a single restriction, and so every step of a brush
//! over an otherwise open table, are a sum over a small table instead of a walk through the rows.

use crate::Bitmap;
use crate::codes::CodeSet;
use crate::dimension::{Column, Dimension, Joint, Values};
use crate::tally::count_rows;

/// For a dimension that is restricted and one that is counted: a row of counts for each code of the first.
#[derive(Clone, Debug)]
struct Pair {
    width: usize,
    counts: Vec<u32>,
}

/// The pairs of a table. A pair with more cells than the table has rows is not kept: there the walk is as short.
#[derive(Clone, Debug)]
pub(crate) struct Pairs {
    /// By restricted and counted dimension.
    pairs: Vec<Option<Pair>>,
}

/// Those that are counted with others: the first always, the joint one or its three parts.
const COUNTED: [Dimension; 6] =
    [Dimension::Source, Dimension::Rating, Dimension::Joint, Dimension::Kind, Dimension::Language, Dimension::Year];

impl Pairs {
    /// The pairs of columns, of which `column` gives those that are there, and of the values of aspects.
    pub(crate) fn new<'a>(
        rows: usize,
        column: impl Fn(Dimension) -> Option<&'a Column>,
        joint: Option<&Joint>,
        aspects: &Values,
    ) -> Pairs {
        let mut pairs = Pairs { pairs: vec![None; Dimension::COUNT * Dimension::COUNT] };
        let joined = column(Dimension::Joint).is_some();
        let counted: Vec<(Dimension, &Column)> = COUNTED
            .into_iter()
            .filter(|dimension| !(joined && Dimension::JOINED.contains(dimension)))
            .filter_map(|dimension| Some((dimension, column(dimension)?)))
            .collect();
        for (by, of) in [
            (Dimension::Source, Dimension::Rating),
            (Dimension::Source, Dimension::Joint),
            (Dimension::Rating, Dimension::Joint),
        ] {
            if let (Some(from), Some(to)) = (column(by), column(of))
                && from.size() * to.size() <= rows
            {
                pairs.put(by, of, Pair::of_columns(from, to));
            }
        }
        if let Some(turned) = pairs.pair(Dimension::Source, Dimension::Rating).map(Pair::turned) {
            pairs.put(Dimension::Rating, Dimension::Source, turned);
        }
        for (place, by) in Dimension::JOINED.into_iter().enumerate() {
            if let Some(joint) = joint {
                pairs.put(by, Dimension::Joint, Pair { width: joint.column.size(), counts: joint.apart(place) });
                for of in [Dimension::Source, Dimension::Rating] {
                    if let Some(pair) = pairs.pair(of, Dimension::Joint) {
                        let turned = pair.marginal(joint, place).turned();
                        pairs.put(by, of, turned);
                    }
                }
            }
            if let Some(bitmaps) = column(by).and_then(Column::bitmaps) {
                pairs.add_bitmaps(rows, by, bitmaps, &counted);
            }
        }
        pairs.add_bitmaps(rows, Dimension::Aspect, &aspects.rows, &counted);
        for by in COUNTED.into_iter().filter(|by| *by != Dimension::Joint) {
            let place = Dimension::JOINED.iter().position(|joined| *joined == by);
            let turned = match place.zip(joint) {
                Some((place, joint)) => {
                    pairs.pair(Dimension::Aspect, Dimension::Joint).map(|pair| pair.marginal(joint, place).turned())
                }
                None => pairs.pair(Dimension::Aspect, by).map(Pair::turned),
            };
            if let Some(turned) = turned {
                pairs.put(by, Dimension::Aspect, turned);
            }
        }
        pairs
    }

    /// The counts of `of` by code under one restriction; nothing where the pair is not kept.
    pub(crate) fn counts(&self, by: Dimension, set: &CodeSet, of: Dimension, totals: &[u32]) -> Option<Vec<u32>> {
        let pair = self.pair(by, of)?;
        let size = pair.counts.len() / pair.width;
        // The fewer rows of the pair are added up: those of the set, or those outside it, to be taken from the totals.
        let outside = set.count() * 2 > size;
        let mut sums = vec![0u32; pair.width];
        for code in (0..size).filter(|code| set.contains(*code as u32) != outside) {
            let row = &pair.counts[code * pair.width..][..pair.width];
            sums.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        }
        if outside {
            sums.iter_mut().zip(totals).for_each(|(sum, total)| *sum = total - *sum);
        }
        Some(sums)
    }

    fn pair(&self, by: Dimension, of: Dimension) -> Option<&Pair> {
        self.pairs[by as usize * Dimension::COUNT + of as usize].as_ref()
    }

    fn put(&mut self, by: Dimension, of: Dimension, pair: Pair) {
        self.pairs[by as usize * Dimension::COUNT + of as usize] = Some(pair);
    }

    fn add_bitmaps(
        &mut self,
        rows: usize,
        by: Dimension,
        bitmaps: &[Option<Bitmap>],
        counted: &[(Dimension, &Column)],
    ) {
        let kept: Vec<(Dimension, &Column)> = counted
            .iter()
            .copied()
            .filter(|(of, to)| *of != by && bitmaps.len() * to.size() <= rows)
            .filter(|(of, _)| self.pair(by, *of).is_none())
            .collect();
        let columns: Vec<&Column> = kept.iter().map(|(_, to)| *to).collect();
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); kept.len()];
        for bitmap in bitmaps {
            let counts = count_rows(bitmap.as_ref(), &columns);
            found.iter_mut().zip(counts).for_each(|(found, counts)| found.extend(counts));
        }
        for ((of, to), counts) in kept.into_iter().zip(found) {
            self.put(by, of, Pair { width: to.size(), counts });
        }
    }
}

impl Pair {
    /// The same with rows and columns exchanged.
    fn turned(&self) -> Pair {
        let rows = self.counts.len() / self.width;
        let at = |code: usize, row: usize| self.counts[row * self.width + code];
        let counts = (0..self.width).flat_map(|code| (0..rows).map(move |row| at(code, row))).collect();
        Pair { width: rows, counts }
    }

    /// Of a pair whose columns are those of the joint dimension: with the columns of one of its parts.
    fn marginal(&self, joint: &Joint, place: usize) -> Pair {
        let rows: Vec<Vec<u32>> = self.counts.chunks(self.width).map(|row| joint.marginal(row, place)).collect();
        Pair { width: rows.first().map_or(1, Vec::len), counts: rows.concat() }
    }

    fn of_columns(from: &Column, to: &Column) -> Pair {
        /// Rows that are read in one go.
        const BLOCK: usize = 1024;
        let width = to.size();
        let mut counts = vec![0; from.size() * width];
        let (mut a, mut b) = ([0; BLOCK], [0; BLOCK]);
        for start in (0..from.codes().len()).step_by(BLOCK) {
            let length = from.codes().read(start, &mut a).min(to.codes().read(start, &mut b));
            for (a, b) in a[..length].iter().zip(&b[..length]) {
                counts[*a as usize * width + *b as usize] += 1;
            }
        }
        Pair { width, counts }
    }
}
