//! The facts that a curator gives by hand: their keys, types and words. The same keys stand in front matter of either
//! syntax, in JSON documents and as columns of tables. All of them may be absent:
//!
//! ```toml
//! id = "lind"                    # else it is made of the path
//! item = "The Quiet Harbour"     # the work under review
//! item_year = 1998
//! kind = "review"                # essay, news, interview, list
//! author = "Ada Lind"
//! publisher = "Coast Weekly"
//! date_published = 1998-11-03    # or "1998-11", or "1998"
//! language = "en"                # BCP 47
//! headline = "Still water"
//! url = "https://example.org/1"  # http or https
//! rating = "4 1/2 stars"         # as it was printed, in any notation, or a number
//! rating_best = 5                # the scale's ends, where the rating does not say
//! rating_worst = 0
//! abstract = "A patient film."   # in the curator's words; always published
//! body = "text"                  # or "abstract", when the prose below is one
//!
//! [[credit]]
//! name = "Tom Okoro"
//! role = "actor"                 # director, screenwriter, …: any property
//! character = "The pilot"
//!
//! [[aspect]]
//! aspect = "pacing"              # see `Aspect::ALL`
//! stance = "praise"              # mixed, criticism, mentioned
//! note = "slow on purpose"
//!
//! [[statement]]
//! property = "disc_release_date" # what the document asserts about the work
//! value = 1999-03-01
//! assumed = "document_date"      # where the year is that of the document
//! ```

