//! What was extracted before: a file that maps the content of a unit, its settings and the version of the program to its
//! drafts. Unchanged inputs are not extracted twice. Safe to delete, and safe to be damaged: what does not fit is not used.

use crate::draft::Draft;
use crate::report::{Line, Placed, Stage};
use crate::units::{Part, Unit};
use crate::walk::Found;
use crosscut_extract::{Extraction, Open, OpenRating, PrintedDate};
use crosscut_model::{Date, Notation, Position, Problem, Review};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;
use xxhash_rust::xxh3::Xxh3;

/// The first bytes of a cache, with the version of the program that can read it: the hash of its sources (build.rs).
const HEAD: &str = concat!("crosscut cache ", env!("CROSSCUT_SOURCES"), "\n");

/// What a unit's drafts depend on.
pub type Key = u128;

/// An old cache to look into, and a new one that takes its place.
#[derive(Debug)]
pub struct Cache {
    path: PathBuf,
    old: HashMap<Key, (u64, u32)>,
    file: Option<Mutex<File>>,
    new: BufWriter<NamedTempFile>,
    /// How many units were found.
    pub hits: usize,
}

impl Cache {
    /// Opens the cache at a path; one that is not there, or of another version, is empty.
    pub fn open(path: &Path) -> io::Result<Cache> {
        let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(beside)?;
        let mut new = BufWriter::new(tempfile::Builder::new().prefix(".crosscut-").tempfile_in(beside)?);
        new.write_all(HEAD.as_bytes())?;
        let old = File::open(path).ok().and_then(|file| Some((index(&file).ok()?, file)));
        let (old, file) = old.map_or((HashMap::new(), None), |(old, file)| (old, Some(Mutex::new(file))));
        Ok(Cache { path: path.to_owned(), old, file, new, hits: 0 })
    }

