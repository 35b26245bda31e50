//! The same questions, answered by looking at every token of every row: what the index has to agree with.

use crate::stored::Row;
use crosscut_search::{Field, tokens};
use std::collections::BTreeSet;

/// A word of a row: its term, field and position, positions of one piece of text apart from those of the next.
type Place = (String, Field, u32);

/// Words at their distances from the first, each in several spellings.
type Run = Vec<(u32, BTreeSet<String>)>;

/// A clause as the reader means it.
#[derive(Clone, Debug)]
pub struct Clause {
    pub negated: bool,
    pub field: Option<Field>,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    Word(String),
    Phrase(Vec<String>),
}

/// How a query is typed; `open` leaves its last word open.
pub fn typed(clauses: &[Clause], open: bool) -> String {
    let clause = |clause: &Clause| {
        let sign = if clause.negated { "-" } else { "" };
        let field = clause.field.map_or(String::new(), |field| format!("{}:", field.key()));
        let what = match &clause.what {
            What::Word(word) => word.clone(),
            What::Phrase(words) => format!("\"{}\"", words.join(" ")),
        };
        format!("{sign}{field}{what}")
    };
    clauses.iter().map(clause).collect::<Vec<_>>().join(" ") + if open { "" } else { " " }
}

/// A word that is asked for, as a full scan takes it.
struct Wanted<'a> {
    field: Option<Field>,
    word: &'a str,
    open: bool,
    lenient: bool,
    terms: BTreeSet<String>,
    respelled: bool,
}

/// The rows that fit.
pub fn scan(rows: &[Row], clauses: &[Clause], open: bool) -> Vec<u32> {
    let places: Vec<Vec<Place>> = rows.iter().map(places).collect();
    let vocabulary = |field: Option<Field>| -> BTreeSet<&str> {
        let all = places.iter().flatten();
        all.filter(|place| field.is_none_or(|field| field == place.1)).map(|place| place.0.as_str()).collect()
    };
    // Each field of a row by itself.
    let rows_of = |field: Option<Field>, term: &str| -> usize {
        let fields = |row: &Vec<Place>| {
            let there = row.iter().filter(|place| place.0 == term && field.is_none_or(|field| field == place.1));
            there.map(|place| place.1).collect::<BTreeSet<Field>>().len()
        };
        places.iter().map(fields).sum()
    };
    let mut words: Vec<Wanted> = Vec::new();
    let mut phrases: Vec<(&Clause, Run)> = Vec::new();
    let mut unwanted: Vec<(Option<Field>, String)> = Vec::new();
    for (number, clause) in clauses.iter().enumerate() {
        match &clause.what {
            What::Word(word) if is_unspaced(word) => phrases.push((clause, run(word, &vocabulary(clause.field)))),
            What::Word(word) if clause.negated => unwanted.push((clause.field, word.clone())),
            What::Word(word) => words.push(Wanted {
                field: clause.field,
                word,
                open: open && number + 1 == clauses.len(),
                lenient: true,
                terms: BTreeSet::new(),
                respelled: false,
            }),
            What::Phrase(parts) => {
                let parts = (0..).zip(parts.iter().map(|word| BTreeSet::from([word.clone()])));
                phrases.push((clause, parts.collect()));
            }
        }
    }
    for word in &mut words {
        let known = vocabulary(word.field);
        let fits = |term: &&&str| **term == word.word || word.open && term.starts_with(word.word);
        word.terms = known.iter().filter(fits).map(|term| (*term).to_owned()).collect();
        if word.terms.is_empty() && word.lenient {
            word.terms = nearest(word.word, &known, word.open, 1, &|term| rows_of(word.field, term));
            word.respelled = true;
        }
    }
    let has = |row: usize, field: Option<Field>, terms: &BTreeSet<String>| {
        places[row].iter().any(|place| field.is_none_or(|field| field == place.1) && terms.contains(&place.0))
    };
    let has_phrase = |row: usize, field: Option<Field>, parts: &[(u32, BTreeSet<String>)]| {
        places[row].iter().filter(|place| field.is_none_or(|field| field == place.1)).any(|(_, field, begin)| {
            parts.iter().all(|(distance, terms)| {
                places[row]
                    .iter()
                    .any(|(term, other, at)| other == field && *at == begin + distance && terms.contains(term))
            })
        })
    };
    let all_of = |words: &[Wanted]| -> Vec<usize> {
        let fits = |row: &usize| {
            words.iter().all(|word| has(*row, word.field, &word.terms))
                && phrases.iter().all(|(clause, parts)| clause.negated || has_phrase(*row, clause.field, parts))
        };
        (0..rows.len()).filter(fits).collect()
    };
    let positive = |parts: &(&Clause, Run)| !parts.0.negated;
    let unknown = |terms: &BTreeSet<String>, field: Option<Field>| {
        let known = vocabulary(field);
        !terms.iter().any(|term| known.contains(term.as_str()))
    };
    // A word that nothing stands for ends the search.
    if words.iter().any(|word| word.terms.is_empty())
        || phrases
            .iter()
            .filter(|phrase| positive(phrase))
            .any(|(clause, parts)| parts.iter().any(|(_, terms)| unknown(terms, clause.field)))
    {
        return Vec::new();
    }
    let mut found = all_of(&words);
    if found.is_empty() {
        // A row has all but this one.
        let is_doubtful = |place: usize| {
            let others = |row: usize| {
                words.iter().enumerate().all(|(other, word)| other == place || has(row, word.field, &word.terms))
                    && phrases.iter().all(|(clause, parts)| clause.negated || has_phrase(row, clause.field, parts))
            };
            let clauses = words.len() + phrases.iter().filter(|phrase| positive(phrase)).count();
            clauses > 1 && (0..rows.len()).any(others)
        };
        let doubtful: Vec<bool> = (0..words.len()).map(is_doubtful).collect();
        let mut doubtful: Vec<&mut Wanted> =
            words.iter_mut().zip(doubtful).filter(|(word, is)| *is && !word.respelled).map(|(word, _)| word).collect();
        let count = doubtful.len();
        for word in &mut doubtful {
            let rows_of = |term: &str| rows_of(word.field, term);
            word.terms.extend(nearest(word.word, &vocabulary(word.field), word.open, count, &rows_of));
        }
        found = all_of(&words);
    }
    found.retain(|row| {
        !unwanted.iter().any(|(field, word)| has(*row, *field, &[word.clone()].into()))
            && !phrases.iter().any(|(clause, parts)| clause.negated && has_phrase(*row, clause.field, parts))
    });
    found.into_iter().map(|row| row as u32).collect()
}

