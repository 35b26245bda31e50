//! Where sentences end: at stops and not at initials, at lines and not where a paragraph was wrapped.

use super::{Text, TokenKind};
use crate::lexicon::MONTH;

/// A sentence is cut after so many tokens. What is read against a whole sentence stays linear in any text.
const LONGEST_SENTENCE: usize = 300;

impl Text<'_> {
    pub(super) fn cut_sentences(&mut self) {
        let mut first = 0;
        let mut sentences = Vec::with_capacity(self.tokens.len() / 16 + 1);
        let mut line = 0;
        for next in 1..=self.tokens.len() {
            let mut ends = next == self.tokens.len();
            if !ends && self.opens_line(next) {
                line += 1;
                ends = self.line_ends_sentence(line, next);
            }
            if ends || next - first >= LONGEST_SENTENCE || self.ends_sentence(next) {
                sentences.push(first..next);
                first = next;
            }
        }
        self.sentences = sentences;
    }

    /// Whether a sentence ends where line `line` begins with token `next`: always, except where a paragraph was wrapped.
    fn line_ends_sentence(&self, line: usize, next: usize) -> bool {
        let (Some(before), Some(here)) = (self.lines.get(line.wrapping_sub(1)), self.lines.get(line)) else {
            return true;
        };
        let wrapped = before.bytes.len() >= 50 && self.is_word(next);
        let runs_on = self.is_word(next) && !self.is_capital(next);
        here.blank_before || !(wrapped || runs_on)
    }

    /// Whether a sentence ends between tokens `next - 1` and `next` of one line.
    fn ends_sentence(&self, next: usize) -> bool {
        let mut last = next - 1;
        if !matches!(self.kind(last), Some(TokenKind::Mark(_))) {
            return false;
        }
        if self.is_mark_of(last, "。！？") {
            return true;
        }
        if self.is_tight(next) {
            return false;
        }
        while last > 0 && self.is_mark_of(last, "\"'”’»)]") {
            last -= 1;
        }
        let Some(TokenKind::Mark(mark)) = self.kind(last) else { return false };
        if !matches!(mark, '.' | '!' | '?' | '…') {
            return false;
        }
        // "am 14. März".
        let day = |token: usize| self.kind(token) == Some(TokenKind::Number) && self.word(token).len() <= 2;
        if mark == '.' && last > 0 && day(last - 1) && self.is_tight(last) && self.has(next, MONTH) {
            return false;
        }
        if mark == '.' && last > 0 && self.is_word(last - 1) && self.is_tight(last) {
            let word = self.word(last - 1);
            let initial = word.chars().count() == 1 && self.is_capital(last - 1) && word != "I";
            let abbreviation = ["mr", "mrs", "ms", "dr", "st", "jr", "sr", "vs", "prof", "no", "bzw", "ca"];
            if initial
                || (self.is_one_of(last - 1, &abbreviation) && self.is_capital(last - 1))
                || self.is(last - 1, "vs")
            {
                return false;
            }
        }
        let continues = self.is_word(next) && !self.is_capital(next);
        !continues
    }
}
