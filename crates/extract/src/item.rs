//! Which work a document is about: titles found in the text, scored by where they stand and what stands around them.
//!
//! [`lines`] reads the lines that set a title apart ([`bounds`]: where it begins and ends; [`plausible`]: whether it can be one), [`info`] what is printed beside one, [`around`] the words of a sentence on
//! either side of one, [`mentions`] counts how often it is named again, [`loose`] has what none of these speaks for.

mod around;
mod bounds;
mod features;
mod info;
mod lines;
mod loose;
mod mentions;
mod plausible;

use crate::head::Frame;
use crate::lexicon::{ENGLISH, LABEL, MONTH, NOT_NAME, NUMBER, POINT, RECOMMEND, STAR, THUMB, WEEKDAY};
use crate::people::People;
use crate::text::{Text, TokenKind};
use crate::titles::{Quoted, run_end, without_opening};
use around::Around;
pub(crate) use features::item;
pub(crate) use lines::others_begin;
use lines::{Page, TitleLine, title_lines};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A title that a document may be about, with the points its places gave it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TitleCandidate {
    pub(crate) title: String,
    pub(crate) points: i32,
    /// Printed as the subject: with its year, credits or "review" on a line of its own, or after a label.
    pub(crate) explicit: bool,
    /// The best place of it.
    pub(crate) tokens: Range<usize>,
    /// The year that is printed for it, and where.
    pub(crate) year: Option<(i16, Range<usize>)>,
    /// Marked as a title by quotation marks somewhere.
    pub(crate) quoted: bool,
    /// How often it was found.
    pub(crate) mentions: usize,
    /// The most that a line gave.
    line: i32,
    /// What the words around all its mentions gave.
    around: i32,
    /// Named in the first sentences.
    early: bool,
    /// The first that is quoted in them.
    first: bool,
    /// In a parenthesis wherever it is quoted: what else somebody made.
    aside: bool,
    /// No rule speaks for it.
    loose: bool,
    /// How often its words stand elsewhere in the text, in any case.
    again: usize,
}

/// The points below which nothing is said. Raising it loses works that are only spoken of; lowering it takes others.
const ENOUGH: i32 = 4;
/// The lead over the next that is needed, and the one that is needed among many.
const LEAD: i32 = 2;
const CLEAR_LEAD: i32 = 4;
/// So many works besides are many.
const MANY: usize = 3;
/// Verbs after what somebody said.
const SAID: &str =
    "said says asked sa sade sagt sagte meint fragt dit demande dice dijo disse zei zegt vroeg sier sagde";
const SAID_OTHERS: [&str; 8] = ["сказал", "сказала", "говорит", "спросил", "спросила", "と", "sägs", "răspunde"];
/// Words before the name of a column.
const RUBRICS: [&str; 8] = ["рубрика", "полоса", "rubrik", "rubrique", "rubrica", "sección", "rubriek", "газета"];
/// Tokens from the beginning of the prose that count as its first sentences.
const EARLY: usize = 70;

