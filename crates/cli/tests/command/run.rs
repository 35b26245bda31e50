//! Runs the command in a copy of a fixture, and compares what it says with a golden.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder that the command runs in.
pub struct Desk(TempDir);

/// What the command said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
    /// The command, the folder and the output, for a failed assertion.
    pub all: String,
}

impl Desk {
    /// An empty folder.
    pub fn empty() -> Desk {
        Desk(tempfile::Builder::new().prefix("crosscut-test-").tempdir().unwrap())
    }

    /// A copy of `tests/fixtures/<fixture>`.
    pub fn with(fixture: &str) -> Desk {
        let desk = Desk::empty();
        copy(&tests().join("fixtures").join(fixture), desk.0.path());
        desk
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// A file or nothing.
    pub fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.path(file)).ok()
    }

    /// Every file below the folder, with its size.
    pub fn listing(&self) -> String {
        let mut listing = String::new();
        for entry in walkdir::WalkDir::new(self.0.path()).sort_by_file_name().into_iter().flatten() {
            let name = entry.path().strip_prefix(self.0.path()).unwrap().display().to_string();
            if !name.is_empty() {
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                let kind = if entry.file_type().is_dir() { "/".to_owned() } else { format!(" {size} bytes") };
                let _ = writeln!(listing, "  {name}{kind}");
            }
        }
        listing
    }

    /// Runs `crosscut` with these words.
    pub fn run(&self, words: &[&str]) -> Said {
        self.run_with(words, b"")
    }

    /// Runs `crosscut` with these words in a folder of the desk.
    pub fn run_in(&self, folder: &str, words: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscut"));
        self.said_by(&mut command, &self.path(folder), words, b"").unwrap()
    }

    /// Runs `crosscut` with these words and this input.
    pub fn run_with(&self, words: &[&str], stdin: &[u8]) -> Said {
        self.said_by(&mut Command::new(env!("CARGO_BIN_EXE_crosscut")), self.0.path(), words, stdin).unwrap()
    }

    /// Runs `crosscut` with these words as a workflow on GitHub does, in whose repository the desk is.
    pub fn run_in_workflow(&self, words: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscut"));
        let here = self.0.path().canonicalize().unwrap();
        command.env("GITHUB_ACTIONS", "true").env("GITHUB_WORKSPACE", here);
        self.said_by(&mut command, self.0.path(), words, b"").unwrap()
    }

    /// Runs `crosscut` as somebody who owns nothing here. `None` where that is not possible.
    #[cfg(unix)]
    pub fn run_as_nobody(&self, words: &[&str]) -> Option<Said> {
        use std::os::unix::fs::PermissionsExt;
        use std::os::unix::process::CommandExt;
        fs::set_permissions(self.0.path(), fs::Permissions::from_mode(0o755)).ok()?;
        self.said_by(Command::new(env!("CARGO_BIN_EXE_crosscut")).uid(65_534).gid(65_534), self.0.path(), words, b"")
            .ok()
    }

    fn said_by(&self, command: &mut Command, folder: &Path, words: &[&str], stdin: &[u8]) -> std::io::Result<Said> {
        // What a run says must not depend on where the tests run.
        if command.get_envs().all(|(name, _)| name != "GITHUB_ACTIONS") {
            command.env_remove("GITHUB_ACTIONS");
        }
        let mut child = command
            .args(words)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut input = child.stdin.take().unwrap();
        let stdin = stdin.to_owned();
        // Beside the reading, or both would wait for each other on a full pipe.
        let writer = std::thread::spawn(move || input.write_all(&stdin));
        let output = child.wait_with_output().unwrap();
        // The command may stop reading early.
        let _ = writer.join().unwrap();
        let said =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&self.0.path().display().to_string(), "DESK");
        let (code, stdout, stderr) = (output.status.code().unwrap_or(-1), said(output.stdout), said(output.stderr));
        let all = format!(
            "$ crosscut {}\n{}exit {code}\n--- stdout\n{stdout}--- stderr\n{stderr}",
            words.join(" "),
            self.listing()
        );
        Ok(Said { code, stdout, stderr, all })
    }
}

impl Said {
    /// Compares exit code and output with `tests/goldens/<name>.txt`.
    pub fn matches(&self, name: &str) {
        let path = tests().join("goldens").join(format!("{name}.txt"));
        let said = format!("exit {}\n--- stdout\n{}--- stderr\n{}", self.code, self.stdout, self.stderr);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, said).unwrap();
            return;
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        if golden != said {
            let differing = golden.lines().zip(said.lines()).position(|(golden, said)| golden != said);
            let line = differing.unwrap_or(golden.lines().count().min(said.lines().count())) + 1;
            panic!("{name} differs from line {line} of {} on\n{}\n=== golden\n{golden}", path.display(), self.all);
        }
    }

    /// Fails unless the command failed and said all of this.
    pub fn fails_with(&self, parts: &[&str]) {
        assert_eq!(self.code, 1, "{}", self.all);
        self.says(parts);
    }

    /// Fails unless the command succeeded.
    pub fn succeeds(&self) -> &Said {
        assert_eq!(self.code, 0, "{}", self.all);
        self
    }

    /// Fails unless all of this is in stderr.
    pub fn says(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.stderr.contains(part), "“{part}” is not in\n{}", self.all);
        }
    }
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}
