//! What stands around a candidate, in one word each: what is beside it on its line, how far the byline, the title and the ends of the
//! prose are, and how it is set among the others. Each says little by itself and much together with another one, so that they are
//! weighed in pairs.

use super::choose::{Choice, Weighed};
use super::speaks;
use crate::choice::{Setting, Sink, few, many};
use crate::head::is_outlet_word;
use crate::lexicon::{
    ANY_LANGUAGE, ASPECT, FILM, FIRST_PERSON, LABEL, NUMBER, OUTSIDER, PART, PERSON_NOUN, ROLE, VERDICT,
};
use crate::text::{Text, TokenKind};
use crate::titles::Quoted;
use crosscut_model::Kind;
use std::ops::Range;

/// What the candidates of a document are set against.
pub(crate) struct Around<'r> {
    /// Where the item is named, in order.
    pub(crate) mentions: &'r [Range<usize>],
    pub(crate) author: Option<&'r Range<usize>>,
    pub(crate) publisher: Option<&'r Range<usize>>,
    pub(crate) quoted: &'r [Quoted],
    /// What the points alone come to.
    pub(crate) by_points: &'r Choice,
    /// Whether it is one of several reviews of a page.
    pub(crate) of_several: bool,
    /// What the document is, and how sure that is.
    pub(crate) kind: Kind,
    pub(crate) sure: &'static str,
}

/// A trait by its name, and what it is.
type Trait = [&'static str; 2];

/// How far to either side a line is read, in tokens.
const REACH: usize = 16;

/// How a stretch is set on its line: alone, at one of its ends or inside. What only sets it off, as Markdown does, does not count.
pub(super) fn edges(text: &Text, tokens: &Range<usize>, line: &Range<usize>) -> &'static str {
    let bare = |mut others: Range<usize>| others.all(|token| is_ornament(text, token));
    match (bare(line.start..tokens.start), bare(tokens.end..line.end.max(tokens.end))) {
        (true, true) => "alone",
        (true, false) => "opens",
        (false, true) => "closes",
        (false, false) => "inside",
    }
}

/// Asterisks and marks that set off what is between them.
fn is_ornament(text: &Text, token: usize) -> bool {
    text.is_mark_of(token, "_#>|~•·-–—") || text.word(token).bytes().all(|byte| byte == b'*')
}

/// Adds all traits of a candidate, one by one and in pairs; `more` are those that are known already.
pub(super) fn weigh(
    setting: &Setting,
    around: &Around,
    all: &[Weighed],
    place: usize,
    more: impl IntoIterator<Item = Trait>,
    sink: &mut Sink,
) {
    let mut traits = traits(setting, around, all, place);
    for [name, value] in &traits {
        sink.add(&[name, value]);
    }
    traits.extend(more);
    sink.add_pairs(&traits);
}

fn traits(setting: &Setting, around: &Around, all: &[Weighed], place: usize) -> Vec<Trait> {
    let text = setting.text;
    let weighed = &all[place];
    let tokens = weighed.found.tokens.clone();
    let number = text.line_of(tokens.start);
    let line = text.lines.get(number).map_or(tokens.clone(), |line| line.tokens.clone());
    let (left, mark) = left(text, around, &tokens, &line);
    let sentence = text.sentence_around(tokens.start);
    let near = sentence.start.max(tokens.start.saturating_sub(REACH))..sentence.end.min(tokens.end + REACH);
    let says = |class: u64| near.clone().any(|token| text.has(token, class));
    let rated = match (says(FIRST_PERSON), says(VERDICT), says(LABEL)) {
        (true, true, _) => "first-person+verdict",
        (true, false, _) => "first-person",
        (false, true, true) => "verdict+label",
        (false, true, false) => "verdict",
        (false, false, true) => "label",
        (false, false, false) => "nothing",
    };
    let words = line.clone().take(4 * REACH).filter(|token| text.is_word(*token) && !tokens.contains(token)).count();
    let item = around.mentions.iter().map(|mention| distance(text.line_of(mention.start), number));
    let item = item.min_by_key(|(far, _)| *far).map_or("none", |(_, name)| name);
    let author = around.author.map_or("none", |author| distance(text.line_of(author.start), number).1);
    let mut traits = vec![
        ["left-is", left],
        ["left-mark", mark],
        ["right-is", right(text, around, &tokens, &line)],
        ["on-line", many(words)],
        ["to-item", item],
        ["to-author", author],
        ["prose-above", setting.prose(0..number, 3)],
        ["prose-below", setting.prose(number + 1..text.lines.len(), 3)],
        ["said", rated],
        ["order", order(all, place)],
        ["legend", legend(all, weighed)],
        ["by", speaks::subject(text, around, &tokens, &sentence)],
        ["from", speaks::source(text, around, &tokens, &sentence)],
        ["giving", speaks::giving(text, &tokens, &sentence)],
        ["shape", shape(weighed)],
    ];
    // On a page on several works headings, titles and rows that are printed alike say nothing against a rating.
    if !around.of_several {
        traits.push(["work", work(around, &tokens, &sentence)]);
        traits.push(["headed", headed(text, number)]);
        traits.push(["alike", alike(all, place)]);
    }
    traits
}

