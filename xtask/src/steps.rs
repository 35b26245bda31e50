//! Runs one step after the other and tells about it: what, why, how far, how long, and on failure how to run it by
//! hand. It knows nothing of what the steps are for.

use crate::workspace::Workspace;
use std::ffi::OsStr;
use std::fmt::{self, Display};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How often a line of progress is printed where there is no terminal to keep one line fresh.
const PLAIN_PROGRESS: Duration = Duration::from_secs(15);
/// How many lines a failed step shows of its end and of its first fault. The log has all of them.
const LAST: usize = 30;
const FIRST: usize = 30;
/// How the first line of a fault begins: cargo's and rustc's errors, a test's panic, rustfmt's difference.
const FAULTS: [&str; 4] = ["error", "---- ", "thread '", "Diff in"];

/// Why the run ends here, in words for the person at the keyboard.
#[derive(Debug)]
pub struct Stop(String);

pub type Result<T> = std::result::Result<T, Stop>;

impl Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T: Into<String>> From<T> for Stop {
    fn from(message: T) -> Stop {
        Stop(message.into())
    }
}

/// One finished step, for the table at the end.
struct Done {
    what: String,
    took: Duration,
    note: String,
}

/// A command that ran to its end.
struct Ended {
    status: ExitStatus,
    output: String,
    took: Duration,
    log: PathBuf,
}

/// The steps of one run of `cargo xtask`.
pub struct Steps {
    logs: PathBuf,
    terminal: bool,
    /// Within a workflow on GitHub, which takes up lines that begin in a certain way; elsewhere they are lines like any other.
    annotated: bool,
    done: Vec<Done>,
    /// What was not run, and why.
    missed: Vec<(String, String)>,
}

impl Steps {
    pub fn new(workspace: &Workspace) -> Steps {
        let logs = workspace.root.join("target/xtask");
        let annotated = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        Steps { logs, terminal: std::io::stderr().is_terminal(), annotated, done: Vec::new(), missed: Vec::new() }
    }

    /// A line that belongs to no step.
    pub fn say(&self, line: &str) {
        eprintln!("{line}");
    }

    /// Runs `command` to its end and returns all it printed. `what` names the step, `why` completes "… because".
    pub fn run(&mut self, what: &str, why: &str, command: Command) -> Result<String> {
        self.run_and_check(what, why, command, |_| Ok(String::new()))
    }

    /// Like `run`; `check` reads the output of a command that ended well and returns a note for the line that says
    /// so, or what is wrong with it all the same.
    pub fn run_and_check(
        &mut self,
        what: &str,
        why: &str,
        command: Command,
        check: impl FnOnce(&str) -> std::result::Result<String, String>,
    ) -> Result<String> {
        let by_hand = by_hand(&command);
        let Ended { status, output, took, log } = self.to_the_end(what, why, command)?;
        let verdict = if status.success() { check(&output) } else { Err(format!("ended with {status}")) };
        match verdict {
            Ok(note) => {
                let colon = if note.is_empty() { "" } else { ": " };
                eprintln!("  ✓ {}{colon}{note}", seconds(took));
                self.done.push(Done { what: what.to_owned(), took, note });
                Ok(output)
            }
            Err(reason) => Err(format!(
                "✗ {what} failed after {}: {reason}\n{}\n  All of its output: {}\n{by_hand}",
                seconds(took),
                excerpt(&output),
                log.display()
            )
            .into()),
        }
    }

    /// Runs `command` to its end, however it ends: whether well, and all it printed, which is also in the log that is named.
    pub fn observe(&mut self, what: &str, why: &str, command: Command) -> Result<(bool, String, PathBuf)> {
        let Ended { status, output, log, .. } = self.to_the_end(what, why, command)?;
        Ok((status.success(), output, log))
    }

