//! `sitemap.xml`: the pages of the site for search engines, by the rules of sitemaps.org: 50,000 addresses and 50 MB a file at most, and
//! an index where one file does not do.

use crate::error::{self, Result};
use crate::markup::Markup;
use crate::site::Site;
use std::path::{Path, PathBuf};

const MOST_PAGES: usize = 50_000;
const MOST_BYTES: usize = 50_000_000;

/// A sitemap, as far as it is written. No more than one file of it is in memory.
#[derive(Debug)]
pub struct Sitemap<'s> {
    dist: PathBuf,
    site: &'s Site,
    most_pages: usize,
    open: Markup,
    pages: usize,
    /// Files that are full.
    full: usize,
}

const HEAD: &str =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
const END: &str = "</urlset>\n";

impl<'s> Sitemap<'s> {
    pub fn new(dist: &Path, site: &'s Site) -> Sitemap<'s> {
        Sitemap { dist: dist.to_owned(), site, most_pages: MOST_PAGES, open: head(), pages: 0, full: 0 }
    }

    /// Adds a page by its path below the base.
    pub fn add(&mut self, path: &str) -> Result<()> {
        let address = self.site.to(path);
        // Nothing in an encoded address grows when it is escaped but `&`, and that is encoded.
        let bytes = self.open.as_str().len() + address.len() + 40;
        if self.pages == self.most_pages || bytes + END.len() > MOST_BYTES {
            self.close()?;
        }
        self.open.is("<url><loc>").text(address).is("</loc></url>\n");
        self.pages += 1;
        Ok(())
    }

    /// Writes what is left, and the index where there are several files. How many files there are.
    pub fn finish(mut self) -> Result<usize> {
        let map = self.dist.join("sitemap.xml");
        if self.full == 0 {
            self.open.is(END);
            error::write(&map, self.open.as_str())?;
            return Ok(1);
        }
        self.close()?;
        let mut index = Markup::new();
        index.is("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for number in 1..=self.full {
            index.is("<sitemap><loc>").text(self.site.to(&name(number))).is("</loc></sitemap>\n");
        }
        index.is("</sitemapindex>\n");
        error::write(&map, index.as_str())?;
        Ok(self.full + 1)
    }

    fn close(&mut self) -> Result<()> {
        self.full += 1;
        self.open.is(END);
        error::write(&self.dist.join(name(self.full)), self.open.as_str())?;
        (self.open, self.pages) = (head(), 0);
        Ok(())
    }
}

fn head() -> Markup {
    let mut head = Markup::new();
    head.is(HEAD);
    head
}

/// Whether a file of the site's root is one of ours.
pub fn is_sitemap(file: &str) -> bool {
    let number = file.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    file == "sitemap.xml" || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn one_file_does_as_long_as_it_may() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new("https://example.org/a&b/").unwrap();
        let mut map = Sitemap { most_pages: 2, ..Sitemap::new(folder.path(), &site) };
        map.add("").unwrap();
        map.add("films/a&b").unwrap();
        assert_eq!(map.finish().unwrap(), 1);
        let text = fs::read_to_string(folder.path().join("sitemap.xml")).unwrap();
        assert!(text.contains("<loc>https://example.org/a&amp;b/</loc>"), "{text}");
        assert!(text.contains("<loc>https://example.org/a&amp;b/films/a%26b</loc>"), "{text}");
    }

    #[test]
    fn more_pages_than_a_file_may_have_are_several_files_with_an_index() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new("https://example.org/").unwrap();
        let mut map = Sitemap { most_pages: 2, ..Sitemap::new(folder.path(), &site) };
        (0..5).for_each(|page| map.add(&format!("films/{page}")).unwrap());
        assert_eq!(map.finish().unwrap(), 4);
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(read("sitemap.xml").matches("<loc>https://example.org/sitemap-").count(), 3);
        let pages = |name: &str| read(name).matches("<url>").count();
        assert_eq!([pages("sitemap-1.xml"), pages("sitemap-2.xml"), pages("sitemap-3.xml")], [2, 2, 1]);
    }
}
