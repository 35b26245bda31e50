//! Whether a document is parted, and at which of the groups of lines that might open its reviews: by [`crate::choice`].

use super::groups::{Group, LEAST, Page};
use super::heads::{Head, heads};
use crate::choice::{Field, Recorder, Sink, few, many, pick};
use crate::head::is_outlet_word;
use crate::lexicon::{ASPECT, PART};
use crate::rating::choose::Choice;
use crate::read::Prose;
use crate::text::{Text, TokenKind};
use crosscut_model::{Document, Kind};
use std::collections::BTreeSet;
use std::ops::Range;

/// What the document as a whole was read as.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    kind: Kind,
    /// Whether one rating stands for all of it.
    rated: bool,
    /// Where its item is named, in bytes, and whether with a year.
    item: Option<(usize, bool)>,
    language: Option<String>,
    /// The bytes at which something stands that may be the rating of some work, in order.
    pub(super) ratings: Vec<usize>,
    /// Where the text ends, in bytes.
    end: usize,
}

impl Whole {
    pub(crate) fn of(prose: &Prose, text: &Text, document: &Document) -> Whole {
        Whole {
            kind: prose.kind,
            rated: matches!(prose.choice, Choice::One(_)),
            item: prose.item.as_ref().map(|item| (item.bytes.start, item.year.is_some())),
            language: document.given.language.clone().or_else(|| prose.language.map(str::to_owned)),
            ratings: prose.ratings(text),
            end: document.body.end,
        }
    }
}

/// Between the titles of several works.
pub const BETWEEN: &str = " ¦ ";

/// The lines that open the reviews of a document, if it is several.
pub(super) fn choose(text: &Text, whole: &Whole, recorder: &mut Recorder) -> Option<Vec<Head>> {
    let all = heads(text, whole.language.as_deref());
    let page = Page::new(text, &whole.ratings, whole.end);
    let groups = page.groups(&all);
    if groups.is_empty() {
        return None;
    }
    // Training compares titles with labels; nobody else asks for them.
    let named = recorder.is_some();
    let value = |(place, group): (usize, &Group)| {
        let titles = group.heads.iter().filter(|_| named).map(|head| text.slice(head.title.clone()));
        (titles.collect::<Vec<&str>>().join(BETWEEN), place.to_string())
    };
    let values: Vec<(String, String)> = groups.iter().enumerate().map(value).collect();
    let most = groups.iter().map(|group| rated(&page, group)).max().unwrap_or_default();
    let picked = pick(Field::Parts, recorder, &values, |place, sink| match place {
        Some(place) => features(&page, &groups[place], &all, whole, most, sink),
        None => {
            let kind = whole.kind.key();
            let ratings = few(whole.ratings.len());
            sink.add(&["none"]);
            sink.add(&["none", "kind", kind]);
            sink.add(&["none", "ratings", ratings]);
            sink.add(&["none", "kind+ratings", kind, ratings]);
            sink.add(&["none", "rated", yes(whole.rated)]);
            sink.add(&["none", "rated+ratings", yes(whole.rated), ratings]);
            sink.add(&["none", "most", few(most)]);
            sink.add(&["none", "groups", many(groups.len())]);
        }
    });
    picked.taken.map(|place| groups[place].heads.iter().map(|head| (*head).clone()).collect())
}

