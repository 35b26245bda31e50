//! Addresses: below the site's base, and whole where it is known where the site is published.

use crosscut_read::site_address;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt;

/// What stands as it is in a part of a path.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The whole address of the front page, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// An address as somebody wrote it; an error says what is wrong with it.
    pub fn new(given: &str) -> Result<Site, String> {
        site_address(given).map(Site)
    }

    /// The whole address of a page or file below the base.
    pub fn to(&self, path: &str) -> String {
        format!("{}{}", self.0, encoded(path))
    }

    /// The path on its host, with a slash at both ends.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |scheme| scheme + 3);
        self.0[host..].find('/').map_or("/", |slash| &self.0[host + slash..])
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path below the base as addresses have it.
pub fn encoded(path: &str) -> String {
    path.split('/').map(|part| utf8_percent_encode(part, PLAIN).to_string()).collect::<Vec<String>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_and_encoded() {
        let site = Site::new("https://example.org/reviews").unwrap();
        assert_eq!(site.to("films/köln-50%"), "https://example.org/reviews/films/k%C3%B6ln-50%25");
        assert_eq!(site.to(""), "https://example.org/reviews/");
        assert_eq!(site.path(), "/reviews/");
        assert_eq!(Site::new("https://example.org").unwrap().path(), "/");
        assert_eq!(encoded("documents/a b?c#d"), "documents/a%20b%3Fc%23d");
    }
}
