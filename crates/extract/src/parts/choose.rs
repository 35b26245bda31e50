//! Whether a document is parted, and at which of the groups of lines that might open its reviews: by [`crate::choice`].

use super::groups::{Group, bodies, count, groups, has_rating, length};
use super::heads::{Head, heads};
use crate::choice::{Field, Recorder, few, many, pick};
use crate::head::is_outlet_word;
use crate::lexicon::{ASPECT, PART};
use crate::rating::choose::Choice;
use crate::read::Prose;
use crate::text::{Text, TokenKind};
use crosscut_model::Kind;
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
    pub(crate) language: Option<String>,
    /// The bytes at which something stands that may be the rating of some work, in order.
    pub(crate) ratings: Vec<usize>,
    /// Where the text ends, in bytes.
    end: usize,
}

impl Whole {
    pub(crate) fn of(prose: &Prose, text: &Text, language: Option<&str>, end: usize) -> Whole {
        Whole {
            kind: prose.kind,
            rated: matches!(prose.choice, Choice::One(_)),
            item: prose.item.as_ref().map(|item| (item.bytes.start, item.year.is_some())),
            language: language.map(str::to_owned),
            ratings: prose.ratings(text),
            end,
        }
    }
}

/// The lines that open the reviews of a document, if it is several.
pub(super) fn choose(text: &Text, whole: &Whole, recorder: &mut Recorder) -> Option<Vec<Head>> {
    let all = heads(text, whole.language.as_deref());
    let mut groups = groups(text, &all, &whole.ratings, whole.end);
    if groups.is_empty() {
        return None;
    }
    let values: Vec<(String, String)> = groups.iter().map(|group| titles(text, group)).collect();
    let most = groups.iter().map(|group| rated(text, group, whole)).max().unwrap_or_default();
    let picked = pick(Field::Parts, recorder, &values, |place, sink| match place {
        Some(place) => {
            let group = &groups[place];
            for feature in features(text, group, &all, whole, most) {
                let parts: Vec<&str> = feature.iter().map(String::as_str).collect();
                sink.add(&parts);
            }
        }
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
    picked.taken.map(|place| groups.swap_remove(place).heads)
}

/// The titles of a group as the labels of the corpus have them, and its lines.
fn titles(text: &Text, group: &Group) -> (String, String) {
    let titles: Vec<&str> = group.heads.iter().map(|head| text.slice(head.title.clone())).collect();
    let lines: Vec<String> = group.heads.iter().map(|head| head.line.to_string()).collect();
    (titles.join(BETWEEN), lines.join(" "))
}

/// Between the titles of several works.
pub const BETWEEN: &str = " ¦ ";

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// How many of a group have a rating.
fn rated(text: &Text, group: &Group, whole: &Whole) -> usize {
    bodies(text, &group.heads, whole.end).iter().filter(|body| has_rating(&whole.ratings, body)).count()
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
fn place(text: &Text, head: &Head, body: &Range<usize>, ratings: &[usize]) -> &'static str {
    let Some(rating) = ratings.iter().rev().find(|rating| body.contains(rating)) else { return "nowhere" };
    let line = &text.lines[head.line].bytes;
    let next = text.lines.get(head.line + 1).filter(|next| next.bytes.start < body.end);
    if *rating < line.end && (!head.print.long || *rating < line.start + 60) {
        return "head";
    }
    if next.is_some_and(|next| *rating < next.bytes.end && next.bytes.len() < 120) {
        return "below";
    }
    let rest = text.full.get(*rating..body.end).unwrap_or_default();
    if rest.trim_end().chars().count() <= 60 { "last" } else { "inside" }
}

/// What speaks for a group, and against it.
fn features(text: &Text, group: &Group, all: &[Head], whole: &Whole, most: usize) -> Vec<Vec<String>> {
    let heads = &group.heads;
    let bodies = bodies(text, heads, whole.end);
    let number = heads.len();
    let mut features: Vec<Vec<String>> = Vec::new();
    let mut add = |parts: &[&str]| features.push(parts.iter().map(|part| (*part).to_owned()).collect());
    let prints = |holds: &dyn Fn(&Head) -> bool| share(heads.iter().filter(|head| holds(head)).count(), number);

    let with_rating = rated(text, group, whole);
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
    let mut places: Vec<&str> =
        heads.iter().zip(&bodies).map(|(head, body)| place(text, head, body, &whole.ratings)).collect();
    places.retain(|place| *place != "nowhere");
    places.sort_unstable();
    let first = places.first().copied().unwrap_or("nowhere");
    let same = places.last().is_none_or(|last| *last == first);
    add(&["place", if same { first } else { "mixed" }, rated]);
    let once = bodies.iter().filter(|body| count(&whole.ratings, body) == 1).count();
    add(&["once", share(once, number), rated]);
    let inside: usize = bodies.iter().map(|body| count(&whole.ratings, body)).sum();
    let before = bodies.first().map_or(0, |body| count(&whole.ratings, &(0..body.start)));
    add(&["rated-before", few(before)]);
    add(&["ratings-each", few(inside * 2 / number.max(1))]);

    // How long the bodies are.
    let lengths: Vec<usize> = heads
        .iter()
        .zip(&bodies)
        .map(|(head, body)| {
            let line = &text.lines[head.line].bytes;
            if head.print.long { length(text, body) } else { length(text, &(line.end..body.end)) }
        })
        .collect();
    let shortest = lengths.iter().min().copied().unwrap_or_default();
    let longest = lengths.iter().max().copied().unwrap_or_default();
    add(&["shortest", many(shortest / 8)]);
    add(&["longest", many(longest / 64)]);
    add(&["told", share(lengths.iter().filter(|length| **length >= 40).count(), number), rated]);
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
    let above = length(text, &(text.lines.first().map_or(0, |line| line.bytes.start)..start));
    add(&["above", many(above / 16)]);
    add(&["above-share", few(above * 10 / length(text, &(0..whole.end)).max(1))]);
    add(&["lines-above", few(heads[0].line)]);
    let between = all
        .iter()
        .filter(|head| head.line > heads[0].line && !heads.iter().any(|own| own.line == head.line))
        .filter(|head| head.print.apart && head.print.behind == "end" && !head.print.stops)
        .count();
    add(&["other-heads", few(between)]);

    // Whether the first and the last are like the others.
    let ends = [("first", 0), ("last", number - 1)];
    for (name, place) in ends {
        let is_rated = has_rating(&whole.ratings, &bodies[place]);
        let long = lengths[place] >= 40;
        add(&["end", name, yes(is_rated), yes(long), yes(has_facts(text, &heads[place]))]);
        add(&["end+rated", name, yes(is_rated), rated]);
        add(&["end+year", name, yes(heads[place].year.is_some()), prints(&|head| head.year.is_some())]);
        add(&["end+apart", name, yes(heads[place].print.apart), prints(&|head| head.print.apart)]);
    }
    let alike = |head: &&Head| {
        let (one, other) = (&head.print, &heads[0].print);
        (one.upper, one.bold, one.quoted, &one.before) == (other.upper, other.bold, other.quoted, &other.before)
    };
    let first_line = heads[0].line;
    let last_line = heads[number - 1].line;
    add(&["alike-above", few(all.iter().filter(alike).filter(|head| head.line < first_line).count())]);
    add(&["alike-below", few(all.iter().filter(alike).filter(|head| head.line > last_line).count())]);
    let left_out = all.iter().filter(alike).filter(|head| !heads.iter().any(|own| own.line == head.line)).count();
    add(&["alike-left-out", few(left_out), rated]);
    add(&["alike-left-out", few(left_out)]);
    let inside = all.iter().filter(alike).filter(|head| head.line > first_line && head.line < last_line);
    let inside = inside
        .filter(|head| !heads.iter().any(|own| own.line == head.line))
        .filter(|head| !head.print.like_rating)
        .count();
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
    let head_of_page = text.full.get(..start).unwrap_or_default().to_lowercase();
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
    let signed = heads.iter().zip(&bodies).filter(|(head, body)| is_signed(text, head, body)).count();
    add(&["signed", share(signed, number)]);
    features
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
fn is_signed(text: &Text, head: &Head, body: &Range<usize>) -> bool {
    let last = text.lines[head.line..].iter().take_while(|line| line.bytes.start < body.end).last();
    last.is_some_and(|line| line.tokens.len() <= 6 && line.tokens.clone().any(|token| text.is_capital(token)))
}

/// Headings that are counted up or down: the places of a ranking, which is one list.
fn is_ranking(text: &Text, heads: &[Head]) -> bool {
    let number = |head: &Head| {
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
