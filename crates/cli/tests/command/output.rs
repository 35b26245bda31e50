//! What `extract` prints for files, and what the command says of itself.

use crate::run::Desk;
use crosscut_model::{Evidence, Review};

fn records(stdout: &str) -> Vec<Review> {
    stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn extract_prints_one_record_a_line_in_the_order_of_the_files() {
    let said = Desk::with("clean").run(&["extract", "in"]);
    let records = records(&said.succeeds().stdout);
    let files: Vec<&str> = records.iter().map(|record| record.source_file.as_str()).collect();
    assert_eq!(files, ["ada-lind.md", "nested/bo-carr.md", "nested/notes.md"], "{}", said.all);
    assert!(records.iter().all(|record| record.text.is_none()), "{}", said.all);
    assert_eq!(records[0].evidence["author"], Evidence::Given { given: "front matter".to_owned() }, "{}", said.all);
}

#[test]
fn the_text_is_printed_when_asked_for() {
    let said = Desk::with("clean").run(&["extract", "in/nested/bo-carr.md", "--with-text"]);
    let records = records(&said.succeeds().stdout);
    assert_eq!(records[0].text.as_deref(), Some("Nothing happens here, and it happens beautifully.\n"), "{}", said.all);
}

#[test]
fn records_are_printed_beside_the_problems_of_others() {
    let desk = Desk::with("clean");
    desk.write("in/broken.md", "+++\nauthor = Ada\n+++\nProse.");
    let said = desk.run(&["extract", "in"]);
    said.fails_with(&["in/broken.md:2:10: error[broken-front-matter]"]);
    assert_eq!(said.stdout.lines().count(), 4, "{}", said.all);
}

#[test]
fn hidden_and_foreign_files_are_passed_over_with_a_note() {
    let desk = Desk::with("clean");
    desk.write("in/.git/config.md", "x");
    desk.write("in/.draft.md", "x");
    desk.write("in/poster.jpg", "x");
    desk.write("in/nested/collection.toml", "text = \"full\"");
    let said = desk.run(&["check", "in"]);
    said.succeeds().says(&[
        "note: skipped 2 hidden files and folders",
        "note: skipped 1 file of a format that is not read (.jpg)",
        "in/nested/collection.toml:1:1: warning[unused-settings]",
    ]);
}

#[test]
fn help_names_the_three_commands() {
    let said = Desk::empty().run(&["--help"]);
    for command in ["extract", "pack", "check"] {
        assert!(said.succeeds().stdout.contains(command), "{}", said.all);
    }
}

#[test]
fn a_wrong_command_line_exits_with_two() {
    assert_eq!(Desk::empty().run(&["pack", "in"]).code, 2, "--out is required");
    assert_eq!(Desk::empty().run(&["chekc", "in"]).code, 2);
}

#[test]
fn explain_shows_what_was_taken_and_what_was_not() {
    let desk = Desk::empty();
    desk.write("in/fog.txt", "Fog was shot in a five-star hotel.\n\nRating: 3/5\n");
    let said = desk.run(&["extract", "--explain", "in/fog.txt"]);
    assert_eq!(said.code, 0, "{}", said.all);
    for part in
        ["in/fog.txt:1:19: not taken", "in/fog.txt:3:9: taken: “3/5” = 3 of 5 = 60", " 3 │ Rating: 3/5", "kind: review"]
    {
        assert!(said.stdout.contains(part), "“{part}” is not in\n{}", said.all);
    }
    desk.run(&["extract", "--explain"]).fails_with(&["--explain needs a file"]);
}
