//! `crosscut generate`: a made-up body of reviews of any size, the same for the same seed, as the documents that
//! `crosscut pack` reads: one JSON object a line. For demonstrations, benches and journeys; nothing in it is real.
//!
//! Few films, sources and authors have most of the reviews (Zipf's law), each source has a notation, a language and a
//! harshness of its own, films are good or bad, and some documents are no reviews or carry no rating.

mod prose;
mod random;
mod world;

use crosscut_model::{Aspect, Kind, Stance};
use prose::{headline, text};
use random::Random;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use world::{Film, Source, World};

/// What to make.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Options {
    /// How many reviews
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub reviews: u32,
    /// The same seed gives the same reviews
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// How many of them carry a text of about 80 words [default: a tenth]
    #[arg(long, value_name = "N")]
    pub texts: Option<u32>,
}

/// A document as people write it: keys of front matter, and the text.
#[derive(Serialize)]
struct Document<'w> {
    source_file: String,
    kind: Kind,
    item: &'w str,
    item_year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<String>,
    #[serde(rename = "credit", skip_serializing_if = "Vec::is_empty")]
    credits: Vec<Credit>,
    #[serde(rename = "aspect", skip_serializing_if = "Vec::is_empty")]
    aspects: Vec<Mention>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize)]
struct Credit {
    name: String,
    role: &'static str,
}

#[derive(Clone, Copy, Serialize)]
struct Mention {
    aspect: Aspect,
    stance: Stance,
}

/// Prints the documents.
pub fn run(options: Options) -> ExitCode {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = write(options, &mut out).and_then(|()| out.flush());
    match written {
        // A closed pipe (`… | head`) ends the run quietly.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("error: the reviews cannot be written: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn write(options: Options, out: &mut impl Write) -> io::Result<()> {
    let Options { reviews, seed, texts } = options;
    let world = World::new(reviews, seed);
    let mut random = Random::new(seed);
    // Exactly so many, spread evenly by chance: selection sampling (Knuth, TAOCP volume 2, algorithm S).
    let mut wanted = u64::from(texts.unwrap_or(reviews / 10).min(reviews));
    for number in 0..reviews {
        let with_text = random.below(u64::from(reviews - number)) < wanted;
        wanted -= u64::from(with_text);
        serde_json::to_writer(&mut *out, &document(number, with_text, &world, &mut random))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn document<'w>(number: u32, with_text: bool, world: &'w World, random: &mut Random) -> Document<'w> {
    let film = world.any_film(random);
    let source = world.any_source(random);
    let author = world.any_author(source, random);
    let kind = match random.below(100) {
        0..88 => Kind::Review,
        88..92 => Kind::Essay,
        92..96 => Kind::News,
        96..98 => Kind::Interview,
        _ => Kind::List,
    };
    // What the reviewer makes of it, 0 to 100.
    let opinion = (film.quality + source.kindness + random.bell() * 14.0).clamp(0.0, 100.0);
    let rated = kind == Kind::Review && random.below(100) < 94;
    let aspects = aspects(opinion, random);
    Document {
        source_file: format!("{}/{}-{number:07}.txt", film.folder, source.folder),
        kind,
        item: &film.title,
        item_year: film.year,
        author: random.chance(96).then_some(author),
        publisher: (!source.is_author).then_some(source.name.as_str()),
        date_published: random.chance(97).then(|| date(film, random)),
        language: source.language,
        headline: random.chance(35).then(|| headline(source.language, opinion, random)),
        rating: rated.then(|| printed(opinion, source, random)),
        credits: credits(film, world, random),
        text: with_text.then(|| text(source.language, &aspects, film, author, random)),
        aspects: aspects.into_iter().map(|(aspect, stance)| Mention { aspect, stance }).collect(),
    }
}

/// A rating as the source prints it.
fn printed(opinion: f64, source: &Source, random: &mut Random) -> String {
    const LETTERS: [&str; 13] = ["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"];
    let steps = |most: f64| (opinion / 100.0 * most).round();
    match source.notation {
        0..3 => format!("{}/5", steps(10.0) / 2.0),
        3 => format!("{}/10", steps(10.0)),
        4 => LETTERS[steps(12.0) as usize].to_owned(),
        5 => format!("{}%", steps(100.0)),
        6 => format!("{} out of 4 stars", steps(8.0) / 2.0),
        _ => if opinion >= 52.0 + random.bell() * 4.0 { "thumbs up" } else { "thumbs down" }.to_owned(),
    }
}

/// None to four aspects, each once, in the order of their codes.
fn aspects(opinion: f64, random: &mut Random) -> Vec<(Aspect, Stance)> {
    let mut aspects = Vec::new();
    for aspect in Aspect::ALL {
        if random.below(100) >= 22 {
            continue;
        }
        let leaning = opinion + random.bell() * 25.0;
        let stance = match random.below(10) {
            0 => Stance::Mentioned,
            1 | 2 => Stance::Mixed,
            _ if leaning >= 50.0 => Stance::Praise,
            _ => Stance::Criticism,
        };
        aspects.push((aspect, stance));
    }
    aspects
}

/// Who made it, in one document of five; in one of a hundred of those the name is misspelt.
fn credits(film: &Film, world: &World, random: &mut Random) -> Vec<Credit> {
    if random.below(5) > 0 {
        return Vec::new();
    }
    let mut name = world.director(film).to_owned();
    if random.below(100) == 0
        && let Some(last) = name.pop()
    {
        name.extend([last, last]);
    }
    vec![Credit { name, role: "director" }]
}

/// Mostly in the year of the film, now and then long after.
fn date(film: &Film, random: &mut Random) -> String {
    let later = if random.below(8) == 0 { random.below(30) as u16 } else { random.below(2) as u16 };
    let year = (film.year + later).min(2025);
    format!("{year}-{:02}-{:02}", random.below(12) + 1, random.below(28) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(options: Options) -> String {
        let mut out = Vec::new();
        write(options, &mut out).expect("memory takes all");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn the_same_seed_gives_the_same_reviews_and_another_one_others() {
        let options = Options { reviews: 300, seed: 7, texts: None };
        assert_eq!(made(options), made(options));
        assert_ne!(made(options), made(Options { seed: 8, ..options }));
    }

    #[test]
    fn exactly_so_many_carry_a_text() {
        for texts in [0, 1, 123, 300, 999] {
            let made = made(Options { reviews: 300, seed: 3, texts: Some(texts) });
            assert_eq!(made.lines().count(), 300);
            let found = made.lines().filter(|line| line.contains("\"text\":")).count();
            assert_eq!(found, texts.min(300) as usize);
        }
    }

    #[test]
    fn few_films_have_most_of_the_reviews() {
        let made = made(Options { reviews: 5_000, seed: 1, texts: Some(0) });
        let mut counts = std::collections::BTreeMap::<String, u32>::new();
        for line in made.lines() {
            let document: serde_json::Value = serde_json::from_str(line).expect("an object");
            *counts.entry(document["item"].as_str().expect("a film").to_owned()).or_default() += 1;
        }
        let mut counts: Vec<u32> = counts.into_values().collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        assert!(counts.len() > 150, "{} films", counts.len());
        let first: u32 = counts[..counts.len() / 10].iter().sum();
        assert!(first * 10 > 5_000 * 5, "the first tenth has {first} of 5000");
    }
}
