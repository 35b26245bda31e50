//! HTML pages: what they say for machines is given, what they say for people is read.

use crate::html_text::{Page, take_apart};
use crate::node::{Entry, Node, Value};
use crate::prose::abstract_from_body;
use crate::{Reading, Settings, json_tree, schema_org};
use crosscut_model::{Document, Given, Problem};

/// Types of schema.org for a page's own text.
const ARTICLES: [&str; 6] =
    ["Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "WebPage", "OpinionNewsArticle"];

/// Reads a page. With several schema.org reviews each is a document; with one or none the page is.
pub(crate) fn read(source_file: &str, text: &str, settings: &Settings) -> Reading {
    let page = take_apart(text);
    let mut reading = Reading { text: text.to_owned(), ..Reading::default() };
    let mut trees = Vec::new();
    for script in &page.json_ld {
        match json_tree::read(script, 0..script.len()) {
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
        author: meta(&["author", "article:author", "dc.creator"])
            .filter(|name| !name.contains("://"))
            .map(str::to_owned),
        publisher: meta(&["og:site_name"]).map(str::to_owned),
        date_published: meta(&["article:published_time", "date", "dc.date"])
            .and_then(|date| date.split_once('T').map_or(date, |(day, _)| day).parse().ok()),
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
}
