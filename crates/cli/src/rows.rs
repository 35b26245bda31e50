//! Everything that packing keeps in memory of a document: its facts as numbers, its id, and where the rest lies. About 150
//! bytes each, so that a million documents fit anywhere.

use crate::build::publish::Policies;
use crate::cache::{self, Cache};
use crate::draft::{Draft, drafts};
use crate::gather::{in_batches, read_bytes, read_unit};
use crate::pending::Pending;
use crate::report::{Placed, Report, Stage};
use crate::shelf::{Shelf, Slot};
use crate::units::Unit;
use crate::walk::{Found, unreadable};
use crosscut_extract::{Extraction, Habits};
use crosscut_model::{Aspect, Kind, Problem, RatingTerm, RatingValue, Review, Stance};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A document.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub facts: Facts,
    /// Its review, as JSON.
    pub slot: Slot,
    /// Into [`Rows::units`].
    pub unit: u32,
    /// Its place among the documents of its unit.
    pub within: u32,
}

/// What the dictionaries and columns are made of. Names and ratings are numbers, 0 where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    pub item: u32,
    pub publisher: u32,
    pub author: u32,
    pub language: u32,
    pub rating: u32,
    /// Days since 1970-01-01.
    pub date: Option<i32>,
    /// The year that the document gives its item.
    pub year: Option<i16>,
    /// Its place in [`Kind::ALL`].
    pub kind: u8,
    /// By aspect, 0 or the stance's place in [`Stance::ALL`] + 1.
    pub aspects: [u8; Aspect::ALL.len()],
    /// Where the numbers of the people that its statements name stand in [`Names::people`], and how many they are.
    pub people: (u32, u16),
}

/// A document that all documents together may settle.
#[derive(Debug)]
pub struct Unsettled {
    pub row: u32,
    /// Without its review, which is on the shelf.
    pub extraction: Extraction,
    pub held: Vec<Placed>,
}

/// All documents, in the order of their files.
#[derive(Debug)]
pub struct Rows {
    pub rows: Vec<Row>,
    pub ids: Vec<Box<str>>,
    pub units: Vec<Unit>,
    pub names: Names,
    pub shelf: Shelf,
    pub unsettled: Vec<Unsettled>,
    /// By collection.
    pub habits: Vec<Habits>,
    pub policies: Policies,
}

/// A number for each name, and for each rating.
#[derive(Debug, Default)]
pub struct Names {
    numbers: HashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
    rating_numbers: BTreeMap<ByRating, u32>,
    ratings: Vec<RatingTerm>,
    people: Vec<u32>,
}

impl Names {
    /// The name of a number above 0.
    pub fn name(&self, number: u32) -> &str {
        self.names.get((number as usize).wrapping_sub(1)).map_or("", |name| name)
    }

    /// How many there are: numbers go from 1 to it.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The ratings, in the order of their numbers, from 1.
    pub fn ratings(&self) -> &[RatingTerm] {
        &self.ratings
    }

    /// The people that a document names, each once.
    pub fn people(&self, facts: &Facts) -> &[u32] {
        let (start, count) = (facts.people.0 as usize, usize::from(facts.people.1));
        self.people.get(start..start + count).unwrap_or_default()
    }

    fn named(&mut self, review: &Review) -> (u32, u16) {
        let start = self.people.len();
        let people = review.statements.iter().filter(|statement| statement.property.is_person());
        for name in people.map(|statement| statement.value.trim()).filter(|name| !name.is_empty()) {
            let number = self.number(Some(name));
            // What does not fit the count is a list of names, and no statement on one work.
            if self.people.len() - start < usize::from(u16::MAX) && !self.people[start..].contains(&number) {
                self.people.push(number);
            }
        }
        (start as u32, (self.people.len() - start) as u16)
    }

    fn number(&mut self, name: Option<&str>) -> u32 {
        let Some(name) = name else { return 0 };
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let name: Arc<str> = name.into();
        self.names.push(name.clone());
        self.numbers.insert(name, self.names.len() as u32);
        self.names.len() as u32
    }

    fn rating(&mut self, review: &Review) -> u32 {
        let Some(rating) = &review.rating else { return 0 };
        let term = ByRating(RatingTerm {
            value: rating.value.clone(),
            best: rating.best.clone(),
            worst: rating.worst.clone(),
            notation: rating.notation,
            assumed: !rating.assumed.is_empty(),
        });
        if let Some(number) = self.rating_numbers.get(&term) {
            return *number;
        }
        self.ratings.push(term.0.clone());
        self.rating_numbers.insert(term, self.ratings.len() as u32);
        self.ratings.len() as u32
    }

