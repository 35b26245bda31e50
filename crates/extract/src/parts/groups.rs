//! Which lines might open the reviews of a document: those that are printed alike, in one way or another.

use super::heads::{Head, Print};
use crate::text::Text;
use std::collections::BTreeSet;
use std::ops::Range;

/// A document as groups of its lines are made and weighed.
pub(super) struct Page<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    /// The bytes at which something stands that may be the rating of some work, in order.
    ratings: &'t [usize],
    /// Where the text ends, in bytes.
    pub(super) end: usize,
    /// Where a line ends in two characters, in bytes.
    returns: Vec<usize>,
}

/// Lines that might each open a review, in order.
#[derive(Clone, Debug)]
pub(super) struct Group<'h> {
    /// What they have in common.
    pub(super) form: &'static str,
    pub(super) heads: Vec<&'h Head>,
}

/// The fewest bytes of text under a heading that has one.
pub(super) const LEAST: usize = 40;
/// The most lines that are compared; a text with more is no row of reviews.
const MOST: usize = 1_000;
/// The most groups that are weighed, and the most shapes that make some.
const GROUPS: usize = 200;
const SHAPES: usize = 24;

/// Whether a line is printed in a way.
type Holds = fn(&Print) -> bool;

/// Ways to be alike that hold for a line or not. The more one says, the earlier it stands.
const FORMS: [(&str, Holds); 12] = [
    ("labelled", |print| print.labelled),
    ("h2", |print| print.before == "# #"),
    ("h3", |print| print.before == "# # #"),
    ("h1", |print| print.before == "#"),
    ("numbered", |print| print.numbered),
    ("rated", |print| print.rated && !print.long),
    ("year", |print| print.behind == "(year"),
    ("bold", |print| print.bold),
    ("upper", |print| print.upper),
    ("quoted", |print| print.quoted),
    ("alone", |print| print.behind == "end" && print.apart && !print.stops),
    ("ruled", |print| print.ruled),
];

impl Print {
    /// Whether another line is set in the same way, whatever stands behind its title.
    pub(super) fn is_like(&self, other: &Print) -> bool {
        (&self.before, self.bold, self.quoted, self.upper) == (&other.before, other.bold, other.quoted, other.upper)
    }
}

impl<'t, 'a> Page<'t, 'a> {
    pub(super) fn new(text: &'t Text<'a>, ratings: &'t [usize], end: usize) -> Page<'t, 'a> {
        let returns = text.full.match_indices("\r\n").map(|(at, _)| at).collect();
        Page { text, ratings, end, returns }
    }

    /// From each line to the next, in bytes.
    pub(super) fn bodies(&self, heads: &[&Head]) -> Vec<Range<usize>> {
        bodies(self.text, heads, self.ratings, self.end)
    }

    /// The ratings in a body.
    pub(super) fn ratings(&self, body: &Range<usize>) -> &'t [usize] {
        &self.ratings[within(self.ratings, body)]
    }

    pub(super) fn has_rating(&self, body: &Range<usize>) -> bool {
        !self.ratings(body).is_empty()
    }

    /// The bytes of a body, however its lines end.
    pub(super) fn length(&self, body: &Range<usize>) -> usize {
        body.len() - within(&self.returns, body).len()
    }

    /// The bytes of text that a line opens: below it, or with it where it runs on.
    pub(super) fn told(&self, head: &Head, body: &Range<usize>) -> usize {
        let start = if head.print.long { body.start } else { self.text.lines[head.line].bytes.end };
        self.length(&(start..body.end))
    }

    /// The groups of two or more among the lines of a document.
    pub(super) fn groups<'h>(&self, heads: &'h [Head]) -> Vec<Group<'h>> {
        let mut groups: Vec<Group<'h>> = Vec::new();
        if heads.len() > MOST {
            return groups;
        }
        let mut known: BTreeSet<u64> = BTreeSet::new();
        let mut add = |form: &'static str, heads: Vec<&'h Head>| {
            let lines = heads.iter().fold(0, |hash, head| crate::hash::mix(hash, head.line as u64 + 1));
            if heads.len() >= 2 && groups.len() < GROUPS && known.insert(lines) {
                groups.push(Group { form, heads });
            }
        };
        for (form, holds) in FORMS {
            self.variants(form, heads.iter().filter(|head| holds(&head.print)).collect(), &mut add);
        }
        let mut shapes: Vec<&Head> = Vec::new();
        for head in heads {
            let is_known = |known: &&Head| known.print.is_like(&head.print) && known.print.behind == head.print.behind;
            if shapes.len() < SHAPES && !shapes.iter().any(is_known) {
                shapes.push(head);
            }
        }
        for shape in shapes {
            let alike: Vec<&Head> = heads.iter().filter(|head| head.print.is_like(&shape.print)).collect();
            let same = alike.iter().copied().filter(|head| head.print.behind == shape.print.behind).collect();
            self.variants("same", same, &mut add);
            self.variants("same-before", alike, &mut add);
        }
        groups
    }

    /// All of some lines; without those that have no text below; without what is not rated; without the first or the last.
    fn variants<'h>(
        &self,
        form: &'static str,
        alike: Vec<&'h Head>,
        add: &mut impl FnMut(&'static str, Vec<&'h Head>),
    ) {
        let full = self.with_body(&alike);
        let apart: Vec<&Head> = full.iter().copied().filter(|head| head.print.apart).collect();
        let bodies = self.bodies(&full);
        let rated = full.iter().zip(&bodies).filter(|(_, body)| self.has_rating(body)).map(|(head, _)| *head).collect();
        add(form, alike);
        add(form, full.clone());
        add(form, apart.clone());
        add(form, rated);
        for group in [full, apart] {
            if group.len() > 2 {
                add(form, group[1..].to_vec());
                add(form, group[..group.len() - 1].to_vec());
            }
            if group.len() > 3 {
                add(form, group[1..group.len() - 1].to_vec());
            }
        }
    }

    /// Those of some lines that have a rating or some text between them and the next.
    fn with_body<'h>(&self, heads: &[&'h Head]) -> Vec<&'h Head> {
        let is_full = |(head, body): &(&&Head, &Range<usize>)| {
            // A rating that stands alone is no title.
            let is_title = !head.print.like_rating || head.print.behind != "end";
            is_title && (self.has_rating(body) || head.print.long || self.told(head, body) >= LEAST)
        };
        heads.iter().zip(&self.bodies(heads)).filter(is_full).map(|(head, _)| *head).collect()
    }
}

/// The most tokens of a line that is nothing but a rating.
const RATING: usize = 8;

/// From each line to the next, in bytes; `ratings` are where ratings may stand, and `end` is where the text ends. Where all of them stand
/// below a line with a rating, each begins with that.
pub(super) fn bodies(text: &Text, heads: &[&Head], ratings: &[usize], end: usize) -> Vec<Range<usize>> {
    let rated_above = |head: &&Head| {
        let above = head.line.checked_sub(1).filter(|above| heads.iter().all(|other| other.line != *above))?;
        let line = &text.lines[above];
        (line.tokens.len() <= RATING && !within(ratings, &line.bytes).is_empty()).then_some(line.bytes.start)
    };
    let own = || heads.iter().map(|head| text.lines[head.line].bytes.start).collect();
    let starts: Vec<usize> = heads.iter().map(rated_above).collect::<Option<_>>().unwrap_or_else(own);
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// Which of some places, in order, are within a range.
fn within(places: &[usize], range: &Range<usize>) -> Range<usize> {
    let before = |byte: usize| places.partition_point(|place| *place < byte);
    before(range.start)..before(range.end)
}
