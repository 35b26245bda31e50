//! `crosscut init`: a new collection that can be pushed as it is. All of it is written, or nothing.

use crate::args::Format;
use crate::report::{JsonTo, Report};
use crosscut_model::Problem;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Where the workflow is, and the line of it that names the program.
const WORKFLOW: &str = ".github/workflows/pages.yml";
const PROGRAM: &str = "PROGRAM:";

/// What a new collection begins with, by path.
const FILES: [(&str, &str); 4] = [
    ("reviews/collection.toml", include_str!("init/collection.toml")),
    ("reviews/example.md", include_str!("init/example.md")),
    (WORKFLOW, include_str!("init/pages.yml")),
    ("README.md", include_str!("init/README.md")),
];
/// The folders and files of these in the new folder itself.
const TOP: [&str; 3] = ["reviews", ".github", "README.md"];

#[derive(Debug, clap::Args)]
pub struct Options {
    /// A new folder, or an empty one; a fresh clone of an empty repository is one too
    folder: PathBuf,
    /// The GitHub repository with the program, which the workflow builds the site with; in a checkout of the program that came from
    /// GitHub, the one that it came from
    #[arg(long, value_name = "OWNER/NAME[@VERSION]", value_parser = program)]
    program: Option<Program>,
}

/// A repository on GitHub, and a branch, tag or commit of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Program {
    repository: String,
    version: String,
}

/// Makes the collection.
pub fn run(options: Options, format: Option<Format>) -> ExitCode {
    let Options { folder, program } = options;
    let mut report = Report::default();
    let found = if program.is_none() { of_checkout() } else { None };
    if let Some(found) = &found {
        report.note(format!(
            "the workflow builds with {}, where this checkout comes from; --program names another",
            found.repository
        ));
    }
    let program = program.or(found);
    let shown = folder.display().to_string();
    match make(&folder, program.as_ref()) {
        Ok(()) => {
            report.note(format!("a new collection is in {shown}; its README.md says how it is published"));
            if program.is_none() {
                let line = line_of_program();
                report.note(format!(
                    "{WORKFLOW}, line {line}: write there which repository has the program, as owner/name; \
                     until then it publishes nothing"
                ));
            }
        }
        Err(problem) => {
            report.add(*problem, "");
            report.note("nothing was written".to_owned());
        }
    }
    report.finish(format, JsonTo::Stdout)
}

fn make(folder: &Path, program: Option<&Program>) -> Result<(), Box<Problem>> {
    let shown = folder.display().to_string();
    let failed = |error: io::Error| {
        Box::new(Problem::error("cannot-write", &shown, format!("no collection can be made here: {error}")))
    };
    let is_new = is_new(folder, &shown)?;
    let full = std::path::absolute(folder).map_err(failed)?;
    // Beside it, so that what is finished only has to be renamed.
    let above = full.parent().ok_or_else(|| failed(ErrorKind::InvalidInput.into()))?;
    fs::create_dir_all(above).map_err(failed)?;
    let draft = tempfile::Builder::new().prefix(".crosscut-init-").tempdir_in(above).map_err(failed)?;
    let title = full.file_name().map(|name| title(&name.to_string_lossy())).unwrap_or_default();
    for (path, text) in FILES {
        let path = draft.path().join(path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written.and_then(|()| fs::write(&path, filled(text, &title, program))).map_err(failed)?;
    }
    if is_new {
        fs::create_dir(&full).map_err(failed)?;
    }
    for (place, name) in TOP.iter().enumerate() {
        if let Err(error) = fs::rename(draft.path().join(name), full.join(name)) {
            TOP[..place].iter().for_each(|moved| drop(fs::rename(full.join(moved), draft.path().join(moved))));
            if is_new {
                let _ = fs::remove_dir(&full);
            }
            return Err(failed(error));
        }
    }
    Ok(())
}

/// Whether the folder has to be made. One with anything in it is refused, but for what git keeps of an empty repository.
fn is_new(folder: &Path, shown: &str) -> Result<bool, Box<Problem>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => {
            let problem = Problem::error("cannot-write", shown, format!("no collection can be made here: {error}"));
            return Err(Box::new(problem.help("give the name of a new folder")));
        }
    };
    let mut there: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    there.retain(|name| name != ".git");
    there.sort();
    match there.first() {
        None => Ok(false),
        Some(first) => {
            let problem = Problem::error("not-empty", shown, format!("this folder is not empty: “{first}” is in it"));
            Err(Box::new(
                problem.help("give the name of a new folder, or write a collection.toml beside your documents"),
            ))
        }
    }
}

