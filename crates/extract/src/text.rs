//! A document cut into tokens, lines and sentences, each a byte range of the whole text. Everything else in this crate
//! works on these; nothing here knows what a rating is.

mod characters;
mod length;
mod lists;
mod sentences;
mod work;

#[cfg(test)]
pub(crate) use work::counted;

pub(crate) use characters::{is_empty_star, is_half_star, is_han, is_hangul, is_star, seen};

use crate::hash;
use crate::lexicon::{Class, Lexicon};
use characters::{is_dense, is_fraction, is_space, is_wide_digit};
use crosscut_model::Document;
use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, perhaps with digits after the first and apostrophes inside. Of scripts without spaces: one character.
    Word,
    /// Digits, with points or commas between digits.
    Number,
    /// One of ½ ¼ ¾ ⅓ ⅔.
    Fraction,
    /// A run of one or more star glyphs or asterisks.
    Stars,
    /// `’s` after a word.
    Possessive,
    /// Any other character.
    Mark(char),
}

/// The smallest unit of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: TokenKind,
    flags: u8,
    class: Class,
    /// Of what it is in small letters.
    hash: u64,
}

const SPACE_BEFORE: u8 = 1;
const LINE_BEFORE: u8 = 2;
/// From how many bytes on a line may have been wrapped.
const WRAPPED: usize = 28;
const CAPITAL: u8 = 4;
/// A capital letter after a small one: "KrishaWaves".
const CAMEL: u8 = 8;
const UPPER: u8 = 16;

/// A line with something on it. Ranges leave out the space around it and the line ending.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) bytes: Range<usize>,
    pub(crate) tokens: Range<usize>,
    /// A blank line, or the beginning of the body, is right before it.
    pub(crate) blank_before: bool,
}

