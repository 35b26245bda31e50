//! `collection.toml`: what a collection says about itself and its documents.

use crate::fields::Fields;
use crate::front_matter::syntax_problem;
use crate::given::{body_role, language};
use crate::{decode, toml_tree};
use crosscut_extract::Context;
use crosscut_model::{BodyRole, CollectionInfo, LetterTable, Problem, TextPolicy};

/// The name of the file with a collection's settings, at the root of its folder.
pub const SETTINGS_FILE: &str = "collection.toml";

/// Characters of an excerpt where the collection does not say.
pub const EXCERPT_LENGTH: u32 = 280;

/// The settings of a collection. The defaults are those of a folder without a `collection.toml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    pub title: Option<String>,
    /// BCP 47; also the language of documents that do not say.
    pub language: Option<String>,
    pub text: TextPolicy,
    /// Characters; only with [`TextPolicy::Excerpt`].
    pub excerpt_length: Option<u32>,
    /// What the prose of documents is that do not say.
    pub body: BodyRole,
    /// The work that documents are about which do not say.
    pub item: Option<String>,
    pub item_year: Option<i16>,
    pub letters: LetterTable,
    /// The best of a star rating that prints none.
    pub stars_best: Option<f64>,
}

impl Settings {
    /// Reads a `collection.toml`. What could be read stands in the settings even where there are errors.
    pub fn read(file: &str, bytes: &[u8]) -> (Settings, Vec<Problem>) {
        let decoded = match decode::decode(file, bytes) {
            Ok(decoded) => decoded,
            Err(problem) => return (Settings::default(), vec![*problem]),
        };
        let text = decoded.text.as_ref();
        let top = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let (entries, broken) = toml_tree::read(text, top..text.len());
        let mut problems: Vec<Problem> = decoded.problem.into_iter().collect();
        problems.extend(broken.into_iter().map(|broken| Problem {
            code: "broken-settings".to_owned(),
            ..syntax_problem(file, text, "TOML", broken)
        }));
        let mut fields = Fields::new(file, "collection's settings", &entries);
        let policies = ["full", "excerpt", "none"];
        let settings = Settings {
            title: fields.text("title").map(|(title, _)| title),
            language: language(&mut fields, "language", file).map(|(language, _)| language),
            text: fields.one_of("text", &policies, text_policy).map_or(TextPolicy::Full, |(policy, _)| policy),
            excerpt_length: fields.whole("excerpt_length", 1, 1_000_000).map(|(length, _)| length as u32),
            body: fields.one_of("body", &["text", "abstract"], body_role).map_or(BodyRole::Text, |(role, _)| role),
            item: fields.printed("item").map(|(item, _)| item),
            item_year: fields.whole("item_year", 1, 9999).map(|(year, _)| year as i16),
            letters: fields
                .one_of("letters", &LetterTable::ALL.map(LetterTable::key), LetterTable::from_key)
                .map_or(LetterTable::default(), |(table, _)| table),
            stars_best: fields.number("stars_best").and_then(|(best, span)| {
                if (1.0..=1000.0).contains(&best) {
                    return Some(best);
                }
                fields.problems.push(
                    Problem::error(
                        "out-of-range",
                        file,
                        format!("“stars_best” is {best}, which is not between 1 and 1000"),
                    )
                    .at(span)
                    .help("write how many stars the best rating has, as 4 or 5"),
                );
                None
            }),
        };
        problems.extend(fields.finish());
        (settings, problems)
    }

    /// What the page is told.
    pub fn info(&self) -> CollectionInfo {
        CollectionInfo {
            title: self.title.clone().unwrap_or_default(),
            language: self.language.clone().unwrap_or_else(|| "en".to_owned()),
            text: self.text,
            excerpt_length: (self.text == TextPolicy::Excerpt).then(|| self.excerpt_length()),
            letters: self.letters,
        }
    }

    /// What extraction is told.
    pub fn context(&self) -> Context {
        Context {
            item: self.item.clone(),
            item_year: self.item_year,
            language: self.language.clone(),
            stars_best: self.stars_best,
            letters: self.letters,
        }
    }

    /// Characters of an excerpt.
    pub fn excerpt_length(&self) -> u32 {
        self.excerpt_length.unwrap_or(EXCERPT_LENGTH)
    }
}

fn text_policy(word: &str) -> Option<TextPolicy> {
    match word {
        "full" => Some(TextPolicy::Full),
        "excerpt" => Some(TextPolicy::Excerpt),
        "none" => Some(TextPolicy::None),
        _ => None,
    }
}
