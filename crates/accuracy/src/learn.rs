//! Learns the weights of `crates/extract/weights` from the half of the corpus that is worked on, one field after another,
//! because the later ones see what the earlier ones chose. What is printed comes from documents that a set of weights has not
//! seen: folds, each read by what was learned from the others (cross-validation; Stone, 1974).

use crate::corpus::{Labelled as Document, folded, is_same, score};
use crate::fit::{Labelled, Model, Numbered, sums, vote};
use crosscut_extract::{BETWEEN, Ballot, Context, Field, SIDES, STEPS, Training, Weights};
use crosscut_read::Settings;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// In which order fields are learned: those that stand together do not see each other.
const ORDER: [&[Field]; 6] = [
    &[Field::Author],
    &[Field::Publisher, Field::Date],
    &[Field::Kind],
    &[Field::Item],
    &[Field::Rating, Field::PartRating, Field::Tone],
    &[Field::Parts],
];
const FOLDS: usize = 4;

/// How much of what is taken should be right: raising it loses what is less sure.
fn aim(field: Field) -> f64 {
    match field {
        Field::Rating => 0.977,
        // Beside others of its like a rating is surer.
        Field::PartRating => 0.99,
        // Every text is of some kind: where precision and recall together are best.
        Field::Kind | Field::Tone => 0.0,
        Field::Item => 0.85,
        // A page that is parted at all but one of its heads is better read than one that is not parted.
        Field::Parts => 0.93,
        // As many found as are right.
        Field::Author => 0.92,
        Field::Publisher => 0.93,
        _ => 0.94,
    }
}

/// How strongly large weights are held back: more where there are few documents for many features.
fn penalty(field: Field) -> f32 {
    match field {
        Field::Rating | Field::PartRating => 0.02,
        Field::Kind => 0.0002,
        // One side has fewer texts, and their rare words are learned by heart otherwise.
        Field::Tone => 0.3,
        Field::Parts => 0.002,
        _ => 0.008,
    }
}

/// In how many documents a feature must be found. A kind has every word of a text as a feature; of ratings few features are
/// words, and rare ones tell traps from them.
fn least(field: Field) -> usize {
    match field {
        Field::Rating | Field::PartRating | Field::Parts => 3,
        Field::Kind => 12,
        Field::Tone => 25,
        _ => 4,
    }
}

/// What one document's vote came to, seen by weights that were learned from others.
struct Outcome {
    /// The place of the likeliest right candidate among all, 1 for the likeliest; 0 without one.
    rank: usize,
    told: bool,
    found: bool,
    right: bool,
    /// Whether any candidate is right.
    there: bool,
    chance: f32,
    name: String,
    /// What the label says, and what the vote came to.
    label: String,
    voted: String,
}

