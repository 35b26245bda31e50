//! What a reader types, as clauses. Any text is a query; what cannot be meant otherwise is words.
//!
//! - words: all of them have to be there; the last one, while it is being typed, may go on
//! - `"a phrase"`: these words, one after the other
//! - `-word`, `-"a phrase"`, `-field:word`: not there
//! - `field:word`, `field:"a phrase"`: in this field only; the names are those of [`Field::from_key`]

use crate::field::{Field, Fields};
use crate::token::{Shape, tokens};

/// A query. The default asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(crate) clauses: Vec<Clause>,
    /// What stands before a colon and is no field, in lower case: it was taken for a word.
    pub unknown: Vec<String>,
}

/// What has to be there, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub negated: bool,
    pub fields: Fields,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Word {
        word: Asked,
        /// Whether another spelling may be meant.
        lenient: bool,
    },
    /// At least two words, each with its distance from the first.
    Phrase(Vec<(u32, Asked)>),
}

/// A word that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub word: String,
    /// Whether it may go on.
    pub open: bool,
}

const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

impl Query {
    /// Reads a query.
    pub fn parse(text: &str) -> Query {
        let mut query = Query::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (negated, after) = match rest.strip_prefix('-') {
                Some(after) => (true, after),
                None => (false, rest),
            };
            let (fields, after) = query.field(after);
            let quoted = after.strip_prefix(QUOTES).and_then(|after| after.split_once(QUOTES));
            rest = match quoted {
                Some((phrase, after)) => {
                    query.add_phrase(phrase, negated, fields);
                    after
                }
                None => {
                    // A quotation mark that nothing closes is passed over: the phrase is still being typed.
                    let after = after.trim_start_matches(QUOTES);
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    query.add_words(&after[..end], negated, fields, end == after.len());
                    &after[end..]
                }
            }
            .trim_start();
        }
        query
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The field that a clause names, and what stands behind its colon.
    fn field<'t>(&mut self, text: &'t str) -> (Fields, &'t str) {
        let everywhere = (Fields::ALL, text);
        let Some((key, after)) = text.split_once(':') else { return everywhere };
        if key.is_empty() || key.len() > 16 || !key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return everywhere;
        }
        let key = key.to_ascii_lowercase();
        match Field::from_key(&key) {
            Some(field) => (Fields::only(field), after),
            None => {
                // What is typed next may be a value; an address is none.
                if after.starts_with(|c: char| c.is_alphanumeric() || QUOTES.contains(&c)) {
                    self.unknown.push(key);
                }
                everywhere
            }
        }
    }

    /// `typed` is true for what stands at the very end of the query.
    fn add_words(&mut self, text: &str, negated: bool, fields: Fields, typed: bool) {
        let mut run = Vec::new();
        let mut whats = Vec::new();
        tokens(text, |token| {
            let asked = |open| Asked { word: token.term.to_owned(), open };
            match token.shape {
                Shape::Word => {
                    let open = typed && !negated && token.end == text.len();
                    whats.push(What::Word { word: asked(open), lenient: !negated });
                }
                Shape::Alone => whats.push(What::Word { word: asked(true), lenient: false }),
                Shape::Pair => run.push((run.len() as u32, asked(false))),
                Shape::Last => whats.extend(phrase(std::mem::take(&mut run))),
            }
        });
        self.clauses.extend(whats.into_iter().map(|what| Clause { negated, fields, what }));
    }

    fn add_phrase(&mut self, text: &str, negated: bool, fields: Fields) {
        let mut asked = Vec::new();
        tokens(text, |token| {
            // The last character of a run is there when the pair before it is.
            if token.shape != Shape::Last {
                let open = token.shape == Shape::Alone;
                asked.push((token.position, Asked { word: token.term.to_owned(), open }));
            }
        });
        self.clauses.extend(phrase(asked).map(|what| Clause { negated, fields, what }));
    }
}

fn phrase(mut asked: Vec<(u32, Asked)>) -> Option<What> {
    match asked.len() {
        0 => None,
        1 => asked.pop().map(|(_, word)| What::Word { word, lenient: false }),
        _ => Some(What::Phrase(asked)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A query in few characters: `!` what must not be there, `f:` a field, `*` what may go on, `=` what is taken as it is.
    fn shown(text: &str) -> String {
        let asked = |asked: &Asked| format!("{}{}", asked.word, if asked.open { "*" } else { "" });
        let clause = |clause: &Clause| {
            let field = Field::ALL.into_iter().find(|field| clause.fields == Fields::only(*field));
            let field = field.map_or(String::new(), |field| format!("{}:", field.key()));
            let what = match &clause.what {
                What::Word { word, lenient } => format!("{}{}", if *lenient { "" } else { "=" }, asked(word)),
                What::Phrase(words) => {
                    words.iter().map(|(at, word)| format!("{at}{}", asked(word))).collect::<Vec<_>>().join("+")
                }
            };
            format!("{}{field}{what}", if clause.negated { "!" } else { "" })
        };
        Query::parse(text).clauses.iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_query_is_read_as_it_is_meant() {
        for (text, expected) in [
            ("Red Rocket", "red rocket*"),
            ("red rocket ", "red rocket"),
            ("\"Red Rocket\" dog", "0red+1rocket dog*"),
            ("“red rocket”", "0red+1rocket"),
            ("\"red rock", "red rock*"),
            ("\"red\"", "=red"),
            ("red -blue", "red !=blue"),
            ("-\"blue sky\"", "!0blue+1sky"),
            ("title:red", "title:red*"),
            ("Film:\"Red Rocket\" -by:baker", "title:0red+1rocket !people:=baker"),
            ("re:zero", "re zero*"),
            ("title: red", "red*"),
            ("sci-fi", "sci fi*"),
            ("red - blue", "red blue*"),
            ("映画", "=映画"),
            ("映画館 で", "0映画+1画館 =で*"),
            ("\"映画館 red\"", "0映画+1画館+3red"),
            ("\"\" - : \"", ""),
            ("rocket!", "rocket"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_field_that_there_is_not_is_told() {
        for (text, expected) in [
            ("re:zero title:red", vec!["re"]),
            ("-Genre:\"film noir\" mood:", vec!["genre"]),
            ("https://example.org 12:30 a: b", vec![]),
        ] {
            assert_eq!(Query::parse(text).unknown, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(text in "[ab映画\"“:\\- ]{0,20}|.{0,20}") {
            Query::parse(&text);
        }
    }
}
