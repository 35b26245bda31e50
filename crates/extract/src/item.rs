//! Which work a document is about: titles found in the text, scored by what stands around them.

use crate::lexicon::{ENGLISH, FILM};
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
    best_single: i32,
}

/// The points below which nothing is said, and the lead over the next that is needed.
const ENOUGH: i32 = 3;
const LEAD: i32 = 1;

/// All candidates, best first.
pub(crate) fn title_candidates(text: &Text, quoted: &[Quoted], people: &People) -> Vec<TitleCandidate> {
    let mut tally = Tally { text, people, found: BTreeMap::new() };
    for quote in quoted {
        let points = if quote.aside { -1 } else { 2 };
        tally.mention(quote.tokens.clone(), points + i32::from(tally.is_song(quote)) * -6, true);
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
        self.text.is_one_of(before, &["song", "track", "episode", "essay", "article", "chapter", "single", "hit"])
    }

    /// A run of capitals: a candidate only where something beside it says that it is a work.
    fn run(&mut self, run: Range<usize>) {
        let run = without_opening(self.text, run);
        let points = self.around(run.clone());
        if points != 0 || self.is_headline(&run) {
            self.mention(run, 0, false);
        }
    }

    fn mention(&mut self, tokens: Range<usize>, base: i32, is_quoted: bool) {
        if tokens.len() > 12 || tokens.is_empty() {
            return;
        }
        let title = self.text.slice(tokens.clone());
        if self.people.knows(title) || title.len() > 120 {
            return;
        }
        let outer = if is_quoted { tokens.start.saturating_sub(1)..tokens.end + 1 } else { tokens.clone() };
        let outer =
            if is_quoted && self.text.is_mark_of(tokens.end, ",.;") { outer.start..outer.end + 1 } else { outer };
        let mut points = base + self.around(outer.clone());
        let mut explicit = false;
        let mut year = None;
        if let Some(found) = self.year_after(outer.end) {
            points += 3;
            year = Some(found);
        }
        if self.is_headline(&outer) {
            let reviewish = self.reviewish(&outer);
            points += if reviewish || year.is_some() { 6 } else { 3 };
            explicit = reviewish || year.is_some();
        }
        let entry = self.found.entry(title.to_lowercase()).or_insert_with(|| TitleCandidate {
            title: title.to_owned(),
            points: 0,
            explicit: false,
            tokens: tokens.clone(),
            year: None,
            best_single: i32::MIN,
        });
        entry.points += points;
        entry.explicit |= explicit;
        if points > entry.best_single {
            entry.best_single = points;
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
            self.text.is_one_of(
                token,
                &["last", "previous", "earlier", "first", "next", "prior", "other", "debut", "breakthrough", "second"],
            )
        })
    }

    fn right(&self, outer: &Range<usize>) -> i32 {
        let text = self.text;
        let next = outer.end;
        if text.opens_line(next) && !text.is_word(next) {
            return 0;
        }
        if text.is_one_of(next, &["is", "was", "isn’t", "remains", "marks"]) {
            if text.is_one_of(next + 1, &["coming", "set", "out", "about", "now", "available"]) {
                return 2;
            }
            return if self.is_film_predicate(next + 1) { 4 } else { 0 };
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
        if text.is_one_of(next, &verbs) {
            return 2;
        }
        if text.is_one_of(next, &["offers", "works", "unfolds", "represents", "explores", "takes", "ends"]) {
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

    /// Whether the candidate stands in one of the first lines that have something on them, or in a line that opens with it
    /// and is short.
    fn is_headline(&self, outer: &Range<usize>) -> bool {
        let number = self.text.line_of(outer.start);
        let Some(line) = self.text.lines.get(number) else { return false };
        let byline = self.text.is_one_of(
            line.tokens.start,
            &["by", "reviewed", "written", "posted", "von", "par", "por", "di", "door", "av", "author"],
        );
        let short = !byline && line.tokens.len() <= 16 && !self.text.is_mark_of(line.tokens.end - 1, ".,;!");
        number < 3 && short && line.bytes.len() < 120 && outer.start <= line.tokens.start + 6
    }

    /// Whether the words beside it in its line call the document a review of it.
    fn reviewish(&self, outer: &Range<usize>) -> bool {
        let names = [
            "review",
            "kritik",
            "critique",
            "recensione",
            "reseña",
            "crítica",
            "critica",
            "recensie",
            "recension",
            "filmkritik",
            "рецензия",
        ];
        let is_name = |token: usize| names.iter().any(|name| self.text.word(token).to_lowercase() == *name);
        let before = outer.start.saturating_sub(3)..outer.start;
        let after = outer.end..outer.end + 5;
        let line = self.text.line_of(outer.start);
        before.chain(after).any(|token| is_name(token) && self.text.line_of(token) == line)
    }
}
