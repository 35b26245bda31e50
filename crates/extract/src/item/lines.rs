//! Lines that set the title of the reviewed work apart: headings, info boxes, slug lines, crumbs. A piece of a line is a title by
//! what is printed after it (year, length, certificate, credits, rating, the word "review"), or where the prose speaks of it
//! again. A headline by itself is none: it may be a pun.

use super::info::{Info, info, is_country, is_credit_word, year_at};
use super::mentions::count_mentions;
use super::{is_no_title, is_title_label};
use crate::byline::is_byline_label;
use crate::credits::is_credit_label;
use crate::head::{Frame, is_gap, is_issue, is_menu, is_outlet_word, is_prose, is_section};
use crate::headline::{is_dense_word, is_review_word};
use crate::lexicon::{ASPECT, LABEL, OUTSIDER, PART, ROLE};
use crate::people::People;
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// How many lines from either end are looked at.
const FIRST: usize = 18;
const LAST: usize = 14;
/// The longest title, in tokens; of scripts without spaces twice as many.
const LONGEST: usize = 12;
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
    let count = (0..text.lines.len()).find(|line| crate::parts::opens_others(text, *line)).unwrap_or(text.lines.len());
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

/// The pieces of a line between bars, crumbs, dashes with spaces, tabs.
fn pieces(text: &Text, line: Range<usize>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = line.start;
    for at in line.clone() {
        let alone = !text.is_tight(at) && !text.is_tight(at + 1);
        let guillemet = text.is_mark(at, '»') && (start..at).any(|token| text.is_mark(token, '«'))
            || text.is_mark(at, '»') && text.is_tight(at + 1) && at + 1 < line.end;
        let parts = text.is_mark_of(at, "|·•›→►▪■◆‖│") && at > line.start
            || text.is_mark(at, '»') && !guillemet && alone
            || text.is_mark_of(at, "–—―>") && alone && at > line.start
            || text.is_mark(at, '/') && (alone || text.is_mark(at + 1, '/'))
            || text.is_mark(at, '-') && alone && at > line.start
            || text.is_mark(at, '.') && at > start && is_label_piece(text, start..at) && !text.is_tight(at + 1)
            || text.is_mark_of(at, ":：") && at > start && is_label_piece(text, start..at)
            || text.is_mark_of(at, ":：")
                && text.is_upper(at + 1)
                && (start..at).any(|token| text.is_word(token) && !text.is_upper(token))
            || text.is_mark_of(at, ":：") && at > start && is_outlet_word(text, at - 1) && text.is_capital(at + 1)
            || text.is_mark(at, ']') && text.is_mark(line.start, '[') && at < line.start + 6;
        if parts {
            all.push(start..at);
            start = at + 1;
        } else if at > start && is_gap(text, at) {
            all.push(start..at);
            start = at;
        }
        if all.len() > 12 {
            break;
        }
    }
    all.push(start..line.end);
    all.retain(|piece| piece.start < piece.end);
    all
}

