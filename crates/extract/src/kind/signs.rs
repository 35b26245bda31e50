//! Signs of a document's kind in its words: what its head calls it, how much of it is craft, report or talk of ratings, what it
//! advises. Counts only; what they weigh is decided in [`super`].

use super::words::{
    CRAFT_DENSE, REPORTS_DENSE, SAYS_ESSAY, SAYS_INTERVIEW, SAYS_LETTER, SAYS_LIST, SAYS_NEWS, SAYS_REVIEW, SAYS_SALE,
    SAYS_SALUTATION, SAYS_VERDICT, said,
};
use crate::dates::{date_at, date_in_masthead};
use crate::head::{Frame, is_outlet_word, is_prose};
use crate::lexicon::{CRAFT, ENGLISH, FIRST_PERSON, MEMORY, NEGATIVE, POSITIVE, RATING_TALK, REPORT, TOLD};
use crate::text::{Text, TokenKind};

/// What the words of a document say about its kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// Bits of [`super::words`]: in a heading or a rubric.
    pub(super) head: u16,
    /// The same anywhere at its beginning or end.
    pub(super) near: u16,
    pub(super) words: usize,
    /// Words per thousand.
    pub(super) first_person: usize,
    pub(super) judges: usize,
    pub(super) craft: usize,
    pub(super) reports: usize,
    pub(super) rating_talk: usize,
    /// How many of these there are.
    pub(super) craft_words: usize,
    pub(super) report_words: usize,
    /// Verbs of reported speech.
    pub(super) told: usize,
    /// Words of remembering.
    pub(super) memories: usize,
    pub(super) verdicts: usize,
    pub(super) sales: usize,
    /// Sums of takings, admissions, shares.
    pub(super) figures: usize,
    /// An agency and a place, a place and a date before the first sentence.
    pub(super) agency: bool,
}

/// How many tokens are read; more would not change the answer.
pub(super) const SAMPLE: usize = 6000;
/// How many tokens at either end are searched for phrases.
const NEAR: usize = 450;

impl Signs {
    pub(super) fn of(text: &Text, frame: &Frame) -> Signs {
        let mut signs = Signs { agency: agency(text), figures: figures(text), ..Signs::default() };
        let mut speech = false;
        let (mut first, mut judges, mut talk, mut english, mut small_i) = (0, 0, 0, 0, 0);
        for token in 0..text.len().min(SAMPLE) {
            if text.opens_line(token) {
                speech = false;
            }
            match text.kind(token) {
                Some(TokenKind::Mark('“' | '„' | '«' | '「')) => speech = true,
                Some(TokenKind::Mark('”' | '»' | '」')) => speech = false,
                Some(TokenKind::Mark('"')) => speech = !speech,
                _ => {}
            }
            if !text.is_word(token) {
                continue;
            }
            signs.words += 1;
            let class = text.class(token);
            english += usize::from(class & ENGLISH != 0);
            // "i" is a preposition in half of Europe.
            if text.word(token) == "i" {
                small_i += 1;
            } else if !speech {
                first += usize::from(class & FIRST_PERSON != 0);
            }
            signs.told += usize::from(class & TOLD != 0);
            signs.memories += usize::from(class & MEMORY != 0);
            judges += usize::from(class & (POSITIVE | NEGATIVE) != 0);
            signs.craft_words += usize::from(class & CRAFT != 0);
            signs.report_words += usize::from(class & REPORT != 0);
            talk += usize::from(class & RATING_TALK != 0);
        }
        if english * 5 >= signs.words {
            first += small_i;
        }
        signs.dense(text);
        let share = |count: usize| count * 1000 / signs.words.max(1);
        signs.first_person = share(first);
        signs.judges = share(judges);
        signs.rating_talk = share(talk);
        signs.craft = share(signs.craft_words);
        signs.reports = share(signs.report_words);
        signs.head = head(text, frame);
        signs.phrases(text);
        signs
    }

    /// Words of scripts without spaces, at their rough number.
    fn dense(&mut self, text: &Text) {
        let sample = text.slice(0..text.len().min(10 * NEAR));
        if !sample.chars().any(|c| ('\u{3040}'..='\u{d7a3}').contains(&c)) {
            return;
        }
        let count = |words: &[&str]| words.iter().map(|word| sample.matches(word).count()).sum::<usize>();
        self.craft_words += count(&CRAFT_DENSE);
        self.report_words += count(&REPORTS_DENSE) * 2;
        // A word is two characters or so.
        self.words = (self.words / 2).max(1);
    }

