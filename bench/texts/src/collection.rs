//! A collection of reviews: films with people and places, texts of about 80 words, and among them texts about known topics.

use crate::names::name;
use crate::prose::Prose;
use crate::questions::{TOPICS, Topic};
use std::collections::BTreeMap;

/// Reviews of a film, on average.
const OF_A_FILM: usize = 8;
/// Of a hundred texts, how many are about one of the topics, or touch it.
const TOPICAL: usize = 20;

const TITLE_FIRST: [&str; 30] = [
    "Salt", "Night", "Paper", "Winter", "Glass", "Second", "Quiet", "Iron", "Blue", "Borrowed", "Broken", "Last",
    "Empty", "Golden", "Hollow", "Stone", "Summer", "Distant", "Velvet", "Burning", "Crooked", "Silver", "Narrow",
    "Wild", "Copper", "Lost", "Little", "Northern", "Painted", "Silent",
];
const TITLE_SECOND: [&str; 30] = [
    "Road", "Ferry", "Lantern", "Orchard", "Letters", "Harbour", "Season", "Kitchen", "Station", "Garden", "Mirror",
    "Country", "Weather", "Bridge", "Hour", "Island", "Market", "Daughter", "Engine", "Shore", "Parade", "Machine",
    "Valley", "Window", "Choir", "Circus", "Border", "Houses", "Animals", "Tide",
];

/// A review.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub title: String,
    pub author: String,
    pub people: Vec<String>,
    pub source: String,
    pub headline: String,
    pub body: String,
}

/// Reviews, and what is known about them.
#[derive(Clone, Debug)]
pub struct Collection {
    pub texts: Vec<Text>,
    /// What is asked about topics, and which texts answer it how well.
    pub topics: Vec<Topic>,
}

impl Collection {
    /// So many texts; the same seed gives the same.
    pub fn new(seed: u64, count: usize) -> Result<Collection, String> {
        let mut prose = Prose::new(seed)?;
        let mut grades = vec![BTreeMap::new(); TOPICS.len()];
        let films = count.div_ceil(OF_A_FILM);
        let mut texts = Vec::with_capacity(count);
        for row in 0..count {
            // The square of an even draw: few films have many reviews.
            let even = prose.below(1 << 20) as f64 / f64::from(1 << 20);
            let film = ((even * even) * films as f64) as usize;
            let mut text = review(&mut prose, film);
            if prose.below(100) < TOPICAL {
                let topic = prose.below(TOPICS.len());
                let grade = TOPICS[topic].touch(&mut prose, &mut text);
                if grade > 0 {
                    grades[topic].insert(row as u32, grade);
                }
            }
            texts.push(text);
        }
        let topics = TOPICS.iter().zip(grades).map(|(topic, grades)| Topic { query: topic.query(), grades }).collect();
        Ok(Collection { texts, topics })
    }
}

fn review(prose: &mut Prose, film: usize) -> Text {
    let cast: Vec<String> = (0..4).map(|place| name(1_000_000 + film * 7 + place)).collect();
    let director = format!("{} {}", name(director_of(film) % 900), name(10_000 + film % 4_000));
    let place = name(5_000_000 + film * 3);
    let title = match film % 4 {
        0 => format!("{} {}", TITLE_FIRST[film / 4 % 30], TITLE_SECOND[film / 120 % 30]),
        1 => format!("The {} of {place}", TITLE_SECOND[film / 4 % 30]),
        2 => format!("{} {}", TITLE_FIRST[film / 4 % 30], cast[0]),
        _ => format!("{} and {}", cast[0], cast[1]),
    };
    let critic = prose.below(2_000);
    let author = format!("{} {}", name(critic % 700), name(20_000 + critic));
    let source = format!("{} {}", name(30_000 + critic % 400), ["Post", "Weekly", "Film", "Review"][critic % 4]);
    let mut body = String::new();
    let wanted = 40 + prose.below(60) + prose.below(30);
    let mut sentences = 0;
    while body.split_whitespace().count() < wanted {
        if sentences == 1 || prose.below(6) == 0 {
            let who = &cast[prose.below(4)];
            let more = name(6_000_000 + film * 40 + prose.below(40));
            body += &match prose.below(6) {
                0 => format!("Much of it is set in {place}. "),
                1 => format!("{director} lets {who} wait too long. "),
                2 => format!("As {more}, {who} has the best scene. "),
                3 => format!("Nobody in {place} believes {who}. "),
                4 => format!("{more} is the one to watch. "),
                _ => format!("{who} and {more} carry it. "),
            };
        } else {
            prose.sentence(&mut body);
        }
        sentences += 1;
    }
    let mut headline = String::new();
    prose.sentence(&mut headline);
    let end = headline.char_indices().filter(|(_, c)| *c == ' ').nth(6).map_or(headline.len(), |(at, _)| at);
    headline.truncate(end);
    Text { title, author, people: cast.into_iter().chain([director]).collect(), source, headline, body }
}

/// A film's director: some direct several films.
fn director_of(film: usize) -> usize {
    film.wrapping_mul(2_654_435_761) >> 7
}