/// Which work is named nearest before a candidate in its sentence, or else behind it.
fn work(around: &Around, tokens: &Range<usize>, sentence: &Range<usize>) -> &'static str {
    let first = around.quoted.partition_point(|quote| quote.tokens.end <= sentence.start);
    let here = around.quoted[first..].iter().take_while(|quote| quote.tokens.start < sentence.end);
    let is_item = |quote: &Range<usize>| {
        let next = around.mentions.partition_point(|mention| mention.end <= quote.start);
        around.mentions.get(next).is_some_and(|mention| mention.start < quote.end)
    };
    let others = here.filter(|quote| !quote.aside && quote.tokens.len() < 8 && !is_item(&quote.tokens));
    let place = |end: usize| if end <= tokens.start { (tokens.start - end, true) } else { (end - tokens.start, false) };
    let other = others.map(|quote| place(quote.tokens.end)).min_by_key(|(far, before)| (!before, *far));
    let first = around.mentions.partition_point(|mention| mention.start < sentence.start);
    let own = around.mentions[first..].iter().take_while(|mention| mention.start < sentence.end);
    let own = own.map(|mention| place(mention.end)).min_by_key(|(far, before)| (!before, *far));
    match (own, other) {
        (None, None) => "none",
        (Some((_, true)), None) => "item-before",
        (Some(_), None) => "item-behind",
        (None, Some((_, true))) => "other-before",
        (None, Some(_)) => "other-behind",
        (Some(own), Some(other)) if (!own.1, own.0) < (!other.1, other.0) => "item-nearer",
        _ => "other-nearer",
    }
}

/// What a heading says that a candidate stands under, not far above it.
fn headed(text: &Text, number: usize) -> &'static str {
    let above = (number.saturating_sub(3)..number).rev().filter_map(|line| text.lines.get(line));
    let short = above.map(|line| line.tokens.clone()).find(|line| {
        line.clone().filter(|token| text.is_word(*token)).count() <= 4 && line.clone().any(|token| text.is_word(token))
    });
    match short {
        None => "none",
        Some(line) if line.clone().any(|token| text.has(token, OUTSIDER)) => "outsider",
        Some(line) if line.clone().any(|token| text.has(token, LABEL | VERDICT)) => "label",
        Some(_) => "other",
    }
}

/// How many others are printed in the same way.
fn alike(all: &[Weighed], place: usize) -> &'static str {
    let own = &all[place].found.reading;
    let same = |weighed: &&Weighed| weighed.found.reading.rule == own.rule && weighed.found.reading.best == own.best;
    few((all.iter().filter(same).count() - 1).min(3))
}

/// How finely a value is told: people give whole and half ones, means have tenths.
fn shape(weighed: &Weighed) -> &'static str {
    let reading = &weighed.found.reading;
    match (reading.value.number(), reading.best) {
        (None, _) => "word",
        (Some(value), Some(best)) if value == best => "full",
        (Some(0.0), _) => "nothing",
        (Some(value), _) if value.fract() == 0.0 => "whole",
        (Some(value), _) if value.fract() == 0.5 => "half",
        _ => "fine",
    }
}

/// How far one line is from another: in lines, and as a name, before or behind it.
fn distance(of: usize, from: usize) -> (usize, &'static str) {
    let far = of.abs_diff(from);
    let name = match far {
        0 => "same",
        1 if of < from => "above",
        2..=3 if of < from => "near-above",
        _ if of < from => "far-above",
        1 => "below",
        2..=3 => "near-below",
        _ => "far-below",
    };
    (far, name)
}

