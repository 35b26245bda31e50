//! Takes a picture of every view in every size and theme, into `target/shots/`, with a sheet of all of them: `cargo xtask shots`.

use crosscut_e2e::{Collection, Reader, Site, Theme, VIEWS, journey};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A page that is longer goes on without end, or nearly: what is seen of it at first is its picture.
const LONGEST: u64 = 8_000;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = own.parent().unwrap_or(own).join("target/shots");
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    for of in Collection::ALL {
        if !VIEWS.iter().any(|view| view.of == of && is_wanted(view.name)) {
            continue;
        }
        let site = Site::with(of);
        journey(&site, async |reader| {
            reader
                .look_around(
                    of,
                    |view| is_wanted(view.name),
                    async |view, size, theme| {
                        let file = folder.join(file(view.name, size.name, theme));
                        let height = height(reader).await;
                        assert!(reader.picture(&file, size, height).await, "no picture was taken: {}", file.display());
                        println!("{}", file.display());
                    },
                )
                .await;
        });
    }
    println!("all on one sheet: {}", sheet(&folder).display());
}

fn file(view: &str, size: &str, theme: Theme) -> String {
    format!("{view}-{size}-{}.png", theme.name())
}

/// How much of the page belongs into its picture; nothing where it has no end to speak of, or where something lies over it.
async fn height(reader: &Reader<'_>) -> Option<u64> {
    let covered =
        "document.querySelector('dialog[open]') !== null || getComputedStyle(document.body).overflow === 'hidden'";
    if reader.said(covered).await == true {
        return None;
    }
    let height = reader.said("document.scrollingElement.scrollHeight").await.as_u64();
    height.filter(|height| *height <= LONGEST)
}

/// Writes the sheet: a row for each view and theme, a column for each size, each picture a link to itself.
fn sheet(folder: &Path) -> PathBuf {
    let mut html = "<!doctype html><meta charset=utf-8><title>Every view</title><style>\
        body { font: 14px sans-serif; margin: 1rem; background: #888 } figure { margin: 0 0 2rem } \
        figure div { display: flex; gap: 1rem; align-items: start } img { height: 420px; object-fit: contain; object-position: top }\
        </style>\n"
        .to_owned();
    for view in VIEWS {
        for theme in Theme::ALL {
            let _ = write!(html, "<figure><figcaption>{} · {}</figcaption><div>", view.name, theme.name());
            for size in view.sizes {
                let file = file(view.name, size.name, theme);
                if folder.join(&file).exists() {
                    let _ =
                        write!(html, "<a href=\"{file}\"><img src=\"{file}\" alt=\"{}\" loading=lazy></a>", size.name);
                }
            }
            html.push_str("</div></figure>\n");
        }
    }
    let path = folder.join("index.html");
    fs::write(&path, html).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path
}
