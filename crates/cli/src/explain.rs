//! `crosscut extract --explain`: everything that was weighed for a document, the chosen and the refused, with its place.

use crate::args::Format;
use crate::report::{JsonTo, Line, Report, Stage, place};
use crate::walk::{Input, unreadable, walk};
use crosscut_extract::{Explanation, RatingCandidate, explain};
use crosscut_model::{Document, Position, Problem, position};
use crosscut_read::Settings;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Explains the documents at these paths on stdout.
pub fn run(paths: &[PathBuf], format: Option<Format>) -> ExitCode {
    let mut report = Report::default();
    if paths.is_empty() {
        report.add(
            Problem::error("not-found", "stdin", "--explain needs a file")
                .help("name one: crosscut extract --explain FILE"),
            "",
        );
    }
    let found = walk(paths, None, &mut report);
    let mut out = BufWriter::new(io::stdout().lock());
    for input in &found.inputs {
        let told = file(input, &found.collections[input.collection].settings, &mut out, &mut report);
        // A closed pipe (`… | head`) ends the run quietly.
        if told.is_err() {
            break;
        }
    }
    let _ = out.flush();
    report.finish(format, JsonTo::Stderr)
}

fn file(input: &Input, settings: &Settings, out: &mut impl Write, report: &mut Report) -> io::Result<()> {
    let bytes = match fs::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.add(unreadable(&input.path, &error), "");
            return Ok(());
        }
    };
    let reading = crosscut_read::read(&input.source_file, &bytes, settings);
    let named = |problem| Problem { file: input.shown.clone(), ..problem };
    report.extend(place(reading.problems.into_iter().map(named).collect(), &reading.text, 0, Stage::Walk));
    let context = settings.context();
    for document in &reading.documents {
        let shown = match document.source_file.rsplit_once('#') {
            Some((_, number)) => format!("{}#{number}", input.shown),
            None => input.shown.clone(),
        };
        tell(&shown, document, &explain(document, &context), out)?;
    }
    Ok(())
}

fn tell(shown: &str, document: &Document, explanation: &Explanation, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{shown}: {}", explanation.outcome)?;
    if document.given.rating.is_some() {
        writeln!(out, "  a rating is given, and is taken whatever the text says")?;
    }
    for candidate in &explanation.ratings {
        let Position { line, column } = position(&document.text, candidate.span.start);
        writeln!(out, "{shown}:{line}:{column}: {}", verdict(candidate))?;
        if let Some(source) = Line::of(&document.text, &candidate.span) {
            source.draw(out, line, &reasons(candidate))?;
        }
    }
    writeln!(out, "  kind: {}", explanation.kind.key())?;
    for reason in &explanation.kinds {
        writeln!(out, "    {:+} {}: {}", reason.points, reason.kind.key(), reason.code)?;
    }
    for title in &explanation.titles {
        let Position { line, column } = position(&document.text, title.span.start);
        let name = if explanation.item.as_ref() == Some(&title.title) { "item" } else { "not" };
        writeln!(out, "  {name}: {} ({:+}, {line}:{column})", title.title, title.points)?;
    }
    writeln!(out)
}

fn verdict(candidate: &RatingCandidate) -> String {
    let taken = if candidate.chosen { "taken" } else { "not taken" };
    match &candidate.rating {
        Some(rating) => {
            let score =
                rating.score.map_or("no score".to_owned(), |score| format!("{}", (score * 10.0).round() / 10.0));
            let assumed: String =
                rating.assumed.iter().map(|it| format!(", {} assumed ({})", it.field, it.reason)).collect();
            let scale = match rating.worst.number() > rating.best.number() {
                true => format!(" where {} is best and {} worst", rating.best, rating.worst),
                false => format!(" of {}", rating.best),
            };
            format!("{taken}: “{}” = {}{scale} = {score}{assumed}", rating.raw, rating.value)
        }
        None => format!(
            "{taken}: {} {}",
            candidate.notation.key(),
            candidate.refused.as_deref().unwrap_or("without a scale")
        ),
    }
}

/// The chance that decides, and what speaks for it: "labelled +4, own-line +2 = 6; 97 % likely, 83 % needed; read as stars".
fn reasons(candidate: &RatingCandidate) -> String {
    let reasons: Vec<String> =
        candidate.reasons.iter().map(|reason| format!("{} {:+}", reason.code, reason.points)).collect();
    let reasons = if reasons.is_empty() { "nothing speaks for it".to_owned() } else { reasons.join(", ") };
    let likely = candidate.chance.map_or("not put to the vote".to_owned(), |chance| {
        format!("{:.0} % likely, {:.0} % needed", chance * 100.0, candidate.enough * 100.0)
    });
    format!("{reasons} = {}; {likely}; read as {}", candidate.points, candidate.rule)
}
