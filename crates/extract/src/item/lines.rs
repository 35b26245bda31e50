//! Lines that set the title of the reviewed work apart: headings, info boxes, slug lines, crumbs. A piece of a line is a title by
//! what is printed after it (year, length, certificate, credits, rating, the word "review"), or where the prose speaks of it
//! again. A headline by itself is none: it may be a pun.

use super::bounds::{is_season, opens_quote, pieces};
use super::info::{Info, info, year_at};
use super::is_title_label;
use super::mentions::count_mentions;
use crate::head::{Frame, is_prose, is_section};
use crate::headline::{is_dense_word, is_review_word};
use crate::people::People;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How many lines from either end are looked at.
const FIRST: usize = 18;
const LAST: usize = 14;
/// How many lines from either end the related works of a page are looked for in.
const NEAR_ENDS: usize = 80;
/// Words of prose from which on a review names its work in it: a headline that it never repeats is no title.
const LONG: usize = 110;
/// The same for a headline that is printed as titles are.
const NOTICE: usize = 170;

/// A title on a line of its own, or the part of a line that is one.
#[derive(Clone, Debug)]
pub(super) struct TitleLine {
    pub(super) title: Range<usize>,
    pub(super) points: i32,
    /// Printed as the subject of the document.
    pub(super) explicit: bool,
    pub(super) year: Option<(i16, Range<usize>)>,
    pub(super) quoted: bool,
    pub(super) reason: &'static str,
}

/// What is known of the document around its lines.
pub(super) struct Page<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) frame: &'t Frame,
    /// The author and the publication.
    pub(super) taken: &'t [Range<usize>],
    pub(super) people: &'t People,
    pub(super) english: bool,
}

/// Every title line of a document, in order.
pub(super) fn title_lines(page: &Page) -> Vec<TitleLine> {
    let text = page.text;
    // Below "Related", "Leia também" stand other works.
    let count = others_begin(text);
    let mut numbers: Vec<usize> = (0..count.min(FIRST)).collect();
    numbers.extend((count.saturating_sub(LAST)..count).filter(|line| *line >= FIRST));
    let prose = (0..text.len().min(2000)).filter(|token| text.is_word(*token)).count();
    let mut found = Vec::new();
    for number in numbers {
        let Some(line) = text.lines.get(number) else { break };
        let in_head = page.frame.head.contains(&number);
        let prose_line = is_prose(text, line);
        for (place, piece) in pieces(text, line.tokens.clone()).into_iter().enumerate() {
            let labelled = place == 1 && (line.tokens.start..piece.start).any(|token| is_title_label(text, token));
            if place > 0 && prose_line && !labelled {
                break;
            }
            if let Some(title) = page.title_line(number, piece, place, in_head, prose_line, prose) {
                found.push(title);
            }
        }
    }
    // Several lines with a rating each are a table of parts, or a list.
    if found.iter().filter(|line: &&TitleLine| line.reason == "rating-beside").count() >= 2 {
        found.retain(|line| line.reason != "rating-beside");
    }
    // What stands on the line of credits below a title is no title.
    // A headline above the line of title and credits has none of its own; a title in capitals above a line of credits has.
    let upper =
        |line: &TitleLine| line.title.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token));
    let own: Vec<(usize, bool)> = found
        .iter()
        .filter(|line| {
            ["year-beside", "info-beside", "headed-review", "labelled", "slug", "rating-beside"].contains(&line.reason)
        })
        .map(|line| (text.line_of(line.title.start), upper(line)))
        .collect();
    found.retain(|line| {
        let below = text.line_of(line.title.start) + 1;
        let beaten = own.iter().any(|(number, shouts)| *number == below && (*shouts || !upper(line)));
        line.reason != "info-below" || !beaten
    });
    let credited: Vec<usize> = found
        .iter()
        .filter(|line| line.reason == "info-below")
        .map(|line| text.line_of(line.title.start) + 1)
        .collect();
    found.retain(|line| !credited.contains(&text.line_of(line.title.start)));
    settle(text, &mut found);
    found
}

/// The line from which on a page is about other things. Only lines near either end are looked at: a page is short, and a long
/// text has none.
pub(crate) fn others_begin(text: &Text) -> usize {
    let count = text.lines.len();
    (0..count.min(NEAR_ENDS))
        .chain(count.saturating_sub(NEAR_ENDS).max(NEAR_ENDS)..count)
        .find(|line| crate::parts::opens_others(text, *line))
        .unwrap_or(count)
}

