//! Names and texts are somebody else's: they stay texts in every file, whatever is in them.

use crate::desk::{Desk, harbour, review, stars};
use atom_syndication::Feed;
use base64::Engine;
use crosscut_model::{CollectionInfo, Review};
use crosscut_publish::{Place, head};
use resvg::usvg::roxmltree::Document;
use sha2::{Digest, Sha256};
use std::fs;

const NAMES: [&str; 7] = [
    "\"><script>alert(1)</script><a b=\"",
    "</title></style></svg><img src=x onerror=alert(1)>",
    "]]> <!-- & &amp; &#60;b&#62; -->",
    "nul \0 bell \u{7} escape \u{1b}[31m \u{fffe}",
    "right \u{202e}to left\u{2028}line\u{2029}paragraph",
    "${7*7} {{7*7}} `x` %00 ../../../etc/passwd",
    "\u{1f3ac} mark\u{301}s 映画 ﷽ ",
];
const SITE: &str = "https://example.org/";

fn reviews() -> Vec<Review> {
    let hostile = |(number, name): (usize, &&str)| {
        let mut review = review(&format!("r{number}"), name, name, Some(stars(3.5)));
        review.rating.as_mut().unwrap().raw = (*name).to_owned();
        review.author = Some((*name).to_owned());
        review.headline = Some((*name).to_owned());
        review.abstract_text = Some((*name).to_owned());
        review.date_published = "2020-02-29".parse().ok();
        review
    };
    NAMES.iter().enumerate().map(hostile).collect()
}

fn desk() -> Desk {
    let desk = Desk::with(CollectionInfo::default(), reviews());
    desk.publish(Some(SITE));
    desk
}

fn files(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.path().join(folder)).unwrap();
    entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn badges_are_svg_and_nothing_else() {
    let badges = files(&desk(), "badge");
    assert_eq!(badges.len(), NAMES.len());
    for badge in badges {
        let svg = Document::parse(&badge).unwrap_or_else(|error| panic!("{error}: {badge}"));
        let allowed = ["svg", "title", "desc", "clipPath", "rect", "g", "text"];
        for element in svg.descendants().filter(|node| node.is_element()) {
            assert!(allowed.contains(&element.tag_name().name()), "{badge}");
            assert!(element.attributes().all(|attribute| !attribute.name().starts_with("on")), "{badge}");
        }
    }
}

#[test]
fn embedded_pages_have_no_script_and_a_policy_for_their_own_style_only() {
    let pages = files(&desk(), "embed");
    assert_eq!(pages.len(), NAMES.len());
    for page in pages {
        // Every "<" is ours, so what is not in the list was not written by anybody.
        let tags =
            page.split('<').skip(1).map(|rest| rest.split(['>', ' ', '\n']).next().unwrap().trim_start_matches('/'));
        let allowed = [
            "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "p", "small", "svg", "rect", "line",
            "circle", "text", "a",
        ];
        tags.for_each(|tag| assert!(allowed.contains(&tag), "<{tag}> in {page}"));
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
        let policy = format!(
            "default-src &apos;none&apos;; style-src &apos;sha256-{hash}&apos;; base-uri &apos;none&apos;; form-action &apos;none&apos;"
        );
        assert!(
            page.contains(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")),
            "{page}"
        );
        assert!(!page.contains(" style=") && page.matches("href=").count() == 1, "{page}");
        assert!(page.contains("<a target=\"_top\" rel=\"noopener\" href=\"../films/"), "{page}");
    }
}

#[test]
fn feed_and_sitemap_can_be_read() {
    let desk = desk();
    let feed = Feed::read_from(desk.read("feed.xml").as_bytes()).unwrap();
    assert_eq!(feed.entries().len(), NAMES.len());
    let titles: Vec<&str> = feed.entries().iter().map(|entry| entry.title().as_str()).collect();
    assert_eq!(titles[0], NAMES[0], "the text itself is kept");
    for file in ["feed.xml", "sitemap.xml"] {
        let text = desk.read(file);
        Document::parse(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
}

#[test]
fn a_head_is_made_of_our_elements_only_and_its_description_can_be_read() {
    let desk = desk();
    let collection = desk.open(Some(SITE));
    let reviews = reviews();
    let rows: Vec<(u32, &Review)> = (0..).zip(&reviews).collect();
    for (row, review) in &rows {
        let film = row + 1;
        let own = [(*row, *review)];
        for place in [
            Place::Front,
            Place::Film(film, &own),
            Place::Source(film),
            Place::Author(film),
            Place::Document(*row, review),
        ] {
            let html = head(&collection, place).to_html();
            let tags: Vec<&str> = html
                .split('<')
                .skip(1)
                .map(|rest| rest.split(['>', ' ']).next().unwrap().trim_start_matches('/'))
                .collect();
            assert!(tags.iter().all(|tag| ["title", "meta", "link", "script"].contains(tag)), "{html}");
            assert_eq!(tags.iter().filter(|tag| **tag == "script").count(), 2, "{html}");
            assert!(!html.contains("-->") && !html.contains(['\0', '\u{7}']), "{html}");
            let json = html.split_once("ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
            assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
            let read: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(Some(read), head(&collection, place).json_ld);
        }
    }
}

#[test]
fn a_key_that_is_no_name_of_a_file_is_refused() {
    for key in ["../../etc/passwd", "a/b", "..", ".htaccess", "a\\\\b", ""] {
        let desk = Desk::new(harbour());
        let sealed = desk.read("bundle/catalog.json");
        let catalog = sealed.split_once("\"catalog\":").unwrap().1.strip_suffix('}').unwrap();
        let catalog = catalog.replacen("\"key\":\"salt-road\"", &format!("\"key\":\"{key}\""), 1);
        let check = crosscut_model::content_hash(catalog.as_bytes());
        let format = crosscut_model::FORMAT;
        desk.write(
            "bundle/catalog.json",
            &format!("{{\"format\":{format},\"check\":\"{check}\",\"catalog\":{catalog}}}"),
        );
        let said = desk.run(&[]);
        assert!(!said.succeeded && said.stderr.contains("cannot be the name of a file"), "{key}: {}", said.stderr);
        assert!(desk.files().is_empty());
    }
}
