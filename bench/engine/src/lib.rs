//! The engine as the bench's page calls it: typed arrays in, one selection at a time, plain numbers out. What is timed is
//! the public face of the engine and nothing else; there is no shortcut here that the real page does not have.

use crosscut_engine::{
    Codes, Facet, Facets, Interval, Lists, Outcome, PackedColumns, Request, Selection, Session, Sort, Table, score,
};
use crosscut_model::{
    Catalog, CollectionInfo, Columns, Film, LetterTable, Notation, RatingTerm, RatingValue, SearchRoot, Source,
    SourceRole, Stored, Term,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The facets of the bench, in the order in which its page numbers them.
const FACETS: [Facet; 9] = [
    Facet::Source,
    Facet::Kind,
    Facet::Notation,
    Facet::Language,
    Facet::Aspect,
    Facet::Year,
    Facet::Author,
    Facet::Film,
    Facet::Person,
];

/// Authors, films and people are counted when they are asked for.
const ALWAYS_READ: usize = 6;

/// The orders of rows of the bench beside the one by score, in the order in which its page numbers them.
const SORTS: [Sort; 5] = [Sort::NewestFirst, Sort::OldestFirst, Sort::Source, Sort::Author, Sort::Film];

/// Columns on their way in; each is handed over by itself, so that no two copies of all are alive at once.
#[wasm_bindgen]
pub struct Builder {
    catalog: Catalog,
    columns: PackedColumns,
}

#[wasm_bindgen]
impl Builder {
    /// Empty columns. Values and bests of the ratings are numbers, or for letters and thumbs the place in their list.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: usize, films: usize, sources: usize, authors: usize, people: usize, languages: usize) -> Builder {
        let catalog = Catalog {
            generator: "bench".to_owned(),
            collection: CollectionInfo::default(),
            reviews: rows,
            films: (0..films).map(|i| Film { key: format!("f{i}"), name: format!("Film {i}"), year: None }).collect(),
            sources: (0..sources)
                .map(|i| Source { key: format!("s{i}"), name: format!("Source {i}"), role: SourceRole::Publisher })
                .collect(),
            authors: (0..authors).map(|i| Term { key: format!("a{i}"), name: format!("Author {i}") }).collect(),
            people: (0..people).map(|i| Term { key: format!("p{i}"), name: format!("Person {i}") }).collect(),
            languages: (0..languages).map(|i| format!("l{i}")).collect(),
            ratings: Vec::new(),
            columns: Stored::Inline(Columns::default()),
            documents: Stored::Inline(Vec::new()),
            search: SearchRoot::default(),
        };
        let none = || Codes::U8(Vec::new());
        let columns = PackedColumns {
            film: none(),
            source: none(),
            author: none(),
            kind: none(),
            language: none(),
            rating: none(),
            date: Vec::new(),
            aspects: Lists::default(),
            people: Lists::default(),
        };
        Builder { catalog, columns }
    }

    /// Adds a rating to the dictionary. `text` for letters and thumbs, else empty.
    pub fn rating(&mut self, notation: usize, value: f64, best: f64, text: &str) {
        let notation = Notation::ALL.get(notation).copied().unwrap_or(Notation::Points);
        let (value, best, worst) = match text {
            "" => (RatingValue::Number(value), RatingValue::Number(best), RatingValue::Number(0.0)),
            text => {
                let words = |text: &str| RatingValue::Text(text.to_owned());
                (words(text), words("A+"), words("F"))
            }
        };
        self.catalog.ratings.push(RatingTerm { value, best, worst, notation, assumed: false });
    }

    pub fn films(&mut self, codes: Vec<u16>) {
        self.columns.film = Codes::U16(codes);
    }

    pub fn sources(&mut self, codes: Vec<u16>) {
        self.columns.source = Codes::U16(codes);
    }

    pub fn authors(&mut self, codes: Vec<u16>) {
        self.columns.author = Codes::U16(codes);
    }

    pub fn kinds(&mut self, codes: Vec<u8>) {
        self.columns.kind = Codes::U8(codes);
    }

    pub fn languages(&mut self, codes: Vec<u8>) {
        self.columns.language = Codes::U8(codes);
    }

    pub fn ratings(&mut self, codes: Vec<u8>) {
        self.columns.rating = Codes::U8(codes);
    }

    /// Days since 1970-01-01; a negative one stands for none.
    pub fn days(&mut self, days: Vec<i16>) {
        self.columns.date = days.into_iter().map(|day| (day >= 0).then_some(i32::from(day))).collect();
    }

    /// Aspects as bits; the stance is praise throughout, so that each aspect is one value.
    pub fn aspects(&mut self, sets: Vec<u16>) {
        let mut starts = Vec::with_capacity(sets.len() + 1);
        let mut values = Vec::with_capacity(sets.iter().map(|set| set.count_ones() as usize).sum());
        starts.push(0);
        for set in sets {
            let mut rest = set;
            while rest != 0 {
                values.push(rest.trailing_zeros() as u8 * 4);
                rest &= rest - 1;
            }
            starts.push(values.len() as u32);
        }
        self.columns.aspects = Lists { starts, values: Codes::U8(values) };
    }

    /// People by their places, rising in a row, end to end; `starts` says where each row begins and the last one ends.
    pub fn people(&mut self, starts: Vec<u32>, places: Vec<u16>) {
        self.columns.people = Lists { starts, values: Codes::U16(places) };
    }

    /// The table, or why there is none.
    pub fn build(self) -> Result<Explorer, String> {
        let table = Table::from_packed(&self.catalog, self.columns).map_err(|error| error.to_string())?;
        Ok(Explorer { table, session: Session::new(), answer: Vec::new() })
    }
}

