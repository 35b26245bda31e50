//! Documents to records: ratings, people, dates, kind, statements, sections and aspects, each with its evidence.
//! Pure functions over text; no I/O, no clock, nothing heavy, because the same code runs in the browser for dropped files.
//!
//! [`extract`] reads one document, [`extract_all`] one that may hold several reviews, [`explain`] says why it read what it read, [`reconcile`] settles
//! what only many documents together can, and [`rating::parse`] reads a rating that was given by hand.

mod aspects;
mod byline;
mod choice;
mod credits;
mod dates;
mod explain;
mod hash;
mod head;
mod headline;
mod item;
mod kind;
mod language;
mod lexicon;
mod merge;
mod outlet;
mod parts;
mod people;
mod published;
pub mod rating;
mod read;
mod reconcile;
mod sections;
mod statements;
mod text;
mod titles;
mod tone;

pub use choice::{Ballot, Candidate, Feature, Field, STEPS, Training, Weights};
pub use explain::{Explanation, RatingCandidate, TitleCandidate, explain};
pub use kind::KindReason;
pub use parts::{BETWEEN, Part, extract_all};
pub use rating::context::Reason;
pub use reconcile::{Habits, Open, OpenRating, PrintedDate, Settlement, reconcile};
pub use tone::SIDES;

use crosscut_model::{Document, LetterTable, Problem, Review};

/// What the collection knows beside the document itself. Given facts of the document beat it; it beats guesses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The work that documents are about when they do not say.
    pub item: Option<String>,
    pub item_year: Option<i16>,
    /// BCP 47, for documents that do not say.
    pub language: Option<String>,
    /// The best of a star rating that prints none.
    pub stars_best: Option<f64>,
    /// Set where the text is one of several reviews of a page: its rating is chosen by weights of its own.
    pub of_several: Option<OfSeveral>,
    /// The letter table for [`crosscut_model::Rating::score`].
    pub letters: LetterTable,
}

/// What a page says once for all of its reviews.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfSeveral {
    /// The scale that it states.
    pub(crate) scale: Option<rating::scale::Scale>,
    /// What it tells in passing: what of it is a rating the number has to show.
    pub(crate) told: Option<rating::told::Told>,
    /// The best of the legend of its stars.
    pub(crate) legend: Option<f64>,
}

/// One document's record, and what is doubtful or wrong about it. The record is complete even where there are errors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    pub review: Review,
    pub problems: Vec<Problem>,
    /// What this document alone could not settle; see [`reconcile`].
    pub open: Open,
}

/// Reads one document. Never panics, whatever the text; time is linear in its length.
pub fn extract(document: &Document, context: &Context) -> Extraction {
    merge::record(&text::Text::of(document), document, context).0
}

/// Reads one document as [`extract`] does, and notes in `training` what was put to the vote: training and measuring read it.
pub fn vote(document: &Document, context: &Context, training: &mut Training) {
    let text = text::Text::of(document);
    let prose = read::read(&text, document, context, Some(training));
    if training.wanted.contains(&Field::Parts) {
        parts::vote(&text, document, &parts::Whole::of(&prose, &text, document), training);
    }
}

/// The parts of a document that reviews several works, each as it is read, and the context in which they are, where it can be parted
/// so that their titles, with [`BETWEEN`] between them, are right: training reads them.
pub fn parts_titled(
    document: &Document,
    context: &Context,
    is_right: &dyn Fn(&str) -> bool,
) -> Option<(Vec<Document>, Context)> {
    let text = text::Text::of(document);
    let prose = read::read(&text, document, context, None);
    let parts = parts::titled(&text, document, &parts::Whole::of(&prose, &text, document), is_right)?;
    Some((parts, parts::context(context, &text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_grows_no_faster_than_the_text() {
        let prose = include_str!("../tests/structures/guide.txt");
        let line = prose.replace('\n', " ");
        let units = [
            prose,
            &line,
            "*",
            "1/",
            "4/5 ",
            "★ ",
            "(",
            "“A ",
            "Ana ",
            "cast: ",
            "director: Ana Holm, ",
            "Title\n\n",
            "Is it?\n\n",
            "x",
            "A - ",
            "The title is ",
            "“Salt” is a film. ",
            "Ana Holm (Bo Lind) ",
            "8/7/2021 ",
            "Salt: 4/5\n",
            "on a scale of 1 to ",
            "by Ana and ",
            "stars Ana Holm, ",
            "1. Is it?\n",
            "\u{feff}\u{301}",
            "é’",
            "& ",
            "✔ ",
            "[x] no ",
            "1 = gut ",
            "Note (1–6 ",
        ];
        for unit in units {
            let work = |size: usize| {
                let document = Document::plain("a.txt", unit.repeat(size / unit.len() + 1));
                text::counted(|| drop(extract(&document, &Context::default())))
            };
            // Above the fixed costs and the bounded lists, twice the text takes twice the looks; a square would take four.
            let (once, twice) = (work(30_000), work(60_000));
            assert!(twice < once * 5 / 2, "{unit:?}: {once} looks, then {twice}");
            assert!(once < 30_000 * 400, "{unit:?}: {once} looks for 30,000 bytes");
        }
    }
}
