//! What only the documents of one collection together can settle: the scale that a source usually prints, the order of day
//! and month that it uses, and names that differ by a slip. Fills what one document left open; corrects nothing that was read.

use crate::rating::reading::Reading;
use crate::{Context, Extraction};
use crosscut_model::{Assumption, Date, Evidence, Notation, Problem, Property, Rating, RatingValue, Statement, key};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What one document left open, for [`reconcile`] to close. Empty where everything was said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// A rating that prints no scale, where more than one is usual for its value.
    pub rating: Option<OpenRating>,
    /// How the document's date is printed, where it is in numbers alone.
    pub date: Option<PrintedDate>,
    /// Where the given statements stand in the document's text, in their order; they come first among the record's.
    pub stated: Vec<Range<usize>>,
}

/// A rating without a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenRating {
    /// The characters it was read from.
    pub raw: String,
    pub value: f64,
    pub notation: Notation,
    /// Bytes of the document's text.
    pub span: Range<usize>,
}

/// A date in numbers alone with slashes or hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedDate {
    /// One of its numbers is above 12, or it is certain otherwise that the month comes first.
    MonthFirst,
    DayFirst,
    /// Both orders are possible; the other one gives this date.
    Either {
        other: Date,
    },
}

/// Settles what the documents leave open by the habits of their sources, and points out names that are nearly equal. The
/// outcome does not depend on the order of the documents.
pub fn reconcile(extractions: &mut [Extraction], context: &Context) {
    let mut habits = Habits::default();
    (0..).zip(extractions.iter()).for_each(|(document, extraction)| habits.observe(document, extraction));
    let settlement = habits.conclude();
    (0..).zip(extractions).for_each(|(document, extraction)| settlement.settle(document, extraction, context));
}

/// What the documents of a collection have in common, seen one after the other: [`reconcile`] for documents that are not
/// all in memory. Look at each, then [`Habits::conclude`], then settle each.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    sources: BTreeMap<String, Habit>,
    names: Names,
}

/// By work and role, each spelling with where it stands.
type Names = BTreeMap<(String, String), BTreeMap<String, Spelling>>;

/// How one source prints ratings and dates.
#[derive(Clone, Debug, Default)]
struct Habit {
    /// By notation, the best that is told; `None` where there are several.
    bests: BTreeMap<Notation, Option<f64>>,
    /// Whether dates were seen with the day first, and with the month first.
    orders: [bool; 2],
}

/// Where a spelling of a name stands.
#[derive(Clone, Debug, Default)]
struct Spelling {
    /// Each with its document and statement, rising.
    places: Vec<(u32, u32)>,
    /// The source file of the first document.
    first: String,
}

impl Habits {
    /// Looks at a document. Numbers of documents rise.
    pub fn observe(&mut self, document: u32, extraction: &Extraction) {
        let review = &extraction.review;
        if let Some(source) = review.source() {
            // Most sources were seen before: no second key is made then.
            let source = key(source);
            match self.sources.get_mut(&source) {
                Some(habit) => habit.observe(extraction),
                None => self.sources.entry(source).or_default().observe(extraction),
            }
        }
        let Some(item) = &review.item else { return };
        for (number, statement) in (0..).zip(&review.statements) {
            for (role, spelling) in spellings(statement) {
                let spelt = self.names.entry((key(item), role)).or_default().entry(spelling).or_default();
                if spelt.places.is_empty() {
                    spelt.first = review.source_file.clone();
                }
                spelt.places.push((document, number));
            }
        }
    }

    /// What follows for each of the documents.
    pub fn conclude(self) -> Settlement {
        Settlement { sources: self.sources, slips: slips(self.names) }
    }
}

impl Habit {
    fn observe(&mut self, extraction: &Extraction) {
        if let Some(rating) = &extraction.review.rating
            // A value above four of five counts as printed: it leaves no other usual scale.
            && rating.assumed.iter().all(|known| known.reason == "exceeds_four")
            // Of a scale that counts downwards the best says nothing of other scales.
            && rating.worst.number() < rating.best.number()
            && let Some(best) = rating.best.number()
        {
            let known = self.bests.entry(rating.notation).or_insert(Some(best));
            *known = known.filter(|known| *known == best);
        }
        match extraction.open.date {
            Some(PrintedDate::DayFirst) => self.orders[0] = true,
            Some(PrintedDate::MonthFirst) => self.orders[1] = true,
            _ => {}
        }
    }

