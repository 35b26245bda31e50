//! Which work a document is about, and what kind of document it is, on short documents in the shapes that papers, pages and
//! newsletters print.

use crosscut_extract::{Context, extract};
use crosscut_model::{Document, Kind, Review};

fn read(text: &str) -> Review {
    extract(&Document::plain("a.txt", text), &Context::default()).review
}

/// A few sentences on a film that name it nowhere.
const PROSE: &str = "A man comes back to the harbour where he was born and finds nobody there who knows him. The camera keeps its distance, \
    the actors keep their coats on, and the script leaves the rest to the weather, which plays its part very well.";

fn item(head: &str) -> Option<String> {
    read(&format!("{head}\n\n{PROSE}\n")).item
}

#[test]
fn a_title_stands_with_its_cinema_its_year_its_credits_or_the_word_review() {
    for (head, expected) in [
        (
            "BOSTON GAZETTE     Friday, November 6, 1987\n\nFog and a good coat\n\nHERON STREET (Odeon, all week, £2.20)\nDora Winter",
            "HERON STREET",
        ),
        ("STAR ZINE no. 3\n\nTHE SALT TAPES. 1971. 82 min. B&W. Dir. Orrin Tegge.", "THE SALT TAPES"),
        ("Neckar-Bote\n12. Mai 2019\n\nWenn nichts mehr geht\n\n„Der letzte Kahn“ (2019)", "Der letzte Kahn"),
        (
            "LA GAZZETTA DEL PO — sabato 8 marzo 2014\n\nIL COGNATO\ndi Pier Zanin, con Ottavia Belli. Italia 2014, 101’.",
            "IL COGNATO",
        ),
        ("BORBA FRIA\nHome  Críticas  Séries\n\nCrítica | O Vizinho (2022)\nPor Thaís Braga", "O Vizinho"),
        ("Film review\nThe Quiet Ferry\nby Ana Holm", "The Quiet Ferry"),
        ("THE FILM: Love, Again Pierogi (2021), a comedy shot in one kitchen.", "Love, Again Pierogi"),
    ] {
        assert_eq!(item(head).as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn a_label_in_brackets_is_no_part_of_the_title() {
    let text = "[영화 리뷰] 종점의 사람 (2022)\n물결무늬\n\n어제 퇴근하고 혼자 보고 왔습니다. 초반 삼십 분은 정말 좋았어요. 다시 볼 것 같아요.\n";
    assert_eq!(read(text).item.as_deref(), Some("종점의 사람"));
}

#[test]
fn the_year_is_the_one_that_is_printed_for_the_work() {
    let review = read(
        "Pirposten, 3 maj 2018\n\nDen tysta ön\nRegi: Malte Ek. Sverige 2017, 1 tim 44 min.\n\n\
         Det är en film om två systrar som inte har talat med varandra på länge, och det märks i varje bild.\n",
    );
    assert_eq!((review.item.as_deref(), review.item_year), (Some("Den tysta ön"), Some(2017)));
}

#[test]
fn papers_sections_menus_critics_and_headlines_are_no_titles() {
    for head in [
        "THE HARBOUR COURIER, Thursday 19 February 2004\nARTS",
        "SCREENHOLD\nHome  News  Reviews  Trailers  Shop",
        "Wenn der Fluss nichts mehr hergibt\nVon Hanna Breit",
        "REVIEW: Linda Maran",
        "NEW YORK, Sept. 8 (APF) —",
        "España-Uruguay, 2015. 97 min.",
        "Let there be slightly less light\nJulian Crewe",
    ] {
        assert_eq!(item(head), None, "{head}");
    }
}

#[test]
fn a_title_that_the_headline_shortens_is_taken_whole() {
    let text = "‘Piano’ is well tuned\nBy Fern Abel\n\nThe piano in “What the Piano Knew” is an upright with a burn on middle C, and it passes \
        through the hands of nine owners. It is the best part of “What the Piano Knew” by far.\n";
    assert_eq!(read(text).item.as_deref(), Some("What the Piano Knew"));
}

#[test]
fn works_below_the_related_articles_of_a_page_are_others() {
    let text = format!(
        "Salt Protocol (2017)\nBy Jared Mond\n\n{PROSE}\n\nRELATED\nGravel Kings review: the finest hour\nSub-Level Nine review\n"
    );
    assert_eq!(read(&text).item.as_deref(), Some("Salt Protocol"));
}

#[test]
fn kinds_are_told_by_what_the_world_prints() {
    let talk = "—¿Cómo se rueda en un pozo?\n—Con mucho frío y con un seguro carísimo.\n\n—¿Y los actores?\n—Los actores también.\n\n—¿Y lo siguiente?\n—Algo seco.\n";
    let letter = "The Lud Courant\nLETTERS\n\nSIR – I do not write to newspapers, but your Mr Fansh has left me no choice, and nor has my wife.\n\nHugh Pen\nBromf\n";
    let programme = "PIER PAVILION\nWhat’s on\n\nTHE PAPER REGATTA (U) 1h 38m\n  Fri 2.15  4.30  8.10\nDEAD ROAD (18) 2h 04m\n  nightly 8.10\nMY AUNT (12A) 1h 51m\n  Fri 5.00 7.45\nLate: NIGHT BUS 10.30\n";
    let list = "MILDEW MAGAZINE\nThe Ten Best Films about Damp\n\n5. Rose\n4. The Sump\n3. Rising\n2. Under the Lino\n1. The Drowned Parish\n";
    let press = "PERSBERICHT – Filmfestival Kromme Dam – 4 oktober 2015\n\nPublieksprijs voor ‘De vrouw’\n\nMet een gemiddelde van 4,61 heeft ‘De vrouw’ de publieksprijs gewonnen. De prijs bestaat uit een bedrag en een eend.\n";
    for (text, kind) in [
        (talk, Kind::Interview),
        (letter, Kind::Essay),
        (programme, Kind::List),
        (list, Kind::List),
        (press, Kind::News),
        (&format!("Salt (2019)\n\n{PROSE}\n"), Kind::Review),
    ] {
        assert_eq!(read(text).kind, kind, "{text}");
    }
}

#[test]
fn a_critic_who_is_asked_on_the_radio_reviews() {
    let text = "RADIO WENS 104.7 – DRIVETIME – ITEM 6\n\nPRESENTER: So, Jeremy. Cold Sherry.\nJEREMY: Cold Sherry, yes. It is a vicar and a burglar.\n\
        PRESENTER: Funny?\nJEREMY: For an hour. Then they explain it.\nPRESENTER: And out of ten?\nJEREMY: I do not do that.\n";
    assert_eq!(read(text).kind, Kind::Review);
}
