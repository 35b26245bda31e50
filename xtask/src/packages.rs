//! Packages of the distribution: asks apt what it has and installs them, as root or through sudo. Where neither is
//! to be had it says what to install by hand. It knows only apt; what other systems need is said in words.

use crate::prerequisites::find;
use crate::steps::{Result, Steps};
use std::io::IsTerminal;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// How packages can be installed here.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Right {
    Root,
    Sudo,
    Neither,
}

/// Whether this machine has apt at all.
pub fn has_apt() -> bool {
    find("apt-get").is_some()
}

/// The version of `package` that apt would install by the lists it has.
pub fn candidate(package: &str) -> Option<String> {
    let output = Command::new("apt-cache").args(["policy", package]).env("LC_ALL", "C").output().ok()?;
    candidate_in(&String::from_utf8_lossy(&output.stdout))
}

/// What `package` depends on, by name.
pub fn dependencies(package: &str) -> Vec<String> {
    let output = Command::new("apt-cache").args(["depends", package]).env("LC_ALL", "C").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().filter_map(|line| line.trim().strip_prefix("Depends: ")).map(str::to_owned).collect()
}

/// Installs `packages`; `what` and `why` are for the reader. `by_hand` says what to do on a machine without apt.
pub fn install(steps: &mut Steps, what: &str, why: &str, packages: &[&str], by_hand: &str) -> Result<()> {
    if !has_apt() {
        return Err(format!("Missing: {what}; {why}. Please install it by hand and start again:\n  {by_hand}").into());
    }
    if right() == Right::Neither {
        return Err(format!(
            "Missing: {what}; {why}.\n\
             This account is neither root nor may it use sudo. Please have this done, and start again:\n  \
             sudo apt-get install --no-install-recommends {}",
            packages.join(" ")
        )
        .into());
    }
    // Old lists name files that the mirror no longer has.
    update(steps);
    let mut command = with_rights("apt-get");
    // Without removing anything: what conflicts with these is for the owner of the machine to decide.
    command.args(["install", "-y", "--no-install-recommends", "--no-remove"]).args(packages);
    steps.run(what, why, command).map(|_| ())
}

/// Fetches the lists of packages, once in a run and where this account may.
pub fn update(steps: &mut Steps) {
    static DONE: AtomicBool = AtomicBool::new(false);
    if right() == Right::Neither || DONE.swap(true, Ordering::Relaxed) {
        return;
    }
    let mut command = with_rights("apt-get");
    command.arg("update");
    // Where it fails in part (one dead mirror among several) the installation itself is what decides.
    if let Err(stop) = steps.run("package lists", "so that apt knows what the mirrors have today", command) {
        steps.say(&format!("{stop}\n  (going on with the lists that are there)"));
    }
}

fn candidate_in(policy: &str) -> Option<String> {
    let line = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"))?.trim();
    // An epoch is not part of the version that upstream speaks of.
    let version = line.split_once(':').map_or(line, |(_, version)| version);
    (version != "(none)").then(|| version.to_owned())
}

fn with_rights(program: &str) -> Command {
    let mut command = match right() {
        Right::Sudo => {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", program]);
            sudo
        }
        Right::Root | Right::Neither => Command::new(program),
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn right() -> Right {
    static RIGHT: OnceLock<Right> = OnceLock::new();
    *RIGHT.get_or_init(|| {
        if is_root() {
            return Right::Root;
        }
        if find("sudo").is_none() {
            return Right::Neither;
        }
        let quiet = |command: &mut Command| {
            command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
        };
        // Somebody at a terminal can give their password once; sudo then remembers it for the calls that follow.
        let may = quiet(Command::new("sudo").args(["-n", "true"]))
            || (std::io::stdin().is_terminal()
                && std::io::stderr().is_terminal()
                && Command::new("sudo")
                    .args(["-v", "-p", "A package is missing; sudo's password to install it: "])
                    .status()
                    .is_ok_and(|status| status.success()));
        if may { Right::Sudo } else { Right::Neither }
    })
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_apt_would_install_is_read() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n  Version table:\n";
        assert_eq!(candidate_in(policy).as_deref(), Some("1.96.0+dfsg1-1~deb12u2"));
        assert_eq!(candidate_in("lld:\n  Candidate: 1:14.0-55\n").as_deref(), Some("14.0-55"));
    }

    #[test]
    fn a_package_that_apt_does_not_have_has_no_version() {
        assert_eq!(candidate_in(""), None);
        assert_eq!(candidate_in("ghost:\n  Installed: (none)\n  Candidate: (none)\n"), None);
    }
}
