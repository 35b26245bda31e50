//! The names that columns point into, each sorted and keyed, and the code of every document in each.

use crate::rows::{ByRating, Facts, Names, Rows};
use crosscut_model::{Column, Film, Kind, RatingTerm, Source, SourceRole, Term, key, unique_keys};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// All dictionaries of a catalog, each in the order of its names.
#[derive(Debug, Default)]
pub struct Dictionaries {
    pub films: Vec<Film>,
    pub sources: Vec<Source>,
    pub authors: Vec<Term>,
    pub people: Vec<Term>,
    pub languages: Vec<String>,
    pub ratings: Vec<RatingTerm>,
    /// From what a document calls its item, and the year, to the code of the film.
    film_of: HashMap<(u32, Option<i16>), u32>,
    /// By number of a name, its code.
    source_of: Vec<u32>,
    author_of: Vec<u32>,
    /// By number of a name, the person's place + 1.
    person_of: Vec<u32>,
    language_of: Vec<u32>,
    /// By number of a rating.
    rating_of: Vec<u32>,
}

impl Dictionaries {
    /// The dictionaries of these documents.
    pub fn of(rows: &Rows) -> Dictionaries {
        let names = &rows.names;
        let facts = || rows.rows.iter().map(|row| &row.facts);
        let (films, film_of) = films(names, facts());
        let (sources, source_of) = sources(names, facts());
        let (authors, author_of) = sorted(names, facts().map(|facts| facts.author));
        let (people, person_of) = people(rows);
        let (languages, language_of) = sorted(names, facts().map(|facts| facts.language));
        let used: BTreeSet<u32> = facts().map(|facts| facts.rating).filter(|rating| *rating > 0).collect();
        let mut ratings: Vec<(ByRating, u32)> = used
            .into_iter()
            .filter_map(|number| Some((ByRating(names.ratings().get(number as usize - 1)?.clone()), number)))
            .collect();
        ratings.sort();
        let mut rating_of = vec![0; names.ratings().len() + 1];
        (1..).zip(&ratings).for_each(|(code, (_, number))| rating_of[*number as usize] = code);
        Dictionaries {
            films,
            sources,
            authors: terms(&authors),
            people,
            languages: languages.into_iter().map(str::to_owned).collect(),
            ratings: ratings.into_iter().map(|(rating, _)| rating.0).collect(),
            film_of,
            source_of,
            author_of,
            person_of,
            language_of,
            rating_of,
        }
    }

    /// The code of a document in a column; 0 for the columns that have other values.
    pub fn code(&self, column: Column, facts: &Facts) -> u32 {
        let at = |codes: &[u32], number: u32| codes.get(number as usize).copied().unwrap_or(0);
        match column {
            Column::Film => self.film_of.get(&(facts.item, facts.year)).copied().unwrap_or(0),
            Column::Source => at(&self.source_of, source(facts)),
            Column::Author => at(&self.author_of, facts.author),
            Column::Kind => u32::from(facts.kind) + 1,
            Column::Language => at(&self.language_of, facts.language),
            Column::Rating => at(&self.rating_of, facts.rating),
            Column::Date | Column::Aspects | Column::People => 0,
        }
    }

