//! `social/<film>.png`: what is shown where a film's page is shared, 1200 × 630 pixels, drawn from SVG with fonts that come along.

mod fonts;
mod title;

pub use fonts::Fonts;

use crate::collection::Collection;
use crate::look::{self, GREASE, INK, PAPER, RULE, SOFT};
use crate::markup::Markup;
use crate::strip::{Frame, strip};
use crate::words;
use crosscut_engine::score::{AggregateRating, NoInterval};
use crosscut_model::Film;
use crosscut_model::figures;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree};
use title::Title;

const WIDE: u32 = 1200;
const HIGH: u32 = 630;
const LEFT: f64 = 72.0;
const INNER: f64 = 1056.0;
const STRIP: Frame = Frame { left: LEFT, width: INNER, base: 556.0, height: 76.0, scale: 2.0 };

/// The picture of a film, as PNG. An error is what the library that draws said.
pub fn of_film(
    fonts: &Fonts,
    collection: &Collection,
    film: &Film,
    aggregate: &AggregateRating,
) -> Result<Vec<u8>, String> {
    let mut svg = begin();
    site_name(&mut svg, fonts, collection.title());
    Title::new(fonts, &film.name, INNER).draw(&mut svg, (LEFT, 118.0), 216.0);
    let mut lines = Vec::new();
    let x = match aggregate.value {
        Some(value) => {
            let score = figures::score(value);
            let wide = fonts.width(&score, 136.0);
            svg.is("<text class=\"score\" x=\"")
                .at(LEFT - 4.0)
                .is("\" y=\"452\">")
                .text(&score)
                .is("</text><text class=\"of\" x=\"");
            svg.at(LEFT + wide + 8.0).is("\" y=\"452\">/100</text>");
            lines.push(words::mean_of(aggregate));
            lines.push(words::certainty(aggregate));
            LEFT + wide + 8.0 + fonts.width("/100", 44.0) + 56.0
        }
        None => {
            svg.is("<text class=\"none\" x=\"").at(LEFT).is("\" y=\"446\">No score yet</text>");
            lines.push(words::mean_of(aggregate));
            LEFT + fonts.width("No score yet", 76.0) + 56.0
        }
    };
    let year = film.year.map(|year| format!(" on the film of {year}")).unwrap_or_default();
    lines.push(format!("{}{year}", words::documents(aggregate.review_count)));
    lines.retain(|line| !line.is_empty());
    let top = 452.0 - 38.0 * (lines.len() as f64 - 1.0);
    for (place, line) in lines.iter().enumerate() {
        let size = fonts.fitting(line, 29.0, LEFT + INNER - x);
        svg.is("<text class=\"line\" font-size=\"")
            .at(size)
            .is("\" x=\"")
            .at(x)
            .is("\" y=\"")
            .at(top + 38.0 * place as f64)
            .is("\">");
        svg.text(line).is("</text>");
    }
    strip(&mut svg, aggregate, STRIP);
    ticks(&mut svg);
    drawn(fonts, svg, &film.name)
}

/// The picture of the whole site.
pub fn of_site(fonts: &Fonts, collection: &Collection, all: &AggregateRating) -> Result<Vec<u8>, String> {
    let mut svg = begin();
    site_name(&mut svg, fonts, "Crosscut");
    Title::new(fonts, collection.title(), INNER).draw(&mut svg, (LEFT, 128.0), 216.0);
    let catalog = &collection.catalog;
    let films = match catalog.films.len() {
        1 => "1 film".to_owned(),
        films => format!("{} films", figures::count(films)),
    };
    let sources = match catalog.sources.len() {
        1 => "1 source".to_owned(),
        sources => format!("{} sources", figures::count(sources)),
    };
    let what = format!("{} · {films} · {sources}", words::documents(all.review_count));
    svg.is("<text class=\"line\" font-size=\"38\" x=\"").at(LEFT).is("\" y=\"440\">").text(what).is("</text>");
    // Films are not added up to a score of all.
    let marks = AggregateRating { value: None, interval: Err(NoInterval::NoScore), ..all.clone() };
    strip(&mut svg, &marks, STRIP);
    ticks(&mut svg);
    drawn(fonts, svg, collection.title())
}

fn begin() -> Markup {
    let mut svg = Markup::new();
    svg.is("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><style>text{font-family:'Libertinus Serif'}");
    for (class, colour) in [("good", look::GOOD), ("mid", look::MID), ("poor", look::POOR)] {
        svg.is(".").is(class).is("{fill:").is(colour.day).is("}");
    }
    svg.is(".title{font-weight:600;fill:").is(INK.day).is("}.score{font-size:136px;font-weight:600;fill:").is(INK.day);
    svg.is("}.of{font-size:44px;fill:").is(SOFT.day).is("}.none{font-size:76px;fill:").is(SOFT.day);
    svg.is("}.line{fill:").is(SOFT.day).is("}.site{font-weight:600;fill:").is(SOFT.day);
    svg.is("}.tick{font-size:24px;fill:").is(SOFT.day).is("}.favourable{fill:").is(look::WASH.day);
    svg.is("}.axis{stroke:").is(look::EDGE.day).is(";stroke-width:2}.likely{stroke:").is(INK.day);
    svg.is(";stroke-width:8}.mean{stroke:")
        .is(INK.day)
        .is(";stroke-width:4}</style><rect width=\"1200\" height=\"630\" fill=\"");
    svg.is(PAPER.day).is("\"/><rect width=\"1200\" height=\"14\" fill=\"").is(INK.day);
    // The cut of the grease pencil through the strip, as in the icon.
    svg.is("\"/><path d=\"M1064 0h26l-26 92h-26z\" fill=\"")
        .is(GREASE.day)
        .is("\"/><rect x=\"72\" y=\"98\" width=\"1056\" height=\"2\" fill=\"");
    svg.is(RULE.day).is("\"/>");
    svg
}

fn site_name(svg: &mut Markup, fonts: &Fonts, name: &str) {
    if fonts.has(name) {
        let name = words::cut(name, 80);
        let size = fonts.fitting(&name, 30.0, 940.0);
        svg.is("<text class=\"site\" font-size=\"")
            .at(size)
            .is("\" x=\"")
            .at(LEFT)
            .is("\" y=\"74\">")
            .text(&name)
            .is("</text>");
    }
}

fn ticks(svg: &mut Markup) {
    for (anchor, x, words) in [("start", LEFT, "0"), ("middle", LEFT + INNER / 2.0, "50"), ("end", LEFT + INNER, "100")]
    {
        svg.is("<text class=\"tick\" text-anchor=\"")
            .is(anchor)
            .is("\" x=\"")
            .at(x)
            .is("\" y=\"594\">")
            .is(words)
            .is("</text>");
    }
}

fn drawn(fonts: &Fonts, mut svg: Markup, name: &str) -> Result<Vec<u8>, String> {
    svg.is("</svg>");
    let options =
        usvg::Options { fontdb: fonts.for_text(name), font_family: fonts::FAMILY.to_owned(), ..Default::default() };
    let tree = Tree::from_str(svg.as_str(), &options).map_err(|error| error.to_string())?;
    let mut picture = Pixmap::new(WIDE, HIGH).ok_or("there is no memory for it")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}
