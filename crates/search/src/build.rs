//! Texts to an index, where the bundle is packed. The same texts in the same order give the same bytes.

use crate::digits;
use crate::edits::{may_be_meant, turned};
use crate::field::{Field, Fields};
use crate::token::{TOKENS, tokens};
use crate::weight::{self, Lengths};
use crosscut_model::{FileRef, SearchLists, SearchPart, SearchPositions, SearchRoot, SearchRows, SearchWords, Stored};
use prefixes::Prefix;
use serde::Serialize;
use std::collections::HashMap;

mod gathered;
pub(crate) mod prefixes;

use gathered::Gathered;

/// How an index is cut up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Words of a part. Raising it makes fewer and bigger files, and the first answer slower.
    pub words: usize,
    /// Characters of the lists in a file, more only where one word has more. Raising it does the same.
    pub lists: usize,
    /// Beginnings of words that stand in more rows than this, counted word by word, or begin more words than a part has, get a list
    /// of their own, so that the first letters of a word never ask for every word that begins so.
    pub beginning: usize,
}

impl Limits {
    /// For so many different words, and so many places of words in rows: small files, but never more than some thousands.
    pub fn of(words: usize, places: usize) -> Limits {
        let lists = (places / 1000).max(10_000);
        Limits { words: (words / 1000).max(1000), lists, beginning: lists * 3 }
    }
}

/// So many parts are looked through for other spellings; more are not, and have their words turned as well.
const FEW_PARTS: usize = 4;
/// From so many words on, turned ones are in smaller parts.
const LARGE: usize = 100_000;

/// What a file of an index holds; its name in file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Words,
    Turned,
    Rows,
    Positions,
}

impl FileKind {
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Words => "words",
            FileKind::Turned => "turned",
            FileKind::Rows => "rows",
            FileKind::Positions => "positions",
        }
    }
}

/// Takes texts, row by row.
#[derive(Debug, Default)]
pub struct Builder {
    words: HashMap<Box<str>, u32>,
    /// By word and field, the place of its list; none is `u32::MAX`.
    places: Vec<[u32; 6]>,
    lists: Vec<Gathered>,
    lengths: Lengths,
    /// What the row's tokens are: word, field, position.
    row: Vec<(u32, u8, u32)>,
}

