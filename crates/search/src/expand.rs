//! From words that are asked for to words of the index: the word itself, those that go on, other spellings.

use crate::build::prefixes::MARK;
use crate::edits::{Typed, ends_kept, forgiven, lengths_near, may_be_meant, turned_back, turned_ending};
use crate::field::Fields;
use crate::index::{Index, Place, Wanted, WordId};
use crate::query::Asked;
use crate::words::Words;
use std::ops::Range;

/// What a word counts that goes on where the typed one ended, beside the typed one itself.
const GOES_ON: f32 = 0.7;
/// What a word counts that differs by one error, and by two.
const SPELLED_OTHERWISE: [f32; 2] = [0.6, 0.4];

/// A word of the index that stands for one that is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    pub id: WordId,
    /// How much it counts.
    pub factor: f32,
}

/// Other spellings that are looked for at most, the commonest first: each may be in a file of its own. Raising it finds rarer words
/// by a wrong spelling, and makes a first answer slower.
const MOST_SPELLINGS: usize = 4;

/// Bytes that the files of one question may have together before other spellings are looked for with less effort: they become 150 KB by
/// gzip, with the root. What is asked for as typed is fetched in any case. From so many rows on it is more, for all lists are longer.
const MOST_BYTES: u64 = 250_000;
const MOST_ROWS: u64 = 100_000;
/// About how many the rows of one more word have, and the parts in which its other spellings are looked for.
const ROWS_BYTES: u64 = 20_000;
const LOOK_BYTES: u64 = 36_000;

/// A word that may be meant, and in how many rows it stands.
struct Candidate {
    word: String,
    rows: u32,
}

/// Looks words up, and keeps what is missing for it.
pub struct Expander<'a> {
    pub index: &'a Index,
    pub wanted: Vec<Wanted>,
    /// How often something was missing, the same file or not.
    missed: usize,
    /// Bytes that the question may need.
    room: u64,
    /// What the question needs so far, there already or not, and its bytes; those that spellings will need besides.
    needed: Vec<Place>,
    bytes: u64,
    reserved: u64,
}

impl<'a> Expander<'a> {
    pub fn new(index: &'a Index) -> Expander<'a> {
        let (wanted, needed) = (Vec::new(), Vec::new());
        let room = MOST_BYTES * u64::from(index.rows()).max(MOST_ROWS) / MOST_ROWS;
        Expander { index, wanted, missed: 0, room, needed, bytes: 0, reserved: 0 }
    }

    /// Counts the bytes of a file that the question needs.
    fn count(&mut self, place: Place) {
        if !self.needed.contains(&place) {
            self.needed.push(place);
            self.bytes += self.index.bytes(place);
        }
    }

    /// Counts the rows of words that are meant, in place of what was reserved for them.
    pub fn count_rows<'m>(&mut self, members: impl Iterator<Item = &'m Member>) {
        self.reserved = 0;
        members.for_each(|member| self.count(self.index.place_of_rows(member.id)));
    }

