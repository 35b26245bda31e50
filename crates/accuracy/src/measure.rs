//! Precision, recall and the misses of every field, and of ratings by notation.

use crate::corpus::{FIELDS, Labelled, folded, is_same};
use crosscut_extract::rating::label;
use crosscut_extract::{Context, extract, extract_all};
use crosscut_model::{Document, Review};
use crosscut_read::Settings;
use std::collections::BTreeMap;

/// How often a field was told, found and right.
#[derive(Clone, Copy, Default)]
struct Count {
    told: usize,
    found: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, told: bool, found: bool, right: bool) {
        self.told += usize::from(told);
        self.found += usize::from(found);
        self.right += usize::from(right);
    }

    fn row(&self, name: &str) -> String {
        let share = |of: usize| {
            if of == 0 { "     –".to_owned() } else { format!("{:5.1}%", self.right as f64 / of as f64 * 100.0) }
        };
        format!(
            "{name:<22}{:>6}{:>7}{:>7}   {}   {}",
            self.told,
            self.found,
            self.right,
            share(self.found),
            share(self.told)
        )
    }
}

/// The figures of one half, and what was missed.
#[derive(Default)]
struct Figures {
    documents: usize,
    counts: BTreeMap<String, Count>,
    misses: Vec<String>,
    /// Score and estimated tone of rated English reviews, the rating itself blanked out.
    tones: Vec<(f64, f64)>,
}

/// Prints the figures of some documents, which are called `name`.
pub fn print(name: &str, documents: &[Labelled]) {
    let figures = measure(documents.iter());
    println!("{} documents ({name})\n", figures.documents);
    println!("{:<22}{:>6}{:>7}{:>7}{:>12}{:>9}", "field", "told", "found", "right", "precision", "recall");
    for field in FIELDS.into_iter().chain(["records"]) {
        if let Some(count) = figures.counts.get(field) {
            println!("{}", count.row(field));
        }
        for (name, count) in figures.counts.iter().filter(|(name, _)| name.starts_with(&format!("{field}: "))) {
            println!("{}", count.row(&format!("  {}", &name[field.len() + 2..])));
        }
    }
    println!("\n{}", tone_row(&figures.tones));
    println!("\nmisses");
    for miss in &figures.misses {
        println!("  {miss}");
    }
}

/// Compares every field of every record.
fn measure<'a>(corpus: impl Iterator<Item = &'a Labelled>) -> Figures {
    let mut figures = Figures::default();
    for document in corpus {
        figures.documents += 1;
        let told = document.records();
        let mut found = read(document);
        figures.tones.extend(found.iter().filter_map(tone_without_rating));
        if told.len() > 1 || found.len() > 1 {
            let same = told.len() == found.len();
            figures.counts.entry("records".to_owned()).or_default().add(told.len() > 1, found.len() > 1, same);
            if !same {
                let miss = format!("{}: {} records, found {}", document.name, told.len(), found.len());
                figures.misses.push(miss);
            }
        }
        // Records that are as many as told stand in their order; of others each is compared with the one of its item.
        let in_order = told.len() == found.len();
        for (number, labels) in told.iter().enumerate() {
            let item = labels.get("item").map(|item| folded(item));
            let place = if in_order || told.len() == 1 {
                (!found.is_empty()).then_some(0)
            } else {
                found.iter().position(|review| item.is_some() && review.item.as_deref().map(folded) == item)
            };
            let review = place.map(|place| found.remove(place));
            let name = if told.len() > 1 { format!("{} {}", document.name, number + 1) } else { document.name.clone() };
            figures.compare(&name, labels, review.as_ref(), document.probe);
        }
        for review in &found {
            figures.compare(&format!("{} (not told)", document.name), &BTreeMap::new(), Some(review), false);
        }
    }
    figures
}

/// The records of a document, as the command reads its file.
fn read(document: &Labelled) -> Vec<Review> {
    let format = document.labels.get("format").map_or("txt", String::as_str);
    let settings = Settings::default();
    let reading = crosscut_read::read(&format!("{}.{format}", document.name), document.text.as_bytes(), &settings);
    let context = settings.context();
    let extracted = reading.documents.iter().flat_map(|part| extract_all(part, &context));
    extracted.map(|part| part.extraction.review).chain(reading.taken.into_iter().map(|taken| taken.review)).collect()
}

impl Figures {
    fn compare(&mut self, name: &str, labels: &BTreeMap<String, String>, review: Option<&Review>, probe: bool) {
        for field in FIELDS {
            let told = labels.get(field).filter(|label| *label != "none");
            let found = review.and_then(|review| value(review, field));
            if probe && !labels.contains_key(field) {
                continue;
            }
            let same = match (told, &found) {
                (None, None) => true,
                (Some(told), Some(found)) => is_same(field, told, found),
                _ => false,
            };
            let right = told.is_some() && same;
            self.counts.entry(field.to_owned()).or_default().add(told.is_some(), found.is_some(), right);
            if field == "rating" {
                let notation = told.or(found.as_ref()).and_then(|label| label.split(' ').next()).unwrap_or("none");
                let count = self.counts.entry(format!("rating: {notation}")).or_default();
                count.add(told.is_some(), found.is_some(), right);
            }
            if !same {
                let show = |value: Option<&String>| value.cloned().unwrap_or_else(|| "nothing".to_owned());
                self.misses.push(format!("{name}: {field} is {}, found {}", show(told), show(found.as_ref())));
            }
        }
    }
}

/// The score of a review and the tone of its text, when its rating is blanked out of it.
fn tone_without_rating(review: &Review) -> Option<(f64, f64)> {
    let score = review.rating.as_ref()?.score?;
    let text = review.text.as_deref()?;
    let range = review.evidence.get("rating")?.range()?;
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    let blank = format!("{before}{}{after}", " ".repeat(range.len()));
    let tone = extract(&Document::plain("blanked", blank), &Context::default()).review.tone?;
    Some((score, tone.estimate))
}

/// How far tones are from scores, how often they are on the same side of the middle, and how they go together (Pearson).
fn tone_row(tones: &[(f64, f64)]) -> String {
    let count = tones.len().max(1) as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| tones.iter().map(of).sum::<f64>() / count;
    let distance = mean(&|(score, tone)| (score - tone).abs());
    let same = tones.iter().filter(|(score, tone)| (*score >= 50.0) == (*tone >= 50.0)).count() as f64 / count * 100.0;
    let (scores, estimates) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    let together = mean(&|(score, tone)| (score - scores) * (tone - estimates));
    let spread = mean(&|(score, _)| (score - scores).powi(2)) * mean(&|(_, tone)| (tone - estimates).powi(2));
    let correlation = if spread > 0.0 { together / spread.sqrt() } else { 0.0 };
    format!(
        "tone of {} rated texts without their rating: {distance:.0} points from the score on average, {same:.0}% on its side of 50, \
         correlation {correlation:.2}",
        tones.len()
    )
}

/// A field as the labels write it.
fn value(review: &Review, field: &str) -> Option<String> {
    match field {
        "rating" => review.rating.as_ref().map(label),
        "kind" => Some(review.kind.key().to_owned()),
        "author" => review.author.clone(),
        "publisher" => review.publisher.clone(),
        "date" => review.date_published.map(|date| date.to_string()),
        "item" => review.item.clone(),
        "year" => review.item_year.map(|year| year.to_string()),
        _ => review.language.clone(),
    }
}
