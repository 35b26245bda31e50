//! What a first visit to the film fetches, file by file: the built page as a host sends it, by gzip -9. The film and its score are read
//! from the page as it was drawn and its style. With the program and the data it is alive. The part that the film is in, with the pieces
//! that it shares with others, is fetched when something of it is touched, or once the browser is idle; all else after that. A journey
//! holds that (what_is_drawn_stands_until_it_is_touched).

use crate::gzip::{BEST, gzip};
use crate::tools::root;
use serde::Serialize;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

#[derive(clap::Args)]
pub struct Options {
    /// The folder of the built page.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// A file of the page; sizes in bytes.
#[derive(Serialize)]
struct File {
    file: String,
    bytes: usize,
    gzip: usize,
}

#[derive(Serialize)]
struct Kept {
    /// What the film and its score are read with.
    read: Vec<File>,
    /// What makes the page alive.
    program: Vec<File>,
    /// What its charts and choices are drawn anew with, when they are touched.
    touched: Vec<File>,
    /// What is fetched ahead, or when it is opened.
    later: Vec<File>,
}

pub fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let dist = root().join(&options.dist);
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)
        .map_err(|error| format!("{}: {error}; `cargo xtask build` makes the page", page.display()))?;
    let script = names(&dist)?.into_iter().find(|name| name.starts_with("crosscut-page") && name.ends_with(".js"));
    let script = script.ok_or("the page has no script")?;
    let script = fs::read_to_string(dist.join(script))?;
    let film = of_the_film(&script).ok_or("the script loads no part with the film")?;
    let read = vec![measured(&dist, "index.html")?];
    let mut kept = Kept { read, program: Vec::new(), touched: Vec::new(), later: Vec::new() };
    for name in names(&dist)? {
        let file = measured(&dist, &name)?;
        match needed(&html, &film, &name) {
            Some(Needed::Read) => kept.read.push(file),
            Some(Needed::Program) => kept.program.push(file),
            Some(Needed::Touched) => kept.touched.push(file),
            Some(Needed::Later) => kept.later.push(file),
            None => {}
        }
    }
    println!("{}", table("the film is read", &kept.read));
    println!("{}", table("the page is alive", &kept.program));
    println!(
        "{:>19}   first visit, together\n",
        kept.read.iter().chain(&kept.program).map(|file| file.gzip).sum::<usize>()
    );
    println!("{}", table("the film is touched", &kept.touched));
    println!("{}", table("later", &kept.later));
    if !options.dry {
        let path = root().join("bench/results/size.json");
        fs::write(&path, serde_json::to_string_pretty(&kept)? + "\n")?;
        println!("kept in bench/results/size.json");
    }
    Ok(())
}

/// When a first visit to the film needs a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needed {
    Read,
    Program,
    Touched,
    Later,
}

/// When a first visit needs a file; nothing for files that no visit to the film fetches.
fn needed(html: &str, film: &[String], name: &str) -> Option<Needed> {
    match name {
        "index.html" | "404.html" | ".nojekyll" => None,
        "bundle/catalog.json" => Some(Needed::Program),
        // Named in the page as what may be started; the part for offline use does so.
        "sw.js" => Some(Needed::Later),
        // Named for those who put the site among a device's programs; no visit waits for it.
        name if name.starts_with("icons/") || name.ends_with(".webmanifest") => Some(Needed::Later),
        name if html.contains(name) && !name.ends_with(".js") && !name.ends_with(".wasm") => Some(Needed::Read),
        name if html.contains(name) => Some(Needed::Program),
        name if film.iter().any(|part| name.starts_with(part)) => Some(Needed::Touched),
        _ => Some(Needed::Later),
    }
}

/// The files that the part with the film is in, as the script loads them: it names all files of parts in a list, and for each part its
/// places there.
fn of_the_film(script: &str) -> Option<Vec<String>> {
    let between = |from: &str, to: &str| Some(script.split_once(from)?.1.split_once(to)?.0);
    let files = between("const files = [", "];")?.split("\"./").skip(1);
    let files: Vec<&str> = files.filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let places = between("__wasm_split_load_film = part(", ");")?.split("files[").skip(1);
    places.map(|rest| Some((*files.get(rest.split_once(']')?.0.parse::<usize>().ok()?)?).to_owned())).collect()
}

/// The files of a folder and of those in it, relative to it, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            names.push(entry.path().strip_prefix(folder)?.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

fn measured(folder: &Path, name: &str) -> Result<File, Box<dyn Error>> {
    let bytes = fs::read(folder.join(name))?;
    let gzip = gzip(&bytes, BEST)?.len();
    Ok(File { file: name.to_owned(), bytes: bytes.len(), gzip })
}

fn table(title: &str, files: &[File]) -> String {
    let mut text = format!("{:>9} {:>9}   {title}\n", "bytes", "gzip -9");
    let total = |size: fn(&File) -> usize| files.iter().map(size).sum::<usize>();
    for file in files {
        text += &format!("{:>9} {:>9}   {}\n", file.bytes, file.gzip, file.file);
    }
    text + &format!("{:>9} {:>9}   together\n", total(|file| file.bytes), total(|file| file.gzip))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_is_read_with_its_style_alive_with_its_program_and_touched_with_its_part() {
        let script = "const files = [\nfile(\"./part-film-0a.wasm\", \"sha384-a\"),\npack(\"./part-shared-12-0b.wasm\", \"sha384-b\"),\n\
                      file(\"./part-reader-0c.wasm\", \"sha384-c\"),\n];\nconst __wasm_split_load_film = part(styled, files[0], files[1]);\n\
                      const __wasm_split_load_reader = part(styled, files[2]);\n";
        let film = of_the_film(script).unwrap();
        assert_eq!(film, ["part-film-0a.wasm", "part-shared-12-0b.wasm"]);
        let html = r#"<link href="/a.css"><script src="/page-1.js"></script><link href="icons/192.png">"#;
        for (name, expected) in [
            ("a.css", Some(Needed::Read)),
            ("page-1.js", Some(Needed::Program)),
            ("bundle/catalog.json", Some(Needed::Program)),
            ("sw.js", Some(Needed::Later)),
            ("part-film-0a.wasm", Some(Needed::Touched)),
            ("part-shared-12-0b.wasm", Some(Needed::Touched)),
            ("part-reader-0c.wasm", Some(Needed::Later)),
            ("part-reader-2.wasm", Some(Needed::Later)),
            ("icons/192.png", Some(Needed::Later)),
            ("404.html", None),
        ] {
            assert_eq!(needed(html, &film, name), expected, "{name}");
        }
        assert_eq!(of_the_film("nothing"), None);
    }

    #[test]
    fn files_are_packed_as_a_host_packs_them() {
        let folder = std::env::temp_dir().join(format!("crosscut-bench-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("bundle")).unwrap();
        fs::write(folder.join("bundle/a.json"), "a".repeat(10_000)).unwrap();
        assert_eq!(names(&folder).unwrap(), ["bundle/a.json"]);
        let file = measured(&folder, "bundle/a.json").unwrap();
        assert!(file.bytes == 10_000 && file.gzip < 100, "{}", file.gzip);
        assert!(table("t", &[file]).contains("together"));
    }
}
