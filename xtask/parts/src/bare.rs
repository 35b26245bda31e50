//! Scripts and style sheets without indentation, empty lines and comments that begin a line. Read by xtask as well.

/// A text without indentation, without empty lines and without comments that begin a line; `line` begins a comment that ends with
/// its line, where there are such.
pub fn bare(text: &str, line: Option<&str>) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut in_comment = false;
    for mut rest in text.lines().map(str::trim) {
        while in_comment || rest.starts_with("/*") {
            let end = rest.split_once("*/");
            in_comment = end.is_none();
            rest = end.map_or("", |(_, rest)| rest.trim());
            if in_comment {
                break;
            }
        }
        if !rest.is_empty() && line.is_none_or(|line| !rest.starts_with(line)) {
            bare.push_str(rest);
            bare.push('\n');
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn what_stands_behind_a_comment_stays() {
        let text = "/* a */ b { }\n  /* one\n     two */\n\n  c { /* kept */ }\n/* d\n*/ e { }\n// f\n";
        assert_eq!(bare(text, None), "b { }\nc { /* kept */ }\ne { }\n// f\n");
        assert_eq!(bare("  // f\nlet g = `//`; // h\n", Some("//")), "let g = `//`; // h\n");
    }
}
