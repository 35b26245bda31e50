//! schema.org's description of a page, as search engines document it for films and reviews: a rating of theirs is a number between a
//! worst and a best, a score without ratings is none, and a review names who wrote it.

use super::{Place, is_review};
use crate::collection::Collection;
use crosscut_engine::Facet;
use crosscut_engine::facts::{Fact, facts};
use crosscut_engine::score::AggregateRating;
use crosscut_model::{Kind, Notation, Rating, Review, SourceRole};
use serde_json::{Map, Value, json};

/// Reviews that a film's description carries, at most.
const REVIEWS: usize = 20;
/// Names of one part in a film, at most.
const NAMES: usize = 12;

/// The description of a page. `picture` is the address of the one that goes with it.
pub fn of(collection: &Collection, place: Place, picture: Option<String>) -> Option<Value> {
    let mut described = match place {
        Place::Front => json!({ "@type": "WebSite", "name": collection.title() }),
        Place::Film(code, reviews) => movie(collection, code, reviews, picture),
        Place::Source(0) | Place::Author(0) => return None,
        Place::Source(code) => {
            let kind = match collection.catalog.sources[code as usize - 1].role {
                SourceRole::Publisher => "Organization",
                SourceRole::Author => "Person",
            };
            json!({ "@type": kind, "name": collection.table.name(Facet::Source, code) })
        }
        Place::Author(code) => json!({ "@type": "Person", "name": collection.table.name(Facet::Author, code) }),
        Place::Document(row, review) => document(collection, row, review),
    };
    let fields = described.as_object_mut()?;
    fields.insert("@context".to_owned(), json!("https://schema.org"));
    if let Some(site) = &collection.site {
        fields.insert("url".to_owned(), json!(site.to(&place.path(collection))));
    }
    Some(described)
}

fn movie(collection: &Collection, code: u32, reviews: &[(u32, &Review)], picture: Option<String>) -> Value {
    let film = collection.film(code);
    let members = collection.members(Facet::Film, code);
    let mut movie = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            movie.insert(name.to_owned(), value);
        }
    };
    put("@type", Some(json!("Movie")));
    put("name", Some(json!(film.name)));
    put("datePublished", film.year.map(|year| json!(format!("{year:04}"))));
    put("image", picture.map(Value::from));
    let facts = facts(reviews.iter().copied(), fold);
    put("director", people(&facts, "director"));
    put("actor", people(&facts, "actor"));
    put(
        "duration",
        first(&facts, "duration")
            .and_then(|text| text.parse::<u32>().ok())
            .map(|minutes| json!(format!("PT{minutes}M"))),
    );
    put("contentRating", first(&facts, "content_rating").map(Value::from));
    put("aggregateRating", aggregate(&collection.score(&members), written_reviews(collection, code)));
    // Whom nobody signed cannot be shown: who wrote a review is asked for.
    let signed = reviews.iter().filter(|(_, review)| is_review(review) && review.source().is_some());
    let rated = signed.filter_map(|(_, review)| {
        let rating = review.rating.as_ref().and_then(|rating| rating_of(rating, collection))?;
        let mut fields = by_whom(review);
        fields.insert("@type".to_owned(), json!("Review"));
        fields.insert("reviewRating".to_owned(), rating);
        if let Some(url) = &review.url {
            fields.insert("url".to_owned(), json!(url));
        }
        Some(Value::from(fields))
    });
    let rated: Vec<Value> = rated.take(REVIEWS).collect();
    put("review", (!rated.is_empty()).then(|| rated.into()));
    movie.into()
}

/// What a search engine shows stars from; none without ratings.
fn aggregate(aggregate: &AggregateRating, reviews: usize) -> Option<Value> {
    let value = aggregate.value?;
    let mut rating = json!({
        "@type": "AggregateRating",
        "ratingValue": (value * 10.0).round() / 10.0,
        "bestRating": 100,
        "worstRating": 0,
        "ratingCount": aggregate.rating_count,
    });
    if reviews > 0 {
        rating["reviewCount"] = json!(reviews);
    }
    Some(rating)
}

