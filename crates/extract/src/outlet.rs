//! Where a document was published: the head of the page, a line of crumbs, a label, the words behind the author's name, the
//! foot of a page. The lines themselves are cut up in [`crate::head`].

mod candidates;

pub(crate) use candidates::publisher;

use crate::head::{Frame, Segment, is_gap, is_issue, is_menu, is_outlet_word, is_section};
use crate::headline::is_dense_word;
use crate::lexicon::{ANY_LANGUAGE, LABEL, NOT_NAME, TITLE_SMALL};
use crate::people::{has_given_name, person_end};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The points from which a segment is taken for the name of a publication. Raising it loses names that only stand first;
/// lowering it takes headlines for names.
const ENOUGH: i32 = 5;

/// The name in a segment: up to a number, a comma, a colon, a small word that nothing in capitals follows.
fn name(text: &Text, segment: &Segment) -> Option<Range<usize>> {
    if segment.date.is_some() {
        return None;
    }
    let mut tokens = segment.tokens.clone();
    let mut in_quotes = text.is_mark_of(tokens.start, "“\"„«‘'”»『「");
    // «Искра», 14 января: papers stand in quotation marks where the language has it so.
    if segment.line == 0 && segment.opens && text.is_mark_of(tokens.start, "«„") {
        in_quotes = false;
        tokens.start += 1;
    }
    if text.is_mark_of(tokens.start, "【［") {
        tokens.start += 1;
        tokens.end = (tokens.start..tokens.end).find(|token| text.is_mark_of(*token, "】］")).unwrap_or(tokens.end);
    }
    let shielded = text.is_mark(tokens.start, '(');
    tokens.start += usize::from(shielded);
    if in_quotes
        || text.is_mark(tokens.start.saturating_sub(1), '[') && tokens.clone().any(|token| text.is_mark(token, ']'))
        || !text.is_word(tokens.start)
        || !(text.is_capital(tokens.start) || is_dense_word(text, tokens.start))
    {
        return None;
    }
    let stop = |token: usize| {
        text.is_mark_of(token, ",:;(（)]?!“\"„«»『「#№")
            || text.kind(token) == Some(TokenKind::Number) && !text.is_tight(token)
            || is_issue(text, token) && text.kind(token + 1) == Some(TokenKind::Number)
            || is_issue(text, token)
                && text.is_mark_of(token + 1, ".°º#")
                && text.kind(token + 2) == Some(TokenKind::Number)
            || matches!(text.word(token), "第" | "号")
            || text.is_mark(token, '.')
                && !text.is_tight(token + 1)
                && text.word(token.saturating_sub(1)).chars().count() > 2
    };
    let mut end = (tokens.start + 1..tokens.end).find(|token| stop(*token)).unwrap_or(tokens.end);
    // "TOUCHLINE fanzine", "Longshot Quarterly dispatches".
    while end > tokens.start + 1
        && !text.is_capital(end - 1)
        && !is_dense_word(text, end - 1)
        && text.kind(end - 1) != Some(TokenKind::Number)
        && !(text.is_tight(end - 1) && text.is_mark_of(end - 2, ".-"))
    {
        end -= 1;
    }
    // "GUMPTION for men with sheds": the capitals are the name.
    let shouted = (tokens.start..end)
        .take_while(|token| text.is_upper(*token) || text.is_mark_of(*token, "&-'’/") && text.is_upper(token + 1))
        .count();
    if shouted > 0
        && text.word(tokens.start).chars().count() > 3
        && text.is_word(tokens.start + shouted)
        && !text.is_capital(tokens.start + shouted)
    {
        end = tokens.start + shouted;
    }
    // "AFTONKURIREN NÖJE": a section behind the name.
    while end > tokens.start + 1
        && is_section(text, end - 1)
        && !is_outlet_word(text, end - 1)
        && text.is_upper(end - 1)
    {
        end -= 1;
    }
    let small = |token: usize| {
        text.has(token, TITLE_SMALL)
            || text.is_in(token, "du des de la le del della dell degli y e et och und & i da do das dos op an am")
    };
    let lower = (tokens.start..end)
        .filter(|token| {
            text.is_word(*token) && !text.is_capital(*token) && !is_dense_word(text, *token) && !small(*token)
        })
        .count();
    let words = (tokens.start..end).filter(|token| text.is_word(*token)).count();
    (lower <= 1 && end > tokens.start && (words <= 7 || is_dense_word(text, tokens.start) && words <= 14))
        .then_some(tokens.start..end)
}

