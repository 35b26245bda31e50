//! The four raw documents that the default collection is about come out as their facts are known. The texts are not ours to
//! carry: without them beside the repository the test says that it was skipped.

use crosscut_extract::{Context, Extraction, extract};
use crosscut_model::{Document, Evidence, Kind, Notation, RatingValue, SectionKind};
use std::path::Path;

fn seeds() -> Option<Vec<Extraction>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: no seeds");
        return None;
    };
    let mut paths: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a seed is UTF-8");
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        extract(&Document::plain(&name, text), &Context::default())
    };
    Some(paths.iter().map(read).collect())
}

/// `property=value`, with the part in a parenthesis.
fn stated(extraction: &Extraction) -> Vec<String> {
    let show = |statement: &crosscut_model::Statement| match &statement.character {
        Some(character) => format!("{}={} ({character})", statement.property.0, statement.value),
        None => format!("{}={}", statement.property.0, statement.value),
    };
    extraction.review.statements.iter().map(show).collect()
}

fn assert_states(extraction: &Extraction, expected: &[&str]) {
    let all = stated(extraction);
    for fact in expected {
        assert!(all.iter().any(|known| known == fact), "{fact} is missing from {all:#?}");
    }
}

fn printed<'a>(extraction: &'a Extraction, evidence: &Evidence) -> &'a str {
    let text = extraction.review.text.as_deref().unwrap_or_default();
    &text[evidence.range().expect("read from the text")]
}

