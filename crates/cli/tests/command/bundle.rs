//! What `pack` writes: the same bytes for the same input, ids, dictionaries, and the text that the policy allows.

use crate::run::{Desk, Said, copy};
use crosscut_model::{Catalog, Columns, Review, SourceRole, Stored, TextPolicy, unseal};
use std::fs;

fn catalog(desk: &Desk, out: &str) -> Catalog {
    unseal(&desk.read(&format!("{out}/catalog.json")).unwrap()).unwrap()
}

fn parts(catalog: &Catalog) -> (&Columns, &[Review]) {
    match (&catalog.columns, &catalog.documents) {
        (Stored::Inline(columns), Stored::Inline(reviews)) => (columns, reviews),
        other => panic!("a small collection is inline: {other:?}"),
    }
}

fn pack(desk: &Desk) -> Said {
    let said = desk.run(&["pack", "in", "--out", "out"]);
    said.succeeds();
    said
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, other) = (Desk::with("clean"), Desk::empty());
    // The same files, made in another order.
    for file in ["in/nested/notes.md", "in/ada-lind.md", "in/nested/bo-carr.md", "in/collection.toml"] {
        other.write(file, one.read(file).unwrap());
    }
    pack(&one);
    pack(&other);
    assert_eq!(one.read("out/catalog.json"), other.read("out/catalog.json"));
    one.run(&["pack", "in/nested", "./in/ada-lind.md", "in", "--out", "again"]).succeeds();
    assert_eq!(one.read("out/catalog.json"), one.read("again/catalog.json"), "the order of paths changes nothing");
}

#[test]
fn an_unchanged_bundle_is_not_touched() {
    let desk = Desk::with("clean");
    pack(&desk);
    let written = fs::metadata(desk.path("out/catalog.json")).unwrap().modified().unwrap();
    let said = pack(&desk);
    said.says(&["out holds these 3 documents already"]);
    assert_eq!(fs::metadata(desk.path("out/catalog.json")).unwrap().modified().unwrap(), written, "{}", said.all);
}

#[test]
fn a_changed_bundle_is_replaced_whole() {
    let desk = Desk::with("clean");
    pack(&desk);
    fs::remove_file(desk.path("in/nested/notes.md")).unwrap();
    desk.write("out/text.0123456789abcdef.json", "a part of an older bundle");
    pack(&desk).says(&["packed 2 documents"]);
    assert_eq!(catalog(&desk, "out").reviews, 2);
    assert_eq!(desk.read("out/text.0123456789abcdef.json"), None, "parts of the older bundle are gone");
}

#[test]
fn rows_are_in_the_order_of_their_ids() {
    let desk = Desk::with("clean");
    pack(&desk);
    let catalog = catalog(&desk, "out");
    let (columns, reviews) = parts(&catalog);
    let ids: Vec<&str> = reviews.iter().map(|review| review.id.as_str()).collect();
    assert_eq!(ids, ["lind", "nested-bo-carr", "nested-notes"]);
    let files: Vec<&str> = reviews.iter().map(|review| review.source_file.as_str()).collect();
    assert_eq!(files, ["ada-lind.md", "nested/bo-carr.md", "nested/notes.md"]);
    assert_eq!(catalog.reviews, 3);
    for length in
        [columns.film.len(), columns.source.len(), columns.date.len(), columns.aspects.len(), columns.people.len()]
    {
        assert_eq!(length, 3);
    }
}

#[test]
fn facts_given_by_hand_reach_the_catalog() {
    let desk = Desk::with("clean");
    pack(&desk);
    let catalog = catalog(&desk, "out");
    let (columns, reviews) = parts(&catalog);
    assert_eq!(catalog.collection.title, "Harbour films");
    let films: Vec<_> = catalog.films.iter().map(|film| (film.key.as_str(), film.name.as_str(), film.year)).collect();
    assert_eq!(films, [("the-quiet-harbour", "The Quiet Harbour", Some(1998))], "one film, whoever states its year");
    assert_eq!(columns.film, [1, 1, 1]);
    let sources: Vec<_> = catalog.sources.iter().map(|source| (source.name.as_str(), source.role)).collect();
    assert_eq!(sources, [("Bo Carr", SourceRole::Author), ("Coast Weekly", SourceRole::Publisher)]);
    assert_eq!(columns.source, [2, 1, 0]);
    let authors: Vec<_> = catalog.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(authors, ["Ada Lind", "Bo Carr"]);
    assert_eq!(columns.author, [1, 2, 0]);
    assert_eq!(catalog.languages, ["de", "en"]);
    assert_eq!(columns.language, [2, 2, 1]);
    assert_eq!(columns.kind, [1, 1, 3]);
    assert_eq!(columns.rating, [1, 2, 0]);
    assert_eq!(columns.date[0], Some(10_533), "1998-11-03");
    // Pacing is praised and faulted: mixed (6 × 4 + 1). Music is mentioned (5 × 4 + 3).
    assert_eq!(columns.aspects[0], [23, 25]);
    assert_eq!(reviews[0].rating.as_ref().unwrap().raw, "B+");
    assert_eq!(reviews[0].statements.len(), 2);
}

