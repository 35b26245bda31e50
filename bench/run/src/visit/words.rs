//! Words to search for that a bundle has: of a film, of a person, and of a text.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Letters of a word that is worth typing.
const LETTERS: usize = 6;

/// A film, a name and two words of a text, in small letters, from the middle of the collection.
pub fn of(bundle: &Path) -> Result<Vec<String>, String> {
    let sealed = read(&bundle.join("catalog.json"))?;
    let catalog = &sealed["catalog"];
    let middle = |list: &Value| list.as_array().and_then(|list| list.get(list.len() / 2).cloned()).unwrap_or_default();
    let name = |list: &Value| middle(list)["name"].as_str().unwrap_or_default().to_lowercase();
    let documents = match catalog["documents"]["inline"].clone() {
        Value::Null => {
            let file = middle(&catalog["documents"]["files"]);
            read(&bundle.join(file["file"]["file"].as_str().unwrap_or_default()))?
        }
        inline => inline,
    };
    let texts = documents.as_array().into_iter().flatten();
    let text =
        texts.flat_map(|review| [&review["text"], &review["abstract"]]).find_map(Value::as_str).unwrap_or_default();
    let mut found: Vec<String> = text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect();
    found.retain(|word| word.chars().count() >= LETTERS);
    found.dedup();
    let words = [name(&catalog["films"]), name(&catalog["people"])].into_iter().chain(found.into_iter().take(2));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    match words.len() {
        0 => Err(format!("{}: there is nothing to search for", bundle.display())),
        _ => Ok(words),
    }
}

fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