    /// The drafts that were made of a unit before, and the bytes that say so.
    pub fn get(&self, key: Key, stage: Stage) -> Option<(Vec<Draft>, Vec<Placed>, Vec<u8>)> {
        let (at, bytes) = *self.old.get(&key)?;
        let mut entry = vec![0; bytes as usize];
        {
            let mut file = self.file.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(at)).ok()?;
            file.read_exact(&mut entry).ok()?;
        }
        // A damaged entry is one that was never there.
        let (sum, content) = entry.split_at_checked(8)?;
        if sum != xxhash_rust::xxh3::xxh3_64(content).to_le_bytes() {
            return None;
        }
        let (drafts, problems) = decode(content, stage).ok()?;
        Some((drafts, problems, entry))
    }

    /// Keeps what [`encode`] or [`Cache::get`] gave.
    pub fn put(&mut self, key: Key, entry: &[u8]) -> io::Result<()> {
        self.new.write_all(&key.to_le_bytes())?;
        self.new.write_all(&(entry.len() as u32).to_le_bytes())?;
        self.new.write_all(entry)
    }

    /// Puts the new cache in the place of the old one.
    pub fn close(self) -> io::Result<()> {
        let file = self.new.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Where the entries of a cache lie.
fn index(file: &File) -> io::Result<HashMap<Key, (u64, u32)>> {
    let mut file = BufReader::new(file);
    let mut head = vec![0; HEAD.len()];
    file.read_exact(&mut head)?;
    let mut entries = HashMap::new();
    if head != HEAD.as_bytes() {
        return Ok(entries);
    }
    let mut at = HEAD.len() as u64;
    let mut lead = [0; 20];
    while file.read_exact(&mut lead).is_ok() {
        let (key, bytes) = lead.split_at(16);
        let key = Key::from_le_bytes(key.try_into().unwrap_or_default());
        let bytes = u32::from_le_bytes(bytes.try_into().unwrap_or_default());
        at += lead.len() as u64;
        entries.insert(key, (at, bytes));
        at += u64::from(bytes);
        file.seek_relative(i64::from(bytes))?;
    }
    Ok(entries)
}

/// The key of a unit with these bytes.
pub fn key(unit: Unit, bytes: &[u8], found: &Found) -> Key {
    let input = unit.input(found);
    let before = match unit.part {
        Part::Whole => 0,
        Part::Lines { before, .. } | Part::TooLong { before } => before,
    };
    let mut hash = Xxh3::new();
    // The settings as they are printed: whatever is added to them counts by itself.
    let settings =
        format!("{:?}\n{}\n{}", found.collections[input.collection].settings, input.source_file, input.shown);
    hash.update(settings.as_bytes());
    hash.update(&before.to_le_bytes());
    hash.update(&(bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
    hash.digest128()
}

#[derive(Serialize, Deserialize)]
struct KeptUnit<'a> {
    #[serde(borrow)]
    drafts: Vec<KeptDraft<'a>>,
    problems: Vec<KeptProblem>,
}

#[derive(Serialize, Deserialize)]
struct KeptDraft<'a> {
    #[serde(borrow)]
    json: &'a RawValue,
    has_text: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    held: Vec<(Problem, KeptProblem)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<KeptOpen>,
}

#[derive(Serialize, Deserialize)]
struct KeptOpen {
    rating: Option<(String, f64, Notation, Range<usize>)>,
    date: Option<KeptDate>,
}

#[derive(Serialize, Deserialize)]
enum KeptDate {
    MonthFirst,
    DayFirst,
    Either(Date),
}

#[derive(Serialize, Deserialize)]
struct KeptProblem {
    problem: Problem,
    position: Position,
    line: Option<Line>,
}

/// What [`Cache::put`] keeps of a unit.
pub fn encode(drafts: &[Draft], problems: &[Placed]) -> Option<Vec<u8>> {
    let kept = |placed: &Placed| KeptProblem {
        problem: placed.problem.clone(),
        position: placed.position,
        line: placed.line.clone(),
    };
    let open = |open: &Open| {
        let rating = open.rating.clone().map(|OpenRating { raw, value, notation, span }| (raw, value, notation, span));
        let date = open.date.map(|date| match date {
            PrintedDate::MonthFirst => KeptDate::MonthFirst,
            PrintedDate::DayFirst => KeptDate::DayFirst,
            PrintedDate::Either { other } => KeptDate::Either(other),
        });
        (rating.is_some() || date.is_some()).then_some(KeptOpen { rating, date })
    };
    fn kept_draft<'d>(
        draft: &'d Draft,
        kept: impl Fn(&Placed) -> KeptProblem,
        open: impl Fn(&Open) -> Option<KeptOpen>,
    ) -> Option<KeptDraft<'d>> {
        Some(KeptDraft {
            json: serde_json::from_slice::<&RawValue>(&draft.json).ok()?,
            has_text: draft.has_text,
            held: draft.extraction.problems.iter().cloned().zip(draft.held.iter().map(kept)).collect(),
            open: open(&draft.extraction.open),
        })
    }
    // Borrowed from the drafts: each JSON is written as it is.
    let drafts: Option<Vec<KeptDraft>> = drafts.iter().map(|draft| kept_draft(draft, kept, open)).collect();
    let unit = KeptUnit { drafts: drafts?, problems: problems.iter().map(kept).collect() };
    let mut entry = vec![0; 8];
    serde_json::to_writer(&mut entry, &unit).ok()?;
    let sum = xxhash_rust::xxh3::xxh3_64(&entry[8..]).to_le_bytes();
    entry[..8].copy_from_slice(&sum);
    Some(entry)
}

fn decode(content: &[u8], stage: Stage) -> serde_json::Result<(Vec<Draft>, Vec<Placed>)> {
    let KeptUnit { drafts, problems } = serde_json::from_slice(content)?;
    let placed = |kept: KeptProblem| Placed { problem: kept.problem, position: kept.position, line: kept.line, stage };
    let draft = |kept: KeptDraft| {
        let mut review: Review = serde_json::from_str(kept.json.get())?;
        review.unpack_evidence();
        review.text = None;
        let open = kept.open.map_or_else(Open::default, |open| Open {
            rating: open.rating.map(|(raw, value, notation, span)| OpenRating { raw, value, notation, span }),
            date: open.date.map(|date| match date {
                KeptDate::MonthFirst => PrintedDate::MonthFirst,
                KeptDate::DayFirst => PrintedDate::DayFirst,
                KeptDate::Either(other) => PrintedDate::Either { other },
            }),
            ..Open::default()
        });
        let (problems, held): (Vec<Problem>, Vec<Placed>) =
            kept.held.into_iter().map(|(problem, kept)| (problem, placed(kept))).unzip();
        Ok(Draft {
            extraction: Extraction { review, problems, open },
            json: kept.json.get().as_bytes().to_vec(),
            has_text: kept.has_text,
            held,
        })
    };
    let drafts = drafts.into_iter().map(draft).collect::<serde_json::Result<_>>()?;
    Ok((drafts, problems.into_iter().map(placed).collect()))
}