/// The lines that open the reviews of a document whose titles, with [`BETWEEN`] between them, are right.
pub(super) fn titled(text: &Text, whole: &Whole, is_right: &dyn Fn(&str) -> bool) -> Option<Vec<Head>> {
    let all = heads(text, whole.language.as_deref());
    let groups = Page::new(text, &whole.ratings, whole.end).groups(&all);
    let titles = |group: &Group| {
        let titles = group.heads.iter().map(|head| text.slice(head.title.clone()));
        titles.collect::<Vec<&str>>().join(BETWEEN)
    };
    let group = groups.iter().find(|group| is_right(&titles(group)))?;
    Some(group.heads.iter().map(|head| (*head).clone()).collect())
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// How many of a group have a rating.
fn rated(page: &Page, group: &Group) -> usize {
    page.bodies(&group.heads).iter().filter(|body| page.has_rating(body)).count()
}

/// How large a part of all some are.
fn share(some: usize, all: usize) -> &'static str {
    match (some * 4).checked_div(all.max(1)).unwrap_or_default() {
        _ if some == 0 => "none",
        _ if some == all => "all",
        _ if some + 1 == all => "all-but-one",
        0 | 1 => "some",
        2 => "half",
        _ => "most",
    }
}

/// Where in a body its rating stands.
fn place(page: &Page, head: &Head, body: &Range<usize>) -> &'static str {
    let Some(rating) = page.ratings(body).last() else { return "nowhere" };
    let text = page.text;
    let line = &text.lines[head.line].bytes;
    let next = text.lines.get(head.line + 1).filter(|next| next.bytes.start < body.end);
    if *rating < line.end && (!head.print.long || *rating < line.start + 60) {
        return "head";
    }
    if next.is_some_and(|next| *rating < next.bytes.end && next.bytes.len() < 120) {
        return "below";
    }
    let rest = text.full.get(*rating..body.end).unwrap_or_default();
    // Lines may end in two characters.
    let mut characters = rest.trim_end().chars().filter(|c| *c != '\r');
    if characters.nth(60).is_none() { "last" } else { "inside" }
}

/// How much of what stands above the first line is searched for titles, in bytes.
const NAMED: usize = 4_000;

