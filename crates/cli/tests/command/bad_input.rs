//! Whatever is wrong is said with its place, all of it in one run, and `--out` stays as it was.

use crate::run::Desk;
use std::fs;

/// Runs `pack` and asserts that it fails with all of this, and that `out` is untouched.
fn refused(desk: &Desk, paths: &[&str], parts: &[&str]) {
    desk.write("out/catalog.json", "{\"format\":1,\"an older bundle\":0}");
    let words: Vec<&str> = ["pack"].into_iter().chain(paths.iter().copied()).chain(["--out", "out"]).collect();
    let said = desk.run(&words);
    said.fails_with(parts);
    said.says(&["note: nothing was written"]);
    let out: Vec<_> = fs::read_dir(desk.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(out, ["catalog.json"], "{}", said.all);
    assert_eq!(desk.read("out/catalog.json").unwrap(), "{\"format\":1,\"an older bundle\":0}", "{}", said.all);
    let left: Vec<_> = fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        left.iter().all(|name| !name.to_string_lossy().starts_with(".crosscut")),
        "a folder was left behind: {left:?}"
    );
}

const FACTS: &str = "+++\nitem = \"The Quiet Harbour\"\nkind = \"review\"\nauthor = \"Ada Lind\"\n";

#[test]
fn every_problem_of_every_file_is_told_in_one_run() {
    Desk::with("faulty").run(&["check", "in"]).matches("faulty");
}

#[test]
fn problems_are_drawn_at_their_lines() {
    Desk::with("faulty").run(&["check", "in", "--format", "human"]).matches("faulty-drawn");
}

#[test]
fn problems_come_as_json_with_line_and_column() {
    let said = Desk::with("faulty").run(&["check", "in", "--format", "json"]);
    said.matches("faulty-json");
    let problems: Vec<serde_json::Value> = serde_json::from_str(&said.stdout).unwrap();
    assert!(problems.iter().all(|problem| problem["line"].is_u64() && problem["column"].is_u64()), "{}", said.all);
}

#[test]
fn a_workflow_is_told_each_problem_in_a_line_of_its_own_beside_the_usual_ones() {
    let desk = Desk::with("faulty");
    let (said, usual) = (desk.run_in_workflow(&["check", "in"]), desk.run(&["check", "in"]));
    let (annotations, others): (Vec<&str>, Vec<&str>) = said.stderr.lines().partition(|line| line.starts_with("::"));
    assert_eq!(others, usual.stderr.lines().collect::<Vec<&str>>(), "{}", said.all);
    let problems = others.iter().filter(|line| line.contains(": error[") || line.contains(": warning[")).count();
    assert_eq!(annotations.len(), problems, "{}", said.all);
    said.says(&["::error file=in/facts.md,line=3,col=1,title=unknown-key::", "%0Ahelp: did you mean “author”?"]);
    desk.run_in_workflow(&["pack", "in", "--out", "out"]).fails_with(&["::error file=in/facts.md,line=3,col=1,"]);
    let json = desk.run_in_workflow(&["check", "in", "--format", "json"]);
    json.says(&["::error file=in/facts.md,line=3,col=1,"]);
    assert!(serde_json::from_str::<serde_json::Value>(&json.stdout).is_ok(), "{}", json.all);
}

#[test]
fn faulty_documents_leave_the_old_bundle_alone() {
    refused(&Desk::with("faulty"), &["in"], &["in/facts.md:3:1: error[unknown-key]", "did you mean “author”?"]);
}

#[test]
fn an_empty_folder_is_an_error() {
    let desk = Desk::empty();
    fs::create_dir(desk.path("in")).unwrap();
    refused(&desk, &["in"], &["in:1:1: error[no-documents]", "help: "]);
}

#[test]
fn an_empty_file_is_left_out_and_nothing_else_is_an_error() {
    let desk = Desk::empty();
    desk.write("in/empty.txt", "");
    desk.write("in/blank.md", "\u{feff}\r\n \n");
    let parts =
        ["in/empty.txt:1:1: warning[empty-file]", "in/blank.md:1:1: warning[empty-file]", "error[no-documents]"];
    refused(&desk, &["in"], &parts);
    desk.write("in/full.md", format!("{FACTS}+++\nA harbour, and a wait."));
    let said = desk.run(&["pack", "in", "--out", "out"]);
    said.succeeds().says(&["packed 1 document into out", "in/empty.txt:1:1: warning[empty-file]"]);
}

#[test]
fn a_file_that_is_not_text_is_an_error_at_its_byte() {
    let desk = Desk::empty();
    desk.write("in/picture.txt", b"GIF89a\x00\x01");
    desk.write("in/archive.md", b"# Harbours\nPK\x03\xff\xfe");
    let parts = [
        "in/picture.txt:1:7: error[not-text]: this is not text: byte 6 is NUL",
        "in/archive.md:2:3: error[not-text]: this is not text: byte 13 is a control character",
    ];
    refused(&desk, &["in"], &parts);
}

