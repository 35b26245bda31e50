//! The hashes of what a page links, by which a browser refuses what is not what was built. Trunk takes its own before the program was
//! made small and its scripts were joined, so they are taken here, of the finished files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fmt::{self, Display};
use std::io;

/// Where a page says what it is relative to.
const BASE: &str = "<base href=\"";
/// How a link to the program ends in a page, as Trunk writes it.
const PROGRAM: &str = ".wasm\"";
/// The script by which Trunk starts the program.
const START: (&str, &str) = ("<script type=\"module\">", "</script>");

/// When a page starts the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    AtOnce,
    /// Once somebody does something there: `whenWanted` in index.html. It is fetched when the page has been there for [`SEEN`], so
    /// that what is drawn comes first, also where the network is slow.
    WhenWanted,
}

/// Milliseconds from a loaded page until its program is fetched, where nobody does anything before.
const SEEN: u32 = 500;

/// A file that a page links and that cannot be read.
#[derive(Debug)]
pub struct Unlinked {
    file: String,
    cause: io::Error,
}

impl Display for Unlinked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it links {}: {}", self.file, self.cause)
    }
}

/// What the attribute `integrity` says of a file.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The page with the hash of each script and sheet that it links, and of its program. `read` reads a file of the site.
///
/// What starts the program is written anew. An import has no hash, so the script that is imported is a script of its own before, and is
/// imported once that has been loaded: the import finds what was fetched. (Imported before, WebKit asks again for what it refused,
/// without the hash, and runs what comes. A link that fetches it ahead has a hash by which not every engine goes, and not every engine
/// takes an import map behind one.) No engine checks the program where a link fetches it, so a script fetches that.
pub fn with_integrity(
    page: &str,
    start: Start,
    read: impl Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<String, Unlinked> {
    let base = page.split_once(BASE).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(base, _)| base);
    let hash_of = |href: &str| {
        let file = href.strip_prefix(base).unwrap_or(href);
        read(file).map(|bytes| hash(&bytes)).map_err(|cause| Unlinked { file: file.to_owned(), cause })
    };
    let page = without_start(page);
    let mut out = String::with_capacity(page.len() + 1_000);
    let mut script = None;
    for (index, piece) in page.split("<link ").enumerate() {
        if index == 0 {
            out.push_str(piece);
            continue;
        }
        let (tag, rest) = piece.split_once('>').unwrap_or((piece, ""));
        let tag = without(tag.trim_end_matches('/'), "integrity");
        let is = |rel: &str| tag.contains(&format!("rel=\"{rel}\""));
        match attribute(&tag, "href") {
            Some(href) if is("stylesheet") => {
                out.push_str(&format!("<link {tag} integrity=\"{}\">", hash_of(href)?));
            }
            // Trunk names it before the program.
            Some(href) if is("modulepreload") => script = Some(href.to_owned()),
            Some(program) if is("preload") && tag.contains(PROGRAM) && script.is_some() => {
                let script = script.take().unwrap_or_default();
                let script_hash = hash_of(&script)?;
                out.push_str(&format!(
                    "<script type=\"module\" src=\"{script}\" crossorigin=\"anonymous\" integrity=\"{script_hash}\"></script>"
                ));
                let start_it = format!(
                    "loaded.then(function () {{ return import(\"{script}\"); }}).then(function (page) \
                     {{ return page.default({{ module_or_path: fetchProgram() }}); }});"
                );
                let when = match start {
                    Start::AtOnce => format!("fetchProgram(); {start_it}"),
                    Start::WhenWanted => format!(
                        "addEventListener(\"load\", function () {{ setTimeout(fetchProgram, {SEEN}); }}); \
                         whenWanted(function () {{ {start_it} }});"
                    ),
                };
                out.push_str(&format!("<script>{LOADED} {} {when}</script>", fetched(program, &hash_of(program)?)));
            }
            // What is drawn comes first. (A link that fetches for later is refused by a policy in some engines.)
            _ if start == Start::WhenWanted && is("preload") => {}
            _ => out.push_str(&format!("<link {tag}>")),
        }
        out.push_str(rest);
    }
    Ok(out)
}

