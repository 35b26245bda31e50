//! Who wrote a document: bylines, a name with a date, signatures, labels. Names that users take are in [`crate::byline::nickname`].

mod candidates;

pub(crate) use candidates::author;

use crate::dates::date_at;
use crate::hash::Words;
use crate::head::{Frame, Segment, is_gap, is_outlet_word, is_section};
use crate::headline::{headline_title, is_dense_word};
use crate::lexicon::{AND, FILM, NOT_NAME, ROLE};
use crate::people::{full_name_end, has_given_name, name_end, person_end};
use crate::rating::scan::found_at;
use crate::text::{Line, Text, TokenKind};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// How many lines from either end of a document are looked at.
const HEAD: usize = 12;

/// Words that open a byline, lower case, `|` between; of two that fit the longer one comes first.
const BYLINES: &str = "reviewed by|review by|written by|posted by|words by|words|tested by|story by|report by|interview by|interviewed by|compiled by|film critic|author|critic|\
    reviewer|from|by|eine kritik von|kritik von|rezension von|getestet von|interview von|text von|von|autor|autorin|redaktion|par|auteur|auteure|critique de|critique par|texte|\
    propos recueillis par|por|crítica de|reseña de|crónica de|texto|autora|di|testo|recensione di|intervista di|a cura di|autore|door|recensie door|tekst|interview door|av|recension av|text av|\
    ved|af|anmeldt af|filmkritik von|test de|test von|anmeldelse af|anmeldt av|tekst av|text|автор|рецензия|текст|беседовал|беседовала|интервью|da|de|autor recenzji|recenzja|tekst i|yazan|írta|投稿者|投稿|文責|文|筆者|執筆|取材・文|文＝|聞き手|글";

/// Labels of a publication, lower case, `|` between.
const PUBLICATIONS: &str = "publication|publisher|source|outlet|published in|first published in|originally published in|medium|quelle|publié dans|\
    fuente|fonte|bron|källa|источник|掲載";

/// Whether a text is what stands before an author's or a publication's name.
pub(crate) fn is_byline_label(label: &str) -> bool {
    let label = label.to_lowercase();
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| BYLINES.split('|').chain(PUBLICATIONS.split('|')).collect());
    label.len() <= 40 && known.contains(label.as_str())
}

/// Whether a word is by itself what stands before an author's name.
fn is_byline_word(text: &Text, at: usize) -> bool {
    static KNOWN: OnceLock<Words> = OnceLock::new();
    KNOWN.get_or_init(|| Words::of(BYLINES.split('|'))).holds(text.hash(at))
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
            let word = text.word(first).to_lowercase();
            // Of most lines the first word opens no byline.
            let opens = |words: &&str| words.starts_with(&word) && !word.is_empty();
            BYLINES
                .split('|')
                .filter(opens)
                .find_map(|words| named(text, line, after_words(text, first, words)?, words))
        })
    })
}

/// Past a row of words at a token.
fn after_words(text: &Text, first: usize, words: &str) -> Option<usize> {
    // A word of a script without spaces is a row of tokens.
    if is_dense_word(text, first) {
        let dense = words.chars().filter(|c| c.is_alphabetic()).count() == words.chars().count();
        let starts = text.reads(first, words);
        return (dense && starts).then(|| first + words.chars().count());
    }
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
    let colon = text.is_mark_of(name, ":：＝");
    while text.is_mark_of(name, ":：＝") || text.kind(name) == Some(TokenKind::Stars) {
        name += 1;
    }
    // Japanese names have no capitals: the rest of the line.
    if colon && !words.is_ascii() && is_dense_word(text, name) && name < line.tokens.end {
        let end = (name + 1..line.tokens.end)
            .find(|token| !is_dense_word(text, *token) || is_gap(text, *token))
            .unwrap_or(line.tokens.end);
        if (2..=8).contains(&(end - name)) {
            return Some(name..end);
        }
    }
    let end = full_name_end(text, name)
        .or_else(|| name_end(text, name).filter(|_| colon && words != "from" && words != "da"))
        .or_else(|| shouted(text, name, line.tokens.end));
    let end = person_end(text, name, line.tokens.end).filter(|whole| end.is_none_or(|end| *whole > end)).or(end)?;
    let end = second_author(text, end).unwrap_or(end);
    let closed = end <= line.tokens.end && is_closed(text, end, line.tokens.end);
    // "di Piergiorgio Zanin, con Ottavia Bellè": whom a small word before a cast names has made the film.
    let small =
        matches!(words, "di" | "de" | "von" | "par" | "por" | "by" | "av" | "door" | "af" | "da" | "from" | "text");
    let crew = small && is_crew_line(text, end, line.tokens.end);
    let foreign = matches!(words, "de" | "da" | "from") && !colon;
    (closed && !crew && !foreign).then_some(name..end)
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
        || text.is_in(end, "on in for am le el il für pour para per voor after at from el den om")
        || date_at(text, end).is_some()
}

