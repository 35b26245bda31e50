//! Many files: their records come in the order of their names, whoever is done first, and nothing is drawn where no one looks.

use crate::run::Desk;
use crosscut_model::Review;

/// Files of very different lengths, so that on several cores short ones overtake long ones.
fn many() -> Desk {
    let desk = Desk::empty();
    for number in 0..300 {
        let long = if number % 64 == 0 { 2_000 } else { number % 3 };
        let mut text = String::from("A film about a pier.\n\n");
        for line in 0..long {
            text += &format!("The fog comes in for the {line}. time, and nobody minds it.\n\n");
        }
        text += &format!("Rating: {}/10\n", number % 11);
        desk.write(&format!("in/{number:04}.txt"), text);
    }
    desk
}

#[test]
fn records_come_in_the_order_of_their_files() {
    let said = many().run(&["extract", "in"]);
    let records = said.succeeds().stdout.lines().map(|line| serde_json::from_str::<Review>(line).unwrap());
    let found: Vec<_> =
        records.map(|record| (record.source_file, record.rating.and_then(|rating| rating.value.number()))).collect();
    let expected: Vec<_> = (0..300).map(|number| (format!("{number:04}.txt"), Some(f64::from(number % 11)))).collect();
    assert_eq!(found, expected);
}

#[test]
fn progress_is_not_drawn_where_no_one_looks() {
    let said = many().run(&["extract", "in"]);
    said.succeeds();
    for trace in ['\u{1b}', '\r', '█', '░'] {
        assert!(!said.stderr.contains(trace) && !said.stdout.contains(trace), "{trace:?} in\n{}", said.all);
    }
    assert!(!said.stderr.contains("left"), "{}", said.all);
}