/// Learns, and prints what may be expected; writes the weights when `write`.
///
/// What a field sees of the ones before it must be as good or bad as it will be on new documents, so every document is read by what
/// was learned from the other folds (stacking; Wolpert, 1992).
pub fn learn(documents: &[Document], write: bool) -> Result<(), Box<dyn Error>> {
    let folds: Vec<Vec<&Document>> =
        (0..FOLDS).map(|fold| documents.iter().filter(|document| fold_of(&document.file) == fold).collect()).collect();
    println!("{} documents, {FOLDS} folds", documents.len());
    // What was learned without each fold, and from all of them.
    let mut without: Vec<Vec<Chosen>> = folds.iter().map(|_| Vec::new()).collect();
    let mut models: BTreeMap<Field, Model> = BTreeMap::new();
    let mut all_outcomes: BTreeMap<Field, Vec<Outcome>> = BTreeMap::new();
    let mut enough = BTreeMap::new();
    println!(
        "\n{:<12}{:>7}{:>9}{:>12}{:>9}{:>16}",
        "field", "told", "enough", "precision", "recall", "candidates have"
    );
    for fields in ORDER {
        let mut read: BTreeMap<Field, Vec<Labelled>> = BTreeMap::new();
        for (inside, chosen) in folds.iter().zip(&without) {
            for (field, ballots) in ballots(inside, chosen, fields) {
                read.entry(field).or_default().extend(ballots);
            }
        }
        for (field, ballots) in read {
            let of_use = of_use(&ballots);
            let numbered = Numbered::of(&of_use);
            let fit = |fold: usize| {
                // Nearly all exercises are reviews, and few say of what: whole documents tell kinds and works better.
                let whole_only = matches!(field, Field::Kind | Field::Item);
                let seen = (0..of_use.len()).filter(|place| {
                    let name = &of_use[*place].name;
                    fold_of(name) != fold && !(whole_only && is_exercise(name))
                });
                numbered.fit(&balanced(field, &of_use, seen.collect()), penalty(field), least(field))
            };
            // No document is in the last of these folds.
            let mut learned: Vec<Model> = (0..=FOLDS).into_par_iter().map(fit).collect();
            models.extend(learned.pop().map(|model| (field, model)));
            let mut outcomes: Vec<Outcome> =
                ballots.par_iter().map(|labelled| outcome(&learned[fold_of(&labelled.name)], labelled)).collect();
            if let (Field::Rating, Some(kinds)) = (field, all_outcomes.get(&Field::Kind)) {
                only_of_reviews(&mut outcomes, kinds);
            }
            let chance = print_expected(field, &outcomes);
            enough.insert(field, chance);
            for (chosen, model) in without.iter_mut().zip(&learned) {
                chosen.push((field, steps(model), chance));
            }
            all_outcomes.insert(field, outcomes);
        }
    }
    if let Some(outcomes) = all_outcomes.get(&Field::Rating) {
        by_notation(outcomes, enough[&Field::Rating]);
        for field in [Field::Rating, Field::PartRating, Field::Author, Field::Parts] {
            println!(
                "\n{}s from a chance on\n{:>9}{:>12}{:>9}{:>26}",
                field.key(),
                "chance",
                "precision",
                "recall",
                "of exercises"
            );
            let (exercises, whole): (Vec<&Outcome>, Vec<&Outcome>) =
                all_outcomes[&field].iter().partition(|outcome| is_exercise(&outcome.name));
            for percent in [30, 40, 50, 60, 70, 80, 85, 90, 95] {
                let [(_, precision, recall), (_, precision_of, recall_of)] =
                    [&whole, &exercises].map(|part| at(part, percent as f32 / 100.0));
                println!(
                    "{percent:>8}%{:>11.1}%{:>8.1}%{:>15.1}%{:>8.1}%",
                    precision * 100.0,
                    recall * 100.0,
                    precision_of * 100.0,
                    recall_of * 100.0
                );
            }
        }
    }
    for (field, outcomes) in &all_outcomes {
        for outcome in outcomes {
            let taken = outcome.found && outcome.chance >= enough[field];
            if taken && !outcome.right || !taken && outcome.told {
                let what = if taken { "wrong" } else { "not sure" };
                let right = match outcome.rank {
                    0 if outcome.told => "no candidate".to_owned(),
                    0 => "none is right".to_owned(),
                    rank => format!("right is {rank}"),
                };
                println!(
                    "{}\t{what}\t{right}\t{}\t{:.2}\t{}\t{}",
                    field.key(),
                    outcome.name,
                    outcome.chance,
                    outcome.label,
                    outcome.voted
                );
            }
        }
    }
    if write {
        for (field, model) in &models {
            let name = format!("../extract/weights/{}.txt", field.key());
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            let text = written(model, enough.get(field).copied().unwrap_or(0.5));
            println!("{}: {} weights", path.display(), text.lines().count() - 1);
            std::fs::write(path, text)?;
        }
    }
    Ok(())
}

/// What a document is called among ballots: its file, and its name.
fn known_as(document: &Document) -> String {
    format!("{}/{}", document.file, document.name)
}

/// A document's fold by the FNV-1a hash of its file: what is measured is measured on writers that nothing was learned from, for one
/// writer's documents are like each other.
fn fold_of(name: &str) -> usize {
    let hash = name
        .split('/')
        .next()
        .unwrap_or_default()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 20) % FOLDS as u64) as usize
}

/// The place of the likeliest right candidate of a ballot, from 1; 0 where none is right.
fn rank(model: &Model, labelled: &Labelled) -> usize {
    let sums = sums(model, &labelled.ballot);
    let best = labelled.right.iter().map(|place| sums[*place]).max_by(f32::total_cmp);
    best.map_or(0, |best| 1 + sums.iter().filter(|sum| **sum > best).count())
}