/// Whether what follows a name on its line speaks of a film: its cast, its country, its running time.
fn is_crew_line(text: &Text, from: usize, line_end: usize) -> bool {
    (from..line_end.min(from + 40)).any(|token| {
        text.is_in(token, "con mit avec with met med starring cast min minuti minutes int interpreti darsteller")
            && (text.is_mark(token - 1, ',')
                || text.is_mark_of(token + 1, ":.")
                || text.is_capital(token + 1)
                || text.kind(token - 1) == Some(TokenKind::Number))
            && !text.is_mark(token, ':')
    })
}

/// Verbs of writing that may stand before the "by" of a byline within a line.
const WRITTEN: &str = "review reviewed reviews written compiled posted published tested words text story report column interview interviewed getestet geschrieben \
    publié écrit escrito publicado recensito scritto skriven skrevet geschreven written recensione reseña crítica critique kritik recensie";
/// Makers of other things than the text.
const OTHERS: &str = "directed dir produced photographed photo photos photograph photography picture pictures illustration illustrated translated translation edited introduced music played shot \
    scored based adapted novel book film picture movie portrait designed foto fotos übersetzt traduit traducción directed screenplay script starring screened presented hosted introduit présenté présentés rodada dirigida dirigido \
    réalisé diretto regie regia regi scritta drehbuch produziert uploaded image poster cover artwork sponsored brought";

/// A byline inside a line of the head: "Reviewed May 21, 2012 by X", "AT THE COLISEUM by X", "A talks to X".
fn within_line(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let head = frame.head.iter().take(10);
    let tail = frame.tail.iter();
    head.chain(tail).find_map(|number| {
        let line = text.lines.get(*number)?;
        (line.tokens.start + 1..line.tokens.end).take(60).find_map(|at| {
            let asks = text.is_in(at, "says écrit") && has_given_name(text, at + 1)
                || text.is_in(at, "to with") && text.is_in(at - 1, "talks talked speaks spoke chats");
            let by = text.is_in(at, "by von par por door af av");
            let column = text.is(at, "with") && (is_section(text, at - 1) || text.is_upper(at - 1));
            if !(asks || by || column) {
                return None;
            }
            let first = at + 1;
            let end = person_end(text, first, line.tokens.end)?;
            let end = second_author(text, end).filter(|end| *end <= line.tokens.end).unwrap_or(end);
            let before = line.tokens.start.max(at.saturating_sub(8))..at;
            let other = before
                .clone()
                .any(|token| text.is_in(token, OTHERS) || text.has(token, ROLE) && !text.is_in(token, WRITTEN));
            let written = before.clone().any(|token| text.is_in(token, WRITTEN));
            let closes = is_closed(text, end, line.tokens.end) || is_gap(text, end);
            let crew = is_crew_line(text, end, line.tokens.end);
            // Without a verb of writing the line is a title, a column or a date, and the name its end.
            let known = has_given_name(text, first);
            let titled =
                by && (end >= line.tokens.end || known) && !text.is_mark_of(at - 1, ".") && line.bytes.len() < 110;
            let apart = by && (text.is_mark_of(at - 1, ",|·•–—-/).") || is_gap(text, at) || date_ends(text, line, at));
            (!other && !crew && closes && (written || asks || column || titled || apart)).then_some(first..end)
        })
    })
}

