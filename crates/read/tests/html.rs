//! HTML pages: what they say for machines is given, what they say for people is read.

use crosscut_model::{Document, Kind};
use crosscut_read::{Reading, Settings, read};

fn page(html: &str) -> Reading {
    read("a.html", html.as_bytes(), &Settings::default())
}

fn one(html: &str) -> Document {
    let mut reading = page(html);
    assert_eq!(reading.problems, vec![]);
    assert_eq!(reading.documents.len(), 1);
    reading.documents.remove(0)
}

const PROSE: &str = "The town waits for a ship that nobody has seen, and the film waits with it, without a word too many. \
    Nothing happens here, and it happens beautifully, from the first fog to the last lamp on the pier.";

#[test]
fn a_review_in_json_ld_is_given() {
    let document = one(&format!(
        r#"<html lang="en-GB"><head><script type="application/ld+json">
        {{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "x"}}, {{
          "@type": "Review", "author": {{"@type": "Person", "name": "Ada Lind"}}, "publisher": {{"name": "Coast Weekly"}},
          "datePublished": "1998-11-03T08:00:00+01:00", "url": "https://example.org/1", "headline": "Still &amp; deep",
          "reviewRating": {{"@type": "Rating", "ratingValue": "3.5", "bestRating": 4, "worstRating": "0"}},
          "itemReviewed": {{"@type": "Movie", "name": "The Quiet Harbour", "dateCreated": "1998",
            "director": {{"name": "Ida Brandt"}}, "duration": "PT1H37M",
            "actor": [{{"@type": "PerformanceRole", "actor": {{"name": "Tom Okoro"}}, "characterName": "The pilot"}}, "Bo Carr"]}}
        }}]}}</script></head><body><nav>Menu 5/5</nav><article><p>{PROSE}</p></article></body></html>"#
    ));
    let given = document.given;
    assert_eq!(given.by, "JSON-LD");
    assert_eq!((given.author.as_deref(), given.publisher.as_deref()), (Some("Ada Lind"), Some("Coast Weekly")));
    assert_eq!(given.date_published.unwrap().to_string(), "1998-11-03");
    assert_eq!((given.headline.as_deref(), given.language.as_deref()), (Some("Still & deep"), Some("en-GB")));
    assert_eq!((given.item.as_deref(), given.item_year), (Some("The Quiet Harbour"), Some(1998)));
    assert_eq!(given.kind, Some(Kind::Review));
    let rating = given.rating.unwrap();
    assert_eq!((rating.raw.as_str(), rating.best, rating.worst), ("3.5", Some(4.0), Some(0.0)));
    let stated: Vec<_> = given
        .statements
        .iter()
        .map(|statement| (statement.property.name(), statement.value.as_str(), statement.character.as_deref()))
        .collect();
    let expected = [
        ("director", "Ida Brandt", None),
        ("actor", "Tom Okoro", Some("The pilot")),
        ("actor", "Bo Carr", None),
        ("duration", "97", None),
    ];
    assert_eq!(stated, expected);
    assert_eq!(document.text, PROSE, "the page's text is longer than what the script says");
}

#[test]
fn a_review_in_microdata_is_given() {
    let document = one(&format!(
        r#"<div itemscope itemtype="https://schema.org/Review">
          <span itemprop="itemReviewed" itemscope itemtype="https://schema.org/Movie"><span itemprop="name">The <i>Quiet</i>
            Harbour</span></span>
          by <span itemprop="author">Ada Lind</span> <time itemprop="datePublished" datetime="1998-11-03">last week</time>
          <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
            <meta itemprop="worstRating" content="1"><span itemprop="ratingValue">4</span>/<span itemprop="bestRating">5</span></div>
          <div itemprop="reviewBody"><p>{PROSE}</p></div></div>"#
    ));
    let given = document.given;
    assert_eq!(given.by, "microdata");
    assert_eq!((given.item.as_deref(), given.author.as_deref()), (Some("The Quiet Harbour"), Some("Ada Lind")));
    assert_eq!(given.date_published.unwrap().to_string(), "1998-11-03");
    let rating = given.rating.unwrap();
    assert_eq!((rating.raw.as_str(), rating.best, rating.worst), ("4", Some(5.0), Some(1.0)));
    assert!(document.text.contains(PROSE), "{}", document.text);
}

#[test]
fn a_page_of_many_reviews_gives_many_documents() {
    let reading = page(
        r#"<meta property="og:site_name" content="Coast Weekly"><script type="application/ld+json">{"@type": "Movie", "name": "The Quiet Harbour",
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": 99}, "review": [
        {"@type": "Review", "author": "Ada Lind", "reviewBody": "A wait.<br>A long one.", "reviewRating": {"ratingValue": 4}},
        {"@type": "CriticReview", "author": "Bo Carr", "reviewBody": "Fog.", "reviewRating": {"ratingValue": 2}}]}</script>"#,
    );
    let documents: Vec<_> = reading
        .documents
        .iter()
        .map(|document| {
            (
                document.source_file.as_str(),
                document.given.item.as_deref(),
                document.given.author.as_deref(),
                document.text.as_str(),
            )
        })
        .collect();
    let harbour = Some("The Quiet Harbour");
    assert_eq!(
        documents,
        [
            ("a.html#1", harbour, Some("Ada Lind"), "A wait.\nA long one."),
            ("a.html#2", harbour, Some("Bo Carr"), "Fog.")
        ]
    );
    let publishers: Vec<_> = reading.documents.iter().map(|document| document.given.publisher.as_deref()).collect();
    assert_eq!(publishers, [Some("Coast Weekly"); 2]);
}