    /// The facts of a review.
    pub fn facts(&mut self, review: &Review) -> Facts {
        let mut aspects = [0; Aspect::ALL.len()];
        let mut stances: [Option<Stance>; Aspect::ALL.len()] = [None; Aspect::ALL.len()];
        for mention in &review.aspects {
            let place = Aspect::ALL.iter().position(|known| *known == mention.aspect).unwrap_or(0);
            stances[place] = Some(stances[place].map_or(mention.stance, |stance| stance.with(mention.stance)));
        }
        for (code, stance) in aspects.iter_mut().zip(stances) {
            let place = stance.and_then(|stance| Stance::ALL.iter().position(|known| *known == stance));
            *code = place.map_or(0, |place| place as u8 + 1);
        }
        Facts {
            item: self.number(review.item.as_deref()),
            publisher: self.number(review.publisher.as_deref()),
            author: self.number(review.author.as_deref()),
            language: self.number(review.language.as_deref()),
            rating: self.rating(review),
            date: review.date_published.map(|date| date.days()),
            year: year(review),
            kind: Kind::ALL.iter().position(|kind| *kind == review.kind).unwrap_or(0) as u8,
            aspects,
            people: self.named(review),
        }
    }
}

/// The year that a document gives its item: as such, or in a statement.
fn year(review: &Review) -> Option<i16> {
    let stated = || review.statements.iter().find(|statement| statement.property.name() == "year");
    review.item_year.or_else(|| stated()?.value.trim().parse().ok().filter(|year| (1..=9999).contains(year)))
}

/// Ratings in an order: by notation, scale, value. It is total, so that equal ones are neighbours.
#[derive(Clone, Debug)]
pub struct ByRating(pub RatingTerm);

impl Ord for ByRating {
    fn cmp(&self, other: &ByRating) -> Ordering {
        let (a, b) = (&self.0, &other.0);
        a.notation
            .cmp(&b.notation)
            .then_with(|| by_value(&a.best, &b.best))
            .then_with(|| by_value(&a.worst, &b.worst))
            .then_with(|| by_value(&a.value, &b.value))
            .then_with(|| a.assumed.cmp(&b.assumed))
    }
}

impl PartialOrd for ByRating {
    fn partial_cmp(&self, other: &ByRating) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ByRating {
    fn eq(&self, other: &ByRating) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for ByRating {}

fn by_value(a: &RatingValue, b: &RatingValue) -> Ordering {
    match (a, b) {
        (RatingValue::Number(a), RatingValue::Number(b)) => a.total_cmp(b),
        (RatingValue::Text(a), RatingValue::Text(b)) => a.cmp(b),
        (RatingValue::Number(_), RatingValue::Text(_)) => Ordering::Less,
        (RatingValue::Text(_), RatingValue::Number(_)) => Ordering::Greater,
    }
}

/// What reading a unit gives.
struct Done {
    drafts: Vec<Draft>,
    problems: Vec<Placed>,
    /// For the cache, if there is one: the key, the bytes, and whether they were there before.
    entry: Option<(cache::Key, Vec<u8>, bool)>,
}

/// Reads and extracts all files. Problems go to the report.
pub fn read(found: &Found, cache: Option<&Path>, report: &mut Report) -> io::Result<Rows> {
    let mut cache = cache.map(Cache::open).transpose()?;
    let mut rows = Rows {
        rows: Vec::new(),
        ids: Vec::new(),
        units: Vec::new(),
        names: Names::default(),
        shelf: Shelf::new()?,
        unsettled: Vec::new(),
        habits: vec![Habits::default(); found.collections.len()],
        policies: Policies::default(),
    };
    let (mut kept, mut hits, mut failed) = (Vec::new(), 0, None);
    let look_up = cache.take();
    in_batches(
        found,
        |unit| one(unit, found, look_up.as_ref()),
        |unit, Done { drafts, problems, entry }| {
            report.extend(problems);
            rows.units.push(unit);
            for (within, draft) in drafts.into_iter().enumerate() {
                if let Err(error) = rows.add(draft, unit, within, found) {
                    failed.get_or_insert(error);
                }
            }
            if let Some((key, bytes, hit)) = entry {
                hits += usize::from(hit);
                kept.push((key, bytes));
            }
        },
    );
    cache = look_up;
    if let Some(mut cache) = cache {
        cache.hits = hits;
        for (key, bytes) in &kept {
            cache.put(*key, bytes)?;
        }
        report.note(format!("{hits} of {} parts were extracted before", rows.units.len()));
        cache.close()?;
    }
    match failed {
        Some(error) => Err(error),
        None => Ok(rows),
    }
}

fn one(unit: Unit, found: &Found, cache: Option<&Cache>) -> Done {
    let stage = Stage::File(unit.input as usize);
    let settings = &found.collections[unit.input(found).collection].settings;
    let Some(cache) = cache else {
        let (pending, mut problems) = read_unit(unit, found);
        let drafts = drafts(pending, settings, Stage::Build, &mut problems);
        return Done { drafts, problems, entry: None };
    };
    let bytes = match unit.read(found) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = unreadable(&unit.input(found).path, &error);
            return Done {
                drafts: Vec::new(),
                problems: crate::report::place(vec![problem], "", 0, stage),
                entry: None,
            };
        }
    };
    let key = cache::key(unit, &bytes, found);
    if let Some((drafts, problems, entry)) = cache.get(key, stage) {
        return Done { drafts, problems, entry: Some((key, entry, true)) };
    }
    let (pending, mut problems) = read_bytes(unit, &bytes, found);
    let drafts = drafts(pending, settings, Stage::Build, &mut problems);
    let entry = cache::encode(&drafts, &problems).map(|entry| (key, entry, false));
    Done { drafts, problems, entry }
}

