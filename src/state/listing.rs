//! How a list of films, sources or authors is looked at: its order, the words looked for in names, which films are left. In the URL like
//! the selection, in pairs of its own: `title=salt&made=1990..2005&least=5&rank=score`.

use super::place::History;
use super::query::UseQuery;
use crosscut_engine::score::Rank;
use leptos::prelude::*;

const TITLE: &str = "title";
const MADE: &str = "made";
const LEAST: &str = "least";
const RANK: &str = "rank";

/// The names of these pairs.
pub const LISTING: [&str; 4] = [TITLE, MADE, LEAST, RANK];

/// How a list is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Words that names have, as typed.
    pub name: String,
    /// Of films.
    pub made: Years,
    /// Ratings that each has at least.
    pub least: u32,
    /// `None`: as is usual for the list.
    pub rank: Option<Rank>,
}

/// From one year to another, both included, each end open where it is not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    pub first: Option<i16>,
    pub last: Option<i16>,
}

/// A part of the URL that says nothing to a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadListing {
    Rank(String),
    Made(String),
    Least(String),
}

impl Years {
    /// Whether every year is among them, and what has none.
    pub fn are_all(self) -> bool {
        self == Years::default()
    }

    /// Whether a film of a year is among them. Without a year it is only where all are.
    pub fn contain(self, year: Option<i16>) -> bool {
        let within = |year| self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last);
        self.are_all() || year.is_some_and(within)
    }

    /// With another first year. A last one before it follows, or nothing could be among them.
    pub fn starting(self, first: Option<i16>) -> Years {
        Years { first, last: self.last.map(|last| first.map_or(last, |first| last.max(first))) }
    }

    /// With another last year. A first one after it follows.
    pub fn ending(self, last: Option<i16>) -> Years {
        Years { first: self.first.map(|first| last.map_or(first, |last| first.min(last))), last }
    }

    /// As URLs have it: 1990..2005, 1990.., ..2005.
    fn written(self) -> String {
        let end = |end: Option<i16>| end.map(|year| year.to_string()).unwrap_or_default();
        format!("{}..{}", end(self.first), end(self.last))
    }

    fn read(text: &str) -> Option<Years> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let end = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        let years = Years { first: end(first)?, last: end(last)? };
        let is_empty = years.first.zip(years.last).is_some_and(|(first, last)| first > last);
        (!years.are_all() && !is_empty).then_some(years)
    }
}

/// The longest name that is taken from a URL, in characters; more is cut.
const LONGEST: usize = 200;

impl Listing {
    /// The pairs that stand for it; none for the default.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let pairs = [
            (TITLE, Some(self.name.clone()).filter(|name| !name.is_empty())),
            (MADE, Some(self.made.written()).filter(|_| !self.made.are_all())),
            (LEAST, Some(self.least.to_string()).filter(|_| self.least > 0)),
            (RANK, self.rank.map(|rank| rank.key().to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }

    /// What pairs stand for in a list that has these orders, and what of them could not be taken.
    pub fn from_pairs(pairs: &[(String, String)], ranks: &[Rank]) -> (Listing, Vec<UnreadListing>) {
        let (mut listing, mut unread) = (Listing::default(), Vec::new());
        for (name, value) in pairs {
            match name.as_str() {
                TITLE => listing.name = value.chars().take(LONGEST).collect(),
                MADE => match Years::read(value) {
                    Some(years) => listing.made = years,
                    None => unread.push(UnreadListing::Made(value.clone())),
                },
                LEAST => match value.parse() {
                    Ok(least) => listing.least = least,
                    Err(_) => unread.push(UnreadListing::Least(value.clone())),
                },
                RANK => match Rank::from_key(value).filter(|rank| ranks.contains(rank)) {
                    Some(rank) => listing.rank = Some(rank),
                    None => unread.push(UnreadListing::Rank(value.clone())),
                },
                _ => {}
            }
        }
        (listing, unread)
    }
}

/// How the list in view is looked at, as the URL has it.
#[derive(Clone, Copy)]
pub struct UseListing {
    read: Memo<(Listing, Vec<UnreadListing>)>,
    query: UseQuery,
}

impl UseListing {
    /// Follows the URL, for a list that has these orders.
    pub fn new(ranks: &'static [Rank]) -> UseListing {
        let query = expect_context::<UseQuery>();
        let pairs = Memo::new(move |_| query.with(|query| query.listing.clone()));
        UseListing { read: Memo::new(move |_| pairs.with(|pairs| Listing::from_pairs(pairs, ranks))), query }
    }