/// Reasons that are printed beside the title of a reviewed work and hardly beside anything else.
const STRONG: [&str; 7] =
    ["headed-review", "labelled", "year-beside", "info-beside", "info-below", "carrier-beside", "season-beside"];

/// Takes back what several lines of one kind say: the entries of a list, the works of a column, the rubrics of a page.
fn settle(text: &Text, found: &mut [TitleLine]) {
    let key = |line: &TitleLine| text.slice(line.title.clone()).to_lowercase();
    let distinct = |found: &[TitleLine], test: &dyn Fn(&TitleLine) -> bool| {
        let mut titles: Vec<String> = found.iter().filter(|line| test(line)).map(key).collect();
        titles.sort_unstable();
        titles.dedup();
        titles.len()
    };
    // "REVIEW: Lindiwe Marais" beside a title with its credits.
    let facts = found.iter().any(|line| line.explicit && line.reason.starts_with("info"));
    for line in found.iter_mut().filter(|line| facts && line.reason == "headed-review") {
        let name = line.title.len() == 2 && line.title.clone().all(|token| text.is_capital(token));
        if name && !text.has(line.title.start, crate::lexicon::TITLE_SMALL) {
            line.explicit = false;
            line.points = 0;
        }
    }
    let is_strong = |line: &TitleLine| line.explicit && STRONG.contains(&line.reason);
    let strong = distinct(found, &is_strong);
    let first = found.iter().position(|line| line.explicit && line.reason == "headed-review");
    for (place, line) in found.iter_mut().enumerate() {
        let one_of_many = strong >= 3 && line.explicit && Some(place) != first;
        let beaten = strong > 0 && line.explicit && !STRONG.contains(&line.reason);
        if one_of_many || beaten {
            line.explicit = false;
            line.points = line.points.min(if beaten { 3 } else { 2 });
        }
    }
    if distinct(found, &|line: &TitleLine| line.reason == "capitals") >= 2 {
        for line in found.iter_mut().filter(|line| line.reason == "capitals") {
            line.points = line.points.min(3);
        }
    }
}

