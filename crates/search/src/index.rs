//! An index as far as it has been fetched: the root, and those parts that questions have asked for.

use crate::error::SearchError;
use crate::lists::{Announced, Positions, Rows};
use crate::token::TOKENS;
use crate::words::Words;
use crosscut_model::{FileRef, Read, SearchPart, SearchRoot, SearchWords, Stored, content_hash, from_json};
use std::ops::Range;

/// An index. It grows by what is supplied.
#[derive(Clone, Debug)]
pub struct Index {
    rows: u32,
    parts: Vec<Part>,
    turned: Vec<Part>,
}

/// A range of words.
#[derive(Clone, Debug)]
struct Part {
    first: String,
    words: Slot<Dictionary>,
    /// Of its file; 0 where it stands in the root.
    bytes: u64,
}

/// The words of a part and their lists.
#[derive(Clone, Debug)]
struct Dictionary {
    words: Words,
    lists: Vec<Lists>,
}

/// The lists of a range of words.
#[derive(Clone, Debug)]
struct Lists {
    words: Range<usize>,
    rows: Slot<Rows>,
    positions: Slot<Positions>,
    /// Of the file of the rows; 0 where they stand with the words.
    bytes: u64,
}

#[derive(Clone, Debug)]
enum Slot<T> {
    There(T),
    Elsewhere(FileRef),
}

impl<T> Slot<T> {
    fn get(&self) -> Option<&T> {
        match self {
            Slot::There(value) => Some(value),
            Slot::Elsewhere(_) => None,
        }
    }
}

/// A part of an index that can be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Words { part: usize },
    Turned { part: usize },
    Rows { part: usize, lists: usize },
    Positions { part: usize, lists: usize },
}

/// A file that a question needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub(crate) place: Place,
    pub file: FileRef,
}

/// A word of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordId {
    pub part: usize,
    pub word: usize,
}

impl Index {
    /// An index that has its root, and what stands in it.
    pub fn new(root: SearchRoot) -> Result<Index, SearchError> {
        if root.version != TOKENS {
            return Err(SearchError::Version { found: root.version });
        }
        let rows = root.rows;
        Ok(Index { rows, parts: Part::all(root.parts, rows, true)?, turned: Part::all(root.turned, rows, false)? })
    }

    /// How many rows were indexed.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Adds a file that was wanted, by its content. What was supplied before is passed over.
    pub fn supply(&mut self, wanted: &Wanted, json: &str) -> Result<(), SearchError> {
        if content_hash(json.as_bytes()) != wanted.file.hash {
            return Err(SearchError::Damaged);
        }
        let rows = self.rows;
        let is_turned = matches!(wanted.place, Place::Turned { .. });
        let (part, lists) = match wanted.place {
            Place::Words { part } => (self.parts.get_mut(part), None),
            Place::Turned { part } => (self.turned.get_mut(part), None),
            Place::Rows { part, lists } | Place::Positions { part, lists } => (self.parts.get_mut(part), Some(lists)),
        };
        let part = part.ok_or(SearchError::Unasked)?;
        let Some(lists) = lists else {
            if part.words.get().is_none() {
                part.words = Slot::There(Dictionary::read(read(json)?, &part.first, rows, !is_turned)?);
            }
            return Ok(());
        };
        let Slot::There(dictionary) = &mut part.words else { return Err(SearchError::Unasked) };
        let lists = dictionary.lists.get_mut(lists).ok_or(SearchError::Unasked)?;
        let announced = announced(&dictionary.words, lists.words.clone());
        if matches!(wanted.place, Place::Rows { .. }) {
            if lists.rows.get().is_none() {
                lists.rows = Slot::There(Rows::read(read(json)?, announced, rows)?);
            }
        } else if lists.positions.get().is_none() {
            lists.positions = Slot::There(Positions::read(read(json)?, announced)?);
        }
        Ok(())
    }

    /// The parts whose words may begin with `prefix`.
    pub(crate) fn parts_with(&self, prefix: &str) -> Range<usize> {
        Part::with(&self.parts, prefix)
    }

    /// The parts whose turned words may begin with `prefix`.
    pub(crate) fn turned_with(&self, prefix: &str) -> Range<usize> {
        Part::with(&self.turned, prefix)
    }

    /// Whether there are turned words.
    pub(crate) fn is_turned(&self) -> bool {
        !self.turned.is_empty()
    }

    /// The turned words of a part, or the file that has them.
    pub(crate) fn turned(&self, part: usize) -> Result<&Words, Wanted> {
        match &self.turned[part].words {
            Slot::There(dictionary) => Ok(&dictionary.words),
            Slot::Elsewhere(file) => Err(Wanted { place: Place::Turned { part }, file: file.clone() }),
        }
    }

    /// The part that would hold a word, if any does.
    pub(crate) fn part_of(&self, word: &str) -> Option<usize> {
        self.parts.partition_point(|part| part.first.as_str() <= word).checked_sub(1)
    }

    /// The words of a part, or the file that has them.
    pub(crate) fn words(&self, part: usize) -> Result<&Words, Wanted> {
        match &self.parts[part].words {
            Slot::There(dictionary) => Ok(&dictionary.words),
            Slot::Elsewhere(file) => Err(Wanted { place: Place::Words { part }, file: file.clone() }),
        }
    }