fn places(row: &Row) -> Vec<Place> {
    let mut places = Vec::new();
    for (piece, (field, text)) in row.iter().enumerate() {
        tokens(text, |token| places.push((token.term.to_owned(), *field, piece as u32 * 1000 + token.position)));
    }
    places
}

fn is_unspaced(word: &str) -> bool {
    word.chars().any(|c| c >= '\u{3000}')
}

/// What is written without spaces, as pairs of neighbours; one character by itself as whatever begins with it.
fn run(word: &str, known: &BTreeSet<&str>) -> Run {
    let characters: Vec<char> = word.chars().collect();
    if let [only] = characters[..] {
        let begins = known.iter().filter(|term| term.starts_with(only)).map(|term| (*term).to_owned()).collect();
        return vec![(0, begins)];
    }
    (0..).zip(characters.windows(2).map(|pair| BTreeSet::from([pair.iter().collect()]))).collect()
}

/// The four commonest of the words with the fewest errors; where so many words are doubtful, fewer for each, with one error.
fn nearest(
    word: &str,
    known: &BTreeSet<&str>,
    open: bool,
    doubtful: usize,
    rows_of: &dyn Fn(&str) -> usize,
) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let most = match letters.len() {
        _ if !word.chars().all(char::is_alphabetic) => 0,
        0..4 => 0,
        4..8 => 1,
        _ if doubtful > 1 => 1,
        _ => 2,
    };
    let first = |count: usize| letters[..count].iter().collect::<String>();
    let last = |count: usize| letters[letters.len() - count..].iter().collect::<String>();
    let third = (letters.len() + 1) / 3;
    // Of two errors, one end of the word is free.
    let end_is_kept = |term: &str| term.starts_with(&first(third)) || term.ends_with(&last(third));
    let beginning = |term: &str| {
        let ends = term.char_indices().map(|(at, _)| at).chain([term.len()]);
        ends.map(|end| strsim::osa_distance(word, &term[..end])).min().unwrap_or(usize::MAX)
    };
    let with = |errors: usize, among: &dyn Fn(&str) -> bool, count: &dyn Fn(&str) -> usize| -> BTreeSet<String> {
        let near = known.iter().filter(|term| count(term) == errors && among(term));
        near.map(|term| (*term).to_owned()).collect()
    };
    let spelled = |term: &str| term.chars().all(char::is_alphabetic);
    let whole = |term: &str| if spelled(term) { strsim::osa_distance(word, term) } else { usize::MAX };
    let half = |term: &str| term.starts_with(&first(letters.len().div_ceil(2)));
    let mut found = BTreeSet::new();
    for errors in 1..=most {
        if found.is_empty() {
            found = if errors == 1 { with(1, &|_| true, &whole) } else { with(errors, &end_is_kept, &whole) };
        }
    }
    for errors in 1..=most {
        if found.is_empty() && open {
            found = with(errors, &half, &beginning);
        }
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort_by_key(|term| std::cmp::Reverse(rows_of(term)));
    found.into_iter().take((4 / doubtful).max(1)).collect()
}
