//! A query and an index in, rows out; or what has to be fetched first. Asking again with the same index gives the same answer.

use crate::error::SearchError;
use crate::expand::{Expander, Member};
use crate::field::{Field, Fields};
use crate::highlight::{Matched, Matcher, Spelled};
use crate::index::{Index, Wanted, WordId};
use crate::lists::Rows;
use crate::order::{highest, sorted_pairs};
use crate::query::{Asked, Clause, Query, What};
use crate::weight;

/// What comes of asking.
#[derive(Clone, Debug)]
pub enum Step {
    /// These files have to be supplied, then the question is asked again.
    Fetch(Vec<Wanted>),
    Found(Answer),
}

/// The rows that a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Rising.
    pub rows: Vec<u32>,
    /// For each row, how well it fits: higher is better.
    pub scores: Vec<f32>,
    /// Words that were not found as typed, each with the spellings that were looked for instead or as well.
    pub respelled: Vec<(String, Vec<String>)>,
    /// Where in a text it was found.
    pub matcher: Matcher,
}

impl Answer {
    /// At most so many rows, the best first; of equal ones the first first.
    pub fn best(&self, most: usize) -> Vec<u32> {
        highest(&self.scores, most).into_iter().map(|place| self.rows[place as usize]).collect()
    }
}

/// A clause with the words of the index that stand for its own.
struct Meant<'q> {
    clause: &'q Clause,
    words: Vec<Group>,
    /// Whether it has other spellings.
    respelled: bool,
}

/// The words of the index that stand for one word.
#[derive(Default)]
struct Group {
    /// Its distance from the first of the phrase.
    distance: u32,
    members: Vec<Member>,
}

/// Rows, rising, each with a score.
#[derive(Clone, Debug, Default)]
struct Scored {
    rows: Vec<u32>,
    scores: Vec<f32>,
}

impl Index {
    /// Answers a query, or says which files it needs for that. A query that asks for nothing finds nothing.
    ///
    /// A word that no row has as typed is looked for in its nearest other spellings. If no row has all of the words, but some have all
    /// but one, other spellings of that one count as well.
    pub fn ask(&self, query: &Query) -> Result<Step, SearchError> {
        let mut expander = Expander::new(self);
        let mut meant: Vec<Meant> = query.clauses.iter().map(|clause| Meant::new(clause, &mut expander)).collect();
        if let Some(step) = fetch(&mut expander) {
            return Ok(step);
        }
        expander.count_rows(meant.iter().flat_map(Meant::members));
        for meant in meant.iter_mut().filter(|meant| meant.words.iter().any(|group| group.members.is_empty())) {
            meant.respell(&mut expander, 1);
        }
        if let Some(step) = fetch(&mut expander) {
            return Ok(step);
        }
        let (mut wanted, unwanted): (Vec<Meant>, Vec<Meant>) =
            meant.into_iter().partition(|meant| !meant.clause.negated);
        let mut found = Scored::default();
        if wanted.iter().all(|meant| meant.words.iter().all(|group| !group.members.is_empty())) {
            wanted.iter().chain(&unwanted).for_each(|meant| meant.need_lists(&mut expander));
            if let Some(step) = fetch(&mut expander) {
                return Ok(step);
            }
            let each = self.each_of(&wanted)?;
            let doubtful = self.without_one(&each);
            found = self.all_of(each);
            if found.rows.is_empty() {
                let mut more = false;
                expander.count_rows(wanted.iter().flat_map(Meant::members));
                let is_open =
                    |(meant, doubtful): &(&mut Meant, bool)| *doubtful && !meant.respelled && meant.is_lenient();
                let mut open: Vec<(&mut Meant, bool)> = wanted.iter_mut().zip(doubtful).filter(is_open).collect();
                let count = open.len();
                for (meant, _) in &mut open {
                    more |= meant.respell(&mut expander, count);
                }
                wanted.iter().for_each(|meant| meant.need_lists(&mut expander));
                if let Some(step) = fetch(&mut expander) {
                    return Ok(step);
                }
                if more {
                    found = self.all_of(self.each_of(&wanted)?);
                }
            }
        }
        for meant in &unwanted {
            found.take_out(&self.rows_of(meant)?);
        }
        let respelled =
            wanted.iter().filter(|meant| meant.respelled).filter_map(|meant| meant.respelled(self)).collect();
        let matcher = Matcher { matched: wanted.iter().map(|meant| meant.matched(self)).collect() };
        Ok(Step::Found(Answer { rows: found.rows, scores: found.scores, respelled, matcher }))
    }

