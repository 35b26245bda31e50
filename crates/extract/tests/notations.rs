//! A rating rendered in any notation reads back with the same value, scale and score: given by hand, and printed in a document.
//! Every notation, every step of its usual scales.

use crosscut_extract::{Context, extract, rating};
use crosscut_model::{Document, LetterTable, Notation, Rating, RatingValue};

/// A rating as somebody prints it, and what it is worth.
struct Shown {
    text: String,
    value: RatingValue,
    /// `None` for thumbs.
    score: Option<f64>,
}

/// Every way to print every value of a notation.
fn rendered(notation: Notation) -> Vec<Shown> {
    let mut all = Vec::new();
    match notation {
        Notation::Stars => [4, 5, 6, 10].into_iter().for_each(|best| stars(best, &mut all)),
        Notation::Letter => letters(&mut all),
        Notation::Fraction => [4, 5, 6, 10, 20, 100].into_iter().for_each(|best| fractions(best, &mut all)),
        Notation::Percent => {
            let styles = |value: u32| [format!("{value}%"), format!("{value} %"), format!("{value} per cent")];
            (0..=100).step_by(5).for_each(|value| numbers(styles(value), f64::from(value), 100.0, &mut all));
        }
        Notation::Points => points(&mut all),
        Notation::Thumbs => {
            for (text, value) in [("Thumbs up", "up"), ("👍", "up"), ("Thumbs down", "down"), ("👎", "down")] {
                all.push(Shown { text: text.to_owned(), value: RatingValue::Text(value.to_owned()), score: None });
            }
        }
    }
    all
}

fn numbers(texts: impl IntoIterator<Item = String>, value: f64, best: f64, all: &mut Vec<Shown>) {
    let shown = |text| Shown { text, value: RatingValue::Number(value), score: Some(value / best * 100.0) };
    all.extend(texts.into_iter().map(shown));
}

/// Half stars up to `best`, in words, figures and glyphs.
fn stars(best: u32, all: &mut Vec<Shown>) {
    const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = |number: u32| WORDS[number as usize];
    for halves in 0..=2 * best {
        let (whole, is_half) = (halves / 2, halves % 2 == 1);
        let value = f64::from(halves) / 2.0;
        let mut texts = vec![
            format!("{value}/{best} stars"),
            format!("{value} out of {best} stars"),
            format!("{value} stars out of {}", word(best)),
            format!("{} von {best} Sternen", value.to_string().replace('.', ",")),
            format!("{} étoiles sur {best}", value.to_string().replace('.', ",")),
        ];
        match (whole, is_half) {
            (0, true) => texts.push(format!("½ star out of {best}")),
            (_, true) => texts.extend([
                format!("{whole}½ stars out of {best}"),
                format!("{whole} 1/2 stars out of {best}"),
                format!("{} and a half stars out of {}", word(whole), word(best)),
            ]),
            (1, false) => texts.push(format!("one star out of {}", word(best))),
            (_, false) => texts.push(format!("{} stars out of {}", word(whole), word(best))),
        }
        if whole > 0 {
            let row = |glyph: &str, count: u32| glyph.repeat(count as usize);
            let half = if is_half { "½" } else { "" };
            let empty = best - whole - u32::from(is_half);
            // Longer rows of asterisks are ornaments.
            if best <= 5 {
                texts.push(format!("{}{half} out of {}", row("*", whole), row("*", best)));
            }
            texts.push(format!("{}{half}/{}", row("★", whole), row("★", best)));
            // A row that shows no scale is out of what it fills, with its empty stars; of ten only where it fills ten.
            if empty > 0 {
                texts.push(format!("{}{half}{}", row("★", whole), row("☆", empty)));
            }
        }
        numbers(texts, value, f64::from(best), all);
    }
}