    /// Looks at it, tracked.
    #[track_caller]
    pub fn with<T>(self, look: impl FnOnce(&Listing) -> T) -> T {
        self.read.with(|(listing, _)| look(listing))
    }

    /// Looks at it as it is now: for what happens once.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Listing) -> T) -> T {
        self.read.with_untracked(|(listing, _)| look(listing))
    }

    /// What of the URL was not understood, tracked.
    pub fn unread(self) -> Vec<UnreadListing> {
        self.read.with(|(_, unread)| unread.clone())
    }

    /// Changes it.
    pub fn change(self, history: History, change: impl FnOnce(&mut Listing)) {
        let mut listing = self.with_untracked(Listing::clone);
        change(&mut listing);
        self.query.change(history, |query| {
            query.listing.retain(|(name, _)| !LISTING.contains(&name.as_str()));
            query.listing.extend(listing.to_pairs());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Collection, Query};

    fn read(pairs: &[(&str, &str)]) -> (Listing, Vec<UnreadListing>) {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Listing::from_pairs(&pairs, &[Rank::Score, Rank::Name])
    }

    #[test]
    fn what_is_usual_is_not_written_and_what_is_written_is_read() {
        assert_eq!(Listing::default().to_pairs(), []);
        let (listing, unread) = read(&[("title", "salt"), ("made", "1990.."), ("least", "5"), ("rank", "name")]);
        let made = Years { first: Some(1990), last: None };
        assert_eq!(listing, Listing { name: "salt".to_owned(), made, least: 5, rank: Some(Rank::Name) });
        assert_eq!(unread, []);
        assert!(made.contain(Some(1990)) && !made.contain(Some(1989)) && !made.contain(None));
        assert!(Years::default().contain(None));
        assert_eq!(read(&[("made", "1999")]).0.made, Years { first: Some(1999), last: Some(1999) });
    }

    /// "From" above "until" was once written as it stood, which no list can read: both were lost.
    #[test]
    fn an_end_that_passes_the_other_takes_it_along() {
        let years = |first, last| Years { first, last };
        let some = years(Some(1990), Some(1999));
        assert_eq!(some.starting(Some(1995)), years(Some(1995), Some(1999)));
        assert_eq!(some.starting(Some(2005)), years(Some(2005), Some(2005)));
        assert_eq!(some.starting(None), years(None, Some(1999)));
        assert_eq!(some.ending(Some(1991)), years(Some(1990), Some(1991)));
        assert_eq!(some.ending(Some(1)), years(Some(1), Some(1)));
        assert_eq!(some.ending(None), years(Some(1990), None));
        assert_eq!(years(None, None).starting(Some(1990)), years(Some(1990), None));
        assert_eq!(years(None, None).ending(Some(1990)), years(None, Some(1990)));
    }

    #[test]
    fn every_pair_travels_in_the_address() {
        let made = Years { first: Some(1990), last: Some(1999) };
        let listing = Listing { name: "salt & road".to_owned(), made, least: 5, rank: Some(Rank::Name) };
        let query = Query { listing: listing.to_pairs(), ..Query::default() };
        assert_eq!(query.listing.iter().map(|(name, _)| name.as_str()).collect::<Vec<&str>>(), LISTING);
        let table = Collection::without_documents().table;
        assert_eq!(Query::from_search(&query.to_search(&table), &table), (query, vec![]));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let (listing, unread) = read(&[("made", "2000..1990"), ("made", ".."), ("least", "-1"), ("rank", "kinder")]);
        assert_eq!(listing, Listing::default());
        let wrong = |wrong: &str| wrong.to_owned();
        let made = |text| UnreadListing::Made(wrong(text));
        let rest = [UnreadListing::Least(wrong("-1")), UnreadListing::Rank(wrong("kinder"))];
        assert_eq!(unread, [vec![made("2000..1990"), made("..")], rest.to_vec()].concat());
    }

    #[test]
    fn it_comes_back_from_its_pairs() {
        let ends = [None, Some(i16::MIN), Some(-1), Some(1999), Some(i16::MAX)];
        for (first, last) in ends.into_iter().flat_map(|first| ends.map(|last| (first, last))) {
            let made = Years { first, last };
            if first.zip(last).is_some_and(|(first, last)| first > last) {
                continue;
            }
            for name in ["", "salt & road", "a=b…"] {
                for (least, rank) in [(0, None), (u32::MAX, Some(Rank::Divided)), (7, Some(Rank::Certain))] {
                    let listing = Listing { name: name.to_owned(), made, least, rank };
                    assert_eq!(Listing::from_pairs(&listing.to_pairs(), &Rank::ALL), (listing, vec![]));
                }
            }
        }
    }
}