#[test]
fn people_are_one_whatever_their_part_and_however_their_names_are_set() {
    let desk = Desk::with("clean");
    let credits = |names: &[(&str, &str)]| {
        let credit = |(role, name): &(&str, &str)| format!("[[credit]]\nrole = \"{role}\"\nname = \"{name}\"\n");
        let credits: String = names.iter().map(credit).collect();
        format!("+++\nitem = \"The Quiet Harbour\"\nkind = \"review\"\n{credits}+++\n\nA patient film.\n")
    };
    desk.write("in/x.md", credits(&[("director", "Ines Moor"), ("editor", "INES  MOOR"), ("actor", "Ivo Ban")]));
    desk.write("in/y.md", credits(&[("actor", "Ivo Ban"), ("director", "Ines Moor"), ("distributor", "Coast")]));
    desk.write("in/z.md", credits(&[("actor", "Ivo Bann"), ("director", "ines moor")]));
    pack(&desk);
    let catalog = catalog(&desk, "out");
    let (columns, reviews) = parts(&catalog);
    let named = |row: usize| -> Vec<&str> {
        columns.people[row].iter().map(|person| catalog.people[*person as usize].name.as_str()).collect()
    };
    let row = |file: &str| reviews.iter().position(|review| review.source_file == file).unwrap();
    assert_eq!(named(row("x.md")), ["Ines Moor", "Ivo Ban"], "the commonest spelling stands for all");
    assert_eq!(named(row("y.md")), ["Ines Moor", "Ivo Ban"], "a company is nobody");
    assert_eq!(named(row("z.md")), ["Ines Moor", "Ivo Bann"], "another spelling is somebody else");
    assert_eq!(named(row("nested/notes.md")), [""; 0]);
    let keys: Vec<_> = catalog.people.iter().map(|person| person.key.as_str()).collect();
    assert_eq!(keys, ["ida-brandt", "ida-brant", "ines-moor", "ivo-ban", "ivo-bann", "tom-okoro"]);
}

#[test]
fn an_excerpt_is_cut_and_an_abstract_is_not() {
    let desk = Desk::with("clean");
    let said = pack(&desk);
    said.says(&[
        "note: text policy of 2 documents: excerpt: at most 40 characters of their text are published",
        "note: text policy of 1 document: excerpt (they have no text of their own)",
    ]);
    let catalog = catalog(&desk, "out");
    let (_, reviews) = parts(&catalog);
    assert_eq!(catalog.collection.text, TextPolicy::Excerpt);
    assert_eq!(reviews[0].text.as_deref(), Some("The town waits, and so do we. It is"));
    assert_eq!(reviews[0].abstract_text.as_deref(), Some("A patient film about a town that waits for a ship."));
    assert_eq!(reviews[2].text, None);
    assert_eq!(reviews[2].abstract_text.as_deref(), Some("A notice of a new print, in our own words."));
}

#[test]
fn no_text_is_published_under_the_policy_none() {
    let desk = Desk::with("clean");
    desk.write("in/collection.toml", "text = \"none\"");
    desk.write("in/essay.txt", "The harbour\n\nWhy does the town wait?\n\nNobody remembers, and nobody asks.\n");
    pack(&desk).says(&["text policy of 3 documents: none: facts and abstracts only"]);
    let bundle = desk.read("out/catalog.json").unwrap();
    for sentence in ["The town waits", "Nothing happens here", "Why does the town wait", "Nobody remembers"] {
        assert!(!bundle.contains(sentence), "{sentence}");
    }
}

#[test]
fn without_settings_the_whole_text_is_published_and_the_packer_says_so() {
    let desk = Desk::with("clean");
    fs::remove_file(desk.path("in/collection.toml")).unwrap();
    pack(&desk).says(&["note: text policy of 2 documents: full: their whole text is published"]);
    let catalog = catalog(&desk, "out");
    assert_eq!(catalog.collection.title, "The Quiet Harbour", "one film gives its name");
    let (_, reviews) = parts(&catalog);
    assert_eq!(reviews[1].text.as_deref(), Some("Nothing happens here, and it happens beautifully.\n"));
}

