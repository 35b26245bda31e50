//! How well answers are ranked, beside tantivy, on texts of which it is known what each is about. The bench measures the same on ten
//! times as many texts (`cargo xtask bench search`).

use crate::stored::{Row, asked, in_one};
use crosscut_bench_texts::{Collection, Text, ndcg};
use crosscut_search::{Field, Index};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{STORED, Schema, TEXT, Value};
use tantivy::{TantivyDocument, doc};

const TEXTS: usize = 5000;

fn row(text: &Text) -> Row {
    let people = text.people.iter().map(|name| (Field::People, name.clone()));
    [
        (Field::Title, text.title.clone()),
        (Field::People, text.author.clone()),
        (Field::Source, text.source.clone()),
        (Field::Headline, text.headline.clone()),
        (Field::Body, text.body.clone()),
    ]
    .into_iter()
    .chain(people)
    .collect()
}

/// The first ten rows that tantivy finds for each query, with the same weights of fields.
fn tantivys(texts: &[Text], queries: &[&str], all_words: bool) -> Vec<Vec<u32>> {
    let mut schema = Schema::builder();
    let number = schema.add_u64_field("row", STORED);
    let fields = [("title", 2.5), ("people", 2.0), ("source", 1.5), ("headline", 2.0), ("body", 1.0)];
    let [title, people, source, headline, body] = fields.map(|(name, _)| schema.add_text_field(name, TEXT));
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 50_000_000).unwrap();
    for (row, text) in (0u64..).zip(texts) {
        let names = format!("{} {}", text.author, text.people.join(" "));
        writer
            .add_document(doc!(
                number => row, title => text.title.as_str(), people => names, source => text.source.as_str(),
                headline => text.headline.as_str(), body => text.body.as_str(),
            ))
            .unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.reader().unwrap().searcher();
    let mut parser = QueryParser::for_index(&index, vec![title, people, source, headline, body]);
    for (field, (_, weight)) in [title, people, source, headline, body].into_iter().zip(fields) {
        parser.set_field_boost(field, weight);
    }
    if all_words {
        parser.set_conjunction_by_default();
    }
    let found = |query: &&str| {
        let query = parser.parse_query(query).unwrap();
        let best = searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).unwrap();
        let row = |address| {
            let document: TantivyDocument = searcher.doc(address).unwrap();
            document.get_first(number).and_then(|value| value.as_u64()).unwrap() as u32
        };
        best.into_iter().map(|(_, address)| row(address)).collect()
    };
    queries.iter().map(found).collect()
}

#[test]
fn answers_are_ranked_as_well_as_by_tantivy() {
    let collection = Collection::new(2021, TEXTS).unwrap();
    let queries: Vec<&str> = collection.topics.iter().map(|topic| topic.query.as_str()).collect();
    assert_eq!(queries.len(), 50);
    let rows: Vec<Row> = collection.texts.iter().map(row).collect();
    let mut index = Index::new(in_one(&rows, None)).unwrap();
    let ours = queries.iter().map(|query| asked(&mut index, &Default::default(), query).unwrap().0.best(10)).collect();
    let mean = |found: Vec<Vec<u32>>| -> f64 {
        let each = found.iter().zip(&collection.topics).map(|(found, topic)| ndcg(found, &topic.grades));
        each.sum::<f64>() / queries.len() as f64
    };
    let ours = mean(ours);
    let any = mean(tantivys(&collection.texts, &queries, false));
    let all = mean(tantivys(&collection.texts, &queries, true));
    println!("nDCG@10: {ours:.4}; tantivy, any word {any:.4}, all words {all:.4}");
    // A collection on which everybody is right would say nothing.
    assert!(any < 0.99, "{any}");
    assert!(ours >= any.max(all) - 0.02, "{ours} beside {any} and {all}");
}

#[test]
fn a_text_is_found_by_what_is_remembered_of_it() {
    let collection = Collection::new(2021, TEXTS).unwrap();
    let rows: Vec<Row> = collection.texts.iter().map(row).collect();
    let mut index = Index::new(in_one(&rows, None)).unwrap();
    for (typo, least) in [(false, 0.97), (true, 0.85)] {
        let items = collection.known_items(5, 200, if typo { 200 } else { 0 });
        let right = items
            .iter()
            .filter(|item| asked(&mut index, &Default::default(), &item.query).unwrap().0.best(10).contains(&item.row));
        let share = right.count() as f64 / items.len() as f64;
        println!("right@10, typo {typo}: {share:.3}");
        assert!(share >= least, "{share} with typo {typo}");
    }
}