impl Builder {
    /// Nothing yet.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// The texts of the next row.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = (Field, &'a str)>) {
        let row = self.lengths.rows();
        let mut begins = [0u32; 6];
        let mut length = [0u32; 6];
        self.row.clear();
        for (field, text) in texts {
            let begin = begins[field as usize];
            let mut end = begin;
            tokens(text, |token| {
                let next = self.words.len() as u32;
                let word = match self.words.get(token.term) {
                    Some(word) => *word,
                    None => {
                        self.words.insert(token.term.into(), next);
                        self.places.push([u32::MAX; 6]);
                        next
                    }
                };
                end = begin + token.position;
                self.row.push((word, field as u8, end));
                length[field as usize] += 1;
            });
            // A place that nothing stands in parts this piece from the next.
            begins[field as usize] = end + 2;
        }
        // Stable, so that positions stay in order.
        self.row.sort_by_key(|(word, field, _)| (*word, *field));
        for group in self.row.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (word, field, _) = group[0];
            let place = &mut self.places[word as usize][usize::from(field)];
            if *place == u32::MAX {
                *place = self.lists.len() as u32;
                self.lists.push(Gathered::default());
            }
            self.lists[*place as usize].push(row, group.iter().map(|(_, _, position)| *position));
        }
        self.lengths.push(length);
    }

    /// Takes in the rows of another behind its own: many can be filled at the same time.
    pub fn append(&mut self, other: Builder) {
        let rows = self.lengths.rows();
        for (word, theirs) in other.words {
            let next = self.words.len() as u32;
            let own = *self.words.entry(word).or_insert(next);
            if own == next {
                self.places.push([u32::MAX; 6]);
            }
            let from = other.places[theirs as usize];
            for (place, from) in self.places[own as usize].iter_mut().zip(from).filter(|(_, from)| *from != u32::MAX) {
                if *place == u32::MAX {
                    *place = self.lists.len() as u32;
                    self.lists.push(Gathered::default());
                }
                self.lists[*place as usize].append(&other.lists[from as usize], rows);
            }
        }
        self.lengths.append(other.lengths);
    }

    /// The index, cut up as suits its size unless `limits` say otherwise. `keep` is given the JSON of each file, and answers with the name it has then, or with nothing: then that part
    /// stays in what names it. Files come in an order in which nothing is named before it is there.
    pub fn finish<E>(
        self,
        limits: Option<Limits>,
        mut keep: impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>,
    ) -> Result<SearchRoot, E> {
        let places = self.lists.iter().map(|list| list.rows() as usize).sum();
        let limits = &limits.unwrap_or_else(|| Limits::of(self.words.len(), places));
        let mut words: Vec<(&str, u32)> = self.words.iter().map(|(word, id)| (&**word, *id)).collect();
        words.sort_unstable();
        let count = |id: u32| -> usize {
            let places = self.places[id as usize].iter().filter(|place| **place != u32::MAX);
            places.map(|place| self.lists[*place as usize].rows() as usize).sum()
        };
        let counts: Vec<usize> = words.iter().map(|(_, id)| count(*id)).collect();
        let mut beginnings = prefixes::common(&words, &counts, limits).into_iter().peekable();
        let averages = self.lengths.averages();
        let mut writer = Writer::new(limits, FileKind::Words);
        for (word, id) in &words {
            while let Some(prefix) = beginnings.next_if(|prefix| prefix.word.as_str() < *word) {
                self.write_prefix(&words, &prefix, &mut writer, &mut keep)?;
            }
            let fields = Field::ALL.into_iter().filter_map(|field| {
                let list = self.lists.get(self.places[*id as usize][field as usize] as usize)?;
                Some((field, list))
            });
            writer.begin(word, &mut keep)?;
            for (field, list) in fields {
                writer.field(field, list.rows());
                let weighed = weight::is_weighed(list.rows(), self.lengths.rows());
                for entry in list.entries() {
                    writer.row(entry.row);
                    if weighed {
                        let length = self.lengths.of(entry.row, field);
                        writer.weight(weight::level(field, entry.times(), length, averages[field as usize]));
                    }
                    writer.positions(entry.positions());
                }
            }
            writer.end();
        }
        let parts = writer.finish(&mut keep)?;
        let turned = if parts.len() > FEW_PARTS { self.write_turned(&words, limits, &mut keep)? } else { Vec::new() };
        Ok(SearchRoot { version: TOKENS, rows: self.lengths.rows(), parts, turned })
    }

    /// Words that may be meant by a mistyped one, turned.
    fn write_turned<E>(
        &self,
        words: &[(&str, u32)],
        limits: &Limits,
        keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>,
    ) -> Result<Vec<SearchPart>, E> {
        let spelled = words.iter().filter(|(word, _)| may_be_meant(word));
        let mut turned: Vec<(String, u32)> = spelled.map(|(word, id)| (turned(word), *id)).collect();
        turned.sort_unstable();
        // A question with an error looks at several endings, each of few words: half of a part does. But each part is in the root, which
        // every question needs, so that only a large index has small ones.
        let words = if turned.len() > LARGE { limits.words / 2 } else { limits.words };
        let limits = &Limits { words, ..*limits };
        let mut writer = Writer::new(limits, FileKind::Turned);
        for (word, id) in &turned {
            writer.begin(word, keep)?;
            for field in Field::ALL {
                if let Some(list) = self.lists.get(self.places[*id as usize][field as usize] as usize) {
                    writer.field(field, list.rows());
                }
            }
            writer.end();
        }
        writer.finish(keep)
    }

    /// The list of a beginning: the rows of its words together, without weights and positions.
    fn write_prefix<E>(
        &self,
        words: &[(&str, u32)],
        prefix: &Prefix,
        writer: &mut Writer,
        keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>,
    ) -> Result<(), E> {
        writer.begin(&prefix.word, keep)?;
        for field in Field::ALL {
            let places = words[prefix.words.clone()].iter().map(|(_, id)| self.places[*id as usize][field as usize]);
            let lists = || places.clone().filter_map(|place| self.lists.get(place as usize));
            if lists().next().is_none() {
                continue;
            }
            let mut there = vec![0u64; self.lengths.rows().div_ceil(64) as usize];
            lists()
                .flat_map(Gathered::entries)
                .for_each(|entry| there[entry.row as usize / 64] |= 1 << (entry.row % 64));
            writer.field(field, there.iter().map(|word| word.count_ones()).sum());
            for (first, mut word) in (0..).step_by(64).zip(there) {
                while word != 0 {
                    writer.row(first + word.trailing_zeros());
                    word &= word - 1;
                }
            }
        }
        writer.end();
        Ok(())
    }
}

