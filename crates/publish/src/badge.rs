//! `badge/<film>.svg`: a film's name and score as a small picture for a README or a page. Nobody knows which font it is drawn in, so
//! the room for each text is worked out from a table that is rather too wide, and the text is drawn to that length.

mod width;

use crate::collection::Collection;
use crate::look::{self, INK, PAPER, RULE, SHEET};
use crate::markup::Markup;
use crate::words;
use crosscut_engine::score::AggregateRating;
use crosscut_model::Film;
use crosscut_model::figures;
use width::width;

/// Characters of a name, at most; the whole of it is in the title.
const LONGEST: usize = 44;
const HEIGHT: f64 = 20.0;
const SIZE: f64 = 11.0;
/// Beside each text.
const ASIDE: f64 = 7.0;

/// The badge of a film.
pub fn badge(collection: &Collection, film: &Film, aggregate: &AggregateRating) -> Markup {
    let name = words::cut(&film.name, LONGEST);
    let score = aggregate.value.map(figures::score);
    let shown = score.as_ref().map_or_else(|| "no score yet".to_owned(), |score| format!("{score}/100"));
    let told = match &score {
        Some(score) => format!("{}: {score} of 100", film.name),
        None => format!("{}: no score yet", film.name),
    };
    let of = words::documents(aggregate.review_count);
    let described = match (words::mean_of(aggregate), words::certainty(aggregate)) {
        (mean, sure) if sure.is_empty() => format!("{mean}. {of} at {}.", collection.title()),
        (mean, sure) => format!("{mean}. {sure}. {of} at {}.", collection.title()),
    };
    let (left, right) = (width(&name, SIZE), width(&shown, SIZE));
    let (from, whole) = (left + 2.0 * ASIDE, left + right + 4.0 * ASIDE);
    let mut svg = Markup::new();
    svg.is("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t d\" width=\"").at(whole);
    svg.is("\" height=\"20\" viewBox=\"0 0 ")
        .at(whole)
        .is(" 20\"><title id=\"t\">")
        .text(told)
        .is("</title><desc id=\"d\">");
    svg.text(described)
        .is("</desc><clipPath id=\"c\"><rect width=\"")
        .at(whole)
        .is("\" height=\"20\" rx=\"3\"/></clipPath><g clip-path=\"url(#c)\"><rect width=\"");
    svg.at(whole).is("\" height=\"20\" fill=\"").is(PAPER.day).is("\"/><rect x=\"").at(from).is("\" width=\"");
    svg.at(whole - from).is("\" height=\"20\" fill=\"").is(look::of_score(aggregate.value).day).is("\"/></g>");
    svg.is("<rect x=\".5\" y=\".5\" width=\"").at(whole - 1.0).is("\" height=\"").at(HEIGHT - 1.0);
    svg.is("\" rx=\"2.5\" fill=\"none\" stroke=\"").is(RULE.day).is("\"/>");
    svg.is("<g font-family=\"Georgia,'Libertinus Serif','DejaVu Serif',serif\" font-size=\"11\">");
    text(&mut svg, &name, ASIDE, left, INK.day);
    text(&mut svg, &shown, from + ASIDE, right, SHEET.day);
    svg.is("</g></svg>\n");
    svg
}

fn text(svg: &mut Markup, text: &str, x: f64, length: f64, colour: &'static str) {
    svg.is("<text x=\"").at(x).is("\" y=\"14\" fill=\"").is(colour).is("\" textLength=\"").at(length);
    svg.is("\" lengthAdjust=\"spacingAndGlyphs\">").text(text).is("</text>");
}
