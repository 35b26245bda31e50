//! Facts in the words of other programs: front matter of site generators and note books, records of content systems. What their
//! keys mean is taken over under our own keys; what says nothing of a review is left. Our own key beats theirs.

use crate::given::KEYS;
use crate::nearest::nearest;
use crate::node::{Entry, Node, Value};
use crate::schema_org::plain_text;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

mod rating;

use rating::{BESTS, RATINGS};

/// A table in our keys.
pub(crate) struct Adopted {
    pub entries: Vec<Entry>,
    /// The best that is usual for its rating, where none is given.
    pub usual_best: Option<f64>,
    /// It has a field for the rating, and that is empty.
    pub unrated: bool,
}

/// Keys that only other programs write: a table with one of them is theirs, and their other keys are no slips in ours.
const THEIRS: &str = "title date layout tags categories category draft slug permalink type aliases cssclass weight comments published status film movie film_year year score stars \
    site lang series cover image watched seen created updated modified guid link content note no overview watched_date released director podcast host episode titolo titel titre";

/// The same, to be asked of every record.
static ANY_OF_THEIRS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(THEIRS).collect());

const ITEMS: &str =
    "film movie work book album game show item_reviewed original_title film_title movie_title titolo titel titre";
const YEARS: &str = "yr annee year film_year movie_year released release_year release_date anno jahr année año ano år";
const DATES: &str = "date printed published date_posted pubdate publish_date publishdate published_at review_date reviewed posted created created_at fecha data datum watched date_watched watched_date seen";
const AUTHORS: &str = "authors byline by reviewer critic writer autor auteur autore host";
const PUBLISHERS: &str = "site publication outlet source podcast paper journal magazine newspaper site_name newsletter";
const TEXTS: &str = "content_text content_html txt capsule review content note notes comment review_text review_body";
const PEOPLE: [(&str, &str); 10] = [
    ("director", "director"),
    ("directors", "director"),
    ("regia", "director"),
    ("regie", "director"),
    ("cast", "actor"),
    ("actors", "actor"),
    ("starring", "actor"),
    ("cinematographer", "cinematographer"),
    ("composer", "composer"),
    ("screenwriter", "screenwriter"),
];
const FIGURES: [(&str, &str); 6] = [
    ("runtime", "duration"),
    ("duration", "duration"),
    ("country", "country"),
    ("genre", "genre"),
    ("studio", "production_company"),
    ("distributor", "distributor"),
];

/// Tables inside a table whose keys count as its own.
const NESTED: [&str; 8] = ["params", "extra", "film", "movie", "review", "verdict", "fields", "book"];

