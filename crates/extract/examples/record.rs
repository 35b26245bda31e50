//! Prints the record of each file given, as JSON, and why it is so: `cargo run -p crosscut-extract --example record -- FILE…`.

use crosscut_extract::{Context, explain, extract};
use crosscut_model::Document;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let document = Document::plain(&path, text);
        let mut extraction = extract(&document, &Context::default());
        println!("{:#?}", explain(&document, &Context::default()));
        extraction.review.text = None;
        println!("{}", serde_json::to_string_pretty(&extraction.review)?);
        for problem in extraction.problems {
            println!("{problem:?}");
        }
    }
    Ok(())
}
