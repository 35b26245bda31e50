//! Measures extraction on labelled documents, and learns its weights from them: `cargo xtask accuracy`, `cargo xtask train`.

mod corpus;
mod fit;
mod learn;
mod measure;
mod weigh;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let half = arguments.next().unwrap_or_else(|| "all".to_owned());
    let mut paths: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    if half == "weigh" {
        return weigh::weigh(&paths);
    }
    if paths.is_empty() {
        paths.push(corpus::own_corpus());
    }
    let mut documents = corpus::read_corpus(&paths)?;
    match half.as_str() {
        "dev" | "held-out" => documents.retain(|document| document.dev == (half == "dev")),
        "all" => {}
        "train" | "cross-validate" => {
            documents.retain(|document| document.dev);
            return learn::learn(&documents, half == "train");
        }
        _ => return Err(format!("“{half}” is no half of the corpus; say dev, held-out or all").into()),
    }
    measure::print(&half, &documents);
    Ok(())
}