/// The facts of a table of another program; `None` for one of ours, which is read as it is. `others` are further keys of ours.
pub(crate) fn adopt(entries: &[Entry], others: &[&'static str]) -> Option<Adopted> {
    let is_ours = |key: &str| KEYS.contains(&key) || others.contains(&key);
    let is_theirs = |entry: &Entry| {
        let key = &*lower(&entry.key);
        ANY_OF_THEIRS.contains(key) || matches!(entry.node.value, Value::Table(_)) && NESTED.contains(&key)
    };
    if !entries.iter().any(is_theirs) {
        return None;
    }
    let mut out = Adopted { entries: Vec::new(), usual_best: None, unrated: false };
    for entry in entries {
        // Read with its scale, and where it is empty too.
        if entry.key == "rating" {
            continue;
        }
        // Content systems wrap texts: {"rendered": "…"}.
        let body = entry.key == "body" && is_long(&entry.node);
        let author = entry.key == "author" && !matches!(entry.node.value, Value::Text(_));
        let own = is_ours(&entry.key) && !body && !author;
        // A slip in one of our keys is told as anywhere.
        let slip = || {
            let table = matches!(entry.node.value, Value::Table(_));
            !table && nearest(&entry.key, &KEYS).is_some() && !known_of_theirs(&lower(&entry.key))
        };
        if own || slip() {
            out.entries.push(entry.clone());
        }
    }
    let mut flat: Vec<(Cow<str>, &Entry)> = entries.iter().map(|entry| (lower(&entry.key), entry)).collect();
    let mut about_film = false;
    for entry in entries {
        if let Value::Table(inside) = &entry.node.value
            && NESTED.contains(&&*lower(&entry.key))
        {
            let film = is_in(&lower(&entry.key), ITEMS);
            for inner in inside {
                let key = lower(&inner.key);
                if let ("item", Value::Table(item)) = (&*key, &inner.node.value) {
                    for entry in item {
                        match &*lower(&entry.key) {
                            "name" | "title" => add(&mut out.entries, "item", scalar(&entry.node), entry),
                            "year" => add(&mut out.entries, "item_year", scalar(&entry.node), entry),
                            _ => {}
                        }
                    }
                    about_film = true;
                    continue;
                }
                match &*key {
                    // A film's rating is its certificate, its title the work's.
                    "rating" | "score" | "date" if film => {}
                    "title" | "name" if film => {
                        about_film = true;
                        add(&mut out.entries, "item", scalar(&inner.node), inner);
                    }
                    _ => flat.push((key, inner)),
                }
            }
        }
    }
    let find = |words: &str| {
        words.split_ascii_whitespace().find_map(|word| {
            flat.iter().find(|(key, entry)| key == word && entry.node.value != Value::Empty).map(|(_, entry)| *entry)
        })
    };
    if let Some(entry) = words(ITEMS)
        .find_map(|word| flat.iter().find(|(key, entry)| key == word && matches!(entry.node.value, Value::Text(_))))
        .map(|(_, entry)| *entry)
    {
        about_film = true;
        add(&mut out.entries, "item", scalar(&entry.node), entry);
    }
    if let Some(entry) = find(YEARS) {
        let year = scalar(&entry.node)
            .filter(|year| year.len() >= 4)
            .and_then(|year| year.get(..4).and_then(|year| year.parse::<u16>().ok()));
        add(
            &mut out.entries,
            "item_year",
            year.filter(|year| (1880..=2100).contains(year)).map(|year| year.to_string()),
            entry,
        );
    }
    rating::take_over(&flat, entries, &mut out);
    let rated = has(&out.entries, "rating") || out.unrated;
    if let Some(entry) = find("title name") {
        let title = scalar(&entry.node);
        // The title of a post on a film with its year or its maker beside it is the film's; else it is the post's own.
        let year = find(YEARS).is_some() || find("director directors regia regie runtime").is_some();
        let written =
            title.as_deref().and_then(|title| title.strip_suffix(')')).and_then(|title| title.rsplit_once(" ("));
        let dated = written.and_then(|(name, year)| {
            Some((name.trim().to_owned(), year.parse::<u16>().ok().filter(|year| (1880..=2100).contains(year))?))
        });
        if let Some((name, year)) = dated {
            add(&mut out.entries, "item", Some(name), entry);
            add(&mut out.entries, "item_year", Some(year.to_string()), entry);
        } else if !about_film && (year || rated || find("review").is_some() || find("recommended").is_some()) {
            add(&mut out.entries, "item", title, entry);
        } else {
            add(&mut out.entries, "headline", title, entry);
        }
    }
    if let Some(entry) = words(DATES)
        .find_map(|word| {
            flat.iter().find(|(key, entry)| key == word && scalar(&entry.node).and_then(|date| iso(&date)).is_some())
        })
        .map(|(_, entry)| *entry)
    {
        let date = scalar(&entry.node).and_then(|date| iso(&date));
        add(&mut out.entries, "date_published", date, entry);
    }
    let authors = entries.iter().find(|entry| entry.key == "author");
    if let Some(entry) = authors.or_else(|| find(AUTHORS)) {
        add(&mut out.entries, "author", names(&entry.node), entry);
    }
    if let Some(entry) = find(PUBLISHERS) {
        add(
            &mut out.entries,
            "publisher",
            scalar(&entry.node).filter(|name| !name.contains("://") && name.len() < 100),
            entry,
        );
    }
    if let Some(entry) = find("lang locale") {
        add(&mut out.entries, "language", scalar(&entry.node).map(|tag| tag.replace('_', "-")), entry);
    }
    if let Some(entry) = find("link permalink canonical canonical_url") {
        add(
            &mut out.entries,
            "url",
            scalar(&entry.node).filter(|url| url.starts_with("http://") || url.starts_with("https://")),
            entry,
        );
    }
    if others.contains(&"text") {
        let body = entries.iter().find(|entry| entry.key == "body" && is_long(&entry.node));
        if let Some(entry) = body.or_else(|| find(TEXTS)) {
            add(&mut out.entries, "text", scalar(&entry.node).map(|text| plain_text(&text)), entry);
        }
        content_system(entries, &mut out.entries);
    }
    statements(&flat, &mut out.entries);
    Some(out)
}

/// The records that an object holds in a list or under the names of the works, with what it says of all of them; `None` for an object
/// that is a record itself.
pub(crate) fn items(entries: &[Entry]) -> Option<Vec<Node>> {
    let lists = ["items", "posts", "entries", "reviews", "films", "movies", "articles", "data", "results", "records"];
    let entry = entries.iter().find(|entry| lists.contains(&&*lower(&entry.key)))?;
    let has_text = entries.iter().any(|entry| is_in(&lower(&entry.key), "text review content content_text body"));
    let tables: Vec<(Option<&Entry>, &Node)> = match &entry.node.value {
        Value::List(items) => items.iter().map(|item| (None, item)).collect(),
        Value::Table(inner) => inner.iter().map(|inner| (Some(inner), &inner.node)).collect(),
        _ => return None,
    };
    if has_text || tables.is_empty() || !tables.iter().all(|(_, node)| matches!(node.value, Value::Table(_))) {
        return None;
    }
    // What stands beside the list is said of every record: who wrote it, where, when, in which language.
    let shared: Vec<Entry> = entries
        .iter()
        .filter_map(|entry| {
            let key = lower(&entry.key);
            let named = match &*key {
                "title" | "source" | "publication" | "site" | "outlet" | "paper" => "publisher",
                "author" | "authors" | "by" | "reviewer" | "critic" => "authors",
                "language" | "lang" => "lang",
                _ if is_in(&key, DATES) => "date",
                _ => return None,
            };
            Some(Entry { key: named.to_owned(), ..entry.clone() })
        })
        .collect();
    let record = |(named, node): (Option<&Entry>, &Node)| {
        let Value::Table(own) = &node.value else { return node.clone() };
        let mut own = own.clone();
        if let Some(named) = named {
            let value = Value::Text(named.key.clone());
            own.push(Entry {
                key: "film".to_owned(),
                key_span: named.key_span.clone(),
                node: Node { span: named.key_span.clone(), value },
            });
        }
        let has = |own: &[Entry], key: &str| {
            own.iter().any(|entry| {
                lower(&entry.key) == key
                    || key == "authors" && entry.key == "author"
                    || key == "date" && is_in(&lower(&entry.key), DATES)
            })
        };
        for entry in &shared {
            if !has(&own, &entry.key) {
                own.push(entry.clone());
            }
        }
        Node { span: node.span.clone(), value: Value::Table(own) }
    };
    Some(tables.into_iter().map(record).collect())
}

/// WordPress and its like: rendered HTML, the author and the site's name further in.
fn content_system(entries: &[Entry], out: &mut Vec<Entry>) {
    let get = |entries: &'_ [Entry], key: &str| entries.iter().position(|entry| entry.key == key);
    let inside = |entry: &Entry, key: &str| -> Option<String> {
        let Value::Table(inner) = &entry.node.value else { return None };
        inner.iter().find(|inner| inner.key == key).and_then(|inner| scalar(&inner.node))
    };
    if let Some(place) = get(entries, "yoast_head_json") {
        add(out, "publisher", inside(&entries[place], "og_site_name"), &entries[place]);
    }
    if let Some(place) = get(entries, "_embedded")
        && let Value::Table(inner) = &entries[place].node.value
        && let Some(authors) = inner.iter().find(|inner| inner.key == "author")
    {
        add(out, "author", names(&authors.node), authors);
    }
}

/// Who made the work, and its figures, as statements.
fn statements(flat: &[(Cow<str>, &Entry)], out: &mut Vec<Entry>) {
    if has(out, "statement") || has(out, "credit") {
        return;
    }
    let mut made = Vec::new();
    for (key, property) in PEOPLE.iter().chain(&FIGURES) {
        let Some((_, entry)) = flat.iter().find(|(known, _)| known == key) else { continue };
        for value in list(&entry.node) {
            let value = value.trim().trim_start_matches("[[").trim_end_matches("]]").trim().to_owned();
            let minutes = *property != "duration" || value.parse::<u16>().is_ok();
            if !value.is_empty() && value.len() < 100 && minutes {
                let field = |key: &str, value: &str| Entry {
                    key: key.to_owned(),
                    key_span: entry.key_span.clone(),
                    node: Node { span: entry.node.span.clone(), value: Value::Text(value.to_owned()) },
                };
                made.push(Node {
                    span: entry.node.span.clone(),
                    value: Value::Table(vec![field("property", property), field("value", &value)]),
                });
            }
        }
    }
    if let Some(first) = made.first() {
        let span = first.span.clone();
        out.push(Entry {
            key: "statement".to_owned(),
            key_span: span.clone(),
            node: Node { span, value: Value::List(made) },
        });
    }
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_ascii_whitespace()
}

fn is_in(key: &str, list: &'static str) -> bool {
    words(list).any(|word| word == key)
}

fn known_of_theirs(key: &str) -> bool {
    [THEIRS, ITEMS, YEARS, DATES, AUTHORS, PUBLISHERS, RATINGS, BESTS, TEXTS].into_iter().any(|list| is_in(key, list))
}

/// Keys differ in case and in what stands between their words.
fn lower(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')) {
        return Cow::Borrowed(key);
    }
    Cow::Owned(key.trim().to_lowercase().replace(['-', ' '], "_"))
}