/// A table and what is remembered between questions.
#[wasm_bindgen]
pub struct Explorer {
    table: Table,
    session: Session,
    answer: Vec<f64>,
}

#[wasm_bindgen]
impl Explorer {
    /// Answers a selection: `choices` is facet, side (0 in, 1 out) and code, three numbers each; `low` is NaN without a
    /// score interval; `more` has a bit for each facet to count beside the six: authors, films, people. The answer is
    /// count, mean, ten bins, how many rows follow, the rows, and then for each facet how many counts follow, and the counts.
    pub fn ask(&mut self, choices: &[u32], low: f64, high: f64, more: usize) -> Vec<f64> {
        let selection = selection(choices, low, high);
        let is_read = |place: &usize| *place < ALWAYS_READ || more >> (*place - ALWAYS_READ) & 1 == 1;
        let read: Vec<Facet> = (0..FACETS.len()).filter(is_read).map(|place| FACETS[place]).collect();
        let letters = LetterTable::default();
        let outcome = self.outcome(&selection, Sort::ScoreFalling, read.iter().copied().collect());
        let bins = score::histogram(&self.table, &outcome.ratings, letters, 10);
        let (mut sum, mut rated) = (0.0, 0.0);
        for (score, count) in self.table.rating_scores(letters).iter().zip(&outcome.ratings) {
            if let Some(score) = score {
                sum += score * f64::from(*count);
                rated += f64::from(*count);
            }
        }
        let answer = &mut self.answer;
        answer.clear();
        answer.extend([outcome.count as f64, sum / rated]);
        answer.extend(bins.iter().map(|count| f64::from(*count)));
        answer.push(outcome.rows.len() as f64);
        answer.extend(outcome.rows.iter().map(|row| f64::from(*row)));
        for facet in &read {
            let counts = &outcome.counts[*facet as usize];
            answer.push(counts.len() as f64);
            answer.extend(counts.iter().map(|count| f64::from(*count)));
        }
        answer.clone()
    }

    /// The first 50 rows of a selection in another order; nothing else is counted.
    pub fn rows(&mut self, choices: &[u32], low: f64, high: f64, sort: usize) -> Vec<u32> {
        let sort = SORTS.get(sort).copied().unwrap_or_default();
        self.outcome(&selection(choices, low, high), sort, Facets::NONE).rows
    }

    /// The scores of a selection value by value of a facet: code, reviews, ratings and mean, four numbers each.
    pub fn parts(&mut self, choices: &[u32], low: f64, high: f64, facet: usize) -> Vec<f64> {
        let matching = self.outcome(&selection(choices, low, high), Sort::default(), Facets::NONE).matching;
        let facet = FACETS.get(facet).copied().unwrap_or(Facet::Source);
        let parts = score::by(&self.table, &matching, facet, LetterTable::default());
        let numbers = |part: score::Part| {
            let counts = [part.code as usize, part.review_count, part.rating_count].map(|count| count as f64);
            counts.into_iter().chain([part.mean.unwrap_or(f64::NAN)])
        };
        parts.into_iter().flat_map(numbers).collect()
    }
}

impl Explorer {
    fn outcome(&mut self, selection: &Selection, sort: Sort, read: Facets) -> Outcome {
        let request =
            Request { selection, hits: None, relevance: None, letters: LetterTable::default(), sort, window: 0..50 };
        self.session.outcome(&self.table, &request, read)
    }
}

fn selection(choices: &[u32], low: f64, high: f64) -> Selection {
    let mut selection = Selection::default();
    for choice in choices.chunks_exact(3) {
        let Some(facet) = FACETS.get(choice[0] as usize) else { continue };
        let chosen = selection.choices.of(*facet);
        let side = if choice[1] == 0 { &mut chosen.include } else { &mut chosen.exclude };
        side.insert(choice[2]);
    }
    selection.score = (!low.is_nan()).then_some(Interval { low, high });
    selection
}

/// Holds the vector loops against the plain ones; the name of the first that differs, or nothing.
#[wasm_bindgen]
pub fn self_check(seed: u32) -> Option<String> {
    crosscut_engine::kernel::self_check(u64::from(seed)).err().map(str::to_owned)
}

/// Reads `bytes` once, in the widest steps there are, to see how fast memory can be read here.
#[wasm_bindgen]
pub struct Memory {
    words: Vec<u64>,
}

#[wasm_bindgen]
impl Memory {
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: usize) -> Memory {
        Memory { words: (0..bytes as u64 / 8).collect() }
    }

    /// The exclusive or of all words: one load and one operation each.
    pub fn read(&self) -> u32 {
        let mut lanes = [0u64; 8];
        for block in self.words.as_chunks::<8>().0 {
            lanes.iter_mut().zip(block).for_each(|(lane, word)| *lane ^= word);
        }
        lanes.iter().fold(0, |all, lane| all ^ lane) as u32
    }
}