#[test]
fn each_collection_keeps_its_own_policy() {
    let desk = Desk::with("clean");
    copy(&desk.path("in"), &desk.path("other"));
    fs::remove_file(desk.path("other/ada-lind.md")).unwrap();
    fs::remove_file(desk.path("other/nested/notes.md")).unwrap();
    fs::rename(desk.path("other/nested/bo-carr.md"), desk.path("other/copy.md")).unwrap();
    desk.write("other/collection.toml", "text = \"none\"");
    desk.run(&["pack", "in", "other", "--out", "out"]).succeeds();
    let catalog = catalog(&desk, "out");
    let (_, reviews) = parts(&catalog);
    let texts: Vec<_> = reviews.iter().map(|review| (review.id.as_str(), review.text.is_some())).collect();
    assert_eq!(texts, [("copy", false), ("lind", true), ("nested-bo-carr", true), ("nested-notes", false)]);
}

#[test]
fn a_document_alone_is_what_it_is_in_its_collection() {
    let desk = Desk::with("clean");
    desk.run(&["pack", "in/nested/notes.md", "--out", "out"]).succeeds();
    let catalog = catalog(&desk, "out");
    let (_, reviews) = parts(&catalog);
    assert_eq!((reviews[0].id.as_str(), reviews[0].source_file.as_str()), ("nested-notes", "nested/notes.md"));
    assert_eq!(catalog.collection.title, "Harbour films");
    let whole = desk.read("out/catalog.json");
    for (folder, path) in [
        ("in/nested", "notes.md"),
        ("in", "./nested/notes.md"),
        ("in/nested", "../nested/notes.md"),
        (".", "in/../in/nested/notes.md"),
    ] {
        let out = desk.path("again").display().to_string();
        desk.run_in(folder, &["pack", path, "--out", &out]).succeeds();
        assert_eq!(desk.read("again/catalog.json"), whole, "{path} from {folder}");
    }
}

#[test]
fn the_policy_of_a_collection_holds_from_within_its_folders() {
    let desk = Desk::with("clean");
    desk.write("in/collection.toml", "text = \"none\"");
    desk.run_in("in/nested", &["pack", ".", "--out", "../../out"]).succeeds();
    assert!(!desk.read("out/catalog.json").unwrap().contains("Nothing happens here"));
    desk.write("in/collection.toml", "text = none");
    desk.run_in("in/nested", &["check", "."]).fails_with(&["/in/collection.toml:1:8: error[broken-settings]"]);
}

#[test]
fn an_out_among_the_documents_is_not_read() {
    let desk = Desk::with("clean");
    for _ in 0..2 {
        desk.run(&["pack", "in", "--out", "in/out"]).succeeds();
    }
    assert_eq!(catalog(&desk, "in/out").reviews, 3);
}

#[test]
fn one_name_in_two_spellings_is_pointed_out() {
    let said = pack(&Desk::with("clean"));
    said.says(&["in/nested/bo-carr.md:1:1: warning[near-miss-name]: the director is spelt “Ida Brant” here, and “Ida Brandt” in ada-lind.md"]);
}

#[test]
fn the_documents_of_a_collection_settle_what_one_leaves_open() {
    let desk = Desk::empty();
    desk.write("in/a.txt", "By Ana Holm\n\nA wait, and worth it.\n\n3 stars out of 4\n");
    desk.write("in/b.txt", "By Ana Holm\n\nNo wait is worth that.\n\n2 stars\n");
    let said = desk.run(&["extract", "in"]);
    said.succeeds();
    let second: Review = serde_json::from_str(said.stdout.lines().nth(1).unwrap()).unwrap();
    let rating = second.rating.unwrap();
    assert_eq!((rating.score, rating.assumed[0].reason.as_str()), (Some(50.0), "source_habit"), "{}", said.all);
}

#[test]
fn a_slip_in_a_name_is_shown_where_it_is_printed() {
    let desk = Desk::empty();
    for (file, name) in [("a", "Tove Ekberg"), ("b", "Tove Ekbreg"), ("c", "Tove Ekberg")] {
        desk.write(
            &format!("in/{file}.md"),
            format!("+++\nkind = \"review\"\n+++\nTitle: Salt\nCinematographer: {name}\n"),
        );
    }
    desk.run(&["check", "in", "--format", "human"]).says(&[
        "in/b.md:5:18: warning[near-miss-name]: the cinematographer is spelt “Tove Ekbreg” here, and “Tove Ekberg” in a.md",
        " 5 │ Cinematographer: Tove Ekbreg",
    ]);
}
