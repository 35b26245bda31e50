//! `embed/<film>.html`: a film's score as a page without scripts for an iframe. It asks its own host for nothing and nobody else either.

use crate::collection::Collection;
use crate::look;
use crate::markup::Markup;
use crate::strip::{Frame, strip};
use crate::words;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscut_engine::score::AggregateRating;
use crosscut_model::Film;
use crosscut_model::figures::{self, tone};
use sha2::{Digest, Sha256};

const STRIP: Frame = Frame { left: 8.0, width: 304.0, base: 56.0, height: 48.0, scale: 1.0 };

/// What every embedded page has in common: its style, and the policy that allows this style and nothing else.
#[derive(Clone, Debug)]
pub struct Embed {
    style: Markup,
    policy: String,
}

impl Embed {
    pub fn new() -> Embed {
        let mut style = Markup::new();
        style.is(":root{color-scheme:light dark");
        for colour in look::ALL {
            style.is(";--").is(colour.name).is(":").is(colour.day);
        }
        style.is("}@media(prefers-color-scheme:dark){:root{color-scheme:dark");
        for colour in look::ALL {
            style.is(";--").is(colour.name).is(":").is(colour.night);
        }
        style.is("}}").is(STYLE);
        let hash = STANDARD.encode(Sha256::digest(style.as_str()));
        let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
        Embed { style, policy }
    }

    /// The page of a film. Its links are relative to `embed/`, so that they hold wherever the site is.
    pub fn page(&self, collection: &Collection, film: &Film, aggregate: &AggregateRating) -> Markup {
        let name = words::film(&film.name, film.year);
        let mut page = Markup::new();
        page.is("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
        page.text(&self.policy).is("\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
        page.text(&name)
            .is("</title>\n<style>")
            .with(&self.style)
            .is("</style>\n</head>\n<body>\n<h1>")
            .text(&name)
            .is("</h1>\n");
        match aggregate.value {
            Some(value) => {
                page.is("<p class=\"score ")
                    .is(tone(value))
                    .is("\">")
                    .text(figures::score(value))
                    .is("<small>/100</small></p>\n");
                self.figure(&mut page, aggregate);
            }
            None => {
                page.is("<p class=\"score none\">No score yet</p>\n");
            }
        }
        page.is("<p>").text(words::mean_of(aggregate)).is(".</p>\n");
        let sure = words::certainty(aggregate);
        if !sure.is_empty() {
            page.is("<p>").text(sure).is(".</p>\n");
        }
        page.is("<p><a target=\"_top\" rel=\"noopener\" href=\"../films/")
            .text(crate::site::encoded(&film.key))
            .is("\">");
        page.text(words::documents(aggregate.review_count))
            .is(" at ")
            .text(collection.title())
            .is("</a></p>\n</body>\n</html>\n");
        page
    }

    /// The ratings; the words beside it say the same.
    fn figure(&self, page: &mut Markup, aggregate: &AggregateRating) {
        page.is("<svg viewBox=\"0 0 320 76\" aria-hidden=\"true\">");
        strip(page, aggregate, STRIP);
        page.is("<text x=\"8\" y=\"72\">0</text><text x=\"160\" y=\"72\" text-anchor=\"middle\">50</text><text x=\"312\" y=\"72\" text-anchor=\"end\">100</text></svg>\n");
    }
}

const STYLE: &str = "\
*{box-sizing:border-box;margin:0}\
body{background:var(--paper);color:var(--ink);font:15px/1.4 ui-sans-serif,system-ui,sans-serif;padding:12px 16px;border:1px solid var(--rule);overflow-wrap:anywhere}\
h1,.score{font-family:\"Iowan Old Style\",Palatino,\"Palatino Linotype\",\"Book Antiqua\",Georgia,serif}\
h1{font-size:20px;line-height:1.2}\
.score{font-size:48px;line-height:1.15}.score small{font-size:18px;color:var(--soft)}.score.none{font-size:28px;color:var(--soft)}\
.score.good,.score.mid,.score.poor{color:var(--ink)}\
p{color:var(--soft)}a{color:var(--ink)}a:focus-visible{outline:3px solid var(--grease);outline-offset:2px}\
svg{display:block;inline-size:100%;max-inline-size:480px;block-size:auto;margin-block:4px}\
svg text{font-size:11px;fill:var(--soft)}\
.favourable{fill:var(--wash)}.axis{stroke:var(--edge)}.likely{stroke:var(--ink);stroke-width:4}.mean{stroke:var(--ink);stroke-width:2}\
circle.good,rect.good{fill:var(--good)}circle.mid,rect.mid{fill:var(--mid)}circle.poor,rect.poor{fill:var(--poor)}";