/// What speaks for a segment as the name of a publication, and against it.
fn points(text: &Text, frame: &Frame, segment: &Segment, name: &Range<usize>, author: Option<&Range<usize>>) -> i32 {
    let is_author = author.is_some_and(|author| author.start < name.end && name.start < author.end);
    let sectional = name.clone().all(|token| is_section(text, token) || is_menu(text, token) || !text.is_word(token));
    let labels = text.lines.get(segment.line).is_some_and(|line| {
        line.tokens.start == name.start
            && text.is_mark_of(name.end, ":：")
            && !segment_has_more(text, name.end, line.tokens.end)
    });
    let is_label =
        name.clone().all(|token| text.has(token, LABEL | NOT_NAME | ANY_LANGUAGE) || is_label_of_head(text, token));
    if is_author || sectional || labels || is_label {
        return 0;
    }
    let mut points = 0;
    let line = segment.line;
    let first_line = frame.head.first() == Some(&line);
    let place = frame.head.iter().position(|number| *number == line);
    let words = name
        .clone()
        .filter(|token| is_outlet_word(text, *token) && !(name.len() == 1 && is_section(text, *token)))
        .count();
    let is_person =
        person_end(text, name.start, name.end) == Some(name.end) && words == 0 && has_given_name(text, name.start);
    let dated = frame.is_dated(line);
    let issue = text.lines.get(line).is_some_and(|line| {
        (name.end..line.tokens.end).any(|token| {
            is_issue(text, token)
                && (text.kind(token + 1) == Some(TokenKind::Number)
                    || text.is_mark_of(token + 1, ".°º")
                    || text.is_mark(token, '#'))
                || matches!(text.word(token), "第" | "号")
        })
    });
    let byline = author.is_some_and(|author| text.line_of(author.start) == line);
    if segment.in_head && segment.opens && place.is_some_and(|place| place < 2) {
        points += if first_line { 3 } else { 1 };
    }
    if words > 0 {
        points += 3;
    }
    if name.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token)) && segment.in_head {
        points += 1;
    }
    let beside_date = frame.of_line(line).any(|other| other.date.is_some() && other.tokens.start >= name.end);
    if segment.in_head && (dated && (segment.opens || beside_date) || issue) && place.is_some_and(|place| place < 4) {
        points += 3;
    }
    if byline && segment.in_head && (dated || segment.closes) && !segment.opens {
        points += 2;
    }
    if first_line && segment.opens && closes_line_of_name(text, segment, name) {
        points += below(text, frame, line);
    }
    if segment.opens && crumbs(text, line, name.end) {
        points += 4;
    }
    // "FilmoFilm.cz", "【シネ通ニュース】", "~ Two Girls One Gaumont ~".
    let domain = name.len() == 3
        && text.is_mark(name.start + 1, '.')
        && text.is_tight(name.start + 1)
        && text.is_tight(name.start + 2)
        && (2..=3).contains(&text.word(name.start + 2).len());
    let dressed = name.start > 0
        && text.line_of(name.start - 1) == line
        && text.is_mark_of(name.start - 1, "【~=«")
        && text.is_mark_of(name.end, "】~=»")
        && text.line_of(name.end) == line;
    if first_line && segment.opens && (domain || dressed) {
        points += 3;
    }
    // A motto in small letters behind it, or a section: "PLANETA KAIJU — monstruos grandes", "КИНОСКОП / Рецензии".
    let behind = frame.of_line(line).find(|other| other.tokens.start >= name.end && other.date.is_none());
    let motto = behind.is_some_and(|other| {
        text.is_word(other.tokens.start) && !text.is_capital(other.tokens.start)
            || other.tokens.clone().all(|token| is_section(text, token))
    });
    if first_line
        && segment.opens
        && motto
        && frame.head.len() >= 2
        && (name.end == segment.tokens.end || text.is_mark(name.end, ','))
    {
        points += 3;
    }
    let alone = name.end == segment.tokens.end && segment.opens && segment.closes;
    if first_line && alone && frame.head.len() >= 4 && text.lines.get(line + 1).is_some_and(|next| next.blank_before) {
        points += 2;
    }
    // A title has its year, its rating or "review" beside it, and is spoken of below.
    let after = text.is_mark_of(name.end, "([（")
        && text.word(name.end + 1).len() == 4
        && text.kind(name.end + 1) == Some(TokenKind::Number);
    if after || text.kind(name.end) == Some(TokenKind::Stars) && !text.opens_line(name.end) {
        points -= 6;
    }
    if is_person && !(dated && author.is_some() && !byline) {
        points -= 3;
    }
    // From here on points are only taken away, and the whole text is looked through.
    if points < ENOUGH {
        return points;
    }
    let spoken = crate::titles::mentions(text, text.slice(name.clone()))
        .iter()
        .filter(|place| frame.head.last().is_none_or(|last| text.line_of(place.start) > *last))
        .count();
    if spoken > 0 {
        points -= 3;
    }
    // Somebody must have a name in it that is the work's or the headline.
    let others = frame.head.iter().any(|number| {
        *number != line
            && frame.of_line(*number).any(|other| {
                other.date.is_none()
                    && text.is_word(other.tokens.start)
                    && other.tokens.len() > 1
                    && author.is_none_or(|author| text.line_of(author.start) != *number)
            })
    });
    if !others && !dated && !issue && frame.head.len() < 3 {
        points -= 3;
    }
    if !segment.in_head {
        points -= 1;
    }
    points
}

