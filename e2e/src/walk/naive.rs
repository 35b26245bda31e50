//! What an explorer has to show, counted over the records of a bundle as plainly as can be: one record at a time, no engine.

use crate::site::Site;
use crosscut_model::{Aspect, Kind, Notation, Review, Stance, Stored};
use std::collections::BTreeMap;

/// The facets by their titles on the page, with their names in addresses. That of aspects is drawn in another way.
pub const FACETS: [(&str, &str); 8] = [
    ("Film", "film"),
    ("Source", "source"),
    ("Author", "author"),
    ("Kind", "kind"),
    ("Written as", "notation"),
    ("Language", "language"),
    ("Year", "year"),
    ("People", "person"),
];
const ASPECT: &str = "aspect";

/// What stands for having no value.
const NONE: &str = "none";

/// One record, as the keys of its values by facet.
struct Row {
    values: BTreeMap<&'static str, Vec<String>>,
    score: Option<f64>,
    words: Vec<String>,
}

/// The records of a bundle, and what keys its dictionaries have by name and by code.
pub struct Naive {
    rows: Vec<Row>,
    keys: BTreeMap<&'static str, Vec<String>>,
}

/// What an address asks for.
#[derive(Default)]
struct Asked {
    within: BTreeMap<&'static str, Vec<String>>,
    without: BTreeMap<&'static str, Vec<String>>,
    score: Option<(f64, f64)>,
    words: Vec<String>,
}

/// What an explorer shows at an address.
pub struct Expected {
    pub count: usize,
    /// By facet and key.
    counts: BTreeMap<(&'static str, String), usize>,
}

impl Expected {
    /// How many documents a value would leave.
    pub fn of(&self, facet: &'static str, key: &str) -> usize {
        self.counts.get(&(facet, key.to_owned())).copied().unwrap_or(0)
    }
}

impl Naive {
    /// Reads the bundle of a site, which has all in its catalog.
    pub fn of(site: &Site) -> Naive {
        let text = String::from_utf8(site.original(Site::CATALOG)).expect("text");
        let catalog: crosscut_model::Catalog = crosscut_model::unseal(&text).expect("a sealed catalog");
        let Stored::Inline(mut reviews) = catalog.documents else { panic!("the collection is too large to walk in") };
        reviews.iter_mut().for_each(Review::unpack_evidence);
        let named = |terms: Vec<(&String, &String)>| -> BTreeMap<String, String> {
            terms.into_iter().map(|(name, key)| (name.clone(), key.clone())).collect()
        };
        let films = named(catalog.films.iter().map(|film| (&film.name, &film.key)).collect());
        let sources = named(catalog.sources.iter().map(|source| (&source.name, &source.key)).collect());
        let authors = named(catalog.authors.iter().map(|author| (&author.name, &author.key)).collect());
        let people = named(catalog.people.iter().map(|person| (&person.name, &person.key)).collect());
        let keys = BTreeMap::from([
            ("film", catalog.films.iter().map(|film| film.key.clone()).collect()),
            ("source", catalog.sources.iter().map(|source| source.key.clone()).collect()),
            ("author", catalog.authors.iter().map(|author| author.key.clone()).collect()),
            ("person", catalog.people.iter().map(|person| person.key.clone()).collect()),
            ("language", catalog.languages.clone()),
            ("kind", Kind::ALL.map(|kind| kind.key().to_owned()).to_vec()),
            ("notation", Notation::ALL.map(|notation| notation.key().to_owned()).to_vec()),
        ]);
        let row = |review: &Review| {
            let key = |keys: &BTreeMap<String, String>, name: &Option<String>| {
                name.as_ref().map(|name| keys.get(name).cloned().unwrap_or_else(|| format!("no key for {name}")))
            };
            let source = review.publisher.clone().or_else(|| review.author.clone());
            let mut named: Vec<String> = review.statements.iter().map(|stated| people[&stated.value].clone()).collect();
            named.sort();
            named.dedup();
            let aspects = review.aspects.iter().map(|one| format!("{}:{}", one.aspect.key(), one.stance.key()));
            let one = |value: Option<String>| value.into_iter().collect::<Vec<String>>();
            let mut values = BTreeMap::from([
                ("film", one(key(&films, &review.item))),
                ("source", one(key(&sources, &source))),
                ("author", one(key(&authors, &review.author))),
                ("kind", vec![review.kind.key().to_owned()]),
                ("notation", one(review.rating.as_ref().map(|rating| rating.notation.key().to_owned()))),
                ("language", one(review.language.clone())),
                ("year", one(review.date_published.map(|date| date.to_string()[..4].to_owned()))),
                ("person", named),
                (ASPECT, aspects.collect()),
            ]);
            values.values_mut().filter(|values| values.is_empty()).for_each(|values| values.push(NONE.to_owned()));
            let text = review.abstract_text.as_deref().unwrap_or_default();
            Row {
                values,
                score: review.rating.as_ref().and_then(|rating| rating.score),
                words: text.split_whitespace().map(str::to_owned).collect(),
            }
        };
        Naive { rows: reviews.iter().map(row).collect(), keys }
    }

