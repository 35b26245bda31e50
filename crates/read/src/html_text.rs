//! HTML to what a person reads: lines of text, without navigation, scripts and comments by readers; and on the way what
//! the page says about itself for machines. One pass over the tokens, linear in the size of any page.

use crate::drawn::{Drawing, drawing, says_a_rating};
use crate::microdata::Microdata;
use crate::node::Node;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::HashMap;
use std::ops::Range;

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The readable text of its main part.
    pub text: String,
    /// The contents of its JSON-LD scripts.
    pub json_ld: Vec<String>,
    /// Its microdata, as a tree like that of JSON-LD.
    pub microdata: Vec<Node>,
    /// Its `<meta>`: `name` or `property`, in small letters, to `content`. The first of each.
    pub meta: HashMap<String, String>,
    /// The `lang` of the page.
    pub language: Option<String>,
    /// What `<title>` says.
    pub title: String,
    /// The line of its foot that says whose it is: "© 2022 …".
    pub copyright: String,
}

/// JSON-LD scripts of a page that are read; pages have one to three.
const MOST_SCRIPTS: usize = 50;

/// Elements without an end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose text is not for readers, or not of the document.
const SKIPPED: [&str; 17] = [
    "script", "style", "noscript", "template", "svg", "math", "nav", "aside", "form", "button", "select", "iframe",
    "textarea", "object", "canvas", "dialog", "title",
];

/// Classes and ids of parts that are not of the document: what readers say, what else there is to read.
const APART: [&str; 29] = [
    "ad",
    "ads",
    "advert",
    "sponsored",
    "promo",
    "teaser",
    "teasers",
    "cookie",
    "cookies",
    "cookie-bar",
    "crumbs",
    "tags",
    "you-may-also-like",
    "comments",
    "comment-list",
    "comments-area",
    "respond",
    "sidebar",
    "related",
    "related-posts",
    "recommended",
    "cookie-banner",
    "share",
    "social",
    "newsletter",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "disqus_thread",
];

/// Elements that stand in their own lines; true with an empty line around.
const BLOCKS: [(&str, bool); 34] = [
    ("p", true),
    ("h1", true),
    ("h2", true),
    ("h3", true),
    ("h4", true),
    ("h5", true),
    ("h6", true),
    ("blockquote", true),
    ("article", true),
    ("section", true),
    ("main", true),
    ("figure", true),
    ("ul", true),
    ("ol", true),
    ("dl", true),
    ("table", true),
    ("pre", true),
    ("hr", true),
    ("header", true),
    ("footer", true),
    ("div", true),
    ("details", true),
    ("address", true),
    ("li", false),
    ("dt", false),
    ("dd", false),
    ("tr", false),
    ("br", false),
    ("figcaption", false),
    ("summary", false),
    ("legend", false),
    ("caption", false),
    ("option", false),
    ("body", false),
];

/// Elements that end when the next of their kind begins.
const UNCLOSED: [&str; 8] = ["p", "li", "dt", "dd", "tr", "td", "th", "option"];

/// The readable text of a piece of HTML inside another format.
pub(crate) fn of_fragment(html: &str) -> String {
    take_apart(html).text
}

/// Takes a page apart.
pub(crate) fn take_apart(html: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    // Scripts and styles are read to their end tags, not as markup.
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.finish()
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    skipped: bool,
    /// Whether microdata was told of it and wants to hear of its end.
    told: bool,
    /// Where an article or the main part begins in the text.
    part: Option<usize>,
    /// It draws a rating that was read from its label.
    drawn: bool,
    /// It is called after stars.
    stars: bool,
    /// Its text is printed fainter than other text.
    dim: bool,
    /// It is called after what the page is about: a header in it is not the site's.
    content: bool,
}

#[derive(Debug, Default)]
struct Reader {
    page: Page,
    open: Vec<Open>,
    /// How many elements of each name are open: an end tag without its start changes nothing, and is known at once.
    count: HashMap<String, usize>,
    skipped: usize,
    /// The text of a JSON-LD script that is open.
    script: Option<String>,
    articles: Vec<Range<usize>>,
    mains: Vec<Range<usize>>,
    microdata: Microdata,
    /// Elements that are open and draw a rating that is read already.
    drawn: usize,
    /// Elements that are open and called after what the page is about.
    contents: usize,
    /// Icons of stars in a row: full, half, empty.
    icons: Vec<char>,
    /// Between two spans that nothing parts but their style.
    between_spans: Gap,
}

