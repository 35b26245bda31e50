//! The command `crosscut-offline`: a built site in, the worker and the list of what it keeps out. The last step of a build, for whatever
//! changes a file after it is not what the list says.

use crosscut_offline::write;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(site) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: crosscut-offline DIST");
        return ExitCode::FAILURE;
    };
    match write(&site) {
        Ok(written) => {
            let (version, worker) = (written.version, written.worker);
            let told = |(files, bytes): (usize, u64)| format!("{files} files with {} KB", bytes.div_ceil(1_000));
            println!(
                "version {}: {} after one visit, {} in all; worker {worker} bytes, list {} bytes",
                version.id,
                told(version.first),
                told(version.all),
                version.list.len()
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {}: {error}", site.display());
            ExitCode::FAILURE
        }
    }
}
