//! The columns that the engine counts and cuts by, and what is kept of each. Here a row is known by its place: see
//! [`crate::arrangement`].

use crate::codes::{CodeSet, Codes};
use crate::planes::Planes;
use crate::steps::in_steps;
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
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    codes: Codes,
    /// By code, how many rows have it.
    totals: Vec<u32>,
    /// Where there are few codes.
    planes: Option<Planes>,
}

impl Column {
    /// More codes than this have no planes: twice as many take twice as long to count, while going through the rows one by
    /// one takes as long for any number of codes.
    const MOST_IN_PLANES: usize = 64;

    /// A column whose codes are all below `size`; a code that is not counts as missing.
    // Compiled here, for speed: what builds a table is compiled with the page, which is made small. So are the next two.
    #[inline(never)]
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
        let totals = codes.count(size);
        Column { codes, totals, planes: None }
    }

    /// A column with the code that `of` has for each code of another one.
    #[inline(never)]
    pub(crate) fn of_codes(codes: &Codes, of: &[u32], size: usize) -> Column {
        let mut mapped = Vec::with_capacity(codes.len());
        in_steps(codes.len(), |step| mapped.extend(step.map(|place| of[codes.get(place) as usize])));
        Column::new(Codes::U32(mapped), size)
    }

    /// The same with planes, if its codes are few.
    #[inline(never)]
    pub(crate) fn with_planes(mut self) -> Column {
        if self.size() <= Column::MOST_IN_PLANES {
            self.planes = Some(Planes::new(&self.codes, &self.totals));
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

    pub(crate) fn planes(&self) -> Option<&Planes> {
        self.planes.as_ref()
    }

    /// How many codes there are.
    pub(crate) fn size(&self) -> usize {
        self.totals.len()
    }

    /// The rows whose code is in a set.
    pub(crate) fn rows_of(&self, set: &CodeSet) -> Bitmap {
        match &self.planes {
            Some(planes) => planes.rows_of(set, self.codes.len()),
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
