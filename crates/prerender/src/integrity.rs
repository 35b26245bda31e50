//! The hashes of what a page links, by which a browser refuses what is not what was built. Trunk takes its own before the program was
//! made small and its scripts were joined, so they are taken here, of the finished files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fmt::{self, Display};
use std::io;

/// Where a page says what it is relative to.
const BASE: &str = "<base href=\"";
/// How a link to the program begins in a page, as Trunk writes it, and how the script that starts it names it.
const FETCHED_AHEAD: (&str, &str) = ("rel=\"preload\"", ".wasm\"");
const STARTS: &str = "module_or_path: '";
/// What it names instead. Not every engine tells a page that a script waited in vain, so that is told here.
const STARTED: &str =
    "{ module_or_path: program }).catch(function (error) { cannotStart(String(error)); throw error; })";

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
/// The script that another one imports is a script of its own, for an import has no hash and the second finds what the first has
/// fetched. (A link that fetches it ahead has one, by which not every engine goes, and before an import map it comes too early.) No
/// engine checks the program where a link fetches it, so a script does that in the link's place.
pub fn with_integrity(page: &str, read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<String, Unlinked> {
    let base = page.split_once(BASE).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(base, _)| base);
    let hash_of = |href: &str| {
        let file = href.strip_prefix(base).unwrap_or(href);
        read(file).map(|bytes| hash(&bytes)).map_err(|cause| Unlinked { file: file.to_owned(), cause })
    };
    let mut out = String::with_capacity(page.len() + 1_000);
    let mut program = None;
    for (index, piece) in page.split("<link ").enumerate() {
        if index == 0 {
            out.push_str(piece);
            continue;
        }
        let (tag, rest) = piece.split_once('>').unwrap_or((piece, ""));
        let tag = without(tag.trim_end_matches('/'), "integrity");
        match attribute(&tag, "href") {
            Some(href) if tag.contains("rel=\"stylesheet\"") => {
                out.push_str(&format!("<link {tag} integrity=\"{}\">", hash_of(href)?));
            }
            Some(href) if tag.contains("rel=\"modulepreload\"") => {
                let hash = hash_of(href)?;
                out.push_str(&format!(
                    "<script type=\"module\" src=\"{href}\" crossorigin=\"anonymous\" integrity=\"{hash}\"></script>"
                ));
            }
            Some(href) if tag.contains(FETCHED_AHEAD.0) && tag.contains(FETCHED_AHEAD.1) => {
                let hash = hash_of(href)?;
                out.push_str(&format!(
                    "<script>var program = fetch(\"{href}\", {{ integrity: \"{hash}\", credentials: \"same-origin\" }})\
                     .catch(function () {{ throw new Error(\"could not be fetched, or is not what was published: {href}\"); }});\
                     program.catch(cannotStart);</script>"
                ));
                program = Some(format!("{{ {STARTS}{href}' }})"));
            }
            _ => out.push_str(&format!("<link {tag}>")),
        }
        out.push_str(rest);
    }
    Ok(match program {
        Some(named) => out.replace(&named, STARTED),
        None => out,
    })
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
        let page = with_integrity(page, read).unwrap();
        let [sheet, script, program] = [b"a.css".as_slice(), b"b.js", b"c_bg.wasm"].map(hash);
        assert!(!page.contains("old") && page.contains("<link rel=\"icon\" href=\"/x/i.svg\">"), "{page}");
        assert_eq!(page.matches(&format!("integrity=\"{sheet}\">")).count(), 1, "{page}");
        let script = format!(
            "<script type=\"module\" src=\"/x/b.js\" crossorigin=\"anonymous\" integrity=\"{script}\"></script>"
        );
        assert!(page.contains(&script) && !page.contains("modulepreload"), "{page}");
        assert!(page.contains(&format!("fetch(\"/x/c_bg.wasm\", {{ integrity: \"{program}\"")), "{page}");
        assert!(page.contains(&format!("await init({STARTED};")) && !page.contains("rel=\"preload\""), "{page}");
        // As the shell says: printf a.css | openssl dgst -sha384 -binary | base64
        assert_eq!(sheet, "sha384-45ulHJuP6pfDrhX/MJtodsX+O7ORRoG3z6aSoy8zaEfPOae1G2bLzgxC9DH9A30Q");
    }

    #[test]
    fn a_file_that_is_linked_and_not_there_is_named() {
        let error = with_integrity("<link rel=\"stylesheet\" href=\"gone.css\">", read).unwrap_err();
        assert!(error.to_string().contains("gone.css"), "{error}");
    }
}
