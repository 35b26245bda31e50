//! What the heads of pages say to search engines.

use crate::desk::{Desk, harbour, rating, review, stars, word};
use crosscut_model::{Evidence, Notation, Property, Review, Statement};
use crosscut_publish::{Head, Place, head};
use serde_json::{Value, json};

const SITE: &str = "https://example.org/harbour/";

fn of_film(reviews: Vec<Review>, site: Option<&str>) -> Head {
    let desk = Desk::new(reviews.clone());
    let rows: Vec<(u32, &Review)> = (0..).zip(&reviews).filter(|(_, review)| review.item == reviews[0].item).collect();
    head(&desk.open(site), Place::Film(1, &rows))
}

fn json_ld(head: &Head) -> &Value {
    head.json_ld.as_ref().unwrap()
}

fn meta<'h>(head: &'h Head, name: &str) -> Option<&'h str> {
    head.open_graph.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
}

fn stated(property: &str, value: &str) -> Statement {
    let evidence = Evidence::Given { given: "front matter".to_owned() };
    Statement {
        property: Property::new(property),
        value: value.to_owned(),
        character: None,
        assumed: Vec::new(),
        evidence,
    }
}

#[test]
fn a_film_is_a_movie_with_its_rating_and_its_signed_reviews() {
    let mut reviews = harbour();
    reviews[0].statements = vec![stated("director", "Mara Holm"), stated("duration", "128")];
    let head = of_film(reviews, Some(SITE));
    assert_eq!(head.title, "Salt Road · Crosscut");
    assert_eq!(head.description, "Salt Road (2018): 90.5 of 100, the mean of 2 ratings in 2 documents.");
    assert_eq!(head.canonical.as_deref(), Some("https://example.org/harbour/films/salt-road"));
    let movie = json_ld(&head);
    assert_eq!(
        (&movie["@type"], &movie["datePublished"], &movie["duration"]),
        (&json!("Movie"), &json!("2018"), &json!("PT128M"))
    );
    assert_eq!(movie["director"], json!([{ "@type": "Person", "name": "Mara Holm" }]));
    let rated = json!({ "@type": "AggregateRating", "ratingValue": 90.5, "bestRating": 100, "worstRating": 0, "ratingCount": 2, "reviewCount": 2 });
    assert_eq!(movie["aggregateRating"], rated);
    assert_eq!(movie["review"].as_array().unwrap().len(), 2);
    let first = &movie["review"][0];
    assert_eq!(first["author"], json!({ "@type": "Person", "name": "Ilse Brandt" }));
    assert_eq!(first["publisher"], json!({ "@type": "Organization", "name": "Kino am Kanal" }));
    assert_eq!(first["datePublished"], "2018-09-03");
    let as_printed = json!({ "@type": "Rating", "ratingValue": 4.5, "bestRating": 5.0, "worstRating": 0.0, "ratingExplanation": "4.5 stars" });
    assert_eq!(first["reviewRating"], as_printed);
    // A letter is no number: it is on 0 to 100, and what was printed is beside it. Whoever published it stands for the author.
    let second = &movie["review"][1];
    let letter = json!({ "@type": "Rating", "ratingValue": 91.0, "bestRating": 100.0, "worstRating": 0.0, "ratingExplanation": "A –" });
    assert_eq!((&second["reviewRating"], &second["author"]["name"]), (&letter, &json!("Harbour Post")));
}

#[test]
fn without_ratings_there_is_no_rating() {
    let reviews = vec![
        review("a", "Tide", "Paper", None),
        review("b", "Tide", "Post", Some(word("thumbs up", "up", ["up", "down"], Notation::Thumbs))),
    ];
    let head = of_film(reviews, None);
    assert_eq!(head.description, "Tide: no score yet, 2 documents.");
    assert!(json_ld(&head).get("aggregateRating").is_none() && json_ld(&head).get("review").is_none(), "{head:?}");
}

#[test]
fn only_reviews_are_counted_as_such() {
    let mut reviews = vec![review("a", "Tide", "Paper", Some(stars(4.0))), review("b", "Tide", "Post", None)];
    reviews[1].kind = crosscut_model::Kind::News;
    let head = of_film(reviews, None);
    let rated = &json_ld(&head)["aggregateRating"];
    assert_eq!((&rated["ratingCount"], &rated["reviewCount"]), (&json!(1), &json!(1)));
    assert_eq!(head.description, "Tide: 80 of 100, from one rating in 2 documents.");
}

