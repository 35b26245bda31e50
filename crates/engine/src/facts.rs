//! What the documents state about the item, brought together: who says what, and where they clash.
//!
//! Names are compared as the caller folds them ([`Fold`]): a browser knows letters and capitals by itself, and their tables
//! are not part of the page.

mod sides;

use crosscut_model::{Property, Review, Statement};
pub use sides::{Said, said};

/// A text in small letters, with every run of other characters than letters and digits as one space, and none around it.
pub type Fold = fn(&str) -> String;

/// A value of a property and the rows that assert it, rising.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asserted {
    pub value: String,
    /// For an actor: the parts as they are spelt, each with its rows.
    pub characters: Vec<(String, Vec<u32>)>,
    pub rows: Vec<u32>,
}

/// A property with all that is said of it, in the order in which it is first said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub property: Property,
    pub values: Vec<Asserted>,
}

/// Two or more incompatible assertions, each with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub property: Property,
    /// Whose part it is about, where the spelling of a part is what differs.
    pub about: Option<String>,
    pub sides: Vec<(String, Vec<u32>)>,
}

/// The facts that some rows assert, known properties first, in their order.
#[inline]
pub fn facts<'a>(reviews: impl IntoIterator<Item = (u32, &'a Review)>, fold: Fold) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (row, review) in reviews {
        for statement in &review.statements {
            add(&mut facts, row, statement, fold);
        }
    }
    facts
}

#[inline]
fn add(facts: &mut Vec<Fact>, row: u32, statement: &Statement, fold: Fold) {
    let rank = |property: &Property| (property.order(), property.clone());
    let wanted = rank(&statement.property);
    let place = facts.binary_search_by(|fact| rank(&fact.property).cmp(&wanted)).unwrap_or_else(|place| {
        facts.insert(place, Fact { property: statement.property.clone(), values: Vec::new() });
        place
    });
    let values = &mut facts[place].values;
    let said = fold(&statement.value);
    let same = |value: &Asserted| fold(&value.value) == said;
    let place = values.iter().position(same).unwrap_or_else(|| {
        values.push(Asserted { value: statement.value.clone(), characters: Vec::new(), rows: Vec::new() });
        values.len() - 1
    });
    let value = &mut values[place];
    insert(&mut value.rows, row);
    if let Some(character) = &statement.character {
        match value.characters.iter_mut().find(|(known, _)| fold(known) == fold(character)) {
            Some((_, rows)) => insert(rows, row),
            None => value.characters.push((character.clone(), vec![row])),
        }
    }
}

#[inline]
fn insert(rows: &mut Vec<u32>, row: u32) {
    if let Err(place) = rows.binary_search(&row) {
        rows.insert(place, row);
    }
}

/// Where facts clash: two values of what an item has only one of; two spellings of what looks like one name; two
/// spellings of one actor's part.
#[inline]
pub fn clashes(facts: &[Fact], fold: Fold) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for fact in facts {
        let side = |value: &Asserted| (value.value.clone(), value.rows.clone());
        if fact.property.is_single() && fact.values.len() > 1 {
            let sides = fact.values.iter().map(side).collect();
            clashes.push(Clash { property: fact.property.clone(), about: None, sides });
        }
        if fact.property.is_person() {
            for group in groups(&fact.values, |value| &value.value, fold) {
                let sides = group.into_iter().map(side).collect();
                clashes.push(Clash { property: fact.property.clone(), about: None, sides });
            }
        }
        for value in &fact.values {
            for group in groups(&value.characters, |(character, _)| character, fold) {
                let sides = group.into_iter().cloned().collect();
                clashes.push(Clash { property: fact.property.clone(), about: Some(value.value.clone()), sides });
            }
        }
    }
    clashes
}