/// "CINÉMA.", "Film:", "BOOKS", "Episode 12:": words of sections and counts of issues.
fn is_label_piece(text: &Text, piece: Range<usize>) -> bool {
    piece.len() <= 6
        && piece.clone().all(|token| {
            !text.is_word(token) && text.kind(token) != Some(TokenKind::Stars)
                || is_section(text, token)
                || is_issue(text, token)
                || is_review_word(text, token)
                || is_title_label(text, token)
                || text.is_in(
                    token,
                    "cinema watched seen tonight series season our view the of week critique silver screen end video subject betreff oggetto asunto objet assunto ämne onderwerp emne re aw wg fwd betr new this",
                )
        })
        && piece.clone().any(|token| text.is_word(token))
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
        } else if alone && upper && number > 0 && title.len() >= 2 && title.len() <= 7 && words < NOTICE {
            (4, false, "capitals")
        } else if alone && upper && number > 0 && text.word(start).chars().count() > 3 && short {
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

    /// Past decoration, counts, "Review:", "Film:", an opening quotation mark. Says whether "review" and whether a label was
    /// there, and whether the piece is a numbered entry.
    fn opening(&self, piece: Range<usize>, line_start: usize) -> (usize, bool, bool, bool) {
        let text = self.text;
        let mut at = piece.start;
        let mut called = false;
        let mut labelled = false;
        let mut counted = false;
        if text.kind(at) == Some(TokenKind::Number)
            && text.word(at).len() <= 3
            && text.is_mark_of(at + 1, ".)")
            && !text.is_tight(at + 2)
        {
            counted = true;
            at += 2;
        }
        // "Critique | Salt", "Film – Salt": the piece before says what this one is.
        if piece.start > line_start {
            let before = piece.start - 1;
            let last = if text.is_word(before) { before } else { before.saturating_sub(1) };
            let same = text.line_of(last) == text.line_of(piece.start);
            // A menu has more pieces than these two.
            let alone = text.line_of(piece.end.saturating_sub(1)) != text.line_of(piece.end)
                || piece.end >= text.len()
                || text.is_mark_of(piece.end, "([|–—-");
            called |= same && last >= line_start && is_review_word(text, last) && last < line_start + 3 && alone;
            labelled |=
                same && is_title_label(text, last) && text.is_mark_of(last + 1, ":：") && last <= line_start + 3;
        }
        while at < piece.end {
            let of = text.is_in(at + 1, "of de von di del du zu över til van a");
            if text.kind(at) == Some(TokenKind::Fraction)
                && at > piece.start
                && text.kind(at - 1) == Some(TokenKind::Stars)
                || text.kind(at) == Some(TokenKind::Stars)
                    && !(at + 1 < piece.end && text.is_tight(at + 1) && text.word(at) == "*")
                || text.is_mark_of(at, "#_>–—-|:：[]~=+/.,…►▶◆■●★☆※【】▼▲△▽◇□○・")
                || text.is_mark_of(at, "“\"„«‘'『「”‚‹")
                || text.kind(at) == Some(TokenKind::Stars)
            {
                at += 1;
            } else if is_review_word(text, at) && text.is_mark_of(at + 1, ":：–—-|]") {
                called = true;
                at += 2;
            } else if is_review_word(text, at)
                && of
                && (opens_quote(text, at + 2) || text.is_capital(at + 2))
                && !is_outlet_word(text, at + 2)
            {
                called = true;
                at += 2;
            } else if text.is_in(at, "film movie book album")
                && is_review_word(text, at + 1)
                && text.is_mark_of(at + 2, ":：–—-|")
            {
                called = true;
                at += 3;
            } else if text.is_in(at, "a the my our") && is_review_word(text, at + 1) && text.is(at + 2, "of") {
                called = true;
                at += 3;
            } else if is_title_label(text, at) && text.is_mark_of(at + 1, ":：") {
                labelled = true;
                at += 2;
            } else {
                break;
            }
        }
        (at, called, labelled, counted)
    }

    /// Where the title ends that begins at a token, and whether it closes with a quotation mark.
    fn end(&self, start: usize, limit: usize, quoted: bool, prose_line: bool) -> Option<(usize, bool)> {
        let text = self.text;
        let dense = is_dense_word(text, start);
        let limit = limit.min(start + if dense { 2 * LONGEST } else { LONGEST } + 1);
        let opening = start.wrapping_sub(1);
        for token in start..limit {
            if quoted && closes_quote(text, opening, token) {
                let mut end = token;
                // “Een koe die nadenkt.” is said.
                let said = text.is_mark(token - 1, '.') && !self.title_case_throughout(&(start..token));
                while end > start && text.is_mark_of(end - 1, ",.;:") {
                    end -= 1;
                }
                return (end > start && !said).then_some((end, true));
            }
            if token == start || quoted {
                continue;
            }
            // "LODGINGS: a room with no view" parts; "Cellar Door 4: The Landing" does not.
            let colon = text.is_mark_of(token, ":：") && !(text.is_capital(token + 1) && self.title_case(start..token));
            let stop = text.is_mark(token, '.')
                && !text.is_tight(token + 1)
                && text.word(token - 1).chars().count() > 2
                && !text.is_in(token - 1, "mrs mr dr st vs no vol");
            let parts = text.is_mark_of(token, "([（|")
                || colon
                || stop
                || text.is_mark_of(token, "●○♥♡")
                || text.is(token, "by") && !text.is_capital(token) && text.is_capital(token + 1) && !prose_line
                || text.is_mark(token, ',')
                    && self.shouts(&(start..token))
                    && !text.is_upper(token + 1)
                    && token > start + 1
                || text.kind(token) == Some(TokenKind::Stars)
                || text.is_mark(token, ',')
                    && (year_at(text, token + 1).is_some()
                        || text.is_in(token + 1, "o ou or oder oppure eller directed dir de di di regia réal von"))
                || is_review_word(text, token) && token + 1 >= limit.min(start + LONGEST)
                || is_review_word(text, token) && text.is_mark_of(token + 1, ":：–—-|")
                || text.is_in(token, "movie film") && is_review_word(text, token + 1)
                || text.is_mark_of(token, ":,–-") && is_season(text, token + 1)
                || is_season(text, token) && token > start + 1
                || found_at(text, token).is_some_and(|found| found.reading.best.is_some() && found.tokens.end >= limit)
                || year_at(text, token).is_some()
                    && (token + 1 >= limit || text.kind(token + 1) == Some(TokenKind::Stars));
            if parts {
                return Some((token, false));
            }
        }
        let at_end = limit < start + LONGEST + 1 || dense;
        (!quoted && !prose_line && at_end && limit > start).then_some((limit, false))
    }

    /// Every word that is not small has a capital, so that the line is printed as a title is in English.
    fn title_case_throughout(&self, title: &Range<usize>) -> bool {
        let text = self.text;
        let words: Vec<usize> = title.clone().filter(|token| text.is_word(*token)).collect();
        let is_small = |token: usize| text.has(token, crate::lexicon::TITLE_SMALL);
        words.iter().all(|token| text.is_capital(*token) || is_small(*token))
            && words.iter().any(|token| text.is_capital(*token) && !is_small(*token))
    }

    fn title_case(&self, tokens: Range<usize>) -> bool {
        let text = self.text;
        let words: Vec<usize> = tokens.filter(|token| text.is_word(*token)).collect();
        let capital = words.iter().filter(|token| text.is_capital(**token)).count();
        capital * 2 > words.len()
    }

    /// Whether some tokens at a line's place can be a title at all.
    fn reads_as_one(&self, title: &Range<usize>, marked: bool, number: usize) -> bool {
        let text = self.text;
        let (first, last) = (title.start, title.end.saturating_sub(1));
        let words = || title.clone().filter(|token| text.is_word(*token));
        let count = words().count();
        let numeric = count == 0;
        let dense = is_dense_word(text, first);
        let opens = text.is_capital(first)
            || dense
            || text.kind(first) == Some(TokenKind::Number)
            || !text.word(first).is_ascii() && text.is_word(first);
        if !opens || title.is_empty() || title.len() > if dense { 2 * LONGEST } else { LONGEST } {
            return false;
        }
        let sentence = title
            .clone()
            .any(|token| text.is_mark_of(token, "!?;。…") && token + 1 < title.end && !text.is_tight(token + 1))
            || text.is_mark_of(last, ",;、，。")
            || text.is_mark(last, '.') && !marked;
        let label = ROLE | OUTSIDER | PART | LABEL | (0x1ff << ASPECT);
        let dated_after = text.is_mark_of(title.end, "(") && year_at(text, title.end + 1).is_some();
        let asks =
            text.is_mark_of(title.end, "?") && !text.is_mark_of(title.end + 1, "(") || text.is_mark_of(last, "?");
        let generic = count > 0
            && !(dated_after && count > 1)
            && words().all(|token| {
                is_no_title(text, token)
                    || text.has(token, crate::lexicon::ANY_LANGUAGE)
                    || !marked
                        && (text.has(token, label)
                            || is_section(text, token)
                            || is_menu(text, token)
                            || is_issue(text, token)
                            || is_no_work(text, token))
            });
        let dated = title.clone().any(|token| {
            crate::dates::date_at(text, token).is_some() || crate::dates::date_in_masthead(text, token).is_some()
        });
        let slice = text.slice(title.clone());
        let person = self.people.knows(slice)
            || !marked
                && count <= 4
                && words().all(|token| text.is_capital(token))
                && crate::people::has_given_name(text, first)
                && count >= 2;
        let colon = title.clone().find(|token| *token > first && text.is_mark_of(*token, ":："));
        let credited = colon.is_some_and(|colon| {
            let before = text.slice(first..colon);
            is_credit_label(before)
                || is_byline_label(before)
                || crate::headline::labels_of_heads(before)
                || text.has(colon - 1, label)
        });
        // “Vu hier soir “Salt””: the marks inside say where the title is.
        let marks_inside = !marked
            && title
                .clone()
                .skip(1)
                .any(|token| text.is_mark_of(token, "“\"„«‘『「”‚‹»_[]") || text.kind(token) == Some(TokenKind::Stars));
        let noun = !marked
            && (text.has(first, crate::lexicon::FILM) && (count > 1 || text.is_mark_of(title.end, ".,"))
                || is_credit_word(text, first) && !self.shouts(title) && (count > 1 || text.is_mark_of(title.end, ":/."))
                || count > 2
                    && text.is_in(first + 1, "de di von by d af av dramatique romantique drammatica dramática romántica policière")
                    && text.is_in(first, "com\u{e9}die comedie comedia commedia komödie drame dramma drama comédia thriller polar western animation documentaire documental film filme película")
                || count > 1 && text.is_capital(first + 1) && text.is_in(first, "com con mit avec met with starring special med")
                || is_country(text, first) && (count == 1 || text.is_mark_of(first + 1, "-/,–"))
                || count == 1 && is_title_label(text, first)
                || is_review_word(text, last));
        let judged = !marked && count == 1 && text.has(first, crate::lexicon::POSITIVE | crate::lexicon::NEGATIVE);
        let by = !marked
            && (is_byline_label(text.word(first)) && count > 1 || is_credit_label(slice) || is_byline_label(slice));
        let published = self.taken.iter().any(|taken| {
            taken.start < title.end && title.start < taken.end || text.slice(taken.clone()).eq_ignore_ascii_case(slice)
        });
        // The name of a paper stands on the first line, or beside the date.
        let line = text.lines.get(number);
        let beside_outlet = number == 0
            && marked
            && (self.frame.is_dated(0)
                || text.lines.first().is_some_and(|line| {
                    (title.end..line.tokens.end)
                        .any(|token| is_outlet_word(text, token) && !is_review_word(text, token))
                }));
        // "SCREENLADLE" over a menu.
        let over_menu = number == 0
            && !marked
            && text.lines.get(1).is_some_and(|below| {
                let words: Vec<usize> = below.tokens.clone().filter(|token| text.is_word(*token)).collect();
                words.len() >= 3
                    && words.iter().filter(|word| is_menu(text, **word) || is_section(text, **word)).count() * 3
                        >= words.len() * 2
            });
        let domain = (title.start..title.end + 2).any(|token| {
            text.is_mark(token, '.')
                && text.is_tight(token)
                && text.is_tight(token + 1)
                && text.is_in(token + 1, "com net org de fr es it nl se cz pl ru uk co pt br jp example")
        });
        let column = !marked
            && title.clone().any(|token| {
                text.is_in(token, "with by von par por door av mit avec")
                    && token > first
                    && crate::people::person_end(text, token + 1, title.end) == Some(title.end)
            });
        let share = title.clone().any(|token| text.is_mark(token, '%')) && count > 0;
        // "ABENA: good morning": somebody who speaks again.
        let speaks = !marked
            && text.is_mark_of(title.end, ":：")
            && text.lines.iter().take(40).filter(|line| same_opening(text, line.tokens.start, title)).count() >= 2;
        let dateline = text.is_mark(title.end, ',') && text.has(title.end + 1, crate::lexicon::MONTH)
            || text.is_mark(title.end, ',') && crate::dates::date_in_masthead(text, title.end + 1).is_some();
        let first_line = number == 0 && !marked && self.frame.is_dated(0) && !text.is_mark_of(title.end, "([");
        let masthead = speaks
            || dateline
            || first_line
            || share
            || beside_outlet
            || over_menu
            || domain
            || column
            || !marked
                && (is_outlet_word(text, last)
                    || self.frame.is_dated(number) && title.clone().any(|token| is_outlet_word(text, token)))
                && (number == 0 || self.frame.is_dated(number))
            || !marked
                && number == 0
                && self.frame.is_dated(number)
                && line.is_some_and(|line| line.tokens.start == first);
        let rating = found_at(text, first)
            .is_some_and(|found| found.tokens.end >= title.end && found.reading.best.is_some())
            && !numeric;
        let genre = !marked
            && words().any(|token| {
                text.is_in(
                    token,
                    "interview conversation questions ranked essay published posted comments episode ep thread page letter dispatch programme minutes reviews",
                )
            });
        let letter = count == 1 && !numeric && text.word(first).chars().count() == 1 && !dense && title.len() == 1;
        let rubric =
            ["評価", "評点", "採点", "総合評価", "映画", "批評", "シネマ短評", "映画評", "新作批評"].contains(&slice);
        let small = rubric
            || letter
            || numeric
                && !dated_after
                && found_at(text, first)
                    .is_some_and(|found| found.tokens.end >= title.end && found.reading.best.is_some())
            || numeric && !(title.len() <= 3 && text.kind(first) == Some(TokenKind::Number) && title.len() >= 2);
        let verbs = [
            "is", "are", "was", "were", "has", "have", "will", "can’t", "can't", "isn’t", "isn't", "do", "does",
            "don’t", "i", "it’s", "it's",
        ];
        let clause = !marked
            && words().skip(1).any(|token| text.is_one_of(token, &verbs) && !text.is_capital(token))
            && !self.shouts(title);
        let cased = marked || !self.english || self.shouts(title) || crate::titles::reads_as_title(text, title.clone());
        let long = !marked && !self.english && count > 8 && !dense;
        !(asks
            || credited
            || marks_inside
            || noun
            || judged
            || sentence
            || generic
            || dated
            || person
            || by
            || published
            || masthead
            || rating
            || genre
            || small
            || clause
            || long)
            && cased
    }

    fn shouts(&self, title: &Range<usize>) -> bool {
        let text = self.text;
        let mut words = title.clone().filter(|token| text.is_word(*token)).peekable();
        words.peek().is_some()
            && words
                .all(|token| text.is_upper(token) || text.word(token).chars().count() == 1 && text.is_capital(token))
    }
}

