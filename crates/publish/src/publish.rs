//! One run: everything that is written beside the page, each file of it anew.

use crate::api::{self, gather};
use crate::badge::badge;
use crate::collection::Collection;
use crate::embed::Embed;
use crate::error::{self, Error, Result};
use crate::feed::feed;
use crate::head::Place;
use crate::install;
use crate::site::Site;
use crate::sitemap::{Sitemap, is_sitemap};
use crate::social::{self, Fonts};
use crosscut_engine::Facet;
use rayon::prelude::*;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Where a site is, and will be.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Instead of what the collection says.
    pub site: Option<Site>,
    /// The path under which the page was built, with a slash at both ends.
    pub base: Option<String>,
    /// Whether names in scripts that our own fonts lack may be drawn with those of the system.
    pub system_fonts: bool,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub films: usize,
    pub sources: usize,
    pub pictures: usize,
    pub files: usize,
    /// Worth knowing.
    pub notes: Vec<String>,
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Done { films, sources, pictures, files, .. } = self;
        let counted = |number: &usize, what: &str| format!("{number} {what}{}", if *number == 1 { "" } else { "s" });
        let [films, sources] = [counted(films, "film"), counted(sources, "source")];
        write!(
            f,
            "published {films} and {sources} for others, {}, {}",
            counted(pictures, "picture"),
            counted(files, "file")
        )
    }
}

/// Folders that are ours alone.
const FOLDERS: [&str; 5] = ["api", "badge", "embed", install::FOLDER, "social"];

/// Publishes what goes with the built site in `dist`.
pub fn publish(dist: &Path, options: Options) -> Result<Done> {
    let mut notes = Vec::new();
    let mut collection = Collection::open(dist, options.site.clone())?;
    if let (Some(site), Some(base)) = (&collection.site, &options.base)
        && site.path() != base
    {
        let message = format!("the page was built for {base}, and its site is to be {site}");
        if options.site.is_some() {
            return Err(Error::new(dist, message).help("give --public-url and --site-url the same path"));
        }
        notes.push(format!("{message}: addresses are left out as if it were not known where it is"));
        collection.site = None;
    }
    clear(dist)?;
    let mut files = 0;
    let mut map = collection.site.as_ref().map(|site| Sitemap::new(dist, site));
    let pages = Pages::of(&collection, dist);
    if let Some(map) = &mut map {
        pages.before_documents(map)?;
    }
    let gathered = match &mut map {
        Some(map) => gather(&collection, Some(&mut |id| pages.document(map, id)))?,
        None => gather(&collection, None)?,
    };
    files += api::write(&collection, &gathered, dist)?;
    match feed(&collection, &gathered.newest) {
        Some(feed) => {
            error::write(&dist.join("feed.xml"), feed.as_str())?;
            files += 1;
        }
        None if collection.site.is_some() => notes.push("no feed: no document has a date of publication".to_owned()),
        None => {}
    }
    drop(gathered);
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    match (map, &collection.site) {
        (Some(map), Some(site)) => {
            files += map.finish()?;
            robots.push_str(&format!("\nSitemap: {}\n", site.to("sitemap.xml")));
        }
        _ => notes.push(
            "no sitemap, no feed and no canonical addresses, because it is not known where the site will be: \
             add site = \"https://…\" to collection.toml, or give --site-url"
                .to_owned(),
        ),
    }
    error::write(&dist.join("robots.txt"), robots)?;
    files += install::write(&collection, dist)?;
    files += 1 + draw(&collection, dist, options.system_fonts)?;
    let plan = &collection.plan;
    let left = collection.catalog.films.len() - plan.films.len();
    if left > 0 {
        notes.push(format!(
            "without files of their own: {left} of {} films, those with the fewest documents (see [publish] in docs/publish.md)",
            collection.catalog.films.len()
        ));
    }
    Ok(Done { films: plan.films.len(), sources: plan.sources.len(), pictures: plan.pictures.len(), files, notes })
}