/// The body of a document, cut up.
pub(crate) struct Text<'a> {
    pub(crate) full: &'a str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) lines: Vec<Line>,
    /// Token ranges, in order, each within one paragraph.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl<'a> Text<'a> {
    /// The body of a document.
    pub(crate) fn of(document: &'a Document) -> Text<'a> {
        Text::new(&document.text, document.body.clone())
    }

    /// Cuts up the part `body` of `full`. A range that is not one of `full` is read as far as it is.
    pub(crate) fn new(full: &'a str, body: Range<usize>) -> Text<'a> {
        let end = boundary(full, body.end.min(full.len()).min(u32::MAX as usize), false);
        let start = boundary(full, body.start.min(end), true);
        let mut text = Text { full, tokens: Vec::new(), lines: Vec::new(), sentences: Vec::new() };
        text.tokens.reserve((end - start) / 4);
        text.cut_tokens(start, end);
        text.cut_lines();
        text.cut_sentences();
        text
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The characters of a token; empty past the end.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        work::count();
        self.tokens.get(token).map_or("", |token| &self.full[token.start as usize..token.end as usize])
    }

    /// Whether a token begins with a character of ASCII, which is sooner known than its word.
    #[inline]
    pub(crate) fn is_ascii(&self, token: usize) -> bool {
        self.tokens.get(token).is_none_or(|token| self.full.as_bytes()[token.start as usize].is_ascii())
    }

    /// Whether a token begins with a character of Chinese origin.
    pub(crate) fn is_han(&self, token: usize) -> bool {
        self.word(token).starts_with(is_han)
    }

    /// Whether a token is a word of Korean.
    pub(crate) fn is_hangul(&self, token: usize) -> bool {
        !self.is_ascii(token) && self.word(token).starts_with(is_hangul)
    }

    /// Whether a token is a word of Korean, or a character of Japanese or Chinese.
    pub(crate) fn is_east_asian(&self, token: usize) -> bool {
        !self.is_ascii(token) && self.word(token).starts_with(|c| is_hangul(c) || is_dense(c)) && self.is_word(token)
    }

    /// Whether these characters stand from a token on, however they are cut into tokens.
    pub(crate) fn reads(&self, token: usize, characters: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| self.full[token.start as usize..].starts_with(characters))
    }

    /// The bytes from the first to the last of some tokens; an empty range at the end of the text when there are none.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.start as usize..last.end as usize,
            _ => self.full.len()..self.full.len(),
        }
    }

    /// The characters from the first to the last of some tokens.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'a str {
        &self.full[self.bytes(tokens)]
    }

    pub(crate) fn kind(&self, token: usize) -> Option<TokenKind> {
        work::count();
        self.tokens.get(token).map(|token| token.kind)
    }

    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.kind(token) == Some(TokenKind::Word)
    }

    /// Whether the token is this one character.
    pub(crate) fn is_mark(&self, token: usize, mark: char) -> bool {
        self.kind(token) == Some(TokenKind::Mark(mark))
    }

    /// Whether the token is one of these characters.
    #[inline]
    pub(crate) fn is_mark_of(&self, token: usize, marks: &str) -> bool {
        matches!(self.kind(token), Some(TokenKind::Mark(mark)) if has_mark(marks, mark))
    }

    /// The classes of the token's word.
    #[inline]
    pub(crate) fn class(&self, token: usize) -> Class {
        work::count();
        self.tokens.get(token).map_or(0, |token| token.class)
    }

    /// The hash of the token in small letters.
    pub(crate) fn hash(&self, token: usize) -> u64 {
        work::count();
        self.tokens.get(token).map_or(0, |token| token.hash)
    }

    /// The classes that words among some tokens have.
    pub(crate) fn classes(&self, tokens: Range<usize>) -> Class {
        work::count();
        let tokens = self.tokens.get(tokens.start..tokens.end.min(self.len())).unwrap_or_default();
        tokens.iter().fold(0, |classes, token| classes | token.class)
    }

    /// Whether the token's word has any of these classes.
    pub(crate) fn has(&self, token: usize, class: Class) -> bool {
        self.class(token) & class != 0
    }

    /// Whether the token is this word, letters of ASCII in either case.
    #[inline]
    pub(crate) fn is(&self, token: usize, word: &str) -> bool {
        work::count();
        let Some(token) = self.tokens.get(token) else { return false };
        let (start, end) = (token.start as usize, token.end as usize);
        end - start == word.len() && self.full.as_bytes()[start..end].eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether the token is one of these words; each is lower-case ASCII.
    #[inline]
    pub(crate) fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(token, word))
    }

    /// Whether the token is one of the words of a list in small letters with spaces between.
    pub(crate) fn is_in(&self, token: usize, words: &'static str) -> bool {
        let Some(found) = self.tokens.get(token) else { return false };
        lists::holds(words, found.hash, self.word(token))
    }

    fn flag(&self, token: usize, flag: u8) -> bool {
        self.tokens.get(token).is_some_and(|token| token.flags & flag != 0)
    }

    /// Whether a word is one of a name that stands elsewhere, and no small one.
    pub(crate) fn repeats(&self, name: &Range<usize>, token: usize) -> bool {
        let hash = self.hash(token);
        self.is_word(token)
            && !self.has(token, crate::lexicon::ANY_LANGUAGE)
            && self.word(token).chars().count() >= 3
            && name.clone().any(|own| self.is_word(own) && self.hash(own) == hash)
    }

    /// Whether nothing stands between this token and the one before.
    pub(crate) fn is_tight(&self, token: usize) -> bool {
        !self.flag(token, SPACE_BEFORE | LINE_BEFORE)
    }

    /// Whether the token is the first of its line.
    pub(crate) fn opens_line(&self, token: usize) -> bool {
        self.flag(token, LINE_BEFORE)
    }

    /// Whether the token begins a line that does not go on with the one before: a paragraph that was wrapped by hand, as in
    /// letters and clippings, goes on in small letters or figures below a line of some length.
    pub(crate) fn breaks(&self, token: usize) -> bool {
        if !self.opens_line(token) {
            return false;
        }
        let number = self.line_of(token);
        let (Some(line), Some(above)) =
            (self.lines.get(number), number.checked_sub(1).and_then(|above| self.lines.get(above)))
        else {
            return true;
        };
        let goes_on = self.word(token).chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        line.blank_before || !goes_on || above.bytes.len() < WRAPPED || line.tokens.len() < 3
    }

    /// Whether the token begins with a capital letter.
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        self.flag(token, CAPITAL)
    }

    pub(crate) fn is_camel(&self, token: usize) -> bool {
        self.flag(token, CAMEL)
    }

    /// Whether the token has two or more letters, all capitals.
    pub(crate) fn is_upper(&self, token: usize) -> bool {
        self.flag(token, UPPER)
    }

    /// The number of the line that a token is on.
    pub(crate) fn line_of(&self, token: usize) -> usize {
        self.lines.partition_point(|line| line.tokens.end <= token)
    }

    /// The number of the sentence that a token is in.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The tokens of the sentence around a token; empty past the end.
    pub(crate) fn sentence_around(&self, token: usize) -> Range<usize> {
        self.sentences.get(self.sentence_of(token)).cloned().unwrap_or(token..token)
    }

    fn cut_tokens(&mut self, start: usize, end: usize) {
        let lexicon = Lexicon::get();
        let bytes = self.full.as_bytes();
        let mut at = start;
        let mut gap = LINE_BEFORE;
        while at < end {
            let byte = bytes[at];
            if byte == b' ' {
                gap |= SPACE_BEFORE;
                at += 1;
                continue;
            }
            // Nearly all of a text.
            if byte.is_ascii_lowercase() {
                let length = length::word(&self.full[at..end]);
                let hash = hash::word(&self.full[at..at + length]);
                self.tokens.push(Token {
                    start: at as u32,
                    end: (at + length) as u32,
                    kind: TokenKind::Word,
                    flags: gap,
                    class: lexicon.classes(hash),
                    hash,
                });
                at += length;
                gap = 0;
                continue;
            }
            let Some((c, seen)) = characters::first(&self.full[at..end]) else { break };
            if c == '\n' || c == '\r' {
                gap |= LINE_BEFORE;
                at += 1;
                continue;
            }
            if is_space(c) {
                gap |= SPACE_BEFORE;
                at += seen;
                continue;
            }
            let rest = &self.full[at..end];
            let (kind, length) = self.shape(rest, c, seen, gap);
            let mut flags = gap;
            let word = &rest[..length];
            let hash = hash::word(word);
            let mut class = 0;
            if kind == TokenKind::Word {
                flags |= case_flags(word);
                class = lexicon.classes(hash);
            } else if c == '&' {
                class = lexicon.classes(hash::word("&"));
            }
            self.tokens.push(Token { start: at as u32, end: (at + length) as u32, kind, flags, class, hash });
            at += length;
            gap = 0;
        }
    }

    /// The kind and byte length of the token that `rest` begins with: `c` is the character seen, `length` its bytes.
    fn shape(&self, rest: &str, c: char, length: usize, gap: u8) -> (TokenKind, usize) {
        if c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic()) {
            return (TokenKind::Word, if is_dense(c) { length } else { length::word(rest) });
        }
        if c.is_ascii_digit() || is_wide_digit(c) {
            return (TokenKind::Number, length::number(rest));
        }
        if is_fraction(c) {
            return (TokenKind::Fraction, length);
        }
        if is_star(c) {
            return (TokenKind::Stars, length::stars(rest, c));
        }
        if matches!(c, '\'' | '’') && gap == 0 {
            let mut after = rest[length..].chars();
            let follows_word = self.tokens.last().is_some_and(|token| token.kind == TokenKind::Word);
            if follows_word && after.next() == Some('s') && !after.next().is_some_and(char::is_alphanumeric) {
                return (TokenKind::Possessive, length + 1);
            }
        }
        (TokenKind::Mark(c), length)
    }

    fn cut_lines(&mut self) {
        let mut first = 0;
        let mut previous_end = None;
        for next in 1..=self.tokens.len() {
            if next < self.tokens.len() && !self.opens_line(next) {
                continue;
            }
            let bytes = self.bytes(first..next);
            let blank_before = previous_end.is_none_or(|end: usize| has_blank_line(&self.full[end..bytes.start]));
            previous_end = Some(bytes.end);
            self.lines.push(Line { bytes, tokens: first..next, blank_before });
            first = next;
        }
    }
}