    /// The rows of each.
    fn each_of(&self, meant: &[Meant]) -> Result<Vec<Scored>, SearchError> {
        meant.iter().map(|meant| self.rows_of(meant)).collect()
    }

    /// For each, whether a row has all of the others, and not this.
    fn without_one(&self, each: &[Scored]) -> Vec<bool> {
        let mut without = vec![false; each.len()];
        // By row, how many have it, and the sum of their places.
        let mut seen = vec![(0, 0); if each.len() > 1 { self.rows() as usize } else { 0 }];
        if each.len() > 1 {
            for (place, scored) in each.iter().enumerate() {
                for row in &scored.rows {
                    let (count, places) = &mut seen[*row as usize];
                    *count += 1;
                    *places += place;
                }
            }
        }
        let all: usize = (0..each.len()).sum();
        seen.into_iter()
            .filter(|(count, _)| *count + 1 == each.len())
            .for_each(|(_, places)| without[all - places] = true);
        without
    }

    /// The rows that are in all of these; every row when it is nothing.
    fn all_of(&self, mut each: Vec<Scored>) -> Scored {
        // The shortest first: what is looked at after it gets no longer.
        let Some(shortest) = (0..each.len()).min_by_key(|place| each[*place].rows.len()) else {
            return Scored { rows: (0..self.rows()).collect(), scores: vec![0.0; self.rows() as usize] };
        };
        let mut all = each.swap_remove(shortest);
        each.iter().for_each(|other| all.keep_common(other));
        all
    }

    fn rows_of(&self, meant: &Meant) -> Result<Scored, SearchError> {
        let fields = meant.clause.fields;
        match &meant.clause.what {
            What::Word { .. } => self.rows_of_group(&meant.words[0].members, fields),
            What::Phrase(_) => self.rows_of_phrase(&meant.words, fields),
        }
    }

    /// The rows in which any of these words stands. Of several in one field the best counts; fields add up.
    fn rows_of_group(&self, members: &[Member], fields: Fields) -> Result<Scored, SearchError> {
        let mut lists = self.lists(members, fields);
        let mut scored = Scored::default();
        if members.len() > 1 {
            self.prefer_as_typed(members, &mut lists);
        }
        if let [List { field, rows, place, factor, .. }] = lists[..] {
            rows.each(place, |row, weight| {
                scored.rows.push(row);
                scored.scores.push(weight * field.weight() * factor);
            })?;
        } else {
            let mut total = vec![0.0f32; self.rows() as usize];
            let mut best = total.clone();
            let mut touched = Vec::new();
            for field in Field::ALL {
                for List { rows, place, factor, .. } in lists.iter().filter(|list| list.field == field) {
                    rows.each(*place, |row, weight| {
                        let best = &mut best[row as usize];
                        if *best == 0.0 {
                            touched.push(row);
                        }
                        *best = best.max(weight * field.weight() * factor);
                    })?;
                }
                for row in touched.drain(..) {
                    total[row as usize] += std::mem::take(&mut best[row as usize]);
                }
            }
            for (row, score) in (0..).zip(total).filter(|(_, score)| *score > 0.0) {
                scored.rows.push(row);
                scored.scores.push(score);
            }
        }
        let rarity = weight::rarity(scored.rows.len(), self.rows());
        scored.scores.iter_mut().for_each(|score| *score *= rarity);
        Ok(scored)
    }

