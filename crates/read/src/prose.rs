//! Documents that are prose in a file of their own: plain text and Markdown, with or without front matter.

use crate::front_matter::{self, Opening};
use crate::{Reading, Settings};
use crosscut_model::{BodyRole, Document, Problem};

/// Plain text.
pub(crate) fn plain(source_file: &str, text: &str, settings: &Settings) -> Reading {
    read(source_file, text, settings, Opening::FenceOrRule)
}

/// Markdown. Its marks stay in the prose: extraction knows headings and emphasis.
pub(crate) fn markdown(source_file: &str, text: &str, settings: &Settings) -> Reading {
    read(source_file, text, settings, Opening::Fence)
}

fn read(source_file: &str, text: &str, settings: &Settings, opening: Opening) -> Reading {
    let parts = front_matter::split(source_file, text, opening);
    let mut problems = parts.problems;
    let (mut given, mut body_role) = (Default::default(), settings.body);
    if let Some(facts) = parts.facts {
        given = facts.given;
        body_role = facts.body.unwrap_or(settings.body);
        problems.extend(facts.problems);
    }
    let mut document =
        Document { source_file: source_file.to_owned(), text: text.to_owned(), body: parts.body, body_role, given };
    problems.extend(abstract_from_body(&mut document));
    let whole = 0..text.len();
    Reading { documents: vec![document], places: vec![whole], problems, text: text.to_owned(), ..Reading::default() }
}

/// Moves prose that is an abstract to where an abstract is given.
pub(crate) fn abstract_from_body(document: &mut Document) -> Option<Problem> {
    let prose = document.prose().trim();
    if document.body_role != BodyRole::Abstract || prose.is_empty() {
        return None;
    }
    if let Some(span) = document.given.spans.get("abstract") {
        let problem =
            Problem::error("two-abstracts", &document.source_file, "an abstract is given, and the body is one too");
        return Some(problem.at(span.clone()).help("keep one of them, or say body = \"text\""));
    }
    document.given.abstract_text = Some(prose.to_owned());
    if document.given.by.is_empty() {
        document.given.by = "body".to_owned();
    }
    None
}
