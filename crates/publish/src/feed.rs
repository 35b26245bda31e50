//! `feed.xml`: the newest documents by their dates of publication, as an Atom feed (RFC 4287).

use crate::collection::Collection;
use crate::markup::Markup;
use crate::words;
use crosscut_model::{Date, Review};

/// Entries, at most.
pub const LONGEST: usize = 50;

/// A document in the feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The address of its page, which is also what it is known by: it stays as long as the document's id and the site's address do.
    page: String,
    title: String,
    date: Date,
    author: String,
    summary: String,
    language: Option<String>,
    /// Where it was published.
    url: Option<String>,
}

impl Entry {
    /// The entry of a dated document.
    pub fn new(collection: &Collection, review: &Review) -> Option<Entry> {
        let date = review.date_published?;
        let kind = words::kind(review.kind);
        let title = match (&review.headline, &review.item) {
            (Some(headline), _) => headline.clone(),
            (None, Some(item)) => format!("{}: {item}", review.source().unwrap_or(kind)),
            (None, None) => review.source().unwrap_or(kind).to_owned(),
        };
        let about = review.item.as_ref().map(|item| format!(" of {}", words::film(item, review.item_year)));
        let rated = review.rating.as_ref().map(|rating| format!(", rated {}", rating.raw));
        let facts = format!("{kind}{}{}.", about.unwrap_or_default(), rated.unwrap_or_default());
        let summary = review.abstract_text.as_ref().map_or(facts.clone(), |text| format!("{facts} {text}"));
        Some(Entry {
            page: collection.link(&format!("documents/{}", review.id)),
            title,
            date,
            // RFC 4287 wants somebody; where nobody signed it, that is who published it, or the collection.
            author: review.author.clone().or(review.publisher.clone()).unwrap_or_else(|| collection.title().to_owned()),
            summary,
            language: review.language.clone(),
            url: review.url.clone(),
        })
    }
}

/// The feed; none where no document is dated, or where it is not known where the site is.
pub fn feed(collection: &Collection, entries: &[Entry]) -> Option<Markup> {
    let site = collection.site.as_ref()?;
    let newest = entries.iter().map(|entry| entry.date).max()?;
    let mut feed = Markup::new();
    feed.is("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    feed.text(&collection.catalog.collection.language).is("\">\n<id>").text(site.to("feed.xml")).is("</id>\n<title>");
    feed.text(collection.title()).is("</title>\n<updated>");
    updated(&mut feed, newest);
    feed.is("</updated>\n<author><name>")
        .text(collection.title())
        .is("</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"");
    feed.text(site.to("feed.xml")).is("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"").text(site);
    feed.is("\"/>\n<generator>").text(&collection.catalog.generator).is("</generator>\n");
    for entry in entries {
        feed.is("<entry");
        if let Some(language) = &entry.language {
            feed.is(" xml:lang=\"").text(language).is("\"");
        }
        feed.is(">\n<id>").text(&entry.page).is("</id>\n<title>").text(&entry.title).is("</title>\n<updated>");
        updated(&mut feed, entry.date);
        feed.is("</updated>\n<published>");
        updated(&mut feed, entry.date);
        feed.is("</published>\n<author><name>")
            .text(&entry.author)
            .is("</name></author>\n<link rel=\"alternate\" type=\"text/html\" href=\"");
        feed.text(&entry.page).is("\"/>\n");
        if let Some(url) = &entry.url {
            feed.is("<link rel=\"related\" href=\"").text(url).is("\"/>\n");
        }
        feed.is("<summary>").text(&entry.summary).is("</summary>\n</entry>\n");
    }
    feed.is("</feed>\n");
    Some(feed)
}

/// The first moment that a date can be. There is no clock in a feed: it changes when its documents do.
fn updated(feed: &mut Markup, date: Date) {
    let number = |number: u8| format!("{number:02}");
    feed.text(format!("{:04}", date.year())).is("-").text(number(date.month().unwrap_or(1))).is("-");
    feed.text(number(date.day().unwrap_or(1))).is("T00:00:00Z");
}
