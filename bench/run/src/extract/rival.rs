//! A rival for scale: one pass of the `regex` crate over the text with the patterns that anybody would begin with.

use super::Files;
use regex::bytes::Regex;

/// What it does, for people.
pub const WHAT: &str = "regex: the regex crate counts the matches of one union of patterns (n/m, n out of m, n stars, n points, n %, rows of \
stars, Grade: X, Rating: X, thumbs, dates, By Name) in the raw bytes. It reads no format and weighs nothing: a floor for scale.";

/// Word boundaries and digits are those of ASCII: with Unicode's the crate leaves its fast automaton at the first curly quote,
/// and is ten times slower.
const PATTERN: &str = r"(?x)
      (?-u:\b)[0-9]+(?:[.,][0-9]+)?(?:\ ?[½¼¾]|\ 1/2)?\ ?(?:/|out\ of|von|sur|su|sobre|de|av|van|из)\ ?(?:[0-9]+|four|five|ten|\*+)
    | (?-u:\b)(?:[0-9]+(?:[.,][0-9]+)?(?:\ ?½|\ 1/2)?|(?:zero|half|one|two|three|four|five)(?:\ and\ a\ half)?)[\ -](?:star|point)s?(?-u:\b)
    | (?-u:\b)[0-9]+(?:[.,][0-9]+)?\ ?%
    | [★☆⭐*✪]+\ ?½?
    | (?-u:\b)(?:[Gg]rade|[Rr]ating|[Ss]core|[Vv]erdict|[Nn]ot[ea]|[Vv]oto|[Bb]etyg|[Ww]ertung)\ ?:\ ?[^\ \n]+
    | (?-u:\b)[A-DF]\ ?[+–−-](?-u:\B)
    | (?-u:\b)(?:[Tt]humbs\ (?:up|down)|(?:[Nn]ot\ )?[Rr]ecommended)(?-u:\b) | [👍👎]
    | (?-u:\b)[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}(?-u:\b) | (?-u:\b)[0-9]{4}-[0-9]{2}-[0-9]{2}(?-u:\b)
    | (?-u:\b)(?:Reviewed\ )?[Bb]y\ [A-Z][a-z]+(?:\ [A-Z][a-z]+)+
";

/// The compiled patterns.
pub struct Rival(Regex);

impl Rival {
    pub fn new() -> Result<Rival, String> {
        Regex::new(PATTERN).map(Rival).map_err(|error| format!("the rival's patterns: {error}"))
    }

    /// How many matches there are in all files.
    pub fn count(&self, files: &Files) -> usize {
        files.iter().map(|(_, bytes)| self.0.find_iter(bytes).count()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rival_finds_what_it_is_said_to_find() {
        let rival = Rival::new().unwrap();
        for text in [
            "4/5",
            "3.5 out of 5",
            "four and a half stars",
            "85 %",
            "★★★½",
            "Grade: B+",
            "A–",
            "thumbs up",
            "By Ana Holm",
        ] {
            assert_eq!(rival.count(&vec![("a".to_owned(), text.as_bytes().to_vec())]), 1, "{text}");
        }
        assert_eq!(rival.count(&vec![("a".to_owned(), b"a plain sentence about a film".to_vec())]), 0);
    }
}
