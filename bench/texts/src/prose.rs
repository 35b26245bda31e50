//! Prose to measure with: sentences of the labelled corpus, mixed word by word as they follow each other there, so that no
//! passage comes twice and a text can have any length. The same seed gives the same text.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// What a document of prose is long, in bytes: as reviews are.
pub const DOCUMENT: usize = 4_000;

/// A maker of prose.
pub struct Prose {
    words: Vec<String>,
    /// The place of each word among them.
    places: HashMap<String, u32>,
    /// By two words that stand beside each other, the words that follow them somewhere.
    follow: HashMap<(u32, u32), Vec<u32>>,
    /// How sentences begin.
    beginnings: Vec<(u32, u32)>,
    /// Short lines: titles, names of authors, ratings, dates.
    lines: Vec<String>,
    state: u64,
}

impl Prose {
    /// From the English documents of the corpus.
    pub fn new(seed: u64) -> Result<Prose, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/extract/corpus");
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        paths.sort();
        let state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut prose = Prose {
            words: Vec::new(),
            places: HashMap::new(),
            follow: HashMap::new(),
            beginnings: Vec::new(),
            lines: Vec::new(),
            state,
        };
        for path in paths {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            for document in text.split("=== ").skip(1) {
                if let Some((labels, text)) = document.split_once("---\n")
                    && labels.contains("\nlanguage: en")
                {
                    text.lines().for_each(|line| prose.learn(line.trim()));
                }
            }
        }
        if prose.beginnings.is_empty() || prose.lines.is_empty() {
            return Err(format!("there is no English prose in {}", folder.display()));
        }
        Ok(prose)
    }

    /// So many documents of about so many bytes.
    pub fn documents(seed: u64, count: usize, bytes: usize) -> Result<Vec<String>, String> {
        let mut prose = Prose::new(seed)?;
        Ok((0..count).map(|_| prose.document(bytes)).collect())
    }

    /// About so many bytes: documents of the usual length, one after the other.
    pub fn text(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 2 * DOCUMENT);
        while text.len() < bytes {
            text += &self.document(DOCUMENT);
            text += "\n\n";
        }
        text
    }

    /// Two short lines, paragraphs, a short line.
    pub fn document(&mut self, bytes: usize) -> String {
        let mut text = format!("{}\n\n{}\n\n", self.line(), self.line());
        while text.len() < bytes {
            for _ in 0..2 + self.below(5) {
                self.sentence(&mut text);
            }
            text += "\n\n";
        }
        text += &self.line();
        text + "\n"
    }

    fn learn(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.len() < 12 {
            if !line.is_empty() {
                self.lines.push(line.to_owned());
            }
            return;
        }
        // Sentences with figures are rare in prose, and all over the corpus.
        let plain =
            |words: &[&str]| !words.iter().any(|word| word.contains(|c: char| c.is_numeric() || "★☆⭐*%".contains(c)));
        for sentence in words.split_inclusive(|word| word.ends_with(['.', '!', '?'])) {
            if sentence.len() < 4 || !plain(sentence) {
                continue;
            }
            let sentence: Vec<u32> = sentence.iter().map(|word| self.place(word)).collect();
            self.beginnings.push((sentence[0], sentence[1]));
            for three in sentence.windows(3) {
                self.follow.entry((three[0], three[1])).or_default().push(three[2]);
            }
        }
    }

    /// Appends a sentence and a space.
    pub fn sentence(&mut self, text: &mut String) {
        let place = self.below(self.beginnings.len());
        let (mut first, mut second) = self.beginnings[place];
        *text += &self.words[first as usize];
        // No sentence of the corpus is near this long; one that goes round and round is cut.
        for _ in 0..60 {
            text.push(' ');
            *text += &self.words[second as usize];
            let count = self.follow.get(&(first, second)).map_or(0, Vec::len);
            if count == 0 {
                break;
            }
            let place = self.below(count);
            (first, second) = (second, self.follow[&(first, second)][place]);
        }
        text.push(' ');
    }

    fn place(&mut self, word: &str) -> u32 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = self.words.len() as u32;
        self.words.push(word.to_owned());
        self.places.insert(word.to_owned(), place);
        place
    }

    fn line(&mut self) -> String {
        let place = self.below(self.lines.len());
        self.lines[place].clone()
    }

    /// A number below another: xorshift64*.
    pub fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        (self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_seed_gives_the_same_prose_and_no_passage_comes_twice() {
        let text = |seed| Prose::new(seed).unwrap().text(100_000);
        assert!(text(1) == text(1) && text(1) != text(2));
        let text = text(1);
        let words: Vec<&str> = text.split_whitespace().collect();
        let passages = words.windows(40).count();
        let different: BTreeSet<&[&str]> = words.windows(40).collect();
        assert!(different.len() * 100 > passages * 99, "{} of {passages} passages are different", different.len());
    }
}