    /// The one best that the source prints in a notation, if it prints only one.
    fn best(&self, notation: Notation) -> Option<f64> {
        let linear = |notation: Notation| matches!(notation, Notation::Fraction | Notation::Points);
        let same = |other: Notation| other == notation || (linear(other) && linear(notation));
        let mut bests = self.bests.iter().filter(|(other, _)| same(**other)).map(|(_, best)| *best);
        let first = bests.next()??;
        bests.all(|best| best == Some(first)).then_some(first)
    }

    /// Whether the month comes first in its dates, if they agree.
    fn month_first(&self) -> Option<bool> {
        match self.orders {
            [true, false] => Some(false),
            [false, true] => Some(true),
            _ => None,
        }
    }
}

/// What the documents of a collection settle of each other.
#[derive(Clone, Debug, Default)]
pub struct Settlement {
    sources: BTreeMap<String, Habit>,
    /// By document.
    slips: BTreeMap<u32, Vec<Slip>>,
}

/// A name that differs from another by a slip.
#[derive(Clone, Debug)]
struct Slip {
    statement: u32,
    message: String,
}

impl Settlement {
    /// How many names of a document are pointed out.
    pub fn concerns(&self, document: u32) -> usize {
        self.slips.get(&document).map_or(0, Vec::len)
    }

    /// Settles what a document left open. It has the number under which it was looked at.
    pub fn settle(&self, document: u32, extraction: &mut Extraction, context: &Context) {
        let habit = extraction.review.source().and_then(|source| self.sources.get(&key(source)));
        if let Some(habit) = habit {
            scale(extraction, habit, context);
            if let Some(month_first) = habit.month_first() {
                date(extraction, month_first);
            }
        }
        for slip in self.slips.get(&document).into_iter().flatten() {
            point_out(extraction, slip);
        }
    }
}

fn scale(extraction: &mut Extraction, habit: &Habit, context: &Context) {
    if let Some(rating) = &mut extraction.review.rating {
        let guessed = is_guessed(rating);
        let value = rating.value.number().unwrap_or(f64::INFINITY);
        if guessed && let Some(best) = habit.best(rating.notation).filter(|best| value <= *best) {
            rating.best = RatingValue::Number(best);
            rating.assumed = by_habit("best");
            rating.score = rating.score_by(context.letters);
        }
        return;
    }
    let Some(open) = extraction.open.rating.clone() else { return };
    let Some(best) = habit.best(open.notation) else { return };
    let reading = Reading { best: Some(best), ..Reading::number(open.value, open.notation, "source-habit") };
    if let Ok(rating) = reading.complete(&open.raw, context) {
        extraction.review.rating = Some(Rating { assumed: by_habit("best"), ..rating });
        extraction.review.evidence.insert("rating".to_owned(), Evidence::from(open.span.clone()));
        extraction.problems.retain(|problem| problem.code != "unknown-scale");
        extraction.open.rating = None;
    }
}

/// Whether the best of a rating is only what is usual, so that the habit of its source may settle another. The ends of a school mark
/// are its label's.
fn is_guessed(rating: &Rating) -> bool {
    rating.worst.number() < rating.best.number()
        && rating.assumed.iter().any(|known| known.field == "best" && known.reason == "usual_scale")
}

impl Extraction {
    /// Whether [`Settlement::settle`] may change more than to point out a name.
    pub fn is_open(&self) -> bool {
        self.open.rating.is_some()
            || matches!(self.open.date, Some(PrintedDate::Either { .. }))
            || self.review.rating.as_ref().is_some_and(is_guessed)
    }
}

fn by_habit(field: &str) -> Vec<Assumption> {
    vec![Assumption { field: field.to_owned(), reason: "source_habit".to_owned() }]
}

/// Puts day and month of an open date in the order that the source's other dates are printed in.
fn date(extraction: &mut Extraction, month_first: bool) {
    let (Some(PrintedDate::Either { other }), Some(read)) = (extraction.open.date, extraction.review.date_published)
    else {
        return;
    };
    // What was read says which order it was read in: its month is the first number or the second one.
    let assumed = &mut extraction.review.assumed;
    let reads_month_first = !assumed
        .iter()
        .any(|known| known.field == "date_published" && matches!(known.reason.as_str(), "language" | "british_usage"));
    if reads_month_first != month_first {
        extraction.review.date_published = Some(other);
        extraction.open.date = Some(PrintedDate::Either { other: read });
    }
    assumed.retain(|known| known.field != "date_published");
    assumed.push(Assumption { field: "date_published".to_owned(), reason: "outlet_dates".to_owned() });
    extraction.problems.retain(|problem| problem.code != "ambiguous-date");
}