#[test]
fn a_scale_that_falls_to_its_best_is_turned() {
    let reviews = vec![review("a", "Tide", "Paper", Some(rating("Note 2", 2.0, 1.0, 6.0, Notation::Points)))];
    let head = of_film(reviews, None);
    let rated = &json_ld(&head)["review"][0]["reviewRating"];
    assert_eq!(
        (&rated["ratingValue"], &rated["bestRating"], &rated["ratingExplanation"]),
        (&json!(80.0), &json!(100.0), &json!("Note 2"))
    );
}

#[test]
fn a_document_is_a_review_of_its_film_and_what_is_none_an_article() {
    let reviews = harbour();
    let desk = Desk::new(reviews.clone());
    let collection = desk.open(Some(SITE));
    let first = head(&collection, Place::Document(0, &reviews[0]));
    let review = json_ld(&first);
    assert_eq!((&review["@type"], &review["itemReviewed"]["name"]), (&json!("Review"), &json!("Salt Road")));
    assert_eq!(review["itemReviewed"]["url"], "https://example.org/harbour/films/salt-road");
    assert_eq!(
        (&review["isBasedOn"], &review["url"]),
        (&json!("https://kino.example/salt?a=1&b=2"), &json!("https://example.org/harbour/documents/a"))
    );
    assert_eq!(first.title, "Kino am Kanal on Salt Road · Crosscut");
    assert_eq!(first.description, "Review of Salt Road (2018) by Kino am Kanal, rated 4.5 stars.");
    assert_eq!(meta(&first, "og:image"), Some("https://example.org/harbour/social/salt-road.png"));
    let essay = head(&collection, Place::Document(2, &reviews[2]));
    assert_eq!(
        (&json_ld(&essay)["@type"], &json_ld(&essay)["about"]["name"]),
        (&json!("Article"), &json!("The Quiet Harbour"))
    );
    assert!(json_ld(&essay).get("reviewRating").is_none());
}

#[test]
fn front_sources_and_authors_say_what_they_are() {
    let desk = Desk::new(harbour());
    let collection = desk.open(Some(SITE));
    let front = head(&collection, Place::Front);
    assert_eq!((front.title.as_str(), front.canonical.as_deref()), ("Harbour films · Crosscut", Some(SITE)));
    assert_eq!(meta(&front, "og:image"), Some("https://example.org/harbour/social/site.png"));
    assert_eq!(front.feed.as_deref(), Some("https://example.org/harbour/feed.xml"));
    assert!(front.to_html().contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"https://example.org/harbour/feed.xml\">"
    ));
    let source = head(&collection, Place::Source(1));
    assert_eq!(json_ld(&source)["name"], "Kino am Kanal");
    assert_eq!(source.description, "Kino am Kanal at Harbour films: 90 of 100, from one rating in 1 document.");
    let author = head(&collection, Place::Author(1));
    assert_eq!(
        (&json_ld(&author)["@type"], author.canonical.as_deref()),
        (&json!("Person"), Some("https://example.org/harbour/authors/ilse-brandt"))
    );
    assert_eq!(head(&collection, Place::Author(0)).json_ld, None);
}

#[test]
fn what_needs_a_whole_address_is_left_out_without_one() {
    let head = of_film(harbour(), None);
    assert_eq!((head.canonical.as_deref(), meta(&head, "og:url"), meta(&head, "og:image")), (None, None, None));
    assert!(
        json_ld(&head).get("url").is_none()
            && !head.to_html().contains("http-equiv")
            && !head.to_html().contains("canonical")
    );
    assert_eq!(meta(&head, "og:title"), Some("Salt Road (2018)"));
}

#[test]
fn a_head_is_html() {
    let html = of_film(harbour(), Some(SITE)).to_html();
    assert!(
        html.starts_with(
            "<title>Salt Road · Crosscut</title>\n<meta name=\"description\" content=\"Salt Road (2018): "
        ),
        "{html}"
    );
    assert!(html.contains("<link rel=\"canonical\" href=\"https://example.org/harbour/films/salt-road\">\n"), "{html}");
    assert!(html.contains("<meta property=\"og:type\" content=\"video.movie\">\n"), "{html}");
    assert!(html.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">\n"), "{html}");
}
