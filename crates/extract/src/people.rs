//! Names of people: where one begins and ends, and whom a surname alone means.

use crate::lexicon::{ENGLISH, FILM, NOT_NAME};
use crate::text::{Text, TokenKind};
use std::collections::BTreeMap;

/// The longest name that is read, in tokens.
const LONGEST: usize = 9;

/// The end of the name that begins at a token, or `None`. A name is a row of capitalised words with initials, hyphens
/// and particles between; one word is enough.
pub(crate) fn name_end(text: &Text, at: usize) -> Option<usize> {
    if !is_name_word(text, at) {
        return None;
    }
    let mut end = after_word(text, at);
    while end < at + LONGEST && !text.opens_line(end) {
        let mut next = end;
        while next < end + 2 && is_particle(text, next) {
            next += 1;
        }
        if !is_name_word(text, next) || text.opens_line(next) || text.is_tight(next) {
            break;
        }
        end = after_word(text, next);
    }
    Some(end)
}

/// The end of a name of at least two words that begins at a token, or `None`.
pub(crate) fn full_name_end(text: &Text, at: usize) -> Option<usize> {
    let end = name_end(text, at)?;
    let words = (at..end).filter(|token| text.is_word(*token) && !text.is_tight(*token)).count();
    let joined = usize::from(text.is_tight(at));
    (words + joined >= 2).then_some(end)
}

/// The end of the whole name of one person that begins at a token of a line around the prose, where names are in capitals as
/// often as not: two to five words.
pub(crate) fn person_end(text: &Text, at: usize, limit: usize) -> Option<usize> {
    let titled = text.is_in(at, "mr mrs ms miss dr prof professor sir dame") && text.is_capital(at);
    let first = at + usize::from(titled) + usize::from(titled && text.is_mark(at + 1, '.'));
    let (mut end, mut words, mut initials) = (first, usize::from(titled), 0);
    while end < limit && words < 5 {
        let mut next = end;
        while words > 0 && next < end + 2 && is_particle(text, next) {
            next += 1;
        }
        // "Scotty “Butters” Malone".
        if words > 0
            && let Some(behind) = nickname_end(text, next, limit)
        {
            next = behind;
        }
        if next >= limit || !is_person_word(text, next) || words > 0 && (text.is_tight(next) || text.opens_line(next)) {
            break;
        }
        if words > 0 && crate::head::is_gap(text, next) {
            break;
        }
        initials += usize::from(text.word(next).chars().count() == 1);
        end = joined_word(text, next);
        words += 1;
    }
    (words >= 2 && words > initials).then_some(end)
}

/// Past a nickname of at most three words between quotation marks that stands within a name.
fn nickname_end(text: &Text, at: usize, limit: usize) -> Option<usize> {
    if !text.is_mark_of(at, "\"“‘'„«") || text.is_tight(at) || !text.is_tight(at + 1) || !text.is_capital(at + 1)
    {
        return None;
    }
    let close = (at + 2..limit.min(at + 6)).find(|token| text.is_mark_of(*token, "\"”’'“»"))?;
    let words = (at + 1..close).all(|token| text.is_word(token));
    (words && close + 1 < limit && !text.is_tight(close + 1)).then_some(close + 1)
}

/// Whether a name begins with a common given name or an initial, so that it is no title.
pub(crate) fn has_given_name(text: &Text, at: usize) -> bool {
    let initial = text.word(at).chars().count() == 1 && text.is_mark(at + 1, '.');
    initial || text.is_in(at, "mrs ms miss dr prof professor") || crate::head::is_given_name(text, at)
}

/// A word of a name in mixed case or in capitals.
fn is_person_word(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    let initial = word.chars().count() == 1 && text.is_mark(at + 1, '.') && text.is_tight(at + 1);
    let given = initial || text.is_in(at, "will may an so do") && text.is_capital(at + 1);
    text.is_word(at)
        && text.is_capital(at)
        && (!text.has(at, ENGLISH | NOT_NAME | FILM) || given)
        && !text.has(at, crate::lexicon::ROLE | crate::lexicon::LABEL)
        && !crate::head::is_section(text, at)
        && word.chars().count() <= 24
        && (!text.is_camel(at) || word.starts_with("Mac") || word.starts_with("Mc") || word.starts_with("De"))
}

/// Past a word of a name and what is joined to it: "Dell’Anna", "Osei-Lund", "J.".
fn joined_word(text: &Text, at: usize) -> usize {
    let mut end = after_word(text, at);
    while text.is_mark_of(end, "'’") && text.is_tight(end) && text.is_capital(end + 1) && text.is_tight(end + 1) {
        end = after_word(text, end + 1);
    }
    // "T.J. Soames", "J.-P. Maréchal": a second initial right behind the first.
    loop {
        let next = end + usize::from(text.is_mark_of(end, "-‐‑") && text.is_tight(end));
        let initial = text.is_tight(next)
            && text.is_word(next)
            && text.is_capital(next)
            && text.is_mark(next + 1, '.')
            && text.is_tight(next + 1)
            && text.word(next).chars().count() == 1;
        if !initial {
            return end;
        }
        end = next + 2;
    }
}

