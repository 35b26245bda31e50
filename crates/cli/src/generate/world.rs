//! The films, sources and people that made-up reviews are about and by.

use super::random::{Random, Zipf};
use crosscut_model::key;

/// What there is to review.
#[derive(Debug)]
pub struct Film {
    pub title: String,
    /// The title, fit for a path.
    pub folder: String,
    pub year: u16,
    /// 0 to 100.
    pub quality: f64,
    director: usize,
}

/// Who publishes.
#[derive(Debug)]
pub struct Source {
    pub name: String,
    /// The name, fit for a path.
    pub folder: String,
    /// Somebody who publishes under their own name.
    pub is_author: bool,
    pub language: &'static str,
    /// 0 to 7: see where ratings are printed.
    pub notation: u64,
    /// Points above what others give.
    pub kindness: f64,
    /// The first of its authors, in the list of all.
    first_author: usize,
}

/// Everything that reviews name.
#[derive(Debug)]
pub struct World {
    films: Vec<Film>,
    sources: Vec<Source>,
    people: Vec<String>,
    by_film: Zipf,
    by_source: Zipf,
    by_author: Zipf,
}

const ADJECTIVES: [&str; 40] = [
    "Quiet",
    "Burning",
    "Paper",
    "Hollow",
    "Northern",
    "Silver",
    "Borrowed",
    "Last",
    "Second",
    "Distant",
    "Crooked",
    "Winter",
    "Hidden",
    "Amber",
    "Broken",
    "Salt",
    "Glass",
    "Wandering",
    "Sleepless",
    "Iron",
    "Velvet",
    "Drowned",
    "Patient",
    "Scarlet",
    "Empty",
    "Electric",
    "Gentle",
    "Narrow",
    "Foreign",
    "Midnight",
    "Wooden",
    "Restless",
    "Golden",
    "Ordinary",
    "Unsent",
    "Thirsty",
    "Blind",
    "Migrant",
    "Tidal",
    "Low",
];
const NOUNS: [&str; 50] = [
    "Harbour",
    "Orchard",
    "Road",
    "Letter",
    "Station",
    "River",
    "Choir",
    "Garden",
    "Window",
    "Ferry",
    "Kingdom",
    "Summer",
    "Machine",
    "Island",
    "Ledger",
    "Lantern",
    "Market",
    "Bridge",
    "Fever",
    "Carnival",
    "Compass",
    "Engine",
    "Field",
    "Guest",
    "Hotel",
    "Inheritance",
    "Jury",
    "Keeper",
    "Lighthouse",
    "Mirror",
    "Neighbour",
    "Oath",
    "Parade",
    "Quarry",
    "Rehearsal",
    "Season",
    "Tenant",
    "Umbrella",
    "Village",
    "Witness",
    "Archive",
    "Border",
    "Ceremony",
    "Dialect",
    "Echo",
    "Frontier",
    "Glacier",
    "Hunger",
    "Interval",
    "Journey",
];
const PLACES: [&str; 30] = [
    "Aldmoor", "Brenn", "Cassow", "Dunmere", "Estavel", "Farrow", "Gralla", "Holm", "Iskra", "Jarrow", "Kestrel",
    "Lindau", "Marrow", "Nesbit", "Orlen", "Pellin", "Quill", "Ravn", "Selkie", "Torne", "Ulver", "Vantaa", "Wexcombe",
    "Yarrow", "Zell", "Corvo", "Arden", "Bellin", "Tarn", "Olivar",
];
const PAPERS: [&str; 14] = [
    "Courier",
    "Film Weekly",
    "Observer",
    "Evening Post",
    "Screen",
    "Kino",
    "Review of Films",
    "Gazette",
    "Reel",
    "Projector",
    "Herald",
    "Matinee",
    "Cinephile",
    "Ticket",
];
const GIVEN: [&str; 60] = [
    "Ada", "Bo", "Clara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ilse", "Jonas", "Kaia", "Luca", "Mina", "Noor",
    "Oskar", "Petra", "Quentin", "Rosa", "Samir", "Tove", "Ulla", "Viktor", "Wanda", "Xenia", "Yusuf", "Zora",
    "Anselm", "Beate", "Ciro", "Dalia", "Emil", "Fiona", "Gustav", "Hana", "Ivo", "Jana", "Karim", "Lotte", "Marek",
    "Nadia", "Olaf", "Pia", "Rafael", "Signe", "Tomas", "Ursula", "Vera", "Walid", "Yara", "Zeno", "Agnes", "Bruno",
    "Celia", "Darius", "Edda", "Frans", "Gil", "Hedda", "Inga", "Joel",
];
const FAMILY: [&str; 70] = [
    "Lind", "Carr", "Okoro", "Brandt", "Holm", "Ekberg", "Reyes", "Novak", "Sato", "Vance", "Weiss", "Abara", "Bishop",
    "Castell", "Dahl", "Eriksen", "Fontane", "Grau", "Haddad", "Ibsen", "Jansen", "Kowal", "Larsen", "Moreau",
    "Nilsen", "Osman", "Pavlov", "Quist", "Rossi", "Sommer", "Tanaka", "Ueda", "Vogel", "Wren", "Xavier", "Yilmaz",
    "Zeller", "Aalto", "Berg", "Cho", "Duarte", "Engel", "Falk", "Gallo", "Hartmann", "Ivanov", "Juhl", "Keller",
    "Lorenz", "Marin", "Nagy", "Oliveira", "Petit", "Ruiz", "Schmid", "Toth", "Urban", "Valdez", "Winter", "Young",
    "Zhang", "Amsel", "Bauer", "Conti", "Drost", "Ebner", "Frey", "Gruber", "Hoxha", "Iversen",
];
/// Languages of sources, most of them the first.
const LANGUAGES: [&str; 12] = ["en", "de", "fr", "es", "it", "nl", "sv", "pt", "da", "pl", "cs", "fi"];

