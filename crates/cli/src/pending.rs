//! Records whose last word is not said yet: what only the documents of a collection together can settle, and the problems
//! that come and go with it.

use crate::gather::Record;
use crate::report::{Line, Placed, Report, Stage};
use crate::walk::Found;
use crosscut_extract::{Context, Extraction, Settlement, reconcile};
use crosscut_model::{Position, Problem};

/// A record of one document, by itself.
#[derive(Debug)]
pub struct Pending {
    pub record: Record,
    /// The extraction without its review and problems, which are here.
    pub rest: Extraction,
    /// What is wrong with it, as extraction said it and as it is placed in the file.
    pub problems: Vec<(Problem, Placed)>,
    pub origin: Origin,
    /// The document up to its prose, if it is the whole file and states something there: problems of names point into it.
    pub front: String,
}

/// Where a document comes from, for problems that come up when its text is gone.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    pub stage: Stage,
    /// The byte and the position in the file at which the document begins.
    pub start: usize,
    pub position: Position,
    /// Where the prose begins, if the document is the whole file: then its bytes are those of the file.
    pub prose: Option<Position>,
}

impl Pending {
    /// The problems that a settlement adds to it, at their places.
    pub fn slips(self, document: u32, settlement: &Settlement, context: &Context) -> Vec<Placed> {
        let Pending { mut record, rest, problems, origin, front } = self;
        let known: Vec<Problem> = problems.into_iter().map(|(problem, _)| problem).collect();
        let mut extraction = Extraction { review: std::mem::take(&mut record.review), problems: known.clone(), ..rest };
        settlement.settle(document, &mut extraction, context);
        record.review = extraction.review;
        let fresh = extraction.problems.into_iter().filter(|problem| !known.contains(problem));
        fresh.map(|problem| origin.place(problem, &record, &front)).collect()
    }

    /// The record; its problems go to the report.
    pub fn alone(self, report: &mut Report) -> Record {
        report.extend(self.problems.into_iter().map(|(_, placed)| placed));
        self.record
    }
}

/// Lets the documents of each collection settle what one alone leaves open.
pub fn settle(pending: Vec<Pending>, found: &Found, report: &mut Report) -> Vec<Record> {
    let mut records: Vec<Option<Record>> = Vec::new();
    records.resize_with(pending.len(), || None);
    let mut by_collection: Vec<Vec<(usize, Pending)>> = Vec::new();
    by_collection.resize_with(found.collections.len(), Vec::new);
    for (place, pending) in pending.into_iter().enumerate() {
        by_collection[pending.record.collection].push((place, pending));
    }
    for (collection, mut pending) in found.collections.iter().zip(by_collection) {
        let mut extractions: Vec<Extraction> = pending
            .iter_mut()
            .map(|(_, pending)| Extraction {
                review: std::mem::take(&mut pending.record.review),
                problems: pending.problems.iter().map(|(problem, _)| problem.clone()).collect(),
                ..std::mem::take(&mut pending.rest)
            })
            .collect();
        reconcile(&mut extractions, &collection.settings.context());
        for ((place, pending), extraction) in pending.into_iter().zip(extractions) {
            let Pending { mut record, problems, origin, front, .. } = pending;
            record.review = extraction.review;
            let mut known = problems;
            report.extend(extraction.problems.into_iter().map(|problem| {
                match known.iter().position(|(before, _)| *before == problem) {
                    Some(place) => known.swap_remove(place).1,
                    None => origin.place(problem, &record, &front),
                }
            }));
            records[place] = Some(record);
        }
    }
    records.into_iter().flatten().collect()
}

impl Origin {
    fn place(&self, problem: Problem, record: &Record, front: &str) -> Placed {
        let problem = Problem { file: record.shown.clone(), ..problem };
        if let Some(span) = problem.span.clone().filter(|span| span.end <= front.len() && span.start < span.end) {
            let position = crosscut_model::position(front, span.start);
            return Placed { problem, position, line: Line::of(front, &span), stage: self.stage };
        }
        let in_prose = problem.span.as_ref().and_then(|span| {
            let start = span.start.checked_sub(record.prose_start)?;
            let end = span.end.checked_sub(record.prose_start)?;
            (start <= end && end <= record.prose.len()).then_some(start..end)
        });
        let Some((first, span)) = self.prose.zip(in_prose) else {
            let problem = if self.prose.is_some() {
                Problem { span: None, ..problem }
            } else {
                problem.at(self.start..self.start)
            };
            return Placed { problem, position: self.position, line: None, stage: self.stage };
        };
        let within = crosscut_model::position(&record.prose, span.start);
        let column = if within.line == 1 { first.column + within.column - 1 } else { within.column };
        let position = Position { line: first.line + within.line - 1, column };
        Placed { problem, position, line: Line::of(&record.prose, &span), stage: self.stage }
    }
}