/// Prints what is taken by the notation that is told, or found where none is.
fn by_notation(outcomes: &[Outcome], enough: f32) {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for outcome in outcomes {
        let taken = outcome.found && outcome.chance >= enough;
        let label = if outcome.told { &outcome.label } else { &outcome.voted };
        let notation = label.split(' ').next().unwrap_or_default();
        let [told, found, right] = counts.entry(notation).or_default();
        *told += usize::from(outcome.told);
        *found += usize::from(taken);
        *right += usize::from(taken && outcome.right);
    }
    println!("\n{:<12}{:>7}{:>7}{:>7}{:>12}{:>9}", "notation", "told", "found", "right", "precision", "recall");
    for (notation, [told, found, right]) in counts.into_iter().filter(|(_, [told, ..])| *told > 0) {
        let share = |of: usize| right as f64 / of.max(1) as f64 * 100.0;
        println!("{notation:<12}{told:>7}{found:>7}{right:>7}{:>11.1}%{:>8.1}%", share(found), share(told));
    }
}

/// What one document's vote comes to by a model.
fn outcome(model: &Model, labelled: &Labelled) -> Outcome {
    let (best, chance) = vote(model, &labelled.ballot);
    Outcome {
        told: labelled.told,
        found: best.is_some(),
        right: best.is_some_and(|best| labelled.right.contains(&best)),
        rank: rank(model, labelled),
        there: !labelled.right.is_empty(),
        chance,
        name: labelled.name.clone(),
        label: labelled.label.clone(),
        voted: best.map(|best| labelled.ballot.candidates[best].value.clone()).unwrap_or_default(),
    }
}

/// Only a review can have a rating.
fn only_of_reviews(ratings: &mut [Outcome], kinds: &[Outcome]) {
    let others: BTreeSet<&str> =
        kinds.iter().filter(|kind| kind.found && kind.voted != "review").map(|kind| kind.name.as_str()).collect();
    for outcome in ratings.iter_mut().filter(|outcome| others.contains(outcome.name.as_str())) {
        (outcome.found, outcome.right, outcome.voted) = (false, false, String::new());
    }
}

/// Prints what may be expected of a field, and gives the chance from which its candidates are taken.
fn print_expected(field: Field, outcomes: &[Outcome]) -> f32 {
    let whole: Vec<&Outcome> = outcomes.iter().filter(|outcome| !is_exercise(&outcome.name)).collect();
    let (chance, precision, recall) = threshold(&whole, aim(field));
    let told = outcomes.iter().filter(|outcome| outcome.told).count();
    let there = outcomes.iter().filter(|outcome| outcome.there).count() as f64 / told.max(1) as f64;
    println!(
        "{:<12}{told:>7}{:>8.0}%{:>11.1}%{:>8.1}%{:>15.1}%",
        field.key(),
        chance * 100.0,
        precision * 100.0,
        recall * 100.0,
        there * 100.0
    );
    chance
}

/// A field, its weights in steps, and the chance that is enough.
type Chosen = (Field, Vec<(String, f32)>, f32);

/// The weights of a model in whole steps.
fn steps(model: &Model) -> Vec<(String, f32)> {
    let all = model.weights.iter().map(|(name, weight)| (name.clone(), (weight * STEPS).round()));
    all.filter(|(_, steps)| *steps != 0.0).collect()
}

