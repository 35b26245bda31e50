//! What readers do in a document whose text is published: go by its sections, see what was read from where, and read on within the
//! selection. The text is made up, and put into the collection that ships.

use crosscut_e2e::{Reader, Site, journey};
use crosscut_model::{Aspect, AspectMention, Evidence, Review, Section, SectionKind, Stance, Stored, TextPolicy};
use thirtyfour::Key;

const ID: &str = "red-rocket-dennis-schwartz";

/// Lines between two headings, so that the text is longer than the window.
const LONG: usize = 60;

/// Where words stand in a text.
fn place(text: &str, words: &str) -> Evidence {
    let start = text.find(words).expect("the text has these words");
    Evidence::Text { start, end: start + words.len() }
}

/// Gives a document a text with sections, a rating that was read from it, and passages on aspects.
fn write(review: &mut Review) {
    let filler = "A line of a made-up review that says nothing.\n".repeat(LONG);
    let text = format!(
        "Beginnings\nIt opens on a bus. <b>Bold</b> it is not.\n{filler}The people\nThe acting is a marvel of ease. \
         The pacing sags in the middle.\n{filler}A verdict?\nFour stars, and gladly.\n{filler}"
    );
    let heading =
        |title: &str, level, kind| Section { kind, level, title: title.to_owned(), evidence: place(&text, title) };
    review.sections = vec![
        heading("Beginnings", 1, SectionKind::Heading),
        heading("The people", 2, SectionKind::Heading),
        heading("A verdict?", 1, SectionKind::Question),
    ];
    let mention = |aspect, stance, words| AspectMention { aspect, stance, note: None, evidence: place(&text, words) };
    review.aspects = vec![
        mention(Aspect::Acting, Stance::Praise, "The acting is a marvel of ease."),
        mention(Aspect::Pacing, Stance::Criticism, "The pacing sags in the middle."),
    ];
    review.evidence.insert("rating".to_owned(), place(&text, "Four stars"));
    review.text = Some(text);
}

/// The site with that text.
fn site() -> Site {
    let site = Site::at_root();
    site.change_catalog(|catalog| {
        catalog.collection.text = TextPolicy::Full;
        let Stored::Inline(reviews) = &mut catalog.documents else { panic!("documents are in the catalog") };
        write(reviews.iter_mut().find(|review| review.id == ID).expect("the collection has it"));
    });
    site
}

/// How far below the top of the window an element begins, in CSS pixels.
async fn top(reader: &Reader<'_>, selector: &str) -> f64 {
    let script = format!("document.querySelector(`{selector}`)?.getBoundingClientRect().top");
    reader.said(&script).await.as_f64().unwrap_or(f64::NAN)
}

#[test]
fn the_sections_of_a_text_are_its_table_of_contents() {
    let site = site();
    journey(&site, async |reader| {
        reader.open_deep(&format!("documents/{ID}?kind=review")).await;
        reader.find("heading", "Contents").await;
        // The text is text: what looks like markup in it is shown.
        reader.see("<b>Bold</b> it is not").await;
        reader.click("link", "The people").await;
        reader.arrive("the section in the address", |place| place.ends_with("?kind=review#section-2")).await;
        reader.wait("the section in sight", async || (0.0..400.0).contains(&top(reader, "#section-2").await)).await;
        let current = "document.querySelector('.contents [aria-current]')?.textContent ?? ''";
        reader.wait("it is the one that is read", async || reader.said(current).await == "The people").await;
        // The address with a section opens there.
        reader.open("").await;
        reader.open_deep(&format!("documents/{ID}#section-3")).await;
        reader.find("heading", "Contents").await;
        reader.wait("the section in sight", async || (0.0..600.0).contains(&top(reader, "#section-3").await)).await;
        let levels = "[...document.querySelectorAll('.text [role=heading]')].map(one => one.ariaLevel)";
        assert_eq!(reader.said(levels).await, serde_json::json!(["3", "4", "3"]));
    });
}

