//! The files of the interface, written one at a time.

use super::{AggregateRating, Document, Film, Gathered, Index, Listed, Source, VERSION, schema};
use crate::collection::Collection;
use crate::error::{self, Error, Result};
use crosscut_engine::Facet;
use crosscut_engine::score::by;
use crosscut_model::figures;
use serde::Serialize;
use std::path::Path;

/// Writes `api/`. How many files.
pub fn write(collection: &Collection, gathered: &Gathered, dist: &Path) -> Result<usize> {
    let Collection { table, plan, .. } = collection;
    let folder = dist.join("api");
    json(&folder.join("index.json"), &index(collection))?;
    error::write(&folder.join("schema.json"), schema())?;
    let listed = |rows: &[u32]| -> Vec<Document> {
        rows.iter().filter_map(|row| gathered.documents.get(row).cloned()).collect()
    };
    let rating = |facet, code| {
        AggregateRating::new(&collection.score(&collection.members(facet, code)), table, collection.letters())
    };
    for (code, rows) in plan.films.iter().zip(&gathered.of_films) {
        let film = collection.film(*code);
        let file = Film {
            version: VERSION,
            key: film.key.clone(),
            name: film.name.clone(),
            year: film.year,
            page: collection.link(&format!("films/{}", film.key)),
            badge: collection.link(&format!("badge/{}.svg", film.key)),
            embed: collection.link(&format!("embed/{}.html", film.key)),
            picture: plan.has_picture(*code).then(|| collection.link(&format!("social/{}.png", film.key))),
            aggregate_rating: rating(Facet::Film, *code),
            documents: listed(rows),
        };
        json(&folder.join("films").join(format!("{}.json", film.key)), &file)?;
    }
    for (code, rows) in plan.sources.iter().zip(&gathered.of_sources) {
        let key = table.key(Facet::Source, *code);
        let file = Source {
            version: VERSION,
            key: key.to_owned(),
            name: table.name(Facet::Source, *code).to_owned(),
            role: collection.catalog.sources[*code as usize - 1].role,
            page: collection.link(&format!("sources/{key}")),
            aggregate_rating: rating(Facet::Source, *code),
            documents: listed(rows),
        };
        json(&folder.join("sources").join(format!("{key}.json")), &file)?;
    }
    Ok(2 + plan.films.len() + plan.sources.len())
}

fn index(collection: &Collection) -> Index {
    let Collection { catalog, table, plan, site, .. } = collection;
    let list = |facet: Facet, folder: &str, has_file: &dyn Fn(u32) -> bool| -> Vec<Listed> {
        let parts = by(table, &table.whole().matching, facet, collection.letters());
        let listed = parts.into_iter().filter(|part| part.code > 0).map(|part| {
            let key = table.key(facet, part.code);
            let data = has_file(part.code).then(|| collection.link(&format!("api/{folder}/{key}.json")));
            Listed {
                key: key.to_owned(),
                name: table.name(facet, part.code).to_owned(),
                year: if facet == Facet::Film { collection.film(part.code).year } else { None },
                value: part.mean,
                shown: part.mean.map(figures::score),
                rating_count: part.rating_count,
                document_count: part.review_count,
                page: collection.link(&format!("{folder}/{key}")),
                data,
            }
        });
        listed.collect()
    };
    Index {
        version: VERSION,
        generator: catalog.generator.clone(),
        title: catalog.collection.title.clone(),
        language: catalog.collection.language.clone(),
        site: site.as_ref().map(ToString::to_string),
        text: catalog.collection.text,
        letters: collection.letters(),
        document_count: table.rows(),
        films: list(Facet::Film, "films", &|code| plan.has_film(code)),
        sources: list(Facet::Source, "sources", &|code| plan.has_source(code)),
    }
}

/// A file of one line, its fields in the order of their type.
fn json(path: &Path, value: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_vec(value).map_err(|error| Error::new(path, error))?;
    text.push(b'\n');
    error::write(path, text)
}