    /// The people whom a document names, by their places in the dictionary, rising.
    pub fn people_of(&self, names: &Names, facts: &Facts) -> Vec<u32> {
        let places =
            names.people(facts).iter().filter_map(|number| self.person_of.get(*number as usize)?.checked_sub(1));
        let mut places: Vec<u32> = places.collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// How many codes a column has, the missing one included.
    pub fn size(&self, column: Column) -> usize {
        1 + match column {
            Column::Film => self.films.len(),
            Column::Source => self.sources.len(),
            Column::Author => self.authors.len(),
            Column::Kind => Kind::ALL.len(),
            Column::Language => self.languages.len(),
            Column::Rating => self.ratings.len(),
            Column::People => self.people.len(),
            Column::Date | Column::Aspects => 0,
        }
    }

    /// About how many bytes they take in the catalog.
    pub fn bytes(&self) -> usize {
        // {"key":"","name":""}, and what goes with it.
        const AROUND: usize = 22;
        let entry = |key: &str, name: &str| key.len() + name.len() + AROUND;
        self.films.iter().map(|film| entry(&film.key, &film.name)).sum::<usize>()
            + self.sources.iter().map(|source| entry(&source.key, &source.name)).sum::<usize>()
            + self.authors.iter().map(|author| entry(&author.key, &author.name)).sum::<usize>()
            + self.people.iter().map(|person| entry(&person.key, &person.name)).sum::<usize>()
            + self.languages.iter().map(|language| language.len() + 3).sum::<usize>()
    }

    /// A title for a collection that has none: the one film it is about, else what it is.
    pub fn title(&self) -> String {
        match &self.films[..] {
            [film] => film.name.clone(),
            _ => "Reviews".to_owned(),
        }
    }
}

/// The publication, or the author where there is none.
fn source(facts: &Facts) -> u32 {
    if facts.publisher > 0 { facts.publisher } else { facts.author }
}

/// The names of these numbers, sorted, and the code of each number.
fn sorted(names: &Names, numbers: impl Iterator<Item = u32>) -> (Vec<&str>, Vec<u32>) {
    let mut is_used = vec![false; names.len() + 1];
    numbers.for_each(|number| is_used[number as usize] = true);
    let mut used: Vec<(&str, usize)> = (1..is_used.len())
        .filter(|number| is_used[*number])
        .map(|number| (names.name(number as u32), number))
        .collect();
    used.sort_unstable();
    let mut code_of = vec![0; is_used.len()];
    (1..).zip(&used).for_each(|(code, (_, number))| code_of[*number] = code);
    (used.into_iter().map(|(name, _)| name).collect(), code_of)
}

/// What documents call an item, and which year they give it.
type Named = (u32, Option<i16>);

/// The films, and which film each pair of name and year means. Names that differ in case, spaces or punctuation only are
/// one name. Documents that state no year mean the film of that name, as long as there is only one.
fn films<'f>(names: &Names, facts: impl Iterator<Item = &'f Facts>) -> (Vec<Film>, HashMap<Named, u32>) {
    /// The spellings of a name with their counts, and each spelling with the years stated beside it.
    type Spelt<'a> = (BTreeMap<&'a str, usize>, BTreeSet<(Option<i16>, u32)>);
    let mut counts: HashMap<Named, usize> = HashMap::new();
    for facts in facts.filter(|facts| facts.item > 0) {
        *counts.entry((facts.item, facts.year)).or_default() += 1;
    }
    let mut folded: BTreeMap<String, Spelt> = BTreeMap::new();
    for ((item, year), count) in counts {
        let name = names.name(item);
        let (spellings, stated) = folded.entry(fold(name)).or_default();
        *spellings.entry(name).or_default() += count;
        stated.insert((year, item));
    }
    let mut films: Vec<(Film, Vec<Named>)> = Vec::new();
    for (spellings, stated) in folded.into_values() {
        let name = commonest(&spellings).to_owned();
        let years: BTreeSet<Option<i16>> = stated.iter().map(|(year, _)| *year).collect();
        let film = |year| Film { key: String::new(), name: name.clone(), year };
        let meant = |wanted: Option<Option<i16>>| {
            let wanted = stated.iter().filter(|(year, _)| wanted.is_none_or(|wanted| wanted == *year));
            wanted.map(|(year, item)| (*item, *year)).collect()
        };
        if years.iter().flatten().count() <= 1 {
            films.push((film(years.iter().copied().flatten().next()), meant(None)));
        } else {
            films.extend(years.iter().map(|year| (film(*year), meant(Some(*year)))));
        }
    }
    films.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name).then(a.year.cmp(&b.year)));
    let mut namesakes: HashMap<&str, usize> = HashMap::new();
    films.iter().for_each(|(film, _)| *namesakes.entry(&film.name).or_default() += 1);
    let keyed: Vec<String> = films
        .iter()
        .map(|(film, _)| match film.year {
            Some(year) if namesakes[film.name.as_str()] > 1 => format!("{} {year}", film.name),
            _ => film.name.clone(),
        })
        .collect();
    let keys = unique_keys(keyed.iter().map(String::as_str));
    let mut film_of = HashMap::new();
    let films = films.into_iter().zip(keys).zip(1..).map(|(((film, meant), key), code)| {
        film_of.extend(meant.into_iter().map(|meant| (meant, code)));
        Film { key, ..film }
    });
    let films = films.collect();
    (films, film_of)
}