    /// The rows in which these words stand one after the other in one field.
    fn rows_of_phrase(&self, words: &[Group], fields: Fields) -> Result<Scored, SearchError> {
        let each =
            words.iter().map(|group| self.rows_of_group(&group.members, fields)).collect::<Result<Vec<_>, _>>()?;
        let mut candidates = vec![0usize; self.rows() as usize];
        each.iter().flat_map(|scored| &scored.rows).for_each(|row| candidates[*row as usize] += 1);
        let is_candidate = |row: u32| candidates[row as usize] == words.len();
        let mut found = vec![false; candidates.len()];
        for field in Field::ALL.into_iter().filter(|field| fields.has(*field)) {
            // Where the phrase begins if this word stands in it, as row and position.
            let mut begins: Option<Vec<(u32, u32)>> = None;
            for group in words {
                let here = self.beginnings(group, field, is_candidate)?;
                let both = match begins {
                    None => here,
                    Some(before) => before.into_iter().filter(|begin| here.binary_search(begin).is_ok()).collect(),
                };
                begins = Some(both);
            }
            begins.iter().flatten().for_each(|(row, _)| found[*row as usize] = true);
        }
        let rows: Vec<u32> = (0..).zip(found).filter(|(_, found)| *found).map(|(row, _)| row).collect();
        let mut scored = Scored { scores: vec![0.0; rows.len()], rows };
        each.iter().for_each(|group| scored.keep_common(group));
        Ok(scored)
    }

    /// Raises the word that was typed, where others stand for it too: it is as rare as it is by itself, not as all of them together.
    fn prefer_as_typed(&self, members: &[Member], lists: &mut [List]) {
        let count = |lists: &mut dyn Iterator<Item = &List>| lists.map(|list| list.length as usize).sum::<usize>();
        let all = count(&mut lists.iter()).min(self.rows() as usize);
        let typed = members.iter().find(|member| member.factor == 1.0).map(|member| member.id);
        let own = count(&mut lists.iter().filter(|list| Some(list.id) == typed)).min(all);
        let more = weight::rarity(own, self.rows()) / weight::rarity(all, self.rows());
        lists.iter_mut().filter(|list| Some(list.id) == typed).for_each(|list| list.factor = more);
    }

    fn beginnings(
        &self,
        group: &Group,
        field: Field,
        is_candidate: impl Fn(u32) -> bool,
    ) -> Result<Vec<(u32, u32)>, SearchError> {
        let mut begins = Vec::new();
        let mut positions = Vec::new();
        for List { rows, place, id, .. } in self.lists(&group.members, Fields::only(field)) {
            // What is missing was asked for before.
            let Ok((lists, first)) = self.positions_of_word(id) else { continue };
            let Ok((_, first_rows)) = self.rows_of_word(id) else { continue };
            let mut next = lists.of(first + place - first_rows)?;
            let mut read = Ok(());
            rows.each(place, |row, _| {
                if read.is_ok() {
                    read = next(&mut positions);
                    if read.is_ok() && is_candidate(row) {
                        let begin = |position: &u32| Some((row, position.checked_sub(group.distance)?));
                        begins.extend(positions.iter().filter_map(begin));
                    }
                }
            })?;
            read?;
        }
        Ok(sorted_pairs(&begins))
    }

    /// The lists of some words in some fields, as far as they are there.
    fn lists(&self, members: &[Member], fields: Fields) -> Vec<List<'_>> {
        let mut lists = Vec::new();
        for Member { id, factor } in members.iter().copied() {
            let (Ok((rows, first)), Ok(words)) = (self.rows_of_word(id), self.words(id.part)) else { continue };
            let all = (first..).zip(words.lists(id.word));
            let wanted = all.filter(|(_, (field, _))| fields.has(*field));
            lists.extend(wanted.map(|(place, (field, length))| List { field, rows, place, length, factor, id }));
        }
        lists
    }

    fn word(&self, id: WordId) -> &str {
        self.words(id.part).map_or("", |words| words.get(id.word))
    }
}

/// A list of rows.
#[derive(Clone, Copy)]
struct List<'a> {
    field: Field,
    rows: &'a Rows,
    place: usize,
    length: u32,
    factor: f32,
    id: WordId,
}

