//! Records on disk between extraction and the bundle, so that a million of them need no memory. Bytes in, bytes out.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// Where something lies on the shelf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    at: u64,
    pub bytes: u32,
}

/// A file without a name, which is gone when this value is.
#[derive(Debug)]
pub struct Shelf {
    file: BufWriter<File>,
    end: u64,
    /// Whether the file stands where the next bytes go.
    at_end: bool,
}

impl Shelf {
    /// An empty shelf in the system's folder for such files.
    pub fn new() -> io::Result<Shelf> {
        Ok(Shelf { file: BufWriter::with_capacity(1 << 20, tempfile::tempfile()?), end: 0, at_end: true })
    }

    /// Puts bytes on it.
    pub fn put(&mut self, bytes: &[u8]) -> io::Result<Slot> {
        if !self.at_end {
            self.file.get_mut().seek(SeekFrom::Start(self.end))?;
            self.at_end = true;
        }
        self.file.write_all(bytes)?;
        let slot = Slot { at: self.end, bytes: bytes.len() as u32 };
        self.end += bytes.len() as u64;
        Ok(slot)
    }

    /// Adds to `into` what was put there.
    pub fn get(&mut self, slot: Slot, into: &mut Vec<u8>) -> io::Result<()> {
        if self.at_end {
            self.file.flush()?;
            self.at_end = false;
        }
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(slot.at))?;
        let start = into.len();
        into.resize(start + slot.bytes as usize, 0);
        file.read_exact(&mut into[start..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_found_in_any_order() {
        let mut shelf = Shelf::new().unwrap();
        let first = shelf.put(b"one").unwrap();
        let second = shelf.put(b"three").unwrap();
        let mut read = Vec::new();
        shelf.get(second, &mut read).unwrap();
        shelf.get(first, &mut read).unwrap();
        let third = shelf.put(b"!").unwrap();
        shelf.get(third, &mut read).unwrap();
        assert_eq!(read, b"threeone!");
    }
}
