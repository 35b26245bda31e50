//! One document that reviews several works, each under a heading of its own: a record for each. Where the structure does not tell the
//! works apart there is one record, without a rating.

mod choose;
mod groups;
mod heads;
mod shared;
mod title;

use crate::rating::choose::of_several;
use crate::text::Text;
use crate::{Context, Extraction, Training, merge};
pub use choose::BETWEEN;
pub(crate) use choose::Whole;
use choose::choose;
use crosscut_model::{BodyRole, Document, Evidence, Kind};
use heads::Head;
pub(crate) use heads::opens_others;
use std::ops::Range;

/// A record of a document, and the part of the document that it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The bytes of the document's text that this record's own text is.
    pub body: Range<usize>,
    /// Its evidence counts in the document's text. Facts that are said once for all records have evidence outside `body`.
    pub extraction: Extraction,
}

/// Reads a document whole or, where it reviews each of several works under a heading, a record for each. The names of such records
/// are that of the document with `#1`, `#2`, … after it. Time is linear in the length of the text.
pub fn extract_all(document: &Document, context: &Context) -> Vec<Part> {
    let text = Text::of(document);
    let (extraction, whole) = merge::record(&text, document, context);
    let cut = whole.filter(|_| may_be_parted(document)).and_then(|whole| {
        let heads = choose(&text, &whole, &mut None)?;
        Some((bodies(&text, &heads, &whole, document), heads))
    });
    match cut {
        Some((bodies, heads)) => split(document, context, &text, bodies, &heads, &extraction),
        None => vec![Part { body: document.body.clone(), extraction }],
    }
}

/// Notes in `training` how a document might be parted, once it was read as a whole.
pub(crate) fn vote(text: &Text, document: &Document, whole: &Whole, training: &mut Training) {
    if may_be_parted(document) {
        drop(choose(text, whole, &mut Some(training)));
    }
}

/// The parts of a document as they are read, where they can be told apart so that their titles are right: training reads them.
pub(crate) fn titled(
    text: &Text,
    document: &Document,
    whole: &Whole,
    is_right: &dyn Fn(&str) -> bool,
) -> Option<Vec<Document>> {
    let heads = choose::titled(text, whole, is_right)?;
    let bodies = bodies(text, &heads, whole, document);
    Some(bodies.into_iter().enumerate().map(|(number, body)| alone(document, number, body)).collect())
}

/// Whether nothing that was given by hand says that it is one document.
fn may_be_parted(document: &Document) -> bool {
    let given = &document.given;
    given.rating.is_none()
        && !given.unrated
        && given.item.is_none()
        && given.kind.is_none_or(|kind| kind == Kind::Review)
        && document.body_role != BodyRole::Abstract
}

/// Where the parts stand that begin at these headings, in bytes.
fn bodies(text: &Text, heads: &[Head], whole: &Whole, document: &Document) -> Vec<Range<usize>> {
    groups::bodies(text, &heads.iter().collect::<Vec<_>>(), &whole.ratings, document.body.end)
}

/// The parts that begin at these headings.
fn split(
    document: &Document,
    context: &Context,
    text: &Text,
    bodies: Vec<Range<usize>>,
    heads: &[Head],
    whole: &Extraction,
) -> Vec<Part> {
    let context = &self::context(context, text);
    let of_head =
        |(number, (body, head)): (usize, (Range<usize>, &Head))| part(document, context, text, number, body, head);
    let mut parts: Vec<Part> = bodies.into_iter().zip(heads).enumerate().map(of_head).collect();
    shared::fill(&mut parts, whole, document);
    parts
}

/// In which context the parts of a text are read.
pub(crate) fn context(context: &Context, text: &Text) -> Context {
    Context { of_several: Some(of_several(text)), ..context.clone() }
}

/// One part as a document.
fn alone(document: &Document, number: usize, body: Range<usize>) -> Document {
    let between = if document.source_file.contains('#') { '-' } else { '#' };
    let name = format!("{}{between}{}", document.source_file, number + 1);
    let mut own = Document::plain(&name, &document.text[body]);
    // A few words with a rating have no kind of their own: they stand among reviews.
    own.given.kind = Some(Kind::Review);
    own
}

