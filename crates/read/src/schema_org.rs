//! schema.org's Review, from JSON-LD, microdata or plain JSON, to given facts.

use crate::fields::Fields;
use crate::node::{Entry, Node, Value};
use crosscut_model::{Document, Evidence, Given, GivenRating, Kind, Problem, Property, Statement};
use std::collections::BTreeMap;

/// Types of schema.org that are reviews of something. A claim's review judges a statement, and is none of them.
const REVIEWS: [&str; 6] = ["Review", "CriticReview", "UserReview", "MovieReview", "EmployerReview", "MediaReview"];

/// A review, and the thing that it stands in.
pub(crate) struct Found<'a> {
    pub node: &'a Node,
    pub entries: &'a [Entry],
    /// A film's page lists its reviews inside the film.
    pub around: Option<&'a [Entry]>,
}

/// The reviews in a tree, in the order in which they are written; those inside another review are not looked for.
pub(crate) fn reviews(node: &Node) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut open: Vec<(&Node, Option<&[Entry]>)> = vec![(node, None)];
    while let Some((node, around)) = open.pop() {
        match &node.value {
            Value::Table(entries) if is_a(entries, &REVIEWS) => found.push(Found { node, entries, around }),
            Value::Table(entries) => open.extend(entries.iter().rev().map(|entry| {
                let lists_its_reviews = matches!(entry.key.as_str(), "review" | "reviews");
                (&entry.node, lists_its_reviews.then_some(entries.as_slice()))
            })),
            Value::List(items) => open.extend(items.iter().rev().map(|item| (item, around))),
            _ => {}
        }
    }
    found
}

/// Puts in place of `{"@id": "…"}` what another node of the page says under that id: its own scalar values.
pub(crate) fn named_by_id(trees: &mut [Node]) {
    let mut names: BTreeMap<String, Value> = BTreeMap::new();
    let text = |entries: &[Entry], key: &str| {
        entries.iter().find(|entry| entry.key == key).and_then(|entry| match &entry.node.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let mut open: Vec<&Node> = trees.iter().collect();
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Table(entries) => {
                let says = ["name", "ratingValue"].iter().any(|key| get(entries, key).is_some());
                if let Some(id) = text(entries, "@id").filter(|_| says) {
                    let known =
                        entries.iter().filter(|entry| !matches!(entry.node.value, Value::Table(_) | Value::List(_)));
                    names.entry(id).or_insert_with(|| Value::Table(known.cloned().collect()));
                }
                open.extend(entries.iter().map(|entry| &entry.node));
            }
            Value::List(items) => open.extend(items),
            _ => {}
        }
    }
    if names.is_empty() {
        return;
    }
    let mut open: Vec<&mut Node> = trees.iter_mut().collect();
    while let Some(node) = open.pop() {
        let meant = match &node.value {
            Value::Table(entries) if entries.len() <= 2 && text(entries, "name").is_none() => {
                text(entries, "@id").and_then(|id| names.get(&id).cloned())
            }
            _ => None,
        };
        if let Some(meant) = meant {
            node.value = meant;
            continue;
        }
        match &mut node.value {
            Value::Table(entries) => open.extend(entries.iter_mut().map(|entry| &mut entry.node)),
            Value::List(items) => open.extend(items),
            _ => {}
        }
    }
}

/// Whether a table says that it is of one of these types.
pub(crate) fn is_a(entries: &[Entry], types: &[&str]) -> bool {
    let is = |text: &str| types.contains(&text.rsplit(['/', '#', ':']).next().unwrap_or(text));
    match get(entries, "@type").map(|node| &node.value) {
        Some(Value::Text(text)) => is(text),
        Some(Value::List(items)) => items.iter().any(|item| matches!(&item.value, Value::Text(text) if is(text))),
        _ => false,
    }
}

/// A review as a document: its own text, and all else as given. `around` is the thing that the review stands in where it
/// does not name its item itself: a film's page lists its reviews so.
pub(crate) fn document(file: &str, by: &str, entries: &[Entry], around: Option<&[Entry]>) -> (Document, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut given = Given { by: by.to_owned(), ..Given::default() };
    given.author = names(entries, "author");
    given.publisher = names(entries, "publisher").or_else(|| names(entries, "sourceOrganization"));
    given.headline = text(entries, "headline").or_else(|| text(entries, "name"));
    given.abstract_text = text(entries, "abstract");
    given.language = text(entries, "inLanguage").filter(|tag| tag.len() <= 35 && tag.is_ascii() && !tag.contains(' '));
    given.url = text(entries, "url").filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    // The type is schema.org's own word for what it is.
    given.kind = Some(Kind::Review);
    let mut fields = Fields::new(file, "review", entries);
    given.date_published = fields.date("datePublished").or_else(|| fields.date("dateCreated")).map(|(date, _)| date);
    problems.append(&mut fields.problems);
    given.rating = rating(file, entries, &mut problems);
    let item = get(entries, "itemReviewed").and_then(table).or(around);
    match item {
        Some(item) => reviewed(item, &mut given),
        None => given.item = text(entries, "itemReviewed"),
    }
    let body = text(entries, "reviewBody").or_else(|| text(entries, "description")).unwrap_or_default();
    let mut document = Document::plain(file, plain_text(&body));
    document.given = given;
    (document, problems)
}