/// Badges, embedded pages and pictures. How many files.
fn draw(collection: &Collection, dist: &Path, system_fonts: bool) -> Result<usize> {
    let embed = Embed::new();
    for code in &collection.plan.films {
        let film = collection.film(*code);
        let aggregate = collection.score(&collection.members(Facet::Film, *code));
        let svg = badge(collection, film, &aggregate);
        error::write(&dist.join("badge").join(format!("{}.svg", film.key)), svg.as_str())?;
        let page = embed.page(collection, film, &aggregate);
        error::write(&dist.join("embed").join(format!("{}.html", film.key)), page.as_str())?;
    }
    let fonts = Fonts::new(system_fonts);
    let folder = dist.join("social");
    collection.plan.pictures.par_iter().try_for_each(|code| {
        let film = collection.film(*code);
        let aggregate = collection.score(&collection.members(Facet::Film, *code));
        let path = folder.join(format!("{}.png", film.key));
        let png = social::of_film(&fonts, collection, film, &aggregate).map_err(|error| Error::new(&path, error))?;
        error::write(&path, png)
    })?;
    let path = folder.join("site.png");
    let all = collection.score(&collection.table.whole().matching);
    let png = social::of_site(&fonts, collection, &all).map_err(|error| Error::new(&path, error))?;
    error::write(&path, png)?;
    Ok(2 * collection.plan.films.len() + collection.plan.pictures.len() + 1)
}

/// Removes what an earlier run wrote, so that nothing of it stays.
fn clear(dist: &Path) -> Result<()> {
    let gone = |path: &Path, removed: std::io::Result<()>| match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::new(path, error)),
        _ => Ok(()),
    };
    for folder in FOLDERS.map(|folder| dist.join(folder)) {
        gone(&folder, fs::remove_dir_all(&folder))?;
    }
    let entries = fs::read_dir(dist).map_err(|error| Error::new(dist, error))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_sitemap(&name) || ["feed.xml", "robots.txt", install::MANIFEST].contains(&&*name) {
            gone(&path, fs::remove_file(&path))?;
        }
    }
    Ok(())
}

/// Which pages a sitemap names: all of them, or where some were written as files those, because the others are only found by a host that
/// answers every address with the front page.
struct Pages<'c> {
    collection: &'c Collection,
    dist: &'c Path,
    are_files: bool,
}

impl Pages<'_> {
    fn of<'c>(collection: &'c Collection, dist: &'c Path) -> Pages<'c> {
        let are_files = ["films", "documents", "sources"].iter().any(|folder| dist.join(folder).is_dir());
        Pages { collection, dist, are_files }
    }

    fn before_documents(&self, map: &mut Sitemap) -> Result<()> {
        let table = &self.collection.table;
        let codes = |facet: Facet| {
            let counts = &table.whole().counts[facet as usize];
            (1..table.size(facet) as u32).filter(|code| counts[*code as usize] > 0).collect::<Vec<u32>>()
        };
        map.add("")?;
        let films = codes(Facet::Film).into_iter().map(|code| Place::Film(code, &[]).path(self.collection));
        let sources = codes(Facet::Source).into_iter().map(|code| Place::Source(code).path(self.collection));
        let authors = codes(Facet::Author).into_iter().map(|code| Place::Author(code).path(self.collection));
        films.chain(sources).chain(authors).try_for_each(|path| self.add(map, &path))
    }

    fn document(&self, map: &mut Sitemap, id: &str) -> Result<()> {
        self.add(map, &format!("documents/{id}"))
    }

    fn add(&self, map: &mut Sitemap, path: &str) -> Result<()> {
        let is_there =
            || self.dist.join(format!("{path}.html")).is_file() || self.dist.join(path).join("index.html").is_file();
        if !self.are_files || is_there() { map.add(path) } else { Ok(()) }
    }
}
