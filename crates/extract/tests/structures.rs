//! The structures that documents come in, on texts of our own: a signed review, a block of credits, a guide with questions, a
//! news item; and what is given by hand beside them.

use crosscut_extract::{Context, Extraction, extract};
use crosscut_model::{
    Aspect, BodyRole, Document, Evidence, Given, GivenRating, Kind, Notation, SectionKind, Severity, Stance,
};

fn read(text: &str) -> Extraction {
    extract(&Document::plain("a.txt", text), &Context::default())
}

fn stated(extraction: &Extraction) -> Vec<String> {
    let show = |statement: &crosscut_model::Statement| match &statement.character {
        Some(character) => format!("{}={} ({character})", statement.property.0, statement.value),
        None => format!("{}={}", statement.property.0, statement.value),
    };
    extraction.review.statements.iter().map(show).collect()
}

fn leans(extraction: &Extraction, aspect: Aspect) -> Vec<Stance> {
    extraction.review.aspects.iter().filter(|mention| mention.aspect == aspect).map(|mention| mention.stance).collect()
}

#[test]
fn a_signed_review_gives_rating_author_and_cast() {
    let extraction = read(include_str!("structures/signed.txt"));
    let review = &extraction.review;
    let rating = review.rating.as_ref().unwrap();
    assert_eq!(
        (rating.raw.as_str(), rating.score, rating.assumed[0].reason.as_str()),
        ("3 1/2 stars", Some(70.0), "usual_scale")
    );
    assert_eq!(
        (review.kind, review.author.as_deref(), review.item.as_deref()),
        (Kind::Review, Some("Kim Lee Moor"), Some("Blue Ferry"))
    );
    let expected = ["actor=Bo Lind (Per Storm)", "actor=Cy Wu", "actor=Mia Falk", "director=Ana Holm"];
    let mut all = stated(&extraction);
    all.sort();
    assert_eq!(all, expected);
    assert!(leans(&extraction, Aspect::Acting).contains(&Stance::Praise));
}

#[test]
fn a_block_of_credits_is_read_field_by_field() {
    let extraction = read(include_str!("structures/credits.txt"));
    let review = &extraction.review;
    let rating = review.rating.as_ref().unwrap();
    assert_eq!((rating.raw.as_str(), rating.notation, rating.score), ("B –", Notation::Letter, Some(67.0)));
    assert_eq!(
        (review.author.as_deref(), review.item.as_deref(), review.item_year),
        (Some("Dora Finch"), Some("Blue Ferry"), Some(2019))
    );
    assert_eq!(review.date_published.unwrap().to_string(), "2019-05-06");
    assert_eq!(
        stated(&extraction),
        [
            "director=Ana Holm",
            "screenwriter=Ana Holm",
            "screenwriter=Ed Vik",
            "cinematographer=Tove Eck",
            "editor=Ana Holm",
            "actor=Bo Lind (Per Storm)",
            "actor=Mia Falk (Ida)",
            "actor=Cy Wu (Tess, Tiny)",
            "actor=Li-Na Sol (Mrs. Berg)",
            "duration=97",
            "content_rating=PG",
            "producer=Ana Holm",
            "producer=Al Rask",
            "production_company=N7",
            "year=2019",
            "actor=Cy Wu (Tess)",
            "title_meaning=slang for a bottle of cheap gin",
        ]
    );
}

#[test]
fn a_guide_with_headings_is_an_essay_without_a_rating() {
    let extraction = read(include_str!("structures/guide.txt"));
    let review = &extraction.review;
    assert_eq!((review.kind, &review.rating, &review.author), (Kind::Essay, &None, &None));
    assert_eq!(review.item.as_deref(), Some("Blue Ferry"));
    let questions = review.sections.iter().filter(|section| section.kind == SectionKind::Question).count();
    assert_eq!((review.sections.len(), questions), (5, 2));
    let all = stated(&extraction);
    for fact in ["director=Ana Holm", "actor=Bo Lind (Per Storm)", "title_meaning=lantern"] {
        assert!(all.iter().any(|known| known == fact), "{fact}: {all:?}");
    }
}