/// One part as a record, its evidence counted in the whole text.
fn part(document: &Document, context: &Context, text: &Text, number: usize, body: Range<usize>, head: &Head) -> Part {
    let own = alone(document, number, body.clone());
    let (mut extraction, _) = merge::record(&Text::of(&own), &own, context);
    shared::shift(&mut extraction, body.start);
    let review = &mut extraction.review;
    review.item = Some(text.slice(head.title.clone()).to_owned());
    review.evidence.insert("item".to_owned(), Evidence::from(text.bytes(head.title.clone())));
    if let Some((year, tokens)) = &head.year {
        review.item_year = Some(*year);
        review.evidence.insert("item_year".to_owned(), Evidence::from(text.bytes(tokens.clone())));
    }
    review.evidence.insert("kind".to_owned(), Evidence::Inferred { inferred: "one of several reviews".to_owned() });
    Part { body, extraction }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn works(text: &str) -> Vec<(Option<String>, Option<f64>, Option<String>)> {
        let document = Document::plain("a.txt", text);
        let parts = extract_all(&document, &Context::default());
        for part in &parts {
            let review = &part.extraction.review;
            for evidence in review.evidence.values().filter_map(Evidence::range) {
                assert!(text.get(evidence.clone()).is_some_and(|read| !read.is_empty()), "{evidence:?} of {text}");
            }
            if let (Some(item), Some(range)) = (&review.item, review.evidence.get("item").and_then(Evidence::range)) {
                assert_eq!(item, &text[range]);
            }
            assert_eq!(review.text.as_deref(), Some(&text[part.body.clone()]));
        }
        let told = |part: Part| {
            let review = part.extraction.review;
            (review.item, review.rating.and_then(|rating| rating.score), review.author)
        };
        parts.into_iter().map(told).collect()
    }

    #[test]
    fn a_heading_and_a_rating_for_each_work_give_a_record_for_each() {
        let column = "COAST MERCURY — NEW FILMS with Nell Fairweather\nFriday 15 May 2009\n\n\
            THE HERON PROBLEM (PG) ***\nA town declares war on herons, and the herons declare it back, ten minutes too long.\n\n\
            QUIET STREET (18) *\nSomebody stole a car, and everybody shouts about it until the lights come up again.\n\n\
            NINE WINTERS (12A) ****\nSlow, snowed in and quite extraordinary, with a teacher who stays until nobody is left.\n";
        let nell = || Some("Nell Fairweather".to_owned());
        let expected = [("THE HERON PROBLEM", 60.0), ("QUIET STREET", 20.0), ("NINE WINTERS", 80.0)];
        let expected: Vec<_> =
            expected.into_iter().map(|(item, score)| (Some(item.to_owned()), Some(score), nell())).collect();
        assert_eq!(works(column), expected);
    }

    #[test]
    fn ratings_that_are_printed_alike_are_seen_whatever_their_label() {
        let text = "Kadeblad – stadskrant – 8 april 2010\nNieuw deze week, gezien door Hanna Mol\n\n\
            DE ZOUTE WEG (Ierland 2010, 103 min.)\nTwee zussen dragen zout over een heuvel, en de heuvel wordt gespeeld door een betere \
            heuvel. Een klein drama met een mooi licht en acteurs die zachtjes praten. De liedjes hadden thuis mogen blijven.\n\
            Lantaarns: 4 van 6\n\nLIEFDE IN DE LIFT (Noorwegen 2010, 91 min.)\nEen komedie over een lift waarin niemand de trap \
            neemt. De grappen zie je vanaf de begane grond aankomen, en alleen de alpaca improviseert.\nLantaarns: 2 van 6\n";
        let document = Document::plain("a.txt", text);
        let text = Text::of(&document);
        let (_, whole) = merge::record(&text, &document, &Context::default());
        let ratings = whole.map(|whole| whole.ratings).unwrap_or_default();
        let read: Vec<&str> = ratings.iter().map(|rating| &document.text[*rating..*rating + 7]).collect();
        assert_eq!(read, ["4 van 6", "2 van 6"]);
    }

    #[test]
    fn a_rating_above_each_title_is_that_of_the_title_below() {
        let prose = "A town waits for a ship, the ship waits for the tide, and nobody in the cast is in a hurry, which suits them well.";
        let page = |ratings: [&str; 3]| {
            let [one, two, three] = ratings;
            format!(
                "THE PIER POST\nFriday 15 May 2009\n\nNew films\nby Nell Fairweather\n\n{one}\nTHE HERON PROBLEM\n(PG, 96 mins)\n{prose}\n\n\
                 {two}\nQUIET STREET\n(18, 101 mins)\n{prose}\n\n{three}\nNINE WINTERS\n(12A, 88 mins)\n{prose}\n"
            )
        };
        let scores: Vec<Option<f64>> =
            works(&page(["★★★☆☆", "★☆☆☆☆", "★★★★☆"])).into_iter().map(|(_, score, _)| score).collect();
        assert_eq!(scores, [Some(60.0), Some(20.0), Some(80.0)]);
    }

    #[test]
    fn parts_are_read_by_the_scale_that_their_page_states() {
        let page = "THE PIER POST\n\nAll marks out of 20.\n\nSALT ROAD\nA road.\n12\n\nTHE QUAY\nA quay.\n7\n";
        let text = Text::new(page, 0..page.len());
        let context = context(&Context::default(), &text);
        assert_eq!(
            context.of_several.as_ref().and_then(|page| page.scale.as_ref()).map(|scale| scale.best),
            Some(20.0)
        );
        let part = "SALT ROAD\nA road.\n12\n";
        let read = |context: &Context| {
            let document = Document::plain("a.txt", part);
            let text = Text::of(&document);
            let (_, whole) = merge::record(&text, &document, context);
            whole.map_or(0, |whole| whole.ratings.len())
        };
        assert_eq!([read(&Context::default()), read(&context)], [0, 1]);
    }

    #[test]
    fn parts_of_a_score_a_list_and_a_press_review_are_one_document() {
        for text in [
            "Heron Street\n\nA film about a street, and about the herons on it, told with patience and a straight face.\n\nPicture\n\n4/5\n\nSound\n\n3/5\n",
            "My year\n\n1. Heron (9/10)\n2. The Ash (8/10)\n3. Fold (7/10)\n",
            "What the papers say\n\nThe Pier Gazette: ★★★★☆\nA quiet film about loud people, says its critic at length.\n\nAshby Times: ★★☆☆☆\n\
             A loud film about quiet people, says theirs, at greater length still.\n",
            "The best of the year\n\n3. Heron Street (7/10)\nA film about a street, told with patience and a straight face, and with herons.\n\n\
             2. The Ash (8/10)\nA film about a tree, told by the tree, which is slower than one would think.\n\n\
             1. Fold (9/10)\nA film about paper, folded with more care than any other paper of the year.\n",
            "Heron Street (2019) ★★★★\n\nThe street is quiet, and so is the film, which is a long way from being dull; the herons help, and so does \
             the light over the roofs.\n\nMore reviews\n\nSalt ★★\nPond ★★★★★\n",
        ] {
            assert_eq!(works(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn how_lines_end_makes_no_record_more_or_less() {
        let text = "Salt\n\nBy Jo,,Rating:\n4/5\n\nMar#h 3, 2120\n,,,,,,,,,,+++\n,,,,,,,,,,<p>,w,,,,,,,,,, Pell\n\nRating:\n4/5\n\nEnd 3\n";
        for padding in 0..24 {
            let text = text.replace("<p>", &",".repeat(padding));
            let records = |text: &str| works(text).len();
            for ending in ["\r\n", "\r"] {
                assert_eq!(records(&text.replace('\n', ending)), records(&text), "{ending:?} in {text}");
            }
            let text = format!("Title\n\nRating: 4/5{}\n\nOther (2001)\nRating: 3/5\n", "\n.".repeat(padding));
            for ending in ["\r\n", "\r"] {
                assert_eq!(records(&text.replace('\n', ending)), records(&text), "{ending:?} in {text}");
            }
        }
    }

    #[test]
    fn how_lines_end_makes_no_furniture_a_work() {
        let prose = "The cast is game, the photography is crisp, and the last reel earns every tear that it asks for.";
        for padding in 60..110 {
            let above = format!("NOW SHOWING\n{}\n{}\n\n", "a".repeat(padding / 2), "b".repeat(padding / 2));
            let text = format!("{above}SALT ROAD\n****\n{prose}\n\nTHE QUIET QUAY\n***\n{prose}\n");
            assert_eq!(works(&text.replace('\n', "\r\n")).len(), works(&text).len(), "{text}");
        }
    }

    #[test]
    fn a_given_rating_is_of_the_whole() {
        let text = "COAST MERCURY — NEW FILMS with Nell Fairweather\nFriday 15 May 2009\n\n\
            THE HERON PROBLEM (PG) ***\nA town declares war on herons, and the herons declare it back, ten minutes too long.\n\n\
            QUIET STREET (18) *\nSomebody stole a car, and everybody shouts about it until the lights come up again.\n\n\
            NINE WINTERS (12A) ****\nSlow, snowed in and quite extraordinary, with a teacher who stays until nobody is left.\n";
        let mut document = Document::plain("a.txt", text);
        assert_eq!(extract_all(&document, &Context::default()).len(), 3);
        document.given.rating = Some(crosscut_model::GivenRating { raw: "3/5".to_owned(), ..Default::default() });
        assert_eq!(extract_all(&document, &Context::default()).len(), 1);
    }

    #[test]
    fn what_stands_above_the_first_work_is_no_work() {
        let prose = "The cast is game, the photography is crisp, and the last reel earns every tear that it asks for.";
        let text = format!(
            "NOW SHOWING\nwith ANA HOLM\n\nTHE QUIET QUAY\n***\n{prose}\n\nSALT ROAD\n****\n{prose}\n\nNORTHERN LINE\n*\n{prose}\n"
        );
        let items: Vec<Option<String>> = works(&text).into_iter().map(|(item, ..)| item).collect();
        assert_eq!(items, ["THE QUIET QUAY", "SALT ROAD", "NORTHERN LINE"].map(|item| Some(item.to_owned())));
    }
}
