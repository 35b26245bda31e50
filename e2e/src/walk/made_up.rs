//! Collections by chance: records of a few films, sources, authors and people, so that every choice leaves something to choose from.

use crosscut_model::{
    Aspect, AspectMention, Evidence, Kind, Notation, Property, Rating, RatingValue, Review, Stance, Statement,
};

/// Words that texts are made of. None is the beginning of another, or less than three letters away from one, so that what a search finds
/// is what has the word.
pub const WORDS: [&str; 12] = [
    "lantern", "quarrel", "sombre", "whistle", "buckle", "thimble", "orchard", "pigeon", "marzipan", "glacier",
    "vinegar", "umbrella",
];

/// Numbers by chance, all from a seed.
#[derive(Clone, Debug)]
pub struct Random(fastrand::Rng);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(fastrand::Rng::with_seed(seed))
    }

    /// A number below `limit`, which is above 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0.u64(..limit)
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.0.usize(..of.len())]
    }
}

const FILMS: [&str; 7] =
    ["Salt Road", "The Weir", "Nine Bells", "Paper Moth", "Low Tide", "Ashlar", "Cold Harbour Lane"];
const SOURCES: [&str; 9] = [
    "Kino am Kanal",
    "The Reel",
    "Cinémag",
    "Frame",
    "Late Show",
    "Harbour Post",
    "Projector",
    "Second Row",
    "Sprocket",
];
const AUTHORS: [&str; 8] =
    ["Ilse Brandt", "Tom Orrey", "Ada Lind", "Noor Haddad", "Bo Carr", "Mei Tanaka", "Rui Paz", "Édith Lemaire"];
const PEOPLE: [&str; 13] = [
    "Anouk Vale",
    "Jon Fisk",
    "Petra Holm",
    "Cal Weaver",
    "Dana Quill",
    "Oskar Lund",
    "Ines Rocha",
    "Milo Hart",
    "Vera Stahl",
    "Abel Gray",
    "Zora Finn",
    "Kit Marlow",
    "Uma Sen",
];
const LANGUAGES: [&str; 3] = ["en", "de", "fr"];

/// The records of a collection that this seed stands for.
pub fn collection(seed: u64) -> Vec<Review> {
    let random = &mut Random::new(seed);
    // How many there are to choose from: collections of one film, of one source, of no dates are collections too.
    let films = &FILMS[..1 + random.below(FILMS.len() as u64) as usize];
    let sources = &SOURCES[..1 + random.below(SOURCES.len() as u64) as usize];
    let authors = &AUTHORS[..1 + random.below(AUTHORS.len() as u64) as usize];
    let people = &PEOPLE[..1 + random.below(PEOPLE.len() as u64) as usize];
    let years = 1 + random.below(9);
    let [dated, rated, signed, taken_up] = [(); 4].map(|()| random.one(&[0, 40, 80, 100]));
    let count = 1 + random.below(60);
    (0..count)
        .map(|number| {
            let statement = |property: &str, value: &str| Statement {
                property: Property::new(property),
                value: value.to_owned(),
                character: None,
                assumed: Vec::new(),
                evidence: given(),
            };
            let kind =
                random.one(&[Kind::Review, Kind::Review, Kind::Review, Kind::Essay, Kind::News, Kind::Interview]);
            let words: Vec<&str> = (0..random.below(5)).map(|_| random.one(&WORDS)).collect();
            let aspects = Aspect::ALL.into_iter().filter(|_| random.chance(taken_up / 4)).collect::<Vec<Aspect>>();
            let parts = ["director", "actor", "actor"].into_iter().filter(|_| random.chance(60)).collect::<Vec<&str>>();
            Review {
                source_file: format!("document-{number}.md"),
                kind,
                rating: (kind == Kind::Review && random.chance(rated)).then(|| rating(random)),
                author: random.chance(signed).then(|| random.one(authors).to_owned()),
                publisher: random.chance(70).then(|| random.one(sources).to_owned()),
                date_published: random.chance(dated).then(|| date(random, years)).flatten(),
                item: Some(random.one(films).to_owned()),
                item_year: Some(2018),
                language: random.chance(80).then(|| random.one(&LANGUAGES).to_owned()),
                statements: parts.into_iter().map(|part| statement(part, random.one(people))).collect(),
                aspects: aspects
                    .into_iter()
                    .map(|aspect| AspectMention {
                        aspect,
                        stance: random.one(&Stance::ALL),
                        note: None,
                        evidence: given(),
                    })
                    .collect(),
                abstract_text: (!words.is_empty()).then(|| words.join(" ")),
                evidence: FACTS.map(|fact| (fact.to_owned(), given())).into(),
                ..Review::default()
            }
        })
        .collect()
}

/// What a record of the above says of itself, fact by fact.
const FACTS: [&str; 9] =
    ["kind", "rating", "author", "publisher", "date_published", "item", "item_year", "language", "abstract"];

fn given() -> Evidence {
    Evidence::Given { given: "by chance".to_owned() }
}

fn date(random: &mut Random, years: u64) -> Option<crosscut_model::Date> {
    let (year, month, day) = (2015 + random.below(years), 1 + random.below(12), 1 + random.below(28));
    format!("{year}-{month:02}-{day:02}").parse().ok()
}

fn rating(random: &mut Random) -> Rating {
    let number = RatingValue::Number;
    let text = |text: &str| RatingValue::Text(text.to_owned());
    let halves = random.below(11) as f64 / 2.0;
    let (raw, value, best, worst, notation) = match random.below(5) {
        0 => ("B+".to_owned(), text("B+"), text("A+"), text("F"), Notation::Letter),
        1 => ("thumbs up".to_owned(), text("up"), text("up"), text("down"), Notation::Thumbs),
        2 => {
            let percent = random.below(101) as f64;
            (format!("{percent}%"), number(percent), number(100.0), number(0.0), Notation::Percent)
        }
        _ => (format!("{halves}/5"), number(halves), number(5.0), number(0.0), Notation::Stars),
    };
    Rating { raw, value, best, worst, notation, score: None, assumed: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_stands_for_one_collection_and_no_two_for_the_same() {
        let written = |seed| serde_json::to_string(&collection(seed)).expect("JSON");
        assert_eq!(written(7), written(7));
        assert_ne!(written(7), written(8));
        assert!((0..50).all(|seed| (1..=60).contains(&collection(seed).len())));
    }
}