#[test]
fn a_path_that_does_not_exist_is_an_error() {
    refused(
        &Desk::empty(),
        &["nowhere", "no/file.md"],
        &["nowhere:1:1: error[not-found]", "no/file.md:1:1: error[not-found]"],
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_an_error() {
    let desk = Desk::with("clean");
    std::os::unix::fs::symlink("gone.md", desk.path("in/link.md")).unwrap();
    refused(&desk, &["in"], &["in/link.md:1:1: error[dangling-link]"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_not_followed_for_ever() {
    let desk = Desk::with("clean");
    std::os::unix::fs::symlink(".", desk.path("in/again")).unwrap();
    let said = desk.run(&["pack", "in", "--out", "out"]);
    said.succeeds().says(&["in/again:1:1: warning[link-loop]", "packed 3 documents"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_opened_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with("clean");
    desk.write("in/locked/a.md", "x");
    desk.write("in/shut.md", "x");
    let rights = |file: &str, mode| fs::set_permissions(desk.path(file), fs::Permissions::from_mode(mode)).unwrap();
    rights("in/locked", 0);
    rights("in/shut.md", 0);
    let parts = ["in/locked:1:1: error[no-permission]", "in/shut.md:1:1: error[no-permission]"];
    if fs::read_dir(desk.path("in/locked")).is_err() {
        refused(&desk, &["in"], &parts);
    } else {
        // The superuser may open everything, and may run the command as somebody who may not.
        match desk.run_as_nobody(&["check", "in"]) {
            Some(said) => said.fails_with(&parts),
            None => println!("skipped: this user may open everything, and be nobody else"),
        }
    }
    rights("in/locked", 0o700);
}

#[test]
fn two_documents_with_one_id_are_an_error_that_names_both() {
    let parts = [
        "in/b.md:4:6: error[duplicate-id]: the id “same” is already that of in/a.md",
        "in/c-d.md:1:1: error[duplicate-id]: the id “c-d” is already that of in/c d.md",
    ];
    refused(&Desk::with("twins"), &["in"], &parts);
}

#[test]
fn a_rating_outside_its_scale_is_an_error() {
    let desk = Desk::empty();
    desk.write("in/a.md", format!("{FACTS}rating = \"6\"\nrating_best = 5\n+++\nA wait."));
    desk.write("in/b.md", format!("{FACTS}rating = \"7 out of 5\"\n+++\nA wait."));
    refused(&desk, &["in"], &["in/a.md:5:10: error[", "in/b.md:5:10: error["]);
}

#[test]
fn a_file_over_the_limit_is_refused_with_a_reason() {
    let desk = Desk::with("clean");
    fs::File::create(desk.path("in/export.txt")).unwrap().set_len(65 * 1024 * 1024).unwrap();
    refused(
        &desk,
        &["in"],
        &["in/export.txt:1:1: error[too-large]: 65 MB is more than the 64 MB that a file may have"],
    );
}

#[test]
fn a_file_of_megabytes_is_packed() {
    let desk = Desk::empty();
    // Fifty take seconds in a release build, and too long for a test in this one.
    let prose = "The town waits for a ship that nobody has seen.\n".repeat(2 * 1024 * 1024 / 48);
    desk.write("in/long.md", format!("{FACTS}+++\n{prose}"));
    desk.write("in/collection.toml", "text = \"excerpt\"");
    desk.run(&["pack", "in", "--out", "out"]).succeeds().says(&["packed 1 document"]);
}

#[test]
fn an_out_that_is_no_bundle_is_refused() {
    let desk = Desk::with("clean");
    desk.write("file", "x");
    desk.write("foreign/holiday.jpg", "x");
    desk.write("half/catalog.json", "{\"name\": \"something else\"}");
    for (out, parts) in [
        ("file", "file:1:1: error[not-a-bundle]: --out is not a folder"),
        ("foreign", "foreign:1:1: error[not-a-bundle]: --out holds “holiday.jpg”, which is not part of a bundle"),
        ("half", "half:1:1: error[not-a-bundle]: --out holds files but no catalog.json that Crosscut wrote"),
        ("file/below", "file/below:1:1: error["),
    ] {
        let before = desk.listing();
        let said = desk.run(&["pack", "in", "--out", out]);
        said.fails_with(&[parts]);
        assert_eq!(before, desk.listing(), "{}", said.all);
    }
}

#[cfg(unix)]
#[test]
fn an_out_that_cannot_be_written_is_an_error() {
    let desk = Desk::with("clean");
    // Nobody can write there, root included.
    let said = desk.run(&["pack", "in", "--out", "/proc/crosscut/out"]);
    said.fails_with(&["/proc/crosscut/out:1:1: error[cannot-write]"]);
}