/// All candidates, best first. `taken` are the author and the publication, `language` is the document's, as far as it is known.
pub(crate) fn title_candidates(
    text: &Text,
    quoted: &[Quoted],
    people: &People,
    frame: &Frame,
    taken: &[Range<usize>],
    language: Option<&str>,
) -> Vec<TitleCandidate> {
    let english = language.is_none_or(|language| language.starts_with("en"));
    let page = Page { text, frame, taken, people, english };
    let lines = title_lines(&page);
    let prose = text.lines.iter().find(|line| crate::head::is_prose(text, line)).map_or(0, |line| line.tokens.start);
    let surnames = surnames(text);
    let mut tally = Tally {
        surnames,
        text,
        people,
        found: BTreeMap::new(),
        early: prose + EARLY,
        quoted: false,
        english,
        masthead: frame.is_dated(0) && frame.head.len() > 1,
    };
    for line in lines {
        tally.line(line);
    }
    for quote in quoted {
        tally.quote(quote);
    }
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match run_end(text, at) {
            Some(end) => {
                runs.push(at..end);
                let inside = quoted.partition_point(|quote| quote.tokens.end <= at);
                let is_quoted = quoted.get(inside).is_some_and(|quote| quote.tokens.start <= at);
                if !is_quoted {
                    match shouting_end(text, at..end) {
                        Some(start) => {
                            tally.run(at..start);
                            tally.run(start..end);
                        }
                        None => tally.run(at..end),
                    }
                }
                at = end;
            }
            None => at += 1,
        }
    }
    for title in loose::headings(&page, others_begin(text)).into_iter().chain(loose::names(text, &runs)) {
        if !tally.found.contains_key(&folded(text.slice(title.clone())))
            && let Some(entry) = tally.enter(title, false)
        {
            entry.loose = true;
        }
    }
    let mut candidates: Vec<TitleCandidate> = tally.found.into_values().collect();
    let places: Vec<Range<usize>> = candidates.iter().map(|candidate| candidate.tokens.clone()).collect();
    for (candidate, again) in candidates.iter_mut().zip(mentions::count_all(text, &places)) {
        candidate.points = points(candidate);
        candidate.again = again;
    }
    candidates.sort_by(|a, b| {
        let place = a.tokens.start.cmp(&b.tokens.start);
        b.explicit.cmp(&a.explicit).then(a.loose.cmp(&b.loose)).then(b.points.cmp(&a.points)).then(place)
    });
    candidates
}

/// Capitalised words of one run within a sentence that do what people do, or have what people have.
fn surnames(text: &Text) -> BTreeSet<String> {
    let acts = "says said plays played is was has had does did keeps makes gives directs wrote writes looks takes knows wants goes gets thinks";
    let alone = |token: usize| {
        text.is_word(token)
            && text.is_capital(token)
            && !text.has(token, ENGLISH | LABEL | NOT_NAME)
            && !text.is_capital(token + 1)
            && (token == 0 || !text.is_capital(token - 1) || text.is_in(token - 1, "mr mrs ms miss dr sir lady"))
    };
    (0..text.len().min(4000))
        .filter(|token| alone(*token))
        .filter(|token| {
            text.is_in(token.wrapping_sub(1), "mr mrs ms miss dr sir lady")
                || text.kind(token + 1) == Some(TokenKind::Possessive)
                || text.is_in(token + 1, acts)
        })
        .map(|token| text.word(token).to_owned())
        .collect()
}

/// Where a run of capitalised words goes over into capitals throughout: "Ana Holm on SLOW TRAIN".
fn shouting_end(text: &Text, run: Range<usize>) -> Option<usize> {
    let start = run.clone().rev().take_while(|token| text.is_upper(*token)).last()?;
    let words = run.end - start;
    (start > run.start && words >= 2 && !text.is_upper(run.start)).then_some(start)
}

fn points(candidate: &TitleCandidate) -> i32 {
    let again = (candidate.mentions as i32 - 1).clamp(0, 4);
    let marked = match (candidate.quoted, candidate.aside) {
        (true, false) => 3,
        (true, true) => -1,
        _ => 0,
    };
    let year = if candidate.year.is_some() { 2 } else { 0 };
    let early = if candidate.early { 2 } else { 0 } + i32::from(candidate.first);
    candidate.line + marked + again + year + early + candidate.around.clamp(-8, 6)
}