#[test]
fn a_page_without_a_review_is_readable_text_with_its_metadata() {
    let document = one(&format!(
        "<html lang=de><head><title>x</title><meta name=author content='Ada Lind'><meta property=og:site_name content='Coast Weekly'>
        <meta property=article:published_time content=1998-11-03T08:00:00Z><meta property=og:url content=javascript:alert(1)></head>
        <body><header>Menu</header><main><h1>The Quiet Harbour</h1><p>{PROSE}<p>Grade: B+</main><aside>9/10 for a rival</aside>"
    ));
    assert_eq!(document.text, format!("The Quiet Harbour\n\n{PROSE}\n\nGrade: B+"));
    let given = document.given;
    assert_eq!((given.by.as_str(), given.kind, given.rating), ("page's metadata", None, None));
    assert_eq!((given.author.as_deref(), given.publisher.as_deref()), (Some("Ada Lind"), Some("Coast Weekly")));
    assert_eq!(given.date_published.unwrap().to_string(), "1998-11-03");
    assert_eq!((given.language.as_deref(), given.url), (Some("de"), None));
}

#[test]
fn an_aggregate_or_a_checked_claim_is_no_review() {
    let document = one(&format!(
        r#"<script type="application/ld+json">[{{"@type": "ClaimReview", "reviewRating": {{"ratingValue": 1}}}},
        {{"@type": "AggregateRating", "ratingValue": 8}}]</script><p>{PROSE}</p>"#
    ));
    assert_eq!(document.given.rating, None);
}

#[test]
fn a_broken_script_is_a_warning_at_its_place() {
    let html = format!("<p>{PROSE}</p>\n<script type='application/ld+json'>{{\"@type\": Review}}</script>");
    let reading = page(&html);
    assert_eq!(reading.documents.len(), 1);
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    assert_eq!(reading.problems[0].code, "broken-json-ld");
    assert!(html[reading.problems[0].span.clone().unwrap().start..].starts_with("Review"), "{:?}", reading.problems);
}

#[test]
fn icons_of_stars_and_labels_of_pictures_are_read_once() {
    let full = "<i class='fa fa-star'></i>";
    for (drawn, read) in [
        (format!("{}{}", full.repeat(3), "<i class='fa fa-star-half-o'></i><i class='fa fa-star-o'></i>"), "★★★½☆"),
        ("<img src=x alt='4 étoiles sur 5'>".to_owned(), "4 étoiles sur 5"),
        ("<span title='4 de 5'>★★★★<span class=off>★</span></span>".to_owned(), "4 de 5"),
    ] {
        let document = one(&format!("<h1>The Quay</h1><p>{drawn}</p><p>{PROSE}</p>"));
        assert_eq!(document.text, format!("The Quay\n\n{read}\n\n{PROSE}"), "{drawn}");
    }
    let button = one(&format!("<p>{PROSE}</p><p><i class='fa fa-star'></i> Add to favourites</p>"));
    assert!(!button.text.contains('★'), "{}", button.text);
}

#[test]
fn names_by_id_and_the_critic_among_readers_are_found() {
    let graph = one(&format!(
        r##"<script type="application/ld+json">{{"@graph": [{{"@type": "Person", "@id": "#p", "name": "Ada Lind"}}, {{"@type": "Organization", "@id": "#o", "name": "Coast Weekly"}},
        {{"@type": "Review", "author": {{"@id": "#p"}}, "publisher": {{"@id": "#o"}}, "reviewRating": {{"ratingValue": "3"}}}}]}}</script><p>{PROSE}</p>"##
    ));
    assert_eq!(
        (graph.given.author.as_deref(), graph.given.publisher.as_deref()),
        (Some("Ada Lind"), Some("Coast Weekly"))
    );
    let rating = graph.given.rating.unwrap();
    assert_eq!((rating.best, rating.best_is_usual), (Some(5.0), true), "schema.org's own default");
    let critic = one(&format!(
        r#"<meta name=author content="Bo Carr"><script type="application/ld+json">{{"@type": "Movie", "name": "The Quay", "review": [
        {{"@type": "UserReview", "author": "hex", "reviewRating": {{"ratingValue": 10, "bestRating": 10}}}},
        {{"@type": "CriticReview", "author": "Bo Carr", "reviewRating": {{"ratingValue": 6, "bestRating": 10}}}}]}}</script><p>{PROSE}</p>"#
    ));
    assert_eq!(
        (critic.given.author.as_deref(), critic.given.rating.map(|rating| rating.raw)),
        (Some("Bo Carr"), Some("6".to_owned()))
    );
}

#[test]
fn a_script_in_marks_of_cdata_is_read() {
    let document = one(&format!(
        "<script type='application/ld+json'>\n//<![CDATA[\n{{\"@type\": \"Review\", \"author\": \"Ada Lind\"}}\n//]]>\n</script><p>{PROSE}</p>"
    ));
    assert_eq!(document.given.author.as_deref(), Some("Ada Lind"));
}

#[test]
fn a_drawn_rating_is_read_from_what_the_drawing_is_called() {
    for drawing in [
        r#"<img src="4.gif" alt="Four stars out of four">"#,
        r#"<svg role="img"><title>Four stars out of four</title><use href="x"/></svg>"#,
    ] {
        let document =
            one(&format!("<html lang=en><body><h1>The Quay</h1><p>{drawing}</p><p>{PROSE}</p></body></html>"));
        assert!(document.text.contains("\n\nFour stars out of four\n\n"), "{}", document.text);
    }
    let aside = "<aside><svg><title>Two stars out of five</title></svg></aside>";
    let document = one(&format!("<html lang=en><body><h1>The Quay</h1><p>{PROSE}</p>{aside}</body></html>"));
    assert!(!document.text.contains("Two stars"), "{}", document.text);
}
