//! Shows how the weights of this repository vote on documents: `cargo xtask accuracy weigh FILE…`.

use crosscut_extract::{Context, Feature, Field, STEPS, Training};
use crosscut_read::Settings;
use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};

/// How many candidates and features are shown.
const CANDIDATES: usize = 4;
const FEATURES: usize = 14;

/// Prints the likeliest candidates of every field with the features that say most.
pub fn weigh(paths: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let reading = crosscut_read::read(&name, &std::fs::read(path)?, &Settings::default());
        for document in &reading.documents {
            println!("{}", document.source_file);
            let mut training = Training { wanted: Field::ALL.to_vec(), ..Training::default() };
            crosscut_extract::vote(document, &Context::default(), &mut training);
            for ballot in training.ballots {
                let weights = weights(ballot.field)?;
                let says = |feature: &Feature| Some(feature.value * weights.get(&feature.name)?);
                let sum = |features: &[Feature]| features.iter().filter_map(says).sum::<f32>();
                println!("  {}: none {:.2}", ballot.field.key(), sum(&ballot.none));
                let mut order: Vec<_> = ballot.candidates.iter().collect();
                order.sort_by(|a, b| sum(&b.features).total_cmp(&sum(&a.features)));
                for candidate in order.into_iter().take(CANDIDATES) {
                    println!("    {} {:.2}", candidate.value, sum(&candidate.features));
                    let all = candidate.features.iter();
                    let mut features: Vec<(&String, f32)> =
                        all.filter_map(|feature| Some((&feature.name, says(feature)?))).collect();
                    features.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
                    let shown = features.iter().take(FEATURES).map(|(name, weight)| format!("{name} {weight:+.2}"));
                    println!("      {}", shown.collect::<Vec<_>>().join(", "));
                }
            }
        }
    }
    Ok(())
}

fn weights(field: Field) -> Result<HashMap<String, f32>, Box<dyn Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../extract/weights/{}.txt", field.key()));
    let text = std::fs::read_to_string(file)?;
    let weight = |line: &str| {
        let (steps, name) = line.split_once('\t')?;
        Some((name.to_owned(), steps.parse::<f32>().ok()? / STEPS))
    };
    Ok(text.lines().filter_map(weight).collect())
}