/// What speaks for a group, and against it. `all` are the lines that it was chosen from, `most` is how many lines of any group
/// have a rating.
fn features(page: &Page, group: &Group, all: &[Head], whole: &Whole, most: usize, sink: &mut Sink) {
    let (text, heads) = (page.text, &group.heads);
    let bodies = page.bodies(heads);
    let number = heads.len();
    let mut add = |parts: &[&str]| sink.add(parts);
    let prints = |holds: &dyn Fn(&Head) -> bool| share(heads.iter().filter(|head| holds(head)).count(), number);

    let with_rating = rated(page, group);
    let rated = share(with_rating, number);
    let kind = whole.kind.key();
    add(&["any"]);
    add(&["form", group.form]);
    add(&["heads", few(number)]);
    add(&["rated", rated]);
    add(&["rated+heads", rated, few(number)]);
    add(&["rated+form", rated, group.form]);
    add(&["rated+kind", rated, kind]);
    add(&["form+kind", group.form, kind]);
    add(&["rated+whole", rated, yes(whole.rated)]);
    add(&["most-rated", yes(with_rating == most), rated]);
    add(&["kind", kind]);

    // Where the ratings stand, and how many.
    let mut places: Vec<&str> = heads.iter().zip(&bodies).map(|(head, body)| place(page, head, body)).collect();
    places.retain(|place| *place != "nowhere");
    places.sort_unstable();
    let first = places.first().copied().unwrap_or("nowhere");
    let same = places.last().is_none_or(|last| *last == first);
    add(&["place", if same { first } else { "mixed" }, rated]);
    let once = bodies.iter().filter(|body| page.ratings(body).len() == 1).count();
    add(&["once", share(once, number), rated]);
    let inside: usize = bodies.iter().map(|body| page.ratings(body).len()).sum();
    let before = bodies.first().map_or(0, |body| page.ratings(&(0..body.start)).len());
    add(&["rated-before", few(before)]);
    add(&["ratings-each", few(inside * 2 / number.max(1))]);

    // How long the bodies are.
    let lengths: Vec<usize> = heads.iter().zip(&bodies).map(|(head, body)| page.told(head, body)).collect();
    let shortest = lengths.iter().min().copied().unwrap_or_default();
    let longest = lengths.iter().max().copied().unwrap_or_default();
    add(&["shortest", many(shortest / 8)]);
    add(&["longest", many(longest / 64)]);
    add(&["told", share(lengths.iter().filter(|length| **length >= LEAST).count(), number), rated]);
    add(&["shortest+rated", many(shortest / 16), rated]);
    let others: usize = lengths.iter().skip(1).sum();
    add(&["first-longest", yes(lengths.first().is_some_and(|first| *first > 3 * others))]);
    let usual = lengths[..number - 1].iter().sum::<usize>() / (number - 1).max(1);
    let last = lengths.last().copied().unwrap_or_default();
    add(&[
        "last-against-others",
        if last > 3 * usual {
            "longer"
        } else if last * 4 < usual {
            "shorter"
        } else {
            "alike"
        },
    ]);

    // What stands above and between.
    let start = bodies.first().map_or(0, |body| body.start);
    let above = page.length(&(text.lines.first().map_or(0, |line| line.bytes.start)..start));
    add(&["above", many(above / 16)]);
    add(&["above-share", few(above * 10 / page.length(&(0..page.end)).max(1))]);
    add(&["lines-above", few(heads[0].line)]);
    let is_own = |head: &Head| heads.binary_search_by_key(&head.line, |own| own.line).is_ok();
    let between = all
        .iter()
        .filter(|head| head.line > heads[0].line && !is_own(head))
        .filter(|head| head.print.apart && head.print.behind == "end" && !head.print.stops)
        .count();
    add(&["other-heads", few(between)]);

    // Whether the first and the last are like the others.
    let ends = [("first", 0), ("last", number - 1)];
    for (name, place) in ends {
        let is_rated = page.has_rating(&bodies[place]);
        let long = lengths[place] >= LEAST;
        add(&["end", name, yes(is_rated), yes(long), yes(has_facts(text, heads[place]))]);
        add(&["end+rated", name, yes(is_rated), rated]);
        add(&["end+year", name, yes(heads[place].year.is_some()), prints(&|head| head.year.is_some())]);
        add(&["end+apart", name, yes(heads[place].print.apart), prints(&|head| head.print.apart)]);
    }
    let alike: Vec<&Head> = all.iter().filter(|head| head.print.is_like(&heads[0].print)).collect();
    let (first, last) = (heads[0].line, heads[number - 1].line);
    add(&["alike-above", few(alike.iter().filter(|head| head.line < first).count())]);
    add(&["alike-below", few(alike.iter().filter(|head| head.line > last).count())]);
    let left_out: Vec<&&Head> = alike.iter().filter(|head| !is_own(head)).collect();
    add(&["alike-left-out", few(left_out.len()), rated]);
    add(&["alike-left-out", few(left_out.len())]);
    let inside = left_out.iter().filter(|head| (first..last).contains(&head.line) && !head.print.like_rating).count();
    add(&["alike-inside", few(inside)]);
    add(&["alike-inside+form", few(inside), group.form]);

    // How they are printed.
    for (name, value) in [
        ("year", prints(&|head| head.year.is_some())),
        ("upper", prints(&|head| head.print.upper)),
        ("apart", prints(&|head| head.print.apart)),
        ("bold", prints(&|head| head.print.bold)),
        ("quoted", prints(&|head| head.print.quoted)),
        ("numbered", prints(&|head| head.print.numbered)),
        ("ruled", prints(&|head| head.print.ruled)),
        ("long", prints(&|head| head.print.long)),
        ("stops", prints(&|head| head.print.stops)),
        ("somebody", prints(&|head| head.print.somebody)),
        ("cased", prints(&|head| head.print.cased)),
        ("like-rating", prints(&|head| head.print.like_rating)),
        ("asks", prints(&|head| text.is_mark_of(head.title.end - 1, "?？"))),
        ("outlet", prints(&|head| head.title.clone().any(|token| is_outlet_word(text, token)))),
        ("part", prints(&|head| head.title.clone().any(|token| text.has(token, PART | 0x1ff << ASPECT)))),
        ("facts", prints(&|head| has_facts(text, head))),
        ("short", prints(&|head| head.title.len() <= 2)),
    ] {
        add(&["print", name, value]);
        add(&["print+rated", name, value, rated]);
    }
    let behind = heads[0].print.behind;
    let alike = heads.iter().all(|head| head.print.behind == behind);
    add(&["behind", if alike { behind } else { "mixed" }]);
    add(&["behind+rated", if alike { behind } else { "mixed" }, rated]);
    let before = heads.iter().all(|head| head.print.before == heads[0].print.before);
    add(&["before", if before { &heads[0].print.before } else { "mixed" }]);
    add(&["ranking", yes(is_ranking(text, heads))]);

    // What they name.
    let slices: BTreeSet<String> = heads.iter().map(|head| text.slice(head.title.clone()).to_lowercase()).collect();
    add(&["distinct", yes(slices.len() == number)]);
    let ends = text.lines[..heads[0].line].iter().map(|line| line.bytes.end);
    let head_of_page = text.full[..ends.take_while(|end| *end <= NAMED).last().unwrap_or(0)].to_lowercase();
    let named = slices.iter().filter(|title| head_of_page.contains(title.as_str())).count();
    add(&["named-above", share(named, number)]);
    let item = match whole.item {
        None => "none",
        Some((item, true)) if item < start => "above-with-year",
        Some((item, false)) if item < start => "above",
        Some((item, _)) => {
            let is_title = heads.iter().any(|head| text.bytes(head.title.clone()).contains(&item));
            if is_title { "title" } else { "inside" }
        }
    };
    add(&["item", item, rated]);
    add(&["item+whole", item, yes(whole.rated)]);
    let signed = bodies.iter().filter(|body| is_signed(text, body)).count();
    add(&["signed", share(signed, number)]);
}