/// The ballots of some fields, with what is right of them by the labels.
fn ballots(documents: &[&Document], chosen: &[Chosen], fields: &[Field]) -> BTreeMap<Field, Vec<Labelled>> {
    let weights: Vec<(Field, Arc<Weights>)> = chosen
        .iter()
        .map(|(field, weights, enough)| {
            let weights = weights.iter().map(|(name, steps)| (name.as_str(), *steps));
            (*field, Arc::new(Weights::of(*enough, weights)))
        })
        .collect();
    // The ratings of pages on several works, part by part, as they are read once the page is cut as labelled.
    let of_parts = |document: &Document, page: &crosscut_model::Document| -> Vec<(Field, Labelled)> {
        let told = works(document);
        let parts = crosscut_extract::parts_titled(page, &Context::default(), &|titles| is_same_works(&told, titles));
        let records = document.records();
        let (parts, context) = parts.unwrap_or_default();
        let mut all = Vec::new();
        for (number, (part, labels)) in parts.iter().zip(&records).enumerate() {
            let wanted = vec![Field::PartRating];
            let mut training = Training { weights: weights.iter().cloned().collect(), wanted, ballots: Vec::new() };
            crosscut_extract::vote(part, &context, &mut training);
            let name = format!("{}#{}", known_as(document), number + 1);
            let told = labels.get(Field::Rating.key()).filter(|label| *label != "none").cloned();
            for mut ballot in training.ballots {
                // Of how many stars at most they are, where nothing says it, is not put to this vote.
                for candidate in &mut ballot.candidates {
                    if let Some(told) = told.as_ref().filter(|told| same_stars(told, &candidate.value)) {
                        candidate.value.clone_from(told);
                    }
                }
                all.push((ballot.field, labelled(ballot, name.clone(), told.clone())));
            }
        }
        all
    };
    let read = |document: &&Document| -> Vec<(Field, Labelled)> {
        let Some(labels) = document.records().into_iter().next() else { return Vec::new() };
        let format = document.labels.get("format").map_or("txt", String::as_str);
        let settings = Settings::default();
        let reading = crosscut_read::read(&format!("{}.{format}", document.name), document.text.as_bytes(), &settings);
        let [part] = &reading.documents[..] else { return Vec::new() };
        let given = &part.given;
        let is_given = |field: Field| match field {
            Field::Author => given.author.is_some(),
            Field::Publisher => given.publisher.is_some(),
            Field::Date => given.date_published.is_some(),
            Field::Item => given.item.is_some(),
            Field::Rating => given.rating.is_some() || given.unrated,
            Field::Kind => given.kind.is_some(),
            Field::Tone | Field::Parts => false,
            Field::PartRating => true,
        };
        let mut wanted = fields.to_vec();
        let several = document.records().len() > 1;
        wanted.retain(|field| *field == Field::Parts || !several);
        wanted.retain(|field| !is_given(*field) && (!document.probe || labels.contains_key(label_of(*field))));
        let mut training = Training { weights: weights.iter().cloned().collect(), wanted, ballots: Vec::new() };
        crosscut_extract::vote(part, &Context::default(), &mut training);
        let with_label = |ballot: Ballot| {
            let told = labels.get(label_of(ballot.field)).filter(|label| *label != "none").cloned();
            let told = match ballot.field {
                Field::Tone => told.and_then(|told| side(&told)),
                Field::Parts => several.then(|| works(document)),
                _ => told,
            };
            (ballot.field, labelled(ballot, known_as(document), told))
        };
        // Of a text that is neither this nor that no tone is learned.
        let all = training.ballots.into_iter().map(with_label);
        let mut all: Vec<_> = all.filter(|(field, labelled)| *field != Field::Tone || labelled.told).collect();
        if several && fields.contains(&Field::PartRating) {
            all.extend(of_parts(document, part));
        }
        all
    };
    let mut all: BTreeMap<Field, Vec<Labelled>> = BTreeMap::new();
    for (field, labelled) in documents.par_iter().map(read).collect::<Vec<_>>().into_iter().flatten() {
        all.entry(field).or_default().push(labelled);
    }
    all
}

/// Whether two ratings are as many stars, of however many.
fn same_stars(one: &str, other: &str) -> bool {
    let stars = |rating: &str| Some(rating.strip_prefix("stars ")?.split_once('/')?.0.to_owned());
    stars(one).is_some_and(|count| stars(other) == Some(count))
}

/// A ballot with what is right of it, if anything is told.
fn labelled(ballot: Ballot, name: String, told: Option<String>) -> Labelled {
    let of = label_of(ballot.field);
    let is_right = |value: &str| {
        told.as_ref().is_some_and(|told| match ballot.field {
            Field::Parts => is_same_works(told, value),
            Field::Tone => told == value,
            _ => is_same(of, told, value),
        })
    };
    let right = (0..ballot.candidates.len()).filter(|place| is_right(&ballot.candidates[*place].value)).collect();
    Labelled { ballot, right, told: told.is_some(), name, label: told.unwrap_or_default() }
}

