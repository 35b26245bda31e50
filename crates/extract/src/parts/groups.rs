//! Which lines might open the reviews of a document: those that are printed alike, in one way or another.

use super::heads::{Head, Print};
use crate::text::Text;
use std::collections::BTreeSet;
use std::ops::Range;

/// Lines that might each open a review.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// What they have in common.
    pub(super) form: &'static str,
    pub(super) heads: Vec<Head>,
}

/// The fewest bytes of text under a heading that has one.
const LEAST: usize = 40;
/// The most lines that are compared; a text with more is no row of reviews.
const MOST: usize = 1_000;
/// The most groups that are weighed.
const GROUPS: usize = 200;

/// Whether a line is printed in a way.
type Holds = fn(&Print) -> bool;

/// Ways to be alike that hold for a line or not. The more one says, the earlier it stands.
const FORMS: [(&str, Holds); 12] = [
    ("labelled", |print| print.labelled),
    ("h2", |print| print.before == "# #" || print.before == "##"),
    ("h3", |print| print.before == "# # #" || print.before == "###"),
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

/// The groups of two or more among the lines of a document. `ratings` are the bytes at which something stands that may be a
/// rating, in order, and `end` is where the text ends.
pub(super) fn groups(text: &Text, heads: &[Head], ratings: &[usize], end: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    if heads.len() > MOST {
        return groups;
    }
    let mut known: BTreeSet<u64> = BTreeSet::new();
    let mut add = |form: &'static str, heads: Vec<Head>| {
        let lines = heads.iter().fold(0, |hash, head| crate::hash::mix(hash, head.line as u64 + 1));
        if heads.len() >= 2 && groups.len() < GROUPS && known.insert(lines) {
            groups.push(Group { form, heads });
        }
    };
    for (form, holds) in FORMS {
        let alike: Vec<Head> = heads.iter().filter(|head| holds(&head.print)).cloned().collect();
        variants(text, form, &alike, ratings, end, &mut add);
    }
    // Printed the same in every way that shows.
    let shape = |print: &Print| -> (String, &'static str, bool, bool, bool) {
        (print.before.clone(), print.behind, print.bold, print.quoted, print.upper)
    };
    let mut shapes: Vec<(String, &'static str, bool, bool, bool)> = Vec::new();
    for head in heads {
        let of_head = shape(&head.print);
        if !shapes.contains(&of_head) && shapes.len() < 24 {
            shapes.push(of_head);
        }
    }
    for known in &shapes {
        let alike: Vec<Head> = heads.iter().filter(|head| shape(&head.print) == *known).cloned().collect();
        variants(text, "same", &alike, ratings, end, &mut add);
        let alike: Vec<Head> = heads
            .iter()
            .filter(|head| {
                let Print { before, bold, quoted, upper, .. } = &head.print;
                (before, bold, quoted, upper) == (&known.0, &known.2, &known.3, &known.4)
            })
            .cloned()
            .collect();
        variants(text, "same-before", &alike, ratings, end, &mut add);
    }
    groups
}

/// All of some lines; without those that have no text below; without what is not rated; without the first or the last.
fn variants(
    text: &Text,
    form: &'static str,
    alike: &[Head],
    ratings: &[usize],
    end: usize,
    add: &mut impl FnMut(&'static str, Vec<Head>),
) {
    add(form, alike.to_vec());
    let full = with_body(text, alike, ratings, end);
    add(form, full.clone());
    let apart: Vec<Head> = full.iter().filter(|head| head.print.apart).cloned().collect();
    let rated: Vec<Head> = {
        let bodies = bodies(text, &full, end);
        full.iter().zip(&bodies).filter(|(_, body)| has_rating(ratings, body)).map(|(head, _)| head.clone()).collect()
    };
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
fn with_body(text: &Text, heads: &[Head], ratings: &[usize], end: usize) -> Vec<Head> {
    let bodies = bodies(text, heads, end);
    let is_full = |(head, body): &(&Head, &Range<usize>)| {
        // A rating that stands alone is no title.
        if head.print.like_rating && head.print.behind == "end" {
            return false;
        }
        let line = &text.lines[head.line].bytes;
        has_rating(ratings, body) || head.print.long || length(text, &(line.end..body.end)) >= LEAST
    };
    heads.iter().zip(&bodies).filter(is_full).map(|(head, _)| head.clone()).collect()
}

/// From each line to the next, in bytes.
pub(super) fn bodies(text: &Text, heads: &[Head], end: usize) -> Vec<Range<usize>> {
    let starts: Vec<usize> = heads.iter().map(|head| text.lines[head.line].bytes.start).collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

pub(super) fn has_rating(ratings: &[usize], body: &Range<usize>) -> bool {
    count(ratings, body) > 0
}

/// How many of the ratings stand in a body.
pub(super) fn count(ratings: &[usize], body: &Range<usize>) -> usize {
    let before = |byte: usize| ratings.partition_point(|rating| *rating < byte);
    before(body.end) - before(body.start)
}

/// The bytes of a body, however its lines end.
pub(super) fn length(text: &Text, body: &Range<usize>) -> usize {
    let slice = text.full.get(body.clone()).unwrap_or_default();
    if text.full.contains('\r') { slice.len() - slice.matches("\r\n").count() } else { slice.len() }
}