/// By document, names of one work and one role that differ by a slip, at the rarer spelling. Nothing is corrected.
fn slips(names: Names) -> BTreeMap<u32, Vec<Slip>> {
    let mut slips = BTreeMap::new();
    for ((_, role), spelt) in names {
        let spelt: Vec<(String, Spelling)> = spelt.into_iter().collect();
        for (one, other) in near_pairs(&spelt) {
            let ((name, places), (other, others)) = (&spelt[one], &spelt[other]);
            if documents(places) <= documents(others) {
                add_slips(&mut slips, &role, name, places, other, others);
            }
            if documents(others) <= documents(places) {
                add_slips(&mut slips, &role, other, others, name, places);
            }
        }
    }
    slips
}

/// The most spellings of one role that are compared each with each.
const FEW: usize = 60;

/// The pairs of spellings that are near, each once, in order. Of many spellings only those are compared that have all words
/// but one in common, so that the work stays near their number.
fn near_pairs(spelt: &[(String, Spelling)]) -> BTreeSet<(usize, usize)> {
    let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, (name, _)) in spelt.iter().enumerate() {
        if spelt.len() <= FEW {
            buckets.entry(String::new()).or_default().push(place);
            continue;
        }
        let name = name.to_lowercase();
        let words: Vec<&str> = name.split_whitespace().collect();
        for left_out in 0..words.len().min(6) {
            let rest: Vec<&str> =
                words.iter().enumerate().map(|(place, word)| if place == left_out { "" } else { *word }).collect();
            buckets.entry(rest.join(" ")).or_default().push(place);
        }
    }
    let mut pairs = BTreeSet::new();
    for places in buckets.values() {
        for (number, one) in places.iter().enumerate() {
            for other in places[number + 1..].iter().take(FEW) {
                if is_near(&spelt[*one].0, &spelt[*other].0) {
                    pairs.insert((*one, *other));
                }
            }
        }
    }
    pairs
}

/// The names in a statement that can be misspelt: somebody's, and the part's under the name of who plays it.
fn spellings(statement: &Statement) -> Vec<(String, String)> {
    if !statement.property.is_person() {
        return Vec::new();
    }
    let mut all = vec![(statement.property.0.clone(), statement.value.clone())];
    if let Some(character) = &statement.character {
        all.push((format!("part of {}", statement.value), character.clone()));
    }
    all
}

fn documents(spelling: &Spelling) -> usize {
    // They rise, so that equal ones are neighbours.
    spelling.places.chunk_by(|(a, _), (b, _)| a == b).count()
}

fn add_slips(
    slips: &mut BTreeMap<u32, Vec<Slip>>,
    role: &str,
    name: &str,
    spelling: &Spelling,
    other: &str,
    others: &Spelling,
) {
    let what = if Property::new(role).is_person() { role } else { "character" };
    let message = format!("the {what} is spelt “{name}” here, and “{other}” in {}", others.first);
    for (document, statement) in &spelling.places {
        slips.entry(*document).or_default().push(Slip { statement: *statement, message: message.clone() });
    }
}

fn point_out(extraction: &mut Extraction, slip: &Slip) {
    let number = slip.statement as usize;
    let mut problem = Problem::warning("near-miss-name", &extraction.review.source_file, slip.message.clone())
        .help("both are kept as printed; if one is a slip, say so in the front matter");
    let read = extraction.review.statements.get(number).and_then(|statement| statement.evidence.range());
    problem.span = read.or_else(|| extraction.open.stated.get(number).cloned());
    if !extraction.problems.contains(&problem) {
        extraction.problems.push(problem);
    }
}

/// Whether two names are the same but for a slip: as many words, all but one equal, and that one a letter or two apart. Of
/// characters one name may be shorter ("Mickey" and "Mikey Saber").
fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let mut different = a.iter().zip(&b).filter(|(a, b)| a != b);
    let Some((x, y)) = different.next() else { return false };
    let few = different.next().is_none() && (a.len() == b.len() || a.len().min(b.len()) == 1);
    let letters = x.chars().count().min(y.chars().count());
    let allowed = if letters >= 8 { 2 } else { 1 };
    few && letters >= 4 && x.chars().next() == y.chars().next() && distance(x, y) <= allowed
}

