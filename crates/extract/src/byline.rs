//! Who wrote a document and where it was published: bylines, a name with a date, signatures, labels.

use crate::dates::date_at;
use crate::headline::headline_title;
use crate::lexicon::{AND, FILM, NOT_NAME};
use crate::people::{full_name_end, name_end};
use crate::text::{Line, Text, TokenKind};
use std::ops::Range;

/// How many lines from either end of a document are looked at.
const HEAD: usize = 12;

/// Words that open a byline, lower case, `|` between; of two that fit the longer one comes first.
const BYLINES: &str = "reviewed by|review by|written by|posted by|words by|film critic|author|critic|reviewer|by|eine kritik von|kritik von|von|autor|\
    autorin|par|auteur|critique de|por|crítica de|autora|di|recensione di|a cura di|autore|door|recensie door|av|recension av|text|автор|рецензия|文|筆者";

/// Labels of a publication, lower case, `|` between.
const PUBLICATIONS: &str = "publication|publisher|source|outlet|published in|first published in|originally published in|medium|quelle|publié dans|\
    fuente|fonte|bron|källa|источник|掲載";

/// The author: "Reviewed by X", "X, 4 March 2018", a name alone under the title, a signature at the end. Two authors are one
/// range, as printed.
pub(crate) fn author(text: &Text) -> Option<Range<usize>> {
    byline(text)
        .or_else(|| beside_date(text))
        .or_else(|| signature(text))
        .or_else(|| introduced(text))
        .or_else(|| under_title(text))
}

/// Whether a text is what stands before an author's or a publication's name.
pub(crate) fn is_byline_label(label: &str) -> bool {
    let label = label.to_lowercase();
    BYLINES.split('|').chain(PUBLICATIONS.split('|')).any(|known| known == label)
}

/// The lines near either end that are short enough for a byline.
fn edges<'t, 'a>(text: &'t Text<'a>, longest: usize) -> impl Iterator<Item = (usize, &'t Line)> {
    let lines = text.lines.len();
    let edge = move |number: usize| number < HEAD || number + HEAD >= lines;
    text.lines.iter().enumerate().filter(move |(number, line)| edge(*number) && line.bytes.len() <= longest)
}

fn byline(text: &Text) -> Option<Range<usize>> {
    edges(text, 160).find_map(|(_, line)| {
        let bars = line.tokens.clone().filter(|token| text.is_mark_of(*token, "|·•")).map(|bar| bar + 1);
        std::iter::once(line.tokens.start).chain(bars).take(8).find_map(|start| {
            let mut first = start;
            while text.kind(first) == Some(TokenKind::Stars) || text.is_mark_of(first, "-–—_>~(") {
                first += 1;
            }
            BYLINES.split('|').find_map(|words| named(text, line, after_words(text, first, words)?, words))
        })
    })
}