/// Whether a date, perhaps with a time, ends right before a token.
fn date_ends(text: &Text, line: &Line, at: usize) -> bool {
    (line.tokens.start.max(at.saturating_sub(10))..at).any(|token| date_at(text, token).is_some())
}

/// "X • 4 Mar 2018", "★★★ X", "X / April 24, 2015 / 3 min read": a name that is a segment of a line with a date, a rating or an
/// outlet.
fn beside_date(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    frame.segments.iter().find_map(|segment| {
        let line = text.lines.get(segment.line)?;
        if line.bytes.len() > 120 || segment.date.is_some() {
            return None;
        }
        let name = whole_name(text, segment)?;
        let others: Vec<&Segment> =
            frame.of_line(segment.line).filter(|other| other.tokens.start != segment.tokens.start).collect();
        let dated = others.iter().any(|other| other.date.is_some());
        // "Sinema / X": behind the name of a section.
        let sectioned = !segment.opens
            && others.iter().any(|other| {
                other.tokens.end <= name.start
                    && other.tokens.clone().all(|token| is_section(text, token) || !text.is_word(token))
            });
        let known = has_given_name(text, name.start) || sectioned;
        let rated = known && !segment.opens && !dated
            || known
                && line
                    .tokens
                    .clone()
                    .any(|token| text.kind(token) == Some(TokenKind::Stars) && text.word(token).chars().count() > 1);
        let first = frame.head.first() == Some(&segment.line) && segment.opens;
        // The first words of a page with a date beside them are its name, unless nothing else can be: a signature below is.
        let is_masthead = first && (name.clone().any(|token| is_outlet_word(text, token)) || signature(text).is_some());
        let spoken = speaks_of(text, &name, segment.line);
        let other =
            (name.start.saturating_sub(4).max(line.tokens.start)..name.start).any(|token| text.is_in(token, OTHERS));
        ((dated || rated)
            && !other
            && (known || !segment.opens || segment.line > 0)
            && !is_masthead
            && is_plausible(text, name.clone())
            && !(spoken && !(dated && known)))
            .then_some(name)
    })
}

/// A segment that is one person's name, perhaps with a place or a post behind a comma.
fn whole_name(text: &Text, segment: &Segment) -> Option<Range<usize>> {
    let tokens = &segment.tokens;
    let mut first = tokens.start;
    let label = |token: usize| token + 2 < tokens.end && is_byline_word(text, token);
    while first < tokens.end && (text.is_mark_of(first, "-–—([:") || label(first)) {
        first += 1;
    }
    let end = person_end(text, first, tokens.end)?;
    if text.is_mark_of(end, ":：") || end < tokens.end && text.is_mark(end, '=') {
        return None;
    }
    let end = second_author(text, end).filter(|end| *end <= tokens.end).unwrap_or(end);
    let post = text.is_mark(end, ',') || text.is_mark_of(end, "([");
    let at_end = end == tokens.end || post;
    let outlet = (first..end).any(|token| is_outlet_word(text, token));
    (at_end && !outlet).then_some(first..end)
}

/// Whether a surname stands elsewhere in the document, but in a line that introduces its bearer.
fn speaks_of(text: &Text, name: &Range<usize>, line: usize) -> bool {
    let surname = text.word(name.end - 1);
    (0..text.len()).any(|token| {
        let number = || text.line_of(token);
        !name.contains(&token) && text.word(token) == surname && number() != line && number() + 3 < text.lines.len()
    })
}

