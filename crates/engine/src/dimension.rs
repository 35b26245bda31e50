//! The columns that the engine counts and cuts by, and what is kept of each.

use crate::codes::Codes;
use crate::{Bitmap, Facet};

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

/// A column with the counts of the whole table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) codes: Codes,
    /// By code, how many rows have it.
    pub(crate) totals: Vec<u32>,
}

impl Column {
    /// A column whose codes are all below `size`.
    pub(crate) fn new(codes: Codes, size: usize) -> Column {
        let codes = codes.fitted(size);
        let mut totals = vec![0u32; size];
        (0..codes.len()).for_each(|row| totals[codes.get(row) as usize] += 1);
        Column { codes, totals }
    }

    pub(crate) fn size(&self) -> usize {
        self.totals.len()
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
        let mut words: Vec<Vec<u64>> = vec![Vec::new(); size];
        let mut totals = vec![0u32; size];
        for (row, codes) in codes.enumerate() {
            let mut add = |value: usize| {
                let words = &mut words[value];
                if words.is_empty() {
                    words.resize(rows.div_ceil(64), 0);
                }
                words[row / 64] |= 1 << (row % 64);
                totals[value] += 1;
            };
            codes.iter().for_each(|code| add(usize::from(*code) + 1));
            if codes.is_empty() {
                add(0);
            }
        }
        let rows =
            words.into_iter().map(|words| (!words.is_empty()).then(|| Bitmap::from_words(words, rows))).collect();
        Values { rows, totals }
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