#[test]
fn the_seeds_come_out_as_known() {
    let Some(seeds) = seeds() else { return };
    let [first, second, third, fourth] = &seeds[..] else {
        panic!("four seeds are expected, {} are there", seeds.len())
    };

    let review = &first.review;
    let rating = review.rating.as_ref().expect("a rating");
    assert_eq!(
        (review.kind, rating.raw.as_str(), rating.notation, rating.score),
        (Kind::Review, "4 1/2 stars", Notation::Stars, Some(90.0))
    );
    assert_eq!(
        (&rating.value, &rating.best, &rating.worst),
        (&RatingValue::Number(4.5), &RatingValue::Number(5.0), &RatingValue::Number(0.0))
    );
    assert_eq!((rating.assumed[0].field.as_str(), rating.assumed[0].reason.as_str()), ("best", "exceeds_four"));
    assert_eq!(
        (review.author.as_deref(), review.date_published, review.item.as_deref()),
        (Some("Dan Skip Allen"), None, Some("Red Rocket"))
    );
    assert_states(
        first,
        &[
            "director=Sean Baker",
            "cinematographer=Drew Daniels",
            "actor=Simon Rex (Mikey Saber)",
            "actor=Bree Elrod",
            "actor=Suzanna Son",
        ],
    );
    let strangers = ["Dafoe", "Krisha", "Waves", "Tangerine", "Florida", "NSYNC"];
    for fact in stated(first) {
        assert!(strangers.iter().all(|stranger| !fact.contains(stranger)), "{fact} is of another film");
    }

    let review = &second.review;
    let rating = review.rating.as_ref().expect("a rating");
    assert_eq!(
        (review.kind, rating.raw.as_str(), rating.notation, rating.score),
        (Kind::Review, "A –", Notation::Letter, Some(91.0))
    );
    let letter = |letter: &str| RatingValue::Text(letter.to_owned());
    assert_eq!(
        (&rating.value, &rating.best, &rating.worst, rating.assumed.len()),
        (&letter("A-"), &letter("A"), &letter("F"), 0)
    );
    assert_eq!(review.author.as_deref(), Some("Dennis Schwartz"));
    assert_eq!(review.date_published.map(|date| date.to_string()).as_deref(), Some("2021-08-07"));
    assert_eq!(review.assumed.iter().map(|known| known.reason.as_str()).collect::<Vec<_>>(), ["american_usage"]);
    assert_eq!((review.item.as_deref(), review.item_year), (Some("Red Rocket"), Some(2021)));
    assert_states(
        second,
        &[
            "actor=Judy Hill (Leondria)",
            "actor=Ethan Darbone (Lonnie)",
            "actor=Bree Elrod (Lexi)",
            "actor=Brenda Deiss (Lil)",
            "actor=Shih-Ching Tsou (Mrs. Phan)",
            "actor=Marlon Lambert (Ernesto)",
            "actor=Simon Rex (Mikey Saber)",
            "actor=Suzanna Son (Raylee, Strawberry)",
            "year=2021",
            "production_company=A24",
            "duration=128",
            "content_rating=R",
            "screenwriter=Chris Bergoch",
            "producer=Samantha Quan",
            "title_meaning=slang for a dog’s erection",
            "producer=Alex Coco",
            "producer=Sean Baker",
            "screenwriter=Sean Baker",
            "director=Sean Baker",
            "editor=Sean Baker",
            "producer=Alex Saks",
            "cinematographer=Drew Danirls",
            "producer=Shih-Ching Tsou",
        ],
    );
    assert!(!stated(second).iter().any(|fact| fact.starts_with("composer")), "the field for the music is empty");

    let review = &third.review;
    assert_eq!((review.kind, &review.rating, &review.author, review.date_published), (Kind::Essay, &None, &None, None));
    assert_eq!(review.item.as_deref(), Some("Red Rocket"));
    assert_eq!(review.sections.iter().filter(|section| section.kind == SectionKind::Question).count(), 5);
    assert!(review.sections.iter().filter(|section| section.kind == SectionKind::Heading).count() >= 14);
    assert_states(third, &["director=Sean Baker", "actor=Simon Rex (Mikey Saber)", "title_meaning=firework"]);

    let review = &fourth.review;
    assert_eq!((review.kind, &review.rating, &review.author), (Kind::News, &None, &None));
    assert_eq!(review.date_published.map(|date| date.to_string()).as_deref(), Some("2022-01-19"));
    assert_eq!(review.item.as_deref(), Some("Red Rocket"));
    assert_states(
        fourth,
        &[
            "director=Sean Baker",
            "screenwriter=Chris Bergoch",
            "cinematographer=Drew Daniels",
            "actor=Simon Rex (Mikey Saber)",
            "actor=Simon Rex (Mickey)",
            "actor=Bree Elrod",
            "actor=Suzanna Son (Strawberry)",
            "distributor=Lionsgate",
            "disc_release_date=2022-03-15",
            "festival=Cannes Film Festival",
        ],
    );
    let disc: Vec<_> =
        review.statements.iter().filter(|statement| statement.property.name() == "disc_release_date").collect();
    assert_eq!(disc.len(), 1, "the document's own date is no release: {disc:?}");
    assert_eq!((disc[0].assumed[0].field.as_str(), disc[0].assumed[0].reason.as_str()), ("year", "document_date"));
    for fact in stated(fourth) {
        assert!(
            ["Prince", "Vinaite", "Kiki", "Ellinger"].iter().all(|stranger| !fact.contains(stranger)),
            "{fact} is of another film"
        );
    }

    for extraction in &seeds {
        assert_eq!(extraction.review.language.as_deref(), Some("en"));
        assert!(!extraction.review.aspects.is_empty());
        every_fact_has_its_evidence(extraction);
    }
}

/// What a range holds is what was read, or it holds it.
fn every_fact_has_its_evidence(extraction: &Extraction) {
    let review = &extraction.review;
    let fields = [("author", &review.author), ("item", &review.item)];
    for (field, value) in fields {
        if let Some(value) = value {
            assert_eq!(printed(extraction, &review.evidence[field]), value);
        }
    }
    if let Some(rating) = &review.rating {
        assert_eq!(printed(extraction, &review.evidence["rating"]), rating.raw);
    }
    for statement in &review.statements {
        let shown = printed(extraction, &statement.evidence);
        let completed = statement.assumed.iter().any(|known| known.reason == "surname_completed");
        let is_date = statement.property.name().ends_with("_date");
        assert!(completed || is_date || shown.contains(&statement.value), "{statement:?}: {shown}");
        assert!(
            statement.character.iter().all(|character| shown.contains(character.as_str())),
            "{statement:?}: {shown}"
        );
    }
}