fn is_name_word(text: &Text, at: usize) -> bool {
    text.is_word(at)
        && text.is_capital(at)
        && !text.is_camel(at)
        && !text.has(at, ENGLISH | NOT_NAME)
        && (!text.is_upper(at) || text.word(at).len() <= 3)
}

fn is_particle(text: &Text, at: usize) -> bool {
    text.is_one_of(
        at,
        &[
            "de", "la", "del", "della", "di", "da", "van", "von", "der", "den", "ter", "bin", "al", "el", "y", "dos",
            "du", "af", "le", "ten", "e", "ibn", "zu", "zur", "dos", "das", "do", "degli", "te", "het", "’t", "i",
            "st",
        ],
    ) && text.is_word(at)
        && !(text.is(at, "st") && text.is_mark(at + 1, '.'))
        && !text.opens_line(at)
}

/// Past a word and what is joined to it: `-Ching` of "Shih-Ching", the stop of "J.".
fn after_word(text: &Text, at: usize) -> usize {
    let mut end = at + 1;
    while text.is_mark_of(end, "-‐‑") && text.is_tight(end) && text.is_word(end + 1) && text.is_tight(end + 1) {
        end += 2;
    }
    let initial = text.word(end - 1).chars().count() == 1
        || text.is_one_of(end - 1, &["jr", "sr", "st", "ph", "th", "chr", "fr", "br", "wm", "geo", "joh", "ev", "yu"]);
    if initial && text.is_mark(end, '.') && text.is_tight(end) {
        end += 1;
    }
    end
}

/// The people a document names in full, with what they do.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Full names with the properties that they were stated for.
    names: BTreeMap<String, Vec<&'static str>>,
    /// The full names that end with a surname.
    by_surname: BTreeMap<String, Vec<String>>,
}

/// The most people that are kept apart; a longer list is a register, not a review.
const MOST: usize = 2000;

impl People {
    /// Notes a full name with the property it was stated for.
    pub(crate) fn add(&mut self, name: &str, property: &'static str) {
        let Some((_, surname)) = name.rsplit_once(' ').filter(|_| self.names.len() < MOST) else { return };
        let properties = self.names.entry(name.to_owned()).or_default();
        if properties.is_empty() {
            self.by_surname.entry(surname.to_owned()).or_default().push(name.to_owned());
        }
        if !properties.contains(&property) {
            properties.push(property);
        }
    }

    /// Notes everybody whom another list has.
    pub(crate) fn extend(&mut self, other: &People) {
        for (name, properties) in &other.names {
            for property in properties {
                self.add(name, property);
            }
        }
    }

    /// Whether this is somebody's full name.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// The one full name, among those with any of these properties, that ends with this surname.
    pub(crate) fn with_surname(&self, surname: &str, properties: &[&str]) -> Option<&str> {
        let names = self.by_surname.get(surname)?;
        let mut fitting =
            names.iter().filter(|name| self.names[*name].iter().any(|property| properties.contains(property)));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.as_str())
    }

    /// What somebody does of whom a document says only the surname; `None` where two people share it.
    pub(crate) fn role_of_surname(&self, surname: &str) -> Option<&'static str> {
        match &self.by_surname.get(surname)?[..] {
            [name] => self.names[name].first().copied(),
            _ => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// Whether a token closes what opened right before a name: used to tell "(Bree Elrod)" from "(Bree Elrod, who …".
pub(crate) fn closes(text: &Text, at: usize) -> bool {
    matches!(text.kind(at), Some(TokenKind::Mark(')' | ']')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_readers_end_them() {
        for (text, expected) in [
            ("Ana de la Cruz filmed it", "Ana de la Cruz"),
            ("Shih-Lin Wu, too", "Shih-Lin Wu"),
            ("J. J. Doe said", "J. J. Doe"),
            ("Mia Holm The film", "Mia Holm"),
            ("Ruth O’Neil’s", "Ruth O’Neil"),
        ] {
            let cut = Text::new(text, 0..text.len());
            assert_eq!(full_name_end(&cut, 0).map(|end| cut.slice(0..end)), Some(expected));
        }
        let cut = Text::new("The Harbor", 0..10);
        assert_eq!(full_name_end(&cut, 0), None);
    }

    #[test]
    fn a_surname_that_two_people_share_means_nobody() {
        let mut people = People::default();
        people.add("Mia Holm", "actor");
        assert_eq!(people.with_surname("Holm", &["actor"]), Some("Mia Holm"));
        people.add("Kai Holm", "actor");
        assert_eq!(people.with_surname("Holm", &["actor"]), None);
    }
}