/// The title that a document is about, where the candidates leave no doubt.
pub(crate) fn choose(candidates: &[TitleCandidate]) -> Option<&TitleCandidate> {
    let known = candidates.iter().position(|candidate| candidate.loose).unwrap_or(candidates.len());
    let candidates = &candidates[..known];
    let best = candidates.first()?;
    // "‘Piano’ plays too long" over a review of "What the Piano Knew": the longer one is the name.
    let longer = candidates.iter().skip(1).find(|other| {
        let named = (other.quoted || other.explicit) && other.points >= ENOUGH;
        named && is_part_of(&best.title, &other.title) && !(best.explicit && best.line >= 8)
    });
    let best = longer.unwrap_or(best);
    let is_rival =
        |other: &&TitleCandidate| !is_part_of(&best.title, &other.title) && !is_part_of(&other.title, &best.title);
    let rivals = || candidates.iter().filter(is_rival);
    let clear = if best.explicit {
        // Two works that are both printed as the subject are two subjects.
        rivals().filter(|other| other.explicit).all(|other| best.points > other.points || best.line > other.line)
    } else {
        let many = rivals().filter(|other| other.points >= ENOUGH - 1 && (other.quoted || other.line > 0)).count();
        let lead = if many >= MANY { CLEAR_LEAD } else { LEAD };
        rivals().all(|other| best.points >= other.points + lead)
    };
    (best.points >= ENOUGH && clear).then_some(best)
}

/// Whether a title is another one or whole words of it.
fn is_part_of(part: &str, whole: &str) -> bool {
    let (part, whole) = (folded(part), folded(whole));
    whole.match_indices(&part).any(|(at, _)| {
        let bounded = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        bounded(whole[..at].chars().next_back()) && bounded(whole[at + part.len()..].chars().next())
    })
}

struct Tally<'t, 'a> {
    text: &'t Text<'a>,
    people: &'t People,
    found: BTreeMap<String, TitleCandidate>,
    /// Words that stand by themselves as names do: "Allerdyce said", "Mr Allerdyce".
    surnames: BTreeSet<String>,
    /// The token before which the first sentences are.
    early: usize,
    english: bool,
    /// The first line has the date of the issue.
    masthead: bool,
    /// Whether a title was quoted in them yet.
    quoted: bool,
}

impl Tally<'_, '_> {
    fn is_song(&self, quote: &Quoted) -> bool {
        let before = quote.tokens.start.saturating_sub(2);
        self.text.is_in(before, "song track episode essay article chapter single hit")
    }

    fn line(&mut self, line: TitleLine) {
        let title = line.title.clone();
        let early = title.start < self.early && line.explicit;
        if let Some(entry) = self.enter(line.title, line.explicit || line.points >= 5) {
            entry.line = entry.line.max(line.points);
            entry.explicit |= line.explicit;
            entry.year = entry.year.take().or(line.year);
            entry.quoted |= line.quoted;
            entry.aside &= !line.quoted;
            entry.early |= early;
        }
    }

    fn quote(&mut self, quote: &Quoted) {
        let text = self.text;
        // “Oh!” is said; the name of a paper stands in its first line.
        let cry = quote.tokens.len() <= 2 && text.is_mark_of(quote.tokens.end - 1, "!?");
        let close = quote.tokens.end + usize::from(text.is_mark_of(quote.tokens.end, ",.;"));
        let said = (close + 1..close + 3)
            .any(|token| text.is_in(token, SAID) || text.has(token, ENGLISH) && text.is_in(token, "said says asked"))
            || SAID_OTHERS.contains(&text.word(close + 2))
            || SAID_OTHERS.contains(&text.word(close + 1));
        let rubric =
            quote.tokens.start >= 2 && RUBRICS.contains(&text.word(quote.tokens.start - 2).to_lowercase().as_str());
        let letter = quote.tokens.len() == 1
            && text.word(quote.tokens.start).chars().count() == 1
            && text.is_word(quote.tokens.start);
        // "*By Jo Teller, 14 March 2020*".
        let dated = quote.tokens.clone().any(|token| crate::dates::date_at(text, token).is_some());
        if cry || dated || said || rubric || letter || self.masthead && text.line_of(quote.tokens.start) == 0 {
            return;
        }
        let tokens = quote.tokens.clone();
        let mut outer = tokens.start.saturating_sub(1)..tokens.end + 1;
        if text.is_mark_of(tokens.end, ",.;") {
            outer.end += 1;
        }
        let around = self.around().points(outer.clone()) + i32::from(self.is_song(quote)) * -8;
        let year = self.year_after(outer.end);
        let labelled = self.is_labelled(&outer);
        let early = tokens.start < self.early && !quote.aside;
        let heads = year.is_some() && tokens.start + EARLY < self.early && !quote.aside;
        let first = early && !self.quoted;
        self.quoted |= early;
        if let Some(entry) = self.enter(tokens, labelled || year.is_some()) {
            entry.aside = (entry.aside || !entry.quoted) && quote.aside && entry.line == 0;
            entry.quoted = true;
            entry.around += around;
            entry.year = entry.year.take().or(year);
            entry.early |= early;
            entry.first |= first;
            if labelled || heads {
                entry.explicit = true;
                entry.line = entry.line.max(if labelled { 8 } else { 7 });
            }
        }
    }