use crate::fields::{Fields, Placed};
use crate::foreign;
use crate::nearest::nearest;
use crate::node::{Entry, Value};
use crate::tongues;
use crosscut_model::{
    Aspect, AspectMention, Assumption, BodyRole, Evidence, Given, GivenRating, Kind, Problem, Property, Stance,
    Statement,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a table of given facts says.
pub(crate) struct Facts {
    pub given: Given,
    /// What the prose is, where the document says so itself.
    pub body: Option<BodyRole>,
    /// The document's text, where another program's record has it under a key of its own.
    pub text: Option<String>,
    pub problems: Vec<Problem>,
}

/// Reads the given facts of one document. `by` names how they were given, for the evidence and in messages.
/// Keys besides those of facts (`source_file`, `text` of an NDJSON document) are in `others`.
pub(crate) fn read(file: &str, by: &str, entries: &[Entry], others: &[&'static str]) -> Facts {
    let entries = &*tongues::in_english(entries);
    let foreign = foreign::adopt(entries, others);
    let (entries, usual, unrated) = match &foreign {
        Some(adopted) => (adopted.entries.as_slice(), adopted.usual_best, adopted.unrated),
        None => (entries, None, false),
    };
    let mut fields = Fields::new(file, by, entries);
    let mut spans = Spans(BTreeMap::new());
    for key in others {
        let _ = fields.node(key);
    }
    let mut given = Given {
        by: by.to_owned(),
        id: spans.keep("id", fields.printed("id")),
        item: spans.keep("item", fields.printed("item")),
        item_year: spans.keep("item_year", fields.whole("item_year", 1, 9999)).map(|year| year as i16),
        kind: spans.keep("kind", fields.one_of("kind", &Kind::ALL.map(Kind::key), Kind::from_key)),
        author: spans.keep("author", fields.text("author")),
        publisher: spans.keep("publisher", fields.text("publisher")),
        date_published: spans.keep("date_published", fields.date("date_published")),
        language: spans.keep("language", language(&mut fields, "language", file)),
        headline: spans.keep("headline", fields.text("headline")),
        url: spans.keep("url", url(&mut fields, file)),
        rating: None,
        unrated: false,
        abstract_text: spans.keep("abstract", fields.text("abstract")),
        statements: Vec::new(),
        aspects: Vec::new(),
        spans: BTreeMap::new(),
    };
    let raw = spans.keep("rating", fields.printed("rating"));
    let best = spans.keep("rating_best", fields.number("rating_best"));
    let worst = spans.keep("rating_worst", fields.number("rating_worst"));
    match raw {
        Some(raw) => given.rating = Some(GivenRating { raw, best, worst, ..GivenRating::default() }),
        None => {
            for key in ["rating_best", "rating_worst"] {
                if let Some(span) = spans.0.remove(key) {
                    fields.problems.push(
                        Problem::error("missing-key", file, format!("“{key}” without a “rating”"))
                            .at(span)
                            .help("add rating = \"…\" as it was printed, or remove this line"),
                    );
                }
            }
        }
    }
    given.unrated = unrated && given.rating.is_none();
    if let (Some(rating), Some(usual)) = (&mut given.rating, usual)
        && rating.best.is_none()
    {
        rating.best = Some(usual);
        rating.best_is_usual = true;
    }
    let body = fields.one_of("body", &["text", "abstract"], body_role).map(|(role, _)| role);
    let mut problems = Vec::new();
    for (entries, span) in fields.tables("credit") {
        let (statement, found) = credit(file, by, entries, &span);
        problems.extend(found);
        if let Some(statement) = statement {
            spans.0.insert(format!("statements.{}", given.statements.len()), span);
            given.statements.push(statement);
        }
    }
    for (entries, span) in fields.tables("statement") {
        let (statement, found) = stated(file, by, entries, &span);
        problems.extend(found);
        if let Some(statement) = statement {
            spans.0.insert(format!("statements.{}", given.statements.len()), span);
            given.statements.push(statement);
        }
    }
    for (entries, span) in fields.tables("aspect") {
        let (mention, found) = aspect(file, by, entries, &span);
        problems.extend(found);
        if let Some(mention) = mention {
            spans.0.insert(format!("aspects.{}", given.aspects.len()), span);
            given.aspects.push(mention);
        }
    }
    given.spans = spans.0;
    problems.extend(fields.finish());
    problems.sort_by_key(|problem| problem.span.as_ref().map_or(0, |span| span.start));
    let text = foreign.as_ref().and_then(|adopted| {
        adopted.entries.iter().find(|entry| entry.key == "text").and_then(|entry| match &entry.node.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    });
    Facts { given, body, text, problems }
}

/// The role of the prose written as `word`.
pub(crate) fn body_role(word: &str) -> Option<BodyRole> {
    match word {
        "text" => Some(BodyRole::Text),
        "abstract" => Some(BodyRole::Abstract),
        _ => None,
    }
}

/// A language tag in the form of BCP 47, as far as letters, digits and lengths go.
pub(crate) fn language(fields: &mut Fields, key: &'static str, file: &str) -> Option<Placed<String>> {
    let (tag, span) = fields.text(key)?;
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let well_formed = (2..=8).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if well_formed {
        return Some((tag, span));
    }
    let shown: String = tag.chars().take(40).collect();
    fields.problems.push(
        Problem::error("unknown-value", file, format!("“{shown}” is not a language tag"))
            .at(span)
            .help("write it as BCP 47 has it: en, de, pt-BR, zh-Hant"),
    );
    None
}

/// An address that is safe to link to.
fn url(fields: &mut Fields, file: &str) -> Option<Placed<String>> {
    let (url, span) = fields.text("url")?;
    let lower = url.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if rest.is_some_and(|rest| !rest.is_empty()) && !url.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some((url, span));
    }
    fields.problems.push(
        Problem::error("bad-url", file, "“url” is not a web address")
            .at(span)
            .help("write the whole address, beginning with https:// or http://"),
    );
    None
}

/// `[[credit]]`: a person, what they did, and the part they play.
fn credit(file: &str, by: &str, entries: &[Entry], span: &Range<usize>) -> (Option<Statement>, Vec<Problem>) {
    let mut fields = Fields::new(file, "credit", entries);
    let name = fields.text("name");
    let role = fields.text("role");
    let character = fields.text("character").map(|(character, _)| character);
    fields.missing("name", span);
    fields.missing("role", span);
    let property = role.and_then(|(role, span)| property(&mut fields, file, role, span));
    let statement = name.zip(property).map(|((value, _), property)| Statement {
        property,
        value,
        character,
        assumed: Vec::new(),
        evidence: Evidence::Given { given: by.to_owned() },
    });
    (statement, fields.finish())
}

/// `[[statement]]`: anything else that the document asserts about the item.
fn stated(file: &str, by: &str, entries: &[Entry], span: &Range<usize>) -> (Option<Statement>, Vec<Problem>) {
    let mut fields = Fields::new(file, "statement", entries);
    let named = fields.text("property");
    let value = fields.printed("value");
    let assumed =
        fields.one_of("assumed", &["document_date"], |word| (word == "document_date").then_some(word.to_owned()));
    fields.missing("property", span);
    fields.missing("value", span);
    let property = named.and_then(|(name, span)| property(&mut fields, file, name, span));
    let statement = value.zip(property).map(|((value, _), property)| Statement {
        property,
        value,
        character: None,
        // The document's own date lends a statement the year that it does not print.
        assumed: assumed.map(|(reason, _)| Assumption { field: "year".to_owned(), reason }).into_iter().collect(),
        evidence: Evidence::Given { given: by.to_owned() },
    });
    (statement, fields.finish())
}

/// `[[aspect]]`: what the document makes of one side of the work.
fn aspect(file: &str, by: &str, entries: &[Entry], span: &Range<usize>) -> (Option<AspectMention>, Vec<Problem>) {
    let mut fields = Fields::new(file, "aspect", entries);
    let aspect = fields.one_of("aspect", &Aspect::ALL.map(Aspect::key), Aspect::from_key);
    let stance = fields.one_of("stance", &Stance::ALL.map(Stance::key), Stance::from_key);
    let note = fields.text("note").map(|(note, _)| note);
    fields.missing("aspect", span);
    fields.missing("stance", span);
    let mention = aspect.zip(stance).map(|((aspect, _), (stance, _))| AspectMention {
        aspect,
        stance,
        note,
        evidence: Evidence::Given { given: by.to_owned() },
    });
    (mention, fields.finish())
}

/// A property of any name; one that looks like a slip in a known name is pointed out.
fn property(fields: &mut Fields, file: &str, name: String, span: Range<usize>) -> Option<Property> {
    let snake = !name.is_empty()
        && name.len() <= 60
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let known = Property::KNOWN.map(|(name, _)| name);
    let near = nearest(&name, &known);
    if !snake {
        let shown: String = name.chars().take(40).collect();
        fields.problems.push(
            Problem::error("unknown-value", file, format!("“{shown}” is not the name of a property")).at(span).help(
                match near {
                    Some(word) => format!("did you mean “{word}”?"),
                    None => "write it in small letters with underscores: title_meaning".to_owned(),
                },
            ),
        );
        return None;
    }
    if let Some(word) = near.filter(|word| *word != name) {
        fields.problems.push(
            Problem::warning("near-miss", file, format!("“{name}” is not a property that Crosscut knows"))
                .at(span)
                .help(format!("did you mean “{word}”? Any other name is shown last, under its own words")),
        );
    }
    Some(Property::new(&name))
}

/// The keys of a document's own facts.
pub(crate) const KEYS: [&str; 18] = [
    "id",
    "item",
    "item_year",
    "kind",
    "author",
    "publisher",
    "date_published",
    "language",
    "headline",
    "url",
    "rating",
    "rating_best",
    "rating_worst",
    "abstract",
    "body",
    "credit",
    "statement",
    "aspect",
];

/// Where the values stand that are kept.
struct Spans(BTreeMap<String, Range<usize>>);

impl Spans {
    fn keep<T>(&mut self, key: &str, placed: Option<Placed<T>>) -> Option<T> {
        let (value, span) = placed?;
        self.0.insert(key.to_owned(), span);
        Some(value)
    }
}
