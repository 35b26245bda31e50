//! The names that columns point into, each sorted and keyed, and the columns themselves.

use crosscut_model::{
    Aspect, Columns, Film, Kind, RatingTerm, RatingValue, Review, Source, SourceRole, Stance, Term, key, unique_keys,
};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// All dictionaries of a catalog, each in the order of its names.
#[derive(Debug, Default)]
pub struct Dictionaries {
    pub films: Vec<Film>,
    pub sources: Vec<Source>,
    pub authors: Vec<Term>,
    pub people: Vec<Term>,
    pub languages: Vec<String>,
    pub ratings: Vec<RatingTerm>,
    /// From what a document calls its item to the film.
    film_of: BTreeMap<Named, usize>,
    /// From a person's name, folded, to the person.
    person_of: BTreeMap<String, u32>,
}

/// What a document calls its item: the name, folded, and the year.
type Named = (String, Option<i16>);

impl Dictionaries {
    /// The dictionaries of these reviews.
    pub fn of(reviews: &[Review]) -> Dictionaries {
        let (films, film_of) = films(reviews);
        let (people, person_of) = people(reviews);
        let mut ratings: Vec<RatingTerm> = reviews.iter().filter_map(rating_term).collect();
        ratings.sort_by(by_rating);
        ratings.dedup();
        let languages: BTreeSet<&str> = reviews.iter().filter_map(|review| review.language.as_deref()).collect();
        let authors: BTreeSet<&str> = reviews.iter().filter_map(|review| review.author.as_deref()).collect();
        Dictionaries {
            films,
            sources: sources(reviews),
            authors: terms(authors),
            people,
            languages: languages.into_iter().map(str::to_owned).collect(),
            ratings,
            film_of,
            person_of,
        }
    }

    /// One integer a review and column.
    pub fn columns(&self, reviews: &[Review]) -> Columns {
        let sources: BTreeMap<&str, u32> = codes(self.sources.iter().map(|source| source.name.as_str()));
        let authors = codes(self.authors.iter().map(|author| author.name.as_str()));
        let languages = codes(self.languages.iter().map(String::as_str));
        let code = |codes: &BTreeMap<&str, u32>, name: Option<&str>| {
            name.map_or(0, |name| codes.get(name).copied().unwrap_or(0))
        };
        let mut columns = Columns::default();
        for review in reviews {
            let film = review.item.as_ref().and_then(|item| self.film_of.get(&(fold(item), year(review))));
            columns.film.push(film.map_or(0, |film| *film as u32 + 1));
            columns.source.push(code(&sources, review.source()));
            columns.author.push(code(&authors, review.author.as_deref()));
            columns
                .kind
                .push(Kind::ALL.iter().position(|kind| *kind == review.kind).map_or(0, |place| place as u32 + 1));
            columns.language.push(code(&languages, review.language.as_deref()));
            let rating = rating_term(review)
                .and_then(|term| self.ratings.binary_search_by(|known| by_rating(known, &term)).ok());
            columns.rating.push(rating.map_or(0, |place| place as u32 + 1));
            columns.date.push(review.date_published.map(|date| date.days()));
            columns.aspects.push(aspects(review));
            let people: BTreeSet<u32> =
                named(review).filter_map(|name| self.person_of.get(&fold(name)).copied()).collect();
            columns.people.push(people.into_iter().collect());
        }
        columns
    }

    /// A title for a collection that has none: the one film it is about, else what it is.
    pub fn title(&self) -> String {
        match &self.films[..] {
            [film] => film.name.clone(),
            _ => "Reviews".to_owned(),
        }
    }
}

/// The films, and which film each pair of name and year means. Names that differ in case, spaces or punctuation only are
/// one name. Documents that state no year mean the film of that name, as long as there is only one.
fn films(reviews: &[Review]) -> (Vec<Film>, BTreeMap<Named, usize>) {
    /// The spellings of a name with their counts, and the years stated with it.
    type Spelt<'a> = (BTreeMap<&'a str, usize>, BTreeSet<Option<i16>>);
    let mut names: BTreeMap<String, Spelt> = BTreeMap::new();
    for review in reviews {
        let Some(item) = review.item.as_deref() else { continue };
        let (spellings, years) = names.entry(fold(item)).or_default();
        *spellings.entry(item).or_default() += 1;
        years.insert(year(review));
    }
    let mut films: Vec<(Film, Vec<Named>)> = Vec::new();
    for (folded, (spellings, years)) in names {
        let name = commonest(&spellings).to_owned();
        let stated: Vec<i16> = years.iter().copied().flatten().collect();
        if stated.len() <= 1 {
            let meant = years.iter().map(|year| (folded.clone(), *year)).collect();
            films.push((Film { key: String::new(), name, year: stated.first().copied() }, meant));
        } else {
            for year in years {
                films.push((Film { key: String::new(), name: name.clone(), year }, vec![(folded.clone(), year)]));
            }
        }
    }
    films.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name).then(a.year.cmp(&b.year)));
    let namesakes: BTreeMap<String, usize> = films.iter().fold(BTreeMap::new(), |mut counts, (film, _)| {
        *counts.entry(film.name.clone()).or_default() += 1;
        counts
    });
    let keyed: Vec<String> = films
        .iter()
        .map(|(film, _)| match film.year {
            Some(year) if namesakes[&film.name] > 1 => format!("{} {year}", film.name),
            _ => film.name.clone(),
        })
        .collect();
    let keys = unique_keys(keyed.iter().map(String::as_str));
    let mut film_of = BTreeMap::new();
    let films = films
        .into_iter()
        .zip(keys)
        .enumerate()
        .map(|(place, ((film, meant), key))| {
            film_of.extend(meant.into_iter().map(|meant| (meant, place)));
            Film { key, ..film }
        })
        .collect();
    (films, film_of)
}

