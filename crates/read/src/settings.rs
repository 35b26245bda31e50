//! `collection.toml`: what a collection says about itself and its documents.

use crate::csv_layout::{DateOrder, KEYS};
use crate::fields::Fields;
use crate::front_matter::syntax_problem;
use crate::given::{body_role, language};
use crate::node::{Entry, Value};
use crate::site::site_address;
use crate::{decode, toml_tree};
use crosscut_extract::Context;
use crosscut_model::{BodyRole, CollectionInfo, LetterTable, Problem, Published, TextPolicy};

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
    /// The whole address under which the site is published, with a slash at its end.
    pub site: Option<String>,
    /// `[publish]`: how many of each get files of their own beside the page.
    pub publish: Option<Published>,
    /// How tables are read that are no known export.
    pub csv: CsvSettings,
}

/// `[csv]`: what the columns of the collection's own tables mean, and what all their rows have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CsvSettings {
    /// Guessed from the first line where it is not given.
    pub delimiter: Option<u8>,
    pub dates: DateOrder,
    pub rating_best: Option<f64>,
    pub rating_worst: Option<f64>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// `[csv.columns]`: from a key of front matter, or `text`, to the column that holds it.
    pub columns: Vec<(&'static str, String)>,
    /// `[csv.statements]`: from a property to the column that holds it.
    pub statements: Vec<(String, String)>,
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
            site: site(&mut fields, file),
            publish: None,
            csv: CsvSettings::default(),
        };
        let csv = fields.table("csv");
        let publish = fields.table("publish");
        problems.extend(fields.finish());
        let csv = csv.map(|entries| CsvSettings::read(file, entries, &mut problems)).unwrap_or_default();
        let publish = publish.map(|entries| published(file, entries, &mut problems));
        (Settings { csv, publish, ..settings }, problems)
    }

    /// What the page is told.
    pub fn info(&self) -> CollectionInfo {
        CollectionInfo {
            title: self.title.clone().unwrap_or_default(),
            language: self.language.clone().unwrap_or_else(|| "en".to_owned()),
            text: self.text,
            excerpt_length: (self.text == TextPolicy::Excerpt).then(|| self.excerpt_length()),
            letters: self.letters,
            site: self.site.clone(),
            publish: self.publish,
        }
    }

    /// What extraction is told.
    pub fn context(&self) -> Context {
        Context {
            item: self.item.clone(),
            item_year: self.item_year,
            language: self.language.clone(),
            stars_best: self.stars_best,
            of_several: None,
            letters: self.letters,
        }
    }

    /// Characters of an excerpt.
    pub fn excerpt_length(&self) -> u32 {
        self.excerpt_length.unwrap_or(EXCERPT_LENGTH)
    }
}

impl CsvSettings {
    fn read(file: &str, entries: &[Entry], problems: &mut Vec<Problem>) -> CsvSettings {
        let mut fields = Fields::new(file, "table [csv]", entries);
        let mut settings = CsvSettings {
            delimiter: fields.one_of("delimiter", &[",", ";", "|", "tab"], delimiter).map(|(delimiter, _)| delimiter),
            dates: fields
                .one_of("dates", &DateOrder::KEYS, DateOrder::from_key)
                .map_or(DateOrder::Unknown, |(order, _)| order),
            rating_best: fields.number("rating_best").map(|(best, _)| best),
            rating_worst: fields.number("rating_worst").map(|(worst, _)| worst),
            author: fields.text("author").map(|(author, _)| author),
            publisher: fields.text("publisher").map(|(publisher, _)| publisher),
            ..CsvSettings::default()
        };
        let (columns, statements) = (fields.table("columns"), fields.table("statements"));
        problems.extend(fields.finish());
        if let Some(entries) = columns {
            let mut fields = Fields::new(file, "table [csv.columns]", entries);
            for (key, _) in KEYS {
                settings.columns.extend(fields.text(key).map(|(column, _)| (key, column)));
            }
            problems.extend(fields.finish());
        }
        for entry in statements.unwrap_or_default() {
            match &entry.node.value {
                Value::Text(column) => settings.statements.push((entry.key.clone(), column.trim().to_owned())),
                value => {
                    let message = format!("“{}” must be the name of a column, and is {}", entry.key, value.name());
                    problems.push(
                        Problem::error("wrong-type", file, message)
                            .at(entry.node.span.clone())
                            .help("put it in quotes"),
                    );
                }
            }
        }
        settings
    }
}

/// Where the site is published.
fn site(fields: &mut Fields, file: &str) -> Option<String> {
    let (given, span) = fields.text("site")?;
    match site_address(&given) {
        Ok(address) => Some(address),
        Err(cause) => {
            fields.problems.push(
                Problem::error("bad-site", file, format!("“site” is no address of a site: {cause}"))
                    .at(span)
                    .help("write the whole address of the front page, such as \"https://example.org/reviews/\""),
            );
            None
        }
    }
}

/// `[publish]`.
fn published(file: &str, entries: &[Entry], problems: &mut Vec<Problem>) -> Published {
    let mut fields = Fields::new(file, "table [publish]", entries);
    let mut most = |key| fields.whole(key, 0, 100_000).map(|(most, _)| most as u32);
    let published =
        Published { films: most("films"), sources: most("sources"), pictures: most("pictures"), pages: most("pages") };
    problems.extend(fields.finish());
    published
}

fn delimiter(word: &str) -> Option<u8> {
    match word {
        "," | ";" | "|" => word.bytes().next(),
        "tab" => Some(b'\t'),
        _ => None,
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
