//! What every command needs before it can start: prerequisites, the tools, a way to compile for wasm32, the crates.

use crate::steps::{Result, Steps};
use crate::trunk::Page;
use crate::workspace::Workspace;
use crate::{prerequisites, tools, wasm_target};

/// Installs what is missing and returns the way to build the page.
pub fn setup(workspace: &Workspace, steps: &mut Steps) -> Result<Page> {
    prerequisites::check(workspace)?;
    // First what may need rights that this account does not have, before minutes go into compiling.
    let wasm = wasm_target::prepare(workspace, steps)?;
    tools::install(workspace, steps)?;
    let page = Page::new(workspace, wasm);
    page.fetch(workspace, steps)?;
    Ok(page)
}
