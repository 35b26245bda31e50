//! Which column of a table is what: the exports of services people rate films and books at, a mapping of one's own, or
//! columns that are named like our keys.

use crate::settings::CsvSettings;
use crosscut_model::Problem;

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A key of front matter, or `text`.
    Key(&'static str),
    /// Statements of this property; several in a cell are separated by commas.
    Statement(String),
}

/// How a table is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layout {
    /// Column numbers with their meanings.
    pub columns: Vec<(usize, Meaning)>,
    /// The best of its ratings, where the service defines it.
    pub best: Option<f64>,
    pub worst: Option<f64>,
    /// Whether 0 means that there is no rating.
    pub zero_is_none: bool,
    /// Whether its ratings count stars.
    pub in_stars: bool,
    /// Of every row, where no column says it.
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub dates: DateOrder,
}

/// How dates are written that are not ISO 8601.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// Only dates that can be read in one way are read.
    #[default]
    Unknown,
    DayFirst,
    MonthFirst,
}

impl DateOrder {
    /// The words in `collection.toml`.
    pub const KEYS: [&'static str; 2] = ["day-first", "month-first"];

    /// The order written as `key`, if there is one.
    pub fn from_key(key: &str) -> Option<DateOrder> {
        match key {
            "day-first" => Some(DateOrder::DayFirst),
            "month-first" => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// Keys that a column may have, and what people call them too.
pub(crate) const KEYS: [(&str, &[&str]); 16] = [
    ("id", &[]),
    ("item", &["title", "film", "movie", "name", "book", "work", "item_reviewed"]),
    ("item_year", &["year", "release_year", "film_year"]),
    ("kind", &["type"]),
    ("author", &["critic", "reviewer", "writer", "user"]),
    ("publisher", &["publication", "outlet", "source", "site", "paper"]),
    ("date_published", &["date", "published", "review_date", "date_of_review"]),
    ("language", &["lang"]),
    ("headline", &[]),
    ("url", &["link", "uri", "address"]),
    ("rating", &["score", "stars", "grade", "my_rating", "your_rating", "rating_value"]),
    ("rating_best", &["best", "best_rating", "scale"]),
    ("rating_worst", &["worst", "worst_rating"]),
    ("abstract", &["summary"]),
    ("text", &["review", "body", "review_body", "review_text"]),
    ("body", &[]),
];

/// A service's export: the columns that tell it, and what its columns mean.
struct Export {
    told_by: &'static [&'static str],
    keys: &'static [(&'static str, &'static str)],
    statements: &'static [(&'static str, &'static str)],
    best: f64,
    zero_is_none: bool,
    in_stars: bool,
}

const EXPORTS: [Export; 3] = [
    // Letterboxd: reviews.csv, ratings.csv and diary.csv have these in common. Half a star to five.
    Export {
        told_by: &["Date", "Name", "Year", "Letterboxd URI", "Rating"],
        keys: &[
            ("Name", "item"),
            ("Year", "item_year"),
            ("Date", "date_published"),
            ("Letterboxd URI", "url"),
            ("Rating", "rating"),
            ("Review", "text"),
        ],
        statements: &[],
        best: 5.0,
        zero_is_none: true,
        in_stars: true,
    },
    // IMDb: ratings.csv. One to ten.
    Export {
        told_by: &["Const", "Your Rating", "Title"],
        keys: &[
            ("Title", "item"),
            ("Year", "item_year"),
            ("Date Rated", "date_published"),
            ("URL", "url"),
            ("Your Rating", "rating"),
        ],
        statements: &[("Directors", "director"), ("Runtime (mins)", "duration"), ("Genres", "genre")],
        best: 10.0,
        zero_is_none: true,
        in_stars: false,
    },
    // Goodreads: the library export. One to five stars, 0 for a book without.
    Export {
        told_by: &["Book Id", "Title", "My Rating"],
        keys: &[
            ("Title", "item"),
            ("Original Publication Year", "item_year"),
            ("Date Read", "date_published"),
            ("My Rating", "rating"),
            ("My Review", "text"),
        ],
        statements: &[("Author", "author"), ("Publisher", "publisher"), ("Number of Pages", "pages")],
        best: 5.0,
        zero_is_none: true,
        in_stars: true,
    },
];

impl Layout {
    /// The layout of a table with these column names; what is wrong with a mapping is noted.
    pub fn of(file: &str, names: &[String], settings: &CsvSettings, problems: &mut Vec<Problem>) -> Option<Layout> {
        let place = |wanted: &str| names.iter().position(|name| name.trim().eq_ignore_ascii_case(wanted));
        let mut layout = Layout {
            best: settings.rating_best,
            worst: settings.rating_worst,
            author: settings.author.clone(),
            publisher: settings.publisher.clone(),
            dates: settings.dates,
            ..Layout::default()
        };
        let export = EXPORTS.iter().find(|export| export.told_by.iter().all(|name| place(name).is_some()));
        let is_mapped = !settings.columns.is_empty() || !settings.statements.is_empty();
        let mapped = || {
            settings
                .columns
                .iter()
                .map(|(_, column)| column)
                .chain(settings.statements.iter().map(|(_, column)| column))
        };
        // A collection may hold its own tables beside an export: the mapping is for those that have its columns.
        if is_mapped && (export.is_none() || mapped().any(|column| place(column).is_some())) {
            let wanted = settings.columns.iter().map(|(key, column)| (Meaning::Key(key), column));
            let stated =
                settings.statements.iter().map(|(property, column)| (Meaning::Statement(property.clone()), column));
            for (meaning, column) in wanted.chain(stated) {
                match place(column) {
                    Some(place) => layout.columns.push((place, meaning)),
                    None => problems.push(
                        Problem::error(
                            "unknown-column",
                            file,
                            format!("there is no column “{column}”, which collection.toml names"),
                        )
                        .at(0..0)
                        .help(format!("the columns are: {}", shown(names))),
                    ),
                }
            }
            return Some(layout);
        }
        if let Some(export) = export {
            layout.best = layout.best.or(Some(export.best));
            layout.zero_is_none = export.zero_is_none;
            layout.in_stars = export.in_stars;
            let keys = export.keys.iter().map(|(column, key)| (column, Meaning::Key(key)));
            let statements =
                export.statements.iter().map(|(column, property)| (column, Meaning::Statement((*property).to_owned())));
            layout.columns =
                keys.chain(statements).filter_map(|(column, meaning)| Some((place(column)?, meaning))).collect();
            return Some(layout);
        }
        for (number, name) in names.iter().enumerate() {
            let name = name.trim().to_lowercase().replace([' ', '-'], "_");
            let exact = KEYS.iter().find(|(key, _)| *key == name);
            let known = exact.or(KEYS.iter().find(|(_, others)| others.contains(&name.as_str())));
            // Of two columns that could be one key, the one with its very name, else the first.
            if let Some((key, _)) = known {
                let taken = layout.columns.iter().position(|(_, meaning)| *meaning == Meaning::Key(key));
                match taken {
                    Some(taken) if exact.is_some() => layout.columns[taken].0 = number,
                    Some(_) => {}
                    None => layout.columns.push((number, Meaning::Key(key))),
                }
            }
        }
        let says = |key: &str| {
            layout.columns.iter().any(|(_, meaning)| matches!(meaning, Meaning::Key(known) if *known == key))
        };
        if says("rating") || says("text") || says("abstract") {
            return Some(layout);
        }
        // A warning: an export's folder has such tables beside those that count.
        let message = "no column of this table is known as a rating or a text; it is left out";
        let help =
            format!("map its columns in collection.toml: [csv.columns] rating = \"…\"; they are: {}", shown(names));
        problems.push(Problem::warning("unknown-column", file, message).at(0..0).help(help));
        None
    }
}

/// Column names for a message, cut where there are many.
fn shown(names: &[String]) -> String {
    let mut shown: Vec<String> = names.iter().take(20).map(|name| name.trim().chars().take(40).collect()).collect();
    if names.len() > shown.len() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// A date in ISO 8601 from one with the year first or last: 2021/08/07, 7.8.2021. Anything else is left for the reader of
/// dates to judge, and so is one that can be read in two ways.
pub(crate) fn iso_date(written: &str, order: DateOrder) -> String {
    let written = written.trim();
    let parts: Vec<&str> = written.split(['/', '.', '-']).map(str::trim).collect();
    let numbers: Option<Vec<u16>> = parts
        .iter()
        .map(|part| (part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?)
        .collect();
    let (Some(numbers), [first, _, last]) = (numbers, &parts[..]) else { return written.to_owned() };
    let (year, month, day) = if first.len() == 4 {
        (numbers[0], numbers[1], numbers[2])
    } else if last.len() == 4 {
        let day_first = match order {
            DateOrder::DayFirst => true,
            DateOrder::MonthFirst => false,
            DateOrder::Unknown if numbers[0] > 12 || numbers[0] == numbers[1] => true,
            DateOrder::Unknown if numbers[1] > 12 => false,
            DateOrder::Unknown => return written.to_owned(),
        };
        if day_first { (numbers[2], numbers[1], numbers[0]) } else { (numbers[2], numbers[0], numbers[1]) }
    } else {
        return written.to_owned();
    };
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_tables_become_iso() {
        use DateOrder::{DayFirst, MonthFirst, Unknown};
        for (written, order, expected) in [
            ("2021-08-07", Unknown, "2021-08-07"),
            ("2021/8/7", Unknown, "2021-08-07"),
            ("7.8.2021", DayFirst, "2021-08-07"),
            ("8/7/2021", MonthFirst, "2021-08-07"),
            ("8/7/2021", Unknown, "8/7/2021"),
            ("25/7/2021", Unknown, "2021-07-25"),
            ("7/25/2021", Unknown, "2021-07-25"),
            ("7/8/21", DayFirst, "7/8/21"),
            ("soon", Unknown, "soon"),
            ("2021", Unknown, "2021"),
        ] {
            assert_eq!(iso_date(written, order), expected, "{written}");
        }
    }
}
