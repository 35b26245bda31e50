//! The style knows no left and no right where it can say start and end: so it turns around by itself for languages that are written
//! from right to left.

use std::fs;
use std::path::{Path, PathBuf};

/// Properties that take a value for each of the four sides, left and right among them.
const OF_FOUR: [&str; 8] =
    ["padding", "margin", "inset", "border-width", "border-style", "border-color", "scroll-margin", "scroll-padding"];

#[test]
fn the_style_has_no_left_and_no_right() {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let mut sheets = Vec::new();
    sheets_in(&style, &mut sheets);
    assert!(sheets.len() > 15, "there are sheets in {}", style.display());
    let mut found = Vec::new();
    for sheet in sheets {
        let css = fs::read_to_string(&sheet).expect("a sheet is text");
        found.extend(sided(&css).map(|declaration| format!("{}: {declaration}", sheet.display())));
    }
    assert!(found.is_empty(), "start and end are what these should say:\n  {}", found.join("\n  "));
}

#[test]
fn what_has_sides_is_told() {
    let css = "a:hover { left: 0; margin-inline: 0 1rem; padding: 1px 2px 1px 2px } b { padding: 0 calc(1px + 2px) 0 0; text-align: right;\
               border-left-width: 1px; border-top-left-radius: 2px; float: inline-start; inset: auto 0 0; /* left: 1px; */ }";
    let found: Vec<String> = sided(css).collect();
    let expected = [
        "left: 0",
        "padding: 0 calc(1px + 2px) 0 0",
        "text-align: right",
        "border-left-width: 1px",
        "border-top-left-radius: 2px",
    ];
    assert_eq!(found, expected);
}

fn sheets_in(folder: &Path, sheets: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("style/ is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            sheets_in(&path, sheets);
        } else if path.extension().is_some_and(|name| name == "css") {
            sheets.push(path);
        }
    }
}

/// The declarations of a sheet that name a side.
fn sided(css: &str) -> impl Iterator<Item = String> {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let declarations: Vec<String> = bare.split(['{', '}', ';']).map(|part| part.trim().to_owned()).collect();
    declarations.into_iter().filter(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let is_side = |word: &str| word == "left" || word == "right";
        let names_side = property.split('-').any(is_side);
        let takes_side = ["text-align", "float", "clear"].contains(&property) && is_side(value.trim());
        let values = values(value);
        let differs = OF_FOUR.contains(&property) && values.len() == 4 && values[1] != values[3];
        names_side || takes_side || differs
    })
}

/// The parts of a value: what stands in brackets is one.
fn values(value: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut depth = 0;
    for c in value.trim().chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        match (c.is_whitespace() && depth == 0, values.last_mut()) {
            (true, Some(last)) if !last.is_empty() => values.push(String::new()),
            (false, Some(last)) => last.push(c),
            _ => {}
        }
    }
    values
}