/// The ballots that there is something to learn from: not those in which nobody proposed what is right.
fn of_use(ballots: &[Labelled]) -> Vec<&Labelled> {
    let says_nothing =
        |labelled: &&Labelled| labelled.ballot.field == Field::Parts && labelled.told && labelled.right.is_empty();
    ballots.iter().filter(|labelled| !says_nothing(labelled)).collect()
}

/// The ballots of a tone with those of the rarer side again and again, until both sides are as many: most reviews praise, and a text that
/// says little must not count as one of them for that. Of other fields the ballots as they are.
fn balanced(field: Field, ballots: &[&Labelled], mut places: Vec<usize>) -> Vec<usize> {
    if field != Field::Tone {
        return places;
    }
    let (mut some, mut others): (Vec<usize>, Vec<usize>) =
        places.iter().partition(|place| ballots[**place].label == SIDES[0]);
    if some.len() > others.len() {
        std::mem::swap(&mut some, &mut others);
    }
    places.extend(some.iter().cycle().take(others.len() - some.len()));
    places
}

/// Whether two rows of works are the same.
fn is_same_works(told: &str, found: &str) -> bool {
    let works = |row: &str| row.split(BETWEEN).map(folded).collect::<Vec<String>>();
    works(told) == works(found)
}

/// The label that tells a field: of a tone, the rating of a review.
fn label_of(field: Field) -> &'static str {
    match field {
        Field::Tone | Field::PartRating => Field::Rating.key(),
        Field::Parts => Field::Item.key(),
        field => field.key(),
    }
}

/// The works of a document of several, as [`Field::Parts`] has them.
fn works(document: &Document) -> String {
    let items = document.records().into_iter().map(|labels| labels.get("item").cloned().unwrap_or_default());
    items.collect::<Vec<String>>().join(BETWEEN)
}

/// On which side a rating is, by its label; in the middle on none.
fn side(label: &str) -> Option<String> {
    const FOR: f64 = 65.0;
    const AGAINST: f64 = 50.0;
    let [favourable, unfavourable] = SIDES;
    let score = score(label)?;
    let side = if score >= FOR { Some(favourable) } else { (score <= AGAINST).then_some(unfavourable) };
    side.map(str::to_owned)
}

/// Whether a document is one of the short ones that were written to learn how ratings are said in a sentence. There are far more of
/// them than people have: what chance is enough is told by the others.
fn is_exercise(name: &str) -> bool {
    name.starts_with("dev-said-")
}

/// Precision and recall of what is taken from a chance on.
fn at(outcomes: &[&Outcome], chance: f32) -> (f32, f64, f64) {
    let told = outcomes.iter().filter(|outcome| outcome.told).count().max(1) as f64;
    let taken = || outcomes.iter().filter(|outcome| outcome.found && outcome.chance >= chance);
    let (all, right) = (taken().count() as f64, taken().filter(|outcome| outcome.right).count() as f64);
    (chance, if all > 0.0 { right / all } else { 1.0 }, right / told)
}

/// The chance from which on what is taken is right often enough and most of it is taken, with its precision and recall. Where
/// the aim is out of reach: where precision and recall together are best.
fn threshold(outcomes: &[&Outcome], aim: f64) -> (f32, f64, f64) {
    let steps: Vec<(f32, f64, f64)> = (20..=97).map(|percent| at(outcomes, percent as f32 / 100.0)).collect();
    let together = |(_, precision, recall): &(f32, f64, f64)| 2.0 * precision * recall / (precision + recall).max(1e-9);
    let reaching = steps.iter().filter(|(_, precision, _)| *precision >= aim);
    let best = reaching.max_by(|a, b| together(a).total_cmp(&together(b)));
    *best
        .filter(|best| together(best) > 0.5)
        .or_else(|| steps.iter().max_by(|a, b| together(a).total_cmp(&together(b))))
        .unwrap_or(&(0.5, 0.0, 0.0))
}

/// The file of a model.
fn written(model: &Model, enough: f32) -> String {
    let mut text = format!("{:.0}\n", enough * 100.0);
    for (name, weight) in &model.weights {
        let steps = (weight * STEPS).round();
        if steps != 0.0 {
            let _ = writeln!(text, "{steps}\t{name}");
        }
    }
    text
}
