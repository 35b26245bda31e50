//! Badges and pictures, as far as a machine can look at them.

use crate::desk::{Desk, harbour, review, stars};
use crosscut_model::Review;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;

const LONG: &str = "The Assassination of the Coward Who Shot the Man That Everybody Knew, or How a Small Town Learned to Tell the Truth Late";
/// Bytes of a picture, at most.
const MOST: u64 = 100_000;

/// The pixels of a picture that are neither paper nor wash, in a part of its height.
fn ink(desk: &Desk, file: &str, rows: std::ops::Range<u32>) -> usize {
    let path = desk.path().join(file);
    assert!(path.metadata().unwrap().len() <= MOST, "{file}: {} bytes", path.metadata().unwrap().len());
    let picture = Pixmap::load_png(&path).unwrap();
    assert_eq!((picture.width(), picture.height()), (1200, 630));
    let empty = [(1190, 300), (1110, 490)].map(|(x, y)| picture.pixel(x, y));
    rows.flat_map(|y| (0..1050).map(move |x| (x, y))).filter(|(x, y)| !empty.contains(&picture.pixel(*x, *y))).count()
}

fn publish(reviews: Vec<Review>) -> Desk {
    let desk = Desk::new(reviews);
    desk.publish(None);
    desk
}

#[test]
fn a_picture_has_title_score_and_ratings() {
    let desk = publish(harbour());
    let (rated, unrated) = ("social/salt-road.png", "social/the-quiet-harbour.png");
    assert!(ink(&desk, rated, 120..330) > 5_000 && ink(&desk, unrated, 120..330) > 5_000, "titles");
    assert!(ink(&desk, rated, 350..460) > 5_000, "the score");
    let marks = |file| ink(&desk, file, 482..550);
    assert!(marks(rated) > marks(unrated), "the ratings");
    assert!(ink(&desk, "social/site.png", 120..330) > 5_000, "the site's title");
}

#[test]
fn a_title_of_any_length_and_script_gives_a_picture() {
    let many = "x".repeat(5_000);
    let desk = publish(vec![
        review("a", LONG, "Paper", Some(stars(2.0))),
        review("b", &many, "Paper", Some(stars(4.0))),
        review("c", "映画の秘密", "Paper", Some(stars(4.0))),
        review("d", "Дорога к морю", "Paper", Some(stars(1.0))),
        review("e", "!!!", "Paper", None),
    ]);
    let key = |name: &str| crosscut_model::unique_keys([name]).remove(0);
    for name in [LONG, many.as_str(), "Дорога к морю"] {
        assert!(ink(&desk, &format!("social/{}.png", key(name)), 120..340) > 3_000, "{name}");
    }
    // No font here has these letters: the picture is there all the same, without a title.
    let plain = format!("social/{}.png", key("映画の秘密"));
    assert_eq!(ink(&desk, &plain, 120..340), 0);
    assert!(ink(&desk, &plain, 350..460) > 5_000, "the score");
}

#[test]
fn thousands_of_ratings_are_bars() {
    let reviews = (0..6_000).map(|number| {
        review(
            &format!("r{number:04}"),
            "Tide",
            &format!("Paper {}", number % 50),
            Some(stars(f64::from(number % 11) / 2.0)),
        )
    });
    let desk = publish(reviews.collect());
    assert!(ink(&desk, "social/tide.png", 482..550) > 3_000);
    let embed = desk.read("embed/tide.html");
    assert_eq!((embed.matches("<circle").count(), embed.matches("<rect").count()), (0, 12), "{embed}");
    assert!(embed.len() < 8_000);
}

#[test]
fn a_badge_tells_a_screen_reader_all_of_it_and_has_room_for_any_title() {
    let desk = publish(vec![
        review("a", "Salt Road", "Paper", Some(stars(4.5))),
        review("b", "Tide", "Paper", None),
        review("c", LONG, "Paper", Some(stars(2.0))),
    ]);
    let badge = |name: &str| desk.read(&format!("badge/{}.svg", crosscut_model::unique_keys([name]).remove(0)));
    for (name, title, colour) in [
        ("Salt Road", "Salt Road: 90 of 100".to_owned(), "#0b6b62"),
        ("Tide", "Tide: no score yet".to_owned(), "#5f584b"),
        (LONG, format!("{LONG}: 40 of 100"), "#735600"),
    ] {
        let text = badge(name);
        let svg = Document::parse(&text).unwrap();
        let root = svg.root_element();
        let of =
            |tag: &str| svg.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag))).unwrap();
        assert_eq!((of("title").text(), root.attribute("aria-labelledby")), (Some(title.as_str()), Some("t d")));
        assert!(of("desc").text().unwrap().contains("Harbour films"), "{text}");
        assert!(text.contains(colour), "{text}");
        // Every text ends within the badge, wherever its letters come from.
        let number =
            |node: &resvg::usvg::roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let whole = number(&root, "width");
        for node in svg.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text"))) {
            assert!(number(&node, "x") + number(&node, "textLength") + 6.0 < whole && whole < 500.0, "{text}");
        }
    }
}