/// The groups, of two or more, of things whose names look like misspellings of one another.
#[inline]
fn groups<T>(things: &[T], name: impl Fn(&T) -> &String, fold: Fold) -> Vec<Vec<&T>> {
    let names: Vec<String> = things.iter().map(|thing| fold(name(thing))).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for place in 0..things.len() {
        let near = |other: &usize| near_miss(&names[place], &names[*other]);
        match groups.iter_mut().find(|group| group.iter().any(near)) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups.into_iter().map(|group| group.into_iter().map(|place| &things[place]).collect()).collect()
}

/// Whether two names look like one name spelt in two ways: some word of one differs from a word of the other by one or
/// two letters (one below seven letters), and no word is shared by chance alone: the rest of the shorter name is in the
/// longer one. Both are folded.
#[inline]
fn near_miss(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let (mut shorter, mut longer) = (words(a), words(b));
    if shorter.len() > longer.len() {
        std::mem::swap(&mut shorter, &mut longer);
    }
    let mut misspelt = 0;
    for word in &shorter {
        if longer.contains(word) {
            continue;
        }
        let length = word.chars().count();
        let allowed = if length < 7 { 1 } else { 2 };
        if length < 4 || !longer.iter().any(|other| strsim::levenshtein(word, other) <= allowed) {
            return false;
        }
        misspelt += 1;
    }
    misspelt > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::Evidence;

    fn fold(text: &str) -> String {
        let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        spaced.split_whitespace().map(str::to_lowercase).collect::<Vec<String>>().join(" ")
    }

    fn said(statements: &[(&str, &str, Option<&str>)]) -> Review {
        let statements = statements
            .iter()
            .map(|(property, value, character)| Statement {
                property: Property::new(property),
                value: (*value).to_owned(),
                character: character.map(str::to_owned),
                assumed: Vec::new(),
                evidence: Evidence::Given { given: "test".to_owned() },
            })
            .collect();
        Review { statements, ..Review::default() }
    }

    fn all_clashes(reviews: &[Review]) -> Vec<(String, Vec<String>)> {
        clashes(&facts((0..).zip(reviews), fold), fold)
            .into_iter()
            .map(|clash| (clash.property.0, clash.sides.into_iter().map(|(value, _)| value).collect()))
            .collect()
    }

    #[test]
    fn equal_assertions_are_one_with_all_their_rows() {
        let reviews = [said(&[("director", "Ann Lee", None)]), said(&[("director", "ann  lee", None)])];
        let facts = facts((0..).zip(&reviews), fold);
        assert_eq!(facts.len(), 1);
        assert_eq!(facts[0].values.len(), 1);
        assert_eq!(facts[0].values[0].rows, [0, 1]);
    }

    #[test]
    fn a_misspelt_name_clashes_and_two_people_do_not() {
        let reviews = [said(&[("editor", "Maria Holmen", None)]), said(&[("editor", "Maria Holman", None)])];
        assert_eq!(
            all_clashes(&reviews),
            [("editor".to_owned(), vec!["Maria Holmen".to_owned(), "Maria Holman".to_owned()])]
        );
        let reviews = [said(&[("editor", "Maria Holmen", None)]), said(&[("editor", "Joan Holmen", None)])];
        assert_eq!(all_clashes(&reviews), []);
    }

    #[test]
    fn a_part_spelt_in_two_ways_clashes_and_a_longer_form_does_not() {
        let part = |character| said(&[("actor", "Ivo Ban", Some(character))]);
        assert_eq!(all_clashes(&[part("Johnny Reed"), part("Johny")]).len(), 1);
        assert_eq!(all_clashes(&[part("Johnny Reed"), part("Johnny")]), []);
        assert_eq!(all_clashes(&[part("Raya, Berry"), part("Berry")]), []);
    }

    #[test]
    fn two_values_of_a_single_property_clash() {
        let reviews = [said(&[("duration", "128", None)]), said(&[("duration", "130", None)])];
        assert_eq!(all_clashes(&reviews).len(), 1);
    }
}