/// Whether facts of a film stand behind a title, or on the next line: numbers, in brackets or between bars.
fn has_facts(text: &Text, head: &Head) -> bool {
    let line = &text.lines[head.line];
    let rest = head.title.end..line.tokens.end.min(head.title.end + 24);
    let next = text.lines.get(head.line + 1).filter(|next| next.bytes.len() < 160).map(|next| next.tokens.clone());
    let counts = |tokens: Range<usize>| {
        let numbers = tokens.clone().filter(|token| text.kind(*token) == Some(TokenKind::Number)).count();
        let marks = tokens.filter(|token| text.is_mark_of(*token, "|·•,/(（｜、–—")).count();
        numbers >= 1 && marks >= 1
    };
    counts(rest) || next.is_some_and(counts)
}

/// Whether a body ends in a short line of its own, as with a name.
fn is_signed(text: &Text, body: &Range<usize>) -> bool {
    let end = text.lines.partition_point(|line| line.bytes.start < body.end);
    let last = end.checked_sub(1).and_then(|last| text.lines.get(last));
    last.is_some_and(|line| line.tokens.len() <= 6 && line.tokens.clone().any(|token| text.is_capital(token)))
}

/// Headings that are counted up or down: the places of a ranking, which is one list.
fn is_ranking(text: &Text, heads: &[&Head]) -> bool {
    let number = |head: &&Head| {
        let line = text.lines[head.line].tokens.clone();
        let mut tokens = line.take(4);
        tokens
            .find(|token| text.kind(*token) == Some(TokenKind::Number))
            .and_then(|token| text.word(token).parse::<i32>().ok())
    };
    let numbers: Vec<i32> = heads.iter().filter_map(number).collect();
    let step = |pair: &[i32]| pair[1] - pair[0];
    numbers.len() == heads.len()
        && numbers.len() >= 3
        && [1, -1].iter().any(|by| numbers.windows(2).all(|pair| step(pair) == *by))
}
