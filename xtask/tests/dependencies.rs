//! What the project is built from: licences, sources and no crate twice, as deny.toml says. cargo-deny reads the same file and knows
//! advisories as well; it takes minutes to compile and asks hosts that not every machine reaches, so that the gate does without it.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// A crate as cargo describes it.
struct Package {
    name: String,
    version: String,
    /// None for the project's own.
    source: Option<String>,
    license: String,
}

fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

fn packages() -> Vec<Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    // Of the machines that build it, the one that it is built for most.
    command.args(["metadata", "--format-version", "1", "--locked", "--offline"]).current_dir(root());
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |package: &Value, field: &str| package[field].as_str().map(str::to_owned);
    let packages = all["packages"].as_array().into_iter().flatten().map(|package| Package {
        name: text(package, "name").unwrap_or_default(),
        version: text(package, "version").unwrap_or_default(),
        source: text(package, "source"),
        license: text(package, "license").unwrap_or_default(),
    });
    packages.collect()
}

fn rules() -> toml::Table {
    let file = root().join("deny.toml");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.parse().expect("deny.toml is TOML")
}

fn texts<'t>(rules: &'t toml::Table, table: &str, list: &str) -> BTreeSet<&'t str> {
    let list = rules[table][list].as_array().expect("a list");
    list.iter().filter_map(|entry| entry.as_str().or_else(|| entry.get("crate")?.as_str())).collect()
}

#[test]
fn every_crate_may_be_given_on_and_comes_from_the_registry() {
    let rules = rules();
    let (allowed, registries) = (texts(&rules, "licenses", "allow"), texts(&rules, "sources", "allow-registry"));
    let packages = packages();
    assert!(packages.len() > 100, "only {} crates", packages.len());
    let mut faults = Vec::new();
    for Package { name, version, source, license } in &packages {
        if !allows(license, &|one| allowed.contains(one)) {
            faults.push(format!("{name} {version}: its licence is {license:?}"));
        }
        let is_of_registry =
            |source: &str| source.strip_prefix("registry+").is_some_and(|from| registries.contains(from));
        if source.as_deref().is_some_and(|source| !is_of_registry(source)) {
            faults.push(format!("{name} {version}: it comes from {source:?}"));
        }
    }
    assert!(faults.is_empty(), "against deny.toml:\n  {}", faults.join("\n  "));
}

#[test]
fn no_crate_is_there_twice_but_those_that_are_named() {
    let rules = rules();
    let named = texts(&rules, "bans", "skip");
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Package { name, version, .. } in packages() {
        versions.entry(name).or_default().insert(version);
    }
    versions.retain(|_, versions| versions.len() > 1);
    let twice: BTreeSet<&str> = versions.keys().map(String::as_str).collect();
    let new: Vec<_> = versions.iter().filter(|(name, _)| !named.contains(name.as_str())).collect();
    assert!(new.is_empty(), "twice, and not in deny.toml: {new:?}");
    let old: Vec<_> = named.difference(&twice).collect();
    assert!(old.is_empty(), "deny.toml names what is there once: {old:?}");
}

/// Whether one of the ways to take a licence is allowed: alternatives stand with OR or a slash, what holds together with AND.
fn allows(license: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let license = license.trim();
    if allowed(license) {
        return true;
    }
    for (word, all) in [(" OR ", false), ("/", false), (" AND ", true)] {
        let parts = outside(license, word);
        if parts.len() > 1 {
            let holds = |part: &&str| allows(part, allowed);
            return if all { parts.iter().all(holds) } else { parts.iter().any(holds) };
        }
    }
    license.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|inner| allows(inner, allowed))
}

/// A text cut at a word, where that stands in no brackets.
fn outside<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (place, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && place >= start && text[place..].starts_with(word) {
            parts.push(&text[start..place]);
            start = place + word.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

#[test]
fn a_licence_is_read_with_its_alternatives() {
    let allowed = |one: &str| ["MIT", "BSD-3-Clause", "Apache-2.0 WITH LLVM-exception"].contains(&one);
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/Unheard-Of",
        "(GPL-3.0 OR MIT) AND BSD-3-Clause",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(allows(good, &allowed), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR BSD-3-Clause) AND GPL-3.0"] {
        assert!(!allows(bad, &allowed), "{bad}");
    }
}
