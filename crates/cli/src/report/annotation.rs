//! Problems as a workflow on GitHub takes them up: it shows each at its line, in the run and in the change that brings it.

use super::Placed;
use crosscut_model::{Position, Problem, Severity};
use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How files are to be named: from the folder of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotations {
    here: PathBuf,
    repository: PathBuf,
}

impl Annotations {
    /// Within a workflow; else nobody reads them.
    pub fn wanted() -> Option<Annotations> {
        if env::var_os("GITHUB_ACTIONS")? != "true" {
            return None;
        }
        let here = env::current_dir().unwrap_or_default();
        let repository = env::var_os("GITHUB_WORKSPACE").map_or_else(|| here.clone(), PathBuf::from);
        Some(Annotations { here, repository })
    }

    /// One line, whatever is in the problem.
    pub fn print(&self, out: &mut impl Write, placed: &Placed) -> io::Result<()> {
        let Problem { severity, code, file, message, help, .. } = &placed.problem;
        let Position { line, column } = placed.position;
        let severity = match severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let help = help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let (file, title) = (property(&self.named(file)), property(code));
        let message = data(&format!("{message}{help}"));
        writeln!(out, "::{severity} file={file},line={line},col={column},title={title}::{message}")
    }

    /// A file from the folder of the repository, where it is below that.
    fn named(&self, file: &str) -> String {
        // A record of many in one file is named with its number.
        let path = self.here.join(Path::new(file));
        path.strip_prefix(&self.repository).map_or_else(|_| file.to_owned(), |path| path.display().to_string())
    }
}

/// What would end the line or begin something else is written by its number.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same before the second pair of colons.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Stage, place};

    fn printed(problem: Problem) -> String {
        let annotations = Annotations { here: "/home/me/site/.crosscut".into(), repository: "/home/me/site".into() };
        let placed = place(vec![problem], "a\nbc", 0, Stage::Walk).remove(0);
        let mut out = Vec::new();
        annotations.print(&mut out, &placed).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_problem_is_one_line_whatever_is_in_it() {
        let problem =
            Problem::error("bad-url", "/home/me/site/reviews/a,b:c.md", "100 % wrong:\r\n::error::x").at(2..3);
        assert_eq!(
            printed(problem.help("write it\nanew")),
            "::error file=reviews/a%2Cb%3Ac.md,line=2,col=1,title=bad-url::100 %25 wrong:%0D%0A::error::x%0Ahelp: write it%0Aanew\n"
        );
    }

    #[test]
    fn files_are_named_from_the_repository() {
        let of = |file: &str| printed(Problem::warning("x", file, "y")).split_once(",line").unwrap().0.to_owned();
        assert_eq!(of("in/a.md"), "::warning file=.crosscut/in/a.md");
        assert_eq!(of("/elsewhere/a.md"), "::warning file=/elsewhere/a.md");
    }
}