fn letters(all: &mut Vec<Shown>) {
    for letter in ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"] {
        let mut texts = vec![format!("Grade: {letter}"), format!("GRADE: {letter}"), format!("Grade: {letter}.")];
        if let Some(base) = letter.strip_suffix('-') {
            texts.extend(["–", "−", " –", "\u{a0}–"].map(|dash| format!("Grade: {base}{dash}")));
        }
        let score = LetterTable::default().score(letter);
        all.extend(texts.into_iter().map(|text| Shown { text, value: RatingValue::Text(letter.to_owned()), score }));
    }
}

fn fractions(best: u32, all: &mut Vec<Shown>) {
    for halves in 0..=2 * best.min(20) {
        let value = f64::from(halves) / 2.0 * f64::from(best) / f64::from(best.min(20));
        let comma = value.to_string().replace('.', ",");
        // "20/20" by itself is how well somebody sees.
        let bare = (value != 20.0).then(|| format!("{value}/{best}"));
        let texts = [
            format!("{value} / {best}."),
            format!("Rating: {value}/{best}"),
            format!("{value} out of {best}"),
            format!("Wertung: {comma}/{best}"),
            format!("{comma} von {best}"),
            format!("Note : {comma}/{best}"),
            format!("{comma} sobre {best}"),
            format!("Оценка: {comma} из {best}"),
        ];
        numbers(texts.into_iter().chain(bare), value, f64::from(best), all);
    }
}

fn points(all: &mut Vec<Shown>) {
    for value in (0..=10u32).chain([17, 20, 21, 50, 72, 85, 99, 100]) {
        let texts = [format!("{value} out of 100 points"), format!("{value} points out of 100")];
        numbers(texts, f64::from(value), 100.0, all);
        if value > 20 {
            numbers([format!("{value} points"), format!("Score: {value}")], f64::from(value), 100.0, all);
        }
        if value <= 10 {
            numbers(
                [format!("{value} on a scale of 0 to 10"), format!("10点満点中{value}点")],
                f64::from(value),
                10.0,
                all,
            );
        }
    }
    for value in -4..=4i32 {
        let sign = match value {
            ..0 => "−",
            0 => "",
            1.. => "+",
        };
        let text = format!("{sign}{} (−4 to +4)", value.abs());
        let score = Some(f64::from(value + 4) / 8.0 * 100.0);
        all.push(Shown { text, value: RatingValue::Number(value.into()), score });
    }
}

/// What is wrong with a rating that was read, if anything is.
fn difference(shown: &Shown, read: Option<&Rating>) -> Option<String> {
    let Some(rating) = read else { return Some(format!("{}: no rating", shown.text)) };
    let same_value = match (&rating.value, &shown.value) {
        (RatingValue::Number(read), RatingValue::Number(value)) => (read - value).abs() < 1e-9,
        (read, value) => read == value,
    };
    let same_score = match (rating.score, shown.score) {
        (Some(read), Some(score)) => (read - score).abs() < 1e-9,
        (read, score) => read == score,
    };
    (!same_value || !same_score).then(|| {
        format!("{}: {} of {}, score {:?}, not {:?}", shown.text, rating.value, rating.best, rating.score, shown.score)
    })
}

fn differences(read: impl Fn(&str) -> Option<Rating>) -> Vec<String> {
    let all: Vec<Shown> = Notation::ALL.into_iter().flat_map(rendered).collect();
    assert!(all.len() > 1_500, "only {} ratings were rendered", all.len());
    all.iter().filter_map(|shown| difference(shown, read(&shown.text).as_ref())).collect()
}

#[test]
fn a_rating_given_in_any_notation_reads_back() {
    let found = differences(|text| rating::parse(text, None, None, &Context::default()).ok());
    assert!(found.is_empty(), "{} differ:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_rating_printed_in_any_notation_under_a_short_review_reads_back() {
    let found = differences(|text| {
        let document = format!("A man walks home along a river, and the film walks with him.\n\n{text}\n");
        extract(&Document::plain("a.txt", document), &Context::default()).review.rating
    });
    assert!(found.is_empty(), "{} differ:\n{}", found.len(), found.join("\n"));
}