    /// A run of capitals: a candidate only where something beside it says that it is a work, or where one was found before.
    fn run(&mut self, run: Range<usize>) {
        let text = self.text;
        let mut run = without_opening(text, run);
        // "The Lampmaker’s Apprentice" goes on behind its possessive.
        if text.is_one_of(run.start, &["the", "a", "an"])
            && text.kind(run.end) == Some(TokenKind::Possessive)
            && let Some(end) = run_end(text, run.end + 1)
        {
            run.end = end;
        }
        // "The Assessors: Season 2" is called "The Assessors".
        if let Some(season) = run.clone().skip(1).find(|token| bounds::is_season(text, *token)) {
            run.end = if text.is_mark_of(season - 1, ":,") { season - 1 } else { season };
        }
        // "The Laundry by Oona Maddox".
        if let Some(by) = run.clone().skip(1).find(|token| text.is(*token, "by") && !text.is_capital(*token)) {
            run.end = by;
        }
        if self.is_somebody(&run) {
            return;
        }
        let around = self.around().points(run.clone());
        let key = folded(text.slice(run.clone()));
        let known = self.found.contains_key(&key);
        let year = self.year_after(run.end);
        let labelled = self.is_labelled(&run);
        // "caught THE GLASS FERRYMAN": capitals in a sentence of small letters are quotation marks.
        let on = text.is_in(run.start.wrapping_sub(1), "on über sur su over om sobre")
            && text.word(run.start).chars().count() > 4;
        let shouts = (run.len() >= 2 || on)
            && run.clone().filter(|token| text.is_word(*token)).all(|token| text.is_upper(token))
            && text.is_word(run.start.wrapping_sub(1))
            && !text.is_upper(run.start.wrapping_sub(1))
            && text.line_of(run.start.wrapping_sub(1)) == text.line_of(run.start);
        if around == 0 && !known && !labelled && year.is_none() && !shouts {
            return;
        }
        // Elsewhere than in English only the first word of a title has a capital, and a run is seldom the whole of it.
        if !self.english && !known && !labelled && year.is_none() && !shouts {
            return;
        }
        let early = run.start < self.early;
        let dated = year.is_some();
        if let Some(entry) = self.enter(run, labelled) {
            entry.around += around;
            entry.year = entry.year.take().or(year);
            entry.early |= early && (around > 0 || known || shouts);
            if dated {
                entry.line = entry.line.max(3);
            }
            if shouts && !entry.quoted && !entry.aside {
                entry.line = entry.line.max(3);
            }
            if labelled {
                entry.explicit = true;
                entry.line = entry.line.max(8);
            }
        }
    }

    /// Whether a run is a person's name: two or three words, the last of which stands alone elsewhere, or with "Mr" before it.
    fn is_somebody(&self, run: &Range<usize>) -> bool {
        let text = self.text;
        let plain = (2..=3).contains(&run.len())
            && run.clone().all(|token| text.is_word(token) && text.is_capital(token) && !text.has(token, ENGLISH));
        let titled =
            text.is_in(run.start, "mr mrs ms miss dr sir lady herr frau monsieur madame señor señora signor signora");
        plain && (titled || self.surnames.contains(text.word(run.end - 1)) && !text.is_upper(run.start))
    }

