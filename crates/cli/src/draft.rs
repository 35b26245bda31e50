//! A document's record as it will stand in the bundle, as far as the document alone decides it.

use crate::build::{id, publish};
use crate::gather::Record;
use crate::pending::Pending;
use crate::report::{Placed, Stage, place};
use crosscut_extract::Extraction;
use crosscut_model::{Problem, Review};
use crosscut_read::Settings;

/// The most bytes that one record may take: with its brackets it has to fit into a file of the bundle.
pub const LARGEST_RECORD: usize = 24 * 1024 * 1024;

/// A record, ready but for what only all documents together settle.
#[derive(Debug)]
pub struct Draft {
    /// Without its text, and with the problems of `held`.
    pub extraction: Extraction,
    /// The review as it will stand in the bundle.
    pub json: Vec<u8>,
    /// Whether the document has a text of its own.
    pub has_text: bool,
    /// Problems that settling may take back.
    pub held: Vec<Placed>,
}

/// The codes of problems that settling may take back.
const HELD: [&str; 2] = ["unknown-scale", "ambiguous-date"];

/// Drafts of what a unit holds. Problems that nothing takes back go to `problems`.
pub fn drafts(pending: Vec<Pending>, settings: &Settings, stage: Stage, problems: &mut Vec<Placed>) -> Vec<Draft> {
    pending.into_iter().map(|pending| draft(pending, settings, stage, problems)).collect()
}

fn draft(pending: Pending, settings: &Settings, stage: Stage, problems: &mut Vec<Placed>) -> Draft {
    let Pending { mut record, rest, problems: found, .. } = pending;
    let mut extraction = Extraction { review: Review::default(), problems: Vec::new(), ..rest };
    let id = id::id(&record);
    if id.is_empty() {
        problems.extend(place(vec![id::bad(&record)], &record.head, 0, stage));
    }
    if let Some(open) = &mut extraction.open.rating {
        // Where it stands in what is published, as all evidence of the bundle.
        let start = open.span.start.saturating_sub(record.prose_start);
        open.span = start..start + open.span.len();
    }
    let has_text = publish::publish(&mut record, settings);
    let Record { mut review, shown, .. } = record;
    review.id = id;
    let json = to_json(&mut review);
    if json.len() > LARGEST_RECORD {
        let message = format!("its record takes {} MB, and a file of the bundle has at most 25 MB", json.len() >> 20);
        let problem = Problem::error("too-large", &shown, message);
        let problem = problem.help("set text = \"excerpt\" in collection.toml, or split the document");
        problems.extend(place(vec![problem], "", 0, stage));
    }
    review.text = None;
    extraction.review = review;
    let is_open = extraction.is_open();
    let (held, told): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(problem, _)| is_open && HELD.contains(&problem.code.as_str()));
    problems.extend(told.into_iter().map(|(_, placed)| placed));
    let (kept, held) = held.into_iter().unzip();
    extraction.problems = kept;
    Draft { extraction, json, has_text, held }
}

/// A review as it stands in the bundle. It comes back as it was.
pub fn to_json(review: &mut Review) -> Vec<u8> {
    review.pack_evidence();
    // Reviews are made of texts and numbers: nothing in them cannot be written.
    let json = serde_json::to_vec(review).unwrap_or_default();
    review.unpack_evidence();
    json
}
