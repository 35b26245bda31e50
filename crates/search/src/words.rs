//! The words of a part, as they are looked up.

use crate::build::prefixes::MARK;
use crate::digits::{self, Numbers};
use crate::edits::Outline;
use crate::error::SearchError;
use crate::field::{Field, Fields};
use crosscut_model::SearchWords;
use std::ops::Range;

/// The words of a part, rising, and in how many rows of each field they stand.
#[derive(Clone, Debug)]
pub struct Words {
    text: String,
    ends: Vec<u32>,
    outlines: Vec<Outline>,
    fields: Vec<Fields>,
    /// All counts, word by word, and by word where its own begin.
    counts: Vec<u32>,
    begins: Vec<u32>,
}

impl Words {
    /// Reads them. `rows` is the number of rows of the whole index.
    pub fn read(written: &SearchWords, rows: u32) -> Result<Words, SearchError> {
        let mut words = Words {
            text: String::with_capacity(written.words.len() * 2),
            ends: Vec::new(),
            outlines: Vec::new(),
            fields: Vec::new(),
            counts: Vec::new(),
            begins: Vec::new(),
        };
        let mut rest = written.words.as_str();
        let mut word = String::new();
        let mut previous = String::new();
        let mut numbers = Numbers::new(&written.counts, 0);
        while let Some(first) = rest.bytes().next() {
            let shared = usize::from(digits::value(first)?);
            let (own, after) = rest[1..].split_once(' ').ok_or(SearchError::Inconsistent("a word has no end"))?;
            let shared = previous.get(..shared).ok_or(SearchError::Inconsistent("a word shares what is not there"))?;
            word.clear();
            word.push_str(shared);
            word.push_str(own);
            if !words.ends.is_empty() && word <= previous || word.is_empty() {
                return Err(SearchError::Inconsistent("words are out of order"));
            }
            words.text.push_str(&word);
            words.ends.push(u32::try_from(words.text.len()).map_err(|_| SearchError::Inconsistent("too many words"))?);
            words.outlines.push(Outline::of(&word));
            std::mem::swap(&mut word, &mut previous);
            rest = after;
            words.begins.push(words.counts.len() as u32);
            let fields = u8::try_from(numbers.next()?).ok().filter(|fields| (1..64).contains(fields));
            let fields =
                Fields(fields.ok_or(SearchError::Inconsistent("a word is in no field, or in an unknown one"))?);
            words.fields.push(fields);
            for _ in 0..fields.0.count_ones() {
                let count = numbers.next()?;
                if count == 0 || count > rows {
                    return Err(SearchError::Inconsistent("a word stands in no row, or in more than there are"));
                }
                words.counts.push(count);
            }
        }
        words.begins.push(words.counts.len() as u32);
        Ok(words)
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, place: usize) -> &str {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.text[start..self.ends[place] as usize]
    }

    pub fn outline(&self, place: usize) -> Outline {
        self.outlines[place]
    }

    /// The fields that a word stands in.
    pub fn fields(&self, place: usize) -> Fields {
        self.fields[place]
    }

    /// Whether it is a word, and not the beginning of several.
    pub fn is_whole(&self, place: usize) -> bool {
        !self.get(place).ends_with(MARK)
    }

    /// The lists of a word: their fields, and how long they are.
    pub fn lists(&self, place: usize) -> impl Iterator<Item = (Field, u32)> {
        let fields = self.fields[place];
        let counts = &self.counts[self.begins[place] as usize..self.begins[place + 1] as usize];
        Field::ALL.into_iter().filter(move |field| fields.has(*field)).zip(counts.iter().copied())
    }

    /// In how many rows a word stands, each field by itself.
    pub fn rows(&self, place: usize, fields: Fields) -> u32 {
        let lists = self.lists(place).filter(|(field, _)| fields.has(*field));
        lists.fold(0u32, |rows, (_, length)| rows.saturating_add(length))
    }

    /// Where the lists of a word begin among those of all.
    pub fn first_list(&self, place: usize) -> usize {
        self.begins[place] as usize
    }

    pub fn find(&self, word: &str) -> Option<usize> {
        let place = self.from(word);
        (place < self.len() && self.get(place) == word).then_some(place)
    }

    /// The first word that is not before this one.
    pub fn from(&self, word: &str) -> usize {
        self.first(0, |place| self.get(place) >= word)
    }

    /// The words, and beginnings of words, that begin so.
    pub fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let start = self.from(prefix);
        start..self.first(start, |place| !self.get(place).starts_with(prefix))
    }

    /// The first place from `low` on from which on `is_past` holds.
    fn first(&self, mut low: usize, is_past: impl Fn(usize) -> bool) -> usize {
        let mut high = self.len();
        while low < high {
            let middle = (low + high) / 2;
            if is_past(middle) { high = middle } else { low = middle + 1 }
        }
        low
    }
}
