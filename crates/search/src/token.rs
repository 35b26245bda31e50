//! Text to words, the same for what is indexed, what is asked and what is highlighted.
//!
//! - A word is a run of letters and digits, folded. What is written without spaces is cut into pairs of neighbours, and the last
//!   character of such a run stands by itself, so that every character begins exactly one token.
//! - An apostrophe inside a word parts it ("l'amour"), but "don't" is `dont`, and of "Allen's" only `allen` is left.

use crate::fold::{Class, class, composed, fold};

/// The version of folding and cutting. Raised by any change that gives other tokens, so that an index of another version
/// is not asked.
pub const TOKENS: u32 = 1;

/// Bytes of a token; what is longer is cut. Raising it makes garbage more expensive.
const LONGEST: usize = 48;

/// What is written together with the word before an apostrophe.
const CLITICS: [&str; 6] = ["t", "d", "m", "ll", "re", "ve"];

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Folded.
    pub term: &'a str,
    /// Where it stands, in bytes of the text.
    pub start: usize,
    pub end: usize,
    /// Counted from 0: neighbours differ by one.
    pub position: u32,
    pub shape: Shape,
}

/// What a token was cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Word,
    /// Two neighbours of a run without spaces.
    Pair,
    /// The last character of such a run.
    Last,
    /// A run of one character.
    Alone,
}

/// Gives the tokens of a text in order.
pub fn tokens(text: &str, mut give: impl FnMut(Token)) {
    scan(text, &mut give);
}

/// Once in the page, whatever is done with the tokens.
fn scan(text: &str, give: &mut dyn FnMut(Token)) {
    let mut scanner = Scanner { give, word: String::new(), start: 0, end: 0, run: Vec::new(), position: 0 };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let after = at + c.len_utf8();
        if c.is_ascii_alphanumeric() {
            scanner.letter(c.to_ascii_lowercase(), at, after);
        } else if let Some(tail) = is_apostrophe(c).then(|| clitic(&text[after..])).flatten()
            && !scanner.word.is_empty()
        {
            let after = after + tail.len();
            if !tail.eq_ignore_ascii_case("s") {
                tail.chars().for_each(|c| scanner.letter(c.to_ascii_lowercase(), at, after));
            }
            scanner.end = after;
            scanner.end_word();
            at = after;
            continue;
        } else if is_apostrophe(c) {
            scanner.between();
        } else {
            fold(c, &mut |folded| match class(folded) {
                Class::Silent => {}
                Class::Between => scanner.between(),
                Class::Letter => scanner.letter(folded, at, after),
                Class::Unspaced => scanner.unspaced(folded, at, after),
            });
        }
        at = after;
    }
    scanner.between();
}

struct Scanner<'a> {
    give: &'a mut dyn FnMut(Token),
    /// The word so far, and where it stands.
    word: String,
    start: usize,
    end: usize,
    /// The run without spaces so far: characters and where they stand.
    run: Vec<(char, usize, usize)>,
    position: u32,
}

impl Scanner<'_> {
    #[inline]
    fn letter(&mut self, c: char, at: usize, after: usize) {
        if !self.run.is_empty() {
            self.end_run();
        }
        if self.word.is_empty() {
            self.start = at;
        }
        if self.word.len() + c.len_utf8() <= LONGEST {
            self.word.push(c);
        }
        self.end = after;
    }

    fn unspaced(&mut self, c: char, at: usize, after: usize) {
        self.end_word();
        match self.run.last_mut() {
            Some(last) if composed(last.0, c).is_some() => {
                last.0 = composed(last.0, c).unwrap_or(c);
                last.2 = after;
            }
            _ => self.run.push((c, at, after)),
        }
    }

    fn between(&mut self) {
        self.end_word();
        self.end_run();
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let Scanner { start, end, position, .. } = *self;
        (self.give)(Token { term: &self.word, start, end, position, shape: Shape::Word });
        self.word.clear();
        self.position += 1;
    }

    fn end_run(&mut self) {
        let mut term = String::new();
        for (place, (c, start, end)) in self.run.iter().enumerate() {
            term.clear();
            term.push(*c);
            let next = self.run.get(place + 1);
            term.extend(next.map(|next| next.0));
            let shape = match next {
                Some(_) => Shape::Pair,
                None if place == 0 => Shape::Alone,
                None => Shape::Last,
            };
            let end = next.map_or(*end, |next| next.2);
            (self.give)(Token { term: &term, start: *start, end, position: self.position, shape });
            self.position += 1;
        }
        self.run.clear();
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

/// What stands behind an apostrophe, where it belongs to the word before.
fn clitic(rest: &str) -> Option<&str> {
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let tail = &rest[..length];
    let belongs = tail.eq_ignore_ascii_case("s") || CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic));
    belongs.then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        tokens(text, |token| terms.push(token.term.to_owned()));
        terms
    }

    #[test]
    fn words_are_cut_and_folded() {
        for (text, expected) in [
            ("Red Rocket (2021)", vec!["red", "rocket", "2021"]),
            ("l'amour fou", vec!["l", "amour", "fou"]),
            ("Don’t look up, it's Allen's!", vec!["dont", "look", "up", "it", "allen"]),
            ("O'Connor's rock'n'roll", vec!["o", "connor", "rock", "n", "roll"]),
            ("sci-fi 8½ A/B", vec!["sci", "fi", "8½", "a", "b"]),
            ("  ", vec![]),
            ("''s", vec!["s"]),
            ("e\u{301}tude co\u{ad}op", vec!["etude", "coop"]),
            ("हिन्दी फ़िल्म।", vec!["हिन्दी", "फ़िल्म"]),
            ("映画館で", vec!["映画", "画館", "館で", "で"]),
            ("映 2021映画", vec!["映", "2021", "映画", "画"]),
            ("ｶﾞﾗｽ", vec!["ガラ", "ラス", "ス"]),
            ("ภาพ", vec!["ภา", "าพ", "พ"]),
        ] {
            assert_eq!(terms(text), expected, "{text}");
        }
    }

    #[test]
    fn a_token_says_where_it_stands() {
        let text = "Ein Straßenfilm: 映画";
        let mut found = Vec::new();
        tokens(text, |token| found.push((text[token.start..token.end].to_owned(), token.position, token.shape)));
        let expected = [
            ("Ein", 0, Shape::Word),
            ("Straßenfilm", 1, Shape::Word),
            ("映画", 2, Shape::Pair),
            ("画", 3, Shape::Last),
        ];
        assert_eq!(found, expected.map(|(text, position, shape)| (text.to_owned(), position, shape)));
    }

    #[test]
    fn a_token_has_an_end() {
        assert_eq!(terms(&"ab".repeat(1000)), ["ab".repeat(24)]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_where_characters_are(text in "[a-zA-Z'’ßéÅ映画カﾞ\u{3099}\u{301} .-]{0,30}|.{0,30}") {
            let mut position = 0;
            tokens(&text, |token| {
                assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
                assert!(token.start < token.end && !token.term.is_empty() && token.term.len() <= LONGEST);
                assert_eq!(token.position, position);
                position += 1;
            });
            // What was folded once stays as it is.
            for term in terms(&text) {
                if term.chars().all(|c| class(c) == Class::Letter) {
                    prop_assert_eq!(terms(&term), [term]);
                }
            }
        }
    }
}