/// A template with what it leaves open.
fn filled(text: &str, title: &str, program: Option<&Program>) -> String {
    let (repository, version) =
        program.map_or(("", "main"), |program| (program.repository.as_str(), program.version.as_str()));
    let first = match program {
        Some(_) => String::new(),
        None => format!(
            "0. **Say where the program is.** In `{WORKFLOW}`, line {}, write the GitHub repository with the program between the\n   \
             quotes, as `owner/name`. Until then the workflow publishes nothing, and says so.\n",
            line_of_program()
        ),
    };
    text.replace("{title}", title)
        .replace("{first}\n", &first)
        .replace("{program}", repository)
        .replace("{version}", version)
        .replace("{line}", &line_of_program().to_string())
}

/// The line of the workflow that names the program, from 1.
fn line_of_program() -> usize {
    let lines = FILES.iter().find(|(path, _)| *path == WORKFLOW).map_or("", |(_, text)| text).lines();
    lines.take_while(|line| !line.trim_start().starts_with(PROGRAM)).count() + 1
}

/// A name as a title, which stands in quotes in TOML: letters, digits and spaces of it.
fn title(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<&str>>().join(" ");
    let mut letters = plain.chars();
    match letters.next() {
        None => "Reviews".to_owned(),
        Some(first) => first.to_uppercase().chain(letters).collect(),
    }
}

/// The repository on GitHub that a checkout of the program comes from, where the command is run in one.
fn of_checkout() -> Option<Program> {
    let here = std::env::current_dir().ok()?;
    let is_program =
        |folder: &Path| folder.join("Trunk.toml").is_file() && folder.join("crates/cli/src/init.rs").is_file();
    let checkout = here.ancestors().find(|folder| is_program(folder))?;
    let output = Command::new("git").arg("-C").arg(checkout).args(["remote", "get-url", "origin"]).output().ok()?;
    of_address(String::from_utf8(output.stdout).ok()?.trim())
}

/// The repository that git fetches from an address, if that is one on GitHub.
fn of_address(address: &str) -> Option<Program> {
    let path = ["https://github.com/", "git@github.com:", "ssh://git@github.com/"];
    let path = path.into_iter().find_map(|host| address.strip_prefix(host))?;
    program(path.trim_end_matches('/').trim_end_matches(".git")).ok()
}

fn program(given: &str) -> Result<Program, String> {
    let (repository, version) = given.split_once('@').unwrap_or((given, "main"));
    let is_name = |name: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        !name.is_empty() && name.chars().all(plain)
    };
    let is_repository = repository.split_once('/').is_some_and(|(owner, name)| is_name(owner) && is_name(name));
    if !is_repository || !version.split('/').all(is_name) {
        return Err("write it as owner/name, or owner/name@version".to_owned());
    }
    Ok(Program { repository: repository.to_owned(), version: version.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_a_repository_and_a_version() {
        let program = |given| program(given).map(|program| (program.repository, program.version));
        assert_eq!(program("ada/crosscut"), Ok(("ada/crosscut".to_owned(), "main".to_owned())));
        assert_eq!(program("ada/crosscut@v1.2"), Ok(("ada/crosscut".to_owned(), "v1.2".to_owned())));
        for bad in ["crosscut", "a/b/c", "a/b@", "a/\"b", "https://example.org/a/b", "a/b@x\ny"] {
            assert!(program(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_address_that_a_checkout_comes_from_names_the_program() {
        let program = |address| of_address(address).map(|program| program.repository);
        for address in [
            "https://github.com/ada/crosscut.git",
            "git@github.com:ada/crosscut.git",
            "ssh://git@github.com/ada/crosscut/",
        ] {
            assert_eq!(program(address).as_deref(), Some("ada/crosscut"), "{address}");
        }
        for address in ["", "/srv/git/crosscut", "https://example.org/ada/crosscut.git", "https://github.com/ada"] {
            assert_eq!(program(address), None, "{address}");
        }
    }

    #[test]
    fn a_folder_gives_the_title() {
        assert_eq!(["my-reviews", "\"]\n", "kino_köln"].map(title), ["My reviews", "Reviews", "Kino köln"]);
    }
}
