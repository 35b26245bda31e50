//! Names to look through while a few letters of one are typed: those in which every word of the question begins a word.

use crate::token::tokens;

/// Names, folded as the index folds: case, accents and full width make no difference.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The words of all names, a space before each.
    words: String,
    /// Where the words of each name end.
    ends: Vec<usize>,
}

impl Names {
    /// Names by their places.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Names {
        let mut folded = Names::default();
        for name in names {
            tokens(name, |token| {
                folded.words.push(' ');
                folded.words.push_str(token.term);
            });
            folded.ends.push(folded.words.len());
        }
        folded
    }

    /// The places of the names that have all words of the question, rising; of all names where it has none.
    pub fn find(&self, question: &str) -> Vec<u32> {
        let mut wanted = Vec::new();
        tokens(question, |token| wanted.push(format!(" {}", token.term)));
        let mut start = 0;
        let mut found = Vec::new();
        for (place, end) in (0..).zip(&self.ends) {
            let words = &self.words[start..*end];
            if wanted.iter().all(|word| words.contains(word.as_str())) {
                found.push(place);
            }
            start = *end;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_words_find_names_whatever_their_case_and_accents() {
        let names = Names::new(["Amélie", "Don't Look Now", "The Salt Road", "東京物語", "Größe", ""].into_iter());
        for (question, found) in [
            ("amel", vec![0]),
            ("AMÉLIE", vec![0]),
            ("now dont", vec![1]),
            ("alt", vec![]),
            ("road s", vec![2]),
            ("東京", vec![3]),
            ("grosse", vec![4]),
            (" … ", vec![0, 1, 2, 3, 4, 5]),
        ] {
            assert_eq!(names.find(question), found, "{question}");
        }
        let people: Vec<String> = (0..40).map(|number| format!("Person {number}")).collect();
        let people = Names::new(people.iter().map(String::as_str));
        assert_eq!(people.find("person 3"), [3, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
        assert_eq!((people.find("PERS 1").len(), people.find("erson").len(), people.find(" ").len()), (11, 0, 40));
    }
}
