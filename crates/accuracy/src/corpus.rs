//! The labelled corpus: how its files are read, and when a label is met. `crates/extract/corpus/README.md` says what the
//! labels mean.

use crosscut_model::LetterTable;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

/// One document of the corpus.
pub struct Labelled {
    pub name: String,
    /// The file it stands in, without its ending: what one writer wrote at one time.
    pub file: String,
    pub labels: BTreeMap<String, String>,
    pub text: String,
    /// In the half that rules are worked on with.
    pub dev: bool,
    /// Only what the labels tell is compared.
    pub probe: bool,
}

/// The fields that are compared, in the order of the table.
pub const FIELDS: [&str; 8] = ["rating", "kind", "author", "publisher", "date", "item", "year", "language"];

/// Labels that are no fields.
#[cfg(test)]
const OTHER_LABELS: [&str; 4] = ["records", "format", "half", "why"];

pub fn own_corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../extract/corpus")
}

impl Labelled {
    /// The labels of each record: those with its number, and those without one.
    pub fn records(&self) -> Vec<BTreeMap<String, String>> {
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

/// Whether what was found is what a label tells. Names are compared as keys, so that a headline in capitals is no miss, and
/// several authors as a set.
pub fn is_same(field: &str, told: &str, found: &str) -> bool {
    match field {
        "rating" => is_same_rating(told, found),
        "author" => people(told) == people(found),
        // What extraction cannot tell apart: a label may say pt where the record says pt-BR, and nb where it says no.
        "language" => language(told) == language(found),
        // "The Bantry Star" and "Bantry Star" are one paper.
        "publisher" => folded(told).trim_start_matches("the-") == folded(found).trim_start_matches("the-"),
        _ => folded(told) == folded(found),
    }
}

/// A language without its region, and Norwegian as one, as BCP 47 has it.
fn language(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "nb" | "nn" => "no",
        language => language,
    }
}

/// Whether two ratings have the same value on the same scale. What a number counts in, stars or points or nothing, does not
/// matter; where a scale starts only where that is below zero, or above its best, as with school marks.
fn is_same_rating(told: &str, found: &str) -> bool {
    let scale = |label: &str| -> Option<String> {
        let (notation, value) = label.split_once(' ')?;
        let counts = matches!(notation, "stars" | "points" | "fraction" | "percent");
        let number = |text: &str| text.parse::<f64>().ok();
        let upwards = |(value, from): &(&str, &str)| {
            let best = value.split_once('/').and_then(|(_, best)| number(best));
            number(from).zip(best).is_none_or(|(from, best)| (0.0..best).contains(&from))
        };
        let value = value.split_once(" from ").filter(upwards).map_or(value, |(value, _)| value);
        let value = if notation == "percent" { format!("{value}/100") } else { value.to_owned() };
        Some(if counts { value } else { format!("{notation} {value}") })
    };
    scale(told) == scale(found)
}

/// The score that a rating's label stands for, 0 to 100; a thumb is a quarter from its end.
pub fn score(label: &str) -> Option<f64> {
    let (notation, value) = label.split_once(' ')?;
    match notation {
        "thumbs" => Some(if value == "up" { 75.0 } else { 25.0 }),
        "letter" => LetterTable::default().score(value),
        "percent" => value.parse().ok(),
        _ => {
            let (value, from) = value.split_once(" from ").unwrap_or((value, "0"));
            let (value, best) = value.split_once('/')?;
            let [value, best, worst] = [value, best, from].map(|number| number.parse::<f64>().ok());
            Some(((value? - worst?) / (best? - worst?)).clamp(0.0, 1.0) * 100.0)
        }
    }
}

pub fn folded(name: &str) -> String {
    crosscut_model::key(name)
}

/// A name without "Mrs.", "Dr", "don", "ks." before it: some labels have it and some have not.
fn without_title(name: &str) -> &str {
    const TITLES: [&str; 21] = [
        "mr", "mrs", "ms", "miss", "dr", "prof", "don", "sir", "lady", "judge", "rev", "père", "fr", "padre", "the",
        "revd", "ds", "ks", "pe", "pfr", "suor",
    ];
    let mut rest = name.trim();
    while let Some((first, others)) = rest.split_once(' ') {
        if !TITLES.contains(&first.trim_end_matches('.').to_lowercase().as_str())
            || !others.contains(' ') && others.is_empty()
        {
            break;
        }
        rest = others;
    }
    rest
}

pub fn people(names: &str) -> BTreeSet<String> {
    let mut all = vec![names.to_owned()];
    for between in
        [" and ", " und ", " et ", " y ", " e ", " en ", " och ", " и ", " & ", " + ", ", ", " / ", "・", "、", "&"]
    {
        all = all.iter().flat_map(|part| part.split(between)).map(str::to_owned).collect();
    }
    all.iter().map(|name| folded(without_title(name))).filter(|name| !name.is_empty()).collect()
}

pub fn read_corpus(paths: &[PathBuf]) -> Result<Vec<Labelled>, Box<dyn Error>> {
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
pub fn read_documents(path: &Path, corpus: &mut Vec<Labelled>) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let probe = file.starts_with("probe");
    let stem = file.trim_end_matches(".txt").to_owned();
    let text = format!("\n{text}");
    for part in text.split("\n=== ").skip(1) {
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
            None => true,
        };
        // The line that parts the labels from the text may be the fence that opens front matter as well.
        let fenced = labels.get("format").is_some_and(|format| format == "md")
            && text.lines().next().is_some_and(|line| line.split_once(':').is_some_and(|(key, _)| !key.contains(' ')))
            && text.contains("\n---\n");
        let text = if fenced { format!("---\n{text}") } else { text.to_owned() };
        let (name, file) = (name.trim().to_owned(), stem.clone());
        corpus.push(Labelled { name, file, labels, text: format!("{text}\n"), dev, probe });
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
            for rating in records.iter().filter_map(|labels| labels.get("rating")).filter(|rating| *rating != "none") {
                let word = |known: &[&str]| rating.split_once(' ').is_some_and(|(_, value)| known.contains(&value));
                let known = if rating.starts_with("thumbs ") { word(&["up", "down"]) } else { score(rating).is_some() };
                assert!(known, "{}: {rating}", document.name);
            }
            for label in document.labels.keys() {
                let (label, number) = label.split_once(' ').unwrap_or((label, "1"));
                let known = FIELDS.contains(&label) || OTHER_LABELS.contains(&label);
                let counted = number.parse().is_ok_and(|number: usize| (1..=records.len()).contains(&number));
                assert!(known && counted, "{}: {label}", document.name);
            }
        }
    }
}
