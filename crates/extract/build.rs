//! Makes the tables of weights from `weights/*.txt`: what is written there is read by people and by `cargo xtask train`, what is built
//! here by the program, which would otherwise hash all of it each time it starts.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[allow(dead_code, reason = "the program has more use for it")]
#[path = "src/hash.rs"]
mod hash;
#[allow(dead_code, reason = "the program has more use for it")]
#[path = "src/choice/table.rs"]
mod table;

fn main() -> Result<(), Box<dyn Error>> {
    for file in ["weights", "src/hash.rs", "src/choice/table.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    for entry in fs::read_dir("weights")? {
        let path = entry?.path();
        let bytes = read(&fs::read_to_string(&path)?).map_err(|error| format!("{}{error}", path.display()))?.bytes();
        let name = path.file_stem().ok_or("a file of weights has a name")?;
        fs::write(Path::new(&env::var("OUT_DIR")?).join(name).with_extension("bin"), bytes)?;
    }
    Ok(())
}

/// Reads what is enough in per cent on the first line, then a weight in steps, a tab and a feature on each.
fn read(text: &str) -> Result<table::Weights, String> {
    let mut lines = text.lines().enumerate();
    let mut next = |what| lines.next().ok_or_else(|| format!(":1: {what} is missing"));
    let (_, enough) = next("the chance in per cent")?;
    let enough: f32 = enough.parse().map_err(|error| format!(":1: “{enough}” is no per cent: {error}"))?;
    let mut weights = Vec::new();
    for (number, line) in lines {
        let weight = line.split_once('\t').and_then(|(steps, feature)| Some((feature, steps.parse::<i16>().ok()?)));
        let (feature, steps) =
            weight.ok_or_else(|| format!(":{}: “{line}” is no weight, tab and feature", number + 1))?;
        weights.push((feature, f32::from(steps)));
    }
    Ok(table::Weights::of(enough / 100.0, weights.into_iter()))
}
