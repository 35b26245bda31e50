//! Statements in English prose: who made the work, who plays whom, where it was shown, what its title means. Only sentences about
//! the item count; what they say of another work is left.

use crate::credits::minutes_at;
use crate::dates;
use crate::lexicon::{CAST, DISC, FACT, OTHER_WORK, PERSON_NOUN, ROLE};
use crate::people::{People, closes, full_name_end, name_end};
use crate::text::{Text, TokenKind};
use crate::titles::{Quoted, run_end};
use crosscut_model::{Assumption, Date, Evidence, Property, Statement};
use std::ops::Range;

mod facts;
mod roles;

/// What the statements are read against.
pub(crate) struct About<'t, 'a> {
    pub(crate) text: &'t Text<'a>,
    pub(crate) item: Option<&'t str>,
    /// Where the item is named, in order.
    pub(crate) mentions: &'t [Range<usize>],
    pub(crate) quoted: &'t [Quoted],
    /// The document's own date, for dates without a year.
    pub(crate) date: Option<Date>,
    /// Where that date stands, which tells of nothing else.
    pub(crate) own_date: Option<Range<usize>>,
    /// Where the author and the publisher are named.
    pub(crate) own_names: &'t [Range<usize>],
}

impl About<'_, '_> {
    /// Whether a word is one of the author's or the publisher's name, and no small one.
    pub(crate) fn is_own_name(&self, token: usize) -> bool {
        self.own_names.iter().any(|name| self.text.repeats(name, token))
    }

    /// The first place at or after a token where the item is named.
    pub(crate) fn mention_from(&self, token: usize) -> Option<&Range<usize>> {
        self.mentions.get(self.mentions.partition_point(|mention| mention.start < token))
    }

    /// The last place before a token where the item is named.
    pub(crate) fn mention_before(&self, token: usize) -> Option<&Range<usize>> {
        self.mentions[..self.mentions.partition_point(|mention| mention.end <= token)].last()
    }
}

/// Reads full names first, so that surnames can be completed from them afterwards. `skip` are the tokens of labelled
/// credits, in order.
pub(crate) fn names(about: &About, people: &mut People, skip: &[Range<usize>]) -> Vec<Statement> {
    let mut out = Vec::new();
    for sentence in sentences(about, skip) {
        roles::full_names(about, sentence.clone(), people, &mut out);
        roles::by_pronoun(about, sentence, people, &mut out);
    }
    out
}

/// Reads what needs the names: parts played, surnames, and facts that are no names.
pub(crate) fn facts(about: &About, people: &mut People, skip: &[Range<usize>]) -> Vec<Statement> {
    let mut out = Vec::new();
    for sentence in sentences(about, skip) {
        roles::surnames(about, sentence.clone(), people, &mut out);
        facts::read(about, sentence, &mut out);
    }
    out
}

fn sentences<'t>(about: &'t About, skip: &'t [Range<usize>]) -> impl Iterator<Item = Range<usize>> + 't {
    let mut block = 0;
    about
        .text
        .sentences
        .iter()
        .filter(move |sentence| {
            while skip.get(block).is_some_and(|range| range.end <= sentence.start) {
                block += 1;
            }
            let in_block = skip.get(block).is_some_and(|range| range.start <= sentence.start);
            !in_block && sentence.len() < 400 && !is_about_another(about, Range::clone(sentence))
        })
        .cloned()
}

/// Whether a sentence speaks of a work other than the item.
pub(crate) fn is_about_another(about: &About, sentence: Range<usize>) -> bool {
    let text = about.text;
    let first = about.quoted.partition_point(|quote| quote.tokens.end <= sentence.start);
    let mut other_title = false;
    for quote in about.quoted[first..].iter().take_while(|quote| quote.tokens.start < sentence.end) {
        other_title |= !quote.aside
            && Some(text.slice(quote.tokens.clone())) != about.item
            && quote.tokens.len() < 8
            && !is_speech(text, quote);
    }
    other_title
        || text.classes(sentence.clone()) & OTHER_WORK != 0
            && sentence.clone().any(|token| {
                if !text.has(token, OTHER_WORK) {
                    return false;
                }
                let earlier = text.is_one_of(token, &["last", "previous", "earlier", "prior", "breakthrough"])
                    && text.is_one_of(token + 1, &["feature", "film", "movie", "work", "works", "films", "features"]);
                let before_that = text.is(token, "before") && text.is(token + 1, "that");
                let films_like = text.is_one_of(token, &["films", "movies", "features"]) && text.is(token + 1, "like");
                let directed = text.is_one_of(token, &["directed", "helmed"])
                    && run_end(text, token + 1).is_some_and(|end| Some(text.slice(token + 1..end)) != about.item);
                let honoured = text.is_one_of(token, &["nominated", "won"])
                    && sentence.clone().any(|later| {
                        later > token
                            && text.is(later, "for")
                            && text.is(later + 1, "the")
                            && text.is_capital(later + 1)
                            && run_end(text, later + 1)
                                .is_some_and(|end| Some(text.slice(later + 1..end)) != about.item)
                    });
                earlier || before_that || films_like || directed || honoured
            })
}

/// A quotation that a comma or colon leads in.
fn is_speech(text: &Text, quote: &Quoted) -> bool {
    quote.tokens.start >= 2 && text.is_mark_of(quote.tokens.start - 2, ",:") && quote.tokens.len() > 4
}

/// A statement of a value as the text has it.
fn stated(about: &About, property: &str, value: Range<usize>) -> Statement {
    let evidence = Evidence::from(about.text.bytes(value.clone()));
    Statement {
        property: Property::new(property),
        value: about.text.slice(value).to_owned(),
        character: None,
        assumed: Vec::new(),
        evidence,
    }
}

/// The same statement with another value, evidence from more of the text, and what was assumed.
fn assumed(field: &str, reason: &str) -> Vec<Assumption> {
    vec![Assumption { field: field.to_owned(), reason: reason.to_owned() }]
}

/// The property as a static name, where it is one that names people.
pub(crate) fn known_role(property: &str) -> Option<&'static str> {
    ["director", "screenwriter", "actor", "cinematographer", "editor", "composer", "producer"]
        .into_iter()
        .find(|known| *known == property)
}

/// Each statement once: the first of those with the same property, value and part. A statement without a part says no
/// more than one with it.
pub(crate) fn without_repeats(statements: Vec<Statement>) -> Vec<Statement> {
    use std::collections::{BTreeMap, BTreeSet};
    let mut parts: BTreeMap<(String, String), BTreeSet<Option<String>>> = BTreeMap::new();
    for statement in &statements {
        let key = (statement.property.0.clone(), statement.value.clone());
        parts.entry(key).or_default().insert(statement.character.clone());
    }
    let mut seen = BTreeSet::new();
    statements
        .into_iter()
        .filter(|statement| {
            let key = (statement.property.0.clone(), statement.value.clone());
            let says_less = statement.character.is_none() && parts.get(&key).is_some_and(|parts| parts.len() > 1);
            !says_less && seen.insert((key, statement.character.clone()))
        })
        .collect()
}
