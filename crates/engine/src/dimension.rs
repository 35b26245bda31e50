//! The columns that the engine counts and cuts by, and what is kept of each. Here a row is known by its place: see
//! [`crate::arrangement`].

use crate::codes::{CodeSet, Codes};
use crate::steps::in_steps;
use crate::{Bitmap, Facet, kernel};
use std::ops::Range;

/// A column inside. The facet of notations is not among them: a notation is a property of a rating, and so is a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dimension {
    Film,
    Source,
    Author,
    Kind,
    Language,
    Year,
    Day,
    /// It has no column: rows are arranged by it.
    Rating,
    /// This one and the next have several values a row, and [`crate::values::Values`] instead of codes.
    Aspect,
    Person,
}

impl Dimension {
    /// Those that a selection can cut by.
    pub(crate) const CUT: [Dimension; 9] = [
        Dimension::Film,
        Dimension::Source,
        Dimension::Author,
        Dimension::Kind,
        Dimension::Language,
        Dimension::Year,
        Dimension::Rating,
        Dimension::Aspect,
        Dimension::Person,
    ];

    /// The dimension that a facet is answered from.
    pub(crate) fn of(facet: Facet) -> Dimension {
        match facet {
            Facet::Film => Dimension::Film,
            Facet::Source => Dimension::Source,
            Facet::Author => Dimension::Author,
            Facet::Kind => Dimension::Kind,
            Facet::Notation => Dimension::Rating,
            Facet::Aspect => Dimension::Aspect,
            Facet::Language => Dimension::Language,
            Facet::Year => Dimension::Year,
            Facet::Person => Dimension::Person,
        }
    }
}

/// A column with the counts of the whole table. Every code is below its size.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    codes: Codes,
    /// By code, how many rows have it.
    totals: Vec<u32>,
    /// By code, its rows, where there are few codes; `None` where a code has no row.
    rows: Option<Vec<Option<Bitmap>>>,
}

impl Column {
    /// More codes than this have no bitmap each: an eighth of a byte a row and code.
    const MOST_BITMAPS: usize = 64;

    /// A column whose codes are all below `size`; a code that is not counts as missing.
    pub(crate) fn new(codes: Codes, size: usize) -> Column {
        let codes = match codes.first_outside(size) {
            None => codes.fitted(size),
            Some(_) => {
                let kept = (0..codes.len())
                    .map(|row| codes.get(row))
                    .map(|code| if (code as usize) < size { code } else { 0 });
                Codes::narrowed(kept, size)
            }
        };
        let mut totals = vec![0u32; size];
        in_steps(codes.len(), |rows| rows.for_each(|row| totals[codes.get(row) as usize] += 1));
        Column { codes, totals, rows: None }
    }

    /// The same with a bitmap for each code, if they are few.
    pub(crate) fn with_bitmaps(mut self) -> Column {
        if self.size() <= Column::MOST_BITMAPS {
            let mut bitmaps = Bitmaps::new(self.codes.len(), &self.totals);
            in_steps(self.codes.len(), |rows| bitmaps.add_words(rows, &self.codes));
            self.rows = Some(bitmaps.done());
        }
        self
    }

    /// The code of each row.
    pub(crate) fn codes(&self) -> &Codes {
        &self.codes
    }

    pub(crate) fn totals(&self) -> &[u32] {
        &self.totals
    }

    pub(crate) fn bitmaps(&self) -> Option<&[Option<Bitmap>]> {
        self.rows.as_deref()
    }

    /// How many codes there are.
    pub(crate) fn size(&self) -> usize {
        self.totals.len()
    }

    /// The rows whose code is in a set.
    pub(crate) fn rows_of(&self, set: &CodeSet) -> Bitmap {
        match &self.rows {
            Some(bitmaps) => {
                let mut rows = Bitmap::empty(self.codes.len());
                let chosen = (0..).zip(bitmaps).filter(|(code, _)| set.contains(*code));
                chosen.filter_map(|(_, bitmap)| bitmap.as_ref()).for_each(|bitmap| rows.unite(bitmap));
                rows
            }
            None => self.codes.rows_of(set),
        }
    }

    /// Adds `step`, wrapping, to the count of the code of each of the rows `start + places`, all within one block of rows.
    /// Neighbours are counted in two halves, one after the other in `counts`, so that the same code twice in a row does not wait
    /// for itself.
    pub(crate) fn tally(&self, start: usize, places: &[u16], counts: &mut [u32], step: u32) {
        assert!(counts.len() >= 2 * self.size(), "two counts for every code");
        match &self.codes {
            Codes::U8(codes) => tally(codes.get(start..).unwrap_or_default(), places, counts, self.size(), step),
            Codes::U16(codes) => tally(codes.get(start..).unwrap_or_default(), places, counts, self.size(), step),
            Codes::U32(codes) => tally(codes.get(start..).unwrap_or_default(), places, counts, self.size(), step),
        }
    }
}

/// Rows of a block.
const ROWS: usize = kernel::BLOCK * 64;

fn tally<T: Copy + Into<u32>>(codes: &[T], places: &[u16], counts: &mut [u32], size: usize, step: u32) {
    let mut add = |code: T, half: usize| {
        // SAFETY: the caller saw to it that there are two counts for every code below the column's size, and `Column::new`,
        // which alone makes columns, lets no other code in.
        let count = unsafe { counts.get_unchecked_mut(half + code.into() as usize) };
        *count = count.wrapping_add(step);
    };
    let Some(block) = codes.first_chunk::<ROWS>() else {
        places.iter().filter_map(|place| codes.get(usize::from(*place))).for_each(|code| add(*code, 0));
        return;
    };
    let at = |place: u16| block[usize::from(place) % ROWS];
    let (fours, rest) = places.as_chunks::<4>();
    for [a, b, c, d] in fours {
        let (a, b, c, d) = (at(*a), at(*b), at(*c), at(*d));
        add(a, 0);
        add(b, size);
        add(c, 0);
        add(d, size);
    }
    rest.iter().for_each(|place| add(at(*place), 0));
}

/// Bitmaps in the making, one a value; a value without rows takes no room.
struct Bitmaps {
    rows: usize,
    words: Vec<Vec<u64>>,
}

impl Bitmaps {
    fn new(rows: usize, totals: &[u32]) -> Bitmaps {
        let words = |total: &u32| {
            if *total > 0 { vec![0; rows.div_ceil(64)] } else { Vec::new() }
        };
        Bitmaps { rows, words: totals.iter().map(words).collect() }
    }

    /// Adds rows of which each has one value, whole words of them, for at most [`Column::MOST_BITMAPS`] values.
    fn add_words(&mut self, rows: Range<usize>, codes: &Codes) {
        for start in rows.clone().step_by(64) {
            let mut words = [0u64; Column::MOST_BITMAPS];
            for row in start..rows.end.min(start + 64) {
                words[codes.get(row) as usize % Column::MOST_BITMAPS] |= 1 << (row % 64);
            }
            for (all, word) in self.words.iter_mut().zip(words) {
                if let Some(slot) = all.get_mut(start / 64) {
                    *slot = word;
                }
            }
        }
    }

    fn done(self) -> Vec<Option<Bitmap>> {
        let bitmap = |words: Vec<u64>| (!words.is_empty()).then(|| Bitmap::from_words(words, self.rows));
        self.words.into_iter().map(bitmap).collect()
    }
}