impl Rows {
    fn add(&mut self, draft: Draft, unit: Unit, within: usize, found: &Found) -> io::Result<()> {
        let Draft { mut extraction, json, has_text, held } = draft;
        let row = self.rows.len() as u32;
        let collection = unit.input(found).collection;
        self.habits[collection].observe(row, &extraction);
        self.policies.add(&found.collections[collection].settings, has_text);
        self.rows.push(Row {
            facts: self.names.facts(&extraction.review),
            slot: self.shelf.put(&json)?,
            unit: self.units.len() as u32 - 1,
            within: within as u32,
        });
        self.ids.push(std::mem::take(&mut extraction.review.id).into());
        if extraction.is_open() {
            extraction.review = Review::default();
            self.unsettled.push(Unsettled { row, extraction, held });
        }
        Ok(())
    }

    /// The review of a row, as it stands in the bundle.
    pub fn review(&mut self, row: u32) -> io::Result<Review> {
        let mut json = Vec::new();
        self.shelf.get(self.rows[row as usize].slot, &mut json)?;
        let mut review: Review = serde_json::from_slice(&json)?;
        review.unpack_evidence();
        Ok(review)
    }

    /// Puts a changed review in the place of a row's.
    pub fn replace(&mut self, row: u32, mut review: Review) -> io::Result<()> {
        let facts = self.names.facts(&review);
        let slot = self.shelf.put(&crate::draft::to_json(&mut review))?;
        let row = &mut self.rows[row as usize];
        (row.facts, row.slot) = (facts, slot);
        Ok(())
    }

    /// The unit of a row.
    pub fn unit(&self, row: u32) -> Unit {
        self.units[self.rows[row as usize].unit as usize]
    }
}

/// Documents that are read a second time, because something is to be said about them; those of one unit together.
#[derive(Default)]
pub struct Again {
    unit: Option<u32>,
    pending: Vec<Option<Pending>>,
}

impl Again {
    /// A row's document as it was read. Ask for each only once, and for those of one unit one after the other.
    pub fn read(&mut self, rows: &Rows, row: u32, found: &Found) -> Option<Pending> {
        let Row { unit, within, .. } = rows.rows[row as usize];
        if self.unit != Some(unit) {
            self.pending = read_unit(rows.unit(row), found).0.into_iter().map(Some).collect();
            self.unit = Some(unit);
        }
        self.pending.get_mut(within as usize)?.take()
    }
}

/// The problem of a disk that does not do.
pub fn cannot_keep(error: &io::Error) -> Problem {
    let message = format!("what was read cannot be kept on disk: {error}");
    let folder = std::env::temp_dir().display().to_string();
    Problem::error("cannot-write", &folder, message).help("make room there, or name another folder with TMPDIR")
}