impl Page<'_, '_> {
    fn title_line(
        &self,
        number: usize,
        piece: Range<usize>,
        place: usize,
        in_head: bool,
        prose_line: bool,
        words: usize,
    ) -> Option<TitleLine> {
        let text = self.text;
        let line = &text.lines[number];
        let (start, called, labelled, counted) = self.opening(piece.clone(), line.tokens.start);
        let subject = piece.start > line.tokens.start
            && text.is_mark_of(piece.start - 1, ":：")
            && text.is_in(line.tokens.start, SUBJECTS);
        let quoted = opens_quote(text, start.wrapping_sub(1));
        let (end, quoted) = self.end(start, line.tokens.end.min(piece.end), quoted, prose_line)?;
        let title = start..end;
        if !self.reads_as_one(&title, quoted || labelled, number) {
            return None;
        }
        let mut after = end + usize::from(quoted);
        let season = is_season(text, after) || text.is_mark_of(after, ":,–-") && is_season(text, after + 1);
        if season {
            after += if is_season(text, after) { 2 } else { 3 };
        }
        let after = after.min(line.tokens.end);
        let closes = after >= line.tokens.end || (after..line.tokens.end).all(|token| !text.is_word(token));
        let own = after..piece.end;
        // "Salt | 1974 | 98 min": what follows the bar is still said of the title.
        let goes_on = own.is_empty()
            && (text.is_mark_of(piece.end, "([")
                || year_at(text, piece.end + 1).is_some()
                || year_at(text, piece.end).is_some()
                || text.kind(piece.end + 1) == Some(TokenKind::Number)
                || text.kind(piece.end + 1) == Some(TokenKind::Stars)
                || info(text, piece.end + 1..(piece.end + 5).min(line.tokens.end)).opens_with_credit);
        let rest = if own.is_empty() && goes_on || piece.end == line.tokens.end { after..line.tokens.end } else { own };
        let sentence = (!self.english || !crate::titles::reads_as_title(text, title.clone())) && title.len() > 5;
        if quoted && sentence {
            return None;
        }
        let beside = info(text, rest.clone());
        let next = text.lines.get(number + 1);
        let below = match next {
            Some(next) if closes || beside.rating && beside.kinds() == 0 || is_carrier(text, &rest) => {
                info(text, next.tokens.clone())
            }
            _ => Info::default(),
        };
        // A quoted title below a headline has the credits for itself.
        let quoted_below = next.is_some_and(|next| opens_quote(text, next.tokens.start) && !quoted);
        let bracketed = next.is_some_and(|next| {
            text.is_mark_of(next.tokens.start, "[(")
                && text.is_mark_of(next.tokens.end - 1, "])")
                && below.year.is_some()
        });
        let box_below = !quoted_below
            && (bracketed
                || below.opens_with_credit
                || below.kinds() >= 2 && !next.is_some_and(|next| is_prose(text, next) && below.kinds() < 3));
        let bracket = text.is_mark_of(after, "([（");
        let year_bracket = bracket && year_at(text, after + 1).is_some();
        // "TITLE. 1971. 82 min.", "TITLE, 12A, 94 mins", "TITLE di Ana Holm, con …".
        let beside_box = beside.kinds() >= 2 && (bracket || text.is_mark_of(after, ".,–—-|:·/") || beside.kinds() >= 3);
        let named_after =
            (after..line.tokens.end.min(after + 4)).any(|token| is_review_word(text, token)) && !prose_line;
        let own_quote = quoted && closes && place == 0 && (!sentence || is_dense_word(text, start));
        let named_beside = closes
            && place == 0
            && in_head
            && (is_rubric(text, next, true) || number > 0 && is_rubric(text, text.lines.get(number - 1), false));
        let mentioned = count_mentions(text, &title, LOOKED_AT);
        let upper = title
            .clone()
            .filter(|token| text.is_word(*token))
            .all(|token| text.is_upper(token) || text.word(token).len() == 1)
            && title.clone().any(|token| text.is_upper(token));
        let year = if year_bracket {
            year_at(text, after + 1).map(|year| (year, after + 1))
        } else if beside.kinds() >= 2 || bracket && beside.year.is_some_and(|(_, at)| at < after + 8) {
            beside.year
        } else if box_below {
            below.year
        } else {
            None
        };
        let short = words < LONG;
        let dense = is_dense_word(text, start);
        // "REVIEW: Lindiwe Marais": the film would be named again, the critic is not.
        let critic = called
            && mentioned == 0
            && !quoted
            && !upper
            && (2..=3).contains(&title.len())
            && year.is_none()
            && words > 40
            && title.clone().all(|token| text.is_capital(token) && !text.has(token, crate::lexicon::ENGLISH));
        let called = called && !critic;
        let stopped = text.is_mark(after, '.') && !quoted;
        let comma_year = quoted && text.is_mark(after, ',') && year_at(text, after + 1).is_some();
        let year =
            year.or_else(|| comma_year.then(|| year_at(text, after + 1).map(|year| (year, after + 1))).flatten());
        let or_title =
            text.is_mark(after, ',') && text.is_in(after + 1, "o ou or oder oppure eller") && in_head && !quoted;
        let cased = self.english && self.title_case_throughout(&title) && title.len() >= 2;
        let opens_article = !self.english && opens_with_article(text, start) && title.len() <= 4 && title.len() >= 2;
        let alone = in_head && closes && number < 8 && (place == 0 || upper);
        let set_apart =
            (2..=7).contains(&title.len()) && words < NOTICE || text.word(start).chars().count() > 3 && short;
        let slug = upper
            && (prose_line || !closes)
            && place == 0
            && number > 0
            && title.len() >= 2
            && (stopped || text.is_mark_of(after, ",(–—-"));
        let (points, explicit, reason) = if counted && !called {
            (1 + mentioned.min(2), false, "counted")
        } else if called || named_after {
            (8, true, "headed-review")
        } else if labelled {
            (8, true, "labelled")
        } else if year_bracket && (in_head || number < 6 || !prose_line) {
            (if in_head { 8 } else { 6 }, in_head, "year-beside")
        } else if beside_box && (!prose_line || upper || quoted || number < 8) {
            (if in_head || number < 8 { 8 } else { 6 }, true, "info-beside")
        } else if bracket && beside.kinds() >= 1 && !prose_line {
            (6, in_head, "info-beside")
        } else if box_below && !prose_line && (place == 0 || upper) {
            (8, true, "info-below")
        } else if named_beside {
            (7, true, "review-beside")
        } else if own_quote && title.len() >= 4 && mentioned == 0 && !self.title_case_throughout(&title) && !dense {
            return None;
        } else if own_quote && in_head && title.len() >= 4 && !self.title_case_throughout(&title) && !dense {
            (4, false, "own-line-quoted")
        } else if (own_quote || comma_year) && in_head {
            (7, true, "own-line-quoted")
        } else if is_carrier(text, &rest) && in_head && !rest.is_empty() {
            (7, true, "carrier-beside")
        } else if season && in_head && !prose_line {
            (6, true, "season-beside")
        } else if slug {
            (6, false, "slug")
        } else if prose_line {
            return None;
        } else if beside.rating && in_head && (!stopped || upper) && (mentioned > 0 || short || upper) {
            (6, true, "rating-beside")
        } else if quoted && in_head && !sentence {
            (4, false, "quoted-in-head")
        } else if or_title {
            (4, false, "double-title")
        } else if mentioned > 0 && in_head {
            (3 + i32::from(upper) + i32::from(closes), false, "head-and-prose")
        } else if subject {
            (5, false, "subject")
        } else if alone && upper && number > 0 && set_apart {
            (4, false, "capitals")
        } else if alone && (cased || opens_article) && (number > 0 && words < NOTICE || short) {
            (4 - i32::from(number == 0), false, "title-case")
        } else if mentioned > 0 {
            (2, false, "line-and-prose")
        } else if in_head && place == 0 && short && closes && number < 3 && title.len() <= 8 {
            (3 - number as i32, false, "headline")
        } else {
            return None;
        };
        // A part of a menu or of a crumb is more often a section than a work.
        let masthead = number == 0 && !explicit && !quoted && place == 0 && self.frame.head.len() > 2;
        let points = points + mentioned.min(3) - if masthead { 2 } else { 0 };
        let year = year.map(|(year, at)| (year, at..at + 1));
        Some(TitleLine { title, points, explicit, year, quoted, reason })
    }
}