/// Past a row of words at a token.
fn after_words(text: &Text, first: usize, words: &str) -> Option<usize> {
    let mut at = first;
    for word in words.split(' ') {
        if text.word(at).to_lowercase() != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The name after the words of a byline, where nothing but a date, an outlet or a mark follows it on the line.
fn named(text: &Text, line: &Line, after: usize, words: &str) -> Option<Range<usize>> {
    let mut name = after;
    let colon = text.is_mark_of(name, ":：");
    while text.is_mark_of(name, ":：") || text.kind(name) == Some(TokenKind::Stars) {
        name += 1;
    }
    // Japanese names have no capitals: the rest of the line.
    if colon && !words.is_ascii() && text.is_word(name) && name < line.tokens.end && line.tokens.end - name <= 8 {
        return Some(name..line.tokens.end);
    }
    let end = full_name_end(text, name)
        .or_else(|| name_end(text, name).filter(|_| colon))
        .or_else(|| shouted(text, name, line.tokens.end))?;
    let end = second_author(text, end).unwrap_or(end);
    let closed = end <= line.tokens.end && is_closed(text, end, line.tokens.end);
    closed.then_some(name..end)
}

/// The end of "X and Y" where Y is a whole name.
fn second_author(text: &Text, end: usize) -> Option<usize> {
    (text.has(end, AND) && !text.opens_line(end)).then(|| full_name_end(text, end + 1)).flatten()
}

/// A name in capitals: "FERN OAKLEY".
fn shouted(text: &Text, at: usize, line_end: usize) -> Option<usize> {
    let end = (at..line_end).take_while(|token| text.is_upper(*token)).count() + at;
    (2..=4).contains(&(end - at)).then_some(end)
}

/// What may follow the name of a byline on its line: nothing, a date, a publication, a bar.
fn is_closed(text: &Text, end: usize, line_end: usize) -> bool {
    end >= line_end
        || text.is_mark_of(end, "|·•,–—-(/.)")
        || text.kind(end) == Some(TokenKind::Stars)
        || text.is_in(end, "on in for am le el il für pour para per voor")
        || date_at(text, end).is_some()
}

/// "X • 4 Mar 2018", "14. Mai 2019 – von X": a line that is a name and a date.
fn beside_date(text: &Text) -> Option<Range<usize>> {
    edges(text, 100).find_map(|(_, line)| {
        let tokens = line.tokens.clone();
        let first = tokens.clone().find(|token| text.is_word(*token))?;
        if let Some(end) =
            full_name_end(text, first).filter(|end| *end < tokens.end && text.is_mark_of(*end, "|·•,–—-(/"))
        {
            let dated = (end + 1..tokens.end).take(3).any(|token| date_at(text, token).is_some());
            return (dated && is_plausible(text, first..end)).then_some(first..end);
        }
        // The date opens the line, or stands behind a word or two: "Publié le 7 juin 2018 par X".
        let date = tokens.clone().take(4).find_map(|token| date_at(text, token))?;
        let mut name = date.tokens.end;
        while name < tokens.end && (text.is_mark_of(name, "|·•,–—-(/") || text.is_in(name, "by von par por di door av"))
        {
            name += 1;
        }
        let end = full_name_end(text, name)?;
        (name > date.tokens.end && end == tokens.end && is_plausible(text, name..end)).then_some(name..end)
    })
}

fn is_plausible(text: &Text, name: Range<usize>) -> bool {
    let words = name.clone().filter(|token| text.is_word(*token)).count();
    (2..=4).contains(&words) && !name.clone().any(|token| text.has(token, NOT_NAME | FILM))
}

/// A name alone on the last line or right after the rating at the end, perhaps with a dash before it, or after a dash at
/// the end of the last line.
fn signature(text: &Text) -> Option<Range<usize>> {
    let lines = text.lines.len();
    for (number, line) in text.lines.iter().enumerate().skip(1).rev().take(3) {
        // After it only what is no prose: a rating, a date, an address.
        let last = text.lines[number + 1..].iter().all(|after| after.bytes.len() < 60 && after.tokens.len() < 10);
        if !last || number + 3 < lines {
            break;
        }
        let mut first = line.tokens.start;
        while text.is_mark_of(first, "-–—~([") || text.kind(first) == Some(TokenKind::Stars) {
            first += 1;
        }
        let dashed = first > line.tokens.start;
        let tail = || {
            (line.tokens.start + 1..line.tokens.end)
                .rev()
                .take(6)
                .find(|token| text.is_mark_of(*token, "–—") && text.is_mark_of(token - 1, ".!?”\"’)"))
        };
        let name = match full_name_end(text, first) {
            Some(end) => Some((first, end, line.blank_before || dashed)),
            None => tail().and_then(|dash| Some((dash + 1, full_name_end(text, dash + 1)?, number + 1 == lines))),
        };
        let Some((first, end, apart)) = name else { continue };
        let closes = |end: usize| {
            (end..line.tokens.end)
                .all(|token| text.is_mark_of(token, ".,)]") || text.kind(token) == Some(TokenKind::Stars))
        };
        let outlet = || text.is_mark(end, ',') && dashed && outlet_end(text, end + 1).is_some_and(closes);
        if apart && is_plausible(text, first..end) && (closes(end) || outlet()) {
            return Some(first..end);
        }
    }
    None
}

/// "X is a critic for this paper": the line that introduces the author at the end.
fn introduced(text: &Text) -> Option<Range<usize>> {
    let line = text.lines.last().filter(|line| line.blank_before)?;
    let end = full_name_end(text, line.tokens.start)?;
    let verb = text.is(end, "is") || text.is_one_of(end, &["writes", "reviews"]);
    let trade = (end..end + 8).any(|token| {
        text.is_in(token, "critic writer journalist reviewer contributor editor freelance writes reviews columnist")
    });
    (verb && trade && text.lines.len() > 1).then_some(line.tokens.start..end)
}

/// A name alone on the second or third line, under the title, of somebody whom the text never speaks of.
fn under_title(text: &Text) -> Option<Range<usize>> {
    let found = text.lines.iter().take(3).skip(1).find_map(|line| {
        let end = full_name_end(text, line.tokens.start)?;
        let alone = end == line.tokens.end && is_plausible(text, line.tokens.start..end);
        alone.then_some(line.tokens.start..end)
    })?;
    let (title, _) = headline_title(text, 0, None)?;
    // A menu or a key to the ratings is no title: nothing else may stand on the first line but "review".
    let rest = text.lines.first().map_or(0..0, |line| title.end..line.tokens.end);
    let menu = rest
        .clone()
        .any(|token| text.is_mark_of(token, "|") || text.kind(token) == Some(TokenKind::Stars) && rest.len() > 3);
    if menu {
        return None;
    }
    let surname = text.word(found.end - 1);
    let spoken_of = (0..text.len()).any(|token| !found.contains(&token) && text.word(token) == surname);
    (!spoken_of && text.lines.len() > 2 && title.end <= found.start).then_some(found)
}

/// The publication: after a label, after "for" in a byline, or after the comma of a signature.
pub(crate) fn publisher(text: &Text, author: Option<&Range<usize>>) -> Option<Range<usize>> {
    labelled(text).or_else(|| {
        let end = author?.end;
        let line = text.lines.get(text.line_of(end.saturating_sub(1)))?;
        let named = text.is_in(end, "for für pour para per voor");
        if !(named || text.is_mark_of(end, ",|(/")) || text.opens_line(end) {
            return None;
        }
        let outlet = outlet_end(text, end + 1)?;
        let closes = outlet >= line.tokens.end || text.is_mark_of(outlet, ",|).(–—");
        (closes && (named || is_outlet(text, end + 1..outlet))).then_some(end + 1..outlet)
    })
}

fn labelled(text: &Text) -> Option<Range<usize>> {
    edges(text, 120).find_map(|(_, line)| {
        let colon = line.tokens.clone().take(6).find(|token| text.is_mark_of(*token, ":："))?;
        if colon == line.tokens.start || colon + 1 >= line.tokens.end {
            return None;
        }
        let label = text.slice(line.tokens.start..colon).trim_matches('*').to_lowercase();
        if !PUBLICATIONS.split('|').any(|known| known == label) {
            return None;
        }
        let mut outlet = colon + 1..line.tokens.end;
        while outlet.len() > 1
            && (text.is_mark_of(outlet.end - 1, ".)*") || text.kind(outlet.end - 1) == Some(TokenKind::Stars))
        {
            outlet.end -= 1;
        }
        while outlet.len() > 1 && text.kind(outlet.start) == Some(TokenKind::Stars) {
            outlet.start += 1;
        }
        (outlet.len() <= 8).then_some(outlet)
    })
}

/// The end of a publication's name: a run of capitals that may open with an article.
fn outlet_end(text: &Text, at: usize) -> Option<usize> {
    crate::titles::run_end(text, at).filter(|_| !text.opens_line(at) && date_at(text, at).is_none())
}

/// Words that publications have in their names; without one of them a name after a comma may be a town or an office.
fn is_outlet(text: &Text, name: Range<usize>) -> bool {
    let words = "times post gazette news magazine review daily weekly monthly herald tribune journal chronicle courier observer press mail telegraph \
                 standard independent star globe mirror express bulletin record zeitung kurier blatt anzeiger revue gazeta diario correo corriere blog \
                 films cinema film movies reel screen voice examiner sentinel ledger dispatch argus echo";
    let mut tokens = name;
    tokens.any(|token| text.is_in(token, words))
}
