//! Files as a host sends them.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// What hosts pack with as they send, and what a file that is packed once is packed with.
pub const USUAL: u32 = 6;
pub const BEST: u32 = 9;

/// Bytes after gzip at a level from 0 to 9.
pub fn gzip(bytes: &[u8], level: u32) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(bytes)?;
    encoder.finish()
}