/// Labels of the subject line of a message.
const SUBJECTS: &str =
    "subject betreff oggetto asunto objet assunto ämne onderwerp emne re aw wg fwd betr tema topic thread";

/// How many tokens are searched for a title again; a work that is spoken of is named before.
const LOOKED_AT: usize = 4000;

/// "Season 2", "ep 3": the part of a series that is reviewed, which is no part of its name.
pub(super) fn is_season(text: &Text, token: usize) -> bool {
    text.is_in(
        token,
        "season series staffel saison temporada stagione säsong seizoen sæson sesong ep episode episodes part сезон",
    ) && (text.kind(token + 1) == Some(TokenKind::Number) || text.is_in(token + 1, "one two three four five six"))
}

/// Whether a line opens with the same words and a colon.
fn same_opening(text: &Text, start: usize, title: &Range<usize>) -> bool {
    title.clone().enumerate().all(|(place, token)| text.word(start + place) == text.word(token))
        && text.is_mark_of(start + title.len(), ":：")
}

/// Whether an article of another language than English stands there.
fn opens_with_article(text: &Text, token: usize) -> bool {
    let word = text.word(token).to_lowercase();
    "der die das de het le la les el los las il lo gli i o a os as den det en ett"
        .split(' ')
        .any(|article| article == word)
}

