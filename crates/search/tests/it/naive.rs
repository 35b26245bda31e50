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
            word.terms = nearest(word.word, &known, Among::NearestFirst, word.open);
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
        for word in words.iter_mut().filter(|word| !word.respelled) {
            word.terms.extend(nearest(word.word, &vocabulary(word.field), Among::SameFirst, false));
        }
        found = all_of(&words);
    }
    if found.is_empty() {
        for word in &mut words {
            word.terms.extend(nearest(word.word, &vocabulary(word.field), Among::Elsewhere, false));
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

/// Where another spelling is looked for.
#[derive(Clone, Copy)]
enum Among {
    NearestFirst,
    SameFirst,
    Elsewhere,
}

fn nearest(word: &str, known: &BTreeSet<&str>, among: Among, open: bool) -> BTreeSet<String> {
    let most = match word.chars().count() {
        _ if !word.chars().all(char::is_alphabetic) => 0,
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let same = |term: &str| term.chars().next() == word.chars().next();
    let letter = |word: &str, place| word.chars().nth(place);
    // The first letter may be wrong, missing, too many, or second; the one beside it is not wrong as well.
    let elsewhere = |term: &str| {
        let (first, second) = (letter(word, 0), letter(word, 1));
        !same(term) && (letter(term, 0) == second || [first, second].contains(&letter(term, 1)))
    };
    let beginning = |term: &str| {
        let ends = term.char_indices().map(|(at, _)| at).chain([term.len()]);
        ends.map(|end| strsim::osa_distance(word, &term[..end])).min().unwrap_or(usize::MAX)
    };
    let fewest = |among: &dyn Fn(&str) -> bool, errors: &dyn Fn(&str) -> usize| -> BTreeSet<String> {
        let near = known.iter().filter(|term| among(term)).map(|term| (errors(term), *term));
        let near: Vec<_> = near.filter(|(errors, _)| (1..=most).contains(errors)).collect();
        let fewest = near.iter().map(|(errors, _)| *errors).min();
        near.into_iter().filter(|(errors, _)| Some(*errors) == fewest).map(|(_, term)| term.to_owned()).collect()
    };
    let whole = |term: &str| strsim::osa_distance(word, term);
    match among {
        Among::SameFirst => fewest(&same, &whole),
        Among::Elsewhere => fewest(&elsewhere, &whole),
        Among::NearestFirst => {
            let mut found = fewest(&same, &whole);
            if found.is_empty() {
                found = fewest(&elsewhere, &whole);
            }
            if found.is_empty() && open {
                found = fewest(&same, &beginning);
            }
            found
        }
    }
}
