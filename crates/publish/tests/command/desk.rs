//! A built site in a folder of its own, made of reviews.

use crosscut_model::{
    Catalog, CollectionInfo, Columns, Film, Kind, Notation, Rating, RatingTerm, RatingValue, Review, SearchRoot,
    Source, SourceRole, Stored, Term, content_hash, seal, unique_keys,
};
use crosscut_publish::{Collection, Options, Site, publish};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

pub struct Desk(TempDir);

/// What the command said.
pub struct Said {
    pub succeeded: bool,
    pub stderr: String,
}

/// A rating out of five stars.
pub fn stars(value: f64) -> Rating {
    rating(&format!("{value} stars"), value, 5.0, 0.0, Notation::Stars)
}

pub fn rating(raw: &str, value: f64, best: f64, worst: f64, notation: Notation) -> Rating {
    let number = RatingValue::Number;
    let mut rating = Rating {
        raw: raw.to_owned(),
        value: number(value),
        best: number(best),
        worst: number(worst),
        notation,
        score: None,
        assumed: Vec::new(),
    };
    rating.score = rating.score_by(Default::default());
    rating
}

/// A letter or a thumb.
pub fn word(raw: &str, value: &str, [best, worst]: [&str; 2], notation: Notation) -> Rating {
    let text = |text: &str| RatingValue::Text(text.to_owned());
    let [value, best, worst] = [value, best, worst].map(text);
    Rating { value, best, worst, ..rating(raw, 0.0, 0.0, 0.0, notation) }
}

pub fn review(id: &str, item: &str, source: &str, rating: Option<Rating>) -> Review {
    Review {
        id: id.to_owned(),
        source_file: format!("{id}.md"),
        item: Some(item.to_owned()),
        publisher: Some(source.to_owned()),
        rating,
        ..Review::default()
    }
}

/// Two rated reviews of one film and one of another, which has no rating; all dated.
pub fn harbour() -> Vec<Review> {
    let mut reviews = vec![
        review("a", "Salt Road", "Kino am Kanal", Some(stars(4.5))),
        review("b", "Salt Road", "Harbour Post", Some(word("A –", "A-", ["A", "F"], Notation::Letter))),
        review("c", "The Quiet Harbour", "Harbour Post", None),
    ];
    for (review, date) in reviews.iter_mut().zip(["2018-09-03", "2018-10", "2021"]) {
        review.date_published = date.parse().ok();
        review.item_year = (review.item.as_deref() == Some("Salt Road")).then_some(2018);
    }
    reviews[0].author = Some("Ilse Brandt".to_owned());
    reviews[0].url = Some("https://kino.example/salt?a=1&b=2".to_owned());
    reviews[2].kind = Kind::Essay;
    reviews
}

/// A dictionary of names in the order in which they come, and the code of each row.
fn dictionary<T: Clone + PartialEq>(of_rows: impl Iterator<Item = Option<T>>) -> (Vec<T>, Vec<u32>) {
    let mut entries: Vec<T> = Vec::new();
    let codes = of_rows.map(|value| {
        value.map_or(0, |value| {
            let place = entries.iter().position(|entry| *entry == value).unwrap_or_else(|| {
                entries.push(value);
                entries.len() - 1
            });
            place as u32 + 1
        })
    });
    let codes = codes.collect();
    (entries, codes)
}

fn catalog(collection: CollectionInfo, reviews: Vec<Review>) -> Catalog {
    let (films, film) = dictionary(reviews.iter().map(|review| review.item.clone()));
    let (sources, source) = dictionary(reviews.iter().map(|review| review.source().map(str::to_owned)));
    let (authors, author) = dictionary(reviews.iter().map(|review| review.author.clone()));
    let term = |rating: Rating| RatingTerm {
        value: rating.value,
        best: rating.best,
        worst: rating.worst,
        notation: rating.notation,
        assumed: !rating.assumed.is_empty(),
    };
    let (ratings, rating) = dictionary(reviews.iter().map(|review| review.rating.clone().map(term)));
    let keys = |names: &[String]| unique_keys(names.iter().map(String::as_str));
    let year = |name: &String| reviews.iter().find(|review| review.item.as_ref() == Some(name))?.item_year;
    let kind = |review: &Review| Kind::ALL.iter().position(|kind| *kind == review.kind).unwrap() as u32 + 1;
    Catalog {
        generator: "test 1".to_owned(),
        collection,
        reviews: reviews.len(),
        films: keys(&films)
            .into_iter()
            .zip(&films)
            .map(|(key, name)| Film { key, name: name.clone(), year: year(name) })
            .collect(),
        sources: keys(&sources)
            .into_iter()
            .zip(sources)
            .map(|(key, name)| Source { key, name, role: SourceRole::Publisher })
            .collect(),
        authors: keys(&authors).into_iter().zip(authors).map(|(key, name)| Term { key, name }).collect(),
        people: Vec::new(),
        languages: Vec::new(),
        ratings,
        columns: Stored::Inline(Columns {
            film,
            source,
            author,
            rating,
            kind: reviews.iter().map(kind).collect(),
            language: vec![0; reviews.len()],
            date: reviews.iter().map(|review| review.date_published.map(|date| date.days())).collect(),
            aspects: vec![Vec::new(); reviews.len()],
            people: vec![Vec::new(); reviews.len()],
        }),
        documents: Stored::Inline(reviews),
        search: SearchRoot::default(),
    }
}

impl Desk {
    /// The site of a collection called "Harbour films".
    pub fn new(reviews: Vec<Review>) -> Desk {
        Desk::with(CollectionInfo::default(), reviews)
    }

    pub fn with(info: CollectionInfo, reviews: Vec<Review>) -> Desk {
        let info = CollectionInfo { title: "Harbour films".to_owned(), language: "en".to_owned(), ..info };
        let desk = Desk(tempfile::tempdir().unwrap());
        desk.write("bundle/catalog.json", &seal(&catalog(info, reviews)).unwrap());
        desk
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub fn has(&self, file: &str) -> bool {
        self.path().join(file).exists()
    }

    /// Publishes with our own fonts only, so that no picture depends on the machine.
    pub fn publish(&self, site: Option<&str>) -> Vec<String> {
        let options = Options { site: site.map(|site| Site::new(site).unwrap()), ..Options::default() };
        publish(self.path(), options).unwrap().notes
    }

    pub fn open(&self, site: Option<&str>) -> Collection {
        Collection::open(self.path(), site.map(|site| Site::new(site).unwrap())).unwrap()
    }

    /// Runs the command with these words behind the folder.
    pub fn run(&self, words: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscut-publish"));
        let output = command.arg(self.path()).args(words).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.stdout.is_empty());
        Said { succeeded: output.status.success(), stderr }
    }

    /// Every file but the bundle, with the hash of its bytes.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut open: Vec<PathBuf> = vec![self.path().to_owned()];
        while let Some(folder) = open.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let name = path.strip_prefix(self.path()).unwrap().display().to_string();
                if path.is_dir() {
                    open.push(path);
                } else if !name.starts_with("bundle/") {
                    files.insert(name, content_hash(&fs::read(path).unwrap()));
                }
            }
        }
        files
    }
}