/// Whether a few marks have this one among them.
fn has_mark(marks: &str, mark: char) -> bool {
    if mark.is_ascii() { marks.as_bytes().contains(&(mark as u8)) } else { marks.contains(mark) }
}

/// The nearest place between two characters: at or after a byte when `upwards`, else at or before it. `byte` is at most
/// the length.
fn boundary(text: &str, mut byte: usize, upwards: bool) -> usize {
    while !text.is_char_boundary(byte) {
        if upwards {
            byte += 1;
        } else {
            byte -= 1;
        }
    }
    byte
}

fn case_flags(word: &str) -> u8 {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return 0 };
    if !first.is_uppercase() {
        return 0;
    }
    let mut flags = CAPITAL;
    let (mut small, mut letters, mut camel) = (0usize, 1usize, false);
    for c in chars {
        if c.is_lowercase() {
            small += 1;
        } else if c.is_uppercase() {
            camel |= small >= 3;
        }
        letters += usize::from(c.is_alphabetic());
    }
    if camel {
        flags |= CAMEL;
    }
    if small == 0 && letters >= 2 {
        flags |= UPPER;
    }
    flags
}

fn has_blank_line(gap: &str) -> bool {
    let bytes = gap.as_bytes();
    let endings = bytes
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    endings.count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let cut = Text::new(text, 0..text.len());
        (0..cut.len()).map(|token| cut.word(token)).collect()
    }

    fn sentences(text: &str) -> Vec<&str> {
        let cut = Text::new(text, 0..text.len());
        cut.sentences.iter().map(|sentence| cut.slice(sentence.clone())).collect()
    }

    #[test]
    fn tokens_are_what_readers_see_as_units() {
        assert_eq!(words("Ana’s film, 3.5/5"), ["Ana", "’s", "film", ",", "3.5", "/", "5"]);
        assert_eq!(words("4½ don’t l’image O’Brien A24"), ["4", "½", "don’t", "l", "’", "image", "O’Brien", "A24"]);
        assert_eq!(words("★★★ ½ *** 評価：★"), ["★★★", "½", "***", "評", "価", "：", "★"]);
        assert_eq!(words("１０点"), ["１０", "点"]);
        assert_eq!(words("4&frac12;&nbsp;stars&#9733;&#9733;"), ["4", "&frac12;", "stars", "&#9733;&#9733;"]);
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_initials() {
        assert_eq!(
            sentences("He met J. Doe. It rained! “Why?” she asked."),
            ["He met J. Doe.", "It rained!", "“Why?” she asked."]
        );
        assert_eq!(sentences("Ab 14. März im Kino. Komm!"), ["Ab 14. März im Kino.", "Komm!"]);
        assert_eq!(sentences("A title\nThen prose"), ["A title", "Then prose"]);
        assert_eq!(sentences("One\r\n\r\nTwo"), ["One", "Two"]);
    }

    #[test]
    fn a_range_that_is_not_one_of_the_text_is_read_as_far_as_it_is() {
        assert_eq!(Text::new("ab", 1..99).len(), 1);
        assert_eq!(Text::new("ü", 1..2).len(), 0);
        let backwards = Range { start: 9, end: 3 };
        assert_eq!(Text::new("ab", backwards).len(), 0);
    }
}
