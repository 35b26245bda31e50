//! Which work a document is about: titles found in the text, scored by what stands around them.

use crate::headline::headline_title;
use crate::lexicon::{ENGLISH, FILM, LABEL, MONTH, NOT_NAME, NUMBER, POINT, RECOMMEND, STAR, THUMB, WEEKDAY};
use crate::people::People;
use crate::text::{Text, TokenKind};
use crate::titles::{Quoted, run_end, without_opening};
use std::collections::BTreeMap;
use std::ops::Range;

/// A title that a document may be about, with the points its surroundings gave it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TitleCandidate {
    pub(crate) title: String,
    pub(crate) points: i32,
    /// Named as the subject: in a headline of the form "X (2019)" or "X review", or after a label.
    pub(crate) explicit: bool,
    /// The best place of it.
    pub(crate) tokens: Range<usize>,
    /// The year in a parenthesis right after it, and where.
    pub(crate) year: Option<(i16, Range<usize>)>,
    /// Marked as a title by quotation marks somewhere.
    pub(crate) quoted: bool,
    /// How often it was found.
    pub(crate) mentions: usize,
    best_single: i32,
}

/// The points below which nothing is said, and the lead over the next that is needed.
const ENOUGH: i32 = 3;
const LEAD: i32 = 1;

/// All candidates, best first. `language` is the document's, as far as it is known.
pub(crate) fn title_candidates(
    text: &Text,
    quoted: &[Quoted],
    people: &People,
    language: Option<&str>,
) -> Vec<TitleCandidate> {
    let mut tally = Tally { text, people, found: BTreeMap::new() };
    for quote in quoted {
        let points = if quote.aside { -1 } else { 3 };
        tally.mention(quote.tokens.clone(), points + i32::from(tally.is_song(quote)) * -8, true);
    }
    // The head of a document ends where prose begins.
    let is_prose = |line: &crate::text::Line| {
        line.bytes.len() > 120 || (line.tokens.len() > 9 && text.is_mark_of(line.tokens.end - 1, ".!?"))
    };
    let head = text.lines.iter().take(3).take_while(|line| !is_prose(line)).count();
    for number in 0..head {
        if let Some((tokens, calls_itself)) = headline_title(text, number, language) {
            tally.headline(tokens, calls_itself, number);
        }
    }
    let mut at = 0;
    while at < text.len() {
        match run_end(text, at) {
            Some(end) => {
                let inside = quoted.partition_point(|quote| quote.tokens.end <= at);
                let is_quoted = quoted.get(inside).is_some_and(|quote| quote.tokens.start <= at);
                if !is_quoted {
                    tally.run(at..end);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    let mut candidates: Vec<TitleCandidate> = tally.found.into_values().collect();
    candidates.sort_by(|a, b| {
        b.explicit.cmp(&a.explicit).then(b.points.cmp(&a.points)).then(a.tokens.start.cmp(&b.tokens.start))
    });
    candidates
}

/// The title that a document is about, where the candidates leave no doubt.
pub(crate) fn choose(candidates: &[TitleCandidate]) -> Option<&TitleCandidate> {
    let best = candidates.first()?;
    let rival = candidates
        .iter()
        .skip(1)
        .find(|other| !other.title.contains(&best.title) && !best.title.contains(&other.title));
    let clear = best.explicit || rival.is_none_or(|other| best.points >= other.points + LEAD);
    (best.points >= ENOUGH && clear).then_some(best)
}

struct Tally<'t, 'a> {
    text: &'t Text<'a>,
    people: &'t People,
    found: BTreeMap<String, TitleCandidate>,
}

impl Tally<'_, '_> {
    fn is_song(&self, quote: &Quoted) -> bool {
        let before = quote.tokens.start.saturating_sub(2);
        self.text.is_in(before, "song track episode essay article chapter single hit")
    }

    /// A run of capitals: a candidate only where something beside it says that it is a work, or where one was found before.
    fn run(&mut self, run: Range<usize>) {
        let run = without_opening(self.text, run);
        let points = self.around(run.clone());
        let known = self.found.contains_key(&self.text.slice(run.clone()).to_lowercase());
        if points != 0 || known || self.is_labelled(&run) || self.year_after(run.end).is_some() {
            self.mention(run, i32::from(known), false);
        }
    }

    /// A line of its own at the top.
    fn headline(&mut self, tokens: Range<usize>, calls_itself: bool, number: usize) {
        let points = if calls_itself { 8 } else { 5 - number as i32 };
        self.enter(tokens, points, calls_itself, None);
    }

    fn mention(&mut self, tokens: Range<usize>, base: i32, is_quoted: bool) {
        let outer = if is_quoted { tokens.start.saturating_sub(1)..tokens.end + 1 } else { tokens.clone() };
        let outer =
            if is_quoted && self.text.is_mark_of(tokens.end, ",.;") { outer.start..outer.end + 1 } else { outer };
        let mut points = base + self.around(outer.clone());
        let year = self.year_after(outer.end);
        if year.is_some() {
            points += 3;
        }
        let labelled = self.is_labelled(&outer);
        if labelled {
            points += 8;
        }
        let title = self.text.slice(tokens.clone()).to_lowercase();
        self.enter(tokens, points, labelled, year);
        if is_quoted && let Some(entry) = self.found.get_mut(&title) {
            entry.quoted = true;
        }
    }

    fn enter(&mut self, tokens: Range<usize>, points: i32, explicit: bool, year: Option<(i16, Range<usize>)>) {
        if tokens.len() > 14 || tokens.is_empty() {
            return;
        }
        let title = self.text.slice(tokens.clone());
        let person = self.people.knows(title);
        let is_word = |token: &usize| self.text.is_word(*token);
        let generic = tokens.clone().any(|token| is_word(&token))
            && tokens.clone().filter(is_word).all(|token| is_no_title(self.text, token));
        if person
            || title.len() > 120
            || (generic && !explicit)
            || crate::dates::date_at(self.text, tokens.start).is_some()
        {
            return;
        }
        let year = year.or_else(|| self.year_after(tokens.end));
        let entry = self.found.entry(title.to_lowercase()).or_insert_with(|| TitleCandidate {
            title: title.to_owned(),
            points: 0,
            explicit: false,
            tokens: tokens.clone(),
            year: None,
            quoted: false,
            mentions: 0,
            best_single: i32::MIN,
        });
        entry.points += points;
        entry.mentions += 1;
        entry.explicit |= explicit;
        // "IRON ORCHARD" over the text and "Iron Orchard" in it: the mixed case is how it is spelt.
        let shouts = |title: &str| !title.chars().any(char::is_lowercase);
        if points > entry.best_single && (entry.best_single == i32::MIN || !shouts(title))
            || (shouts(&entry.title) && !shouts(title))
        {
            entry.best_single = points.max(entry.best_single);
            entry.tokens = tokens;
            entry.title = title.to_owned();
        }
        entry.year = entry.year.take().or(year);
    }

    /// Points from the words beside a possible title.
    fn around(&self, outer: Range<usize>) -> i32 {
        self.left(outer.start) + self.right(&outer)
    }

    fn left(&self, start: usize) -> i32 {
        let text = self.text;
        let Some(before) = start.checked_sub(1) else { return 0 };
        if text.is_one_of(before, &["called", "titled", "entitled", "named"]) {
            return 4;
        }
        let two = before.checked_sub(1);
        if text.is_mark(before, ',') && two.is_some_and(|token| text.has(token, FILM)) && self.is_other_work(two) {
            return -4;
        }
        if text.has(before, FILM) && !text.opens_line(start) {
            return if self.is_other_work(Some(before)) { -4 } else { 3 };
        }
        if text.is_one_of(before, &["directed", "made", "helmed", "like", "beyond", "since"]) {
            return -4;
        }
        if text.kind(before) == Some(TokenKind::Possessive) {
            let name = self.name_before(before);
            // A line that opens with "Ana Holm’s Salt" is a headline wherever it stands.
            let opens = text.opens_line(before.saturating_sub(2));
            return if self.people.knows(name) { 3 + i32::from(opens) } else { 0 };
        }
        0
    }

    /// The two words before a possessive.
    fn name_before(&self, possessive: usize) -> &str {
        self.text.slice(possessive.saturating_sub(2)..possessive)
    }

    /// Whether the word before a noun for films says that another one is meant: "last feature", "previous film".
    fn is_other_work(&self, noun: Option<usize>) -> bool {
        let before = noun.and_then(|noun| noun.checked_sub(1));
        before.is_some_and(|token| {
            self.text.is_in(token, "last previous earlier first next prior other debut breakthrough second")
        })
    }

    fn right(&self, outer: &Range<usize>) -> i32 {
        let text = self.text;
        let next = outer.end;
        if text.opens_line(next) && !text.is_word(next) {
            return 0;
        }
        if text.is_one_of(next, &["is", "was", "isn’t", "remains", "marks"]) {
            if text.is_one_of(next + 1, &["coming", "set", "out", "now", "available"]) {
                return 3;
            }
            if text.is(next + 1, "about") {
                return 2;
            }
            return if self.is_film_predicate(next + 1) { 4 } else { 0 };
        }
        if text.is_one_of(next, &["earns", "gets", "deserves"])
            && (next + 1..next + 4)
                .any(|token| text.has(token, NUMBER) || text.word(token).len() == 1 && text.is_capital(token))
        {
            return 3;
        }
        if text.is(next, "stars") {
            return if text.is_capital(next + 1) { 3 } else { 0 };
        }
        let verbs = [
            "follows",
            "tells",
            "centers",
            "centres",
            "opens",
            "arrives",
            "comes",
            "premiered",
            "stands",
            "delivers",
            "features",
            "marks",
            "hits",
        ];
        if text.is_one_of(next, &["arrives", "opens", "premieres", "premiered", "hits"])
            && text.is_one_of(next + 1, &["on", "in", "at", "theaters", "cinemas"])
        {
            return 3;
        }
        if text.is_one_of(next, &verbs) {
            // A name of several words that opens a sentence with such a verb is the title of a story.
            let opens =
                text.sentences.get(text.sentence_of(outer.start)).is_some_and(|sentence| sentence.start == outer.start);
            let tells = text.is_in(next, "follows tells centers centres");
            return if tells && opens && outer.len() > 2 { 3 } else { 2 };
        }
        if text.is_in(next, "offers works unfolds represents explores takes ends") {
            return 1;
        }
        let of_it = [
            "cast",
            "trailer",
            "release",
            "story",
            "ending",
            "production",
            "director",
            "plot",
            "script",
            "premiere",
            "screenplay",
        ];
        if text.kind(next) == Some(TokenKind::Possessive) && text.is_one_of(next + 1, &of_it) {
            return 2;
        }
        0
    }

    /// "… a quiet film about", "… the third drama by": a noun for films within a few words, not part of "movie star".
    fn is_film_predicate(&self, from: usize) -> bool {
        (from..from + 7).any(|token| {
            let ends =
                !self.text.is_word(token + 1) || self.text.has(token + 1, ENGLISH) || self.text.opens_line(token + 1);
            self.text.has(token, FILM) && ends
        })
    }

    fn year_after(&self, at: usize) -> Option<(i16, Range<usize>)> {
        let in_parenthesis = self.text.is_mark_of(at, "([（");
        let token = at + 1;
        let year: i16 = self.text.word(token).parse().ok().filter(|year| (1888..=2100).contains(year))?;
        (in_parenthesis && self.text.word(token).len() == 4).then_some((year, token..token + 1))
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