/// Nouns of rubrics, never the whole of a title.
fn is_no_work(text: &Text, token: usize) -> bool {
    text.is_in(
        token,
        "show special free estrenos cine cinema kino film films movie movies blog diary extras audio video picture sound bonus trailer related comments share tags footer cast credits \
         synopsis plot verdict conclusion pros cons summary letters lettres cartas leserbriefe feuilleton kultur cultura culture programme program programm screening \
         coliseum odeon pictures dispatches newsletter also readers latest rental releases mark evidence charge our scales justice home accueil région sports météo menu search",
    )
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

fn opens_quote(text: &Text, at: usize) -> bool {
    text.is_mark_of(at, "“\"„«‘'『「”‚‹_")
        || text.kind(at) == Some(TokenKind::Stars)
            && matches!(text.word(at), "*" | "**" | "***")
            && text.is_tight(at + 1)
}

fn closes_quote(text: &Text, opening: usize, at: usize) -> bool {
    let closing: &str = match text.kind(opening) {
        Some(TokenKind::Mark('“' | '„' | '”')) => "”“",
        Some(TokenKind::Mark('«')) => "»",
        Some(TokenKind::Mark('»')) => "«",
        Some(TokenKind::Mark('「')) => "」",
        Some(TokenKind::Mark('『')) => "』",
        Some(TokenKind::Mark('‹')) => "›",
        Some(TokenKind::Mark('"')) => "\"",
        Some(TokenKind::Mark('_')) => "_",
        Some(TokenKind::Mark('‘' | '\'' | '‚')) => "’'‘",
        Some(TokenKind::Stars) => {
            return text.kind(at) == Some(TokenKind::Stars) && text.word(at) == text.word(opening);
        }
        _ => return false,
    };
    let apostrophe = text.is_mark_of(at, "’'") && text.is_tight(at + 1) && text.is_word(at + 1);
    text.is_mark_of(at, closing) && !apostrophe
}