/// The names of people in a review's statements, whatever their part.
fn named(review: &Review) -> impl Iterator<Item = &str> {
    let people = review.statements.iter().filter(|statement| statement.property.is_person());
    people.map(|statement| statement.value.trim()).filter(|name| !name.is_empty())
}

/// The people, and by their folded names which of them is which. Spellings that differ in case, spaces or punctuation only
/// are one person; a misspelt name is a person of its own, as the page shows it.
fn people(reviews: &[Review]) -> (Vec<Term>, BTreeMap<String, u32>) {
    let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for name in reviews.iter().flat_map(named) {
        *spellings.entry(fold(name)).or_default().entry(name).or_default() += 1;
    }
    let mut people: Vec<(&str, String)> =
        spellings.into_iter().map(|(folded, spellings)| (commonest(&spellings), folded)).collect();
    people.sort_unstable();
    let terms = terms(people.iter().map(|(name, _)| *name));
    (terms, (0..).zip(people).map(|(place, (_, folded))| (folded, place)).collect())
}

/// The commonest spelling; of equally common ones the first.
fn commonest<'a>(spellings: &BTreeMap<&'a str, usize>) -> &'a str {
    spellings.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map_or("", |(spelling, _)| spelling)
}

/// The year that a document gives its item: as such, or in a statement.
fn year(review: &Review) -> Option<i16> {
    let stated = || review.statements.iter().find(|statement| statement.property.name() == "year");
    review.item_year.or_else(|| stated()?.value.trim().parse().ok().filter(|year| (1..=9999).contains(year)))
}

/// One name for spellings that differ in case, spaces or punctuation; names of punctuation only stay as they are.
fn fold(name: &str) -> String {
    let folded = key(name);
    // Keys are cut at 80 bytes; longer names are told apart whole.
    if folded.is_empty() || name.len() >= 80 { name.trim().to_lowercase() } else { folded }
}

/// Each name once; a name that is a publication anywhere is one everywhere.
fn sources(reviews: &[Review]) -> Vec<Source> {
    let mut roles: BTreeMap<&str, SourceRole> = BTreeMap::new();
    for review in reviews {
        if let Some(publisher) = review.publisher.as_deref() {
            roles.insert(publisher, SourceRole::Publisher);
        } else if let Some(author) = review.author.as_deref() {
            roles.entry(author).or_insert(SourceRole::Author);
        }
    }
    let keys = unique_keys(roles.keys().copied());
    roles.iter().zip(keys).map(|((name, role), key)| Source { key, name: (*name).to_owned(), role: *role }).collect()
}

fn terms<'a>(names: impl IntoIterator<Item = &'a str> + Clone) -> Vec<Term> {
    let keys = unique_keys(names.clone());
    names.into_iter().zip(keys).map(|(name, key)| Term { key, name: name.to_owned() }).collect()
}

fn codes<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    names.zip(1..).collect()
}

fn rating_term(review: &Review) -> Option<RatingTerm> {
    let rating = review.rating.as_ref()?;
    Some(RatingTerm {
        value: rating.value.clone(),
        best: rating.best.clone(),
        worst: rating.worst.clone(),
        notation: rating.notation,
        assumed: !rating.assumed.is_empty(),
    })
}

/// By notation, scale, value; a total order, so that equal terms are neighbours.
fn by_rating(a: &RatingTerm, b: &RatingTerm) -> Ordering {
    a.notation
        .cmp(&b.notation)
        .then_with(|| by_value(&a.best, &b.best))
        .then_with(|| by_value(&a.worst, &b.worst))
        .then_with(|| by_value(&a.value, &b.value))
        .then_with(|| a.assumed.cmp(&b.assumed))
}

fn by_value(a: &RatingValue, b: &RatingValue) -> Ordering {
    match (a, b) {
        (RatingValue::Number(a), RatingValue::Number(b)) => a.total_cmp(b),
        (RatingValue::Text(a), RatingValue::Text(b)) => a.cmp(b),
        (RatingValue::Number(_), RatingValue::Text(_)) => Ordering::Less,
        (RatingValue::Text(_), RatingValue::Number(_)) => Ordering::Greater,
    }
}

/// The stance of the whole document on each aspect, rising by aspect.
fn aspects(review: &Review) -> Vec<u8> {
    let mut stances: BTreeMap<Aspect, Stance> = BTreeMap::new();
    for mention in &review.aspects {
        let stance = stances.get(&mention.aspect).map_or(mention.stance, |stance| stance.with(mention.stance));
        stances.insert(mention.aspect, stance);
    }
    let place = |aspect: Aspect| Aspect::ALL.iter().position(|known| *known == aspect).unwrap_or(0);
    let stance_place = |stance: Stance| Stance::ALL.iter().position(|known| *known == stance).unwrap_or(0);
    stances
        .into_iter()
        .map(|(aspect, stance)| (place(aspect) * Stance::ALL.len() + stance_place(stance)) as u8)
        .collect()
}
