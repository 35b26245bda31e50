//! Measures extraction on the labelled corpus: `cargo run --release -p crosscut-extract --example accuracy -- [dev|held-out|all] [FOLDER]`.
//! Prints precision, recall and the misses of every field, and of ratings by notation. `corpus/README.md` says what the labels mean.

use crosscut_extract::{Context, extract};
use crosscut_model::{Document, Rating, RatingValue, Review};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// One document of the corpus.
struct Labelled {
    name: String,
    labels: BTreeMap<String, String>,
    text: String,
    /// In the half that rules are worked on with.
    dev: bool,
    /// Only what the labels tell is compared.
    probe: bool,
}

/// The fields that are compared, in the order of the table.
const FIELDS: [&str; 8] = ["rating", "kind", "author", "publisher", "date", "item", "year", "language"];

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

fn main() -> Result<(), Box<dyn Error>> {
    let half = std::env::args().nth(1).unwrap_or_else(|| "all".to_owned());
    let folder =
        std::env::args().nth(2).map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), Into::into);
    if !["dev", "held-out", "all"].contains(&half.as_str()) {
        return Err(format!("“{half}” is no half of the corpus; say dev, held-out or all").into());
    }
    let corpus = read_corpus(&folder)?;
    let figures = measure(corpus.iter().filter(|document| half == "all" || document.dev == (half == "dev")));
    println!("{} documents ({half})\n", figures.documents);
    println!("{:<22}{:>6}{:>7}{:>7}{:>12}{:>9}", "field", "told", "found", "right", "precision", "recall");
    for field in FIELDS {
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
    Ok(())
}

/// Compares every field of every document. Names are compared as keys, so that a headline in capitals is no miss.
fn measure<'a>(corpus: impl Iterator<Item = &'a Labelled>) -> Figures {
    let mut figures = Figures::default();
    for document in corpus {
        figures.documents += 1;
        let review = extract(&Document::plain(&document.name, document.text.clone()), &Context::default()).review;
        figures.tones.extend(tone_without_rating(&review));
        for field in FIELDS {
            let told = document.labels.get(field).filter(|label| *label != "none");
            let found = value(&review, field);
            if document.probe && !document.labels.contains_key(field) {
                continue;
            }
            let same = found.as_deref().map(crosscut_model::key) == told.map(|label| crosscut_model::key(label))
                && (field != "rating" || found.as_ref() == told);
            let right = told.is_some() && same;
            figures.counts.entry(field.to_owned()).or_default().add(told.is_some(), found.is_some(), right);
            if field == "rating" {
                let notation = told.or(found.as_ref()).and_then(|label| label.split(' ').next()).unwrap_or("none");
                figures.counts.entry(format!("rating: {notation}")).or_default().add(
                    told.is_some(),
                    found.is_some(),
                    right,
                );
            }
            if !same {
                let show = |value: Option<&String>| value.cloned().unwrap_or_else(|| "nothing".to_owned());
                figures.misses.push(format!(
                    "{}: {field} is {}, found {}",
                    document.name,
                    show(told),
                    show(found.as_ref())
                ));
            }
        }
    }
    figures
}

/// The score of a review and the tone of its text, when its rating is blanked out of it.
fn tone_without_rating(review: &Review) -> Option<(f64, f64)> {
    let score = review.rating.as_ref()?.score?;
    let text = review.text.as_deref()?;
    let range = review.evidence.get("rating")?.range()?;
    let blank = format!("{}{}{}", &text[..range.start], " ".repeat(range.len()), &text[range.end..]);
    let tone = extract(&Document::plain("blanked", blank), &Context::default()).tone?;
    Some((score, tone.estimate))
}

/// How far tones are from scores, and how often they are on the same side of the middle.
fn tone_row(tones: &[(f64, f64)]) -> String {
    let count = tones.len().max(1) as f64;
    let distance = tones.iter().map(|(score, tone)| (score - tone).abs()).sum::<f64>() / count;
    let same = tones.iter().filter(|(score, tone)| (*score >= 50.0) == (*tone >= 50.0)).count() as f64 / count * 100.0;
    format!(
        "tone of {} rated texts without their rating: {distance:.0} points from the score on average, {same:.0}% on its side of 50",
        tones.len()
    )
}

/// A field as the labels write it.
fn value(review: &Review, field: &str) -> Option<String> {
    match field {
        "rating" => review.rating.as_ref().map(label_of),
        "kind" => Some(review.kind.key().to_owned()),
        "author" => review.author.clone(),
        "publisher" => review.publisher.clone(),
        "date" => review.date_published.map(|date| date.to_string()),
        "item" => review.item.clone(),
        "year" => review.item_year.map(|year| year.to_string()),
        _ => review.language.clone(),
    }
}

fn label_of(rating: &Rating) -> String {
    let notation = rating.notation.key();
    match (&rating.value, &rating.best, &rating.worst) {
        (RatingValue::Number(value), _, _) if notation == "percent" => format!("percent {value}"),
        (RatingValue::Number(value), RatingValue::Number(best), RatingValue::Number(worst)) => {
            let from = if *worst == 0.0 { String::new() } else { format!(" from {worst}") };
            format!("{notation} {value}/{best}{from}")
        }
        (value, _, _) => format!("{notation} {value}"),
    }
}

fn read_corpus(folder: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let mut corpus = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path)?;
        let probe = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("probe"));
        for (place, part) in text.split("=== ").skip(1).enumerate() {
            let (name, rest) =
                part.split_once('\n').ok_or_else(|| format!("{}: a document without a name", path.display()))?;
            let (labels, text) =
                rest.split_once("---\n").ok_or_else(|| format!("{}: {name} has no “---”", path.display()))?;
            let labels = labels
                .lines()
                .filter_map(|line| line.split_once(": "))
                .map(|(label, value)| (label.to_owned(), value.to_owned()));
            corpus.push(Labelled {
                name: name.to_owned(),
                labels: labels.collect(),
                text: text.to_owned(),
                dev: probe || place % 2 == 0,
                probe,
            });
        }
    }
    Ok(corpus)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Vec<Labelled> {
        read_corpus(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).unwrap()
    }

    #[test]
    fn every_label_is_a_known_one() {
        let corpus = corpus();
        assert!(corpus.len() >= 200, "{} documents", corpus.len());
        for document in corpus {
            let told = ["rating", "kind"].iter().all(|label| document.labels.contains_key(*label));
            assert!(told || document.probe, "{}", document.name);
            for label in document.labels.keys() {
                assert!(FIELDS.contains(&label.as_str()), "{}: {label}", document.name);
            }
        }
    }
}