/// A name alone on a line of the head: the second line or later, of somebody whom the text never speaks of. Or a line that opens
/// with a name and says of what: "X on the hotel documentary", "X at the pictures".
fn alone_in_head(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let alone = frame.head.iter().enumerate().take(9).find_map(|(place, number)| {
        let line = text.lines.get(*number)?;
        let mut segments = frame.of_line(*number);
        let (Some(segment), None) = (segments.next(), segments.next()) else { return None };
        if let Some(name) = dense_name(text, line).filter(|_| place > 0).or_else(|| diarist(text, line)) {
            return Some(name);
        }
        let name = whole_name(text, segment)?;
        let post = text.is_mark_of(name.end, ",(") && has_given_name(text, name.start) && line.bytes.len() < 80;
        let whole = segment.tokens.end == name.end && line.bytes.len() < 60 || post;
        let more = frame.head.len() > place + 1 || text.lines.len() > number + 1;
        let title =
            frame.head.iter().take(place).any(|before| !frame.of_line(*before).all(|segment| segment.date.is_some()));
        // Without a given name that is known it may be a title as well: then another one must stand above it, and none of its
        // words may be a word of the text.
        let known = has_given_name(text, name.start);
        let titles = frame.head.iter().take(place).filter(|before| reads_as_heading(text, frame, **before)).count();
        let shouts = name.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token));
        let articled = text.has(name.start, crate::lexicon::ANY_LANGUAGE) || crate::head::is_issue(text, name.start);
        if !known
            && (articled
                || shouts && name.len() > 2
                || titles == 0
                || is_common(text, &name)
                || name.len() > 4
                || starred(text, line))
        {
            return None;
        }
        (whole && more && title && is_plausible(text, name.clone()) && !speaks_of(text, &name, *number)).then_some(name)
    });
    alone.or_else(|| {
        frame.head.iter().take(6).find_map(|number| {
            let line = text.lines.get(*number)?;
            let end = person_end(text, line.tokens.start, line.tokens.end)?;
            let on = text.is(end, "on") && line.bytes.len() < 120
                || text.is(end, "at") && text.is_in(end + 2, "pictures movies cinema flicks");
            (on && is_plausible(text, line.tokens.start..end)).then_some(line.tokens.start..end)
        })
    })
}

/// "Xの映画日記": a blog that its writer's name opens.
fn diarist(text: &Text, line: &Line) -> Option<Range<usize>> {
    let slice = text.slice(line.tokens.clone());
    let kind = ["の映画日記", "の日記", "のブログ", "の映画ブログ", "の映画感想", "の映画館"]
        .iter()
        .find_map(|kind| slice.find(kind))?;
    let end = line.tokens.clone().find(|token| text.bytes(*token..token + 1).start >= line.bytes.start + kind)?;
    ((2..=8).contains(&(end - line.tokens.start))).then_some(line.tokens.start..end)
}

/// Whether a line of the head can be a title or a headline: more than a date, a section, an outlet's name.
fn reads_as_heading(text: &Text, frame: &Frame, number: usize) -> bool {
    frame.of_line(number).any(|segment| {
        let tokens = segment.tokens.clone();
        segment.date.is_none()
            && tokens.clone().filter(|token| text.is_word(*token)).count() >= 2
            && !tokens
                .clone()
                .all(|token| !text.is_word(token) || is_section(text, token) || crate::head::is_menu(text, token))
            && !tokens.clone().any(|token| is_outlet_word(text, token))
    })
}

/// Whether a word of a name stands in the text in small letters.
fn is_common(text: &Text, name: &Range<usize>) -> bool {
    let words: Vec<String> = name
        .clone()
        .filter(|token| text.is_word(*token) && text.word(*token).chars().count() > 3)
        .map(|token| text.word(token).to_lowercase())
        .collect();
    (0..text.len().min(3000)).any(|token| !text.is_capital(token) && words.iter().any(|word| word == text.word(token)))
}

fn starred(text: &Text, line: &Line) -> bool {
    line.tokens.clone().any(|token| text.kind(token) == Some(TokenKind::Stars) || text.is_mark_of(token, "#(["))
}

