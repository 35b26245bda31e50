//! Files to units of work: a file, or some lines of a file of NDJSON, however large it is. Knows nothing of documents.

use crate::walk::{Found, Input, LARGEST_FILE};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// Bytes of lines in one unit, about: enough to be worth a core's while, few enough that many are in memory.
const LINES: usize = 128 * 1024;

/// Lines in one unit at most: a document that takes ten bytes takes kilobytes in memory.
const MOST_LINES: u32 = 1_000;

/// What is read and extracted at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Into [`Found::inputs`].
    pub input: u32,
    pub part: Part,
}

/// The part of a file that a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// These bytes are whole lines; so many lines come before them.
    Lines {
        start: u64,
        bytes: u32,
        before: u32,
    },
    /// A line that is too long to be read.
    TooLong {
        before: u32,
    },
}

impl Unit {
    /// Its file.
    pub fn input(self, found: &Found) -> &Input {
        &found.inputs[self.input as usize]
    }

    /// How many bytes it is, about.
    pub fn bytes(self, found: &Found) -> u64 {
        match self.part {
            Part::Whole => self.input(found).bytes,
            Part::Lines { bytes, .. } => u64::from(bytes),
            Part::TooLong { .. } => 0,
        }
    }

    /// Reads its bytes.
    pub fn read(self, found: &Found) -> io::Result<Vec<u8>> {
        let path = &self.input(found).path;
        match self.part {
            Part::Whole => std::fs::read(path),
            Part::Lines { start, bytes, .. } => {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(start))?;
                let mut read = vec![0; bytes as usize];
                file.read_exact(&mut read)?;
                Ok(read)
            }
            Part::TooLong { .. } => Ok(Vec::new()),
        }
    }
}

/// The units of all files, in their order. A file that cannot be opened is one unit: reading it says why.
pub fn units(found: &Found) -> impl Iterator<Item = Unit> {
    found.inputs.iter().zip(0u32..).flat_map(|(input, number)| {
        let lines = if input.has_lines { Lines::open(input).ok() } else { None };
        let whole = lines.is_none().then_some(Part::Whole);
        whole.into_iter().chain(lines.into_iter().flatten()).map(move |part| Unit { input: number, part })
    })
}

/// Cuts a file behind lines.
struct Lines {
    file: BufReader<File>,
    at: u64,
    before: u32,
}

impl Lines {
    fn open(input: &Input) -> io::Result<Lines> {
        // An empty file is read whole, so that somebody is told that it is empty.
        if input.bytes == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Lines { file: BufReader::with_capacity(LINES, File::open(&input.path)?), at: 0, before: 0 })
    }

    /// Reads on to the end of a line, and says how many bytes that were; `None` where the line has no end in sight.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<Option<usize>> {
        line.clear();
        let read = self.file.by_ref().take(LARGEST_FILE).read_until(b'\n', line)?;
        Ok((read < LARGEST_FILE as usize || line.last() == Some(&b'\n')).then_some(read))
    }
}

impl Iterator for Lines {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let (start, before) = (self.at, self.before);
        let mut line = Vec::new();
        let mut bytes = 0;
        while bytes < LINES && self.before - before < MOST_LINES {
            let Ok(length) = self.line(&mut line) else { break };
            match length {
                Some(0) => break,
                Some(length) => bytes += length,
                None if bytes == 0 => {
                    // Past its end, and its place is told.
                    self.at += line.len() as u64 + skip_line(&mut self.file);
                    self.before += 1;
                    return Some(Part::TooLong { before });
                }
                None => {
                    // The lines before it first; then it is met again.
                    let _ = self.file.seek(SeekFrom::Start(start + bytes as u64));
                    break;
                }
            }
            self.before += 1;
        }
        self.at += bytes as u64;
        (bytes > 0).then_some(Part::Lines { start, bytes: bytes as u32, before })
    }
}

fn skip_line(file: &mut impl BufRead) -> u64 {
    file.skip_until(b'\n').unwrap_or(0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_whole_lines_and_all_of_them() {
        let mut text = String::new();
        for number in 0..4_000 {
            text += &format!("{{\"number\": {number}, \"text\": \"{}\"}}\n", "x".repeat(number % 300));
        }
        // Documents of few bytes, which are many in one piece.
        (0..4_000).for_each(|number| text += &format!("{number}\n"));
        text += "the last without an end";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ndjson");
        std::fs::write(&path, &text).unwrap();
        let input = Input {
            path,
            source_file: "a.ndjson".to_owned(),
            shown: "a.ndjson".to_owned(),
            collection: 0,
            bytes: text.len() as u64,
            has_lines: true,
        };
        let found = Found { inputs: vec![input], ..Found::default() };
        let mut again = String::new();
        let mut lines = 0;
        let all: Vec<Unit> = units(&found).collect();
        assert!(all.len() > 3, "{all:?}");
        for unit in all {
            let Part::Lines { before, .. } = unit.part else { panic!("{unit:?}") };
            assert_eq!(before, lines);
            let part = String::from_utf8(unit.read(&found).unwrap()).unwrap();
            assert!(part.lines().count() <= MOST_LINES as usize && part.len() < 2 * LINES);
            lines += part.lines().count() as u32;
            again += &part;
        }
        assert_eq!(again, text);
    }
}
