//! The page as Trunk leaves it, cut at the places where a drawn view goes in.

use std::fmt::{self, Display};

/// Where the body begins, as index.html has it.
const BODY: &str = "<body>";
/// What begins with the notices that the program clears away.
const BOOT: &str = "<div id=\"boot\">";
const END: &str = "</body>";
const HEAD_END: &str = "</head>";
/// What the head of each page says anew: from its title to the end of its description.
const TITLE: &str = "<title>";
const DESCRIPTION: &str = "<meta name=\"description\" content=\"";
const DESCRIPTION_END: &str = "\">";

/// A piece that index.html should have once.
#[derive(Debug, PartialEq, Eq)]
pub struct MissingPiece(&'static str);

impl Display for MissingPiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it should have {} exactly once; views that are drawn beforehand go by that", self.0)
    }
}

/// The page without a view.
#[derive(Debug)]
pub struct Template {
    before_title: String,
    before_head_end: String,
    /// The notices, between the beginning and the end of the body.
    boot: String,
    after: String,
}

impl Template {
    /// Cuts a page into its pieces.
    pub fn new(page: &str) -> Result<Template, MissingPiece> {
        let (before_title, rest) = once(page, TITLE)?;
        let (_, rest) = once(rest, DESCRIPTION)?;
        let (_, rest) = rest.split_once(DESCRIPTION_END).ok_or(MissingPiece(DESCRIPTION))?;
        let (before_head_end, rest) = once(rest, HEAD_END)?;
        let (_, rest) = once(rest, BODY)?;
        let (boot, after) = once(rest, END)?;
        once(boot, BOOT)?;
        let pieces = [before_title, before_head_end, boot, after].map(str::to_owned);
        let [before_title, before_head_end, boot, after] = pieces;
        Ok(Template { before_title, before_head_end, boot, after })
    }

    /// The page with a view in it. `head`, from the title on, `styles` and `view` are HTML.
    pub fn filled(&self, head: &str, styles: &str, view: &str) -> String {
        let Template { before_title, before_head_end, boot, after } = self;
        // A part of the text is a comment of its own to Leptos, which needs them only where it goes on with what was drawn.
        let view = view.replace("<!>", "").replace("<!--<() />-->", "");
        format!(
            "{before_title}{head}{before_head_end}{styles}{HEAD_END}\n  <body data-drawn>{boot}{view}\n  {END}{after}"
        )
    }
}

/// What is before and after a piece.
fn once<'t>(text: &'t str, piece: &'static str) -> Result<(&'t str, &'t str), MissingPiece> {
    text.split_once(piece).filter(|(_, rest)| !rest.contains(piece)).ok_or(MissingPiece(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>Crosscut</title><meta name=\"description\" content=\"All\"><base></head><body><div id=\"boot\">…</div></body></html>";

    #[test]
    fn a_view_goes_behind_the_notices() {
        let head = "<title>A</title><meta name=\"description\" content=\"B\">";
        let page = Template::new(PAGE).unwrap().filled(head, "<link>", "<main>one<!>two</main>");
        let expected = format!(
            "<head>{head}<base><link></head>\n  <body data-drawn><div id=\"boot\">…</div><main>onetwo</main>\n  </body></html>"
        );
        assert_eq!(page, expected);
    }

    #[test]
    fn a_page_that_lacks_a_piece_is_refused() {
        for piece in
            ["<title>", "<meta name=\"description\" content=\"", "</head>", "<body>", "<div id=\"boot\">", "</body>"]
        {
            let error = Template::new(&PAGE.replace(piece, "")).unwrap_err();
            assert!(error.to_string().contains(piece), "{error}");
            let error = Template::new(&PAGE.replace(piece, &format!("{piece}{piece}"))).unwrap_err();
            assert!(error.to_string().contains(piece), "{error}");
        }
    }
}