/// What a word is to a rating beside it.
fn class_of(text: &Text, token: usize) -> &'static str {
    let classes = [
        ("outsider", OUTSIDER),
        ("first-person", FIRST_PERSON),
        ("label", LABEL),
        ("verdict", VERDICT),
        ("part", PART | 0x1ff << ASPECT),
        ("film", FILM),
        ("role", ROLE),
        ("person", PERSON_NOUN),
        ("number", NUMBER),
        ("small", ANY_LANGUAGE),
    ];
    let class = classes.iter().find(|(_, class)| text.has(token, *class)).map(|(name, _)| *name);
    class.unwrap_or(match text.kind(token) {
        Some(TokenKind::Number) if text.word(token).len() == 4 => "year",
        Some(TokenKind::Number | TokenKind::Fraction) => "number",
        _ if is_outlet_word(text, token) => "outlet",
        _ if text.is_upper(token) => "upper",
        _ if text.is_capital(token) => "capital",
        _ => "word",
    })
}

/// What stands before a candidate on its line, and which mark is between.
fn left(text: &Text, around: &Around, tokens: &Range<usize>, line: &Range<usize>) -> (&'static str, &'static str) {
    let mut mark = "none";
    for token in (line.start..tokens.start).rev().take(6) {
        let last = around.mentions.partition_point(|mention| mention.end <= token);
        if around.mentions.get(last).is_some_and(|mention| mention.contains(&token)) {
            return ("item", mark);
        }
        if around.author.is_some_and(|author| author.contains(&token)) {
            return ("author", mark);
        }
        match text.kind(token) {
            Some(TokenKind::Stars) if is_ornament(text, token) => {}
            Some(TokenKind::Stars) => mark = "stars",
            Some(TokenKind::Mark(c)) if mark == "none" => mark = mark_of(c),
            Some(TokenKind::Mark(_)) => {}
            _ => return (class_of(text, token), mark),
        }
    }
    ("nothing", mark)
}

/// What stands behind a candidate on its line.
fn right(text: &Text, around: &Around, tokens: &Range<usize>, line: &Range<usize>) -> &'static str {
    let mut mark = "nothing";
    for token in (tokens.end..line.end).take(4) {
        let next = around.mentions.partition_point(|mention| mention.end <= token);
        if around.mentions.get(next).is_some_and(|mention| mention.contains(&token)) {
            return "item";
        }
        if around.author.is_some_and(|author| author.contains(&token)) {
            return "author";
        }
        match text.kind(token) {
            Some(TokenKind::Mark('.' | '!' | '?' | '…' | '。')) if mark == "nothing" => mark = "stop",
            Some(TokenKind::Mark(',' | ';' | '、')) if mark == "nothing" => mark = "comma",
            Some(TokenKind::Mark(_) | TokenKind::Stars) => {}
            _ if mark != "nothing" => return mark,
            _ => return class_of(text, token),
        }
    }
    mark
}

fn mark_of(mark: char) -> &'static str {
    match mark {
        ':' | '：' | '=' => "colon",
        '|' | '·' | '•' | '/' => "bar",
        '-' | '–' | '—' => "dash",
        '(' | '[' | '（' | '【' => "bracket",
        '.' | '!' | '?' | '…' | '。' => "stop",
        ',' | ';' | '、' => "comma",
        '"' | '“' | '”' | '’' | '»' | '」' | '』' | '\'' => "quote",
        _ => "other",
    }
}

/// Where a candidate comes among those that may be the document's own.
fn order(all: &[Weighed], place: usize) -> &'static str {
    let own = |other: &&Weighed| other.may_be_own();
    let agrees = |other: &&Weighed| other.found.reading.agrees(&all[place].found.reading);
    let (before, behind) = (&all[..place], &all[place + 1..]);
    let others = |part: &[Weighed]| part.iter().filter(own).any(|other| !agrees(&other));
    let again = before.iter().chain(behind).filter(own).any(|other| agrees(&other));
    match (all[place].may_be_own(), others(before), others(behind)) {
        (false, ..) => "not-own",
        (_, false, false) if again => "only-again",
        (_, false, false) => "only",
        (_, false, true) if again => "first-again",
        (_, false, true) => "first",
        (_, true, false) if again => "last-again",
        (_, true, false) => "last",
        (_, true, true) if again => "middle-again",
        (_, true, true) => "middle",
    }
}

/// Whether the document explains a scale anywhere, and what one of its ratings is to that.
fn legend(all: &[Weighed], weighed: &Weighed) -> &'static str {
    let explains = |weighed: &Weighed| weighed.has("explains-the-scale");
    let same = |other: &&Weighed| other.found.reading.notation == weighed.found.reading.notation;
    match () {
        () if explains(weighed) => "explains",
        () if all.iter().filter(same).any(explains) => "explained",
        () => "none",
    }
}