/// "Posted", "Publié", "Author": labels of the head of a document.
fn is_label_of_head(text: &Text, token: usize) -> bool {
    crate::published::is_published_word(text, token) || crate::byline::is_byline_label(text.word(token))
}

fn segment_has_more(text: &Text, colon: usize, line_end: usize) -> bool {
    (colon..line_end).any(|token| is_gap(text, token))
}

/// Whether nothing of the name's segment follows it on the line but an issue or a tagline.
fn closes_line_of_name(text: &Text, segment: &Segment, name: &Range<usize>) -> bool {
    name.end == segment.tokens.end || text.is_mark_of(name.end, ",:") || is_issue(text, name.end)
}

/// What the line below says of the one above as the head of a page: a date, a menu, a motto. A title would have a byline there.
fn below(text: &Text, frame: &Frame, line: usize) -> i32 {
    let Some(next) = text.lines.get(line + 1) else { return 0 };
    let opens_with_date = frame.of_line(line + 1).next().is_some_and(|segment| segment.date.is_some());
    let others = frame.head.iter().filter(|number| **number > line + 1 && !is_only_date(frame, **number)).count();
    if opens_with_date && others > 0 {
        return 3;
    }
    let words: Vec<usize> = next.tokens.clone().filter(|token| text.is_word(*token)).collect();
    let menu = words.iter().filter(|token| is_menu(text, **token) || is_section(text, **token)).count();
    if (words.len() >= 3 || menu == words.len() && menu > 0 && !text.is_word(next.tokens.start))
        && menu * 2 >= words.len()
        && next.bytes.len() < 140
    {
        return 4;
    }
    if text.is_mark_of(next.tokens.start, ":~") {
        return 3;
    }
    // A motto that says what the thing above is, or a motto with the date below it.
    let motto =
        next.bytes.len() < 90 && words.iter().any(|token| is_outlet_word(text, *token) && !is_section(text, *token));
    let date_below = frame.of_line(line + 2).next().is_some_and(|segment| segment.date.is_some());
    if others > 1 && (motto || date_below && !text.is_in(next.tokens.start, "by von par por di av")) {
        return 2;
    }
    let labelled = next.tokens.clone().take(4).any(|token| text.is_mark_of(token, ":："));
    let dated = frame.is_dated(line + 1) && next.bytes.len() < 90 && others > 0 && !labelled;
    let section = !words.is_empty() && words.iter().all(|token| is_section(text, *token));
    if dated || section { 2 } else { 0 }
}

fn is_only_date(frame: &Frame, line: usize) -> bool {
    frame.of_line(line).all(|segment| segment.date.is_some())
}

/// "DiscShelf » Reviews » Blu-ray": a path through a site begins with its name.
fn crumbs(text: &Text, line: usize, end: usize) -> bool {
    let Some(line) = text.lines.get(line) else { return false };
    let marks = (end..line.tokens.end)
        .filter(|token| text.is_mark_of(*token, "»›→►＞") || text.is_mark(*token, '>') && !text.is_tight(*token))
        .count();
    marks >= 2 || marks == 1 && text.is_mark_of(end, "»›→►>＞")
}

/// "© 2022 Pipoca Fria. All rights reserved."
fn copyright(text: &Text, frame: &Frame) -> Option<Range<usize>> {
    frame.tail.iter().rev().find_map(|number| {
        let line = text.lines.get(*number)?;
        let sign =
            line.tokens.clone().take(12).find(|token| text.is_mark(*token, '©') || text.is(*token, "copyright"))?;
        let mut first = sign + 1;
        while first < line.tokens.end
            && (text.kind(first) == Some(TokenKind::Number)
                || text.is_mark_of(first, "©-–,")
                || text.is_one_of(first, &["by", "c"]))
        {
            first += 1;
        }
        let stop = |token: &usize| {
            text.is_mark_of(*token, ".|·,•(–—") && !text.is_tight(*token + 1)
                || text.is_one_of(*token, &["all", "todos", "alle", "tous"])
        };
        let end = (first..line.tokens.end).find(stop).unwrap_or(line.tokens.end);
        let end = if text.is_mark_of(end.saturating_sub(1), ".") { end - 1 } else { end };
        let end = if end > first + 1 && text.kind(end - 1) == Some(TokenKind::Number) { end - 1 } else { end };
        let named =
            first < end && end - first <= 8 && text.is_capital(first) && person_end(text, first, end) != Some(end);
        (named || first < end && (first..end).any(|token| is_outlet_word(text, token)) && end - first <= 8)
            .then_some(first..end)
    })
}