    /// The key of a value that the page shows with this code and name.
    pub fn key(&self, facet: &'static str, code: usize, name: &str) -> String {
        match (code, facet) {
            (0, _) => NONE.to_owned(),
            (_, "year") => name.to_owned(),
            _ => self.keys.get(facet).and_then(|keys| keys.get(code - 1)).cloned().unwrap_or_default(),
        }
    }

    /// The stances on aspects that anybody takes up, in the order of the page: for each aspect all four.
    pub fn stances(&self) -> Vec<String> {
        let is_taken_up = |aspect: &Aspect| {
            let prefix = format!("{}:", aspect.key());
            self.rows.iter().any(|row| row.values[ASPECT].iter().any(|value| value.starts_with(&prefix)))
        };
        let of = |aspect: Aspect| Stance::ALL.map(|stance| format!("{}:{}", aspect.key(), stance.key()));
        Aspect::ALL.into_iter().filter(is_taken_up).flat_map(of).collect()
    }

    /// What is shown for the pairs of a query; `None` where they ask for what is not counted here.
    pub fn expected(&self, pairs: &[(String, String)]) -> Option<Expected> {
        let asked = asked(pairs)?;
        let mut expected = Expected { count: 0, counts: BTreeMap::new() };
        for row in &self.rows {
            let fits_score =
                asked.score.is_none_or(|(low, high)| row.score.is_some_and(|score| low <= score && score <= high));
            if !fits_score || !asked.words.iter().all(|word| row.words.contains(word)) {
                continue;
            }
            let fits = |facet: &'static str| {
                let values = &row.values[facet];
                let any = |of: Option<&Vec<String>>| of.is_some_and(|of| values.iter().any(|value| of.contains(value)));
                (asked.within.get(facet).is_none_or(Vec::is_empty) || any(asked.within.get(facet)))
                    && !any(asked.without.get(facet))
            };
            let failing: Vec<&'static str> = row.values.keys().copied().filter(|facet| !fits(facet)).collect();
            expected.count += usize::from(failing.is_empty());
            for (facet, values) in &row.values {
                if failing.iter().all(|other| other == facet) {
                    for value in values {
                        *expected.counts.entry((facet, value.clone())).or_default() += 1;
                    }
                }
            }
        }
        Some(expected)
    }
}

fn asked(pairs: &[(String, String)]) -> Option<Asked> {
    let mut asked = Asked::default();
    let letters_differ = pairs.iter().any(|(name, _)| name == "letters");
    for (name, value) in pairs {
        let (plain, side) = match name.strip_prefix("not-") {
            Some(plain) => (plain, &mut asked.without),
            None => (name.as_str(), &mut asked.within),
        };
        let facet = FACETS.into_iter().map(|(_, facet)| facet).chain([ASPECT]).find(|facet| *facet == plain);
        match (facet, plain) {
            (Some("year"), _) if value.contains("..") => {
                let (first, last) = value.split_once("..")?;
                let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
                side.entry("year").or_default().extend((first..=last).map(|year| year.to_string()));
            }
            (Some(facet), _) => side.entry(facet).or_default().push(value.clone()),
            (None, "score") if !letters_differ => {
                let (low, high) = value.split_once("..")?;
                asked.score = Some((low.parse().ok()?, high.parse().ok()?));
            }
            (None, "score") => return None,
            (None, "q") => asked.words = value.split_whitespace().map(str::to_owned).collect(),
            _ => {}
        }
    }
    Some(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: &str, source: &str, score: Option<f64>) -> Row {
        let mut values: BTreeMap<&'static str, Vec<String>> =
            FACETS.into_iter().map(|(_, facet)| (facet, vec![NONE.to_owned()])).collect();
        values.insert(ASPECT, vec![NONE.to_owned()]);
        values.insert("kind", vec![kind.to_owned()]);
        values.insert("source", vec![source.to_owned()]);
        Row { values, score, words: vec!["lantern".to_owned()] }
    }

    #[test]
    fn a_facet_is_counted_with_its_own_choice_left_out() {
        let rows = vec![row("review", "a", Some(80.0)), row("review", "b", Some(20.0)), row("news", "a", None)];
        let naive = Naive { rows, keys: BTreeMap::new() };
        let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let expected = |of: &[(&str, &str)]| naive.expected(&pairs(of)).expect("it is counted");
        let of_kind = expected(&[("kind", "review")]);
        assert_eq!((of_kind.count, of_kind.of("kind", "news"), of_kind.of("source", "a")), (2, 1, 1));
        let without = expected(&[("not-source", "a"), ("q", "lantern")]);
        assert_eq!((without.count, without.of("source", "a"), without.of("kind", "news")), (1, 2, 0));
        assert_eq!(expected(&[("score", "50..100")]).count, 1);
        assert_eq!(expected(&[("q", "pigeon")]).count, 0);
        assert!(naive.expected(&pairs(&[("score", "50..100"), ("letters", "school")])).is_none());
    }
}
