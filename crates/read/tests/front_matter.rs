//! Documents with front matter: both syntaxes say the same, and every value knows where it stands.

use crosscut_model::{Aspect, BodyRole, Document, Kind, Stance};
use crosscut_read::{Reading, Settings, read};

const TOML: &str = r#"+++
id = "lind"
item = "The Quiet Harbour"
item_year = 1998
kind = "interview"
author = " Ada Lind "
publisher = "Coast Weekly"
date_published = 1998-11-03
language = "en-GB"
headline = "Still water"
url = "https://example.org/1"
rating = 4.50
rating_best = 5
rating_worst = 0.5
abstract = "A patient film."

[[credit]]
name = "Tom Okoro"
role = "actor"
character = "The pilot"

[[statement]]
property = "disc_release_date"
value = 1999-03-01
assumed = "document_date"

[[aspect]]
aspect = "pacing"
stance = "praise"
note = "slow on purpose"
+++
The town waits.
"#;

const YAML: &str = r#"---
id: lind
item: The Quiet Harbour
item_year: 1998
kind: interview
author: " Ada Lind "
publisher: Coast Weekly
date_published: 1998-11-03
language: en-GB
headline: Still water
url: https://example.org/1
rating: 4.50
rating_best: 5
rating_worst: 0.5
abstract: A patient film.
credit:
  - name: Tom Okoro
    role: actor
    character: The pilot
statement:
  - {property: disc_release_date, value: 1999-03-01, assumed: document_date}
aspect:
  - aspect: pacing
    stance: praise
    note: slow on purpose
---
The town waits.
"#;

fn one(file: &str, text: &str) -> (Document, Vec<String>) {
    let Reading { mut documents, problems, .. } = read(file, text.as_bytes(), &Settings::default());
    assert_eq!(documents.len(), 1, "{problems:?}");
    (
        documents.remove(0),
        problems.into_iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect(),
    )
}

#[test]
fn toml_and_yaml_say_the_same() {
    let ((toml, toml_problems), (yaml, yaml_problems)) = (one("a.md", TOML), one("a.md", YAML));
    assert_eq!((toml_problems, yaml_problems), (vec![], vec![]));
    assert_eq!(toml.prose(), "The town waits.\n");
    assert_eq!(toml.prose(), yaml.prose());
    let (mut toml, mut yaml) = (toml.given, yaml.given);
    toml.spans.clear();
    yaml.spans.clear();
    assert_eq!(toml, yaml);
}