    /// Runs `command` with the terminal for itself: for what reports as it goes and is meant to be read whole.
    pub fn hand_over(&mut self, what: &str, why: &str, mut command: Command) -> Result<()> {
        eprintln!("▸ {what}: {why}");
        let by_hand = by_hand(&command);
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("✗ {what} ended with {status}\n{by_hand}").into()),
            Err(error) => Err(format!("✗ {what} did not start: {error}\n{by_hand}").into()),
        }
    }

    fn to_the_end(&self, what: &str, why: &str, mut command: Command) -> Result<Ended> {
        let started = Instant::now();
        eprintln!("▸ {what}: {why}");
        let log = self.logs.join(format!("{}.log", file_name(what)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| {
            let program = command.get_program().to_string_lossy();
            format!("✗ {what}: `{program}` did not start: {error}\n{}", by_hand(&command))
        })?;
        let output = self.follow(started, &log, child.stdout.take(), child.stderr.take());
        let status = child.wait().map_err(|error| format!("✗ {what}: no exit status: {error}"))?;
        Ok(Ended { status, output, took: started.elapsed(), log })
    }

    /// Notes that something was not run, and says so at once and in the table.
    pub fn miss(&mut self, what: &str, why: &str) {
        eprintln!("\n!! {what}: NOT RUN\n{why}\n");
        self.missed.push((what.to_owned(), why.lines().next().unwrap_or_default().to_owned()));
    }

    /// Whether something was not run.
    pub fn has_missed(&self) -> bool {
        !self.missed.is_empty()
    }

    /// The table of what was run and how long it took.
    pub fn table(&self) -> String {
        let names = self.done.iter().map(|done| &done.what).chain(self.missed.iter().map(|(what, _)| what));
        let width = names.map(|what| what.chars().count()).max().unwrap_or(0);
        let mut table = String::new();
        for done in &self.done {
            let padding = " ".repeat(width - done.what.chars().count());
            table.push_str(&format!("  {}{padding}  {:>9}  {}\n", done.what, seconds(done.took), done.note));
        }
        for (what, why) in &self.missed {
            let padding = " ".repeat(width - what.chars().count());
            table.push_str(&format!("  {what}{padding}  !! NOT RUN  {why}\n"));
        }
        let total = self.done.iter().map(|done| done.took).sum();
        table + &format!("  {}  {:>9}\n", " ".repeat(width), seconds(total))
    }

    /// Collects both streams of a child line by line, into the log as well, and keeps somebody who waits informed.
    fn follow(
        &self,
        started: Instant,
        log: &Path,
        stdout: Option<impl Read + Send + 'static>,
        stderr: Option<impl Read + Send + 'static>,
    ) -> String {
        let (lines, arriving) = mpsc::channel();
        pass_lines(stdout, lines.clone());
        pass_lines(stderr, lines);
        // A log that cannot be written is no reason to stop: the same lines are kept here.
        let mut log = fs::create_dir_all(&self.logs).ok().and_then(|()| File::create(log).ok());
        let mut output = String::new();
        let mut progress = Progress::default();
        let mut last_plain = started;
        loop {
            match arriving.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => {
                    progress.read(&line);
                    if let Some(log) = &mut log {
                        let _ = writeln!(log, "{line}");
                    }
                    if self.annotated && is_annotation(&line) {
                        eprintln!("{line}");
                        continue;
                    }
                    output.push_str(&line);
                    output.push('\n');
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.terminal {
                eprint!("\r\x1b[2K  … {}{progress}", seconds(started.elapsed()));
            } else if last_plain.elapsed() >= PLAIN_PROGRESS {
                last_plain = Instant::now();
                eprintln!("  … {}{progress}", seconds(started.elapsed()));
            }
        }
        if self.terminal {
            eprint!("\r\x1b[2K");
        }
        output
    }
}

/// What the output of a running step says about how far it is.
#[derive(Default)]
struct Progress {
    compiled: usize,
    last: String,
}

impl Progress {
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if line.starts_with("Compiling ") || line.starts_with("Checking ") {
            self.compiled += 1;
        }
        if !line.is_empty() {
            self.last = line.chars().filter(|c| !c.is_control()).take(70).collect();
        }
    }
}

impl Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.compiled, self.last.as_str()) {
            (0, "") => Ok(()),
            (0, last) => write!(f, ", {last}"),
            (crates, last) => write!(f, ", {crates} crates begun, {last}"),
        }
    }
}

/// Whether a line is a problem that a workflow shows at its place in a document. No other command to a workflow is passed on.
fn is_annotation(line: &str) -> bool {
    line.starts_with("::error file=") || line.starts_with("::warning file=")
}

fn pass_lines(stream: Option<impl Read + Send + 'static>, lines: Sender<String>) {
    let Some(stream) = stream else { return };
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        // Read as bytes: a tool may print what is not UTF-8, and that must not end the step.
        while stream.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            if lines.send(without_colours(&String::from_utf8_lossy(&line))).is_err() {
                return;
            }
            line.clear();
        }
    });
}

/// The text of a line without its line ending and the terminal codes that some tools write even into a pipe.
fn without_colours(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            // ESC [ … letter is a colour, ESC ( and one more choose a character set.
            '\x1b' => match characters.next() {
                Some('[') => drop(characters.by_ref().find(char::is_ascii_alphabetic)),
                Some('(') => drop(characters.next()),
                _ => {}
            },
            '\n' | '\r' => {}
            _ => text.push(character),
        }
    }
    text
}

/// What of a failed step's output helps: its end and, where a compiler or a test said so earlier, the first fault.
fn excerpt(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let end = lines.len().saturating_sub(LAST);
    let fault = lines[..end].iter().position(|line| FAULTS.iter().any(|fault| line.starts_with(fault)));
    let mut shown = Vec::new();
    let mut show = |lines: &[&str]| shown.extend(lines.iter().map(|line| format!("  │ {line}")));
    if let Some(fault) = fault {
        let until = end.min(fault + FIRST);
        show(&lines[fault..until]);
        if until < end {
            show(&["…"]);
        }
    }
    show(&lines[end..]);
    shown.join("\n")
}