/// The number of letters to put in, take out, exchange or swap with the next (optimal string alignment; Damerau 1964).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(40).collect());
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;
    use crosscut_model::Document;

    fn read(texts: &[&str]) -> Vec<Extraction> {
        let context = Context::default();
        let one = |(place, text): (usize, &&str)| extract(&Document::plain(&format!("{place}.txt"), *text), &context);
        let mut all: Vec<Extraction> = texts.iter().enumerate().map(one).collect();
        reconcile(&mut all, &context);
        all
    }

    #[test]
    fn a_scale_that_is_not_printed_is_the_one_that_the_source_prints() {
        let all = read(&[
            "By Ana Holm\n\nQuiet and good.\n\n3 stars out of 4\n",
            "By Ana Holm\n\nLoud and bad.\n\n2 stars\n",
            "By Bo Lind\n\nLoud and bad.\n\n2 stars\n",
        ]);
        let rating = |place: usize| all[place].review.rating.clone().unwrap();
        assert_eq!((rating(1).score, rating(1).assumed[0].reason.clone()), (Some(50.0), "source_habit".to_owned()));
        assert_eq!((rating(2).score, rating(2).assumed[0].reason.clone()), (Some(40.0), "usual_scale".to_owned()));
    }

    #[test]
    fn a_rating_that_was_left_open_is_closed_by_habit() {
        let all = read(&["By Ana Holm\n\nFine.\n\nRating: 7/10\n", "By Ana Holm\n\nLess so.\n\nRating: 4\n"]);
        let rating = all[1].review.rating.as_ref().unwrap();
        assert_eq!((rating.raw.as_str(), rating.score), ("4", Some(40.0)));
        assert_eq!(all[1].problems, []);
    }

    #[test]
    fn day_and_month_stand_as_in_the_outlets_other_dates() {
        let all = read(&[
            "Reviewed by Ana Holm on 25/02/2019\n\nA good one.\n",
            "Reviewed by Ana Holm on 03/04/2019\n\nA bad one.\n",
        ]);
        let review = &all[1].review;
        assert_eq!(review.date_published.unwrap().to_string(), "2019-04-03");
        assert_eq!(review.assumed[0].reason, "outlet_dates");
        assert_eq!(all[1].problems, []);
    }

    #[test]
    fn a_slip_in_a_name_is_pointed_out_and_kept() {
        let all = read(&[
            "Title: Salt\nCinematographer: Tove Ekberg\n",
            "Title: Salt\nCinematographer: Tove Ekbreg\n",
            "Title: Salt\nCinematographer: Tove Ekberg\n",
            "Title: Salt\nCinematographer: Rolf Amber\n",
        ]);
        let codes: Vec<usize> = all
            .iter()
            .map(|one| one.problems.iter().filter(|problem| problem.code == "near-miss-name").count())
            .collect();
        assert_eq!(codes, [0, 1, 0, 0]);
        assert_eq!(all[1].review.statements[0].value, "Tove Ekbreg");
        assert!(all[1].problems[0].message.contains("“Tove Ekberg” in 0.txt"), "{:?}", all[1].problems);
    }

    #[test]
    fn a_slip_in_a_given_name_is_pointed_out_where_it_was_given() {
        let document = |name: &str, editor: &str| {
            let statement = Statement {
                property: Property::new("editor"),
                value: editor.to_owned(),
                character: None,
                assumed: Vec::new(),
                evidence: Evidence::Given { given: "front matter".to_owned() },
            };
            let mut document = Document::plain(name, "---\nfront\n---\nText.");
            document.body = 14..19;
            document.given.item = Some("Salt".to_owned());
            document.given.spans.insert("statements.0".to_owned(), 4..9);
            document.given.statements.push(statement);
            document
        };
        let context = Context::default();
        let mut all =
            [document("a.md", "Tove Ekberg"), document("b.md", "Tove Ekbreg")].map(|one| extract(&one, &context));
        reconcile(&mut all, &context);
        for one in all {
            let spans: Vec<_> =
                one.problems.iter().filter(|it| it.code == "near-miss-name").map(|it| it.span.clone()).collect();
            assert_eq!(spans, [Some(4..9)]);
        }
    }

    #[test]
    fn names_of_different_people_are_not_near() {
        for (a, b) in
            [("Ana Holm", "Bo Holm"), ("Sam Lee", "Sam Lea"), ("Alex Coco", "Alex Saks"), ("Ana Holm", "Ana Holm")]
        {
            assert!(!is_near(a, b), "{a} {b}");
        }
        assert!(is_near("Mickey", "Mikey Storm"));
    }
}