#[test]
fn what_was_read_is_marked_with_a_legend_and_leads_to_its_place() {
    let site = site();
    journey(&site, async |reader| {
        reader.open_deep(&format!("documents/{ID}")).await;
        reader.find("heading", "Marked in the text").await;
        let marked =
            |class: &str| format!("[...document.querySelectorAll('.text {class}')].map(one => one.textContent)");
        assert_eq!(reader.said(&marked("mark.fact")).await, serde_json::json!(["Four stars"]));
        assert_eq!(reader.said(&marked(".praise")).await, serde_json::json!(["The acting is a marvel of ease."]));
        assert_eq!(reader.said(&marked(".criticism")).await, serde_json::json!(["The pacing sags in the middle."]));
        let title = "document.querySelector('.text mark.fact').title";
        assert_eq!(reader.said(title).await, "Rating");
        // From the fact, and from the aspect, to the place.
        reader.click("link", "“Four stars”").await;
        reader.wait("the rating in sight", async || (0.0..800.0).contains(&top(reader, "mark.fact").await)).await;
        reader.click("link", "Pacing: criticism, place 1 in the text").await;
        reader
            .wait("the passage in sight", async || (0.0..800.0).contains(&top(reader, ".text .criticism").await))
            .await;
        // A kind of marks that is hidden stays hidden on this device.
        let line = "getComputedStyle(document.querySelector('.text .praise')).textDecorationLine";
        assert_eq!(reader.said(line).await, "underline");
        reader.find_containing("checkbox", "praise").await.click().await.unwrap();
        reader.wait("the marks go", async || reader.said(line).await == "none").await;
        reader.reload().await;
        reader.find("heading", "Marked in the text").await;
        assert_eq!(reader.said(line).await, "none");
        let other = "getComputedStyle(document.querySelector('.text .criticism')).textDecorationStyle";
        assert_eq!(reader.said(other).await, "wavy");
    });
}

#[test]
fn a_text_says_how_long_it_takes_and_is_as_wide_as_the_reader_likes() {
    let site = site();
    journey(&site, async |reader| {
        reader.open_deep(&format!("documents/{ID}")).await;
        let words = "document.querySelector('.text').textContent.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length";
        reader.find("heading", "Text").await;
        let words = reader.said(words).await.as_u64().expect("a number");
        let minutes = words.div_ceil(238);
        let thousands = format!("{},{:03}", words / 1000, words % 1000);
        reader.see(&format!("About {minutes} minutes ({thousands} words)")).await;
        let width = "document.querySelector('.text').getBoundingClientRect().width";
        let medium = reader.said(width).await.as_f64().unwrap();
        // The lines that are seen are the labels of radio buttons that are not.
        reader.said("document.querySelector('[title=Narrow]').click()").await;
        reader.said("document.querySelector('[title=Narrow] input').focus()").await;
        reader.wait("narrower lines", async || reader.said(width).await.as_f64().unwrap() < medium - 50.0).await;
        reader.press(Key::Right + "").await;
        reader.press(Key::Right + "").await;
        // Arrows on the choice choose, and do not leave the document.
        reader.wait("wider lines", async || reader.said(width).await.as_f64().unwrap() > medium + 20.0).await;
        assert!(reader.place().await.starts_with(&format!("documents/{ID}")));
        reader.reload().await;
        reader.find("heading", "Text").await;
        reader.wait("as wide again", async || reader.said(width).await.as_f64().unwrap() > medium + 20.0).await;
    });
}

#[test]
fn keys_lead_to_the_documents_before_and_after_within_the_selection() {
    let site = Site::large();
    journey(&site, async |reader| {
        reader.open_deep("explore?kind=review&sort=source").await;
        reader.find("group", "Source").await;
        reader.wait("rows", async || reader.said("document.querySelectorAll('li.document a').length").await != 0).await;
        // Far down, where no list was drawn.
        reader.write("textbox", "Go to row", "9000").await;
        reader.click("button", "Go").await;
        let focus = "Number(document.activeElement.closest('[data-place]')?.dataset.place ?? -1)";
        reader.wait("the row", async || reader.said(focus).await == 8_999).await;
        reader.press(Key::Enter + "").await;
        reader.find("heading", "Facts").await;
        reader.see("9,000 of ").await;
        let first = reader.place().await;
        reader.press(Key::Right + "").await;
        reader.see("9,001 of ").await;
        let second = reader.place().await;
        assert!(second != first && second.ends_with("?kind=review&sort=source"), "{second}");
        reader.press("n").await;
        reader.see("9,002 of ").await;
        reader.press("p").await;
        reader.see("9,001 of ").await;
        reader.press(Key::Left + "").await;
        reader.see("9,000 of ").await;
        // A document that the selection does not have says so.
        let path = reader.place().await;
        let path = path.split('?').next().unwrap_or_default();
        reader.open_deep(&format!("{path}?kind=news")).await;
        reader.see("not part of the selection").await;
        assert_eq!(reader.said("document.querySelectorAll('.neighbours [rel]').length").await, 0);
    });
}
