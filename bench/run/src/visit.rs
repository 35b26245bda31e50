//! The bench of the page: the release itself in Chromium, at several sizes. How long what takes to be there, how long the main
//! thread is held meanwhile, and how frames keep up with what a reader does. Keeps `bench/results/page.json`.

mod acts;
mod loading;
mod reader;
mod report;
pub mod site;
mod summary;
mod words;

use crate::browser;
use crate::machine::{load_average, machine};
use crate::server;
use crate::tools::{printed, root, target};
use loading::Load;
use reader::Device;
use serde::Serialize;
use serde_json::Value;
use site::Site;
use std::fs;
use std::path::PathBuf;
use summary::Act;

#[derive(clap::Args)]
pub struct Options {
    /// Sizes, in reviews: 4 are those that ship, any others are made up.
    #[arg(long, value_delimiter = ',', default_values_t = [site::SHIPPED, 100_000, 1_000_000])]
    reviews: Vec<u32>,
    /// Another seed, other reviews.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// First visits of each sort; the last one goes on to the explorer.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Only on these: desk, phone.
    #[arg(long, value_delimiter = ',')]
    devices: Vec<String>,
    /// Only first visits.
    #[arg(long)]
    only_loading: bool,
    /// Record where the time goes, into target/bench/page/; keeps no results.
    #[arg(long)]
    profile: bool,
    /// The folder of the built page.
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Do not keep the results.
    #[arg(long)]
    dry: bool,
}

/// What was measured at one size.
#[derive(Serialize)]
pub struct Size {
    reviews: u32,
    searched_for: Vec<String>,
    loading: Vec<Load>,
    acts: Vec<Act>,
}

#[derive(Serialize)]
struct Kept<'a> {
    machine: String,
    load_average: String,
    seed: u64,
    rounds: usize,
    sizes: &'a [Size],
}

/// Runs the bench.
pub fn run(options: &Options) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let page = site::undrawn(&root().join(&options.dist))?;
    let mut sizes = Vec::new();
    for reviews in &options.reviews {
        let site = Site::of(&page, *reviews, options.seed)?;
        let size = runtime.block_on(measured(&site, options))?;
        println!("\n{}", report::loading(&size));
        if !size.acts.is_empty() {
            println!("{}", report::acts(&size));
        }
        sizes.push(size);
    }
    if options.dry || options.profile {
        return Ok(());
    }
    let kept = Kept {
        machine: format!("{}, {}", machine(), printed(&browser::program(), "--version")),
        load_average: load_average(),
        seed: options.seed,
        rounds: options.rounds,
        sizes: &sizes,
    };
    let path = root().join("bench/results/page.json");
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())? + "\n";
    fs::write(&path, text).map_err(|error| format!("{path:?}: {error}"))?;
    println!("kept in bench/results/page.json");
    Ok(())
}

async fn measured(site: &Site, options: &Options) -> Result<Size, String> {
    let words = words::of(&site.bundle)?;
    let address = server::serve_page(&site.page, &site.bundle).await.map_err(|error| format!("no server: {error}"))?;
    let mut size = Size { reviews: site.reviews, searched_for: words, loading: Vec::new(), acts: Vec::new() };
    let wanted = |device: &Device| options.devices.is_empty() || options.devices.iter().any(|key| key == device.key());
    for device in Device::ALL.into_iter().filter(wanted) {
        let mut loads = Vec::new();
        for round in 1..=options.rounds.max(1) {
            println!("{} reviews, {}: first visit {round} of {}", site.reviews, device.key(), options.rounds.max(1));
            let (reader, load) = loading::visit(&address, device, options.profile).await?;
            loads.push(load);
            if options.profile {
                keep_profile(site, device, "visit", &reader.profile().await?)?;
            }
            if round == options.rounds.max(1) && !options.only_loading {
                println!("{} reviews, {}: in the explorer", site.reviews, device.key());
                for act in acts::Deed::ALL {
                    if options.profile {
                        reader.start_profile().await?;
                    }
                    size.acts.extend(act.done(&reader, device, &size.searched_for).await?);
                    if options.profile {
                        keep_profile(site, device, act.key(), &reader.profile().await?)?;
                    }
                }
                reader.is_well()?;
            }
        }
        size.loading.push(loading::of_several(&loads));
    }
    Ok(size)
}

fn keep_profile(site: &Site, device: Device, what: &str, profile: &Value) -> Result<(), String> {
    let path = target().join(format!("bench/page/{}-{}-{what}.cpuprofile", site.reviews, device.key()));
    fs::write(&path, profile.to_string()).map_err(|error| format!("{path:?}: {error}"))?;
    println!("  {}", path.display());
    Ok(())
}