#[test]
fn every_key_reaches_its_field() {
    let (document, _) = one("a.md", TOML);
    let given = document.given;
    assert_eq!(given.by, "front matter");
    assert_eq!(given.id.as_deref(), Some("lind"));
    assert_eq!((given.item.as_deref(), given.item_year), (Some("The Quiet Harbour"), Some(1998)));
    assert_eq!(given.kind, Some(Kind::Interview));
    assert_eq!((given.author.as_deref(), given.publisher.as_deref()), (Some("Ada Lind"), Some("Coast Weekly")));
    assert_eq!(given.date_published.unwrap().to_string(), "1998-11-03");
    assert_eq!((given.language.as_deref(), given.headline.as_deref()), (Some("en-GB"), Some("Still water")));
    assert_eq!(given.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(given.abstract_text.as_deref(), Some("A patient film."));
    let rating = given.rating.unwrap();
    assert_eq!((rating.raw.as_str(), rating.best, rating.worst), ("4.50", Some(5.0), Some(0.5)), "as it was printed");
    assert_eq!(given.statements[0].property.name(), "actor");
    assert_eq!(given.statements[0].character.as_deref(), Some("The pilot"));
    assert_eq!(given.statements[1].value, "1999-03-01");
    let assumed = &given.statements[1].assumed[0];
    assert_eq!((assumed.field.as_str(), assumed.reason.as_str()), ("year", "document_date"));
    assert_eq!((given.aspects[0].aspect, given.aspects[0].stance), (Aspect::Pacing, Stance::Praise));
    assert_eq!(given.aspects[0].note.as_deref(), Some("slow on purpose"));
}

#[test]
fn every_value_knows_where_it_stands() {
    for (text, author) in [(TOML, "\" Ada Lind \""), (YAML, "\" Ada Lind \"")] {
        let (document, _) = one("a.md", text);
        let written = |key: &str| document.text[document.given.spans[key].clone()].trim();
        assert_eq!(written("author"), author);
        assert_eq!(written("item_year"), "1998");
        assert_eq!(written("rating"), "4.50");
        assert_eq!(written("rating_best"), "5");
        assert_eq!(written("date_published"), "1998-11-03");
        assert_eq!(written("url").trim_matches('"'), "https://example.org/1");
        for key in ["statements.0", "statements.1", "aspects.0"] {
            assert!(document.given.spans.contains_key(key), "{key}");
        }
    }
}

#[test]
fn line_endings_and_a_byte_order_mark_change_no_fact() {
    for text in [TOML, YAML] {
        let (plain, _) = one("a.md", text);
        let dressed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let (document, problems) = one("a.md", &dressed);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(document.prose(), "The town waits.\r\n");
        assert_eq!(document.text, dressed, "the text itself is untouched");
        let bare = |mut given: crosscut_model::Given| {
            given.spans.clear();
            given
        };
        assert_eq!(bare(document.given), bare(plain.given));
    }
}

#[test]
fn a_document_without_front_matter_is_all_prose() {
    for text in ["The town waits.\n", "\u{feff}The town waits.\n", "\n+++\nitem = \"x\"\n+++\n", "++++\nThe town"] {
        let (document, problems) = one("a.md", text);
        assert_eq!(document.prose(), text.trim_start_matches('\u{feff}'));
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(document.given.by, "");
    }
}

#[test]
fn a_rule_at_the_top_of_a_plain_text_is_prose() {
    let text = "---\nThe town waits: nobody knows for what.\n---\nThe ship comes.\n";
    assert_eq!(one("a.txt", text).0.prose(), text);
    let text = "---\n\nNobody knows.\n";
    assert_eq!(one("a.txt", text).0.prose(), text);
    let text = "---\n# facts\nauthor: Ada Lind\n---\nThe ship comes.\n";
    assert_eq!(one("a.txt", text).0.given.author.as_deref(), Some("Ada Lind"));
}

#[test]
fn empty_front_matter_gives_nothing() {
    for text in ["+++\n+++\nProse.", "---\n---\nProse.", "---\n# nothing yet\n---\nProse.", "---\nauthor:\n---\nProse."]
    {
        let (document, problems) = one("a.md", text);
        assert_eq!((document.prose(), problems), ("Prose.", vec![]), "{text}");
        assert_eq!(document.given.author, None);
    }
}

#[test]
fn a_body_that_is_an_abstract_is_given_as_one() {
    let (document, problems) = one("a.md", "+++\nbody = \"abstract\"\n+++\n\nIn our words.\n");
    assert_eq!((document.body_role, problems), (BodyRole::Abstract, vec![]));
    assert_eq!(document.given.abstract_text.as_deref(), Some("In our words."));
    let (document, problems) = one("a.md", "+++\nabstract = \"One.\"\nbody = \"abstract\"\n+++\nTwo.\n");
    assert_eq!(document.given.abstract_text.as_deref(), Some("One."));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("two-abstracts"), "{problems:?}");
}

#[test]
fn what_can_be_read_beside_a_broken_line_is_read() {
    let (document, problems) =
        one("a.md", "+++\nauthor = \"Ada Lind\"\nitem = The Harbour\nkind = \"revue\"\n+++\nProse.");
    assert_eq!(document.given.author.as_deref(), Some("Ada Lind"));
    assert_eq!(document.prose(), "Prose.");
    assert!(problems.iter().any(|problem| problem.starts_with("broken-front-matter")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("unknown-value: unknown kind “revue”")), "{problems:?}");
}