/// What a review says of its item: name, year, people and figures, as statements.
fn reviewed(item: &[Entry], given: &mut Given) {
    given.item = text(item, "name");
    let year = ["datePublished", "dateCreated", "releaseDate"].iter().find_map(|key| text(item, key));
    given.item_year =
        year.as_deref().and_then(|date| date.get(..4)?.parse().ok()).filter(|year| (1..=9999).contains(year));
    let evidence = Evidence::Given { given: given.by.clone() };
    let mut state = |property: &str, value: String, character: Option<String>| {
        let (property, evidence) = (Property::new(property), evidence.clone());
        given.statements.push(Statement { property, value, character, assumed: Vec::new(), evidence });
    };
    for (key, property) in PEOPLE {
        for (name, character) in people(item, key) {
            state(property, name, character);
        }
    }
    if let Some(minutes) = text(item, "duration").as_deref().and_then(minutes) {
        state("duration", minutes.to_string(), None);
    }
    for (key, property) in [("contentRating", "content_rating"), ("genre", "genre"), ("countryOfOrigin", "country")] {
        for (value, _) in people(item, key) {
            state(property, value, None);
        }
    }
}

/// schema.org's word for what somebody did, and ours.
const PEOPLE: [(&str, &str); 7] = [
    ("director", "director"),
    ("actor", "actor"),
    ("musicBy", "composer"),
    ("producer", "producer"),
    ("productionCompany", "production_company"),
    ("author", "author"),
    ("editor", "editor"),
];

fn rating(file: &str, entries: &[Entry], problems: &mut Vec<Problem>) -> Option<GivenRating> {
    let node = get(entries, "reviewRating")?;
    // Some write the value itself, some a list of one.
    let node = match &node.value {
        Value::List(items) => items.first()?,
        _ => node,
    };
    let Some(rating) = table(node) else {
        return printed(node).map(|raw| GivenRating { raw, ..GivenRating::default() });
    };
    let raw = get(rating, "ratingValue").and_then(printed)?;
    let mut fields = Fields::new(file, "rating", rating);
    let best = fields.number("bestRating").map(|(best, _)| best);
    let worst = fields.number("worstRating").map(|(worst, _)| worst);
    problems.append(&mut fields.problems);
    // Where no best is given it is 5 (schema.org/bestRating).
    let number = raw.replace(',', ".").parse::<f64>();
    let best_is_usual = best.is_none() && number.is_ok_and(|number| number <= 5.0);
    Some(GivenRating { raw, best: best.or(best_is_usual.then_some(5.0)), worst, best_is_usual, in_stars: false })
}

/// A key's value.
pub(crate) fn get<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Node> {
    let entry = entries.iter().find(|entry| entry.key.rsplit(['/', ':']).next() == Some(key))?;
    (entry.node.value != Value::Empty).then_some(&entry.node)
}

fn table(node: &Node) -> Option<&[Entry]> {
    match &node.value {
        Value::Table(entries) => Some(entries),
        Value::List(items) => items.iter().find_map(table),
        _ => None,
    }
}

fn printed(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number { printed, .. } => Some(printed.clone()),
        Value::Table(entries) => get(entries, "@value").and_then(printed),
        Value::List(items) => items.iter().find_map(printed),
        _ => None,
    }
}

/// A key's text; of several the first.
fn text(entries: &[Entry], key: &str) -> Option<String> {
    get(entries, key).and_then(printed).map(|text| plain_text(&text))
}

/// The names of a key's persons or organisations, joined as people join them.
fn names(entries: &[Entry], key: &str) -> Option<String> {
    let names: Vec<String> = people(entries, key).into_iter().map(|(name, _)| name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Names and, for a PerformanceRole, the part that is played.
fn people(entries: &[Entry], key: &str) -> Vec<(String, Option<String>)> {
    let Some(node) = get(entries, key) else { return Vec::new() };
    let one = |node: &Node| match &node.value {
        // "Staff" is nobody.
        Value::Table(entries) if key == "author" && is_a(entries, &["Organization", "NewsMediaOrganization"]) => None,
        Value::Table(entries) => match get(entries, "actor") {
            Some(actor) => Some((named(actor)?, text(entries, "characterName"))),
            None => Some((text(entries, "name")?, None)),
        },
        _ => printed(node).map(|name| (plain_text(&name), None)),
    };
    match &node.value {
        Value::List(items) => items.iter().filter_map(one).collect(),
        _ => one(node).into_iter().collect(),
    }
}

fn named(node: &Node) -> Option<String> {
    match table(node) {
        Some(entries) => text(entries, "name"),
        None => printed(node),
    }
}

/// Minutes of an ISO 8601 duration of hours and minutes: PT2H8M, PT128M.
fn minutes(duration: &str) -> Option<u32> {
    let mut rest = duration.strip_prefix("PT")?;
    let mut minutes = 0u32;
    for (unit, of_a_minute) in [('H', 60), ('M', 1)] {
        if let Some((number, after)) = rest.split_once(unit) {
            minutes = minutes.checked_add(number.parse::<u32>().ok()?.checked_mul(of_a_minute)?)?;
            rest = after;
        }
    }
    let seconds_at_most =
        rest.is_empty() || rest.strip_suffix('S').is_some_and(|seconds| seconds.parse::<f64>().is_ok());
    (minutes > 0 && seconds_at_most).then_some(minutes)
}

/// Texts in JSON-LD and in cells often carry HTML: tags become line ends, entities their characters.
pub(crate) fn plain_text(text: &str) -> String {
    if text.contains(['<', '&']) { crate::html_text::of_fragment(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn durations_are_minutes() {
        for (text, expected) in [
            ("PT128M", Some(128)),
            ("PT2H8M", Some(128)),
            ("PT2H", Some(120)),
            ("PT2H8M30S", Some(128)),
            ("128", None),
            ("PT", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
