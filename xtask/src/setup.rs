//! What every command needs before it can start: prerequisites, the tools, a way to compile for wasm32, the crates.

use crate::browser::{self, Browser};
use crate::steps::{Result, Steps};
use crate::trunk::Page;
use crate::wasm_target::WasmCargo;
use crate::workspace::Workspace;
use crate::{prerequisites, tools, wasm_target};

/// Installs what building the page needs and returns the way to build it.
pub fn setup(workspace: &Workspace, steps: &mut Steps) -> Result<Page> {
    prerequisites::check(workspace)?;
    // First what may need rights that this account does not have, before minutes go into compiling.
    let wasm = wasm_target::prepare(workspace, steps)?;
    build_tools(workspace, steps, wasm)
}

/// The same, with a browser to test the page in. What cannot be installed is told in one go.
pub fn setup_with_browser(workspace: &Workspace, steps: &mut Steps) -> Result<(Page, Browser)> {
    prerequisites::check(workspace)?;
    let (wasm, browser) = match (wasm_target::prepare(workspace, steps), browser::prepare(steps)) {
        (Ok(wasm), Ok(browser)) => (wasm, browser),
        (Err(first), Err(second)) => return Err(format!("{first}\n\n{second}").into()),
        (Err(stop), Ok(_)) | (Ok(_), Err(stop)) => return Err(stop),
    };
    Ok((build_tools(workspace, steps, wasm)?, browser))
}

fn build_tools(workspace: &Workspace, steps: &mut Steps, wasm: WasmCargo) -> Result<Page> {
    tools::install(workspace, steps)?;
    let page = Page::new(workspace, wasm)?;
    page.fetch(workspace, steps)?;
    Ok(page)
}
