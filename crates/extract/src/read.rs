//! One document's prose read whole: every reader in its turn, each with what the ones before it found.

use crate::choice::{Recorder, Setting};
use crate::head::Frame;
use crate::item::{TitleCandidate, choose, item, title_candidates};
use crate::kind::{Features, KindReason};
use crate::people::People;
use crate::published::{self, OwnDate};
use crate::rating::around::Around;
use crate::rating::choose::{Choice, Weighed, choose as choose_rating, weigh};
use crate::rating::scan::Found;
use crate::statements::{self, About};
use crate::text::Text;
use crate::titles::Quoted;
use crate::{Context, aspects, byline, credits, kind, language, outlet, rating, sections, titles, tone};
use crosscut_model::{AspectMention, Document, Kind, Section, Statement, Tone};
use std::collections::BTreeSet;
use std::ops::Range;

/// Everything that the prose says, with byte ranges of the whole text.
pub(crate) struct Prose {
    pub(crate) language: Option<&'static str>,
    pub(crate) item: Option<ReadItem>,
    pub(crate) titles: Vec<(String, i32, Range<usize>)>,
    pub(crate) date: Option<(OwnDate, Range<usize>)>,
    pub(crate) author: Option<(String, Range<usize>)>,
    pub(crate) headline: Option<(String, Range<usize>)>,
    pub(crate) publisher: Option<(String, Range<usize>)>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) aspects: Vec<AspectMention>,
    pub(crate) sections: Vec<Section>,
    pub(crate) candidates: Vec<(Weighed, Range<usize>)>,
    pub(crate) choice: Choice,
    /// Places of candidates, and how likely each is the document's own rating.
    pub(crate) chances: Vec<(usize, f32)>,
    pub(crate) kinds: Vec<KindReason>,
    pub(crate) kind: Kind,
    pub(crate) tone: Option<Tone>,
}

impl Prose {
    /// Where something stands that may be the rating of some work, as if it were the only one.
    pub(crate) fn ratings(&self, text: &Text) -> Vec<usize> {
        let places = [
            "own-line",
            "own-sentence",
            "own-segment",
            "opens-sentence",
            "labelled",
            "one-of-several",
            "after-title",
            "closing-parenthesis",
            "glyphs",
            "verdict",
            "closes-text",
        ];
        let own: Vec<&(Weighed, Range<usize>)> =
            self.candidates.iter().filter(|(weighed, _)| weighed.may_be_own()).collect();
        if own.len() < 2 {
            // Nothing to part a document by.
            return own.iter().map(|(_, bytes)| bytes.start).collect();
        }
        let shapes: Vec<Option<Shape>> = own.iter().map(|(weighed, _)| Shape::of(text, &weighed.found)).collect();
        let again =
            |shape: &Option<Shape>| shape.is_some() && shapes.iter().filter(|other| *other == shape).count() > 1;
        own.iter()
            .zip(&shapes)
            .filter(|((weighed, _), shape)| places.iter().any(|place| weighed.has(place)) || again(shape))
            .map(|((_, bytes), _)| bytes.start)
            .collect()
    }
}

/// How a rating is printed that has a line of its own, with or without a label that nobody knows ("Nappar: 4/5"): where several works
/// are reviewed, all of theirs are printed alike.
#[derive(PartialEq)]
struct Shape {
    rule: &'static str,
    best: Option<f64>,
    /// The last word before the colon.
    label: Option<String>,
}

/// The longest label, in tokens.
const LABEL: usize = 5;

impl Shape {
    fn of(text: &Text, found: &Found) -> Option<Shape> {
        let (start, end) = (found.tokens.start, found.tokens.end);
        let line = &text.lines[text.line_of(start)].tokens;
        let labelled = start >= line.start + 2 && start <= line.start + LABEL && text.is_mark_of(start - 1, ":：");
        let alone = start == line.start || labelled && end == line.end;
        alone.then(|| Shape {
            rule: found.reading.rule,
            best: found.reading.best,
            label: labelled.then(|| text.word(start - 2).to_lowercase()),
        })
    }
}

