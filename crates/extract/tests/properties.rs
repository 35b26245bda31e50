//! What must hold for any text: no panic, evidence that is there, the same facts whatever the line endings, and ratings that
//! read back as they were written.

use crosscut_extract::{Context, Extraction, explain, extract, rating};
use crosscut_model::{Document, Evidence, Rating};
use proptest::prelude::*;

fn read(text: &str) -> Extraction {
    extract(&Document::plain("a.txt", text), &Context::default())
}

/// Pieces that mean something to extraction, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "4",
        "1/2",
        "½",
        "3.5",
        "3,5",
        "/",
        "/5",
        "10",
        "out of",
        "of",
        "stars",
        "star",
        "★",
        "★★★½",
        "☆",
        "*",
        "**",
        "***",
        "⭐️",
        "A",
        "A –",
        "B+",
        "C-",
        "grade",
        "Rating:",
        "Score:",
        "Grade: ",
        "%",
        "points",
        "thumbs up",
        "👍",
        "recommended",
        "Highly",
        "on a scale of",
        "to",
        "from",
        "-4",
        "+",
        "−",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "’s",
        "'",
        "Ana",
        "Holm",
        "Ana Holm",
        "Bo Lind",
        "Shih-Ching",
        "KrishaWaves",
        "The",
        "Salt",
        "“Salt”",
        "is a film",
        "director",
        "directed by",
        "stars",
        "starring",
        "as",
        "cast:",
        "cinematographer:",
        "producers;",
        ";",
        ":",
        ",",
        ".",
        "!",
        "?",
        "—",
        "–",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "By",
        "Reviewed by",
        "8/7/2021",
        "2021-08-07",
        "07.08.2021",
        "March 15",
        "March",
        "2021",
        "DVD",
        "arrives",
        "#",
        "1.",
        "Q:",
        "Comments",
        "IMDb",
        "Rotten Tomatoes",
        "great",
        "dull",
        "but",
        "not",
        "acting",
        "script",
        "title is slang for",
        "titular",
        "Film Festival",
        "won the Golden",
        "評価：",
        "点",
        "10点満点中7点",
        "星4つ",
        "von",
        "Sternen",
        "étoiles",
        "et demie",
        "８",
        "²",
        "ß",
        "İ",
        "e\u{301}",
        "🎬",
    ]);
    let gap = prop::sample::select(vec!["", " ", " ", " ", "\n"]);
    prop::collection::vec((piece, gap), 0..60)
        .prop_map(|all| all.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

/// Every range is one of the text, and holds what was read from it.
fn evidence_holds(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    let review = &extraction.review;
    let slice =
        |evidence: &Evidence| evidence.range().map(|range| text.get(range.clone()).map(str::to_owned).ok_or(range));
    let statements = review.statements.iter().map(|statement| &statement.evidence);
    let aspects = review.aspects.iter().map(|mention| &mention.evidence);
    let sections = review.sections.iter().map(|section| &section.evidence);
    for evidence in review.evidence.values().chain(statements).chain(aspects).chain(sections) {
        if let Some(Err(range)) = slice(evidence) {
            return Err(TestCaseError::fail(format!("{range:?} is no range of {} bytes", text.len())));
        }
    }
    for problem in &extraction.problems {
        prop_assert!(problem.span.iter().all(|span| text.get(span.clone()).is_some()), "{problem:?}");
    }
    let printed = |field: &str| review.evidence.get(field).and_then(slice).and_then(Result::ok);
    let fields = [
        ("rating", review.rating.as_ref().map(|rating| rating.raw.clone())),
        ("author", review.author.clone()),
        ("publisher", review.publisher.clone()),
        ("headline", review.headline.clone()),
        ("item", review.item.clone()),
    ];
    for (field, value) in fields {
        prop_assert_eq!(printed(field), value, "{}", field);
    }
    for statement in &review.statements {
        let shown = slice(&statement.evidence).and_then(Result::ok).unwrap_or_default();
        let as_printed = statement.assumed.is_empty()
            && !matches!(statement.property.name(), "duration" | "release_date" | "disc_release_date");
        prop_assert!(!as_printed || shown.contains(&statement.value), "{:?}: {}", statement, shown);
        prop_assert!(
            statement.character.iter().all(|character| shown.contains(character.as_str())),
            "{:?}: {}",
            statement,
            shown
        );
    }
    Ok(())
}

/// The facts without their places, and with line endings in what they quote made one.
fn facts(extraction: &Extraction) -> String {
    let review = &extraction.review;
    let rating = review.rating.as_ref().map(|rating| (&rating.raw, &rating.value, &rating.best, rating.notation));
    let statements: Vec<_> = review.statements.iter().map(|one| (&one.property, &one.value, &one.character)).collect();
    let aspects: Vec<_> = review.aspects.iter().map(|one| (one.aspect, one.stance)).collect();
    let sections: Vec<_> = review.sections.iter().map(|one| (&one.title, one.kind, one.level)).collect();
    let names =
        (&review.author, &review.publisher, &review.headline, &review.item, review.item_year, review.date_published);
    format!("{:?} {:?} {names:?} {:?} {statements:?} {aspects:?} {sections:?}", review.kind, rating, review.language)
        .replace("\\r\\n", "\\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_record_with_sound_evidence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        evidence_holds(&text, &read(&text))?;
        explain(&Document::plain("a.txt", text.into_owned()), &Context::default());
    }

    #[test]
    fn any_text_of_telling_pieces_gives_a_record_with_sound_evidence(text in pieces()) {
        evidence_holds(&text, &read(&text))?;
        explain(&Document::plain("a.txt", text.clone()), &Context::default());
        let _ = rating::parse(&text, None, None, &Context::default());
    }

    #[test]
    fn any_range_may_be_called_the_body(text in pieces(), start in 0usize..200, end in 0usize..200) {
        let document = Document { body: start..end, ..Document::plain("a.txt", text.clone()) };
        let extraction = extract(&document, &Context::default());
        for evidence in extraction.review.evidence.values() {
            let range = evidence.range().unwrap_or(start..start);
            prop_assert!(range.is_empty() || (start <= range.start && range.end <= end), "{range:?} is outside {start}..{end}");
        }
    }

    #[test]
    fn line_endings_change_nothing(text in pieces()) {
        let unix = text.replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        prop_assert_eq!(facts(&read(&unix)), facts(&read(&windows)));
    }

    #[test]
    fn a_rating_reads_back_as_it_was_written(halves in 0u32..=10, style in 0usize..14) {
        let (shown, score) = rendered(halves, style);
        let parsed = rating::parse(&shown, None, None, &Context::default());
        prop_assert_eq!(score_of(parsed.as_ref().ok()), Some(score), "{}: {:?}", shown, parsed);
        let document = format!("A man walks home along a river, and the film walks with him.\n\n{shown}\n");
        let read = read(&document).review.rating;
        prop_assert_eq!(score_of(read.as_ref()), Some(score), "{}", shown);
    }
}

fn score_of(rating: Option<&Rating>) -> Option<i64> {
    rating.and_then(|rating| rating.score).map(|score| (score * 100.0).round() as i64)
}

/// A rating of `halves` half stars out of five, or its like, in one of the notations; and its score in hundredths.
fn rendered(halves: u32, style: usize) -> (String, i64) {
    let value = f64::from(halves) / 2.0;
    let whole = halves / 2;
    let half = if halves % 2 == 1 { "½" } else { "" };
    let glyphs = |full: char, empty: char| {
        let stars: String = std::iter::repeat_n(full, whole as usize).collect();
        let rest: String = std::iter::repeat_n(empty, 5 - whole as usize - half.len().min(1)).collect();
        format!("{stars}{half}{rest}")
    };
    let words = ["zero", "one", "two", "three", "four", "five"];
    let letters = ["F", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A"];
    let scores = [0, 2500, 3300, 4200, 5000, 5800, 6700, 7500, 8300, 9100, 10000];
    let linear = i64::from(halves) * 1000;
    let shown = match style {
        0 => format!("{value}/5"),
        1 => format!("{value} out of 5"),
        2 => format!("{value} stars out of 5"),
        3 => format!("Rating: {}/10", value * 2.0),
        4 => format!("{}%", halves * 10),
        5 => format!("{} out of 100 points", halves * 10),
        6 if whole > 0 => glyphs('★', '☆'),
        7 if halves % 2 == 1 && whole > 0 => format!("{whole} 1/2 stars out of five"),
        8 if halves % 2 == 1 && whole > 0 => format!("{} and a half stars out of five", words[whole as usize]),
        9 => return (format!("Grade: {}", letters[halves as usize]), scores[halves as usize]),
        10 => format!("{} von 5 Sternen", value.to_string().replace('.', ",")),
        11 if half.is_empty() && whole > 0 => format!("{}/*****", "*".repeat(whole as usize)),
        12 => format!("{} étoiles sur 5", value.to_string().replace('.', ",")),
        _ => format!("{value} / 5"),
    };
    (shown, linear)
}
