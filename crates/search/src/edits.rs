//! How many typing errors lie between two words: a letter too many, too few or wrong, or two neighbours changed over, each counts
//! one (optimal string alignment).

use crate::digits;
use std::ops::RangeInclusive;

/// Letters from which one error is forgiven, and from which two.
const ONE: usize = 4;
const TWO: usize = 8;

/// Whether a mistyped word may mean this one.
pub fn may_be_meant(word: &str) -> bool {
    word.chars().nth(ONE - 2).is_some() && word.chars().all(char::is_alphabetic)
}

/// Letters from which on turned words are not told apart by how many they have.
const MANY: usize = 31;

/// A word backwards, behind the number of its letters: those of one length with one ending lie side by side.
pub fn turned(word: &str) -> String {
    turned_ending(word.chars().count(), word.chars().rev())
}

/// What a turned word of so many letters begins with, by its last letters, the last one first.
pub fn turned_ending(letters: usize, last: impl Iterator<Item = char>) -> String {
    std::iter::once(digits::digit(letters.min(MANY) as u8)).chain(last).collect()
}

/// The word that was turned.
pub fn turned_back(turned: &str) -> String {
    turned.chars().rev().take(turned.chars().count().saturating_sub(1)).collect()
}

/// How long other words may be that differ by so many errors, as turned words tell lengths apart.
pub fn lengths_near(letters: usize, errors: usize) -> RangeInclusive<usize> {
    letters.saturating_sub(errors).min(MANY)..=(letters + errors).min(MANY)
}

/// How many letters are looked for as they were typed, at the beginning or at the end of a word with so many errors. One error
/// touches a letter, or two neighbours, and always leaves one of these ends whole. Of two, it is asked that they do.
pub fn ends_kept(letters: usize, errors: usize) -> (usize, usize) {
    match errors {
        1 => (letters.div_ceil(2), (letters - letters.div_ceil(2)).saturating_sub(1)),
        _ => ((letters + 1) / 3, (letters + 1) / 3),
    }
}

/// How many errors are forgiven in a word: none in short ones, and none where there is a digit.
pub fn forgiven(word: &str) -> usize {
    let letters = word.chars().count();
    match letters {
        _ if !word.chars().all(char::is_alphabetic) => 0,
        TWO.. => 2,
        ONE.. => 1,
        _ => 0,
    }
}

/// What of a word is looked at first: most words are told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Which letters it has, 32 kinds of them.
    kinds: u32,
    letters: u32,
}

impl Outline {
    pub fn of(word: &str) -> Outline {
        word.chars().fold(Outline { kinds: 0, letters: 0 }, |outline, c| Outline {
            kinds: outline.kinds | 1 << (c as u32 % 32),
            letters: outline.letters + 1,
        })
    }

    /// How many kinds of letters it has that another has not. So many errors are between them at least.
    fn kinds_beside(self, other: Outline) -> usize {
        (self.kinds & !other.kinds).count_ones() as usize
    }
}

/// A word that others are held against.
#[derive(Clone, Debug)]
pub struct Typed {
    letters: Vec<char>,
    outline: Outline,
    rows: [Vec<usize>; 3],
    other: Vec<char>,
}

impl Typed {
    pub fn new(word: &str) -> Typed {
        let row = || Vec::with_capacity(word.len() + 3);
        Typed {
            letters: word.chars().collect(),
            outline: Outline::of(word),
            rows: [row(), row(), row()],
            other: Vec::new(),
        }
    }

    /// Whether [`Typed::errors`] may be at most `most` for a word of this outline.
    pub fn may_be(&self, other: Outline, most: usize) -> bool {
        self.outline.letters.abs_diff(other.letters) as usize <= most
            && self.outline.kinds_beside(other) <= most
            && other.kinds_beside(self.outline) <= most
    }

    /// Whether [`Typed::errors_of_beginning`] may be at most `most` for a word of this outline.
    pub fn may_begin(&self, other: Outline, most: usize) -> bool {
        self.outline.kinds_beside(other) <= most
    }

    /// The errors between this word and another, if they are at most `most`.
    pub fn errors(&mut self, other: &str, most: usize) -> Option<usize> {
        self.other.clear();
        self.other.extend(other.chars());
        if self.other.len().abs_diff(self.letters.len()) > most {
            return None;
        }
        self.align(most);
        self.rows[0].last().copied().filter(|errors| *errors <= most)
    }

    /// The fewest errors between this word and a beginning of another, if they are at most `most`.
    pub fn errors_of_beginning(&mut self, other: &str, most: usize) -> Option<usize> {
        self.other.clear();
        self.other.extend(other.chars().take(self.letters.len() + most));
        self.align(most);
        self.rows[0].iter().copied().min().filter(|errors| *errors <= most)
    }