fn file_name(what: &str) -> String {
    let dashed: String =
        what.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    dashed.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A span of time for people: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        whole @ 10..120 => format!("{whole} s"),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

/// `command` as a line for a shell, with the folder and the environment it needs.
pub fn by_hand(command: &Command) -> String {
    let mut line = String::from("  To run it by hand:\n    ");
    if let Some(folder) = command.get_current_dir() {
        line.push_str(&format!("cd {} && ", quoted(folder.as_os_str())));
    }
    let removed: Vec<_> = command.get_envs().filter(|(_, value)| value.is_none()).map(|(key, _)| key).collect();
    if !removed.is_empty() {
        line.push_str("env");
        for key in removed {
            line.push_str(&format!(" -u {}", quoted(key)));
        }
        line.push(' ');
    }
    let path_now = std::env::var("PATH").unwrap_or_default();
    for (key, value) in command.get_envs() {
        let Some(value) = value else { continue };
        let added = value.to_str().filter(|_| key == "PATH").and_then(|value| value.strip_suffix(&path_now));
        match added {
            Some(added) => line.push_str(&format!("PATH={}\"$PATH\" ", quoted(OsStr::new(added)))),
            None => line.push_str(&format!("{}={} ", key.to_string_lossy(), quoted(value))),
        }
    }
    // Under cargo the full path of its program is known; the name is what people type.
    let cargo = std::env::var_os("CARGO").is_some_and(|cargo| cargo == command.get_program());
    line.push_str(&quoted(if cargo { OsStr::new("cargo") } else { command.get_program() }));
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&quoted(argument));
    }
    line
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Steps {
        Steps {
            logs: std::env::temp_dir().join(format!("xtask-steps-{}", std::process::id())),
            annotated: false,
            terminal: false,
            done: Vec::new(),
            missed: Vec::new(),
        }
    }

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_streams_of_a_step_are_kept() {
        let output = steps().run("two streams", "a test", shell("echo one; echo two >&2")).expect("it ends well");
        assert!(output.contains("one") && output.contains("two"), "{output}");
    }

    #[test]
    fn a_failed_step_shows_its_last_words_and_the_command_to_run_by_hand() {
        let mut command = shell("echo the cause is here >&2; exit 3");
        command.env("COLOUR", "dark red").env_remove("RUSTC").current_dir("/");
        let error = steps().run("a step", "a test", command).unwrap_err().to_string();
        for part in ["the cause is here", "exit status: 3", "cd / && env -u RUSTC COLOUR='dark red' sh -c 'echo the"] {
            assert!(error.contains(part), "{part:?} is missing in:\n{error}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = steps().run("a step", "a test", Command::new("no-such-program-here")).unwrap_err().to_string();
        assert!(error.contains("no-such-program-here") && error.contains("did not start"), "{error}");
    }

    #[test]
    fn a_step_that_ends_well_can_still_be_refused_for_what_it_said() {
        let refused = steps().run_and_check("a step", "a test", shell("echo 0 tests"), |output| match output.trim() {
            "0 tests" => Err("nothing was tested".to_owned()),
            other => Ok(other.to_owned()),
        });
        assert!(refused.unwrap_err().to_string().contains("nothing was tested"));
    }

    #[test]
    fn a_step_that_is_observed_may_end_badly_and_is_told_whole() {
        let (well, output, _) = steps().observe("a step", "a test", shell("echo found; exit 3")).expect("it starts");
        assert!(!well && output.contains("found"), "{output}");
    }

    #[test]
    fn a_step_that_has_the_terminal_still_says_how_to_run_it_by_hand() {
        let error = steps().hand_over("a step", "a test", shell("exit 3")).unwrap_err().to_string();
        assert!(error.contains("exit status: 3") && error.contains("sh -c 'exit 3'"), "{error}");
    }

    #[test]
    fn output_that_is_not_utf8_does_not_end_the_step() {
        let output = steps().run("bytes", "a test", shell(r"printf 'a\377b\nlast\n'")).expect("it ends well");
        assert!(output.contains("last"), "{output}");
    }

    #[test]
    fn a_path_that_was_put_in_front_is_printed_in_front_of_the_path_of_the_shell() {
        let mut command = Command::new("trunk");
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("/my tools:{path}"));
        assert!(by_hand(&command).contains("PATH='/my tools:'\"$PATH\" trunk"), "{}", by_hand(&command));
    }

    #[test]
    fn colours_are_taken_out_of_what_a_tool_says() {
        assert_eq!(without_colours("\x1b[31m-    red\x1b(B\x1b[m end\r\n"), "-    red end");
    }

    #[test]
    fn a_fault_far_above_the_end_of_the_output_is_shown() {
        let filler = "a note\n".repeat(200);
        let shown = excerpt(&format!("Compiling\nerror[E0308]: mismatched types\n{filler}could not compile"));
        assert!(shown.contains("E0308") && shown.contains("could not compile") && shown.contains("…"), "{shown}");
        assert!(shown.lines().count() <= FIRST + LAST + 1, "{shown}");
    }

    #[test]
    fn times_read_well() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(61)), "61 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn only_problems_of_documents_are_passed_on_to_a_workflow() {
        assert!(is_annotation("::error file=reviews/a.md,line=3,col=1,title=x::y"));
        for other in ["::add-mask::secret", "::error::y", "  ::error file=a::y", "error: ::error file=a::y"] {
            assert!(!is_annotation(other), "{other}");
        }
    }
}