/// Labels of the subject line of a message.
const SUBJECTS: &str =
    "subject betreff oggetto asunto objet assunto ämne onderwerp emne re aw wg fwd betr tema topic thread";

/// How many tokens are searched for a title again; a work that is spoken of is named before.
const LOOKED_AT: usize = 4000;

/// Whether an article of another language than English stands there.
fn opens_with_article(text: &Text, token: usize) -> bool {
    let word = text.word(token).to_lowercase();
    "der die das de het le la les el los las il lo gli i o a os as den det en ett"
        .split(' ')
        .any(|article| article == word)
}

/// Whether a line beside a heading says that it is a review: "Film review" over it, "Review by Ana Holm" below it.
fn is_rubric(text: &Text, line: Option<&crate::text::Line>, below: bool) -> bool {
    let Some(line) = line.filter(|line| line.bytes.len() < 70) else { return false };
    let words: Vec<usize> = line.tokens.clone().take(8).filter(|token| text.is_word(*token)).collect();
    let called = |place: usize| words.get(place).is_some_and(|word| is_review_word(text, *word));
    let by = words.get(1).is_some_and(|word| text.is_in(*word, "by von par por di door av"));
    let rubric = words.len() <= 3
        && words
            .iter()
            .all(|word| is_review_word(text, *word) || is_section(text, *word) || text.is_in(*word, "film movie book"));
    (called(0) || called(1)) && (below && by && called(0) || rubric)
}

/// "(Blu-ray)", "[DVD]": the carrier of a work in brackets, and nothing else.
fn is_carrier(text: &Text, rest: &Range<usize>) -> bool {
    let words: Vec<usize> =
        rest.clone().filter(|token| text.is_word(*token) || text.kind(*token) == Some(TokenKind::Number)).collect();
    text.is_mark_of(rest.start, "([")
        && !words.is_empty()
        && words.len() <= 4
        && words.iter().all(|token| {
            text.is_in(*token, "blu ray blu-ray dvd uhd 4k vhs bluray edition region disc spoiler spoilers")
        })
}