    /// Leaves in row 0 the errors between the whole of this word and each beginning of the other; only numbers up to `most` are
    /// exact.
    fn align(&mut self, most: usize) {
        let Typed { letters, rows: [now, before, earlier], other, .. } = self;
        now.clear();
        now.extend(0..=other.len());
        for (i, letter) in letters.iter().enumerate() {
            std::mem::swap(before, earlier);
            std::mem::swap(now, before);
            now.clear();
            now.push(i + 1);
            for (j, beside) in other.iter().enumerate() {
                let mut errors = (before[j] + usize::from(letter != beside)).min(before[j + 1] + 1).min(now[j] + 1);
                if i > 0 && j > 0 && *letter == other[j - 1] && letters[i - 1] == *beside {
                    errors = errors.min(earlier[j - 1] + 1);
                }
                now.push(errors);
            }
            // Neither this row nor the one before leads to few enough any more.
            if now.iter().chain(before.iter()).all(|errors| *errors > most) {
                now.fill(most + 1);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn errors(a: &str, b: &str, most: usize) -> Option<usize> {
        let mut typed = Typed::new(a);
        let errors = typed.errors(b, most);
        assert!(errors.is_none() || typed.may_be(Outline::of(b), most));
        errors
    }

    /// By the definition, for whole words.
    fn plain(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            (a, []) => a.len(),
            ([], b) => b.len(),
            ([a_head @ .., x], [b_head @ .., y]) => {
                let mut best = plain(a_head, b_head) + usize::from(x != y);
                best = best.min(plain(a_head, b) + 1).min(plain(a, b_head) + 1);
                if let ([a_head @ .., u, x], [b_head @ .., v, y]) = (a, b)
                    && u == y
                    && x == v
                {
                    best = best.min(plain(a_head, b_head) + 1);
                }
                best
            }
        }
    }

    #[test]
    fn typing_errors_are_counted() {
        assert_eq!(errors("rocket", "rocket", 1), Some(0));
        assert_eq!(errors("rokcet", "rocket", 1), Some(1));
        assert_eq!(errors("rcket", "rocket", 1), Some(1));
        assert_eq!(errors("rockett", "rocket", 1), Some(1));
        assert_eq!(errors("racker", "rocket", 1), None);
        assert_eq!(errors("racker", "rocket", 2), Some(2));
        let mut typed = Typed::new("cinemotog");
        assert_eq!(typed.errors_of_beginning("cinematography", 2), Some(1));
        assert_eq!(typed.errors_of_beginning("criminal", 2), None);
    }

    #[test]
    fn a_word_is_turned_and_turned_back() {
        assert_eq!(turned("étude"), "&eduté");
        assert_eq!(turned_back("&eduté"), "étude");
        let long = "x".repeat(40);
        assert_eq!(turned_back(&turned(&long)), long);
        assert!(turned(&long).starts_with(&turned_ending(32, ['x'].into_iter())));
    }

    #[test]
    fn short_words_and_numbers_are_taken_as_they_are() {
        let cases = [("red", 0), ("film", 1), ("rockets", 1), ("festival", 2), ("2021", 0), ("8½mm", 0), ("кино", 1)];
        for (word, expected) in cases {
            assert_eq!(forgiven(word), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn errors_are_those_of_the_definition(a in "[abcd]{0,6}", b in "[abcd]{0,6}", most in 0usize..3) {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let expected = plain(&x, &y);
            prop_assert_eq!(errors(&a, &b, most), Some(expected).filter(|errors| *errors <= most));
            let beginning = (0..=y.len()).map(|end| plain(&x, &y[..end])).min().filter(|errors| *errors <= most);
            let mut typed = Typed::new(&a);
            prop_assert_eq!(typed.errors_of_beginning(&b, most), beginning);
            prop_assert!(beginning.is_none() || typed.may_begin(Outline::of(&b), most));
        }

        #[test]
        fn one_error_leaves_an_end_whole(a in "[ab]{4,9}", place in 0usize..10, kind in 0..4, letter in "[abc]") {
            let mut letters: Vec<char> = a.chars().collect();
            let letter = letter.chars().next().unwrap();
            let place = place % (letters.len() - 1);
            match kind {
                0 => letters[place] = letter,
                1 => letters.insert(place, letter),
                2 => { letters.remove(place); }
                _ => letters.swap(place, place + 1),
            }
            let other: String = letters.iter().collect();
            let (begin, end) = ends_kept(a.len(), 1);
            prop_assert!(other.starts_with(&a[..begin]) || other.ends_with(&a[a.len() - end..]), "{} {}", a, other);
            prop_assert!(begin > 1 && end > 0);
            prop_assert!(lengths_near(a.len(), 1).contains(&other.len()));
        }
    }
}
