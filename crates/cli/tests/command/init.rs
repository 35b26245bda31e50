//! `crosscut init`: a collection that packs as it is; all of it or nothing.

use crate::run::Desk;
use std::fs;

const FILES: [&str; 4] = [".github/workflows/pages.yml", "README.md", "reviews/collection.toml", "reviews/example.md"];

#[test]
fn a_new_collection_packs_as_it_is() {
    let desk = Desk::empty();
    let said = desk.run(&["init", "deep/my-reviews", "--program", "ada/crosscut@v1"]);
    said.succeeds().says(&["a new collection is in deep/my-reviews"]);
    for file in FILES {
        let text = desk.read(&format!("deep/my-reviews/{file}")).unwrap_or_else(|| panic!("{file}: {}", said.all));
        assert!(
            !["{title}", "{program}", "{version}", "{line}", "{first}"].iter().any(|left| text.contains(left)),
            "{text}"
        );
    }
    assert!(desk.read("deep/my-reviews/reviews/collection.toml").unwrap().contains("title = \"My reviews\""));
    let workflow = desk.read("deep/my-reviews/.github/workflows/pages.yml").unwrap();
    assert!(
        workflow.contains("PROGRAM: \"ada/crosscut\"") && workflow.contains("PROGRAM_VERSION: \"v1\""),
        "{workflow}"
    );
    let packed = desk.run(&["pack", "deep/my-reviews/reviews", "--out", "out"]);
    packed.succeeds().says(&["packed 1 document"]);
    assert!(!packed.stderr.contains("warning"), "{}", packed.all);
    let left: Vec<_> = fs::read_dir(desk.path("deep")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["my-reviews"], "a draft was left behind");
}

#[test]
fn the_example_says_what_the_packer_reads() {
    let desk = Desk::empty();
    desk.run(&["init", "a"]).succeeds();
    let said = desk.run(&["extract", "a/reviews"]);
    let record: serde_json::Value = serde_json::from_str(said.succeeds().stdout.trim()).unwrap();
    assert_eq!((&record["item"], &record["rating"]["score"]), (&"Salt Road".into(), &80.0.into()), "{}", said.all);
}

#[test]
fn a_workflow_that_lacks_the_program_is_told_of_with_its_line() {
    let desk = Desk::empty();
    let said = desk.run(&["init", "a"]);
    let workflow = desk.read("a/.github/workflows/pages.yml").unwrap();
    let line = workflow.lines().position(|line| line.contains("PROGRAM: \"\"")).unwrap() + 1;
    said.says(&[&format!(".github/workflows/pages.yml, line {line}: ")]);
    assert!(workflow.contains(&format!("::error file=.github/workflows/pages.yml,line={line}::")), "{workflow}");
    let readme = desk.read("a/README.md").unwrap();
    assert!(readme.contains(&format!("line {line}, write the GitHub repository")) && !readme.contains('{'), "{readme}");
}

#[test]
fn a_fresh_clone_counts_as_empty_and_so_does_the_current_folder() {
    let desk = Desk::empty();
    desk.write("clone/.git/HEAD", "ref: refs/heads/main\n");
    desk.run_in("clone", &["init", "."]).succeeds();
    FILES.iter().for_each(|file| assert!(desk.path("clone").join(file).is_file(), "{file}"));
    assert_eq!(desk.read("clone/.git/HEAD").unwrap(), "ref: refs/heads/main\n");
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_is() {
    let desk = Desk::empty();
    desk.write("full/notes.txt", "mine");
    desk.write("file", "mine");
    let said = desk.run(&["init", "full"]);
    said.fails_with(&[
        "full:1:1: error[not-empty]: this folder is not empty: “notes.txt”",
        "help: ",
        "nothing was written",
    ]);
    desk.run(&["init", "file"]).fails_with(&["file:1:1: error[cannot-write]"]);
    desk.run(&["init", "full"]).fails_with(&["not-empty"]);
    assert_eq!(desk.listing(), "  file 4 bytes\n  full/\n  full/notes.txt 4 bytes\n");
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_nothing_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::empty();
    fs::create_dir(desk.path("locked")).unwrap();
    fs::set_permissions(desk.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    // Only where the tests may run as somebody else.
    if let Some(said) = desk.run_as_nobody(&["init", "locked/new"]) {
        said.fails_with(&["locked/new:1:1: error[cannot-write]", "nothing was written"]);
        assert_eq!(fs::read_dir(desk.path("locked")).unwrap().count(), 0);
    }
}
