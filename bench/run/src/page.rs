//! The page of a bench: compiled, bundled, served, opened, and waited for.

use crate::browser::Browser;
use crate::packages;
use crate::server::{self, Report};
use crate::tools::{root, run as run_tool, target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of a bench's page, in `bench/`.
pub struct Page {
    here: PathBuf,
    /// What is served.
    pub site: PathBuf,
}

impl Page {
    /// Builds the page of `bench/NAME`: its wasm, its peers at their fixed versions, its script.
    pub fn build(name: &str) -> Result<Page, String> {
        let built = target().join("bench");
        let page = Page { here: root().join("bench").join(name), site: built.join(name) };
        let (here, site) = (&page.here, &page.site);
        run_tool(
            "compiling for the browser",
            Command::new("cargo")
                .current_dir(root())
                // Not the toolchain that this program was built by: PATH says which one can make wasm.
                .env_remove("CARGO")
                .env("CARGO_TARGET_DIR", built.join("wasm"))
                .args(["build", "--package", &format!("crosscut-bench-{name}")])
                .args(["--target", "wasm32-unknown-unknown", "--profile", "web"]),
        )?;
        let wasm = built.join(format!("wasm/wasm32-unknown-unknown/web/crosscut_bench_{name}.wasm"));
        let bound = here.join("page/wasm");
        run_tool(
            "binding it",
            Command::new("wasm-bindgen").args(["--target", "web", "--out-dir"]).arg(&bound).arg(&wasm),
        )?;
        packages::install("fetching the peers", here)?;
        fs::create_dir_all(site).map_err(|error| format!("{site:?}: {error}"))?;
        run_tool(
            "bundling the page",
            Command::new(here.join("node_modules/.bin/esbuild"))
                .current_dir(here)
                .args(["page/bench.js", "--bundle", "--format=esm", "--log-level=warning"])
                .arg(format!("--outfile={}", site.join("bench.js").display())),
        )?;
        page.copy(&here.join("page"), "index.html")?;
        page.copy(&bound, &format!("crosscut_bench_{name}_bg.wasm"))?;
        Ok(page)
    }

    /// Copies a file into the site.
    pub fn copy(&self, folder: &Path, name: &str) -> Result<(), String> {
        fs::copy(folder.join(name), self.site.join(name)).map(|_| ()).map_err(|error| format!("{name}: {error}"))
    }

    /// A file of a package that the page uses.
    pub fn package(&self, path: &str) -> PathBuf {
        self.here.join("node_modules").join(path)
    }

    /// Runs a script of the page in Node.
    pub fn node(&self, what: &str, script: &str, arguments: &[String]) -> Result<(), String> {
        let mut node = Command::new("node");
        node.current_dir(&self.here).arg("--max-old-space-size=8192").arg(script).arg(&self.site).args(arguments);
        run_tool(what, &mut node)
    }

    /// Opens the page with a query string in a fresh browser, and waits for what it finds, as JSON.
    pub fn visit(&self, query: &str) -> Result<String, String> {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
        runtime.block_on(self.wait(query))
    }

    async fn wait(&self, query: &str) -> Result<String, String> {
        let mut server = server::serve(&self.site).await.map_err(|error| format!("no server: {error}"))?;
        let mut browser = Browser::open(&format!("{}?{query}", server.address))?;
        loop {
            tokio::select! {
                report = server.reports.recv() => match report {
                    Some(Report::Line(line)) => println!("{line}"),
                    Some(Report::Result(json)) => return Ok(json),
                    Some(Report::Failure(reason)) => return Err(format!("the page failed: {reason}")),
                    None => return Err("the server ended".to_owned()),
                },
                reason = browser.ended() => return Err(reason),
            }
        }
    }
}
