//! The columns that the engine counts and cuts by, and what is kept of each.

use crate::codes::{CodeSet, Codes};
use crate::{Bitmap, Facet, kernel};

/// A column inside. The facet of notations is not among them: a notation is a property of a rating, and so is a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dimension {
    Film,
    Source,
    Author,
    Kind,
    Language,
    Year,
    Rating,
    Day,
    /// Kind, language and year at once: see [`Joint`].
    Joint,
    /// The only one with several values a row; it has a bitmap a value instead of codes.
    Aspect,
}

impl Dimension {
    pub(crate) const COUNT: usize = 10;

    /// Those that a selection can cut by.
    pub(crate) const CUT: [Dimension; 8] = [
        Dimension::Film,
        Dimension::Source,
        Dimension::Author,
        Dimension::Kind,
        Dimension::Language,
        Dimension::Year,
        Dimension::Rating,
        Dimension::Aspect,
    ];

    /// Those that one joint column stands for.
    pub(crate) const JOINED: [Dimension; 3] = [Dimension::Kind, Dimension::Language, Dimension::Year];

    /// The column that a facet is answered from.
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
        codes.each(|code| totals[code as usize] += 1);
        Column { codes, totals, rows: None }
    }

    /// The same with a bitmap for each code, if they are few.
    pub(crate) fn with_bitmaps(mut self) -> Column {
        if self.size() <= Column::MOST_BITMAPS {
            let mut bitmaps = Bitmaps::new(self.codes.len(), self.size());
            let mut row = 0;
            self.codes.each(|code| {
                bitmaps.add(row, code as usize);
                row += 1;
            });
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
    fn new(rows: usize, values: usize) -> Bitmaps {
        Bitmaps { rows, words: vec![Vec::new(); values] }
    }

    fn add(&mut self, row: usize, value: usize) {
        let words = &mut self.words[value];
        if words.is_empty() {
            words.resize(self.rows.div_ceil(64), 0);
        }
        words[row / 64] |= 1 << (row % 64);
    }

    fn done(self) -> Vec<Option<Bitmap>> {
        let bitmap = |words: Vec<u64>| (!words.is_empty()).then(|| Bitmap::from_words(words, self.rows));
        self.words.into_iter().map(bitmap).collect()
    }
}

/// Kind, language and year of a row as one code, so that one pass counts all three.
#[derive(Clone, Debug)]
pub(crate) struct Joint {
    pub(crate) column: Column,
    sizes: [usize; 3],
}

impl Joint {
    /// More codes than this do not stay in the fast part of a processor's cache, and counting apart is as good.
    const MOST: usize = 16_384;

    /// The joint column of three, in the order of [`Dimension::JOINED`], if it has few enough codes.
    pub(crate) fn new(columns: [&Column; 3]) -> Option<Joint> {
        let sizes = columns.map(Column::size);
        let size =
            sizes.iter().try_fold(1usize, |size, one| size.checked_mul(*one)).filter(|size| *size <= Joint::MOST)?;
        let [kind, language, year] = columns.map(|column| &column.codes);
        let code = |row| (kind.get(row) * sizes[1] as u32 + language.get(row)) * sizes[2] as u32 + year.get(row);
        let codes = Codes::narrowed((0..kind.len()).map(code), size);
        Some(Joint { column: Column::new(codes, size), sizes })
    }

    /// For each code of one of the three, by its place, the counts of all joint codes: those of other codes are 0.
    pub(crate) fn apart(&self, place: usize) -> Vec<u32> {
        let totals = self.column.totals();
        let mut counts = vec![0; self.sizes[place] * totals.len()];
        let [_, languages, years] = self.sizes;
        for (joint, total) in totals.iter().enumerate() {
            let code = [joint / years / languages, joint / years % languages, joint % years][place];
            counts[code * totals.len() + joint] = *total;
        }
        counts
    }

    /// The counts of one of the three, by its place in [`Dimension::JOINED`], from joint counts.
    pub(crate) fn marginal(&self, counts: &[u32], place: usize) -> Vec<u32> {
        let mut marginal = vec![0; self.sizes[place]];
        let [_, languages, years] = self.sizes;
        if years == 0 || languages == 0 {
            return marginal;
        }
        for (block, counts) in counts.chunks_exact(years).enumerate() {
            match place {
                0 => marginal[block / languages] += counts.iter().sum::<u32>(),
                1 => marginal[block % languages] += counts.iter().sum::<u32>(),
                _ => marginal.iter_mut().zip(counts).for_each(|(total, count)| *total += count),
            }
        }
        marginal
    }
}

/// The rows of each value of a column with several values a row; `None` where a value has no row. Value 0 is "missing".
#[derive(Clone, Debug)]
pub(crate) struct Values {
    pub(crate) rows: Vec<Option<Bitmap>>,
    pub(crate) totals: Vec<u32>,
}

impl Values {
    /// The bitmaps of `size` values, from the codes of each row, which are all below `size − 1`.
    pub(crate) fn new<'a>(rows: usize, size: usize, codes: impl Iterator<Item = &'a [u8]>) -> Values {
        let mut bitmaps = Bitmaps::new(rows, size);
        let mut totals = vec![0u32; size];
        for (row, codes) in codes.enumerate() {
            let mut add = |value: usize| {
                bitmaps.add(row, value);
                totals[value] += 1;
            };
            codes.iter().for_each(|code| add(usize::from(*code) + 1));
            if codes.is_empty() {
                add(0);
            }
        }
        Values { rows: bitmaps.done(), totals }
    }

    /// The values of a row.
    pub(crate) fn codes(&self, row: usize) -> Vec<u32> {
        (0..)
            .zip(&self.rows)
            .filter(|(_, rows)| rows.as_ref().is_some_and(|rows| rows.contains(row)))
            .map(|(code, _)| code)
            .collect()
    }
}