/// The people, and by number of a name which of them it is. Spellings that differ in case, spaces or punctuation only are one
/// person; a misspelt name is a person of its own, as the page shows it.
fn people(rows: &Rows) -> (Vec<Term>, Vec<u32>) {
    let names = &rows.names;
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for number in rows.rows.iter().flat_map(|row| names.people(&row.facts)) {
        *counts.entry(*number).or_default() += 1;
    }
    /// The spellings of a name with their counts, and their numbers.
    type Spelt<'a> = (BTreeMap<&'a str, usize>, Vec<u32>);
    let mut folded: BTreeMap<String, Spelt> = BTreeMap::new();
    for (number, count) in counts {
        let (spellings, numbers) = folded.entry(fold(names.name(number))).or_default();
        spellings.insert(names.name(number), count);
        numbers.push(number);
    }
    let mut people: Vec<(&str, String, Vec<u32>)> =
        folded.into_iter().map(|(folded, (spellings, numbers))| (commonest(&spellings), folded, numbers)).collect();
    people.sort_unstable();
    let mut person_of = vec![0; names.len() + 1];
    for ((_, _, numbers), code) in people.iter().zip(1..) {
        numbers.iter().for_each(|number| person_of[*number as usize] = code);
    }
    (terms(&people.iter().map(|(name, ..)| *name).collect::<Vec<&str>>()), person_of)
}

/// The commonest spelling; of equally common ones the first.
fn commonest<'a>(spellings: &BTreeMap<&'a str, usize>) -> &'a str {
    spellings.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map_or("", |(spelling, _)| spelling)
}

fn terms(names: &[&str]) -> Vec<Term> {
    let keys = unique_keys(names.iter().copied());
    names.iter().zip(keys).map(|(name, key)| Term { key, name: (*name).to_owned() }).collect()
}

/// One name for spellings that differ in case, spaces or punctuation; names of punctuation only stay as they are.
fn fold(name: &str) -> String {
    let folded = key(name);
    // Keys are cut at 80 bytes; longer names are told apart whole.
    if folded.is_empty() || name.len() >= 80 { name.trim().to_lowercase() } else { folded }
}

/// Each name once; a name that is a publication anywhere is one everywhere.
fn sources<'f>(names: &Names, facts: impl Iterator<Item = &'f Facts> + Clone) -> (Vec<Source>, Vec<u32>) {
    let mut is_publisher = vec![false; names.len() + 1];
    facts.clone().for_each(|facts| is_publisher[facts.publisher as usize] = true);
    let (sorted, source_of) = sorted(names, facts.map(source));
    let mut roles = vec![SourceRole::Author; sorted.len()];
    for (number, code) in source_of.iter().enumerate().filter(|(_, code)| **code > 0) {
        if is_publisher[number] {
            roles[*code as usize - 1] = SourceRole::Publisher;
        }
    }
    let keys = unique_keys(sorted.iter().copied());
    let sources = sorted.iter().zip(keys).zip(roles);
    (sources.map(|((name, key), role)| Source { key, name: (*name).to_owned(), role }).collect(), source_of)
}
