//! CSV that spreadsheets open as it is meant: RFC 4180 with a mark that says UTF-8. A text with which a spreadsheet would begin
//! a formula gets an apostrophe before it, as OWASP advises on CSV injection; numbers and dates of ours do not.

use super::Depth;
use super::record::Record;
use crosscut_model::{Aspect, RatingValue, Stance};
use csv_core::{Terminator, Writer, WriterBuilder};

/// What spreadsheets take for the beginning of a formula, in both widths.
const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The mark without which Excel takes UTF-8 for the letters of the country.
const UTF_8: &[u8] = "\u{feff}".as_bytes();

/// A column: its name, whether only documents know it, and its text for a record.
struct Column {
    name: &'static str,
    of_documents: bool,
    text: fn(&Record) -> Cell,
}

/// The text of a cell.
enum Cell {
    Empty,
    /// Our own: a number, a date, a word.
    Own(String),
    /// Somebody's words.
    Theirs(String),
}

const COLUMNS: [Column; 23] = [
    of_documents("id", |record| own(record.review.map(|review| review.id.clone()))),
    column("page", |record| own(Some(record.page.clone()))),
    column("kind", |record| own(Some(record.kind.key().to_owned()))),
    of_documents("headline", |record| theirs(record.review.and_then(|review| review.headline.as_deref()))),
    column("item", |record| theirs(record.item)),
    column("item_year", |record| own(record.item_year.map(|year| year.to_string()))),
    column("author", |record| theirs(record.author)),
    column("publisher", |record| theirs(record.publisher)),
    column("date_published", |record| own(record.date.map(|date| date.to_string()))),
    column("language", |record| theirs(record.language)),
    of_documents("rating", |record| theirs(record.rating.as_ref().and_then(|rating| rating.raw))),
    column("rating_value", |record| record.rating.as_ref().map_or(Cell::Empty, |rating| value(rating.value))),
    column("rating_best", |record| record.rating.as_ref().map_or(Cell::Empty, |rating| value(rating.best))),
    column("rating_worst", |record| record.rating.as_ref().map_or(Cell::Empty, |rating| value(rating.worst))),
    column("notation", |record| own(record.rating.as_ref().map(|rating| rating.notation.key().to_owned()))),
    column("score", |record| own(record.rating.as_ref().and_then(|rating| Some(rating.score?.to_string())))),
    column("praise", |record| stance(record, Stance::Praise)),
    column("mixed", |record| stance(record, Stance::Mixed)),
    column("criticism", |record| stance(record, Stance::Criticism)),
    column("mentioned", |record| stance(record, Stance::Mentioned)),
    of_documents("credits", |record| theirs(credits(record).as_deref())),
    of_documents("url", |record| theirs(record.review.and_then(|review| review.url.as_deref()))),
    of_documents("abstract", |record| theirs(record.review.and_then(|review| review.abstract_text.as_deref()))),
];

const fn column(name: &'static str, text: fn(&Record) -> Cell) -> Column {
    Column { name, of_documents: false, text }
}

const fn of_documents(name: &'static str, text: fn(&Record) -> Cell) -> Column {
    Column { name, of_documents: true, text }
}

fn own(text: Option<String>) -> Cell {
    text.map_or(Cell::Empty, Cell::Own)
}

fn theirs(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Theirs(text.to_owned()))
}

fn value(value: &RatingValue) -> Cell {
    match value {
        RatingValue::Number(number) => Cell::Own(number.to_string()),
        RatingValue::Text(text) => Cell::Theirs(text.clone()),
    }
}

fn stance(record: &Record, stance: Stance) -> Cell {
    let aspects: Vec<&str> = record.with_stance(stance).map(Aspect::key).collect();
    if aspects.is_empty() { Cell::Empty } else { Cell::Own(aspects.join("; ")) }
}

/// Who has which part in the work, as the document says: `director: Sean Baker; actor: Simon Rex (Mikey Saber)`.
fn credits(record: &Record) -> Option<String> {
    let people = record.review?.statements.iter().filter(|statement| statement.property.is_person());
    let credits: Vec<String> = people
        .map(|statement| {
            let part = statement.character.as_ref().map_or_else(String::new, |part| format!(" ({part})"));
            format!("{}: {}{part}", statement.property.name(), statement.value)
        })
        .collect();
    (!credits.is_empty()).then(|| credits.join("; "))
}

/// The columns of a file.
fn columns(depth: Depth) -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(move |column| depth == Depth::Documents || !column.of_documents)
}

/// Begins a file with the names of its columns.
pub fn begin(text: &mut Vec<u8>, depth: Depth) {
    text.extend_from_slice(UTF_8);
    line(text, columns(depth).map(|column| Cell::Own(column.name.to_owned())));
}

/// Writes a record.
pub fn record(text: &mut Vec<u8>, record: &Record, depth: Depth) {
    line(text, columns(depth).map(|column| (column.text)(record)));
}

fn line(text: &mut Vec<u8>, cells: impl Iterator<Item = Cell>) {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            put(text, 2, |room| writer.delimiter(room).1);
        }
        match cell {
            Cell::Empty => {}
            Cell::Own(words) => field(text, &mut writer, &words),
            Cell::Theirs(words) => field(text, &mut writer, &guarded(&words)),
        }
    }
    put(text, 5, |room| writer.terminator(room).1);
}

/// Writes a field. What csv-core makes of it is at most twice as long, and two quotation marks.
fn field(text: &mut Vec<u8>, writer: &mut Writer, words: &str) {
    put(text, 2 * words.len() + 2, |room| writer.field(words.as_bytes(), room).2);
}

/// Appends what `write` writes into so much room.
fn put(text: &mut Vec<u8>, room: usize, write: impl FnOnce(&mut [u8]) -> usize) {
    let start = text.len();
    text.resize(start + room, 0);
    let written = write(&mut text[start..]);
    text.truncate(start + written);
}

/// A text that no spreadsheet takes for a formula, and that has no character at which readers stop.
pub(super) fn guarded(text: &str) -> String {
    let is_skipped = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let begins_formula = text.trim_start_matches(is_skipped).starts_with(BEGINS_FORMULA);
    let begins_with_control = text.starts_with(['\t', '\r', '\n']);
    let guard = if begins_formula || begins_with_control { "'" } else { "" };
    format!("{guard}{}", text.replace('\0', "\u{fffd}"))
}