/// A promise that the script before this one was loaded. It is a module, so it cannot have been before this one runs.
const LOADED: &str = "var loaded = new Promise(function (done) \
                      { document.currentScript.previousElementSibling.addEventListener(\"load\", done); });";

/// A function that fetches the program, once: `fetchWhole` in index.html.
fn fetched(program: &str, hash: &str) -> String {
    format!(
        "var program; function fetchProgram() {{ return program = program || fetchWhole(\"{program}\", \"{hash}\"); }}"
    )
}

/// The page without the script by which Trunk starts the program.
fn without_start(page: &str) -> String {
    let around = page.split_once(START.0).and_then(|(before, rest)| Some((before, rest.split_once(START.1)?.1)));
    around.map_or_else(|| page.to_owned(), |(before, after)| format!("{before}{after}"))
}

/// The value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// A tag without an attribute.
fn without(tag: &str, name: &str) -> String {
    let cut = tag.split_once(&format!(" {name}=\"")).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    cut.map_or_else(|| tag.to_owned(), |(before, after)| format!("{before}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> io::Result<Vec<u8>> {
        match file {
            "a.css" | "b.js" | "c_bg.wasm" => Ok(file.as_bytes().to_vec()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    #[test]
    fn scripts_sheets_and_the_program_are_named_with_their_hashes() {
        let page = "<base href=\"/x/\"><link rel=\"icon\" href=\"/x/i.svg\">\
                    <link rel=\"stylesheet\" href=\"/x/a.css\" integrity=\"sha384-old\"/>\
                    <link rel=\"modulepreload\" href=\"/x/b.js\" crossorigin=\"anonymous\">\
                    <link rel=\"preload\" href=\"/x/c_bg.wasm\" crossorigin as=\"fetch\"><script type=\"module\">\
                    import init from '/x/b.js'; await init({ module_or_path: '/x/c_bg.wasm' });</script>";
        let [sheet, script, program] = [b"a.css".as_slice(), b"b.js", b"c_bg.wasm"].map(hash);
        let drawn = with_integrity(page, Start::WhenWanted, read).unwrap();
        assert!(!drawn.contains("import init") && !drawn.contains("preload"), "{drawn}");
        assert!(drawn.contains(&format!("fetchWhole(\"/x/c_bg.wasm\", \"{program}\"")), "{drawn}");
        assert!(
            drawn.contains("whenWanted(function () { loaded.then(function () { return import(\"/x/b.js\")"),
            "{drawn}"
        );
        assert_eq!((drawn.matches(&script).count(), drawn.matches(&sheet).count()), (1, 1), "{drawn}");
        let page = with_integrity(page, Start::AtOnce, read).unwrap();
        assert!(!page.contains("old") && page.contains("<link rel=\"icon\" href=\"/x/i.svg\">"), "{page}");
        assert_eq!(page.matches(&format!("integrity=\"{sheet}\">")).count(), 1, "{page}");
        let script = format!(
            "<script type=\"module\" src=\"/x/b.js\" crossorigin=\"anonymous\" integrity=\"{script}\"></script>"
        );
        let (before, after) = page.split_once(&script).expect("the script is there");
        // An import before it was loaded would fetch it without a hash.
        assert!(!before.contains("import") && after.starts_with("<script>var loaded = "), "{page}");
        assert!(after.contains("loaded.then(function () { return import(\"/x/b.js\")"), "{page}");
        assert_eq!(page.matches("import(").count(), 1, "{page}");
        assert!(!page.contains("preload") && page.matches("type=\"module\"").count() == 1, "{page}");
        assert!(page.contains(&format!("fetchWhole(\"/x/c_bg.wasm\", \"{program}\"")), "{page}");
        assert!(page.contains("fetchProgram(); loaded"), "{page}");
        // As the shell says: printf a.css | openssl dgst -sha384 -binary | base64
        assert_eq!(sheet, "sha384-45ulHJuP6pfDrhX/MJtodsX+O7ORRoG3z6aSoy8zaEfPOae1G2bLzgxC9DH9A30Q");
    }

    #[test]
    fn a_file_that_is_linked_and_not_there_is_named() {
        let error = with_integrity("<link rel=\"stylesheet\" href=\"gone.css\">", Start::AtOnce, read).unwrap_err();
        assert!(error.to_string().contains("gone.css"), "{error}");
    }
}