/// A Japanese or Chinese name alone on its line: two to seven characters, at least one of them of Chinese origin.
fn dense_name(text: &Text, line: &Line) -> Option<Range<usize>> {
    let tokens = line.tokens.clone();
    let dense = tokens.clone().all(|token| is_dense_word(text, token) || text.word(token) == "　");
    let han = tokens
        .clone()
        .filter(|token| text.word(*token).starts_with(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
        .count();
    let outlet = text.slice(tokens.clone());
    let known =
        ["映画", "新聞", "通信", "週刊", "批評", "評", "新作", "だより", "特集", "号", "日記", "感想", "作品", "監督"]
            .iter()
            .any(|word| outlet.contains(word));
    ((2..=7).contains(&tokens.len()) && dense && han >= 2 && !known).then_some(tokens)
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
        let whole = |first: usize| person_end(text, first, line.tokens.end).or_else(|| full_name_end(text, first));
        let name = match whole(first) {
            Some(end) => Some((first, end, line.blank_before || dashed)),
            None => tail().and_then(|dash| Some((dash + 1, whole(dash + 1)?, number + 1 == lines))),
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

/// A name behind the last words: after a gap or a rating on the last lines, in a parenthesis, above a place, alone at the right.
fn closing(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let lines = text.lines.len();
    let last = text.lines.iter().enumerate().rev().take(7).find_map(|(number, line)| {
        let tokens = line.tokens.clone();
        // At the end of the line, behind a stop, a rating or a gap.
        let mut starts = tokens.start.max(tokens.end.saturating_sub(9))..tokens.end;
        let ends = starts.find_map(|first| {
            let end = person_end(text, first, tokens.end)?;
            let closed = (end..tokens.end).all(|token| text.is_mark_of(token, ".)]”\""))
                || text.is_mark(end, ',') && tokens.end - end < 9;
            let before = first.checked_sub(1).filter(|before| *before >= tokens.start)?;
            let apart = is_gap(text, first)
                || text.is_mark_of(before, "]—–)") && !text.is_tight(first)
                || text.is_mark_of(before, "([—–")
                    && (before == tokens.start || text.is_mark_of(before - 1, ".!?”\"’)+-–"))
                || text.is_mark(end, ',')
                    && number + 1 == lines
                    && text.is_mark(first + 1, '.')
                    && text.word(first).chars().count() == 1
                || text.is_mark_of(before, ".!?")
                    && text.word(before.saturating_sub(1)).chars().count() > 1
                    && !text.is_tight(first)
                    && number + 2 >= lines
                    && end + 1 >= tokens.end
                || text.is_mark(before, '.')
                    && text.word(before.saturating_sub(1)).chars().count() > 1
                    && !text.is_tight(first)
                    && text.is_mark(end, ',')
                    && number + 1 == lines;
            let known = has_given_name(text, first) || number + 1 == lines && text.is_mark_of(before, "([—–");
            let other = (before.saturating_sub(5).max(tokens.start)..first).any(|token| text.is_in(token, OTHERS));
            (closed && apart && known && !other && is_plausible(text, first..end)).then_some((first, end))
        });
        if let Some((first, end)) = ends.filter(|_| number > 0) {
            return Some(first..end);
        }
        // Alone, with at most a place, a date, a rating or a line of a page below.
        let first = tokens
            .clone()
            .find(|token| !text.is_mark_of(*token, "-–—~([*") && text.kind(*token) != Some(TokenKind::Stars))?;
        let first = if text
            .is_in(first, "your yours euer eure dein deine ihr ihre votre tuo tua love regards cheers insp")
            || matches!(text.word(first), "Ваша" | "Ваш")
        {
            first + 1
        } else {
            first
        };
        let end = person_end(text, first, tokens.end)?;
        // "X, Saffron Walden", "X, parroco": a place or a post.
        let placed = text.is_mark(end, ',')
            && tokens.end - end <= 7
            && !text.is_mark_of(tokens.end - 1, "!?")
            && line.bytes.len() < 80;
        let alone = placed || (end..tokens.end).all(|token| text.is_mark_of(token, ".,)]"));
        let apart = line.blank_before
            || text.lines.get(number.wrapping_sub(1)).is_some_and(|before| before.bytes.len() > 60)
            || first > tokens.start;
        let below = text.lines[number + 1..]
            .iter()
            .all(|after| after.bytes.len() < 90 && !text.is_mark_of(after.tokens.end - 1, "!?"));
        let known = has_given_name(text, first)
            || number + 2 >= lines && !is_common(text, &(first..end)) && !starred(text, line);
        (alone && apart && below && known && number > 1 && is_plausible(text, first..end)).then_some(first..end)
    });
    last.filter(|name| {
        !frame.head.contains(&text.line_of(name.start)) && !name.clone().any(|token| is_outlet_word(text, token))
    })
}

/// The name that a user takes: one word beside a date with a time, above "posted", behind "#12", with an at sign.
fn nickname(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    let is_posting = |token: usize| {
        text.is_in(
            token,
            "posted wrote says schrieb geschrieben beiträge posts escribió scrisse geplaatst skrev reviewed joined rezension commenté recensito verified",
        ) || text.word(token) == "済"
            || matches!(
                text.word(token).to_lowercase().as_str(),
                "écrit" | "написал" | "написала" | "сообщений" | "escreveu" | "posté"
            )
    };
    let is_word = |tokens: &Range<usize>| {
        if tokens.clone().any(is_posting) {
            return false;
        }
        let slice = text.slice(tokens.clone());
        let letters = slice.chars().filter(|c| c.is_alphabetic()).count();
        let plain = slice.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | 'ー'));
        let known = tokens.clone().any(|token| {
            is_section(text, token)
                || crate::head::is_menu(text, token)
                || text.has(token, NOT_NAME | FILM)
                || is_outlet_word(text, token)
        });
        let labels = text.is_mark_of(tokens.end, ":：") && !text.is_tight(tokens.end + 1);
        (2..=24).contains(&slice.chars().count())
            && !labels
            && letters >= 2
            && plain
            && !known
            && found_at(text, tokens.start).is_none()
            && (tokens.len() == 1
                || slice.contains(['_', '@', '-'])
                || slice.chars().any(|c| c.is_ascii_digit())
                || is_dense_word(text, tokens.start))
    };
    let posts = |line: usize| text.lines.get(line).is_some_and(|line| line.tokens.clone().take(24).any(is_posting));
    let timed = |line: usize| {
        text.lines.get(line).is_some_and(|line| {
            line.tokens.clone().any(|token| {
                text.is_mark_of(token, ":hH")
                    && text.is_tight(token)
                    && text.kind(token - usize::from(token > 0)) == Some(TokenKind::Number)
                    && text.kind(token + 1) == Some(TokenKind::Number)
            })
        })
    };
    frame
        .head
        .iter()
        .take(8)
        .find_map(|number| {
            let line = text.lines.get(*number)?;
            if line.bytes.len() > 120 {
                return None;
            }
            let dated = frame.is_dated(*number);
            let below = frame.is_dated(number + 1)
                && frame.of_line(number + 1).next().is_some_and(|segment| segment.date.is_some() || posts(number + 1));
            // A name, a rating with a headline, a date: a shop's page.
            let below = below
                || posts(number + 1)
                || posts(number + 2) && frame.is_dated(number + 2)
                || frame.is_dated(number + 2) && posts(number + 1);
            let segments: Vec<&Segment> = frame.of_line(*number).filter(|segment| segment.date.is_none()).collect();
            for segment in &segments {
                let mut tokens = segment.tokens.clone();
                let at_sign = tokens.start > line.tokens.start && text.is_mark(tokens.start - 1, '@')
                    || text.is_mark(tokens.start, '@');
                if at_sign {
                    let first = if text.is_mark(tokens.start, '@') { tokens.start } else { tokens.start - 1 };
                    let end =
                        (first + 2..line.tokens.end).find(|token| !text.is_tight(*token)).unwrap_or(line.tokens.end);
                    return Some(first..end);
                }
                // "by dockleaf » Sun Feb 22, 2009".
                if text.is_in(tokens.start, "by von par por door av da") && tokens.len() <= 4 && dated {
                    let name = tokens.start + 1..tokens.end;
                    if is_word(&name) {
                        return Some(name);
                    }
                }
                // "Sabine K." above a rating and the day of a customer's review.
                let whole = person_end(text, tokens.start, tokens.end).is_some_and(|end| end == tokens.end);
                if whole
                    && segments.len() == 1
                    && (1..=2).any(|below| posts(number + below) && frame.is_dated(number + below))
                {
                    return Some(tokens);
                }
                // "by dockleaf » Sun Feb 22, 2009".
                if text.is_in(tokens.start, "by von par por door av") && tokens.len() <= 4 && dated {
                    let name = tokens.start + 1..tokens.end;
                    if is_word(&name) {
                        return Some(name);
                    }
                }
                // "Sabine K." above a rating and the day of a customer's review.
                let whole = person_end(text, tokens.start, tokens.end).is_some_and(|end| end == tokens.end);
                if whole
                    && segments.len() == 1
                    && (1..=2).any(|below| posts(number + below) && frame.is_dated(number + below))
                {
                    return Some(tokens);
                }
                // "Zaza_du_13 a écrit le 7 janvier", "vasilisk, 19.01.2020 01:14".
                if let Some(verb) = tokens.clone().find(|token| is_posting(*token)).filter(|verb| *verb > tokens.start)
                {
                    tokens.end = verb;
                    while tokens.end > tokens.start + 1
                        && text.is_in(tokens.end - 1, "a has on hat ha")
                        && !text.is_tight(tokens.end - 1)
                    {
                        tokens.end -= 1;
                    }
                    let said =
                        dated || timed(*number) || (verb..line.tokens.end).any(|token| text.is_mark_of(token, ":"));
                    if is_word(&tokens)
                        && said
                        && !tokens.clone().any(|token| text.has(token, crate::lexicon::ANY_LANGUAGE))
                    {
                        return Some(tokens);
                    }
                    continue;
                }
                let whole =
                    is_word(&tokens) && !tokens.clone().all(|token| text.has(token, crate::lexicon::ANY_LANGUAGE));
                let only = segments.len() == 1;
                let before = frame
                    .of_line(*number)
                    .find(|other| other.date.is_some())
                    .is_none_or(|date| tokens.start < date.tokens.start);
                let first = frame.head.first() == Some(number) && segment.opens && !timed(*number);
                if whole
                    && before
                    && !first
                    && (dated && (timed(*number) || only || posts(*number)) || only && below && *number <= 4)
                {
                    return Some(tokens);
                }
            }
            None
        })
        .or_else(|| sign_off(text))
}

/// "Euer Micha", "*-- Bex*": one name behind a dash or a greeting on the last line.
fn sign_off(text: &Text) -> Option<Range<usize>> {
    let line = text.lines.last().filter(|line| line.bytes.len() < 40 && text.lines.len() > 2)?;
    let mut first = line.tokens.start;
    let mut led = false;
    while first < line.tokens.end
        && (text.is_mark_of(first, "-–—~*_")
            || text.kind(first) == Some(TokenKind::Stars)
            || text.is_in(first, "your yours euer eure dein deine ihr ihre votre love cheers"))
    {
        led |= text.is_mark_of(first, "-–—~") || text.is_word(first);
        first += 1;
    }
    let end = (first..line.tokens.end).find(|token| !text.is_word(*token)).unwrap_or(line.tokens.end);
    let closes =
        (end..line.tokens.end).all(|token| text.is_mark_of(token, ".*_") || text.kind(token) == Some(TokenKind::Stars));
    let dashes = text.is_mark_of(line.tokens.start, "-–—~");
    let one = end == first + 1
        && (text.is_capital(first) || dashes)
        && !text.has(first, NOT_NAME | FILM | crate::lexicon::ANY_LANGUAGE);
    (led && closes && one && text.word(first).chars().count() > 1).then_some(first..end)
}

/// "X is a critic for this paper": the line that introduces the author at the end.
fn introduced(text: &Text) -> Option<Range<usize>> {
    let line = text.lines.last().filter(|line| line.blank_before)?;
    let end = full_name_end(text, line.tokens.start)?;
    let verb = text.is(end, "is") || text.is_one_of(end, &["writes", "reviews", "has", "covers"]);
    let trade = (end..end + 8).any(|token| {
        text.is_in(token, "critic writer journalist reviewer contributor editor freelance writes reviews columnist covered reviewed written covers")
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

/// The publication right behind the author's name: after "for" in a byline, or after the comma of a signature.
pub(crate) fn beside_author(text: &Text, author: Option<&Range<usize>>) -> Option<Range<usize>> {
    let end = author?.end;
    let line = text.lines.get(text.line_of(end.saturating_sub(1)))?;
    let named = text.is_in(end, "for für pour para per voor");
    if !(named || text.is_mark_of(end, ",|(/")) || text.opens_line(end) {
        return None;
    }
    let outlet = outlet_end(text, end + 1)?;
    let closes = outlet >= line.tokens.end || text.is_mark_of(outlet, ",|).(–—");
    (closes && (named || is_outlet(text, end + 1..outlet))).then_some(end + 1..outlet)
}

/// The publication after a label: "Source: Coast Weekly".
pub(crate) fn labelled_publication(text: &Text) -> Option<Range<usize>> {
    labelled(text)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Setting;

    fn found(text: &str, language: Option<&str>) -> Option<String> {
        let cut = Text::new(text, 0..text.len());
        author(&Setting::new(&cut, &Frame::of(&cut), language), &mut None).map(|name| cut.slice(name).to_owned())
    }

    const PROSE: &str = "The ferry leaves on time, and nobody on it does anything else on time until the last bell has been rung twice.\n\n\
        It is a small story about large people, and it ends where it should have begun, on the quay with the dog.";

    const PROSE_JA: &str = "海辺の町に、灯台守の娘がひとりで暮らしている。船は時刻どおりに出るが、乗っている人は誰も時刻どおりには動かない。静かな映画である。\n\n\
        大きな人たちの小さな話で、始まるべきだった場所、犬のいる桟橋で終わる。二度目に見て、音のことがよくわかった。";

    #[test]
    fn names_stand_in_many_places_around_the_prose() {
        for (head, tail, expected) in [
            ("Coast Gazette, 28 January 2016\nFLICKS with Leonie Strand\n\nBLUE DOG (M), 2015", "", "Leonie Strand"),
            ("DISC COURT\n\nSKY (1955)\nOpening words by Wendell Krantz | November 18th, 2003", "", "Wendell Krantz"),
            ("The Still\nVerdict by Ned Carrow after all six parts. 25 Nov 2019", "", "Ned Carrow"),
            ("COAST POST\n12 Nisan 2013\n\nSinema / Nurhan Sezgin", "", "Nurhan Sezgin"),
            ("「灯」\n投稿：北村ハジメ　2019年12月8日", "", "北村ハジメ"),
            ("月刊こま　二〇一四年七月号\n聞き手＝橋爪弓子", "", "橋爪弓子"),
            ("Harbour, again", "Edith Brack, Saffron Walden", "Edith Brack"),
            ("Harbour, again", "-- bogbean", "bogbean"),
            ("Harbour, again", "По поручению В. П. СОРОКИН, мастер", "В. П. СОРОКИН"),
        ] {
            let (prose, language) = if head.contains('年') { (PROSE_JA, Some("ja")) } else { (PROSE, None) };
            let text = format!("{head}\n\n{prose}\n\n{tail}\n");
            assert_eq!(found(&text, language).as_deref(), Some(expected), "{head} … {tail}");
        }
    }
}