#[test]
fn a_news_item_tells_of_the_disc_and_completes_its_year() {
    let extraction = read(include_str!("structures/news.txt"));
    let review = &extraction.review;
    assert_eq!((review.kind, &review.rating, review.item.as_deref()), (Kind::News, &None, Some("Blue Ferry")));
    assert_eq!(review.date_published.unwrap().to_string(), "2020-11-28");
    let all = stated(&extraction);
    let expected = [
        "disc_release_date=2021-01-09",
        "distributor=Fjord House",
        "festival=Toronto Film Festival",
        "award=nomination for the Golden Otter",
        "actor=Bo Lind (Per Storm)",
        "actor=Bo Lind (Pär)",
        "actor=Mia Falk",
        "director=Ana Holm",
        "cinematographer=Tove Ek",
    ];
    for fact in expected {
        assert!(all.iter().any(|known| known == fact), "{fact}: {all:?}");
    }
    assert!(!all.iter().any(|fact| fact.contains("Marsh")), "Gil Marsh plays in another film: {all:?}");
}

fn given(text: &str, given: Given) -> Extraction {
    let document =
        Document { given: Given { by: "front matter".to_owned(), ..given }, ..Document::plain("a.md", text) };
    extract(&document, &Context::default())
}

#[test]
fn given_facts_win_and_a_clash_is_pointed_out() {
    let facts = Given {
        author: Some("Someone Else".to_owned()),
        rating: Some(GivenRating { raw: "2/5".to_owned(), ..GivenRating::default() }),
        ..Given::default()
    };
    let text = include_str!("structures/signed.txt");
    let extraction = given(text, facts);
    let review = &extraction.review;
    assert_eq!((review.author.as_deref(), review.rating.as_ref().unwrap().score), (Some("Someone Else"), Some(40.0)));
    assert_eq!(review.evidence["rating"], Evidence::Given { given: "front matter".to_owned() });
    let clashes: Vec<&str> = extraction.problems.iter().map(|problem| &text[problem.span.clone().unwrap()]).collect();
    assert_eq!(clashes, ["Kim Lee Moor", "3 1/2 stars"]);
    assert!(extraction.problems.iter().all(|problem| problem.severity == Severity::Warning && problem.code == "clash"));
}

#[test]
fn a_given_rating_outside_its_scale_is_an_error_at_its_place() {
    let mut facts =
        Given { rating: Some(GivenRating { raw: "7/5".to_owned(), ..GivenRating::default() }), ..Given::default() };
    facts.spans.insert("rating".to_owned(), 3..6);
    let extraction = given(include_str!("structures/signed.txt"), facts);
    let problem = &extraction.problems[0];
    assert_eq!(
        (problem.severity, problem.code.as_str(), problem.span.clone()),
        (Severity::Error, "rating-outside-scale", Some(3..6))
    );
    assert_eq!(extraction.review.rating, None, "the text does not stand in for what somebody gave");
}

#[test]
fn nothing_is_read_from_an_abstract() {
    let document =
        Document { body_role: BodyRole::Abstract, ..Document::plain("a.md", "\n5/5 stars. Directed by Ana Holm.\n") };
    let review = extract(&document, &Context::default()).review;
    assert_eq!((review.rating, review.statements.len(), review.text), (None, 0, None));
    assert_eq!(review.abstract_text.as_deref(), Some("5/5 stars. Directed by Ana Holm."));
}

#[test]
fn only_the_body_is_read_and_offsets_count_from_the_start_of_the_text() {
    let text = "rating: 5/5\n---\nA short film.\n\nRating: 3/5\n";
    let document = Document { body: 16..text.len(), ..Document::plain("a.md", text) };
    let review = extract(&document, &Context::default()).review;
    assert_eq!(&text[review.evidence["rating"].range().unwrap()], "3/5");
    assert_eq!(review.text.as_deref(), Some(&text[16..]));
}