    /// The candidate of a title, new or known, unless the title can be none. `sure`: its place says that it is a title.
    fn enter(&mut self, tokens: Range<usize>, sure: bool) -> Option<&mut TitleCandidate> {
        if tokens.len() > 24 || tokens.is_empty() {
            return None;
        }
        let text = self.text;
        let title = text.slice(tokens.clone());
        let is_word = |token: &usize| text.is_word(*token);
        let generic = tokens.clone().any(|token| is_word(&token))
            && tokens.clone().filter(is_word).all(|token| is_no_title(text, token));
        if self.people.knows(title)
            || title.len() > 120
            || (generic && (!sure || tokens.len() == 1 && text.has(tokens.start, ENGLISH)))
            || crate::dates::date_at(text, tokens.start).is_some()
        {
            return None;
        }
        let entry = self.found.entry(folded(title)).or_insert_with(|| TitleCandidate {
            title: title.to_owned(),
            points: 0,
            explicit: false,
            tokens: tokens.clone(),
            year: None,
            quoted: false,
            mentions: 0,
            line: 0,
            around: 0,
            early: false,
            first: false,
            aside: false,
            loose: false,
            again: 0,
        });
        entry.mentions += 1;
        // "IRON ORCHARD" over the text and "Iron Orchard" in it: the mixed case is how it is spelt.
        let shouts = |title: &str| !title.chars().any(char::is_lowercase);
        if shouts(&entry.title) && !shouts(title) {
            entry.tokens = tokens;
            entry.title = title.to_owned();
        }
        Some(entry)
    }

    fn around(&self) -> Around<'_, '_> {
        Around { text: self.text, people: self.people }
    }

    fn year_after(&self, at: usize) -> Option<(i16, Range<usize>)> {
        let in_parenthesis = self.text.is_mark_of(at, "([（");
        let token = at + 1;
        let year = info::year_at(self.text, token).filter(|_| in_parenthesis)?;
        Some((year, token..token + 1))
    }

    /// "Title: Salt", "Film: Salt".
    fn is_labelled(&self, outer: &Range<usize>) -> bool {
        let text = self.text;
        let mut before = outer.start;
        while before > 0 && text.kind(before - 1) == Some(TokenKind::Stars) && !text.opens_line(before) {
            before -= 1;
        }
        let Some(colon) = before.checked_sub(1).filter(|colon| text.is_mark_of(*colon, ":：")) else { return false };
        let Some(line) = text.lines.get(text.line_of(colon)) else { return false };
        let is_label = |token: usize| is_title_label(text, token);
        // A mark or two may stand beside the label: "**Title:** Salt".
        colon - line.tokens.start <= 4 && (line.tokens.start..colon).any(is_label)
    }
}

/// A title as the key of its candidate.
fn folded(title: &str) -> String {
    if title.is_ascii() {
        return title.to_ascii_lowercase();
    }
    title.to_lowercase().replace(['’', '‘'], "'")
}

/// Labels before the title of the work.
const TITLE_LABELS: &[&str] =
    &["title", "film", "movie", "titel", "titre", "título", "titolo", "película", "filme", "фильм", "название"];

/// Whether a word labels the title of the work.
pub(crate) fn is_title_label(text: &Text, at: usize) -> bool {
    TITLE_LABELS.contains(&text.word(at).to_lowercase().as_str())
}

/// Classes of words that are no title by themselves.
pub(crate) const NO_TITLE: u64 = LABEL | NOT_NAME | RECOMMEND | MONTH | WEEKDAY | STAR | POINT | THUMB;

pub(crate) fn is_no_title(text: &Text, at: usize) -> bool {
    text.has(at, NO_TITLE | NUMBER) || text.has(at, ENGLISH)
}
