//! What must hold for any text: no panic, evidence that is there, and the same facts whatever the line endings.

use crosscut_extract::{Context, explain, extract_all, rating};
use crosscut_model::Document;
use crosscut_proof::documents::{check_document, check_line_endings};
use proptest::prelude::*;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_record_with_sound_evidence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        let document = Document::plain("a.txt", text.into_owned());
        check_document(&document, &Context::default());
        explain(&document, &Context::default());
    }

    #[test]
    fn any_text_of_telling_pieces_gives_a_record_with_sound_evidence(text in pieces()) {
        let document = Document::plain("a.txt", text.clone());
        check_document(&document, &Context::default());
        explain(&document, &Context::default());
        let _ = rating::parse(&text, None, None, &Context::default());
    }

    #[test]
    fn any_range_may_be_called_the_body(text in pieces(), start in 0usize..200, end in 0usize..200) {
        let document = Document { body: start..end, ..Document::plain("a.txt", text.clone()) };
        for part in extract_all(&document, &Context::default()) {
            for evidence in part.extraction.review.evidence.values() {
                let range = evidence.range().unwrap_or(start..start);
                let inside = range.is_empty() || (start <= range.start && range.end <= end);
                prop_assert!(inside, "{range:?} is outside {start}..{end}");
            }
        }
    }

    #[test]
    fn line_endings_change_nothing(text in pieces()) {
        check_line_endings(&text);
    }
}
