//! What a site needs to be put among a device's programs: `manifest.webmanifest`, and icons as pictures. Paths in it are relative, so it is
//! the same at the root of a host and under a sub-path.

use crate::collection::Collection;
use crate::error::{self, Error, Result};
use crate::look::{GREASE, INK, PAPER};
use crate::words;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::json;
use std::path::Path;

/// The name of the manifest; index.html links it.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The folder of the icons; index.html names one of them.
pub const FOLDER: &str = "icons";

/// Characters that fit under an icon.
const SHORT: usize = 24;

/// An icon: its file, its side in pixels, and the room around the sign in units of it, which is 32 wide.
type Icon = (&'static str, u32, u32);

/// Systems cut a maskable icon to a shape of theirs; whatever that is, a circle of four fifths of its width stays.
const ICONS: [Icon; 3] = [("192.png", 192, 1), ("512.png", 512, 1), ("maskable.png", 512, 5)];

/// Writes manifest and icons. How many files.
pub fn write(collection: &Collection, dist: &Path) -> Result<usize> {
    for icon in ICONS {
        let path = dist.join(FOLDER).join(icon.0);
        let png = drawn(icon).map_err(|error| Error::new(&path, error))?;
        error::write(&path, png)?;
    }
    error::write(&dist.join(MANIFEST), manifest(collection.title()))?;
    Ok(ICONS.len() + 1)
}

fn manifest(title: &str) -> String {
    let icons: Vec<serde_json::Value> = ICONS
        .iter()
        .map(|(file, side, room)| {
            let purpose = if *room > 1 { "maskable" } else { "any" };
            json!({ "src": format!("{FOLDER}/{file}"), "sizes": format!("{side}x{side}"), "type": "image/png", "purpose": purpose })
        })
        .collect();
    let manifest = json!({
        "name": title,
        "short_name": words::cut(title, SHORT),
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "background_color": PAPER.day,
        "theme_color": PAPER.day,
        "icons": icons,
    });
    format!("{manifest:#}\n")
}

/// The sign of public/icon.svg by day, on paper.
fn drawn((_, side, room): Icon) -> std::result::Result<Vec<u8>, String> {
    let wide = 32 + 2 * room;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\" viewBox=\"-{room} -{room} {wide} {wide}\">\
         <path fill=\"{paper}\" d=\"M-{room} -{room}h{wide}v{wide}h-{wide}z\"/><g fill=\"{ink}\"><path d=\"M3 6h26v3H3zM3 23h26v3H3z\"/>\
         <path d=\"M5 11h6v10H5zM13 11h6v10h-6zM21 11h6v10h-6z\" opacity=\".35\"/></g>\
         <path fill=\"{grease}\" d=\"M18.2 3h3.3L13.8 29h-3.3z\"/></svg>",
        paper = PAPER.day,
        ink = INK.day,
        grease = GREASE.day,
    );
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|error| error.to_string())?;
    let mut picture = Pixmap::new(side, side).ok_or("there is no memory for it")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_names_what_is_written_and_nothing_of_the_host() {
        let manifest: serde_json::Value = serde_json::from_str(&manifest("Salt “Road”")).unwrap();
        assert_eq!(manifest["name"], "Salt “Road”");
        assert_eq!([&manifest["start_url"], &manifest["scope"]], [".", "."]);
        assert_eq!(manifest["icons"].as_array().unwrap().len(), ICONS.len());
        assert_eq!(manifest["icons"][2]["src"], "icons/maskable.png");
    }

    #[test]
    fn the_sign_is_that_of_the_page_and_stays_within_what_no_system_cuts_off() {
        let icon = include_str!("../../../public/icon.svg");
        for path in
            ["M3 6h26v3H3zM3 23h26v3H3z", "M5 11h6v10H5zM13 11h6v10h-6zM21 11h6v10h-6z", "M18.2 3h3.3L13.8 29h-3.3z"]
        {
            assert!(icon.contains(path), "public/icon.svg has no {path}");
        }
        let picture = Pixmap::decode_png(&drawn(ICONS[2]).unwrap()).unwrap();
        let paper = picture.pixel(0, 0);
        let is_sign = |x: u32, y: u32| picture.pixel(x, y) != paper;
        let from_middle = |x: u32, y: u32| (f64::from(x) - 256.0).hypot(f64::from(y) - 256.0);
        let sign: Vec<(u32, u32)> =
            (0..512).flat_map(|y| (0..512).map(move |x| (x, y))).filter(|(x, y)| is_sign(*x, *y)).collect();
        assert!(sign.len() > 10_000);
        assert!(sign.into_iter().all(|(x, y)| from_middle(x, y) <= 0.4 * 512.0));
    }
}