impl World {
    /// A world for this many reviews: at a million 20,000 films, 400 sources and 4,000 authors, below that as many as
    /// have something to do.
    pub fn new(reviews: u32, seed: u64) -> World {
        let reviews = reviews as usize;
        // A sequence of its own, so that the reviews do not depend on how many numbers the world took.
        let mut random = Random::new(seed ^ 0x7472_6565_7320_6772);
        let people: Vec<String> = (0..(reviews / 8).clamp(12, 4_000)).map(person).collect();
        let by_language = Zipf::new(LANGUAGES.len());
        let sources = (0..(reviews / 25).clamp(4, 400)).map(|number| {
            let is_author = number % 5 == 4;
            let first_author = random.below(people.len() as u64) as usize;
            let name = if is_author { people[first_author].clone() } else { paper(number) };
            Source {
                folder: key(&name),
                name,
                is_author,
                language: LANGUAGES[by_language.any(&mut random)],
                notation: random.below(8),
                kindness: random.bell() * 6.0,
                first_author,
            }
        });
        let sources: Vec<Source> = sources.collect();
        let films = (0..(reviews / 20).clamp(3, 20_000)).map(|number| {
            let title = title(number);
            Film {
                folder: key(&title),
                title,
                year: 1950 + random.below(75) as u16,
                quality: (62.0 + random.bell() * 13.0).clamp(5.0, 98.0),
                director: random.below(people.len() as u64) as usize,
            }
        });
        let films: Vec<Film> = films.collect();
        World {
            by_film: Zipf::new(films.len()),
            by_source: Zipf::new(sources.len()),
            by_author: Zipf::new((people.len() / 40).clamp(3, 60)),
            films,
            sources,
            people,
        }
    }

    pub fn any_film(&self, random: &mut Random) -> &Film {
        &self.films[self.by_film.any(random)]
    }

    pub fn any_source(&self, random: &mut Random) -> &Source {
        &self.sources[self.by_source.any(random)]
    }

    /// One of a source's authors.
    pub fn any_author(&self, source: &Source, random: &mut Random) -> &str {
        let rank = if source.is_author { 0 } else { self.by_author.any(random) };
        &self.people[(source.first_author + rank) % self.people.len()]
    }

    pub fn director(&self, film: &Film) -> &str {
        &self.people[film.director]
    }
}

/// The name of somebody, another one for each number below 4,200.
fn person(number: usize) -> String {
    format!("{} {}", GIVEN[number % GIVEN.len()], FAMILY[(number / GIVEN.len() + number) % FAMILY.len()])
}

/// The name of a publication, another one for each number below 420.
fn paper(number: usize) -> String {
    format!("{} {}", PLACES[number % PLACES.len()], PAPERS[(number / PLACES.len() + number) % PAPERS.len()])
}

/// A title, another one for each number below 62,000.
fn title(number: usize) -> String {
    let adjective = ADJECTIVES[number % ADJECTIVES.len()];
    let noun = NOUNS[(number / ADJECTIVES.len() + number) % NOUNS.len()];
    match number / (ADJECTIVES.len() * NOUNS.len()) {
        0 => format!("The {adjective} {noun}"),
        place => format!("The {adjective} {noun} of {}", PLACES[(place - 1) % PLACES.len()]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_different_as_far_as_they_are_used() {
        assert_eq!((0..4_000).map(person).collect::<BTreeSet<_>>().len(), 4_000);
        assert_eq!((0..400).map(paper).collect::<BTreeSet<_>>().len(), 400);
        assert_eq!((0..20_000).map(title).collect::<BTreeSet<_>>().len(), 20_000);
    }
}