/// Documents on a film that are reviews, rated or not.
fn written_reviews(collection: &Collection, code: u32) -> usize {
    let review = Kind::ALL.iter().position(|kind| *kind == Kind::Review).map_or(0, |place| place as u32 + 1);
    let table = &collection.table;
    let rows = collection.members(Facet::Film, code);
    rows.iter().filter(|row| table.codes(Facet::Kind, *row).contains(&review)).count()
}

fn document(collection: &Collection, row: u32, review: &Review) -> Value {
    let (kind, about) = match review.kind {
        Kind::Review => ("Review", "itemReviewed"),
        Kind::News => ("NewsArticle", "about"),
        _ => ("Article", "about"),
    };
    let mut fields = by_whom(review);
    fields.insert("@type".to_owned(), json!(kind));
    if let Some(item) = &review.item {
        let mut film = json!({ "@type": "Movie", "name": item });
        if let Some(year) = review.item_year {
            film["datePublished"] = json!(format!("{year:04}"));
        }
        let code = collection.table.codes(Facet::Film, row as usize).first().copied().unwrap_or(0);
        if let (Some(site), true) = (&collection.site, code > 0) {
            film["url"] = json!(site.to(&Place::Film(code, &[]).path(collection)));
        }
        fields.insert(about.to_owned(), film);
    }
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value);
        }
    };
    put("headline", review.headline.as_ref().map(|headline| json!(headline)));
    put("inLanguage", review.language.as_ref().map(|language| json!(language)));
    put("abstract", review.abstract_text.as_ref().map(|text| json!(text)));
    // The page tells of a document that was published elsewhere.
    put("isBasedOn", review.url.as_ref().map(|url| json!(url)));
    if is_review(review) {
        put("reviewRating", review.rating.as_ref().and_then(|rating| rating_of(rating, collection)));
    }
    fields.into()
}

/// Author, publisher and date; who published it stands for an author that is not named.
fn by_whom(review: &Review) -> Map<String, Value> {
    let mut fields = Map::new();
    let organization = |name: &String| json!({ "@type": "Organization", "name": name });
    let author = review.author.as_ref().map(|name| json!({ "@type": "Person", "name": name }));
    if let Some(author) = author.or_else(|| review.publisher.as_ref().map(organization)) {
        fields.insert("author".to_owned(), author);
    }
    if let Some(publisher) = &review.publisher {
        fields.insert("publisher".to_owned(), organization(publisher));
    }
    if let Some(date) = review.date_published {
        fields.insert("datePublished".to_owned(), json!(date.to_string()));
    }
    fields
}

/// A rating as printed where it is a number that rises to its best; letters and marks that fall to it on 0 to 100, with what was
/// printed beside it. None for thumbs, which are no number.
fn rating_of(rating: &Rating, collection: &Collection) -> Option<Value> {
    let score = rating.score_by(collection.letters())?;
    let number = |value: &crosscut_model::RatingValue| value.number();
    let on_scale = number(&rating.value).zip(number(&rating.best)).zip(number(&rating.worst));
    let (value, best, worst) = match on_scale {
        Some(((value, best), worst)) if rating.notation != Notation::Letter && best > worst => (value, best, worst),
        _ => ((score * 10.0).round() / 10.0, 100.0, 0.0),
    };
    Some(json!({
        "@type": "Rating",
        "ratingValue": value,
        "bestRating": best,
        "worstRating": worst,
        "ratingExplanation": rating.raw,
    }))
}

fn people(facts: &[Fact], property: &str) -> Option<Value> {
    let fact = facts.iter().find(|fact| fact.property.name() == property)?;
    let person = |name: &String| json!({ "@type": "Person", "name": name });
    Some(fact.values.iter().take(NAMES).map(|value| person(&value.value)).collect::<Vec<Value>>().into())
}

fn first(facts: &[Fact], property: &str) -> Option<String> {
    let fact = facts.iter().find(|fact| fact.property.name() == property)?;
    fact.values.first().map(|value| value.value.clone())
}

/// Names as the page compares them.
fn fold(text: &str) -> String {
    crate::fold::fold(text)
}
