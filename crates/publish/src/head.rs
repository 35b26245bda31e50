//! What the head of a page says of it to search engines and to whoever shows a link to it: title, description, canonical address, Open
//! Graph, JSON-LD. Knows no body.

mod json_ld;

use crate::collection::Collection;
use crate::markup::Markup;
use crate::words;
use crosscut_engine::Facet;
use crosscut_engine::score::AggregateRating;
use crosscut_model::figures::{count, score};
use crosscut_model::{Kind, Review};
use serde_json::Value;

/// A page, with the documents at hand that it is about: what their statements say of a film is part of its description.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    Front,
    /// By its code, with its documents by their rows; none of them have to be there.
    Film(u32, &'a [(u32, &'a Review)]),
    Source(u32),
    Author(u32),
    Document(u32, &'a Review),
}

impl Place<'_> {
    /// The path of the page below the site's base.
    pub fn path(&self, collection: &Collection) -> String {
        let key = |facet, code| collection.table.key(facet, code);
        match self {
            Place::Front => String::new(),
            Place::Film(code, _) => format!("films/{}", collection.film(*code).key),
            Place::Source(code) => format!("sources/{}", key(Facet::Source, *code)),
            Place::Author(code) => format!("authors/{}", key(Facet::Author, *code)),
            Place::Document(_, review) => format!("documents/{}", review.id),
        }
    }
}

/// The head of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// As the page itself sets it once it runs.
    pub title: String,
    pub description: String,
    /// Where it is known where the site is published.
    pub canonical: Option<String>,
    /// The address of the feed, on the front page.
    pub feed: Option<String>,
    /// Names and contents: Open Graph's, and Twitter's.
    pub open_graph: Vec<(String, String)>,
    pub json_ld: Option<Value>,
}

/// The head of a page.
pub fn head(collection: &Collection, place: Place) -> Head {
    let (name, description) = told(collection, place);
    let canonical = collection.site.as_ref().map(|site| site.to(&place.path(collection)));
    let kind = match place {
        Place::Film(..) => "video.movie",
        Place::Document(..) => "article",
        Place::Source(_) | Place::Author(_) => "profile",
        Place::Front => "website",
    };
    let mut open_graph = vec![("og:type", kind.to_owned()), ("og:title", name.clone())];
    open_graph.push(("og:description", description.clone()));
    open_graph.push(("og:site_name", collection.title().to_owned()));
    if let Some(canonical) = &canonical {
        open_graph.push(("og:url", canonical.clone()));
    }
    let picture = picture(collection, place);
    if let Some((picture, alt)) = &picture {
        open_graph.push(("og:image", picture.clone()));
        open_graph.push(("og:image:type", "image/png".to_owned()));
        open_graph.push(("og:image:width", "1200".to_owned()));
        open_graph.push(("og:image:height", "630".to_owned()));
        open_graph.push(("og:image:alt", alt.clone()));
        open_graph.push(("twitter:card", "summary_large_image".to_owned()));
    } else {
        open_graph.push(("twitter:card", "summary".to_owned()));
    }
    let title = match place {
        Place::Film(code, _) => collection.film(code).name.clone(),
        _ => name,
    };
    Head {
        title: format!("{title} · Crosscut"),
        description,
        canonical,
        feed: feed(collection, place),
        open_graph: open_graph.into_iter().map(|(name, content)| (name.to_owned(), content)).collect(),
        json_ld: json_ld::of(collection, place, picture.map(|(picture, _)| picture)),
    }
}

/// What a page is called, and a sentence or two on it.
fn told(collection: &Collection, place: Place) -> (String, String) {
    let table = &collection.table;
    match place {
        Place::Front => {
            let films = match collection.catalog.films.len() {
                1 => format!("on {}", collection.catalog.films[0].name),
                films => format!("on {} films", count(films)),
            };
            let all = words::documents(table.rows());
            (
                collection.title().to_owned(),
                format!("{all} {films} to cut across: who liked what, how much, why, and where they disagree."),
            )
        }
        Place::Film(code, _) => {
            let film = collection.film(code);
            let name = words::film(&film.name, film.year);
            let aggregate = collection.score(&collection.members(Facet::Film, code));
            let description = format!("{}: {}", name, verdict(&aggregate));
            (name, description)
        }
        Place::Source(code) => of_writer(collection, Facet::Source, code),
        Place::Author(code) => of_writer(collection, Facet::Author, code),
        Place::Document(_, review) => {
            let kind = words::kind(review.kind);
            let who = review.source().unwrap_or(kind);
            let name = match (&review.headline, &review.item) {
                (Some(headline), _) => headline.clone(),
                (None, Some(item)) => format!("{who} on {item}"),
                (None, None) => who.to_owned(),
            };
            let about = review.item.as_ref().map(|item| format!(" of {}", words::film(item, review.item_year)));
            let by = review.source().map(|source| format!(" by {source}"));
            let rated = review.rating.as_ref().map(|rating| format!(", rated {}", rating.raw));
            let said = [about, by, rated].map(Option::unwrap_or_default).concat();
            let summary = review.abstract_text.as_ref().map(|text| format!(" {text}")).unwrap_or_default();
            (name, words::cut(&format!("{kind}{said}.{summary}"), 300))
        }
    }
}

