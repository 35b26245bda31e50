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

/// How Trunk starts the program, and what stands around the addresses of its script and of itself.
const START: &str = "<script type=\"module\">";
const START_END: &str = "</script>";
const SCRIPT: [&str; 2] = ["from '", "'"];
const PROGRAM: [&str; 2] = ["module_or_path: '", "'"];
/// What is fetched at once where the program is started at once.
const AHEAD: [&str; 2] = ["rel=\"modulepreload\"", "rel=\"preload\""];

/// The page, which starts the program when it is wanted (`whenWanted` in index.html) and not at once. Until then it is fetched as
/// what may be of use later: what is drawn comes first.
pub fn started_when_wanted(page: &str) -> Result<String, MissingPiece> {
    let (before, rest) = once(page, START)?;
    let (start, after) = rest.split_once(START_END).ok_or(MissingPiece(START))?;
    let between = |[begin, end]: [&'static str; 2]| {
        let found = start.split_once(begin).and_then(|(_, rest)| Some(rest.split_once(end)?.0));
        found.ok_or(MissingPiece(begin))
    };
    let (script, program) = (between(SCRIPT)?, between(PROGRAM)?);
    let start = format!(
        "whenWanted(function () {{ import(\"{script}\").catch(function () {{ refused(\"{script}\"); }})\
         .then(function (page) {{ return page.default({{ module_or_path: \"{program}\" }}); }}).catch(cannotStart); }});"
    );
    let later = |text: &str| AHEAD.iter().fold(text.to_owned(), |text, ahead| text.replace(ahead, "rel=\"prefetch\""));
    Ok(format!("{}<script>{start}{START_END}{}", later(before), later(after)))
}

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
    fn the_program_of_a_drawn_page_waits_until_it_is_wanted() {
        let page = "<link rel=\"preload\" href=\"a.json\" as=\"fetch\"><script>whenWanted</script><script type=\"module\">\n\
                    import init from '/p.js';\nconst wasm = await init({ module_or_path: '/p_bg.wasm' });\n</script>\
                    <link rel=\"modulepreload\" href=\"/p.js\">";
        let expected = "<link rel=\"prefetch\" href=\"a.json\" as=\"fetch\"><script>whenWanted</script><script>whenWanted(function () { \
                        import(\"/p.js\").catch(function () { refused(\"/p.js\"); })\
                        .then(function (page) { return page.default({ module_or_path: \"/p_bg.wasm\" }); }).catch(cannotStart); });</script>\
                        <link rel=\"prefetch\" href=\"/p.js\">";
        assert_eq!(started_when_wanted(page).as_deref(), Ok(expected));
        for piece in ["<script type=\"module\">", "from '", "module_or_path: '"] {
            assert_eq!(started_when_wanted(&page.replace(piece, "")), Err(MissingPiece(piece)));
        }
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