    /// The words of a part, which the question needs.
    fn words(&mut self, part: usize) -> Option<&'a Words> {
        self.count(Place::Words { part });
        self.need(self.index.words(part))
    }

    /// Notes what is missing.
    pub fn need<T>(&mut self, found: Result<T, Wanted>) -> Option<T> {
        found
            .map_err(|wanted| {
                self.missed += 1;
                if self.wanted.iter().all(|other| other.place != wanted.place) {
                    self.wanted.push(wanted);
                }
            })
            .ok()
    }

    /// The words that are meant as typed.
    pub fn as_typed(&mut self, asked: &Asked, fields: Fields, by_beginning: bool) -> Vec<Member> {
        let missing = self.missed;
        let mut members = Vec::new();
        let mut find = |this: &mut Self, word: &str, factor: f32| {
            let Some(part) = this.index.part_of(word) else { return false };
            let Some(words) = this.words(part) else { return false };
            let Some(word) = words.find(word) else { return false };
            if words.fields(word).meets(fields) {
                members.push(Member { id: WordId { part, word }, factor });
            }
            true
        };
        find(self, &asked.word, 1.0);
        if !asked.open || by_beginning && find(self, &format!("{}{MARK}", asked.word), GOES_ON) {
            return members;
        }
        if self.missed > missing {
            // Whether the beginning has a list of its own is not known yet: it is where the word itself would be.
            return members;
        }
        self.each_word(self.index.parts_with(&asked.word), &asked.word, |words, part, place| {
            let longer = words.get(place).len() > asked.word.len();
            if longer && words.is_whole(place) && words.fields(place).meets(fields) {
                members.push(Member { id: WordId { part, word: place }, factor: GOES_ON });
            }
        });
        members
    }

    /// The nearest other spellings that are forgiven: of those with the fewest errors, the commonest. Words with two errors are looked for
    /// by a beginning or an ending that is as typed. If there is none and the word is still being typed, words that begin nearly so.
    /// Where one of several words may be wrong, `doubtful` of them, each is given fewer, and one error only: a question is not to fetch more
    /// for that than for a word that is wrong for certain.
    pub fn otherwise(&mut self, asked: &Asked, fields: Fields, doubtful: usize) -> Vec<Member> {
        let spellings = (MOST_SPELLINGS / doubtful).max(1);
        if self.bytes + self.reserved + LOOK_BYTES > self.room {
            return Vec::new();
        }
        let most = if doubtful > 1 { forgiven(&asked.word).min(1) } else { forgiven(&asked.word) };
        let missing = self.missed;
        let mut typed = Typed::new(&asked.word);
        for errors in 1..=most {
            let found = self.with_errors(&mut typed, asked, fields, errors, spellings);
            if !found.is_empty() || self.missed > missing {
                return found;
            }
        }
        if asked.open && most > 0 { self.nearly_begun(&mut typed, asked, fields, most, spellings) } else { Vec::new() }
    }

    /// The commonest words with so many errors; none when anything is missing.
    fn with_errors(
        &mut self,
        typed: &mut Typed,
        asked: &Asked,
        fields: Fields,
        errors: usize,
        spellings: usize,
    ) -> Vec<Member> {
        let index = self.index;
        let missing = self.missed;
        let letters = asked.word.chars().count();
        let (begin, end) = ends_kept(letters, errors);
        let beginning: String = asked.word.chars().take(begin).collect();
        let ending: String = asked.word.chars().skip(letters - end).collect();
        let mut near = Vec::new();
        // Where words are not turned they are few, and all are looked at.
        let prefix = if index.is_turned() { beginning.as_str() } else { "" };
        self.each_word(index.parts_with(prefix), prefix, |words, _, place| {
            if !typed.may_be(words.outline(place), errors) || !words.fields(place).meets(fields) {
                return;
            }
            let word = words.get(place);
            let has_end = word.starts_with(&beginning) || word.ends_with(&ending);
            if has_end && may_be_meant(word) && typed.errors(word, errors) == Some(errors) {
                near.push(Candidate { word: word.to_owned(), rows: words.rows(place, fields) });
            }
        });
        for length in lengths_near(letters, errors).filter(|_| index.is_turned()) {
            let ending = turned_ending(length, ending.chars().rev());
            for part in index.turned_with(&ending) {
                self.count(Place::Turned { part });
                let Some(words) = self.need(index.turned(part)) else { continue };
                for place in words.beginning_with(&ending).filter(|place| words.fields(*place).meets(fields)) {
                    let word = turned_back(words.get(place));
                    if !word.starts_with(&beginning) && typed.errors(&word, errors) == Some(errors) {
                        near.push(Candidate { word, rows: words.rows(place, fields) });
                    }
                }
            }
        }
        if self.missed > missing { Vec::new() } else { self.commonest(near, SPELLED_OTHERWISE[errors - 1], spellings) }
    }

    /// So many of the commonest candidates.
    fn commonest(&mut self, mut near: Vec<Candidate>, factor: f32, spellings: usize) -> Vec<Member> {
        let mut members = Vec::new();
        let before = |a: &Candidate, b: &Candidate| b.rows.cmp(&a.rows).then_with(|| a.word.cmp(&b.word));
        for number in 0..spellings {
            let Some(first) = (0..near.len()).min_by(|a, b| before(&near[*a], &near[*b])) else { break };
            let Candidate { word, .. } = near.swap_remove(first);
            // The commonest is taken in any case.
            if number > 0 && self.bytes + self.reserved + ROWS_BYTES > self.room {
                break;
            }
            self.reserved += ROWS_BYTES;
            members.extend(self.member(&word, factor));
        }
        members
    }

    /// A word that is in the index.
    fn member(&mut self, word: &str, factor: f32) -> Option<Member> {
        let part = self.index.part_of(word)?;
        let words = self.words(part)?;
        Some(Member { id: WordId { part, word: words.find(word)? }, factor })
    }

    /// The commonest words that begin with the fewest errors, among those whose first half is as typed; none when anything is missing.
    fn nearly_begun(
        &mut self,
        typed: &mut Typed,
        asked: &Asked,
        fields: Fields,
        most: usize,
        spellings: usize,
    ) -> Vec<Member> {
        let begin = ends_kept(asked.word.chars().count(), 1).0;
        let beginning: String = asked.word.chars().take(begin).collect();
        let missing = self.missed;
        let mut fewest = most;
        let mut near = Vec::new();
        self.each_word(self.index.parts_with(&beginning), &beginning, |words, _, place| {
            if !words.is_whole(place)
                || !words.fields(place).meets(fields)
                || !typed.may_begin(words.outline(place), fewest)
            {
                return;
            }
            let errors = typed.errors_of_beginning(words.get(place), fewest);
            let Some(errors) = errors.filter(|errors| *errors > 0) else { return };
            if errors < fewest {
                fewest = errors;
                near.clear();
            }
            near.push(Candidate { word: words.get(place).to_owned(), rows: words.rows(place, fields) });
        });
        if self.missed > missing { Vec::new() } else { self.commonest(near, SPELLED_OTHERWISE[fewest - 1], spellings) }
    }

    /// Goes through the words of some parts that begin so; nothing when a part is missing.
    fn each_word(&mut self, parts: Range<usize>, prefix: &str, mut give: impl FnMut(&Words, usize, usize)) {
        let all = parts.len();
        let there: Vec<_> = parts.filter_map(|part| Some((part, self.words(part)?))).collect();
        if there.len() == all {
            for (part, words) in there {
                words.beginning_with(prefix).for_each(|place| give(words, part, place));
            }
        }
    }
}
