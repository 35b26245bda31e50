//! Draws the views of a built site into HTML files: what a reader sees before the program is there, or without it. `cargo xtask build`
//! runs it on what Trunk has built.

mod integrity;
mod policy;
mod template;

use crosscut_model::Review;
use crosscut_page::prerender::{Site, What};
use crosscut_publish::{Collection as Told, Place, Site as Address, head};
use integrity::{hash, with_integrity};
use policy::with_policy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use template::{MissingPiece, Template, started_when_wanted};

/// How many pages are drawn where neither the command nor the collection says.
const AT_MOST: usize = 2_000;

/// The longest name of a file that every host takes, in bytes.
const LONGEST_NAME: usize = 200;

#[derive(clap::Parser)]
#[command(about = "Draws the views of a built site into HTML files, a folder a page.")]
struct Options {
    /// The folder of the site, as Trunk leaves it.
    #[arg(value_name = "DIST")]
    site: PathBuf,
    /// How many pages are drawn at most: front page and lists, then films, sources and authors, then documents. The collection's own
    /// `pages` may lower it, and stands for it where it is not given.
    #[arg(long)]
    at_most: Option<usize>,
    /// The whole address under which the site will be, instead of the collection's own `site`.
    #[arg(long, value_name = "ADDRESS", value_parser = Address::new)]
    site_url: Option<Address>,
}

fn main() -> ExitCode {
    match draw(&clap::Parser::parse()) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(options: &Options) -> Result<String, String> {
    let shell = options.site.join("index.html");
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let text = fs::read_to_string(&shell).map_err(|error| failed(&shell, error))?;
    let read = |name: &str| fs::read(options.site.join(name));
    // A site is drawn once: what is drawn already has a policy, and no place for a view.
    let bound = |text: &str| {
        let text = with_integrity(text, read).map_err(|error| format!("{}: {error}", shell.display()))?;
        with_policy(&text).ok_or_else(|| format!("{}: it should begin with its encoding", shell.display()))
    };
    let missing = |error: MissingPiece| format!("{}: {error}", shell.display());
    let drawn = bound(&started_when_wanted(&text).map_err(missing)?)?;
    let template = Template::new(&drawn).map_err(missing)?;
    let text = bound(&text)?;
    for name in ["index.html", "404.html"] {
        let path = options.site.join(name);
        fs::write(&path, &text).map_err(|error| failed(&path, error))?;
    }
    let styles = late_styles(&options.site)?;
    let told = Told::open(&options.site, options.site_url.clone()).map_err(|error| error.to_string())?;
    let site = Site::read(&options.site.join("bundle")).map_err(|error| error.to_string())?;
    if site.collection_is_empty() {
        return Ok("nothing to draw: there are no documents".to_owned());
    }
    let pages = site.pages();
    let (mut drawn, mut bytes) = (0, 0);
    for page in pages.iter().take(at_most(options.at_most, site.most_pages())) {
        let path = site.path(page).map_err(|error| error.to_string())?;
        let Some(folder) = folder_of(&options.site, &path) else { continue };
        let drawing = site.draw(&path).map_err(|error| error.to_string())?;
        let html = template.filled(&head_of(&site, &told, page.what, drawing.title), &styles, &drawing.html);
        let file = folder.join("index.html");
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &html));
        written.map_err(|error| format!("{}: {error}", file.display()))?;
        (drawn, bytes) = (drawn + 1, bytes + html.len());
    }
    let documents = pages.iter().filter(|page| matches!(page.what, What::Document(_))).count();
    Ok(format!("{drawn} of {} pages drawn, {documents} of them documents; {} KB", pages.len(), bytes / 1_000))
}

/// How many pages are drawn, by what the command and the collection say.
fn at_most(command: Option<usize>, collection: Option<u32>) -> usize {
    let collection = collection.map(|most| most as usize);
    match (command, collection) {
        (Some(command), Some(collection)) => command.min(collection),
        (one, other) => one.or(other).unwrap_or(AT_MOST),
    }
}

/// What the head of a page says of it, under the title that the view gives it.
fn head_of(site: &Site, told: &Told, what: What, title: String) -> String {
    let of_film: Vec<(u32, &Review)> = match what {
        What::Film(film) => site.reviews_of(film),
        _ => Vec::new(),
    };
    let review = match what {
        What::Document(row) => site.review(row).map(|review| Place::Document(row, review)),
        _ => None,
    };
    let place = match what {
        What::Film(film) => Place::Film(film, &of_film),
        What::Source(source) => Place::Source(source),
        What::Author(author) => Place::Author(author),
        What::Document(_) => review.unwrap_or(Place::Front),
        What::Front | What::Explore | What::Sources | What::Authors | What::Compare | What::Lab => Place::Front,
    };
    let mut head = head(told, place);
    head.title = title;
    // Of the lists nothing else is said than of the whole, and that is said once.
    if !matches!(what, What::Front) && matches!(place, Place::Front) {
        (head.canonical, head.feed, head.json_ld) = (None, None, None);
        head.open_graph.clear();
    }
    head.to_html()
}

/// The folder of a page. Of what no host would take for a name there is none; the page itself shows it all the same.
fn folder_of(site: &Path, path: &str) -> Option<PathBuf> {
    let mut folder = site.to_owned();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        let is_safe = |c: char| !c.is_control() && !"\\:*?\"<>|%#~".contains(c);
        if name.starts_with('.') || name.len() > LONGEST_NAME || !name.chars().all(is_safe) {
            return None;
        }
        folder.push(name);
    }
    Some(folder)
}

/// The link to the style of what is opened later, which a drawn view may need at once.
fn late_styles(site: &Path) -> Result<String, String> {
    let entries = fs::read_dir(site).map_err(|error| format!("{}: {error}", site.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with("part-late-") && name.ends_with(".css"));
    match &names[..] {
        [name] => {
            let sheet = fs::read(site.join(name)).map_err(|error| format!("{name}: {error}"))?;
            Ok(format!("<link rel=\"stylesheet\" href=\"{name}\" integrity=\"{}\">", hash(&sheet)))
        }
        _ => Err(format!("{}: it should have one file part-late-….css, and has {}", site.display(), names.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_may_have_fewer_pages_drawn_and_so_may_the_command() {
        assert_eq!(at_most(None, None), AT_MOST);
        assert_eq!((at_most(Some(5), None), at_most(None, Some(9_000))), (5, 9_000));
        assert_eq!((at_most(Some(5), Some(3)), at_most(Some(5), Some(30))), (3, 5));
        assert_eq!(at_most(None, Some(0)), 0);
    }

    #[test]
    fn folders_stay_inside_of_the_site() {
        let site = Path::new("site");
        for (path, folder) in [
            ("", Some("site")),
            ("films/red-rocket", Some("site/films/red-rocket")),
            ("sources/köln", Some("site/sources/köln")),
            ("documents/../../etc", None),
            ("documents/.hidden", None),
            ("documents/a\\b", None),
            ("documents/~12", None),
        ] {
            assert_eq!(folder_of(site, path), folder.map(PathBuf::from), "{path}");
        }
        assert_eq!(folder_of(site, &"x".repeat(LONGEST_NAME + 1)), None);
    }
}
