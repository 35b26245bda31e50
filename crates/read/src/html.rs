//! HTML pages: what they say for machines is given, what they say for people is read.

use crate::html_text::{Page, take_apart};
use crate::node::{Entry, Node, Value};
use crate::prose::abstract_from_body;
use crate::{Reading, Settings, json_tree, schema_org};
use crosscut_model::{Document, Given, GivenRating, Problem};
use std::ops::Range;

/// Types of schema.org for a page's own text.
const ARTICLES: [&str; 6] =
    ["Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "WebPage", "OpinionNewsArticle"];

/// Reads a page. With several schema.org reviews each is a document; with one or none the page is.
pub(crate) fn read(source_file: &str, text: &str, settings: &Settings) -> Reading {
    let page = take_apart(text);
    let mut reading = Reading { text: text.to_owned(), ..Reading::default() };
    let mut trees = Vec::new();
    for script in &page.json_ld {
        let bare = without_wrapping(script);
        match json_tree::read(script, bare) {
            Ok(tree) => trees.push(tree),
            Err(broken) => {
                let message =
                    format!("a JSON-LD script of this page is not valid JSON, and is left out: {}", broken.message);
                let at = text.find(script.as_str()).unwrap_or(0) + broken.span.start.min(script.len());
                let at = if text.is_char_boundary(at.min(text.len())) { at.min(text.len()) } else { 0 };
                reading.problems.push(Problem::warning("broken-json-ld", source_file, message).at(at..at));
            }
        }
    }
    schema_org::named_by_id(&mut trees);
    let mut by = "JSON-LD";
    let mut reviews: Vec<_> = trees.iter().flat_map(schema_org::reviews).collect();
    if reviews.is_empty() {
        by = "microdata";
        reviews = page.microdata.iter().flat_map(schema_org::reviews).collect();
    }
    let mut documents = Vec::new();
    for review in &reviews {
        let (document, problems) = schema_org::document(source_file, by, review.entries, review.around);
        // Problems of a tree inside a page count in the tree.
        reading.problems.extend(problems.into_iter().map(|problem| Problem { span: None, ..problem }));
        documents.push(document);
    }
    let own = about_page(&page, &trees);
    // The critic's review among those of readers: the page's author wrote it, or it alone is called so.
    if documents.len() > 1
        && let Some(place) = critics(&reviews, &documents, own.author.as_deref())
    {
        documents = vec![documents.swap_remove(place)];
    }
    if documents.len() <= 1 {
        let mut document = documents.pop().unwrap_or_else(|| Document::plain(source_file, ""));
        fill(&mut document.given, own);
        // What is for machines is often cut short.
        if page.text.len() >= document.text.len() {
            document.body = 0..page.text.len();
            document.text = page.text;
        }
        documents.push(document);
    } else {
        // A page of many reviews is a publication's; each has its own author and date.
        for (place, document) in documents.iter_mut().enumerate() {
            document.source_file = format!("{source_file}#{}", place + 1);
            document.given.publisher = document.given.publisher.take().or(own.publisher.clone());
        }
    }
    for mut document in documents {
        if document.text.trim().is_empty() && document.given.rating.is_none() {
            let problem = Problem::warning("empty-file", source_file, "there is no text on this page; it is left out");
            reading
                .problems
                .push(problem.help("save the page as it looks in the browser, or take it out of the folder"));
            continue;
        }
        document.body_role = settings.body;
        reading.problems.extend(abstract_from_body(&mut document));
        reading.documents.push(document);
        reading.places.push(0..text.len());
    }
    reading
}

/// The part of a script that is JSON: some programs wrap it in marks of CDATA or of a comment.
fn without_wrapping(script: &str) -> Range<usize> {
    let trimmed = script.trim();
    let wrapped = ["//", "/*", "<!--", "<![CDATA["].iter().any(|mark| trimmed.starts_with(mark));
    match (script.find(['{', '[']), script.rfind(['}', ']'])) {
        (Some(_), Some(end)) if wrapped => {
            // The bracket of "<![CDATA[" is none of the script's own.
            let after = script.find("CDATA[").map_or(0, |at| at + "CDATA[".len());
            let start = script[after..].find(['{', '[']).map_or(after, |at| after + at);
            let end = script.rfind("]]>").and_then(|close| script[..close].rfind(['}', ']'])).unwrap_or(end);
            if start <= end { start..end + 1 } else { 0..script.len() }
        }
        _ => 0..script.len(),
    }
}

/// The place of the one review that is the page's own.
fn critics(reviews: &[schema_org::Found], documents: &[Document], author: Option<&str>) -> Option<usize> {
    let one = |places: Vec<usize>| match places[..] {
        [place] => Some(place),
        _ => None,
    };
    let by_author = |author: &str| {
        let same = |document: &Document| {
            document
                .given
                .author
                .as_deref()
                .is_some_and(|name| crosscut_model::key(name) == crosscut_model::key(author))
        };
        one((0..documents.len()).filter(|place| same(&documents[*place])).collect())
    };
    let readers = reviews.iter().any(|review| schema_org::is_a(review.entries, &["UserReview"]));
    let called = || {
        one((0..reviews.len()).filter(|place| schema_org::is_a(reviews[*place].entries, &["CriticReview"])).collect())
    };
    author.and_then(by_author).or_else(|| readers.then(called).flatten())
}

/// What the page says of itself as a whole: an article of schema.org, else its `<meta>`.
fn about_page(page: &Page, trees: &[Node]) -> Given {
    let mut given = Given::default();
    if let Some(article) = trees.iter().find_map(article) {
        let (document, _) = schema_org::document("", "JSON-LD", article, None);
        given =
            Given { kind: None, rating: None, item: None, item_year: None, statements: Vec::new(), ..document.given };
    }
    let meta = |keys: &[&str]| {
        keys.iter().find_map(|key| page.meta.get(*key)).map(|value| value.trim()).filter(|value| !value.is_empty())
    };
    let own = Given {
        by: "page's metadata".to_owned(),
        // An address of a profile is not a name.
        author: meta(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"])
            .filter(|name| !name.contains("://"))
            .map(str::to_owned)
            .or_else(|| {
                pair(
                    page,
                    &[
                        "written by",
                        "by",
                        "von",
                        "par",
                        "por",
                        "autor",
                        "author",
                        "escrito por",
                        "écrit par",
                        "verfasst von",
                    ],
                )
            })
            .or_else(|| meta(&["citation_author"]).map(uninverted)),
        publisher: meta(&["og:site_name", "citation_journal_title", "application-name"])
            .map(str::to_owned)
            .or_else(|| owner(&page.copyright))
            .or_else(|| site_of(&page.title, &page.text)),
        date_published: meta(&[
            "article:published_time",
            "date",
            "dc.date",
            "datepublished",
            "pubdate",
            "citation_publication_date",
        ])
        .and_then(|date| date.split_once(['T', ' ']).map_or(date, |(day, _)| day).replace('/', "-").parse().ok()),
        rating: pair(
            page,
            &["grade", "rating", "score", "verdict", "our rating", "wertung", "note", "nota", "voto", "betyg"],
        )
        .map(|raw| GivenRating { raw, ..GivenRating::default() }),
        headline: meta(&["og:title"]).map(str::to_owned),
        language: page.language.clone().filter(|tag| tag.len() >= 2 && tag.len() <= 35 && tag.is_ascii()),
        url: meta(&["og:url"])
            .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
            .map(str::to_owned),
        ..Given::default()
    };
    fill(&mut given, own);
    given
}

/// The value of a pair that a page shows where it is shared: `twitter:label1` and `twitter:data1`.
fn pair(page: &Page, labels: &[&str]) -> Option<String> {
    (1..=4).find_map(|number| {
        let label = page.meta.get(&format!("twitter:label{number}"))?.trim().to_lowercase();
        let value = page.meta.get(&format!("twitter:data{number}"))?.trim();
        (labels.contains(&label.trim_end_matches(':')) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// "Lind, Ada" as people say it.
fn uninverted(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

/// Who a line of copyright names: "© 2022 Coast Weekly. All rights reserved."
fn owner(line: &str) -> Option<String> {
    let rest = line.split_once('©')?.1;
    let rest = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | 'c' | '(')
    });
    let end = rest.find(['.', '|', '·', ',', '•', '(']).unwrap_or(rest.len());
    let name = rest[..end].trim();
    let words = name.split_whitespace().count();
    let named = name.chars().next().is_some_and(char::is_uppercase)
        && (1..=6).contains(&words)
        && !name.to_lowercase().starts_with("all rights");
    named.then(|| name.to_owned())
}

/// The name of the site at the end of `<title>`, behind a bar or a dash, where the page names it too.
fn site_of(title: &str, text: &str) -> Option<String> {
    let (_, site) = [" | ", " – ", " — ", " - ", " :: ", " • "]
        .iter()
        .filter_map(|between| title.rsplit_once(between))
        .min_by_key(|(_, site)| site.len())?;
    let site = site.trim();
    let words = site.split_whitespace().count();
    let heading = text.lines().next().unwrap_or_default();
    let review = ["review", "kritik", "critique", "crítica", "recension", "recensione", "recensie", "movie", "page"];
    let called = site.to_lowercase().split_whitespace().any(|word| review.contains(&word));
    let named = site.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric()) && (1..=6).contains(&words);
    (named && !called && !heading.contains(site)).then(|| site.to_owned())
}

/// The first article in a tree.
fn article(node: &Node) -> Option<&[Entry]> {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Table(entries) if schema_org::is_a(entries, &ARTICLES) => return Some(entries),
            Value::Table(entries) => open.extend(entries.iter().rev().map(|entry| &entry.node)),
            Value::List(items) => open.extend(items.iter().rev()),
            _ => {}
        }
    }
    None
}

/// Takes from `other` what is missing.
fn fill(given: &mut Given, other: Given) {
    if given.by.is_empty() {
        given.by = other.by;
    }
    given.author = given.author.take().or(other.author);
    given.publisher = given.publisher.take().or(other.publisher);
    given.date_published = given.date_published.or(other.date_published);
    given.headline = given.headline.take().or(other.headline);
    given.language = given.language.take().or(other.language);
    given.url = given.url.take().or(other.url);
    given.rating = given.rating.take().or(other.rating);
}