    /// Where the rows of a word are.
    pub(crate) fn place_of_rows(&self, id: WordId) -> Place {
        let lists = self.dictionary_of(id).lists.partition_point(|lists| lists.words.end <= id.word);
        Place::Rows { part: id.part, lists }
    }

    /// How many bytes a file has that was or is to be fetched; of positions, those of the rows beside them.
    pub(crate) fn bytes(&self, place: Place) -> u64 {
        match place {
            Place::Words { part } => self.parts[part].bytes,
            Place::Turned { part } => self.turned[part].bytes,
            Place::Rows { part, lists } | Place::Positions { part, lists } => {
                self.parts[part].words.get().map_or(0, |dictionary| dictionary.lists[lists].bytes)
            }
        }
    }

    /// The rows of a word's lists and the place of the first of them, or the file that has them.
    pub(crate) fn rows_of_word(&self, id: WordId) -> Result<(&Rows, usize), Wanted> {
        self.lists_of(id, |lists| &lists.rows, |part, lists| Place::Rows { part, lists })
    }

    /// The positions of a word's lists and the place of the first of them, or the file that has them.
    pub(crate) fn positions_of_word(&self, id: WordId) -> Result<(&Positions, usize), Wanted> {
        self.lists_of(id, |lists| &lists.positions, |part, lists| Place::Positions { part, lists })
    }

    fn dictionary_of(&self, id: WordId) -> &Dictionary {
        // An id comes from the words of its part, which are there to stay.
        let Slot::There(dictionary) = &self.parts[id.part].words else { unreachable!("a word without its part") };
        dictionary
    }

    fn lists_of<T>(
        &self,
        id: WordId,
        slot: impl Fn(&Lists) -> &Slot<T>,
        place: impl Fn(usize, usize) -> Place,
    ) -> Result<(&T, usize), Wanted> {
        let dictionary = self.dictionary_of(id);
        let number = dictionary.lists.partition_point(|lists| lists.words.end <= id.word);
        let lists = &dictionary.lists[number];
        match slot(lists) {
            Slot::Elsewhere(file) => Err(Wanted { place: place(id.part, number), file: file.clone() }),
            Slot::There(there) => {
                let words = &dictionary.words;
                Ok((there, words.first_list(id.word) - words.first_list(lists.words.start)))
            }
        }
    }
}

impl Part {
    fn all(written: Vec<SearchPart>, rows: u32, listed: bool) -> Result<Vec<Part>, SearchError> {
        let mut parts: Vec<Part> = Vec::with_capacity(written.len());
        for part in written {
            if parts.last().is_some_and(|last| last.first >= part.first) {
                return Err(SearchError::Inconsistent("parts are out of order"));
            }
            let (words, bytes) = match part.words {
                Stored::Inline(words) => (Slot::There(Dictionary::read(words, &part.first, rows, listed)?), 0),
                Stored::Files(file) => {
                    let bytes = file.bytes;
                    (Slot::Elsewhere(file), bytes)
                }
            };
            parts.push(Part { first: part.first, words, bytes });
        }
        Ok(parts)
    }

    fn with(parts: &[Part], prefix: &str) -> Range<usize> {
        // The part before the first that begins behind it may hold it too.
        let after = parts.partition_point(|part| part.first.as_str() <= prefix);
        let start = after.saturating_sub(1);
        let more = parts[after..].iter().take_while(|part| part.first.starts_with(prefix)).count();
        start..after + more
    }
}

impl Dictionary {
    /// `listed` is false for turned words, which have no lists.
    fn read(written: SearchWords, first: &str, rows: u32, listed: bool) -> Result<Dictionary, SearchError> {
        let words = Words::read(&written, rows)?;
        if words.len() == 0 || words.get(0) != first {
            return Err(SearchError::Inconsistent("a part does not begin with its first word"));
        }
        let mut lists = Vec::with_capacity(written.lists.len());
        let mut start = 0usize;
        for written in written.lists {
            let end = start.saturating_add(written.words as usize);
            if end == start || end > words.len() {
                return Err(SearchError::Inconsistent("there are lists of more words, or of none"));
            }
            let announced = || announced(&words, start..end);
            let (rows, bytes) = match written.rows {
                Stored::Inline(written) => (Slot::There(Rows::read(written, announced(), rows)?), 0),
                Stored::Files(file) => {
                    let bytes = file.bytes;
                    (Slot::Elsewhere(file), bytes)
                }
            };
            let positions = match written.positions {
                Stored::Inline(written) => Slot::There(Positions::read(written, announced())?),
                Stored::Files(file) => Slot::Elsewhere(file),
            };
            lists.push(Lists { words: start..end, rows, positions, bytes });
            start = end;
        }
        if start != words.len() && listed || start > 0 && !listed {
            return Err(SearchError::Inconsistent("there are words without lists, or lists of turned words"));
        }
        Ok(Dictionary { words, lists })
    }
}

fn announced(words: &Words, places: Range<usize>) -> impl Iterator<Item = Announced> {
    places.flat_map(|place| {
        let whole = words.is_whole(place);
        words.lists(place).map(move |(_, length)| Announced { length, whole })
    })
}

fn read<'j, T: Read<'j>>(json: &'j str) -> Result<T, SearchError> {
    from_json(json).map_err(|error| SearchError::Unreadable(error.to_string()))
}