impl<'q> Meant<'q> {
    fn new(clause: &'q Clause, expander: &mut Expander) -> Meant<'q> {
        let words = match &clause.what {
            What::Word { word, .. } => {
                vec![Group { distance: 0, members: expander.as_typed(word, clause.fields, true) }]
            }
            // The list of a beginning has no positions.
            What::Phrase(words) => words
                .iter()
                .map(|(distance, word)| Group {
                    distance: *distance,
                    members: expander.as_typed(word, clause.fields, false),
                })
                .collect(),
        };
        Meant { clause, words, respelled: false }
    }

    fn members(&self) -> impl Iterator<Item = &Member> {
        self.words.iter().flat_map(|group| &group.members)
    }

    fn is_lenient(&self) -> bool {
        matches!(self.clause.what, What::Word { lenient: true, .. })
    }

    /// Looks for other spellings, if that is allowed here, of one of so many words that may be wrong. Returns whether there are more than before.
    fn respell(&mut self, expander: &mut Expander, doubtful: usize) -> bool {
        let (What::Word { word, lenient: true }, [group]) = (&self.clause.what, &mut self.words[..]) else {
            return false;
        };
        let before = group.members.len();
        group.members.extend(expander.otherwise(word, self.clause.fields, doubtful));
        let more = group.members.len() > before;
        self.respelled |= more;
        more
    }

    /// Notes which lists are missing.
    fn need_lists(&self, expander: &mut Expander) {
        let index = expander.index;
        let is_phrase = matches!(self.clause.what, What::Phrase(_));
        for member in self.members() {
            expander.need(index.rows_of_word(member.id));
            if is_phrase {
                expander.need(index.positions_of_word(member.id));
            }
        }
    }

    fn respelled(&self, index: &Index) -> Option<(String, Vec<String>)> {
        let What::Word { word, .. } = &self.clause.what else { return None };
        let spellings = self.members().map(|member| index.word(member.id)).filter(|spelling| *spelling != word.word);
        Some((word.word.clone(), spellings.map(str::to_owned).collect()))
    }

    fn matched(&self, index: &Index) -> Matched {
        let spelled = |asked: &Asked, group: &Group| {
            let words = group.members.iter().map(|member| index.word(member.id).to_owned()).collect();
            Spelled { words, beginning: asked.open.then(|| asked.word.clone()) }
        };
        let words = match &self.clause.what {
            What::Word { word, .. } => vec![(0, spelled(word, &self.words[0]))],
            What::Phrase(words) => words
                .iter()
                .zip(&self.words)
                .map(|((distance, word), group)| (*distance, spelled(word, group)))
                .collect(),
        };
        Matched { fields: self.clause.fields, words }
    }
}

impl Scored {
    /// Keeps the rows that are in both; scores add up.
    fn keep_common(&mut self, other: &Scored) {
        let mut kept = 0;
        let mut at = 0;
        for place in 0..self.rows.len() {
            let row = self.rows[place];
            at += other.rows[at..].iter().take_while(|other| **other < row).count();
            if other.rows.get(at) == Some(&row) {
                self.rows[kept] = row;
                self.scores[kept] = self.scores[place] + other.scores[at];
                kept += 1;
            }
        }
        self.rows.truncate(kept);
        self.scores.truncate(kept);
    }

    /// Takes out the rows of another.
    fn take_out(&mut self, other: &Scored) {
        let kept: Vec<bool> = self.rows.iter().map(|row| other.rows.binary_search(row).is_err()).collect();
        let mut flags = kept.iter();
        self.rows.retain(|_| flags.next() == Some(&true));
        let mut flags = kept.iter();
        self.scores.retain(|_| flags.next() == Some(&true));
    }
}

/// What is missing, as a step.
fn fetch(expander: &mut Expander) -> Option<Step> {
    let wanted: Vec<Wanted> = std::mem::take(&mut expander.wanted);
    (!wanted.is_empty()).then_some(Step::Fetch(wanted))
}