    fn phrases(&mut self, text: &Text) {
        // Counted in tokens, so that line endings change nothing.
        let opening = text.slice(0..text.len().min(NEAR));
        let closing = text.slice(text.len().saturating_sub(NEAR).max(NEAR.min(text.len()))..text.len());
        for part in [opening, closing] {
            let lower = part.to_lowercase();
            said(&lower, |_, _, says| {
                self.near |= says;
                self.verdicts += usize::from(says == SAYS_VERDICT);
                self.sales += usize::from(says == SAYS_SALE);
            });
        }
    }
}

/// At most so many bytes from a place on, cut between characters.
fn upto(text: &str, start: usize, most: usize) -> &str {
    let mut end = (start + most).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or_default()
}

/// What the headings and rubrics at both ends call the document.
fn head(text: &Text, frame: &Frame) -> u16 {
    let mut found = 0;
    let mut numbers: Vec<usize> = frame.head.iter().copied().take(9).collect();
    numbers.extend((0..text.lines.len().min(6)).filter(|number| !frame.head.contains(number)));
    let others = crate::item::others_begin(text);
    numbers.extend(frame.tail.iter().rev().take(3));
    numbers.retain(|number| *number < others);
    let tail_from = frame.tail.first().copied().unwrap_or(usize::MAX);
    for number in numbers {
        let Some(line) = text.lines.get(number) else { continue };
        let in_tail = number >= tail_from && number >= 6;
        let lower = upto(text.full, line.bytes.start, line.bytes.len().min(200)).to_lowercase();
        let prose = is_prose(text, line);
        let short = !prose && line.bytes.len() <= 100;
        // The name of a paper may say "Review" or "Letter".
        let outlet = number == 0 && (frame.is_dated(0) || line.tokens.clone().any(|token| is_outlet_word(text, token)));
        said(&lower, |at, phrase, says| {
            // In a sentence only what opens it counts; a single common word of a long line is no rubric.
            let opens = at < 4;
            let rubric = opens && lower.len() < phrase.len() + 3;
            let several = phrase.contains([' ', '-', '–', ',', '’']) || !phrase.is_ascii();
            let counts = match says {
                // At the end only who led the talk is named.
                SAYS_INTERVIEW if in_tail => several && !phrase.starts_with("entrevista") && !prose,
                SAYS_INTERVIEW => !prose || opens || number < 6 && several,
                SAYS_LETTER => rubric || several && (opens || !prose),
                SAYS_ESSAY => rubric || short && (several || !outlet),
                SAYS_NEWS => rubric || opens && !prose || short && several || phrase.starts_with("who has"),
                SAYS_LIST => !prose && (several || (rubric || opens) && !outlet),
                SAYS_REVIEW => (!prose || opens) && !outlet,
                SAYS_SALUTATION => opens || !prose,
                _ => false,
            };
            if counts {
                found |= says;
            }
        });
    }
    found & (SAYS_INTERVIEW | SAYS_LETTER | SAYS_ESSAY | SAYS_NEWS | SAYS_LIST | SAYS_REVIEW | SAYS_SALUTATION)
}

/// "WELLINGTON, Friday (Staff reporter). —", "(Cinestampa) – Roma, 17 feb. 2020 –", "LONDON, March 3 –".
fn agency(text: &Text) -> bool {
    text.lines.iter().take(6).any(|line| {
        let opening = line.tokens.start..line.tokens.end.min(line.tokens.start + 16);
        let dash = opening
            .clone()
            .find(|token| text.is_mark_of(*token, "–—-") && !(text.is_tight(*token) && text.is_tight(token + 1)));
        let Some(dash) = dash else { return false };
        let before = line.tokens.start..dash;
        let goes_on = line.tokens.end > dash + 8 && line.bytes.len() > 80;
        let place = text.is_upper(before.start) || text.is_mark(before.start, '(');
        let bracket = before.clone().any(|token| text.is_mark(token, '('));
        let dated =
            opening.clone().any(|token| date_at(text, token).is_some() || date_in_masthead(text, token).is_some())
                || before.clone().any(|token| crate::head::is_weekday(text, token) && text.is_capital(token));
        goes_on && place && (dated || bracket && text.is_upper(before.start) && before.len() < 8) && before.len() >= 2
    })
}

/// Figures of takings: sums of money, admissions, shares.
fn figures(text: &Text) -> usize {
    (0..text.len().min(3000))
        .filter(|token| text.kind(*token) == Some(TokenKind::Number))
        .filter(|token| {
            let large = text.is_in(token + 1, "million millions millionen mio mln m bn billion entrées copies espectadores screens theaters theatres locations exemplaires zuschauer besucher besökare tickets votes stimmen personer spettatori entradas sale")
                || matches!(text.word(token + 1), "млн" | "тыс" | "экранов" | "экрана" | "万" | "亿" | "mil" | "milhões" | "millones" | "milioni" | "tysięcy" | "widzów" | "館");
            large || text.is_mark_of(token.wrapping_sub(1), "$") && text.word(*token).len() > 3
        })
        .count()
}
