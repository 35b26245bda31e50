//! The lists of some words: rows with weights, and positions. They stay as they were written; what a question needs is read then.

use crate::digits::{self, Numbers};
use crate::error::SearchError;
use crate::weight;
use crosscut_model::{SearchPositions, SearchRows};

/// A list as the words announce it.
#[derive(Clone, Copy, Debug)]
pub struct Announced {
    /// Of how many rows.
    pub length: u32,
    /// Whether it is that of a word; a beginning of words has neither weights nor positions.
    pub whole: bool,
}

/// The rows of lists.
#[derive(Clone, Debug)]
pub struct Rows {
    written: SearchRows,
    lists: Vec<List>,
    /// How many rows there could be.
    rows: u32,
}

/// Where a list stands.
#[derive(Clone, Copy, Debug)]
struct List {
    length: u32,
    rows: u32,
    /// Where its weights begin, if it has any.
    weights: Option<u32>,
}

/// The positions of lists.
#[derive(Clone, Debug)]
pub struct Positions {
    written: SearchPositions,
    begins: Vec<u32>,
}

impl Rows {
    /// Reads where the lists stand.
    pub fn read(
        written: SearchRows,
        announced: impl Iterator<Item = Announced>,
        rows: u32,
    ) -> Result<Rows, SearchError> {
        if u32::try_from(written.rows.len().max(written.weights.len())).is_err() {
            return Err(SearchError::Inconsistent("lists are too long"));
        }
        let mut numbers = Numbers::new(&written.rows, 0);
        let mut weights = 0;
        let mut lists = Vec::new();
        for Announced { length, whole } in announced {
            let weighed = whole && weight::is_weighed(length, rows);
            lists.push(List { length, rows: numbers.at() as u32, weights: weighed.then_some(weights) });
            numbers.skip(length as usize)?;
            if weighed {
                weights += length;
            }
        }
        if numbers.at() != written.rows.len() || weights as usize != written.weights.len() {
            return Err(SearchError::Inconsistent("lists are not as long as the words say"));
        }
        Ok(Rows { written, lists, rows })
    }

    /// Gives the rows of a list, rising, each with its weight.
    #[inline]
    pub fn each(&self, list: usize, mut give: impl FnMut(u32, f32)) -> Result<(), SearchError> {
        let Some(List { length, rows, weights }) = self.lists.get(list).copied() else {
            return Err(SearchError::Inconsistent("a word has a list that is not there"));
        };
        let mut numbers = Numbers::new(&self.written.rows, rows as usize);
        let mut weights = weights.map(|start| &self.written.weights.as_bytes()[start as usize..][..length as usize]);
        let mut next = 0u32;
        for _ in 0..length {
            let row = next.checked_add(numbers.next()?).filter(|row| *row < self.rows);
            let row = row.ok_or(SearchError::Inconsistent("a list has a row that is not there"))?;
            let weight = match &mut weights {
                None => weight::UNWEIGHED,
                Some([first, rest @ ..]) => {
                    weights = Some(rest);
                    weight::weight(digits::value(*first)?)
                }
                Some([]) => return Err(SearchError::Inconsistent("a list has fewer weights than rows")),
            };
            give(row, weight);
            next = row + 1;
        }
        Ok(())
    }
}

impl Positions {
    /// Reads where the lists stand.
    pub fn read(
        written: SearchPositions,
        announced: impl Iterator<Item = Announced>,
    ) -> Result<Positions, SearchError> {
        if u32::try_from(written.positions.len()).is_err() {
            return Err(SearchError::Inconsistent("lists are too long"));
        }
        let mut numbers = Numbers::new(&written.positions, 0);
        let mut begins = Vec::new();
        for Announced { length, whole } in announced {
            begins.push(numbers.at() as u32);
            for _ in 0..if whole { length } else { 0 } {
                while numbers.next()? % 2 == 0 {}
            }
        }
        if numbers.at() != written.positions.len() {
            return Err(SearchError::Inconsistent("positions are not as many as the words say"));
        }
        Ok(Positions { written, begins })
    }

    /// Reads a list row by row: in the order of its rows, each call gives the positions of the next one, rising.
    pub fn of(&self, list: usize) -> Result<impl FnMut(&mut Vec<u32>) -> Result<(), SearchError>, SearchError> {
        let begin = *self.begins.get(list).ok_or(SearchError::Inconsistent("a word has a list that is not there"))?;
        let mut numbers = Numbers::new(&self.written.positions, begin as usize);
        Ok(move |positions: &mut Vec<u32>| {
            positions.clear();
            let mut next = 0u32;
            loop {
                let number = numbers.next()?;
                let position = next.checked_add(number / 2).filter(|position| *position < u32::MAX);
                let position = position.ok_or(SearchError::Inconsistent("a word stands past the end of any text"))?;
                positions.push(position);
                next = position + 1;
                if number % 2 == 1 {
                    return Ok(());
                }
            }
        })
    }
}
