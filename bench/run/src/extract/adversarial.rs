//! Texts made to find work that grows faster than they do.

use super::MEGABYTE;
use crosscut_bench_texts::Prose;

/// An adversarial text.
pub struct Name {
    pub what: &'static str,
    /// Of the file that it stands in.
    pub extension: &'static str,
}

/// Each with a quarter of it and the whole.
pub fn adversarial(seed: u64) -> Result<Vec<(Name, String, String)>, String> {
    const MILLION: [(&str, &str); 13] = [
        ("a million asterisks", "*"),
        ("a million “1/”", "1/"),
        ("a million “4/5 ”", "4/5 "),
        ("a million stars", "★"),
        ("a million stars apart", "★ "),
        ("a million line feeds", "\n"),
        ("a million short lines", "A\n"),
        ("a million “(”", "("),
        ("a million quotation marks", "“"),
        ("a million straight quotes", "\""),
        ("a million “Ana ”", "Ana "),
        ("a million “&”", "&"),
        ("one word of a million letters", "x"),
    ];
    const DEEP: [(&str, &str); 3] = [
        ("html, a million “<b>”", "<b>"),
        ("html, a million “<div>”", "<div>"),
        ("html, a million unclosed “<a b=”", "<a b="),
    ];
    let repeated = |extension| {
        move |(what, unit): (&'static str, &str)| {
            (Name { what, extension }, unit.repeat(MEGABYTE / 4), unit.repeat(MEGABYTE))
        }
    };
    let line = |bytes: usize| -> Result<String, String> { Ok(Prose::new(seed)?.text(bytes).replace('\n', " ")) };
    let mut texts: Vec<_> = MILLION.into_iter().map(repeated(".txt")).collect();
    texts.extend(DEEP.into_iter().map(repeated(".html")));
    let what = "one line of 50 MB of prose";
    texts.push((Name { what, extension: ".txt" }, line(50 * MEGABYTE / 4)?, line(50 * MEGABYTE)?));
    let quoted = |rows: usize| "Date,Name,Rating\n".to_owned() + &"\"\"\"\n".repeat(rows);
    let what = "csv, a million open quotes";
    texts.push((Name { what, extension: ".csv" }, quoted(MEGABYTE / 4), quoted(MEGABYTE)));
    let what = "json, a million “[”";
    texts.push((Name { what, extension: ".json" }, "[".repeat(MEGABYTE / 4), "[".repeat(MEGABYTE)));
    Ok(texts)
}