fn of_writer(collection: &Collection, facet: Facet, code: u32) -> (String, String) {
    let name = match code {
        0 => "No name".to_owned(),
        code => collection.table.name(facet, code).to_owned(),
    };
    let aggregate = collection.score(&collection.members(facet, code));
    let description = format!("{name} at {}: {}", collection.title(), verdict(&aggregate));
    (name, description)
}

/// A score in a sentence.
fn verdict(aggregate: &AggregateRating) -> String {
    let documents = words::documents(aggregate.review_count);
    match aggregate.value {
        Some(value) if aggregate.rating_count == 1 => {
            format!("{} of 100, from one rating in {documents}.", score(value))
        }
        Some(value) => {
            format!("{} of 100, the mean of {} in {documents}.", score(value), words::ratings(aggregate.rating_count))
        }
        None => format!("no score yet, {documents}."),
    }
}

/// The address of the picture that goes with a page, and what is on it.
fn picture(collection: &Collection, place: Place) -> Option<(String, String)> {
    let site = collection.site.as_ref()?;
    let of_film = |code: u32| {
        collection.plan.has_picture(code).then(|| {
            let film = collection.film(code);
            let aggregate = collection.score(&collection.members(Facet::Film, code));
            let alt = format!("{}: {}", words::film(&film.name, film.year), verdict(&aggregate));
            (site.to(&format!("social/{}.png", film.key)), alt)
        })
    };
    let film = match place {
        Place::Film(code, _) => code,
        Place::Document(row, _) => collection.table.codes(Facet::Film, row as usize).first().copied().unwrap_or(0),
        _ => 0,
    };
    let of_site = || Some((site.to("social/site.png"), collection.title().to_owned()));
    if film > 0 { of_film(film).or_else(of_site) } else { of_site() }
}

/// The address of the feed, where there is one to be announced.
fn feed(collection: &Collection, place: Place) -> Option<String> {
    let site = collection.site.as_ref().filter(|_| matches!(place, Place::Front))?;
    let has_date = |row| collection.table.date(row).is_some();
    (0..collection.table.rows()).any(has_date).then(|| site.to("feed.xml"))
}

impl Head {
    /// The elements of the head, a line each.
    pub fn to_html(&self) -> String {
        let mut html = Markup::new();
        html.is("<title>").text(&self.title).is("</title>\n<meta name=\"description\" content=\"");
        html.text(&self.description).is("\">\n");
        if let Some(canonical) = &self.canonical {
            html.is("<link rel=\"canonical\" href=\"").text(canonical).is("\">\n");
        }
        if let Some(feed) = &self.feed {
            html.is("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"").text(feed).is("\">\n");
        }
        for (name, content) in &self.open_graph {
            // Open Graph is RDFa; Twitter's names are plain ones.
            html.is(if name.starts_with("twitter:") { "<meta name=\"" } else { "<meta property=\"" });
            html.text(name).is("\" content=\"").text(content).is("\">\n");
        }
        let mut html = html.as_str().to_owned();
        if let Some(json_ld) = &self.json_ld {
            html.push_str("<script type=\"application/ld+json\">");
            html.push_str(&for_script(json_ld));
            html.push_str("</script>\n");
        }
        html
    }
}

/// JSON that can stand in a script element: nothing in it ends the element or opens a comment, and no old reader of scripts finds the
/// end of a line in it.
fn for_script(json: &Value) -> String {
    let mut text = String::new();
    for c in json.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => text.push_str(&format!("\\u{:04x}", c as u32)),
            c => text.push(c),
        }
    }
    text
}

/// Whether schema.org calls a document a review.
fn is_review(review: &Review) -> bool {
    review.kind == Kind::Review
}
