//! How many typing errors lie between two words: a letter too many, too few or wrong, or two neighbours changed over, each counts
//! one (optimal string alignment).

/// Letters from which one error is forgiven, and from which two.
const ONE: usize = 4;
const TWO: usize = 8;

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

/// A word that others are held against.
#[derive(Clone, Debug)]
pub struct Typed {
    letters: Vec<char>,
    signature: u32,
    rows: [Vec<usize>; 3],
    other: Vec<char>,
}

/// Which letters a word has, 32 kinds of them: words that differ in more kinds than errors are forgiven are not looked at.
pub fn signature(word: &str) -> u32 {
    word.chars().fold(0, |signature, c| signature | 1 << (c as u32 % 32))
}

impl Typed {
    pub fn new(word: &str) -> Typed {
        let letters: Vec<char> = word.chars().collect();
        let row = || Vec::with_capacity(letters.len() + 3);
        Typed { signature: signature(word), rows: [row(), row(), row()], other: Vec::new(), letters }
    }

    /// The errors between this word and another, if they are at most `most`. `other_signature` is its [`signature`].
    pub fn errors(&mut self, other: &str, other_signature: u32, most: usize) -> Option<usize> {
        let (lacks, adds) = (self.signature & !other_signature, other_signature & !self.signature);
        if lacks.count_ones() as usize > most || adds.count_ones() as usize > most {
            return None;
        }
        self.other.clear();
        self.other.extend(other.chars());
        if self.other.len().abs_diff(self.letters.len()) > most {
            return None;
        }
        self.align(most);
        self.rows[0].last().copied().filter(|errors| *errors <= most)
    }

    /// The fewest errors between this word and a beginning of another, if they are at most `most`.
    pub fn errors_of_beginning(&mut self, other: &str, other_signature: u32, most: usize) -> Option<usize> {
        if (self.signature & !other_signature).count_ones() as usize > most {
            return None;
        }
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
        Typed::new(a).errors(b, signature(b), most)
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
        assert_eq!(typed.errors_of_beginning("cinematography", signature("cinematography"), 2), Some(1));
        assert_eq!(typed.errors_of_beginning("criminal", signature("criminal"), 2), None);
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
            prop_assert_eq!(Typed::new(&a).errors_of_beginning(&b, signature(&b), most), beginning);
        }
    }
}