/// What has been seen of the place between two spans, "</span><span class=…>", which a style sets apart.
#[derive(Debug, Default, PartialEq)]
enum Gap {
    #[default]
    None,
    Ended,
    Between,
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute =
            |key: &[u8]| tag.attributes.get(key).map(|value| String::from_utf8_lossy(&value.value).into_owned());
        if UNCLOSED.contains(&name.as_str()) && self.open.last().is_some_and(|open| open.name == name) {
            self.close(&name);
        }
        self.between_spans = match self.between_spans {
            Gap::Ended if name == "span" && tag.attributes.contains_key(&b"class"[..]) => Gap::Between,
            _ => Gap::None,
        };
        self.line_break(&name);
        match name.as_str() {
            "html" => self.page.language = self.page.language.take().or(attribute(b"lang")),
            "meta" => {
                if let (Some(key), Some(content)) =
                    (attribute(b"name").or(attribute(b"property")), attribute(b"content"))
                {
                    self.page.meta.entry(key.to_lowercase()).or_insert(content);
                }
            }
            "script"
                if attribute(b"type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.script = Some(String::new());
            }
            _ => {}
        }
        // Stars are often drawn, with the rating in words only for those who cannot see them.
        let drawing = if self.skipped == 0 && !tag.attributes.is_empty() {
            let within_stars = self.open.last().is_some_and(|open| open.stars && !open.drawn);
            drawing(&name, attribute, within_stars)
        } else {
            Drawing::default()
        };
        if let Some(said) = &drawing.said {
            self.text(&format!(" {said} "));
        }
        self.icons.extend(drawing.icon);
        let told = self.microdata.open(&name, attribute);
        if VOID.contains(&name.as_str()) || tag.self_closing && name.contains('-') {
            if told {
                self.microdata.close();
            }
            return;
        }
        let inside = ["article", "main"].iter().any(|name| self.count.get(*name).is_some_and(|count| *count > 0))
            || self.contents > 0;
        let apart = |key: &[u8]| {
            attribute(key).is_some_and(|value| {
                value.split_ascii_whitespace().any(|word| APART.contains(&word.to_lowercase().as_str()))
            })
        };
        // A box of facts beside a review is part of it.
        let facts = name == "aside"
            && attribute(b"class").is_some_and(|class| {
                FACTS.iter().any(|word| class.to_lowercase().split([' ', '-', '_']).any(|part| part == *word))
            });
        let skipped = SKIPPED.contains(&name.as_str()) && !facts
            || matches!(name.as_str(), "header" | "footer") && !inside
            || attribute(b"hidden").is_some()
            || attribute(b"aria-hidden").is_some_and(|hidden| hidden == "true")
            || apart(b"class")
            || apart(b"id");
        self.skipped += usize::from(skipped);
        let part = (self.skipped == 0 && matches!(name.as_str(), "article" | "main")).then_some(self.page.text.len());
        *self.count.entry(name.clone()).or_default() += 1;
        let content = name == "div"
            && [&b"class"[..], b"id"]
                .map(attribute)
                .into_iter()
                .flatten()
                .any(|names| names.to_lowercase().split(['-', '_', ' ']).any(|word| CONTENT.contains(&word)));
        let (drawn, stars, dim) = (drawing.said.is_some(), drawing.stars, drawing.dim);
        self.drawn += usize::from(drawn);
        self.contents += usize::from(content);
        self.open.push(Open { name, skipped, told, part, drawn, stars, dim, content });
    }

    fn close(&mut self, name: &str) {
        if self.count.get(name).is_none_or(|count| *count == 0) {
            // </p> alone opens and ends a paragraph; </br> is read as <br>.
            self.line_break(name);
            return;
        }
        self.between_spans = if name == "span" { Gap::Ended } else { Gap::None };
        while let Some(open) = self.open.pop() {
            if let Some(count) = self.count.get_mut(&open.name) {
                *count -= 1;
            }
            self.skipped -= usize::from(open.skipped);
            self.drawn -= usize::from(open.drawn);
            self.contents -= usize::from(open.content);
            if open.told {
                self.microdata.close();
            }
            if let Some(start) = open.part {
                let parts = if open.name == "main" { &mut self.mains } else { &mut self.articles };
                parts.push(start..self.page.text.len());
            }
            if open.name == "script"
                && let Some(script) = self.script.take()
                && self.page.json_ld.len() < MOST_SCRIPTS
            {
                self.page.json_ld.push(script);
            }
            self.line_break(&open.name);
            if open.name == name {
                return;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(script) = &mut self.script {
            script.push_str(text);
            return;
        }
        let gap = std::mem::take(&mut self.between_spans) == Gap::Between;
        if gap
            && self.skipped == 0
            && self.page.text.ends_with(char::is_alphanumeric)
            && text.starts_with(char::is_alphanumeric)
        {
            self.page.text.push(' ');
        }
        // What a drawing is called.
        let inside = |name: &str| self.count.get(name).is_some_and(|count| *count > 0);
        if inside("title") && inside("svg") && says_a_rating(text.trim()) && self.skipped_are(&["svg", "title"]) {
            self.flush_icons();
            push_words(&mut self.page.text, text);
            return;
        }
        let code = |name: &str| self.count.get(name).is_some_and(|count| *count > 0);
        if code("title") && !code("svg") && self.page.title.len() < LONGEST_TITLE {
            push_words(&mut self.page.title, text);
        }
        if self.page.copyright.is_empty() && text.contains('©') && text.len() < 400 {
            push_words(&mut self.page.copyright, text);
        }
        if code("script") || code("style") || code("template") {
            return;
        }
        let glyphs = |c: char| matches!(c, '★' | '☆' | '●' | '○' | '⭐' | ' ' | '\n' | '\t' | '\u{a0}');
        if self.drawn > 0 && text.chars().all(glyphs) {
            return;
        }
        if !text.trim().is_empty() {
            self.flush_icons();
        }
        self.microdata.text(text);
        if self.skipped == 0 {
            // Behind full stars, fainter ones are empty.
            let full = self.page.text.trim_end().ends_with(['★', '½']);
            let faint = full && text.contains('★') && self.open.last().is_some_and(|open| open.dim);
            if faint && text.chars().all(glyphs) {
                push_words(&mut self.page.text, &text.replace('★', "☆"));
            } else {
                push_words(&mut self.page.text, text);
            }
        }
    }

    /// Whether nothing but these elements keeps what is inside from being read.
    fn skipped_are(&self, names: &[&str]) -> bool {
        self.open.iter().all(|open| !open.skipped || names.contains(&open.name.as_str()))
    }

    /// Writes a row of drawn stars as glyphs; one alone is a button or a bullet.
    fn flush_icons(&mut self) {
        let icons = std::mem::take(&mut self.icons);
        if icons.len() >= 2 && self.skipped == 0 {
            let row: String = icons.into_iter().collect();
            push_words(&mut self.page.text, &format!(" {row} "));
        }
    }

    fn line_break(&mut self, name: &str) {
        if BLOCKS.iter().any(|(block, _)| *block == name) {
            self.flush_icons();
        }
        let Some((_, empty_line)) = BLOCKS.iter().find(|(block, _)| *block == name) else {
            // Cells of a row are apart from each other.
            if matches!(name, "td" | "th") && self.skipped == 0 {
                push_words(&mut self.page.text, " ");
            }
            return;
        };
        self.microdata.line_end();
        if self.skipped > 0 {
            return;
        }
        let text = &mut self.page.text;
        text.truncate(text.trim_end_matches(' ').len());
        let most = if *empty_line { 2 } else { 1 };
        let there = text.len() - text.trim_end_matches('\n').len();
        if !text.is_empty() {
            // Two <br> in a row are an empty line too.
            let wanted = if name == "br" { (there + 1).min(2) } else { most };
            text.extend(std::iter::repeat_n('\n', wanted.saturating_sub(there)));
        }
    }

    fn finish(mut self) -> Page {
        while let Some(name) = self.open.last().map(|open| open.name.clone()) {
            self.close(&name);
        }
        self.flush_icons();
        let text = std::mem::take(&mut self.page.text);
        let length = |part: &Range<usize>| text[part.clone()].trim().len();
        // The longest article, if it is most of what all articles say; else the main part; else all.
        let articles: usize = self.articles.iter().map(length).max().unwrap_or(0);
        let outermost = self.articles.iter().max_by_key(|part| length(part)).filter(|_| articles >= SHORTEST_ARTICLE);
        let main = outermost.or(self.mains.iter().max_by_key(|part| length(part)).filter(|part| length(part) > 0));
        self.page.text = main.map_or(text.trim(), |part| text[part.clone()].trim()).to_owned();
        self.page.title.truncate(self.page.title.trim_end().len());
        self.page.microdata = self.microdata.finish();
        self.page
    }
}

/// Characters of an article that is worth preferring to the page that it is in; teasers are shorter.
const SHORTEST_ARTICLE: usize = 200;

/// The longest `<title>` that is kept, in bytes.
const LONGEST_TITLE: usize = 1000;

/// Words in the class of a box that holds what the page is about.
const CONTENT: [&str; 6] = ["review", "article", "post", "entry", "story", "recensie"];

/// Words in the class of a box that holds the facts of a work.
const FACTS: [&str; 12] = [
    "ficha", "info", "infobox", "fact", "facts", "factbox", "fakta", "verdict", "rating", "score", "fiche", "filminfo",
];

/// Adds text with white space as HTML has it: each run of it is one space, none at the start of a line. No-break spaces stay.
fn push_words(out: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines() {
        for (html, text) in [
            ("<p>One <b>two</b>\n three.</p><p>Four.", "One two three.\n\nFour."),
            ("a<br>b<br><br>c", "a\nb\n\nc"),
            ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
            ("Tom &amp; Ada&nbsp;&#8212; 4&frac12;", "Tom & Ada\u{a0}— 4½"),
            ("<div>a</div></div></p>b", "a\n\nb"),
            ("<script>var a = '<p>no</p>';</script><style>p{}</style>yes", "yes"),
            ("<table><tr><td>Grade<td>B+</table>", "Grade B+"),
            ("<b><span class=label>Grade</span><span class=letter>C</span></b>", "Grade C"),
            ("<span>Lan</span>tern <i>l</i><span class=x>amp</span>", "Lantern lamp"),
            ("<b style='color:#f90'>★★</b><b style='color:#ccc'>★★★</b>", "★★☆☆☆"),
            ("<img src=star.gif><img src=star.gif><img src=star-half.gif> (of 4)", "★★½ (of 4)"),
            ("<img src=star.gif> News", "News"),
            ("<div class=stars><i style='width:80%'></i></div>Salt", "4 out of 5 stars\n\nSalt"),
            ("<div class=review><header>By Ada Lind</header>Salt</div>", "By Ada Lind\n\nSalt"),
            ("<div><header>Menu</header>Salt</div>", "Salt"),
            ("plain < text & more", "plain < text & more"),
        ] {
            assert_eq!(of_fragment(html), text, "{html}");
        }
    }

    #[test]
    fn only_the_document_itself_is_read() {
        let prose = "The town waits for a ship that nobody has seen. ".repeat(6);
        let page = take_apart(&format!(
            "<html lang=en-GB><head><title>Shop</title><meta property='og:site_name' content='Coast Weekly'></head><body>
             <header>Menu</header><nav>Home</nav><main><article><header>By Ada Lind</header><p>{prose}</p>
             <img alt='4 out of 5 stars' src=x><div class='comments wide'>I give it 1/5</div></article>
             <article>A teaser</article></main><footer>Imprint</footer>"
        ));
        assert_eq!(page.text, format!("By Ada Lind\n\n{}\n\n4 out of 5 stars", prose.trim()));
        assert_eq!(page.language.as_deref(), Some("en-GB"));
        assert_eq!(page.meta["og:site_name"], "Coast Weekly");
    }

    #[test]
    fn deep_and_broken_pages_take_linear_time() {
        // Each takes a fraction of a second when linear, and minutes when not.
        let count = 20_000;
        for piece in [
            "<div>",
            "<b><p>",
            "</b>",
            "<span itemprop=name itemscope>",
            "<span itemprop=name>x",
            "<table><td>",
            "<!--",
            "&",
        ] {
            let _ = take_apart(&piece.repeat(count));
        }
        let _ = take_apart(&format!("{}{}", "<i>".repeat(count), "</b></i>".repeat(count)));
    }
}
