//! Measures reading and extraction on labelled documents: `cargo run --release -p crosscut-cli --example accuracy -- [dev|held-out|all] [FOLDER|FILE…]`.
//! Prints precision, recall and the misses of every field, and of ratings by notation. `crates/extract/corpus/README.md` says what the
//! labels mean.

use crosscut_extract::{Context, extract, extract_all};
use crosscut_model::{Document, Rating, RatingValue, Review};
use crosscut_read::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

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

/// Labels that are no fields.
#[cfg(test)]
const OTHER_LABELS: [&str; 4] = ["records", "format", "half", "why"];

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
    let mut paths: Vec<PathBuf> = std::env::args().skip(2).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push(own_corpus());
    }
    if !["dev", "held-out", "all"].contains(&half.as_str()) {
        return Err(format!("“{half}” is no half of the corpus; say dev, held-out or all").into());
    }
    let corpus = read_corpus(&paths)?;
    let figures = measure(corpus.iter().filter(|document| half == "all" || document.dev == (half == "dev")));
    println!("{} documents ({half})\n", figures.documents);
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
    Ok(())
}

fn own_corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../extract/corpus")
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

impl Labelled {
    /// The labels of each record: those with its number, and those without one.
    fn records(&self) -> Vec<BTreeMap<String, String>> {
        let count: usize = self.labels.get("records").and_then(|count| count.parse().ok()).unwrap_or(1);
        let one = |number: usize| {
            let own = |label: &str| match label.split_once(' ') {
                Some((field, of)) => (of == number.to_string()).then(|| field.to_owned()),
                None => Some(label.to_owned()),
            };
            // A label with a number stands for the same one without.
            let mut labels: Vec<(&String, &String)> = self.labels.iter().collect();
            labels.sort_by_key(|(label, _)| label.contains(' '));
            labels.into_iter().filter_map(|(label, value)| Some((own(label)?, value.clone()))).collect()
        };
        (1..=count).map(one).collect()
    }
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

/// Whether what was found is what a label tells. Names are compared as keys, so that a headline in capitals is no miss, and
/// several authors as a set.
fn is_same(field: &str, told: &str, found: &str) -> bool {
    match field {
        // A label says only of a scale that starts below zero where it starts.
        "rating" => {
            told == found
                || !told.contains(" from ")
                    && found.split_once(" from ").is_some_and(|(it, from)| it == told && !from.starts_with('-'))
        }
        "author" => people(told) == people(found),
        // What extraction cannot tell apart: a label may say pt where the record says pt-BR.
        "language" => told.split('-').next() == found.split('-').next(),
        // "The Bantry Star" and "Bantry Star" are one paper.
        "publisher" => folded(told).trim_start_matches("the-") == folded(found).trim_start_matches("the-"),
        _ => folded(told) == folded(found),
    }
}

fn folded(name: &str) -> String {
    crosscut_model::key(name)
}

fn people(names: &str) -> BTreeSet<String> {
    let mut all = vec![names.to_owned()];
    for between in
        [" and ", " und ", " et ", " y ", " e ", " en ", " och ", " и ", " & ", " + ", ", ", " / ", "・", "、", "&"]
    {
        all = all.iter().flat_map(|part| part.split(between)).map(str::to_owned).collect();
    }
    all.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect()
}

/// The score of a review and the tone of its text, when its rating is blanked out of it.
fn tone_without_rating(review: &Review) -> Option<(f64, f64)> {
    let score = review.rating.as_ref()?.score?;
    let text = review.text.as_deref()?;
    let range = review.evidence.get("rating")?.range()?;
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    let blank = format!("{before}{}{after}", " ".repeat(range.len()));
    let tone = extract(&Document::plain("blanked", blank), &Context::default()).tone?;
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

fn read_corpus(paths: &[PathBuf]) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside: Vec<_> = std::fs::read_dir(path)?.flatten().map(|entry| entry.path()).collect();
            inside.retain(|path| path.extension().is_some_and(|end| end == "txt"));
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    let mut corpus = Vec::new();
    for path in files {
        read_documents(&path, &mut corpus)?;
    }
    Ok(corpus)
}

/// Adds the documents of a file.
fn read_documents(path: &Path, corpus: &mut Vec<Labelled>) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let probe = file.starts_with("probe");
    let text = format!("\n{text}");
    for (place, part) in text.split("\n=== ").skip(1).enumerate() {
        let (name, rest) =
            part.split_once('\n').ok_or_else(|| format!("{}: a document without a name", path.display()))?;
        let (labels, text) =
            rest.split_once("---\n").ok_or_else(|| format!("{}: {name} has no “---”", path.display()))?;
        let labels = labels.lines().filter_map(|line| line.split_once(':'));
        let labels: BTreeMap<String, String> =
            labels.map(|(label, value)| (label.trim().to_owned(), value.trim().to_owned())).collect();
        let dev = match labels.get("half").map(String::as_str) {
            Some(half) => half == "dev",
            None if file.starts_with("held-out") => false,
            None => probe || file.starts_with("dev") || place % 2 == 0,
        };
        // The line that parts the labels from the text may be the fence that opens front matter as well.
        let fenced = labels.get("format").is_some_and(|format| format == "md")
            && text.lines().next().is_some_and(|line| line.split_once(':').is_some_and(|(key, _)| !key.contains(' ')))
            && text.contains("\n---\n");
        let text = if fenced { format!("---\n{text}") } else { text.to_owned() };
        corpus.push(Labelled { name: name.trim().to_owned(), labels, text: format!("{text}\n"), dev, probe });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Vec<Labelled> {
        read_corpus(&[own_corpus()]).unwrap()
    }

    #[test]
    fn every_label_is_a_known_one() {
        let corpus = corpus();
        assert!(corpus.len() >= 200, "{} documents", corpus.len());
        for document in corpus {
            let records = document.records();
            let told = records.iter().all(|labels| ["rating", "kind"].iter().all(|label| labels.contains_key(*label)));
            assert!(told || document.probe, "{}", document.name);
            for label in document.labels.keys() {
                let (label, number) = label.split_once(' ').unwrap_or((label, "1"));
                let known = FIELDS.contains(&label) || OTHER_LABELS.contains(&label);
                let counted = number.parse().is_ok_and(|number: usize| (1..=records.len()).contains(&number));
                assert!(known && counted, "{}: {label}", document.name);
            }
        }
    }
}