/// The item as the prose names it.
pub(crate) struct ReadItem {
    pub(crate) name: String,
    pub(crate) bytes: Range<usize>,
    pub(crate) year: Option<(i16, Range<usize>)>,
    /// Named as the subject, not only much spoken of.
    pub(crate) explicit: bool,
}

/// Reads the prose of a document; `text` is its body, cut up.
pub(crate) fn read(text: &Text, document: &Document, context: &Context, mut recorder: Recorder) -> Prose {
    let given = &document.given;
    let language = language::detect(text);
    let spoken = given.language.as_deref().or(language).or(context.language.as_deref());
    let quoted = titles::quoted(text, spoken);
    let (credit_statements, blocks) = credits::credits(text);

    // Names before titles: "Ana Holm’s Salt" is a title only when Ana Holm is known to be somebody.
    let mut people = People::default();
    for statement in &credit_statements {
        if let Some(property) = crate::statements::known_role(statement.property.name()) {
            people.add(&statement.value, property);
        }
    }
    let mut scouts = People::default();
    let nowhere = About { text, item: None, mentions: &[], quoted: &[], date: None, own_date: None, own_names: &[] };
    statements::names(&nowhere, &mut scouts, &blocks);
    scouts.extend(&people);
    let frame = Frame::of(text);
    let setting = Setting::new(text, &frame, spoken);
    let author = byline::author(&setting, &mut recorder);
    if let Some(author) = &author {
        scouts.add(text.slice(author.clone()), "author");
    }
    let publisher = outlet::publisher(&setting, author.as_ref(), &mut recorder);
    let taken: Vec<Range<usize>> = author.iter().chain(&publisher).cloned().collect();
    let candidates = title_candidates(text, &quoted, &scouts, &frame, &taken, spoken);
    let chosen = choose(&candidates);
    let item_name = item_name(document, context, chosen);
    let mentions = item_name.as_deref().map(|name| titles::mentions(text, name)).unwrap_or_default();

    let by_rules = published::date(text, &frame, spoken);
    let date = published::choose(&setting, spoken, by_rules.as_ref(), &mut recorder);
    let about = About {
        text,
        item: item_name.as_deref(),
        mentions: &mentions,
        quoted: &quoted,
        date: given.date_published.or(date.as_ref().map(|own| own.date)),
        own_date: date.as_ref().map(|own| own.tokens.clone()),
        own_names: &taken,
    };
    let mut statements = credit_statements;
    statements.extend(statements::names(&about, &mut people, &blocks));
    statements.extend(statements::facts(&about, &mut people, &blocks));
    let statements = statements::without_repeats(statements);

    let weighed = weigh(&about, &blocks, context, spoken);
    let by_points = choose_rating(&weighed);
    let sections = sections::sections(text);
    let features = Features {
        text,
        sections: &sections,
        has_rating: matches!(by_points, Choice::One(_) | Choice::NoScale(_)),
        many_ratings: weighed.iter().filter(|weighed| weighed.is_one_of_several()).count() >= 3
            || matches!(&by_points, Choice::Several(places) if places.len() >= 3),
        has_release: statements
            .iter()
            .any(|statement| matches!(statement.property.name(), "disc_release_date" | "release_date")),
        has_dateline: date.as_ref().is_some_and(|own| own.is_dateline),
        frame: &frame,
        names_item: document.given.item.is_some() || chosen.is_some_and(|title| title.explicit || title.points >= 6),
        item_with_facts: chosen.is_some_and(|title| title.explicit),
        works: works(text, &quoted),
        facts: statements.iter().map(|statement| statement.property.name()).collect(),
        title: candidates.first().map(|title| (title.mentions, title.points)),
        titles: candidates.iter().filter(|title| title.points >= 3).count(),
    };
    let (kinds, shares) = kind::reasons(&features);
    let (kind, sure) = kind::kind(&setting, &features, (&kinds, &shares), &by_points, &mut recorder);
    let item = item(&setting, &candidates, &people, kind.key(), &mut recorder);
    // What is known of the document by now may speak for another item than the one that its ratings were weighed against.
    let better = item
        .map(|item| item.title.as_str())
        .filter(|title| document.given.item.is_none() && context.item.is_none() && Some(*title) != about.item);
    let named = better.map(|title| (title, titles::mentions(text, title)));
    let about = match &named {
        Some((title, mentions)) => About { item: Some(title), mentions, ..about },
        None => about,
    };
    let (weighed, by_points) = if named.is_some() {
        let weighed = weigh(&about, &blocks, context, spoken);
        let by_points = choose_rating(&weighed);
        (weighed, by_points)
    } else {
        (weighed, by_points)
    };
    let around = Around {
        mentions: about.mentions,
        author: author.as_ref(),
        publisher: publisher.as_ref(),
        quoted: &quoted,
        by_points: &by_points,
        of_several: context.of_several.is_some(),
        kind,
        sure,
    };
    let (rated, chances) = rating::features::rating(&setting, &around, &weighed, &mut recorder);
    let choice = match (rated, by_points) {
        (Some(place), _) => Choice::One(place),
        // What only the points speak for is not sure enough.
        (None, Choice::One(_)) => Choice::Nothing,
        (None, other) => other,
    };
    let is_rated = matches!(choice, Choice::One(_));
    let is_english = spoken.is_none_or(|language| language.starts_with("en"));
    let aspects = if is_english { aspects::aspects(&about, &people, &blocks) } else { Vec::new() };
    // A text with a rating has no use for one; training wants those of all.
    let is_unrated = !is_rated && given.rating.is_none() && given.kind.unwrap_or(kind) == Kind::Review;
    // So many words in no language that is known are not English.
    let is_told_english = spoken.is_some_and(|language| language.starts_with("en"));
    let tone = if is_told_english && (is_unrated || recorder.is_some()) {
        let ratings: Vec<Range<usize>> = weighed.iter().map(|weighed| weighed.found.tokens.clone()).collect();
        tone::tone(&setting, &ratings, &mut recorder)
    } else {
        None
    };
    let own_words = |tokens: Range<usize>| (text.slice(tokens.clone()).to_owned(), text.bytes(tokens));

    Prose {
        language,
        item: item.map(|candidate| read_item(text, candidate)),
        titles: candidates
            .iter()
            .take(12)
            .map(|candidate| (candidate.title.clone(), candidate.points, text.bytes(candidate.tokens.clone())))
            .collect(),
        headline: published::headline(text, &sections).map(own_words),
        publisher: publisher.map(own_words),
        author: author.map(own_words),
        date: date.map(|own| {
            let bytes = text.bytes(own.tokens.clone());
            (own, bytes)
        }),
        statements,
        aspects,
        sections,
        candidates: weighed
            .into_iter()
            .map(|weighed| {
                let bytes = text.bytes(weighed.found.tokens.clone());
                (weighed, bytes)
            })
            .collect(),
        choice,
        chances,
        kinds,
        kind,
        tone,
    }
}

/// How many different works are named in quotation marks.
fn works(text: &Text, quoted: &[Quoted]) -> usize {
    let names: BTreeSet<&str> = quoted.iter().take(200).map(|quote| text.slice(quote.tokens.clone())).collect();
    names.len()
}

/// The item that statements and ratings are read against: given, else named outright, else the collection's, else the one
/// most spoken of.
fn item_name(document: &Document, context: &Context, chosen: Option<&TitleCandidate>) -> Option<String> {
    let given = document.given.item.clone();
    let explicit = chosen.filter(|candidate| candidate.explicit).map(|candidate| candidate.title.clone());
    given.or(explicit).or_else(|| context.item.clone()).or_else(|| chosen.map(|candidate| candidate.title.clone()))
}

fn read_item(text: &Text, candidate: &TitleCandidate) -> ReadItem {
    ReadItem {
        name: candidate.title.clone(),
        bytes: text.bytes(candidate.tokens.clone()),
        year: candidate.year.as_ref().map(|(year, tokens)| (*year, text.bytes(tokens.clone()))),
        explicit: candidate.explicit,
    }
}
