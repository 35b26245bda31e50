//! The hashes of what a page links, by which a browser refuses what is not what was built. Trunk takes its own before the program was
//! made small and its scripts were joined, so they are taken here, of the finished files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fmt::{self, Display};
use std::io;

/// Where a page says what it is relative to.
const BASE: &str = "<base href=\"";
/// How a link to the program begins that fetches it at once, and one that fetches it for later.
const AT_ONCE: &str = "rel=\"preload\"";
const LATER: &str = "rel=\"prefetch\"";

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

/// The page with the hash of each sheet that it links, of its script and of its program. `read` reads a file of the site.
///
/// A script that is imported is checked by an import map; no engine takes one behind a link that fetches modules ahead, so that link
/// goes. No engine checks the program where a link fetches it at once, so a script does that in the link's place.
pub fn with_integrity(page: &str, read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<String, Unlinked> {
    let base = page.split_once(BASE).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(base, _)| base);
    let hash_of = |href: &str| {
        let file = href.strip_prefix(base).unwrap_or(href);
        read(file).map(|bytes| hash(&bytes)).map_err(|cause| Unlinked { file: file.to_owned(), cause })
    };
    let mut out = String::with_capacity(page.len() + 1_000);
    // What the page says to start the program, and what it is to say instead.
    let mut starts: Vec<(String, String)> = Vec::new();
    for (index, piece) in page.split("<link ").enumerate() {
        if index == 0 {
            out.push_str(piece);
            continue;
        }
        let (tag, rest) = piece.split_once('>').unwrap_or((piece, ""));
        let tag = without(tag.trim_end_matches('/'), "integrity");
        let href = attribute(&tag, "href").unwrap_or_default();
        let (is_script, is_program) = (href.ends_with(".js"), href.ends_with(".wasm"));
        if tag.contains("rel=\"stylesheet\"") {
            out.push_str(&format!("<link {tag} integrity=\"{}\">", hash_of(href)?));
        } else if is_script && (tag.contains("rel=\"modulepreload\"") || tag.contains(LATER)) {
            let hash = hash_of(href)?;
            out.push_str(&format!("<script type=\"importmap\">{{\"integrity\":{{\"{href}\":\"{hash}\"}}}}</script>"));
            if tag.contains(LATER) {
                out.push_str(&format!("<link {tag}>"));
            }
        } else if is_program && tag.contains(AT_ONCE) {
            // Not every engine tells a page that a script waited in vain, so that is told here.
            let fetched = fetched(href, &hash_of(href)?);
            out.push_str(&format!("<script>var program = {fetched}; program.catch(cannotStart);</script>"));
            let started =
                "{ module_or_path: program }).catch(function (error) { cannotStart(error); throw error; })".to_owned();
            starts.push((format!("{{ module_or_path: '{href}' }})"), started));
        } else if is_program && tag.contains(LATER) {
            let fetched = fetched(href, &hash_of(href)?);
            out.push_str(&format!("<link {tag}>"));
            starts.push((format!("module_or_path: \"{href}\""), format!("module_or_path: {fetched}")));
        } else {
            out.push_str(&format!("<link {tag}>"));
        }
        out.push_str(rest);
    }
    Ok(starts.into_iter().fold(out, |page, (named, instead)| page.replace(&named, &instead)))
}

/// What fetches the program, and says so where it is refused.
fn fetched(href: &str, hash: &str) -> String {
    format!(
        "fetch(\"{href}\", {{ integrity: \"{hash}\", credentials: \"same-origin\" }})\
         .catch(function () {{ refused(\"{href}\"); }})"
    )
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
        assert!(page.contains(&format!("{{\"integrity\":{{\"/x/b.js\":\"{script}\"}}}}")), "{page}");
        assert!(page.contains(&format!("var program = fetch(\"/x/c_bg.wasm\", {{ integrity: \"{program}\"")), "{page}");
        assert!(page.contains("await init({ module_or_path: program }).catch("), "{page}");
        assert!(!page.contains("preload"), "{page}");
        // As the shell says: printf a.css | openssl dgst -sha384 -binary | base64
        assert_eq!(sheet, "sha384-45ulHJuP6pfDrhX/MJtodsX+O7ORRoG3z6aSoy8zaEfPOae1G2bLzgxC9DH9A30Q");
    }

    #[test]
    fn what_is_fetched_for_later_is_checked_when_it_is_wanted() {
        let page = "<link rel=\"prefetch\" href=\"b.js\"><link rel=\"prefetch\" href=\"c_bg.wasm\" as=\"fetch\">\
                    <link rel=\"prefetch\" href=\"d.json\"><script>page.default({ module_or_path: \"c_bg.wasm\" })</script>";
        let page = with_integrity(page, read).unwrap();
        assert_eq!(page.matches("rel=\"prefetch\"").count(), 3, "{page}");
        assert!(
            page.contains(&format!("<script type=\"importmap\">{{\"integrity\":{{\"b.js\":\"{}\"}}}}", hash(b"b.js"))),
            "{page}"
        );
        let fetched = format!("module_or_path: fetch(\"c_bg.wasm\", {{ integrity: \"{}\"", hash(b"c_bg.wasm"));
        assert!(page.contains(&fetched), "{page}");
    }

    #[test]
    fn a_file_that_is_linked_and_not_there_is_named() {
        let error = with_integrity("<link rel=\"stylesheet\" href=\"gone.css\">", read).unwrap_err();
        assert!(error.to_string().contains("gone.css"), "{error}");
    }
}
