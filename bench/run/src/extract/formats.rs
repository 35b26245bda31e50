//! The same documents written in every format that is read.

use super::Files;
use crosscut_bench_texts::DOCUMENT;
use crosscut_bench_texts::Prose;
use serde_json::json;

/// Each format with files of about so many bytes of prose in all: a file a document where the format has one, else one file.
pub fn written(seed: u64, bytes: usize) -> Result<Vec<(&'static str, Files)>, String> {
    let documents = Prose::documents(seed, bytes / DOCUMENT, DOCUMENT)?;
    let each = |extension: &str, write: &dyn Fn(usize, &str) -> String| -> Files {
        let file =
            |(number, text): (usize, &String)| (format!("{number}.{extension}"), write(number, text).into_bytes());
        documents.iter().enumerate().map(file).collect()
    };
    let one = |extension: &str, head: &str, write: &dyn Fn(usize, &str) -> String| -> Files {
        let rows: String = documents.iter().enumerate().map(|(number, text)| write(number, text)).collect();
        vec![(format!("all.{extension}"), format!("{head}{rows}").into_bytes())]
    };
    let day = |number: usize| format!("20{:02}-{:02}-{:02}", number % 25, 1 + number % 12, 1 + number % 28);
    let markdown = |number: usize, text: &str| {
        let day = day(number);
        format!("+++\nitem = \"Film {number}\"\nrating = \"{}/10\"\ndate_published = {day}\n+++\n{text}", number % 11)
    };
    let html = |number: usize, text: &str| {
        let data = json!({
            "@context": "https://schema.org", "@type": "Review", "datePublished": day(number),
            "itemReviewed": { "@type": "Movie", "name": format!("Film {number}") },
            "reviewRating": { "ratingValue": number % 11, "bestRating": 10 },
        });
        let paragraphs = escaped(text).replace("\n\n", "</p>\n<p class=\"prose\">");
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Film {number}</title><script type=\"application/ld+json\">{data}\
             </script></head><body><nav><a href=\"/\">Home</a></nav><article><p>{paragraphs}</p></article></body></html>"
        )
    };
    let csv = |number: usize, text: &str| {
        format!(
            "{},Film {number},2019,https://example.org/{number},{},No,\"{}\",,\n",
            day(number),
            number % 6,
            text.replace('"', "\"\"")
        )
    };
    let ndjson = |number: usize, text: &str| {
        json!({ "source_file": format!("{number}.txt"), "item": format!("Film {number}"), "text": text }).to_string()
            + "\n"
    };
    Ok(vec![
        ("txt", each("txt", &|_, text| text.to_owned())),
        ("md with front matter", each("md", &markdown)),
        ("html with JSON-LD", each("html", &html)),
        (
            "csv (Letterboxd)",
            one("csv", "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n", &csv),
        ),
        ("ndjson", one("ndjson", "", &ndjson)),
    ])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
