//! From words that are asked for to words of the index: the word itself, those that go on, other spellings.

use crate::build::prefixes::MARK;
use crate::edits::{Typed, forgiven, turned_back};
use crate::field::Fields;
use crate::index::{Index, Place, Wanted, WordId};
use crate::query::Asked;
use crate::words::Words;
use std::collections::BTreeMap;
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

/// Looks words up, and keeps what is missing for it.
pub struct Expander<'a> {
    pub index: &'a Index,
    pub wanted: BTreeMap<Place, Wanted>,
    /// How often something was missing, the same file or not.
    missed: usize,
}

/// Where another spelling is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Words with the same first letter; if there is none, those elsewhere; if there is none and the word is still being typed, words
    /// with the same first letter that begin nearly so.
    NearestFirst,
    /// Words with the same first letter.
    SameFirst,
    /// Words with another first letter, where one of the first two is one of the first two that were typed: the first letter is wrong, or
    /// missing, or too many, or came second.
    Elsewhere,
}

impl<'a> Expander<'a> {
    pub fn new(index: &'a Index) -> Expander<'a> {
        Expander { index, wanted: BTreeMap::new(), missed: 0 }
    }

    /// Notes what is missing.
    pub fn need<T>(&mut self, found: Result<T, Wanted>) -> Option<T> {
        found
            .map_err(|wanted| {
                self.missed += 1;
                self.wanted.insert(wanted.place, wanted)
            })
            .ok()
    }

    /// The words that are meant as typed.
    pub fn as_typed(&mut self, asked: &Asked, fields: Fields, by_beginning: bool) -> Vec<Member> {
        let missing = self.missed;
        let mut members = Vec::new();
        let mut find = |this: &mut Self, word: &str, factor: f32| {
            let Some(part) = this.index.part_of(word) else { return false };
            let Some(words) = this.need(this.index.words(part)) else { return false };
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

    /// The nearest other spellings that are forgiven: of those with the fewest errors, all.
    pub fn otherwise(&mut self, asked: &Asked, fields: Fields, among: Among) -> Vec<Member> {
        let most = forgiven(&asked.word);
        let first: String = asked.word.chars().take(1).collect();
        if most == 0 {
            return Vec::new();
        }
        let missing = self.missed;
        let mut typed = Typed::new(&asked.word);
        let same = self.index.parts_with(&first);
        let mut found = Vec::new();
        if among != Among::Elsewhere {
            found = self.nearest(&mut typed, same.clone(), &first, fields, most, false);
        }
        if found.is_empty() && among != Among::SameFirst && self.missed == missing {
            found = self.elsewhere(&mut typed, asked, fields, most);
        }
        if found.is_empty() && among == Among::NearestFirst && asked.open && self.missed == missing {
            found = self.nearest(&mut typed, same, &first, fields, most, true);
        }
        found
    }

    /// The nearest of the words [`Among::Elsewhere`].
    fn elsewhere(&mut self, typed: &mut Typed, asked: &Asked, fields: Fields, most: usize) -> Vec<Member> {
        let mut letters = asked.word.chars();
        let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return Vec::new() };
        let (first, second) = (first.to_string(), second.to_string());
        let missing = self.missed;
        let mut near: Vec<(usize, String)> = Vec::new();
        let mut look = |word: &str, errors: Option<usize>| {
            near.extend(errors.filter(|_| !word.starts_with(&first)).map(|errors| (errors, word.to_owned())));
        };
        if second != first {
            self.each_word(self.index.parts_with(&second), &second, |words, _, place| {
                if typed.may_be(words.outline(place), most)
                    && words.is_whole(place)
                    && words.fields(place).meets(fields)
                {
                    look(words.get(place), typed.errors(words.get(place), most));
                }
            });
        }
        let index = self.index;
        if index.is_turned() {
            for beginning in [&first, &second] {
                let parts: Vec<_> =
                    index.turned_with(beginning).filter_map(|part| self.need(index.turned(part))).collect();
                for words in parts {
                    for place in words.beginning_with(beginning) {
                        if typed.may_be(words.outline(place), most) && words.fields(place).meets(fields) {
                            let word = turned_back(words.get(place));
                            look(&word, typed.errors(&word, most));
                        }
                    }
                }
            }
        } else {
            self.each_word(index.parts_with(""), "", |words, _, place| {
                let outline = words.outline(place);
                if typed.may_be(outline, most) && words.is_whole(place) && words.fields(place).meets(fields) {
                    let word = words.get(place);
                    let second_is = |letter: &String| word.chars().nth(1).is_some_and(|c| letter.starts_with(c));
                    if second_is(&first) || second_is(&second) {
                        look(word, typed.errors(word, most));
                    }
                }
            });
        }
        if self.missed > missing {
            return Vec::new();
        }
        let fewest = near.iter().map(|(errors, _)| *errors).min();
        let mut members: Vec<Member> = Vec::new();
        for (errors, word) in near.iter().filter(|(errors, _)| Some(*errors) == fewest) {
            let member = self.member(word, SPELLED_OTHERWISE[errors - 1]);
            // A word may have come by both of its letters.
            members.extend(member.filter(|member| members.iter().all(|other| other.id != member.id)));
        }
        members
    }

    /// A word that is in the index.
    fn member(&mut self, word: &str, factor: f32) -> Option<Member> {
        let part = self.index.part_of(word)?;
        let words = self.need(self.index.words(part))?;
        Some(Member { id: WordId { part, word: words.find(word)? }, factor })
    }

    /// The nearest words of some parts that begin with `prefix`, by the whole of them or by a beginning; none when anything is missing.
    fn nearest(
        &mut self,
        typed: &mut Typed,
        parts: Range<usize>,
        prefix: &str,
        fields: Fields,
        most: usize,
        by_beginning: bool,
    ) -> Vec<Member> {
        let mut fewest = most;
        let mut found = Vec::new();
        self.each_word(parts, prefix, |words, part, place| {
            let outline = words.outline(place);
            let errors = match by_beginning {
                false if typed.may_be(outline, fewest) => typed.errors(words.get(place), fewest),
                true if typed.may_begin(outline, fewest) => typed.errors_of_beginning(words.get(place), fewest),
                _ => None,
            };
            let Some(errors) = errors.filter(|errors| *errors > 0) else { return };
            if !words.is_whole(place) || !words.fields(place).meets(fields) {
                return;
            }
            if errors < fewest {
                fewest = errors;
                found.clear();
            }
            found.push(Member { id: WordId { part, word: place }, factor: SPELLED_OTHERWISE[errors - 1] });
        });
        found
    }

    /// Goes through the words of some parts that begin so; nothing when a part is missing.
    fn each_word(&mut self, parts: Range<usize>, prefix: &str, mut give: impl FnMut(&Words, usize, usize)) {
        let index = self.index;
        let all = parts.len();
        let there: Vec<_> = parts.filter_map(|part| Some((part, self.need(index.words(part))?))).collect();
        if there.len() == all {
            for (part, words) in there {
                words.beginning_with(prefix).for_each(|place| give(words, part, place));
            }
        }
    }
}
