//! Where an element of a role can be in a page, as a CSS selector: HTML's own elements first, then ARIA's attribute.
//! The accessible name is the browser's business.

/// Roles with the elements that have them by nature.
const NATIVE: [(&str, &str); 27] = [
    ("alert", ""),
    ("article", "article"),
    ("button", "button, summary, input[type=button], input[type=submit], input[type=reset]"),
    ("checkbox", "input[type=checkbox]"),
    ("combobox", "select"),
    ("dialog", "dialog"),
    ("figure", "figure"),
    ("group", "fieldset, details"),
    ("heading", "h1, h2, h3, h4, h5, h6"),
    ("img", "img, svg"),
    ("link", "a[href]"),
    ("list", "ul, ol"),
    ("listitem", "li"),
    ("main", "main"),
    ("meter", "meter"),
    ("navigation", "nav"),
    ("option", "option"),
    ("progressbar", "progress"),
    ("radio", "input[type=radio]"),
    ("region", "section"),
    ("row", "tr"),
    ("search", "search"),
    ("searchbox", "input[type=search]"),
    ("slider", "input[type=range]"),
    ("status", "output"),
    ("table", "table"),
    ("textbox", "input:not([type]), input[type=text], input[type=number], textarea"),
];

/// The selector for elements of `role`.
pub fn selector(role: &str) -> String {
    let aria = format!("[role={role}]");
    match NATIVE.iter().find(|(name, _)| *name == role) {
        // An element that was given another role is not what its tag says.
        Some((_, native)) if !native.is_empty() => {
            let native: Vec<String> = native.split(", ").map(|one| format!("{one}:not([role])")).collect();
            format!("{}, {aria}", native.join(", "))
        }
        _ => aria,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_looked_for_in_tags_and_in_attributes() {
        assert_eq!(selector("link"), "a[href]:not([role]), [role=link]");
        assert_eq!(selector("alert"), "[role=alert]");
        assert_eq!(selector("gridcell"), "[role=gridcell]");
    }
}