/// Writes words and lists in order and cuts them into files.
struct Writer<'a> {
    limits: &'a Limits,
    kind: FileKind,
    parts: Vec<SearchPart>,
    first: String,
    last: String,
    words: SearchWords,
    /// Words of this part.
    count: usize,
    rows: SearchRows,
    positions: SearchPositions,
    /// Words of these lists.
    listed: u32,
    fields: Fields,
    /// By field of the word, how many rows.
    counts: Vec<u32>,
    previous: Option<u32>,
}

impl Writer<'_> {
    fn new(limits: &Limits, kind: FileKind) -> Writer<'_> {
        Writer {
            limits,
            kind,
            parts: Vec::new(),
            first: String::new(),
            last: String::new(),
            words: SearchWords::default(),
            count: 0,
            rows: SearchRows::default(),
            positions: SearchPositions::default(),
            listed: 0,
            fields: Fields::NONE,
            counts: Vec::new(),
            previous: None,
        }
    }

    fn begin<E>(
        &mut self,
        word: &str,
        keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>,
    ) -> Result<(), E> {
        if self.count >= self.limits.words {
            self.end_part(keep)?;
        } else if self.rows.rows.len() + self.rows.weights.len() >= self.limits.lists {
            self.end_lists(keep)?;
        }
        if self.count == 0 {
            self.first = word.to_owned();
            self.last.clear();
        }
        let shared = self.last.char_indices().zip(word.chars()).take_while(|((_, a), b)| a == b).count();
        let shared = self.last.char_indices().nth(shared).map_or(self.last.len(), |(at, _)| at);
        self.words.words.push(digits::digit(shared as u8));
        self.words.words += &word[shared..];
        self.words.words.push(' ');
        self.last = word.to_owned();
        self.count += 1;
        self.listed += 1;
        Ok(())
    }

    fn field(&mut self, field: Field, rows: u32) {
        self.fields = self.fields.with(field);
        self.counts.push(rows);
        self.previous = None;
    }

    fn row(&mut self, row: u32) {
        digits::put(&mut self.rows.rows, u64::from(row - self.previous.map_or(0, |previous| previous + 1)));
        self.previous = Some(row);
    }

    fn weight(&mut self, level: u8) {
        self.rows.weights.push(digits::digit(level));
    }

    fn positions(&mut self, positions: impl Iterator<Item = u32>) {
        let mut next = 0;
        let mut positions = positions.peekable();
        while let Some(position) = positions.next() {
            let is_last = positions.peek().is_none();
            digits::put(&mut self.positions.positions, u64::from(position - next) * 2 + u64::from(is_last));
            next = position + 1;
        }
    }

    /// Ends a word.
    fn end(&mut self) {
        digits::put(&mut self.words.counts, u64::from(self.fields.0));
        self.counts.drain(..).for_each(|count| digits::put(&mut self.words.counts, u64::from(count)));
        self.fields = Fields::NONE;
    }

    fn end_lists<E>(&mut self, keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>) -> Result<(), E> {
        if self.listed > 0 && self.kind == FileKind::Words {
            let rows = stored(FileKind::Rows, std::mem::take(&mut self.rows), keep)?;
            let positions = stored(FileKind::Positions, std::mem::take(&mut self.positions), keep)?;
            self.words.lists.push(SearchLists { words: std::mem::take(&mut self.listed), rows, positions });
        }
        Ok(())
    }

    fn end_part<E>(&mut self, keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>) -> Result<(), E> {
        self.end_lists(keep)?;
        if self.count > 0 {
            let words = stored(self.kind, std::mem::take(&mut self.words), keep)?;
            self.parts.push(SearchPart { first: std::mem::take(&mut self.first), words });
            self.count = 0;
        }
        Ok(())
    }

    fn finish<E>(
        mut self,
        keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>,
    ) -> Result<Vec<SearchPart>, E> {
        self.end_part(keep)?;
        Ok(self.parts)
    }
}

fn stored<T: Serialize, E>(
    kind: FileKind,
    value: T,
    keep: &mut impl FnMut(FileKind, &str) -> Result<Option<FileRef>, E>,
) -> Result<Stored<T, FileRef>, E> {
    // Strings and numbers under field names: there is nothing in these that JSON cannot say.
    let json = serde_json::to_string(&value).unwrap_or_default();
    Ok(keep(kind, &json)?.map_or(Stored::Inline(value), Stored::Files))
}