fn has(entries: &[Entry], key: &str) -> bool {
    entries.iter().any(|entry| entry.key == key && entry.node.value != Value::Empty)
}

fn add(out: &mut Vec<Entry>, key: &str, value: Option<String>, from: &Entry) {
    let Some(value) = value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()) else { return };
    if has(out, key) {
        return;
    }
    out.retain(|entry| entry.key != key);
    let node = Node { span: from.node.span.clone(), value: Value::Text(value) };
    out.push(Entry { key: key.to_owned(), key_span: from.key_span.clone(), node });
}

/// A text, a number as it was written, or the rendered text of a content system.
fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number { printed, .. } => Some(printed.clone()),
        Value::Date(date) => Some(date.clone()),
        Value::Table(entries) => {
            let rendered = entries.iter().find(|entry| entry.key == "rendered")?;
            match &rendered.node.value {
                Value::Text(text) => Some(plain_text(text)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn list(node: &Node) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(name).collect(),
        Value::Text(text) => text.split(", ").map(str::to_owned).collect(),
        _ => scalar(node).into_iter().collect(),
    }
}

fn name(node: &Node) -> Option<String> {
    match &node.value {
        Value::Table(entries) => entries
            .iter()
            .find(|entry| matches!(entry.key.as_str(), "name" | "display_name"))
            .and_then(|entry| scalar(&entry.node)),
        _ => scalar(node),
    }
}

fn names(node: &Node) -> Option<String> {
    match &node.value {
        Value::List(items) => {
            let all: Vec<String> = items.iter().filter_map(name).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        // A number is the content system's own mark of somebody.
        Value::Number { .. } => None,
        _ => name(node),
    }
}

/// The day of a point in time as ISO 8601 has it, and of `05.11.2021`, which is day first wherever it is written.
fn iso(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    if digits(0..4) && (bytes.len() == 4 || matches!(bytes[4], b'-' | b'/')) {
        return text.get(..10.min(text.len())).map(str::to_owned);
    }
    let dotted = bytes.len() == 10 && bytes[2] == b'.' && bytes[5] == b'.';
    (dotted && digits(0..2) && digits(3..5) && digits(6..10))
        .then(|| format!("{}-{}-{}", &text[6..10], &text[3..5], &text[0..2]))
}

fn is_long(node: &Node) -> bool {
    matches!(&node.value, Value::Text(text) if text.len() > 20)
}
