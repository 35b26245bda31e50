//! Which films and sources get files of their own: those with the most documents, as many as the collection says and a host has room for.

use crosscut_engine::{Facet, Table};
use crosscut_model::{Catalog, Published};

/// Where a collection does not say. Raising them costs time and files at large collections.
const FILMS: u32 = 1_000;
const SOURCES: u32 = 500;
const PICTURES: u32 = 200;
/// Files of a site, at most.
const MOST_FILES: usize = 10_000;
/// Left for the program and for pages.
const OTHERS: usize = 2_000;
/// Data, badge, embedded page.
const FILES_A_FILM: usize = 3;

/// By code, rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub films: Vec<u32>,
    /// Films with a picture.
    pub pictures: Vec<u32>,
    pub sources: Vec<u32>,
}

impl Plan {
    /// Follows from the bundle alone, which has so many files.
    pub fn new(catalog: &Catalog, table: &Table, files: usize) -> Plan {
        let counts = &table.whole().counts;
        let limits = catalog.collection.publish.unwrap_or_default();
        let room = MOST_FILES.saturating_sub(OTHERS + files);
        let [films, sources, pictures] = numbers(limits, catalog.films.len(), catalog.sources.len(), room);
        let of_films = &counts[Facet::Film as usize];
        Plan {
            films: most_written_about(of_films, films),
            pictures: most_written_about(of_films, pictures),
            sources: most_written_about(&counts[Facet::Source as usize], sources),
        }
    }

    pub fn has_film(&self, code: u32) -> bool {
        self.films.binary_search(&code).is_ok()
    }

    pub fn has_picture(&self, code: u32) -> bool {
        self.pictures.binary_search(&code).is_ok()
    }

    pub fn has_source(&self, code: u32) -> bool {
        self.sources.binary_search(&code).is_ok()
    }
}

/// How many films, sources and pictures.
fn numbers(limits: Published, films: usize, sources: usize, room: usize) -> [usize; 3] {
    let within = |limit: Option<u32>, usual, there| (limit.unwrap_or(usual) as usize).min(there);
    let films = within(limits.films, FILMS, films);
    let sources = within(limits.sources, SOURCES, sources);
    let pictures = within(limits.pictures, PICTURES, films);
    let wanted = films * FILES_A_FILM + sources + pictures;
    let share = |number: usize| if wanted > room { number * room / wanted } else { number };
    [films, sources, pictures].map(share)
}

/// The codes with the most documents; among equals, those that come first.
fn most_written_about(counts: &[u32], most: usize) -> Vec<u32> {
    let mut codes: Vec<u32> = (1..counts.len() as u32).filter(|code| counts[*code as usize] > 0).collect();
    codes.sort_by_key(|code| std::cmp::Reverse(counts[*code as usize]));
    codes.truncate(most);
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_with_the_most_documents_come_first() {
        assert_eq!(most_written_about(&[9, 1, 5, 5, 0, 2], 3), [2, 3, 5]);
        assert_eq!(most_written_about(&[9, 1, 5, 5, 0, 2], 9), [1, 2, 3, 5]);
    }

    #[test]
    fn a_collection_says_how_many_and_a_host_has_the_last_word() {
        let limits = Published::default();
        assert_eq!(numbers(limits, 4, 3, 8_000), [4, 3, 4]);
        assert_eq!(numbers(limits, 20_000, 900, 8_000), [1_000, 500, 200]);
        let said = Published { films: Some(50_000), sources: Some(10), pictures: Some(0), pages: None };
        assert_eq!(numbers(said, 20_000, 900, 80_000), [20_000, 10, 0]);
        let [films, sources, pictures] = numbers(said, 20_000, 900, 3_000);
        assert!(films > 900 && films * FILES_A_FILM + sources + pictures <= 3_000);
        assert_eq!(numbers(limits, 20_000, 900, 0), [0; 3]);
    }
}
